/* page: the text of a document as it grows: paragraphs, rows of tables as "Label | waarde", boxes
 * as signs. What is struck through is left out; where one of several options is bold or underlined,
 * all get a box. Within document only. */
#ifndef LOKET_DOCUMENT_PAGE_H
#define LOKET_DOCUMENT_PAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/memory.h"
#include "document/document.h"

enum {
	PAGE_TABLES = 8, /* in one another; deeper ones are read as paragraphs */
	PAGE_CELLS = 24, /* of one row; what comes after stands in the last */
	PAGE_CROSSES = 20
};

/* How a piece of a line is written. */
enum page_style { PAGE_MARKED = 1 /* bold, underlined */, PAGE_STRUCK = 2 };

/* A row, or the head of a table: texts of its cells. */
struct page_row {
	struct buffer cells[PAGE_CELLS];
	size_t count;
};

/* Rows of a table with nothing before the words, while no other row has a cross there. */
struct page_crosses {
	size_t at[PAGE_CROSSES]; /* in the text that came out */
	size_t count;
	bool any; /* a cross was seen */
};

struct page_table {
	struct page_row row, head;
	struct page_crosses crosses;
	bool open; /* a row */
};

struct page {
	struct buffer *out;
	size_t start, limit;	   /* of out: where the page begins, and what it may have */
	size_t left;		   /* of what may still come in */
	struct buffer line, marks; /* the paragraph, and enum page_style of each byte */
	struct page_table tables[PAGE_TABLES];
	size_t depth; /* of tables, also of those that are too deep */
	bool over;    /* the limit was reached: nothing is added any more */
};

/* Appends to out, at most `limit` bytes. */
void page_begin(struct page *page, struct buffer *out, size_t limit);
void page_end(struct page *page);
/* What out may still have of the budget. */
size_t page_room(const struct document_budget *budget, const struct buffer *out);

void page_add(struct page *page, const char *text, size_t length, unsigned style);
void page_box(struct page *page, bool ticked);
void page_paragraph(struct page *page); /* ends it */

void page_table_begin(struct page *page);
void page_row_begin(struct page *page);
void page_cell_begin(struct page *page);
void page_row_end(struct page *page);
void page_table_end(struct page *page);

/* --- page_line.c --- */
/* The paragraph as it counts: without what is struck through, with boxes for a choice that is marked. */
void page_line(const struct buffer *line, const struct buffer *marks, struct buffer *out);

/* --- page_row.c --- */
/* The row as a line, or several. The first one becomes the head of the table. */
void page_row(struct page_table *table, struct buffer *out);

#endif
