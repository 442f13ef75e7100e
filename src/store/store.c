/* store: opening, transactions, counting, tidying. */
#include "store/private.h"

#include <assert.h>
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/error.h"
#include "base/memory.h"

enum { REFUSED_SECONDS = 30 * 24 * 60 * 60 };

static const char SQL_COUNT[] =
    "SELECT (SELECT count(*) FROM dossier), (SELECT count(*) FROM mail),"
    "  (SELECT count(*) FROM outbox WHERE state = 'wacht'),"
    "  (SELECT count(*) FROM outbox WHERE state = 'geweigerd'),"
    "  (SELECT min(created) FROM outbox WHERE state = 'wacht'),"
    "  (SELECT max(created) FROM outbox WHERE state = 'wacht')";
static const char SQL_IS_EMPTY[] =
    "SELECT NOT EXISTS (SELECT 1 FROM dossier) AND NOT EXISTS (SELECT 1 FROM mail)";
static const char SQL_HAS_TABLES[] = "SELECT count(*) FROM sqlite_master";
static const char SQL_DROP_REFUSED[] =
    "DELETE FROM body WHERE id IN"
    "  (SELECT id FROM outbox WHERE state = 'geweigerd' AND due < ?)";

static int open_both(struct store *store, const char *path, const char *keys_path,
		     struct error *err)
{
	if (database_open(path, &store->loket, err) < 0 ||
	    schema_migrate(&store->loket, &schema_loket, err) < 0 ||
	    database_open(keys_path, &store->keys, err) < 0 ||
	    schema_migrate(&store->keys, &schema_keys, err) < 0)
		return -1;
	return bond_check(store, err);
}

int store_open(const char *path, const char *keys_path, const struct vault *vault,
	       struct store **store_r, struct error *err)
{
	struct store *store = memory_zero(1, sizeof(*store));

	store->vault = vault;
	store->owner = getpid();
	keys_forget_pools(store);
	if (open_both(store, path, keys_path, err) < 0) {
		store_close(&store);
		return error_prefix(err, "store");
	}
	*store_r = store;
	return 0;
}

void store_close(struct store **store)
{
	if (!*store)
		return;
	keys_forget_pools(*store);
	/* a child of whoever opened it must leave the files and their locks alone */
	if ((*store)->owner == getpid()) {
		database_close(&(*store)->loket);
		database_close(&(*store)->keys);
	}
	free(*store);
	*store = NULL;
}

static bool first_number(sqlite3 *handle, const char *sql, int64_t *number_r)
{
	sqlite3_stmt *statement = NULL;
	bool found = sqlite3_prepare_v2(handle, sql, -1, &statement, NULL) == SQLITE_OK &&
		     sqlite3_step(statement) == SQLITE_ROW;

	if (found)
		*number_r = sqlite3_column_int64(statement, 0);
	sqlite3_finalize(statement);
	return found;
}

/* Without migrating or making anything. What cannot be read counts as not empty. */
bool store_is_empty(const char *path)
{
	sqlite3 *handle = NULL;
	struct stat status;
	int64_t number = 0;
	bool empty = false;

	if (stat(path, &status) < 0)
		return errno == ENOENT;
	if (sqlite3_open_v2(path, &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) ==
	    SQLITE_OK) {
		sqlite3_busy_timeout(handle, 10 * 1000);
		if (first_number(handle, SQL_HAS_TABLES, &number))
			empty = number == 0 ||
				(first_number(handle, SQL_IS_EMPTY, &number) && number == 1);
	}
	sqlite3_close(handle);
	return empty;
}

int store_begin(struct store *store, struct error *err)
{
	assert(store->owner == getpid());
	return database_begin(&store->loket, err);
}

int store_commit(struct store *store, struct error *err)
{
	return database_commit(&store->loket, err);
}

void store_rollback(struct store *store)
{
	database_rollback(&store->loket);
}

int store_sync_later(struct store *store, struct error *err)
{
	return database_sync_later(&store->loket, err);
}

bool store_in_transaction(const struct store *store)
{
	return database_in_transaction(&store->loket);
}

int store_savepoint(struct store *store, struct error *err)
{
	return database_savepoint(&store->loket, err);
}

int store_release(struct store *store, struct error *err)
{
	return database_release(&store->loket, err);
}

int store_rollback_to(struct store *store, struct error *err)
{
	return database_rollback_to(&store->loket, err);
}

int store_count(struct store *store, struct store_counts *counts, struct error *err)
{
	struct query query;

	query_begin(&query, &store->loket, SQL_COUNT);
	if (query_step(&query, err) < 0)
		return -1;
	*counts = (struct store_counts){
	    .dossiers = query_get_number(&query, 0),
	    .mails = query_get_number(&query, 1),
	    .waiting = query_get_number(&query, 2),
	    .refused = query_get_number(&query, 3),
	    .oldest_waiting = query_get_number(&query, 4),
	    .newest_waiting = query_get_number(&query, 5),
	};
	query_end(&query);
	return 0;
}

static int drop_refused(struct store *store, int64_t now, struct error *err)
{
	struct query query;

	query_begin(&query, &store->loket, SQL_DROP_REFUSED);
	query_number(&query, now - REFUSED_SECONDS);
	return query_run(&query, err);
}

static int tidy_once(struct store *store, int64_t now, bool *more_r, struct error *err)
{
	if (store_begin(store, err) < 0)
		return -1;
	/* a mail whose mark is lost is sent again, and for that its key must be there */
	if (database_sync(&store->loket, err) < 0 || drop_refused(store, now, err) < 0 ||
	    keys_destroy_spent(store, more_r, err) < 0 || keys_sweep(store, now, err) < 0) {
		store_rollback(store);
		return -1;
	}
	return store_commit(store, err);
}

int store_tidy(struct store *store, struct error *err)
{
	bool more = true;

	while (more)
		if (tidy_once(store, clock_now(), &more, err) < 0)
			return error_prefix(err, "tidying");
	return database_empty_wal(&store->keys, err);
}
