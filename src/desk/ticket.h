/* ticket: the mail that tells the desk's staff of a new dossier: the request, the advice, what is
 * to be decided; dossier.json and the original attached. Private to desk. */
#ifndef LOKET_DESK_TICKET_H
#define LOKET_DESK_TICKET_H

#include "desk/desk.h"
#include "desk/post.h"

struct ticket {
	const struct reading *reading;
	int64_t received;
	int raw_fd;				 /* the mail itself; -1: it is not there */
	int64_t size;				 /* of it, in bytes */
	const struct buffer *json;		 /* the reading */
	enum instrument instrument;		 /* of the dossier */
	const char *known;			 /* another dossier of the same client; "" */
	const char *possibly;			 /* dossier that it may belong to; NULL */
	const char *why_not;			 /* why no ontvangst went out; NULL: one did */
	bool unsure;				 /* that is why: the address may be a victim's */
	const struct professional *professional; /* forward = "direct" found one; NULL */
	bool nobody_free;			 /* "direct" would have, but nobody is free */
	const char *event; /* makes its Message-ID; NULL: "ticket", the first of the dossier */

	/* where it comes from; NULL: it is a mail that came in */
	const char *from_loket; /* name of the loket that had it */
	bool applicant_told;	/* of that */
	const char *split_from; /* dossier */
	const char *begun_in;	/* dossier in which a colleague passed the mail on */

	/* a vervolgoverleg */
	const char *follows;		  /* the earlier dossier; NULL: none is known */
	const struct professional *chair; /* who had that; NULL */
};

/* -- in a transaction: one ticket to every member of the staff. 0 or -1. */
int ticket_post(struct desk *desk, const struct post_about *about, const struct ticket *ticket,
		struct error *err);

#endif
