/* twin: the same mail that came to more than one of our addresses (failure 18): one dossier, one ontvangst, each
 * desk told once. Private to arrival. */
#ifndef LOKET_ARRIVAL_TWIN_H
#define LOKET_ARRIVAL_TWIN_H

#include "arrival/open.h"

/* Whether the same mail opened a dossier a short time ago: then that is opening->mail.dossier. The same is: the same
 * Message-ID, sender and words. 1/0/-1. */
int twin_find(struct opening *opening, struct error *err);

/* -- in a transaction: this mail opened its dossier. */
int twin_remember(struct opening *opening, struct error *err);

/* -- in a transaction: the mail of such a dossier; another desk than that of the dossier is told. */
int twin_add(struct opening *opening, struct error *err);

#endif
