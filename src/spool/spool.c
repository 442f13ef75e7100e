/* spool: its folders, paths and lock; see spool.h. */
#include "spool/spool.h"

#include <string.h>
#include <sys/stat.h>

#include "base/error.h"
#include "base/file.h"
#include "base/lock.h"
#include "base/place.h"
#include "spool/spool_name.h"

/* Of the folder itself the group may be let in; what stands in it is for nobody else. */
enum { FORBIDDEN = 027, FORBIDDEN_INSIDE = 077 };

/* A disk that cannot be changed is found out by whoever writes. */
static int make_folder(const char *path, unsigned forbidden, struct error *err)
{
	if (file_make_folder(path, err) < 0)
		return -1;
	place_mend_mode(path, forbidden);
	return 0;
}

int spool_prepare(const char *spool, struct error *err)
{
	char path[SPOOL_PATH];
	bool is_new = !file_exists(spool);

	if (strlen(spool) + SPOOL_NAME + 32 > SPOOL_PATH)
		return error_set(err, ERROR_STOP,
				 "the path of spool is too long; choose a shorter one");
	if ((is_new && place_folder(spool, place_owner(spool), 0, err) < 0) ||
	    file_make_folder(spool, err) < 0)
		return -1;
	/* a folder that was never a spool may be that of the whole system ("/var/spool") */
	spool_path(spool, SPOOL_NEW, NULL, path);
	if (is_new || file_exists(path))
		place_mend_mode(spool, FORBIDDEN);
	for (int i = 0; i < SPOOL_FOLDER_COUNT; i++) {
		spool_path(spool, (enum spool_folder)i, NULL, path);
		if (make_folder(path, FORBIDDEN_INSIDE, err) < 0)
			return -1;
	}
	return file_sync_folder(spool, err);
}

/* Steps from folder to folder are renames. */
static int same_disk(const char *spool, const char *folder, struct error *err)
{
	struct stat one, other;

	if (stat(spool, &one) < 0 || stat(folder, &other) < 0 || one.st_dev == other.st_dev)
		return 0;
	return error_set(err, ERROR_STOP,
			 "%s is on another file system than %s; mails are renamed from folder to "
			 "folder: put all of the spool on one",
			 folder, spool);
}

int spool_examine(const char *spool, int64_t largest, struct error *err)
{
	char path[SPOOL_PATH];
	uid_t owner = place_owner(spool);

	/* one that was made beforehand holds nothing, and is closed at the start */
	spool_path(spool, SPOOL_NEW, NULL, path);
	if (place_folder(spool, owner, place_is_missing(path) ? 022 : FORBIDDEN, err) < 0)
		return -1;
	for (int i = 0; i < SPOOL_FOLDER_COUNT; i++) {
		spool_path(spool, (enum spool_folder)i, NULL, path);
		if (file_exists(path) && (place_folder(path, owner, FORBIDDEN_INSIDE, err) < 0 ||
					  same_disk(spool, path, err) < 0))
			return -1;
	}
	return place_room(spool, largest, err);
}

static void lock_path(const char *spool, char out[SPOOL_PATH])
{
	snprintf(out, SPOOL_PATH, "%s/lock", spool);
}

bool spool_locked(const char *spool)
{
	char path[SPOOL_PATH];

	lock_path(spool, path);
	return lock_is_taken(path);
}

int spool_share(const char *spool, int *fd_r, struct error *err)
{
	char path[SPOOL_PATH];

	lock_path(spool, path);
	return lock_share(path, "loketd", fd_r, err);
}

int spool_lock(const char *spool, int *fd_r, struct error *err)
{
	char path[SPOOL_PATH];

	lock_path(spool, path);
	return lock_take(path, "loketd", fd_r, err);
}

int spool_lock_role(const char *spool, const char *role, const char *mailbox, int *fd_r,
		    struct error *err)
{
	char path[SPOOL_PATH], safe[SPOOL_NAME] = "";

	if (mailbox)
		spool_encode(mailbox, safe);
	snprintf(path, sizeof(path), "%s/lock-%s%s%s", spool, role, mailbox ? "-" : "", safe);
	return lock_take(path, role, fd_r, err);
}
