/* what: see what.h. */
#include "understand/what.h"

#include <string.h>

#include "base/text.h"
#include "understand/phrases.h"

enum { REACH = 60, SENTENCE = 1000, PAST_BEFORE = 12, PAST_BEHIND = 6, NOW = 8, ASIDE = 300 };

static bool is_other(const struct lexicon_hit *hit, const struct lexicon_hit *other,
		     const char *subject)
{
	return other != hit && other->sentence == hit->sentence && !other->hidden &&
	       other->meaning->weight != LEXICON_VAL &&
	       text_equal(other->meaning->onderwerp, subject);
}

static bool is_within(const struct lexicon_hit *hit, const struct lexicon_hit *other,
		      unsigned before, unsigned behind)
{
	if (other->last < hit->first)
		return hit->first - other->last <= before;
	return other->first > hit->last && other->first - hit->last <= behind;
}

bool understand_beside(const struct understand_phrase *phrase, const char *subject, unsigned before,
		       unsigned behind)
{
	const struct lexicon_hits *hits = &phrase->source->hits;
	const struct lexicon_hit *hit = phrase->hit;
	size_t here = (size_t)(hit - hits->items), i = here;

	while (i > 0 && hits->items[i - 1].first + REACH >= hit->first)
		i--;
	for (; i < hits->count && hits->items[i].first <= hit->last + behind; i++) {
		const struct lexicon_hit *other = &hits->items[i];

		if (is_other(hit, other, subject) && is_within(hit, other, before, behind))
			return true;
	}
	return false;
}

bool understand_holds(const struct understand_phrase *phrase, const char *subject)
{
	const struct lexicon_hits *hits = &phrase->source->hits;
	const struct lexicon_hit *hit = phrase->hit;
	size_t i = (size_t)(hit - hits->items);

	while (i > 0 && hits->items[i - 1].first + REACH >= hit->first)
		i--;
	for (; i < hits->count && hits->items[i].first <= hit->last; i++) {
		if (hits->items[i].last >= hit->first && is_other(hit, &hits->items[i], subject))
			return true;
	}
	return false;
}

unsigned understand_words_to(const struct understand_phrase *phrase, const char *subject,
			     unsigned behind)
{
	const struct lexicon_hits *hits = &phrase->source->hits;
	const struct lexicon_hit *hit = phrase->hit;

	for (size_t i = (size_t)(hit - hits->items) + 1;
	     i < hits->count && hits->items[i].first <= hit->last + behind; i++) {
		const struct lexicon_hit *other = &hits->items[i];

		if (other->first > hit->last && is_other(hit, other, subject))
			return other->first - hit->last;
	}
	return 0;
}

bool understand_follows(const struct understand_phrase *phrase, const char *subject, unsigned words)
{
	const struct lexicon_hits *hits = &phrase->source->hits;
	const struct lexicon_hit *hit = phrase->hit;

	for (size_t i = (size_t)(hit - hits->items) + 1;
	     i < hits->count && hits->items[i].first <= hit->last + words; i++) {
		const struct lexicon_hit *other = &hits->items[i];

		if (other->first > hit->last && !other->hidden &&
		    other->meaning->weight != LEXICON_VAL &&
		    text_equal(other->meaning->onderwerp, subject))
			return true;
	}
	return false;
}

/* A row of a list begins there: "- ", "* ", a bullet (U+2022). */
static bool is_row(const struct understand_source *source, size_t at)
{
	const char *text = source->text + at;
	size_t rest = source->length - at;

	return (rest > 1 && (text[0] == '-' || text[0] == '*') && text[1] == ' ') ||
	       (rest > 2 && memcmp(text, "\xE2\x80\xA2", 3) == 0);
}

bool understand_ends(const struct understand_source *source, size_t at)
{
	char c = source->text[at];

	return c == '.' || c == '!' || c == '?' ||
	       (c == '\n' && ((at > 0 && source->text[at - 1] == '\n') || is_row(source, at + 1)));
}

struct form_range understand_sentences(const struct understand_source *source,
				       struct form_range range)
{
	struct form_range wide = range;

	while (wide.van > 0 && range.van - wide.van < ASIDE &&
	       !understand_ends(source, wide.van - 1))
		wide.van--;
	while (wide.tot < source->length && wide.tot - range.tot < ASIDE &&
	       !understand_ends(source, wide.tot))
		wide.tot++;
	return wide;
}

bool understand_asked(const struct understand_phrase *phrase)
{
	const char *text = phrase->source->text;
	size_t end = phrase->hit->tot + SENTENCE, at = phrase->hit->tot;

	if (end > phrase->source->length)
		end = phrase->source->length;
	while (at < end && !strchr(".!?", text[at]) && !(text[at] == '\n' && text[at + 1] == '\n'))
		at++;
	return at < end && text[at] == '?';
}

bool understand_speaks(const struct understand_phrase *phrase)
{
	const struct lexicon_hit *hit = phrase->hit;

	return hit->meaning->weight != LEXICON_VAL && !hit->hidden && !hit->quoted &&
	       !(understand_beside(phrase, "verleden", PAST_BEFORE, PAST_BEHIND) &&
		 !understand_beside(phrase, "nu", NOW, NOW));
}

bool understand_mentions(const struct understanding *u, const char *subject)
{
	struct understand_phrase next;

	for (size_t at = 0; understand_next(u, subject, &at, &next);) {
		if (understand_speaks(&next))
			return true;
	}
	return false;
}

/* The same words again say nothing more. */
static bool is_again(const struct understand_phrase *first, const struct understand_phrase *next)
{
	size_t size = next->hit->tot - next->hit->van;

	return first->hit && first->hit->tot - first->hit->van == size &&
	       memcmp(first->source->text + first->hit->van, next->source->text + next->hit->van,
		      size) == 0;
}

unsigned understand_sum(const struct understanding *u, const char *subject, const char *value,
			struct understand_phrase *first)
{
	struct understand_phrase next;
	unsigned sum = 0;

	*first = (struct understand_phrase){NULL, NULL};
	for (size_t at = 0; understand_next(u, subject, &at, &next);) {
		if (!text_equal(next.hit->meaning->waarde, value) || !understand_speaks(&next) ||
		    is_again(first, &next))
			continue;
		sum += next.hit->meaning->weight == LEXICON_STERK ? 2 : 1;
		if (!first->hit || next.hit->meaning->weight > first->hit->meaning->weight)
			*first = next;
	}
	return sum;
}
