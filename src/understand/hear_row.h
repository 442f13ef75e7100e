/* hear_row: what is heard of consent, as a row of words that count: a person, a consent, a denial. Private to
 * understand. */
#ifndef LOKET_UNDERSTAND_HEAR_ROW_H
#define LOKET_UNDERSTAND_HEAR_ROW_H

#include "understand/hear_who.h"
#include "understand/understanding.h"

/* One word or phrase that counts. */
struct hear_event {
	size_t van, tot;
	unsigned who;		       /* bits; 0: no person */
	unsigned sex;		       /* of the person; 0: either */
	const struct lexicon_hit *hit; /* of a consent or a denial; NULL: a person */
};

/* The next person, consent or denial of the lexicon, from the hit `*at` on, in what they wrote themselves. */
bool understand_hear_next_hit(const struct hear_names *names,
			      const struct understand_source *source, size_t *at,
			      struct hear_event *event);
/* The next first name, from byte `*pos` on. */
bool understand_hear_next_name(const struct hear_names *names,
			       const struct understand_source *source, size_t *pos,
			       struct hear_event *event);

#endif
