/* process: what every role does to itself at its start, and where tests cut it off. */
#ifndef LOKET_BASE_PROCESS_H
#define LOKET_BASE_PROCESS_H

#include <stdbool.h>
#include <signal.h>
#include <sys/types.h>

/* Names the process (ps, top), asks the kernel to SIGKILL it when its parent dies, turns core dumps
 * and ptrace off, ignores SIGPIPE. parent is the pid that must still be alive, 0 for none. */
void process_begin(const char *name, int parent);

/* Set by SIGTERM and SIGINT after process_catch_signals; loops end at the next item. */
extern volatile sig_atomic_t process_stop;
void process_catch_signals(void);

/* From here on this is the process of another user, with the groups of that, and no way back; `group` is for a user
 * who has no name. For root. -1 and errno. */
int process_become(uid_t user, gid_t group);

/* A point where the cut test ends this process (SIGKILL): the point's name stands in LOKET_CUT as
 * NAME or NAME:n (the n-th pass). A no-op when the variable is unset. Names: docs/ARCHITECTURE.md. */
void process_cut(const char *point);

#endif
