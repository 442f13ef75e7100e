/* answer: whether a mail may be answered by itself, and where. Private to arrival. */
#ifndef LOKET_ARRIVAL_ANSWER_H
#define LOKET_ARRIVAL_ANSWER_H

#include "arrival/arrival.h"

struct answer {
	const char *to; /* where later letters of this dossier go; NULL: the desk must find a way */
	bool at_once;	/* an ontvangst may go there now */
	const char *why_not; /* Dutch, for the ticket; NULL when at_once */
};

/* Contract section 2 (web_forms), RFC 3834, failures 21 and 23-26. 0 or -1 (store). */
int answer_decide(struct desk *desk, const struct arrival_receipt *receipt, struct answer *answer,
		  struct error *err);

/* True for our own mail that came back: our headers, our Message-ID, or one of our mailboxes as sender with a
 * reference of ours in subject or text. */
bool answer_is_own(struct desk *desk, const struct reading *reading);

/* The dossier that a colleague or professional names in the subject: programs that answer by themselves (and
 * say so nowhere) leave out In-Reply-To, and each ticket they answered would open a dossier. 1/0/-1. */
int answer_names_dossier(struct desk *desk, const struct letter *mail, struct arena *arena,
			 const char **reference_r, struct error *err);

#endif
