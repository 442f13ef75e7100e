/* robot: mail of machines about a mail of ours: it did not arrive, or who got it is away. Private to arrival.
 *
 * Only a report that names a mail of ours by its Message-ID, which nobody can guess, is believed. */
#ifndef LOKET_ARRIVAL_ROBOT_H
#define LOKET_ARRIVAL_ROBOT_H

#include "arrival/open.h"

/* -- in a transaction: the applicant wrote through the own key, from the address that we write to: mail that failed
 * there is no reason any more. */
int robot_works_again(struct opening *opening, struct error *err);

/* -- in a transaction: a bounce. Kept with the dossier and the mail that it reports; when that failed for good the
 * desk is told once, and an applicant's address is not written to by itself any more. A delay, or a report of
 * one of our own notices, tells nobody. */
int robot_bounce(struct opening *opening, struct error *err);

/* -- in a transaction: an automatic answer to a mail of ours: stored, and no state changes. Of a professional who
 * has the dossier the desk is told, with the day of return. */
int robot_away(struct opening *opening, struct error *err);

#endif
