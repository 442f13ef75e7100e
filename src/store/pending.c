/* pending: commands that came through a key of one person with another in From. They wait, sealed, until that
 * person says ja; once, and not for ever. */
#include "store/private.h"

#include <assert.h>
#include <string.h>

#include "base/error.h"
#include "base/memory.h"

static const char SQL_ADD[] =
    "INSERT INTO pending (dossier, person, made, sealed) VALUES (?, ?, ?, ?)";
static const char SQL_FIND[] =
    "SELECT sealed FROM pending WHERE id = ? AND dossier = ? AND person = ? AND made >= ?"
    "  AND taken = 0";
static const char SQL_TAKE[] = "UPDATE pending SET taken = 1, sealed = x'' WHERE id = ?";

static const char context_pending[] = "pending";

int store_add_pending(struct store *store, const char *reference,
		      const unsigned char person[VAULT_HASH], const char *text, int64_t now,
		      uint32_t *serial_r, struct error *err)
{
	struct buffer sealed = {0};
	struct vault_key key;
	struct query query;
	int found = keys_of_dossier(store, reference, &key, err), result;

	assert(database_in_transaction(&store->loket));
	if (found != 1)
		return found < 0 ? -1
				 : error_set(err, ERROR_REFUSE,
					     "dossier %s is not there or was erased", reference);
	vault_seal(&key, context_pending, text, strlen(text), &sealed);
	vault_wipe(&key, sizeof(key));
	query_begin(&query, &store->loket, SQL_ADD);
	query_text(&query, reference);
	query_bytes(&query, person, VAULT_HASH);
	query_number(&query, now);
	query_bytes(&query, sealed.data, sealed.length);
	result = query_run(&query, err);
	*serial_r = (uint32_t)sqlite3_last_insert_rowid(store->loket.handle);
	buffer_free(&sealed);
	return result;
}

static int open_it(struct store *store, struct arena *arena, struct query *query,
		   const char *reference, const char **text_r, struct error *err)
{
	struct buffer text = {0};
	struct vault_key key;
	size_t length;
	const void *sealed = query_get_bytes(query, 0, &length);
	int found = keys_of_dossier(store, reference, &key, err);

	if (found == 1 && vault_unseal(&key, context_pending, sealed, length, &text, err) < 0)
		found = -1;
	vault_wipe(&key, sizeof(key));
	*text_r = arena_slice(arena, text.data ? text.data : "", text.length);
	buffer_free(&text);
	return found;
}

int store_take_pending(struct store *store, struct arena *arena, uint32_t serial,
		       const char *reference, const unsigned char person[VAULT_HASH], int64_t since,
		       const char **text_r, struct error *err)
{
	struct query query;
	int found;

	assert(database_in_transaction(&store->loket));
	query_begin(&query, &store->loket, SQL_FIND);
	query_number(&query, serial);
	query_text(&query, reference);
	query_bytes(&query, person, VAULT_HASH);
	query_number(&query, since);
	found = query_step(&query, err);
	if (found != 1)
		return found;
	found = open_it(store, arena, &query, reference, text_r, err);
	query_end(&query);
	if (found != 1)
		return found;
	query_begin(&query, &store->loket, SQL_TAKE);
	query_number(&query, serial);
	return query_run(&query, err) < 0 ? -1 : 1;
}
