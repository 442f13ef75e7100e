/* lines: walking over the lines of a text without copying, and the comparisons that finding quoted mail
 * needs. Pure; each step looks at a bounded number of bytes. */
#ifndef LOKET_LETTER_LINES_H
#define LOKET_LETTER_LINES_H

#include <stdbool.h>
#include <stddef.h>

struct line {
	const char *text; /* without its line end */
	size_t length;
	size_t start, next; /* offsets in the whole text */
};

/* The line that starts at `offset`; false at the end of the text. */
bool lines_next(const char *text, size_t length, size_t offset, struct line *line);

/* The line without white space (NBSP too) at both ends. */
struct line lines_trim(struct line line);
/* The same without the marks of quoting and decoration as well: '>', '*', '-', '_', '=', '|'. */
struct line lines_strip(struct line line);
bool lines_blank(const struct line *line);

enum { LINES_FOLD = 400 };
/* A lower-case copy for comparing (ASCII and accented Latin letters; NBSP becomes a space), cut at
 * LINES_FOLD - 1 bytes. */
void lines_fold(const struct line *line, char out[LINES_FOLD]);

#endif
