/* date: what the readers of dates share. Inside form only. Each looks at one place of a text, and returns how
 * many bytes it took there; 0: it is not that. */
#ifndef LOKET_FORM_DATE_H
#define LOKET_FORM_DATE_H

#include <stdbool.h>
#include <stddef.h>
#include "form/values.h"

/* A number of at most `most` digits; a longer one is none. */
size_t date_number_at(const char *text, size_t length, size_t at, size_t most, int *value);
/* The signs and spaces between the parts of a date. */
size_t date_signs_at(const char *text, size_t length, size_t at);
/* "2009-03-12". */
size_t date_iso_at(const char *text, size_t length, size_t at, char out[FORM_DAY]);
/* Writes the day when there is such a day. */
bool date_put(int year, int month, int day, char out[FORM_DAY]);

#endif
