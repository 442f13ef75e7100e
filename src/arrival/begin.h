/* begin: a request that a colleague passes on by hand, with `nieuw` as the first line of the covering note. It opens a
 * dossier from the inner mail; no key is needed, for that is what anybody does by writing. With a key of a dossier it
 * is linked to that. Private to arrival. */
#ifndef LOKET_ARRIVAL_BEGIN_H
#define LOKET_ARRIVAL_BEGIN_H

#include "arrival/open.h"

/* Whether it is one: From is of the staff of the mailbox's loket, and the inner mail is none of ours. Then says so in
 * `opening`, and frees it from the dossier that it came in by. 1/0/-1. */
int begin_find(struct opening *opening, struct error *err);

/* -- in a transaction: the dossier, and, when a key told who asked, its link and the verslag. */
int begin_add(struct opening *opening, struct error *err);

#endif
