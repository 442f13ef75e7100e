/* day: days that running text names, near the day it was written (values.h). */
#include "form/date.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/text.h"
#include "form/words.h"

enum {
	FORGOTTEN = 14, /* days past that a day without a year may be */
	AHEAD = 240,
	LONG_PAST = 60, /* the same for a day with its year */
	FAR_AHEAD = 1100,
	DAYS_OF_WEEK = 7,
	MONTH_BYTES = 24,
};

/* Folded; the words of each month, in full and as they are cut short. */
static const char *const months[12][8] = {
    {"januari", "janvier", "january", "januar", "jan", "janv"},
    {"februari", "fevrier", "february", "februar", "feb", "febr", "fev"},
    {"maart", "mars", "march", "marz", "mrt", "maerz"},
    {"april", "avril", "apr", "avr"},
    {"mei", "mai", "may"},
    {"juni", "juin", "june", "jun"},
    {"juli", "juillet", "july", "jul", "juil"},
    {"augustus", "aout", "august", "aug"},
    {"september", "septembre", "sept", "sep"},
    {"oktober", "octobre", "october", "okt", "oct"},
    {"november", "novembre", "nov"},
    {"december", "decembre", "dezember", "dec", "dez"},
};

static const char *const weekdays[DAYS_OF_WEEK][4] = {
    {"maandag", "lundi", "monday", "montag"},
    {"dinsdag", "mardi", "tuesday", "dienstag"},
    {"woensdag", "mercredi", "wednesday", "mittwoch"},
    {"donderdag", "jeudi", "thursday", "donnerstag"},
    {"vrijdag", "vendredi", "friday", "freitag"},
    {"zaterdag", "samedi", "saturday", "samstag"},
    {"zondag", "dimanche", "sunday", "sonntag"},
};

int form_weekday(const char *word)
{
	for (int day = 0; day < DAYS_OF_WEEK; day++) {
		for (int i = 0; i < 4; i++) {
			if (strcmp(word, weekdays[day][i]) == 0)
				return day + 1;
		}
	}
	return 0;
}

static int month_of(const char *word)
{
	for (int month = 0; month < 12; month++) {
		for (int i = 0; i < 8 && months[month][i]; i++) {
			if (strcmp(word, months[month][i]) == 0)
				return month + 1;
		}
	}
	return 0;
}

/* Days since the first of March of the year 0: years begin in March, so that a leap day ends one. */
static long day_number(int year, int month, int day)
{
	long y = month > 2 ? year : year - 1, m = month > 2 ? month - 3 : month + 9;

	return 365 * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + day - 1;
}

static bool read_today(const char *today, int *year, int *month, int *day)
{
	return today && sscanf(today, "%4d-%2d-%2d", year, month, day) == 3;
}

static long number_of_today(const char *today)
{
	int year, month, day;

	return read_today(today, &year, &month, &day) ? day_number(year, month, day) : -1;
}

/* The day of that name nearest to today that a writer may mean. */
static bool put_nearest(int month, int day, const char *today, char out[FORM_DAY])
{
	int year, this_month, this_day;
	long now, there;

	if (!read_today(today, &year, &this_month, &this_day))
		return false;
	now = day_number(year, this_month, this_day);
	for (int y = year - 1; y <= year + 1; y++) {
		there = day_number(y, month, day);
		if (there >= now - FORGOTTEN)
			return there <= now + AHEAD && date_put(y, month, day, out);
	}
	return false;
}

/* A day with its year must not lie too far from today to be meant. */
static bool put_full(int year, int month, int day, const char *today, char out[FORM_DAY])
{
	long now = number_of_today(today), there;

	year = year < 100 ? year + 2000 : year;
	there = day_number(year, month, day);
	return (now < 0 || (there >= now - LONG_PAST && there <= now + FAR_AHEAD)) &&
	       date_put(year, month, day, out);
}

static bool ends_number(const char *text, size_t length, size_t at)
{
	return at >= length || !text_is_digit(text[at]);
}

/* " 2026", ", 2026", "/26", ".2026" behind a day and month; `sign`: only behind that one. */
static size_t year_at(const char *text, size_t length, size_t at, char sign, int *year)
{
	size_t n = 0, digits;

	if (sign) {
		if (at >= length || text[at] != sign)
			return 0;
		n = 1;
	} else {
		n += at < length && text[at] == ',';
		if ((n += date_signs_at(text, length, at + n)) == 0)
			return 0;
	}
	digits = date_number_at(text, length, at + n, 4, year);
	return digits == 4 || (digits == 2 && sign) ? n + digits : 0;
}

/* The name of a month at `at`. */
static size_t month_at(const char *text, size_t length, size_t at, int *month)
{
	size_t end = length < at + MONTH_BYTES ? length : at + MONTH_BYTES, pos = at;
	struct form_word word;

	if (!form_next_word(text, end, &pos, &word) || word.van != at)
		return 0;
	*month = month_of(word.text);
	return *month ? word.tot - word.van : 0;
}

/* "1er", "3de", "4th": what makes the number an ordinal; at its end. */
static size_t ordinal_at(const char *text, size_t length, size_t at)
{
	static const char *const ends[] = {"ste", "de", "er", "st", "nd", "rd", "th", "e"};

	for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++) {
		size_t size = strlen(ends[i]);

		if (at + size <= length && strncasecmp(text + at, ends[i], size) == 0 &&
		    (at + size == length || strchr(" .,;)\n", text[at + size])))
			return size;
	}
	return 0;
}

/* " of ", ". ", " ", "-" between a day and the name of its month. */
static size_t join_at(const char *text, size_t length, size_t at)
{
	static const char of[] = " of ";

	if (at + sizeof(of) - 1 <= length && strncasecmp(text + at, of, sizeof(of) - 1) == 0)
		return sizeof(of) - 1;
	return date_signs_at(text, length, at);
}

static bool put(int year, int month, int day, const char *today, char out[FORM_DAY])
{
	return year ? put_full(year, month, day, today, out) : put_nearest(month, day, today, out);
}

/* "3 december 2026", "4th of May", "17. Juli". */
static size_t named_at(const char *text, size_t length, size_t at, const char *today,
		       char out[FORM_DAY])
{
	int day, month, year = 0;
	size_t n = date_number_at(text, length, at, 2, &day), part;

	if (n == 0)
		return 0;
	n += ordinal_at(text, length, at + n);
	n += join_at(text, length, at + n);
	if ((part = month_at(text, length, at + n, &month)) == 0)
		return 0;
	n += part;
	n += year_at(text, length, at + n, '\0', &year);
	return put(year, month, day, today, out) ? n : 0;
}

/* "12/7", "12/07/2026", "17.07.", "17-07-2026": without a year a dash may join two days, and a full stop hours
 * and minutes, unless another follows. */
static size_t numbered_at(const char *text, size_t length, size_t at, const char *today,
			  char out[FORM_DAY])
{
	int day, month, year = 0;
	size_t n = date_number_at(text, length, at, 2, &day), part;
	char sign = n && at + n < length ? text[at + n] : '\0';

	if (!sign || !strchr("/.-", sign))
		return 0;
	n++;
	if ((part = date_number_at(text, length, at + n, 2, &month)) == 0)
		return 0;
	n += part;
	part = year_at(text, length, at + n, sign, &year);
	n += part;
	if (part == 0 &&
	    (sign == '-' || (sign == '.' && (at + n == length || text[at + n] != '.'))))
		return 0;
	if (!ends_number(text, length, at + n) || (at + n < length && text[at + n] == '/'))
		return 0;
	return put(year, month, day, today, out) ? n : 0;
}

/* "December 1st", "May 4, 2026". */
static size_t month_first_at(const char *text, size_t length, size_t at, const char *today,
			     char out[FORM_DAY])
{
	int day, month, year = 0;
	size_t n = month_at(text, length, at, &month), part;

	if (n == 0 || at + n >= length || text[at + n] != ' ')
		return 0;
	n++;
	if ((part = date_number_at(text, length, at + n, 2, &day)) == 0)
		return 0;
	n += part;
	n += ordinal_at(text, length, at + n);
	/* an hour */
	if (at + n < length && strchr(":hu", text[at + n]))
		return 0;
	n += year_at(text, length, at + n, '\0', &year);
	return put(year, month, day, today, out) ? n : 0;
}

bool form_next_day(const char *text, size_t length, const char *today, size_t *pos,
		   struct form_range *range, char day[FORM_DAY])
{
	struct form_word word;

	while (form_next_word(text, length, pos, &word)) {
		size_t at = word.van, n;

		if (!text_is_digit(text[at])) {
			n = month_first_at(text, length, at, today, day);
		} else {
			n = date_iso_at(text, length, at, day);
			n = n ? n : numbered_at(text, length, at, today, day);
			n = n ? n : named_at(text, length, at, today, day);
		}
		if (n) {
			*range = (struct form_range){at, at + n};
			*pos = at + n;
			return true;
		}
	}
	return false;
}

bool form_next_weekday(int weekday, const char *today, char day[FORM_DAY])
{
	/* day 0, the first of March of the year 0, was a Wednesday */
	long now = number_of_today(today);
	int days =
	    now < 0 ? 0
		    : (int)((weekday - 1 - (now + 2) % DAYS_OF_WEEK + DAYS_OF_WEEK) % DAYS_OF_WEEK);
	int year, month, number;

	if (days == 0 || !read_today(today, &year, &month, &number))
		return false;
	/* into the next month, and its year, when there is no such day in this one */
	for (number += days; !date_put(year, month, number, day); month = month % 12 + 1) {
		static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

		number -= lengths[month - 1] + (month == 2 && date_put(year, 2, 29, day) ? 1 : 0);
		year += month == 12;
	}
	return true;
}
