/* open: a mail on its way through its transaction, and the dossier that it opens. Private to arrival. */
#ifndef LOKET_ARRIVAL_OPEN_H
#define LOKET_ARRIVAL_OPEN_H

#include "arrival/answer.h"
#include "arrival/arrival.h"
#include "arrival/whose.h"
#include "base/memory.h"
#include "desk/post.h"

struct opening {
	struct desk *desk;
	struct arrival_receipt *receipt;
	struct store_mail mail;
	struct store_dossier dossier;
	struct store_held
	    held; /* what was decided of the dossier that the mail belongs to, and waits */
	char reference[DOSSIER_REFERENCE];
	char known[DOSSIER_REFERENCE]; /* another dossier of the same client; "" */
	struct whose whose;
	enum opening_twin {
		TWIN_NONE,
		TWIN_ELSEWHERE, /* the same mail opened mail.dossier before */
		TWIN_AGAIN,	/* the same mail did in it what it says */
	} twin;
	const char *possibly; /* the dossier that a forward names, which may be its own; NULL */
	enum answer_whom passed_on; /* a colleague passes on the mail of somebody else (begin.h) */
	const char *begun_in;	    /* the dossier whose key that colleague used; NULL */
	const struct mailbox *home; /* of a dossier that another loket has now; NULL */
	const char *follows;	    /* the dossier of which this is a vervolgoverleg; NULL */
	const struct professional *chair; /* who had that; NULL */
	struct vault_key key;
	struct answer answer;
	struct buffer
	    json; /* of the reading, for the record and for the ticket; while a dossier is opened */
	const struct professional *professional; /* forward = "direct" found one */
	bool nobody_free;
};

struct post_about open_about(const struct opening *opening);
/* Fills home: the mailbox of the dossier, when that is another loket's than the one the mail came to. */
void open_find_home(struct opening *opening, const char *mailbox);

/* -- in a transaction: the dossier with its first line of history, ontvangst and ticket, and, where the loket so
 * decided (forward = "direct"), its assignment. */
int open_dossier(struct opening *opening, struct error *err);

#endif
