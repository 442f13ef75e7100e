/* parent: see parent.h. */
#include "reader/parent.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/error.h"
#include "reader/launch.h"
#include "reader/zygote.h"

enum { PREPARE_MS = 30000 };

/* True when something can be read (or the other side is gone) before the deadline. */
static bool wait_readable(int fd, int64_t deadline)
{
	for (;;) {
		struct pollfd item = {.fd = fd, .events = POLLIN};
		int64_t left = deadline - clock_monotonic_ms();
		int result = poll(&item, 1, left > 0 ? (int)left : 0);

		if (result > 0)
			return true;
		if (result == 0 && left <= 0)
			return false;
		if (result < 0 && errno != EINTR)
			return false;
	}
}

int parent_hear(const struct parent *parent, void *data, size_t size, int64_t deadline)
{
	ssize_t received;

	if (!wait_readable(parent->socket, deadline))
		return -1;
	do
		received = recv(parent->socket, data, size, 0);
	while (received < 0 && errno == EINTR);
	return received == (ssize_t)size ? 0 : -1;
}

static int give_order(const struct parent *parent, const char *tables,
		      const struct letter_limits *limits, struct error *err)
{
	static struct zygote_order order;
	size_t length = strlen(tables);

	if (length >= sizeof(order.tables))
		return error_set(err, ERROR_STOP, "%.80s...: too long a name", tables);
	memcpy(order.stamp, stamp, STAMP_SIZE);
	memcpy(order.tables, tables, length + 1);
	order.parent = getpid();
	order.limits = *limits;
	if (send(parent->socket, &order, sizeof(order), MSG_NOSIGNAL) != (ssize_t)sizeof(order))
		return error_system(err, ERROR_STOP, "the reader does not start");
	return 0;
}

static int hear_hello(const struct parent *parent, struct error *err)
{
	struct zygote_hello hello;

	if (parent_hear(parent, &hello, sizeof(hello), clock_monotonic_ms() + PREPARE_MS))
		return error_set(err, ERROR_STOP, "the reader does not start");
	hello.text[sizeof(hello.text) - 1] = '\0';
	if (hello.fault)
		return error_set(err, ERROR_STOP, "the reader does not start: %s", hello.text);
	return 0;
}

int parent_start(struct parent *parent, const char *program, const char *tables,
		 const struct letter_limits *limits, struct error *err)
{
	int sockets[2], result;

	*parent = PARENT_NONE;
	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, sockets))
		return error_system(err, ERROR_STOP, "the reader does not start");
	parent->socket = sockets[0];
	result = launch_reader(program, sockets[1], &parent->zygote, err);
	close(sockets[1]);
	if (result == 0)
		result = give_order(parent, tables, limits, err);
	if (result == 0)
		result = hear_hello(parent, err);
	if (result)
		parent_stop(parent);
	return result;
}

void parent_stop(struct parent *parent)
{
	if (parent->socket >= 0)
		close(parent->socket);
	if (parent->zygote > 0) {
		kill(parent->zygote, SIGKILL);
		while (waitpid(parent->zygote, NULL, 0) < 0 && errno == EINTR)
			;
	}
	*parent = PARENT_NONE;
}
