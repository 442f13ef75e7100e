/* list: a list of people as they write it ("moeder An Peeters 0470/12 34 56; Tom Maes van CAW Limburg (tom@...)"), cut
 * into pieces, and the pieces put together as parties: a person and their service are one. In doubt there are two, so
 * that nobody is thought to be reachable by the telephone of another. Private to understand. */
#ifndef LOKET_UNDERSTAND_LIST_H
#define LOKET_UNDERSTAND_LIST_H

#include "understand/understanding.h"

enum { UNDERSTAND_PARTIES = 50 };

/* Ties that never stay in a reading: whoever asks, and the child. */
#define UNDERSTAND_SELF	 "ikzelf"
#define UNDERSTAND_CHILD "minderjarige"

/* What "mijn ex" is to the child, where the one who asks is a parent; NULL: not known. */
const char *understand_other_parent(struct understanding *u);

/* Adds the parties of a list. Of the answer, value and place in the text are used. */
void understand_list(struct understanding *u, const struct form_answer *answer);
/* "Moeder: An Peeters, 0470 ...": one party whose tie stands in the label, and whoever follows it
 * in the value. */
void understand_list_of(struct understanding *u, const struct form_answer *answer,
			const char *relatie);

#endif
