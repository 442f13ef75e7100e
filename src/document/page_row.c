/* page_row: a row of a table as a line that reads like one of a form (page.h). */
#include "document/page.h"

#include <ctype.h>
#include <string.h>

#include "base/text.h"

enum { OPTION = 40, LEAST_COLUMNS = 3 };

#define TICKED	 "\xE2\x98\x92"
#define UNTICKED "\xE2\x98\x90"

enum mark { MARK_NONE, MARK_EMPTY, MARK_OFF, MARK_ON };

/* What stands alone in a cell to say that it is the one. */
static const struct {
	const char *text;
	enum mark mark;
} marks[] = {
    {"x", MARK_ON},
    {"X", MARK_ON},
    {"v", MARK_ON},
    {"V", MARK_ON},
    {"[x]", MARK_ON},
    {"[X]", MARK_ON},
    {"(x)", MARK_ON},
    {"\xE2\x98\x92", MARK_ON},
    {"\xE2\x98\x91", MARK_ON},
    {"\xE2\x9C\x93", MARK_ON},
    {"\xE2\x9C\x94", MARK_ON},
    {"\xE2\x9C\x97", MARK_ON},
    {"\xE2\x9C\x98", MARK_ON},
    {"\xE2\x98\x90", MARK_OFF},
    {"\xE2\x96\xA1", MARK_OFF},
    {"[ ]", MARK_OFF},
    {"[]", MARK_OFF},
    {"( )", MARK_OFF},
};

static void trim(struct buffer *cell)
{
	size_t start = 0;

	while (cell->length && strchr(" \t\n", cell->data[cell->length - 1]))
		cell->length--;
	while (start < cell->length && strchr(" \t\n", cell->data[start]))
		start++;
	if (start) {
		cell->length -= start;
		memmove(cell->data, cell->data + start, cell->length);
	}
	if (cell->data)
		cell->data[cell->length] = '\0';
}

static const char *text_of(const struct buffer *cell)
{
	return cell->length ? cell->data : "";
}

static enum mark mark_of(const struct buffer *cell)
{
	const char *text = text_of(cell);

	if (text_blank(text))
		return MARK_EMPTY;
	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
		if (strcmp(text, marks[i].text) == 0)
			return marks[i].mark;
	}
	return MARK_NONE;
}

/* "minderjarige | | x |" below "Akkoord? | ja | nee | niet gevraagd". */
static bool is_matrix_row(const struct page_row *row, const struct page_row *head)
{
	size_t on = 0, off = 0;

	if (row->count < LEAST_COLUMNS || head->count != row->count ||
	    mark_of(&row->cells[0]) != MARK_NONE)
		return false;
	for (size_t i = 1; i < row->count; i++) {
		enum mark mark = mark_of(&row->cells[i]);

		if (mark == MARK_NONE || text_blank(text_of(&head->cells[i])) ||
		    head->cells[i].length > OPTION)
			return false;
		on += mark == MARK_ON;
		off += mark == MARK_OFF;
	}
	return on + off > 0;
}

static void add_matrix_row(const struct page_row *row, const struct page_row *head,
			   struct buffer *out)
{
	buffer_text(out, text_of(&row->cells[0]));
	buffer_text(out, " | ");
	for (size_t i = 1; i < row->count; i++) {
		buffer_text(out, i > 1 ? "  " : "");
		buffer_text(out, mark_of(&row->cells[i]) == MARK_ON ? TICKED " " : UNTICKED " ");
		buffer_text(out, text_of(&head->cells[i]));
	}
}

/* A box in a cell of its own belongs to the words beside it. */
static bool is_box(const struct buffer *cell)
{
	return mark_of(cell) == MARK_ON || mark_of(cell) == MARK_OFF;
}

/* "Molenstraat 1" and below it "3600 Genk": one address. */
static bool is_postcode(const char *line)
{
	for (int i = 0; i < 4; i++) {
		if (!isdigit((unsigned char)line[i]))
			return false;
	}
	return line[4] == ' ';
}

static void add_cell(const struct buffer *cell, bool last, struct buffer *out)
{
	const char *text = text_of(cell);

	for (; *text; text++) {
		if (*text != '\n')
			buffer_char(out, *text);
		else if (!last)
			buffer_char(out, ' ');
		else
			buffer_text(out, is_postcode(text + 1) ? ", " : "\n");
	}
}

static void add_row(const struct page_row *row, struct buffer *out)
{
	for (size_t i = 0; i < row->count; i++) {
		add_cell(&row->cells[i], i + 1 == row->count, out);
		if (i + 1 < row->count)
			buffer_text(out, is_box(&row->cells[i]) ? " " : " | ");
	}
}

void page_row(struct page_row *row, struct page_row *head, struct buffer *out)
{
	size_t said = 0;

	for (size_t i = 0; i < row->count; i++) {
		trim(&row->cells[i]);
		said += row->cells[i].length > 0;
	}
	if (row->count == 0)
		return;
	buffer_char(out, '\n');
	if (is_matrix_row(row, head))
		add_matrix_row(row, head, out);
	else if (said == 1 && row->cells[0].length && row->count > 2)
		add_cell(&row->cells[0], true, out);
	else if (said)
		add_row(row, out);
	/* the first row with words in all its cells tells what the columns are */
	if (head->count == 0 && said + 1 >= row->count && row->count >= LEAST_COLUMNS) {
		struct page_row old = *head;

		*head = *row;
		*row = old;
	}
	row->count = 0;
}
