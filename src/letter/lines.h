/* lines: walking over the lines of a text without copying, and the comparisons that finding quoted
 * mail needs. Pure; each step looks at a bounded number of bytes. */
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

/* The line without white space (NBSP, byte order marks too) at both ends. */
struct line lines_trim(struct line line);
/* The same without the marks of quoting and decoration as well: '>', '*', '-', '_', '=', '|'. */
struct line lines_strip(struct line line);
bool lines_blank(const struct line *line);
/* Drawn with such marks only, `least` of them or more: "-----". */
bool lines_rule(const struct line *line, size_t least);

enum { LINES_FOLD = 400 };
/* A lower-case copy for comparing (Latin letters with marks and Cyrillic too; NBSP, tabs and line ends become a
 * space, a curly apostrophe a straight one, what has no width nothing), cut at LINES_FOLD - 1 bytes. */
void lines_fold(const struct line *line, char out[LINES_FOLD]);

/* Tables end with NULL. Whether the text starts with one of them; how many of them it holds. */
bool lines_starts_any(const char *text, const char *const *table);
size_t lines_count_any(const char *text, const char *const *table);

/* True for a line that a mail program quoted ("> ..."). */
bool lines_quoted(const struct line *line);

#endif
