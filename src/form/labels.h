/* labels: what lines.c asks of the table of labels. Inside this folder only. */
#ifndef LOKET_FORM_LABELS_H
#define LOKET_FORM_LABELS_H

#include "form/form.h"

struct form_key {
	const char *key; /* NULL: no such label */
	bool many_lines;
	bool list; /* a list: its first line may look like a label */
	bool
	    loose; /* one word only, and not as it stands in the table: it needs a sign behind it */
};

enum form_find {
	FORM_FIND_EXACT, /* labels that are written out, in these words or words that mean the same */
	FORM_FIND_PATTERN, /* and those of the "~" patterns */
	FORM_FIND_HEADING, /* headings only */
	FORM_FIND_COLUMN,  /* columns of a table of people only */
};
struct form_key form_labels_find(const struct form_labels *labels, const char *label, size_t length,
				 enum form_find find);

/* True for a label with a colon and nothing behind it: "Naam:". */
bool form_labels_alone(const struct form_labels *labels, const char *text, size_t length);

/* "Naam: Jan    Gsm: 0470 ...": where the next label of the line [van, tot) begins, behind the answer to the first;
 * tot: there is none. Counts in *lookups what it looked up. */
size_t form_labels_next(const struct form_labels *labels, const char *text, size_t van, size_t tot,
			size_t *lookups);

/* Words that mean the same in a label. */
struct form_same_word {
	const char *text, *means; /* folded; one to three words */
};
struct form_same_words {
	struct form_same_word *items;
	size_t count;
	size_t from[257]; /* where those begin whose text begins with that byte; sorted only */
};
void form_words_add(struct form_same_words *words, const char *text, const char *means);
void form_words_sort(struct form_same_words *words);
/* The words that a folded label (shorter than FORM_LABEL) comes down to, sorted, into out (FORM_LABEL bytes).
 * `*own`: "uw" and "mijn" count too; false after it: there are none. Returns how many. */
size_t form_words_of(const struct form_same_words *words, const char *folded, bool *own, char *out);

/* True for the key of a heading ("sectie."). */
bool form_is_heading(const char *key);

#endif
