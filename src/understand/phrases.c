/* phrases: see phrases.h. */
#include "understand/phrases.h"

#include <string.h>

#include "base/memory.h"
#include "base/text.h"

enum { VALUES = 40, ENOUGH = 2 };

/* Phrase number `number` of all sources, from 1 on. */
static struct understand_phrase phrase_at(const struct understanding *u, size_t number)
{
	const struct understand_source *source = u->sources;
	size_t at = number - 1;

	for (; at >= source->hits.count; source++)
		at -= source->hits.count;
	return (struct understand_phrase){source, &source->hits.items[at]};
}

/* Equal subjects of one lexicon are the same pointer. */
static struct understand_subject *subject_of(struct understanding *u, const char *onderwerp)
{
	struct understand_subject *subject = u->subjects;

	for (size_t i = 0; i < u->subject_count; i++, subject++) {
		if (subject->onderwerp == onderwerp)
			return subject;
	}
	u->subjects = arena_grow(u->arena, u->subjects, u->subject_count, sizeof(*u->subjects));
	subject = &u->subjects[u->subject_count++];
	subject->onderwerp = onderwerp;
	return subject;
}

void understand_sort_phrases(struct understanding *u)
{
	size_t number = 0;

	for (size_t i = 0; i < u->source_count; i++)
		number += u->sources[i].hits.count;
	u->next = arena_zero(u->arena, number + 1, sizeof(*u->next));
	for (; number > 0; number--) {
		const struct lexicon_hit *hit = phrase_at(u, number).hit;
		struct understand_subject *subject = subject_of(u, hit->meaning->onderwerp);

		u->next[number] = subject->first;
		subject->first = number;
	}
}

static bool is_own(const struct understand_phrase *phrase)
{
	return phrase->hit->van >= phrase->source->own.van &&
	       phrase->hit->tot <= phrase->source->own.tot;
}

static size_t first_about(const struct understanding *u, const char *onderwerp)
{
	for (size_t i = 0; i < u->subject_count; i++) {
		if (text_equal(u->subjects[i].onderwerp, onderwerp))
			return u->subjects[i].first;
	}
	return 0;
}

bool understand_next(const struct understanding *u, const char *onderwerp, size_t *at,
		     struct understand_phrase *phrase)
{
	size_t number = *at == 0 ? first_about(u, onderwerp) : u->next[*at];

	for (; number > 0; number = u->next[number]) {
		*at = number;
		*phrase = phrase_at(u, number);
		if (is_own(phrase))
			return true;
	}
	return false;
}

bool understand_counts(const struct lexicon_hit *hit)
{
	return hit->meaning->weight != LEXICON_VAL && !hit->hidden && !hit->denied && !hit->past &&
	       !hit->quoted;
}

/* What speaks for a value. */
struct votes {
	const char *value;
	unsigned sum;
	struct understand_phrase best;
};

static void vote(struct votes *votes, const struct understand_phrase *phrase)
{
	const struct lexicon_meaning *meaning = phrase->hit->meaning;

	votes->sum += meaning->weight == LEXICON_STERK ? ENOUGH : 1;
	if (!votes->best.hit || meaning->weight > votes->best.hit->meaning->weight)
		votes->best = *phrase;
}

static struct votes *votes_for(struct votes *all, const char *value)
{
	for (size_t i = 0; i < VALUES; i++) {
		if (!all[i].value)
			all[i].value = value;
		if (text_equal(all[i].value, value))
			return &all[i];
	}
	return NULL;
}

const char *understand_weigh(const struct understanding *u, const char *onderwerp,
			     struct understand_phrase *phrase)
{
	struct votes all[VALUES] = {{0}}, *most = &all[0];
	struct understand_phrase next;
	bool draw = false;

	for (size_t at = 0; understand_next(u, onderwerp, &at, &next);) {
		struct votes *votes =
		    understand_counts(next.hit) ? votes_for(all, next.hit->meaning->waarde) : NULL;

		if (votes)
			vote(votes, &next);
	}
	for (size_t i = 1; i < VALUES && all[i].value; i++) {
		draw = all[i].sum == most->sum || (draw && all[i].sum < most->sum);
		if (all[i].sum > most->sum)
			most = &all[i];
	}
	if (draw || most->sum < ENOUGH)
		return NULL;
	*phrase = most->best;
	return most->value;
}
