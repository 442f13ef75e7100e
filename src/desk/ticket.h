/* ticket: the mail that tells the desk's staff of a new dossier: the request, the advice, what is
 * to be decided; dossier.json and the original attached. Private to desk. */
#ifndef LOKET_DESK_TICKET_H
#define LOKET_DESK_TICKET_H

#include "desk/desk.h"
#include "desk/post.h"

struct ticket {
	const struct reading *reading;
	int64_t received;
	int raw_fd;				 /* the mail itself */
	int64_t size;				 /* of it, in bytes */
	const struct buffer *json;		 /* the reading */
	enum instrument instrument;		 /* of the dossier */
	const char *known;			 /* another dossier of the same client; "" */
	const char *possibly;			 /* dossier that it may belong to; NULL */
	const char *why_not;			 /* why no ontvangst went out; NULL: one did */
	const struct professional *professional; /* forward = "direct" found one; NULL */
	bool nobody_free;			 /* "direct" would have, but nobody is free */
};

/* -- in a transaction: one ticket to every member of the staff. 0 or -1. */
int ticket_post(struct desk *desk, const struct post_about *about, const struct ticket *ticket,
		struct error *err);

#endif
