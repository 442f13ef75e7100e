/* examine: does the master key open what stands here? Asked before anything is opened for work, by
 * whoever must not make or migrate a file. */
#include "store/private.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/error.h"
#include "base/file.h"
#include "base/place.h"

static const char SQL_CHECK[] = "SELECT master_check FROM meta";
/* a blob, so that it counts as a value; none: cut off before the file got its tables */
static const char SQL_HAS_META[] = "SELECT zeroblob(72) FROM sqlite_master WHERE name = 'meta'";

/* 1 and the first column of the first row, when it holds VAULT_WRAPPED bytes; 0 another or none, -1 fault. */
static int first_value(sqlite3 *handle, const char *sql, unsigned char out[VAULT_WRAPPED])
{
	sqlite3_stmt *statement = NULL;
	int status = sqlite3_prepare_v2(handle, sql, -1, &statement, NULL), result = 0;

	if (status == SQLITE_OK)
		status = sqlite3_step(statement);
	if (status == SQLITE_ROW && sqlite3_column_bytes(statement, 0) == VAULT_WRAPPED) {
		memcpy(out, sqlite3_column_blob(statement, 0), VAULT_WRAPPED);
		result = 1;
	}
	sqlite3_finalize(statement);
	return status == SQLITE_ROW || status == SQLITE_DONE ? result : -1;
}

/* What the master key must open: 1, or 0 when no master key was ever used on these keys. */
static int read_check(const char *path, unsigned char check[VAULT_WRAPPED], struct error *err)
{
	sqlite3 *handle = NULL;
	int result = file_find(path, err);

	if (result <= 0)
		return result;
	if (access(path, R_OK | W_OK) < 0)
		return error_set(err, ERROR_STOP,
				 "%s: %s; it must belong to the user of loketd: chown it, and what "
				 "stands beside it",
				 path, strerror(errno));
	result = sqlite3_open_v2(path, &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);
	if (result == SQLITE_OK) {
		sqlite3_busy_timeout(handle, 10 * 1000);
		result = first_value(handle, SQL_HAS_META, check);
		if (result == 1)
			result = first_value(handle, SQL_CHECK, check);
	} else {
		result = -1;
	}
	if (result < 0)
		error_set(err, ERROR_STOP, "%s: %s; restore it from its backup", path,
			  sqlite3_errmsg(handle));
	sqlite3_close(handle);
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

int store_examine(const char *path, const char *keys_path, const char *master, struct error *err)
{
	unsigned char check[VAULT_WRAPPED];
	struct vault *vault = NULL;
	struct vault_key key = {0};
	bool empty = store_is_empty(path);
	int bonded = read_check(keys_path, check, err), result = 0;

	if (bonded < 0)
		return -1;
	if (!file_exists(master) && errno == ENOENT)
		return examine_missing(keys_path, master, empty, bonded, err);
	if (!bonded && !empty)
		return error_set(err, ERROR_STOP,
				 "%s is missing or empty and %s is not; restore it from its backup",
				 keys_path, path);
	if (vault_open(master, false, &vault, err) < 0)
		return -1;
	if (bonded && vault_unwrap(vault, 0, check, &key, err) < 0)
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
