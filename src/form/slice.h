/* slice: a piece of a text, as lines of tables are taken apart. Pure. */
#ifndef LOKET_FORM_SLICE_H
#define LOKET_FORM_SLICE_H

#include <stdbool.h>
#include <stddef.h>

struct slice {
	const char *text;
	size_t length;
};

/* Without blanks at either end. */
struct slice slice_trimmed(const char *from, const char *to);
/* Takes the part of `rest` up to `sign` (or all of it) off, trimmed. */
struct slice slice_cut(struct slice *rest, char sign);
bool slice_is(struct slice slice, const char *text);

#endif
