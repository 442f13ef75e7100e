/* rules: the table of domain.md section 2.2. A row fires or does not; advies.c draws the
 * conclusion. What it says to the desk, and the words of its question, stand in config/advies
 * (texts.h). */
#ifndef LOKET_ADVIES_RULES_H
#define LOKET_ADVIES_RULES_H

#include "advies/facts.h"
#include "advies/questions.h"

enum applies {
	APPLIES_ALWAYS, /* to every request */
	APPLIES_CO,
	APPLIES_BM,
	APPLIES_OTHER, /* to what is no request */
};

struct rule {
	/* "BM-12": a rule of domain.md; small letters: a reason without a number, for the desk only;
	 * NULL: only something that is missing, which the question says (section 2.3) */
	const char *id;
	const char *source; /* where it stands, as the desk reads it; NULL: no source says it */
	enum applies applies;
	bool (*fires)(const struct facts *facts);
	enum uitkomst uitkomst;
	enum question
	    question; /* asked when it fires; an open question keeps a request te_onderzoeken */
	/* the bron that it rests on, "feiten.klacht" for that one, "partijen.*.akkoord" of who refuses; NULL: on something
	 * missing */
	const char *pad;
};

/* Rows of the same id have one source; the first that fires is told. Ended by a row without `fires`. */
extern const struct rule rules[];

/* The source of the rows of that id; NULL: no source, or no such row. */
const char *rules_source(const char *id);

#endif
