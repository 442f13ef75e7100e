/* tell: the melding of a mail that came in and needs a person. Private to arrival. */
#ifndef LOKET_ARRIVAL_TELL_H
#define LOKET_ARRIVAL_TELL_H

#include "arrival/arrival.h"
#include "desk/post.h"

/* -- in a transaction: the state or kind of the mail says which notice it is. A bounce of one of our
 * own notices or tickets gives none (it would bounce again). */
int tell_receipt(struct desk *desk, const struct post_about *about,
		 const struct arrival_receipt *receipt, const struct store_mail *mail,
		 struct error *err);

/* How the desk is told of a message in a dossier. */
struct tell_how {
	bool withdrawn; /* the applicant wants no more */
	bool quiet;	/* not what it says: only that it came */
};
/* -- in a transaction: the melding of a message (soort antwoord or intrekking) that belongs to the dossier. */
int tell_message(struct desk *desk, const struct post_about *about,
		 const struct arrival_receipt *receipt, const struct store_mail *mail,
		 const struct tell_how *how, struct error *err);

#endif
