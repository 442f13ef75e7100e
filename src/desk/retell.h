/* retell: the ticket of a dossier that there was before: it goes to another loket, or was split off. Private to
 * desk. */
#ifndef LOKET_DESK_RETELL_H
#define LOKET_DESK_RETELL_H

#include "desk/step.h"
#include "desk/ticket.h"

/* -- in a transaction: fills what the dossier itself says (request, original, JSON) and posts it to the staff of
 * about->mailbox. The original is attached when it is kept. */
int retell_ticket(struct desk *desk, const struct post_about *about, const struct step *step,
		  struct ticket *ticket, struct error *err);

#endif
