/* pool: sealed readers for a role or a command (reader.h): the side that stays clean.
 *
 * SECURITY: what comes out of the pipe may be an enemy's: its size and time are bounded here, its form is
 * checked by reading_from_json. */
#include "reader/reader.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/error.h"
#include "base/memory.h"
#include "json/json.h"
#include "reader/job.h"
#include "reader/launch.h"
#include "reader/zygote.h"

enum {
	PIECE = 64 * 1024,
	GRACE_MS = 3000, /* beyond the reader's own limit */
	PREPARE_MS = 30000,
	RECORD_FACTOR = 8, /* a record repeats the text, escaped */
	RECORD_REST = 4 * 1024 * 1024,
	RECORD_VALUES = 200 * 1000, /* an honest one with every list full has half of it */
};

struct reader_pool {
	pid_t zygote;
	int socket;
	struct letter_limits limits;
};

const char *reader_end_name(enum reader_end end)
{
	static const char *const names[] = {
	    [READER_OK] = "goed",	  [READER_CRASHED] = "crash",	[READER_TIMEOUT] = "tijd",
	    [READER_MEMORY] = "geheugen", [READER_BROKEN] = "antwoord",
	};

	return names[end];
}

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

static int receive(const struct reader_pool *pool, void *data, size_t size, int64_t deadline)
{
	ssize_t received;

	if (!wait_readable(pool->socket, deadline))
		return -1;
	do
		received = recv(pool->socket, data, size, 0);
	while (received < 0 && errno == EINTR);
	return received == (ssize_t)size ? 0 : -1;
}

static int give_order(const struct reader_pool *pool, const char *tables, struct error *err)
{
	static struct zygote_order order;
	size_t length = strlen(tables);

	if (length >= sizeof(order.tables))
		return error_set(err, ERROR_STOP, "%.80s...: too long a name", tables);
	memcpy(order.stamp, stamp, STAMP_SIZE);
	memcpy(order.tables, tables, length + 1);
	order.parent = getpid();
	order.limits = pool->limits;
	if (send(pool->socket, &order, sizeof(order), MSG_NOSIGNAL) != (ssize_t)sizeof(order))
		return error_system(err, ERROR_STOP, "the reader does not start");
	return 0;
}

static int hear_hello(const struct reader_pool *pool, struct error *err)
{
	struct zygote_hello hello;

	if (receive(pool, &hello, sizeof(hello), clock_monotonic_ms() + PREPARE_MS))
		return error_set(err, ERROR_STOP, "the reader does not start");
	hello.text[sizeof(hello.text) - 1] = '\0';
	if (hello.fault)
		return error_set(err, ERROR_STOP, "the reader does not start: %s", hello.text);
	return 0;
}

int reader_pool_start(const char *tables, const struct letter_limits *limits,
		      struct reader_pool **pool_r, struct error *err)
{
	struct reader_pool *pool;
	int sockets[2], result;

	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, sockets))
		return error_system(err, ERROR_STOP, "the reader does not start");
	pool = memory_zero(1, sizeof(*pool));
	pool->limits = *limits;
	pool->socket = sockets[0];
	result = launch_reader(sockets[1], &pool->zygote, err);
	close(sockets[1]);
	if (result == 0)
		result = give_order(pool, tables, err);
	if (result == 0)
		result = hear_hello(pool, err);
	if (result) {
		reader_pool_stop(&pool);
		return -1;
	}
	*pool_r = pool;
	return 0;
}

int reader_check_program(const char *tables, const struct letter_limits *limits, struct error *err)
{
	struct reader_pool *pool;

	if (reader_pool_start(tables, limits, &pool, err))
		return -1;
	reader_pool_stop(&pool);
	return 0;
}

void reader_pool_stop(struct reader_pool **pool)
{
	if (!*pool)
		return;
	close((*pool)->socket);
	if ((*pool)->zygote > 0) {
		kill((*pool)->zygote, SIGKILL);
		while (waitpid((*pool)->zygote, NULL, 0) < 0 && errno == EINTR)
			;
	}
	free(*pool);
	*pool = NULL;
}

static void fill_job(struct job *job, const struct reading_context *context)
{
	*job = (struct job){.regio = context->regio};
	job->has_mailbox = context->mailbox && strlen(context->mailbox) < JOB_TEXT;
	if (job->has_mailbox)
		strcpy(job->mailbox, context->mailbox);
	job->has_authserv_id = context->authserv_id && strlen(context->authserv_id) < JOB_TEXT;
	if (job->has_authserv_id)
		strcpy(job->authserv_id, context->authserv_id);
}

/* Everything that comes through the pipe; false when it is too much or too late. */
static bool gather(int fd, size_t limit, int64_t deadline, struct buffer *record)
{
	char piece[PIECE];
	ssize_t size;

	while (record->length <= limit) {
		if (!wait_readable(fd, deadline))
			return false;
		size = read(fd, piece, sizeof(piece));
		if (size < 0 && errno == EINTR)
			continue;
		if (size <= 0)
			return size == 0;
		buffer_add(record, piece, (size_t)size);
	}
	return false;
}

/* False for a record of very many empty values: jansson needs a hundred times the bytes of "{}". */
static bool has_few_values(const char *record, size_t length)
{
	bool quoted = false;
	size_t values = 0;

	for (size_t i = 0; i < length && values <= RECORD_VALUES; i++) {
		if (record[i] == '"')
			quoted = !quoted;
		else if (quoted)
			i += record[i] == '\\';
		else
			values += record[i] == ',' || record[i] == '{' || record[i] == '[';
	}
	return values <= RECORD_VALUES;
}

static enum reader_end take_record(struct arena *arena, const struct buffer *record,
				   struct reading **reading_r)
{
	const char *data = record->data ? record->data : "";
	json_error_t fault;
	struct error err;
	json_t *json = NULL;
	int result = -1;

	if (has_few_values(data, record->length))
		json = json_loadb(data, record->length, JSON_REJECT_DUPLICATES, &fault);
	if (json)
		result = reading_from_json(arena, json, reading_r, &err);

	json_decref(json);
	return result ? READER_BROKEN : READER_OK;
}

static int run_job(struct reader_pool *pool, const struct job *job, int fd, struct buffer *record,
		   enum reader_end *end_r, struct error *err)
{
	size_t limit = pool->limits.text * RECORD_FACTOR + RECORD_REST;
	int64_t deadline = clock_monotonic_ms() + (int64_t)pool->limits.seconds * 1000 + GRACE_MS;
	int pipes[2], result;
	bool whole;

	if (pipe2(pipes, O_CLOEXEC))
		return error_system(err, ERROR_RETRY, "no reader can be had");
	result = job_send(pool->socket, job, fd, pipes[1]);
	close(pipes[1]);
	whole = result == 0 && gather(pipes[0], limit, deadline, record);
	/* a reader that goes on writing gets an error now, and ends */
	close(pipes[0]);
	if (result == 0)
		result = receive(pool, end_r, sizeof(*end_r), deadline + GRACE_MS);
	if (result)
		return error_set(err, ERROR_STOP, "the reader's parent process has ended");
	if (*end_r == READER_OK && !whole)
		*end_r = READER_BROKEN;
	return 0;
}

int reader_pool_read(struct reader_pool *pool, struct arena *arena, int fd,
		     const struct reading_context *context, enum reader_end *end_r,
		     struct reading **reading_r, struct error *err)
{
	struct buffer record = {0};
	struct job job;
	int result;

	*reading_r = NULL;
	fill_job(&job, context);
	result = run_job(pool, &job, fd, &record, end_r, err);
	if (result == 0 && *end_r == READER_OK)
		*end_r = take_record(arena, &record, reading_r);
	buffer_free(&record);
	return result;
}
