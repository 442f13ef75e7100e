/* address: see address.h.
 *
 * SECURITY: raw bytes of a stranger; one pass, no recursion. An address that is given out is lower
 * case, has one '@' and no white space, so it can stand in a header; compose checks again. */
#include "reader/address.h"

#include <stdbool.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "reader/words.h"

enum { ADDRESS_LENGTH = 254, NAME_LENGTH = 500, ENCODED_LIMIT = 600, NAME_REST = 200 };

struct entry {
	struct buffer name;
	struct buffer spec;    /* between < and > */
	struct buffer comment; /* between ( and ) */
	bool angle;
	bool held; /* the name goes on behind a bare comma */
};

struct parsing {
	struct arena *arena;
	struct letter_addresses list;
	struct entry entry;
};

static const char *trimmed(struct buffer *buffer)
{
	char *text = buffer->data ? buffer->data : (char *)"";
	size_t length = buffer->length;

	while (length && (text[length - 1] == ' ' || text[length - 1] == '\t'))
		text[--length] = '\0';
	while (*text == ' ' || *text == '\t')
		text++;
	return text;
}

static bool has_forbidden(const char *text)
{
	for (; *text; text++) {
		if ((unsigned char)*text <= ' ' || *text == 0x7F || strchr("<>(),;:[]\"\\", *text))
			return true;
	}
	return false;
}

static const char *address_of(struct arena *arena, const char *raw)
{
	char *text = words_decode(arena, raw, strlen(raw));
	size_t used = 0;
	char *at;

	if (text_starts_fold(text, "mailto:"))
		text += strlen("mailto:");
	for (char *c = text; *c; c++) {
		if (*c != ' ')
			text[used++] = *c;
	}
	while (used && (text[used - 1] == '.' || text[used - 1] == '>'))
		used--;
	text[used] = '\0';
	at = strchr(text, '@');
	if (!at || at == text || !at[1] || strchr(at + 1, '@') || has_forbidden(text) ||
	    strlen(text) > ADDRESS_LENGTH)
		return NULL;
	text_lower(text);
	return text;
}

static const char *name_of(struct arena *arena, const char *raw, const char *adres)
{
	char *name = words_decode(arena, raw, strlen(raw));
	size_t length = strlen(name);

	while (length >= 2 && strchr("\"'", name[0]) && name[length - 1] == name[0]) {
		name[length - 1] = '\0';
		name++;
		length -= 2;
	}
	/* no name is that long, and a record with a longer line is refused */
	length = text_fit(name, length, NAME_LENGTH);
	name[length] = '\0';
	if (text_blank(name) || (adres && text_equal_fold(name, adres)))
		return NULL;
	return text_clean(arena, name, length, TEXT_ONE_LINE, NULL);
}

/* "Jan Peeters jan@example.org": the word with the '@' is the address, the rest the name. */
static void split_bare(struct entry *entry)
{
	char *text = entry->name.data;
	char *at = text ? strrchr(text, '@') : NULL, *start, *end;

	if (!at)
		return;
	for (start = at; start > text && start[-1] != ' ' && start[-1] != '\t';)
		start--;
	end = at + strcspn(at, " \t");
	if (start == at || end == at + 1) {
		/* "jan @ example.org" */
		buffer_text(&entry->spec, text);
		entry->name.length = 0;
		text[0] = '\0';
		return;
	}
	buffer_add(&entry->spec, start, (size_t)(end - start));
	memset(start, ' ', (size_t)(end - start));
}

static void clear(struct entry *entry)
{
	entry->name.length = entry->spec.length = entry->comment.length = 0;
	if (entry->name.data)
		entry->name.data[0] = '\0';
	if (entry->spec.data)
		entry->spec.data[0] = '\0';
	if (entry->comment.data)
		entry->comment.data[0] = '\0';
	entry->angle = entry->held = false;
}

/* "<Jan>" names somebody, "<@>" nobody. */
static bool says_something(const char *text)
{
	return text[strspn(text, "@.,;:<>()[]\"' ")] != '\0';
}

static void finish(struct parsing *parsing)
{
	struct entry *entry = &parsing->entry;
	struct letter_address address = {NULL, NULL};
	const char *name, *route;

	if (!entry->angle)
		split_bare(entry);
	route = strrchr(trimmed(&entry->spec), ':'); /* "<@relay:jan@example.org>" */
	if (entry->spec.length)
		address.adres =
		    address_of(parsing->arena, route && !strchr(trimmed(&entry->spec), '"')
						   ? route + 1
						   : trimmed(&entry->spec));
	name = trimmed(&entry->name);
	address.naam =
	    name_of(parsing->arena, *name ? name : trimmed(&entry->comment), address.adres);
	if (!address.naam && !address.adres && says_something(trimmed(&entry->spec)))
		address.naam = name_of(parsing->arena, trimmed(&entry->spec), NULL);
	if ((address.naam || address.adres) && parsing->list.count < ADDRESS_COUNT_LIMIT) {
		parsing->list.items = arena_grow(parsing->arena, parsing->list.items,
						 parsing->list.count, sizeof(address));
		parsing->list.items[parsing->list.count++] = address;
	}
	clear(entry);
}

/* The end of an encoded word without white space at `at`, or NULL: its bytes are no syntax. */
static const char *encoded_end(const char *at, const char *end)
{
	const char *limit = end - at > ENCODED_LIMIT ? at + ENCODED_LIMIT : end;
	int marks = 0;

	if (end - at < 8 || at[0] != '=' || at[1] != '?')
		return NULL;
	for (at += 2; at + 1 < limit && *at != ' ' && *at != '\t'; at++) {
		if (*at != '?')
			continue;
		if (++marks >= 3 && at[1] == '=')
			return at + 2;
	}
	return NULL;
}

static const char *read_quoted(const char *at, const char *end, struct buffer *out)
{
	for (at++; at < end && *at != '"'; at++) {
		if (*at == '\\' && at + 1 < end)
			at++;
		buffer_char(out, *at);
	}
	return at < end ? at + 1 : end;
}

/* A name, or a local part: "an peeters"@example.org is no address that we write to, and what stands behind
 * the space is none either. It is kept with its quotes, by which address_of refuses it. */
static const char *take_quoted(const char *at, const char *end, struct entry *entry)
{
	size_t before = entry->name.length;
	const char *close = read_quoted(at, end, &entry->name), *stop = close;

	if (close == end || *close != '@' || entry->angle || entry->name.length == before ||
	    !has_forbidden(entry->name.data + before))
		return close;
	while (stop < end && !strchr(" \t,;(<", *stop))
		stop++;
	entry->name.data[before] = '\0';
	entry->name.length = before;
	entry->spec.length = 0;
	buffer_add(&entry->spec, at, (size_t)(stop - at));
	return stop;
}

static const char *read_comment(const char *at, const char *end, struct buffer *out)
{
	int depth = 1;

	for (at++; at < end; at++) {
		if (*at == '\\' && at + 1 < end)
			at++;
		else if (*at == '(')
			depth++;
		else if (*at == ')' && --depth == 0)
			return at + 1;
		buffer_char(out, *at);
	}
	return end;
}

/* "<an@example.org> <jan@example.org>" are two, whatever a program shows of them. */
static const char *read_angle(struct parsing *parsing, const char *at, const char *end)
{
	struct entry *entry = &parsing->entry;
	const char *close = memchr(at, '>', (size_t)(end - at));

	close = close ? close : end;
	if (entry->angle && strchr(trimmed(&entry->spec), '@') &&
	    memchr(at, '@', (size_t)(close - at)))
		finish(parsing);
	if (!entry->angle || !strchr(trimmed(&entry->spec), '@')) {
		entry->spec.length = 0;
		buffer_add(&entry->spec, at + 1, (size_t)(close - at - 1));
	}
	entry->angle = true;
	return close < end ? close + 1 : end;
}

/* A comma: the end of an entry, or a bare comma inside a name ("Peeters, Jan <...>"). */
static void separate(struct parsing *parsing, const char *rest, const char *end)
{
	struct entry *entry = &parsing->entry;
	bool address = entry->angle || entry->spec.length ||
		       (entry->name.length && strchr(entry->name.data, '@'));
	size_t near = (size_t)(end - rest) < NAME_REST ? (size_t)(end - rest) : NAME_REST;
	const char *angle = memchr(rest, '<', near);
	const char *next = memchr(rest, ',', near);

	if (!address && !entry->held && entry->name.length && angle && (!next || angle < next)) {
		buffer_char(&entry->name, ',');
		entry->held = true;
		return;
	}
	finish(parsing);
}

static const char *step(struct parsing *parsing, const char *at, const char *end)
{
	struct entry *entry = &parsing->entry;
	const char *word = encoded_end(at, end);

	if (word) {
		buffer_add(&entry->name, at, (size_t)(word - at));
		return word;
	}
	switch (*at) {
	case '"':
		return take_quoted(at, end, entry);
	case '(':
		return read_comment(at, end, &entry->comment);
	case '<':
		return read_angle(parsing, at, end);
	case ',':
		separate(parsing, at + 1, end);
		return at + 1;
	case ';':
		finish(parsing);
		return at + 1;
	case ':': /* the name of a group */
		if (!entry->angle && !(entry->name.length && strchr(entry->name.data, '@')) &&
		    !text_equal_fold(trimmed(&entry->name), "mailto"))
			clear(entry);
		return at + 1;
	default:
		if (*at)
			buffer_char(&entry->name, *at);
		return at + 1;
	}
}

struct letter_addresses address_list(struct arena *arena, const char *value, size_t length)
{
	struct parsing parsing = {.arena = arena};
	const char *end = value + length;

	for (const char *at = value; at < end;)
		at = step(&parsing, at, end);
	finish(&parsing);
	buffer_free(&parsing.entry.name);
	buffer_free(&parsing.entry.spec);
	buffer_free(&parsing.entry.comment);
	return parsing.list;
}

struct letter_address address_first(const struct letter_addresses *list)
{
	for (size_t i = 0; i < list->count; i++) {
		if (list->items[i].adres)
			return list->items[i];
	}
	return list->count ? list->items[0] : (struct letter_address){NULL, NULL};
}
