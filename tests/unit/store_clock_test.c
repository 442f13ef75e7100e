/* store_clock_test: what leaves, and what waits, when the clock jumps. A clock that was ahead wrote times that
 * are still to come once it is right again. */
#include "store_fixture.h"

enum {
	NOW = 100000,
	AHEAD = 2 * 60 * 60,
	LONGEST = 72 * 60 /* an hour and a fifth: no retry is planned further ahead */
};

static const char *next_due(struct fixture *f, int64_t now)
{
	struct store_outgoing outgoing = {0};
	int found = store_next_due(f->store, f->arena, now, &outgoing, &f->err);

	assert_true(found >= 0);
	return found ? outgoing.message_id : "none";
}

/* What a decision holds back, from `at` to `until`. */
static void held(struct fixture *f, const char *reference, const char *id, int64_t at,
		 int64_t until)
{
	struct store_decision decision = {
	    .who = "loket@limburg.be", .what = "ontvankelijk", .at = at, .until = until};
	char sql[100];

	DO(f, store_begin(f->store, &f->err));
	DO(f, store_open_decision(f->store, reference, &decision, &f->err));
	DO(f, store_commit(f->store, &f->err));
	fixture_outgoing(f, reference, id, "jan@voorbeeld.be", until, "m");
	snprintf(sql, sizeof(sql), "UPDATE outbox SET decision = %lld WHERE message_id = '%s'",
		 (long long)decision.id, id);
	fixture_execute(f->path, sql);
}

static void what_was_to_leave_at_once_leaves_at_once(void **state)
{
	struct fixture *f = *state;

	fixture_outgoing(f, NULL, "answer", "jan@voorbeeld.be", NOW + AHEAD, "m");
	assert_string_equal(next_due(f, NOW), "answer");
}

static void a_retry_is_never_further_away_than_the_longest(void **state)
{
	struct fixture *f = *state;

	fixture_outgoing(f, NULL, "retry", "jan@voorbeeld.be", NOW + LONGEST, "m");
	fixture_execute(f->path, "UPDATE outbox SET attempts = 1");
	assert_string_equal(next_due(f, NOW), "none");
	assert_string_equal(next_due(f, NOW - 1), "retry");
	assert_string_equal(next_due(f, NOW + LONGEST), "retry");
}

static void a_decision_waits_for_the_time_that_was_shown(void **state)
{
	struct fixture *f = *state;
	char reference[DOSSIER_REFERENCE];

	fixture_dossier(f, "{}", reference);
	held(f, reference, "held", NOW + AHEAD, NOW + AHEAD + 600);
	assert_string_equal(next_due(f, NOW), "none");
	assert_string_equal(next_due(f, NOW + AHEAD + 599), "none");
	assert_string_equal(next_due(f, NOW + AHEAD + 600), "held");
	/* once it was tried, it is a mail like any other */
	fixture_execute(f->path, "UPDATE outbox SET attempts = 1");
	assert_string_equal(next_due(f, NOW), "held");
}

static void a_decision_leaves_no_earlier_when_the_clock_jumps_ahead(void **state)
{
	struct fixture *f = *state;
	char reference[DOSSIER_REFERENCE];

	fixture_dossier(f, "{}", reference);
	held(f, reference, "held", NOW, NOW + 8 * LONGEST);
	assert_string_equal(next_due(f, NOW), "none");
	assert_string_equal(next_due(f, NOW + AHEAD), "none");
	assert_string_equal(next_due(f, NOW + 8 * LONGEST - 1), "none");
	assert_string_equal(next_due(f, NOW + 8 * LONGEST), "held");
}

/* The question of a colleague, asked while the clock was ahead, of an applicant to whom a decision waits. */
static void what_a_decision_holds_back_holds_up_nothing_that_leaves_now(void **state)
{
	struct fixture *f = *state;
	char reference[DOSSIER_REFERENCE];

	fixture_dossier(f, "{}", reference);
	held(f, reference, "held", NOW, NOW + 600);
	fixture_outgoing(f, reference, "question", "jan@voorbeeld.be", NOW + AHEAD, "m");
	assert_string_equal(next_due(f, NOW), "question");
}

static void the_newest_that_waits_is_told(void **state)
{
	struct fixture *f = *state;
	struct store_counts counts;

	DO(f, store_count(f->store, &counts, &f->err));
	assert_int_equal(counts.newest_waiting, 0);
	fixture_outgoing(f, NULL, "1", "jan@voorbeeld.be", 100, "m");
	fixture_execute(f->path, "UPDATE outbox SET created = 7777");
	fixture_outgoing(f, NULL, "2", "jan@voorbeeld.be", 100, "m");
	DO(f, store_count(f->store, &counts, &f->err));
	assert_int_equal(counts.newest_waiting, 7777);
	fixture_execute(f->path, "UPDATE outbox SET state = 'verzonden' WHERE id = 1");
	DO(f, store_count(f->store, &counts, &f->err));
	assert_int_equal(counts.newest_waiting, 1000);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_set_up, fixture_tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(what_was_to_leave_at_once_leaves_at_once),
	    TEST(a_retry_is_never_further_away_than_the_longest),
	    TEST(a_decision_waits_for_the_time_that_was_shown),
	    TEST(a_decision_leaves_no_earlier_when_the_clock_jumps_ahead),
	    TEST(what_a_decision_holds_back_holds_up_nothing_that_leaves_now),
	    TEST(the_newest_that_waits_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
