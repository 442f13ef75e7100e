/* labels: what lines.c asks of the table of labels. Inside this folder only. */
#ifndef LOKET_FORM_LABELS_H
#define LOKET_FORM_LABELS_H

#include "form/form.h"

struct form_key {
	const char *key; /* NULL: no such label */
	bool many_lines;
};

/* `patterns`: also the "~" ones. */
struct form_key form_labels_find(const struct form_labels *labels, const char *label, size_t length,
				 bool patterns);

#endif
