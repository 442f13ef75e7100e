/* pdf_rows: see pdf_page.h. What is one row of a table, told by where its lines stand: a label or
 * an answer that is broken over lines, an empty cell, a cross below the head of its column.
 *
 * SECURITY: places may be any number; they are only compared. Each line is looked at a few
 * times. */
#include <ctype.h>
#include <math.h>
#include <string.h>

#include "document/page.h"
#include "document/pdf_page.h"

enum { ROW_LINES = 40, HEAD_COLUMNS = 3, MARK = 3 /* bytes of a cross or a box */ };

/* Points: what stands below one another, and what begins the same column. */
static const double same_place = 0.6, same_column = 3;
/* In heights of a line: the least from line to line, and what is no more than that. */
static const double least_pitch = 0.6, same_pitch = 0.08;

struct columns {
	double x[PAGE_CELLS];
	size_t count;
};

struct rows {
	const struct pdf_page *page;
	struct page out;
	struct columns head; /* of the table; none: count 0 */
	double lead;	     /* the least height from line to line */
	bool hyphen;	     /* ends the words that came last */
};

static const struct pdf_cell *cell_of(const struct rows *rows, size_t line, size_t number)
{
	return &rows->page->cells[rows->page->lines[line].first + number];
}

static const char *cell_text(const struct rows *rows, const struct pdf_cell *cell, size_t *length)
{
	const struct pdf_word *first = &rows->page->words[cell->start];

	*length = first->tot - first->van;
	return rows->page->text.data + first->van;
}

/* --- what belongs together --- */

/* From this line to the next, in heights of this one. */
static double pitch(const struct rows *rows, size_t line)
{
	const struct pdf_line *above = &rows->page->lines[line], *below = above + 1;

	return (below->y1 + below->y2 - above->y1 - above->y2) / 2 / (above->y2 - above->y1);
}

static double least_lead(const struct rows *rows)
{
	double lead = 1;

	for (size_t i = 0; i + 1 < rows->page->line_count; i++) {
		double now = pitch(rows, i);

		if (now >= least_pitch && now < lead)
			lead = now;
	}
	return lead;
}

static bool is_tight(const struct rows *rows, size_t above)
{
	return pitch(rows, above) <= rows->lead + same_pitch;
}

static bool is_apart(const struct rows *rows, size_t above)
{
	const struct pdf_line *line = &rows->page->lines[above], *below = line + 1;

	return below->y1 - line->bottom > line->y2 - line->y1;
}

/* Whether a line has a cell behind its first that begins there. */
static bool has_column(const struct rows *rows, size_t line, double x)
{
	for (size_t c = 1; c < rows->page->lines[line].count && c < PAGE_CELLS; c++) {
		if (fabs(cell_of(rows, line, c)->x - x) <= same_place)
			return true;
	}
	return false;
}

/* The label of the row goes on: no label begins so, or the one above cannot end so. */
static bool goes_on(const struct rows *rows, size_t above)
{
	const struct pdf_cell *cell = cell_of(rows, above, 0);
	const struct pdf_word *last = &rows->page->words[cell->end - 1];
	size_t length;
	const char *text = cell_text(rows, cell_of(rows, above + 1, 0), &length);

	return islower((unsigned char)*text) || *text == '(' ||
	       strchr(",-", rows->page->text.data[last->tot - 1]);
}

static bool is_mark(const struct rows *rows, const struct pdf_cell *cell)
{
	size_t length;

	cell_text(rows, cell, &length);
	return cell->end == cell->start + 1 && length <= MARK;
}

/* A row of its own, below another: more than one answer, or a cross. */
static bool has_answers(const struct rows *rows, size_t line)
{
	size_t count = rows->page->lines[line].count;

	return count > 2 || (count == 2 && is_mark(rows, cell_of(rows, line, 1)));
}

/* Whether the line behind [start, end) is of the same row. */
static bool belongs(const struct rows *rows, size_t start, size_t end)
{
	const struct pdf_line *lines = rows->page->lines;
	double first = cell_of(rows, start, 0)->x, next = cell_of(rows, end, 0)->x;
	bool table = lines[end].count > 1;

	if (end - start >= ROW_LINES || !is_tight(rows, end - 1))
		return false;
	/* the answer alone: below a line that has a label, or above it */
	for (size_t i = start; i < end; i++) {
		if (has_column(rows, i, next))
			return true;
		table |= lines[i].count > 1;
	}
	if (has_column(rows, end, first) && next < first)
		return true;
	return table && !has_answers(rows, end) && fabs(first - next) <= same_place &&
	       goes_on(rows, end - 1);
}

/* --- columns --- */

static void add_column(struct columns *columns, double x)
{
	size_t at = 0;

	while (at < columns->count && columns->x[at] < x - same_column)
		at++;
	if ((at < columns->count && columns->x[at] <= x + same_column) ||
	    columns->count == PAGE_CELLS)
		return;
	memmove(columns->x + at + 1, columns->x + at,
		(columns->count - at) * sizeof(columns->x[0]));
	columns->x[at] = x;
	columns->count++;
}

static struct columns columns_of(const struct rows *rows, size_t start, size_t end)
{
	struct columns columns = {.count = 0};

	for (size_t i = start; i < end; i++) {
		for (size_t c = 0; c < rows->page->lines[i].count && c < PAGE_CELLS; c++)
			add_column(&columns, cell_of(rows, i, c)->x);
	}
	return columns;
}

static size_t column_at(const struct columns *columns, double x)
{
	size_t at = 0;

	while (at + 1 < columns->count && columns->x[at + 1] <= x + same_column)
		at++;
	return at;
}

/* Each of them is a column of the head too. */
static bool fits(const struct columns *columns, const struct columns *head)
{
	for (size_t i = 0; i < columns->count; i++) {
		double x = head->count ? head->x[column_at(head, columns->x[i])] : INFINITY;

		if (!(fabs(x - columns->x[i]) <= same_column))
			return false;
	}
	return head->count > 0;
}

/* A line of three words or more side by side, none of them a box or a cross. */
static bool is_head(const struct rows *rows, size_t line)
{
	if (rows->page->lines[line].count < HEAD_COLUMNS)
		return false;
	for (size_t c = 0; c < rows->page->lines[line].count; c++) {
		const struct pdf_cell *cell = cell_of(rows, line, c);
		size_t length;

		if ((unsigned char)*cell_text(rows, cell, &length) == 0xE2 || length < 2)
			return false;
	}
	return true;
}

/* --- out --- */

static void add_words(struct rows *rows, const struct pdf_cell *cell)
{
	for (size_t i = cell->start; i < cell->end; i++) {
		const struct pdf_word *word = &rows->page->words[i];

		if (i > cell->start)
			page_add(&rows->out, " ", 1, 0);
		page_add(&rows->out, rows->page->text.data + word->van, word->tot - word->van, 0);
	}
}

/* A number, a box or a bullet begins a line of its own; "Sint-" goes on without a space. */
static void join(struct rows *rows, const struct pdf_cell *cell)
{
	size_t length;
	const char *text = cell_text(rows, cell, &length);

	if ((unsigned char)*text == 0xE2 ||
	    (!isalpha((unsigned char)*text) && (unsigned char)*text < 0x80 && *text != '('))
		page_paragraph(&rows->out);
	else if (!rows->hyphen)
		page_add(&rows->out, " ", 1, 0);
}

static void add_column_text(struct rows *rows, size_t start, size_t end,
			    const struct columns *columns, size_t column)
{
	bool any = false;

	page_cell_begin(&rows->out);
	for (size_t i = start; i < end; i++) {
		for (size_t c = 0; c < rows->page->lines[i].count; c++) {
			const struct pdf_cell *cell = cell_of(rows, i, c);

			if (column_at(columns, cell->x) != column)
				continue;
			if (any)
				join(rows, cell);
			add_words(rows, cell);
			rows->hyphen =
			    rows->page->text.data[rows->page->words[cell->end - 1].tot - 1] == '-';
			any = true;
		}
	}
}

/* With the empty cells of a table that has a head; what is empty at the end counts beside crosses only. */
static void add_row(struct rows *rows, size_t start, size_t end)
{
	struct columns own = columns_of(rows, start, end);
	bool in_table = fits(&own, &rows->head), marks = false;
	const struct columns *columns = in_table ? &rows->head : &own;
	size_t count;

	for (size_t c = 1; c < rows->page->lines[start].count; c++)
		marks |= is_mark(rows, cell_of(rows, start, c));
	count =
	    marks || own.count == 0 ? columns->count : column_at(columns, own.x[own.count - 1]) + 1;
	page_row_begin(&rows->out);
	for (size_t c = 0; c < count; c++)
		add_column_text(rows, start, end, columns, c);
	page_row_end(&rows->out);
}

static void new_table(struct rows *rows)
{
	page_table_end(&rows->out);
	page_table_begin(&rows->out);
	rows->head.count = 0;
}

static void take_row(struct rows *rows, size_t start, size_t end)
{
	struct columns columns = columns_of(rows, start, end);
	bool head = is_head(rows, start);

	if (start > 0 && is_apart(rows, start - 1))
		new_table(rows);
	if (!fits(&columns, &rows->head)) {
		if (head && rows->head.count)
			new_table(rows);
		rows->head = head ? columns : (struct columns){.count = 0};
	}
	add_row(rows, start, end);
}

void pdf_rows(const struct pdf_page *page, size_t limit, struct buffer *out)
{
	struct rows rows = {.page = page};

	rows.lead = least_lead(&rows);
	page_begin(&rows.out, out, limit);
	page_table_begin(&rows.out);
	for (size_t start = 0, end; start < page->line_count && !rows.out.over; start = end) {
		for (end = start + 1; end < page->line_count && belongs(&rows, start, end);)
			end++;
		take_row(&rows, start, end);
	}
	page_table_end(&rows.out);
	page_end(&rows.out);
}
