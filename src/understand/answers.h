/* answers: the labelled answers of a text, and whether they are a form. Private to understand. */
#ifndef LOKET_UNDERSTAND_ANSWERS_H
#define LOKET_UNDERSTAND_ANSWERS_H

#include "understand/understanding.h"

/* The answers in a text, as they stand; "uitleg" left out. */
struct form_answers understand_find_answers(const struct understanding *u,
					    const struct understand_form *form);
/* How many different questions are answered, at most 20. */
size_t understand_distinct(const struct form_answers *answers);
/* True when a text is mainly labelled answers. */
bool understand_is_form(const struct understand_form *form, const struct form_answers *answers);
/* The first answer with that key; NULL: none. */
const struct form_answer *understand_answer(const struct understanding *u, const char *key);
/* The part of an answer that counts: the ticked option where there are boxes (an empty range when
 * none or more than one is ticked), else all. Inside the value. */
struct form_range understand_chosen(const struct form_answer *answer);

#endif
