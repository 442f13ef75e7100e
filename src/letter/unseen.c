/* unseen: see unseen.h. */
#include "letter/unseen.h"

#include <string.h>

#include "base/memory.h"
#include "base/text.h"

/* The length of a mark at `text`; 0: none. */
static size_t mark_length(const char *text)
{
	size_t open = strlen(UNSEEN_OPEN), inner;

	if (*text != *UNSEEN_OPEN || strncmp(text, UNSEEN_OPEN, open) != 0)
		return 0;
	inner = strcspn(text + open, UNSEEN_CLOSE "\n");
	return text[open + inner] == *UNSEEN_CLOSE ? open + inner + 1 : 0;
}

/* The length of a line that holds marks and nothing else, with its line end; 0: it holds more, or no mark. */
static size_t empty_line(const char *line)
{
	bool some = false;
	size_t at = 0, length;

	for (;; at += length) {
		at += strspn(line + at, " >");
		length = mark_length(line + at);
		if (length == 0)
			break;
		some = true;
	}
	if (!some || (line[at] != '\n' && line[at] != '\0'))
		return 0;
	return at + (line[at] == '\n');
}

/* The first offset from `at` on that is kept. */
static size_t kept_from(const char *text, size_t at)
{
	size_t length;

	do {
		length = at == 0 || text[at - 1] == '\n' ? empty_line(text + at) : 0;
		/* between blank lines one of them is enough */
		if (length && text[at + length] == '\n' && (at < 2 || text[at - 2] == '\n'))
			length++;
		if (length == 0)
			length = mark_length(text + at);
		at += length;
	} while (length);
	return at;
}

const char *unseen_cut(struct arena *arena, const char *text)
{
	size_t used = 0;
	char *out;

	if (!strstr(text, UNSEEN_OPEN))
		return text;
	out = arena_zero(arena, strlen(text) + 1, 1);
	for (size_t at = kept_from(text, 0); text[at]; at = kept_from(text, at + 1))
		out[used++] = text[at];
	while (used && strchr(" \n", out[used - 1]))
		out[--used] = '\0';
	return text_blank(out) ? text : out;
}

/* Whether own stands at `at`; *to_r: behind it. Each byte that is looked at is taken off the steps. */
static bool stands_at(const char *whole, size_t at, const char *own, size_t *to_r, size_t *steps)
{
	for (at = kept_from(whole, at); *own; own++, at = kept_from(whole, at + 1)) {
		if (whole[at] != *own || *steps == 0)
			return false;
		(*steps)--;
		*to_r = at + 1;
	}
	return true;
}

bool unseen_find(const char *whole, const char *own, size_t *from_r, size_t *to_r)
{
	size_t steps = 4 * strlen(whole);
	const char *line = whole;

	if (!*own || !strstr(whole, UNSEEN_OPEN))
		return false;
	for (; line && *line && steps; line = strchr(line, '\n'), line += line != NULL) {
		if (stands_at(whole, (size_t)(line - whole), own, to_r, &steps)) {
			*from_r = (size_t)(line - whole);
			return true;
		}
	}
	return false;
}
