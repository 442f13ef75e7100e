/* database: one SQLite file, opened so that what is committed stays (WAL, synchronous=FULL but where
 * database_sync_later says otherwise),
 * what is deleted within a page is overwritten (secure_delete; a freed page of sealed text is not,
 * for its key is destroyed, and to overwrite it twice would cost as much as to write it), and
 * memory stays small whatever the size of a mail. */
#include "store/private.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/error.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/place.h"

enum { BUSY_MS = 10 * 1000, BUSY_CHECKPOINT_MS = 500, BUSY_PAUSE_NS = 5 * 1000 * 1000 };

/* The n-th wait for a lock of another process, the last for all that follow. Whoever holds it is
 * mostly within one sync of giving it back; SQLite's own steps grow to 100 ms, which is a hundred
 * transactions of others. */
static const long busy_waits_us[] = {200, 300, 500, 500, 500, 1000, 1000, 1000, 2000, 2000, 5000};

/* 4 MB of pages, no mapping: a process stays under 64 MB with a mail of 10 MB in its hands. A mail
 * of some 20 kB takes few pages of 8 kB, and each is two system calls on its way into the WAL and two
 * out of it; a file that is there already keeps the size that it has. */
static const char SQL_SETTINGS[] = "PRAGMA page_size = 8192;"
				   "PRAGMA synchronous = FULL;"
				   "PRAGMA foreign_keys = ON;"
				   "PRAGMA secure_delete = FAST;"
				   "PRAGMA trusted_schema = OFF;"
				   "PRAGMA temp_store = MEMORY;"
				   "PRAGMA mmap_size = 0;"
				   "PRAGMA cache_size = -4096;"
				   "PRAGMA wal_autocheckpoint = 2000;"
				   "PRAGMA journal_size_limit = 16777216;";
static const char SQL_WAL[] = "PRAGMA journal_mode = WAL";

static void folder_of(const char *path, char out[PATH_MAX])
{
	const char *slash = strrchr(path, '/');

	snprintf(out, PATH_MAX, "%.*s", slash ? (int)(slash - path) + 1 : 1, slash ? path : ".");
}

/* SQLite gives its WAL the mode of the database, so that is made first. An existing file is not
 * opened here: closing it again would drop the locks that this process may hold on it. */
static int prepare_file(const char *path, struct error *err)
{
	char folder[PATH_MAX];
	struct stat status;
	int fd;

	if (stat(path, &status) == 0) {
		if (place_mend_mode(path, 0077) < 0)
			return error_system(err, ERROR_STOP, "%s: chmod 600", path);
		return 0;
	}
	fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	if (fd < 0 && errno == EEXIST)
		return 0;
	if (fd < 0)
		return error_system(err, ERROR_STOP, "%s", path);
	close(fd);
	folder_of(path, folder);
	return file_sync_folder(folder, err);
}

/* Several processes that open a new file at once: SQLite does not wait by itself for this one
 * change. */
static int set_wal(struct database *database, struct error *err)
{
	int64_t end = clock_monotonic_ms() + BUSY_MS;
	int status;

	while ((status = sqlite3_exec(database->handle, SQL_WAL, NULL, NULL, NULL)) ==
		   SQLITE_BUSY &&
	       clock_monotonic_ms() < end)
		nanosleep(&(struct timespec){.tv_nsec = BUSY_PAUSE_NS}, NULL);
	return status == SQLITE_OK ? 0 : database_fault(database, status, err);
}

/* 0: given up. */
static int on_busy(void *context, int tries)
{
	const int last = sizeof(busy_waits_us) / sizeof(busy_waits_us[0]) - 1;
	struct database *database = context;
	int64_t now = clock_monotonic_ms();

	if (tries == 0)
		database->busy_since = now;
	if (now - database->busy_since >= database->busy_ms)
		return 0;
	nanosleep(&(struct timespec){.tv_nsec = busy_waits_us[tries < last ? tries : last] * 1000},
		  NULL);
	return 1;
}

static int set_up(struct database *database, struct error *err)
{
	int status = sqlite3_open_v2(database->path, &database->handle,
				     SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);

	if (status != SQLITE_OK)
		return database_fault(database, status, err);
	sqlite3_extended_result_codes(database->handle, 1);
	database->busy_ms = BUSY_MS;
	status = sqlite3_busy_handler(database->handle, on_busy, database);
	if (status == SQLITE_OK)
		status = sqlite3_db_config(database->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	if (status != SQLITE_OK)
		return database_fault(database, status, err);
	if (database_execute(database, SQL_SETTINGS, err) < 0)
		return -1;
	return set_wal(database, err);
}

int database_open(const char *path, struct database *database, struct error *err)
{
	*database = (struct database){0};
	if (prepare_file(path, err) < 0)
		return -1;
	database->path = memory_text(path);
	if (set_up(database, err) < 0) {
		database_close(database);
		return -1;
	}
	return 0;
}

void database_close(struct database *database)
{
	for (size_t i = 0; i < database->statement_count; i++)
		sqlite3_finalize(database->statements[i].prepared);
	/* _v2: a loop that is still open is the caller's bug, not a reason to lose the handle */
	sqlite3_close_v2(database->handle);
	free(database->path);
	*database = (struct database){0};
}

int database_execute(struct database *database, const char *sql, struct error *err)
{
	int status = sqlite3_exec(database->handle, sql, NULL, NULL, NULL);

	return status == SQLITE_OK ? 0 : database_fault(database, status, err);
}

bool database_in_transaction(const struct database *database)
{
	return !sqlite3_get_autocommit(database->handle);
}

int database_begin(struct database *database, struct error *err)
{
	static const char sql[] = "BEGIN IMMEDIATE";
	struct query query;

	query_begin(&query, database, sql);
	return query_run(&query, err);
}

int database_commit(struct database *database, struct error *err)
{
	static const char sql[] = "COMMIT";
	struct query query;

	query_begin(&query, database, sql);
	if (query_run(&query, err) == 0)
		return 0;
	database_rollback(database);
	return -1;
}

void database_rollback(struct database *database)
{
	/* some faults have rolled back already; a failing rollback leaves the transaction to the
	 * recovery of whoever opens the file next */
	if (database->handle && database_in_transaction(database))
		(void)sqlite3_exec(database->handle, "ROLLBACK", NULL, NULL, NULL);
}

int database_savepoint(struct database *database, struct error *err)
{
	static const char sql[] = "SAVEPOINT part";
	struct query query;

	assert(database_in_transaction(database));
	query_begin(&query, database, sql);
	return query_run(&query, err);
}

int database_release(struct database *database, struct error *err)
{
	static const char sql[] = "RELEASE part";
	struct query query;

	query_begin(&query, database, sql);
	return query_run(&query, err);
}

int database_rollback_to(struct database *database, struct error *err)
{
	static const char sql[] = "ROLLBACK TO part";
	struct query query;

	query_begin(&query, database, sql);
	if (query_run(&query, err) < 0)
		return -1;
	return database_release(database, err);
}

int database_sync_later(struct database *database, struct error *err)
{
	return database_execute(database, "PRAGMA synchronous = NORMAL", err);
}

int database_sync(struct database *database, struct error *err)
{
	sqlite3_file *wal = NULL;
	int status =
	    sqlite3_file_control(database->handle, "main", SQLITE_FCNTL_JOURNAL_POINTER, &wal);

	if (status == SQLITE_OK && wal && wal->pMethods)
		status = wal->pMethods->xSync(wal, SQLITE_SYNC_NORMAL | SQLITE_SYNC_DATAONLY);
	return status == SQLITE_OK ? 0 : database_fault(database, status, err);
}

int database_empty_wal(struct database *database, struct error *err)
{
	char wal[PATH_MAX];
	struct stat file;
	int status;

	if (snprintf(wal, sizeof(wal), "%s-wal", database->path) < PATH_MAX &&
	    stat(wal, &file) == 0 && file.st_size == 0)
		return 0;
	database->busy_ms = BUSY_CHECKPOINT_MS;
	status = sqlite3_wal_checkpoint_v2(database->handle, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL,
					   NULL);
	database->busy_ms = BUSY_MS;
	if (status == SQLITE_OK || (status & 0xff) == SQLITE_BUSY)
		return 0;
	return database_fault(database, status, err);
}
