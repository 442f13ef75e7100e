/* straat: streets in running text. Private to understand. */
#ifndef LOKET_UNDERSTAND_STRAAT_H
#define LOKET_UNDERSTAND_STRAAT_H

#include <stdbool.h>
#include <stddef.h>

#include "form/values.h"

/* The street that ends before `at`, or begins behind it, as far as one can be; see understand_is_street. */
struct form_range understand_street_before(const char *text, size_t at);
struct form_range understand_street_behind(const char *text, size_t at);
/* The name that begins at `at` is a part of a street's: "Steenweg naar Halle". */
bool understand_in_street(const char *text, size_t at);
/* Letters, then a number, perhaps a box. */
bool understand_is_street(const char *text, struct form_range street);

#endif
