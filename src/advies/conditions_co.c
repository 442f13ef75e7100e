/* conditions_co: the conditions of the rules for cliëntoverleg; see conditions.h. */
#include "advies/conditions.h"

#include <string.h>

enum { ADULT = 18 };

static const char *const no_candidates[] = {" geen kandida", " geen enkele kandida",
					    " zonder kandida", " nog geen aanbieder", NULL};

bool when_asks_for_others(const struct facts *facts)
{
	return facts->reading->aanvrager.rol != ROL_ONBEKEND && !facts_client_side(facts);
}

bool when_split(const struct facts *facts)
{
	enum akkoord client = facts->reading->akkoord_client,
		     ouders = facts->reading->akkoord_ouders;

	return ouders == AKKOORD_VERDEELD || client == AKKOORD_VERDEELD ||
	       (client == AKKOORD_NEE && facts_agrees(ouders)) ||
	       (ouders == AKKOORD_NEE && facts_agrees(client));
}

bool when_refused(const struct facts *facts)
{
	return when_asks_for_others(facts) && facts->reading->akkoord_client == AKKOORD_NEE &&
	       !when_split(facts);
}

bool when_refused_in_form(const struct facts *facts)
{
	return when_refused(facts) &&
	       (facts_field(facts, "akkoord.client") || facts_field(facts, "akkoord.beide"));
}

bool when_refused_in_words(const struct facts *facts)
{
	return when_refused(facts) && !when_refused_in_form(facts);
}

bool when_consent_open(const struct facts *facts)
{
	return when_asks_for_others(facts) && facts_open(facts->reading->akkoord_client);
}

bool when_absent(const struct facts *facts)
{
	return facts_field_says(facts, "co.client_aanwezig", false);
}

/* Services outside youth care may ask, if it is about the help of a minor going on. */
bool when_outside_youth_care(const struct facts *facts)
{
	static const enum dienst_type outside[] = {DIENST_SCHOOL, DIENST_ZIEKENHUIS,
						   DIENST_HUISARTS, DIENST_OCMW, DIENST_POLITIE};
	const struct reading *reading = facts->reading;
	bool is_outside = false, providers = false;

	for (size_t i = 0; i < sizeof(outside) / sizeof(outside[0]); i++)
		is_outside |= reading->aanvrager.dienst_type == outside[i];
	for (size_t i = 0; i < reading->partij_count; i++)
		providers |= facts_provider(&reading->partijen[i]);
	return is_outside && reading->aanvrager.rol == ROL_HULPVERLENER &&
	       (facts->age >= ADULT ||
		!(facts_stop(facts) || providers || facts_wants_coordination(facts)));
}

/* CO-06 lifts CO-05: there is a provider already. */
bool when_candidates(const struct facts *facts)
{
	static const char *const phrases[] = {" kandidaat aanbieder", " kandidaat voorziening",
					      " kandidaat jeugdhulpaanbieder", NULL};

	return (when_only_offer(facts) || facts_story_seeks_place(facts) ||
		facts_text_seeks_place(facts)) &&
	       facts_text_says(facts, phrases) && !facts_text_says(facts, no_candidates);
}

bool when_place_sought(const struct facts *facts)
{
	bool told = facts_text_seeks_place(facts) && !facts_wants_coordination(facts);

	return (facts_story_seeks_place(facts) || told) && !when_candidates(facts);
}

/* An indication report or a document for the toegangspoort is at hand, or on its way. */
bool when_indicated(const struct facts *facts)
{
	static const char *const phrases[] = {" nrtj ", " indicatiestelling", " a document ",
					      " a documenten ", NULL};

	return facts_field_says(facts, "co.indicatie", true) || facts_text_says(facts, phrases);
}

bool when_third_phase(const struct facts *facts)
{
	static const char *const phrases[] = {" fase 3 ", " derde fase ", " fase drie ", NULL};
	const char *phase = facts_field(facts, "co.regiefase");

	return (phase && strchr(phase, '3')) || facts_text_says(facts, phrases);
}

/* By its name: what stands in it is not for here. */
bool when_report_attached(const struct facts *facts)
{
	static const char *const words[] = {
	    "verslag~", "eindverslag~",	   "rapport~",	 "evaluatie~",
	    "diagnos~", "handelingsplan~", "onderzoek~", NULL};
	const struct letter *mail = &facts->reading->mail;

	for (size_t i = 0; i < mail->bijlage_count; i++) {
		const char *name = mail->bijlagen[i].naam;

		if (name && facts_has_one_of(name, strlen(name), words))
			return true;
	}
	return false;
}

bool when_only_offer(const struct facts *facts)
{
	return facts_only_ticked(facts, "co.doel", "aanbod");
}

bool when_only_concern(const struct facts *facts)
{
	return facts_only_ticked(facts, "co.doel", "verontrusting");
}

bool when_one_service(const struct facts *facts)
{
	const struct reading *reading = facts->reading;
	size_t services = reading->aanvrager.rol == ROL_HULPVERLENER;

	if (reading->veld_count == 0) /* a story was not asked for all services */
		return facts_text_one_service(facts);
	for (size_t i = 0; i < reading->partij_count; i++)
		services += facts_provider(&reading->partijen[i]);
	return services <= 1 && !facts_wants_coordination(facts);
}

bool when_follows_up(const struct facts *facts)
{
	return facts->reading->vervolg;
}

bool when_follows_unknown(const struct facts *facts)
{
	return when_follows_up(facts) && !facts_field(facts, "co.vorig");
}

bool when_mandated_applicant(const struct facts *facts)
{
	return facts_mandated(facts->reading->aanvrager.dienst_type);
}
