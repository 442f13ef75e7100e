/* conditions_co: the conditions of the rules for cliëntoverleg; see conditions.h. */
#include "advies/conditions.h"

#include <string.h>

enum { ADULT = 18 };

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
	return (when_only_offer(facts) || facts_story_seeks_place(facts) ||
		facts_told(facts, FEIT_PLAATS_GEZOCHT)) &&
	       facts_told(facts, FEIT_KANDIDATEN);
}

bool when_place_told(const struct facts *facts)
{
	return facts_told(facts, FEIT_PLAATS_GEZOCHT) && !facts_wants_coordination(facts) &&
	       !when_candidates(facts);
}

bool when_place_sought(const struct facts *facts)
{
	return facts_story_seeks_place(facts) && !when_candidates(facts);
}

/* CO-07: worry that the applicant wants to bring up by way of the talk. */
bool when_raises_concern(const struct facts *facts)
{
	return facts_told(facts, FEIT_VERONTRUSTING);
}

/* An indication report or a document for the toegangspoort is at hand, or on its way. */
bool when_indication_told(const struct facts *facts)
{
	return facts_told(facts, FEIT_INDICATIE);
}

bool when_indicated(const struct facts *facts)
{
	return facts_field_says(facts, "co.indicatie", true);
}

bool when_third_phase_told(const struct facts *facts)
{
	return facts_told(facts, FEIT_FASE_3);
}

bool when_third_phase(const struct facts *facts)
{
	const char *phase = facts_field(facts, "co.regiefase");

	return phase && strchr(phase, '3');
}

/* By its name: what stands in it is not for here. */
bool when_report_attached(const struct facts *facts)
{
	static const char *const words[] = {"verslag~",
					    "eindverslag~",
					    "rapport~",
					    "evaluatie~",
					    "diagnos~",
					    "handelingsplan~",
					    "onderzoek~",
					    "evolutieverslag~",
					    "gezinsverslag~",
					    "observatieverslag~",
					    "voortgangsverslag~",
					    "begeleidingsverslag~",
					    NULL};
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

/* A story was not asked for all services: there the applicant must say that there is nobody else. */
bool when_one_service_told(const struct facts *facts)
{
	return facts->reading->veld_count == 0 && facts_told(facts, FEIT_EEN_DIENST);
}

bool when_one_service(const struct facts *facts)
{
	const struct reading *reading = facts->reading;
	size_t services = reading->aanvrager.rol == ROL_HULPVERLENER;

	for (size_t i = 0; i < reading->partij_count; i++)
		services += facts_provider(&reading->partijen[i]);
	return reading->veld_count > 0 && services <= 1 && !facts_names_services(facts) &&
	       !facts_wants_coordination(facts);
}

bool when_follows_up(const struct facts *facts)
{
	return facts->reading->vervolg;
}

bool when_follows_unknown(const struct facts *facts)
{
	return when_follows_up(facts) && !facts_field(facts, "co.vorig") &&
	       !facts_told(facts, FEIT_VORIG_OVERLEG);
}

bool when_mandated_applicant(const struct facts *facts)
{
	return facts_mandated(facts->reading->aanvrager.dienst_type);
}
