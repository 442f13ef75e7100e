/* calendar: see calendar.h. */
#include "calendar/calendar.h"

/* How far ahead a working day is looked for, in days: an absence without an end has none. */
enum { HORIZON = 3653, NOON = 12 * 60 };

static bool is_holiday(const struct calendar *calendar, int day)
{
	if (calendar_legal_holiday(day))
		return true;
	for (size_t i = 0; i < calendar->holiday_count; i++)
		if (calendar_holiday_is(&calendar->holidays[i], day))
			return true;
	return false;
}

/* Noon tells, for there is one on every day. */
static bool is_absent(const struct calendar *calendar, int day)
{
	int64_t noon = calendar->absence_count > 0 ? calendar_moment(day, NOON) : 0;

	for (size_t i = 0; i < calendar->absence_count; i++)
		if (noon >= calendar->absences[i].from && noon < calendar->absences[i].to)
			return true;
	return false;
}

bool calendar_works(const struct calendar *calendar, int day)
{
	return (calendar->days & (1u << calendar_weekday(day))) != 0 &&
	       !is_holiday(calendar, day) && !is_absent(calendar, day);
}

int64_t calendar_next_open(const struct calendar *calendar, int64_t moment)
{
	int day = calendar_day(moment);

	for (int ahead = 0; ahead <= HORIZON; ahead++) {
		int64_t opens;

		if (!calendar_works(calendar, day + ahead))
			continue;
		opens = calendar_moment(day + ahead, calendar->opens);
		if (moment <= opens)
			return opens;
		if (moment < calendar_moment(day + ahead, calendar->closes))
			return moment;
	}
	return CALENDAR_NEVER;
}

bool calendar_open(const struct calendar *calendar, int64_t moment)
{
	int day = calendar_day(moment);

	return calendar_works(calendar, day) && moment >= calendar_moment(day, calendar->opens) &&
	       moment < calendar_moment(day, calendar->closes);
}

int64_t calendar_after(const struct calendar *calendar, int64_t moment, int days)
{
	int day = calendar_day(moment);

	if (days < 1)
		return calendar_next_open(calendar, moment);
	for (int ahead = 1; ahead <= HORIZON; ahead++)
		if (calendar_works(calendar, day + ahead) && --days == 0)
			return calendar_moment(day + ahead, calendar->opens);
	return CALENDAR_NEVER;
}

int calendar_between(const struct calendar *calendar, int64_t from, int64_t to)
{
	int last = calendar_day(to);
	int count = 0;

	for (int day = calendar_day(from) + 1; day <= last; day++)
		count += calendar_works(calendar, day);
	return count;
}
