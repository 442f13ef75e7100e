/* leader: see leader.h. */
#include "form/leader.h"

#include <string.h>

enum { LINES = 3, LOOKED_AT = 5000, START = 60 };

static const char *const arrows[] = {"->", "=>", "\xE2\x86\x92", "="};

/* The bytes of an arrow or of "=" at `at`, behind a blank; 0: none. */
static size_t arrow_at(const char *text, size_t at, size_t end)
{
	if (at == 0 || !strchr(" \t", text[at - 1]))
		return 0;
	for (size_t i = 0; i < sizeof(arrows) / sizeof(arrows[0]); i++) {
		size_t size = strlen(arrows[i]);

		if (at + size < end && memcmp(text + at, arrows[i], size) == 0 &&
		    strchr(" \t", text[at + size]))
			return size;
	}
	return 0;
}

static bool has_arrow(const char *text, size_t van, size_t tot)
{
	size_t end = tot - van > START ? van + START : tot;

	for (size_t at = van + 2; at < end; at++) {
		if (arrow_at(text, at, tot))
			return true;
	}
	return false;
}

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

		found += has_dots(text, van, tot) || has_arrow(text, van, tot);
		van = tot + 1;
	}
	return found == LINES;
}

size_t form_leader(const char *text, size_t at, size_t end)
{
	size_t dots = 0, stop = at, arrow = arrow_at(text, at, end);

	if (arrow)
		return arrow;
	if (at > 0 && in_leader(text[at - 1]))
		return 0;
	for (; stop < end && in_leader(text[stop]); stop++)
		dots += text[stop] == '.';
	/* "Tel.    0470": the point is the label's */
	return dots >= 2 || stop - at >= dots + 2 ? stop - at : 0;
}

size_t form_dash(const char *text, size_t at, size_t end)
{
	if (at + 3 <= end && memcmp(text + at, " - ", 3) == 0)
		return 3;
	return at + 5 <= end && memcmp(text + at, " \xE2\x80\x93 ", 5) == 0 ? 5 : 0;
}
