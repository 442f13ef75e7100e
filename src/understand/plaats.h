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
/* "Bo, die in 3740 Bilzen bij zijn ouders woont": the verb stands behind it, without a sign between, and nobody of
 * the family before it. */
bool understand_place_lived_in(const struct place *place, size_t begin);

#endif
