/* form: labelled answers. Every structured source (lines "Label: waarde" now; tables and documents
 * later) gives labelled values with their place; one table of labels turns them into keys. Pure
 * functions over text: (data, size) in, slices with byte ranges out; linear time. */
#ifndef LOKET_FORM_FORM_H
#define LOKET_FORM_FORM_H

#include <stddef.h>
#include <stdbool.h>

struct arena;
struct error;

/* The table of labels (config/labels): key -> label variants, folded. */
struct form_labels;
/* Parses the text of a label file: lines "sleutel = label | label | label", "#" comments. A fault is
 * ERROR_STOP with NAME and the line. */
int form_labels_parse(const char *name, const char *data, size_t size, struct form_labels **labels_r,
                      struct error *err);
void form_labels_free(struct form_labels **labels);
/* The key of a label as written (case, punctuation, diacritics folded); NULL when unknown. */
const char *form_labels_key(const struct form_labels *labels, const char *label, size_t length);

/* One answer. Ranges are bytes in the text that was given. */
struct form_answer {
	const char *sleutel;          /* NULL: unknown label */
	size_t label_van, label_tot;
	size_t waarde_van, waarde_tot; /* trimmed; continuation lines included */
	const char *waarde;           /* the bytes of that range */
	const char *label;
};
struct form_answers {
	struct form_answer *items;
	size_t count;
};

/* The labelled lines of a text. Placeholders and blank values are left out. */
struct form_answers form_find_lines(struct arena *arena, const struct form_labels *labels,
                                    const char *text, size_t length);

#endif
