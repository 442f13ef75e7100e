/* call: names in running text. Private to understand. */
#ifndef LOKET_UNDERSTAND_CALL_H
#define LOKET_UNDERSTAND_CALL_H

#include <stdbool.h>
#include <stddef.h>

#include "form/values.h"

/* The name whose first word stands at `at`: words with a capital, initials, the small words of Flemish
 * names. Empty: no name. */
struct form_range understand_name_at(const char *text, size_t length, size_t at);
/* The whole name that the word at `at` belongs to. */
struct form_range understand_name_around(const char *text, size_t length, size_t at);
/* The word can be a name where all is written in capitals. */
bool understand_is_shouted_name(const char *text, struct form_range range);
/* True when nothing ends a sentence between the word before `at` and it. */
bool understand_joins(const char *text, size_t at);
/* The first words of both names are the same, folded. */
bool understand_same_first(const char *a, size_t a_length, const char *b, size_t b_length);

#endif
