/* Holidays, working days and office hours, by hand: each expected date stands in a calendar on the wall. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <cmocka.h>

#include "base/clock.h"
#include "calendar/calendar.h"

static const struct calendar desk = {.days = CALENDAR_WEEK, .opens = 9 * 60, .closes = 17 * 60};

/* "2026-04-03T17:30:00+02:00" to seconds, without asking the zone of the process. */
static int64_t at(const char *text)
{
	struct tm parts = {0};
	const char *rest = strptime(text, "%Y-%m-%dT%H:%M:%S", &parts);
	int hours, minutes;

	assert_non_null(rest);
	hours = atoi(rest + 1);
	minutes = atoi(rest + 4);
	return timegm(&parts) - (*rest == '-' ? -1 : 1) * (hours * 3600 + minutes * 60);
}

static void assert_moment(const char *what, int64_t moment, const char *wanted)
{
	char text[CLOCK_TEXT];

	if (!wanted && moment == CALENDAR_NEVER)
		return;
	if (!wanted || moment == CALENDAR_NEVER)
		fail_msg("%s: %s", what, wanted ? "never" : clock_iso(moment, text));
	if (moment != at(wanted))
		fail_msg("%s: %s, not %s", what, clock_iso(moment, text), wanted);
}

static int day_of(const char *date)
{
	return calendar_date(atoi(date), atoi(date + 5), atoi(date + 8));
}

static void easter_is_where_the_almanac_has_it(void **unused)
{
	/* the years of the domain, the earliest and latest possible, and those of the exceptions
	 * (1954, 1981: a week before the plain rule; 2000: a leap century) */
	static const char *const sundays[] = {
	    "1954-04-18", "1961-04-02", "1981-04-19", "2000-04-23", "2008-03-23", "2011-04-24",
	    "2019-04-21", "2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28", "2028-04-16",
	    "2029-04-01", "2030-04-21", "2031-04-13", "2032-03-28", "2033-04-17", "2034-04-09",
	    "2035-03-25", "2036-04-13", "2038-04-25", "2049-04-18", "2076-04-19", "2285-03-22"};

	(void)unused;
	for (size_t i = 0; i < sizeof(sundays) / sizeof(sundays[0]); i++) {
		assert_int_equal(calendar_easter(atoi(sundays[i])), day_of(sundays[i]));
		assert_int_equal(calendar_weekday(day_of(sundays[i])), 6);
	}
}

static void days_are_counted_over_leap_years(void **unused)
{
	(void)unused;
	assert_int_equal(calendar_date(1970, 1, 1), 0);
	assert_int_equal(calendar_date(2000, 2, 29), 11016);
	assert_int_equal(calendar_date(2000, 3, 1), 11017);
	assert_int_equal(calendar_date(2100, 3, 1) - calendar_date(2100, 2, 28), 1);
	assert_int_equal(calendar_date(2028, 3, 1) - calendar_date(2028, 2, 28), 2);
	for (int year = 1970; year < 2400; year++) {
		assert_int_equal(calendar_year(calendar_date(year, 1, 1)), year);
		assert_int_equal(calendar_year(calendar_date(year, 12, 31)), year);
	}
	assert_int_equal(calendar_year(calendar_date(9999, 12, 31)), 9999);
	assert_int_equal(calendar_year(-1), 1969);
	assert_int_equal(calendar_weekday(day_of("2026-11-23")), 0);
	assert_int_equal(calendar_weekday(-1), 2); /* a Wednesday */
}

static void ten_days_a_year_are_legal_holidays(void **unused)
{
	static const char *const holidays[] = {
	    "2026-01-01", "2026-04-06", "2026-05-01", "2026-05-14", "2026-05-25",
	    "2026-07-21", "2026-08-15", "2026-11-01", "2026-11-11", "2026-12-25"};
	size_t found = 0;

	(void)unused;
	for (int day = day_of("2026-01-01"); day <= day_of("2026-12-31"); day++) {
		if (!calendar_legal_holiday(day))
			continue;
		assert_true(found < 10);
		assert_int_equal(day, day_of(holidays[found]));
		found++;
	}
	assert_int_equal(found, 10);
	/* Ascension on a legal holiday: nine days are left (2008) */
	assert_true(calendar_legal_holiday(day_of("2008-05-01")));
	assert_int_equal(calendar_easter(2008) + 39, day_of("2008-05-01"));
}

/* What feeds of other regions and neighbours call a holiday. */
static void failure_39_feasts_of_others_are_working_days(void **unused)
{
	static const char *const worked[] = {"2026-01-06", "2026-04-03", /* Good Friday */
					     "2027-05-07", /* the day after Ascension */
					     "2025-07-11", /* the Flemish Community */
					     "2026-11-02", "2027-11-15", "2026-12-24",
					     "2028-12-26", "2026-11-18", /* Buss- und Bettag */
					     "2025-11-10"};

	(void)unused;
	for (size_t i = 0; i < sizeof(worked) / sizeof(worked[0]); i++)
		if (!calendar_works(&desk, day_of(worked[i])))
			fail_msg("%s", worked[i]);
	assert_false(calendar_works(&desk, day_of("2026-11-11")));
}

static void a_holiday_in_a_weekend_is_not_moved(void **unused)
{
	(void)unused;
	assert_true(calendar_works(&desk, day_of("2026-08-14"))); /* 15 August: Saturday */
	assert_true(calendar_works(&desk, day_of("2026-08-17")));
	assert_true(calendar_works(&desk, day_of("2026-11-02"))); /* 1 November: Sunday */
}

static void holidays_are_read_as_a_day_or_a_day_of_every_year(void **unused)
{
	static const char *const bad[] = {
	    "",	      "07-32",	     "13-01",	   "00-01",	 "07-00",      "7-11",
	    "11/07",  "2026-7-11",   "2026-02-29", "2026-13-01", "1969-12-31", "07-11 ",
	    " 07-11", "2026-07-111", "02-30",	   "--07-11",	 "0x-11",      "+7-11"};
	struct calendar_holiday holiday;

	(void)unused;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		if (calendar_holiday_read(bad[i], &holiday))
			fail_msg("%s", bad[i]);
	assert_true(calendar_holiday_read("2026-07-20", &holiday));
	assert_true(calendar_holiday_is(&holiday, day_of("2026-07-20")));
	assert_false(calendar_holiday_is(&holiday, day_of("2027-07-20")));
	assert_true(calendar_holiday_read("12-31", &holiday));
	assert_true(calendar_holiday_is(&holiday, day_of("2026-12-31")));
	assert_true(calendar_holiday_is(&holiday, day_of("2031-12-31")));
	assert_false(calendar_holiday_is(&holiday, day_of("2031-12-30")));
	/* the leap day is not 1 March in other years */
	assert_true(calendar_holiday_read("02-29", &holiday));
	assert_true(calendar_holiday_is(&holiday, day_of("2028-02-29")));
	assert_false(calendar_holiday_is(&holiday, day_of("2027-03-01")));
}

static const struct {
	const char *from;
	int days;
	const char *wanted;
} after_cases[] = {
    /* Good Friday after hours: Easter Monday does not count */
    {"2026-04-03T17:30:00+02:00", 1, "2026-04-07T09:00:00+02:00"},
    {"2026-04-03T17:30:00+02:00", 2, "2026-04-08T09:00:00+02:00"},
    {"2026-04-03T08:00:00+02:00", 1, "2026-04-07T09:00:00+02:00"},
    {"2026-04-05T12:00:00+02:00", 1, "2026-04-07T09:00:00+02:00"},
    /* the whole of a day is the day of receipt, to its last second */
    {"2026-11-23T00:00:00+01:00", 1, "2026-11-24T09:00:00+01:00"},
    {"2026-11-23T23:59:59+01:00", 1, "2026-11-24T09:00:00+01:00"},
    {"2026-11-24T00:00:00+01:00", 1, "2026-11-25T09:00:00+01:00"},
    /* the clock goes forward on 29 March and back on 25 October: 09:00 stays 09:00 */
    {"2026-03-27T16:00:00+01:00", 1, "2026-03-30T09:00:00+02:00"},
    {"2026-03-29T01:59:59+01:00", 1, "2026-03-30T09:00:00+02:00"},
    {"2026-10-23T16:00:00+02:00", 2, "2026-10-27T09:00:00+01:00"},
    {"2026-10-25T02:30:00+02:00", 1, "2026-10-26T09:00:00+01:00"},
    {"2026-10-25T02:30:00+01:00", 1, "2026-10-26T09:00:00+01:00"},
    /* Christmas on a Friday, New Year on a Friday */
    {"2026-12-24T10:00:00+01:00", 5, "2027-01-04T09:00:00+01:00"},
    /* 1 May on a Friday, Ascension on a Thursday, Whit Monday */
    {"2026-04-30T10:00:00+02:00", 15, "2026-05-26T09:00:00+02:00"},
    {"2028-02-28T10:00:00+01:00", 2, "2028-03-01T09:00:00+01:00"},
    /* none: as soon as the office is open */
    {"2026-11-23T08:00:00+01:00", 0, "2026-11-23T09:00:00+01:00"},
    {"2026-11-23T11:11:11+01:00", 0, "2026-11-23T11:11:11+01:00"},
    {"2026-11-23T11:11:11+01:00", -3, "2026-11-23T11:11:11+01:00"},
};

static void the_first_day_that_counts_is_the_day_after(void **unused)
{
	(void)unused;
	for (size_t i = 0; i < sizeof(after_cases) / sizeof(after_cases[0]); i++) {
		int64_t from = at(after_cases[i].from);
		int64_t to = calendar_after(&desk, from, after_cases[i].days);

		assert_moment(after_cases[i].from, to, after_cases[i].wanted);
		if (after_cases[i].days > 0)
			assert_int_equal(calendar_between(&desk, from, to), after_cases[i].days);
	}
}

static const struct {
	const char *from, *wanted;
} open_cases[] = {
    {"2026-11-23T09:00:00+01:00", "2026-11-23T09:00:00+01:00"},
    {"2026-11-23T16:59:59+01:00", "2026-11-23T16:59:59+01:00"},
    {"2026-11-23T17:00:00+01:00", "2026-11-24T09:00:00+01:00"},
    {"2026-11-23T08:59:59+01:00", "2026-11-23T09:00:00+01:00"},
    {"2026-11-23T00:00:00+01:00", "2026-11-23T09:00:00+01:00"}, /* midnight */
    {"2026-11-10T20:00:00+01:00", "2026-11-12T09:00:00+01:00"}, /* 11 November */
    {"2026-11-11T12:00:00+01:00", "2026-11-12T09:00:00+01:00"},
    {"2026-11-21T12:00:00+01:00", "2026-11-23T09:00:00+01:00"}, /* Saturday */
    {"2026-12-31T17:30:00+01:00", "2027-01-04T09:00:00+01:00"},
    {"2026-03-28T12:00:00+01:00", "2026-03-30T09:00:00+02:00"},
    {"2026-10-24T12:00:00+02:00", "2026-10-26T09:00:00+01:00"},
};

static void nothing_leaves_at_night_in_a_weekend_or_on_a_holiday(void **unused)
{
	(void)unused;
	for (size_t i = 0; i < sizeof(open_cases) / sizeof(open_cases[0]); i++) {
		int64_t from = at(open_cases[i].from);
		bool open = strcmp(open_cases[i].from, open_cases[i].wanted) == 0;

		assert_moment(open_cases[i].from, calendar_next_open(&desk, from),
			      open_cases[i].wanted);
		assert_int_equal(calendar_open(&desk, from), open);
	}
}

static void a_desk_closes_on_days_of_its_own(void **unused)
{
	static const struct calendar_holiday own[] = {{0, 7, 11}, {2026, 7, 20}, {0, 11, 2}};
	struct calendar closed = desk;

	(void)unused;
	closed.holidays = own;
	closed.holiday_count = 3;
	/* Friday 17 July 2026; Monday 20 and Tuesday 21 are off */
	assert_moment("bridge", calendar_after(&closed, at("2026-07-17T12:00:00+02:00"), 1),
		      "2026-07-22T09:00:00+02:00");
	assert_moment("bridge, another desk",
		      calendar_after(&desk, at("2026-07-17T12:00:00+02:00"), 1),
		      "2026-07-20T09:00:00+02:00");
	assert_moment("11 July", calendar_next_open(&closed, at("2028-07-11T10:00:00+02:00")),
		      "2028-07-12T09:00:00+02:00");
	assert_moment("2 November", calendar_next_open(&closed, at("2026-11-02T10:00:00+01:00")),
		      "2026-11-03T09:00:00+01:00");
}

static void a_part_time_week_counts_its_own_days(void **unused)
{
	struct calendar part = desk;

	(void)unused;
	part.days = CALENDAR_TUESDAY | CALENDAR_FRIDAY;
	/* Tue 5, Fri 8, Tue 12 May 2026; Friday 1 May is a holiday */
	assert_moment("two", calendar_after(&part, at("2026-04-28T10:00:00+02:00"), 2),
		      "2026-05-08T09:00:00+02:00");
	assert_moment("three", calendar_after(&part, at("2026-04-28T10:00:00+02:00"), 3),
		      "2026-05-12T09:00:00+02:00");
	assert_int_equal(calendar_between(&part, at("2026-04-28T10:00:00+02:00"),
					  at("2026-05-12T08:00:00+02:00")),
			 3);
}

static void absence_takes_both_its_days(void **unused)
{
	/* 28 March to 30 March 2026, over the change of the clock; 25 October alone, of 25 hours;
	 * the two halves of a week that meet */
	struct absence away[] = {
	    {at("2026-03-28T00:00:00+01:00"), at("2026-03-31T00:00:00+02:00")},
	    {at("2026-10-23T00:00:00+02:00"), at("2026-10-26T00:00:00+01:00")},
	    {at("2026-06-01T00:00:00+02:00"), at("2026-06-04T00:00:00+02:00")},
	    {at("2026-06-04T00:00:00+02:00"), at("2026-06-06T00:00:00+02:00")},
	};
	struct calendar person = desk;

	(void)unused;
	person.absences = away;
	person.absence_count = 4;
	assert_moment("March", calendar_after(&person, at("2026-03-27T10:00:00+01:00"), 1),
		      "2026-03-31T09:00:00+02:00");
	assert_moment("October", calendar_next_open(&person, at("2026-10-22T18:00:00+02:00")),
		      "2026-10-26T09:00:00+01:00");
	assert_moment("June", calendar_next_open(&person, at("2026-06-01T10:00:00+02:00")),
		      "2026-06-08T09:00:00+02:00");
	assert_true(calendar_works(&person, day_of("2026-03-27")));
	assert_false(calendar_works(&person, day_of("2026-03-30")));
}

static void who_never_comes_back_has_no_next_day(void **unused)
{
	struct absence away[] = {
	    {at("2026-06-01T00:00:00+02:00"), at("2099-01-01T00:00:00+01:00")}};
	struct calendar gone = desk;

	(void)unused;
	gone.absences = away;
	gone.absence_count = 1;
	assert_moment("open", calendar_next_open(&gone, at("2026-06-01T10:00:00+02:00")), NULL);
	assert_moment("after", calendar_after(&gone, at("2026-06-01T10:00:00+02:00"), 1), NULL);
	assert_int_equal(calendar_between(&gone, at("2026-06-01T10:00:00+02:00"),
					  at("2027-06-01T10:00:00+02:00")),
			 0);
	/* moments that no calendar has end somewhere too */
	assert_int_equal(calendar_year(calendar_day(CALENDAR_NEVER)), 9999);
	assert_int_equal(calendar_year(calendar_day(INT64_MIN)), 1970);
	assert_int_equal(calendar_between(&desk, at("2026-06-02T10:00:00+02:00"),
					  at("2026-06-01T10:00:00+02:00")),
			 0);
}

static int set_zone(void **unused)
{
	(void)unused;
	setenv("TZ", "Europe/Brussels", 1);
	tzset();
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(easter_is_where_the_almanac_has_it),
	    cmocka_unit_test(days_are_counted_over_leap_years),
	    cmocka_unit_test(ten_days_a_year_are_legal_holidays),
	    cmocka_unit_test(failure_39_feasts_of_others_are_working_days),
	    cmocka_unit_test(a_holiday_in_a_weekend_is_not_moved),
	    cmocka_unit_test(holidays_are_read_as_a_day_or_a_day_of_every_year),
	    cmocka_unit_test(the_first_day_that_counts_is_the_day_after),
	    cmocka_unit_test(nothing_leaves_at_night_in_a_weekend_or_on_a_holiday),
	    cmocka_unit_test(a_desk_closes_on_days_of_its_own),
	    cmocka_unit_test(a_part_time_week_counts_its_own_days),
	    cmocka_unit_test(absence_takes_both_its_days),
	    cmocka_unit_test(who_never_comes_back_has_no_next_day),
	};

	return cmocka_run_group_tests(tests, set_zone, NULL);
}
