/* history: what happened in a dossier, as its reader may know it. The desk reads all of it; a professional what is
 * about the work: no other dossier, no colleague, no address. Private to arrival. */
#ifndef LOKET_ARRIVAL_HISTORY_H
#define LOKET_ARRIVAL_HISTORY_H

#include "arrival/whose.h"

struct compose_values;

/* Who did something (store_event.who), as this reader may know it. */
const char *history_who(const struct whose *reader, const char *who);

/* Adds the last lines, as the list `geschiedenis`. 0 or -1 (store). */
int history_fill(struct desk *desk, const struct whose *reader, const char *reference,
		 struct compose_values *values, struct error *err);

#endif
