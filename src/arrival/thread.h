/* thread: what an applicant writes after the request, through a key of their own. Private to arrival.
 *
 * It belongs to the dossier; the desk is told, and once the dossier is assigned, who has it. In a bemiddeling
 * that was assigned, nothing that was said is copied to the desk, only that something came. While a decision waits
 * to be undone, those who knew the dossier before it are told at once; whom it gives the dossier to reads the message
 * when it is final, or never. */
#ifndef LOKET_ARRIVAL_THREAD_H
#define LOKET_ARRIVAL_THREAD_H

#include "arrival/open.h"
#include "arrival/tell.h"

/* Whether a mail in an ended dossier is a new question: it opens a dossier of its own, with a link. 1/0/-1. */
int thread_is_new(struct opening *opening, struct error *err);

/* -- in a transaction: the key and From are the applicant (whose.sender). */
int thread_add(struct opening *opening, struct error *err);

/* -- in a transaction: the melding of the mail to the desk. While a move to another loket waits, the desk that sent
 * it there is told at once, and the other one when the move is final. */
int thread_tell_desks(struct opening *opening, const struct tell_how *how, struct error *err);

#endif
