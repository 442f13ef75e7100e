/* keys: keys.db, a database of its own outside the backups of the store. It holds the keys of
 * dossiers and raw mails, wrapped by the master key, and the row keys of the outbox, bare, so
 * that deliver can do with them what it must and no more.
 *
 * A key must be durable before anything is sealed under it, and may never be given out twice,
 * whoever dies when. So each process makes batches of its own, in one synced transaction, and
 * hands them out from its memory; what it did not use is only wasted. Ids rise, and never stand
 * below the clock: so a keys.db that came from a backup does not give out an id again that a
 * lost key had.
 *
 * Wasted keys are cleaned up by age. The clock alone would not make that safe, so whoever refers
 * to a key checks in the same transaction that it is still there, and the cleaning holds the
 * store's write lock.
 *
 * To destroy a key is to overwrite it where it stands. Rows are only ever added at the end, keep
 * their size and are never deleted: SQLite then never moves one to another page, which it does
 * without wiping the old place (measured: one key in some thousands stayed readable,
 * secure_delete or not).
 *
 * SECURITY: key material. Batches in memory are wiped as they are handed out. */
#include "store/private.h"

#include <assert.h>
#include <string.h>

#include "base/clock.h"
#include "base/error.h"

enum {
	POOL_SECONDS = 60 * 60,
	SWEEP_SECONDS = 24 * 60 * 60,
	AT_ONCE = 1000,
	IDS_A_SECOND = 1 << 20
};

/* The column state: 'n' new, 'u' in use, 'd' destroyed; all of one size, so that a row keeps its
 * place. */
static const char SQL_NEXT_ID[] = "SELECT coalesce(max(id), 0) + 1 FROM key";
static const char SQL_ADD[] =
    "INSERT INTO key (id, kind, bytes, made, state) VALUES (?, ?, ?, ?, 'n')";
static const char SQL_FIND[] = "SELECT bytes FROM key WHERE id = ? AND kind = ? AND state <> 'd'";
static const char SQL_EXISTS[] = "SELECT 1 FROM key WHERE id = ? AND state <> 'd'";
static const char SQL_OF_DOSSIER[] = "SELECT key FROM dossier WHERE reference = ?";
static const char SQL_UNUSED[] = "SELECT id FROM key WHERE state = 'n' AND made < ? LIMIT ?";
static const char SQL_REFERRED[] = "SELECT EXISTS (SELECT 1 FROM dossier WHERE key = ?1)"
				   "  OR EXISTS (SELECT 1 FROM mail WHERE key = ?1)"
				   "  OR EXISTS (SELECT 1 FROM outbox WHERE key = ?1)";
static const char SQL_SET_USED[] = "UPDATE key SET state = 'u' WHERE id = ?";
static const char SQL_DESTROY[] =
    "UPDATE key SET state = 'd', bytes = zeroblob(length(bytes)) WHERE id = ?";
static const char SQL_SPENT[] =
    "SELECT key FROM outbox WHERE key IS NOT NULL"
    "  AND NOT EXISTS (SELECT 1 FROM body WHERE body.id = outbox.id) LIMIT ?";
static const char SQL_FORGET[] = "UPDATE outbox SET key = NULL WHERE key = ?";

static const char *const kind_names[KEY_KIND_COUNT] = {"wrapped", "row"};

/* --- the pool --- */

static int insert_key(struct store *store, enum key_kind kind, int64_t id,
		      const struct vault_key *key, int64_t made, struct error *err)
{
	unsigned char wrapped[VAULT_WRAPPED];
	struct query query;

	query_begin(&query, &store->keys, SQL_ADD);
	query_number(&query, id);
	query_text(&query, kind_names[kind]);
	if (kind == KEY_WRAPPED) {
		vault_wrap(store->vault, id, key, wrapped);
		query_bytes(&query, wrapped, sizeof(wrapped));
	} else {
		query_bytes(&query, key->bytes, sizeof(key->bytes));
	}
	query_number(&query, made);
	return query_run(&query, err);
}

static int next_id(struct store *store, int64_t now, int64_t *id_r, struct error *err)
{
	struct query query;

	query_begin(&query, &store->keys, SQL_NEXT_ID);
	if (query_step(&query, err) < 0)
		return -1;
	*id_r = query_get_number(&query, 0);
	query_end(&query);
	if (*id_r < now * IDS_A_SECOND)
		*id_r = now * IDS_A_SECOND;
	return 0;
}

/* In a transaction of keys.db. */
static int make_batch(struct store *store, enum key_kind kind, struct error *err)
{
	struct key_pool *pool = &store->pools[kind];

	if (next_id(store, pool->made, &pool->first_id, err) < 0)
		return -1;
	for (int i = 0; i < KEY_POOL; i++) {
		vault_new_key(&pool->keys[i]);
		if (insert_key(store, kind, pool->first_id + i, &pool->keys[i], pool->made, err) <
		    0)
			return -1;
	}
	return 0;
}

static int fill_pool(struct store *store, enum key_kind kind, int64_t now, struct error *err)
{
	store->pools[kind].taken = KEY_POOL;
	store->pools[kind].made = now;
	if (database_begin(&store->keys, err) < 0)
		return -1;
	if (make_batch(store, kind, err) < 0) {
		database_rollback(&store->keys);
		return -1;
	}
	if (database_commit(&store->keys, err) < 0)
		return -1;
	store->pools[kind].taken = 0;
	return 0;
}

static int take_key(struct store *store, enum key_kind kind, int64_t *key_id_r,
		    struct vault_key *key_r, struct error *err)
{
	struct key_pool *pool = &store->pools[kind];
	int64_t now = clock_now();

	if (pool->taken == KEY_POOL || now < pool->made || now - pool->made > POOL_SECONDS)
		if (fill_pool(store, kind, now, err) < 0)
			return error_prefix(err, "new keys");
	*key_id_r = pool->first_id + pool->taken;
	*key_r = pool->keys[pool->taken];
	vault_wipe(&pool->keys[pool->taken], sizeof(*key_r));
	pool->taken++;
	return 0;
}

int store_new_key(struct store *store, int64_t *key_id_r, struct vault_key *key_r,
		  struct error *err)
{
	assert(store->vault);
	return take_key(store, KEY_WRAPPED, key_id_r, key_r, err);
}

int store_new_row_key(struct store *store, int64_t *key_id_r, struct vault_key *key_r,
		      struct error *err)
{
	return take_key(store, KEY_ROW, key_id_r, key_r, err);
}

void keys_forget_pools(struct store *store)
{
	vault_wipe(store->pools, sizeof(store->pools));
	for (int kind = 0; kind < KEY_KIND_COUNT; kind++)
		store->pools[kind].taken = KEY_POOL;
}

int keys_require(struct store *store, int64_t id, struct error *err)
{
	struct query query;
	int found;

	assert(database_in_transaction(&store->loket));
	query_begin(&query, &store->keys, SQL_EXISTS);
	query_number(&query, id);
	found = query_step(&query, err);
	query_end(&query);
	if (found == 0) {
		keys_forget_pools(store);
		return error_set(err, ERROR_RETRY, "a new key was cleaned up before it was used");
	}
	return found < 0 ? -1 : 0;
}

/* --- looking up --- */

static int open_key(struct store *store, enum key_kind kind, int64_t id, struct query *query,
		    struct vault_key *key_r, struct error *err)
{
	size_t length;
	const void *bytes = query_get_bytes(query, 0, &length);

	if (length != (kind == KEY_ROW ? (size_t)VAULT_KEY : (size_t)VAULT_WRAPPED))
		return error_set(err, ERROR_REFUSE, "%s: a key has a wrong length",
				 store->keys.path);
	if (kind == KEY_WRAPPED)
		return vault_unwrap(store->vault, id, bytes, key_r, err);
	memcpy(key_r->bytes, bytes, VAULT_KEY);
	return 0;
}

int keys_find(struct store *store, enum key_kind kind, int64_t id, struct vault_key *key_r,
	      struct error *err)
{
	struct query query;
	int found;

	if (kind == KEY_WRAPPED && !store->vault)
		return error_set(err, ERROR_STOP, "this needs the master key");
	query_begin(&query, &store->keys, SQL_FIND);
	query_number(&query, id);
	query_text(&query, kind_names[kind]);
	found = query_step(&query, err);
	if (found == 1 && open_key(store, kind, id, &query, key_r, err) < 0)
		found = -1;
	query_end(&query);
	return found;
}

int keys_of_dossier(struct store *store, const char *reference, struct vault_key *key_r,
		    struct error *err)
{
	struct query query;
	int64_t id = 0;
	int found;

	query_begin(&query, &store->loket, SQL_OF_DOSSIER);
	query_text(&query, reference);
	found = query_step(&query, err);
	if (found == 1)
		id = query_get_number(&query, 0);
	query_end(&query);
	return found == 1 ? keys_find(store, KEY_WRAPPED, id, key_r, err) : found;
}

int store_key(struct store *store, int64_t key_id, struct vault_key *key_r, struct error *err)
{
	int found = keys_find(store, KEY_WRAPPED, key_id, key_r, err);

	if (found == 0)
		return error_set(err, ERROR_REFUSE, "the key was destroyed: this was erased");
	return found < 0 ? -1 : 0;
}

/* --- cleaning up --- */

/* At most AT_ONCE ids of the first column; their number or -1. */
static int collect(struct query *query, int64_t ids[AT_ONCE], struct error *err)
{
	int count = 0;
	int result;

	query_number(query, AT_ONCE);
	while ((result = query_step(query, err)) == 1)
		ids[count++] = query_get_number(query, 0);
	return result < 0 ? -1 : count;
}

static int run_with_id(struct database *database, const char *sql, int64_t id, struct error *err)
{
	struct query query;

	query_begin(&query, database, sql);
	query_number(&query, id);
	return query_run(&query, err);
}

static int sweep_one(struct store *store, int64_t id, struct error *err)
{
	struct query query;
	bool referred;

	query_begin(&query, &store->loket, SQL_REFERRED);
	query_number(&query, id);
	if (query_step(&query, err) < 0)
		return -1;
	referred = query_get_number(&query, 0) != 0;
	query_end(&query);
	return run_with_id(&store->keys, referred ? SQL_SET_USED : SQL_DESTROY, id, err);
}

/* Runs `each` for the ids in one transaction of keys.db. */
static int for_each_id(struct store *store, const int64_t *ids, int count,
		       int (*each)(struct store *store, int64_t id, struct error *err),
		       struct error *err)
{
	if (count <= 0)
		return count;
	if (database_begin(&store->keys, err) < 0)
		return -1;
	for (int i = 0; i < count; i++) {
		if (each(store, ids[i], err) < 0) {
			database_rollback(&store->keys);
			return -1;
		}
	}
	return database_commit(&store->keys, err);
}

int keys_sweep(struct store *store, int64_t now, struct error *err)
{
	int64_t ids[AT_ONCE];
	struct query query;
	int count;

	query_begin(&query, &store->keys, SQL_UNUSED);
	query_number(&query, now - SWEEP_SECONDS);
	count = collect(&query, ids, err);
	return for_each_id(store, ids, count, sweep_one, err);
}

static int destroy_one(struct store *store, int64_t id, struct error *err)
{
	return run_with_id(&store->keys, SQL_DESTROY, id, err);
}

int keys_destroy_spent(struct store *store, bool *more_r, struct error *err)
{
	int64_t ids[AT_ONCE];
	struct query query;
	int count;

	query_begin(&query, &store->loket, SQL_SPENT);
	count = collect(&query, ids, err);
	/* first the keys, durably; cut off here, the rows are found again */
	if (for_each_id(store, ids, count, destroy_one, err) < 0)
		return -1;
	for (int i = 0; i < count; i++)
		if (run_with_id(&store->loket, SQL_FORGET, ids[i], err) < 0)
			return -1;
	*more_r = count == AT_ONCE;
	return 0;
}
