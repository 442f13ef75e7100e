/* lock: an flock on a file, held by the open descriptor until every process that inherited it is gone. */
#ifndef LOKET_BASE_LOCK_H
#define LOKET_BASE_LOCK_H

#include <stdbool.h>

struct error;

/* Alone, with the pid of this process in it for whoever is refused. Held by another for half a second:
 * ERROR_STOP, with `who` (what the holder is) and its pid in the text. */
int lock_take(const char *path, const char *who, int *fd_r, struct error *err);
/* Beside others that share it; refused beside one that has taken it. */
int lock_share(const char *path, const char *who, int *fd_r, struct error *err);
/* True while somebody has taken it. */
bool lock_is_taken(const char *path);

#endif
