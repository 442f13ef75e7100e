/* said: what the mails of a dossier said, sealed under its key; by the keyed hash beside it what went to several people
 * is kept once. To erase the person, the rows must go too. */
#include "store/private.h"

#include <assert.h>

#include "base/error.h"
#include "base/memory.h"

const char said_script[] =
    "CREATE TABLE said ("
    "  id INTEGER PRIMARY KEY,"
    "  dossier TEXT NOT NULL REFERENCES dossier (reference) DEFERRABLE INITIALLY DEFERRED,"
    "  hash BLOB NOT NULL CHECK (length(hash) = 32),"
    "  sealed BLOB NOT NULL,"
    "  UNIQUE (dossier, hash)"
    ") STRICT;";

static const char SQL_ADD[] = "INSERT INTO said (dossier, hash, sealed) VALUES (?, ?, ?)";
static const char SQL_HAS[] = "SELECT 1 FROM said WHERE dossier = ? AND hash = ?";
static const char SQL_EACH[] = "SELECT sealed FROM said WHERE dossier = ? ORDER BY id DESC LIMIT ?";
static const char SQL_DROP[] = "DELETE FROM said WHERE dossier = ?";

static const char context_said[] = "said";

int store_add_said(struct store *store, const char *reference, const unsigned char hash[VAULT_HASH],
		   const struct vault_key *key, const void *data, size_t length, struct error *err)
{
	struct buffer sealed = {0};
	struct query query;
	int result;

	assert(database_in_transaction(&store->loket));
	vault_seal(key, context_said, data, length, &sealed);
	query_begin(&query, &store->loket, SQL_ADD);
	query_text(&query, reference);
	query_bytes(&query, hash, VAULT_HASH);
	query_bytes(&query, sealed.data, sealed.length);
	result = query_run(&query, err);
	buffer_free(&sealed);
	return result;
}

int store_has_said(struct store *store, const char *reference, const unsigned char hash[VAULT_HASH],
		   struct error *err)
{
	struct query query;
	int result;

	query_begin(&query, &store->loket, SQL_HAS);
	query_text(&query, reference);
	query_bytes(&query, hash, VAULT_HASH);
	result = query_step(&query, err);
	if (result == 1)
		query_end(&query);
	return result;
}

static int each_row(struct query *query, const struct vault_key *key,
		    bool (*each)(const void *data, size_t length, void *context), void *context,
		    struct error *err)
{
	bool go_on = true;
	int result = 1;

	while (go_on && (result = query_step(query, err)) == 1) {
		struct buffer data = {0};
		size_t length;
		const void *sealed = query_get_bytes(query, 0, &length);

		if (vault_unseal(key, context_said, sealed, length, &data, err) < 0)
			return -1;
		go_on = each(data.data, data.length, context);
		buffer_free(&data);
	}
	return result < 0 ? -1 : 0;
}

int store_each_said(struct store *store, const char *reference, int most,
		    bool (*each)(const void *data, size_t length, void *context), void *context,
		    struct error *err)
{
	struct vault_key key;
	struct query query;
	int result = keys_of_dossier(store, reference, &key, err);

	if (result != 1)
		return result;
	query_begin_loop(&query, &store->loket, SQL_EACH);
	query_text(&query, reference);
	query_number(&query, most);
	result = each_row(&query, &key, each, context, err);
	query_end(&query);
	vault_wipe(&key, sizeof(key));
	return result;
}

int store_drop_said(struct store *store, const char *reference, struct error *err)
{
	struct query query;

	assert(database_in_transaction(&store->loket));
	query_begin(&query, &store->loket, SQL_DROP);
	query_text(&query, reference);
	return query_run(&query, err);
}
