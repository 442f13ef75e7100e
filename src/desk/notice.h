/* notice: meldingen, the mails that tell the desk's staff of something that needs a person. Private
 * to desk and arrival. */
#ifndef LOKET_DESK_NOTICE_H
#define LOKET_DESK_NOTICE_H

#include "desk/desk.h"
#include "desk/post.h"

/* What each melding says: dossier, loket, telephone, mailbox. */
void notice_common(struct compose_values *values, const struct post_about *about);
/* Why a mail did not arrive, in words where there are any: "deze mailbox is vol (5.2.2)". */
void notice_status(struct compose_values *values, const char *status);
/* -- in a transaction: the melding to every member of the staff; `event` makes its Message-ID. */
int notice_post(struct desk *desk, const struct post_about *about, const char *event,
		struct compose_values *values, struct error *err);

/* -- in a transaction: nobody is free for this dossier. */
int notice_nobody_free(struct desk *desk, const struct post_about *about, bool bemiddelaar,
		       struct error *err);

#endif
