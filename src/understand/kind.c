/* kind: what sort of mail it is, for which instrument. */
#include "understand/claims.h"

#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "form/words.h"
#include "understand/answers.h"
#include "understand/evidence.h"
#include "understand/said.h"
#include "understand/words.h"

enum { TITLE_LINES = 4, INFORMATION = 1 };

static enum instrument instrument_in(const char *folded)
{
	static const struct understand_word co[] = {
	    {"clientoverleg~", 1},  {"clientenoverleg", 1}, {"klientoverleg", 1},
	    {"klientenoverleg", 1}, {"client overleg", 1},  {"clienten overleg", 1},
	    {"vervolgoverleg", 1},  {"opvolgoverleg", 1},   {NULL, 0}};
	static const struct understand_word bm[] = {{"bemiddeling~", 1},
						    {"bemidling", 1},
						    {"bemiddelaar", 1},
						    {"bemiddelen", 1},
						    {NULL, 0}};
	/* another trade under the same name */
	static const struct understand_word other[] = {
	    {"scheidingsbemiddeling", 1}, {"familiale bemiddeling", 1}, {"schuldbemiddeling", 1},
	    {"herstelbemiddeling", 1},	  {"burenbemiddeling", 1},	{NULL, 0}};
	bool c = understand_first(folded, co) != 0;
	bool b = understand_first(folded, bm) != 0 && !understand_first(folded, other);

	if (understand_says(folded, "beide") || (c && b))
		return INSTRUMENT_BEIDE;
	return c ? INSTRUMENT_CLIENTOVERLEG : b ? INSTRUMENT_BEMIDDELING : INSTRUMENT_ONBEKEND;
}

/* "Soort aanvraag: nieuwe aanvraag" tells the first from the next, not the instrument. */
static bool is_first_or_next(const char *folded)
{
	return understand_says(folded, "eerste") || understand_says(folded, "nieuw~") ||
	       understand_says(folded, "vervolg");
}

/* "Ik wil: ..." More than one box ticked: all of them count. */
static bool take_chosen_instrument(struct understanding *u)
{
	const struct form_answer *answer = understand_answer(u, "instrument");
	struct form_range option, range = {0, 0};
	enum instrument found = INSTRUMENT_ONBEKEND;
	size_t pos = 0, length;
	bool ticked, boxes = false;

	if (!answer)
		return false;
	length = strlen(answer->waarde);
	while (form_next_option(answer->waarde, length, &pos, &option, &ticked)) {
		enum instrument one = instrument_in(
		    understand_folded(u, answer->waarde + option.van, option.tot - option.van));

		boxes = true;
		if (!ticked || one == INSTRUMENT_ONBEKEND)
			continue;
		found = found == INSTRUMENT_ONBEKEND || found == one ? one : INSTRUMENT_BEIDE;
		range.van = range.tot ? range.van : option.van;
		range.tot = option.tot;
	}
	if (!boxes) {
		range = (struct form_range){0, length};
		found = instrument_in(understand_folded(u, answer->waarde, range.tot));
	}
	if (found == INSTRUMENT_ONBEKEND &&
	    is_first_or_next(understand_folded(u, answer->waarde, length)))
		return false;
	u->reading->instrument = found;
	if (found != INSTRUMENT_ONBEKEND)
		understand_evidence(u, "instrument", answer, range, 0.95);
	return true;
}

static bool is_title(const char *folded)
{
	return understand_says(folded, "aanvraag~") || understand_says(folded, "aanmelding~");
}

/* The title of a form: "Aanvraagformulier bemiddeling in de jeugdhulp", above the answers or as the
 * subject. */
static void take_title(struct understanding *u)
{
	struct reading *reading = u->reading;
	const char *subject = reading->mail.onderwerp ? reading->mail.onderwerp : "";
	size_t van = u->form.range.van, tot;
	const char *folded;

	for (int line = 0; line < TITLE_LINES && van < u->form.range.tot; line++, van = tot + 1) {
		const char *newline = memchr(u->form.text + van, '\n', u->form.range.tot - van);

		tot = newline ? (size_t)(newline - u->form.text) : u->form.range.tot;
		folded = understand_folded(u, u->form.text + van, tot - van);
		if (!is_title(folded) || instrument_in(folded) == INSTRUMENT_ONBEKEND)
			continue;
		reading->instrument = instrument_in(folded);
		reading_add_bron(u->arena, reading, "instrument", u->form.deel, u->form.text, van,
				 tot, 0.9);
		return;
	}
	folded = understand_folded(u, subject, strlen(subject));
	if (!is_title(folded) || instrument_in(folded) == INSTRUMENT_ONBEKEND)
		return;
	reading->instrument = instrument_in(folded);
	reading_add_bron(u->arena, reading, "instrument", "onderwerp", subject, 0, strlen(subject),
			 0.8);
}

/* "Je vraag: gewoon informatie": all that is asked; not "informatie gekregen en toch ruzie". */
static const struct form_answer *bare_question(const struct understanding *u)
{
	static const char *const words[] = {"gewoon",	  "enkel", "alleen",	   "louter",
					    "wat",	  "graag", "meer",	   "algemene",
					    "een",	  "vraag", "info",	   "over",
					    "informatie", "maar",  "inlichtingen", NULL};
	const struct form_answer *answer = understand_answer(u, "vraag");
	struct form_word word;
	size_t pos = 0;

	while (answer && form_next_word(answer->waarde, strlen(answer->waarde), &pos, &word)) {
		if (!understand_is_of(word.text, words))
			return NULL;
	}
	return answer;
}

/* "gewoon info" is a question, not a request. */
static void take_question(struct understanding *u)
{
	static const struct understand_word wants[] = {
	    {"info", INFORMATION},	   {"informatie", INFORMATION},
	    {"gewoon info", INFORMATION},  {"gewoon weten", INFORMATION},
	    {"inlichtingen", INFORMATION}, {NULL, 0}};
	const struct form_answer *chosen_in = understand_answer(u, "instrument");
	const struct form_answer *answer = chosen_in ? chosen_in : bare_question(u);
	struct form_range chosen;

	if (!answer || u->reading->instrument != INSTRUMENT_ONBEKEND)
		return;
	chosen = understand_chosen(answer);
	if (understand_first(
		understand_folded(u, answer->waarde + chosen.van, chosen.tot - chosen.van),
		wants) != INFORMATION)
		return;
	u->reading->soort = SOORT_VRAAG;
	understand_evidence(u, "soort", answer, chosen, 0.9);
}

/* "[x] Vervolgoverleg   vorig overleg: ...": the box stands in the label. */
static bool is_ticked_label(struct understanding *u, const struct form_answer *answer)
{
	size_t pos = 0, length = strlen(answer->label);
	struct form_range option;
	bool ticked;

	while (form_next_option(answer->label, length, &pos, &option, &ticked)) {
		if (ticked && understand_says(understand_folded(u, answer->label + option.van,
								option.tot - option.van),
					      "vervolg~"))
			return true;
	}
	return false;
}

/* "Was er al een cliëntoverleg?: ja, op 3/4/2026"; "Datum vorig overleg: 3/4/2026". */
static void take_earlier(struct understanding *u)
{
	static const char *const keys[] = {"co.vorig", "co.al_overlegd"};

	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		const struct form_answer *answer = understand_answer(u, keys[i]);
		const char *label;
		bool named;

		if (!answer || u->reading->instrument == INSTRUMENT_BEMIDDELING)
			continue;
		label = understand_folded(u, answer->label, strlen(answer->label));
		named = i == 0 ? understand_says(label, "vorig~") &&
				     strcspn(answer->waarde, "0123456789") < strlen(answer->waarde)
			       : understand_says(label, "clientoverleg~") &&
				     form_yes_no(answer->waarde, strlen(answer->waarde)) == FORM_JA;
		if (!named)
			continue;
		u->reading->vervolg = true;
		understand_evidence_all(u, "vervolg", answer, 0.85);
		return;
	}
}

static void take_vervolg(struct understanding *u)
{
	const struct form_answer *answer = understand_answer(u, "co.type");
	struct form_range chosen;
	const char *folded, *label;

	if (!answer) {
		take_earlier(u);
		return;
	}
	chosen = understand_chosen(answer);
	folded = understand_folded(u, answer->waarde + chosen.van, chosen.tot - chosen.van);
	label = understand_folded(u, answer->label, strlen(answer->label));
	if (understand_says(folded, "eerste") || understand_says(folded, "nieuw~"))
		return;
	if (is_ticked_label(u, answer) || understand_says(folded, "vervolg~") ||
	    understand_says(folded, "opvolg~") || understand_says(folded, "evaluatie") ||
	    understand_says(folded, "bijsturing") ||
	    (form_yes_no(answer->waarde, strlen(answer->waarde)) == FORM_JA &&
	     understand_says(label, "is dit een vervolgoverleg"))) {
		u->reading->vervolg = true;
		understand_evidence(u, "vervolg", answer, chosen, 0.95);
	}
}

void understand_kind(struct understanding *u)
{
	if (u->answers.count == 0)
		return;
	if (!take_chosen_instrument(u))
		take_title(u);
	take_question(u);
	take_vervolg(u);
}
