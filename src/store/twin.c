/* twin: the same mail to more than one of our addresses, or once more: by a keyed hash of its Message-ID, sender and
 * words, the dossier that it opened or belongs to. To erase the person, the rows must go too. */
#include "store/private.h"

#include <assert.h>

#include "base/error.h"

const char twin_script[] =
    "CREATE TABLE twin ("
    "  dossier TEXT NOT NULL REFERENCES dossier (reference) DEFERRABLE INITIALLY DEFERRED,"
    "  hash BLOB NOT NULL CHECK (length(hash) = 32),"
    "  at INTEGER NOT NULL"
    ") STRICT;"
    "CREATE INDEX twin_hash ON twin (hash);"
    "CREATE INDEX twin_dossier ON twin (dossier);";

static const char SQL_ADD[] = "INSERT INTO twin (dossier, hash, at) VALUES (?, ?, ?)";
static const char SQL_FIND[] =
    "SELECT dossier FROM twin WHERE hash = ? AND at >= ? ORDER BY rowid LIMIT 1";
static const char SQL_DROP[] = "DELETE FROM twin WHERE dossier = ?";

int store_add_twin(struct store *store, const char *reference, const unsigned char hash[VAULT_HASH],
		   int64_t at, struct error *err)
{
	struct query query;

	assert(database_in_transaction(&store->loket));
	query_begin(&query, &store->loket, SQL_ADD);
	query_text(&query, reference);
	query_bytes(&query, hash, VAULT_HASH);
	query_number(&query, at);
	return query_run(&query, err);
}

int store_find_twin(struct store *store, struct arena *arena, const unsigned char hash[VAULT_HASH],
		    int64_t since, const char **reference_r, struct error *err)
{
	struct query query;
	int found;

	query_begin(&query, &store->loket, SQL_FIND);
	query_bytes(&query, hash, VAULT_HASH);
	query_number(&query, since);
	found = query_step(&query, err);
	if (found == 1) {
		*reference_r = query_get_text(&query, 0, arena);
		query_end(&query);
	}
	return found;
}

int store_drop_twin(struct store *store, const char *reference, struct error *err)
{
	struct query query;

	assert(database_in_transaction(&store->loket));
	query_begin(&query, &store->loket, SQL_DROP);
	query_text(&query, reference);
	return query_run(&query, err);
}
