/* params: see params.h.
 *
 * SECURITY: raw bytes of a stranger; one pass, sections in any order are bounded by SECTIONS. */
#include "reader/params.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/memory.h"
#include "base/text.h"
#include "reader/charset.h"
#include "reader/words.h"

enum { SECTIONS = 100 };

struct slice {
	const char *text;
	size_t length;
	bool quoted;
	bool extended; /* "name*=" or "name*0*=": percent-encoded */
};

struct param {
	struct slice name;
	struct slice value;
};

static const char *skip_space(const char *at, const char *end)
{
	while (at < end && (*at == ' ' || *at == '\t'))
		at++;
	return at;
}

/* Behind the ';' that ends this parameter; a ';' inside quotes does not. */
static const char *read_value(const char *at, const char *end, struct slice *value)
{
	const char *close;

	at = skip_space(at, end);
	value->quoted = at < end && *at == '"';
	if (value->quoted) {
		for (close = ++at; close < end && *close != '"'; close++) {
			if (*close == '\\' && close + 1 < end)
				close++;
		}
		value->text = at;
		value->length = (size_t)(close - at);
		at = close;
	} else {
		value->text = at;
	}
	close = memchr(at, ';', (size_t)(end - at));
	close = close ? close : end;
	if (!value->quoted) {
		value->length = (size_t)(close - at);
		while (value->length && strchr(" \t", value->text[value->length - 1]))
			value->length--;
	}
	return close < end ? close + 1 : end;
}

/* The next "name=value"; pieces without '=' are passed over. */
static bool next_param(const char **at, const char *end, struct param *param)
{
	while (*at < end) {
		const char *start = skip_space(*at, end), *stop = start;

		while (stop < end && *stop != '=' && *stop != ';')
			stop++;
		if (stop == end || *stop == ';') {
			*at = stop < end ? stop + 1 : end;
			continue;
		}
		param->name.text = start;
		param->name.length = (size_t)(stop - start);
		while (param->name.length && strchr(" \t", start[param->name.length - 1]))
			param->name.length--;
		*at = read_value(stop + 1, end, &param->value);
		return true;
	}
	return false;
}

/* The section of "name", "name*", "name*3", "name*3*"; -1: another name. *plain: no '*' at all. */
static int section_of(const struct slice *given, const char *name, bool *extended, bool *plain)
{
	size_t length = strlen(name);
	const char *rest = given->text + length, *end = given->text + given->length;
	int section = 0;

	if (given->length < length || strncasecmp(given->text, name, length) != 0)
		return -1;
	*extended = *plain = rest == end;
	*extended = false;
	if (rest == end)
		return 0;
	if (*rest++ != '*')
		return -1;
	if (rest == end) {
		*extended = true;
		return 0;
	}
	while (rest < end && *rest >= '0' && *rest <= '9' && section < SECTIONS)
		section = section * 10 + (*rest++ - '0');
	*extended = rest < end && *rest == '*';
	return section < SECTIONS ? section : -1;
}

static int hex(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c = (char)(c | 0x20);
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static void add_percent(struct buffer *out, const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		if (text[i] == '%' && i + 2 < length && hex(text[i + 1]) >= 0 &&
		    hex(text[i + 2]) >= 0) {
			buffer_char(out, (char)(hex(text[i + 1]) << 4 | hex(text[i + 2])));
			i += 2;
		} else {
			buffer_char(out, text[i]);
		}
	}
}

static void add_quoted(struct buffer *out, const struct slice *value)
{
	for (size_t i = 0; i < value->length; i++) {
		/* a backslash before anything but a quote is a Windows path, not an escape */
		if (value->quoted && value->text[i] == '\\' && i + 1 < value->length &&
		    strchr("\"\\", value->text[i + 1]))
			i++;
		buffer_char(out, value->text[i]);
	}
}

/* Takes "charset'language'" off the first section; "" when there is none. */
static char *take_charset(struct arena *arena, struct slice *value)
{
	const char *first = memchr(value->text, '\'', value->length);
	const char *second =
	    first ? memchr(first + 1, '\'', value->length - (size_t)(first + 1 - value->text))
		  : NULL;
	char *charset;

	if (!second)
		return NULL;
	charset = arena_slice(arena, value->text, (size_t)(first - value->text));
	value->length -= (size_t)(second + 1 - value->text);
	value->text = second + 1;
	return charset;
}

static char *join_sections(struct arena *arena, struct slice *sections)
{
	struct buffer bytes = {0};
	char *charset = NULL, *text;
	size_t length;

	if (sections[0].text && sections[0].extended)
		charset = take_charset(arena, &sections[0]);
	for (int i = 0; i < SECTIONS && sections[i].text; i++) {
		if (sections[i].extended)
			add_percent(&bytes, sections[i].text, sections[i].length);
		else
			add_quoted(&bytes, &sections[i]);
	}
	if (charset) {
		text = charset_decode(arena, charset, bytes.data, bytes.length, &length);
		text = text_clean(arena, text, length, TEXT_ONE_LINE, NULL);
	} else {
		text = words_decode(arena, bytes.data ? bytes.data : "", bytes.length);
	}
	buffer_free(&bytes);
	return text;
}

char *params_find(struct arena *arena, const char *value, size_t length, const char *name)
{
	struct slice sections[SECTIONS] = {{NULL, 0, false, false}},
		     single = {NULL, 0, false, false};
	const char *end = value + length, *at = memchr(value, ';', length);
	struct param param;
	bool any = false;

	if (!at)
		return NULL;
	at++;
	while (next_param(&at, end, &param)) {
		bool extended = false, plain = false;
		int section = section_of(&param.name, name, &extended, &plain);

		if (section < 0)
			continue;
		param.value.extended = extended;
		if (plain && !single.text) {
			single = param.value;
		} else if (!plain && !sections[section].text) {
			sections[section] = param.value;
			any = true;
		}
	}
	/* the form of RFC 2231 is the better one where a sender gives both */
	if (!any || !sections[0].text) {
		if (!single.text)
			return NULL;
		sections[0] = single;
		sections[1].text = NULL;
	}
	return join_sections(arena, sections);
}

char *params_value(struct arena *arena, const char *value, size_t length)
{
	const char *end = memchr(value, ';', length);
	char *out = arena_zero(arena, length + 1, 1);
	size_t used = 0, stop = end ? (size_t)(end - value) : length;

	for (size_t i = 0; i < stop; i++) {
		if ((unsigned char)value[i] > ' ' && (unsigned char)value[i] < 0x7F)
			out[used++] = value[i];
	}
	out[used] = '\0';
	text_lower(out);
	return out;
}
