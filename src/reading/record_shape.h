/* record_shape: the shapes of single values in a record: addresses, numbers, days. Shape only: that
 * a day exists or a number rings is not its business. */
#ifndef LOKET_READING_RECORD_SHAPE_H
#define LOKET_READING_RECORD_SHAPE_H

#include <stdbool.h>

bool record_is_email(const char *text);	   /* "a@b", no space, at most 320 bytes */
bool record_is_phone(const char *text);	   /* "+" and 6 to 15 digits */
bool record_is_day(const char *text);	   /* "2026-11-21" */
bool record_is_time(const char *text);	   /* "2026-11-21T14:03:00+01:00" */
bool record_is_digest(const char *text);   /* 64 hex digits, lower case */
bool record_is_postcode(const char *text); /* four digits */
bool record_is_language(const char *text); /* two lower-case letters */

#endif
