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

#endif
