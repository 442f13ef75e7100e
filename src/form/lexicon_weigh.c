/* lexicon_weigh: words that together speak for something which none of them says alone; see
 * lexicon.h.
 *
 * A text is taken in pieces: sentences, or parts of long ones. At the end of each, as many as make
 * LEXICON_STRETCH words are weighed together, and behind the last what is left of them, piece by piece. A word adds its
 * own points, those of every beginning that it has ("pillet~"), and those of the pairs with the words before it. */
#include "form/lexicon_parts.h"

#include <limits.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"

enum { PIECES = LEXICON_STRETCH };

struct piece {
	unsigned words;
	int points[LEXICON_COLUMNS];
};

/* A word of the stretch, and what it adds to the column that is asked for. */
struct speaker {
	size_t van, tot;
	int points;
};

enum { BETWEEN = sizeof(LEXICON_BETWEEN) - 1 };

/* A word that may be the first of a pair: "word .. " of which the beginning is "word ". */
struct first {
	char text[FORM_WORD + BETWEEN];
	size_t length;	      /* of the word */
	unsigned next, apart; /* the hashes so far, for the next word and for one further on */
	size_t van;
};

struct weigher {
	const struct lexicon *lexicon;
	int column;
	struct lexicon_stretches *found; /* NULL: only the heaviest's points are asked for */
	size_t weighed;			 /* pieces */
	struct piece pieces[PIECES];	 /* a ring: those of the stretch */
	size_t first, count;
	struct piece now; /* the one that is being read */
	struct speaker words[LEXICON_STRETCH];
	size_t word_count;
	struct first before[LEXICON_APART]; /* a ring: the words before, in the same sentence */
	size_t before_count;
	int top[LEXICON_TOGETHER]; /* points of the heaviest, in order; INT_MIN: none */
};

/* --- the points of a word ---------------------------------------------------------------------------------- */

static void add(struct weigher *weigher, unsigned at, int *own)
{
	const struct lexicon_point *points = weigher->lexicon->weights.points;

	for (; at; at = points[at].next) {
		weigher->now.points[points[at].column] += points[at].points;
		if (points[at].column == weigher->column)
			*own += points[at].points;
	}
}

/* What `word` adds to the column that is asked for, alone; to the others too. */
static int add_word(struct weigher *weigher, const char *word)
{
	const struct lexicon *lexicon = weigher->lexicon;
	unsigned hash = LEXICON_HASH_START;
	size_t length = 0;
	int own = 0;

	for (; word[length]; length++) {
		if (length > 1)
			add(weigher,
			    lexicon_points(lexicon, word, length, "~",
					   lexicon_hash_letter(hash, '~')),
			    &own);
		hash = lexicon_hash_letter(hash, word[length]);
	}
	add(weigher, lexicon_points(lexicon, word, length, "~", lexicon_hash_letter(hash, '~')),
	    &own);
	add(weigher, lexicon_points(lexicon, word, length, "", hash), &own);
	return own;
}

static unsigned hash_on(unsigned hash, const char *text)
{
	for (; *text; text++)
		hash = lexicon_hash_letter(hash, *text);
	return hash;
}

/* The same for the word with those before it; *van: where the first of a pair that speaks for it begins. */
static int add_pairs(struct weigher *weigher, const char *word, size_t *van)
{
	size_t count = weigher->before_count;
	int all = 0;

	for (size_t apart = 1; apart <= LEXICON_APART && apart <= count; apart++) {
		const struct first *first = &weigher->before[(count - apart) % LEXICON_APART];
		unsigned hash = hash_on(apart == 1 ? first->next : first->apart, word);
		int own = 0;

		add(weigher,
		    lexicon_points(weigher->lexicon, first->text,
				   first->length + (apart == 1 ? 1 : BETWEEN), word, hash),
		    &own);
		if (own > 0)
			*van = first->van;
		all += own;
	}
	return all;
}

static void remember(struct weigher *weigher, const char *word, size_t van)
{
	struct first *first = &weigher->before[weigher->before_count++ % LEXICON_APART];

	first->length = strlen(word);
	memcpy(first->text, word, first->length);
	memcpy(first->text + first->length, LEXICON_BETWEEN, sizeof(LEXICON_BETWEEN));
	first->next = lexicon_hash_letter(hash_on(LEXICON_HASH_START, word), LEXICON_BETWEEN[0]);
	first->apart = hash_on(first->next, &LEXICON_BETWEEN[1]);
	first->van = van;
}

/* --- stretches --------------------------------------------------------------------------------------------- */

/* From the first to the last of its words that speaks for it. */
static void take_range(const struct weigher *weigher, unsigned words,
		       struct lexicon_stretch *stretch)
{
	stretch->van = stretch->tot = 0;
	for (size_t i = weigher->word_count - words; i < weigher->word_count; i++) {
		const struct speaker *speaker = &weigher->words[i % LEXICON_STRETCH];

		if (speaker->points <= 0)
			continue;
		if (stretch->tot == 0)
			stretch->van = speaker->van;
		stretch->tot = speaker->tot;
	}
}

/* Keeps the heavier of two that cross, and the heaviest of all. It crosses one at most: whatever holds the word that
 * ends an earlier one crossed that one itself, and they are one since. A pair that reaches back to such a word, from
 * the beginning of a stretch, changes nothing in this, as it is shorter than a piece. */
_Static_assert((int)LEXICON_APART < (int)LEXICON_PIECE, "else a stretch may cross two that do not");
static void keep(const struct weigher *weigher, const struct lexicon_stretch *stretch)
{
	struct lexicon_stretches *found = weigher->found;
	struct lexicon_stretch *least = &found->items[0];
	int points = stretch->points[weigher->column];

	for (size_t i = 0; i < found->count; i++) {
		struct lexicon_stretch *other = &found->items[i];

		if (other->van < stretch->tot && stretch->van < other->tot) {
			if (other->points[weigher->column] < points)
				*other = *stretch;
			return;
		}
		if (other->points[weigher->column] < least->points[weigher->column])
			least = other;
	}
	if (found->count < LEXICON_STRETCHES)
		found->items[found->count++] = *stretch;
	else if (least->points[weigher->column] < points)
		*least = *stretch;
}

/* Keeps the points of the heaviest, in order. */
static void take_top(struct weigher *weigher, int points)
{
	size_t at = LEXICON_TOGETHER;

	for (; at > 0 && weigher->top[at - 1] < points; at--) {
		if (at < LEXICON_TOGETHER)
			weigher->top[at] = weigher->top[at - 1];
	}
	if (at < LEXICON_TOGETHER)
		weigher->top[at] = points;
}

static void weigh(struct weigher *weigher)
{
	struct lexicon_stretch stretch;
	unsigned words = 0;

	memcpy(stretch.points, weigher->lexicon->weights.start, sizeof(stretch.points));
	for (size_t i = 0; i < weigher->count; i++) {
		const struct piece *piece = &weigher->pieces[(weigher->first + i) % PIECES];

		words += piece->words;
		for (size_t j = 0; j < weigher->lexicon->weights.column_count; j++)
			stretch.points[j] += piece->points[j];
	}
	take_top(weigher, stretch.points[weigher->column]);
	if (!weigher->found || stretch.points[weigher->column] <= 0)
		return;
	take_range(weigher, words, &stretch);
	if (stretch.tot > stretch.van)
		keep(weigher, &stretch);
}

static void end_piece(struct weigher *weigher)
{
	unsigned words = weigher->now.words;

	if (words == 0)
		return;
	for (size_t i = 0; i < weigher->count; i++)
		words += weigher->pieces[(weigher->first + i) % PIECES].words;
	while (words > LEXICON_STRETCH) {
		words -= weigher->pieces[weigher->first].words;
		weigher->first = (weigher->first + 1) % PIECES;
		weigher->count--;
	}
	weigher->pieces[(weigher->first + weigher->count++) % PIECES] = weigher->now;
	weigher->now = (struct piece){0};
	weigher->weighed++;
	weigh(weigher);
}

static void take(struct weigher *weigher, const struct form_word *word, const char *text)
{
	size_t van = word->van;
	int points = add_word(weigher, text) + add_pairs(weigher, text, &van);

	weigher->words[weigher->word_count++ % LEXICON_STRETCH] =
	    (struct speaker){van, word->tot, points};
	remember(weigher, text, word->van);
	if (++weigher->now.words == LEXICON_PIECE)
		end_piece(weigher);
}

/* The end is weighed as the beginning is, in stretches of fewer and fewer words: what stands in the last sentence
 * speaks as often as what stands in the first. */
static void weigh_end(struct weigher *weigher)
{
	while (weigher->count > 1) {
		weigher->first = (weigher->first + 1) % PIECES;
		weigher->count--;
		weigh(weigher);
	}
}

static void read_text(struct weigher *weigher, const char *text, size_t length)
{
	const struct lexicon *lexicon = weigher->lexicon;
	struct form_word word;
	size_t pos = 0;

	for (size_t i = 0; i < LEXICON_TOGETHER; i++)
		weigher->top[i] = INT_MIN;
	while (form_next_word(text, length, &pos, &word)) {
		const struct lexicon_spelling *usual =
		    lexicon->terms[lexicon_term_of(lexicon, &word)].usual;

		if (!usual)
			take(weigher, &word, word.text);
		for (size_t i = 0; usual && i < usual->count; i++)
			take(weigher, &word, usual->to[i]);
		if (word.sentence_end) {
			end_piece(weigher);
			weigher->before_count = 0;
		}
	}
	end_piece(weigher);
	weigh_end(weigher);
}

/* The mean of its heaviest stretches; of a short text the heaviest alone. INT_MIN: no words. */
static int mean(const struct weigher *weigher)
{
	int count = weigher->weighed < LEXICON_SHORT ? 1 : LEXICON_TOGETHER;
	int all = 0;

	for (int i = 0; i < count; i++)
		all += weigher->top[i];
	return all / count;
}

void lexicon_weigh(const struct lexicon *lexicon, int column, const char *text, size_t length,
		   struct lexicon_stretches *found)
{
	struct weigher weigher = {.lexicon = lexicon, .column = column, .found = found};

	found->count = 0;
	read_text(&weigher, text, length);
	found->weighed = weigher.weighed;
	found->together = mean(&weigher);
}

int lexicon_heaviest(const struct lexicon *lexicon, int column, const char *text, size_t length)
{
	struct weigher weigher = {.lexicon = lexicon, .column = column};

	read_text(&weigher, text, length);
	return weigher.top[0];
}

int lexicon_points_in(const struct lexicon *lexicon, int column, const char *text, size_t length)
{
	int points = lexicon_heaviest(lexicon, column, text, length);

	return points == INT_MIN ? 0 : points - lexicon->weights.start[column];
}
