/* lexicon_points: the points of words; see lexicon.h and lexicon_weigh.c. */
#include "form/lexicon_parts.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"

enum { KEY = 2 * FORM_WORD + sizeof(LEXICON_BETWEEN) };

int lexicon_column(const struct lexicon *lexicon, const char *onderwerp, const char *waarde)
{
	for (size_t i = 0; i < lexicon->weights.column_count; i++) {
		const struct lexicon_meaning *meaning =
		    lexicon->meanings[lexicon->weights.columns[i]];

		if (text_equal(meaning->onderwerp, onderwerp) &&
		    text_equal(meaning->waarde, waarde))
			return (int)i;
	}
	return -1;
}

/* Of the last meaning; -1: there are too many. */
static int take_column(struct lexicon *lexicon)
{
	const struct lexicon_meaning *meaning = lexicon->meanings[lexicon->meaning_count - 1];
	struct lexicon_weights *weights = &lexicon->weights;
	int column = lexicon_column(lexicon, meaning->onderwerp, meaning->waarde);

	if (column >= 0 || weights->column_count == LEXICON_COLUMNS)
		return column;
	weights->columns[weights->column_count] = (unsigned)lexicon->meaning_count - 1;
	return (int)weights->column_count++;
}

static bool is_key(const struct lexicon_weights *weights, unsigned item, const char *text,
		   size_t length, const char *ending)
{
	const char *key = weights->keys.data + weights->items[item].key;

	return strncmp(key, text, length) == 0 && strcmp(key + length, ending) == 0;
}

/* 0: none. Inline, for each word is asked for with each of its beginnings, and few are there. */
static inline unsigned find(const struct lexicon_weights *weights, const char *text, size_t length,
			    const char *ending, unsigned hash)
{
	unsigned at = weights->places[hash % LEXICON_WEIGHTS];

	while (at &&
	       (weights->items[at].hash != hash || !is_key(weights, at, text, length, ending)))
		at = weights->items[at].next;
	return at;
}

unsigned lexicon_points(const struct lexicon *lexicon, const char *text, size_t length,
			const char *ending, unsigned hash)
{
	unsigned at = find(&lexicon->weights, text, length, ending, hash);

	return at ? lexicon->weights.items[at].points : 0;
}

/* The item with that key, taken up when it is new. */
static unsigned take_item(struct lexicon_weights *weights, const char *key)
{
	unsigned hash = lexicon_hash(key), at = find(weights, key, strlen(key), "", hash);
	unsigned *place = &weights->places[hash % LEXICON_WEIGHTS];

	if (at)
		return at;
	weights->item_count += weights->item_count == 0; /* 0: none */
	weights->items = memory_grow(weights->items, weights->item_count, sizeof(*weights->items));
	at = (unsigned)weights->item_count++;
	weights->items[at] = (struct lexicon_weighed){
	    .key = (unsigned)weights->keys.length, .hash = hash, .next = *place};
	buffer_add(&weights->keys, key, strlen(key) + 1);
	*place = at;
	return at;
}

static void add_point(struct lexicon_weights *weights, unsigned item, int column, int points)
{
	unsigned at;

	weights->point_count += weights->point_count == 0; /* 0: none */
	weights->points =
	    memory_grow(weights->points, weights->point_count, sizeof(*weights->points));
	at = (unsigned)weights->point_count++;
	weights->points[at] =
	    (struct lexicon_point){(short)column, (short)points, weights->items[item].points};
	weights->items[item].points = at;
}

/* The item's words in their usual spelling; how many there are, 3 when more than two. */
static size_t make_key(const struct lexicon *lexicon, struct slice item, bool prefix, char key[KEY])
{
	struct form_word word;
	const char *between =
	    memmem(item.text, item.length, LEXICON_BETWEEN, strlen(LEXICON_BETWEEN))
		? LEXICON_BETWEEN
		: " ";
	size_t pos = 0, count = 0, at = 0;

	for (; count < 3 && form_next_word(item.text, item.length, &pos, &word); count++) {
		const struct lexicon_spelling *usual =
		    lexicon->terms[lexicon_term(lexicon, word.text)].usual;
		const char *text = !prefix && usual && usual->count == 1 ? usual->to[0] : word.text;

		if (count == 2)
			continue;
		if (count == 1) {
			memcpy(key + at, between, strlen(between) + 1);
			at += strlen(between);
		}
		memcpy(key + at, text, strlen(text) + 1);
		at += strlen(text);
	}
	if (prefix)
		memcpy(key + at, "~", 2);
	return count;
}

/* ".." stands elsewhere than between two words. */
static bool has_odd_dots(struct slice item)
{
	return memmem(item.text, item.length, "..", 2) &&
	       !memmem(item.text, item.length, LEXICON_BETWEEN, strlen(LEXICON_BETWEEN));
}

const char *lexicon_add_points(struct lexicon *lexicon, int points, struct slice item)
{
	bool prefix = item.length > 2 && item.text[item.length - 1] == '~';
	int column = take_column(lexicon);
	char key[KEY];
	size_t count;

	if (column < 0)
		return "words are weighed for too many things:";
	if (slice_is(item, "<zin>")) {
		lexicon->weights.start[column] += points;
		return NULL;
	}
	count = make_key(lexicon, item, prefix, key);
	if (count < 1 || count > 2 || (prefix && count > 1) || has_odd_dots(item))
		return "points are for a word, a beginning~, two words, or word .. word, not";
	add_point(&lexicon->weights, take_item(&lexicon->weights, key), column, points);
	return NULL;
}

void lexicon_free_points(struct lexicon *lexicon)
{
	buffer_free(&lexicon->weights.keys);
	free(lexicon->weights.items);
	free(lexicon->weights.points);
}
