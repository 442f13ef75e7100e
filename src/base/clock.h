/* clock: the only place that asks the time. LOKET_NOW=<epoch seconds> in the environment freezes
 * clock_now for tests; LOKET_NOW=<path of a file with them> lets a test move the clock of a daemon that runs (rename
 * a new file over it, and wake whom it concerns). Deadlines use the monotonic clock and are not touched by it. */
#ifndef LOKET_BASE_CLOCK_H
#define LOKET_BASE_CLOCK_H

#include <stdint.h>
#include <stddef.h>

int64_t clock_now(void);	  /* seconds since 1970, UTC */
int64_t clock_monotonic_ms(void); /* for deadlines and durations */

enum { CLOCK_TEXT = 32 };
/* ISO 8601 with offset in the local zone (TZ), "2026-11-21T14:03:00+01:00". */
char *clock_iso(int64_t seconds, char out[CLOCK_TEXT]);
/* "YYYY-MM-DD" at 00:00 local time; -1 on anything else (invalid calendar days too). */
int clock_parse_day(const char *text, int64_t *seconds_r);
int clock_year(int64_t seconds); /* in the local zone */
/* "21 november 2026" / "21 november 2026 om 14:03", Dutch, in the local zone. */
char *clock_dutch_day(int64_t seconds, char out[CLOCK_TEXT]);
char *clock_dutch_minute(int64_t seconds, char out[CLOCK_TEXT]);

#endif
