/* child: whose dossier it is, without a word of it: a keyed hash, which is worthless without the
 * master key. */
#include "store/private.h"

#include <assert.h>
#include <stdio.h>

#include "base/memory.h"

static const char SQL_ADD[] = "INSERT INTO child (dossier, hash) VALUES (?, ?)";
static const char SQL_DROP[] = "DELETE FROM child WHERE dossier = ?";
static const char SQL_FIND[] =
    "SELECT reference FROM child JOIN dossier ON reference = dossier"
    " WHERE hash = ? AND loket = ? ORDER BY"
    "  state IN ('afgesloten', 'niet_ontvankelijk', 'ingetrokken'), id DESC LIMIT 1";

int store_add_child(struct store *store, const char *reference,
		    const unsigned char hash[VAULT_HASH], struct error *err)
{
	struct query query;

	assert(database_in_transaction(&store->loket));
	query_begin(&query, &store->loket, SQL_ADD);
	query_text(&query, reference);
	query_bytes(&query, hash, VAULT_HASH);
	return query_run(&query, err);
}

int store_drop_child(struct store *store, const char *reference, struct error *err)
{
	struct query query;

	assert(database_in_transaction(&store->loket));
	query_begin(&query, &store->loket, SQL_DROP);
	query_text(&query, reference);
	return query_run(&query, err);
}

int store_dossier_of_child(struct store *store, const char *loket,
			   const unsigned char hash[VAULT_HASH],
			   char reference_r[DOSSIER_REFERENCE], struct error *err)
{
	struct arena *arena = arena_new();
	struct query query;
	int found;

	query_begin(&query, &store->loket, SQL_FIND);
	query_bytes(&query, hash, VAULT_HASH);
	query_text(&query, loket);
	found = query_step(&query, err);
	if (found == 1) {
		snprintf(reference_r, DOSSIER_REFERENCE, "%s", query_get_text(&query, 0, arena));
		query_end(&query);
	}
	arena_free(&arena);
	return found;
}
