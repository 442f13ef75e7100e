/* plaats_zin: what the sentence and the brackets around a place say of it. See plaats.h. */
#include "understand/plaats.h"

#include <string.h>
#include <strings.h>

#include "base/text.h"
#include "form/words.h"
#include "reading/relation.h"
#include "understand/who.h"
#include "understand/words.h"

enum { BRACKET = 80, COMPANY = 10, KIN = 6 };

bool understand_place_in_bracket(const struct place *place, size_t begin)
{
	const char *text = place->source->text;
	size_t van = begin;

	while (van > 0 && begin - van < BRACKET && !strchr("()\n.", text[van - 1]))
		van--;
	return van > 0 && text[van - 1] == '(' && text[place->hit->tot] == ')' &&
	       text_is_digit(text[van]) && strspn(text + van, "0123456789") <= 2 &&
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

/* --- who one lives with --- */

/* Who one lives with, and the small words between them; a name too. */
static bool is_company(const struct understand_back *word)
{
	static const char *const words[] = {
	    "mijn",    "mn",	    "m",	 "zijn",	"haar",
	    "heur",    "hun",	    "de",	 "het",		"en",
	    "ook",     "met",	    "mij",	 "ons",		"onze",
	    "hier",    "ier",	    "grote",	 "kleine",	"oudste",
	    "jongste", "oudere",    "jongere",	 "nieuwe",	"twee",
	    "drie",    "beide",	    "vriend",	 "vriendin",	"lief",
	    "partner", "man",	    "vrouw",	 "meter",	"peter",
	    "dochter", "zoon",	    "kinderen",	 "broers",	"zussen",
	    "zusjes",  "broertjes", "schoonzus", "schoonbroer", "schoonouders",
	    "nicht",   "neef",	    "tantes",	 "nonkels",	"moemoe",
	    "vava",    "mami",	    "pa",	 "ma",		"gezin",
	    "familie", NULL,
	};

	return understand_is_of(word->text, words) || word->capital ||
	       relation_is_client_side(relation_of(word->text));
}

/* "woont met": who one lives with is named in the phrase itself. */
static bool says_with(const char *text, const struct lexicon_hit *hit)
{
	return memmem(text + hit->van, hit->tot - hit->van, " bij", 4) ||
	       memmem(text + hit->van, hit->tot - hit->van, " met", 4);
}

/* "Ik woon", "mijn zoon woont"; not "bij mama" alone, and not "zijn oma woont". */
static bool is_living(const char *text, const struct lexicon_hit *hit)
{
	struct understand_back word = {.text = ""};

	if (strncasecmp(text + hit->van, "bij ", 4) == 0 ||
	    strncasecmp(text + hit->van, "met ", 4) == 0)
		return false;
	understand_words_before(text, 0, hit->van, 1, true, &word);
	return !relation_is_client_side(relation_of(word.text));
}

/* All that stands between the phrase and the place: "bij", who, and the preposition of the place. */
static bool is_with(const char *text, const struct lexicon_hit *hit, size_t begin)
{
	static const char *const who[] = {"ik", "hij", "zij", "ze", "wij", "we", NULL};
	size_t van = hit->tot;
	bool said = says_with(text, hit);
	struct understand_back words[COMPANY];
	size_t count = understand_words_before(text, van, begin, COMPANY, true, words);

	/* "sinds ik zeven was woon ik bij Ann en Luc in Wetteren" */
	if (count > 2 && understand_is_of(words[count - 1].text, who) &&
	    words[count - 1].van <= van + 2)
		van = words[--count].tot;
	if (count < 2 || words[count - 1].van > van + 2 ||
	    (strcmp(words[0].text, "in") != 0 && strcmp(words[0].text, "te") != 0))
		return false;
	if (!said && strcmp(words[count - 1].text, "bij") != 0 &&
	    strcmp(words[count - 1].text, "met") != 0 &&
	    strcmp(words[count - 1].text, "samen") != 0)
		return false;
	for (size_t i = 1; i + !said < count; i++) {
		if (!is_company(&words[i]))
			return false;
	}
	return true;
}

const struct lexicon_hit *understand_place_with(const struct place *place, size_t begin)
{
	const struct lexicon_hits *hits = &place->source->hits;

	for (size_t i = (size_t)(place->hit - hits->items); i-- > 0;) {
		const struct lexicon_hit *hit = &hits->items[i];

		if (place->hit->first - hit->first > 2 * COMPANY ||
		    hit->sentence != place->hit->sentence)
			break;
		if (hit->hidden || hit->tot > begin || !text_equal(hit->meaning->onderwerp, "waar"))
			continue;
		if (text_equal(hit->meaning->waarde, "thuis") &&
		    is_living(place->source->text, hit) && is_with(place->source->text, hit, begin))
			return hit;
	}
	return NULL;
}

/* "Mijn papa, die in Gistel woont": somebody else's home. */
static bool is_of_kin(const struct place *place, size_t begin)
{
	struct understand_back words[KIN];
	size_t count = understand_words_before(place->source->text, 0, begin, KIN, true, words);

	for (size_t i = 0; i < count; i++) {
		if (relation_is_client_side(relation_of(words[i].text)))
			return true;
	}
	return false;
}

/* "Zijn oma woont met mijn broer in": who lives there is not the child; but "bij zijn oma woont hij". */
bool understand_place_of_kin(const struct place *place, const struct lexicon_hit *hit)
{
	static const char *const with[] = {"bij", "met", "en", "dan", NULL};
	static const char *const young[] = {"minderjarige", "neef", "nicht", NULL};
	const char *text = place->source->text;
	struct understand_back words[3];
	const char *relatie;
	size_t count;

	if (strncasecmp(text + hit->van, "woont", 5) != 0 &&
	    strncasecmp(text + hit->van, "woonde", 6) != 0)
		return false;
	count = understand_words_before(text, 0, hit->van, 3, true, words);
	relatie = count ? relation_of(words[0].text) : NULL;
	if (!relatie || !relation_is_client_side(relatie) || understand_is_of(relatie, young))
		return false;
	for (size_t i = 1; i < count; i++) {
		if (understand_is_of(words[i].text, with))
			return false;
	}
	return true;
}

bool understand_place_lived_in(const struct place *place, size_t begin)
{
	static const char *const verbs[] = {"woont", "wonen", "woon", "gedomicilieerd", NULL};
	static const char *const ends[] = {"en", "die", "dat", "is", "waar", "maar", NULL};
	const char *text = place->source->text;
	size_t at = place->hit->tot, behind = at;
	struct form_word word;

	for (size_t i = 0; i < KIN && form_next_word(text, place->source->length, &at, &word);
	     i++) {
		if (word.van != behind + 1 || text[behind] != ' ' ||
		    understand_is_of(word.text, ends))
			return false;
		behind = word.tot;
		if (understand_is_of(word.text, verbs))
			return !is_of_kin(place, begin);
	}
	return false;
}

/* "Jennifer woont in Mechelen", where the child is called Liam. */
bool understand_place_of_other(const struct understanding *u, const struct place *place,
			       const struct lexicon_hit *hit)
{
	static const char *const people[] = {
	    "hij",    "zij",	 "ze",	    "die",   "wie", "kind", "zoon", "jongen", "meisje",
	    "client", "jongere", "dochter", "gezin", "ik",  "nu",   "daar", "sinds",  NULL};
	const char *text = place->source->text, *child = u->reading->client.naam;
	const char *own = u->reading->aanvrager.naam;
	struct understand_back word;

	if (!child || strncmp(text + hit->van, "woont ", 6) != 0 ||
	    understand_words_before(text, 0, hit->van, 1, true, &word) != 1 || !word.capital ||
	    text[word.van + 1] < 'a' || /* "ADHD, woont in" */
	    understand_is_of(word.text, people) || relation_of(word.text) ||
	    strcasestr(child, word.text))
		return false;
	return !own || !strcasestr(own, word.text);
}
