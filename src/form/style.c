/* style: see style.h. */
#include "form/style.h"

#include <string.h>

#include "form/blank.h"
#include "form/leader.h"

enum {
	BARE_LABELS = 4, /* so many labels alone on a line are the style of the form */
	COLUMNS = 4,	 /* so many before blanks are */
	LINES = 5000,	 /* that are looked at */
};

struct form_key form_bare_label(const struct form_labels *labels, const char *text, size_t *van,
				size_t *tot, enum form_find find)
{
	*van = form_skip_lead(text, *van, *tot);
	while (*tot > *van && strchr(" \t*_?:|", text[*tot - 1]))
		(*tot)--;
	if (*tot <= *van || *tot - *van > FORM_LABEL || memchr(text + *van, ':', *tot - *van) ||
	    memchr(text + *van, '|', *tot - *van) || memchr(text + *van, '\t', *tot - *van))
		return (struct form_key){NULL, false, false, false};
	return form_labels_find(labels, text + *van, *tot - *van, find);
}

static bool is_bare_line(const struct form_labels *labels, const char *text, size_t van, size_t tot)
{
	size_t start = van, end = tot;

	return form_bare_label(labels, text, &start, &end, FORM_FIND_EXACT).key &&
	       !memchr(text + end, ':', tot - end);
}

/* A label, two blanks, and something behind them. */
static bool is_column_line(const struct form_labels *labels, const char *text, size_t van,
			   size_t tot)
{
	const char *gap;

	form_trim(text, &van, &tot);
	gap = memmem(text + van, tot - van, "  ", 2);
	return gap && gap - text - (ptrdiff_t)van < FORM_LABEL &&
	       !memchr(text + van, ':', (size_t)(gap - text) - van) &&
	       form_labels_find(labels, text + van, (size_t)(gap - text) - van, FORM_FIND_EXACT)
		   .key;
}

struct form_style form_style_of(const struct form_labels *labels, const char *text, size_t length)
{
	struct form_style style = {false, form_has_leaders(text, length)};
	size_t bare = 0, columns = 0, lines = 0;

	for (size_t van = 0; van < length && lines < LINES; lines++) {
		const char *newline = memchr(text + van, '\n', length - van);
		size_t tot = newline ? (size_t)(newline - text) : length;

		if (bare < BARE_LABELS)
			bare += is_bare_line(labels, text, van, tot);
		if (columns < COLUMNS && !style.leaders)
			columns += is_column_line(labels, text, van, tot);
		if (bare == BARE_LABELS && (style.leaders || columns == COLUMNS))
			break;
		van = tot + 1;
	}
	style.bare = bare == BARE_LABELS;
	style.leaders |= columns == COLUMNS;
	return style;
}
