/* lexicon_terms: the words of a lexicon, and which phrases begin with each; see lexicon_parts.h. */
#include "form/lexicon_parts.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

enum { SHORTEST = 5 }; /* letters of a word that may have lost its "n" */

static unsigned letter(char c)
{
	if (c >= 'a' && c <= 'z')
		return (unsigned)(c - 'a');
	return c >= '0' && c <= '9' ? 26u + (unsigned)(c - '0') : LEXICON_LETTERS - 1;
}

static unsigned pair_of(const char *folded)
{
	return letter(folded[0]) * LEXICON_LETTERS + letter(folded[0] ? folded[1] : '\0');
}

static unsigned find_term(const struct lexicon *lexicon, unsigned first, const char *folded,
			  unsigned hash)
{
	unsigned at = first;

	while (at &&
	       (lexicon->terms[at].hash != hash || strcmp(lexicon->terms[at].text, folded) != 0))
		at = lexicon->terms[at].next;
	return at;
}

unsigned lexicon_term(const struct lexicon *lexicon, const char *folded)
{
	unsigned hash = lexicon_hash(folded);

	return find_term(lexicon, lexicon->whole[hash % LEXICON_HASHES], folded, hash);
}

unsigned lexicon_term_of(const struct lexicon *lexicon, struct form_word *word)
{
	unsigned term = lexicon_term(lexicon, word->text);
	size_t length = strlen(word->text);

	if (term || length < SHORTEST || length + 1 >= sizeof(word->text) ||
	    word->text[length - 1] != 'e')
		return term;
	memcpy(word->text + length, "n", 2);
	term = lexicon_term(lexicon, word->text);
	if (!term)
		word->text[length] = '\0';
	return term;
}

unsigned lexicon_prefixes(const struct lexicon *lexicon, const char *folded)
{
	return lexicon->prefixes[pair_of(folded)];
}

unsigned lexicon_take_term(struct lexicon *lexicon, const char *folded, bool prefix)
{
	unsigned hash = lexicon_hash(folded), found;
	unsigned *place =
	    prefix ? &lexicon->prefixes[pair_of(folded)] : &lexicon->whole[hash % LEXICON_HASHES];

	found = find_term(lexicon, *place, folded, hash);
	if (found)
		return found;
	lexicon->terms = memory_grow(lexicon->terms, lexicon->term_count, sizeof(*lexicon->terms));
	found = (unsigned)lexicon->term_count++;
	lexicon->terms[found] = (struct lexicon_term){
	    .text = arena_text(lexicon->arena, folded),
	    .hash = hash,
	    .length = (unsigned)strlen(folded),
	    .next = *place,
	    .prefix = prefix,
	};
	*place = found;
	return found;
}

static void add_start(struct lexicon *lexicon, struct lexicon_start start)
{
	lexicon->starts =
	    memory_grow(lexicon->starts, lexicon->start_count, sizeof(*lexicon->starts));
	lexicon->starts[lexicon->start_count++] = start;
}

/* One of its words, and nothing else, stands where this part must be. */
static bool is_known(const struct lexicon *lexicon, const struct lexicon_part *part)
{
	bool known = part->slot == LEXICON_WORD;

	for (unsigned i = 0; known && i < part->count; i++)
		known = !lexicon->terms[lexicon->words[part->words + i]].prefix;
	return known;
}

/* The marks of the words of which one must be this part. */
static unsigned marks_of(const struct lexicon *lexicon, const struct lexicon_part *part)
{
	unsigned marks = 0;

	if (part->optional || !is_known(lexicon, part))
		return LEXICON_ANY_MARK;
	for (unsigned i = 0; i < part->count; i++)
		marks |= lexicon_mark(lexicon->words[part->words + i]);
	return marks;
}

/* The last part that may be the word behind the first, where all that may are known: of "a [b] c" it is c. 0: that
 * word must be looked at. */
static size_t last_second(const struct lexicon *lexicon, const struct lexicon_phrase *phrase)
{
	const struct lexicon_part *parts = &lexicon->parts[phrase->parts];

	for (size_t i = 1; i < phrase->count; i++) {
		if (parts[i].gap || !is_known(lexicon, &parts[i]))
			return 0;
		if (!parts[i].optional)
			return i;
	}
	return 0;
}

static void file_under(struct lexicon *lexicon, unsigned first, unsigned number)
{
	const struct lexicon_phrase *phrase = &lexicon->phrases[number];
	const struct lexicon_part *parts = &lexicon->parts[phrase->parts];
	struct lexicon_start start = {.first = first, .marks = LEXICON_ANY_MARK, .phrase = number};
	size_t last = last_second(lexicon, phrase);

	if (last == 0) {
		if (phrase->count > 1)
			start.marks = marks_of(lexicon, &parts[1]);
		add_start(lexicon, start);
	}
	for (size_t i = 1; i <= last; i++) {
		start.marks = i + 1 < phrase->count && !parts[i + 1].gap
				  ? marks_of(lexicon, &parts[i + 1])
				  : LEXICON_ANY_MARK;
		for (unsigned j = 0; j < parts[i].count; j++) {
			start.second = lexicon->words[parts[i].words + j];
			add_start(lexicon, start);
		}
	}
}

void lexicon_file_phrase(struct lexicon *lexicon, unsigned phrase)
{
	const struct lexicon_part *first = &lexicon->parts[lexicon->phrases[phrase].parts];

	if (first->slot != LEXICON_WORD)
		file_under(lexicon, first->slot, phrase);
	for (unsigned i = 0; i < first->count; i++)
		file_under(lexicon, lexicon->words[first->words + i], phrase);
}

static int compare(const void *a, const void *b)
{
	const struct lexicon_start *one = a, *other = b;

	if (one->first != other->first)
		return one->first < other->first ? -1 : 1;
	if (one->second != other->second)
		return one->second < other->second ? -1 : 1;
	return (one->phrase < other->phrase) - (one->phrase > other->phrase);
}

/* Where the phrases of each term begin, and one term behind the last, which tells where those of the last end. */
static void number_starts(struct lexicon *lexicon)
{
	size_t at = 0;

	lexicon->terms = memory_grow(lexicon->terms, lexicon->term_count, sizeof(*lexicon->terms));
	if (lexicon->start_count)
		qsort(lexicon->starts, lexicon->start_count, sizeof(*lexicon->starts), compare);
	for (unsigned term = 0; term <= lexicon->term_count; term++) {
		while (at < lexicon->start_count && lexicon->starts[at].first < term)
			at++;
		lexicon->terms[term].start = (unsigned)at;
	}
}

/* To where all is packed together; see arena_for_tables. */
static void *settle(struct lexicon *lexicon, void *items, size_t count, size_t size)
{
	void *settled = arena_zero(lexicon->arena, count, size);

	if (count)
		memcpy(settled, items, count * size);
	free(items);
	return settled;
}

#define SETTLE(items, count)                                                                       \
	lexicon->items = settle(lexicon, lexicon->items, count, sizeof(*lexicon->items))

void lexicon_ready(struct lexicon *lexicon)
{
	if (lexicon->ready)
		return;
	number_starts(lexicon);
	SETTLE(terms, lexicon->term_count + 1);
	SETTLE(parts, lexicon->part_count);
	SETTLE(phrases, lexicon->phrase_count);
	SETTLE(starts, lexicon->start_count);
	SETTLE(meanings, lexicon->meaning_count); /* NOLINT(bugprone-sizeof-expression): pointers */
	SETTLE(words, lexicon->word_count);
	SETTLE(weights.items, lexicon->weights.item_count);
	SETTLE(weights.points, lexicon->weights.point_count);
	SETTLE(weights.keys.data, lexicon->weights.keys.length);
	lexicon->ready = true;
}
