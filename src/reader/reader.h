/* reader: hostile bytes in, a reading out.
 *
 * reader_read is the whole work, in one process; reader_pool runs it in sealed children, which is
 * the only way the daemon and loketctl use it. A child is forked from a prepared parent (the
 * zygote, a program of its own: tables loaded, no secret, no store, no network), gets the mail as a
 * descriptor, and dies after one mail.
 *
 * SECURITY: the child holds the mail, a file in memory for the reading, nothing else; a seccomp
 * filter leaves it read, write, memory and exit; rlimits bound memory, CPU and files; the zygote
 * kills it after the wall clock limit. What comes out is checked by reading_from_json. */
#ifndef LOKET_READER_READER_H
#define LOKET_READER_READER_H

#include <stddef.h>
#include "letter/letter.h"
#include "reading/reading.h"

struct arena;
struct error;
struct form_labels;
struct reader_pool;

/* Loads what reading needs before sealing: tables from `folder`, character sets, gmime. Once a process. */
int reader_prepare(const char *tables, struct error *err);

/* Only looks whether the tables can be used: for a check before anything starts. */
int reader_check_tables(const char *tables, struct error *err);

/* Reads the mail on `fd` (seekable) to a reading; never fails on the mail's content: what cannot be read is a
 * reading with soort onleesbaar, what is over a limit has mail.grens. In this process: for tests, fuzzing and
 * the sealed child itself. */
int reader_read(struct arena *arena, int fd, const struct reading_context *context,
		const struct letter_limits *limits, struct reading **reading_r, struct error *err);

/* Starts the zygote (loket-reader), and waits until it is ready. ERROR_STOP: the program or a table is
 * missing or bad. */
int reader_pool_start(const char *tables, const struct letter_limits *limits,
		      struct reader_pool **pool_r, struct error *err);
void reader_pool_stop(struct reader_pool **pool);

/* Whether the programs are there, of this build, and can be sealed: for a check before anything starts. */
int reader_check_program(const struct letter_limits *limits, struct error *err);

/* How a sealed reader ended. */
enum reader_end {
	READER_OK,	/* *reading_r is filled */
	READER_CRASHED, /* died by a signal (a fault, or a forbidden system call) */
	READER_TIMEOUT, /* over the wall clock or CPU limit */
	READER_MEMORY,	/* over the memory limit */
	READER_BROKEN,	/* its record was refused */
};
const char *reader_end_name(enum reader_end end); /* "crash", "tijd", "geheugen", "antwoord" */

/* One mail through one sealed reader, as two steps, so that one mail can be read while another is stored.
 *
 * begin: starts it, and does not wait. Up to READER_POOL_JOBS may be under way (more is a bug: abort). The reader
 * gets `fd` and shares its offset: until the end only pread on it; it may be closed. -1: ERROR_RETRY, or
 * ERROR_STOP when the zygote is gone: the role ends and starts anew.
 *
 * end: waits, in any order of jobs; sets *job to NULL. 0 with *end_r (*reading_r is NULL unless READER_OK); -1
 * with ERROR_STOP only, as above. The reading lives in `arena`. A job that is never ended goes with the pool. */
enum { READER_POOL_JOBS = 16 };
struct reader_job;
int reader_pool_begin(struct reader_pool *pool, int fd, const struct reading_context *context,
		      struct reader_job **job_r, struct error *err);
int reader_pool_end(struct reader_pool *pool, struct reader_job **job, struct arena *arena,
		    enum reader_end *end_r, struct reading **reading_r, struct error *err);

/* Both steps at once. */
int reader_pool_read(struct reader_pool *pool, struct arena *arena, int fd,
		     const struct reading_context *context, enum reader_end *end_r,
		     struct reading **reading_r, struct error *err);

#endif
