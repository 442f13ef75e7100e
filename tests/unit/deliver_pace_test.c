/* When a mail is tried again and how long the queue waits. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "roles/deliver_pace.h"
#include "store/store.h"

enum { DAY = 24 * 60 * 60, CHANCES = 5000 };

static void a_mail_is_put_off_ever_longer_give_or_take_a_fifth(void **state)
{
	static const int minutes[] = {1, 2, 5, 10, 20, 30, 60, 60, 60};

	(void)state;
	for (int attempts = 0; attempts < (int)(sizeof(minutes) / sizeof(minutes[0])); attempts++) {
		int64_t middle = minutes[attempts] * 60, low = INT64_MAX, high = 0;

		for (uint32_t chance = 0; chance < CHANCES; chance++) {
			int64_t seconds = pace_retry_seconds(attempts, chance * 7919);

			low = seconds < low ? seconds : low;
			high = seconds > high ? seconds : high;
		}
		assert_in_range(low, middle * 8 / 10, middle * 9 / 10);
		assert_in_range(high, middle * 11 / 10, middle * 12 / 10);
	}
	assert_in_range(pace_retry_seconds(100000, 0), 1, 2 * 3600);
}

/* One that lies further ahead was planned by a clock that was wrong, and is not waited for. */
static void no_retry_is_planned_beyond_the_longest(void **state)
{
	int64_t longest = 0;

	(void)state;
	for (uint32_t chance = 0; chance < CHANCES; chance++) {
		int64_t seconds = pace_retry_seconds(1000, chance);

		longest = seconds > longest ? seconds : longest;
	}
	assert_int_equal(longest, STORE_LONGEST_RETRY_S);
}

static void a_mail_lost_with_its_connection_comes_back_soon_once(void **state)
{
	(void)state;
	assert_in_range(pace_lost_seconds(0, 0), 1, 10);
	assert_in_range(pace_lost_seconds(1, 0), 48, 72);
	assert_in_range(pace_lost_seconds(50, 0), 2880, 4320);
}

static void five_days_of_4xx_are_enough_but_an_outage_is_not(void **state)
{
	(void)state;
	assert_false(pace_give_up(100, 0, 5 * DAY - 1));
	assert_true(pace_give_up(100, 0, 5 * DAY));
	/* six days without a server, then one 4xx */
	assert_false(pace_give_up(1, 0, 6 * DAY));
}

static void an_outage_waits_one_second_growing_to_a_minute(void **state)
{
	static const int seconds[] = {1, 2, 4, 8, 16, 32, 60, 60, 60};
	struct pace pace = {0};
	int64_t now = 1000000;

	(void)state;
	for (size_t i = 0; i < sizeof(seconds) / sizeof(seconds[0]); i++) {
		pace_outage(&pace, now, (uint32_t)i * 97);
		assert_in_range(pace.until - now, seconds[i] * 800, seconds[i] * 1200);
		now = pace.until;
	}
	/* any answer ends it */
	pace_answer(&pace, 550, now);
	assert_int_equal(pace.until, now);
	pace_outage(&pace, now, 200);
	assert_int_equal(pace.until - now, 1000);
}

static void failure_36_pace_adapts_to_throttling(void **state)
{
	static const int slow[] = {421, 432, 450, 451, 452, 454};
	struct pace pace = {0};
	int gap, answers;

	(void)state;
	for (size_t i = 0; i < sizeof(slow) / sizeof(slow[0]); i++) {
		gap = pace.gap_ms;
		pace_answer(&pace, slow[i], 5000);
		assert_true(pace.gap_ms > gap);
		assert_int_equal(pace.until, 5000 + pace.gap_ms);
	}
	for (int i = 0; i < 100; i++)
		pace_answer(&pace, 432, 5000);
	assert_int_equal(pace.gap_ms, 10000);
	/* a refusal says nothing about the pace */
	pace_answer(&pace, 550, 5000);
	assert_int_equal(pace.gap_ms, 10000);
	for (answers = 0; pace.gap_ms > 0; answers++)
		pace_answer(&pace, 250, 5000);
	assert_in_range(answers, 2, 12);
	assert_int_equal(pace.until, 5000);
}

static void lanes_come_one_by_one_and_go_at_once(void **state)
{
	static const struct {
		int taken; /* 250s in a row */
		int then;  /* one answer more; 0 none, -1 an outage, -2 nothing waits */
		size_t lanes;
	} cases[] = {{0, 0, 1},	    {19, 0, 1},	   {20, 0, 2},	   {40, 0, 3},
		     {60, 0, 4},    {5000, 0, 4},  {5000, 450, 1}, {5000, 421, 1},
		     {5000, -1, 1}, {5000, -2, 1}, {5000, 550, 4}};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct pace pace = {0};

		for (int taken = 0; taken < cases[i].taken; taken++)
			pace_answer(&pace, 250, 1000);
		if (cases[i].then > 0)
			pace_answer(&pace, cases[i].then, 1000);
		else if (cases[i].then == -1)
			pace_outage(&pace, 1000, 0);
		else if (cases[i].then == -2)
			pace_idle(&pace);
		if (pace_lanes(&pace, 4) != cases[i].lanes)
			fail_msg("case %zu: %zu lanes", i, pace_lanes(&pace, 4));
		/* and comes back slowly */
		if (cases[i].lanes == 1) {
			pace_answer(&pace, 250, 1000);
			assert_int_equal(pace_lanes(&pace, 4), cases[i].taken == 19 ? 2 : 1);
		}
	}
}

static void too_many_connections_are_fewer_for_one_second_growing_to_a_minute(void **state)
{
	static const int seconds[] = {1, 2, 4, 8, 16, 32, 60, 60, 60};
	struct pace pace = {0};
	int64_t now = 1000000;

	(void)state;
	assert_int_equal(pace_room(&pace, 4, now), 4);
	for (size_t i = 0; i < sizeof(seconds) / sizeof(seconds[0]); i++) {
		pace_crowded(&pace, 3, now, (uint32_t)i * 97);
		/* another one in the same moment is the same try */
		pace_crowded(&pace, 2, now + 1, 0);
		assert_int_equal(pace_room(&pace, 4, now + seconds[i] * 799), 2);
		now += seconds[i] * 1201;
		assert_int_equal(pace_room(&pace, 4, now), 4);
	}
	/* mails wait for nothing meanwhile */
	assert_int_equal(pace.until, 0);
	pace_idle(&pace);
	pace_crowded(&pace, 1, now, 200);
	assert_int_equal(pace_room(&pace, 4, now + 999), 1);
	assert_int_equal(pace_room(&pace, 4, now + 1000), 4);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_mail_is_put_off_ever_longer_give_or_take_a_fifth),
	    cmocka_unit_test(no_retry_is_planned_beyond_the_longest),
	    cmocka_unit_test(a_mail_lost_with_its_connection_comes_back_soon_once),
	    cmocka_unit_test(five_days_of_4xx_are_enough_but_an_outage_is_not),
	    cmocka_unit_test(an_outage_waits_one_second_growing_to_a_minute),
	    cmocka_unit_test(failure_36_pace_adapts_to_throttling),
	    cmocka_unit_test(too_many_connections_are_fewer_for_one_second_growing_to_a_minute),
	    cmocka_unit_test(lanes_come_one_by_one_and_go_at_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
