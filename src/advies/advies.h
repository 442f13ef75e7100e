/* advies: the admissibility rules of domain.md section 2.2 as one table: id, source, condition,
 * outcome, question. A pure function of the reading; the desk decides, this advises. */
#ifndef LOKET_ADVIES_ADVIES_H
#define LOKET_ADVIES_ADVIES_H

#include "reading/reading.h"

struct arena;

/* Computes reading->advies from the rest of the reading (whatever stood there is replaced).
 * `mailbox_instrument`: with which instrument the dossier works when the reading has none. */
void advies_give(struct arena *arena, struct reading *reading, enum instrument mailbox_instrument);

/* Why, in plain Dutch for the desk: of a rule with its outcome, or of a reason (advies.redenen). *source_r:
 * where it stands ("omzendbrief, punt 2.4"), NULL when no source says it. NULL: no such rule. */
const char *advies_text(const char *id, enum uitkomst uitkomst, const char **source_r);

/* What is possible instead, for the letter of a refusal by that rule: plain Dutch that says neither je nor u
 * (domain.md section 2.4, point 4). NULL: the domain names nothing. */
const char *advies_instead(const char *id);

/* Calls `each` for every rule and reason, the heaviest outcome first, otherwise in the order of the table. */
void advies_each(const struct reading_advies *advies,
		 void (*each)(const struct reading_regel *regel, void *context), void *context);

/* "direct" forwarding: plainly ontvankelijk, no open question, no danger, no contactverbod, no flag
 * that needs a person (domain.md section 2.1). */
bool advies_plain(const struct reading *reading);

#endif
