/* pdf_page: the words of a page, by their places, as lines. Within document only. */
#ifndef LOKET_DOCUMENT_PDF_PAGE_H
#define LOKET_DOCUMENT_PDF_PAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/memory.h"

enum { PDF_WORDS = 20 * 1000 /* of a page; what comes after is left out */ };

/* A word and its place; y grows downwards. */
struct pdf_word {
	double x1, y1, x2, y2;
	size_t van, tot; /* in pdf_page.text */
};

/* Words side by side [start, end), without a gap between them. */
struct pdf_cell {
	size_t start, end;
	double x;
};

/* What stands at one height: cells [first, first + count). */
struct pdf_line {
	size_t first, count;
	double y1, y2; /* of the highest word */
	double bottom; /* of all */
};

struct pdf_page {
	struct buffer text;
	struct pdf_word *words; /* free() */
	size_t count;
	struct pdf_cell *cells;
	size_t cell_count;
	struct pdf_line *lines;
	size_t line_count;
};

void pdf_page_add(struct pdf_page *page, struct pdf_word place, const char *text, size_t length);
/* Takes away the words whose middle lies in the place. */
void pdf_page_clear(struct pdf_page *page, const struct pdf_word *place);
/* Sorts the words into lines and cells. */
void pdf_page_sort(struct pdf_page *page);
void pdf_page_free(struct pdf_page *page);

/* --- pdf_rows.c --- */
/* The lines of a page that was sorted, from top to bottom, as rows of a table (page.h): lines that are one row of it
 * are one line; an empty line where the page has one. At most `limit` bytes are added to out. */
void pdf_rows(const struct pdf_page *page, size_t limit, struct buffer *out);

#endif
