/* date: birth dates and ages (values.h, domain.md section 5.3). */
#include "form/date.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/text.h"
#include "form/words.h"

enum { OLDEST_CHILD = 25, OLDEST = 120 };

static const char *const months[] = {"jan", "feb", "maa", "apr", "mei", "jun",
				     "jul", "aug", "sep", "okt", "nov", "dec"};

static int month_by_name(const char *word)
{
	if (strcmp(word, "mrt") == 0)
		return 3;
	for (int i = 0; i < 12; i++) {
		if (strncmp(word, months[i], 3) == 0)
			return i + 1;
	}
	return 0;
}

static bool day_exists(int year, int month, int day)
{
	static const int days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	if (month < 1 || month > 12 || day < 1 || day > days[month - 1] || year < 1900 ||
	    year > 2100)
		return false;
	return month != 2 || day < 29 || leap;
}

static int year_of(const char *today)
{
	return today && strlen(today) >= 10 ? atoi(today) : 0;
}

/* The year of two digits that gives an age of 0 to 25. */
static int full_year(int year, const char *today)
{
	int now = year_of(today);
	int full = now - now % 100 + year;

	if (now == 0)
		return 0;
	if (full > now)
		full -= 100;
	return now - full <= OLDEST_CHILD ? full : 0;
}

size_t date_number_at(const char *text, size_t length, size_t at, size_t most, int *value)
{
	size_t n = 0;

	for (*value = 0; at + n < length && text_is_digit(text[at + n]); n++) {
		if (n == most)
			return 0;
		*value = *value * 10 + (text[at + n] - '0');
	}
	return n;
}

size_t date_signs_at(const char *text, size_t length, size_t at)
{
	size_t n = 0;

	while (at + n < length && n < 4 && text[at + n] && strchr(" ./-", text[at + n]))
		n++;
	return n;
}

/* "4e", "1ste", "2de": what makes the number an ordinal. */
static size_t ordinal_at(const char *text, size_t length, size_t at)
{
	static const char *const ends[] = {"ste", "de", "e"};

	for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++) {
		size_t size = strlen(ends[i]);

		if (at + size < length && strncasecmp(text + at, ends[i], size) == 0 &&
		    text[at + size] == ' ')
			return size;
	}
	return 0;
}

bool date_put(int year, int month, int day, char out[FORM_DAY])
{
	if (!day_exists(year, month, day))
		return false;
	snprintf(out, FORM_DAY, "%04u-%02u-%02u", (unsigned)year % 10000, (unsigned)month % 100,
		 (unsigned)day % 100);
	return true;
}

size_t date_iso_at(const char *text, size_t length, size_t at, char out[FORM_DAY])
{
	int year, month, day;
	size_t y = date_number_at(text, length, at, 4, &year), m, d;

	if (y != 4 || at + y >= length || text[at + y] != '-')
		return 0;
	m = date_number_at(text, length, at + 5, 2, &month);
	if (m == 0 || at + 5 + m >= length || text[at + 5 + m] != '-')
		return 0;
	d = date_number_at(text, length, at + 6 + m, 2, &day);
	return d && date_put(year, month, day, out) ? 6 + m + d : 0;
}

static size_t month_at(const char *text, size_t length, size_t at, int *month)
{
	struct form_word word;
	size_t pos = at, n = date_number_at(text, length, at, 2, month);

	if (n)
		return n;
	if (!form_next_word(text, length < at + 24 ? length : at + 24, &pos, &word) ||
	    word.van != at)
		return 0;
	*month = month_by_name(word.text);
	return *month ? word.tot - word.van : 0;
}

/* "12/03/2009", "12 maart 09" at `at`. */
static size_t day_first_at(const char *text, size_t length, size_t at, const char *today,
			   char out[FORM_DAY])
{
	int year, month, day;
	size_t n = date_number_at(text, length, at, 2, &day), part, signs;

	if (n == 0)
		return 0;
	n += ordinal_at(text, length, at + n);
	if ((signs = date_signs_at(text, length, at + n)) == 0)
		return 0;
	n += signs;
	if ((part = month_at(text, length, at + n, &month)) == 0)
		return 0;
	n += part;
	/* "18 januari, 2012" */
	if (!text_is_digit(text[at + n - 1]) && at + n < length && text[at + n] == ',')
		n++;
	if ((signs = date_signs_at(text, length, at + n)) == 0)
		return 0;
	n += signs;
	part = date_number_at(text, length, at + n, 4, &year);
	if (part == 2)
		year = full_year(year, today);
	else if (part != 4)
		return 0;
	return date_put(year, month, day, out) ? n + part : 0;
}

/* "10.05.18-***.**": the birth date of a national number that was masked. */
static size_t masked_at(const char *text, size_t length, size_t at, const char *today,
			char out[FORM_DAY])
{
	int year, month, day;

	if (at + 15 > length || memcmp(text + at + 9, "***.**", 6) != 0 ||
	    date_number_at(text, length, at, 2, &year) != 2 ||
	    date_number_at(text, length, at + 3, 2, &month) != 2 ||
	    date_number_at(text, length, at + 6, 2, &day) != 2)
		return 0;
	return date_put(full_year(year, today), month, day, out) ? 15 : 0;
}

bool form_find_birth_date(const char *text, size_t length, const char *today,
			  struct form_range *range, char day[FORM_DAY])
{
	for (size_t at = 0; at < length; at++) {
		size_t n;

		if (!text_is_digit(text[at]) || (at > 0 && text_is_digit(text[at - 1])))
			continue;
		n = masked_at(text, length, at, today, day);
		n = n ? n : date_iso_at(text, length, at, day);
		n = n ? n : day_first_at(text, length, at, today, day);
		if (n) {
			*range = (struct form_range){at, at + n};
			return true;
		}
	}
	return false;
}

int form_age_on(const char *birth_date, const char *today)
{
	int years;

	if (!birth_date || strlen(birth_date) != 10 || year_of(today) == 0)
		return -1;
	years = atoi(today) - atoi(birth_date);
	if (strncmp(today + 5, birth_date + 5, 5) < 0)
		years--;
	return years >= 0 && years <= OLDEST ? years : -1;
}

bool form_find_age(const char *text, size_t length, struct form_range *range, int *age)
{
	bool almost = false;
	struct form_word word;
	size_t pos = 0;

	while (form_next_word(text, length, &pos, &word)) {
		size_t n = date_number_at(word.text, word.length, 0, 3, age);

		if (strcmp(word.text, "bijna") == 0) {
			almost = true;
			range->van = word.van;
			continue;
		}
		if (n == 0)
			return false;
		/* "14j", "14jr" yes; "14u" and "4de" no */
		if (n < word.length && word.text[n] != 'j')
			return false;
		*range = (struct form_range){almost ? range->van : word.van, word.tot};
		*age -= almost;
		return *age >= 0 && *age <= OLDEST;
	}
	return false;
}
