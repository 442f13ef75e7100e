/* rules: see rules.h. Each condition is the sentence of the table, over the facts of one reading.
 * Only an answer in a form carries niet_ontvankelijk; unknown never means no. */
#include "advies/rules.h"

#include <string.h>

#include "base/text.h"
#include "form/words.h"

enum { CHILD_ALONE = 12, ADULT = 18 };

/* --- general --- */

static bool instrument_open(const struct facts *facts)
{
	return facts->reading->instrument == INSTRUMENT_ONBEKEND ||
	       facts->reading->instrument == INSTRUMENT_BEIDE;
}

static bool both_instruments(const struct facts *facts)
{
	return facts->reading->instrument == INSTRUMENT_BEIDE;
}

/* The applicant, or a party that is to come or is in the conflict, cannot be reached. */
static bool contact_missing(const struct facts *facts)
{
	const struct reading *reading = facts->reading;

	if (!reading->aanvrager.telefoon && !reading->aanvrager.email)
		return true;
	for (size_t i = 0; i < reading->partij_count; i++) {
		const struct reading_partij *partij = &reading->partijen[i];

		if (!partij->telefoon && !partij->email && partij->uitnodigen != JANEE_NEE)
			return true;
	}
	return false;
}

static bool adult(const struct facts *facts)
{
	return facts->age >= ADULT;
}

static bool mandated(const struct facts *facts)
{
	return facts->reading->mandaat != 0;
}

static bool danger(const struct facts *facts)
{
	return facts->reading->gevaar == GEVAAR_SPOED;
}

/* --- across --- */

static bool stop_and_refusal(const struct facts *facts)
{
	return facts_stop(facts) && facts->reading->akkoord_client == AKKOORD_NEE;
}

static bool parents_unaware(const struct facts *facts)
{
	return facts->reading->aanvrager.rol == ROL_MINDERJARIGE &&
	       (facts->reading->contactverbod ||
		facts_field_says(facts, "op_de_hoogte.ouders", false));
}

static bool alone(const struct facts *facts)
{
	return parents_unaware(facts) && facts->age >= CHILD_ALONE;
}

static bool alone_and_young(const struct facts *facts)
{
	return parents_unaware(facts) && facts->age < CHILD_ALONE;
}

/* --- clientoverleg --- */

static bool asks_for_others(const struct facts *facts)
{
	return facts->reading->aanvrager.rol != ROL_ONBEKEND && !facts_client_side(facts);
}

static bool split(const struct facts *facts)
{
	enum akkoord client = facts->reading->akkoord_client,
		     ouders = facts->reading->akkoord_ouders;

	return ouders == AKKOORD_VERDEELD || client == AKKOORD_VERDEELD ||
	       (client == AKKOORD_NEE && facts_agrees(ouders)) ||
	       (ouders == AKKOORD_NEE && facts_agrees(client));
}

static bool refused(const struct facts *facts)
{
	return asks_for_others(facts) && facts->reading->akkoord_client == AKKOORD_NEE &&
	       !split(facts);
}

static bool refused_in_form(const struct facts *facts)
{
	return refused(facts) &&
	       (facts_field(facts, "akkoord.client") || facts_field(facts, "akkoord.beide"));
}

static bool refused_in_words(const struct facts *facts)
{
	return refused(facts) && !refused_in_form(facts);
}

static bool consent_open(const struct facts *facts)
{
	return asks_for_others(facts) && facts_open(facts->reading->akkoord_client);
}

static bool absent(const struct facts *facts)
{
	return facts_field_says(facts, "co.client_aanwezig", false);
}

static bool only_offer(const struct facts *facts)
{
	return facts_only_ticked(facts, "co.doel", "aanbod");
}

static bool only_concern(const struct facts *facts)
{
	return facts_only_ticked(facts, "co.doel", "verontrusting");
}

static bool one_service(const struct facts *facts)
{
	const struct reading *reading = facts->reading;
	size_t services = reading->aanvrager.rol == ROL_HULPVERLENER;

	if (reading->veld_count == 0)
		return false; /* a story was not asked for all services */
	for (size_t i = 0; i < reading->partij_count; i++)
		services += facts_provider(&reading->partijen[i]);
	return services <= 1 && !facts_wants_coordination(facts);
}

static bool follows_up(const struct facts *facts)
{
	return facts->reading->vervolg;
}

static bool follows_unknown(const struct facts *facts)
{
	return follows_up(facts) && !facts_field(facts, "co.vorig");
}

static bool mandated_applicant(const struct facts *facts)
{
	return facts_mandated(facts->reading->aanvrager.dienst_type);
}

/* --- bemiddeling --- */

static bool outside_conflict(const struct facts *facts)
{
	enum rol rol = facts->reading->aanvrager.rol;

	if (rol == ROL_VERTROUWENSPERSOON || rol == ROL_STEUNFIGUUR)
		return false;
	if ((rol == ROL_GROOTOUDER || rol == ROL_FAMILIE) &&
	    !facts_field_says(facts, "bm.eigen_rol", true))
		return true;
	return facts_field_says(facts, "bm.eigen_rol", false) || rol == ROL_ADVOCAAT ||
	       rol == ROL_ANDERE;
}

static bool for_somebody(const struct facts *facts)
{
	enum rol rol = facts->reading->aanvrager.rol;

	return rol == ROL_VERTROUWENSPERSOON || rol == ROL_STEUNFIGUUR;
}

static size_t mandated_parties(const struct facts *facts)
{
	size_t count = 0;

	for (size_t i = 0; i < facts->reading->partij_count; i++)
		count += facts_mandated(facts->reading->partijen[i].dienst_type);
	return count;
}

static bool only_mandated(const struct facts *facts)
{
	return facts->reading->partij_count > 0 &&
	       mandated_parties(facts) == facts->reading->partij_count;
}

/* A list of who is involved does not say who is in the conflict; the question "tussen wie" does. */
static bool only_mandated_in_form(const struct facts *facts)
{
	return only_mandated(facts) && facts_field(facts, "bm.tussen");
}

static bool only_mandated_in_words(const struct facts *facts)
{
	return only_mandated(facts) && !facts_field(facts, "bm.tussen");
}

static bool some_mandated(const struct facts *facts)
{
	return mandated_parties(facts) > 0 && !only_mandated(facts);
}

static bool service_in_form(const struct facts *facts)
{
	return facts_field(facts, "aanvrager.dienst") ||
	       facts_field(facts, "aanvrager.dienst_type") || facts_field(facts, "aanvrager.rol");
}

static bool may_not_apply(const struct facts *facts)
{
	return mandated_applicant(facts) && facts->reading->aanvrager.dienst_type != DIENST_ITP &&
	       service_in_form(facts);
}

static bool perhaps_not_apply(const struct facts *facts)
{
	return mandated_applicant(facts) && !may_not_apply(facts);
}

static bool followed_but_party(const struct facts *facts)
{
	return mandated(facts) && facts_client_side(facts);
}

static bool only_providers(const struct facts *facts)
{
	const struct reading *reading = facts->reading;

	if (reading->aanvrager.rol != ROL_HULPVERLENER || reading->partij_count == 0)
		return false;
	for (size_t i = 0; i < reading->partij_count; i++) {
		if (!facts_provider(&reading->partijen[i]))
			return false;
	}
	return true;
}

static bool only_providers_in_form(const struct facts *facts)
{
	return only_providers(facts) && facts_tussen_providers(facts);
}

static bool only_providers_in_words(const struct facts *facts)
{
	return only_providers(facts) && !facts_tussen_providers(facts);
}

static bool before_toegangspoort(const struct facts *facts)
{
	enum toegangspoort poort = facts->reading->toegangspoort;

	return poort == TOEGANGSPOORT_WIL_ZELF || poort == TOEGANGSPOORT_GEEN_AANMELDER ||
	       poort == TOEGANGSPOORT_ONENIGHEID;
}

static bool no_subject(const struct facts *facts)
{
	return text_blank(facts->reading->vraag);
}

/* The toegangspoort needs no counterparty (BM-10). */
static bool nobody_else(const struct facts *facts)
{
	return facts->reading->partij_count == 0 && !before_toegangspoort(facts);
}

static bool sketch_missing(const struct facts *facts)
{
	return no_subject(facts) || nobody_else(facts);
}

/* --- what is missing (section 2.3) --- */

static bool who_asks_missing(const struct facts *facts)
{
	return facts->reading->aanvrager.rol == ROL_ONBEKEND;
}

static bool name_missing(const struct facts *facts)
{
	return text_blank(facts->reading->client.naam);
}

static bool age_missing(const struct facts *facts)
{
	return facts->age < 0;
}

static bool postcode_missing(const struct facts *facts)
{
	return !facts->reading->client.postcode;
}

static bool place_outside(const struct facts *facts)
{
	return facts->reading->regio == REGIO_GEEN;
}

static bool child_open(const struct facts *facts)
{
	return !asks_for_others(facts) && facts_open(facts->reading->akkoord_client);
}

static bool child_refuses(const struct facts *facts)
{
	return !asks_for_others(facts) && facts->reading->akkoord_client == AKKOORD_NEE;
}

/* Never asked of a child that must not be betrayed at home. */
static bool parents_open(const struct facts *facts)
{
	return facts_open(facts->reading->akkoord_ouders) && !parents_unaware(facts);
}

static bool child_split(const struct facts *facts)
{
	return facts->reading->akkoord_client == AKKOORD_VERDEELD;
}

static bool parents_refuse(const struct facts *facts)
{
	return facts->reading->akkoord_ouders == AKKOORD_NEE ||
	       facts->reading->akkoord_ouders == AKKOORD_VERDEELD;
}

static bool stop_missing(const struct facts *facts)
{
	return facts->reading->eenzijdige_stop == STOP_ONBEKEND;
}

static bool mandate_missing(const struct facts *facts)
{
	const char *field = facts_field(facts, "mandaat");

	return !mandated(facts) && !facts_field_says(facts, "mandaat", false) &&
	       !(field && form_has_word(field, strlen(field), "geen"));
}

static bool safe_contact_missing(const struct facts *facts)
{
	return facts_young(facts) && !facts_field(facts, "client.veilig_contact");
}

/* --- the table --- */

const struct rule rules[] = {
    /* general */
    {"ALG-04", APPLIES_ALWAYS, instrument_open, UITKOMST_TE_ONDERZOEKEN, QUESTION_INSTRUMENT,
     "instrument"},
    {"ALG-04", APPLIES_ALWAYS, facts_instrument_unclear, UITKOMST_TE_ONDERZOEKEN,
     QUESTION_INSTRUMENT, "instrument"},
    {"ALG-05", APPLIES_ALWAYS, contact_missing, UITKOMST_TE_ONDERZOEKEN, QUESTION_CONTACT, NULL},
    {"ALG-06", APPLIES_ALWAYS, adult, UITKOMST_TE_ONDERZOEKEN, QUESTION_ADULT, "client.leeftijd"},
    {"ALG-09", APPLIES_BM, mandated, UITKOMST_NOTA, QUESTION_NONE, "mandaat"},
    {"ALG-10", APPLIES_ALWAYS, danger, UITKOMST_NOTA, QUESTION_NONE, "gevaar.signalen.0"},
    /* clientoverleg */
    {"CO-03", APPLIES_CO, refused_in_form, UITKOMST_NIET_ONTVANKELIJK, QUESTION_NONE,
     "akkoord.client"},
    {"CO-03", APPLIES_CO, refused_in_words, UITKOMST_TE_ONDERZOEKEN, QUESTION_BOTH_AGREE,
     "akkoord.client"},
    {"CO-03", APPLIES_CO, consent_open, UITKOMST_VOORWAARDE, QUESTION_BOTH_AGREE, NULL},
    {"CO-03", APPLIES_CO, split, UITKOMST_TE_ONDERZOEKEN, QUESTION_NONE, "akkoord.ouders"},
    {"CO-04", APPLIES_CO, absent, UITKOMST_TE_ONDERZOEKEN, QUESTION_PRESENT, NULL},
    {"CO-05", APPLIES_CO, only_offer, UITKOMST_NIET_ONTVANKELIJK, QUESTION_NONE, NULL},
    {"CO-07", APPLIES_CO, only_concern, UITKOMST_NIET_ONTVANKELIJK, QUESTION_NONE, NULL},
    {"CO-08", APPLIES_CO, facts_stop, UITKOMST_VERPLICHT, QUESTION_NONE, "eenzijdige_stop"},
    {"CO-10", APPLIES_CO, one_service, UITKOMST_TE_ONDERZOEKEN, QUESTION_SERVICES, NULL},
    {"CO-12", APPLIES_CO, follows_unknown, UITKOMST_TE_ONDERZOEKEN, QUESTION_EARLIER, "vervolg"},
    {"CO-12", APPLIES_CO, follows_up, UITKOMST_NOTA, QUESTION_NONE, "vervolg"},
    {"CO-13", APPLIES_CO, mandated_applicant, UITKOMST_NOTA, QUESTION_NONE,
     "aanvrager.dienst_type"},
    /* bemiddeling */
    {"BM-01", APPLIES_BM, outside_conflict, UITKOMST_TE_ONDERZOEKEN, QUESTION_OWN_CONFLICT,
     "aanvrager.rol"},
    {"BM-02", APPLIES_BM, for_somebody, UITKOMST_VOORWAARDE, QUESTION_FOR_WHOM, "aanvrager.rol"},
    {"BM-03", APPLIES_BM, only_mandated_in_form, UITKOMST_NIET_ONTVANKELIJK, QUESTION_NONE,
     "partijen.0.dienst_type"},
    {"BM-03", APPLIES_BM, only_mandated_in_words, UITKOMST_TE_ONDERZOEKEN, QUESTION_NONE,
     "partijen.0.dienst_type"},
    {"BM-03b", APPLIES_BM, some_mandated, UITKOMST_TE_ONDERZOEKEN, QUESTION_NONE, NULL},
    {"BM-04", APPLIES_BM, may_not_apply, UITKOMST_NIET_ONTVANKELIJK, QUESTION_NONE,
     "aanvrager.dienst_type"},
    {"BM-04", APPLIES_BM, perhaps_not_apply, UITKOMST_TE_ONDERZOEKEN, QUESTION_NONE,
     "aanvrager.dienst_type"},
    {"BM-05", APPLIES_BM, followed_but_party, UITKOMST_ONTVANKELIJK, QUESTION_NONE, "mandaat"},
    {"BM-06", APPLIES_BM, only_providers_in_form, UITKOMST_NIET_ONTVANKELIJK, QUESTION_NONE, NULL},
    {"BM-06", APPLIES_BM, only_providers_in_words, UITKOMST_TE_ONDERZOEKEN, QUESTION_NONE, NULL},
    {"BM-09", APPLIES_BM, facts_stop, UITKOMST_VERPLICHT, QUESTION_NONE, "eenzijdige_stop"},
    {"BM-10", APPLIES_BM, before_toegangspoort, UITKOMST_VOORWAARDE, QUESTION_NONE,
     "toegangspoort"},
    {"BM-12", APPLIES_BM, sketch_missing, UITKOMST_TE_ONDERZOEKEN, QUESTION_NONE, NULL},
    {"BM-08", APPLIES_ALWAYS, facts_story_elsewhere, UITKOMST_TE_ONDERZOEKEN, QUESTION_NONE,
     "vraag"},
    {"BM-14", APPLIES_ALWAYS, facts_story_complains, UITKOMST_TE_ONDERZOEKEN, QUESTION_NONE,
     "vraag"},
    /* across */
    {"X-02", APPLIES_ALWAYS, both_instruments, UITKOMST_NOTA, QUESTION_NONE, "instrument"},
    {"X-02", APPLIES_ALWAYS, facts_two_children, UITKOMST_TE_ONDERZOEKEN, QUESTION_NONE,
     "client.naam"},
    {"X-03", APPLIES_ALWAYS, stop_and_refusal, UITKOMST_TE_ONDERZOEKEN, QUESTION_NONE,
     "akkoord.client"},
    {"X-04", APPLIES_ALWAYS, alone_and_young, UITKOMST_TE_ONDERZOEKEN, QUESTION_CALL,
     "contactverbod"},
    {"X-04", APPLIES_ALWAYS, alone, UITKOMST_ONTVANKELIJK, QUESTION_NONE, "contactverbod"},
    /* missing data: no rule, a question; in small letters what the desk is told beside it */
    {NULL, APPLIES_ALWAYS, who_asks_missing, UITKOMST_NONE, QUESTION_WHO_ASKS, NULL},
    {NULL, APPLIES_ALWAYS, no_subject, UITKOMST_NONE, QUESTION_ABOUT, NULL},
    {NULL, APPLIES_ALWAYS, nobody_else, UITKOMST_NONE, QUESTION_WHO_ELSE, NULL},
    {NULL, APPLIES_ALWAYS, name_missing, UITKOMST_NONE, QUESTION_NAME, NULL},
    {NULL, APPLIES_ALWAYS, age_missing, UITKOMST_NONE, QUESTION_AGE, NULL},
    {NULL, APPLIES_ALWAYS, postcode_missing, UITKOMST_NONE, QUESTION_POSTCODE, NULL},
    {"buiten", APPLIES_ALWAYS, place_outside, UITKOMST_NONE, QUESTION_PLACE, NULL},
    {NULL, APPLIES_ALWAYS, child_open, UITKOMST_NONE, QUESTION_CHILD_AGREES, NULL},
    {NULL, APPLIES_BM, consent_open, UITKOMST_NONE, QUESTION_BOTH_AGREE, NULL},
    {"kind-nee", APPLIES_ALWAYS, child_refuses, UITKOMST_TE_ONDERZOEKEN, QUESTION_NONE, NULL},
    {"kind-janee", APPLIES_ALWAYS, child_split, UITKOMST_TE_ONDERZOEKEN, QUESTION_NONE, NULL},
    {NULL, APPLIES_ALWAYS, parents_open, UITKOMST_NONE, QUESTION_PARENTS_AGREE, NULL},
    {"ouders-nee", APPLIES_ALWAYS, parents_refuse, UITKOMST_TE_ONDERZOEKEN, QUESTION_NONE, NULL},
    {"client-nee", APPLIES_BM, refused, UITKOMST_TE_ONDERZOEKEN, QUESTION_NONE, NULL},
    {NULL, APPLIES_ALWAYS, stop_missing, UITKOMST_NONE, QUESTION_STOP, NULL},
    {NULL, APPLIES_ALWAYS, mandate_missing, UITKOMST_NONE, QUESTION_MANDATE, NULL},
    {NULL, APPLIES_ALWAYS, safe_contact_missing, UITKOMST_NONE, QUESTION_SAFE_CONTACT, NULL},
    /* answers that go on beyond what is asked: a person reads them */
    {"kind", APPLIES_ALWAYS, facts_child_unclear, UITKOMST_NONE, QUESTION_CHILD_AGREES, NULL},
    {"ouders", APPLIES_ALWAYS, facts_parents_unclear, UITKOMST_NONE, QUESTION_PARENTS_AGREE, NULL},
    {"stop", APPLIES_ALWAYS, facts_stop_unclear, UITKOMST_NONE, QUESTION_STOP, NULL},
    {"stopt", APPLIES_ALWAYS, facts_story_stops, UITKOMST_NONE, QUESTION_STOP, NULL},
    {"CO-05", APPLIES_CO, facts_story_seeks_place, UITKOMST_TE_ONDERZOEKEN, QUESTION_NONE, "vraag"},
    {"plaats", APPLIES_BM, facts_story_seeks_place, UITKOMST_TE_ONDERZOEKEN, QUESTION_NONE, NULL},
    {"weigert", APPLIES_ALWAYS, facts_story_refuses, UITKOMST_TE_ONDERZOEKEN, QUESTION_NONE, NULL},
    {"iets", APPLIES_ALWAYS, facts_unknown_answer, UITKOMST_TE_ONDERZOEKEN, QUESTION_NONE, NULL},
    {"mandaat", APPLIES_ALWAYS, facts_mandate_unclear, UITKOMST_NONE, QUESTION_MANDATE, NULL},
    {"mandaten", APPLIES_ALWAYS, facts_story_mandated, UITKOMST_NONE, QUESTION_MANDATE, NULL},
    {"contact", APPLIES_ALWAYS, facts_contact_unclear, UITKOMST_NONE, QUESTION_SAFE_CONTACT, NULL},
    {"lijst", APPLIES_ALWAYS, facts_list_unclear, UITKOMST_NONE, QUESTION_CONTACT, NULL},
    {"leeftijd", APPLIES_ALWAYS, facts_age_unclear, UITKOMST_NONE, QUESTION_AGE, NULL},
    {"plaatsen", APPLIES_ALWAYS, facts_two_places, UITKOMST_NONE, QUESTION_PLACE, NULL},
    {NULL, APPLIES_ALWAYS, NULL, UITKOMST_NONE, QUESTION_NONE, NULL},
};
