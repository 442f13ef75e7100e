/* store_test: mails that came in, dossiers, their steps and their history. */
#include "store_fixture.h"

static bool refused(struct fixture *f, int result)
{
	return result == -1 && f->err.kind == ERROR_REFUSE;
}

/* --- mails --- */

static void every_field_of_a_mail_comes_back(void **state)
{
	struct fixture *f = *state;
	char reference[DOSSIER_REFERENCE];
	struct store_mail found, mail = {.name = "bemiddeling@limburg.be.7.42",
					 .mailbox = "bemiddeling@limburg.be",
					 .soort = SOORT_AANVRAAG,
					 .state = MAIL_VERWERKT,
					 .dossier = reference,
					 .reason = "delen",
					 .size = 12345,
					 .received = 1763740800};
	struct vault_key key;

	memset(mail.hash, 7, VAULT_HASH);
	fixture_dossier(f, "{}", reference);
	DO(f, store_new_key(f->store, &mail.key_id, &key, &f->err));
	assert_int_equal(store_mail_by_name(f->store, f->arena, mail.name, &found, &f->err), 0);
	DO(f, store_begin(f->store, &f->err));
	DO(f, store_add_mail(f->store, &mail, &f->err));
	DO(f, store_commit(f->store, &f->err));
	assert_int_equal(store_mail_by_name(f->store, f->arena, mail.name, &found, &f->err), 1);
	assert_true(mail.id > 0);
	assert_int_equal(found.id, mail.id);
	assert_string_equal(found.mailbox, mail.mailbox);
	assert_memory_equal(found.hash, mail.hash, VAULT_HASH);
	assert_int_equal(found.soort, SOORT_AANVRAAG);
	assert_int_equal(found.state, MAIL_VERWERKT);
	assert_string_equal(found.dossier, reference);
	assert_string_equal(found.reason, "delen");
	assert_int_equal(found.size, 12345);
	assert_int_equal(found.received, 1763740800);
	assert_int_equal(found.key_id, mail.key_id);
}

static void add_mail(struct fixture *f, const char *name, const char *mailbox, unsigned char hash,
		     enum mail_state mail_state, int expected)
{
	struct store_mail mail = {.name = name, .mailbox = mailbox, .state = mail_state};

	memset(mail.hash, hash, VAULT_HASH);
	DO(f, store_begin(f->store, &f->err));
	assert_int_equal(store_add_mail(f->store, &mail, &f->err), expected);
	if (expected == 0)
		DO(f, store_commit(f->store, &f->err));
	else
		store_rollback(f->store);
}

static void same_mail_cannot_be_taken_twice(void **state)
{
	struct fixture *f = *state;
	unsigned char hash[VAULT_HASH];
	struct store_mail found;

	add_mail(f, "a.1.1", "a", 1, MAIL_VERWERKT, 0);
	add_mail(f, "a.1.1", "a", 2, MAIL_VERWERKT, -1); /* the same name */
	assert_int_equal(f->err.kind, ERROR_REFUSE);
	add_mail(f, "a.2.1", "a", 1, MAIL_VERWERKT, -1); /* the same bytes in the same mailbox */
	assert_int_equal(f->err.kind, ERROR_REFUSE);
	add_mail(f, "a.2.1", "a", 1, MAIL_DUBBEL, 0);
	add_mail(f, "a.2.2", "a", 1, MAIL_DUBBEL, 0);
	add_mail(f, "b.1.1", "b", 1, MAIL_VERWERKT, 0); /* another mailbox */
	memset(hash, 1, VAULT_HASH);
	assert_int_equal(store_mail_by_hash(f->store, f->arena, "a", hash, &found, &f->err), 1);
	assert_string_equal(found.name, "a.1.1");
	memset(hash, 9, VAULT_HASH);
	assert_int_equal(store_mail_by_hash(f->store, f->arena, "a", hash, &found, &f->err), 0);
}

static bool note_name(const struct store_mail *mail, void *context)
{
	struct buffer *names = context;

	buffer_format(names, "%s/%s ", mail->name, names_text(&names_mail_state, (int)mail->state));
	return names->length < 40;
}

static void mails_are_listed_newest_first_until_told_to_stop(void **state)
{
	struct fixture *f = *state;
	struct buffer names = {0};

	add_mail(f, "a.1.1", "a", 1, MAIL_TE_GROOT, 0);
	add_mail(f, "a.1.2", "a", 2, MAIL_ONLEESBAAR, 0);
	DO(f, store_each_mail(f->store, NULL, note_name, &names, &f->err));
	assert_string_equal(names.data, "a.1.2/onleesbaar a.1.1/te_groot ");
	add_mail(f, "a.1.3", "a", 3, MAIL_MISLUKT, 0);
	add_mail(f, "a.1.4", "a", 4, MAIL_GENEGEERD, 0);
	buffer_free(&names);
	DO(f, store_each_mail(f->store, NULL, note_name, &names, &f->err));
	assert_string_equal(names.data, "a.1.4/genegeerd a.1.3/mislukt a.1.2/onleesbaar ");
	buffer_free(&names);
	DO(f, store_each_mail(f->store, "26-00001-0", note_name, &names, &f->err));
	assert_null(names.data);
}

/* --- dossiers --- */

static void numbers_rise_by_one_over_years_and_are_never_used_again(void **state)
{
	struct fixture *f = *state;
	char first[DOSSIER_REFERENCE], again[DOSSIER_REFERENCE], next[DOSSIER_REFERENCE];

	DO(f, store_begin(f->store, &f->err));
	DO(f, store_next_reference(f->store, 2026, first, &f->err));
	store_rollback(f->store);
	DO(f, store_begin(f->store, &f->err));
	DO(f, store_next_reference(f->store, 2026, again, &f->err));
	DO(f, store_commit(f->store, &f->err));
	DO(f, store_begin(f->store, &f->err));
	DO(f, store_next_reference(f->store, 2027, next, &f->err));
	DO(f, store_commit(f->store, &f->err));
	assert_string_equal(first, again);
	assert_memory_equal(again, "26-00001-", 9);
	assert_memory_equal(next, "27-00002-", 9);
	assert_true(dossier_reference_valid(next));
	fixture_execute(f->path, "UPDATE meta SET last_number = 99999");
	DO(f, store_begin(f->store, &f->err));
	assert_int_equal(store_next_reference(f->store, 2027, next, &f->err), -1);
	assert_int_equal(f->err.kind, ERROR_STOP);
	store_rollback(f->store);
}

static void every_field_of_a_dossier_comes_back(void **state)
{
	struct fixture *f = *state;
	struct store_dossier found, dossier = {.loket = "limburg",
					       .mailbox = "bemiddeling@limburg.be",
					       .instrument = INSTRUMENT_CLIENTOVERLEG,
					       .rol = ROL_HULPVERLENER,
					       .vervolg = true,
					       .state = DOSSIER_AANVULLEN,
					       .outcome = "gestopt",
					       .assigned = "bm-lim-1",
					       .opened = 1000,
					       .changed = 2000};
	char reference[DOSSIER_REFERENCE];
	struct buffer record = {0};
	struct vault_key key;

	DO(f, store_new_key(f->store, &dossier.key_id, &key, &f->err));
	DO(f, store_begin(f->store, &f->err));
	DO(f, store_next_reference(f->store, 2026, reference, &f->err));
	dossier.reference = reference;
	DO(f, store_add_dossier(f->store, &dossier, &key, "{\"a\": 1}", 8, &f->err));
	DO(f, store_commit(f->store, &f->err));
	assert_int_equal(store_dossier(f->store, f->arena, reference, &found, &f->err), 1);
	assert_string_equal(found.reference, reference);
	assert_string_equal(found.loket, "limburg");
	assert_string_equal(found.mailbox, "bemiddeling@limburg.be");
	assert_int_equal(found.instrument, INSTRUMENT_CLIENTOVERLEG);
	assert_int_equal(found.rol, ROL_HULPVERLENER);
	assert_true(found.vervolg);
	assert_int_equal(found.state, DOSSIER_AANVULLEN);
	assert_string_equal(found.outcome, "gestopt");
	assert_string_equal(found.assigned, "bm-lim-1");
	assert_int_equal(found.opened, 1000);
	assert_int_equal(found.changed, 2000);
	assert_int_equal(found.key_id, dossier.key_id);
	DO(f, store_dossier_record(f->store, reference, &record, &f->err));
	assert_string_equal(record.data, "{\"a\": 1}");
	buffer_free(&record);
	assert_int_equal(store_dossier(f->store, f->arena, "26-99999-9", &found, &f->err), 0);
	assert_true(refused(f, store_dossier_record(f->store, "26-99999-9", &record, &f->err)));
	DO(f, store_known_dossier(f->store, f->arena, reference, &found, &f->err));
	assert_string_equal(found.loket, "limburg");
	f->err = (struct error){0};
	assert_true(
	    refused(f, store_known_dossier(f->store, f->arena, "26-99999-9", &found, &f->err)));
	assert_string_equal(f->err.text, "there is no dossier 26-99999-9");
}

static void large_record_comes_back_whole(void **state)
{
	static const size_t lengths[] = {65000, 65536, 10 * 1000 * 1000};
	struct fixture *f = *state;

	for (size_t i = 0; i < sizeof(lengths) / sizeof(lengths[0]); i++) {
		char *record = memory_zero(lengths[i] + 1, 1), reference[DOSSIER_REFERENCE];
		struct buffer opened = {0};

		for (size_t j = 0; j < lengths[i]; j++)
			record[j] = (char)('a' + (j * 7 + j / 1000) % 26);
		fixture_dossier(f, record, reference);
		DO(f, store_dossier_record(f->store, reference, &opened, &f->err));
		assert_int_equal(opened.length, lengths[i]);
		assert_memory_equal(opened.data, record, lengths[i]);
		buffer_free(&opened);
		free(record);
	}
}

static bool note_event(const struct store_event *event, void *context)
{
	buffer_format(context, "%lld %s %s [%s] %s\n", (long long)event->at, event->who,
		      event->what, event->detail ? event->detail : "",
		      event->note ? event->note : "-");
	return true;
}

static void step_and_its_history_stand_or_fall_together(void **state)
{
	struct fixture *f = *state;
	char reference[DOSSIER_REFERENCE];
	struct store_dossier found;
	struct buffer events = {0};

	fixture_dossier(f, "{}", reference);
	DO(f, store_begin(f->store, &f->err));
	DO(f, store_step_dossier(f->store, reference, DOSSIER_ONTVANKELIJK, "loketctl:els",
				 "alles is duidelijk", 2000, &f->err));
	store_rollback(f->store);
	DO(f, store_each_event(f->store, reference, note_event, &events, &f->err));
	assert_null(events.data);
	DO(f, store_begin(f->store, &f->err));
	DO(f, store_step_dossier(f->store, reference, DOSSIER_ONTVANKELIJK, "loketctl:els",
				 "alles is duidelijk", 2000, &f->err));
	DO(f, store_step_dossier(f->store, reference, DOSSIER_TOEGEWEZEN, "loket", NULL, 2001,
				 &f->err));
	DO(f, store_commit(f->store, &f->err));
	assert_int_equal(store_dossier(f->store, f->arena, reference, &found, &f->err), 1);
	assert_int_equal(found.state, DOSSIER_TOEGEWEZEN);
	assert_int_equal(found.changed, 2001);
	DO(f, store_each_event(f->store, reference, note_event, &events, &f->err));
	assert_string_equal(
	    events.data, "2000 loketctl:els stap [ontvangen -> ontvankelijk] alles is duidelijk\n"
			 "2001 loket stap [ontvankelijk -> toegewezen] -\n");
	buffer_free(&events);
}

static void step_that_is_not_allowed_is_refused_and_changes_nothing(void **state)
{
	struct fixture *f = *state;
	char reference[DOSSIER_REFERENCE];
	struct store_dossier found;

	fixture_dossier(f, "{}", reference);
	DO(f, store_begin(f->store, &f->err));
	assert_true(refused(f, store_step_dossier(f->store, reference, DOSSIER_AANVAARD, "loket",
						  NULL, 2000, &f->err)));
	assert_non_null(strstr(f->err.text, reference));
	assert_non_null(strstr(f->err.text, "ontvankelijk"));
	assert_true(refused(f, store_step_dossier(f->store, "26-99999-9", DOSSIER_ONTVANKELIJK,
						  "loket", NULL, 2000, &f->err)));
	DO(f, store_commit(f->store, &f->err));
	assert_int_equal(store_dossier(f->store, f->arena, reference, &found, &f->err), 1);
	assert_int_equal(found.state, DOSSIER_ONTVANGEN);
	assert_int_equal(found.changed, 1000);
	assert_int_equal(fixture_number(f->path, "SELECT count(*) FROM history"), 0);
}

static void step(struct fixture *f, const char *reference, enum dossier_state to)
{
	DO(f, store_begin(f->store, &f->err));
	DO(f, store_step_dossier(f->store, reference, to, "loket", NULL, 3000, &f->err));
	DO(f, store_commit(f->store, &f->err));
}

static void assign(struct fixture *f, const char *reference, const char *who, int64_t now)
{
	fixture_set_now(now);
	DO(f, store_begin(f->store, &f->err));
	DO(f, store_assign_dossier(f->store, reference, who, &f->err));
	DO(f, store_commit(f->store, &f->err));
}

static void load_counts_open_dossiers_and_knows_the_last(void **state)
{
	struct fixture *f = *state;
	char references[3][DOSSIER_REFERENCE];
	int open;
	int64_t last;

	DO(f, store_load(f->store, "bm-lim-1", &open, &last, &f->err));
	assert_int_equal(open, 0);
	assert_int_equal(last, 0);
	for (int i = 0; i < 3; i++) {
		fixture_dossier(f, "{}", references[i]);
		step(f, references[i], DOSSIER_ONTVANKELIJK);
		assign(f, references[i], "bm-lim-1", 5000 + i);
		step(f, references[i], DOSSIER_TOEGEWEZEN);
	}
	DO(f, store_load(f->store, "bm-lim-1", &open, &last, &f->err));
	assert_int_equal(open, 3);
	assert_int_equal(last, 5002);
	step(f, references[2], DOSSIER_AANVAARD);
	step(f, references[2], DOSSIER_AFGESLOTEN);
	assign(f, references[1], "bm-lim-2", 6000);
	DO(f, store_load(f->store, "bm-lim-1", &open, &last, &f->err));
	assert_int_equal(open, 1);
	assert_int_equal(last, 5002);
	DO(f, store_load(f->store, "bm-lim-2", &open, &last, &f->err));
	assert_int_equal(open, 1);
	assert_int_equal(last, 6000);
	DO(f, store_begin(f->store, &f->err));
	assert_true(refused(f, store_assign_dossier(f->store, "26-99999-9", "x", &f->err)));
	store_rollback(f->store);
}

static bool count_dossier(const struct store_dossier *dossier, void *context)
{
	(void)dossier;
	++*(int *)context;
	return true;
}

static void filter_selects_by_loket_and_state(void **state)
{
	struct fixture *f = *state;
	char reference[DOSSIER_REFERENCE];
	const struct {
		const char *name;
		struct store_filter filter;
		int expected;
	} cases[] = {
	    {"all", {NULL, -1}, 3},
	    {"a loket", {"limburg", -1}, 3},
	    {"another loket", {"brussel", -1}, 0},
	    {"a state", {NULL, DOSSIER_ONTVANGEN}, 2},
	    {"both", {"limburg", DOSSIER_INGETROKKEN}, 1},
	    {"both, none", {"brussel", DOSSIER_ONTVANGEN}, 0},
	};

	for (int i = 0; i < 3; i++)
		fixture_dossier(f, "{}", reference);
	step(f, reference, DOSSIER_INGETROKKEN);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		int count = 0;

		DO(f,
		   store_each_dossier(f->store, &cases[i].filter, count_dossier, &count, &f->err));
		if (count != cases[i].expected)
			fail_msg("%s: %d", cases[i].name, count);
	}
}

struct finding {
	struct fixture *f;
	int records, inner;
};

static bool open_record(const struct store_dossier *dossier, void *context)
{
	struct finding *finding = context;
	struct buffer record = {0};
	const struct store_filter all = {NULL, -1};
	char reference[DOSSIER_REFERENCE];

	snprintf(reference, sizeof(reference), "%s", dossier->reference);
	DO(finding->f,
	   store_dossier_record(finding->f->store, dossier->reference, &record, &finding->f->err));
	DO(finding->f, store_each_dossier(finding->f->store, &all, count_dossier, &finding->inner,
					  &finding->f->err));
	finding->records += strcmp(record.data, "{}") == 0;
	assert_string_equal(dossier->reference, reference);
	buffer_free(&record);
	return true;
}

static void callback_may_use_the_store(void **state)
{
	struct finding finding = {.f = *state};
	char reference[DOSSIER_REFERENCE];

	for (int i = 0; i < 3; i++)
		fixture_dossier(finding.f, "{}", reference);
	DO(finding.f,
	   store_each_dossier(finding.f->store, NULL, open_record, &finding, &finding.f->err));
	assert_int_equal(finding.records, 3);
	assert_int_equal(finding.inner, 9);
}

static void broken_reference_is_found_at_the_commit(void **state)
{
	struct fixture *f = *state;
	const struct store_event event = {.at = 1, .who = "loketd", .what = "ontvangen"};

	DO(f, store_begin(f->store, &f->err));
	DO(f, store_add_event(f->store, "26-99999-9", &event, &f->err));
	assert_int_equal(store_commit(f->store, &f->err), -1);
	assert_int_equal(f->err.kind, ERROR_REFUSE);
	/* and nothing is left open */
	DO(f, store_begin(f->store, &f->err));
	DO(f, store_commit(f->store, &f->err));
}

/* Erasing a person: the next dossier of the same child is told of no other. */
static void dropped_child_is_found_no_more(void **state)
{
	struct fixture *f = *state;
	char one[DOSSIER_REFERENCE], other[DOSSIER_REFERENCE], found[DOSSIER_REFERENCE];
	unsigned char hash[VAULT_HASH] = "of a child";

	fixture_dossier(f, "{}", one);
	fixture_dossier(f, "{}", other);
	DO(f, store_begin(f->store, &f->err));
	DO(f, store_add_child(f->store, one, hash, &f->err));
	DO(f, store_add_child(f->store, other, hash, &f->err));
	DO(f, store_drop_child(f->store, other, &f->err));
	DO(f, store_commit(f->store, &f->err));
	assert_int_equal(store_dossier_of_child(f->store, "limburg", hash, found, &f->err), 1);
	assert_string_equal(found, one);
	DO(f, store_begin(f->store, &f->err));
	DO(f, store_drop_child(f->store, one, &f->err));
	DO(f, store_drop_child(f->store, one, &f->err)); /* none there is no fault */
	DO(f, store_commit(f->store, &f->err));
	assert_int_equal(store_dossier_of_child(f->store, "limburg", hash, found, &f->err), 0);
	assert_int_equal(fixture_number(f->path, "SELECT count(*) FROM child"), 0);
}

static void busy_store_is_waited_for(void **state)
{
	enum { HOLD_MS = 300 };
	struct fixture *f = *state;
	char reference[DOSSIER_REFERENCE];
	int ends[2], status;
	char ready;

	store_close(&f->store);
	assert_int_equal(pipe(ends), 0);
	if (fork() == 0) {
		if (store_open(f->path, f->keys, f->vault, &f->store, &f->err) < 0 ||
		    store_begin(f->store, &f->err) < 0 || write(ends[1], "r", 1) != 1)
			_exit(1);
		usleep(HOLD_MS * 1000);
		_exit(store_commit(f->store, &f->err) < 0);
	}
	close(ends[1]);
	assert_int_equal(read(ends[0], &ready, 1), 1);
	DO(f, store_open(f->path, f->keys, f->vault, &f->store, &f->err));
	fixture_dossier(f, "{}", reference);
	wait(&status);
	assert_int_equal(status, 0);
	close(ends[0]);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_set_up, fixture_tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(every_field_of_a_mail_comes_back),
	    TEST(same_mail_cannot_be_taken_twice),
	    TEST(mails_are_listed_newest_first_until_told_to_stop),
	    TEST(numbers_rise_by_one_over_years_and_are_never_used_again),
	    TEST(every_field_of_a_dossier_comes_back),
	    TEST(large_record_comes_back_whole),
	    TEST(step_and_its_history_stand_or_fall_together),
	    TEST(step_that_is_not_allowed_is_refused_and_changes_nothing),
	    TEST(load_counts_open_dossiers_and_knows_the_last),
	    TEST(filter_selects_by_loket_and_state),
	    TEST(callback_may_use_the_store),
	    TEST(broken_reference_is_found_at_the_commit),
	    TEST(dropped_child_is_found_no_more),
	    TEST(busy_store_is_waited_for),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
