/* gevaar_signal: what speaks for danger, with the words that do. Private to understand. */
#ifndef LOKET_UNDERSTAND_GEVAAR_SIGNAL_H
#define LOKET_UNDERSTAND_GEVAAR_SIGNAL_H

#include "understand/understanding.h"

/* The danger is at least that great. */
void understand_danger_raise(struct reading *reading, enum gevaar niveau);
/* One more signal, each once, a few at most: its words, and where they stand. */
void understand_danger_add(struct understanding *u, const struct understand_source *source,
			   struct form_range range, enum gevaar_soort soort, double zekerheid);
/* A surer signal stands among those words already. */
bool understand_danger_is_told(const struct reading *reading,
			       const struct understand_source *source, struct form_range range,
			       double zekerheid);

#endif
