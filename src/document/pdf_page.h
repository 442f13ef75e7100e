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

struct pdf_page {
	struct buffer text;
	struct pdf_word *words; /* free() */
	size_t count;
};

void pdf_page_add(struct pdf_page *page, struct pdf_word place, const char *text, size_t length);
/* Takes away the words whose middle lies in the place. */
void pdf_page_clear(struct pdf_page *page, const struct pdf_word *place);
/* The words as lines, from top to bottom; " | " where a column begins. */
void pdf_page_lines(struct pdf_page *page, struct buffer *out);
void pdf_page_free(struct pdf_page *page);

#endif
