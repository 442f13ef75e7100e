/* instrument: which instrument running text asks for. What is wished by name goes before
 * what is only named, that before what is described, that before mere words of conflict or of
 * coordination, which need a second or the mailbox of that instrument beside them. Two that are as
 * clear leave it open. */
#include "understand/instrument.h"

#include <string.h>

#include "base/text.h"
#include "understand/answers.h"
#include "understand/claims.h"
#include "understand/evidence.h"
#include "understand/hear_who.h"
#include "understand/phrases.h"
#include "understand/what.h"

enum { KINDS = 5, ASKS_BEFORE = 9, ASKS_BEHIND = 7, NONE_BEFORE = 2 };

/* The values of the lexicon; OPEN: named and left open; OTHER: another trade. */
enum kind { CLIENTOVERLEG, BEMIDDELING, BEIDE, OPEN, OTHER };
static const struct {
	const char *value;
	enum instrument instrument;
} kinds[KINDS] = {
    [CLIENTOVERLEG] = {"clientoverleg", INSTRUMENT_CLIENTOVERLEG},
    [BEMIDDELING] = {"bemiddeling", INSTRUMENT_BEMIDDELING},
    [BEIDE] = {"beide", INSTRUMENT_BEIDE},
    [OPEN] = {"onbekend", INSTRUMENT_ONBEKEND},
    [OTHER] = {"ander", INSTRUMENT_ONBEKEND},
};

struct choice {
	enum understand_clear clear[KINDS];
	struct understand_phrase best[KINDS];
	unsigned wishes[KINDS];
};

static enum kind kind_of(const struct understand_phrase *phrase)
{
	enum kind kind = CLIENTOVERLEG;

	while (kind < OTHER && !text_equal(kinds[kind].value, phrase->hit->meaning->waarde))
		kind++;
	return kind;
}

static void choose(struct choice *choice, enum kind kind, enum understand_clear clear,
		   const struct understand_phrase *phrase)
{
	choice->wishes[kind] += clear == UNDERSTAND_WISHED;
	if (clear <= choice->clear[kind])
		return;
	choice->clear[kind] = clear;
	choice->best[kind] = *phrase;
}

static bool is_subject(const struct understand_phrase *phrase)
{
	return text_equal(phrase->source->deel, "onderwerp");
}

/* A form or report that came along tells its own story; a letter that is the request itself says what it wishes. */
static bool is_letter(const struct understanding *u, const struct understand_phrase *phrase,
		      bool wish)
{
	enum vorm vorm = u->reading->vorm;

	return is_subject(phrase) || text_equal(phrase->source->deel, "tekst") ||
	       (wish && u->answers.count == 0 &&
		(vorm == VORM_DOCX || vorm == VORM_ODT || vorm == VORM_PDF));
}

static void hear_names(const struct understanding *u, struct choice *choice)
{
	struct understand_phrase next;

	for (size_t at = 0; understand_next(u, "instrument", &at, &next);) {
		bool wish =
		    is_subject(&next) || understand_beside(&next, "wens", ASKS_BEFORE, ASKS_BEHIND);

		if (is_letter(u, &next, wish) && understand_speaks(&next))
			choose(choice, kind_of(&next), wish ? UNDERSTAND_WISHED : UNDERSTAND_NAMED,
			       &next);
	}
}

static bool is_mailbox_of(const struct understanding *u, enum kind kind)
{
	return u->context->mailbox && text_starts_fold(u->context->mailbox, kinds[kind].value);
}

static void hear_descriptions(const struct understanding *u, struct choice *choice)
{
	for (enum kind kind = CLIENTOVERLEG; kind <= BEMIDDELING; kind++) {
		struct understand_phrase first;
		unsigned sum = understand_sum(u, "omschrijving", kinds[kind].value, &first);

		if (!first.hit)
			continue;
		if (first.hit->meaning->weight == LEXICON_STERK)
			choose(choice, kind, UNDERSTAND_TOLD, &first);
		else if (is_mailbox_of(u, kind) || (sum >= 3 && kind == CLIENTOVERLEG))
			choose(choice, kind, UNDERSTAND_HINTED, &first);
	}
}

/* One of two that are as clear: the one wished more often; of two descriptions, the mailbox's. */
static enum kind settle(const struct understanding *u, const struct choice *choice)
{
	enum understand_clear clear = choice->clear[CLIENTOVERLEG];
	unsigned co = choice->wishes[CLIENTOVERLEG], bm = choice->wishes[BEMIDDELING];

	if (clear == UNDERSTAND_WISHED && co != bm)
		return co > bm ? CLIENTOVERLEG : BEMIDDELING;
	if (clear <= UNDERSTAND_TOLD && is_mailbox_of(u, BEMIDDELING))
		return BEMIDDELING;
	if (clear <= UNDERSTAND_TOLD && is_mailbox_of(u, CLIENTOVERLEG))
		return CLIENTOVERLEG;
	return OPEN;
}

/* Help is spoken of that there is: not "er is geen hulpverlening bij ons". */
static bool has_help(const struct understanding *u)
{
	struct understand_phrase next;

	for (size_t at = 0; understand_next(u, "aanbieder", &at, &next);) {
		if (understand_speaks(&next) && !understand_beside(&next, "nee", NONE_BEFORE, 0))
			return true;
	}
	return false;
}

static enum kind decide(const struct understanding *u, const struct choice *choice)
{
	const enum understand_clear *clear = choice->clear;
	enum kind best = clear[CLIENTOVERLEG] > clear[BEMIDDELING] ? CLIENTOVERLEG : BEMIDDELING;

	if (clear[BEIDE] >= clear[best] && clear[BEIDE])
		return BEIDE;
	if (clear[OPEN] && clear[best] < UNDERSTAND_WISHED)
		return OPEN;
	if (clear[OTHER] && !has_help(u))
		return OTHER;
	if (clear[OTHER] && clear[best] < UNDERSTAND_NAMED)
		return OTHER;
	return clear[CLIENTOVERLEG] == clear[BEMIDDELING] ? settle(u, choice) : best;
}

enum understand_clear understand_instrument_in_text(const struct understanding *u,
						    enum instrument *instrument,
						    struct understand_phrase *phrase)
{
	struct choice choice = {{UNDERSTAND_NOT}, {{NULL, NULL}}, {0}};
	enum kind kind;

	hear_names(u, &choice);
	hear_descriptions(u, &choice);
	kind = decide(u, &choice);
	*instrument = kinds[kind].instrument;
	*phrase = choice.best[kind];
	return choice.clear[kind];
}

/* An answer of a form was heard before; a question or a thank-you asks for nothing. */
static bool is_open(const struct understanding *u)
{
	enum soort soort = u->reading->soort;

	return u->reading->instrument == INSTRUMENT_ONBEKEND &&
	       !understand_answer(u, "instrument") &&
	       (soort == SOORT_AANVRAAG || soort == SOORT_INTREKKING);
}

/* A question about a conflict was answered, at the mailbox of bemiddeling. */
static bool take_conflict(struct understanding *u)
{
	static const char *const keys[] = {"bm.conflict", "bm.tussen"};

	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		const struct form_answer *answer = understand_answer(u, keys[i]);

		if (!answer || !strcasestr(answer->label, "conflict") ||
		    !is_mailbox_of(u, BEMIDDELING))
			continue;
		u->reading->instrument = INSTRUMENT_BEMIDDELING;
		reading_add_bron(u->arena, u->reading, "instrument", u->form.deel, u->form.text,
				 answer->label_van, answer->label_tot, 0.6);
		return true;
	}
	return false;
}

void understand_instrument(struct understanding *u)
{
	static const double sure[] = {0.0, 0.5, 0.7, 0.8, 0.9};
	struct understand_phrase phrase;
	enum instrument instrument;
	enum understand_clear clear;

	if (!is_open(u))
		return;
	clear = understand_instrument_in_text(u, &instrument, &phrase);
	if (clear <= UNDERSTAND_HINTED && take_conflict(u))
		return;
	/* who filled in a form and left this open is asked */
	if (instrument == INSTRUMENT_ONBEKEND || !phrase.hit ||
	    (clear == UNDERSTAND_HINTED && u->answers.count > 0))
		return;
	u->reading->instrument = instrument;
	understand_evidence_phrase(u, "instrument", &phrase, sure[clear]);
}

/* A follow-up of an earlier talk. */
void understand_vervolg(struct understanding *u)
{
	struct understand_phrase first;

	if (u->reading->vervolg || understand_answer(u, "co.type") ||
	    u->reading->soort != SOORT_AANVRAAG ||
	    u->reading->instrument == INSTRUMENT_BEMIDDELING ||
	    understand_sum(u, "vervolg", "", &first) < 2)
		return;
	u->reading->vervolg = true;
	understand_evidence_phrase(u, "vervolg", &first, 0.8);
	if (u->reading->instrument != INSTRUMENT_ONBEKEND || understand_answer(u, "instrument"))
		return;
	u->reading->instrument = INSTRUMENT_CLIENTOVERLEG;
	understand_evidence_phrase(u, "instrument", &first, 0.7);
}
