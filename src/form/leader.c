/* leader: see leader.h. */
#include "form/leader.h"

#include <string.h>

enum { LINES = 3, LOOKED_AT = 5000 };

static bool in_leader(char c)
{
	return c == '.' || c == ' ';
}

/* A row of four dots on the line [van, tot), behind something. */
static bool has_dots(const char *text, size_t van, size_t tot)
{
	const char *dots = memmem(text + van, tot - van, "....", 4);

	while (dots && text + van < dots && in_leader(text[van]))
		van++;
	return dots && text + van < dots;
}

bool form_has_leaders(const char *text, size_t length)
{
	size_t found = 0, lines = 0;

	for (size_t van = 0; van < length && found < LINES && lines < LOOKED_AT; lines++) {
		const char *newline = memchr(text + van, '\n', length - van);
		size_t tot = newline ? (size_t)(newline - text) : length;

		found += has_dots(text, van, tot);
		van = tot + 1;
	}
	return found == LINES;
}

size_t form_leader(const char *text, size_t at, size_t end)
{
	size_t dots = 0, stop = at;

	if (at > 0 && in_leader(text[at - 1]))
		return 0;
	for (; stop < end && in_leader(text[stop]); stop++)
		dots += text[stop] == '.';
	return dots >= 2 || (dots == 0 && stop - at >= 2) ? stop - at : 0;
}

size_t form_dash(const char *text, size_t at, size_t end)
{
	if (at + 3 <= end && memcmp(text + at, " - ", 3) == 0)
		return 3;
	return at + 5 <= end && memcmp(text + at, " \xE2\x80\x93 ", 5) == 0 ? 5 : 0;
}
