/* geboren: a date of birth in running text. Private to understand. */
#ifndef LOKET_UNDERSTAND_GEBOREN_H
#define LOKET_UNDERSTAND_GEBOREN_H

#include "understand/understanding.h"

/* The date behind "geboren op"; the age that it gives, -1: none that a child can have. */
int understand_born(const struct understanding *u, const struct understand_phrase *phrase,
		    struct form_range *date, char *day);

/* A date of birth begins at `at` of the mail, that of a child who is named before it. */
bool understand_birth_at(const struct understanding *u, size_t at);

#endif
