/* in: see in.h.
 *
 * SECURITY: reads what a reader wrote that may be in enemy hands. It never reads behind `end`, goes no
 * deeper than JSON_IN_DEPTH, and makes no more values than it was told to; jansson refuses what is
 * not UTF-8. */
#include "json/in.h"

#include <stdbool.h>
#include <string.h>

#include "base/memory.h"

enum { DIGITS = 18 }; /* that many fit into 64 bits */

struct in {
	const char *at, *end;
	size_t left;	    /* values that may still come */
	int depth;	    /* of what is open */
	struct buffer text; /* of a string with escapes */
	json_t *odd;	    /* the last number that was jansson's; it stands in the tree */
	const char *odd_text;
	size_t odd_length;
};

static json_t *read_value(struct in *in);

static void skip_blanks(struct in *in)
{
	while (in->at < in->end &&
	       (*in->at == ' ' || *in->at == '\n' || *in->at == '\t' || *in->at == '\r'))
		in->at++;
}

/* Blanks, then this one: true, and it is behind us. */
static bool take(struct in *in, char wanted)
{
	skip_blanks(in);
	if (in->at == in->end || *in->at != wanted)
		return false;
	in->at++;
	return true;
}

/* --- strings ---------------------------------------------------------------------------------- */

struct string {
	const char *quote; /* the first */
	const char *text;  /* its bytes as they stand, or in.text */
	size_t length;
	bool escaped, coded; /* a backslash is in it; one before a u */
};

/* From its first quote to behind its last. */
static bool find_end(struct in *in, struct string *string)
{
	const char *at = in->at + 1;

	*string = (struct string){.quote = in->at, .text = at};
	for (; at < in->end && *at != '"'; at++) {
		if ((unsigned char)*at < ' ')
			return false;
		if (*at != '\\')
			continue;
		string->escaped = true;
		if (++at == in->end)
			return false;
		string->coded = string->coded || *at == 'u';
	}
	if (at == in->end)
		return false;
	string->length = (size_t)(at - string->text);
	in->at = at + 1;
	return true;
}

static bool add_unescaped(struct buffer *to, char c)
{
	static const char from[] = "\"\\/bfnrt", into[] = "\"\\/\b\f\n\r\t";
	const char *found = c ? strchr(from, c) : NULL;

	if (found)
		buffer_char(to, into[found - from]);
	return found;
}

static bool unescape(struct in *in, struct string *string)
{
	const char *at = string->text, *end = at + string->length, *next;

	in->text.length = 0;
	for (; (next = memchr(at, '\\', (size_t)(end - at))); at = next + 2) {
		buffer_add(&in->text, at, (size_t)(next - at));
		if (!add_unescaped(&in->text, next[1]))
			return false;
	}
	buffer_add(&in->text, at, (size_t)(end - at));
	string->text = in->text.data;
	string->length = in->text.length;
	return true;
}

/* Characters by their numbers, and pairs of them, are jansson's. */
static bool decode(struct in *in, struct string *string)
{
	json_t *value =
	    json_loadb(string->quote, (size_t)(in->at - string->quote), JSON_DECODE_ANY, NULL);

	if (!value)
		return false;
	in->text.length = 0;
	buffer_add(&in->text, json_string_value(value), json_string_length(value));
	json_decref(value);
	string->text = in->text.data;
	string->length = in->text.length;
	return true;
}

static bool read_text(struct in *in, struct string *string)
{
	if (!find_end(in, string))
		return false;
	if (string->coded)
		return decode(in, string);
	return !string->escaped || unescape(in, string);
}

static json_t *read_string(struct in *in)
{
	struct string string;

	return read_text(in, &string) ? json_stringn(string.text, string.length) : NULL;
}

/* --- numbers and words ------------------------------------------------------------------------ */

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* What is no short whole number is jansson's; the same certainty comes again and again. */
static json_t *read_odd_number(struct in *in)
{
	const char *begin = in->at;
	size_t length;

	while (in->at < in->end && (is_digit(*in->at) || (*in->at && strchr("+-.eE", *in->at))))
		in->at++;
	length = (size_t)(in->at - begin);
	if (in->odd && length == in->odd_length && memcmp(begin, in->odd_text, length) == 0)
		return json_copy(in->odd);
	in->odd = json_loadb(begin, length, JSON_DECODE_ANY, NULL);
	in->odd_text = begin;
	in->odd_length = length;
	return in->odd;
}

static json_t *read_number(struct in *in)
{
	const char *at = in->at;
	json_int_t number = 0;

	while (at < in->end && is_digit(*at) && at - in->at < DIGITS)
		number = number * 10 + (*at++ - '0');
	if (at == in->at || at == in->end || is_digit(*at) || strchr(".eE", *at) ||
	    (*in->at == '0' && at - in->at > 1))
		return read_odd_number(in);
	in->at = at;
	return json_integer(number);
}

static bool take_word(struct in *in, const char *word)
{
	size_t length = strlen(word);

	if ((size_t)(in->end - in->at) < length || memcmp(in->at, word, length) != 0)
		return false;
	in->at += length;
	return true;
}

static json_t *read_word(struct in *in)
{
	if (take_word(in, "null"))
		return json_null();
	if (take_word(in, "true"))
		return json_true();
	return take_word(in, "false") ? json_false() : NULL;
}

/* --- objects and arrays ----------------------------------------------------------------------- */

static bool add_member(struct in *in, json_t *object)
{
	struct buffer escaped = {0};
	size_t size = json_object_size(object);
	struct string key;
	json_t *value;
	bool added;

	skip_blanks(in);
	if (in->at == in->end || *in->at != '"' || !read_text(in, &key))
		return false;
	if (key.text == in->text.data) { /* the value needs a buffer too */
		escaped = in->text;
		in->text = (struct buffer){0};
	}
	value = take(in, ':') ? read_value(in) : NULL;
	added = value && json_object_setn_new(object, key.text, key.length, value) == 0 &&
		json_object_size(object) > size; /* else the key stood there */
	buffer_free(&escaped);
	return added;
}

static bool add_item(struct in *in, json_t *array)
{
	json_t *value = read_value(in);

	return value && json_array_append_new(array, value) == 0;
}

/* From behind its bracket to behind the one that closes it. */
static json_t *read_open(struct in *in, json_t *parent, char close,
			 bool (*add)(struct in *in, json_t *parent))
{
	bool good = ++in->depth <= JSON_IN_DEPTH;

	if (good && !take(in, close)) {
		do
			good = add(in, parent);
		while (good && take(in, ','));
		good = good && take(in, close);
	}
	in->depth--;
	if (good)
		return parent;
	json_decref(parent);
	return NULL;
}

static json_t *read_value(struct in *in)
{
	skip_blanks(in);
	if (in->at == in->end || in->left == 0)
		return NULL;
	in->left--;
	switch (*in->at) {
	case '{':
		in->at++;
		return read_open(in, json_object(), '}', add_member);
	case '[':
		in->at++;
		return read_open(in, json_array(), ']', add_item);
	case '"':
		return read_string(in);
	case 'n':
	case 't':
	case 'f':
		return read_word(in);
	default:
		return read_number(in);
	}
}

json_t *json_in(const char *text, size_t length, size_t most)
{
	struct in in = {.at = text, .end = text + length, .left = most};
	json_t *root;

	skip_blanks(&in);
	if (in.at == in.end || (*in.at != '{' && *in.at != '['))
		return NULL;
	root = read_value(&in);
	skip_blanks(&in);
	if (root && in.at != in.end) {
		json_decref(root);
		root = NULL;
	}
	buffer_free(&in.text);
	return root;
}
