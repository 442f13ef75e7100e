/* obey_names: what the names in a command may be: the professionals, lokets, outcomes, instruments and answers
 * that there are. Private to arrival. */
#ifndef LOKET_ARRIVAL_OBEY_NAMES_H
#define LOKET_ARRIVAL_OBEY_NAMES_H

#include "arrival/whose.h"
#include "instruct/instruct.h"

struct desk;

/* The context of a person who writes commands, in the arena: what was parsed borrows from it. Its texts are borrowed
 * from settings and templates. */
const struct instruct_context *obey_names(struct arena *arena, const struct desk *desk,
					  const struct whose *whose);

/* The commands in the text of that person. */
void obey_parse(struct arena *arena, const struct desk *desk, const struct whose *whose,
		const char *text, struct instruct_list *list_r);

#endif
