/* advies: see advies.h. Which rules fire, what they ask, and the conclusion: a hard no, then
 * anything open, and only then yes. */
#include "advies/advies.h"

#include <ctype.h>
#include <string.h>

#include "advies/facts.h"
#include "advies/rules.h"
#include "base/memory.h"
#include "base/text.h"

static const char *citaat_of(const struct reading *reading, const char *pad)
{
	for (size_t i = 0; pad && i < reading->bron_count; i++) {
		const struct reading_bron *bron = &reading->bronnen[i];

		if (text_equal(bron->pad, pad))
			return bron->citaat[0] ? bron->citaat : NULL;
	}
	return NULL;
}

static bool has_regel(const struct reading_advies *advies, const char *id)
{
	for (size_t i = 0; i < advies->regel_count; i++) {
		if (text_equal(advies->regels[i].id, id))
			return true;
	}
	return false;
}

static void add_reden(struct arena *arena, struct reading_advies *advies, const char *id)
{
	for (size_t i = 0; i < advies->reden_count; i++) {
		if (text_equal(advies->redenen[i], id))
			return;
	}
	advies->redenen =
	    arena_grow(arena, advies->redenen, advies->reden_count, sizeof(*advies->redenen));
	advies->redenen[advies->reden_count++] = id;
}

static void add_regel(struct arena *arena, struct reading *reading, const struct rule *rule)
{
	struct reading_advies *advies = &reading->advies;

	if (!rule->id || has_regel(advies, rule->id))
		return;
	if (islower((unsigned char)rule->id[0])) {
		add_reden(arena, advies, rule->id);
		return;
	}
	advies->regels =
	    arena_grow(arena, advies->regels, advies->regel_count, sizeof(*advies->regels));
	advies->regels[advies->regel_count++] =
	    (struct reading_regel){rule->id, rule->uitkomst, citaat_of(reading, rule->pad)};
}

static void add_question(struct arena *arena, struct reading_advies *advies, enum question question,
			 bool young)
{
	const char *text = question_text(question, young);

	if (!text)
		return;
	for (size_t i = 0; i < advies->vraag_count; i++) {
		if (advies->vragen[i] == text)
			return;
	}
	advies->vragen =
	    arena_grow(arena, advies->vragen, advies->vraag_count, sizeof(*advies->vragen));
	advies->vragen[advies->vraag_count++] = text;
}

static bool applies(const struct rule *rule, const struct facts *facts)
{
	return rule->applies == APPLIES_ALWAYS || (rule->applies == APPLIES_CO && facts->co) ||
	       (rule->applies == APPLIES_BM && facts->bm);
}

/* What the rules that fire add up to. */
struct sum {
	bool refuse, open;
};

static void apply(struct arena *arena, struct reading *reading, const struct facts *facts,
		  const struct rule *rule, struct sum *sum)
{
	struct rule said = *rule;

	/* the duty of the provider stays when the client says no: consent alone does not
	 * refuse then */
	if (said.uitkomst == UITKOMST_NIET_ONTVANKELIJK && text_equal(said.id, "CO-03") &&
	    facts_stop(facts))
		said.uitkomst = UITKOMST_TE_ONDERZOEKEN;
	add_regel(arena, reading, &said);
	add_question(arena, &reading->advies, said.question, facts_young(facts));
	reading->advies.verplicht |= said.uitkomst == UITKOMST_VERPLICHT;
	reading->advies.voorwaarde |= said.uitkomst == UITKOMST_VOORWAARDE;
	sum->refuse |= said.uitkomst == UITKOMST_NIET_ONTVANKELIJK;
	sum->open |= said.uitkomst == UITKOMST_TE_ONDERZOEKEN ||
		     (said.question != QUESTION_NONE && said.uitkomst != UITKOMST_NOTA);
}

static void give(struct arena *arena, struct reading *reading, const struct facts *facts)
{
	struct sum sum = {false, false};

	for (const struct rule *rule = rules; rule->fires; rule++) {
		if (applies(rule, facts) && rule->fires(facts))
			apply(arena, reading, facts, rule, &sum);
	}
	reading->advies.uitkomst = sum.refuse ? UITKOMST_NIET_ONTVANKELIJK
				   : sum.open ? UITKOMST_TE_ONDERZOEKEN
					      : UITKOMST_ONTVANKELIJK;
}

/* A mail that asks for nothing gets no rules but danger, and a question for information is answered
 * (ALG-03). */
static void give_no_request(struct arena *arena, struct reading *reading)
{
	static const struct rule information = {"ALG-03",      APPLIES_ALWAYS, NULL,
						UITKOMST_NOTA, QUESTION_NONE,  "soort"};
	static const struct rule danger = {"ALG-10",	  APPLIES_ALWAYS, NULL,
					   UITKOMST_NOTA, QUESTION_NONE,  "gevaar.signalen.0"};

	if (reading->soort == SOORT_VRAAG)
		add_regel(arena, reading, &information);
	else
		add_reden(arena, &reading->advies, "geen-aanvraag");
	if (reading->gevaar == GEVAAR_SPOED)
		add_regel(arena, reading, &danger);
}

void advies_give(struct arena *arena, struct reading *reading, enum instrument mailbox_instrument)
{
	struct facts facts = facts_of(reading, mailbox_instrument);

	reading->advies = (struct reading_advies){.uitkomst = UITKOMST_TE_ONDERZOEKEN};
	if (reading->soort == SOORT_AANVRAAG)
		give(arena, reading, &facts);
	else
		give_no_request(arena, reading);
}

bool advies_plain(const struct reading *reading)
{
	const struct reading_advies *advies = &reading->advies;

	/* what words in running text were taken for is looked at by a person first */
	return reading->vorm != VORM_VRIJ && reading->vorm != VORM_SCAN &&
	       reading->soort == SOORT_AANVRAAG && advies->uitkomst == UITKOMST_ONTVANKELIJK &&
	       advies->vraag_count == 0 && !advies->verplicht && !advies->voorwaarde &&
	       reading->gevaar == GEVAAR_GEEN && !reading->contactverbod &&
	       (reading->instrument == INSTRUMENT_CLIENTOVERLEG ||
		reading->instrument == INSTRUMENT_BEMIDDELING);
}

void advies_each(const struct reading_advies *advies,
		 void (*each)(const struct reading_regel *regel, void *context), void *context)
{
	static const enum uitkomst order[] = {
	    UITKOMST_NIET_ONTVANKELIJK, UITKOMST_VERPLICHT,    UITKOMST_TE_ONDERZOEKEN,
	    UITKOMST_VOORWAARDE,	UITKOMST_ONTVANKELIJK, UITKOMST_NOTA,
	};

	for (size_t i = 0; i < sizeof(order) / sizeof(order[0]); i++) {
		for (size_t j = 0; j < advies->regel_count; j++) {
			if (advies->regels[j].uitkomst == order[i])
				each(&advies->regels[j], context);
		}
		for (size_t j = 0; j < advies->reden_count; j++) {
			if (order[i] == UITKOMST_TE_ONDERZOEKEN)
				each(&(struct reading_regel){advies->redenen[j], order[i], NULL},
				     context);
		}
	}
}
