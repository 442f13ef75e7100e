/* Ten years: what calendar/ computes against the clock on the wall. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <cmocka.h>

#include "calendar_fixture.h"

/* The clock itself goes right: on the last day of the tenth year, in winter, at midnight. */
static void the_wall_clock_ends_where_it_should(void **unused)
{
	struct wall wall = walk();
	int opened = 0;

	(void)unused;
	assert_string_equal(wall.date, "2036-01-01");
	assert_int_equal(wall.weekday, 2);
	assert_int_equal(wall.hour * 60 + wall.minute, 0);
	assert_false(wall.summer);
	assert_int_equal(day_at[MINUTES - 1], 3651);
	/* 2026: 261 days from Monday to Friday, on which 8 of the holidays fall */
	for (int minute = 0; day_at[minute] < 365; minute++)
		opened += opens_now(0, minute);
	assert_int_equal(opened, 253);
}

static void failure_39_every_minute_is_open_or_not(void **unused)
{
	(void)unused;
	for (int minute = 0; minute < MINUTES; minute++) {
		/* each minute of the day meets each of them, on other days */
		int who = (minute + day_at[minute]) % PEOPLE;

		if (calendar_open(&calendars[who], at(minute)) != is_open(who, minute))
			fail_msg("person %d, minute %d", who, minute);
	}
}

static void the_next_opening_is_the_one_that_is_walked_to(void **unused)
{
	int next[PEOPLE];

	(void)unused;
	for (int who = 0; who < PEOPLE; who++)
		next[who] = -1;
	for (int minute = MINUTES - 1; minute >= 0; minute--) {
		int asked = chance(PEOPLE * 8);

		for (int who = 0; who < PEOPLE; who++)
			if (is_open(who, minute))
				next[who] = minute;
		if (asked >= PEOPLE || next[asked] < 0)
			continue;
		if (calendar_next_open(&calendars[asked], at(minute)) != at(next[asked]))
			fail_msg("person %d, minute %d, not %d", asked, minute, next[asked]);
	}
}

/* The minute of the n-th opening on another day; -1: beyond the ten years. */
static int walk_days(int who, int from, int days)
{
	for (int minute = from; minute < MINUTES; minute++)
		if (opens_now(who, minute) && day_at[minute] != day_at[from] && --days == 0)
			return minute;
	return -1;
}

static void working_days_are_those_that_are_walked(void **unused)
{
	enum { ASKED = 8000, LONGEST = 60 };
	int compared = 0;

	(void)unused;
	for (int i = 0; i < ASKED; i++) {
		int who = chance(PEOPLE), from = chance(MINUTES), days = 1 + chance(LONGEST);
		int to = walk_days(who, from, days);
		const struct calendar *calendar = &calendars[who];

		if (to < 0)
			continue;
		/* any second of the minute */
		if (calendar_after(calendar, at(from) + chance(60), days) != at(to))
			fail_msg("person %d, minute %d, %d days", who, from, days);
		assert_int_equal(calendar_between(calendar, at(from), at(to) + chance(60)), days);
		/* the evening before */
		assert_int_equal(calendar_between(calendar, at(from), at(to) - 12 * 3600),
				 days - 1);
		compared++;
	}
	assert_true(compared > ASKED * 9 / 10);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_wall_clock_ends_where_it_should),
	    cmocka_unit_test(failure_39_every_minute_is_open_or_not),
	    cmocka_unit_test(the_next_opening_is_the_one_that_is_walked_to),
	    cmocka_unit_test(working_days_are_those_that_are_walked),
	};

	return cmocka_run_group_tests(tests, begin, NULL);
}
