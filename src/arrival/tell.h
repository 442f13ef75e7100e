/* tell: the melding of a mail that came in and needs a person. Private to arrival. */
#ifndef LOKET_ARRIVAL_TELL_H
#define LOKET_ARRIVAL_TELL_H

#include "arrival/arrival.h"
#include "desk/post.h"

/* -- in a transaction: of a mail that could not be handled, or that looks like spam: its state or kind says which
 * notice it is. */
int tell_receipt(struct desk *desk, const struct post_about *about,
		 const struct arrival_receipt *receipt, const struct store_mail *mail,
		 struct error *err);

/* -- in a transaction: a mail that is left alone, for it looks like one of a program; only if it speaks of danger: a
 * child may write with a program that marks its mails so. Once a day for an address: a program that answers this notice
 * gets no other. */
int tell_machine(struct desk *desk, const struct post_about *about,
		 const struct arrival_receipt *receipt, const struct store_mail *mail,
		 struct error *err);

/* -- in a transaction: an address answers us by itself, again and again; once a day, with the address. */
int tell_loop(struct desk *desk, const struct post_about *about,
	      const struct arrival_receipt *receipt, struct error *err);

/* -- in a transaction: the same mail opened a dossier at another loket (NULL: of no loket that there is). */
int tell_twin(struct desk *desk, const struct post_about *about,
	      const struct arrival_receipt *receipt, const struct loket *loket, struct error *err);

/* -- in a transaction: a mail of ours (outgoing) did not arrive; of an address that is dead (since when, else 0) once
 * a dossier. */
int tell_bounce(struct desk *desk, const struct post_about *about,
		const struct arrival_receipt *receipt, const struct store_mail *mail,
		const struct store_outgoing *outgoing, int64_t dead, struct error *err);

/* How the desk is told of a message in a dossier. */
struct tell_how {
	bool withdrawn; /* the applicant wants no more, and that is done */
	bool pressed; /* the applicant says so under pressure: nothing was done; never with quiet */
	bool dropped; /* with withdrawn: what was decided and waited is undone by that */
	bool quiet;   /* not what it says: only that it came */
	bool waits;   /* with the decision that brought the dossier there (about) */
	bool unclear; /* with words: a line in them looked like a command, and was not done */
	bool passed;  /* who has the dossier got it too */
	const char *words; /* these only; NULL: all that the person wrote */
	const char *who;   /* as the history names who wrote it: so many a day; NULL: always */
};
/* -- in a transaction: the melding of a message (soort antwoord or intrekking) that belongs to the dossier. */
int tell_message(struct desk *desk, const struct post_about *about,
		 const struct arrival_receipt *receipt, const struct store_mail *mail,
		 const struct tell_how *how, struct error *err);

#endif
