/* private: what the files of the store share; only they include it. From the bottom up: a
 * database (one SQLite file), a query on it, the schema, the keys, and the store that all of
 * store.h works on. */
#ifndef LOKET_STORE_PRIVATE_H
#define LOKET_STORE_PRIVATE_H

#include <sys/types.h>

#include <sqlite3.h>

#include "store/store.h"

/* --- database.c: one SQLite file -------------------------------------------------------------- */
enum { DATABASE_STATEMENTS = 128 };

struct database {
	sqlite3 *handle;
	char *path;
	int busy_ms;	    /* how long a lock of others is waited for */
	int64_t busy_since; /* monotonic */
	/* prepared once; found again by the address of their text */
	struct database_statement {
		const char *sql;
		sqlite3_stmt *prepared;
	} statements[DATABASE_STATEMENTS];
	size_t statement_count;
};

/* Opens PATH, made with mode 0600 when it is missing. After -1 there is nothing to close. SQLite
 * keeps the address of *database: it must not move. */
int database_open(const char *path, struct database *database, struct error *err);
void database_close(struct database *database); /* NULs and zeroes are fine */
/* Runs SQL without parameters or rows of interest. */
int database_execute(struct database *database, const char *sql, struct error *err);
int database_begin(struct database *database, struct error *err);  /* BEGIN IMMEDIATE */
int database_commit(struct database *database, struct error *err); /* rolls back when it fails */
void database_rollback(struct database *database);
/* A part of a transaction that can be taken back alone; they nest. rollback_to ends it too. */
int database_savepoint(struct database *database, struct error *err);
int database_release(struct database *database, struct error *err);
int database_rollback_to(struct database *database, struct error *err);
bool database_in_transaction(const struct database *database);
/* From now on a commit of this handle survives every kill, and a power cut once database_sync or a commit of any
 * other handle has come after it. */
int database_sync_later(struct database *database, struct error *err);
/* What was committed so far, by whichever process, survives a power cut too. Once something was read. */
int database_sync(struct database *database, struct error *err);
/* Moves the WAL into the database and empties it, unless others are busy with it: then the next
 * time. */
int database_empty_wal(struct database *database, struct error *err);
/* Fills *err from a result code of SQLite, and of a file that is damaged says what to do; returns -1. fault.c */
int database_fault(const struct database *database, int status, struct error *err);
#define DATABASE_RESTORE "restore it from its backup (loketd(8), BACKUP AND RESTORE)"

/* --- query.c: one statement: begin, bind from left to right, step, read columns, end ---------- */
struct query {
	struct database *database;
	sqlite3_stmt *statement;
	int bound;  /* parameters so far */
	int status; /* the first that was not SQLITE_OK */
	bool own;   /* not a cached statement: finalized at the end */
};

/* sql: a constant; it is prepared once for each database. */
void query_begin(struct query *query, struct database *database, const char *sql);
/* The same with a statement of its own, for loops in which a callback may query again. */
void query_begin_loop(struct query *query, struct database *database, const char *sql);
/* Values are borrowed until query_end. NULL is NULL. */
void query_text(struct query *query, const char *text);
void query_number(struct query *query, int64_t number);
void query_number_or_null(struct query *query, int64_t number); /* 0 is NULL */
void query_bytes(struct query *query, const void *data, size_t length);
/* As query_bytes, but a large one gets only its room: query_fill_large after query_run writes
 * it, so that SQLite never holds a copy. It must go into the last column. */
void query_large(struct query *query, const void *data, size_t length);
/* 1 a row, 0 no more, -1 fault. 0 and -1 end the query; after 1 step again or call query_end. */
int query_step(struct query *query, struct error *err);
int query_run(struct query *query, struct error *err); /* to the end, no rows; 0 or -1 */
void query_end(struct query *query);
int64_t query_get_number(struct query *query, int column);
/* In the arena, or borrowed until the next step when that is NULL. */
const char *query_get_text(struct query *query, int column, struct arena *arena);
const void *query_get_bytes(struct query *query, int column, size_t *length_r);
void query_get_hash(struct query *query, int column, unsigned char hash[VAULT_HASH]);
/* The value of the enumeration that is spelled in the column; 0 (not known) when it is none. */
int query_get_name(struct query *query, int column, const struct names *names);

/* One blob of one row, outside any query. */
struct query_place {
	const char *table, *column;
	int64_t row;
};
int query_fill_large(struct database *database, const struct query_place *place, const void *data,
		     size_t length, struct error *err);
/* The whole blob in memory of its own (free it); the row must exist. */
int query_load_blob(struct database *database, const struct query_place *place, void **data_r,
		    size_t *length_r, struct error *err);

/* --- dead.c ----------------------------------------------------------------------------------- */
extern const char dead_script[]; /* a step of the schema */

/* --- link.c ----------------------------------------------------------------------------------- */
extern const char link_script[];
extern const char twin_script[]; /* a step of the schema */
extern const char said_script[]; /* a step of the schema */
/* In a transaction: the links that were made with a decision are gone; the history of the other side says so. */
int link_undo(struct store *store, int64_t decision, const char *who, int64_t now,
	      struct error *err);

/* --- schema.c --------------------------------------------------------------------------------- */
/* Scripts that lead from version i to i + 1. */
struct schema {
	const char *what;    /* for messages */
	int32_t application; /* PRAGMA application_id */
	const char *const *scripts;
	int count;
};
extern const struct schema schema_loket, schema_keys;
/* Which version the file has, 0: it has no tables yet. That of another program, or of a newer one, is a fault. */
int schema_version(struct database *database, const struct schema *schema, int64_t *version_r,
		   struct error *err);
/* Brings the database to the newest version, each script in a transaction of its own. */
int schema_migrate(struct database *database, const struct schema *schema, struct error *err);

/* --- store.c ---------------------------------------------------------------------------------- */
enum key_kind { KEY_WRAPPED, KEY_ROW, KEY_KIND_COUNT };
enum { KEY_POOL = 64 };

struct key_pool {
	struct vault_key keys[KEY_POOL];
	int64_t first_id;
	int taken; /* KEY_POOL: empty */
	int64_t made;
};

struct store {
	struct database loket, keys;
	const struct vault *vault; /* NULL in deliver */
	struct key_pool pools[KEY_KIND_COUNT];
	pid_t owner;
};

/* --- keys.c ----------------------------------------------------------------------------------- */
/* 1 found, 0 destroyed (or never there), -1 fault. */
int keys_find(struct store *store, enum key_kind kind, int64_t id, struct vault_key *key_r,
	      struct error *err);
/* The key of a dossier: 1, 0 destroyed or no such dossier, -1. */
int keys_of_dossier(struct store *store, const char *reference, struct vault_key *key_r,
		    struct error *err);
/* In a transaction of the store: 0 when the key is there, so that it may be referred to. One
 * that was cleaned up before it was used is ERROR_RETRY. */
int keys_require(struct store *store, int64_t id, struct error *err);
void keys_forget_pools(struct store *store);
/* Destroys keys that were made a day ago and never used. In a transaction of the store. */
int keys_sweep(struct store *store, int64_t now, struct error *err);

/* Destroys the keys of mails that are no longer there. In a transaction of the store. */
int keys_destroy_spent(struct store *store, bool *more_r, struct error *err);

/* --- bond.c ----------------------------------------------------------------------------------- */
/* Ties keys.db to its loket.db and to the master key; refuses one that belongs to others. */
int bond_check(struct store *store, struct error *err);
/* The two ways in which files do not belong together, in words; -1. */
int bond_missing(const char *path, const char *other, struct error *err);
int bond_other(const char *keys_path, const char *path, struct error *err);

/* --- outbox.c --------------------------------------------------------------------------------- */
enum { OUTBOX_COLUMN_COUNT = 15 };
/* Reads one row, selected with OUTBOX_COLUMNS; `to` stays NULL. Texts as in query_get_text. */
#define OUTBOX_COLUMNS                                                                             \
	"o.id, o.dossier, o.message_id, o.template, o.mailbox, o.to_hash, o.state, o.created, "    \
	"o.due, o.sent, o.attempts, o.result, o.role, o.serial, o.decision "
void outbox_read_row(struct query *query, struct arena *arena, struct store_outgoing *outgoing);
/* The key of the row and what is sealed under it; mail may be NULL. 1, 0 it is gone, -1. */
int outbox_open_body(struct store *store, int64_t id, struct buffer *to, struct buffer *mail,
		     struct error *err);

#endif
