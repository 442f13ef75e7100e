/* gevaar_trap: what stands beside words of danger and takes them back. Private to understand. */
#ifndef LOKET_UNDERSTAND_GEVAAR_TRAP_H
#define LOKET_UNDERSTAND_GEVAAR_TRAP_H

#include "understand/understanding.h"

enum { UNDERSTAND_TRAP = 300 }; /* points that count although such words stand beside them */

/* A figure of speech, a denial or the past stands in one of its sentences, or the next says that it is over. */
bool understand_beside_trap(struct understanding *u, const struct understand_source *source,
			    struct form_range range);

#endif
