/* soort: what kind of mail it is, beside its claim. Private to understand. */
#ifndef LOKET_UNDERSTAND_SOORT_H
#define LOKET_UNDERSTAND_SOORT_H

#include "understand/understanding.h"

/* Words of danger or of a stop: whoever writes so does not only want to know, or to thank. */
bool understand_pressing(struct understanding *u);
/* A talk that is asked for, and not within a question. */
bool understand_wished(struct understanding *u);

#endif
