/* pool: sealed readers for a role or a command (reader.h): the side that stays clean.
 *
 * SECURITY: the record may be an enemy's: its size and time are bounded here, its form is checked
 * by reading_from_json. It is looked at only when the zygote has seen its writer die, for until
 * then it may change. */
#include "reader/reader.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/error.h"
#include "base/memory.h"
#include "json/json.h"
#include "reader/glance.h"
#include "reader/job.h"
#include "reader/parent.h"

enum {
	GRACE_MS = 6000,	    /* beyond the reader's own limit */
	RECORD_VALUES = 200 * 1000, /* an honest one with every list full has half of it */
};

/* A reading under way. */
struct reader_job {
	unsigned number; /* 0: no job */
	int record;	 /* a file in memory, which the reader fills */
	int mail;	 /* to read it again without its PDF; -1: not */
	struct job order;
	struct parent *parent;
	int64_t deadline;
	bool ended;
	enum reader_end end;
};

struct reader_pool {
	struct parent plain, pdf; /* the latter from the first PDF on */
	char *tables;
	struct letter_limits limits;
	bool no_pdf; /* it does not start */
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

static void forget(struct reader_job **job)
{
	if ((*job)->record >= 0)
		close((*job)->record);
	if ((*job)->mail >= 0)
		close((*job)->mail);
	(*job)->number = 0;
	*job = NULL;
}

int reader_pool_start(const char *tables, const struct letter_limits *limits,
		      struct reader_pool **pool_r, struct error *err)
{
	struct reader_pool *pool = memory_zero(1, sizeof(*pool));

	pool->limits = *limits;
	pool->tables = memory_text(tables);
	pool->pdf = PARENT_NONE;
	if (parent_start(&pool->plain, "loket-reader", tables, limits, err)) {
		reader_pool_stop(&pool);
		return -1;
	}
	*pool_r = pool;
	return 0;
}

int reader_check_program(const struct letter_limits *limits, struct error *err)
{
	static const char *const programs[] = {"loket-reader", "loket-reader-pdf"};

	for (size_t i = 0; i < sizeof(programs) / sizeof(programs[0]); i++) {
		struct parent parent;

		if (parent_start(&parent, programs[i], "", limits, err))
			return -1;
		parent_stop(&parent);
	}
	return 0;
}

void reader_pool_stop(struct reader_pool **pool)
{
	if (!*pool)
		return;
	for (size_t i = 0; i < READER_POOL_JOBS; i++) {
		struct reader_job *job = &(*pool)->jobs[i];

		if (job->number)
			forget(&job);
	}
	parent_stop(&(*pool)->plain);
	parent_stop(&(*pool)->pdf);
	free((*pool)->tables);
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

/* The parent for a mail with a PDF. Without one, it is read all the same, and the PDF told to be unreadable. */
static struct parent *pdf_parent(struct reader_pool *pool)
{
	struct error err;

	if (pool->pdf.socket < 0 && !pool->no_pdf)
		pool->no_pdf = parent_start(&pool->pdf, "loket-reader-pdf", pool->tables,
					    &pool->limits, &err) != 0;
	return pool->no_pdf ? NULL : &pool->pdf;
}

/* Gives the mail to the parent; its end will be that of the job. */
static int send_job(struct reader_pool *pool, struct reader_job *job, struct parent *parent, int fd,
		    struct error *err)
{
	job->parent = parent;
	job->ended = false;
	job->record = memfd_create("record", MFD_CLOEXEC);
	if (job->record < 0)
		return error_system(err, ERROR_RETRY, "no reader can be had");
	job->deadline = clock_monotonic_ms() + (int64_t)pool->limits.seconds * 1000 + GRACE_MS;
	if (job_send(parent->socket, &job->order, fd, job->record))
		return error_set(err, ERROR_STOP, "the reader's parent process has ended");
	return 0;
}

int reader_pool_begin(struct reader_pool *pool, int fd, const struct reading_context *context,
		      struct reader_job **job_r, struct error *err)
{
	struct reader_job *job = job_numbered(pool, 0);
	struct parent *pdf = glance_pdf(fd) ? pdf_parent(pool) : NULL;

	/* more than READER_POOL_JOBS at once */
	if (!job)
		abort();
	*job = (struct reader_job){.record = -1, .mail = -1};
	fill_job(&job->order, context);
	job->number = ++pool->last_number ? pool->last_number : ++pool->last_number;
	job->order.number = job->number;
	if (pdf)
		job->mail = fcntl(fd, F_DUPFD_CLOEXEC, 0);
	if (send_job(pool, job, pdf ? pdf : &pool->plain, fd, err)) {
		forget(&job);
		return -1;
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

		if (parent_hear(job->parent, &told, sizeof(told), job->deadline))
			return -1;
		ended = told.number ? job_numbered(pool, told.number) : NULL;
		if (!ended)
			return -1;
		ended->ended = true;
		ended->end = told.end;
	}
	return 0;
}

/* What killed the reader may be the PDF: the rest of the mail is not lost for it. */
static int read_again(struct reader_pool *pool, struct reader_job *job, struct error *err)
{
	if (job->mail < 0 || job->end == READER_OK)
		return 0;
	close(job->record);
	if (send_job(pool, job, &pool->plain, job->mail, err))
		return -1;
	return wait_end(pool, job);
}

int reader_pool_end(struct reader_pool *pool, struct reader_job **job, struct arena *arena,
		    enum reader_end *end_r, struct reading **reading_r, struct error *err)
{
	int result = wait_end(pool, *job);

	*reading_r = NULL;
	/* the parent of the plain ones may live on */
	if (result && (*job)->parent == &pool->pdf) {
		parent_stop(&pool->pdf);
		(*job)->end = READER_CRASHED;
		result = 0;
	}
	if (result == 0)
		result = read_again(pool, *job, err);
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
