/* what: see what.h. */
#include "understand/what.h"

#include <string.h>

#include "base/text.h"
#include "understand/phrases.h"
#include "understand/words.h"

enum {
	REACH = 60,	 /* words of the longest hit */
	SENTENCE = 1000, /* bytes of the longest */
	WIDENED = 300,	 /* bytes before and behind, at most, that are added to a range */
	PAST_BEFORE = 12,
	PAST_BEHIND = 6,
	NOW = 8,
};

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

/* "o.a. thuis": behind a letter alone, the first or the last of some. */
static bool is_initial(const char *text, size_t at)
{
	bool is_last = at > 1 && text[at - 2] == '.' && text[at + 1] == ' ';
	char next = text[at + 1 + is_last];

	return at > 0 && text_is_letter(text[at - 1]) &&
	       (at == 1 || !text_is_letter(text[at - 2])) && next >= 'a' && next <= 'z';
}

/* The dot there ends no sentence. */
static bool is_inner_dot(const char *text, size_t at)
{
	bool is_number = at > 0 && text_is_digit(text[at - 1]) && text_is_digit(text[at + 1]);

	return is_number || is_initial(text, at) ||
	       (text[at + 1] != '\n' && understand_is_cut_short(text, at));
}

bool understand_ends(const struct understand_source *source, size_t at)
{
	const char *text = source->text;
	char c = text[at];

	return c == '!' || c == '?' || (c == '.' && !is_inner_dot(text, at)) ||
	       (c == '\n' && ((at > 0 && text[at - 1] == '\n') || is_row(source, at + 1)));
}

struct form_range understand_sentences(const struct understand_source *source,
				       struct form_range range)
{
	struct form_range wide = range;

	while (wide.van > 0 && range.van - wide.van < WIDENED &&
	       !understand_ends(source, wide.van - 1))
		wide.van--;
	while (wide.tot < source->length && wide.tot - range.tot < WIDENED &&
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
	while (at < end && !understand_ends(phrase->source, at))
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
