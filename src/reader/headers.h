/* headers: one header block, cut into fields. Works on raw bytes; nothing is decoded here. */
#ifndef LOKET_READER_HEADERS_H
#define LOKET_READER_HEADERS_H

#include <stddef.h>

struct arena;

struct header_field {
	const char *name; /* as written, NUL-terminated */
	const char *
	    value; /* unfolded (line ends gone), trimmed, NUL-terminated; other bytes as they came */
	size_t length; /* of the value, which may hold NUL */
};

struct headers {
	struct header_field *items;
	size_t count;
};

/* The bytes of the name when the line starts a field, else 0. */
size_t headers_name_length(const char *line, size_t length);

/* Reads the block at the start of data, up to the blank line after its fields or the end. Blank lines
 * before the first field, a leading "From " line of an mbox, and lines that are no field are skipped. */
struct headers headers_parse(struct arena *arena, const char *data, size_t size);

/* One more field (as a MIME library hands it over). */
void headers_add(struct arena *arena, struct headers *headers, const char *name, const char *value,
		 size_t length);

/* The value of the first field of that name (any case); NULL: none. */
const struct header_field *headers_find(const struct headers *headers, const char *name);
/* The first field behind `after` (NULL: from the start). */
const struct header_field *headers_next(const struct headers *headers,
					const struct header_field *after, const char *name);

#endif
