/* phrases: the phrases of the lexicon that stand in a mail, by what they are about. Private to understand. */
#ifndef LOKET_UNDERSTAND_PHRASES_H
#define LOKET_UNDERSTAND_PHRASES_H

#include "understand/understanding.h"

/* So that a claim does not have to look at all phrases for those about its subject; once, when all sources are
 * there. */
void understand_sort_phrases(struct understanding *u);
/* The next phrase about `onderwerp` in what this person wrote, from `*at` (0 at first) on; false: no more.
 * Every one: also traps, hidden, denied. */
bool understand_next(const struct understanding *u, const char *onderwerp, size_t *at,
		     struct understand_phrase *phrase);
/* True when a phrase counts as it stands: no trap, not hidden, denied, past or quoted. */
bool understand_counts(const struct lexicon_hit *hit);
/* The value of `onderwerp` that the phrases that count speak for: one strong or two weak ones, and more than
 * for any other value. Weak ones of one value count once a phrase. NULL: none, or two that are as strong.
 * `phrase`: the first of the strongest, for the evidence. */
const char *understand_weigh(const struct understanding *u, const char *onderwerp,
			     struct understand_phrase *phrase);

#endif
