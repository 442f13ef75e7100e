/* explain: a reading for a person who wants to see why: the mail with its evidence marked, each
 * value beside the words that it rests on, and the rules with their reasons. */
#ifndef LOKET_COMMANDS_EXPLAIN_H
#define LOKET_COMMANDS_EXPLAIN_H

#include <stdbool.h>

struct advies_texts;
struct arena;
struct reading;

/* Prints it on stdout; the advice must have been given. Evidence is coloured, or stands in [brackets]. */
void explain_print(struct arena *arena, const char *name, const struct reading *reading,
		   const struct advies_texts *texts, bool color);

#endif
