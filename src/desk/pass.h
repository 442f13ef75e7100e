/* pass: a dossier goes on from a professional who does not take it. Private to desk. */
#ifndef LOKET_DESK_PASS_H
#define LOKET_DESK_PASS_H

#include "desk/step.h"

struct pass {
	const char *what;   /* PICK_DECLINED or PICK_SILENT */
	const char *who;    /* for the history */
	const char *reason; /* in a person's own words; NULL */
};

/* -- in a transaction: to the next one who is free; to nobody when there is none, and then the desk is told who
 * is back when. */
int pass_on(struct desk *desk, struct step *step, const struct pass *pass, struct error *err);

#endif
