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

struct attach;
struct notice {
	const char *event; /* makes its Message-ID */
	struct compose_values *values;
	const char *knows;	     /* who of the staff did it, and need not be told; NULL */
	const struct attach *attach; /* NULL: nothing */
	bool waits;		     /* with the decision of `about`, and is undone with it */
};
/* -- in a transaction: the melding to every member of the staff. */
int notice_post(struct desk *desk, const struct post_about *about, const struct notice *notice,
		struct error *err);

struct pick;
/* -- in a transaction: nobody is free for this dossier, and why not. */
int notice_nobody_free(struct desk *desk, const struct post_about *about, const struct pick *pick,
		       struct error *err);

enum { NOTICE_EVENT = 60 };
/* "melding:WHAT:7": an event of its own each time, the same whenever it is done again after a cut. */
int notice_event(struct desk *desk, const struct post_about *about, const char *what,
		 char event[NOTICE_EVENT], struct error *err);

#endif
