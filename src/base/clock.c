/* clock: see clock.h. */
#include "base/clock.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* What the file says; -1: nothing. */
static int64_t told_by(const char *path)
{
	FILE *file = fopen(path, "re");
	long long seconds = -1;

	if (file && fscanf(file, "%lld", &seconds) != 1)
		seconds = -1;
	if (file)
		fclose(file);
	return seconds;
}

int64_t clock_now(void)
{
	const char *set = getenv("LOKET_NOW");
	int64_t told = set && *set == '/' ? told_by(set) : -1;
	struct timespec now;

	if (told >= 0)
		return told;
	if (set && *set && *set != '/')
		return strtoll(set, NULL, 10);
	clock_gettime(CLOCK_REALTIME, &now);
	return now.tv_sec;
}

int64_t clock_monotonic_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static struct tm local(int64_t seconds)
{
	time_t when = (time_t)seconds;
	struct tm parts = {0};

	localtime_r(&when, &parts);
	return parts;
}

char *clock_iso(int64_t seconds, char out[CLOCK_TEXT])
{
	struct tm parts = local(seconds);
	long offset = parts.tm_gmtoff / 60;
	char day[24];

	strftime(day, sizeof(day), "%Y-%m-%dT%H:%M:%S", &parts);
	snprintf(out, CLOCK_TEXT, "%s%c%02ld:%02ld", day, offset < 0 ? '-' : '+',
		 labs(offset) / 60 % 100, labs(offset) % 60);
	return out;
}

static bool day_shaped(const char *text)
{
	for (int i = 0; i < 10; i++) {
		bool dash = i == 4 || i == 7;

		if (dash ? text[i] != '-' : !isdigit((unsigned char)text[i]))
			return false;
	}
	return text[10] == '\0';
}

int clock_parse_day(const char *text, int64_t *seconds_r)
{
	struct tm parts = {.tm_isdst = -1};
	struct tm wanted;
	time_t when;

	if (!day_shaped(text))
		return -1;
	parts.tm_year = atoi(text) - 1900;
	parts.tm_mon = atoi(text + 5) - 1;
	parts.tm_mday = atoi(text + 8);
	wanted = parts;
	when = mktime(&parts);
	/* mktime turns 30 February into 2 March: then it is not the day that was written */
	if (parts.tm_mday != wanted.tm_mday || parts.tm_mon != wanted.tm_mon ||
	    parts.tm_year != wanted.tm_year)
		return -1;
	*seconds_r = when;
	return 0;
}

int clock_year(int64_t seconds)
{
	return local(seconds).tm_year + 1900;
}

static const char *const months[] = {"januari",	  "februari", "maart",	  "april",
				     "mei",	  "juni",     "juli",	  "augustus",
				     "september", "oktober",  "november", "december"};

char *clock_dutch_day(int64_t seconds, char out[CLOCK_TEXT])
{
	struct tm parts = local(seconds);

	snprintf(out, CLOCK_TEXT, "%d %s %d", parts.tm_mday, months[parts.tm_mon],
		 parts.tm_year + 1900);
	return out;
}

char *clock_dutch_minute(int64_t seconds, char out[CLOCK_TEXT])
{
	struct tm parts = local(seconds);

	snprintf(out, CLOCK_TEXT, "%d %s %d om %02d:%02d", parts.tm_mday, months[parts.tm_mon],
		 parts.tm_year + 1900, parts.tm_hour, parts.tm_min);
	return out;
}
