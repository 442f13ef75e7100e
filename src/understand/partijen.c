/* partijen: who else is involved, from the answers that list them and from answers about
 * one person. */
#include "understand/claims.h"

#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "form/words.h"
#include "reading/relation.h"
#include "understand/answers.h"
#include "understand/evidence.h"
#include "understand/list.h"
#include "understand/names.h"
#include "understand/piece.h"
#include "understand/said.h"
#include "understand/service.h"

/* --- one person an answer
 * --------------------------------------------------------------------------- */

static const struct {
	const char *key, *relatie, *tel, *mail;
} persons[] = {
    {"ouder.moeder", "moeder", "ouder.moeder.tel", "ouder.moeder.mail"},
    {"ouder.vader", "vader", "ouder.vader.tel", "ouder.vader.mail"},
    {"ouder.plusouder", "plusouder", NULL, NULL},
    {"ouder.voogd", "voogd", NULL, NULL},
    {"ouder.andere", NULL, "ouder.andere.tel", "ouder.andere.mail"}, /* of who applies */
    {"partij.begeleider", "begeleider", "partij.begeleider.tel", "partij.begeleider.mail"},
    {"partij.consulent", "consulent", NULL, NULL},
};

static const struct understand_around nobody = {.child = NULL};

static struct reading_partij *party_with(struct reading *reading, const char *relatie,
					 size_t *index)
{
	for (*index = 0; *index < reading->partij_count; (*index)++) {
		if (text_equal(reading->partijen[*index].relatie, relatie))
			return &reading->partijen[*index];
	}
	return NULL;
}

/* The same person stands in the list already: the same tie, and no other name. */
static bool is_listed(struct understanding *u, const struct form_answer *answer,
		      const char *relatie)
{
	size_t index;
	struct reading_partij *party = party_with(u->reading, relatie, &index);
	struct form_range all = {0, strlen(answer->waarde)};
	struct understand_piece piece;
	const char *naam;

	if (!party)
		return false;
	piece = understand_piece_of(answer->waarde, all, &nobody);
	naam =
	    arena_slice(u->arena, answer->waarde + piece.name.van, piece.name.tot - piece.name.van);
	return !party->naam || !piece.name.tot || text_equal_fold(party->naam, naam);
}

static void take_contacts(struct understanding *u, size_t index, const char *tel, const char *mail)
{
	struct reading_partij *party = &u->reading->partijen[index];

	if (tel)
		understand_take_phone(u, tel,
				      arena_format(u->arena, "partijen.%zu.telefoon", index),
				      &party->telefoon);
	if (mail)
		understand_take_email(u, mail, arena_format(u->arena, "partijen.%zu.email", index),
				      &party->email);
}

/* "Consulent OCJ: Peggy Smeets": the label may name the service too. */
static void take_labelled(struct understanding *u, const struct form_answer *answer,
			  const char *relatie)
{
	size_t index = u->reading->partij_count;
	enum dienst_type service =
	    understand_service(understand_folded(u, answer->label, strlen(answer->label)));

	understand_list_of(u, answer, relatie);
	if (index >= u->reading->partij_count || !service || relation_is_client_side(relatie) ||
	    u->reading->partijen[index].dienst_type)
		return;
	u->reading->partijen[index].dienst_type = service;
	reading_add_bron(u->arena, u->reading,
			 arena_format(u->arena, "partijen.%zu.dienst_type", index), u->form.deel,
			 u->form.text, answer->label_van, answer->label_tot, 0.9);
}

/* "Moeder: An Peeters, 0470 ...": every answer with that label is somebody. */
static void take_person(struct understanding *u, size_t row)
{
	const char *other = understand_other_parent(u);
	const char *relatie = persons[row].relatie ? persons[row].relatie : other ? other : "ouder";
	size_t index;

	for (size_t i = 0; i < u->answers.count; i++) {
		const struct form_answer *answer = &u->answers.items[i];

		if (text_equal(answer->sleutel, persons[row].key) && !is_listed(u, answer, relatie))
			take_labelled(u, answer, relatie);
	}
	if (party_with(u->reading, relatie, &index))
		take_contacts(u, index, persons[row].tel, persons[row].mail);
}

/* A line of the list that looks like an answer of its own: "Tom Aerts: 0471 11 22 33". It stands
 * directly behind the list, and says who or where. */
static void take_rows(struct understanding *u, size_t list)
{
	for (size_t i = list + 1; i < u->answers.count && !u->answers.items[i].sleutel; i++) {
		struct form_answer row = u->answers.items[i];
		struct understand_piece piece;
		struct form_range all;

		row.waarde_van = row.label_van;
		row.waarde = arena_slice(u->arena, u->form.text + row.waarde_van,
					 row.waarde_tot - row.waarde_van);
		all = (struct form_range){0, strlen(row.waarde)};
		piece = understand_piece_of(row.waarde, all, &nobody);
		if (!piece.relatie && !piece.phone.tot && !piece.email.tot && !piece.service.tot &&
		    !understand_is_person(row.label))
			return;
		understand_list(u, &row);
	}
}

/* --- who is left out
 * -------------------------------------------------------------------------------- */

/* "Jonas" beside "Jonas Peeters". */
static bool is_first_name(const char *naam, const char *whole)
{
	size_t length = strlen(naam);

	return whole && strncmp(whole, naam, length) == 0 && whole[length] == ' ';
}

/* "Tussen mij en het VK"; "mama, papa en jij", said to the reader. */
static bool is_pronoun(const char *naam)
{
	static const char *const words[] = {
	    "mij", "me", "ik",	 "wij",	   "we",     "ons",   "mezelf",		"ikzelf",
	    "jij", "je", "jou",	 "jullie", "u",	     "uzelf", "ondergetekende", "ondergetekenden",
	    "gij", "ge", "hier", "hen",	   "mijzelf"};

	for (size_t i = 0; naam && i < sizeof(words) / sizeof(words[0]); i++) {
		if (text_equal_fold(naam, words[i]))
			return true;
	}
	return false;
}

/* Never the applicant or the child: their own names in the list, "ouder" where a parent applies. */
static bool is_self(const struct reading *reading, const struct reading_partij *party)
{
	if (text_equal(party->relatie, UNDERSTAND_SELF) || is_pronoun(party->naam))
		return true;
	if (text_equal(party->relatie, UNDERSTAND_CHILD))
		return !party->naam || !reading->client.naam ||
		       text_equal_fold(party->naam, reading->client.naam) ||
		       is_first_name(party->naam, reading->client.naam) ||
		       is_first_name(reading->client.naam, party->naam);
	if (!party->naam)
		return reading->aanvrager.rol == ROL_OUDER && text_equal(party->relatie, "ouder");
	return text_equal_fold(party->naam, reading->aanvrager.naam) ||
	       text_equal_fold(party->naam, reading->client.naam) ||
	       (!party->relatie && (is_first_name(party->naam, reading->client.naam) ||
				    is_first_name(party->naam, reading->aanvrager.naam)));
}

/* Evidence of parties behind one that is taken out moves up with them. */
static void renumber(struct understanding *u, size_t removed)
{
	size_t kept = 0;

	for (size_t i = 0; i < u->reading->bron_count; i++) {
		struct reading_bron bron = u->reading->bronnen[i];
		size_t index;
		int used = 0;

		if (sscanf(bron.pad, "partijen.%zu.%n", &index, &used) == 1 && used > 0) {
			if (index == removed)
				continue;
			if (index > removed)
				bron.pad = arena_format(u->arena, "partijen.%zu.%s", index - 1,
							bron.pad + used);
		}
		u->reading->bronnen[kept++] = bron;
	}
	u->reading->bron_count = kept;
}

static void leave_out(struct understanding *u, size_t i)
{
	struct reading *reading = u->reading;

	memmove(&reading->partijen[i], &reading->partijen[i + 1],
		(reading->partij_count - i - 1) * sizeof(*reading->partijen));
	reading->partij_count--;
	renumber(u, i);
}

static bool agrees(const char *a, const char *b)
{
	return !a || !b || text_equal_fold(a, b);
}

/* The same person under two questions: one name, and nothing that differs. */
static bool is_same(const struct reading_partij *a, const struct reading_partij *b)
{
	return a->naam && b->naam && text_equal_fold(a->naam, b->naam) &&
	       agrees(a->relatie, b->relatie) && agrees(a->dienst, b->dienst) &&
	       agrees(a->telefoon, b->telefoon) && agrees(a->email, b->email);
}

/* The one that says more stays. */
static void leave_out_doubles(struct understanding *u)
{
	struct reading *reading = u->reading;

	for (size_t i = 0; i < reading->partij_count; i++) {
		for (size_t j = i + 1; j < reading->partij_count;) {
			const struct reading_partij *a = &reading->partijen[i];
			const struct reading_partij *b = &reading->partijen[j];

			if (!is_same(a, b))
				j++;
			else if (!a->telefoon && !a->email && (b->telefoon || b->email))
				leave_out(u, i);
			else
				leave_out(u, j);
		}
	}
}

/* "Tussen wie? moeder - consulente", and who asks is a parent and in the quarrel: the one parent without a name that
 * is told of; the count: none, or two. */
static size_t parent_who_asks(const struct understanding *u)
{
	const struct reading *reading = u->reading;
	const struct form_answer *own = understand_answer(u, "bm.eigen_rol");
	size_t found = reading->partij_count;

	if (reading->aanvrager.rol != ROL_OUDER || !understand_answer(u, "bm.tussen") || !own ||
	    form_yes_no(own->waarde, strlen(own->waarde)) != FORM_JA)
		return found;
	for (size_t i = 0; i < reading->partij_count; i++) {
		const char *tie = reading->partijen[i].relatie;

		if (!text_equal(tie, "moeder") && !text_equal(tie, "vader"))
			continue;
		if (reading->partijen[i].naam || found < reading->partij_count)
			return reading->partij_count;
		found = i;
	}
	return found;
}

static void leave_out_self(struct understanding *u)
{
	struct reading *reading = u->reading;
	size_t parent = parent_who_asks(u);

	if (parent < reading->partij_count)
		leave_out(u, parent);
	for (size_t i = 0; i < reading->partij_count;) {
		if (!is_self(reading, &reading->partijen[i])) {
			i++;
			continue;
		}
		leave_out(u, i);
	}
}

/* Who works for a mandated service, as a party or as the applicant, says that it follows the child. */
static void take_mandate(struct understanding *u, enum dienst_type service, const char *pad)
{
	const unsigned followers = 1u << DIENST_SDJ | 1u << DIENST_OCJ | 1u << DIENST_VK;
	unsigned bit = 1u << service;

	if (!(bit & followers) || u->reading->mandaat & bit)
		return;
	if (!u->reading->mandaat)
		understand_copy_evidence(u, pad, "mandaat");
	u->reading->mandaat |= bit;
}

static void take_mandates(struct understanding *u)
{
	const struct reading *reading = u->reading;

	for (size_t i = 0; i < reading->partij_count; i++)
		take_mandate(u, reading->partijen[i].dienst_type,
			     arena_format(u->arena, "partijen.%zu.dienst_type", i));
	take_mandate(u, reading->aanvrager.dienst_type, "aanvrager.dienst_type");
}

/* A list of boxes: whom somebody ticked. */
static void take_ticked(struct understanding *u, const struct form_answer *answer)
{
	size_t pos = 0, length = strlen(answer->waarde);
	struct form_range range;
	bool ticked;

	while (form_next_option(answer->waarde, length, &pos, &range, &ticked)) {
		struct form_answer option = *answer;

		if (!ticked || range.tot <= range.van)
			continue;
		option.waarde =
		    arena_slice(u->arena, answer->waarde + range.van, range.tot - range.van);
		option.waarde_van = answer->waarde_van + range.van;
		option.waarde_tot = answer->waarde_van + range.tot;
		understand_list(u, &option);
	}
}

/* "Andere partijen: geen". */
static bool is_nobody(const struct form_answer *answer)
{
	return form_yes_no(answer->waarde, strlen(answer->waarde)) == FORM_NEE ||
	       text_equal_fold(answer->waarde, "geen") ||
	       text_equal_fold(answer->waarde, "niemand");
}

void understand_partijen(struct understanding *u)
{
	const struct form_answer *list = understand_answer(u, "partij");
	const char *key = list && !is_nobody(list) ? "partij" : "bm.tussen";

	for (size_t i = 0; i < u->answers.count; i++) {
		if (!text_equal(u->answers.items[i].sleutel, key))
			continue;
		if (form_box(u->answers.items[i].waarde, strlen(u->answers.items[i].waarde)))
			take_ticked(u, &u->answers.items[i]);
		else
			understand_list(u, &u->answers.items[i]);
		take_rows(u, i);
	}
	for (size_t i = 0; i < sizeof(persons) / sizeof(persons[0]); i++)
		take_person(u, i);
	understand_told_partijen(u);
	leave_out_self(u);
	leave_out_doubles(u);
	take_mandates(u);
}
