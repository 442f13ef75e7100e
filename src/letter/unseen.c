/* unseen: see unseen.h. */
#include "letter/unseen.h"

#include <string.h>

#include "base/memory.h"
#include "base/text.h"

/* A text, and the last piece of it that was searched for the end of a mark in vain: whoever writes a thousand
 * beginnings on a line has that line searched once. */
struct marked {
	const char *text;
	size_t van, tot;
};

/* The length of a mark at `at`; 0: none. */
static size_t mark_length(struct marked *marked, size_t at)
{
	const char *text = marked->text + at;
	size_t open = strlen(UNSEEN_OPEN), inner;

	if (*text != *UNSEEN_OPEN || strncmp(text, UNSEEN_OPEN, open) != 0 ||
	    (at >= marked->van && at < marked->tot))
		return 0;
	inner = strcspn(text + open, UNSEEN_CLOSE "\n");
	if (text[open + inner] == *UNSEEN_CLOSE)
		return open + inner + 1;
	marked->van = at;
	marked->tot = at + open + inner;
	return 0;
}

/* The length of a line that holds marks and nothing else, with its line end; 0: it holds more, or no mark. */
static size_t empty_line(struct marked *marked, size_t line)
{
	const char *text = marked->text;
	size_t at = line, length;
	bool some = false;

	for (;; at += length) {
		at += strspn(text + at, " >");
		length = mark_length(marked, at);
		if (length == 0)
			break;
		some = true;
	}
	if (!some || (text[at] != '\n' && text[at] != '\0'))
		return 0;
	return at - line + (text[at] == '\n');
}

/* The first offset from `at` on that is kept. */
static size_t kept_from(struct marked *marked, size_t at)
{
	const char *text = marked->text;
	size_t length;

	do {
		length = at == 0 || text[at - 1] == '\n' ? empty_line(marked, at) : 0;
		/* between blank lines one of them is enough */
		if (length && text[at + length] == '\n' && (at < 2 || text[at - 2] == '\n'))
			length++;
		if (length == 0)
			length = mark_length(marked, at);
		at += length;
	} while (length);
	return at;
}

const char *unseen_cut(struct arena *arena, const char *text)
{
	struct marked marked = {.text = text};
	size_t used = 0;
	char *out;

	if (!strstr(text, UNSEEN_OPEN))
		return text;
	out = arena_zero(arena, strlen(text) + 1, 1);
	for (size_t at = kept_from(&marked, 0); text[at]; at = kept_from(&marked, at + 1))
		out[used++] = text[at];
	while (used && strchr(" \n", out[used - 1]))
		out[--used] = '\0';
	return text_blank(out) ? text : out;
}

/* Whether own stands at `at`; *to_r: behind it. Each byte that is gone past is taken off the steps. */
static bool stands_at(struct marked *whole, size_t at, const char *own, size_t *to_r, size_t *steps)
{
	for (; *own; own++) {
		size_t next;

		if (whole->text[at] != *own)
			return false;
		*to_r = at + 1;
		next = kept_from(whole, at + 1);
		if (next - at > *steps) {
			*steps = 0;
			return false;
		}
		*steps -= next - at;
		at = next;
	}
	return true;
}

bool unseen_find(const char *whole, const char *own, size_t *from_r, size_t *to_r)
{
	struct marked marked = {.text = whole};
	size_t steps = 4 * strlen(whole);
	const char *line = whole, *newline;

	if (!*own || !strstr(whole, UNSEEN_OPEN))
		return false;
	for (; *line && steps; line = newline + 1) {
		size_t at = (size_t)(line - whole), kept = kept_from(&marked, at);

		if (stands_at(&marked, kept, own, to_r, &steps)) {
			*from_r = at;
			return true;
		}
		newline = strchr(whole + kept,
				 '\n'); /* a line within what was left out begins there too */
		if (!newline)
			return false;
	}
	return false;
}
