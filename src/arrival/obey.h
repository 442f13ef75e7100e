/* obey: a mail of a colleague or professional, written through a key of theirs: its commands are carried
 * out, and one verslag says what was done, what was not, and why. Private to arrival. */
#ifndef LOKET_ARRIVAL_OBEY_H
#define LOKET_ARRIVAL_OBEY_H

#include "arrival/arrival.h"
#include "arrival/whose.h"
#include "desk/post.h"

/* The own text of the mail, in which commands may stand: "" when something was cut away above it (the mail that it
 * answers, somebody's name), for then it does not stand at the top. */
const char *obey_text(const struct arrival_receipt *receipt);

/* -- in a transaction. The key and From are the same person (whose->sender), and the role is not that of an
 * applicant. `text` is what the commands stand in: obey_text, or what was confirmed. The mail has its row in
 * the store (`mail`). A command that is refused changes nothing; the others count. *words_r (may be NULL): what
 * stands there beside commands, in the arena of the receipt. 0 or -1 (store). */
int obey(struct desk *desk, const struct arrival_receipt *receipt, const struct whose *whose,
	 const struct store_mail *mail, const char *text, const char **words_r, struct error *err);

/* -- in a transaction: the same for a mail with which a dossier was opened (mail->dossier, begin.h) by the person of a
 * key: `text` is the covering note. Of its commands only nieuw is done. */
int obey_begun(struct desk *desk, const struct arrival_receipt *receipt, const struct whose *whose,
	       const struct store_mail *mail, const char *text, struct error *err);

/* Whether there is a command in the own text of the mail that could be carried out. */
bool obey_has_commands(struct desk *desk, const struct arrival_receipt *receipt,
		       const struct whose *whose);

/* Why nothing of the mail is obeyed, whoever sent it: what its reader sees is not what we read. NULL: it may be. */
const char *obey_why_not(const struct arrival_receipt *receipt);

#endif
