/* answer: whether a mail may be answered by itself, and where. Private to arrival. */
#ifndef LOKET_ARRIVAL_ANSWER_H
#define LOKET_ARRIVAL_ANSWER_H

#include "arrival/arrival.h"

struct answer {
	const char *to; /* where later letters of this dossier go; NULL: the desk must find a way */
	bool at_once;	/* an ontvangst may go there now */
	const char *why_not;   /* Dutch, for the ticket; NULL when at_once */
	bool unsure;	       /* why_not is that the address may be a victim's */
	bool counted;	       /* muted or a colleague, and From is that address: towards a loop */
	const char *colleague; /* who is counted though nothing would go there; else NULL */
	bool muted;	       /* it had its ontvangst today, and this looks like an answer to it */
	bool dead;	       /* mail failed there: the ontvangst is written down, and stays */
};

/* Whom a mail is of: who sent it, or who wrote the mail that a colleague passes on in it (begin.h). */
enum answer_whom {
	ANSWER_SENDER,
	ANSWER_INNER,	    /* at once only when the mailbox's server vouches for the colleague */
	ANSWER_INNER_KEYED, /* a key says already that it is that colleague */
};

/* A program that answers us with new subjects and no references (failure 23): what it was not answered any more
 * today is counted, and from a few on it opens nothing. Never true for what reads like a request. 1/0/-1. */
int answer_is_loop(struct desk *desk, const struct arrival_receipt *receipt, struct error *err);

/* In the history: who wrote a mail that came through no key. */
#define ANSWER_UNCONFIRMED "afzender niet bevestigd"
/* The detail of such a mail under a name of the house (answer_is_of_house). */
#define ANSWER_OF_COLLEAGUE "antwoord van een medewerker"

/* From is a colleague, a professional or a mailbox of ours; so says From. */
bool answer_is_of_house(const struct desk *desk, const struct letter *mail);

/* A program at a colleague's address that answers the notices of a dossier, each of which brings the next one: such
 * mails that only name it are told a few times a day. Only those under names of the house count. 1/0/-1. */
int answer_is_circle(struct desk *desk, const struct arrival_receipt *receipt, const char *dossier,
		     struct error *err);

/* Contract section 2 (web_forms), RFC 3834, failures 21 and 23-26. 0 or -1 (store). */
int answer_decide(struct desk *desk, const struct arrival_receipt *receipt, enum answer_whom whom,
		  struct answer *answer, struct error *err);

/* True for our own mail that came back: our headers, one of our mailboxes as sender with our Message-ID, or the text of
 * a mail that we sent and not a word besides (echo.h). Whose address or head it shows proves nothing: what else is sent
 * under ours is a mail as any other, which the desk reads. */
bool answer_is_own(struct desk *desk, const struct reading *reading);

/* True for a mail of ours that somebody passes on, with words above it or not. Anybody can write one. */
bool answer_passes_own(const struct desk *desk, const struct letter *mail);

#endif
