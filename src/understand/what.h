/* what: what stands beside a phrase. Private to understand. */
#ifndef LOKET_UNDERSTAND_WHAT_H
#define LOKET_UNDERSTAND_WHAT_H

#include "understand/understanding.h"

/* A phrase about `subject` in the same sentence as this one, at most so many words before or behind
 * it; hidden ones and traps do not count. */
bool understand_beside(const struct understand_phrase *phrase, const char *subject, unsigned before,
		       unsigned behind);
/* A phrase about `subject` within its own words, or across them. */
bool understand_holds(const struct understand_phrase *phrase, const char *subject);
/* Words to the next phrase about `subject` behind this one, in the same sentence; 0: none within `behind`. */
unsigned understand_words_to(const struct understand_phrase *phrase, const char *subject,
			     unsigned behind);
/* One at most so many words behind this one, also in the sentences that follow. */
bool understand_follows(const struct understand_phrase *phrase, const char *subject,
			unsigned words);
/* A sentence ends there: a mark (not the dot of "14.30", "dr. Maes" or "o.a."), an empty line, or a row of a list
 * that begins. */
bool understand_ends(const struct understand_source *source, size_t at);
/* Widened to whole sentences, by some hundreds of bytes at most. */
struct form_range understand_sentences(const struct understand_source *source,
				       struct form_range range);
/* True when the sentence ends in a question mark. */
bool understand_asked(const struct understand_phrase *phrase);
/* A phrase that may speak for its value: no trap, not hidden, not somebody else's words, and not of
 * the past. */
bool understand_speaks(const struct understand_phrase *phrase);
/* Said at all, by a phrase that speaks. */
bool understand_mentions(const struct understanding *u, const char *subject);
/* How much the phrases that speak say `value` of `subject`: two for a strong one, one for a weak one,
 * each phrase once. `first`: the first of the strongest. */
unsigned understand_sum(const struct understanding *u, const char *subject, const char *value,
			struct understand_phrase *first);

#endif
