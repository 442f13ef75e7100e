/* plaats_lijst: a place in a list of what is said of one person: behind an age, before it, in a bracket
 * behind a name. See plaats.h. */
#include "understand/plaats.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "understand/straat.h"
#include "understand/who.h"
#include "understand/words.h"

enum { ADULT = 26 };

size_t understand_place_begin(const struct place *place)
{
	return place->postcode.tot && place->postcode.van < place->hit->van ? place->postcode.van
									    : place->hit->van;
}

/* "jaar", "jr", "j", or a number, also in letters; not "3e". */
bool understand_place_age_word(const struct understand_back *word)
{
	static const char *const ages[] = {"jaar",	"jr",	    "j",	 "oud",
					   "ans",	"tien",	    "elf",	 "twaalf",
					   "dertien",	"veertien", "vijftien",	 "zestien",
					   "zeventien", "achttien", "negentien", NULL};
	size_t digits = strspn(word->text, "0123456789");

	return (digits > 0 && strchr("j", word->text[digits])) ||
	       understand_is_of(word->text, ages);
}

/* "Noor (13 jaar), Meiboomstraat 27, 2340 Beerse": where the street begins that stands before the postcode. */
static size_t address_begin(const struct place *place)
{
	size_t at = understand_place_begin(place);
	struct form_range street;

	if (!place->postcode.tot)
		return at;
	street = understand_street_before(place->source->text, at);
	return understand_is_street(place->source->text, street) ? street.van : at;
}

/* ", 15 jaar", ", 17j,". */
static bool stands_before_age(const struct place *place)
{
	static const char *const ends[] = {" jaar", " jr", "j", NULL};
	const char *behind = place->source->text + place->hit->tot;
	size_t digits = behind[0] == ',' && behind[1] == ' ' ? strspn(behind + 2, "0123456789") : 0;

	if (digits == 0 || digits > 2 || atoi(behind + 2) >= ADULT)
		return false;
	behind += 2 + digits;
	for (size_t i = 0; ends[i]; i++) {
		size_t size = strlen(ends[i]);

		if (strncmp(behind, ends[i], size) == 0 && strchr(" ,.;)\r\n", behind[size]))
			return strncmp(behind + size, " geleden", 8) != 0 &&
			       strncmp(behind + size, " ervaring", 9) != 0;
	}
	return false;
}

/* "Finn hier, Lommel, 15 jaar"; "Ward Van Hove van Diest, 17 jaar" behind two words of a name. */
static bool is_before_age(const struct place *place, size_t begin)
{
	const char *text = place->source->text;
	struct understand_back words[3];
	size_t count = understand_words_before(text, 0, begin, 3, true, words);

	if (!stands_before_age(place) || count == 0)
		return false;
	if (begin > 2 && text[begin - 2] == ',')
		return words[0].capital || strcmp(words[0].text, "hier") == 0;
	return count == 3 && !words[0].capital && strcmp(words[0].text, "van") == 0 &&
	       words[1].capital && words[2].capital;
}

/* "16 jaar, van Ronse", "13 jaar, ook Mol": before a small word that leads to the place; "in Gent" only where no more
 * is said of it, as of a school there. */
static size_t before_small_words(const struct place *place, size_t at)
{
	static const char *const small[] = {"van", "uit", "ook", NULL};
	static const char *const within[] = {"in", "te", NULL};
	const char *text = place->source->text;
	bool ends = strchr(",.;)\n", text[place->hit->tot]) != NULL;
	struct understand_back word;

	while (
	    at > 1 && text[at - 1] == ' ' && text[at - 2] != ',' &&
	    understand_words_before(text, 0, at, 1, true, &word) && word.tot == at - 1 &&
	    (understand_is_of(word.text, small) || (ends && understand_is_of(word.text, within))))
		at = word.van;
	return at;
}

/* "(°9 oktober 2014, Brakel)": right behind the child's date of birth. */
static bool is_behind_birth(const struct understanding *u, const struct place *place, size_t at)
{
	for (size_t i = 0; i < u->reading->bron_count; i++) {
		const struct reading_bron *bron = &u->reading->bronnen[i];

		if (text_equal(bron->pad, "client.geboortedatum") &&
		    text_equal(bron->deel, place->source->deel) && bron->tot + 2 == at &&
		    place->source->text[bron->tot] == ',')
			return true;
	}
	return false;
}

/* "Bo, bijna 16 (dus nog 15), Lommel": a number that ends a bracket, behind a word that makes it an age. */
static bool is_bracketed_age(const char *text, size_t at)
{
	static const char *const small[] = {"nog", "bijna", "nu", "pas", "net", NULL};
	struct understand_back words[2];

	return text[at - 3] == ')' && understand_words_before(text, 0, at, 2, true, words) == 2 &&
	       words[0].tot == at - 3 && understand_is_of(words[1].text, small);
}

/* "Mats (11 jaar, Aarschot)", "Otto, 8 jaar, 3140 Keerbergen": a comma behind an age. */
bool understand_place_listed(const struct understanding *u, const struct place *place)
{
	const char *text = place->source->text;
	size_t at = address_begin(place);
	struct understand_back word;

	if (understand_place_in_bracket(place, understand_place_begin(place)) ||
	    understand_place_behind_name(u, place, understand_place_begin(place)))
		return true;
	if (is_before_age(place, at))
		return true;
	at = before_small_words(place, at);
	if (is_behind_birth(u, place, at))
		return true;
	if (at <= 2 || text[at - 1] != ' ' || text[at - 2] != ',' ||
	    !understand_words_before(text, 0, at, 1, true, &word))
		return false;
	if (at < understand_place_begin(place) && understand_place_ends_name(u, &word))
		return true;
	if (!understand_place_age_word(&word))
		return false;
	/* a number alone behind a sign: "Evere, 15, ", no "Kouter 15, " */
	return !text_is_digit(word.text[word.tot - word.van - 1]) || word.van < 2 ||
	       text[word.van - 1] == '(' || text[word.van - 2] == ',' || is_bracketed_age(text, at);
}
