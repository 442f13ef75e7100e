/* lock: see lock.h. */
#include "base/lock.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/file.h>
#include <time.h>
#include <unistd.h>

#include "base/error.h"

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

/* The last of a family that was killed, or a look by lock_is_taken(), is over in no time. */
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

static int open_lock(const char *path, int kind, const char *who, struct error *err)
{
	int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
	if (fd < 0)
		return error_system(err, ERROR_STOP, "%s", path);
	return take_lock(fd, kind) < 0 ? lock_refused(fd, path, who, err) : fd;
}

int lock_take(const char *path, const char *who, int *fd_r, struct error *err)
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

int lock_share(const char *path, const char *who, int *fd_r, struct error *err)
{
	*fd_r = open_lock(path, LOCK_SH, who, err);
	return *fd_r < 0 ? -1 : 0;
}

bool lock_is_taken(const char *path)
{
	bool taken;
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);

	if (fd < 0)
		return false;
	taken = flock(fd, LOCK_SH | LOCK_NB) < 0 && errno == EWOULDBLOCK;
	close(fd);
	return taken;
}
