/* lines: see lines.h. */
#include "letter/lines.h"

#include <string.h>

bool lines_next(const char *text, size_t length, size_t offset, struct line *line)
{
	const char *end;

	if (offset >= length)
		return false;
	end = memchr(text + offset, '\n', length - offset);
	line->text = text + offset;
	line->start = offset;
	line->length = end ? (size_t)(end - line->text) : length - offset;
	line->next = offset + line->length + (end ? 1 : 0);
	return true;
}

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

static bool is_mark(char c)
{
	return c == '>' || c == '*' || c == '-' || c == '_' || c == '=' || c == '|';
}

/* NBSP is two bytes. */
static bool is_hard_space(const char *text)
{
	return text[0] == '\xC2' && text[1] == '\xA0';
}

static struct line cut(struct line line, bool marks)
{
	const char *from = line.text, *to = from + line.length;

	for (;;) {
		if (to > from && (is_space(*from) || (marks && is_mark(*from))))
			from++;
		else if (to - from >= 2 && is_hard_space(from))
			from += 2;
		else
			break;
	}
	for (;;) {
		if (to > from && (is_space(to[-1]) || (marks && is_mark(to[-1]))))
			to--;
		else if (to - from >= 2 && is_hard_space(to - 2))
			to -= 2;
		else
			break;
	}
	line.text = from;
	line.length = (size_t)(to - from);
	return line;
}

struct line lines_trim(struct line line)
{
	return cut(line, false);
}

struct line lines_strip(struct line line)
{
	return cut(line, true);
}

bool lines_blank(const struct line *line)
{
	return lines_trim(*line).length == 0;
}

void lines_fold(const struct line *line, char out[LINES_FOLD])
{
	size_t used = 0;

	for (size_t i = 0; i < line->length && used + 2 < LINES_FOLD; i++) {
		unsigned char c = (unsigned char)line->text[i];
		unsigned char next = i + 1 < line->length ? (unsigned char)line->text[i + 1] : 0;

		if (c == 0xC2 && next == 0xA0) {
			out[used++] = ' ';
			i++;
		} else if (c == 0xC3 && next >= 0x80 && next < 0x9F) {
			out[used++] = (char)c;
			out[used++] = (char)(next + 0x20);
			i++;
		} else {
			out[used++] = (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
		}
	}
	out[used] = '\0';
}
