/* phrases: see phrases.h. */
#include "form/phrases.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/memory.h"
#include "form/words.h"

enum {
	LETTERS = 36,
	BUCKETS = (LETTERS + 1) * (LETTERS + 1),
	/* words that must be at hand to compare the longest phrase */
	WINDOW = FORM_PHRASE_WORDS * (FORM_PHRASE_GAP + 1),
};

struct part {
	const char *word; /* folded */
	size_t length;
	bool prefix; /* "word~" */
	bool gap;    /* "..." stood before it */
};

struct phrase {
	struct part parts[FORM_PHRASE_WORDS];
	size_t count;
	const char *soort;
	struct phrase *next; /* of the same bucket */
};

struct variant {
	const char *from, *to;
};

struct form_phrases {
	struct arena *arena;
	struct phrase *buckets[BUCKETS];
	struct variant *variants;
	size_t variant_count;
	bool variant_bucket[BUCKETS];
	const char **soorten;
	size_t soort_count;
};

struct parse {
	struct form_phrases *phrases;
	const char *name;
	int line;
	struct error *err;
};

static int fault(const struct parse *parse, const char *what)
{
	return error_set(parse->err, ERROR_STOP, "%s:%d: %s", parse->name, parse->line, what);
}

static unsigned letter(char c)
{
	if (c >= 'a' && c <= 'z')
		return (unsigned)(c - 'a');
	return c >= '0' && c <= '9' ? 26u + (unsigned)(c - '0') : LETTERS;
}

static unsigned bucket_of(const char *word)
{
	return letter(word[0]) * (LETTERS + 1) + (word[0] ? letter(word[1]) : LETTERS);
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

/* Takes the next word of a phrase's text as a part; 0 at the end, -1 for a fault. */
static int take_part(struct parse *parse, const char **text, const char *end, bool *gap,
		     struct phrase *phrase)
{
	const char *start;
	struct form_word word;
	size_t pos = 0, length;

	while (*text < end && is_blank(**text))
		(*text)++;
	for (start = *text; *text < end && !is_blank(**text);)
		(*text)++;
	length = (size_t)(*text - start);
	if (length == 0)
		return 0;
	if (length == 3 && memcmp(start, "...", 3) == 0) {
		*gap = true;
		return 1;
	}
	if (phrase->count == FORM_PHRASE_WORDS)
		return fault(parse, "more than eight words in a phrase");
	if (!form_next_word(start, length, &pos, &word))
		return fault(parse, "a word without letters");
	phrase->parts[phrase->count++] = (struct part){arena_text(parse->phrases->arena, word.text),
						       word.length, start[length - 1] == '~', *gap};
	*gap = false;
	if (form_next_word(start, length, &pos, &word))
		return fault(parse, "write the parts of this word apart, with a space");
	return 1;
}

static int add_phrase(struct parse *parse, const char *soort, const char *text, size_t length)
{
	struct phrase *phrase = arena_zero(parse->phrases->arena, 1, sizeof(*phrase));
	const char *end = text + length;
	bool gap = false;
	unsigned bucket;
	int more;

	while ((more = take_part(parse, &text, end, &gap, phrase)) > 0)
		;
	if (more < 0)
		return -1;
	if (phrase->count == 0 || gap || phrase->parts[0].gap)
		return fault(parse, "a phrase must begin and end with a word");
	if (phrase->parts[0].length < 2)
		return fault(parse, "the first word of a phrase must have two letters");
	phrase->soort = soort;
	bucket = bucket_of(phrase->parts[0].word);
	phrase->next = parse->phrases->buckets[bucket];
	parse->phrases->buckets[bucket] = phrase;
	return 0;
}

static int add_variant(struct parse *parse, const char *to, const char *text, size_t length)
{
	struct form_phrases *phrases = parse->phrases;
	struct form_word word;
	size_t pos = 0;

	if (!form_next_word(text, length, &pos, &word))
		return fault(parse, "an empty variant");
	phrases->variants = arena_grow(phrases->arena, phrases->variants, phrases->variant_count,
				       sizeof(*phrases->variants));
	phrases->variants[phrases->variant_count++] =
	    (struct variant){arena_text(phrases->arena, word.text), to};
	phrases->variant_bucket[bucket_of(word.text)] = true;
	return 0;
}

static const char *trimmed(struct arena *arena, const char *from, const char *to)
{
	while (from < to && is_blank(*from))
		from++;
	while (to > from && is_blank(to[-1]))
		to--;
	return arena_slice(arena, from, (size_t)(to - from));
}

static const char *known_soort(struct form_phrases *phrases, const char *soort)
{
	for (size_t i = 0; i < phrases->soort_count; i++) {
		if (strcmp(phrases->soorten[i], soort) == 0)
			return phrases->soorten[i];
	}
	phrases->soorten = arena_grow(phrases->arena, phrases->soorten, phrases->soort_count,
				      sizeof(*phrases->soorten));
	return phrases->soorten[phrases->soort_count++] = soort;
}

static int parse_line(struct parse *parse, const char *text, size_t length)
{
	const char *end = text + length, *equals = memchr(text, '=', length);
	bool variants = equals == text;
	const char *key;

	if (variants) {
		text = equals + 1;
		equals = memchr(text, '=', (size_t)(end - text));
	}
	if (!equals)
		return fault(parse, "no \"=\"; write \"soort = phrase | phrase\"");
	key = trimmed(parse->phrases->arena, text, equals);
	if (!key[0])
		return fault(parse, "nothing before \"=\"");
	if (!variants)
		key = known_soort(parse->phrases, key);
	for (const char *item = equals + 1; item <= end;) {
		const char *bar = memchr(item, '|', (size_t)(end - item));
		const char *stop = bar ? bar : end;
		size_t size = (size_t)(stop - item);

		if (variants ? add_variant(parse, key, item, size)
			     : add_phrase(parse, key, item, size))
			return -1;
		item = stop + 1;
	}
	return 0;
}

int form_phrases_parse(const char *name, const char *data, size_t size,
		       struct form_phrases **phrases_r, struct error *err)
{
	struct form_phrases *phrases = memory_zero(1, sizeof(*phrases));
	struct parse parse = {.phrases = phrases, .name = name, .err = err};
	const char *end = data + size;
	int result = 0;

	phrases->arena = arena_new();
	for (const char *line = data; line < end && result == 0;) {
		const char *newline = memchr(line, '\n', (size_t)(end - line));
		const char *stop = newline ? newline : end;

		parse.line++;
		while (line < stop && is_blank(*line))
			line++;
		if (line < stop && *line != '#')
			result = parse_line(&parse, line, (size_t)(stop - line));
		line = stop + 1;
	}
	if (result == 0)
		*phrases_r = phrases;
	else
		form_phrases_free(&phrases);
	return result;
}

void form_phrases_free(struct form_phrases **phrases)
{
	if (!*phrases)
		return;
	arena_free(&(*phrases)->arena);
	free(*phrases);
	*phrases = NULL;
}

const char *form_phrases_soort(const struct form_phrases *phrases, size_t index)
{
	return index < phrases->soort_count ? phrases->soorten[index] : NULL;
}

/* The last words of a text, as a ring. */
struct window {
	struct form_word words[WINDOW];
	size_t first, count;
};

static const struct form_word *window_at(const struct window *window, size_t i)
{
	return i < window->count ? &window->words[(window->first + i) % WINDOW] : NULL;
}

static void spell(const struct form_phrases *phrases, struct form_word *word)
{
	if (!phrases->variant_bucket[bucket_of(word->text)])
		return;
	for (size_t i = 0; i < phrases->variant_count; i++) {
		if (strcmp(phrases->variants[i].from, word->text) == 0) {
			strncpy(word->text, phrases->variants[i].to, FORM_WORD - 1);
			word->length = strlen(word->text);
			return;
		}
	}
}

static void fill(const struct form_phrases *phrases, struct window *window, const char *text,
		 size_t length, size_t *pos)
{
	while (window->count < WINDOW) {
		struct form_word *word = &window->words[(window->first + window->count) % WINDOW];

		if (!form_next_word(text, length, pos, word))
			return;
		spell(phrases, word);
		window->count++;
	}
}

static bool is_part(const struct part *part, const struct form_word *word)
{
	if (part->prefix ? word->length < part->length : word->length != part->length)
		return false;
	return memcmp(word->text, part->word, part->length) == 0;
}

/* Whether the phrase stands at the front of the window; *last: the index of its last word. */
static bool stands(const struct phrase *phrase, const struct window *window, size_t *last)
{
	size_t at = 0;

	for (size_t i = 0; i < phrase->count; i++) {
		const struct part *part = &phrase->parts[i];
		size_t tries = part->gap ? FORM_PHRASE_GAP + 1 : 1;
		const struct form_word *word;

		for (;; at++, tries--) {
			word = window_at(window, at);
			if (!word || tries == 0)
				return false;
			if (is_part(part, word))
				break;
		}
		*last = at++;
	}
	return true;
}

void form_phrases_each(const struct form_phrases *phrases, const char *text, size_t length,
		       bool (*each)(const struct form_hit *hit, void *context), void *context)
{
	struct window window = {.first = 0, .count = 0};
	size_t pos = 0, last = 0;

	for (fill(phrases, &window, text, length, &pos); window.count > 0;
	     fill(phrases, &window, text, length, &pos)) {
		const struct form_word *word = &window.words[window.first];
		const struct phrase *phrase = phrases->buckets[bucket_of(word->text)];

		for (; phrase; phrase = phrase->next) {
			struct form_hit hit = {phrase->soort, word->van, 0};

			if (!stands(phrase, &window, &last))
				continue;
			hit.tot = window_at(&window, last)->tot;
			if (!each(&hit, context))
				return;
		}
		window.first = (window.first + 1) % WINDOW;
		window.count--;
	}
}
