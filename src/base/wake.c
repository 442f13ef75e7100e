/* wake: see wake.h. */
#include "base/wake.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/error.h"
#include "base/process.h"

int wake_open(const char *const *folders, int folder_count, int *fd_r, struct error *err)
{
	int fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);

	if (fd < 0)
		return error_system(err, ERROR_STOP, "inotify");
	for (int i = 0; i < folder_count; i++) {
		if (inotify_add_watch(fd, folders[i],
				      IN_CREATE | IN_MOVED_TO | IN_ATTRIB | IN_ONLYDIR) < 0) {
			error_system(err, ERROR_STOP, "inotify %s", folders[i]);
			close(fd);
			return -1;
		}
	}
	*fd_r = fd;
	return 0;
}

void wake_drain(int fd)
{
	char events[4096];

	while (read(fd, events, sizeof(events)) > 0)
		;
}

int wake_poll(struct pollfd *items, nfds_t count, int timeout_ms)
{
	struct timespec time = {.tv_sec = timeout_ms / 1000,
				.tv_nsec = timeout_ms % 1000 * 1000000L};
	sigset_t held, before;
	int ready = -1;

	/* a signal between the look at process_stop and the wait would be slept over */
	sigemptyset(&held);
	sigaddset(&held, SIGTERM);
	sigaddset(&held, SIGINT);
	sigprocmask(SIG_BLOCK, &held, &before);
	if (!process_stop)
		ready = ppoll(items, count, &time, &before);
	sigprocmask(SIG_SETMASK, &before, NULL);
	if (ready < 0 && errno == EINTR && !process_stop)
		return 0;
	return ready > 0 ? 1 : ready;
}

bool wake_wait(int fd, int timeout_ms)
{
	struct pollfd item = {.fd = fd, .events = POLLIN};

	if (wake_poll(&item, 1, timeout_ms) <= 0)
		return false;
	wake_drain(fd);
	return true;
}

bool wake_touch(const char *path)
{
	const int flags = O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW;
	int fd = open(path, flags, 0600);

	if (fd < 0 && errno == EACCES && unlink(path) == 0)
		fd = open(path, flags, 0600);
	if (fd < 0)
		return false;
	futimens(fd, NULL);
	close(fd);
	return true;
}
