/* conditions_general: the conditions of the rules for both instruments, across, and of what is
 * missing; see conditions.h. */
#include "advies/conditions.h"

#include <string.h>

#include "base/text.h"
#include "form/words.h"

enum { CHILD_ALONE = 12, ADULT = 18 };

/* --- general --- */

bool when_instrument_open(const struct facts *facts)
{
	return facts->reading->instrument == INSTRUMENT_ONBEKEND ||
	       facts->reading->instrument == INSTRUMENT_BEIDE;
}

bool when_both_instruments(const struct facts *facts)
{
	return facts->reading->instrument == INSTRUMENT_BEIDE;
}

/* The applicant, or a party that is to come or is in the conflict, cannot be reached. */
bool when_contact_missing(const struct facts *facts)
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

bool when_adult(const struct facts *facts)
{
	return facts->age >= ADULT;
}

bool when_mandated(const struct facts *facts)
{
	return facts->reading->mandaat != 0;
}

bool when_danger(const struct facts *facts)
{
	return facts->reading->gevaar == GEVAAR_SPOED;
}

bool when_question(const struct facts *facts)
{
	return facts->reading->soort == SOORT_VRAAG;
}

bool when_no_question(const struct facts *facts)
{
	return facts->reading->soort != SOORT_VRAAG;
}

/* --- across --- */

bool when_stop_and_refusal(const struct facts *facts)
{
	return facts_stop(facts) && facts->reading->akkoord_client == AKKOORD_NEE;
}

static bool parents_unaware(const struct facts *facts)
{
	return facts->reading->aanvrager.rol == ROL_MINDERJARIGE &&
	       (facts->reading->contactverbod ||
		facts_field_says(facts, "op_de_hoogte.ouders", false));
}

bool when_alone(const struct facts *facts)
{
	return parents_unaware(facts) && facts->age >= CHILD_ALONE;
}

bool when_alone_and_young(const struct facts *facts)
{
	return parents_unaware(facts) && facts->age < CHILD_ALONE;
}

/* Either instrument meets the duty. */
bool when_stop_and_open(const struct facts *facts)
{
	return facts_stop(facts) && when_instrument_open(facts);
}

/* The client's own wish is no unilateral stop. */
bool when_client_stops(const struct facts *facts)
{
	return facts_client_side(facts) && !facts_stop(facts) && facts_told(facts, FEIT_WIL_WEG);
}

/* Nobody of a service, no stop, no mandate, and no word of help. */
bool when_no_help(const struct facts *facts)
{
	const struct reading *reading = facts->reading;

	for (size_t i = 0; i < reading->partij_count; i++) {
		if (facts_provider(&reading->partijen[i]))
			return false;
	}
	return reading->aanvrager.rol != ROL_HULPVERLENER && !reading->aanvrager.dienst &&
	       reading->mandaat == 0 && !facts_stop(facts) &&
	       reading->toegangspoort == TOEGANGSPOORT_ONBEKEND && !facts_told(facts, FEIT_HULP);
}

/* Another matter, and not a word of help. */
bool when_elsewhere_told(const struct facts *facts)
{
	return when_no_help(facts) && facts_told(facts, FEIT_ANDERE_ZAAK);
}

/* A complaint, and no wish to talk. */
bool when_complaint_told(const struct facts *facts)
{
	return facts_told(facts, FEIT_KLACHT) && !facts_told(facts, FEIT_WIL_PRATEN);
}

bool when_children_told(const struct facts *facts)
{
	return facts_told(facts, FEIT_MEER_KINDEREN);
}

/* --- what is missing (section 2.3) --- */

bool when_who_asks_missing(const struct facts *facts)
{
	return facts->reading->aanvrager.rol == ROL_ONBEKEND;
}

bool when_name_missing(const struct facts *facts)
{
	return text_blank(facts->reading->client.naam);
}

bool when_age_missing(const struct facts *facts)
{
	return facts->age < 0;
}

bool when_postcode_missing(const struct facts *facts)
{
	return !facts->reading->client.postcode;
}

bool when_place_outside(const struct facts *facts)
{
	return facts->reading->regio == REGIO_GEEN;
}

bool when_child_open(const struct facts *facts)
{
	return !when_asks_for_others(facts) && facts_open(facts->reading->akkoord_client);
}

bool when_child_refuses(const struct facts *facts)
{
	return !when_asks_for_others(facts) && facts->reading->akkoord_client == AKKOORD_NEE;
}

/* Never asked of a child that must not be betrayed at home. */
bool when_parents_open(const struct facts *facts)
{
	return facts_open(facts->reading->akkoord_ouders) && !parents_unaware(facts);
}

bool when_child_split(const struct facts *facts)
{
	return facts->reading->akkoord_client == AKKOORD_VERDEELD;
}

bool when_parents_refuse(const struct facts *facts)
{
	return facts->reading->akkoord_ouders == AKKOORD_NEE ||
	       facts->reading->akkoord_ouders == AKKOORD_VERDEELD;
}

bool when_stop_missing(const struct facts *facts)
{
	return facts->reading->eenzijdige_stop == STOP_ONBEKEND;
}

static bool mandate_open(const struct facts *facts)
{
	const char *field = facts_field(facts, "mandaat");

	return !when_mandated(facts) && !facts_field_says(facts, "mandaat", false) &&
	       !(field && form_has_word(field, strlen(field), "geen"));
}

/* A form asks for it, a story may be silent. */
bool when_mandate_missing(const struct facts *facts)
{
	return facts->reading->veld_count > 0 && mandate_open(facts);
}

bool when_mandate_untold(const struct facts *facts)
{
	return facts->reading->veld_count == 0 && mandate_open(facts);
}

bool when_safe_contact_missing(const struct facts *facts)
{
	return facts_young(facts) && !facts_field(facts, "client.veilig_contact");
}
