/* hear_row: the words that count: see hear_row.h. */
#include "understand/hear_row.h"

#include <string.h>

#include "base/text.h"
#include "form/words.h"
#include "understand/hear_who.h"
#include "understand/understanding.h"

enum { REACH = 60 };

/* A person or a denial that is part of a consent: "weet dat ik", "niet akkoord". */
static bool is_part(const struct lexicon_hits *hits, size_t at)
{
	const struct lexicon_hit *hit = &hits->items[at];
	size_t i = at;

	while (i > 0 && hits->items[i - 1].first + REACH >= hit->first)
		i--;
	for (; i < hits->count && hits->items[i].first <= hit->first; i++) {
		if (hits->items[i].last >= hit->last &&
		    text_equal(hits->items[i].meaning->onderwerp, "akkoord"))
			return true;
	}
	return false;
}

static bool is_event(const struct understand_source *source, size_t at)
{
	const struct lexicon_hit *hit = &source->hits.items[at];

	if (hit->hidden || hit->meaning->weight == LEXICON_VAL || hit->van < source->own.van ||
	    hit->tot > source->own.tot)
		return false;
	if (text_equal(hit->meaning->onderwerp, "akkoord"))
		return true;
	return (text_equal(hit->meaning->onderwerp, "wie") ||
		text_equal(hit->meaning->onderwerp, "nee") ||
		text_equal(hit->meaning->onderwerp, "ook")) &&
	       !is_part(&source->hits, at);
}

/* "Er mag geen trap zijn. Mama is akkoord": of "zijn mama" across the end of a sentence, only what stands behind it. */
static size_t person_van(const struct understand_source *source, const struct lexicon_hit *hit)
{
	size_t van = hit->tot;

	while (van > hit->van && !strchr(".!?", source->text[van - 1]))
		van--;
	if (van == hit->van || van == hit->tot)
		return hit->van;
	return van + strspn(source->text + van, " \t\r\n");
}

bool understand_hear_next_hit(const struct hear_names *names,
			      const struct understand_source *source, size_t *at,
			      struct hear_event *event)
{
	const struct lexicon_hits *hits = &source->hits;

	for (; *at < hits->count; (*at)++) {
		const struct lexicon_hit *hit = &hits->items[*at];
		bool person = text_equal(hit->meaning->onderwerp, "wie");

		if (!is_event(source, *at))
			continue;
		*event = (struct hear_event){.van = hit->van, .tot = hit->tot, .hit = hit};
		if (person) {
			event->van = person_van(source, hit);
			event->who = understand_hear_who(names, source->text, hit);
			event->sex = understand_hear_sex(names, source->text, hit);
			event->hit = NULL;
		}
		(*at)++;
		return true;
	}
	return false;
}

/* "R. is op de hoogte": one letter only as it is written in a name. */
static bool is_name(const struct understand_source *source, const struct form_word *word,
		    const char *folded)
{
	const char *text = source->text + word->van;

	bool capital = text[0] >= 'A' && text[0] <= 'Z';

	if (strcmp(word->text, folded) != 0)
		return false;
	return folded[1] ? capital || strlen(folded) > 3 : capital && text[1] == '.';
}

bool understand_hear_next_name(const struct hear_names *names,
			       const struct understand_source *source, size_t *pos,
			       struct hear_event *event)
{
	struct form_word word;

	while (names->count > 0 && form_next_word(source->text, source->own.tot, pos, &word)) {
		for (size_t i = 0; i < names->count; i++) {
			if (!is_name(source, &word, names->items[i].folded))
				continue;
			*event = (struct hear_event){.van = word.van,
						     .tot = word.tot,
						     .who = names->items[i].who,
						     .sex = names->items[i].sex};
			return true;
		}
	}
	return false;
}
