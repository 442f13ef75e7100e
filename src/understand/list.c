/* list: see list.h. Pieces end at signs; what a piece adds to the party
 * before it, and what is somebody else, is said in is_another. */
#include "understand/list.h"

#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "form/blank.h"
#include "form/words.h"
#include "reading/relation.h"
#include "understand/answers.h"
#include "understand/evidence.h"
#include "understand/piece.h"
#include "understand/plaats.h"
#include "understand/said.h"
#include "understand/signs.h"
#include "understand/table.h"

struct list {
	struct understanding *u;
	const struct form_answer *answer;
	size_t party; /* index + 1 of the party that more words may belong to; 0: none */
	enum understand_gap
	    gap;     /* before this piece; the strongest since the last one that said something */
	int depth;   /* of brackets */
	bool closed; /* the party's number stood right beside its name */
	bool plural; /* its tie is of more than one */
	const char *place; /* the tie of its service, for as long as no person is named */
	struct form_range place_range;
};

static struct reading_partij *party_of(struct list *list)
{
	return list->party ? &list->u->reading->partijen[list->party - 1] : NULL;
}

/* Evidence for "partijen.N.FIELD"; the range is inside the answer's value. */
static void evidence(struct list *list, const char *field, struct form_range range)
{
	understand_evidence(list->u,
			    arena_format(list->u->arena, "partijen.%zu.%s", list->party - 1, field),
			    list->answer, range, 0.85);
}

/* Takes the evidence of a field back. */
static void forget(struct list *list, const char *field)
{
	const char *pad = arena_format(list->u->arena, "partijen.%zu.%s", list->party - 1, field);
	struct reading *reading = list->u->reading;
	size_t kept = 0;

	for (size_t i = 0; i < reading->bron_count; i++) {
		if (!text_equal(reading->bronnen[i].pad, pad))
			reading->bronnen[kept++] = reading->bronnen[i];
	}
	reading->bron_count = kept;
}

/* No person came: the service is the party, and its word the tie. */
static void end_party(struct list *list)
{
	struct reading_partij *party = party_of(list);

	if (party && list->place && !party->relatie && !party->naam) {
		party->relatie = list->place;
		evidence(list, "relatie", list->place_range);
	}
	list->party = 0;
	list->place = NULL;
	list->closed = list->plural = false;
}

static void new_party(struct list *list)
{
	struct reading *reading = list->u->reading;

	end_party(list);
	if (reading->partij_count >= UNDERSTAND_PARTIES)
		return;
	reading->partijen = arena_grow(list->u->arena, reading->partijen, reading->partij_count,
				       sizeof(*reading->partijen));
	list->party = ++reading->partij_count;
}

/* --- whose is it? ----------------------------------------------------------------------------
 */

static bool is_person(const struct understand_piece *piece)
{
	return piece->name.tot || (piece->relatie && !piece->place) || piece->unknown;
}

static bool has_contact(const struct understand_piece *piece)
{
	return piece->phone.tot || piece->email.tot;
}

/* "Mijn ex": the tie to the child comes behind it, if at all. */
static bool is_weak(const char *relatie)
{
	return text_equal(relatie, "ex-partner");
}

/* A tie beside the tie that is known: "begeleider, IB" is one, "mama, papa" are two. */
static bool is_second_tie(const struct reading_partij *party, const struct understand_piece *piece,
			  bool reached)
{
	bool family = relation_is_client_side(piece->relatie);

	if (!party->relatie)
		return family ? reached || party->dienst || party->dienst_type
			      : reached && piece->name.tot;
	if (is_weak(party->relatie) && !piece->name.tot && !reached)
		return false;
	/* "de zorgleerkracht, juf Kaat" */
	if (!family && !party->naam && !reached && strcmp(party->relatie, piece->relatie) == 0)
		return false;
	return family || relation_is_client_side(party->relatie) || piece->name.tot || reached ||
	       has_contact(piece);
}

/* The name behind a tie: "mama, An Peeters" is one; "mama, Tom" may be two. */
static bool is_second_name(const struct list *list, const struct reading_partij *party,
			   const struct understand_piece *piece, bool reached)
{
	if (party->naam || reached || list->plural)
		return true;
	return relation_is_client_side(party->relatie) &&
	       (piece->service.tot || understand_is_single(list->answer->waarde, piece->name));
}

/* Whether a piece is about somebody else than the party before it. */
static bool is_another(const struct list *list, const struct reading_partij *party,
		       const struct understand_piece *piece)
{
	bool person = is_person(piece), reached;

	if (!person && !piece->service.tot && !piece->place)
		return false;
	if (!party || piece->unknown)
		return true;
	reached = party->telefoon || party->email;
	/* "ocmw, meneer Peeters van school" */
	if (!list->depth && !party->naam && (party->dienst || list->place) && piece->name.tot &&
	    piece->relatie && piece->place)
		return true;
	if (list->depth)
		return list->gap == UNDERSTAND_GAP_AND && piece->name.tot && party->naam;
	if (list->gap != UNDERSTAND_GAP_SIGN)
		return true;
	if (piece->relatie && !piece->place)
		return (piece->name.tot && party->naam) || is_second_tie(party, piece, reached);
	if (piece->name.tot)
		return is_second_name(list, party, piece, reached);
	return list->closed || party->dienst || relation_is_client_side(party->relatie);
}

/* --- what it says ---------------------------------------------------------------------------
 */

static void put_text(struct list *list, const char **to, const char *field, struct form_range range)
{
	if (range.tot == 0 || *to)
		return;
	*to = arena_slice(list->u->arena, list->answer->waarde + range.van, range.tot - range.van);
	evidence(list, field, range);
}

static void put_tie(struct list *list, const struct understand_piece *piece)
{
	struct reading_partij *party = party_of(list);

	if (piece->unknown)
		put_text(list, &party->relatie, "relatie", piece->relation);
	/* "ocmw" alone is the tie of itself */
	if (!piece->relatie && piece->dienst_type && piece->service.tot && !list->place &&
	    understand_is_single(list->answer->waarde, piece->service)) {
		char *tie = arena_slice(list->u->arena, list->answer->waarde + piece->service.van,
					piece->service.tot - piece->service.van);

		text_lower(tie);
		list->place = tie;
		list->place_range = piece->service;
	}
	if (!piece->relatie)
		return;
	if (piece->place) {
		list->place = list->place ? list->place : piece->relatie;
		list->place_range = piece->relation;
		return;
	}
	if (text_equal(piece->relatie, UNDERSTAND_SELF))
		party->relatie = UNDERSTAND_SELF;
	if (party->relatie && !is_weak(party->relatie))
		return;
	if (party->relatie)
		forget(list, "relatie");
	party->relatie = piece->relatie;
	list->plural = piece->plural;
	evidence(list, "relatie", piece->relation);
}

static void put_contacts(struct list *list, const struct understand_piece *piece)
{
	struct reading_partij *party = party_of(list);

	if (piece->phone.tot && !party->telefoon) {
		party->telefoon = arena_text(list->u->arena, piece->phone_text);
		evidence(list, "telefoon", piece->phone);
	}
	if (piece->email.tot && !party->email) {
		party->email = arena_text(list->u->arena, piece->email_text);
		evidence(list, "email", piece->email);
	}
}

static void put_piece(struct list *list, const struct understand_piece *piece)
{
	struct reading_partij *party = party_of(list);
	bool family;

	if (!party)
		return;
	put_tie(list, piece);
	family = relation_is_client_side(party->relatie);
	put_text(list, &party->naam, "naam", piece->name);
	if (!family)
		put_text(list, &party->dienst, "dienst", piece->service);
	if (piece->dienst_type && !party->dienst_type && !family) {
		party->dienst_type = piece->dienst_type;
		evidence(list, "dienst_type",
			 piece->service.tot ? piece->service : piece->relation);
	}
	put_contacts(list, piece);
	list->closed |= has_contact(piece) && (is_person(piece) || list->depth);
}

/* "op de hoogte", "akkoord", "niet akkoord" beside a person. Being told is not agreeing. */
static void put_consent(struct list *list, struct form_range part)
{
	enum { AGREES = 1, REFUSES };
	static const struct understand_word informed[] = {
	    {"op de hoogte", 1}, {"weet ervan", 1}, {"weet het", 1}, {"ingelicht", 1}, {NULL, 0}};
	static const struct understand_word consents[] = {{"weigert", REFUSES},
							  {"weigeren", REFUSES},
							  {"wil niet", REFUSES},
							  {"wilt niet", REFUSES},
							  {"ziet het niet zitten", REFUSES},
							  {"akkoord", AGREES},
							  {"stemt in", AGREES},
							  {"stemt ermee in", AGREES},
							  {"ziet het zitten", AGREES},
							  {"vindt het goed", AGREES},
							  {NULL, 0}};
	struct reading_partij *party = party_of(list);
	const char *folded =
	    understand_folded(list->u, list->answer->waarde + part.van, part.tot - part.van);
	int said;
	bool denied = understand_says(folded, "niet") || understand_says(folded, "nog") ||
		      understand_says(folded, "nee") || understand_says(folded, "geen");

	if (!party)
		return;
	if (understand_first(folded, informed) && !party->op_de_hoogte) {
		party->op_de_hoogte = denied ? JANEE_NEE : JANEE_JA;
		evidence(list, "op_de_hoogte", part);
	}
	said = understand_first(folded, consents);
	if (said && !party->akkoord && !understand_says(folded, "nog niet") &&
	    !understand_says(folded, "niet gevraagd")) {
		party->akkoord = denied || said == REFUSES ? JANEE_NEE : JANEE_JA;
		evidence(list, "akkoord", part);
	}
}

const char *understand_other_parent(struct understanding *u)
{
	const struct form_answer *role = understand_answer(u, "aanvrager.rol");
	const char *folded = role ? understand_folded(u, role->waarde, strlen(role->waarde)) : "";
	bool mother = understand_says(folded, "moeder") || understand_says(folded, "mama");
	bool father = understand_says(folded, "vader") || understand_says(folded, "papa");

	return mother == father ? NULL : mother ? "vader" : "moeder";
}

/* A name without a tie behind "ouders": one of them. */
static void inherit_tie(struct list *list, const struct reading_partij *before)
{
	struct reading_partij *party = party_of(list);

	if (party && !party->relatie)
		party->relatie = before->relatie;
}

/* One piece, from part.van up to where somebody else begins; returns where that is. */
static size_t take_piece(struct list *list, struct form_range part)
{
	struct reading_partij *party = party_of(list);
	struct understand_around around = {
	    .child = list->u->reading->client.naam,
	    .ex = understand_other_parent(list->u),
	    .named = party && party->naam && (list->gap == UNDERSTAND_GAP_SIGN || list->depth),
	    .starts = !party || list->gap != UNDERSTAND_GAP_SIGN,
	};
	struct understand_piece piece = understand_piece_of(list->answer->waarde, part, &around);
	bool plural = list->plural && list->depth;
	size_t before = list->party;

	part.tot = piece.tot;
	if (is_another(list, party, &piece)) {
		new_party(list);
		if (plural && !piece.relatie && before && list->party)
			inherit_tie(list, &list->u->reading->partijen[before - 1]);
	} else if (!party && has_contact(&piece)) {
		new_party(list);
	}
	put_piece(list, &piece);
	put_consent(list, part);
	list->gap = UNDERSTAND_GAP_SIGN;
	return piece.tot;
}

/* --- all pieces --------------------------------------------------------------------------
 */

static void take_part(struct list *list, size_t start, size_t end)
{
	const char *value = list->answer->waarde;
	struct form_range part = {start, end};

	if (!list->party || list->gap == UNDERSTAND_GAP_LINE)
		part.van = understand_skip_bullet(value, end, start);
	form_trim(value, &part.van, &part.tot);
	while (part.van < part.tot) {
		size_t next = take_piece(list, part);

		list->gap = next < part.tot ? UNDERSTAND_GAP_AND : UNDERSTAND_GAP_SIGN;
		part.van = next;
	}
}

static void stronger(struct list *list, enum understand_gap gap)
{
	list->gap = gap > list->gap ? gap : list->gap;
}

/* The end of the head row at `at`, else `at`. */
static size_t skip_head_row(struct list *list, size_t at)
{
	const char *line = list->answer->waarde + at, *newline = strchr(line, '\n');
	size_t length = newline ? (size_t)(newline - line) : 0;

	return length && understand_is_head_row(list->u, line, length) ? at + length + 1 : at;
}

static void walk(struct list *list)
{
	const char *value = list->answer->waarde;
	size_t length = strlen(value), start = skip_head_row(list, 0);

	for (size_t at = start; at < length; at++) {
		bool opens = value[at] == '(', closes = value[at] == ')';

		enum understand_gap gap = UNDERSTAND_GAP_SIGN;
		size_t size = opens || closes ? 1 : understand_gap_at(value, length, at, &gap);

		if (list->depth > 0 && gap == UNDERSTAND_GAP_LINE && value[at] == ' ')
			continue; /* "(0470 12 34 56) " */
		if (closes && start < at &&
		    understand_number_at(value, length, start) == at + 2 - start)
			continue; /* "1) " */
		if (size == 0)
			continue;
		take_part(list, start, at);
		list->depth += opens ? 1 : closes && list->depth > 0 ? -1 : 0;
		if (gap == UNDERSTAND_GAP_LINE)
			list->depth = 0;
		stronger(list, gap);
		start = at + size;
		at = start - 1;
	}
	take_part(list, start, length);
	end_party(list);
}

void understand_list(struct understanding *u, const struct form_answer *answer)
{
	struct list list = {.u = u, .answer = answer, .gap = UNDERSTAND_GAP_LINE};

	if (!understand_table(u, answer))
		walk(&list);
}

void understand_list_of(struct understanding *u, const struct form_answer *answer,
			const char *relatie)
{
	struct list list = {.u = u, .answer = answer};

	new_party(&list);
	if (!party_of(&list))
		return;
	party_of(&list)->relatie = relatie;
	reading_add_bron(u->arena, u->reading,
			 arena_format(u->arena, "partijen.%zu.relatie", list.party - 1),
			 u->form.deel, u->form.text, answer->label_van, answer->label_tot, 0.9);
	walk(&list);
}
