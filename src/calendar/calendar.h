/* calendar: working days and office hours. Pure: a moment goes in, nobody is asked what time it is.
 *
 * A moment is in epoch seconds; a day is the number of days since 1 January 1970 of a day of the
 * calendar in the zone of the process (TZ, which the settings have set). Days are counted as days, never
 * as 24 hours, so that a change of the clock moves nothing.
 *
 * A working day is one of the week's days of a calendar that is no legal holiday of Belgium, no holiday
 * of the desk and no day of absence. A holiday that falls in a weekend is not moved: its replacement is
 * for the employer to set, and is a holiday of the desk then. */
#ifndef LOKET_CALENDAR_CALENDAR_H
#define LOKET_CALENDAR_CALENDAR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Days of the week, as a set of bits. */
enum calendar_week {
	CALENDAR_MONDAY = 1 << 0,
	CALENDAR_TUESDAY = 1 << 1,
	CALENDAR_WEDNESDAY = 1 << 2,
	CALENDAR_THURSDAY = 1 << 3,
	CALENDAR_FRIDAY = 1 << 4,
	CALENDAR_WEEK = (1 << 5) - 1, /* Monday to Friday */
};

struct calendar_holiday {
	int year; /* 0: every year */
	int month, day;
};

struct absence {
	int64_t from, to; /* 00:00 local of the first day, 00:00 of the day after the last */
};

/* When a desk or a person works. The lists are borrowed. */
struct calendar {
	unsigned days;	   /* enum calendar_week */
	int opens, closes; /* minutes after midnight, opens < closes; not while clocks change */
	const struct calendar_holiday *holidays; /* beside the legal ones */
	size_t holiday_count;
	const struct absence *absences;
	size_t absence_count;
};

/* No such moment within ten years; later than any other. */
#define CALENDAR_NEVER INT64_MAX

bool calendar_works(const struct calendar *calendar, int day);
/* Within office hours of a working day. */
bool calendar_open(const struct calendar *calendar, int64_t moment);
/* The moment itself when that is open, else the next opening. */
int64_t calendar_next_open(const struct calendar *calendar, int64_t moment);
/* The opening on the n-th working day after that moment; the day after it is the first that can count,
 * whatever the hour. days < 1: calendar_next_open. */
int64_t calendar_after(const struct calendar *calendar, int64_t moment, int days);
/* How many working days lie after the day of `from`, up to and with the day of `to`: so many days after
 * `from` is `to`. */
int calendar_between(const struct calendar *calendar, int64_t from, int64_t to);

/* --- days (calendar_day.c) ------------------------------------------------------------------------ */
int calendar_day(int64_t moment);		 /* in the local zone */
int64_t calendar_moment(int day, int minute);	 /* minutes after midnight, in the local zone */
int calendar_date(int year, int month, int day); /* a date of the Gregorian calendar */
int calendar_year(int day);
int calendar_weekday(int day); /* 0 Monday ... 6 Sunday */

/* --- holidays (calendar_holiday.c) ---------------------------------------------------------------- */
int calendar_easter(int year); /* Easter Sunday */
/* The ten legal holidays: not 11 July, 2 and 15 November or 26 December, on which some desks close. */
bool calendar_legal_holiday(int day);
/* "2026-07-20" for one day, "07-11" for one of every year; false for anything else. */
bool calendar_holiday_read(const char *text, struct calendar_holiday *holiday);
/* True when the holiday falls on that day. */
bool calendar_holiday_is(const struct calendar_holiday *holiday, int day);

#endif
