/* facts: what the rules ask of a reading, named once. Inside this folder only. */
#ifndef LOKET_ADVIES_FACTS_H
#define LOKET_ADVIES_FACTS_H

#include <stdbool.h>
#include "reading/reading.h"

struct facts {
	const struct reading *reading;
	bool co, bm; /* with which instrument the dossier works; both when both are asked */
	int age;     /* -1: unknown */
};

struct facts facts_of(const struct reading *reading, enum instrument mailbox_instrument);

/* The answer to a question of a form; NULL: not asked or not answered. Structured evidence: only
 * this may carry a refusal. */
const char *facts_field(const struct facts *facts, const char *sleutel);
bool facts_field_says(const struct facts *facts, const char *sleutel, bool yes);
/* How often it was answered. */
size_t facts_field_count(const struct facts *facts, const char *sleutel);
/* "Tussen wie is er een conflict?" with nobody of the client's side in the answer. */
bool facts_tussen_providers(const struct facts *facts);

/* --- facts_words.c: what must be read by a person, for not every word of it is known --- */
bool facts_child_unclear(const struct facts *facts); /* a yes with something beside it */
bool facts_parents_unclear(const struct facts *facts);
bool facts_stop_unclear(const struct facts *facts); /* a no with something beside it */
bool facts_mandate_unclear(const struct facts *facts);
bool facts_instrument_unclear(const struct facts *facts);
bool facts_contact_unclear(const struct facts *facts); /* who may not hear of it */
bool facts_list_unclear(const struct facts *facts);    /* perhaps somebody who was not understood */
bool facts_age_unclear(const struct facts *facts);
bool facts_two_places(const struct facts *facts); /* of two regions */
bool facts_two_children(const struct facts *facts);
/* --- facts_story.c --- */
/* One of the folded words ("~" at its end: any ending) is, or is in, a list that ends with NULL. */
bool facts_is_of(const char *word, const char *const *words);
bool facts_has_one_of(const char *text, size_t length, const char *const *words);
/* An answer under a label of no table. */
bool facts_unknown_answer(const struct facts *facts);
/* Words in the story that speak of a stop, a mandated service, another matter than help, a
 * complaint. */
bool facts_story_stops(const struct facts *facts);
bool facts_story_mandated(const struct facts *facts);
bool facts_story_elsewhere(const struct facts *facts);
bool facts_story_complains(const struct facts *facts);
bool facts_story_refuses(
    const struct facts *facts); /* somebody does not want it, or must not know */
bool facts_story_seeks_place(const struct facts *facts); /* CO-05 */
/* "De school, het CLB en de logopedist": the question, or the help there is, names two services or more. */
bool facts_names_services(const struct facts *facts);
/* Words that ask for coordination, in the question or the aim. */
bool facts_wants_coordination(const struct facts *facts);
/* The one option that is ticked in a list of boxes holds that word; false without boxes. */
bool facts_only_ticked(const struct facts *facts, const char *sleutel, const char *word);

/* What running text says (reading.feiten). Never the ground of a refusal: each leads to a question, or to a
 * person who looks. */
bool facts_told(const struct facts *facts, enum feit feit);
bool facts_young(const struct facts *facts);	   /* the child itself asks */
bool facts_client_side(const struct facts *facts); /* the child, a parent, or who raises it */
bool facts_agrees(enum akkoord akkoord);
bool facts_open(enum akkoord akkoord); /* unknown, or only told */
bool facts_stop(const struct facts *facts);
bool facts_mandated(enum dienst_type type); /* SDJ, OCJ, VK or the toegangspoort */
bool facts_provider(const struct reading_partij *partij);

#endif
