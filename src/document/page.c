/* page: see page.h.
 *
 * SECURITY: all that is held is counted against the limit when it comes in, so that neither nested
 * tables nor endless rows can hold more than that. */
#include "document/page.h"

#include <string.h>

#include "base/text.h"

#define TICKED	 "\xE2\x98\x92"
#define UNTICKED "\xE2\x98\x90"

void page_begin(struct page *page, struct buffer *out, size_t limit)
{
	*page = (struct page){.out = out, .start = out->length, .limit = limit, .left = limit};
}

size_t page_room(const struct document_budget *budget, const struct buffer *out)
{
	return budget->text > out->length ? budget->text - out->length : 0;
}

static void free_row(struct page_row *row)
{
	for (size_t i = 0; i < PAGE_CELLS; i++)
		buffer_free(&row->cells[i]);
	row->count = 0;
}

void page_end(struct page *page)
{
	page_paragraph(page);
	while (page->depth > 0) {
		page_row_end(page);
		page_table_end(page);
	}
	buffer_free(&page->line);
	buffer_free(&page->marks);
}

static struct page_table *table_now(struct page *page)
{
	return page->depth > 0 && page->depth <= PAGE_TABLES ? &page->tables[page->depth - 1]
							     : NULL;
}

/* A box and its space stand at the end of the line. */
static bool ends_with_box(const struct buffer *line)
{
	const size_t size = sizeof(TICKED " ") - 1;

	return line->length >= size &&
	       (memcmp(line->data + line->length - size, TICKED " ", size) == 0 ||
		memcmp(line->data + line->length - size, UNTICKED " ", size) == 0);
}

void page_add(struct page *page, const char *text, size_t length, unsigned style)
{
	char mark = (char)style;

	while (length > 0 && *text == ' ' && ends_with_box(&page->line)) {
		text++;
		length--;
	}

	page->over |= length > page->left || page->out->length - page->start > page->limit;
	if (page->over)
		return;
	page->left -= length;
	buffer_add(&page->line, text, length);
	for (size_t i = 0; i < length; i++)
		buffer_char(&page->marks, mark);
}

void page_box(struct page *page, bool ticked)
{
	const char *box = ticked ? TICKED : UNTICKED;

	page_add(page, box, strlen(box), 0);
	page_add(page, " ", 1, 0);
}

/* Where a finished line goes: into the cell, else onto the page. */
static struct buffer *target(struct page *page)
{
	struct page_table *table = table_now(page);

	if (!table || !table->open || table->row.count == 0)
		return page->out;
	return &table->row.cells[table->row.count - 1];
}

void page_paragraph(struct page *page)
{
	struct buffer *out = target(page), line = {0};

	page->over |= page->out->length - page->start > page->limit;
	if (page->over)
		return;
	page_line(&page->line, &page->marks, &line);
	/* of other spaces only: the place to write in */
	if (line.length && text_blank(line.data))
		line.length = 0;
	page->line.length = page->marks.length = 0;
	if (out == page->out || (line.length && out->length))
		buffer_char(out, '\n');
	if (line.length)
		buffer_add(out, line.data, line.length);
	buffer_free(&line);
}

/* A table in a cell: what the row around it has so far stands before it, and each its own lines. */
static void flush_row(struct page *page)
{
	struct page_table *table = table_now(page);

	if (!table)
		return;
	if (table->open && !page->over)
		page_row(table, page->out);
	table->row.count = 0;
}

void page_table_begin(struct page *page)
{
	page_paragraph(page);
	flush_row(page);
	page->depth++;
}

void page_row_begin(struct page *page)
{
	struct page_table *table = table_now(page);

	if (!table)
		return;
	page_row_end(page);
	table->open = true;
}

void page_cell_begin(struct page *page)
{
	struct page_table *table = table_now(page);

	if (page->line.length)
		page_paragraph(page);
	if (table && table->open && table->row.count < PAGE_CELLS)
		table->row.cells[table->row.count++].length = 0;
}

void page_row_end(struct page *page)
{
	struct page_table *table = table_now(page);

	if (page->line.length)
		page_paragraph(page);
	if (table && table->open && !page->over)
		page_row(table, page->out);
	if (table) {
		table->open = false;
		table->row.count = 0;
	}
}

void page_table_end(struct page *page)
{
	struct page_table *table = table_now(page);

	if (page->depth == 0)
		return;
	page_row_end(page);
	if (table) {
		free_row(&table->row);
		free_row(&table->head);
		table->crosses = (struct page_crosses){.count = 0};
	}
	page->depth--;
	if (!table_now(page) || !table_now(page)->open)
		buffer_char(page->out, '\n');
}
