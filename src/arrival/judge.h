/* judge: what becomes of a mail, by its kind alone: a dossier, a notice, or nothing. Private to arrival. */
#ifndef LOKET_ARRIVAL_JUDGE_H
#define LOKET_ARRIVAL_JUDGE_H

#include "arrival/open.h"

/* Fills state and reason; true when a person wrote it, and a dossier is opened or goes on. */
bool judge_mail(struct opening *opening);

/* Our own mail that came back. No mail of ours goes to a key of ours: who writes there from a mailbox of ours is a
 * colleague who answers as the desk. */
bool judge_is_echo(const struct opening *opening);

#endif
