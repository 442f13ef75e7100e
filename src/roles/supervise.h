/* supervise: the parent of all roles. Starts them, restarts what dies ever more slowly, and hands
 * on SIGTERM and SIGHUP. Holds the lock of the store, no secret, and no connection. */
#ifndef LOKET_ROLES_SUPERVISE_H
#define LOKET_ROLES_SUPERVISE_H

struct settings;

/* Runs until SIGTERM or SIGINT; takes *settings over (SIGHUP replaces it). Returns the exit code: 0
 * stopped as asked, 1 another daemon has the store or the spool cannot be used. */
int role_supervise(struct settings **settings);

/* Everything that can be done now, once: 0 nothing left, 1 something must be tried again later. */
int role_supervise_once(const struct settings *settings);

#endif
