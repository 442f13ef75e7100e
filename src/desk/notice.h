/* notice: meldingen, the mails that tell the desk's staff of something that needs a person. Private
 * to desk. */
#ifndef LOKET_DESK_NOTICE_H
#define LOKET_DESK_NOTICE_H

#include "desk/desk.h"
#include "desk/post.h"

/* -- in a transaction: of a mail that came in: its state or kind says which notice it is. A bounce of one of our
 * own notices or tickets gives none (it would bounce again). */
int notice_receipt(struct desk *desk, const struct post_about *about,
		   const struct desk_receipt *receipt, const struct store_mail *mail,
		   struct error *err);

/* -- in a transaction: nobody is free for this dossier. */
int notice_nobody_free(struct desk *desk, const struct post_about *about, bool bemiddelaar,
		       struct error *err);

#endif
