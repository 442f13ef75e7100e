/* labels_next: see labels.h. Answers side by side on one line. */
#include "form/labels.h"

#include <stdint.h>
#include <string.h>

enum { NAME = 60 /* bytes of a label that is looked for inside a line */ };

/* The bytes of white space and bars at `at`, where they set things apart; 0: they do not. */
static size_t gap_at(const char *text, size_t at, size_t tot)
{
	size_t end = at, signs = 0;

	while (end < tot) {
		bool nbsp = tot - end > 1 && memcmp(text + end, "\xC2\xA0", 2) == 0;

		if (!nbsp && !strchr(" \t|", text[end]))
			break;
		signs += text[end] == '\t' || text[end] == '|' ? 2 : 1;
		end += nbsp ? 2 : 1;
	}
	return signs >= 2 ? end - at : 0;
}

size_t form_labels_next(const struct form_labels *labels, const char *text, size_t van, size_t tot,
			size_t *lookups)
{
	const char *colon = memchr(text + van, ':', tot - van);
	size_t at = colon ? (size_t)(colon - text) + 1 : tot, gap;

	for (; at < tot; at += gap ? gap : 1) {
		const char *name = text + at, *end;
		size_t length;

		gap = gap_at(text, at, tot);
		if (gap == 0 || at + gap >= tot)
			continue;
		name += gap;
		length = tot - at - gap;
		end = memchr(name, ':', length < NAME ? length : NAME);
		if (!end)
			continue;
		(*lookups)++;
		for (length = (size_t)(end - name); length > 0 && name[length - 1] == ' ';)
			length--;
		if (form_labels_find(labels, name, length, FORM_FIND_EXACT).key)
			return at + gap;
	}
	return tot;
}
