/* examine: are store and keys whole, do they belong together, and does the master key open them? Asked before anything
 * is opened for work, by whoever must not make or migrate a file. */
#include "store/private.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/error.h"
#include "base/file.h"
#include "base/place.h"

enum { STORE_ID = 16 };

static const char SQL_STORE_ID[] = "SELECT store_id FROM meta";
static const char SQL_MASTER_CHECK[] = "SELECT master_check FROM meta";
static const char SQL_QUICK_CHECK[] = "PRAGMA quick_check(1)";

/* What stands in one of the two files. */
struct examined {
	bool made; /* its tables are there; else it is missing, or was cut off before it got them */
	bool has_id, has_check;
	unsigned char id[STORE_ID];
	unsigned char check[VAULT_WRAPPED]; /* what the master key must open */
};

/* 1 and the first column of the first row, when it holds `length` bytes; 0 another or none, -1 fault. */
static int first_bytes(struct database *database, const char *sql, void *out, size_t length,
		       struct error *err)
{
	struct query query;
	const void *data;
	size_t has;
	int result;

	query_begin_loop(&query, database, sql);
	result = query_step(&query, err);
	if (result <= 0)
		return result;
	data = query_get_bytes(&query, 0, &has);
	result = data && has == length;
	if (result)
		memcpy(out, data, length);
	query_end(&query);
	return result;
}

/* Every page of it, which takes as long as reading the file does. */
static int look_at_pages(struct database *database, struct error *err)
{
	char good[2];
	int result = first_bytes(database, SQL_QUICK_CHECK, good, sizeof(good), err);

	if (result < 0 || (result == 1 && memcmp(good, "ok", sizeof(good)) == 0))
		return result < 0 ? -1 : 0;
	return database_fault(database, SQLITE_CORRUPT, err);
}

static int look_inside(struct database *database, const struct schema *schema, bool pages,
		       struct examined *file, struct error *err)
{
	int64_t version;
	int id, check = 0;

	if (schema_version(database, schema, &version, err) < 0 ||
	    (pages && look_at_pages(database, err) < 0))
		return -1;
	if (version == 0)
		return 0;
	id = first_bytes(database, SQL_STORE_ID, file->id, STORE_ID, err);
	if (id >= 0 && schema == &schema_keys)
		check = first_bytes(database, SQL_MASTER_CHECK, file->check, VAULT_WRAPPED, err);
	if (id < 0 || check < 0)
		return -1;
	file->made = true;
	file->has_id = id == 1;
	file->has_check = check == 1;
	return 0;
}

/* Opens the file as it is: no mode, version or journal of it is changed. */
static int examine_file(const char *path, const struct schema *schema, bool pages,
			struct examined *file, struct error *err)
{
	struct database database = {.path = (char *)path};
	int result = file_find(path, err);

	*file = (struct examined){0};
	if (result <= 0)
		return result;
	if (access(path, R_OK | W_OK) < 0)
		return error_set(err, ERROR_STOP,
				 "%s: %s; it must belong to the user of loketd: chown it, and what "
				 "stands beside it",
				 path, strerror(errno));
	result = sqlite3_open_v2(path, &database.handle,
				 SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);
	if (result == SQLITE_OK) {
		sqlite3_busy_timeout(database.handle, 10 * 1000);
		result = look_inside(&database, schema, pages, file, err);
	} else {
		result = database_fault(&database, result, err);
	}
	sqlite3_close(database.handle);
	return result;
}

/* Without a master key: fine only when nothing was ever sealed. */
static int examine_missing(const char *keys_path, const char *master, bool empty, bool bonded,
			   struct error *err)
{
	if (!empty)
		return error_set(
		    err, ERROR_STOP,
		    "master key %s is missing and the store is not empty: put the key back "
		    "from its backup; without it the dossiers cannot be read, and no new "
		    "key helps",
		    master);
	if (bonded)
		return error_set(
		    err, ERROR_STOP,
		    "master key %s is missing and %s was made with it: put the key back from "
		    "its backup (the store is still empty: or move that file away)",
		    master, keys_path);
	return 0;
}

int store_examine_place(const char *path, const char *keys_path, const char *spool,
			struct error *err)
{
	const char *files[] = {path, keys_path};
	size_t length = strlen(spool);
	uid_t owner = place_owner(spool);

	for (size_t i = 0; i < 2; i++) {
		bool inside = strncmp(files[i], spool, length) == 0 && files[i][length] == '/';

		if (inside && !file_exists(spool))
			continue;
		if (place_file(files[i], owner, err) < 0)
			return -1;
	}
	return 0;
}

/* As bond_check, which asks this of files that are open, and may make what is missing. */
static int examine_both(const char *path, const char *keys_path, bool pages, struct examined *keys,
			struct error *err)
{
	struct examined store;

	if (examine_file(path, &schema_loket, pages, &store, err) < 0 ||
	    examine_file(keys_path, &schema_keys, pages, keys, err) < 0)
		return -1;
	if (!keys->made && !store_is_empty(path))
		return bond_missing(keys_path, path, err);
	if (keys->has_id && !store.made)
		return bond_missing(path, keys_path, err);
	if (keys->has_id && memcmp(store.id, keys->id, STORE_ID) != 0)
		return bond_other(keys_path, path, err);
	return 0;
}

int store_examine_files(const char *path, const char *keys_path, struct error *err)
{
	struct examined keys;

	return examine_both(path, keys_path, true, &keys, err);
}

int store_examine(const char *path, const char *keys_path, const char *master, struct error *err)
{
	struct vault *vault = NULL;
	struct vault_key key = {0};
	struct examined keys;
	bool empty;
	int result = 0;

	if (examine_both(path, keys_path, false, &keys, err) < 0)
		return -1;
	empty = store_is_empty(path);
	if (!file_exists(master) && errno == ENOENT)
		return examine_missing(keys_path, master, empty, keys.has_check, err);
	if (vault_open(master, false, &vault, err) < 0)
		return -1;
	if (keys.has_check && vault_unwrap(vault, 0, keys.check, &key, err) < 0)
		result = error_set(
		    err, ERROR_STOP,
		    "master key %s is not the one that %s was made with: put the right one "
		    "back from its backup, and keep this one%s",
		    master, keys_path,
		    empty ? " (the store is still empty: or move keys.db away)" : "");
	vault_wipe(&key, sizeof(key));
	vault_close(&vault);
	return result;
}
