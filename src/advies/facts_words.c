/* facts_words: what the words of an answer say to the rules beyond yes and no.
 *
 * An answer lets a request go on by itself only when each of its words is known to be harmless: a
 * list of what is harmless can be read through, one of all that people may add to a "ja" cannot.
 * See facts.h. */
#include "advies/facts.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "form/values.h"
#include "form/words.h"
#include "reading/region.h"
#include "reading/relation.h"

/* bytes of a list of people; who reads a longer one is a person */
enum { LIST_MOST = 20000 };

static bool has_only(const char *text, size_t length, const char *const *words)
{
	struct form_word word;
	size_t pos = 0;

	while (form_next_word(text, length, &pos, &word)) {
		if (!facts_is_of(word.text, words))
			return false;
	}
	return true;
}

/* Every word of the answer is harmless; of boxes, those that are ticked speak. */
static bool is_clear(const char *value, const char *const *words)
{
	size_t length = strlen(value), pos = 0;
	struct form_range option;
	bool ticked, boxes = false, clear = true;

	while (form_next_option(value, length, &pos, &option, &ticked)) {
		boxes = true;
		clear &= !ticked || has_only(value + option.van, option.tot - option.van, words);
	}
	return boxes ? clear : has_only(value, length, words);
}

/* All answers to one question are clear. */
static bool field_clear(const struct facts *facts, const char *sleutel, const char *const *words)
{
	for (size_t i = 0; i < facts->reading->veld_count; i++) {
		const struct reading_veld *veld = &facts->reading->velden[i];

		if (text_equal(veld->sleutel, sleutel) && !is_clear(veld->waarde, words))
			return false;
	}
	return true;
}

/* --- consent --- */

static const char *const yes_words[] = {
    "overleden", "gestorven", "ja",	  "jawel",   "jazeker", "zeker",
    "akkoord",	 "ok",	      "oke",	  "allebei", "beide",	"beiden",
    "alle",	 "twee",      "iedereen", "moeder",  "vader",	"mama",
    "papa",	 "ouders",    "ouder",	  "kind",    "jongere", "minderjarige",
    "client",	 "zoon",      "dochter",  "gaat",    "gaan",	"is",
    "zijn",	 "met",	      "de",	  "het",     "ze",	"zij",
    "hij",	 "wij",	      "we",	  "ik",	     "mijn",	"ermee",
    "hiermee",	 "aanvraag",  "deze",	  "vindt",   "vinden",	"vind",
    "goed",	 "volledig",  "helemaal", "en",	     "wel",	"stemt",
    "stemmen",	 "stem",      "in",	  "toe",     "vraagt",	"zelf",
    "wil",	 "dit",	      "ook",	  "x",	     "e",	NULL};

/* An unticked box with a person beside it: somebody who was not asked. */
static bool has_open_box(const char *value)
{
	static const char *const people[] = {"minderjarige", "jongere", "kind", "client", "moeder",
					     "vader",	     "mama",	"papa", "ouder~", NULL};
	static const char *const dead[] = {"overleden", "gestorven", NULL};
	size_t length = strlen(value), pos = 0;
	struct form_range option;
	bool ticked;

	while (form_next_option(value, length, &pos, &option, &ticked)) {
		const char *text = value + option.van;
		size_t size = option.tot - option.van;

		if (!ticked && facts_has_one_of(text, size, people) &&
		    !facts_has_one_of(text, size, dead))
			return true;
	}
	return false;
}

static bool any_unclear(const struct facts *facts, const char *const *keys)
{
	for (; *keys; keys++) {
		const char *value = facts_field(facts, *keys);

		if (value && (!field_clear(facts, *keys, yes_words) || has_open_box(value)))
			return true;
	}
	return false;
}

bool facts_child_unclear(const struct facts *facts)
{
	static const char *const keys[] = {"akkoord.client", "akkoord.beide", "akkoord.allen",
					   NULL};

	return facts_agrees(facts->reading->akkoord_client) && any_unclear(facts, keys);
}

/* Only one of the two was asked, by somebody who is no parent. */
static bool one_parent_asked(const struct facts *facts)
{
	bool mother = facts_field(facts, "akkoord.moeder"),
	     father = facts_field(facts, "akkoord.vader");

	return mother != father && facts->reading->aanvrager.rol != ROL_OUDER &&
	       !facts_field(facts, "akkoord.ouders") && !facts_field(facts, "akkoord.beide") &&
	       !facts_field(facts, "akkoord.andere_ouder") && !facts_field(facts, "akkoord.allen");
}

bool facts_parents_unclear(const struct facts *facts)
{
	static const char *const keys[] = {
	    "akkoord.ouders", "akkoord.moeder", "akkoord.vader",   "akkoord.andere_ouder",
	    "akkoord.beide",  "akkoord.allen",	"akkoord.anderen", NULL};

	return facts_agrees(facts->reading->akkoord_ouders) &&
	       (any_unclear(facts, keys) || one_parent_asked(facts));
}

/* --- the stop, mandated services, the instrument --- */

static const char *const no_words[] = {
    "nee",	 "neen",   "geen",	"niet",	 "van",	     "toepassing",  "er",
    "is",	 "zijn",   "nvt",	"n",	 "v",	     "t",	    "op",
    "dit",	 "moment", "momenteel", "nu",	 "helemaal", "stopzetting", "eenzijdige",
    "opvolging", "de",	   "hulp",	"loopt", "gewoon",   "door",	    "x",
    "betrokken", "dat",	   "het",	"gaat",	 NULL};

bool facts_stop_unclear(const struct facts *facts)
{
	return facts->reading->eenzijdige_stop == STOP_NEE &&
	       !field_clear(facts, "eenzijdige_stop", no_words);
}

bool facts_mandate_unclear(const struct facts *facts)
{
	return facts->reading->mandaat == 0 && !field_clear(facts, "mandaat", no_words);
}

bool facts_instrument_unclear(const struct facts *facts)
{
	static const char *const words[] = {"bemiddeling~",
					    "clientoverleg",
					    "client",
					    "overleg",
					    "een",
					    "de",
					    "het",
					    "graag",
					    "aanvragen",
					    "vragen",
					    "aanvraag",
					    "ik",
					    "wil",
					    "wij",
					    "willen",
					    "in",
					    "jeugdhulp",
					    "integrale",
					    "voor",
					    "nieuwe",
					    "eerste",
					    "vervolgoverleg",
					    "clientenoverleg",
					    NULL};
	const char *value = facts_field(facts, "form.soort");

	return value && (!field_clear(facts, "form.soort", words) || strchr(value, '?'));
}

/* --- how to reach --- */

/* A wish about who may hear of it, or through whom. */
bool facts_contact_unclear(const struct facts *facts)
{
	static const char *const limits[] = {"niet",	"niets",  "niks",    "nooit", "geen",
					     "geheim~", "zonder", "stiekem", NULL};
	static const char *const through[] = {"via", "alleen", "enkel", "liever", "langs", NULL};
	const char *safe = facts_field(facts, "client.veilig_contact");

	if (!field_clear(facts, "client.ouders_contact", yes_words))
		return true;
	return safe && (facts_has_one_of(safe, strlen(safe), limits) ||
			(facts_young(facts) && facts_has_one_of(safe, strlen(safe), through)));
}

/* --- who and where --- */

/* Words, sorted; they live in the arena, the list itself is freed by who made it. */
struct words {
	struct arena *arena;
	const char **items;
	size_t count;
};

static int compare_words(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void add_words(struct words *words, const char *text)
{
	size_t length = text ? strlen(text) : 0, pos = 0;
	struct form_word word;

	while (form_next_word(text, length, &pos, &word)) {
		words->items = memory_grow(words->items, words->count, sizeof(*words->items));
		words->items[words->count++] = arena_text(words->arena, word.text);
	}
}

/* What people and services are called here. */
static void add_names(struct words *words, const struct reading *reading)
{
	add_words(words, reading->client.naam);
	add_words(words, reading->aanvrager.naam);
	for (size_t i = 0; i < reading->partij_count; i++) {
		const struct reading_partij *partij = &reading->partijen[i];

		add_words(words, partij->naam);
		add_words(words, partij->dienst);
		add_words(words, partij->relatie);
		add_words(words, partij->email);
	}
	if (words->count)
		qsort(words->items, words->count, sizeof(*words->items), compare_words);
}

static bool holds(const struct words *words, const char *word)
{
	return words->count &&
	       bsearch(&word, words->items, words->count, sizeof(word), compare_words);
}

/* A word of a list that is nobody's name, tie, service or number, and no filler: perhaps somebody who was not
 * understood. */
static bool has_stranger(const char *list, size_t length, const struct words *names)
{
	static const char *const fillers[] = {
	    "de",   "het",     "een",	      "t",	     "mijn",	     "onze",	  "ons",
	    "zijn", "haar",    "hun",	      "van",	     "bij",	     "en",	  "met",
	    "op",   "tel~",    "gsm~",	      "mobiel",	     "nr",	     "nummer",	  "mail",
	    "e",    "email",   "mailadres",   "naam",	     "relatie",	     "functie",	  "dienst",
	    "rol",  "contact", "adres",	      "ja",	     "nee",	     "akkoord",	  "hoogte",
	    "uit",  "te",      "nodigen",     "uitnodigen",  "mevrouw",	     "meneer",	  "mevr",
	    "dhr",  "dr",      "mr",	      "mw",	     "zelf",	     "er",	  "is",
	    "the",  "vzw",     "voorziening", "organisatie", "individueel~", "vaste",	  "hoofd",
	    "ook",  "wie",     "+",	      "@",	     "hoedanigheid", "pleegzorg", NULL};
	struct form_word word;
	size_t pos = 0;

	while (form_next_word(list, length, &pos, &word)) {
		if ((word.text[0] < '0' || word.text[0] > '9') &&
		    !facts_is_of(word.text, fillers) && !relation_of(word.text) &&
		    !holds(names, word.text))
			return true;
	}
	return false;
}

bool facts_list_unclear(const struct facts *facts)
{
	const struct reading *reading = facts->reading;
	struct words names = {0};
	size_t looked = 0;
	bool unclear = false;

	for (size_t i = 0; i < reading->veld_count && !unclear; i++) {
		const struct reading_veld *veld = &reading->velden[i];

		if (!text_equal(veld->sleutel, "partij") && !text_equal(veld->sleutel, "bm.tussen"))
			continue;
		if (!names.arena) {
			names.arena = arena_new();
			add_names(&names, reading);
		}
		looked += strlen(veld->waarde);
		unclear =
		    looked > LIST_MOST || has_stranger(veld->waarde, strlen(veld->waarde), &names);
	}
	free(names.items);
	arena_free(&names.arena);
	return unclear;
}

/* A postcode of another region in one of the answers about where the child lives. */
bool facts_two_places(const struct facts *facts)
{
	const struct reading *reading = facts->reading;

	for (size_t i = 0; i < reading->veld_count; i++) {
		const struct reading_veld *veld = &reading->velden[i];
		struct form_range postcode, place;
		char digits[5] = "";
		enum regio regio;

		if (!veld->sleutel || strncmp(veld->sleutel, "client.", 7) != 0 ||
		    !form_find_postcode(veld->waarde, strlen(veld->waarde), &postcode, &place))
			continue;
		memcpy(digits, veld->waarde + postcode.van, 4);
		regio = region_of_postcode(digits, reading->mail.datum);
		if (regio != REGIO_ONBEKEND && regio != reading->regio)
			return true;
	}
	return false;
}

/* "17 (wordt 18)", "14 en 16", but not "14 jaar en 3 maanden". */
static bool two_ages(const char *age)
{
	static const char digits[] = "0123456789";
	size_t first = age ? strcspn(age, digits) : 0;
	const char *behind = age ? age + first + strspn(age + first, digits) : NULL;

	return behind && strpbrk(behind, digits) && !strstr(behind, "maand") && !strpbrk(age, "/-");
}

/* Two numbers for the age, or one that the birth date does not give. */
bool facts_age_unclear(const struct facts *facts)
{
	const struct reading_client *client = &facts->reading->client;
	int born = form_age_on(client->geboortedatum, facts->reading->mail.datum);

	return two_ages(facts_field(facts, "client.leeftijd")) ||
	       (born >= 0 && client->leeftijd >= 0 && born != client->leeftijd);
}

/* "Naam kind: Lotte en Jef", or the age of a child asked for twice. */
bool facts_two_children(const struct facts *facts)
{
	const char *name = facts_field(facts, "client.naam");

	return facts_field_count(facts, "client.leeftijd") > 1 ||
	       facts_field_count(facts, "client.geboortedatum") > 1 ||
	       (name && (form_has_word(name, strlen(name), "en") || strpbrk(name, "&+/;,")));
}

/* Two kinds of service, or more. */
static bool names_two(const char *text)
{
	static const char *const words[] = {"clb",
					    "caw",
					    "cgg",
					    "ckg",
					    "mfc",
					    "ocmw",
					    "school",
					    "logopedist",
					    "logopediste",
					    "revalidatiecentrum",
					    "revalidatie",
					    "dagcentrum",
					    "pleegzorg",
					    "thuisbegeleiding",
					    "contextbegeleiding",
					    "internaat",
					    "leefgroep",
					    "psycholoog",
					    "psychologe",
					    "kinderpsychiater",
					    "psychiater"};
	size_t named = 0;

	for (size_t i = 0; text && i < sizeof(words) / sizeof(words[0]); i++)
		named += form_has_word(text, strlen(text), words[i]);
	return named > 1;
}

bool facts_names_services(const struct facts *facts)
{
	return names_two(facts->reading->vraag) || names_two(facts_field(facts, "co.hulp_nu"));
}

/* Words that ask for coordination, in the question or the aim. */
bool facts_wants_coordination(const struct facts *facts)
{
	static const char *const words[] = {"afstemming",      "afstemmen",	"coordinatie",
					    "hulpcoordinator", "overzicht",	"werkplan",
					    "diensten",	       "hulpverleners", "continuiteit",
					    "afspraken",       "rond"};
	const char *texts[] = {facts->reading->vraag, facts_field(facts, "co.doel")};

	for (size_t t = 0; t < 2; t++) {
		for (size_t i = 0; texts[t] && i < sizeof(words) / sizeof(words[0]); i++) {
			if (form_has_word(texts[t], strlen(texts[t]), words[i]))
				return true;
		}
	}
	return false;
}
