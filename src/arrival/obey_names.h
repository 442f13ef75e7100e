/* obey_names: what the names in a command may be: the professionals, lokets, outcomes, instruments and answers
 * that there are. Private to arrival. */
#ifndef LOKET_ARRIVAL_OBEY_NAMES_H
#define LOKET_ARRIVAL_OBEY_NAMES_H

#include "arrival/whose.h"
#include "instruct/instruct.h"

struct desk;

/* The context of a person who writes commands; lists in the arena, texts borrowed from settings and templates. */
void obey_names(struct arena *arena, const struct desk *desk, const struct whose *whose,
		struct instruct_context *context);

#endif
