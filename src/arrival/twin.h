/* twin: the same mail that came to more than one of our addresses (failure 18): one dossier, one ontvangst, each
 * desk told once; and one that comes again, with other bytes around it: what it says is done once. The same is: the
 * same Message-ID, sender, words and attachments. Private to arrival. */
#ifndef LOKET_ARRIVAL_TWIN_H
#define LOKET_ARRIVAL_TWIN_H

#include "arrival/open.h"

/* Fills opening->twin: whether the same mail opened a dossier a short time ago, which then is opening->mail.dossier; of
 * what belongs to a dossier, or was passed on, whether it ever came. 0 or -1. */
int twin_find(struct opening *opening, struct error *err);

/* -- in a transaction: this mail opened its dossier, or did in it what it says. */
int twin_remember(struct opening *opening, struct error *err);

/* -- in a transaction: a mail that has one. Another desk than that of the dossier which it opened is told; what comes
 * again is `dubbel` and does nothing. */
int twin_add(struct opening *opening, struct error *err);

#endif
