/* transcript: the verslag that answers a mail with commands: each line, done or not and why, and where the
 * dossier stands. Private to arrival. */
#ifndef LOKET_ARRIVAL_TRANSCRIPT_H
#define LOKET_ARRIVAL_TRANSCRIPT_H

#include "arrival/arrival.h"
#include "arrival/whose.h"
#include "instruct/instruct.h"

struct compose_values;

struct transcript {
	struct desk *desk;
	const struct arrival_receipt *receipt;
	const struct whose *whose;
	const struct store_mail *mail;
	struct compose_values *values; /* in the arena of the receipt */
	struct compose_values *last;   /* line in it */
	const char *warned;	       /* of that line; NULL */
	size_t done, not_done;
	bool status, help;	 /* asked for */
	bool no_say;		 /* nothing of the dossier is told */
	const char *new_dossier; /* that a command made; NULL */
};

void transcript_begin(struct transcript *transcript, struct desk *desk,
		      const struct arrival_receipt *receipt, const struct whose *whose,
		      const struct store_mail *mail);

void transcript_done(struct transcript *transcript, const struct instruct_item *item);
void transcript_not_done(struct transcript *transcript, const struct instruct_item *item,
			 const char *why);
/* A line that was not read as a command: why not, and what it may have meant. */
void transcript_not_understood(struct transcript *transcript, const struct instruct_item *item);
/* A step of the desk that was refused (err), said in Dutch. 0 or -1 (store). */
int transcript_refused(struct transcript *transcript, const struct instruct_item *item,
		       enum desk_refusal code, struct error *err);
/* Beside the last line that was done: what to think of. */
void transcript_warn(struct transcript *transcript, const char *what);
/* Nothing of the mail is done, for all of it. */
void transcript_no_say(struct transcript *transcript, const char *why);

/* -- in a transaction: to the registered address, whatever From says. Of mails by which
 * nothing is done only the first few of a day are answered: a program may be answering. After them the desk reads once
 * a day whose address it is. */
int transcript_post(struct transcript *transcript, const struct instruct_list *list,
		    struct error *err);

#endif
