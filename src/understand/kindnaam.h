/* kindnaam: names that phrases of the lexicon lead to. Private to understand. */
#ifndef LOKET_UNDERSTAND_KINDNAAM_H
#define LOKET_UNDERSTAND_KINDNAAM_H

#include "understand/understanding.h"

/* A name that was found, and where. */
struct found_name {
	const char *deel, *text;
	struct form_range range; /* empty: none */
};

static inline bool understand_is_found(const struct found_name *name)
{
	return name->range.tot > name->range.van;
}

/* Of one person: the same first name, or the family name of the other. */
bool understand_same_name(const struct found_name *a, const struct found_name *b);
/* The name in the slot of a phrase, whole. */
struct found_name understand_named_by(const struct understand_phrase *phrase);
/* The range is the name of a place. */
bool understand_at_place(const struct understanding *u, struct form_range range);

#endif
