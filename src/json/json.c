/* json: see json.h. */
#include "json/json.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/memory.h"

json_t *json_text(const char *text)
{
	json_t *value = text ? json_string(text) : json_null();

	/* also NULL for text that is not UTF-8: text of a letter always is, so that is a bug */
	if (!value)
		abort();
	return value;
}

void json_put(json_t *object, const char *key, json_t *value)
{
	assert(value);
	if (json_object_set_new(object, key, value) < 0)
		abort();
}

void json_print(const json_t *value, int indent)
{
	size_t flags = indent > 0 ? JSON_INDENT((size_t)indent) : JSON_COMPACT;

	/* a reader that went away is found by whoever closes stdout */
	if (json_dumpf(value, stdout, flags | JSON_ENCODE_ANY) == 0)
		fputc('\n', stdout);
}

static int add(const char *text, size_t length, void *out)
{
	buffer_add(out, text, length);
	return 0;
}

void json_to_buffer(const json_t *value, struct buffer *out)
{
	if (json_dump_callback(value, add, out, JSON_COMPACT | JSON_ENCODE_ANY) < 0)
		abort();
}
