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

/* Bytes of white space at the start of the line: 0, 1 or 2 (NBSP). */
static size_t space_before(const struct line *line)
{
	if (line->length && strchr(" \t\r", line->text[0]) && line->text[0])
		return 1;
	return line->length >= 2 && memcmp(line->text, "\xC2\xA0", 2) == 0 ? 2 : 0;
}

static size_t space_after(const struct line *line)
{
	char last = line->length ? line->text[line->length - 1] : 'x';

	if (last == ' ' || last == '\t' || last == '\r')
		return 1;
	return line->length >= 2 && memcmp(line->text + line->length - 2, "\xC2\xA0", 2) == 0 ? 2
											      : 0;
}

struct line lines_trim(struct line line)
{
	for (size_t n; (n = space_before(&line)) > 0; line.length -= n)
		line.text += n;
	for (size_t n; (n = space_after(&line)) > 0;)
		line.length -= n;
	return line;
}

static bool is_mark(char c)
{
	return c == '>' || c == '*' || c == '-' || c == '_' || c == '=' || c == '|';
}

struct line lines_strip(struct line line)
{
	for (;;) {
		line = lines_trim(line);
		if (line.length && is_mark(line.text[0])) {
			line.text++;
			line.length--;
		} else if (line.length && is_mark(line.text[line.length - 1])) {
			line.length--;
		} else {
			return line;
		}
	}
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
