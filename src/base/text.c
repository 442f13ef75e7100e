/* text: see text.h. */
#include "base/text.h"

#include <string.h>
#include <strings.h>

#include "base/memory.h"

enum { REPLACEMENT = 0xFFFD };

/* The bytes that a lead byte asks for, two or more, and the smallest code point that needs that
 * many; 0: no lead byte. */
static size_t sequence(unsigned char lead, uint32_t *bits, uint32_t *smallest)
{
	static const struct {
		unsigned char mask, value;
		uint32_t smallest;
	} rows[] = {{0xE0, 0xC0, 0x80}, {0xF0, 0xE0, 0x800}, {0xF8, 0xF0, 0x10000}};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		if ((lead & rows[i].mask) == rows[i].value) {
			*bits = lead & (unsigned char)~rows[i].mask;
			*smallest = rows[i].smallest;
			return i + 2;
		}
	}
	return 0;
}

uint32_t text_decode(const char *text, size_t length, size_t *size)
{
	uint32_t value, smallest;
	size_t wanted;

	*size = 1;
	if ((unsigned char)text[0] < 0x80)
		return (unsigned char)text[0];
	wanted = sequence((unsigned char)text[0], &value, &smallest);
	if (wanted == 0 || wanted > length)
		return REPLACEMENT;
	for (size_t i = 1; i < wanted; i++) {
		unsigned char byte = (unsigned char)text[i];

		if ((byte & 0xC0) != 0x80)
			return REPLACEMENT;
		value = value << 6 | (byte & 0x3F);
	}
	if (value < smallest || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF))
		return REPLACEMENT;
	*size = wanted;
	return value;
}

size_t text_encode(uint32_t code_point, char out[4])
{
	static const unsigned char lead[] = {0, 0x00, 0xC0, 0xE0, 0xF0};
	size_t size = code_point < 0x80 ? 1 : code_point < 0x800 ? 2 : code_point < 0x10000 ? 3 : 4;

	for (size_t i = size; i-- > 1;) {
		out[i] = (char)(0x80 | (code_point & 0x3F));
		code_point >>= 6;
	}
	out[0] = (char)(lead[size] | code_point);
	return size;
}

static bool is_forbidden(uint32_t c)
{
	return (c < 0x20 && c != '\t' && c != '\n') || (c >= 0x7F && c < 0xA0) ||
	       (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

bool text_is_clean(const char *text, size_t length)
{
	for (size_t i = 0, size; i < length; i += size) {
		uint32_t c = (unsigned char)text[i];

		size = 1;
		if (c >= ' ' && c < 0x7F) /* nearly always */
			continue;
		c = text_decode(text + i, length - i, &size);
		if (is_forbidden(c) || (c == REPLACEMENT && size == 1))
			return false;
	}
	return true;
}

static bool is_space(uint32_t c)
{
	return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 || c == 0xA0 ||
	       (c >= 0x2000 && c <= 0x200B) || c == 0x2028 || c == 0x2029 || c == 0x202F ||
	       c == 0x205F || c == 0x3000 || c == 0xFEFF;
}

char *text_clean(struct arena *arena, const char *text, size_t length, enum text_lines lines,
		 size_t *length_r)
{
	/* an invalid byte becomes three (U+FFFD) */
	char *out = arena_zero(arena, length + 1, 1);
	size_t used = 0, invalid = 0;

	for (size_t i = 0; i < length; i++)
		invalid += (unsigned char)text[i] >= 0x80;
	if (invalid && !text_is_clean(text, length))
		out = arena_zero(arena, length + 2 * invalid + 1, 1);
	for (size_t i = 0, size; i < length; i += size) {
		uint32_t c = (unsigned char)text[i];

		size = 1;
		if (c > ' ' && c < 0x7F) {
			out[used++] = text[i];
			continue;
		}
		c = text_decode(text + i, length - i, &size);
		if (c == '\r') {
			if (i + 1 < length && text[i + 1] == '\n')
				continue;
			c = '\n';
		}
		if (c == '\v' || c == '\f' || c == 0x85)
			c = '\n';
		if (lines == TEXT_ONE_LINE && is_space(c)) {
			if (used == 0 || out[used - 1] == ' ')
				continue;
			c = ' ';
		}
		if (!is_forbidden(c))
			used += text_encode(c, out + used);
	}
	if (lines == TEXT_ONE_LINE && used && out[used - 1] == ' ')
		used--;
	out[used] = '\0';
	if (length_r)
		*length_r = used;
	return out;
}

static bool is_invisible(uint32_t c)
{
	return c == 0x061C || c == 0x200E || c == 0x200F ||   /* bidi marks */
	       (c >= 0x206A && c <= 0x206F) ||		      /* old format characters */
	       c == 0xFEFF || (c >= 0xFFF9 && c <= 0xFFFB) || /* annotations */
	       (c >= 0xE0000 && c <= 0xE007F);		      /* tags */
}

char *text_shown(struct arena *arena, const char *text)
{
	size_t length = strlen(text), used = 0;
	char *out;

	for (size_t i = 0; i < length && text[i] > 0 && text[i] < 0x7F; i++)
		used += text[i] >= ' ' || text[i] == '\n' || text[i] == '\t';
	if (used == length)
		return arena_text(arena, text);
	out = text_is_clean(text, length)
		  ? arena_slice(arena, text, length)
		  : text_clean(arena, text, length, TEXT_MANY_LINES, &length);
	used = 0;
	for (size_t i = 0, size; i < length; i += size) {
		uint32_t c = (unsigned char)out[i];

		size = 1;
		if (c < 0x80) {
			out[used++] = out[i];
			continue;
		}
		c = text_decode(out + i, length - i, &size);
		if (c == 0x2028 || c == 0x2029)
			out[used++] = '\n';
		else if (!is_invisible(c))
			used += text_encode(c, out + used);
	}
	out[used] = '\0';
	return out;
}

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

bool text_equal_fold(const char *a, const char *b)
{
	if (!a || !b)
		return a == b;
	while (*a && lower(*a) == lower(*b)) {
		a++;
		b++;
	}
	return lower(*a) == lower(*b);
}

bool text_starts_fold(const char *text, const char *prefix)
{
	while (*prefix && lower(*text) == lower(*prefix)) {
		text++;
		prefix++;
	}
	return *prefix == '\0';
}

void text_lower(char *text)
{
	for (; *text; text++)
		*text = lower(*text);
}

bool text_blank(const char *text)
{
	size_t length = text ? strlen(text) : 0;

	for (size_t i = 0, size; i < length; i += size) {
		if (!is_space(text_decode(text + i, length - i, &size)))
			return false;
	}
	return true;
}

size_t text_fit(const char *text, size_t length, size_t limit)
{
	size_t fits = length < limit ? length : limit, lead = fits, size = 1;

	/* back to the first byte of the last sequence: is it whole? */
	while (lead > 0 && fits - lead < 4 && ((unsigned char)text[--lead] & 0xC0) == 0x80)
		;
	if (fits > 0 && (unsigned char)text[lead] >= 0xC0)
		size = (unsigned char)text[lead] >= 0xF0   ? 4
		       : (unsigned char)text[lead] >= 0xE0 ? 3
							   : 2;
	return fits > 0 && lead + size > fits && size > 1 ? lead : fits;
}
