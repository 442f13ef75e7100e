/* wake: a hint from one process to another that there is work on the disk (inotify). Only a hint:
 * whoever waits also scans by the clock, so a lost wake-up costs seconds, never a mail. */
#ifndef LOKET_BASE_WAKE_H
#define LOKET_BASE_WAKE_H

#include <poll.h>
#include <stdbool.h>

struct error;

/* A descriptor that becomes readable when a file is created in, moved into, or touched in one of
 * the folders. Close-on-exec, non-blocking; close(2) ends it. */
int wake_open(const char *const *folders, int folder_count, int *fd_r, struct error *err);
/* Waits at most timeout_ms; true when something happened (all that is pending is read away).
 * SIGTERM (process_stop) ends it, also when it comes just before. fd -1: a pause. */
bool wake_wait(int fd, int timeout_ms);
/* poll(2) that SIGTERM ends in the same way: 1 ready, 0 the time is over or another signal came, -1
 * stopped, or a fault. */
int wake_poll(struct pollfd *items, nfds_t count, int timeout_ms);
void wake_drain(int fd);
/* Touches PATH, for whoever watches its folder. It is made when it is missing, and made anew when it is another
 * user's (root's, who ran a command). False, with errno: not even that, and only the clock wakes. */
bool wake_touch(const char *path);

#endif
