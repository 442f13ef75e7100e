/* headers: see headers.h.
 *
 * SECURITY: raw bytes of a stranger; linear, every length is bounded by the block's. */
#include "reader/headers.h"

#include <string.h>

#include "base/memory.h"
#include "base/text.h"

enum { NAME_LIMIT = 200 };

static size_t line_length(const char *data, size_t size)
{
	const char *end = memchr(data, '\n', size);

	return end ? (size_t)(end - data) + 1 : size;
}

size_t headers_name_length(const char *line, size_t length)
{
	for (size_t i = 0; i < length && i < NAME_LIMIT; i++) {
		if (line[i] == ':')
			return i;
		if ((unsigned char)line[i] <= ' ' || line[i] == 0x7F) {
			/* "Subject : x" is seen in the wild */
			size_t colon = i;

			while (colon < length && (line[colon] == ' ' || line[colon] == '\t'))
				colon++;
			return colon < length && line[colon] == ':' ? i : 0;
		}
	}
	return 0;
}

/* Line ends and what is around the value go; the white space of a folded line stays. */
static size_t unfold(const char *data, size_t size, char *out)
{
	size_t used = 0;

	for (size_t i = 0; i < size; i++) {
		if (data[i] != '\r' && data[i] != '\n' &&
		    (used || (data[i] != ' ' && data[i] != '\t')))
			out[used++] = data[i];
	}
	while (used && (out[used - 1] == ' ' || out[used - 1] == '\t'))
		used--;
	out[used] = '\0';
	return used;
}

void headers_add(struct arena *arena, struct headers *headers, const char *name, const char *value,
		 size_t length)
{
	char *copy = arena_zero(arena, length + 1, 1);
	struct header_field *field;

	headers->items = arena_grow(arena, headers->items, headers->count, sizeof(*headers->items));
	field = &headers->items[headers->count++];
	field->name = arena_text(arena, name);
	field->length = unfold(value, length, copy);
	field->value = copy;
}

struct headers headers_parse(struct arena *arena, const char *data, size_t size)
{
	struct headers headers = {NULL, 0};

	size_t start = size >= 3 && memcmp(data, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;

	for (size_t at = start; at < size;) {
		size_t length = line_length(data + at, size - at);
		size_t name = headers_name_length(data + at, length), end = at + length;
		const char *colon;

		if (headers.count && (data[at] == '\n' || (length == 2 && data[at] == '\r')))
			break;
		while (end < size && (data[end] == ' ' || data[end] == '\t'))
			end += line_length(data + end, size - end);
		if (name > 0) {
			colon = memchr(data + at + name, ':', length - name);
			headers_add(arena, &headers, arena_slice(arena, data + at, name), colon + 1,
				    end - (size_t)(colon + 1 - data));
		}
		at = end;
	}
	return headers;
}

const struct header_field *headers_next(const struct headers *headers,
					const struct header_field *after, const char *name)
{
	size_t i = after ? (size_t)(after - headers->items) + 1 : 0;

	for (; i < headers->count; i++) {
		if (text_equal_fold(headers->items[i].name, name))
			return &headers->items[i];
	}
	return NULL;
}

const struct header_field *headers_find(const struct headers *headers, const char *name)
{
	return headers_next(headers, NULL, name);
}
