/* gevaar_weigh: danger between the lines: words that together speak for it. Private to understand. */
#ifndef LOKET_UNDERSTAND_GEVAAR_WEIGH_H
#define LOKET_UNDERSTAND_GEVAAR_WEIGH_H

#include "understand/understanding.h"

/* What this person's own words in it weigh; of a form, what was filled in. */
void understand_danger_weigh(struct understanding *u, const struct understand_source *source);

#endif
