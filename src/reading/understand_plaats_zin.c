/* understand_plaats_zin: what the sentence and the brackets around a place say of it. See understand_plaats.h. */
#include "reading/understand_plaats.h"

#include <string.h>

#include "base/text.h"
#include "form/words.h"

enum { BRACKET = 80 };

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

bool understand_place_in_bracket(const struct place *place, size_t begin)
{
	const char *text = place->source->text;
	size_t van = begin;

	while (van > 0 && begin - van < BRACKET && !strchr("()\n.", text[van - 1]))
		van--;
	return van > 0 && text[van - 1] == '(' && text[place->hit->tot] == ')' &&
	       is_digit(text[van]) && strspn(text + van, "0123456789") <= 2 &&
	       text[begin - 2] == ',';
}

bool understand_place_past(const struct place *place)
{
	const struct lexicon_hits *hits = &place->source->hits;
	const char *text = place->source->text;
	bool past = false;

	for (size_t i = 0; i < hits->count && hits->items[i].first < place->hit->first; i++) {
		const struct lexicon_hit *hit = &hits->items[i];

		if (hit->sentence != place->hit->sentence || hit->hidden ||
		    hit->tot > place->hit->van || hit->meaning->weight == LEXICON_VAL)
			continue;
		if (text_equal(hit->meaning->onderwerp, "verleden"))
			past = !memmem(text + hit->tot, place->hit->van - hit->tot, " nu ", 4);
		else if (text_equal(hit->meaning->onderwerp, "nu"))
			past = false;
	}
	return past;
}

bool understand_place_ends_name(const struct understanding *u, const struct understand_back *word)
{
	const char *naam = u->reading->client.naam;
	const char *last = naam ? strrchr(naam, ' ') : NULL;
	char folded[sizeof(word->text)];

	if (!last)
		return false;
	form_fold(last + 1, strlen(last + 1), folded, sizeof(folded));
	return strcmp(word->text, folded) == 0;
}

bool understand_place_behind_name(const struct understanding *u, const struct place *place,
				  size_t at)
{
	const char *text = place->source->text;
	struct understand_back word;

	return at > 2 && text[at - 1] == '(' && text[place->hit->tot] == ')' &&
	       understand_words_before(text, 0, at - 1, 1, true, &word) &&
	       understand_place_ends_name(u, &word);
}
