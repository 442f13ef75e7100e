/* page_row: a row of a table as a line that reads like one of a form (page.h). */
#include "document/page.h"

#include <ctype.h>
#include <string.h>

#include "base/text.h"

enum { OPTION = 40, LABEL = 60, LEAST_COLUMNS = 3 };

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

/* A line that begins with a box: one more of the options. */
static bool is_option(const char *line)
{
	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
		size_t length = strlen(marks[i].text);

		/* the letters are boxes only alone */
		if (length > 1 && strncmp(line, marks[i].text, length) == 0)
			return true;
	}
	return false;
}

static void add_cell(const struct buffer *cell, bool last, struct buffer *out)
{
	const char *text = text_of(cell);

	for (; *text; text++) {
		if (*text != '\n')
			buffer_char(out, *text);
		else if (is_option(text + 1))
			buffer_text(out, "  ");
		else if (!last)
			buffer_char(out, ' ');
		else
			buffer_text(out, is_postcode(text + 1) ? ", " : "\n");
	}
}

/* "Naam: Jan": a label with its answer in one cell. */
static bool is_labelled(const struct buffer *cell)
{
	const char *text = text_of(cell), *colon = memchr(text, ':', cell->length);

	return colon && colon - text <= LABEL && colon > text &&
	       !memchr(text, '\n', (size_t)(colon - text)) && !isdigit((unsigned char)colon[-1]);
}

/* Answers side by side, each with its label. */
static bool is_labels(const struct page_row *row)
{
	for (size_t i = 0; i < row->count; i++) {
		if (row->cells[i].length && !is_labelled(&row->cells[i]))
			return false;
	}
	return row->count > 1 && row->cells[0].length;
}

static void add_lines(const struct page_row *row, struct buffer *out)
{
	for (size_t i = 0; i < row->count; i++) {
		if (i && row->cells[i].length)
			buffer_char(out, '\n');
		add_cell(&row->cells[i], true, out);
	}
}

static void add_row(const struct page_row *row, struct buffer *out)
{
	for (size_t i = 0; i < row->count; i++) {
		bool box = i + 1 < row->count && is_box(&row->cells[i]);

		if (box)
			buffer_text(out, mark_of(&row->cells[i]) == MARK_ON ? TICKED : UNTICKED);
		else
			add_cell(&row->cells[i], i + 1 == row->count, out);
		if (i + 1 < row->count)
			buffer_text(out, box ? " " : " | ");
	}
}

/* "X | moeder" and " | vader": who has no cross in a table of crosses has an empty box. Where the cross comes
 * later, the rows before get their box then. */
static void add_crossed(struct page_row *row, struct page_crosses *crosses, struct buffer *out)
{
	static const char empty[] = UNTICKED " ";
	enum mark mark = mark_of(&row->cells[0]);

	if (row->count != 2 || mark == MARK_NONE || text_blank(text_of(&row->cells[1]))) {
		add_row(row, out);
		return;
	}
	if (mark == MARK_EMPTY && !crosses->any && crosses->count < PAGE_CROSSES)
		crosses->at[crosses->count++] = out->length;
	for (size_t i = 0; mark == MARK_ON && i < crosses->count; i++)
		memcpy(out->data + crosses->at[i], empty, sizeof(empty) - 1);
	if (mark == MARK_ON) {
		crosses->any = true;
		crosses->count = 0;
	}
	if (mark == MARK_EMPTY)
		buffer_text(out, crosses->any ? empty : "  | ");
	else
		buffer_text(out, mark == MARK_ON ? TICKED " " : empty);
	add_cell(&row->cells[1], true, out);
}

/* All cells have words; in the first row of a table one may be empty. */
static bool is_head(const struct page_row *row, size_t said, bool first)
{
	for (size_t i = 0; i < row->count; i++) {
		if (is_box(&row->cells[i]))
			return false;
	}
	return row->count >= LEAST_COLUMNS && said + first >= row->count;
}

void page_row(struct page_table *table, struct buffer *out)
{
	struct page_row *row = &table->row, *head = &table->head;
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
	else if (is_labels(row))
		add_lines(row, out);
	else if (said)
		add_crossed(row, &table->crosses, out);
	/* a row with words in all its cells tells what the columns are */
	if (is_head(row, said, head->count == 0)) {
		struct page_row old = *head;

		*head = *row;
		*row = old;
	}
	row->count = 0;
}
