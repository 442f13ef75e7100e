/* store_keys_test: keys are given out once, cleaned up when nobody used them, and gone when they
 * are destroyed; personal data stand nowhere in the clear. */
#include "store_fixture.h"

#include "store/private.h"

/* What would tell about a person, wherever it is put in. */
#define NEEDLE "Jelle-Vandenbroucke-\xc3\xab"

static const char *const suffixes[] = {"", "-wal", "-shm"};

/* The content of one file of a database, NULL when it is not there. */
static char *read_file(const char *path, const char *suffix, size_t *length_r)
{
	char name[FIXTURE_PATH + 10];
	char *data = NULL;
	FILE *file;

	snprintf(name, sizeof(name), "%s%s", path, suffix);
	file = fopen(name, "r");
	*length_r = 0;
	if (!file)
		return NULL;
	fseek(file, 0, SEEK_END);
	*length_r = (size_t)ftell(file);
	rewind(file);
	data = memory_zero(*length_r + 1, 1);
	assert_int_equal(fread(data, 1, *length_r, file), *length_r);
	fclose(file);
	return data;
}

static bool file_holds(const char *path, const void *needle, size_t needle_length)
{
	bool found = false;

	for (size_t i = 0; i < sizeof(suffixes) / sizeof(suffixes[0]); i++) {
		size_t length;
		char *data = read_file(path, suffixes[i], &length);

		found = found || (data && memmem(data, length, needle, needle_length));
		free(data);
	}
	return found;
}

/* --- given out once --- */

static void keys_of_all_processes_are_distinct_also_when_they_are_killed(void **state)
{
	enum { PROCESSES = 4, EACH = 200 };
	struct fixture *f = *state;
	int64_t *ids;
	int ends[2];

	assert_int_equal(pipe(ends), 0);
	store_close(&f->store);
	for (int i = 0; i < PROCESSES; i++) {
		if (fork() == 0) {
			struct store *store;
			struct vault_key key;
			int64_t id;

			if (store_open(f->path, f->keys, f->vault, &store, &f->err) < 0)
				_exit(1);
			for (int j = 0; j < EACH; j++) {
				int result = j % 2 ? store_new_key(store, &id, &key, &f->err)
						   : store_new_row_key(store, &id, &key, &f->err);

				if (result < 0 || write(ends[1], &id, sizeof(id)) != sizeof(id))
					_exit(1);
			}
			kill(getpid(), SIGKILL);
		}
	}
	ids = memory_zero(PROCESSES * EACH, sizeof(*ids));
	for (int i = 0; i < PROCESSES * EACH; i++) {
		assert_int_equal(read(ends[0], &ids[i], sizeof(ids[i])), sizeof(ids[i]));
		for (int j = 0; j < i; j++)
			assert_true(ids[i] != ids[j]);
	}
	while (wait(NULL) > 0)
		continue;
	free(ids);
	close(ends[0]);
	close(ends[1]);
}

static void key_is_durable_before_it_is_given_out(void **state)
{
	struct fixture *f = *state;
	struct store *other;
	struct vault_key key, found;
	int64_t id;

	DO(f, store_open(f->path, f->keys, f->vault, &other, &f->err));
	for (int i = 0; i < 200; i++) {
		DO(f, store_new_key(f->store, &id, &key, &f->err));
		DO(f, store_key(other, id, &found, &f->err));
		assert_memory_equal(key.bytes, found.bytes, VAULT_KEY);
	}
	store_close(&other);
	/* deliver cannot open it */
	DO(f, store_open(f->path, f->keys, NULL, &other, &f->err));
	assert_int_equal(store_key(other, id, &found, &f->err), -1);
	store_close(&other);
}

static void older_key_store_gives_out_no_lost_id_again(void **state)
{
	struct fixture *f = *state;
	struct vault_key key;
	int64_t lost, id;
	char command[4 * FIXTURE_PATH];

	fixture_set_now(1763740800);
	store_close(&f->store);
	snprintf(command, sizeof(command), "cp %s %s.backup", f->keys, f->keys);
	assert_int_equal(system(command), 0);
	DO(f, store_open(f->path, f->keys, f->vault, &f->store, &f->err));
	DO(f, store_new_key(f->store, &lost, &key, &f->err));
	store_close(&f->store);
	snprintf(command, sizeof(command), "mv %s.backup %s", f->keys, f->keys);
	assert_int_equal(system(command), 0);
	fixture_set_now(1763740801);
	DO(f, store_open(f->path, f->keys, f->vault, &f->store, &f->err));
	for (int i = 0; i < 100; i++) {
		DO(f, store_new_key(f->store, &id, &key, &f->err));
		assert_true(id > lost + KEY_POOL);
	}
}

/* --- cleaned up --- */

static void unused_keys_go_after_a_day_and_used_ones_stay(void **state)
{
	const int64_t now = 1763740800;
	struct fixture *f = *state;
	char reference[DOSSIER_REFERENCE];
	struct buffer record = {0};

	fixture_set_now(now);
	fixture_dossier(f, "{}", reference);
	fixture_outgoing(f, reference, "a", "jan@voorbeeld.be", 1, "m");
	assert_int_equal(fixture_number(f->keys, "SELECT count(*) FROM key WHERE state = 'n'"),
			 2 * KEY_POOL);
	fixture_set_now(now + FIXTURE_DAY - 1);
	DO(f, store_tidy(f->store, &f->err));
	assert_int_equal(fixture_number(f->keys, "SELECT count(*) FROM key WHERE state = 'd'"), 0);
	fixture_set_now(now + FIXTURE_DAY + 1);
	DO(f, store_tidy(f->store, &f->err));
	assert_int_equal(fixture_number(f->keys, "SELECT count(*) FROM key WHERE state = 'd'"),
			 2 * KEY_POOL - 2);
	assert_int_equal(fixture_number(f->keys, "SELECT count(*) FROM key WHERE state = 'u'"), 2);
	assert_int_equal(fixture_number(f->keys, "SELECT count(*) FROM key WHERE state = 'd' AND "
						 "bytes <> zeroblob(length(bytes))"),
			 0);
	DO(f, store_dossier_record(f->store, reference, &record, &f->err));
	buffer_free(&record);
	/* and what this process still had in its pool is not given out any more */
	fixture_dossier(f, "{}", reference);
}

static void key_that_was_cleaned_up_in_the_hand_is_never_sealed_with(void **state)
{
	const int64_t now = 1763740800;
	struct fixture *f = *state;
	struct vault_key key;
	char reference[DOSSIER_REFERENCE];
	struct store *other;
	struct store_outgoing outgoing = {
	    .message_id = "a", .template_name = "t", .mailbox = "m", .to = "x"};
	struct store_mail mail = {.name = "m.1.1", .mailbox = "m"};
	int64_t key_id;

	DO(f, store_open(f->path, f->keys, f->vault, &other, &f->err));
	for (int kind = 0; kind < 3; kind++) {
		int result;

		fixture_set_now(now + kind * 10 * FIXTURE_DAY);
		DO(f, kind == 1 ? store_new_row_key(f->store, &key_id, &key, &f->err)
				: store_new_key(f->store, &key_id, &key, &f->err));
		/* the clock of another process is two days ahead */
		fixture_set_now(now + kind * 10 * FIXTURE_DAY + 2 * FIXTURE_DAY);
		DO(f, store_tidy(other, &f->err));
		fixture_set_now(now + kind * 10 * FIXTURE_DAY);
		DO(f, store_begin(f->store, &f->err));
		mail.key_id = key_id;
		if (kind == 0)
			result = fixture_put_dossier(f->store, key_id, &key, "{}", 1, reference,
						     &f->err);
		else if (kind == 1)
			result = store_add_outgoing(f->store, &outgoing, key_id, &key, NULL, "m", 1,
						    &f->err);
		else
			result = store_add_mail(f->store, &mail, &f->err);
		assert_int_equal(result, -1);
		assert_int_equal(f->err.kind, ERROR_RETRY);
		store_rollback(f->store);
		/* tried again, it goes with a fresh key */
		fixture_dossier(f, "{}", reference);
		mail.key_id = 0;
	}
	store_close(&other);
}

/* --- nothing in the clear --- */

static void seal_needles(struct fixture *f, char reference[DOSSIER_REFERENCE])
{
	char large[100 * 1000];

	memset(large, 'x', sizeof(large));
	memcpy(large + 70000, NEEDLE, strlen(NEEDLE));
	large[sizeof(large) - 1] = '\0';
	fixture_dossier(f, "{\"naam\": \"" NEEDLE "\"}", reference);
	DO(f, store_begin(f->store, &f->err));
	DO(f, store_step_dossier(f->store, reference, DOSSIER_ONTVANKELIJK, "loketctl:els",
				 "gesproken met " NEEDLE, 2000, &f->err));
	DO(f, store_commit(f->store, &f->err));
	fixture_outgoing(f, reference, "a", NEEDLE "@voorbeeld.be", 1, "Dag " NEEDLE);
	fixture_outgoing(f, NULL, "b", NEEDLE "@voorbeeld.be", 1, large);
}

static void personal_data_stand_nowhere_in_the_clear(void **state)
{
	struct fixture *f = *state;
	const char *paths[] = {f->path, f->keys};
	char reference[DOSSIER_REFERENCE];
	struct buffer record = {0};

	seal_needles(f, reference);
	for (int round = 0; round < 2; round++) {
		for (int i = 0; i < 2; i++) {
			/* what is not personal does stand there: the search itself works */
			assert_true(file_holds(paths[i], i ? "wrapped" : reference,
					       i ? 7 : strlen(reference)));
			assert_false(file_holds(paths[i], NEEDLE, strlen(NEEDLE)));
			assert_false(
			    file_holds(paths[i], "Vandenbroucke", strlen("Vandenbroucke")));
		}
		/* and again with everything out of the WAL */
		DO(f, database_empty_wal(&f->store->loket, &f->err));
		DO(f, database_empty_wal(&f->store->keys, &f->err));
	}
	DO(f, store_dossier_record(f->store, reference, &record, &f->err));
	assert_non_null(strstr(record.data, NEEDLE));
	buffer_free(&record);
}

static void clear_keys_of_dossiers_stand_nowhere(void **state)
{
	struct fixture *f = *state;
	struct vault_key key;
	int64_t id;

	DO(f, store_new_key(f->store, &id, &key, &f->err));
	assert_false(file_holds(f->keys, key.bytes, VAULT_KEY));
	assert_false(file_holds(f->path, key.bytes, VAULT_KEY));
}

/* --- gone when destroyed --- */

static void key_of_a_sent_mail_is_gone_after_tidying(void **state)
{
	enum { MAILS = 3 };
	struct fixture *f = *state;
	struct store *deliver;
	struct vault_key keys[MAILS];
	int64_t key_id;

	DO(f, store_open(f->path, f->keys, NULL, &deliver, &f->err));
	for (int i = 0; i < MAILS; i++) {
		struct store_outgoing outgoing = {.message_id = (const char *[]){"a", "b", "c"}[i],
						  .template_name = "t",
						  .mailbox = "m",
						  .to = "x"};

		DO(f, store_new_row_key(f->store, &key_id, &keys[i], &f->err));
		DO(f, store_begin(f->store, &f->err));
		DO(f, store_add_outgoing(f->store, &outgoing, key_id, &keys[i], NULL, "m", 1,
					 &f->err));
		DO(f, store_commit(f->store, &f->err));
		assert_true(file_holds(f->keys, keys[i].bytes, VAULT_KEY));
		assert_false(file_holds(f->path, keys[i].bytes, VAULT_KEY));
	}
	DO(f, store_set_outgoing(deliver, 1, OUTBOX_VERZONDEN, 0, NULL, 5, &f->err));
	DO(f, store_set_outgoing(deliver, 2, OUTBOX_INGETROKKEN, 0, NULL, 5, &f->err));
	DO(f, store_tidy(deliver, &f->err));
	assert_false(file_holds(f->keys, keys[0].bytes, VAULT_KEY));
	assert_false(file_holds(f->keys, keys[1].bytes, VAULT_KEY));
	assert_true(file_holds(f->keys, keys[2].bytes, VAULT_KEY));
	assert_int_equal(
	    fixture_number(f->path, "SELECT count(*) FROM outbox WHERE key IS NOT NULL"), 1);
	store_close(&deliver);
}

/* SQLite does not wipe the old place of a row that it moves: no row may ever have to move. */
static void no_copy_of_a_key_is_left_behind_after_long_use(void **state)
{
	enum { KEYS = 2000 };
	struct fixture *f = *state;
	struct vault_key *keys = memory_zero(KEYS, sizeof(*keys));
	int64_t *ids = memory_zero(KEYS, sizeof(*ids));
	const char *size_of_table = "SELECT sum(pgsize - unused) FROM dbstat WHERE name = 'key'";
	int64_t before;
	size_t length;
	char *data;

	for (int i = 0; i < KEYS; i++)
		DO(f, i % 3 ? store_new_row_key(f->store, &ids[i], &keys[i], &f->err)
			    : store_new_key(f->store, &ids[i], &keys[i], &f->err));
	before = fixture_number(f->keys, size_of_table);
	fixture_execute(f->keys, "UPDATE key SET state = 'u' WHERE id % 2 = 0");
	assert_int_equal(fixture_number(f->keys, size_of_table), before);
	fixture_set_now(4000000000);
	DO(f, store_tidy(f->store, &f->err));
	DO(f, store_tidy(f->store, &f->err));
	DO(f, store_tidy(f->store, &f->err));
	assert_int_equal(fixture_number(f->keys, "SELECT count(*) FROM key WHERE state = 'n'"), 0);
	assert_int_equal(fixture_number(f->keys, size_of_table), before);
	data = read_file(f->keys, "", &length);
	for (int i = 0; i < KEYS; i++)
		if (i % 3 != 0 && ids[i] % 2 != 0)
			assert_null(memmem(data, length, keys[i].bytes, VAULT_KEY));
		else if (i % 3 != 0)
			assert_non_null(memmem(data, length, keys[i].bytes, VAULT_KEY));
	free(data);
	free(keys);
	free(ids);
}

static bool note_of(const struct store_event *event, void *context)
{
	*(bool *)context = event->note != NULL;
	return true;
}

static bool to_of(const struct store_outgoing *outgoing, void *context)
{
	*(bool *)context = outgoing->to != NULL;
	return true;
}

static void destroyed_key_erases_the_person_and_leaves_the_figures(void **state)
{
	struct fixture *f = *state;
	char reference[DOSSIER_REFERENCE];
	struct buffer record = {0};
	struct store_dossier dossier;
	bool has_note = true, has_to = true;

	seal_needles(f, reference);
	DO(f, store_set_outgoing(f->store, 1, OUTBOX_VERZONDEN, 0, NULL, 5, &f->err));
	fixture_execute(f->keys, "UPDATE key SET state = 'd', bytes = zeroblob(72) "
				 "WHERE kind = 'wrapped'");
	assert_int_equal(store_dossier_record(f->store, reference, &record, &f->err), -1);
	assert_int_equal(f->err.kind, ERROR_REFUSE);
	DO(f, store_each_event(f->store, reference, note_of, &has_note, &f->err));
	assert_false(has_note);
	DO(f, store_each_outgoing(f->store, reference, false, to_of, &has_to, &f->err));
	assert_false(has_to);
	assert_int_equal(store_dossier(f->store, f->arena, reference, &dossier, &f->err), 1);
	assert_int_equal(dossier.rol, ROL_OUDER);
	assert_int_equal(dossier.state, DOSSIER_ONTVANKELIJK);
}

static void tidying_cut_off_anywhere_is_done_by_the_next(void **state)
{
	struct fixture *f = *state;
	struct store_outgoing outgoing = {
	    .message_id = "a", .template_name = "t", .mailbox = "m", .to = "x"};
	struct vault_key key;
	int64_t key_id;

	/* the key is destroyed, the row not yet told */
	DO(f, store_new_row_key(f->store, &key_id, &key, &f->err));
	DO(f, store_begin(f->store, &f->err));
	DO(f, store_add_outgoing(f->store, &outgoing, key_id, &key, NULL, "m", 1, &f->err));
	DO(f, store_commit(f->store, &f->err));
	DO(f, store_set_outgoing(f->store, 1, OUTBOX_VERZONDEN, 0, NULL, 5, &f->err));
	fixture_execute(f->keys,
			"UPDATE key SET state = 'd', bytes = zeroblob(32) WHERE kind = 'row'");
	DO(f, store_tidy(f->store, &f->err));
	assert_int_equal(
	    fixture_number(f->path, "SELECT count(*) FROM outbox WHERE key IS NOT NULL"), 0);
	/* destroyed and told, but an older copy still in the WAL */
	assert_false(file_holds(f->keys, key.bytes, VAULT_KEY));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_set_up, fixture_tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(keys_of_all_processes_are_distinct_also_when_they_are_killed),
	    TEST(key_is_durable_before_it_is_given_out),
	    TEST(older_key_store_gives_out_no_lost_id_again),
	    TEST(unused_keys_go_after_a_day_and_used_ones_stay),
	    TEST(key_that_was_cleaned_up_in_the_hand_is_never_sealed_with),
	    TEST(personal_data_stand_nowhere_in_the_clear),
	    TEST(clear_keys_of_dossiers_stand_nowhere),
	    TEST(key_of_a_sent_mail_is_gone_after_tidying),
	    TEST(no_copy_of_a_key_is_left_behind_after_long_use),
	    TEST(destroyed_key_erases_the_person_and_leaves_the_figures),
	    TEST(tidying_cut_off_anywhere_is_done_by_the_next),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
