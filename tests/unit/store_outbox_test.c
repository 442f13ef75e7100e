/* store_outbox_test: what is due when, and what becomes of a mail that goes out. */
#include "store_fixture.h"

/* deliver: the same store without the master key */
static struct store *deliver(struct fixture *f)
{
	struct store *store = NULL;

	DO(f, store_open(f->path, f->keys, NULL, &store, &f->err));
	return store;
}

static const char *next_due(struct fixture *f, struct store *store, int64_t now, int64_t *id_r)
{
	struct store_outgoing outgoing = {0};
	int found = store_next_due(store, f->arena, now, &outgoing, &f->err);

	assert_true(found >= 0);
	if (id_r)
		*id_r = outgoing.id;
	return found ? outgoing.message_id : "none";
}

/* All of them were put off until their time. */
static void put_off(struct fixture *f)
{
	fixture_execute(f->path, "UPDATE outbox SET attempts = 1");
}

static void set(struct fixture *f, struct store *store, int64_t id, enum outbox_state state,
		int64_t due, int64_t now)
{
	DO(f, store_set_outgoing(store, id, state, due, "250 2.0.0", now, &f->err));
}

static void deliver_opens_a_row_without_the_master_key(void **state)
{
	struct fixture *f = *state;
	struct store *store;
	struct store_outgoing outgoing;
	char reference[DOSSIER_REFERENCE];
	struct buffer mail = {0};
	const char *to = NULL;

	fixture_dossier(f, "{}", reference);
	fixture_outgoing(f, reference, "id1@limburg.be", "jan@voorbeeld.be", 500,
			 "From: x\r\n\r\ny");
	store = deliver(f);
	assert_int_equal(store_next_due(store, f->arena, 500, &outgoing, &f->err), 1);
	assert_string_equal(outgoing.dossier, reference);
	assert_string_equal(outgoing.message_id, "id1@limburg.be");
	assert_string_equal(outgoing.template_name, "ontvangst");
	assert_string_equal(outgoing.mailbox, "bemiddeling@limburg.be");
	assert_int_equal(outgoing.state, OUTBOX_WACHT);
	assert_int_equal(outgoing.created, 1000);
	assert_int_equal(outgoing.due, 500);
	assert_int_equal(outgoing.attempts, 0);
	assert_null(outgoing.result);
	DO(f, store_open_outgoing(store, f->arena, outgoing.id, &to, &mail, &f->err));
	assert_string_equal(to, "jan@voorbeeld.be");
	assert_string_equal(mail.data, "From: x\r\n\r\ny");
	buffer_free(&mail);
	store_close(&store);
}

static void failure_35_order_is_kept_for_one_dossier_and_recipient(void **state)
{
	struct fixture *f = *state;
	char one[DOSSIER_REFERENCE], two[DOSSIER_REFERENCE];
	int64_t id, due;

	fixture_dossier(f, "{}", one);
	fixture_dossier(f, "{}", two);
	fixture_outgoing(f, one, "1-jan-first", "jan@voorbeeld.be", 500, "m");
	fixture_outgoing(f, one, "1-jan-second", "jan@voorbeeld.be", 100, "m");
	fixture_outgoing(f, one, "1-els", "els@voorbeeld.be", 300, "m");
	fixture_outgoing(f, two, "2-jan", "jan@voorbeeld.be", 400, "m");
	put_off(f);
	DO(f, store_earliest_due(f->store, &due, &f->err));
	assert_int_equal(due, 300); /* not the 100 that is held up */
	assert_string_equal(next_due(f, f->store, 299, &id), "none");
	assert_string_equal(next_due(f, f->store, 400, &id), "1-els");
	set(f, f->store, id, OUTBOX_VERZONDEN, 0, 400);
	assert_string_equal(next_due(f, f->store, 400, &id), "2-jan");
	set(f, f->store, id, OUTBOX_VERZONDEN, 0, 400);
	assert_string_equal(next_due(f, f->store, 499, &id), "none");
	assert_string_equal(next_due(f, f->store, 500, &id), "1-jan-first");
	set(f, f->store, id, OUTBOX_WACHT, 900, 500);
	assert_string_equal(next_due(f, f->store, 899, NULL), "none");
	DO(f, store_earliest_due(f->store, &due, &f->err));
	assert_int_equal(due, 900);
	assert_string_equal(next_due(f, f->store, 900, &id), "1-jan-first");
	set(f, f->store, id, OUTBOX_VERZONDEN, 0, 900);
	assert_string_equal(next_due(f, f->store, 900, &id), "1-jan-second");
	set(f, f->store, id, OUTBOX_VERZONDEN, 0, 900);
	DO(f, store_earliest_due(f->store, &due, &f->err));
	assert_int_equal(due, 0);
}

static void what_a_decision_holds_back_holds_up_nothing_else(void **state)
{
	struct fixture *f = *state;
	struct store_decision decision = {
	    .who = "loket@limburg.be", .what = "ontvankelijk", .at = 100, .until = 700};
	char one[DOSSIER_REFERENCE];
	int64_t id, due;

	fixture_dossier(f, "{}", one);
	DO(f, store_begin(f->store, &f->err));
	DO(f, store_open_decision(f->store, one, &decision, &f->err));
	DO(f, store_commit(f->store, &f->err));
	fixture_outgoing(f, one, "held", "jan@voorbeeld.be", 700, "m");
	fixture_outgoing(f, one, "held-next", "jan@voorbeeld.be", 700, "m");
	fixture_execute(f->path, "UPDATE outbox SET decision = 1");
	fixture_outgoing(f, one, "answer", "jan@voorbeeld.be", 100, "m");
	DO(f, store_earliest_due(f->store, &due, &f->err));
	assert_int_equal(due, 100);
	assert_string_equal(next_due(f, f->store, 100, &id), "answer");
	set(f, f->store, id, OUTBOX_VERZONDEN, 0, 100);
	assert_string_equal(next_due(f, f->store, 699, NULL), "none");
	assert_string_equal(next_due(f, f->store, 700, &id), "held");
	/* once it was tried, it is a mail like any other */
	set(f, f->store, id, OUTBOX_WACHT, 900, 700);
	fixture_outgoing(f, one, "later", "jan@voorbeeld.be", 800, "m");
	assert_string_equal(next_due(f, f->store, 899, NULL), "none");
	assert_string_equal(next_due(f, f->store, 900, NULL), "held");
}

static void failure_36_refused_row_holds_up_nothing(void **state)
{
	struct fixture *f = *state;
	char one[DOSSIER_REFERENCE];
	int64_t id;

	fixture_dossier(f, "{}", one);
	fixture_outgoing(f, one, "first", "jan@voorbeeld.be", 100, "m");
	fixture_outgoing(f, one, "second", "jan@voorbeeld.be", 100, "m");
	assert_string_equal(next_due(f, f->store, 100, &id), "first");
	set(f, f->store, id, OUTBOX_GEWEIGERD, 0, 100);
	assert_string_equal(next_due(f, f->store, 100, NULL), "second");
}

static void rows_without_a_dossier_do_not_hold_up_each_other(void **state)
{
	struct fixture *f = *state;

	fixture_outgoing(f, NULL, "later", "desk@limburg.be", 500, "m");
	put_off(f);
	fixture_outgoing(f, NULL, "now", "desk@limburg.be", 100, "m");
	assert_string_equal(next_due(f, f->store, 100, NULL), "now");
}

static void oldest_row_goes_first(void **state)
{
	struct fixture *f = *state;
	char name[20];
	int64_t id;

	for (int i = 0; i < 5; i++) {
		snprintf(name, sizeof(name), "mail-%d", i);
		fixture_outgoing(f, NULL, name, "desk@limburg.be", 100 - i, "m");
	}
	for (int i = 0; i < 5; i++) {
		snprintf(name, sizeof(name), "mail-%d", i);
		assert_string_equal(next_due(f, f->store, 100, &id), name);
		set(f, f->store, id, OUTBOX_VERZONDEN, 0, 100);
	}
}

static void second_row_with_a_message_id_is_dropped(void **state)
{
	struct fixture *f = *state;
	char reference[DOSSIER_REFERENCE];
	struct buffer mail = {0};
	const char *to, *found;
	int64_t id;

	fixture_dossier(f, "{}", reference);
	fixture_outgoing(f, reference, "once@limburg.be", "jan@voorbeeld.be", 100, "the first");
	fixture_outgoing(f, NULL, "once@limburg.be", "piet@voorbeeld.be", 100, "the second");
	assert_int_equal(fixture_number(f->path, "SELECT count(*) FROM outbox"), 1);
	assert_int_equal(fixture_number(f->path, "SELECT count(*) FROM body"), 1);
	next_due(f, f->store, 100, &id);
	DO(f, store_open_outgoing(f->store, f->arena, id, &to, &mail, &f->err));
	assert_string_equal(mail.data, "the first");
	buffer_free(&mail);
	assert_int_equal(
	    store_dossier_by_message_id(f->store, f->arena, "once@limburg.be", &found, &f->err), 1);
	assert_string_equal(found, reference);
	assert_int_equal(
	    store_dossier_by_message_id(f->store, f->arena, "no@limburg.be", &found, &f->err), 0);
	/* also once it is sent */
	set(f, f->store, id, OUTBOX_VERZONDEN, 0, 200);
	fixture_outgoing(f, reference, "once@limburg.be", "jan@voorbeeld.be", 100, "the third");
	assert_string_equal(next_due(f, f->store, 1000, NULL), "none");
}

static bool take_row(const struct store_outgoing *outgoing, void *context)
{
	buffer_format(context, "%s %s %s %d %s|", outgoing->message_id,
		      outgoing->to ? outgoing->to : "-",
		      names_text(&names_outbox_state, (int)outgoing->state), outgoing->attempts,
		      outgoing->result ? outgoing->result : "-");
	return true;
}

static void assert_rows(struct fixture *f, const char *dossier, bool waiting_only,
			const char *expected)
{
	struct buffer rows = {0};

	buffer_text(&rows, "");
	DO(f, store_each_outgoing(f->store, dossier, waiting_only, take_row, &rows, &f->err));
	assert_string_equal(rows.data, expected);
	buffer_free(&rows);
}

static void listing_opens_recipients_also_of_sent_mails(void **state)
{
	struct fixture *f = *state;
	char reference[DOSSIER_REFERENCE];
	int64_t id;

	fixture_dossier(f, "{}", reference);
	fixture_outgoing(f, reference, "a", "jan@voorbeeld.be", 100, "m");
	fixture_outgoing(f, NULL, "b", "desk@limburg.be", 100, "m");
	next_due(f, f->store, 100, &id);
	set(f, f->store, id, OUTBOX_VERZONDEN, 0, 200);
	DO(f, store_tidy(f->store, &f->err));
	assert_rows(f, NULL, false,
		    "a jan@voorbeeld.be verzonden 1 250 2.0.0|b desk@limburg.be wacht 0 -|");
	assert_rows(f, reference, false, "a jan@voorbeeld.be verzonden 1 250 2.0.0|");
	assert_rows(f, NULL, true, "b desk@limburg.be wacht 0 -|");
	assert_rows(f, reference, true, "");
}

static void what_is_done_is_done(void **state)
{
	static const enum outbox_state ends[] = {OUTBOX_VERZONDEN, OUTBOX_INGETROKKEN};
	struct fixture *f = *state;
	struct buffer mail = {0};
	const char *to;
	int64_t id;

	for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++) {
		fixture_outgoing(f, NULL, i ? "b" : "a", "desk@limburg.be", 100, "m");
		next_due(f, f->store, 100, &id);
		set(f, f->store, id, ends[i], 0, 200);
		for (int to_state = 0; to_state < OUTBOX_STATE_COUNT; to_state++) {
			assert_int_equal(store_set_outgoing(f->store, id,
							    (enum outbox_state)to_state, 1, NULL,
							    300, &f->err),
					 -1);
			assert_int_equal(f->err.kind, ERROR_REFUSE);
		}
		assert_int_equal(store_open_outgoing(f->store, f->arena, id, &to, &mail, &f->err),
				 -1);
		assert_int_equal(f->err.kind, ERROR_REFUSE);
		assert_int_equal(store_retry(f->store, id, 300, &f->err), 0);
	}
	assert_int_equal(store_retry(f->store, 12345, 300, &f->err), 0);
}

static void refused_row_is_told_once_and_may_be_tried_again(void **state)
{
	struct fixture *f = *state;
	struct store_outgoing outgoing;
	char reference[DOSSIER_REFERENCE];
	struct store_counts counts;
	int64_t id;

	fixture_dossier(f, "{}", reference);
	fixture_outgoing(f, reference, "a", "jan@voorbeeld.be", 100, "m");
	assert_int_equal(store_next_refused(f->store, f->arena, &outgoing, &f->err), 0);
	for (int round = 0; round < 2; round++) {
		assert_string_equal(next_due(f, f->store, 100 + round, &id), "a");
		DO(f, store_set_outgoing(f->store, id, OUTBOX_GEWEIGERD, 0, "550 5.1.1", 200,
					 &f->err));
		DO(f, store_count(f->store, &counts, &f->err));
		assert_int_equal(counts.refused, 1);
		assert_int_equal(counts.waiting, 0);
		assert_int_equal(store_next_refused(f->store, f->arena, &outgoing, &f->err), 1);
		assert_int_equal(outgoing.id, id);
		assert_string_equal(outgoing.to, "jan@voorbeeld.be");
		assert_string_equal(outgoing.result, "550 5.1.1");
		DO(f, store_begin(f->store, &f->err));
		DO(f, store_refusal_told(f->store, id, &f->err));
		DO(f, store_commit(f->store, &f->err));
		assert_int_equal(store_next_refused(f->store, f->arena, &outgoing, &f->err), 0);
		/* a person asked for it: it has all its attempts again, not one */
		assert_rows(f, NULL, true, "a jan@voorbeeld.be geweigerd 1 550 5.1.1|");
		assert_int_equal(store_retry(f->store, id, 100 + round + 1, &f->err), 1);
	}
	set(f, f->store, id, OUTBOX_VERZONDEN, 0, 300);
	assert_int_equal(store_next_refused(f->store, f->arena, &outgoing, &f->err), 0);
}

static void refused_mail_goes_after_thirty_days(void **state)
{
	struct fixture *f = *state;
	const int64_t refused_at = 1763740800;
	int64_t id;

	fixture_set_now(refused_at);
	fixture_outgoing(f, NULL, "a", "desk@limburg.be", 100, "m");
	next_due(f, f->store, 100, &id);
	DO(f, store_set_outgoing(f->store, id, OUTBOX_GEWEIGERD, 0, "550", refused_at, &f->err));
	fixture_set_now(refused_at + 30 * FIXTURE_DAY - 1);
	DO(f, store_tidy(f->store, &f->err));
	assert_rows(f, NULL, true, "a desk@limburg.be geweigerd 1 550|");
	fixture_set_now(refused_at + 30 * FIXTURE_DAY + 1);
	DO(f, store_tidy(f->store, &f->err));
	assert_rows(f, NULL, true, "");
	assert_rows(f, NULL, false, "a - geweigerd 1 550|");
	assert_int_equal(store_retry(f->store, id, 300, &f->err), 0);
}

static void retry_makes_a_waiting_row_due_now(void **state)
{
	struct fixture *f = *state;
	int64_t id;

	fixture_outgoing(f, NULL, "a", "desk@limburg.be", 100, "m");
	next_due(f, f->store, 100, &id);
	set(f, f->store, id, OUTBOX_WACHT, 4000, 100);
	assert_string_equal(next_due(f, f->store, 200, NULL), "none");
	assert_int_equal(store_retry(f->store, id, 200, &f->err), 1);
	assert_string_equal(next_due(f, f->store, 200, NULL), "a");
}

static void answers_are_counted_for_the_rate_limit(void **state)
{
	struct fixture *f = *state;
	unsigned char jan[VAULT_HASH], els[VAULT_HASH];
	const struct {
		const char *name, *template_name;
		const unsigned char *hash;
		int64_t since;
		int expected;
	} cases[] = {
	    {"sent and waiting", "ontvangst", jan, 1000, 2},
	    {"none since", "ontvangst", jan, 1001, 0},
	    {"another address", "ontvangst", els, 0, 0},
	    {"another template", "ticket", jan, 0, 0},
	};
	int64_t id;

	vault_hash_text(f->vault, "adres", "jan@voorbeeld.be", jan);
	vault_hash_text(f->vault, "adres", "els@voorbeeld.be", els);
	for (int i = 0; i < 3; i++)
		fixture_outgoing(f, NULL, (const char *[]){"a", "b", "c"}[i], "jan@voorbeeld.be",
				 100, "m");
	next_due(f, f->store, 100, &id);
	set(f, f->store, id, OUTBOX_VERZONDEN, 0, 100);
	next_due(f, f->store, 100, &id);
	set(f, f->store, id, OUTBOX_GEWEIGERD, 0, 100);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		int count = -1;

		DO(f, store_count_answers(f->store, cases[i].template_name, cases[i].hash,
					  cases[i].since, &count, &f->err));
		if (count != cases[i].expected)
			fail_msg("%s: %d", cases[i].name, count);
	}
}

static void mail_of_ten_megabytes_comes_back_whole(void **state)
{
	enum { LENGTH = 10 * 1000 * 1000 };
	struct fixture *f = *state;
	char *text = memory_zero(LENGTH + 1, 1);
	struct buffer mail = {0};
	const char *to;
	int64_t id;

	for (int i = 0; i < LENGTH; i++)
		text[i] = (char)('a' + (i * 11 + i / 777) % 26);
	fixture_outgoing(f, NULL, "a", "desk@limburg.be", 100, text);
	next_due(f, f->store, 100, &id);
	DO(f, store_open_outgoing(f->store, f->arena, id, &to, &mail, &f->err));
	assert_int_equal(mail.length, LENGTH);
	assert_memory_equal(mail.data, text, LENGTH);
	set(f, f->store, id, OUTBOX_VERZONDEN, 0, 100);
	buffer_free(&mail);
	free(text);
}

static void counts_name_the_oldest_that_waits(void **state)
{
	struct fixture *f = *state;
	struct store_counts counts;

	DO(f, store_count(f->store, &counts, &f->err));
	assert_int_equal(counts.oldest_waiting, 0);
	fixture_outgoing(f, NULL, "a", "desk@limburg.be", 100, "m");
	fixture_execute(f->path, "UPDATE outbox SET created = 77");
	fixture_outgoing(f, NULL, "b", "desk@limburg.be", 100, "m");
	DO(f, store_count(f->store, &counts, &f->err));
	assert_int_equal(counts.waiting, 2);
	assert_int_equal(counts.oldest_waiting, 77);
	assert_int_equal(counts.dossiers, 0);
	assert_int_equal(counts.mails, 0);
}

static void what_is_under_way_is_not_taken_again(void **state)
{
	struct fixture *f = *state;
	struct store_under_way under_way = {.ids = {1, 2}, .count = 2};
	struct store_outgoing outgoing;

	for (int i = 0; i < 4; i++) {
		char id[30];

		snprintf(id, sizeof(id), "m%d@limburg.be", i);
		fixture_outgoing(f, NULL, id, "ouder@burger.example", 100, "A: b\r\n\r\nDag.\r\n");
	}
	assert_int_equal(
	    store_next_besides(f->store, f->arena, 100, &under_way, &outgoing, &f->err), 1);
	assert_int_equal(outgoing.id, 3);
	assert_in_range(outgoing.size, 16, 200); /* the mail and its seal */
	under_way.ids[0] = 4;
	assert_int_equal(
	    store_next_besides(f->store, f->arena, 100, &under_way, &outgoing, &f->err), 1);
	assert_int_equal(outgoing.id, 1);
	under_way = (struct store_under_way){.ids = {4, 3, 2, 1}, .count = 4};
	assert_int_equal(
	    store_next_besides(f->store, f->arena, 100, &under_way, &outgoing, &f->err), 0);
}

static void some_are_marked_together_or_none(void **state)
{
	struct fixture *f = *state;
	struct store_sent sent[] = {{.id = 1, .state = OUTBOX_VERZONDEN, .result = "250"},
				    {.id = 2, .state = OUTBOX_WACHT, .due = 300, .result = "450"},
				    {.id = 9, .state = OUTBOX_VERZONDEN, .result = "250"}};

	fixture_outgoing(f, NULL, "1@limburg.be", "een@burger.example", 100, "A: b\r\n\r\n");
	fixture_outgoing(f, NULL, "2@limburg.be", "twee@burger.example", 100, "A: b\r\n\r\n");
	assert_int_equal(store_set_sent(f->store, sent, 3, 200, &f->err), -1);
	assert_int_equal(f->err.kind, ERROR_REFUSE);
	assert_int_equal(fixture_number(f->path, "SELECT sum(attempts) FROM outbox"), 0);
	DO(f, store_set_sent(f->store, sent, 2, 200, &f->err));
	assert_int_equal(fixture_number(f->path, "SELECT count(*) FROM outbox WHERE id = 1 AND "
						 "state = 'verzonden' AND sent = 200"),
			 1);
	assert_int_equal(fixture_number(f->path, "SELECT count(*) FROM outbox WHERE id = 2 AND "
						 "state = 'wacht' AND due = 300 AND attempts = 1"),
			 1);
	assert_int_equal(fixture_number(f->path, "SELECT group_concat(id) = '2' FROM body"), 1);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_set_up, fixture_tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(deliver_opens_a_row_without_the_master_key),
	    TEST(failure_35_order_is_kept_for_one_dossier_and_recipient),
	    TEST(what_a_decision_holds_back_holds_up_nothing_else),
	    TEST(failure_36_refused_row_holds_up_nothing),
	    TEST(rows_without_a_dossier_do_not_hold_up_each_other),
	    TEST(oldest_row_goes_first),
	    TEST(second_row_with_a_message_id_is_dropped),
	    TEST(listing_opens_recipients_also_of_sent_mails),
	    TEST(what_is_done_is_done),
	    TEST(refused_row_is_told_once_and_may_be_tried_again),
	    TEST(refused_mail_goes_after_thirty_days),
	    TEST(retry_makes_a_waiting_row_due_now),
	    TEST(answers_are_counted_for_the_rate_limit),
	    TEST(mail_of_ten_megabytes_comes_back_whole),
	    TEST(counts_name_the_oldest_that_waits),
	    TEST(what_is_under_way_is_not_taken_again),
	    TEST(some_are_marked_together_or_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
