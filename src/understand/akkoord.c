/* akkoord: who agrees with the talk. Being told is not agreeing; unknown is not no; one
 * yes and one no are "verdeeld". From answers to questions about it only. */
#include "understand/claims.h"

#include <string.h>

#include "base/text.h"
#include "form/words.h"
#include "understand/answers.h"
#include "understand/evidence.h"
#include "understand/said.h"

enum { KNOWS = 1, AGREES = 2, REFUSES = 4, OPEN = 8 }; /* what was heard of somebody */
enum { NOBODY = 16, DENIED = 32 }; /* there is no such person to ask; a bare "niet" */

enum person { PERSON_ANY, PERSON_CLIENT, PERSON_OUDERS, PERSON_MOEDER, PERSON_VADER, PERSON_COUNT };

/* What an answer says, person by person. */
struct said {
	unsigned heard[PERSON_COUNT];
	unsigned last; /* of the clause before */
};

static const struct understand_word people[] = {{"beide ouders", PERSON_OUDERS},
						{"ouders", PERSON_OUDERS},
						{"mama", PERSON_MOEDER},
						{"moeder", PERSON_MOEDER},
						{"papa", PERSON_VADER},
						{"vader", PERSON_VADER},
						{"minderjarige", PERSON_CLIENT},
						{"jongere", PERSON_CLIENT},
						{"kind", PERSON_CLIENT},
						{"client", PERSON_CLIENT},
						{"zoon", PERSON_CLIENT},
						{"dochter", PERSON_CLIENT},
						{NULL, PERSON_ANY}};

/* From the least certain to the most: the first that is said counts. */
static const struct understand_word states[] = {{"n v t", NOBODY},
						{"nvt", NOBODY},
						{"niet van toepassing", NOBODY},
						{"niet gekend", NOBODY},
						{"niet erkend", NOBODY},
						{"niet in beeld", NOBODY},
						{"overleden", NOBODY},
						{"nog niet", OPEN},
						{"nog te", OPEN},
						{"nog vragen", OPEN},
						{"nog bespreken", OPEN},
						{"niet gevraagd", OPEN},
						{"niet bereikt", OPEN},
						{"niet bereikbaar", OPEN},
						{"onbereikbaar", OPEN},
						{"weet niet", OPEN},
						{"weten niet", KNOWS | OPEN},
						{"weet ik niet", OPEN},
						{"onbekend", OPEN},
						{"onder voorbehoud", OPEN},
						{"voorbehoud", OPEN},
						{"geen contact", OPEN},
						{"geen idee", OPEN},
						{"misschien", OPEN},
						{"onzeker", OPEN},
						{"deels", OPEN},
						{"niet akkoord", REFUSES},
						{"absoluut niet", REFUSES},
						{"zeker niet", REFUSES},
						{"weigert", REFUSES},
						{"weigeren", REFUSES},
						{"wil niet", REFUSES},
						{"wilt niet", REFUSES},
						{"willen niet", REFUSES},
						{"niks van weten", REFUSES},
						{"niets van weten", REFUSES},
						{"ziet het niet zitten", REFUSES},
						{"nee", REFUSES},
						{"neen", REFUSES},
						{"niet eens", REFUSES},
						{"niet goed", REFUSES},
						{"niet zitten", REFUSES},
						{"niet mee", REFUSES},
						{"niet meedoen", REFUSES},
						{"niet meewerken", REFUSES},
						{"niet meekomen", REFUSES},
						{"niet komen", REFUSES},
						{"niet deelnemen", REFUSES},
						{"niet praten", REFUSES},
						{"niet graag", REFUSES},
						{"niet gewenst", REFUSES},
						{"niet", DENIED},
						{"akkoord", AGREES},
						{"oke", AGREES},
						{"ok", AGREES},
						{"ertegen", REFUSES},
						{"er tegen", REFUSES},
						{"tegen is", REFUSES},
						{"steunt", AGREES},
						{"steunen", AGREES},
						{"stemt in", AGREES},
						{"stemmen in", AGREES},
						{"goed", AGREES},
						{"ziet het zitten", AGREES},
						{"staat achter", AGREES},
						{"staan achter", AGREES},
						{"wil het ook", AGREES},
						{"vraagt zelf", AGREES},
						{"op de hoogte", KNOWS},
						{"weet het", KNOWS},
						{"weten het", KNOWS},
						{"weet ervan", KNOWS},
						{"weten ervan", KNOWS},
						{"ingelicht", KNOWS},
						{NULL, 0}};

/* "Vader niet" refuses; "niet bevraagd", "niet aanwezig" is no answer. */
static bool ends_in_not(const char *folded)
{
	size_t length = strlen(folded);

	return length >= 4 && strcmp(folded + length - 4, "niet") == 0;
}

/* "Met Stan nog niet besproken", where the child is called so. */
static bool names_child(const struct understanding *u, const char *folded)
{
	const char *naam = u->reading->client.naam;
	struct form_word word;
	size_t pos = 0;

	while (naam && form_next_word(naam, strlen(naam), &pos, &word)) {
		if (word.length > 2 && form_has_word(folded, strlen(folded), word.text))
			return true;
	}
	return false;
}

/* One clause. Without a person it goes on about the last one. `yes`: what a bare "ja" means here.
 */
static void hear_clause(struct understanding *u, const char *text, size_t length, unsigned yes,
			enum person *person, struct said *said)
{
	const char *folded = understand_folded(u, text, length);
	enum person found = (enum person)understand_first(folded, people);
	unsigned state = (unsigned)understand_first(folded, states);

	if (!folded[0])
		return;
	if (found == PERSON_ANY && names_child(u, folded))
		found = PERSON_CLIENT;
	if (found != PERSON_ANY)
		*person = found;
	if (!state && understand_says(folded, "ja"))
		state = yes;
	if (state == DENIED)
		state = ends_in_not(folded) ? REFUSES : OPEN;
	if (!state && found != PERSON_ANY && understand_says(folded, "ook"))
		state = said->last; /* "Moeder weet het. Marthe ook." */
	said->last = state;
	/* "nee" to "weten ze het?" is not a refusal, nor to "mogen we hen bellen?" */
	if (state == REFUSES && yes != AGREES && !understand_says(folded, "akkoord") &&
	    form_yes_no(text, length) == FORM_NEE)
		state = OPEN;
	said->heard[*person] |= state & ~(unsigned)NOBODY;
}

/* Clauses end at , ; . and before "maar" and "en". `goes_on`: one that names nobody is of the one named last; not of the
 * others ("papa wel, Marie niet"). */
static struct said listen(struct understanding *u, const struct form_answer *answer, unsigned yes,
			  bool goes_on)
{
	struct said said = {{0}, 0};
	struct form_range chosen = understand_chosen(answer);
	const char *text = answer->waarde + chosen.van;
	size_t length = chosen.tot - chosen.van, start = 0;
	enum person person = PERSON_ANY;

	for (size_t at = 0; at < length; at++) {
		bool sign = strchr(",;.\n|", text[at]) != NULL;
		bool word = at + 6 <= length && (strncmp(text + at, " maar ", 6) == 0 ||
						 strncmp(text + at, " en ", 4) == 0);

		if (!sign && !word)
			continue;
		hear_clause(u, text + start, at - start, yes, &person, &said);
		person = goes_on ? person : PERSON_ANY;
		start = at + 1;
	}
	hear_clause(u, text + start, length - start, yes, &person, &said);
	return said;
}

/* All that was heard of some people, as one consent. Anything open beside a yes leaves it open. */
static enum akkoord judge(unsigned heard)
{
	if ((heard & AGREES) && (heard & REFUSES))
		return AKKOORD_VERDEELD;
	if (heard & REFUSES)
		return AKKOORD_NEE;
	if (heard & OPEN)
		return AKKOORD_ONBEKEND;
	if (heard & AGREES)
		return AKKOORD_JA;
	return heard & KNOWS ? AKKOORD_OP_DE_HOOGTE : AKKOORD_ONBEKEND;
}

/* An answer that speaks for a person. */
static const struct {
	const char *key;
	enum person person; /* of whom, where the answer names nobody */
	unsigned yes;
} questions[] = {
    {"akkoord.client", PERSON_CLIENT, AGREES},	    {"akkoord.ouders", PERSON_OUDERS, AGREES},
    {"akkoord.moeder", PERSON_MOEDER, AGREES},	    {"akkoord.vader", PERSON_VADER, AGREES},
    {"akkoord.andere_ouder", PERSON_VADER, AGREES}, {"akkoord.beide", PERSON_ANY, AGREES},
    {"akkoord.allen", PERSON_ANY, AGREES},	    {"op_de_hoogte.client", PERSON_CLIENT, KNOWS},
    {"op_de_hoogte.ouders", PERSON_OUDERS, KNOWS},  {"op_de_hoogte.moeder", PERSON_MOEDER, KNOWS},
    {"op_de_hoogte.vader", PERSON_VADER, KNOWS},    {"client.ouders_contact", PERSON_OUDERS, 0},
    {"op_de_hoogte.anderen", PERSON_COUNT, KNOWS}, /* of whom it names */
};
enum { QUESTIONS = sizeof(questions) / sizeof(questions[0]) };

static bool is_about_parents(enum person person)
{
	return person >= PERSON_OUDERS;
}

/* What one question adds for the child or for the parents. "Akkoord: ja" to a question about both
 * counts for both. */
static unsigned heard_for(const struct said *said, size_t question, bool parents)
{
	enum person about = questions[question].person;
	unsigned heard = 0;

	for (int person = PERSON_CLIENT; person < PERSON_COUNT; person++) {
		if (is_about_parents((enum person)person) == parents)
			heard |= said->heard[person];
	}
	if (said->heard[PERSON_ANY] && about != PERSON_COUNT &&
	    (about == PERSON_ANY || is_about_parents(about) == parents))
		heard |= said->heard[PERSON_ANY];
	return heard;
}

/* "[x] Deniz", where the child is called so. */
static bool is_childs_name(const struct understanding *u, const char *option)
{
	const char *naam = u->reading->client.naam;
	struct form_word word;
	size_t pos = 0, words = 0;

	for (; naam && form_next_word(option, strlen(option), &pos, &word); words++) {
		if (!form_has_word(naam, strlen(naam), word.text))
			return false;
	}
	return words > 0;
}

/* "Deze aanvraag gebeurt met akkoord van: [x] minderjarige [x] moeder": ticked is agreed. Plain
 * names too. */
static unsigned heard_in_boxes(struct understanding *u, const struct form_answer *answer,
			       bool parents, bool *boxes)
{
	size_t length = strlen(answer->waarde), pos = 0;
	struct form_range option;
	unsigned heard = 0;
	bool ticked;

	*boxes = false;
	while (form_next_option(answer->waarde, length, &pos, &option, &ticked)) {
		const char *folded =
		    understand_folded(u, answer->waarde + option.van, option.tot - option.van);
		enum person person = is_childs_name(u, folded)
					 ? PERSON_CLIENT
					 : (enum person)understand_first(folded, people);

		*boxes |= person != PERSON_ANY;
		if (ticked && person != PERSON_ANY && is_about_parents(person) == parents)
			heard |= AGREES;
	}
	return heard;
}

/* The answer to a question. "Jarno | ja | nee" in a table of who agrees, where the child is called so: a row without a
 * key, beside one of a parent. */
static const struct form_answer *answer_to(const struct understanding *u, const char *key)
{
	const struct form_answer *answer = understand_answer(u, key);

	if (answer || !text_equal(key, "akkoord.client") ||
	    !(understand_answer(u, "akkoord.moeder") || understand_answer(u, "akkoord.vader")))
		return answer;
	for (size_t i = 0; i < u->answers.count; i++) {
		if (!u->answers.items[i].sleutel && is_childs_name(u, u->answers.items[i].label))
			return &u->answers.items[i];
	}
	return NULL;
}

static void take(struct understanding *u, bool parents, const char *pad, enum akkoord *akkoord)
{
	const struct form_answer *evidence = NULL;
	unsigned heard = 0;

	for (size_t i = 0; i < QUESTIONS; i++) {
		const struct form_answer *answer = answer_to(u, questions[i].key);
		struct said said;
		unsigned here;
		bool boxes = false;

		if (!answer)
			continue;
		here = heard_in_boxes(u, answer, parents, &boxes);
		if (!boxes) {
			said = listen(u, answer, questions[i].yes,
				      questions[i].person != PERSON_COUNT);
			here = heard_for(&said, i, parents);
		}
		heard |= here;
		evidence = here && !evidence ? answer : evidence;
	}
	*akkoord = judge(heard);
	if (*akkoord != AKKOORD_ONBEKEND)
		understand_evidence_all(u, pad, evidence, 0.9);
}

static bool is_parent(enum rol rol)
{
	return rol == ROL_OUDER;
}

/* Who asks has agreed: the role is the evidence. A parent who applies does not speak for the
 * other's refusal. */
static void take_applicant(struct understanding *u)
{
	struct reading *reading = u->reading;
	const struct form_answer *role = understand_answer(u, "aanvrager.rol");
	bool young = reading->aanvrager.rol == ROL_MINDERJARIGE ||
		     reading->aanvrager.rol == ROL_JONGVOLWASSENE;

	if (!role) /* "Aanvrager: An Peeters, mama" */
		role = understand_answer(u, "aanvrager.naam");
	if (!role || reading->soort == SOORT_VRAAG)
		return;
	if (young && reading->akkoord_client != AKKOORD_NEE) {
		reading->akkoord_client = AKKOORD_ZELF_GEVRAAGD;
		understand_evidence_all(u, "akkoord.client", role, 0.9);
	}
	if (!is_parent(reading->aanvrager.rol))
		return;
	if (reading->akkoord_ouders == AKKOORD_NEE)
		reading->akkoord_ouders = AKKOORD_VERDEELD;
	if (reading->akkoord_ouders != AKKOORD_VERDEELD) {
		reading->akkoord_ouders = AKKOORD_ZELF_GEVRAAGD;
		understand_evidence_all(u, "akkoord.ouders", role, 0.9);
	}
}

void understand_akkoord(struct understanding *u)
{
	if (u->answers.count == 0)
		return;
	take(u, false, "akkoord.client", &u->reading->akkoord_client);
	take(u, true, "akkoord.ouders", &u->reading->akkoord_ouders);
	take_applicant(u);
}
