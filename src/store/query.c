/* query: one SQL statement from its binding to its end. Statements are prepared once for each
 * database and found again by the address of their text, so that texts must be constants. A
 * fault while binding is kept and comes out of the first step. */
#include "store/private.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/memory.h"

/* From here on a blob is written in place instead of being bound. */
enum { LARGE = 64 * 1024 };

static sqlite3_stmt *prepare(struct query *query, const char *sql, unsigned flags)
{
	sqlite3_stmt *statement = NULL;

	query->status =
	    sqlite3_prepare_v3(query->database->handle, sql, -1, flags, &statement, NULL);
	return statement;
}

static sqlite3_stmt *cached(struct query *query, const char *sql)
{
	struct database *database = query->database;
	sqlite3_stmt *statement;

	for (size_t i = 0; i < database->statement_count; i++)
		if (database->statements[i].sql == sql)
			return database->statements[i].prepared;
	assert(database->statement_count < DATABASE_STATEMENTS);
	statement = prepare(query, sql, SQLITE_PREPARE_PERSISTENT);
	if (statement)
		database->statements[database->statement_count++] =
		    (struct database_statement){sql, statement};
	return statement;
}

void query_begin(struct query *query, struct database *database, const char *sql)
{
	*query = (struct query){.database = database};
	query->statement = cached(query, sql);
	/* a cached statement that is still stepping would lose its place */
	assert(!query->statement || !sqlite3_stmt_busy(query->statement));
}

void query_begin_loop(struct query *query, struct database *database, const char *sql)
{
	*query = (struct query){.database = database, .own = true};
	query->statement = prepare(query, sql, 0);
}

static void note(struct query *query, int status)
{
	if (query->status == SQLITE_OK)
		query->status = status;
}

static bool can_bind(struct query *query)
{
	query->bound++;
	return query->status == SQLITE_OK;
}

void query_text(struct query *query, const char *text)
{
	if (can_bind(query))
		note(query,
		     sqlite3_bind_text(query->statement, query->bound, text, -1, SQLITE_STATIC));
}

void query_number(struct query *query, int64_t number)
{
	if (can_bind(query))
		note(query, sqlite3_bind_int64(query->statement, query->bound, number));
}

void query_number_or_null(struct query *query, int64_t number)
{
	if (number != 0)
		query_number(query, number);
	else if (can_bind(query))
		note(query, sqlite3_bind_null(query->statement, query->bound));
}

void query_bytes(struct query *query, const void *data, size_t length)
{
	if (can_bind(query))
		note(query, sqlite3_bind_blob64(query->statement, query->bound, data, length,
						SQLITE_STATIC));
}

void query_large(struct query *query, const void *data, size_t length)
{
	if (length < LARGE)
		query_bytes(query, data, length);
	else if (can_bind(query))
		note(query, sqlite3_bind_zeroblob64(query->statement, query->bound, length));
}

int query_step(struct query *query, struct error *err)
{
	if (query->status == SQLITE_OK)
		query->status = sqlite3_step(query->statement);
	if (query->status == SQLITE_ROW) {
		query->status = SQLITE_OK;
		return 1;
	}
	if (query->status == SQLITE_DONE) {
		query_end(query);
		return 0;
	}
	database_fault(query->database, query->status, err);
	query_end(query);
	return -1;
}

int query_run(struct query *query, struct error *err)
{
	int result;

	while ((result = query_step(query, err)) == 1)
		continue;
	return result;
}

/* The result codes of finalize and reset repeat that of the last step, which was seen. */
void query_end(struct query *query)
{
	if (!query->statement)
		return;
	if (query->own) {
		(void)sqlite3_finalize(query->statement);
	} else {
		(void)sqlite3_reset(query->statement);
		(void)sqlite3_clear_bindings(query->statement);
	}
	query->statement = NULL;
}

int64_t query_get_number(struct query *query, int column)
{
	return sqlite3_column_int64(query->statement, column);
}

const char *query_get_text(struct query *query, int column, struct arena *arena)
{
	const char *text = (const char *)sqlite3_column_text(query->statement, column);

	return arena ? arena_text(arena, text) : text;
}

const void *query_get_bytes(struct query *query, int column, size_t *length_r)
{
	const void *data = sqlite3_column_blob(query->statement, column);

	*length_r = (size_t)sqlite3_column_bytes(query->statement, column);
	return data;
}

void query_get_hash(struct query *query, int column, unsigned char hash[VAULT_HASH])
{
	size_t length;
	const void *data = query_get_bytes(query, column, &length);

	memset(hash, 0, VAULT_HASH);
	if (data && length == VAULT_HASH)
		memcpy(hash, data, VAULT_HASH);
}

int query_get_name(struct query *query, int column, const struct names *names)
{
	const char *text = query_get_text(query, column, NULL);
	int value = text ? names_value(names, text) : 0;

	return value < 0 ? 0 : value;
}

static int open_blob(struct database *database, const struct query_place *place, int writing,
		     sqlite3_blob **blob_r, struct error *err)
{
	int status = sqlite3_blob_open(database->handle, "main", place->table, place->column,
				       place->row, writing, blob_r);

	return status == SQLITE_OK ? 0 : database_fault(database, status, err);
}

int query_fill_large(struct database *database, const struct query_place *place, const void *data,
		     size_t length, struct error *err)
{
	sqlite3_blob *blob;
	int status;

	if (length < LARGE)
		return 0;
	if (open_blob(database, place, 1, &blob, err) < 0)
		return -1;
	status = sqlite3_blob_write(blob, data, (int)length, 0);
	if (status != SQLITE_OK)
		database_fault(database, status, err);
	sqlite3_blob_close(blob);
	return status == SQLITE_OK ? 0 : -1;
}

int query_load_blob(struct database *database, const struct query_place *place, void **data_r,
		    size_t *length_r, struct error *err)
{
	sqlite3_blob *blob;
	void *data;
	int status;

	if (open_blob(database, place, 0, &blob, err) < 0)
		return -1;
	*length_r = (size_t)sqlite3_blob_bytes(blob);
	data = memory_zero(*length_r, 1);
	status = sqlite3_blob_read(blob, data, (int)*length_r, 0);
	if (status != SQLITE_OK) {
		database_fault(database, status, err);
		free(data);
	} else {
		*data_r = data;
	}
	sqlite3_blob_close(blob);
	return status == SQLITE_OK ? 0 : -1;
}
