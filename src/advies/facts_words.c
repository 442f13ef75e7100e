/* facts_words: what the words of an answer say to the rules beyond yes and no: doubt, more than one
 * child, coordination. See facts.h. In doubt a person reads it. */
#include "advies/facts.h"

#include <string.h>

#include "base/text.h"
#include "form/values.h"
#include "form/words.h"

static bool is_hedged(const char *text, size_t length, bool yes_expected)
{
	static const char *const hedges[] = {
	    "maar",	  "nog",       "als",	    "indien",	      "mits",	     "behalve",
	    "tenzij",	  "eigenlijk", "misschien", "waarschijnlijk", "voorwaarde",  "voorwaarden",
	    "voorbehoud", "twijfelt",  "twijfel",   "enkel",	      "binnenkort",  "denk",
	    "normaal",	  "hopelijk",  "ooit",	    "onzeker",	      "onduidelijk", "deels",
	    "dreigt",	  "dreigen",   "dreiging",  "vroeger",	      "behoudens",   "later"};
	static const char *const against[] = {"niet", "nee", "neen", "geen", "weigert", "tegen"};

	for (size_t i = 0; i < sizeof(hedges) / sizeof(hedges[0]); i++) {
		if (form_has_word(text, length, hedges[i]))
			return true;
	}
	for (size_t i = 0; yes_expected && i < sizeof(against) / sizeof(against[0]); i++) {
		if (form_has_word(text, length, against[i]))
			return true;
	}
	return false;
}

/* Of boxes, those that are ticked speak. */
static bool value_hedged(const char *value, bool yes_expected)
{
	size_t length = strlen(value), pos = 0;
	struct form_range option;
	bool ticked, boxes = false, hedged = false;

	while (form_next_option(value, length, &pos, &option, &ticked)) {
		boxes = true;
		hedged |=
		    ticked && is_hedged(value + option.van, option.tot - option.van, yes_expected);
	}
	return boxes ? hedged : is_hedged(value, length, yes_expected);
}

bool facts_field_hedged(const struct facts *facts, const char *sleutel, bool yes_expected)
{
	for (size_t i = 0; i < facts->reading->veld_count; i++) {
		const struct reading_veld *veld = &facts->reading->velden[i];

		if (text_equal(veld->sleutel, sleutel) && value_hedged(veld->waarde, yes_expected))
			return true;
	}
	return false;
}

/* A yes or a no that goes on: "ja, maar ...", "nee, ze dreigen er wel mee". A person reads it. */
bool facts_consent_hedged(const struct facts *facts)
{
	static const char *const keys[] = {
	    "akkoord.client",	    "akkoord.ouders", "akkoord.moeder", "akkoord.vader",
	    "akkoord.andere_ouder", "akkoord.beide",  "akkoord.allen",	"akkoord.anderen"};

	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		if (facts_field_hedged(facts, keys[i], true))
			return true;
	}
	return false;
}

bool facts_stop_hedged(const struct facts *facts)
{
	return facts_field_hedged(facts, "eenzijdige_stop", false);
}

bool facts_mandate_hedged(const struct facts *facts)
{
	return facts->reading->mandaat == 0 && facts_field_hedged(facts, "mandaat", false);
}

/* "14 en 16", but not "14 jaar en 3 maanden". */
static bool two_ages(const char *age)
{
	static const char digits[] = "0123456789";
	size_t first = age ? strcspn(age, digits) : 0;
	const char *behind = age ? age + first + strspn(age + first, digits) : NULL;

	return behind && form_has_word(behind, strlen(behind), "en") && strpbrk(behind, digits) &&
	       !strstr(behind, "maand");
}

/* "Naam kind: Lotte en Jef", or the name and the age of a child asked for twice. */
bool facts_two_children(const struct facts *facts)
{
	static const char *const once[] = {"client.leeftijd", "client.geboortedatum"};
	const char *name = facts_field(facts, "client.naam");

	for (size_t i = 0; i < sizeof(once) / sizeof(once[0]); i++) {
		if (facts_field_count(facts, once[i]) > 1)
			return true;
	}
	return (name && (form_has_word(name, strlen(name), "en") || strpbrk(name, "&+/;"))) ||
	       two_ages(facts_field(facts, "client.leeftijd"));
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
