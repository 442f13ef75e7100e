/* tnef: see tnef.h. Of the format only the list of attributes is needed: level, what it is, length,
 * data, sum; and in one of them the list of properties: type, number, value.
 *
 * SECURITY: every length is checked against what is there. */
#include "document/tnef.h"

#include <string.h>

#include "base/memory.h"
#include "base/text.h"

enum {
	HEAD = 6,		 /* signature, key */
	ATTRIBUTE = 9,		 /* level, what, length */
	SUM = 2,		 /* behind the data */
	ATTACHMENT = 2,		 /* a level */
	DATA = 0x0006800F,	 /* attAttachData */
	BODY = 0x0002800C,	 /* attBody */
	PROPERTIES = 0x00069003, /* attMsgProps */
	PROPERTY_BODY = 0x1000,	 /* PR_BODY */
	NAMED = 0x8000,		 /* numbers from here have a name */
	MANY = 0x1000,		 /* a type: more than one value */
	STRING = 0x1E,
	UNICODE = 0x1F,
};

/* A piece of the file, with what is still to be read of it. */
struct rest {
	const char *at;
	size_t size;
};

static size_t u32(const char *at)
{
	const unsigned char *byte = (const unsigned char *)at;

	return byte[0] | (size_t)byte[1] << 8 | (size_t)byte[2] << 16 | (size_t)byte[3] << 24;
}

static bool take(struct rest *rest, size_t size, const char **data)
{
	if (size > rest->size)
		return false;
	*data = rest->at;
	rest->at += size;
	rest->size -= size;
	return true;
}

static bool take_u32(struct rest *rest, size_t *value)
{
	const char *at;

	if (!take(rest, 4, &at))
		return false;
	*value = u32(at);
	return true;
}

static bool next_attribute(struct rest *rest, char *level, size_t *what, struct rest *data)
{
	const char *head, *sum;

	if (!take(rest, ATTRIBUTE, &head))
		return false;
	*level = head[0];
	*what = u32(head + 1);
	data->size = u32(head + 5);
	if (!take(rest, data->size, &data->at))
		return false;
	if (!take(rest, SUM, &sum))
		rest->size = 0;
	return true;
}

bool tnef_next(const char *data, size_t size, size_t *at, const char **file, size_t *file_size)
{
	size_t start = *at ? *at : HEAD, what;
	struct rest rest, content;
	char level;

	if (start > size)
		return false;
	rest = (struct rest){data + start, size - start};
	while (next_attribute(&rest, &level, &what, &content)) {
		if (level != ATTACHMENT || what != DATA)
			continue;
		*file = content.at;
		*file_size = content.size;
		*at = (size_t)(rest.at - data);
		return true;
	}
	return false;
}

/* --- the words --- */

/* The letters of windows-1252 that Latin-1 does not have. */
static const unsigned short windows[32] = {
    0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

static void add_letter(struct buffer *out, uint32_t letter)
{
	char bytes[4];

	if (letter)
		buffer_add(out, bytes, text_encode(letter, bytes));
}

static bool is_utf8(const struct rest *text)
{
	size_t size;

	for (size_t at = 0; at < text->size; at += size) {
		if (text_decode(text->at + at, text->size - at, &size) == 0xFFFD && size == 1)
			return false;
	}
	return true;
}

static void add_string(const struct rest *text, struct buffer *out)
{
	bool utf8 = is_utf8(text);

	for (size_t i = 0; i < text->size && text->at[i]; i++) {
		unsigned char c = (unsigned char)text->at[i];

		if (utf8 || c < 0x80)
			buffer_char(out, (char)c);
		else
			add_letter(out, c < 0xA0 ? windows[c - 0x80] : c);
	}
}

static void add_unicode(const struct rest *text, struct buffer *out)
{
	for (size_t i = 0; i + 1 < text->size; i += 2) {
		uint32_t unit =
		    (uint32_t)((unsigned char)text->at[i] | (unsigned char)text->at[i + 1] << 8);

		if (unit >= 0xD800 && unit < 0xDC00 && i + 3 < text->size) {
			uint32_t low = (uint32_t)((unsigned char)text->at[i + 2] |
						  (unsigned char)text->at[i + 3] << 8);

			if (low >= 0xDC00 && low < 0xE000) {
				unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
				i += 2;
			}
		}
		add_letter(out, unit >= 0xD800 && unit < 0xE000 ? 0xFFFD : unit);
	}
}

/* The name of a property that has one: whose, and a number or words. */
static bool skip_name(struct rest *rest)
{
	enum { OWNER = 16 };
	const char *skipped;
	size_t kind, value;

	return take(rest, OWNER, &skipped) && take_u32(rest, &kind) && take_u32(rest, &value) &&
	       (kind == 0 || take(rest, (value + 3) & ~(size_t)3, &skipped));
}

static size_t fixed_size(size_t type)
{
	static const struct {
		size_t type, size;
	} sizes[] = {{0x02, 4}, {0x03, 4}, {0x04, 4}, {0x05, 8}, {0x06, 8}, {0x07, 8},
		     {0x0A, 4}, {0x0B, 4}, {0x14, 8}, {0x40, 8}, {0x48, 16}};

	for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		if (sizes[i].type == type)
			return sizes[i].size;
	}
	return 0;
}

/* One value or more; the last one is told. */
static bool next_value(struct rest *rest, size_t type, struct rest *value)
{
	size_t fixed = fixed_size(type & ~(size_t)MANY), count = 1;
	const char *at;

	if ((fixed == 0 || type & MANY) && !take_u32(rest, &count))
		return false;
	for (size_t i = 0; i < count; i++) {
		value->size = fixed;
		if (fixed == 0 && !take_u32(rest, &value->size))
			return false;
		if (value->size > rest->size)
			return false;
		value->at = rest->at;
		at = NULL;
		if (!take(rest, (value->size + 3) & ~(size_t)3, &at))
			rest->size = 0;
	}
	return true;
}

static bool find_body(struct rest rest, struct buffer *out)
{
	struct rest value = {"", 0};
	size_t count, tag;

	if (!take_u32(&rest, &count))
		return false;
	for (size_t i = 0; i < count && take_u32(&rest, &tag); i++) {
		size_t type = tag & 0xFFFF, number = tag >> 16;

		if ((number >= NAMED && !skip_name(&rest)) || !next_value(&rest, type, &value))
			return false;
		if (number != PROPERTY_BODY || (type != STRING && type != UNICODE))
			continue;
		if (type == STRING)
			add_string(&value, out);
		else
			add_unicode(&value, out);
		return true;
	}
	return false;
}

void tnef_body(const char *data, size_t size, size_t limit, struct buffer *out)
{
	struct rest rest, content;
	bool found = false;
	size_t what;
	char level;

	if (size < HEAD)
		return;
	rest = (struct rest){data + HEAD, size - HEAD};
	while (!found && next_attribute(&rest, &level, &what, &content) && level != ATTACHMENT) {
		content.size = content.size < limit ? content.size : limit;
		if (what == BODY)
			add_string(&content, out);
		found = what == BODY || (what == PROPERTIES && find_body(content, out));
	}
}
