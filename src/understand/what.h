/* what: what stands beside a phrase. Private to understand. */
#ifndef LOKET_UNDERSTAND_WHAT_H
#define LOKET_UNDERSTAND_WHAT_H

#include "understand/understanding.h"

/* A phrase about `subject` in the same sentence as this one, at most so many words before or behind
 * it; hidden ones and traps do not count. */
bool understand_beside(const struct understand_phrase *phrase, const char *subject, unsigned before,
		       unsigned behind);
/* Words to the next phrase about `subject` behind this one, in the same sentence; 0: none within `behind`. */
unsigned understand_words_to(const struct understand_phrase *phrase, const char *subject,
			     unsigned behind);
/* One at most so many words behind this one, also in the sentences that follow. */
bool understand_follows(const struct understand_phrase *phrase, const char *subject,
			unsigned words);
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
