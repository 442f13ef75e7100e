/* store_fixture: a store in a folder of its own, and short ways to put things into it. */
#ifndef LOKET_TESTS_STORE_FIXTURE_H
#define LOKET_TESTS_STORE_FIXTURE_H

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include <sqlite3.h>

#include "base/error.h"
#include "base/memory.h"
#include "store/store.h"
#include "vault/vault.h"

enum { FIXTURE_PATH = 300, FIXTURE_DAY = 24 * 60 * 60 };

struct fixture {
	char folder[100];
	char path[FIXTURE_PATH], keys[FIXTURE_PATH], master[FIXTURE_PATH];
	struct vault *vault;
	struct store *store;
	struct error err;
	struct arena *arena;
};

#define DO(f, call)                                                                                \
	do {                                                                                       \
		if ((call) != 0)                                                                   \
			fail_msg("%s: %s", #call, (f)->err.text);                                  \
	} while (0)

static inline int fixture_set_up(void **state)
{
	struct fixture *f = memory_zero(1, sizeof(*f));
	const char *tmp = getenv("TMPDIR");

	vault_start();
	unsetenv("LOKET_NOW");
	snprintf(f->folder, sizeof(f->folder), "%.60s/store-test.XXXXXX", tmp ? tmp : "/tmp");
	if (!mkdtemp(f->folder))
		return -1;
	snprintf(f->path, sizeof(f->path), "%s/loket.db", f->folder);
	snprintf(f->keys, sizeof(f->keys), "%s/keys.db", f->folder);
	snprintf(f->master, sizeof(f->master), "%s/master.key", f->folder);
	f->arena = arena_new();
	if (vault_open(f->master, true, &f->vault, &f->err) < 0 ||
	    store_open(f->path, f->keys, f->vault, &f->store, &f->err) < 0) {
		fprintf(stderr, "%s\n", f->err.text);
		return -1;
	}
	*state = f;
	return 0;
}

static inline int fixture_tear_down(void **state)
{
	struct fixture *f = *state;
	char command[200];

	store_close(&f->store);
	vault_close(&f->vault);
	arena_free(&f->arena);
	unsetenv("LOKET_NOW");
	snprintf(command, sizeof(command), "rm -rf '%s'", f->folder);
	free(f);
	return system(command);
}

static inline void fixture_set_now(int64_t now)
{
	char text[30];

	snprintf(text, sizeof(text), "%lld", (long long)now);
	setenv("LOKET_NOW", text, 1);
}

/* One number out of a database, by a connection of its own. */
static inline int64_t fixture_number(const char *path, const char *sql)
{
	sqlite3 *handle;
	sqlite3_stmt *statement;
	int64_t number;

	assert_int_equal(sqlite3_open(path, &handle), SQLITE_OK);
	sqlite3_busy_timeout(handle, 10000);
	assert_int_equal(sqlite3_prepare_v2(handle, sql, -1, &statement, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
	number = sqlite3_column_int64(statement, 0);
	sqlite3_finalize(statement);
	sqlite3_close(handle);
	return number;
}

static inline void fixture_execute(const char *path, const char *sql)
{
	sqlite3 *handle;
	char *fault = NULL;

	assert_int_equal(sqlite3_open(path, &handle), SQLITE_OK);
	if (sqlite3_exec(handle, sql, NULL, NULL, &fault) != SQLITE_OK)
		fail_msg("%s: %s", sql, fault);
	sqlite3_close(handle);
}

/* A dossier of the desk of Limburg, in the present transaction; -1 with store's error. */
static inline int fixture_put_dossier(struct store *store, int64_t key_id,
				      const struct vault_key *key, const char *record, int64_t now,
				      char reference[DOSSIER_REFERENCE], struct error *err)
{
	struct store_dossier dossier = {.loket = "limburg",
					.mailbox = "bemiddeling@limburg.be",
					.instrument = INSTRUMENT_BEMIDDELING,
					.rol = ROL_OUDER,
					.state = DOSSIER_ONTVANGEN,
					.opened = now,
					.key_id = key_id};

	if (store_next_reference(store, 2026, reference, err) < 0)
		return -1;
	dossier.reference = reference;
	return store_add_dossier(store, &dossier, key, record, strlen(record), err);
}

static inline void fixture_dossier(struct fixture *f, const char *record,
				   char reference[DOSSIER_REFERENCE])
{
	struct vault_key key;
	int64_t key_id;

	DO(f, store_new_key(f->store, &key_id, &key, &f->err));
	DO(f, store_begin(f->store, &f->err));
	DO(f, fixture_put_dossier(f->store, key_id, &key, record, 1000, reference, &f->err));
	DO(f, store_commit(f->store, &f->err));
}

/* A mail in the outbox, in a transaction of its own. reference may be NULL. */
static inline void fixture_outgoing(struct fixture *f, const char *reference,
				    const char *message_id, const char *to, int64_t due,
				    const char *mail)
{
	struct store_outgoing outgoing = {.dossier = reference,
					  .message_id = message_id,
					  .template_name = "ontvangst",
					  .mailbox = "bemiddeling@limburg.be",
					  .to = to,
					  .created = 1000,
					  .due = due};
	struct vault_key row_key, key;
	struct store_dossier dossier;
	int64_t row_key_id;

	vault_hash_text(f->vault, "adres", to, outgoing.to_hash);
	DO(f, store_new_row_key(f->store, &row_key_id, &row_key, &f->err));
	if (reference) {
		assert_int_equal(store_dossier(f->store, f->arena, reference, &dossier, &f->err),
				 1);
		DO(f, store_key(f->store, dossier.key_id, &key, &f->err));
	}
	DO(f, store_begin(f->store, &f->err));
	DO(f, store_add_outgoing(f->store, &outgoing, row_key_id, &row_key, reference ? &key : NULL,
				 mail, strlen(mail), &f->err));
	DO(f, store_commit(f->store, &f->err));
}

#endif
