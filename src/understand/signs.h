/* signs: what stands between the pieces of a list, and numbers. Private to understand. */
#ifndef LOKET_UNDERSTAND_SIGNS_H
#define LOKET_UNDERSTAND_SIGNS_H

#include <stddef.h>

#include "form/values.h"

/* What stands between two pieces; the later, the stronger. */
enum understand_gap {
	UNDERSTAND_GAP_SIGN, /* a comma, a dash, a colon, a cell */
	UNDERSTAND_GAP_AND,  /* "en" */
	UNDERSTAND_GAP_LINE, /* a line, ";", the next number */
};

/* The bytes of what ends a piece at `at`, and what it is; 0: the piece goes on. */
size_t understand_gap_at(const char *value, size_t length, size_t at, enum understand_gap *gap);
/* The bytes of "12. " or "3) " at `at`; 0: none. */
size_t understand_number_at(const char *value, size_t length, size_t at);
/* Behind the number or bullet of an item. */
size_t understand_skip_bullet(const char *value, size_t length, size_t at);
/* The digits that end at `tot`, not before `van`; empty: none. */
struct form_range understand_digits_to(const char *text, size_t van, size_t tot);

#endif
