/* pdf_page: see pdf_page.h. A PDF knows no rows and cells, only where its words stand.
 *
 * SECURITY: places may be any number, also none (NaN); they are only compared. Sorting is what costs most. */
#include "document/pdf_page.h"

#include <math.h>
#include <stdlib.h>

/* In heights of a line: a gap that is no space between words. */
static const double column_gap = 1.2;

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

static void add_line(struct pdf_page *page, size_t start, size_t end, struct buffer *out)
{
	for (size_t i = start; i < end; i++) {
		const struct pdf_word *word = &page->words[i], *last = word - 1;
		double gap = i > start ? word->x1 - last->x2 : 0;

		if (i > start)
			buffer_text(out, gap > column_gap * (last->y2 - last->y1) ? " | " : " ");
		buffer_add(out, page->text.data + word->van, word->tot - word->van);
	}
}

/* An empty line where more than a line's height is free. */
static bool is_apart(const struct pdf_page *page, size_t last, size_t next)
{
	const struct pdf_word *above = &page->words[last], *below = &page->words[next];

	return below->y1 - above->y2 > above->y2 - above->y1;
}

void pdf_page_lines(struct pdf_page *page, struct buffer *out)
{
	if (page->count)
		qsort(page->words, page->count, sizeof(*page->words), by_height);
	for (size_t start = 0, end; start < page->count; start = end) {
		bool apart = start > 0 && is_apart(page, start - 1, start);

		end = line_end(page, start);
		qsort(page->words + start, end - start, sizeof(*page->words), by_left);
		buffer_text(out, apart ? "\n\n" : "\n");
		add_line(page, start, end, out);
	}
}

void pdf_page_free(struct pdf_page *page)
{
	buffer_free(&page->text);
	free(page->words);
	page->words = NULL;
	page->count = 0;
}
