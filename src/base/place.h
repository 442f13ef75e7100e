/* place: whether a folder or a file on the disk can be used, and what to do when it cannot. Changes
 * nothing but in place_mend_mode. */
#ifndef LOKET_BASE_PLACE_H
#define LOKET_BASE_PLACE_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include "base/error.h"

/* The name of the user that this process works as, for messages. Borrowed until the next call. */
const char *place_user(void);
/* Who should own PATH: the effective user; for root the owner of the folder PATH, because root may look
 * after the files of another. */
uid_t place_owner(const char *path);

/* What belongs behind a path that is not found: what a relative one starts at, in brackets; "" for a whole one.
 * Borrowed until the next call; errno stays as it is. */
const char *place_where(const char *path);
/* -1 when this is root and PATH is there and is another's: whoever makes files there makes them unreadable for that
 * user. */
int place_for_root(const char *path, struct error *err);

/* As error_system; where a permission is lacking, also whose file it should be, and its mode. */
int place_denied(struct error *err, enum error_kind kind, unsigned mode, const char *what,
		 const char *path);

/* A folder of `owner` that may be read, written and searched, without a bit of `forbidden` in its mode.
 * Missing is fine when the folder above exists and may be written: then it will be made. */
int place_folder(const char *path, uid_t owner, unsigned forbidden, struct error *err);
/* A plain file of `owner` that nobody else may read, and that may be read and written. Missing is fine as above. */
int place_file(const char *path, uid_t owner, struct error *err);
/* Nothing stands there. */
bool place_is_missing(const char *path);
/* Takes the bits of `forbidden` from the mode of PATH, and logs it. -1 and errno when that
 * fails. */
int place_mend_mode(const char *path, unsigned forbidden);
/* At least this many bytes, and some files, can still be written there. */
int place_room(const char *path, int64_t bytes, struct error *err);

#endif
