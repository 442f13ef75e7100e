/* spool: its folders, paths and lock; see spool.h. */
#include "spool/spool.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/error.h"
#include "base/file.h"
#include "base/place.h"
#include "spool/spool_name.h"

static const char *const folder_names[SPOOL_FOLDER_COUNT] = {
    [SPOOL_TMP] = "tmp",       [SPOOL_NEW] = "new",	  [SPOOL_MARK] = "mark",
    [SPOOL_KEPT] = "kept",     [SPOOL_FAILED] = "failed", [SPOOL_CURSOR] = "cursor",
    [SPOOL_HEALTH] = "health", [SPOOL_WAKE] = "wake",
};

void spool_path(const char *spool, enum spool_folder folder, const char *name, char out[SPOOL_PATH])
{
	if (name)
		snprintf(out, SPOOL_PATH, "%s/%s/%s", spool, folder_names[folder], name);
	else
		snprintf(out, SPOOL_PATH, "%s/%s", spool, folder_names[folder]);
}

int spool_prepare(const char *spool, struct error *err)
{
	char path[SPOOL_PATH];

	if (strlen(spool) + SPOOL_NAME + 32 > SPOOL_PATH)
		return error_set(err, ERROR_STOP,
				 "the path of spool is too long; choose a shorter one");
	if (file_make_folder(spool, err) < 0)
		return -1;
	for (int i = 0; i < SPOOL_FOLDER_COUNT; i++) {
		spool_path(spool, (enum spool_folder)i, NULL, path);
		if (file_make_folder(path, err) < 0)
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

	if (place_folder(spool, owner, 022, err) < 0)
		return -1;
	for (int i = 0; i < SPOOL_FOLDER_COUNT; i++) {
		spool_path(spool, (enum spool_folder)i, NULL, path);
		if (file_exists(path) &&
		    (place_folder(path, owner, 077, err) < 0 || same_disk(spool, path, err) < 0))
			return -1;
	}
	return place_room(spool, largest, err);
}

/* The pid that the holder wrote, for the message only; 0 when it cannot be read. */
static long holder_of(int fd)
{
	char text[24] = "";
	ssize_t length = pread(fd, text, sizeof(text) - 1, 0);
	long pid = 0;

	if (length > 0 && sscanf(text, "%ld", &pid) != 1)
		pid = 0;
	return pid;
}

/* `who`: what the holder is. */
static int lock_refused(int fd, const char *path, const char *who, struct error *err)
{
	int reason = errno;
	long pid = holder_of(fd);

	close(fd);
	if (reason == EWOULDBLOCK)
		return error_set(err, ERROR_STOP,
				 "another %s (pid %ld) works on this store; stop it first", who,
				 pid);
	errno = reason;
	return error_system(err, ERROR_STOP, "lock %s", path);
}

/* The last of a family that was killed, or a look by spool_locked(), is over in no time. */
static int take_lock(int fd, int kind)
{
	static const struct timespec pause = {.tv_nsec = 50 * 1000 * 1000};

	for (int tries = 1; flock(fd, kind | LOCK_NB) < 0; tries++) {
		if (errno != EWOULDBLOCK || tries == 10)
			return -1;
		nanosleep(&pause, NULL);
	}
	return 0;
}

bool spool_locked(const char *spool)
{
	char path[SPOOL_PATH];
	bool locked;
	int fd;

	snprintf(path, sizeof(path), "%s/lock", spool);
	fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
	if (fd < 0)
		return false;
	locked = flock(fd, LOCK_SH | LOCK_NB) < 0 && errno == EWOULDBLOCK;
	close(fd);
	return locked;
}

static int open_lock(const char *path, int kind, const char *who, struct error *err)
{
	int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
	if (fd < 0)
		return error_system(err, ERROR_STOP, "%s", path);
	return take_lock(fd, kind) < 0 ? lock_refused(fd, path, who, err) : fd;
}

/* With the pid of this process in it, for whoever is refused. */
static int open_own_lock(const char *path, const char *who, int *fd_r, struct error *err)
{
	char text[24];
	int fd = open_lock(path, LOCK_EX, who, err), length;

	if (fd < 0)
		return -1;
	length = snprintf(text, sizeof(text), "%ld\n", (long)getpid());
	if (ftruncate(fd, 0) < 0 || pwrite(fd, text, (size_t)length, 0) != length) {
		error_system(err, ERROR_STOP, "%s", path);
		close(fd);
		return -1;
	}
	*fd_r = fd;
	return 0;
}

int spool_share(const char *spool, int *fd_r, struct error *err)
{
	char path[SPOOL_PATH];

	snprintf(path, sizeof(path), "%s/lock", spool);
	*fd_r = open_lock(path, LOCK_SH, "loketd", err);
	return *fd_r < 0 ? -1 : 0;
}

int spool_lock(const char *spool, int *fd_r, struct error *err)
{
	char path[SPOOL_PATH];

	snprintf(path, sizeof(path), "%s/lock", spool);
	return open_own_lock(path, "loketd", fd_r, err);
}

int spool_lock_role(const char *spool, const char *role, const char *mailbox, int *fd_r,
		    struct error *err)
{
	char path[SPOOL_PATH], safe[SPOOL_NAME] = "";

	if (mailbox)
		spool_encode(mailbox, safe);
	snprintf(path, sizeof(path), "%s/lock-%s%s%s", spool, role, mailbox ? "-" : "", safe);
	return open_own_lock(path, role, fd_r, err);
}
