/* slice: see slice.h. */
#include "form/slice.h"

#include <string.h>

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

struct slice slice_trimmed(const char *from, const char *to)
{
	while (from < to && is_blank(*from))
		from++;
	while (to > from && is_blank(to[-1]))
		to--;
	return (struct slice){from, (size_t)(to - from)};
}

struct slice slice_cut(struct slice *rest, char sign)
{
	const char *end = rest->text + rest->length, *stop = memchr(rest->text, sign, rest->length);
	struct slice piece = slice_trimmed(rest->text, stop ? stop : end);

	*rest = stop ? (struct slice){stop + 1, (size_t)(end - stop - 1)} : (struct slice){end, 0};
	return piece;
}

bool slice_is(struct slice slice, const char *text)
{
	return slice.length == strlen(text) && memcmp(slice.text, text, slice.length) == 0;
}
