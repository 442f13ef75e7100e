/* lexicon_scan: where the phrases of a lexicon stand in a text, and what stands around them; see lexicon.h. */
#include "form/lexicon_parts.h"

#include <stdint.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"

enum {
	/* words that must be at hand to compare the longest phrase */
	WINDOW = LEXICON_WORDS * (LEXICON_GAP + 1) + LEXICON_TERMS * LEXICON_SPREAD,
	NUMBER_MOST = 130,
};

/* A word of the text as phrases are compared with it. */
struct seen {
	char text[FORM_WORD];
	size_t length, van, tot;
	unsigned hash, index, sentence;
	bool capital;
};

/* The last words of the text, as a ring. */
struct scan {
	const struct lexicon *lexicon;
	const char *text;
	size_t length, pos;
	struct seen words[WINDOW];
	size_t first, count;
	unsigned next_index, next_sentence;
};

static struct seen *at(struct scan *scan, size_t i)
{
	return i < scan->count ? &scan->words[(scan->first + i) % WINDOW] : NULL;
}

static bool is_capital(const char *text, size_t length)
{
	size_t size;
	uint32_t c = (unsigned char)text[0];

	if (c >= 0x80)
		c = text_decode(text, length, &size);
	return (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7);
}

static void push(struct scan *scan, const struct form_word *word, const char *text)
{
	struct seen *seen = &scan->words[(scan->first + scan->count++) % WINDOW];

	seen->length = strlen(text);
	memcpy(seen->text, text, seen->length + 1);
	seen->hash = lexicon_hash(text);
	seen->van = word->van;
	seen->tot = word->tot;
	seen->index = scan->next_index++;
	seen->sentence = scan->next_sentence;
	seen->capital = is_capital(scan->text + word->van, scan->length - word->van);
}

/* As many words as the window holds, in their usual spelling. */
static void fill(struct scan *scan)
{
	struct form_word word;

	while (scan->count + LEXICON_SPELLING <= WINDOW &&
	       form_next_word(scan->text, scan->length, &scan->pos, &word)) {
		const struct lexicon_spelling *usual = lexicon_spelling(scan->lexicon, word.text);

		if (!usual)
			push(scan, &word, word.text);
		for (size_t i = 0; usual && i < usual->count; i++)
			push(scan, &word, usual->to[i]);
		scan->next_sentence += word.sentence_end;
	}
}

/* "15", "15j", "15jr", "15jarige"; -1: none, or one that cannot be an age. */
static int number_of(const struct seen *seen)
{
	static const char *const endings[] = {"", "j", "jr", "ja", "jaar", "jarig", "jarige", NULL};
	int number = 0;
	size_t i = 0;

	for (; i < 3 && seen->text[i] >= '0' && seen->text[i] <= '9'; i++)
		number = number * 10 + (seen->text[i] - '0');
	if (i == 0 || number >= NUMBER_MOST)
		return -1;
	for (const char *const *ending = endings; *ending; ending++) {
		if (strcmp(seen->text + i, *ending) == 0)
			return number;
	}
	return -1;
}

static bool is_word(const struct lexicon_word *word, const struct seen *seen)
{
	for (; word; word = word->other) {
		if ((word->prefix ? seen->length >= word->length : seen->hash == word->hash) &&
		    memcmp(seen->text, word->text, word->length + !word->prefix) == 0)
			return true;
	}
	return false;
}

static bool is_part(const struct lexicon_part *part, const struct seen *seen,
		    struct lexicon_hit *hit)
{
	switch (part->slot) {
	case LEXICON_NUMBER:
		if (number_of(seen) < 0)
			return false;
		hit->number = number_of(seen);
		return true;
	case LEXICON_NAME:
		if (!seen->capital)
			return false;
		hit->naam_van = seen->van;
		hit->naam_tot = seen->tot;
		return true;
	case LEXICON_SOMETHING:
		hit->naam_van = seen->van;
		hit->naam_tot = seen->tot;
		return seen->text[0] > '9';
	case LEXICON_WORD:
		break;
	}
	return is_word(part->words, seen);
}

/* The index of the first word from `i` on that is this part; the window's count: none. A gap stays within a
 * sentence. */
static size_t find_part(struct scan *scan, const struct lexicon_part *part, size_t i,
			struct lexicon_hit *hit)
{
	size_t tries = part->gap + 1;

	for (struct seen *seen = at(scan, i); seen && tries > 0; seen = at(scan, ++i), tries--) {
		if (part->gap && seen->sentence != scan->words[scan->first].sentence)
			break;
		if (is_part(part, seen, hit))
			return i;
	}
	return scan->count;
}

/* Whether the phrase stands at the front of the window. */
static bool stands(struct scan *scan, const struct lexicon_phrase *phrase, struct lexicon_hit *hit)
{
	const struct seen *front = at(scan, 0);
	size_t next = 0, last = 0;

	*hit = (struct lexicon_hit){.meaning = phrase->meaning, .number = -1};
	for (size_t i = 0; i < phrase->count; i++) {
		size_t found = find_part(scan, &phrase->parts[i], next, hit);

		if (found < scan->count) {
			last = found;
			next = found + 1;
		} else if (!phrase->parts[i].optional) {
			return false;
		}
	}
	hit->van = front->van;
	hit->first = front->index;
	hit->sentence = front->sentence;
	hit->tot = at(scan, last)->tot;
	hit->last = at(scan, last)->index;
	return true;
}

static void add(struct arena *arena, struct lexicon_hits *hits, const struct lexicon_hit *hit)
{
	hits->full = hits->count == LEXICON_HITS;
	if (hits->full)
		return;
	hits->items = arena_grow(arena, hits->items, hits->count, sizeof(*hits->items));
	hits->items[hits->count++] = *hit;
}

/* Whether it is worth a closer look: most phrases differ in their second word. */
static bool may_stand(struct scan *scan, const struct lexicon_phrase *phrase)
{
	const struct lexicon_part *second = &phrase->parts[1];
	const struct seen *seen = at(scan, 1);

	if (phrase->count < 2 || second->slot != LEXICON_WORD || second->gap || second->optional)
		return true;
	return seen && is_word(second->words, seen);
}

static void find_in_bucket(struct arena *arena, struct scan *scan, unsigned bucket,
			   struct lexicon_hits *hits)
{
	const struct lexicon_bucket *entry = scan->lexicon->buckets[bucket];
	struct lexicon_hit hit;

	for (; entry; entry = entry->next) {
		if (may_stand(scan, entry->phrase) && stands(scan, entry->phrase, &hit))
			add(arena, hits, &hit);
	}
}

/* --- what stands around a hit ------------------------------------------------------------------------------ */

static bool crosses(const struct lexicon_hit *a, const struct lexicon_hit *b)
{
	return a->first <= b->last && b->first <= a->last;
}

static bool is_about(const struct lexicon_hit *hit, const char *subject)
{
	return text_equal(hit->meaning->onderwerp, subject);
}

/* A trap hides what it crosses; a longer phrase what it holds. */
static bool hides(const struct lexicon_hit *over, const struct lexicon_hit *hit)
{
	if (!text_equal(over->meaning->onderwerp, hit->meaning->onderwerp) ||
	    hit->meaning->weight == LEXICON_VAL || !crosses(over, hit))
		return false;
	if (over->meaning->weight == LEXICON_VAL)
		return true;
	return over->first <= hit->first && over->last >= hit->last &&
	       over->last - over->first > hit->last - hit->first;
}

/* Words between two hits of the same sentence; beyond LEXICON_NEAR when they are in different ones. */
static unsigned distance(const struct lexicon_hit *a, const struct lexicon_hit *b)
{
	if (a->sentence != b->sentence)
		return LEXICON_NEAR + 1;
	return a->last < b->first ? b->first - a->last : a->first - b->last;
}

static void look_at(struct lexicon_hit *hit, const struct lexicon_hit *other)
{
	if (hides(other, hit))
		hit->hidden = true;
	if (crosses(other, hit) || distance(other, hit) > LEXICON_NEAR)
		return;
	if (is_about(other, "ontken"))
		hit->denied = true;
	if (is_about(other, "verleden"))
		hit->past = true;
	if (is_about(other, "aangehaald"))
		hit->quoted = true;
}

/* Hits that cannot touch one another any more are not compared: the longest is WINDOW words. */
static void judge(struct lexicon_hits *hits)
{
	const unsigned reach = WINDOW + LEXICON_NEAR;

	for (size_t i = 0; i < hits->count; i++) {
		struct lexicon_hit *hit = &hits->items[i];

		for (size_t j = i; j-- > 0 && hits->items[j].first + reach >= hit->first;) {
			look_at(hit, &hits->items[j]);
			look_at(&hits->items[j], hit);
		}
	}
}

struct lexicon_hits lexicon_scan(struct arena *arena, const struct lexicon *lexicon,
				 const char *text, size_t length)
{
	struct scan scan = {.lexicon = lexicon, .text = text, .length = length};
	struct lexicon_hits hits = {0};

	for (fill(&scan); scan.count > 0 && !hits.full; fill(&scan)) {
		const char *word = at(&scan, 0)->text;

		find_in_bucket(arena, &scan, lexicon_bucket_of(word, false), &hits);
		find_in_bucket(arena, &scan, lexicon_bucket_of(word, true), &hits);
		find_in_bucket(arena, &scan, LEXICON_ANY, &hits);
		scan.first = (scan.first + 1) % WINDOW;
		scan.count--;
	}
	judge(&hits);
	return hits;
}
