/* A clock on the wall that is walked from minute to minute through ten years, and the desks and people who
 * live by it. It knows months, summer time and holidays by heart and takes nothing from the code that is
 * judged by it. */
#ifndef LOKET_TESTS_CALENDAR_FIXTURE_H
#define LOKET_TESTS_CALENDAR_FIXTURE_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/clock.h"
#include "calendar/calendar.h"

/* --- the world: desks and people, as they would be told on paper ----------------------------------- */

#define LIST(...)                                                                                  \
	(const char *const[])                                                                      \
	{                                                                                          \
		__VA_ARGS__, NULL                                                                  \
	}

static const struct who {
	const char *week; /* 1: Monday */
	const char *opens, *closes;
	const char *const *extra; /* closed on */
	const char *const *away;  /* pairs: the first day away, the day back */
} people[] = {
#define FLEMISH                                                                                    \
	LIST("07-11", "11-02", "11-15", "12-26", "2026-05-15", "2026-07-20", "2027-05-07",         \
	     "2028-05-26", "2029-12-31", "2031-12-24", "02-29", "2033-12-26", "2035-05-04")
    /* three desks */
    {"12345", "09:00", "17:00", NULL, NULL},
    {"12345", "08:30", "16:30", FLEMISH, NULL},
    {"1234", "06:00", "22:00", LIST("2028-02-29", "07-11"), NULL},
    /* five professionals: of the first desk, the second, the third, and again */
    {"25", "09:00", "17:00", NULL, NULL},
    {"1", "08:30", "16:30", FLEMISH, NULL},
    {"1234", "06:00", "22:00", LIST("2028-02-29", "07-11"),
     LIST("2026-03-28", "2026-03-30", "2026-10-24", "2026-10-27", "2027-03-22", "2027-04-05",
	  "2029-07-02", "2029-08-27", "2031-10-20", "2031-11-03", "2034-02-01", "2034-02-02")},
    {"345", "09:00", "17:00", NULL,
     LIST("2026-01-01", "2026-01-19", "2026-07-01", "2026-08-01", "2027-07-01", "2027-08-01",
	  "2028-03-24", "2028-03-29", "2028-07-01", "2028-08-01", "2029-07-01", "2030-01-05",
	  "2030-01-05", "2030-01-20", "2032-10-29", "2032-11-02", "2035-12-20", "2036-01-10")},
    {"12345", "08:30", "16:30", FLEMISH, NULL},
    /* the weeks of those who are away at times, as if they were not */
    {"1234", "06:00", "22:00", LIST("2028-02-29", "07-11"), NULL},
    {"345", "09:00", "17:00", NULL, NULL},
};
enum { DESKS = 3, PEOPLE = sizeof(people) / sizeof(people[0]), UP = 15 };
/* --- the clock on the wall ------------------------------------------------------------------------- */

static const char *const yearly[] = {"01-01", "05-01", "07-21", "08-15", "11-01", "11-11", "12-25"};
/* Easter Monday, Ascension, Whit Monday. */
static const char *const movable[] = {
    "2026-04-06", "2026-05-14", "2026-05-25", "2027-03-29", "2027-05-06", "2027-05-17",
    "2028-04-17", "2028-05-25", "2028-06-05", "2029-04-02", "2029-05-10", "2029-05-21",
    "2030-04-22", "2030-05-30", "2030-06-10", "2031-04-14", "2031-05-22", "2031-06-02",
    "2032-03-29", "2032-05-06", "2032-05-17", "2033-04-18", "2033-05-26", "2033-06-06",
    "2034-04-10", "2034-05-18", "2034-05-29", "2035-03-26", "2035-05-03", "2035-05-14"};
static const int month_lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

struct wall {
	int year, month, day, weekday, hour, minute;
	bool summer;
	char date[40];
	bool works[PEOPLE]; /* today */
};

/* 2026-01-01 00:00 in Brussels, to 2036-01-01 00:00: 3652 days. */
static const int64_t first_second = 1767222000;
enum { MINUTES = 3652 * 24 * 60 };
/* What the clock saw in each minute: a bit for each of people whose office is open, and UP while the
 * machine runs; and the number of the day. */
static uint16_t seen[MINUTES], day_at[MINUTES];

static bool is_one_of(const char *date, const char *const *list, size_t count)
{
	for (size_t i = 0; i < count && list[i]; i++)
		if (strcmp(date, list[i]) == 0 || strcmp(date + 5, list[i]) == 0)
			return true;
	return false;
}

static bool works_today(const struct wall *wall, const struct who *who)
{
	if (!strchr(who->week, '0' + wall->weekday) || is_one_of(wall->date, yearly, 7) ||
	    is_one_of(wall->date, movable, 30) ||
	    (who->extra && is_one_of(wall->date, who->extra, 100)))
		return false;
	for (const char *const *away = who->away; away && *away; away += 2)
		if (strcmp(away[0], wall->date) <= 0 && strcmp(wall->date, away[1]) < 0)
			return false;
	return true;
}

static void turn_the_leaf(struct wall *wall)
{
	snprintf(wall->date, sizeof(wall->date), "%04d-%02d-%02d", wall->year, wall->month,
		 wall->day);
	for (int i = 0; i < PEOPLE; i++)
		wall->works[i] = works_today(wall, &people[i]);
}

static void next_day(struct wall *wall)
{
	bool leap = wall->year % 4 == 0; /* no exception within these years */

	wall->weekday = wall->weekday % 7 + 1;
	if (++wall->day > month_lengths[wall->month - 1] + (leap && wall->month == 2)) {
		wall->day = 1;
		if (++wall->month > 12) {
			wall->month = 1;
			wall->year++;
		}
	}
	turn_the_leaf(wall);
}

static void next_minute(struct wall *wall)
{
	bool last_sunday = wall->weekday == 7 && wall->day >= 25;

	if (++wall->minute < 60)
		return;
	wall->minute = 0;
	wall->hour++;
	if (last_sunday && wall->month == 3 && wall->hour == 2 && !wall->summer) {
		wall->summer = true;
		wall->hour = 3;
	} else if (last_sunday && wall->month == 10 && wall->hour == 3 && wall->summer) {
		wall->summer = false;
		wall->hour = 2;
	}
	if (wall->hour == 24) {
		wall->hour = 0;
		next_day(wall);
	}
}

static int of_day(const char *hour)
{
	return atoi(hour) * 60 + atoi(hour + 3);
}

static uint16_t look(const struct wall *wall, const int opens[PEOPLE], const int closes[PEOPLE])
{
	int now = wall->hour * 60 + wall->minute;
	uint16_t bits = 1u << UP;

	for (int i = 0; i < PEOPLE; i++)
		if (wall->works[i] && now >= opens[i] && now < closes[i])
			bits |= (uint16_t)(1u << i);
	return bits;
}

static struct wall walk(void)
{
	struct wall wall = {.year = 2026, .month = 1, .day = 1, .weekday = 4};
	int opens[PEOPLE], closes[PEOPLE];
	uint16_t days = 0;

	for (int i = 0; i < PEOPLE; i++) {
		opens[i] = of_day(people[i].opens);
		closes[i] = of_day(people[i].closes);
	}
	turn_the_leaf(&wall);
	for (int minute = 0; minute < MINUTES; minute++) {
		int today = wall.day;

		seen[minute] = look(&wall, opens, closes);
		day_at[minute] = days;
		next_minute(&wall);
		days = (uint16_t)(days + (wall.day != today));
	}
	return wall;
}

static bool is_open(int who, int minute)
{
	return (seen[minute] >> who & 1) != 0;
}

static bool opens_now(int who, int minute)
{
	return is_open(who, minute) && (minute == 0 || !is_open(who, minute - 1));
}

/* --- the code that is judged ----------------------------------------------------------------------- */

static struct calendar calendars[PEOPLE];

static int64_t at(int minute)
{
	return first_second + (int64_t)minute * 60;
}

static void make_calendar(const struct who *who, struct calendar *calendar)
{
	static struct calendar_holiday holidays[PEOPLE][20];
	static struct absence absences[PEOPLE][10];
	ptrdiff_t mine = who - people;

	*calendar = (struct calendar){.opens = of_day(who->opens),
				      .closes = of_day(who->closes),
				      .holidays = holidays[mine],
				      .absences = absences[mine]};
	for (const char *day = who->week; *day; day++)
		calendar->days |= 1u << (*day - '1');
	for (const char *const *day = who->extra; day && *day; day++)
		assert_true(
		    calendar_holiday_read(*day, &holidays[mine][calendar->holiday_count++]));
	for (const char *const *day = who->away; day && *day; day += 2) {
		struct absence *absence = &absences[mine][calendar->absence_count++];

		assert_int_equal(clock_parse_day(day[0], &absence->from), 0);
		assert_int_equal(clock_parse_day(day[1], &absence->to), 0);
	}
}

static uint64_t state_of_chance = 88172645463325252u;

/* 0 ... below - 1, the same in every run (xorshift). */
static int chance(int below)
{
	state_of_chance ^= state_of_chance << 13;
	state_of_chance ^= state_of_chance >> 7;
	state_of_chance ^= state_of_chance << 17;
	return (int)(state_of_chance % (uint64_t)below);
}

static int begin(void **unused)
{
	(void)unused;
	setenv("TZ", "Europe/Brussels", 1);
	tzset();
	for (int who = 0; who < PEOPLE; who++)
		make_calendar(&people[who], &calendars[who]);
	walk();
	return 0;
}

#endif
