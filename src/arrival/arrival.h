/* arrival: what becomes of a mail that came in: whose it is, to which dossier it belongs, who is
 * answered and who is told.
 *
 * Above desk, below roles. */
#ifndef LOKET_ARRIVAL_ARRIVAL_H
#define LOKET_ARRIVAL_ARRIVAL_H

#include "desk/desk.h"

/* A mail that came in and what is known of it. */
struct arrival_receipt {
	const char *name; /* in the spool */
	const struct mailbox *mailbox;
	unsigned char hash[VAULT_HASH];
	int64_t size;
	int64_t received; /* when the server got it (INTERNALDATE) */
	int64_t now;
	int raw_fd; /* the raw mail, for the copy that ticket, melding and bericht carry; -1: none */
	struct reading *reading; /* NULL: there is none */
	struct arena *arena;
	enum mail_state state; /* what became of it: VERWERKT unless reading it failed */
	const char *reason;    /* a code; NULL */

	/* filled by arrival_receive */
	bool refused; /* the store does not take it as it is (fault); nothing of it is stored */
	struct error fault;
	struct store_mail mail; /* what was stored; lives in `arena` */
};

/* Step 4 of the life of each mail: the mail, and by its kind a dossier with history, ontvangst and ticket (and more
 * with forward = "direct"), or a melding, or nothing. One transaction, and so one sync, for all of
 * them; -1: nothing is stored. A repeat (same name) is no error and does nothing; the same bytes in the same mailbox
 * become `dubbel`. One that is refused (ERROR_REFUSE) does not stop the others. */
int arrival_receive(struct desk *desk, struct arrival_receipt *receipts, size_t count,
		    struct error *err);

#endif
