/* store_crash_test: several processes at once, and processes that are killed at any moment. */
#include "store_fixture.h"

#include <time.h>

/* What intake does with one mail: dossier, mail, history and two mails out, in one transaction. */
static int receive(struct store *store, const struct vault *vault, int64_t serial,
		   char reference[DOSSIER_REFERENCE], struct error *err)
{
	struct vault_key key, row_keys[2];
	int64_t key_id, row_key_ids[2];
	struct store_mail mail = {.mailbox = "bemiddeling@limburg.be", .dossier = reference};
	const struct store_event event = {
	    .at = 1, .who = "loketd", .what = "ontvangen", .note = "een nota"};
	char name[80];

	snprintf(name, sizeof(name), "bemiddeling@limburg.be.1.%lld", (long long)serial);
	mail.name = name;
	vault_hash_text(vault, "mail", name, mail.hash);
	if (store_new_key(store, &key_id, &key, err) < 0 ||
	    store_new_row_key(store, &row_key_ids[0], &row_keys[0], err) < 0 ||
	    store_new_row_key(store, &row_key_ids[1], &row_keys[1], err) < 0 ||
	    store_begin(store, err) < 0)
		return -1;
	mail.key_id = key_id;
	if (fixture_put_dossier(store, key_id, &key, "{}", 1, reference, err) < 0 ||
	    store_add_mail(store, &mail, err) < 0 ||
	    store_add_event(store, reference, &event, err) < 0)
		return -1;
	for (int i = 0; i < 2; i++) {
		char message_id[100];
		struct store_outgoing outgoing = {.dossier = reference,
						  .message_id = message_id,
						  .template_name = i ? "ticket" : "ontvangst",
						  .mailbox = "bemiddeling@limburg.be",
						  .to = i ? "desk@limburg.be" : "jan@voorbeeld.be",
						  .created = 1,
						  .due = 1};

		snprintf(message_id, sizeof(message_id), "%s.%d", name, i);
		vault_hash_text(vault, "adres", outgoing.to, outgoing.to_hash);
		if (store_add_outgoing(store, &outgoing, row_key_ids[i], &row_keys[i], &key, "mail",
				       4, err) < 0)
			return -1;
	}
	return store_commit(store, err);
}

/* What deliver does with one row: 1 sent, 0 nothing was due, -1. */
static int send_one(struct store *store, struct error *err)
{
	struct arena *arena = arena_new();
	struct store_outgoing outgoing;
	struct buffer mail = {0};
	const char *to;
	int result = store_next_due(store, arena, 10, &outgoing, err);

	if (result == 1 &&
	    (store_open_outgoing(store, arena, outgoing.id, &to, &mail, err) < 0 ||
	     strcmp(mail.data, "mail") != 0 ||
	     store_set_outgoing(store, outgoing.id, OUTBOX_VERZONDEN, 0, "250", 10, err) < 0))
		result = -1;
	buffer_free(&mail);
	arena_free(&arena);
	return result;
}

static void assert_zero(struct fixture *f, const char *sql)
{
	int64_t number = fixture_number(f->path, sql);

	if (number != 0)
		fail_msg("%lld: %s", (long long)number, sql);
}

static void assert_keys_are_there(struct fixture *f)
{
	sqlite3 *handle;
	sqlite3_stmt *statement;
	char sql[FIXTURE_PATH + 400];

	assert_int_equal(sqlite3_open(f->path, &handle), SQLITE_OK);
	snprintf(sql, sizeof(sql), "ATTACH '%s' AS k", f->keys);
	assert_int_equal(sqlite3_exec(handle, sql, NULL, NULL, NULL), SQLITE_OK);
	assert_int_equal(
	    sqlite3_prepare_v2(handle,
			       "SELECT count(*) FROM (SELECT key FROM dossier UNION ALL"
			       "  SELECT key FROM outbox o JOIN body b ON b.id = o.id) r"
			       "  LEFT JOIN k.key ON k.key.id = r.key"
			       "  WHERE k.key.id IS NULL OR k.key.state = 'd'",
			       -1, &statement, NULL),
	    SQLITE_OK);
	assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
	assert_int_equal(sqlite3_column_int64(statement, 0), 0);
	sqlite3_finalize(statement);
	sqlite3_close(handle);
}

/* Each cause with all that follows from it, or nothing. */
static void assert_nothing_is_half(struct fixture *f)
{
	static const char sound[] =
	    "SELECT count(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'";

	assert_zero(f, sound);
	assert_int_equal(fixture_number(f->keys, sound), 0);
	assert_zero(f, "SELECT count(*) FROM pragma_foreign_key_check");
	assert_zero(f, "SELECT (SELECT count(*) FROM dossier) - (SELECT count(*) FROM mail)");
	assert_zero(f, "SELECT (SELECT count(*) FROM dossier) - (SELECT count(*) FROM record)");
	assert_zero(f, "SELECT (SELECT count(*) FROM dossier) - (SELECT count(*) FROM history)");
	assert_zero(f, "SELECT 2 * (SELECT count(*) FROM dossier) - (SELECT count(*) FROM outbox)");
	assert_zero(f, "SELECT (SELECT count(*) FROM outbox WHERE state = 'wacht')"
		       "  - (SELECT count(*) FROM body)");
	assert_zero(f, "SELECT (SELECT count(*) FROM dossier) - (SELECT last_number FROM meta)");
	assert_zero(f, "SELECT count(*) FROM outbox WHERE state = 'verzonden' AND sent = 0");
	assert_keys_are_there(f);
}

static void four_writers_and_a_sender_at_once_make_no_error(void **state)
{
	enum { WRITERS = 4, EACH = 300 };
	struct fixture *f = *state;
	pid_t sender;
	int status;

	store_close(&f->store);
	for (int i = 0; i < WRITERS; i++) {
		if (fork() == 0) {
			struct store *store;
			char reference[DOSSIER_REFERENCE];

			if (store_open(f->path, f->keys, f->vault, &store, &f->err) < 0)
				_exit(1);
			for (int j = 0; j < EACH; j++) {
				if (receive(store, f->vault, i * EACH + j, reference, &f->err) <
				    0) {
					fprintf(stderr, "%s\n", f->err.text);
					_exit(1);
				}
			}
			_exit(0);
		}
	}
	sender = fork();
	if (sender == 0) {
		struct store *store;
		int sent = 0, result;

		if (store_open(f->path, f->keys, NULL, &store, &f->err) < 0)
			_exit(1);
		while (sent < 2 * WRITERS * EACH) {
			result = send_one(store, &f->err);
			if (result < 0 || (result == 0 && store_tidy(store, &f->err) < 0)) {
				fprintf(stderr, "%s\n", f->err.text);
				_exit(1);
			}
			sent += result;
			if (result == 0)
				usleep(2000);
		}
		_exit(store_tidy(store, &f->err) < 0);
	}
	for (int i = 0; i <= WRITERS; i++) {
		wait(&status);
		assert_int_equal(status, 0);
	}
	assert_int_equal(fixture_number(f->path, "SELECT count(DISTINCT reference) FROM dossier"),
			 WRITERS * EACH);
	assert_int_equal(fixture_number(f->path, "SELECT count(DISTINCT substr(reference, 4, 5)) "
						 "FROM dossier"),
			 WRITERS * EACH);
	assert_int_equal(
	    fixture_number(f->path, "SELECT count(*) FROM outbox WHERE state = 'verzonden'"),
	    2 * WRITERS * EACH);
	assert_int_equal(fixture_number(f->keys, "SELECT count(*) FROM key WHERE state = 'd'"),
			 2 * WRITERS * EACH);
	assert_nothing_is_half(f);
}

/* Works until it is killed; says each reference that is committed. */
static void work(struct fixture *f, int out, int64_t serial)
{
	char reference[DOSSIER_REFERENCE];
	struct store *store;

	if (store_open(f->path, f->keys, f->vault, &store, &f->err) < 0)
		_exit(1);
	for (;; serial++) {
		if (receive(store, f->vault, serial, reference, &f->err) < 0 ||
		    write(out, reference, DOSSIER_REFERENCE) != DOSSIER_REFERENCE ||
		    (serial % 3 != 0 && send_one(store, &f->err) < 0) ||
		    (serial % 7 == 0 && store_tidy(store, &f->err) < 0))
			_exit(1);
	}
}

static int assert_told_is_there(struct fixture *f, int in)
{
	char reference[DOSSIER_REFERENCE];
	struct store_dossier dossier;
	struct buffer record = {0};
	int count = 0;

	DO(f, store_open(f->path, f->keys, f->vault, &f->store, &f->err));
	while (read(in, reference, DOSSIER_REFERENCE) == DOSSIER_REFERENCE) {
		assert_int_equal(store_dossier(f->store, f->arena, reference, &dossier, &f->err),
				 1);
		DO(f, store_dossier_record(f->store, reference, &record, &f->err));
		buffer_free(&record);
		count++;
	}
	store_close(&f->store);
	return count;
}

static void killed_writer_leaves_nothing_half_and_loses_nothing(void **state)
{
	enum { ROUNDS = 50, LONGEST_MS = 60 };
	struct fixture *f = *state;
	unsigned seed = (unsigned)getpid();
	int told = 0;

	store_close(&f->store);
	for (int round = 0; round < ROUNDS; round++) {
		struct timespec pause = {.tv_nsec =
					     1000 * 1000 * (long)(1 + rand_r(&seed) % LONGEST_MS)};
		int ends[2], status;
		pid_t worker;

		assert_int_equal(pipe(ends), 0);
		worker = fork();
		if (worker == 0)
			work(f, ends[1], INT64_C(1000000) * (round + 1));
		close(ends[1]);
		nanosleep(&pause, NULL);
		kill(worker, SIGKILL);
		waitpid(worker, &status, 0);
		assert_true(WIFSIGNALED(status));
		told += assert_told_is_there(f, ends[0]);
		close(ends[0]);
		assert_nothing_is_half(f);
	}
	assert_true(told > ROUNDS / 2);
	/* and whoever comes next can finish the work */
	DO(f, store_open(f->path, f->keys, f->vault, &f->store, &f->err));
	while (send_one(f->store, &f->err) == 1)
		continue;
	DO(f, store_tidy(f->store, &f->err));
	assert_zero(f, "SELECT count(*) FROM body");
	assert_zero(f, "SELECT count(*) FROM outbox WHERE key IS NOT NULL");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_set_up, fixture_tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(four_writers_and_a_sender_at_once_make_no_error),
	    TEST(killed_writer_leaves_nothing_half_and_loses_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
