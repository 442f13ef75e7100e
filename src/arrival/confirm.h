/* confirm: commands that came through somebody's key with another sender: nothing is done until that person,
 * at the registered address, says ja (contract section 6). Private to arrival. */
#ifndef LOKET_ARRIVAL_CONFIRM_H
#define LOKET_ARRIVAL_CONFIRM_H

#include "arrival/arrival.h"
#include "arrival/whose.h"

/* -- in a transaction: keeps the commands of the mail (obey_has_commands) and asks the registered address. At most a
 * few a day, so that whoever has a key cannot flood its person. 1 asked; 0 not, and the desk must be told; -1. */
int confirm_ask(struct desk *desk, const struct arrival_receipt *receipt, const struct whose *whose,
		const struct store_mail *mail, struct error *err);

/* -- in a transaction: the person's own answer (whose->sender) to what was asked: ja carries the commands out,
 * nee forgets them; the verslag says so. */
int confirm_answered(struct desk *desk, const struct arrival_receipt *receipt,
		     const struct whose *whose, const struct store_mail *mail, struct error *err);

#endif
