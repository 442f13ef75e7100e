/* jaren: the age of who writes, where it stands by itself. Private to understand. */
#ifndef LOKET_UNDERSTAND_JAREN_H
#define LOKET_UNDERSTAND_JAREN_H

#include "understand/understanding.h"

/* "Nelle, 17" below the mail, "lexi 15 jaar" above it; below 0: none. */
int understand_bare_age(const struct understanding *u, struct understand_phrase *phrase);
/* A hit for words that no phrase of the lexicon is. */
struct lexicon_hit *understand_said_at(const struct understanding *u, size_t van, size_t tot,
				       int number);

#endif
