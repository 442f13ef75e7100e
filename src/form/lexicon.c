/* lexicon: its files; see lexicon.h. */
#include "form/lexicon_parts.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/memory.h"
#include "base/text.h"

/* What is being read, for messages. */
struct parse {
	struct lexicon *lexicon;
	const char *name;
	int line;
	struct error *err;
};

struct slice {
	const char *text;
	size_t length;
};

static int fault(const struct parse *parse, const char *what, struct slice at)
{
	return error_set(parse->err, ERROR_STOP, "%s:%d: %s \"%.*s\"", parse->name, parse->line,
			 what, (int)(at.length < 60 ? at.length : 60), at.text);
}

static unsigned letter(char c)
{
	if (c >= 'a' && c <= 'z')
		return (unsigned)(c - 'a');
	return c >= '0' && c <= '9' ? 26u + (unsigned)(c - '0') : LEXICON_LETTERS - 1;
}

/* FNV-1a: no secret, for whoever crowds one place of it gains a few comparisons a word. */
unsigned lexicon_hash(const char *folded)
{
	unsigned sum = 2166136261u;

	for (; *folded; folded++)
		sum = (sum ^ (unsigned char)*folded) * 16777619u;
	return sum;
}

unsigned lexicon_bucket_of(const char *folded, bool prefix)
{
	if (!prefix)
		return lexicon_hash(folded) % LEXICON_HASHES;
	return LEXICON_HASHES + letter(folded[0]) * LEXICON_LETTERS +
	       (folded[0] ? letter(folded[1]) : LEXICON_LETTERS - 1);
}

const struct lexicon_spelling *lexicon_spelling(const struct lexicon *lexicon, const char *folded)
{
	const struct lexicon_spelling *at =
	    lexicon->spellings[lexicon_hash(folded) % LEXICON_HASHES];

	while (at && strcmp(at->from, folded) != 0)
		at = at->next;
	return at;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

static struct slice trimmed(const char *from, const char *to)
{
	while (from < to && is_blank(*from))
		from++;
	while (to > from && is_blank(to[-1]))
		to--;
	return (struct slice){from, (size_t)(to - from)};
}

/* Takes the part of `rest` up to `sign` (or all of it) off, trimmed. */
static struct slice cut(struct slice *rest, char sign)
{
	const char *end = rest->text + rest->length, *stop = memchr(rest->text, sign, rest->length);
	struct slice piece = trimmed(rest->text, stop ? stop : end);

	*rest = stop ? (struct slice){stop + 1, (size_t)(end - stop - 1)} : (struct slice){end, 0};
	return piece;
}

static bool is(struct slice slice, const char *text)
{
	return slice.length == strlen(text) && memcmp(slice.text, text, slice.length) == 0;
}

/* --- a place in a phrase ---------------------------------------------------------------------------------- */

/* Where a new part is to be put; NULL with a fault when there are too many. */
static struct lexicon_part *add_part(struct parse *parse, struct lexicon_phrase *phrase,
				     struct slice at)
{
	if (phrase->count < LEXICON_WORDS)
		return &phrase->parts[phrase->count++];
	fault(parse, "more than eight words in a phrase:", at);
	return NULL;
}

static const struct lexicon_word *new_word(const struct parse *parse, const char *folded,
					   bool prefix, const struct lexicon_word *other)
{
	struct lexicon_word *word = arena_zero(parse->lexicon->arena, 1, sizeof(*word));

	*word = (struct lexicon_word){arena_text(parse->lexicon->arena, folded), strlen(folded),
				      lexicon_hash(folded), prefix, other};
	return word;
}

/* "a/b/c~": the words of one place, in their usual spelling. */
static int take_words(struct parse *parse, struct slice piece, struct lexicon_part *part)
{
	for (struct slice rest = piece; rest.length > 0;) {
		struct slice one = cut(&rest, '/');
		bool prefix = one.length > 1 && one.text[one.length - 1] == '~';
		const struct lexicon_spelling *usual;
		struct form_word word;
		size_t pos = 0;

		if (!form_next_word(one.text, one.length, &pos, &word))
			return fault(parse, "a word without letters:", piece);
		if (form_next_word(one.text, one.length, &pos, &(struct form_word){0}))
			return fault(parse, "write the parts of this word apart:", one);
		usual = prefix ? NULL : lexicon_spelling(parse->lexicon, word.text);
		part->words = new_word(parse, usual && usual->count == 1 ? usual->to[0] : word.text,
				       prefix, part->words);
	}
	return 0;
}

/* A word that stands for more words takes a place for each. */
static int take_spelt(struct parse *parse, const struct lexicon_spelling *usual, unsigned gap,
		      struct slice piece, struct lexicon_phrase *phrase)
{
	for (size_t i = 0; i < usual->count; i++) {
		struct lexicon_part *part = add_part(parse, phrase, piece);

		if (!part)
			return -1;
		*part = (struct lexicon_part){.words = new_word(parse, usual->to[i], false, NULL),
					      .gap = i == 0 ? gap : 0};
	}
	return 0;
}

static int take_part(struct parse *parse, struct slice piece, unsigned gap,
		     struct lexicon_phrase *phrase)
{
	bool optional =
	    piece.length > 2 && piece.text[0] == '[' && piece.text[piece.length - 1] == ']';
	const struct lexicon_spelling *usual = NULL;
	struct lexicon_part *part;
	char folded[FORM_WORD];

	if (form_fold(piece.text, piece.length, folded, sizeof(folded)))
		usual = lexicon_spelling(parse->lexicon, folded);
	if (usual && usual->count > 1)
		return take_spelt(parse, usual, gap, piece, phrase);
	part = add_part(parse, phrase, piece);
	if (!part)
		return -1;
	*part = (struct lexicon_part){.gap = gap, .optional = optional};
	if (is(piece, "<n>"))
		part->slot = LEXICON_NUMBER;
	else if (is(piece, "<naam>"))
		part->slot = LEXICON_NAME;
	else if (is(piece, "<woord>"))
		part->slot = LEXICON_SOMETHING;
	else if (optional)
		return take_words(parse, (struct slice){piece.text + 1, piece.length - 2}, part);
	else
		return take_words(parse, piece, part);
	return 0;
}

/* --- a phrase --------------------------------------------------------------------------------------------- */

static int file_under(struct parse *parse, const struct lexicon_phrase *phrase, unsigned bucket)
{
	struct lexicon_bucket *entry = arena_zero(parse->lexicon->arena, 1, sizeof(*entry));

	*entry = (struct lexicon_bucket){phrase, parse->lexicon->buckets[bucket]};
	parse->lexicon->buckets[bucket] = entry;
	return 0;
}

/* Under each word that it may begin with, once. */
static int file_phrase(struct parse *parse, const struct lexicon_phrase *phrase, struct slice text)
{
	const struct lexicon_part *first = &phrase->parts[0];

	if (first->slot != LEXICON_WORD)
		return file_under(parse, phrase, LEXICON_ANY);
	for (const struct lexicon_word *word = first->words; word; word = word->other) {
		const struct lexicon_bucket *there =
		    parse->lexicon->buckets[lexicon_bucket_of(word->text, word->prefix)];

		if (word->prefix && word->length < 2)
			return fault(parse, "\"~\" needs two letters before it in", text);
		if (!there || there->phrase != phrase)
			file_under(parse, phrase, lexicon_bucket_of(word->text, word->prefix));
	}
	return 0;
}

/* The words of a term; `gap`: how many may stand before its first. */
static int take_term(struct parse *parse, struct slice term, unsigned gap,
		     struct lexicon_phrase *phrase)
{
	for (struct slice rest = term; rest.length > 0;) {
		struct slice piece = cut(&rest, ' ');

		if (piece.length == 0)
			continue;
		if (is(piece, "...")) {
			gap = LEXICON_GAP;
			continue;
		}
		if (take_part(parse, piece, gap, phrase) < 0)
			return -1;
		gap = 0;
	}
	return gap == 0 ? 0 : fault(parse, "a phrase must begin and end with a word:", term);
}

/* The terms in one order. */
static int add_order(struct parse *parse, const struct lexicon_meaning *meaning,
		     const struct slice *terms, const unsigned *order, size_t count)
{
	struct arena *arena = parse->lexicon->arena;
	struct lexicon_part parts[LEXICON_WORDS];
	struct lexicon_phrase phrase = {.parts = parts, .meaning = meaning}, *kept;

	for (size_t i = 0; i < count; i++) {
		if (take_term(parse, terms[order[i]], i > 0 ? LEXICON_SPREAD : 0, &phrase) < 0)
			return -1;
	}
	if (phrase.count == 0 || phrase.parts[0].gap || phrase.parts[0].optional)
		return fault(parse, "a phrase must begin and end with a word:", terms[0]);
	kept = arena_zero(arena, 1, sizeof(*kept));
	*kept = phrase;
	kept->parts = arena_zero(arena, phrase.count, sizeof(*parts));
	memcpy(kept->parts, parts, phrase.count * sizeof(*parts));
	return file_phrase(parse, kept, terms[0]);
}

/* "a & b" is "a", then "b" not far behind, and the other way round. */
static int add_phrase(struct parse *parse, const struct lexicon_meaning *meaning, struct slice text)
{
	static const unsigned orders[][LEXICON_TERMS] = {{0, 1, 2}, {1, 0, 2}, {0, 2, 1},
							 {2, 0, 1}, {1, 2, 0}, {2, 1, 0}};
	static const size_t order_count[] = {0, 1, 2, 6};
	struct slice terms[LEXICON_TERMS];
	size_t count = 0;

	if (text.text[text.length - 1] == '&')
		return fault(parse, "a phrase must begin and end with a word:", text);
	for (struct slice rest = text; rest.length > 0 && count < LEXICON_TERMS;) {
		terms[count] = cut(&rest, '&');
		if (terms[count++].length == 0 || (count == LEXICON_TERMS && rest.length > 0))
			return fault(parse, "an empty term, or more than three, in", text);
	}
	for (size_t i = 0; i < order_count[count]; i++) {
		if (add_order(parse, meaning, terms, orders[i], count) < 0)
			return -1;
	}
	return 0;
}

/* --- a line ----------------------------------------------------------------------------------------------- */

static int add_spelling(struct parse *parse, struct slice usual, struct slice variant)
{
	struct lexicon_spelling *spelling = arena_zero(parse->lexicon->arena, 1, sizeof(*spelling));
	struct form_word word;
	size_t pos = 0;

	while (form_next_word(usual.text, usual.length, &pos, &word)) {
		if (spelling->count == LEXICON_SPELLING)
			return fault(parse, "more than three words for one:", usual);
		spelling->to[spelling->count++] = arena_text(parse->lexicon->arena, word.text);
	}
	pos = 0;
	if (spelling->count == 0 || !form_next_word(variant.text, variant.length, &pos, &word) ||
	    form_next_word(variant.text, variant.length, &pos, &(struct form_word){0}))
		return fault(parse, "a spelling is one word:", variant);
	form_fold(variant.text, variant.length, word.text, sizeof(word.text));
	spelling->from = arena_text(parse->lexicon->arena, word.text);
	spelling->next = parse->lexicon->spellings[lexicon_hash(spelling->from) % LEXICON_HASHES];
	parse->lexicon->spellings[lexicon_hash(spelling->from) % LEXICON_HASHES] = spelling;
	return 0;
}

static struct lexicon_meaning *add_meaning(const struct parse *parse, struct slice weight,
					   struct slice subject, struct slice value)
{
	static const char *const weights[] = {
	    [LEXICON_ZWAK] = "zwak", [LEXICON_STERK] = "sterk", [LEXICON_VAL] = "val"};
	struct lexicon *lexicon = parse->lexicon;
	struct lexicon_meaning *meaning = arena_zero(lexicon->arena, 1, sizeof(*meaning));
	int i = LEXICON_ZWAK;

	while (i <= LEXICON_VAL && !is(weight, weights[i]))
		i++;
	if (i > LEXICON_VAL || subject.length == 0)
		return NULL;
	*meaning = (struct lexicon_meaning){
	    .onderwerp = arena_slice(lexicon->arena, subject.text, subject.length),
	    .waarde = arena_slice(lexicon->arena, value.text, value.length),
	    .weight = (enum lexicon_weight)i,
	    .file = arena_text(lexicon->arena, parse->name),
	    .line = parse->line,
	};
	lexicon->meanings = arena_grow(lexicon->arena, lexicon->meanings, lexicon->meaning_count,
				       sizeof(struct lexicon_meaning *));
	lexicon->meanings[lexicon->meaning_count++] = meaning;
	return meaning;
}

static int add_items(struct parse *parse, const struct lexicon_meaning *meaning, struct slice usual,
		     struct slice items)
{
	do {
		struct slice item = cut(&items, '|');

		if (item.length == 0)
			return fault(parse, "an empty phrase before", items);
		if (meaning ? add_phrase(parse, meaning, item) : add_spelling(parse, usual, item))
			return -1;
	} while (items.length > 0);
	return 0;
}

static int take_line(struct parse *parse, struct slice line)
{
	struct slice items = line, head = cut(&items, '='), rest = head;
	struct slice weight = cut(&rest, ' '), subject;
	const struct lexicon_meaning *meaning;

	if (!memchr(line.text, '=', line.length))
		return fault(parse, "no \"=\"; write: sterk rol ouder = phrase | phrase. In", line);
	if (is(weight, "woord"))
		return add_items(parse, NULL, rest, items);
	rest = trimmed(rest.text, rest.text + rest.length);
	subject = cut(&rest, ' ');
	meaning = add_meaning(parse, weight, subject, trimmed(rest.text, rest.text + rest.length));
	if (!meaning)
		return fault(
		    parse, "begin with sterk, zwak or val and a subject, or with woord, not", head);
	return add_items(parse, meaning, head, items);
}

int lexicon_add(struct lexicon *lexicon, const char *name, const char *data, size_t size,
		struct error *err)
{
	struct parse parse = {.lexicon = lexicon, .name = name, .err = err};

	for (struct slice rest = {data, size}; rest.length > 0;) {
		struct slice line = cut(&rest, '\n');

		parse.line++;
		if (line.length > 0 && line.text[0] != '#' && take_line(&parse, line) < 0)
			return -1;
	}
	return 0;
}

const struct lexicon_meaning *lexicon_meaning(const struct lexicon *lexicon, size_t index)
{
	return index < lexicon->meaning_count ? lexicon->meanings[index] : NULL;
}

struct lexicon *lexicon_new(void)
{
	struct lexicon *lexicon = memory_zero(1, sizeof(*lexicon));

	lexicon->arena = arena_new();
	return lexicon;
}

void lexicon_free(struct lexicon **lexicon)
{
	if (!*lexicon)
		return;
	arena_free(&(*lexicon)->arena);
	free(*lexicon);
	*lexicon = NULL;
}
