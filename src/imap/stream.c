/* stream: socket, deadlines and limits; see stream.h. */
#include "imap/stream.h"

#include <errno.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/error.h"
#include "base/memory.h"
#include "base/process.h"
#include "base/wake.h"
#include "settings/settings.h"

enum {
	UPPER_BUFFER = 16 * 1024,
	/* an answer may take this many deadlines, and a millisecond more for each byte: a
	 * server that drips less than 1 kB/s does not hold the mailbox for ever */
	SLOW_DEADLINES = 5,
	ON_WAIT_MS = 200, /* between two calls of on_wait */
};

int stream_fail(struct stream *stream, const char *reason)
{
	if (!stream->failure)
		stream->failure = process_stop ? "stopped" : reason;
	return -1;
}

int stream_wait(struct stream *stream, short events, int64_t deadline)
{
	struct pollfd item = {.fd = stream->fd, .events = events};

	for (;;) {
		int64_t left = deadline - clock_monotonic_ms();
		int ready;

		if (left <= 0)
			return stream_fail(stream, "no answer in time");
		if (stream->on_wait) {
			stream->on_wait(stream->context);
			left = left < ON_WAIT_MS ? left : ON_WAIT_MS;
		}
		if (stream->failure)
			return -1;
		ready = wake_poll(&item, 1, (int)left);
		if (ready < 0)
			return stream_fail(stream, "poll failed");
		if (ready > 0)
			return 0;
	}
}

void stream_begin(struct stream *stream, size_t allowance)
{
	stream->began = clock_monotonic_ms();
	stream->received = 0;
	stream->allowance = allowance;
}

void stream_credit(struct stream *stream, size_t length)
{
	stream->allowance += length;
}

/* Counts what came; -1 when it is too much or comes too slowly. */
static int account(struct stream *stream, size_t length)
{
	int64_t spent = clock_monotonic_ms() - stream->began;

	stream->received += length;
	if (length > stream->allowance)
		return stream_fail(stream, "the server sends more than was asked for");
	stream->allowance -= length;
	if (stream->patience_ms > 0 &&
	    spent > (int64_t)stream->patience_ms * SLOW_DEADLINES + (int64_t)stream->received)
		return stream_fail(stream, "the server answers too slowly");
	return 0;
}

/* One attempt: > 0 bytes, 0 end of the connection, -EAGAIN, or another negative number. */
static ssize_t receive(struct stream *stream, void *bytes, size_t size)
{
	ssize_t got;

	if (!stream->tls) {
		got = recv(stream->fd, bytes, size, MSG_DONTWAIT);
		return got < 0 && (errno == EINTR || errno == EAGAIN) ? -EAGAIN : got;
	}
	got = gnutls_record_recv(stream->tls, bytes, size);
	return got == GNUTLS_E_AGAIN || got == GNUTLS_E_INTERRUPTED ? -EAGAIN : got;
}

static ssize_t transmit(struct stream *stream, const void *bytes, size_t size)
{
	ssize_t put;

	if (!stream->tls) {
		put = send(stream->fd, bytes, size, MSG_DONTWAIT | MSG_NOSIGNAL);
		return put < 0 && (errno == EINTR || errno == EAGAIN) ? -EAGAIN : put;
	}
	put = gnutls_record_send(stream->tls, bytes, size);
	return put == GNUTLS_E_AGAIN || put == GNUTLS_E_INTERRUPTED ? -EAGAIN : put;
}

static short wanted_events(const struct stream *stream, short plain)
{
	if (!stream->tls)
		return plain;
	return gnutls_record_get_direction(stream->tls) ? POLLOUT : POLLIN;
}

/* Never 0 but in a peek: libetpan would ask again for ever. */
static ssize_t low_read(mailstream_low *low, void *bytes, size_t size)
{
	struct stream *stream = low->data;
	int64_t deadline = clock_monotonic_ms() + stream->patience_ms;

	while (!stream->failure) {
		ssize_t got = receive(stream, bytes, size);

		if (got > 0 && !stream_nesting_fits(&stream->nesting, bytes, (size_t)got))
			return stream_fail(stream, "the server sends lists in lists without end");
		if (got > 0)
			return account(stream, (size_t)got) < 0 ? -1 : got;
		if (got != -EAGAIN)
			return stream_fail(stream, "the server closed the connection");
		if (stream->patience_ms == 0)
			return 0;
		stream_wait(stream, wanted_events(stream, POLLIN), deadline);
	}
	return -1;
}

static ssize_t low_write(mailstream_low *low, const void *bytes, size_t size)
{
	struct stream *stream = low->data;
	int64_t deadline = clock_monotonic_ms() + stream->patience_ms;

	while (!stream->failure) {
		ssize_t put = transmit(stream, bytes, size);

		if (put > 0)
			return put;
		if (put != -EAGAIN)
			return stream_fail(stream, "the server closed the connection");
		stream_wait(stream, wanted_events(stream, POLLOUT), deadline);
	}
	return -1;
}

static int low_close(mailstream_low *low)
{
	struct stream *stream = low->data;

	if (stream->tls)
		gnutls_deinit(stream->tls);
	if (stream->trust)
		gnutls_certificate_free_credentials(stream->trust);
	close(stream->fd);
	return 0;
}

static void low_free(mailstream_low *low)
{
	free(low->data);
	free(low);
}

static int low_descriptor(mailstream_low *low)
{
	const struct stream *stream = low->data;

	return stream->fd;
}

static mailstream_low_driver driver = {
    .mailstream_read = low_read,
    .mailstream_write = low_write,
    .mailstream_close = low_close,
    .mailstream_get_fd = low_descriptor,
    .mailstream_free = low_free,
};

int stream_peek(struct stream *stream)
{
	int patience = stream->patience_ms;
	ssize_t there;

	stream->patience_ms = 0;
	there = mailstream_feed_read_buffer(stream->upper);
	stream->patience_ms = patience;
	return there > 0 ? 1 : (int)there;
}

/* Waits for a connect(2) that is under way; false when it did not come about. */
static bool connected(int fd, int timeout_ms)
{
	struct pollfd item = {.fd = fd, .events = POLLOUT};
	socklen_t size = sizeof(int);
	int problem = 0;

	if (wake_poll(&item, 1, timeout_ms) <= 0)
		return false;
	return getsockopt(fd, SOL_SOCKET, SO_ERROR, &problem, &size) == 0 && problem == 0;
}

static int connect_to(const struct addrinfo *address, int timeout_ms)
{
	int fd = socket(address->ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
	int on = 1;

	if (fd < 0)
		return -1;
	/* commands are small and each waits for its answer */
	setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
	setsockopt(fd, SOL_SOCKET, SO_KEEPALIVE, &on, sizeof(on));
	if (connect(fd, address->ai_addr, address->ai_addrlen) == 0 ||
	    (errno == EINPROGRESS && connected(fd, timeout_ms)))
		return fd;
	close(fd);
	return -1;
}

static int connect_any(const struct endpoint *endpoint, const char *where, struct error *err)
{
	struct addrinfo hints = {.ai_socktype = SOCK_STREAM, .ai_flags = AI_NUMERICSERV};
	struct addrinfo *addresses;
	char port[16];
	int fd = -1;

	snprintf(port, sizeof(port), "%d", endpoint->port);
	if (getaddrinfo(endpoint->host, port, &hints, &addresses) != 0)
		return error_set(err, ERROR_RETRY,
				 "%s: no such name in the DNS; check imap.url and the name server",
				 where);
	for (const struct addrinfo *a = addresses; a && fd < 0 && !process_stop; a = a->ai_next)
		fd = connect_to(a, endpoint->timeout * 1000);
	freeaddrinfo(addresses);
	if (fd < 0)
		return error_set(err, ERROR_RETRY,
				 "%s: no connection; is the server up and imap.url right?", where);
	return fd;
}

int stream_open(const struct endpoint *endpoint, struct stream **stream_r, struct error *err)
{
	struct stream *stream = memory_zero(1, sizeof(*stream));
	mailstream_low *low;

	snprintf(stream->where, sizeof(stream->where), "%s:%d", endpoint->host, endpoint->port);
	stream->patience_ms = endpoint->timeout * 1000;
	stream->fd = connect_any(endpoint, stream->where, err);
	if (stream->fd < 0) {
		free(stream);
		return -1;
	}
	low = mailstream_low_new(stream, &driver);
	stream->upper = low ? mailstream_new(low, UPPER_BUFFER) : NULL;
	if (!stream->upper)
		abort();
	*stream_r = stream;
	return 0;
}
