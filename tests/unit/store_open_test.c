/* store_open_test: opening, modes, versions, and files that do not belong together. */
#include "store_fixture.h"

#include <errno.h>
#include <string.h>

#include "base/clock.h"
#include "base/file.h"
#include "process_state.h"
#include "store/private.h"

static int reopen(struct fixture *f)
{
	store_close(&f->store);
	return store_open(f->path, f->keys, f->vault, &f->store, &f->err);
}

static void files_are_readable_by_the_owner_only(void **state)
{
	struct fixture *f = *state;
	static const char *const suffixes[] = {"", "-wal", "-shm"};
	const char *paths[] = {f->path, f->keys};
	struct stat status;
	char path[FIXTURE_PATH + 10];

	umask(0);
	store_close(&f->store);
	assert_int_equal(unlink(f->path), 0);
	assert_int_equal(unlink(f->keys), 0);
	DO(f, reopen(f));
	for (int i = 0; i < 2; i++) {
		for (int j = 0; j < 3; j++) {
			snprintf(path, sizeof(path), "%s%s", paths[i], suffixes[j]);
			assert_int_equal(stat(path, &status), 0);
			assert_int_equal(status.st_mode & 07777, 0600);
		}
	}
	store_close(&f->store);
	assert_int_equal(chmod(f->keys, 0644), 0);
	DO(f, reopen(f));
	assert_int_equal(stat(f->keys, &status), 0);
	assert_int_equal(status.st_mode & 07777, 0600);
}

static void commits_are_synced_and_what_is_deleted_is_overwritten(void **state)
{
	struct fixture *f = *state;
	const struct database *databases[] = {&f->store->loket, &f->store->keys};
	static const struct {
		const char *sql;
		int64_t value;
	} cases[] = {
	    {"PRAGMA synchronous", 2}, {"PRAGMA foreign_keys", 1},   {"PRAGMA secure_delete", 2},
	    {"PRAGMA mmap_size", 0},   {"PRAGMA cache_size", -4096}, {"PRAGMA page_size", 8192},
	};

	for (int i = 0; i < 2; i++) {
		for (size_t j = 0; j < sizeof(cases) / sizeof(cases[0]); j++) {
			sqlite3_stmt *statement;

			sqlite3_prepare_v2(databases[i]->handle, cases[j].sql, -1, &statement,
					   NULL);
			if (sqlite3_step(statement) == SQLITE_ROW &&
			    sqlite3_column_int64(statement, 0) != cases[j].value)
				fail_msg("%s", cases[j].sql);
			sqlite3_finalize(statement);
		}
	}
	assert_int_equal(fixture_number(f->path, "SELECT count(*) FROM pragma_journal_mode WHERE "
						 "journal_mode = 'wal'"),
			 1);
}

static void newer_version_is_refused_with_what_to_do(void **state)
{
	struct fixture *f = *state;

	for (int i = 0; i < 2; i++) {
		const char *path = i ? f->keys : f->path;
		char back[60];

		store_close(&f->store);
		snprintf(back, sizeof(back), "PRAGMA user_version = %d",
			 (int)fixture_number(path, "PRAGMA user_version"));
		fixture_execute(path, "PRAGMA user_version = 1000");
		assert_int_equal(reopen(f), -1);
		assert_int_equal(f->err.kind, ERROR_STOP);
		assert_non_null(strstr(f->err.text, "1000"));
		assert_non_null(strstr(f->err.text, path));
		assert_non_null(strstr(f->err.text, "install the newer program"));
		assert_null(f->store);
		fixture_execute(path, back);
		DO(f, reopen(f));
	}
}

/* What `path` holds is replaced by a store of the first version with the same id. */
static void put_first_version(const char *path)
{
	char older[FIXTURE_PATH + 8], sql[FIXTURE_PATH + 120];
	struct buffer script = {0};
	struct error err;

	snprintf(older, sizeof(older), "%s.1", path);
	assert_int_equal(file_read("tests/unit/store_version_1.sql", 100000, &script, &err), 0);
	fixture_execute(older, script.data);
	snprintf(sql, sizeof(sql),
		 "ATTACH '%s' AS newer; UPDATE meta SET store_id = (SELECT n.store_id FROM "
		 "newer.meta n)",
		 path);
	fixture_execute(older, sql);
	assert_int_equal(rename(older, path), 0);
	buffer_free(&script);
}

/* A store as the first version wrote it gets what it lacks, and keeps what it has. */
static void a_store_of_the_first_version_is_brought_up(void **state)
{
	static const char *const since[] = {"child", "dead", "decision", "pending", "link", "twin", "said"};
	struct fixture *f = *state;
	char sql[60];

	store_close(&f->store);
	put_first_version(f->path);
	DO(f, reopen(f));
	for (size_t i = 0; i < sizeof(since) / sizeof(since[0]); i++) {
		snprintf(sql, sizeof(sql), "SELECT count(*) FROM %s", since[i]);
		assert_int_equal(fixture_number(f->path, sql), 0);
	}
	assert_int_equal(fixture_number(f->path, "SELECT count(*) FROM dossier"), 1);
	assert_int_equal(
	    fixture_number(f->path, "SELECT count(*) FROM outbox WHERE decision IS NULL"), 1);
}

static void file_of_another_program_is_refused(void **state)
{
	struct fixture *f = *state;
	static const char *const scripts[] = {"PRAGMA application_id = 7; PRAGMA user_version = 1",
					      "PRAGMA application_id = 7; PRAGMA user_version = 0"};

	for (size_t i = 0; i < sizeof(scripts) / sizeof(scripts[0]); i++) {
		store_close(&f->store);
		fixture_execute(f->path, scripts[i]);
		assert_int_equal(reopen(f), -1);
		assert_int_equal(f->err.kind, ERROR_STOP);
	}
}

static void file_that_is_no_database_is_refused(void **state)
{
	struct fixture *f = *state;
	FILE *file;

	store_close(&f->store);
	file = fopen(f->path, "w");
	for (int i = 0; i < 1000; i++)
		fputs("geen databank\n", file);
	fclose(file);
	assert_int_equal(reopen(f), -1);
	assert_int_equal(f->err.kind, ERROR_STOP);
	assert_false(store_is_empty(f->path));
}

/* --- migrations --- */

static void scripts_run_once_each_and_in_order(void **state)
{
	struct fixture *f = *state;
	static const char *const scripts[] = {"CREATE TABLE a (x)", "INSERT INTO a VALUES (1)",
					      "INSERT INTO a SELECT count(*) + 10 FROM a"};
	struct schema schema = {"test", 99, scripts, 1};
	struct database database;
	char path[FIXTURE_PATH];

	snprintf(path, sizeof(path), "%.200s/other.db", f->folder);
	DO(f, database_open(path, &database, &f->err));
	DO(f, schema_migrate(&database, &schema, &f->err));
	assert_int_equal(fixture_number(path, "PRAGMA user_version"), 1);
	schema.count = 3;
	DO(f, schema_migrate(&database, &schema, &f->err));
	DO(f, schema_migrate(&database, &schema, &f->err));
	assert_int_equal(fixture_number(path, "SELECT sum(x) FROM a"), 1 + 11);
	assert_int_equal(fixture_number(path, "PRAGMA user_version"), 3);
	assert_int_equal(fixture_number(path, "PRAGMA application_id"), 99);
	database_close(&database);
}

static void failing_script_leaves_the_version_before_it(void **state)
{
	struct fixture *f = *state;
	static const char *const scripts[] = {
	    "CREATE TABLE a (x)", "INSERT INTO a VALUES (1); INSERT INTO nowhere VALUES (1)"};
	const struct schema schema = {"test", 99, scripts, 2};
	struct database database;
	char path[FIXTURE_PATH];

	snprintf(path, sizeof(path), "%.200s/other.db", f->folder);
	DO(f, database_open(path, &database, &f->err));
	assert_int_equal(schema_migrate(&database, &schema, &f->err), -1);
	assert_int_equal(f->err.kind, ERROR_STOP);
	assert_false(database_in_transaction(&database));
	assert_int_equal(fixture_number(path, "PRAGMA user_version"), 1);
	assert_int_equal(fixture_number(path, "SELECT count(*) FROM a"), 0);
	database_close(&database);
}

/* As before the first start. */
static void remove_files(struct fixture *f)
{
	static const char *const suffixes[] = {"", "-wal", "-shm"};
	const char *paths[] = {f->path, f->keys};
	char path[FIXTURE_PATH + 10];

	for (int i = 0; i < 2; i++) {
		for (int j = 0; j < 3; j++) {
			snprintf(path, sizeof(path), "%s%s", paths[i], suffixes[j]);
			unlink(path);
		}
	}
}

static void processes_that_open_a_new_store_at_once_agree(void **state)
{
	enum { PROCESSES = 8 };
	struct fixture *f = *state;

	store_close(&f->store);
	for (int round = 0; round < 5; round++) {
		remove_files(f);
		for (int i = 0; i < PROCESSES; i++) {
			if (fork() == 0) {
				int result = store_open(f->path, f->keys, i % 2 ? f->vault : NULL,
							&f->store, &f->err);

				if (result < 0)
					fprintf(stderr, "%s\n", f->err.text);
				_exit(result < 0);
			}
		}
		for (int i = 0; i < PROCESSES; i++) {
			int status;

			wait(&status);
			assert_int_equal(status, 0);
		}
	}
	DO(f, store_open(f->path, f->keys, f->vault, &f->store, &f->err));
}

/* --- what belongs together --- */

static void lost_key_store_is_found_at_the_start(void **state)
{
	struct fixture *f = *state;
	char reference[DOSSIER_REFERENCE];

	fixture_dossier(f, "{}", reference);
	store_close(&f->store);
	assert_int_equal(unlink(f->keys), 0);
	assert_int_equal(reopen(f), -1);
	assert_int_equal(f->err.kind, ERROR_STOP);
	assert_non_null(strstr(f->err.text, "restore it"));
	/* and again: the empty file made meanwhile does not count as one */
	assert_int_equal(reopen(f), -1);
}

/* A link to itself can be opened by nobody, root neither. */
static void key_store_that_cannot_be_opened_is_not_called_missing(void **state)
{
	struct fixture *f = *state;

	store_close(&f->store);
	assert_int_equal(unlink(f->keys), 0);
	assert_int_equal(symlink(f->keys, f->keys), 0);
	assert_int_equal(store_examine(f->path, f->keys, f->master, &f->err), -1);
	assert_int_equal(f->err.kind, ERROR_STOP);
	assert_null(strstr(f->err.text, "restore it"));
	assert_non_null(strstr(f->err.text, strerror(ELOOP)));
}

static void key_store_of_another_store_is_refused(void **state)
{
	struct fixture *f = *state;

	store_close(&f->store);
	assert_int_equal(unlink(f->path), 0);
	assert_int_equal(reopen(f), -1);
	assert_int_equal(f->err.kind, ERROR_STOP);
	assert_non_null(strstr(f->err.text, "another store"));
}

static void wrong_master_key_is_found_at_the_start(void **state)
{
	struct fixture *f = *state;
	char path[FIXTURE_PATH];

	snprintf(path, sizeof(path), "%.200s/second.key", f->folder);
	store_close(&f->store);
	vault_close(&f->vault);
	DO(f, vault_open(path, true, &f->vault, &f->err));
	assert_int_equal(reopen(f), -1);
	assert_int_equal(f->err.kind, ERROR_STOP);
	assert_non_null(strstr(f->err.text, "another master key"));
	/* deliver has none, and needs none */
	DO(f, store_open(f->path, f->keys, NULL, &f->store, &f->err));
}

static void store_is_empty_until_the_first_dossier_or_mail(void **state)
{
	struct fixture *f = *state;
	struct store_mail mail = {.name = "m.1.1", .mailbox = "m", .state = MAIL_GENEGEERD};
	char reference[DOSSIER_REFERENCE];
	FILE *file;
	char path[FIXTURE_PATH];

	snprintf(path, sizeof(path), "%.200s/none.db", f->folder);
	assert_true(store_is_empty(path));
	assert_int_equal(access(path, F_OK), -1);
	file = fopen(path, "w"); /* cut off right after the file was made */
	fclose(file);
	assert_true(store_is_empty(path));
	assert_true(store_is_empty(f->path));
	DO(f, store_begin(f->store, &f->err));
	DO(f, store_add_mail(f->store, &mail, &f->err));
	store_rollback(f->store);
	assert_true(store_is_empty(f->path));
	DO(f, store_begin(f->store, &f->err));
	DO(f, store_add_mail(f->store, &mail, &f->err));
	DO(f, store_commit(f->store, &f->err));
	assert_false(store_is_empty(f->path));
	fixture_execute(f->path, "DELETE FROM mail");
	assert_true(store_is_empty(f->path));
	fixture_dossier(f, "{}", reference);
	assert_false(store_is_empty(f->path));
}

/* Holds the lock until it is told that the other will try again, and then until that one waits. */
static void hold_lock(const char *path, int told, int tell)
{
	pid_t parent = getppid();
	sqlite3 *other;
	char byte;

	sqlite3_open(path, &other);
	sqlite3_exec(other, "BEGIN IMMEDIATE", NULL, NULL, NULL);
	if (write(tell, "x", 1) != 1 || read(told, &byte, 1) != 1)
		_exit(1);
	while (!is_asleep(parent))
		usleep(1000);
	sqlite3_exec(other, "COMMIT", NULL, NULL, NULL);
	_exit(0);
}

static void a_lock_of_another_is_waited_for_and_not_for_ever(void **state)
{
	struct fixture *f = *state;
	int held[2], go[2], status;
	int64_t begin;
	char byte;
	pid_t pid;

	assert_int_equal(pipe(held), 0);
	assert_int_equal(pipe(go), 0);
	pid = fork();
	if (pid == 0)
		hold_lock(f->path, go[0], held[1]);
	assert_int_equal(read(held[0], &byte, 1), 1);
	f->store->loket.busy_ms = 100;
	begin = clock_monotonic_ms();
	assert_int_equal(store_begin(f->store, &f->err), -1);
	assert_int_equal(f->err.kind, ERROR_RETRY);
	assert_in_range(clock_monotonic_ms() - begin, 100, 5000);
	f->store->loket.busy_ms = 60 * 1000;
	assert_int_equal(write(go[1], "x", 1), 1);
	DO(f, store_begin(f->store, &f->err));
	DO(f, store_commit(f->store, &f->err));
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_int_equal(status, 0);
	for (int i = 0; i < 2; i++) {
		close(held[i]);
		close(go[i]);
	}
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_set_up, fixture_tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(files_are_readable_by_the_owner_only),
	    TEST(commits_are_synced_and_what_is_deleted_is_overwritten),
	    TEST(a_lock_of_another_is_waited_for_and_not_for_ever),
	    TEST(newer_version_is_refused_with_what_to_do),
	    TEST(a_store_of_the_first_version_is_brought_up),
	    TEST(file_of_another_program_is_refused),
	    TEST(file_that_is_no_database_is_refused),
	    TEST(scripts_run_once_each_and_in_order),
	    TEST(failing_script_leaves_the_version_before_it),
	    TEST(processes_that_open_a_new_store_at_once_agree),
	    TEST(lost_key_store_is_found_at_the_start),
	    TEST(key_store_that_cannot_be_opened_is_not_called_missing),
	    TEST(key_store_of_another_store_is_refused),
	    TEST(wrong_master_key_is_found_at_the_start),
	    TEST(store_is_empty_until_the_first_dossier_or_mail),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
