/* who: what the claims about people in running text share: the signature, names and the
 * words around a place in the text. Private to understand. */
#ifndef LOKET_UNDERSTAND_WHO_H
#define LOKET_UNDERSTAND_WHO_H

#include "understand/parts.h"

/* --- who.c --- */
/* True when people are to be looked for in running text: the mail is no form that answers for itself. */
bool understand_is_told(const struct understanding *u);
/* True for a phrase that stands as it is: no trap, and not part of another. Unlike understand_counts,
 * whatever is denied near it: "mijn mama wil niet". */
bool understand_is_plain(const struct lexicon_hit *hit);
/* As understand_next, but of a forwarded mail only what its writer wrote. */
bool understand_told_next(const struct understanding *u, const char *onderwerp, size_t *at,
			  struct understand_phrase *phrase);
/* The phrase stands in running text: in a form, in an answer that tells a story. */
bool understand_is_story(const struct understanding *u, const struct understand_phrase *phrase);
/* The signature of what this person wrote, in part "tekst"; empty: none. */
struct form_range understand_signature(const struct understanding *u);
/* The line around `at`, without its end. */
struct form_range understand_line_at(const struct understanding *u, size_t at);
/* The folded words before `at`, the nearest first, within `van`; up to `most`. `stop`: not beyond the end
 * of a sentence. Returns how many. */
struct understand_back {
	char text[48];
	size_t van, tot;
	bool capital;
};
size_t understand_words_before(const char *text, size_t van, size_t at, size_t most, bool stop,
			       struct understand_back *words);

/* --- call.c: names --- */
/* The name whose first word stands at `at`: words with a capital, initials, the small words of Flemish
 * names. Empty: no name. */
struct form_range understand_name_at(const char *text, size_t length, size_t at);
/* The whole name that the word at `at` belongs to. */
struct form_range understand_name_around(const char *text, size_t length, size_t at);
/* The word can be a name where all is written in capitals. */
bool understand_is_shouted_name(const char *text, struct form_range range);
/* True when nothing ends a sentence between the word before `at` and it. */
bool understand_joins(const char *text, size_t at);
/* The first words of both names are the same, folded. */
bool understand_same_first(const char *a, size_t a_length, const char *b, size_t b_length);

/* --- leeftijd.c --- */
/* How old the writer says to be; below 0: not said, or twice and different. */
int understand_own_age(const struct understanding *u, struct understand_phrase *phrase);
/* A phrase of the subjects "leeftijd" and "jaren" is meant as an age. */
bool understand_is_age(const struct understand_phrase *phrase);
/* How old the child is that somebody else writes for; likewise. */
int understand_child_age(const struct understanding *u, struct understand_phrase *phrase);
void understand_told_leeftijd(struct understanding *u); /* and the date of birth */

/* --- geboren.c --- */
/* The date behind "geboren op"; the age that it gives, -1: none that a child can have. */
int understand_born(const struct understanding *u, const struct understand_phrase *phrase,
		    struct form_range *date, char *day);
void understand_told_geboren(struct understanding *u);

/* --- nummers.c --- */
void understand_told_nummer_van(
    struct understanding *u); /* client.telefoon: "die van Bram 0489 ..." */
enum understand_owner { UNDERSTAND_NOBODYS, UNDERSTAND_MINE, UNDERSTAND_THEIRS };
struct understand_phone {
	char number[FORM_PHONE];
	struct form_range range; /* in "tekst" */
	enum understand_owner owner;
};
/* The next telephone number from `*at` (0 at first) on, and whose it is; false: no more. */
bool understand_next_phone(const struct understanding *u, size_t *at,
			   struct understand_phone *phone);

/* --- plaats.c --- */
/* The region of a place by its name; REGIO_ONBEKEND: not known, or ambiguous. */
enum regio understand_region_of_place(const struct understanding *u, const char *name);

/* --- straat.c --- */
/* The street that ends before `at`, or begins behind it, as far as one can be; see understand_is_street. */
struct form_range understand_street_before(const char *text, size_t at);
struct form_range understand_street_behind(const char *text, size_t at);
/* The name that begins at `at` is a part of a street's: "Steenweg naar Halle". */
bool understand_in_street(const char *text, size_t at);
/* Letters, then a number, perhaps a box. */
bool understand_is_street(const char *text, struct form_range street);

/* --- the claims --- */
void understand_told_rol(struct understanding *u);	 /* and the applicant's service */
void understand_told_aanvrager(struct understanding *u); /* name */
void understand_told_dienst(struct understanding *u);	 /* of the applicant */
void understand_told_nummers(struct understanding *u);	 /* phone and e-mail, of the applicant */
void understand_told_client(struct understanding *u);	 /* name, age, date of birth */
void understand_told_plaats(struct understanding *u);	 /* where the child lives */
void understand_told_vraag(struct understanding *u);
void understand_told_partijen(struct understanding *u);
/* Adds those of a list, if there is one; opsomming.c. */
bool understand_told_list(struct understanding *u);

#endif
