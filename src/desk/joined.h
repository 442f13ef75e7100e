/* joined: the requests of dossiers that were merged into one, for whoever gets that. Private to desk. */
#ifndef LOKET_DESK_JOINED_H
#define LOKET_DESK_JOINED_H

#include "desk/desk.h"

struct compose_values;

/* As `samengevoegd`: who asked, how to reach them, and what they wrote first. */
int joined_fill(struct desk *desk, const char *reference, struct compose_values *values,
		struct error *err);

#endif
