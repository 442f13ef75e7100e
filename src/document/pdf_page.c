/* pdf_page: see pdf_page.h. A PDF knows no lines and cells, only where its words stand.
 *
 * SECURITY: places may be any number, also none (NaN); they are only compared. Sorting is what
 * costs most. */
#include "document/pdf_page.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* In heights of a line: a gap that is no space between words, and one that is none beside such a gap. */
static const double column_gap = 1.2, narrow_gap = 0.65;
/* In points: what stands below one another. */
static const double same_place = 0.6;

enum {
	NEAR = 3,    /* lines above and below that tell where columns begin */
	COLUMNS = 24 /* of a line that are looked at */
};

static double middle(double a, double b)
{
	return (a + b) / 2;
}

void pdf_page_add(struct pdf_page *page, struct pdf_word place, const char *text, size_t length)
{
	if (page->count == PDF_WORDS || length == 0 || !isfinite(place.x1) || !isfinite(place.y1) ||
	    !isfinite(place.x2) || !isfinite(place.y2))
		return;
	place.van = page->text.length;
	buffer_add(&page->text, text, length);
	place.tot = page->text.length;
	page->words = memory_grow(page->words, page->count, sizeof(*page->words));
	page->words[page->count++] = place;
}

void pdf_page_clear(struct pdf_page *page, const struct pdf_word *place)
{
	size_t kept = 0;

	for (size_t i = 0; i < page->count; i++) {
		const struct pdf_word *word = &page->words[i];
		double x = middle(word->x1, word->x2), y = middle(word->y1, word->y2);

		if (x < place->x1 || x > place->x2 || y < place->y1 || y > place->y2)
			page->words[kept++] = *word;
	}
	page->count = kept;
}

static int order(double a, double b)
{
	return a < b ? -1 : a > b;
}

static int by_height(const void *a, const void *b)
{
	const struct pdf_word *one = a, *other = b;
	int result = order(middle(one->y1, one->y2), middle(other->y1, other->y2));

	return result ? result : order(one->x1, other->x1);
}

static int by_left(const void *a, const void *b)
{
	const struct pdf_word *one = a, *other = b;

	return order(one->x1, other->x1);
}

/* The words of one line: those whose middle lies within the height of the first. */
static size_t line_end(const struct pdf_page *page, size_t start)
{
	const struct pdf_word *first = &page->words[start];
	size_t end = start + 1;

	while (end < page->count && middle(page->words[end].y1, page->words[end].y2) <= first->y2)
		end++;
	return end;
}

static double gap_before(const struct pdf_page *page, size_t word)
{
	const struct pdf_word *last = &page->words[word - 1];

	return (page->words[word].x1 - last->x2) / (last->y2 - last->y1);
}

static void add_cell(struct pdf_page *page, size_t start, size_t end)
{
	page->cells = memory_grow(page->cells, page->cell_count, sizeof(*page->cells));
	page->cells[page->cell_count++] = (struct pdf_cell){start, end, page->words[start].x1};
}

static struct pdf_line line_of(const struct pdf_page *page, size_t start, size_t end)
{
	struct pdf_line line = {.y1 = page->words[start].y1, .y2 = page->words[start].y2};

	line.bottom = line.y2;
	for (size_t i = start; i < end; i++)
		line.bottom = fmax(line.bottom, page->words[i].y2);
	return line;
}

/* Words that are sorted from left to right, as cells. */
static void add_line(struct pdf_page *page, struct pdf_line line, size_t start, size_t end)
{
	size_t from = start;
	double gap = column_gap;

	line.first = page->cell_count;
	for (size_t i = start + 1; i < end; i++) {
		if (gap_before(page, i) > column_gap)
			gap = narrow_gap;
	}
	for (size_t i = start + 1; i < end; i++) {
		if (gap_before(page, i) <= gap)
			continue;
		add_cell(page, from, i);
		from = i;
	}
	add_cell(page, from, end);
	page->lines = memory_grow(page->lines, page->line_count, sizeof(*page->lines));
	line.count = page->cell_count - line.first;
	page->lines[page->line_count++] = line;
}

static bool is_below(double a, double b)
{
	return fabs(a - b) <= same_place;
}

/* A column begins there in a line near by, which begins where this one does. */
static bool is_column(const struct pdf_page *page, const struct pdf_line *lines, size_t count,
		      size_t line, double x)
{
	double left = page->cells[lines[line].first].x;

	for (size_t i = line > NEAR ? line - NEAR : 0; i <= line + NEAR && i < count; i++) {
		const struct pdf_cell *cells = &page->cells[lines[i].first];

		if (i == line || !is_below(cells->x, left))
			continue;
		for (size_t c = 1; c < lines[i].count && c < COLUMNS; c++) {
			if (is_below(cells[c].x, x))
				return true;
		}
	}
	return false;
}

/* A label that fills its cell leaves no gap: the lines around tell where the answer begins. */
static void split_line(struct pdf_page *page, const struct pdf_line *lines, size_t count,
		       size_t line)
{
	size_t start = lines[line].first, cell = page->cell_count;

	for (size_t c = start; c < start + lines[line].count; c++) {
		size_t from = page->cells[c].start, end = page->cells[c].end;

		for (size_t i = from + 1; i < end; i++) {
			if (!is_column(page, lines, count, line, page->words[i].x1))
				continue;
			add_cell(page, from, i);
			from = i;
		}
		add_cell(page, from, end);
	}
	page->lines[line].first = cell;
	page->lines[line].count = page->cell_count - cell;
}

void pdf_page_sort(struct pdf_page *page)
{
	struct pdf_line *lines;
	size_t count;

	if (page->count)
		qsort(page->words, page->count, sizeof(*page->words), by_height);
	for (size_t start = 0, end; start < page->count; start = end) {
		struct pdf_line line;

		end = line_end(page, start);
		line = line_of(page, start, end);
		qsort(page->words + start, end - start, sizeof(*page->words), by_left);
		add_line(page, line, start, end);
	}
	count = page->line_count;
	lines = memory_zero(count + 1, sizeof(*lines));
	for (size_t i = 0; i < count; i++)
		lines[i] = page->lines[i];
	for (size_t i = 0; i < count; i++)
		split_line(page, lines, count, i);
	free(lines);
}

void pdf_page_free(struct pdf_page *page)
{
	buffer_free(&page->text);
	free(page->words);
	free(page->cells);
	free(page->lines);
	*page = (struct pdf_page){.count = 0};
}
