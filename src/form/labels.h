/* labels: what lines.c asks of the table of labels. Inside this folder only. */
#ifndef LOKET_FORM_LABELS_H
#define LOKET_FORM_LABELS_H

#include "form/form.h"

struct form_key {
	const char *key; /* NULL: no such label */
	bool many_lines;
	bool list; /* a list: its first line may look like a label */
};

enum form_find {
	FORM_FIND_EXACT,   /* labels that are written out */
	FORM_FIND_PATTERN, /* and those of the "~" patterns */
	FORM_FIND_HEADING, /* headings only */
};
struct form_key form_labels_find(const struct form_labels *labels, const char *label, size_t length,
				 enum form_find find);

/* True for a label with a colon and nothing behind it: "Naam:". */
bool form_labels_alone(const struct form_labels *labels, const char *text, size_t length);

/* "Naam: Jan    Gsm: 0470 ...": where the next label of the line [van, tot) begins, behind the answer to the first;
 * tot: there is none. Counts in *lookups what it looked up. */
size_t form_labels_next(const struct form_labels *labels, const char *text, size_t van, size_t tot,
			size_t *lookups);

/* True for the key of a heading ("sectie."). */
bool form_is_heading(const char *key);

#endif
