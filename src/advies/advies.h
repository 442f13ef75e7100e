/* advies: the admissibility rules of domain.md section 2.2 as one table: id, source, condition,
 * outcome, question. A pure function of the reading; the desk decides, this advises. */
#ifndef LOKET_ADVIES_ADVIES_H
#define LOKET_ADVIES_ADVIES_H

#include "reading/reading.h"

struct arena;
struct error;

/* What the rules say to the desk and ask of an applicant: the file config/advies (its head tells the form).
 * Who may open files hands its text over; `path` is for messages. Every rule, reason and question must have
 * its text and an id that no rule has is refused: ERROR_STOP with path and line. */
struct advies_texts;
int advies_texts_parse(const char *path, const char *data, size_t size,
		       struct advies_texts **texts_r, struct error *err);
void advies_texts_free(struct advies_texts **texts);

/* Computes reading->advies from the rest of the reading (whatever stood there is replaced).
 * `mailbox_instrument`: with which instrument the dossier works when the reading has none. The reading
 * then borrows its questions from `texts`. */
void advies_give(struct arena *arena, struct reading *reading, enum instrument mailbox_instrument,
		 const struct advies_texts *texts);

/* What is possible instead, for the letter of a refusal by that rule: plain Dutch that says neither je nor u
 * (domain.md section 2.4, point 4). NULL: the rule never refuses. */
const char *advies_instead(const struct advies_texts *texts, const char *id);

/* A rule that fired, or a reason (advies.redenen), as the desk reads it. */
struct advies_line {
	const char *id;
	enum uitkomst uitkomst;
	const char *citaat; /* NULL: it rests on nothing that was said */
	const char *text;   /* why, in plain Dutch */
	const char *source; /* where it stands: "omzendbrief, punt 2.4"; NULL: no source says it */
};

/* Calls `each` for every rule and reason, the heaviest outcome first, otherwise in the order of the table. */
void advies_each(const struct reading_advies *advies, const struct advies_texts *texts,
		 void (*each)(const struct advies_line *line, void *context), void *context);

/* "direct" forwarding: plainly ontvankelijk, no open question, no danger, no contactverbod, no flag
 * that needs a person (domain.md section 2.1). */
bool advies_plain(const struct reading *reading);

#endif
