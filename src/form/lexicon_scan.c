/* lexicon_scan: where the phrases of a lexicon stand in a text; see lexicon.h. */
#include "form/lexicon_parts.h"

#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"

enum {
	RING = 128, /* of two, so that a place in it is had without a division */
	NUMBER_MOST = 130,
};
_Static_assert(RING >= (int)LEXICON_WINDOW && (RING & (RING - 1)) == 0, "a power of two");

/* A word of the text as phrases are compared with it. */
struct seen {
	char text[FORM_WORD];
	size_t length, van, tot;
	unsigned term, index, sentence;
	int number; /* what "<n>" is here; -1: none */
	bool capital;
};

/* The last words of the text, as a ring. */
struct scan {
	const struct lexicon *lexicon;
	const char *text;
	size_t length, pos;
	struct seen *words; /* RING of them */
	size_t first, count;
	unsigned next_index, next_sentence;
	unsigned near; /* marks of the words behind the first, as far as a gap reaches */
	size_t room;   /* for hits; it never shrinks, while they do */
	size_t front;  /* the first hit that begins with the first of the words */
};

static struct seen *at(struct scan *scan, size_t i)
{
	return i < scan->count ? &scan->words[(scan->first + i) % RING] : NULL;
}

static bool is_capital(const char *text, size_t length)
{
	size_t size;
	uint32_t c = (unsigned char)text[0];

	if (c >= 0x80)
		c = text_decode(text, length, &size);
	return (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7);
}

/* Ages that people write out; "eleven" and above have their digits among the spellings in Dutch. */
static int number_in_letters(const char *text)
{
	static const struct {
		const char *word;
		int number;
	} words[] = {{"drie", 3},      {"vier", 4},	 {"vijf", 5},	    {"zes", 6},
		     {"zeven", 7},     {"acht", 8},	 {"negen", 9},	    {"tien", 10},
		     {"seven", 7},     {"eight", 8},	 {"nine", 9},	    {"ten", 10},
		     {"eleven", 11},   {"twelve", 12},	 {"thirteen", 13},  {"fourteen", 14},
		     {"fifteen", 15},  {"sixteen", 16},	 {"seventeen", 17}, {"eighteen", 18},
		     {"huit", 8},      {"neuf", 9},	 {"douze", 12},	    {"treize", 13},
		     {"quatorze", 14}, {"quinze", 15},	 {"seize", 16},	    {"sieben", 7},
		     {"neun", 9},      {"zehn", 10},	 {"zwolf", 12},	    {"dreizehn", 13},
		     {"vierzehn", 14}, {"funfzehn", 15}, {"sechzehn", 16},  {"siebzehn", 17}};

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		if (text[0] == words[i].word[0] && strcmp(text, words[i].word) == 0)
			return words[i].number;
	}
	return -1;
}

/* "15", "15j", "15jr", "15jarige", "zeven"; -1: none, or one that cannot be an age. */
static int number_of(const char *text)
{
	static const char *const endings[] = {"", "j", "jr", "ja", "jaar", "jarig", "jarige", NULL};
	int number = 0;
	size_t i = 0;

	for (; i < 3 && text[i] >= '0' && text[i] <= '9'; i++)
		number = number * 10 + (text[i] - '0');
	if (i == 0)
		return number_in_letters(text);
	if (number >= NUMBER_MOST)
		return -1;
	for (const char *const *ending = endings; *ending; ending++) {
		if (strcmp(text + i, *ending) == 0)
			return number;
	}
	return -1;
}

static void push(struct scan *scan, const struct form_word *word, const char *text, unsigned term)
{
	struct seen *seen = &scan->words[(scan->first + scan->count++) % RING];

	seen->length = strlen(text);
	memcpy(seen->text, text, seen->length + 1);
	seen->term = term;
	seen->van = word->van;
	seen->tot = word->tot;
	seen->index = scan->next_index++;
	seen->sentence = scan->next_sentence;
	seen->number = number_of(seen->text);
	seen->capital = is_capital(scan->text + word->van, scan->length - word->van);
}

/* As many words as the window holds, in their usual spelling. */
static void fill(struct scan *scan)
{
	const struct lexicon *lexicon = scan->lexicon;
	struct form_word word;

	while (scan->count + LEXICON_SPELLING <= LEXICON_WINDOW &&
	       form_next_word(scan->text, scan->length, &scan->pos, &word)) {
		unsigned term = lexicon_term_of(lexicon, &word);
		const struct lexicon_spelling *usual = lexicon->terms[term].usual;

		if (!usual)
			push(scan, &word, word.text, term);
		for (size_t i = 0; usual && i < usual->count; i++)
			push(scan, &word, usual->to[i], lexicon_term(lexicon, usual->to[i]));
		scan->next_sentence += word.sentence_end;
	}
}

static bool begins(const struct lexicon_term *term, const struct seen *seen)
{
	return seen->length >= term->length && memcmp(seen->text, term->text, term->length) == 0;
}

static bool is_word(const struct lexicon *lexicon, const struct lexicon_part *part,
		    const struct seen *seen)
{
	const unsigned *words = lexicon->words + part->words;

	for (unsigned i = 0; i < part->count; i++) {
		const struct lexicon_term *term = &lexicon->terms[words[i]];

		if (term->prefix ? begins(term, seen) : words[i] == seen->term)
			return true;
	}
	return false;
}

static bool fits(enum lexicon_slot slot, const struct seen *seen)
{
	if (slot == LEXICON_NUMBER)
		return seen->number >= 0;
	return slot == LEXICON_NAME ? seen->capital : seen->text[0] > '9';
}

static bool is_part(const struct lexicon *lexicon, const struct lexicon_part *part,
		    const struct seen *seen)
{
	if (is_word(lexicon, part, seen))
		return true;
	return part->slot != LEXICON_WORD && fits((enum lexicon_slot)part->slot, seen);
}

/* The index of the first word from `i` on that is this part; the window's count: none. A gap stays within a
 * sentence. */
static size_t find_part(struct scan *scan, const struct lexicon_part *part, size_t i)
{
	size_t tries = part->gap + 1u;

	for (struct seen *seen = at(scan, i); seen && tries > 0; seen = at(scan, ++i), tries--) {
		if (part->gap && seen->sentence != scan->words[scan->first].sentence)
			break;
		if (is_part(scan->lexicon, part, seen))
			return i;
	}
	return scan->count;
}

/* The word behind the last of the first `count` parts. */
static size_t behind(const struct scan *scan, const size_t *places, size_t count)
{
	while (count > 0 && places[count - 1] == scan->count)
		count--;
	return count > 0 ? places[count - 1] + 1 : 0;
}

/* Takes the last word back that one of the first `count` parts has and may do without: of "tot [<woord>] mag", "mag" in
 * "tot mag". Returns the part behind it; 0: there is none. */
static size_t give_back(const struct scan *scan, const struct lexicon_part *parts, size_t *places,
			size_t count)
{
	while (count > 0 && !(parts[count - 1].optional && places[count - 1] < scan->count))
		count--;
	if (count > 0)
		places[count - 1] = scan->count;
	return count;
}

/* Where the parts of the phrase stand, the first of them, which does, at the front of the window; the window's count:
 * it is optional, and missing. False when the phrase does not stand there. */
static bool find_parts(struct scan *scan, const struct lexicon_phrase *phrase,
		       size_t places[LEXICON_WORDS])
{
	const struct lexicon_part *parts = scan->lexicon->parts + phrase->parts;
	size_t i = 1;

	places[0] = 0;
	while (i > 0 && i < phrase->count) {
		places[i] = find_part(scan, &parts[i], behind(scan, places, i));
		if (places[i] < scan->count || parts[i].optional)
			i++;
		else
			i = give_back(scan, parts, places, i);
	}
	return i > 0;
}

/* What stands in the place of "<n>", "<naam>" or "<woord>", if no word does that may stand there too. */
static void take_slot(const struct lexicon *lexicon, const struct lexicon_part *part,
		      const struct seen *seen, struct lexicon_hit *hit)
{
	if (part->slot == LEXICON_WORD || is_word(lexicon, part, seen))
		return;
	if (part->slot == LEXICON_NUMBER) {
		hit->number = seen->number;
	} else {
		hit->naam_van = seen->van;
		hit->naam_tot = seen->tot;
	}
}

/* Whether the phrase stands at the front of the window. */
static bool stands(struct scan *scan, unsigned number, struct lexicon_hit *hit)
{
	const struct lexicon *lexicon = scan->lexicon;
	const struct lexicon_phrase *phrase = &lexicon->phrases[number];
	const struct seen *front = at(scan, 0), *last = front;
	size_t places[LEXICON_WORDS];

	if (!find_parts(scan, phrase, places))
		return false;
	*hit = (struct lexicon_hit){.meaning = lexicon->meanings[phrase->meaning],
				    .phrase = number,
				    .number = -1,
				    .van = front->van,
				    .first = front->index,
				    .sentence = front->sentence};
	for (size_t i = 0; i < phrase->count; i++) {
		if (places[i] == scan->count)
			continue;
		last = at(scan, places[i]);
		if (last->index - front->index < LEXICON_NAMED)
			hit->words |= 1ULL << (last->index - front->index);
		take_slot(lexicon, &lexicon->parts[phrase->parts + i], last, hit);
	}
	hit->tot = last->tot;
	hit->last = last->index;
	return true;
}

static void make_room(struct arena *arena, struct scan *scan, struct lexicon_hits *hits)
{
	struct lexicon_hit *larger;

	if (hits->count < scan->room)
		return;
	scan->room = scan->room ? scan->room * 2 : 16;
	larger = arena_zero(arena, scan->room, sizeof(*larger));
	if (hits->count)
		memcpy(larger, hits->items, hits->count * sizeof(*larger));
	hits->items = larger;
}

/* Of the hits from `from` on, which begin with the same word, the last phrase comes first; each once. */
static void add(struct arena *arena, struct scan *scan, struct lexicon_hits *hits, size_t from,
		const struct lexicon_hit *hit)
{
	size_t at = hits->count;

	for (size_t i = scan->front; i < hits->count; i++) {
		if (hits->items[i].phrase == hit->phrase)
			return;
	}
	make_room(arena, scan, hits);
	assert(hits->items); /* room for one more */
	hits->count++;
	for (; at > from && hits->items[at - 1].phrase < hit->phrase; at--)
		hits->items[at] = hits->items[at - 1];
	hits->items[at] = *hit;
}

/* Whether it is worth a closer look: most phrases differ in their second word. */
static bool may_stand(struct scan *scan, const struct lexicon_start *start)
{
	const struct lexicon_phrase *phrase = &scan->lexicon->phrases[start->phrase];
	const struct lexicon_part *second = &scan->lexicon->parts[phrase->parts + 1];

	if (!(start->marks & scan->near))
		return false;
	if (phrase->count < 2 || second->gap || second->optional)
		return true;
	return scan->count > 1 && is_part(scan->lexicon, second, at(scan, 1));
}

/* The first of the phrases in [from, to), which begin with one word, that go on with `second` or a later one. */
static size_t find_second(const struct lexicon_start *starts, size_t from, size_t to,
			  unsigned second)
{
	while (from < to) {
		size_t middle = from + (to - from) / 2;

		if (starts[middle].second < second)
			from = middle + 1;
		else
			to = middle;
	}
	return from;
}

/* 0: no phrase holds that word. */
static unsigned mark_at(struct scan *scan, size_t i)
{
	const struct seen *seen = at(scan, i);

	return seen && seen->term ? lexicon_mark(seen->term) : 0;
}

/* The phrases that begin with the term, which the front of the window is. */
static void find_from(struct arena *arena, struct scan *scan, unsigned first, size_t from,
		      struct lexicon_hits *hits)
{
	const struct lexicon *lexicon = scan->lexicon;
	const struct lexicon_start *starts = lexicon->starts;
	size_t i = lexicon->terms[first].start, end = lexicon->terms[first + 1].start;
	unsigned second = scan->count > 1 ? at(scan, 1)->term : 0, third;
	struct lexicon_hit hit;

	for (; i < end && starts[i].second == 0; i++) {
		if (may_stand(scan, &starts[i]) && stands(scan, starts[i].phrase, &hit))
			add(arena, scan, hits, from, &hit);
	}
	if (second == 0)
		return;
	third = LEXICON_ANY_MARK | mark_at(scan, 2);
	for (i = find_second(starts, i, end, second); i < end && starts[i].second == second; i++) {
		if ((starts[i].marks & third) && stands(scan, starts[i].phrase, &hit))
			add(arena, scan, hits, from, &hit);
	}
}

/* A gap stays within the sentence. */
static unsigned marks_near(struct scan *scan)
{
	unsigned sentence = at(scan, 0)->sentence, marks = LEXICON_ANY_MARK;

	for (size_t i = 1; i <= LEXICON_SPREAD + 1 && i < scan->count; i++) {
		const struct seen *seen = at(scan, i);

		if (seen->sentence != sentence)
			break;
		marks |= mark_at(scan, i);
	}
	return marks;
}

/* The phrases that begin with the front of the window. */
static void find(struct arena *arena, struct scan *scan, struct lexicon_hits *hits)
{
	const struct lexicon *lexicon = scan->lexicon;
	const struct seen *front = at(scan, 0);
	size_t from = hits->count;

	scan->front = from;
	scan->near = marks_near(scan);
	if (front->term)
		find_from(arena, scan, front->term, from, hits);
	from = hits->count;
	for (unsigned term = lexicon_prefixes(lexicon, front->text); term;
	     term = lexicon->terms[term].next) {
		if (begins(&lexicon->terms[term], front))
			find_from(arena, scan, term, from, hits);
	}
	from = hits->count;
	for (unsigned slot = LEXICON_WORD + 1; slot < LEXICON_SLOTS; slot++) {
		if (fits((enum lexicon_slot)slot, front))
			find_from(arena, scan, slot, from, hits);
	}
}

/* --- more hits than are kept ------------------------------------------------------------------------------- */

/* Of the hits beyond LEXICON_HITS, `kept` is where those end that stay; behind them stands context of which it
 * is not known yet whether a hit that must stay follows. */
struct kept {
	size_t kept;
	bool any;
	unsigned last; /* the last word of the last hit that must stay */
};

/* Those of the front word, from `from` on, of which nothing must be kept. */
static void drop(struct lexicon_hits *hits, size_t from, struct kept *kept)
{
	size_t to = from;

	for (size_t i = from; i < hits->count; i++) {
		enum lexicon_keep keep = hits->items[i].meaning->keep;

		if (i >= LEXICON_HITS && keep == LEXICON_KEEP_NOT) {
			hits->cut = true;
			continue;
		}
		hits->items[to++] = hits->items[i];
		if (keep == LEXICON_KEEP_ALWAYS) {
			kept->any = true;
			kept->last = hits->items[to - 1].last;
			kept->kept = to;
		}
	}
	hits->count = to;
}

/* Context that nothing follows any more. */
static void forget(struct lexicon_hits *hits, struct kept *kept, unsigned word)
{
	size_t first = kept->kept;

	while (first < hits->count && hits->items[first].last + LEXICON_BESIDE < word)
		first++;
	if (first == kept->kept)
		return;
	hits->cut = true;
	memmove(hits->items + kept->kept, hits->items + first,
		(hits->count - first) * sizeof(*hits->items));
	hits->count -= first - kept->kept;
}

/* Leaves of the hits from `from` on, which begin with the word `front`, what may stay. */
static void thin(struct lexicon_hits *hits, size_t from, unsigned front, struct kept *kept)
{
	drop(hits, from, kept);
	if (hits->count <= LEXICON_HITS)
		return;
	if (kept->kept < LEXICON_HITS)
		kept->kept = LEXICON_HITS;
	if (kept->any && front <= kept->last + LEXICON_BESIDE)
		kept->kept = hits->count;
	forget(hits, kept, front);
	hits->full = kept->kept >= LEXICON_HITS + LEXICON_KEPT;
}

struct lexicon_hits lexicon_scan(struct arena *arena, const struct lexicon *lexicon,
				 const char *text, size_t length)
{
	struct seen words[RING];
	struct scan scan = {.lexicon = lexicon, .text = text, .length = length, .words = words};
	struct lexicon_hits hits = {0};
	struct kept kept = {0};

	if (!lexicon->ready)
		abort();
	for (fill(&scan); scan.count > 0 && !hits.full; fill(&scan)) {
		size_t from = hits.count;

		find(arena, &scan, &hits);
		thin(&hits, from, at(&scan, 0)->index, &kept);
		scan.first = (scan.first + 1) % RING;
		scan.count--;
	}
	lexicon_judge(&hits);
	return hits;
}
