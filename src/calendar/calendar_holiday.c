/* calendar_holiday: the ten legal holidays of Belgium (law of 4 January 1974, royal decree of 18 April
 * 1974), and those that a desk adds. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "calendar/calendar.h"

/* Of every year. */
static const struct calendar_holiday fixed[] = {
    {0, 1, 1}, {0, 5, 1}, {0, 7, 21}, {0, 8, 15}, {0, 11, 1}, {0, 11, 11}, {0, 12, 25},
};
/* Days after Easter Sunday: Easter Monday, Ascension, Whit Monday. */
static const int movable[] = {1, 39, 50};

/* The rule of the Gregorian calendar in the form that was published in Nature of 20 April 1876. */
int calendar_easter(int year)
{
	int golden = year % 19;
	int century = year / 100, rest = year % 100;
	int correction = (century - (century + 8) / 25 + 1) / 3;
	int epact = (19 * golden + century - century / 4 - correction + 15) % 30;
	int weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7;
	int late = (golden + 11 * epact + 22 * weekday) / 451;
	int from_march = epact + weekday - 7 * late + 22; /* 32: 1 April */

	return calendar_date(year, 3, 1) + from_march - 1;
}

static bool is_date(int year, int month, int day)
{
	int length;

	if (month < 1 || month > 12 || day < 1)
		return false;
	length =
	    month == 12 ? 31 : calendar_date(year, month + 1, 1) - calendar_date(year, month, 1);
	return day <= length;
}

bool calendar_holiday_is(const struct calendar_holiday *holiday, int day)
{
	int year = holiday->year ? holiday->year : calendar_year(day);

	/* 29 February is on no day of most years */
	return calendar_date(year, holiday->month, holiday->day) == day &&
	       is_date(year, holiday->month, holiday->day);
}

bool calendar_legal_holiday(int day)
{
	int easter = calendar_easter(calendar_year(day));

	for (size_t i = 0; i < sizeof(fixed) / sizeof(fixed[0]); i++)
		if (calendar_holiday_is(&fixed[i], day))
			return true;
	for (size_t i = 0; i < sizeof(movable) / sizeof(movable[0]); i++)
		if (easter + movable[i] == day)
			return true;
	return false;
}

/* "9999-99-99" against the text; 9 stands for any digit. */
static bool shaped(const char *text, const char *shape)
{
	for (; *shape; text++, shape++)
		if (*shape == '9' ? !isdigit((unsigned char)*text) : *text != *shape)
			return false;
	return *text == '\0';
}

bool calendar_holiday_read(const char *text, struct calendar_holiday *holiday)
{
	static const int leap_year = 2000;
	bool yearly = shaped(text, "99-99");

	if (!yearly && !shaped(text, "9999-99-99"))
		return false;
	holiday->year = yearly ? 0 : atoi(text);
	text += yearly ? 0 : 5;
	holiday->month = atoi(text);
	holiday->day = atoi(text + 3);
	if (!yearly && holiday->year < 1970)
		return false;
	return is_date(yearly ? leap_year : holiday->year, holiday->month, holiday->day);
}
