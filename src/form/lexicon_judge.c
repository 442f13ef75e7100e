/* lexicon_judge: what stands around a hit: what hides it, and what it stands near; see lexicon_parts.h. */
#include "form/lexicon_parts.h"

static bool crosses(const struct lexicon_hit *a, const struct lexicon_hit *b)
{
	return a->first <= b->last && b->first <= a->last;
}

bool lexicon_shares_word(const struct lexicon_hit *over, const struct lexicon_hit *hit)
{
	unsigned from = hit->first > over->first ? hit->first - over->first : 0;

	for (unsigned i = from; over->first + i <= over->last && over->first + i <= hit->last;
	     i++) {
		if (i >= LEXICON_NAMED || (over->words >> i & 1))
			return true;
	}
	return false;
}

/* All of the other, and more. */
static bool holds(const struct lexicon_hit *over, const struct lexicon_hit *hit)
{
	return over->first <= hit->first && over->last >= hit->last &&
	       over->last - over->first > hit->last - hit->first;
}

/* A trap hides what it crosses, but not what holds it and says more; a longer phrase what it holds. */
static bool hides(const struct lexicon_hit *over, const struct lexicon_hit *hit)
{
	if (over->meaning->onderwerp != hit->meaning->onderwerp || !crosses(over, hit) ||
	    hit->meaning->weight == LEXICON_VAL)
		return false;
	return over->meaning->weight == LEXICON_VAL ? !holds(hit, over) : holds(over, hit);
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
	if (other->meaning->context == LEXICON_NO_CONTEXT || crosses(other, hit) ||
	    distance(other, hit) > LEXICON_NEAR)
		return;
	hit->denied |= other->meaning->context == LEXICON_DENIAL;
	hit->past |= other->meaning->context == LEXICON_PAST;
	hit->quoted |= other->meaning->context == LEXICON_QUOTED;
}

/* What is about something else says nothing of a hit, unless it is context. */
static bool matter(const struct lexicon_meaning *one, const struct lexicon_meaning *other)
{
	return one->onderwerp == other->onderwerp || one->context != LEXICON_NO_CONTEXT ||
	       other->context != LEXICON_NO_CONTEXT;
}

/* The words of the longest, but one. */
static unsigned longest(const struct lexicon_hits *hits)
{
	unsigned most = 0;

	for (size_t i = 0; i < hits->count; i++) {
		unsigned length = hits->items[i].last - hits->items[i].first;

		most = length > most ? length : most;
	}
	return most;
}

void lexicon_judge(struct lexicon_hits *hits)
{
	const unsigned reach = longest(hits) + LEXICON_NEAR;

	for (size_t i = 0; i < hits->count; i++) {
		struct lexicon_hit *hit = &hits->items[i];

		for (size_t j = i; j-- > 0 && hits->items[j].first + reach >= hit->first;) {
			if (!matter(hit->meaning, hits->items[j].meaning))
				continue;
			look_at(hit, &hits->items[j]);
			look_at(&hits->items[j], hit);
		}
	}
}
