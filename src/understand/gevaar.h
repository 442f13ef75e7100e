/* gevaar: danger, beside its claim. Private to understand. */
#ifndef LOKET_UNDERSTAND_GEVAAR_H
#define LOKET_UNDERSTAND_GEVAAR_H

#include "understand/understanding.h"

/* Danger that is told and is none now: long over, said not to be so, a figure of speech, a game, a joke. */
bool understand_told(struct understanding *u, const struct understand_source *source,
		     const struct lexicon_hit *hit);

#endif
