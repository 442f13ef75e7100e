/* leeftijd: how old somebody is said to be. Private to understand. */
#ifndef LOKET_UNDERSTAND_LEEFTIJD_H
#define LOKET_UNDERSTAND_LEEFTIJD_H

#include "understand/understanding.h"

/* How old the writer says to be; below 0: not said, or twice and different. */
int understand_own_age(const struct understanding *u, struct understand_phrase *phrase);
/* A phrase of the subjects "leeftijd" and "jaren" is meant as an age. */
bool understand_is_age(const struct understand_phrase *phrase);
/* How old the child is that somebody else writes for; likewise. */
int understand_child_age(const struct understanding *u, struct understand_phrase *phrase);

#endif
