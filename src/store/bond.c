/* bond: what belongs together. keys.db carries the id of its loket.db, and a value that only its
 * master key can open, so that a wrong or lost file is found at the start and not at the first
 * dossier. */
#include "store/private.h"

#include <string.h>

#include "base/error.h"

enum { STORE_ID = 16 };

static const char SQL_STORE[] =
    "SELECT store_id, EXISTS (SELECT 1 FROM dossier) OR EXISTS (SELECT 1 FROM mail)"
    "  OR EXISTS (SELECT 1 FROM outbox) FROM meta";
static const char SQL_BOND[] = "SELECT store_id, master_check FROM meta";
static const char SQL_SET_BOND[] = "UPDATE meta SET store_id = ?, master_check = ?";

struct bond {
	unsigned char store_id[STORE_ID];
	bool has_store;
	unsigned char master_check[VAULT_WRAPPED];
	bool has_master;
};

static bool get_exactly(struct query *query, int column, void *out, size_t size)
{
	size_t length;
	const void *data = query_get_bytes(query, column, &length);

	if (!data || length != size)
		return false;
	memcpy(out, data, size);
	return true;
}

static int read_bond(struct store *store, struct bond *bond, struct error *err)
{
	struct query query;

	query_begin(&query, &store->keys, SQL_BOND);
	if (query_step(&query, err) < 0)
		return -1;
	bond->has_store = get_exactly(&query, 0, bond->store_id, STORE_ID);
	bond->has_master = get_exactly(&query, 1, bond->master_check, VAULT_WRAPPED);
	query_end(&query);
	return 0;
}

static int read_store(struct store *store, unsigned char id[STORE_ID], bool *in_use_r,
		      struct error *err)
{
	struct query query;

	query_begin(&query, &store->loket, SQL_STORE);
	if (query_step(&query, err) < 0)
		return -1;
	get_exactly(&query, 0, id, STORE_ID);
	*in_use_r = query_get_number(&query, 1) != 0;
	query_end(&query);
	return 0;
}

int bond_missing(const char *path, const char *other, struct error *err)
{
	return error_set(err, ERROR_STOP, "%s is missing or empty and %s is not; " DATABASE_RESTORE,
			 path, other);
}

int bond_other(const char *keys_path, const char *path, struct error *err)
{
	return error_set(err, ERROR_STOP,
			 "%s belongs to another store than %s: one of them was put here from "
			 "elsewhere; put back the two of one backup, and throw neither away",
			 keys_path, path);
}

static int check_bond(struct store *store, const struct bond *bond, struct error *err)
{
	unsigned char store_id[STORE_ID] = {0};
	struct vault_key key;
	bool in_use;

	if (read_store(store, store_id, &in_use, err) < 0)
		return -1;
	if (!bond->has_store && in_use)
		return bond_missing(store->keys.path, store->loket.path, err);
	if (bond->has_store && memcmp(store_id, bond->store_id, STORE_ID) != 0)
		return bond_other(store->keys.path, store->loket.path, err);
	if (bond->has_master && store->vault &&
	    vault_unwrap(store->vault, 0, bond->master_check, &key, err) < 0)
		return error_set(
		    err, ERROR_STOP,
		    "%s was made with another master key; restore that key (or, while the "
		    "store is still empty, move this file away)",
		    store->keys.path);
	vault_wipe(&key, sizeof(key));
	return 0;
}

static int write_bond(struct store *store, const struct bond *bond, struct error *err)
{
	struct query query;

	query_begin(&query, &store->keys, SQL_SET_BOND);
	query_bytes(&query, bond->store_id, STORE_ID);
	query_bytes(&query, bond->has_master ? bond->master_check : NULL,
		    bond->has_master ? VAULT_WRAPPED : 0);
	return query_run(&query, err);
}

/* In a transaction of keys.db. */
static int make_bond(struct store *store, struct error *err)
{
	struct bond bond;
	struct vault_key key;
	bool in_use;

	if (read_bond(store, &bond, err) < 0 || check_bond(store, &bond, err) < 0 ||
	    read_store(store, bond.store_id, &in_use, err) < 0)
		return -1;
	if (!bond.has_master && store->vault) {
		vault_new_key(&key);
		vault_wrap(store->vault, 0, &key, bond.master_check);
		vault_wipe(&key, sizeof(key));
		bond.has_master = true;
	}
	return write_bond(store, &bond, err);
}

int bond_check(struct store *store, struct error *err)
{
	struct bond bond;

	if (read_bond(store, &bond, err) < 0 || check_bond(store, &bond, err) < 0)
		return -1;
	if (bond.has_store && (bond.has_master || !store->vault))
		return 0;
	if (database_begin(&store->keys, err) < 0)
		return -1;
	if (make_bond(store, err) < 0) {
		database_rollback(&store->keys);
		return -1;
	}
	return database_commit(&store->keys, err);
}
