/* pool: sealed readers for a role or a command (reader.h): the side that stays clean.
 *
 * SECURITY: the record may be an enemy's: its size and time are bounded here, its form is checked by
 * reading_from_json. It is looked at only when the zygote has seen its writer die, for until then it may
 * change. */
#include "reader/reader.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
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
	GRACE_MS = 6000, /* beyond the reader's own limit */
	PREPARE_MS = 30000,
	RECORD_VALUES = 200 * 1000, /* an honest one with every list full has half of it */
};

/* A reading under way. */
struct reader_job {
	unsigned number; /* 0: no job */
	int record;	 /* a file in memory, which the reader fills */
	int64_t deadline;
	bool ended;
	enum reader_end end;
};

struct reader_pool {
	pid_t zygote;
	int socket;
	struct letter_limits limits;
	unsigned last_number;
	struct reader_job jobs[READER_POOL_JOBS];
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
	struct reader_pool *pool = NULL;

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
	for (size_t i = 0; i < READER_POOL_JOBS; i++) {
		if ((*pool)->jobs[i].number)
			close((*pool)->jobs[i].record);
	}
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
		snprintf(job->mailbox, JOB_TEXT, "%s", context->mailbox);
	job->has_authserv_id = context->authserv_id && strlen(context->authserv_id) < JOB_TEXT;
	if (job->has_authserv_id)
		snprintf(job->authserv_id, JOB_TEXT, "%s", context->authserv_id);
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

static enum reader_end take_in(struct arena *arena, const char *record, size_t length,
			       struct reading **reading_r)
{
	json_error_t fault;
	struct error err;
	json_t *json = NULL;
	int result = -1;

	if (has_few_values(record, length))
		json = json_loadb(record, length, JSON_REJECT_DUPLICATES, &fault);
	if (json)
		result = reading_from_json(arena, json, reading_r, &err);
	json_decref(json);
	return result ? READER_BROKEN : READER_OK;
}

/* Its writer is gone: it stays as it is now. */
static enum reader_end take_record(const struct reader_pool *pool, int record, struct arena *arena,
				   struct reading **reading_r)
{
	enum reader_end end = READER_BROKEN;
	struct stat status;
	size_t size;
	char *text;

	if (fstat(record, &status) || status.st_size <= 0 ||
	    (size_t)status.st_size > job_record_limit(&pool->limits))
		return READER_BROKEN;
	size = (size_t)status.st_size;
	text = mmap(NULL, size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, record, 0);
	if (text == MAP_FAILED)
		return READER_BROKEN;
	end = take_in(arena, text, size, reading_r);
	munmap(text, size);
	return end;
}

static struct reader_job *job_numbered(struct reader_pool *pool, unsigned number)
{
	for (size_t i = 0; i < READER_POOL_JOBS; i++) {
		if (pool->jobs[i].number == number)
			return &pool->jobs[i];
	}
	return NULL;
}

static void forget(struct reader_job **job)
{
	close((*job)->record);
	(*job)->number = 0;
	*job = NULL;
}

int reader_pool_begin(struct reader_pool *pool, int fd, const struct reading_context *context,
		      struct reader_job **job_r, struct error *err)
{
	struct reader_job *job = job_numbered(pool, 0);
	struct job order;

	/* more than READER_POOL_JOBS at once */
	if (!job)
		abort();
	fill_job(&order, context);
	order.number = ++pool->last_number ? pool->last_number : ++pool->last_number;
	*job = (struct reader_job){.number = order.number,
				   .record = memfd_create("record", MFD_CLOEXEC)};
	if (job->record < 0) {
		job->number = 0;
		return error_system(err, ERROR_RETRY, "no reader can be had");
	}
	job->deadline = clock_monotonic_ms() + (int64_t)pool->limits.seconds * 1000 + GRACE_MS;
	if (job_send(pool->socket, &order, fd, job->record)) {
		forget(&job);
		return error_set(err, ERROR_STOP, "the reader's parent process has ended");
	}
	*job_r = job;
	return 0;
}

/* Hears of ends, also of other jobs, until this one's is known. */
static int wait_end(struct reader_pool *pool, const struct reader_job *job)
{
	while (!job->ended) {
		struct job_end told;
		struct reader_job *ended;

		if (receive(pool, &told, sizeof(told), job->deadline))
			return -1;
		ended = told.number ? job_numbered(pool, told.number) : NULL;
		if (!ended)
			return -1;
		ended->ended = true;
		ended->end = told.end;
	}
	return 0;
}

int reader_pool_end(struct reader_pool *pool, struct reader_job **job, struct arena *arena,
		    enum reader_end *end_r, struct reading **reading_r, struct error *err)
{
	int result = wait_end(pool, *job);

	*reading_r = NULL;
	*end_r = result ? READER_CRASHED : (*job)->end;
	if (*end_r == READER_OK)
		*end_r = take_record(pool, (*job)->record, arena, reading_r);
	forget(job);
	return result ? error_set(err, ERROR_STOP, "the reader's parent process has ended") : 0;
}

int reader_pool_read(struct reader_pool *pool, struct arena *arena, int fd,
		     const struct reading_context *context, enum reader_end *end_r,
		     struct reading **reading_r, struct error *err)
{
	struct reader_job *job = NULL;

	*reading_r = NULL;
	if (reader_pool_begin(pool, fd, context, &job, err))
		return -1;
	return reader_pool_end(pool, &job, arena, end_r, reading_r, err);
}
