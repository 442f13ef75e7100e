/* understanding: what the claims share: the mail as text, its labelled answers, and the phrases that stand in it.
 * Private to understand. */
#ifndef LOKET_UNDERSTAND_UNDERSTANDING_H
#define LOKET_UNDERSTAND_UNDERSTANDING_H

#include "form/form.h"
#include "form/lexicon.h"
#include "form/values.h"
#include "reading/reading.h"
#include "understand/tables.h"

enum { UNDERSTAND_SOURCES = 2 + 100 };

/* A part of the mail with the phrases that stand in it. */
struct understand_source {
	const char *deel; /* as bronnen names it */
	const char *text;
	size_t length;
	struct form_range own; /* what this person wrote now; all of a document */
	struct lexicon_hits hits;
};

/* Where the answers of a form stand: what this person wrote, or a document. */
struct understand_form {
	const char *deel; /* as bronnen names it */
	const char *text;
	struct form_range range;
};

/* What the phrases of a mail are about. Phrases are counted from 1, through all sources; 0: none. */
struct understand_subject {
	const char *onderwerp;
	size_t first; /* phrase about it */
};

struct understanding {
	struct arena *arena;
	struct reading *reading;
	const struct understand_tables *tables;
	const struct reading_context *context;
	const char *text; /* part "tekst": mail.volledige_tekst */
	size_t length;
	struct form_range own; /* what this person wrote now, in text */
	struct form_range
	    told;	/* own; of a forwarded mail what its writer wrote; the first 12 kB of it */
	bool told_cut;	/* there was more */
	bool passed_on; /* told is somebody else's mail */
	struct understand_form
	    form; /* the text of the answers; what this person wrote when there are none */
	struct form_answers
	    answers;	   /* of a form; none when the mail is no form. Ranges in form.text */
	const char *today; /* mail.datum; NULL */
	struct understand_source sources[UNDERSTAND_SOURCES]; /* the text, the subject, documents */
	size_t source_count;
	struct understand_subject *subjects;
	size_t subject_count;
	size_t *next; /* for each phrase the next about the same subject */
};

/* A phrase and where it stands. */
struct understand_phrase {
	const struct understand_source *source;
	const struct lexicon_hit *hit;
};

#endif
