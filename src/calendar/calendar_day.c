/* calendar_day: dates as numbers of days, and the two conversions between those and moments. */
#include <time.h>

#include "calendar/calendar.h"

/* Within the years 1970 to 9999, so that no sum of days overflows. */
static const int64_t last_moment = 253402214399;

static time_t bounded(int64_t moment)
{
	if (moment < 0)
		return 0;
	return (time_t)(moment > last_moment ? last_moment : moment);
}

/* Years are counted from March, so that the leap day is the last of its year; day 0 of that count
 * is 1 March of the year 0. */
int calendar_date(int year, int month, int day)
{
	int years = month > 2 ? year : year - 1;
	int months = (month + 9) % 12;

	return years * 365 + years / 4 - years / 100 + years / 400 + (months * 153 + 2) / 5 + day -
	       1 - 719468;
}

int calendar_year(int day)
{
	int year = 1969 + day / 366; /* never too late */

	while (calendar_date(year + 1, 1, 1) <= day)
		year++;
	return year;
}

int calendar_weekday(int day)
{
	return ((day + 3) % 7 + 7) % 7; /* 1 January 1970 was a Thursday */
}

int calendar_day(int64_t moment)
{
	time_t when = bounded(moment);
	struct tm parts = {0};

	localtime_r(&when, &parts);
	return calendar_date(parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday);
}

int64_t calendar_moment(int day, int minute)
{
	struct tm parts = {.tm_year = 70,
			   .tm_mday = 1 + day,
			   .tm_hour = minute / 60,
			   .tm_min = minute % 60,
			   .tm_isdst = -1};

	return mktime(&parts);
}
