/* schema: the tables, and how an older file becomes a present one. A script, once it was in a
 * release, is never changed: a new version is a new script at the end of the list.
 *
 * Names of states are stored as their text, so that a person with the sqlite3 shell can read
 * them and an enumeration may be put in another order. */
#include "store/private.h"

#include <stdio.h>

#include "base/error.h"

static const char *const loket_scripts[] = {
    /* 1 */
    "CREATE TABLE meta ("
    "  id INTEGER PRIMARY KEY CHECK (id = 1),"
    "  store_id BLOB NOT NULL CHECK (length(store_id) = 16),"
    "  last_number INTEGER NOT NULL CHECK (last_number BETWEEN 0 AND 99999)"
    ") STRICT;"
    "INSERT INTO meta (id, store_id, last_number) VALUES (1, randomblob(16), 0);"

    "CREATE TABLE dossier ("
    "  id INTEGER PRIMARY KEY,"
    "  reference TEXT NOT NULL UNIQUE CHECK (length(reference) = 10),"
    "  loket TEXT NOT NULL CHECK (loket <> ''),"
    "  mailbox TEXT NOT NULL CHECK (mailbox <> ''),"
    "  instrument TEXT NOT NULL,"
    "  rol TEXT NOT NULL,"
    "  vervolg INTEGER NOT NULL CHECK (vervolg IN (0, 1)),"
    "  state TEXT NOT NULL CHECK (state IN ('ontvangen', 'ontvankelijk', 'toegewezen', 'aanvaard',"
    "    'afgesloten', 'niet_ontvankelijk', 'ingetrokken', 'aanvullen')),"
    "  outcome TEXT CHECK (outcome <> ''),"
    "  assigned TEXT CHECK (assigned <> ''),"
    "  assigned_at INTEGER,"
    "  opened INTEGER NOT NULL,"
    "  changed INTEGER NOT NULL,"
    "  key INTEGER NOT NULL CHECK (key > 0)"
    ") STRICT;"
    "CREATE INDEX dossier_assigned ON dossier (assigned) WHERE assigned IS NOT NULL;"
    "CREATE INDEX dossier_key ON dossier (key);"

    "CREATE TABLE record ("
    "  id INTEGER PRIMARY KEY REFERENCES dossier (id),"
    "  sealed BLOB NOT NULL"
    ") STRICT;"

    "CREATE TABLE mail ("
    "  id INTEGER PRIMARY KEY,"
    "  name TEXT NOT NULL UNIQUE CHECK (name <> ''),"
    "  mailbox TEXT NOT NULL CHECK (mailbox <> ''),"
    "  hash BLOB NOT NULL CHECK (length(hash) = 32),"
    "  soort TEXT NOT NULL,"
    "  state TEXT NOT NULL CHECK (state IN ('verwerkt', 'genegeerd', 'dubbel', 'te_groot',"
    "    'onleesbaar', 'mislukt')),"
    "  dossier TEXT REFERENCES dossier (reference) DEFERRABLE INITIALLY DEFERRED,"
    "  reason TEXT CHECK (reason <> ''),"
    "  size INTEGER NOT NULL CHECK (size >= 0),"
    "  received INTEGER NOT NULL,"
    "  key INTEGER CHECK (key > 0)"
    ") STRICT;"
    "CREATE UNIQUE INDEX mail_once ON mail (mailbox, hash) WHERE state <> 'dubbel';"
    "CREATE INDEX mail_dossier ON mail (dossier) WHERE dossier IS NOT NULL;"
    "CREATE INDEX mail_key ON mail (key) WHERE key IS NOT NULL;"

    "CREATE TABLE history ("
    "  id INTEGER PRIMARY KEY,"
    "  dossier TEXT NOT NULL REFERENCES dossier (reference) DEFERRABLE INITIALLY DEFERRED,"
    "  at INTEGER NOT NULL,"
    "  who TEXT NOT NULL CHECK (who <> ''),"
    "  what TEXT NOT NULL CHECK (what <> ''),"
    "  detail TEXT,"
    "  note BLOB"
    ") STRICT;"
    "CREATE INDEX history_dossier ON history (dossier);"

    "CREATE TABLE outbox ("
    "  id INTEGER PRIMARY KEY,"
    "  dossier TEXT REFERENCES dossier (reference) DEFERRABLE INITIALLY DEFERRED,"
    "  message_id TEXT NOT NULL UNIQUE CHECK (message_id <> ''),"
    "  template TEXT NOT NULL CHECK (template <> ''),"
    "  mailbox TEXT NOT NULL CHECK (mailbox <> ''),"
    "  to_hash BLOB NOT NULL CHECK (length(to_hash) = 32),"
    "  state TEXT NOT NULL CHECK (state IN ('wacht', 'verzonden', 'geweigerd', 'ingetrokken')),"
    "  created INTEGER NOT NULL,"
    "  due INTEGER NOT NULL,"
    "  sent INTEGER NOT NULL DEFAULT 0,"
    "  attempts INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),"
    "  result TEXT,"
    "  told INTEGER NOT NULL DEFAULT 0 CHECK (told IN (0, 1)),"
    "  key INTEGER CHECK (key > 0),"
    "  sealed_to BLOB"
    ") STRICT;"
    "CREATE INDEX outbox_waiting ON outbox (id, due) WHERE state = 'wacht';"
    "CREATE INDEX outbox_order ON outbox (dossier, to_hash, id);"
    "CREATE INDEX outbox_refused ON outbox (id) WHERE state = 'geweigerd';"
    "CREATE INDEX outbox_answers ON outbox (template, to_hash, created);"
    "CREATE INDEX outbox_key ON outbox (key) WHERE key IS NOT NULL;"

    "CREATE TABLE body ("
    "  id INTEGER PRIMARY KEY REFERENCES outbox (id),"
    "  sealed_to BLOB NOT NULL,"
    "  sealed_mail BLOB NOT NULL"
    ") STRICT;",

    /* 2: whose dossier it is, as a keyed hash of name and date of birth */
    "CREATE TABLE child ("
    "  dossier TEXT NOT NULL UNIQUE REFERENCES dossier (reference) DEFERRABLE INITIALLY DEFERRED,"
    "  hash BLOB NOT NULL CHECK (length(hash) = 32)"
    ") STRICT;"
    "CREATE INDEX child_hash ON child (hash);",

    /* 3: addresses at which mail failed for good */
    dead_script,

    /* 4: decisions that can be undone, and the mails that wait with them */
    "CREATE TABLE decision ("
    "  id INTEGER PRIMARY KEY,"
    "  dossier TEXT NOT NULL REFERENCES dossier (reference) DEFERRABLE INITIALLY DEFERRED,"
    "  who TEXT NOT NULL CHECK (who <> ''),"
    "  what TEXT NOT NULL CHECK (what <> ''),"
    "  at INTEGER NOT NULL,"
    "  until INTEGER NOT NULL,"
    "  undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1)),"
    "  aside INTEGER NOT NULL DEFAULT 0 CHECK (aside IN (0, 1)),"
    "  loket TEXT NOT NULL,"
    "  mailbox TEXT NOT NULL,"
    "  instrument TEXT NOT NULL,"
    "  state TEXT NOT NULL,"
    "  outcome TEXT,"
    "  assigned TEXT,"
    "  assigned_at INTEGER"
    ") STRICT;"
    "CREATE INDEX decision_dossier ON decision (dossier);"
    "ALTER TABLE outbox ADD COLUMN decision INTEGER REFERENCES decision (id);"
    "ALTER TABLE outbox ADD COLUMN claimed INTEGER NOT NULL DEFAULT 0 CHECK (claimed IN (0, 1));"
    "CREATE INDEX outbox_decision ON outbox (decision) WHERE decision IS NOT NULL;"
    /* as whom one answers a mail, and commands that wait for their confirmation */
    "ALTER TABLE outbox ADD COLUMN role TEXT CHECK (role IN ('staff', 'professional', "
    "'aanvrager'));"
    "ALTER TABLE outbox ADD COLUMN serial INTEGER NOT NULL DEFAULT 0;"
    "CREATE TABLE pending ("
    "  id INTEGER PRIMARY KEY CHECK (id BETWEEN 1 AND 16777215),"
    "  dossier TEXT NOT NULL REFERENCES dossier (reference) DEFERRABLE INITIALLY DEFERRED,"
    "  person BLOB NOT NULL CHECK (length(person) = 32),"
    "  made INTEGER NOT NULL,"
    "  taken INTEGER NOT NULL DEFAULT 0 CHECK (taken IN (0, 1)),"
    "  sealed BLOB NOT NULL"
    ") STRICT;",

    /* 5: dossiers that belong together */
    link_script,

    /* 6: mails that were sent to more than one of our addresses */
    twin_script,

    /* 7: what our mails said */
    said_script,
};

static const char *const keys_scripts[] = {
    /* 1 */
    "CREATE TABLE meta ("
    "  id INTEGER PRIMARY KEY CHECK (id = 1),"
    "  store_id BLOB CHECK (length(store_id) = 16),"
    "  master_check BLOB CHECK (length(master_check) = 72)"
    ") STRICT;"
    "INSERT INTO meta (id) VALUES (1);"

    "CREATE TABLE key ("
    "  id INTEGER PRIMARY KEY CHECK (id > 0),"
    "  kind TEXT NOT NULL CHECK (kind IN ('wrapped', 'row')),"
    "  bytes BLOB NOT NULL CHECK (length(bytes) = CASE kind WHEN 'row' THEN 32 ELSE 72 END),"
    "  made INTEGER NOT NULL,"
    "  state TEXT NOT NULL CHECK (state IN ('n', 'u', 'd'))" /* new, in use, destroyed */
    ") STRICT;"
    "CREATE INDEX key_new ON key (made) WHERE state = 'n';",
};

/* The application ids stand in the file: "LkSt" and "LkKy". */
const struct schema schema_loket = {"store", 0x4c6b5374, loket_scripts,
				    sizeof(loket_scripts) / sizeof(loket_scripts[0])};
const struct schema schema_keys = {"key store", 0x4c6b4b79, keys_scripts,
				   sizeof(keys_scripts) / sizeof(keys_scripts[0])};

/* PRAGMA takes no parameters; both texts are ours. */
static int read_pragma(struct database *database, const char *sql, int64_t *value_r,
		       struct error *err)
{
	struct query query;

	query_begin_loop(&query, database, sql);
	if (query_step(&query, err) < 0)
		return -1;
	*value_r = query_get_number(&query, 0);
	query_end(&query);
	return 0;
}

int schema_version(struct database *database, const struct schema *schema, int64_t *version_r,
		   struct error *err)
{
	int64_t application;

	if (read_pragma(database, "PRAGMA user_version", version_r, err) < 0 ||
	    read_pragma(database, "PRAGMA application_id", &application, err) < 0)
		return -1;
	if ((*version_r != 0 || application != 0) && application != schema->application)
		return error_set(err, ERROR_STOP, "%s: is not a %s of Loket; " DATABASE_RESTORE,
				 database->path, schema->what);
	if (*version_r < 0 || *version_r > schema->count)
		return error_set(
		    err, ERROR_STOP,
		    "%s: has version %lld, this program knows up to %d; install the newer "
		    "program again, or restore the copy made before the upgrade",
		    database->path, (long long)*version_r, schema->count);
	return 0;
}

/* In a transaction. Another process may have been faster: then there is nothing to do. */
static int run_script(struct database *database, const struct schema *schema, struct error *err)
{
	int64_t version;
	char sql[120];

	if (schema_version(database, schema, &version, err) < 0)
		return -1;
	if (version == schema->count)
		return 0;
	snprintf(sql, sizeof(sql), "PRAGMA application_id = %d; PRAGMA user_version = %d;",
		 (int)schema->application, (int)version + 1);
	if (database_execute(database, schema->scripts[version], err) < 0 ||
	    database_execute(database, sql, err) < 0)
		return error_prefix(err, "to version %d", (int)version + 1);
	return 0;
}

int schema_migrate(struct database *database, const struct schema *schema, struct error *err)
{
	int64_t version;

	if (schema_version(database, schema, &version, err) < 0)
		return -1;
	while (version < schema->count) {
		if (database_begin(database, err) < 0)
			return -1;
		if (run_script(database, schema, err) < 0) {
			database_rollback(database);
			return -1;
		}
		if (database_commit(database, err) < 0 ||
		    schema_version(database, schema, &version, err) < 0)
			return -1;
	}
	return 0;
}
