/* out: see out.h. */
#include "json/out.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

/* --- the tree -------------------------------------------------------------------------------- */

/* Takes the value over. */
static void put(struct json_out *out, json_t *value)
{
	json_t *parent = out->depth > 0 ? out->open[out->depth - 1] : NULL;

	if (!value)
		abort(); /* no memory, or a text that is not UTF-8: a bug of its maker */
	if (!parent)
		out->root = value;
	else if (out->key)
		json_put(parent, out->key, value);
	else if (json_array_append_new(parent, value) < 0)
		abort();
	out->key = NULL;
}

/* --- the text -------------------------------------------------------------------------------- */

static void new_line(struct json_out *out)
{
	if (out->indent > 0)
		buffer_char(out->text, '\n');
	for (int i = 0; i < out->indent * out->depth; i++)
		buffer_char(out->text, ' ');
}

static void add_escaped(struct buffer *to, char c)
{
	static const char named[][2] = {{'"', '"'},  {'\\', '\\'}, {'\b', 'b'}, {'\f', 'f'},
					{'\n', 'n'}, {'\r', 'r'},  {'\t', 't'}};

	for (size_t i = 0; i < sizeof(named) / sizeof(named[0]); i++) {
		if (named[i][0] == c) {
			buffer_char(to, '\\');
			buffer_char(to, named[i][1]);
			return;
		}
	}
	buffer_format(to, "\\u%04X", (unsigned)(unsigned char)c);
}

static void add_quoted(struct buffer *to, const char *text, size_t length)
{
	size_t from = 0;

	buffer_char(to, '"');
	for (size_t i = 0; i < length; i++) {
		if ((unsigned char)text[i] >= ' ' && text[i] != '"' && text[i] != '\\')
			continue;
		buffer_add(to, text + from, i - from);
		add_escaped(to, text[i]);
		from = i + 1;
	}
	buffer_add(to, text + from, length - from);
	buffer_char(to, '"');
}

/* What stands before a value: the comma, the line, the key. */
static void begin_value(struct json_out *out)
{
	if (out->depth == 0)
		return;
	if (out->filled)
		buffer_char(out->text, ',');
	new_line(out);
	if (out->key) {
		add_quoted(out->text, out->key, strlen(out->key));
		buffer_text(out->text, out->indent > 0 ? ": " : ":");
	}
	out->key = NULL;
	out->filled = true;
}

static void add_plain(struct json_out *out, const char *text)
{
	begin_value(out);
	buffer_text(out->text, text);
}

/* --- both ------------------------------------------------------------------------------------ */

void json_out_open(struct json_out *out, char bracket)
{
	if (out->text) {
		begin_value(out);
		buffer_char(out->text, bracket);
		out->filled = false;
		out->depth++;
	} else {
		json_t *value = bracket == '{' ? json_object() : json_array();

		put(out, value);
		assert(out->depth < JSON_OUT_DEPTH);
		out->open[out->depth++] = value;
	}
}

void json_out_close(struct json_out *out, char bracket)
{
	out->depth--;
	if (!out->text)
		return;
	if (out->filled)
		new_line(out);
	buffer_char(out->text, bracket);
	out->filled = true;
}

void json_out_key(struct json_out *out, const char *key)
{
	out->key = key;
}

void json_out_text(struct json_out *out, const char *text, size_t length)
{
	if (!text) {
		json_out_null(out);
	} else if (out->text) {
		begin_value(out);
		add_quoted(out->text, text, length);
	} else {
		put(out, json_stringn(text, length));
	}
}

void json_out_null(struct json_out *out)
{
	if (out->text)
		add_plain(out, "null");
	else
		put(out, json_null());
}

void json_out_bool(struct json_out *out, bool value)
{
	if (out->text)
		add_plain(out, value ? "true" : "false");
	else
		put(out, json_boolean(value));
}

void json_out_number(struct json_out *out, int64_t value)
{
	char digits[JSON_OUT_REAL];

	snprintf(digits, sizeof(digits), "%lld", (long long)value);
	if (out->text)
		add_plain(out, digits);
	else
		put(out, json_integer(value));
}

/* How a real is written is jansson's. */
static void write_real(struct json_out *out, double value)
{
	json_t *real = json_real(value);
	size_t length = json_dumpb(real, out->last_text, JSON_OUT_REAL - 1, JSON_ENCODE_ANY);

	if (!real || length == 0 || length >= JSON_OUT_REAL)
		abort();
	out->last_text[length] = '\0';
	out->last = value;
	json_decref(real);
}

void json_out_real(struct json_out *out, double value)
{
	if (!out->text) {
		put(out, json_real(value));
		return;
	}
	if (!out->last_text[0] || out->last != value)
		write_real(out, value);
	add_plain(out, out->last_text);
}
