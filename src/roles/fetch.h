/* fetch: takes the mail of one mailbox to the disk and marks on the server what is safe here.
 *
 * SECURITY: one process a mailbox; talks to its IMAP server, reads its own secret (at each
 * sign-in, so that a mended one heals without a restart), writes to the spool. Parses nothing
 * of a mail. */
#ifndef LOKET_ROLES_FETCH_H
#define LOKET_ROLES_FETCH_H

#include <stdbool.h>

struct mailbox;
struct settings;

/* Runs until SIGTERM; a fault of the network, the sign-in or the folder never ends it. once:
 * one pass, all that is there. Exit code: 0 stopped, or (once) nothing is left to do; 1 (once)
 * something must be tried again, or the disk fails; 2 configuration. */
int role_fetch(const struct settings *settings, const struct mailbox *mailbox, bool once);

#endif
