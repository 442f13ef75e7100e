/* facts: see facts.h. */
#include "advies/facts.h"

#include <string.h>

#include "base/text.h"
#include "form/values.h"
#include "form/words.h"

struct facts facts_of(const struct reading *reading, enum instrument mailbox_instrument)
{
	enum instrument works =
	    reading->instrument == INSTRUMENT_ONBEKEND ? mailbox_instrument : reading->instrument;

	return (struct facts){
	    .reading = reading,
	    .co = works == INSTRUMENT_CLIENTOVERLEG || works == INSTRUMENT_BEIDE,
	    .bm = works == INSTRUMENT_BEMIDDELING || works == INSTRUMENT_BEIDE,
	    .age = reading->client.leeftijd >= 0
		       ? reading->client.leeftijd
		       : form_age_on(reading->client.geboortedatum, reading->mail.datum),
	};
}

const char *facts_field(const struct facts *facts, const char *sleutel)
{
	return reading_answer(facts->reading, sleutel);
}

bool facts_field_says(const struct facts *facts, const char *sleutel, bool yes)
{
	const char *value = facts_field(facts, sleutel);

	return value && form_yes_no(value, strlen(value)) == (yes ? FORM_JA : FORM_NEE);
}

size_t facts_field_count(const struct facts *facts, const char *sleutel)
{
	size_t count = 0;

	for (size_t i = 0; i < facts->reading->veld_count; i++)
		count += text_equal(facts->reading->velden[i].sleutel, sleutel);
	return count;
}

bool facts_only_ticked(const struct facts *facts, const char *sleutel, const char *word)
{
	const char *value = facts_field(facts, sleutel);
	size_t length = value ? strlen(value) : 0, pos = 0, ticks = 0;
	struct form_range option;
	bool ticked, holds = false;

	while (form_next_option(value, length, &pos, &option, &ticked)) {
		if (!ticked)
			continue;
		ticks++;
		holds |= form_has_word(value + option.van, option.tot - option.van, word);
	}
	return ticks == 1 && holds;
}

bool facts_young(const struct facts *facts)
{
	enum rol rol = facts->reading->aanvrager.rol;

	return rol == ROL_MINDERJARIGE || rol == ROL_JONGVOLWASSENE;
}

bool facts_client_side(const struct facts *facts)
{
	enum rol rol = facts->reading->aanvrager.rol;

	return facts_young(facts) || rol == ROL_OUDER || rol == ROL_OPVOEDINGSVERANTWOORDELIJKE ||
	       rol == ROL_PLEEGOUDER;
}

bool facts_agrees(enum akkoord akkoord)
{
	return akkoord == AKKOORD_JA || akkoord == AKKOORD_ZELF_GEVRAAGD;
}

bool facts_open(enum akkoord akkoord)
{
	return akkoord == AKKOORD_ONBEKEND || akkoord == AKKOORD_OP_DE_HOOGTE;
}

bool facts_stop(const struct facts *facts)
{
	return facts->reading->eenzijdige_stop == STOP_JA ||
	       facts->reading->eenzijdige_stop == STOP_DREIGT;
}

bool facts_told(const struct facts *facts, enum feit feit)
{
	for (size_t i = 0; i < facts->reading->feit_count; i++) {
		if (facts->reading->feiten[i].soort == feit)
			return true;
	}
	return false;
}

bool facts_mandated(enum dienst_type type)
{
	return type >= DIENST_SDJ && type <= DIENST_ITP;
}

bool facts_provider(const struct reading_partij *partij)
{
	static const char *const words[] = {
	    "begeleider",	  "consulent",	 "psycholoog",
	    "psychiater",	  "voorziening", "maatschappelijk werker",
	    "orthopedagoog",	  "huisarts",	 "zorgcoordinator",
	    "leerlingbegeleider", "school"};

	if (partij->dienst_type != DIENST_NONE || partij->dienst)
		return true;
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		if (text_equal(partij->relatie, words[i]))
			return true;
	}
	return false;
}

/* "Tussen wie is er een conflict?" with nobody of the client's side in the answer. */
bool facts_tussen_providers(const struct facts *facts)
{
	static const char *const client[] = {"jongere", "minderjarige", "kind",	  "client",
					     "ouder",	"ouders",	"moeder", "vader",
					     "mama",	"papa",		"gezin",  "andere"};
	const char *tussen = facts_field(facts, "bm.tussen");

	for (size_t i = 0; tussen && i < sizeof(client) / sizeof(client[0]); i++) {
		if (form_has_word(tussen, strlen(tussen), client[i]))
			return false;
	}
	return tussen != NULL;
}
