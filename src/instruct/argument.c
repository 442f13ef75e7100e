/* argument: see argument.h. */
#include "instruct/argument.h"

#include <string.h>

#include "base/memory.h"
#include "base/text.h"

enum { WORD_MOST = 64, REFERENCE = 10, ADDRESS_MOST = 254, LOCAL_MOST = 64 };

const struct instruct_names *argument_names(const struct instruct_context *context,
					    enum instruct_takes takes)
{
	switch (takes) {
	case INSTRUCT_MAYBE_PERSON:
	case INSTRUCT_PERSON:
		return &context->professionals;
	case INSTRUCT_LOKET:
		return &context->lokets;
	case INSTRUCT_OUTCOME:
		return &context->outcomes;
	case INSTRUCT_INSTRUMENT_NAME:
		return &context->instruments;
	case INSTRUCT_TEMPLATE:
		return &context->templates;
	default:
		return NULL;
	}
}

/* The value, the name, or both, one behind the other: "bm-lim-1 (An Voorbeeld)". */
static bool is_named(const struct instruct_name *item, const char *key)
{
	char value[FOLD_KEY], name[FOLD_KEY] = "";
	size_t value_length = fold_key_of(item->value, value);
	size_t name_length = item->name ? fold_key_of(item->name, name) : 0;

	if (value_length && strcmp(value, key) == 0)
		return true;
	if (!name_length || !value_length)
		return false;
	return strcmp(name, key) == 0 ||
	       (strncmp(key, value, value_length) == 0 && strcmp(key + value_length, name) == 0) ||
	       (strncmp(key, name, name_length) == 0 && strcmp(key + name_length, value) == 0);
}

static const char *find_name(const struct instruct_names *names, const char *key)
{
	const char *found = NULL;

	for (size_t i = 0; i < names->count; i++) {
		if (!is_named(&names->items[i], key))
			continue;
		if (found && strcmp(found, names->items[i].value) != 0)
			return NULL;
		found = names->items[i].value;
	}
	return found;
}

static bool is_alnum(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
}

static const char *find_word(struct arena *arena, const char *text, size_t length)
{
	if (length > WORD_MOST)
		return NULL;
	for (size_t i = 0; i < length; i++) {
		if (!is_alnum(text[i]) && !strchr("-_.", text[i]))
			return NULL;
	}
	return arena_slice(arena, text, length);
}

static const char *find_reference(struct arena *arena, const char *text, size_t length)
{
	static const char form[] = "00-00000-0";

	if (length > 8 && memcmp(text, "dossier ", 8) == 0) {
		text += 8;
		length -= 8;
	}
	if (length == REFERENCE + 2 && text[0] == '[' && text[length - 1] == ']') {
		text++;
		length -= 2;
	}
	if (length != REFERENCE)
		return NULL;
	for (size_t i = 0; i < length; i++) {
		bool digit = text[i] >= '0' && text[i] <= '9';

		if (form[i] == '-' ? text[i] != '-' : !digit)
			return NULL;
	}
	return arena_slice(arena, text, length);
}

static bool is_local(const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		if (!is_alnum(text[i]) && (!strchr("!#$%&'*+-/=?^_`{|}~.", text[i]) || !text[i]))
			return false;
		if (text[i] == '.' && (i == 0 || i + 1 == length || text[i + 1] == '.'))
			return false;
	}
	return length > 0 && length <= LOCAL_MOST;
}

static bool is_domain(const char *text, size_t length)
{
	size_t top = 0;

	for (size_t i = 0; i < length; i++) {
		bool edge = i == 0 || i + 1 == length || text[i - 1] == '.' || text[i + 1] == '.';

		if (!is_alnum(text[i]) && (edge || !strchr("-.", text[i]) || !text[i]))
			return false;
		if (text[i] == '.')
			top = i + 1;
	}
	/* "127.0.0.1" is no name */
	return top && (length - top > 1) && (text[top] < '0' || text[top] > '9');
}

static bool is_address(const char *text, size_t length)
{
	const char *at = memchr(text, '@', length);

	return at && length <= ADDRESS_MOST && is_local(text, (size_t)(at - text)) &&
	       is_domain(at + 1, length - (size_t)(at + 1 - text));
}

/* One address, also as programs write a link: "an@example.org <mailto:an@example.org>". */
static const char *find_address(struct arena *arena, const char *text, size_t length)
{
	static const char around[] = " \t<>()[]\"*,;";
	const char *found = NULL;

	for (size_t at = 0, size; at < length; at += size) {
		char *word;

		if (strchr(around, text[at])) {
			size = 1;
			continue;
		}
		for (size = 1; at + size < length && !strchr(around, text[at + size]);)
			size++;
		word = arena_slice(arena, text + at, size);
		text_lower(word);
		if (strncmp(word, "mailto:", 7) == 0)
			word += 7;
		if (!is_address(word, strlen(word)) || (found && strcmp(found, word) != 0))
			return NULL;
		found = word;
	}
	return found;
}

const char *argument_find(struct arena *arena, const struct instruct_context *context,
			  enum instruct_takes takes, const char *text, const struct fold *fold,
			  size_t from, size_t to)
{
	const struct instruct_names *names = argument_names(context, takes);
	char key[FOLD_KEY];

	if (takes == INSTRUCT_REFERENCE)
		return find_reference(arena, fold->text + from, to - from);
	if (takes == INSTRUCT_ADDRESS) /* as written: a folded one is another's */
		return find_address(arena, text + fold->at[from], fold->at[to] - fold->at[from]);
	if (names->count == 0 && names != &context->professionals)
		return find_word(arena, fold->text + from, to - from);
	return fold_key(fold->text + from, to - from, key) ? find_name(names, key) : NULL;
}
