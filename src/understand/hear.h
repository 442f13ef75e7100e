/* hear: what is said of who agrees with the talk, in running text. Private to understand. */
#ifndef LOKET_UNDERSTAND_HEAR_H
#define LOKET_UNDERSTAND_HEAR_H

#include "understand/understanding.h"

/* What was heard of somebody. */
enum {
	HEARD_KNOWS = 1,
	HEARD_AGREES = 2,
	HEARD_REFUSES = 4,
	HEARD_OPEN = 8,
	HEARD_ASKS = 16, /* asked for it */
};

enum hear_who { HEAR_CLIENT, HEAR_OUDERS, HEAR_WHO }; /* HEAR_OUDERS: any of them */

enum { HEAR_PARTIES = 24 }; /* the first of them are listened for */

struct understand_heard_party {
	unsigned heard;
	struct understand_phrase knows,
	    says; /* the first words that say so: of being told, and of all else */
};

struct understand_heard {
	unsigned heard[HEAR_WHO];
	struct understand_phrase first[HEAR_WHO]; /* the first words that say so */
	struct understand_heard_party parties[HEAR_PARTIES];
};

/* Everything said of the child and of the parents in what this person wrote. Needs aanvrager, client and
 * partijen: their names tell of whom. */
struct understand_heard understand_hear(struct understanding *u);

#endif
