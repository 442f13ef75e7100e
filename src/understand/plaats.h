/* plaats: a place that a mail names. Private to understand. */
#ifndef LOKET_UNDERSTAND_PLAATS_H
#define LOKET_UNDERSTAND_PLAATS_H

#include "understand/who.h"

/* The later, the stronger. */
enum where { WHERE_ELSE, WHERE_STAY, WHERE_SIGNED, WHERE_HOME, WHERE_DOMICILE };

/* A place that is named. */
struct place {
	const struct understand_source *source;
	const struct lexicon_hit *hit;
	struct form_range postcode; /* beside it; empty: none */
	enum where where;
};

/* The postcode that stands beside its name: "3600 Genk", "Genk (3600)". Empty: none. postcode.c */
struct form_range understand_postcode_beside(const struct place *place);
/* Where it begins, with the postcode before it. */
size_t understand_place_begin(const struct place *place);
/* "jaar", "jr", "j", or a number; not "3e". */
bool understand_place_age_word(const struct understand_back *word);
/* "Mats (11 jaar, Aarschot)", "Otto, 8 jaar, 3140 Keerbergen", "Finn hier, Lommel, 15 jaar": in a row with an age or
 * the name. plaats_lijst.c */
bool understand_place_listed(const struct understanding *u, const struct place *place);
/* "Ahmad (17, niet-begeleide minderjarige, Mechelen)": it ends a bracket that begins with an age. */
bool understand_place_in_bracket(const struct place *place, size_t begin);
/* The word ends the child's whole name, which is known. */
bool understand_place_ends_name(const struct understanding *u, const struct understand_back *word);
/* "Finn Jacobs (Lokeren)": it begins at `at`, alone in a bracket behind that name. */
bool understand_place_behind_name(const struct understanding *u, const struct place *place,
				  size_t at);
/* "Vroeger zat ik in een leefgroep in Diest": it is said before the place, and no "nu" between. */
bool understand_place_past(const struct place *place);
/* "Ik woon bij mama en haar vriend in Wetteren": the phrase of living, with nothing but company between it and
 * the place that begins at `begin`; NULL: none. */
const struct lexicon_hit *understand_place_with(const struct place *place, size_t begin);
/* "Zijn oma woont met mijn broer in": the phrase of living is said of somebody of the family, who is not the child. */
bool understand_place_of_kin(const struct place *place, const struct lexicon_hit *hit);
/* "Jennifer woont in": said of somebody by name, who is not the child. */
bool understand_place_of_other(const struct understanding *u, const struct place *place,
			       const struct lexicon_hit *hit);
/* "Bo, die in 3740 Bilzen bij zijn ouders woont": the verb stands behind it, without a sign between, and nobody of
 * the family before it. */
bool understand_place_lived_in(const struct place *place, size_t begin);

#endif
