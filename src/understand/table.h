/* table: a list of people that is a table. Private to understand. */
#ifndef LOKET_UNDERSTAND_TABLE_H
#define LOKET_UNDERSTAND_TABLE_H

#include "understand/understanding.h"

/* The head row of a table: nothing but the names of columns. */
bool understand_is_head_row(struct understanding *u, const char *line, size_t length);
/* Adds the parties of a list that is a table with a head row (its label, or its first line); false: it is none. */
bool understand_table(struct understanding *u, const struct form_answer *answer);

#endif
