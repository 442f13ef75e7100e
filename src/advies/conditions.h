/* conditions: when the rules of domain.md section 2.2 fire. Each is true or false of the facts of
 * one reading; inside this folder only. */
#ifndef LOKET_ADVIES_CONDITIONS_H
#define LOKET_ADVIES_CONDITIONS_H

#include "advies/facts.h"

/* --- conditions_general.c --- */
bool when_instrument_open(const struct facts *facts);
bool when_both_instruments(const struct facts *facts);
bool when_contact_missing(const struct facts *facts);
bool when_adult(const struct facts *facts);
bool when_mandated(const struct facts *facts);
bool when_danger(const struct facts *facts);
bool when_question(const struct facts *facts);
bool when_no_question(const struct facts *facts);
bool when_stop_and_refusal(const struct facts *facts);
bool when_alone(const struct facts *facts);
bool when_alone_and_young(const struct facts *facts);
bool when_who_asks_missing(const struct facts *facts);
bool when_name_missing(const struct facts *facts);
bool when_age_missing(const struct facts *facts);
bool when_postcode_missing(const struct facts *facts);
bool when_place_outside(const struct facts *facts);
bool when_child_open(const struct facts *facts);
bool when_child_refuses(const struct facts *facts);
bool when_parents_open(const struct facts *facts);
bool when_child_split(const struct facts *facts);
bool when_parents_refuse(const struct facts *facts);
bool when_stop_missing(const struct facts *facts);
bool when_mandate_missing(const struct facts *facts);
bool when_mandate_untold(const struct facts *facts);
bool when_safe_contact_missing(const struct facts *facts);

bool when_no_help(const struct facts *facts);
bool when_stop_and_open(const struct facts *facts);
bool when_client_stops(const struct facts *facts);
bool when_elsewhere_told(const struct facts *facts);
bool when_complaint_told(const struct facts *facts);
bool when_children_told(const struct facts *facts);

/* --- conditions_co.c --- */
bool when_outside_youth_care(const struct facts *facts);
bool when_place_told(const struct facts *facts);
bool when_place_sought(const struct facts *facts);
bool when_candidates(const struct facts *facts);
bool when_raises_concern(const struct facts *facts);
bool when_indication_told(const struct facts *facts);
bool when_indicated(const struct facts *facts);
bool when_third_phase_told(const struct facts *facts);
bool when_third_phase(const struct facts *facts);
bool when_report_attached(const struct facts *facts);
bool when_asks_for_others(const struct facts *facts);
bool when_split(const struct facts *facts);
bool when_refused(const struct facts *facts);
bool when_refused_in_form(const struct facts *facts);
bool when_refused_in_words(const struct facts *facts);
bool when_consent_open(const struct facts *facts);
bool when_absent(const struct facts *facts);
bool when_only_offer(const struct facts *facts);
bool when_only_concern(const struct facts *facts);
bool when_one_service_told(const struct facts *facts);
bool when_one_service(const struct facts *facts);
bool when_follows_up(const struct facts *facts);
bool when_follows_unknown(const struct facts *facts);
bool when_mandated_applicant(const struct facts *facts);

/* --- conditions_bm.c --- */
bool when_no_conflict(const struct facts *facts);
bool when_refusal_told(const struct facts *facts);
bool when_party_refuses(const struct facts *facts);
bool when_others_refuse(const struct facts *facts);
bool when_parents_against(const struct facts *facts);
bool when_outside_conflict(const struct facts *facts);
bool when_for_somebody(const struct facts *facts);
bool when_only_mandated_in_form(const struct facts *facts);
bool when_only_mandated_in_words(const struct facts *facts);
bool when_some_mandated(const struct facts *facts);
bool when_may_not_apply(const struct facts *facts);
bool when_perhaps_not_apply(const struct facts *facts);
bool when_followed_but_party(const struct facts *facts);
bool when_only_providers_in_form(const struct facts *facts);
bool when_only_providers_in_words(const struct facts *facts);
bool when_before_toegangspoort(const struct facts *facts);
bool when_no_subject(const struct facts *facts);
bool when_nobody_else(const struct facts *facts);
bool when_sketch_missing(const struct facts *facts);

#endif
