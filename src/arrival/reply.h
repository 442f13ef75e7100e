/* reply: a mail about a dossier that is there, of who is no applicant of it: a command of a colleague or professional,
 * or an answer that nobody vouches for. Private to arrival. */
#ifndef LOKET_ARRIVAL_REPLY_H
#define LOKET_ARRIVAL_REPLY_H

#include "arrival/open.h"

/* It came through the key of a colleague or professional, and is theirs, or holds commands. */
bool reply_is_command(struct opening *opening);

/* -- in a transaction: the commands, done or asked about; what they wrote below something else goes to the desk. */
int reply_add_command(struct opening *opening, struct error *err);

/* -- in a transaction: kept with that dossier, and the desk is told; also who did not write it. */
int reply_add_answer(struct opening *opening, struct error *err);

#endif
