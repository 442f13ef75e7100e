/* dead: addresses at which mail failed for good, as keyed hashes (those of the outbox), so that no
 * address stands in the clear and none is written to again by itself. */
#include "store/private.h"

#include <assert.h>

const char dead_script[] = "CREATE TABLE dead ("
			   "  hash BLOB NOT NULL PRIMARY KEY CHECK (length(hash) = 32),"
			   "  since INTEGER NOT NULL,"
			   "  status TEXT CHECK (status <> '')"
			   ") STRICT, WITHOUT ROWID;";

static const char SQL_ADD[] =
    "INSERT INTO dead (hash, since, status) VALUES (?, ?, ?) ON CONFLICT (hash) DO NOTHING";
static const char SQL_DROP[] = "DELETE FROM dead WHERE hash = ?";
static const char SQL_FIND[] = "SELECT since FROM dead WHERE hash = ?";

int store_dead_add(struct store *store, const unsigned char hash[VAULT_HASH], const char *status,
		   int64_t now, bool *new_r, struct error *err)
{
	struct query query;

	assert(database_in_transaction(&store->loket));
	query_begin(&query, &store->loket, SQL_ADD);
	query_bytes(&query, hash, VAULT_HASH);
	query_number(&query, now);
	query_text(&query, status);
	if (query_run(&query, err) < 0)
		return -1;
	*new_r = sqlite3_changes(store->loket.handle) > 0;
	return 0;
}

int store_dead_drop(struct store *store, const unsigned char hash[VAULT_HASH], struct error *err)
{
	struct query query;

	assert(database_in_transaction(&store->loket));
	query_begin(&query, &store->loket, SQL_DROP);
	query_bytes(&query, hash, VAULT_HASH);
	if (query_run(&query, err) < 0)
		return -1;
	return sqlite3_changes(store->loket.handle) > 0;
}

int store_dead_find(struct store *store, const unsigned char hash[VAULT_HASH], int64_t *since_r,
		    struct error *err)
{
	struct query query;
	int found;

	query_begin(&query, &store->loket, SQL_FIND);
	query_bytes(&query, hash, VAULT_HASH);
	found = query_step(&query, err);
	if (found == 1) {
		*since_r = query_get_number(&query, 0);
		query_end(&query);
	}
	return found;
}
