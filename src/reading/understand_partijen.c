/* understand_partijen: who else is involved, from the answers that list them: "moeder An Peeters
 * 0470/12 34 56 akkoord; Tom Maes van CAW Limburg (tom@...)", one a line or in a row, and from
 * answers about one person. */
#include "reading/understand_parts.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "form/blank.h"
#include "form/words.h"
#include "reading/understand_relation.h"

enum { PARTIES = 50, NAME_WORDS = 5 };

/* A list that is being read. */
struct list {
	struct understanding *u;
	const struct form_answer *answer;
	size_t party; /* index + 1 of the party that more words may belong to; 0: none */
	bool fresh;   /* a hard end stood before this piece */
};

static struct reading_partij *party_of(struct list *list)
{
	return list->party ? &list->u->reading->partijen[list->party - 1] : NULL;
}

static void new_party(struct list *list)
{
	struct reading *reading = list->u->reading;

	if (reading->partij_count >= PARTIES)
		return;
	reading->partijen = arena_grow(list->u->arena, reading->partijen, reading->partij_count,
				       sizeof(*reading->partijen));
	list->party = ++reading->partij_count;
}

/* Evidence for "partijen.N.FIELD"; the range is inside the answer's value. */
static void evidence(struct list *list, const char *field, struct form_range range)
{
	understand_evidence(list->u,
			    arena_format(list->u->arena, "partijen.%zu.%s", list->party - 1, field),
			    list->answer, range, 0.85);
}

/* What was found in one piece of a list; ranges inside the value, empty when not there. */
struct piece {
	struct form_range relation, name, service, phone, email;
	const char *relatie;
	enum dienst_type dienst_type;
	char phone_text[FORM_PHONE];
	char email_text[FORM_EMAIL];
};

static bool has_capital(const char *text, const struct form_word *word)
{
	size_t size;
	uint32_t c = text_decode(text + word->van, word->tot - word->van, &size);

	return (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE);
}

static bool is_particle(const char *word)
{
	static const char *const particles[] = {"van",	  "de", "den", "der", "ter", "vande",
						"vanden", "le", "la",  "el",  NULL};

	for (size_t i = 0; particles[i]; i++) {
		if (strcmp(word, particles[i]) == 0)
			return true;
	}
	return false;
}

static bool inside(const struct form_range *range, size_t at)
{
	return at >= range->van && at < range->tot;
}

/* Words with a capital that are no name. */
static bool is_no_name(const char *word)
{
	static const char *const words[] = {
	    "mijn",    "onze",	 "ons",	    "zijn", "haar", "hun",	"de",	"het",	    "een",
	    "ik",      "wij",	 "we",	    "ja",   "nee",  "tel",	"gsm",	"telefoon", "mail",
	    "e",       "email",	 "akkoord", "geen", "en",   "met",	"bij",	"is",	    "op",
	    "mevrouw", "meneer", "mevr",    "dhr",  "mr",   "iedereen", "alle", "beide",    "zelf",
	    "niemand", "thuis",	 "dienst",  "weet", "niet", "in",	"als",	"t",	    NULL};

	for (size_t i = 0; words[i]; i++) {
		if (strcmp(word, words[i]) == 0)
			return true;
	}
	return false;
}

static void find_contacts(const char *value, struct form_range part, struct piece *piece)
{
	struct form_range found;

	if (form_find_phone(value + part.van, part.tot - part.van, &found, piece->phone_text))
		piece->phone = (struct form_range){part.van + found.van, part.van + found.tot};
	if (form_find_email(value + part.van, part.tot - part.van, &found, piece->email_text))
		piece->email = (struct form_range){part.van + found.van, part.van + found.tot};
}

/* Takes a word into the name or the service that runs; false: it ends both. */
static bool goes_on(struct piece *piece, const char *value, const struct form_word *word,
		    bool *particle)
{
	struct form_range *running = piece->service.tot ? &piece->service : &piece->name;

	if (!has_capital(value, word)) {
		*particle = running->tot != 0 && is_particle(word->text);
		return *particle;
	}
	if (running->tot == 0)
		running->van = word->van;
	running->tot = word->tot;
	*particle = false;
	return true;
}

/* The words of a piece: a tie, a name, a service. After "van" or "van het" and the word of a
 * service all that has a capital belongs to the service. */
static void find_words(struct list *list, struct form_range part, struct piece *piece)
{
	const char *value = list->answer->waarde;
	size_t pos = part.van;
	struct form_word word;
	bool ended = false, particle = false;

	while (form_next_word(value, part.tot, &pos, &word)) {
		const char *relatie = understand_relation(word.text);
		enum dienst_type service = understand_service(word.text);

		if (inside(&piece->phone, word.van) || inside(&piece->email, word.van))
			continue;
		if (relatie && !piece->relatie) {
			piece->relatie = relatie;
			piece->relation = (struct form_range){word.van, word.tot};
		}
		if (service != DIENST_NONE && !piece->dienst_type) {
			piece->dienst_type = service;
			if (!relatie) {
				piece->service = (struct form_range){word.van, word.tot};
				ended = false;
			}
			continue;
		}
		if (relatie || is_no_name(word.text))
			ended = ended || piece->name.tot || piece->service.tot;
		else if (!ended)
			ended = !goes_on(piece, value, &word, &particle) &&
				(piece->name.tot || piece->service.tot);
	}
}

static bool is_empty(const struct piece *piece)
{
	return !piece->relatie && !piece->name.tot && !piece->service.tot && !piece->phone.tot &&
	       !piece->email.tot;
}

/* Whether a piece is about somebody else than the one before it: a second tie, name or service. */
static bool is_another(const struct list *list, const struct reading_partij *party,
		       const struct piece *piece)
{
	if (!party)
		return true;
	if ((piece->relatie && party->relatie) || (piece->name.tot && party->naam))
		return true;
	if (piece->service.tot && (party->dienst || (list->fresh && !party->naam)))
		return true;
	return list->fresh && (piece->relatie || piece->name.tot || piece->service.tot);
}

static void put_text(struct list *list, const char **to, const char *field, struct form_range range)
{
	if (range.tot == 0 || *to)
		return;
	*to = arena_slice(list->u->arena, list->answer->waarde + range.van, range.tot - range.van);
	evidence(list, field, range);
}

static void put_piece(struct list *list, const struct piece *piece)
{
	struct reading_partij *party = party_of(list);

	if (!party)
		return;
	put_text(list, &party->naam, "naam", piece->name);
	put_text(list, &party->dienst, "dienst", piece->service);
	if (piece->relatie && !party->relatie) {
		party->relatie = piece->relatie;
		evidence(list, "relatie", piece->relation);
	}
	if (piece->dienst_type && !party->dienst_type) {
		party->dienst_type = piece->dienst_type;
		evidence(list, "dienst_type",
			 piece->service.tot ? piece->service : piece->relation);
	}
	if (piece->phone.tot && !party->telefoon) {
		party->telefoon = arena_text(list->u->arena, piece->phone_text);
		evidence(list, "telefoon", piece->phone);
	}
	if (piece->email.tot && !party->email) {
		party->email = arena_text(list->u->arena, piece->email_text);
		evidence(list, "email", piece->email);
	}
}

/* "op de hoogte", "akkoord", "niet akkoord" beside a person. Being told is not agreeing. */
static void put_consent(struct list *list, struct form_range part)
{
	struct reading_partij *party = party_of(list);
	const char *folded =
	    understand_folded(list->u, list->answer->waarde + part.van, part.tot - part.van);
	bool denied = understand_says(folded, "niet") || understand_says(folded, "nog") ||
		      understand_says(folded, "nee") || understand_says(folded, "geen");

	if (!party)
		return;
	if (understand_says(folded, "op de hoogte") && !party->op_de_hoogte) {
		party->op_de_hoogte = denied ? JANEE_NEE : JANEE_JA;
		evidence(list, "op_de_hoogte", part);
	}
	if (understand_says(folded, "akkoord") && !party->akkoord &&
	    !understand_says(folded, "nog niet") && !understand_says(folded, "niet gevraagd")) {
		party->akkoord = denied ? JANEE_NEE : JANEE_JA;
		evidence(list, "akkoord", part);
	}
}

static void take_piece(struct list *list, struct form_range part)
{
	struct piece piece = {.relatie = NULL};

	form_trim(list->answer->waarde, &part.van, &part.tot);
	if (part.tot <= part.van)
		return;
	find_contacts(list->answer->waarde, part, &piece);
	find_words(list, part, &piece);
	if (!is_empty(&piece)) {
		if (is_another(list, party_of(list), &piece)) {
			list->party = 0;
			if (piece.relatie || piece.name.tot || piece.service.tot)
				new_party(list);
		}
		put_piece(list, &piece);
	}
	put_consent(list, part);
	list->fresh = false;
}

/* The bytes of what ends a piece at `at`: 0 for none. `hard`: what follows is about somebody else.
 */
static size_t end_at(const char *value, size_t length, size_t at, bool *hard)
{
	*hard = value[at] == '\n' || value[at] == ';';
	if (at + 5 <= length && memcmp(value + at, " \xE2\x80\x93 ", 5) == 0)
		return 5;
	if (*hard || (value[at] && strchr(",()|", value[at])))
		return 1;
	if (at + 4 <= length &&
	    (memcmp(value + at, " en ", 4) == 0 || memcmp(value + at, " + ", 3) == 0)) {
		*hard = true;
		return value[at + 1] == '+' ? 3 : 4;
	}
	return 0;
}

static void take_list(struct understanding *u, const struct form_answer *answer)
{
	struct list list = {.u = u, .answer = answer, .fresh = true};
	size_t length = strlen(answer->waarde), start = 0;

	for (size_t at = 0; at <= length; at++) {
		bool hard = false;
		size_t end = at < length ? end_at(answer->waarde, length, at, &hard) : 1;

		if (end == 0)
			continue;
		take_piece(&list, (struct form_range){start, at});
		list.fresh |= hard;
		start = at + end;
		at = start - 1;
	}
}

/* --- one person an answer
 * --------------------------------------------------------------------------- */

static const struct {
	const char *key, *relatie, *tel, *mail;
} persons[] = {
    {"ouder.moeder", "moeder", "ouder.moeder.tel", "ouder.moeder.mail"},
    {"ouder.vader", "vader", "ouder.vader.tel", "ouder.vader.mail"},
    {"ouder.plusouder", "plusouder", NULL, NULL},
    {"ouder.voogd", "voogd", NULL, NULL},
    {"partij.begeleider", "begeleider", "partij.begeleider.tel", "partij.begeleider.mail"},
    {"partij.consulent", "consulent", NULL, NULL},
};

static struct reading_partij *party_with(struct reading *reading, const char *relatie,
					 size_t *index)
{
	for (*index = 0; *index < reading->partij_count; (*index)++) {
		if (text_equal(reading->partijen[*index].relatie, relatie))
			return &reading->partijen[*index];
	}
	return NULL;
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

/* "Moeder: An Peeters, 0470 ...": the tie stands in the label, which is its evidence. */
static void take_person(struct understanding *u, size_t row)
{
	const struct form_answer *answer = understand_answer(u, persons[row].key);
	struct list list = {.u = u, .answer = answer};
	size_t length, start = 0, index;

	if (party_with(u->reading, persons[row].relatie, &index)) {
		take_contacts(u, index, persons[row].tel, persons[row].mail);
		return;
	}
	if (!answer || u->reading->partij_count >= PARTIES)
		return;
	new_party(&list);
	party_of(&list)->relatie = persons[row].relatie;
	reading_add_bron(u->arena, u->reading,
			 arena_format(u->arena, "partijen.%zu.relatie", list.party - 1), "tekst",
			 u->text, answer->label_van, answer->label_tot, 0.9);
	length = strlen(answer->waarde);
	for (size_t at = 0; at <= length; at++) {
		if (at < length && !strchr(",()|;\n", answer->waarde[at]))
			continue;
		take_piece(&list, (struct form_range){start, at});
		start = at + 1;
	}
	take_contacts(u, list.party - 1, persons[row].tel, persons[row].mail);
}

/* --- who is left out
 * -------------------------------------------------------------------------------- */

/* "Jonas" beside "Jonas Peeters". */
static bool is_first_name(const char *naam, const char *whole)
{
	size_t length = strlen(naam);

	return whole && strncmp(whole, naam, length) == 0 && whole[length] == ' ';
}

/* Never the applicant or the child: their own names in the list, "ouder" where a parent applies. */
static bool is_self(const struct reading *reading, const struct reading_partij *party)
{
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

static void leave_out_self(struct understanding *u)
{
	struct reading *reading = u->reading;

	for (size_t i = 0; i < reading->partij_count;) {
		if (!is_self(reading, &reading->partijen[i])) {
			i++;
			continue;
		}
		memmove(&reading->partijen[i], &reading->partijen[i + 1],
			(reading->partij_count - i - 1) * sizeof(*reading->partijen));
		reading->partij_count--;
		renumber(u, i);
	}
}

/* A party of a mandated service says that the service follows the child. */
static void take_mandates(struct understanding *u)
{
	struct reading *reading = u->reading;
	const unsigned followers = 1u << DIENST_SDJ | 1u << DIENST_OCJ | 1u << DIENST_VK;

	for (size_t i = 0; i < reading->partij_count; i++) {
		unsigned bit = 1u << reading->partijen[i].dienst_type;
		const char *pad = arena_format(u->arena, "partijen.%zu.dienst_type", i);

		if (!(bit & followers) || reading->mandaat & bit)
			continue;
		reading->mandaat |= bit;
		understand_copy_evidence(u, pad, "mandaat");
	}
}

void understand_partijen(struct understanding *u)
{
	const char *key = understand_answer(u, "partij") ? "partij" : "bm.tussen";

	for (size_t i = 0; i < u->answers.count; i++) {
		if (text_equal(u->answers.items[i].sleutel, key))
			take_list(u, &u->answers.items[i]);
	}
	for (size_t i = 0; i < sizeof(persons) / sizeof(persons[0]); i++)
		take_person(u, i);
	leave_out_self(u);
	take_mandates(u);
}
