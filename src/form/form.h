/* form: labelled answers. Every structured source (lines "Label: waarde" now; tables and documents
 * later) gives labelled values with their place; one table of labels turns them into keys. Pure
 * functions over text: (data, size) in, slices with byte ranges out; linear time. */
#ifndef LOKET_FORM_FORM_H
#define LOKET_FORM_FORM_H

#include <stddef.h>
#include <stdbool.h>

struct arena;
struct error;

enum {
	FORM_LABEL = 160,   /* bytes of a label; longer is no label */
	FORM_ANSWERS = 1000 /* labelled lines of one text; what comes after is no form any more */
};

/* The table of labels (config/lexicon/labels): key -> label variants, folded. */
struct form_labels;
/* Parses the text of a label file: lines "sleutel = label | label | label", "#" comments.
 *   "sleutel* = ..."   the answer may run over more lines
 *   "sleutel+ = ..."   the same, and it is a list: its first line may look like a label
 *   "~woord woord"     any label that holds these words; tried in the order of the file, after the
 *                      labels that are written out
 * Keys that begin with "sectie." are headings: a line of its own, without an answer; with "kolom.", columns of a
 * table of people; "woord.X": the words that mean X in every label (weg: nothing; eigen: who asks).
 * The same label under two keys (a heading and a label may share their words), a line without "=", an
 * empty label: ERROR_STOP with NAME and the line. */
int form_labels_parse(const char *name, const char *data, size_t size,
		      struct form_labels **labels_r, struct error *err);
void form_labels_free(struct form_labels **labels);
/* The key of a label as written (case, punctuation, diacritics folded); NULL when unknown. */
const char *form_labels_key(const struct form_labels *labels, const char *label, size_t length);

/* The key of a column of a table of people ("kolom.tel") by its head; NULL: it is none. */
const char *form_labels_column(const struct form_labels *labels, const char *head, size_t length);

/* One answer. Ranges are bytes in the text that was given. */
struct form_answer {
	const char *sleutel; /* NULL: unknown label */
	size_t label_van, label_tot;
	size_t waarde_van, waarde_tot; /* trimmed; continuation lines included */
	const char *waarde; /* the bytes of that range; "☒ ja  ☐ nee" for a row of marks */
	const char *label;
};
struct form_answers {
	struct form_answer *items;
	size_t count;
	size_t blank; /* labels of the table that nobody answered */
};

/* The labelled lines of a text: "Label: waarde", "Label | waarde", "Label<tab>waarde", "Label?
 * waarde", "Label - waarde" (a known label only), and "Label:" with the answer on the next line;
 * bullets, row numbers and bold marks before a label are skipped. Placeholders and blank values are
 * left out; a heading ("sectie.") has an empty value. An answer that may run over more lines ends
 * at the next label, at a signature, or, when it is the last, at a blank line. */
struct form_answers form_find_lines(struct arena *arena, const struct form_labels *labels,
				    const char *text, size_t length);

#endif
