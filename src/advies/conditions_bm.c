/* conditions_bm: the conditions of the rules for bemiddeling; see conditions.h. */
#include "advies/conditions.h"

#include "base/text.h"

bool when_outside_conflict(const struct facts *facts)
{
	enum rol rol = facts->reading->aanvrager.rol;

	if (rol == ROL_VERTROUWENSPERSOON || rol == ROL_STEUNFIGUUR)
		return false;
	if ((rol == ROL_GROOTOUDER || rol == ROL_FAMILIE) &&
	    !facts_field_says(facts, "bm.eigen_rol", true))
		return true;
	return facts_field_says(facts, "bm.eigen_rol", false) || rol == ROL_ADVOCAAT ||
	       rol == ROL_ANDERE || facts_told(facts, FEIT_GEEN_PARTIJ);
}

bool when_for_somebody(const struct facts *facts)
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

/* "De consulente" where a mandated service follows the child: its own. */
static bool is_consulent(const struct facts *facts, const struct reading_partij *partij)
{
	return facts->reading->mandaat && text_equal(partij->relatie, "consulent") &&
	       partij->dienst_type == DIENST_NONE && !partij->dienst;
}

/* Nobody but mandated services. */
static bool only_mandated(const struct facts *facts)
{
	const struct reading *reading = facts->reading;
	size_t mandated = 0;

	for (size_t i = 0; i < reading->partij_count; i++) {
		const struct reading_partij *partij = &reading->partijen[i];

		mandated += facts_mandated(partij->dienst_type) || is_consulent(facts, partij);
	}
	return mandated > 0 && mandated == reading->partij_count;
}

/* A list of who is involved does not say who is in the conflict; the question "tussen wie" does. */
bool when_only_mandated_in_form(const struct facts *facts)
{
	return only_mandated(facts) && facts_field(facts, "bm.tussen");
}

bool when_only_mandated_in_words(const struct facts *facts)
{
	return only_mandated(facts) && !facts_field(facts, "bm.tussen");
}

bool when_some_mandated(const struct facts *facts)
{
	return mandated_parties(facts) > 0 && !only_mandated(facts);
}

static bool service_in_form(const struct facts *facts)
{
	return facts_field(facts, "aanvrager.dienst") ||
	       facts_field(facts, "aanvrager.dienst_type") || facts_field(facts, "aanvrager.rol");
}

bool when_may_not_apply(const struct facts *facts)
{
	return when_mandated_applicant(facts) &&
	       facts->reading->aanvrager.dienst_type != DIENST_ITP && service_in_form(facts);
}

bool when_perhaps_not_apply(const struct facts *facts)
{
	return when_mandated_applicant(facts) && !when_may_not_apply(facts);
}

bool when_followed_but_party(const struct facts *facts)
{
	return when_mandated(facts) && facts_client_side(facts);
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

bool when_only_providers_in_form(const struct facts *facts)
{
	return only_providers(facts) && facts_tussen_providers(facts);
}

bool when_only_providers_in_words(const struct facts *facts)
{
	return only_providers(facts) && !facts_tussen_providers(facts);
}

bool when_before_toegangspoort(const struct facts *facts)
{
	enum toegangspoort poort = facts->reading->toegangspoort;

	return poort == TOEGANGSPOORT_WIL_ZELF || poort == TOEGANGSPOORT_GEEN_AANMELDER ||
	       poort == TOEGANGSPOORT_ONENIGHEID;
}

bool when_no_subject(const struct facts *facts)
{
	return text_blank(facts->reading->vraag);
}

/* The toegangspoort needs no counterparty (BM-10). */
bool when_nobody_else(const struct facts *facts)
{
	return facts->reading->partij_count == 0 && !when_before_toegangspoort(facts);
}

bool when_sketch_missing(const struct facts *facts)
{
	return when_no_subject(facts) || when_nobody_else(facts);
}

/* Asked for, and answered: there is none. */
bool when_no_conflict(const struct facts *facts)
{
	return facts_field_says(facts, "bm.conflict", false) && !when_before_toegangspoort(facts);
}

bool when_refusal_told(const struct facts *facts)
{
	return facts_told(facts, FEIT_WEIGERT);
}

/* The mediator asks everybody; nobody has to. */
bool when_party_refuses(const struct facts *facts)
{
	for (size_t i = 0; i < facts->reading->partij_count; i++) {
		if (facts->reading->partijen[i].akkoord == JANEE_NEE)
			return true;
	}
	return false;
}

bool when_parents_against(const struct facts *facts)
{
	return facts_client_side(facts) && (facts->reading->akkoord_ouders == AKKOORD_VERDEELD ||
					    facts->reading->akkoord_ouders == AKKOORD_NEE);
}

bool when_others_refuse(const struct facts *facts)
{
	return facts_field_says(facts, "akkoord.anderen", false);
}
