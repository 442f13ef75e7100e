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

/* What may be cut off at the ends of a line. */
enum { SPACE = 1, MARK = 2, LONG = 4 /* of more than one byte: perhaps */ };
static const unsigned char kinds[256] = {
    [' '] = SPACE, ['\t'] = SPACE, ['\r'] = SPACE, ['>'] = MARK, ['*'] = MARK,
    ['-'] = MARK,  ['_'] = MARK,   ['='] = MARK,   ['|'] = MARK, [0x80 ... 0xFF] = LONG,
};

/* The length of an invisible character of more than one byte at `text`: NBSP, narrow NBSP, the marks of
 * direction and of zero width, a byte order mark. 0: none. */
static size_t soft_length(const char *text, size_t length)
{
	/* nearly every character of nearly every mail */
	if (length == 0 || (unsigned char)*text < 0x80)
		return 0;
	if (length >= 2 && memcmp(text, "\xC2\xA0", 2) == 0)
		return 2;
	if (length >= 3 &&
	    (memcmp(text, "\xE2\x80\x8B", 3) == 0 || memcmp(text, "\xE2\x80\x8E", 3) == 0 ||
	     memcmp(text, "\xE2\x80\x8F", 3) == 0 || memcmp(text, "\xE2\x80\xAF", 3) == 0 ||
	     memcmp(text, "\xEF\xBB\xBF", 3) == 0))
		return 3;
	return 0;
}

static size_t soft_length_before(const char *end, size_t length)
{
	if (length >= 2 && soft_length(end - 2, 2))
		return 2;
	return length >= 3 && soft_length(end - 3, 3) == 3 ? 3 : 0;
}

static struct line cut(struct line line, unsigned what)
{
	const char *from = line.text, *to;
	size_t size = 1;

	if (line.length == 0) /* of no mail at all: nothing to point into */
		return line;
	to = from + line.length;
	while (from < to && size) {
		unsigned kind = kinds[(unsigned char)*from] & what;

		size = kind == LONG ? soft_length(from, (size_t)(to - from)) : kind != 0;
		from += size;
	}
	size = 1;
	while (from < to && size) {
		unsigned kind = kinds[(unsigned char)to[-1]] & what;

		size = kind == LONG ? soft_length_before(to, (size_t)(to - from)) : kind != 0;
		to -= size;
	}
	line.text = from;
	line.length = (size_t)(to - from);
	return line;
}

struct line lines_trim(struct line line)
{
	return cut(line, SPACE | LONG);
}

struct line lines_strip(struct line line)
{
	return cut(line, SPACE | MARK | LONG);
}

bool lines_blank(const struct line *line)
{
	return lines_trim(*line).length == 0;
}

bool lines_rule(const struct line *line, size_t least)
{
	return lines_trim(*line).length >= least && lines_strip(*line).length == 0;
}

/* Capital letters of two bytes: Latin with marks, Cyrillic. */
static unsigned lower(unsigned point)
{
	if ((point >= 0xC0 && point < 0xDF && point != 0xD7) || (point >= 0x410 && point < 0x430))
		return point + 0x20;
	if (point >= 0x400 && point < 0x410)
		return point + 0x50;
	if (point == 0x130)
		return 'i';
	if ((point >= 0x139 && point <= 0x148) || (point >= 0x179 && point <= 0x17E))
		return point + (point & 1);
	if ((point >= 0x100 && point <= 0x177) || point == 0x218 || point == 0x21A)
		return point | 1;
	return point;
}

static size_t put_point(char *out, unsigned point)
{
	if (point < 0x80) {
		out[0] = (char)point;
		return 1;
	}
	out[0] = (char)(0xC0 | (point >> 6));
	out[1] = (char)(0x80 | (point & 0x3F));
	return 2;
}

/* One character from `text` into `out` (at most two bytes more); returns its length in `text`. */
static size_t fold_one(const char *text, size_t length, char *out, size_t *used)
{
	unsigned char c = (unsigned char)*text;
	size_t soft = soft_length(text, length);

	if (soft || c == '\n' || c == '\t') {
		/* NBSP is a space, what has no width is nothing */
		if (soft == 0 || soft == 2 || memcmp(text, "\xE2\x80\xAF", 3) == 0)
			out[(*used)++] = ' ';
		return soft ? soft : 1;
	}
	if (length >= 3 && memcmp(text, "\xE2\x80\x99", 3) == 0) {
		out[(*used)++] = '\'';
		return 3;
	}
	if (c >= 0xC2 && c < 0xE0 && length >= 2) {
		unsigned point = ((c & 0x1Fu) << 6) | ((unsigned char)text[1] & 0x3Fu);

		*used += put_point(out + *used, lower(point));
		return 2;
	}
	out[(*used)++] = (char)c;
	return 1;
}

void lines_fold(const struct line *line, char out[LINES_FOLD])
{
	size_t used = 0;

	for (size_t i = 0; i < line->length && used + 2 < LINES_FOLD;) {
		char c = line->text[i];

		if (c >= ' ' && c < 0x7F) {
			out[used++] = (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
			i++;
		} else {
			i += fold_one(line->text + i, line->length - i, out, &used);
		}
	}
	out[used] = '\0';
}

bool lines_starts_any(const char *text, const char *const *table)
{
	for (; *table; table++) {
		if (**table == *text && strncmp(text, *table, strlen(*table)) == 0)
			return true;
	}
	return false;
}

size_t lines_count_any(const char *text, const char *const *table)
{
	size_t count = 0;

	for (; *table; table++)
		count += strstr(text, *table) != NULL;
	return count;
}

bool lines_quoted(const struct line *line)
{
	struct line trimmed = lines_trim(*line);

	/* ">>> shouting <<<" is no quotation */
	return trimmed.length && trimmed.text[0] == '>' &&
	       (trimmed.length == 1 || trimmed.text[trimmed.length - 1] != '<');
}
