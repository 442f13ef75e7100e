/* leeftijd: how old the child is, from running text, and the date of birth. Two
 * different numbers are no age: a person looks. */
#include "understand/leeftijd.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "understand/call.h"
#include "understand/claims.h"
#include "understand/evidence.h"
#include "understand/geboren.h"
#include "understand/jaren.h"
#include "understand/signs.h"
#include "understand/who.h"

enum {
	ADULT = 26,
	MINOR = 18,
	YOUNGEST = 6, /* that writes "ben 6" */
	ALMOST = 6,
	AROUND = 60, /* hits beside one that may hide it */
	NO_AGE = -1,
	TWO_AGES = -2,
};

/* Between what is said of somebody and their age: a bracket, a comma, a dash, the dot of an initial. */
static bool is_beside(const char *text, size_t at)
{
	size_t signs = 0;

	while (at > 0 && strchr(" (,-.", text[at - 1])) {
		at--;
		signs += strchr("(,-", text[at]) != NULL;
	}
	return signs > 0;
}

static bool starts(const char *text, const char *const *with)
{
	for (; *with; with++) {
		if (strncmp(text, *with, strlen(*with)) == 0)
			return true;
	}
	return false;
}

/* "2830 Willebroek" */
static bool is_postcode(const char *rest)
{
	return strspn(rest, "0123456789") == 4 && rest[4] == ' ' && rest[5] >= 'A' &&
	       rest[5] <= 'Z';
}

/* Behind the number: its end, "jaar", or a sign, but no postcode and no decimals. */
static bool is_age_end(const char *rest)
{
	static const char *const words[] = {"j",     " jaar", " jr",   " j ", " j.",  " j)",
					    " j,",   " ans",  " year", " -",  " en ", " Jahre",
					    " and ", " et ",  " und ", NULL};

	if (*rest == '\0' || *rest == ')' || *rest == '\n' || *rest == '\r' || *rest == '.')
		return true;
	if (*rest == ',' && rest[1] == ' ' && is_postcode(rest + 2))
		return true; /* "15, 2830 Willebroek" */
	if (*rest == ',')
		return !(rest[1] == ' ' && rest[2] >= '0' && rest[2] <= '9') &&
		       !(rest[1] >= '0' && rest[1] <= '9');
	return starts(rest, words);
}

/* Where the number of the hit stands: the last digits in it, "17" of "17,5". Empty, at its end: a word. */
static struct form_range number_in(const struct understand_phrase *phrase)
{
	const struct lexicon_hit *hit = phrase->hit;
	const char *text = phrase->source->text;
	struct form_range number = {hit->tot, hit->tot}, before;

	while (number.tot > hit->van && !text_is_digit(text[number.tot - 1]))
		number.tot--;
	if (number.tot == hit->van)
		return (struct form_range){hit->tot, hit->tot};
	number = understand_digits_to(text, hit->van, number.tot);
	if (number.van > hit->van + 1 && strchr(",.", text[number.van - 1])) {
		before = understand_digits_to(text, hit->van, number.van - 1);
		number = before.van < before.tot ? before : number;
	}
	return number;
}

/* "1,99 EUR", "9.50": cents stand behind it; an age has one decimal at most. */
static bool is_amount(const char *rest)
{
	return (*rest == ',' || *rest == '.') && text_is_digit(rest[1]) && text_is_digit(rest[2]) &&
	       !text_is_digit(rest[3]) && rest[3] != rest[0];
}

/* The number is the one that the phrase holds: "17" of "17,5 jaar", not "5". */
static bool is_number(const struct understand_phrase *phrase, struct form_range number)
{
	const char *text = phrase->source->text;

	if (number.van == number.tot)
		return true;
	if (is_amount(text + number.tot))
		return false;
	return atoi(text + number.van) == phrase->hit->number &&
	       !(number.van > 1 && strchr(",.", text[number.van - 1]) &&
		 text_is_digit(text[number.van - 2]));
}

/* A sentence ends within: "mijn zoon. 16 keer". */
static bool is_broken(const char *text, size_t van, size_t tot)
{
	for (; van < tot; van++) {
		if (strchr("!?;", text[van]) || (text[van] == '.' && text[van + 1] == '\n') ||
		    (text[van] == '.' && text[van + 1] == ' ' && van > 1 &&
		     !strchr(" (", text[van - 2])) ||
		    (text[van] == '\n' && text[van + 1] == '\n'))
			return true;
	}
	return false;
}

/* A sign within a trap takes it apart: "12, diensten: ...". */
static bool is_apart(const char *text, size_t van, size_t tot)
{
	for (; van < tot; van++) {
		if (strchr(",;():\n", text[van]))
			return true;
	}
	return false;
}

/* The hit says more than what lies within it. */
static bool longest_of_both(const struct lexicon_hit *hit, const struct lexicon_hit *within)
{
	return text_equal(hit->meaning->onderwerp, "leeftijd") && hit->first <= within->first &&
	       hit->last >= within->last && hit->last - hit->first > within->last - within->first;
}

/* Another phrase about ages hides this one: a trap, or one that is longer. */
static bool is_hidden_by(const struct understand_phrase *phrase, const struct lexicon_hit *over)
{
	const struct lexicon_hit *hit = phrase->hit;
	bool longer = over->first <= hit->first && over->last >= hit->last &&
		      over->last - over->first > hit->last - hit->first;

	if (over == hit || !text_equal(over->meaning->onderwerp, "leeftijd") ||
	    over->van >= hit->tot || hit->van >= over->tot ||
	    is_broken(phrase->source->text, over->van, over->tot))
		return false;
	/* "ik word 17 in december" says more than "ik word 17" */
	if (longest_of_both(hit, over))
		return false;
	if (over->meaning->weight == LEXICON_VAL)
		return !is_apart(phrase->source->text, over->van, over->tot);
	return longer || !text_equal(hit->meaning->onderwerp, "leeftijd");
}

static bool is_hidden(const struct understand_phrase *phrase)
{
	const struct lexicon_hits *hits = &phrase->source->hits;
	size_t self = (size_t)(phrase->hit - hits->items);
	size_t from = self > AROUND ? self - AROUND : 0;

	for (size_t i = from; i < hits->count && i < self + AROUND; i++) {
		if (is_hidden_by(phrase, &hits->items[i]))
			return true;
	}
	return false;
}

/* "14/07/2010", "14-7-2010": the day of a date. */
static bool is_of_date(const char *behind)
{
	return (*behind == '/' || *behind == '-' || *behind == '.') && text_is_digit(behind[1]) &&
	       strspn(behind + 1, "0123456789") <= 2 &&
	       behind[1 + strspn(behind + 1, "0123456789")] == *behind;
}

bool understand_is_age(const struct understand_phrase *phrase)
{
	const struct lexicon_hit *hit = phrase->hit;
	const char *text = phrase->source->text;
	struct form_range number = number_in(phrase);

	if (hit->meaning->weight == LEXICON_VAL || hit->number < 0 || hit->number >= ADULT ||
	    !is_number(phrase, number) || is_of_date(text + number.tot) ||
	    is_broken(text, hit->van, hit->tot) || is_hidden(phrase))
		return false;
	/* "is al vier nachten wakker" */
	if (number.van == hit->tot && !is_age_end(text + hit->tot))
		return false;
	if (text_equal(hit->meaning->onderwerp, "leeftijd"))
		return true;
	if (text_equal(hit->meaning->waarde, "ik"))
		return is_age_end(text + number.tot) && hit->number >= YOUNGEST;
	return (is_beside(text, number.van) || hit->tot > number.tot) &&
	       is_age_end(text + number.tot);
}

/* "bijna 15" has its own value, whether the phrase says so or the words. */
static int years(const struct understand_phrase *phrase, const char *bijna)
{
	const char *text = phrase->source->text;
	size_t at = number_in(phrase).van;
	bool almost = text_equal(phrase->hit->meaning->waarde, bijna) ||
		      (at > ALMOST && memcmp(text + at - ALMOST, "bijna ", ALMOST) == 0);

	return phrase->hit->number - almost;
}

/* "Noah, 12 jaar": behind that name; without one, any. */
static bool is_behind(const struct understand_phrase *phrase, const char *naam)
{
	const struct lexicon_hit *hit = phrase->hit;

	return !naam ||
	       (hit->naam_tot > hit->naam_van &&
		understand_same_first(naam, strlen(naam), phrase->source->text + hit->naam_van,
				      hit->naam_tot - hit->naam_van));
}

/* All phrases of `onderwerp` with one of the values, `naam`: of the one who is called so: one number; NO_AGE;
 * two that differ: TWO_AGES. */
static int agreed(const struct understanding *u, const char *onderwerp, const char *const values[2],
		  const char *naam, struct understand_phrase *found)
{
	struct understand_phrase phrase;
	int age = NO_AGE;

	for (size_t at = 0; understand_told_next(u, onderwerp, &at, &phrase);) {
		const char *waarde = phrase.hit->meaning->waarde;

		if ((!text_equal(waarde, values[0]) && !text_equal(waarde, values[1])) ||
		    !understand_is_age(&phrase) || !is_behind(&phrase, naam))
			continue;
		if (age >= 0 && years(&phrase, values[1]) != age)
			return TWO_AGES;
		if (age < 0)
			*found = phrase;
		age = years(&phrase, values[1]);
	}
	return age;
}

/* What the sure phrases say, else the others; TWO_AGES when they differ. */
static int age_of(const struct understanding *u, const char *const values[2], const char *naam,
		  struct understand_phrase *phrase)
{
	int age = agreed(u, "leeftijd", values, naam, phrase), weak;
	struct understand_phrase other;

	weak = agreed(u, "jaren", values, naam, age == NO_AGE ? phrase : &other);
	if (age == NO_AGE)
		return weak;
	return weak == NO_AGE || weak == age ? age : TWO_AGES;
}

/* "Ik (Bo Maes, geboren 3/4/2010)". */
static int own_birth(const struct understanding *u, struct understand_phrase *phrase)
{
	struct form_range date;
	char day[FORM_DAY];

	for (size_t at = 0; understand_told_next(u, "geboren", &at, phrase);) {
		int age = understand_is_plain(phrase->hit) &&
				  text_equal(phrase->hit->meaning->waarde, "ik")
			      ? understand_born(u, phrase, &date, day)
			      : NO_AGE;

		if (age < 0)
			continue;
		*phrase = (struct understand_phrase){
		    phrase->source, understand_said_at(u, phrase->hit->van, date.tot, age)};
		return age;
	}
	return NO_AGE;
}

int understand_own_age(const struct understanding *u, struct understand_phrase *phrase)
{
	static const char *const values[] = {"ik", "ik-bijna"};
	int age = u->source_count ? age_of(u, values, NULL, phrase) : TWO_AGES;

	age = age == NO_AGE ? understand_bare_age(u, phrase) : age;
	return age == NO_AGE ? own_birth(u, phrase) : age;
}

int understand_child_age(const struct understanding *u, struct understand_phrase *phrase)
{
	static const char *const values[] = {"kind", "kind-bijna"};

	int age = age_of(u, values, NULL, phrase);

	/* two children are spoken of, and one of them is asked for by name */
	if (age == TWO_AGES && u->reading->client.naam)
		age = age_of(u, values, u->reading->client.naam, phrase);
	return age;
}

/* --- the claims --------------------------------------------------------------------------------------------- */

static bool is_young(const struct understanding *u)
{
	return u->reading->aanvrager.rol == ROL_MINDERJARIGE ||
	       u->reading->aanvrager.rol == ROL_JONGVOLWASSENE;
}

void understand_told_leeftijd(struct understanding *u)
{
	struct reading_client *client = &u->reading->client;
	struct understand_phrase phrase;
	int age;

	age = is_young(u) ? understand_own_age(u, &phrase) : NO_AGE;
	age = age == NO_AGE ? understand_child_age(u, &phrase) : age;
	/* "ik ben 9 jaar" in a mail that a parent helped to write */
	if (age == NO_AGE) {
		age = understand_own_age(u, &phrase);
		age = age < MINOR ? age : NO_AGE;
	}
	if (client->leeftijd < 0 && age >= 0) {
		client->leeftijd = age;
		understand_evidence_phrase(u, "client.leeftijd", &phrase, 0.85);
	}
	understand_told_geboren(u);
}
