/* advies: see advies.h. Which rules fire, what they ask, and the conclusion: a hard no, then
 * anything open, and only then yes. */
#include "advies/advies.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "advies/facts.h"
#include "advies/rules.h"
#include "advies/texts.h"
#include "base/memory.h"
#include "base/text.h"

static const char *citaat_of_fact(const struct reading *reading, const char *name)
{
	for (size_t i = 0; i < reading->feit_count; i++) {
		if (text_equal(names_text(&names_feit, (int)reading->feiten[i].soort), name))
			return reading->feiten[i].citaat;
	}
	return NULL;
}

static const char *citaat_of_bron(const struct reading *reading, const char *pad)
{
	for (size_t i = 0; pad && i < reading->bron_count; i++) {
		const struct reading_bron *bron = &reading->bronnen[i];

		if (text_equal(bron->pad, pad))
			return bron->citaat[0] ? bron->citaat : NULL;
	}
	return NULL;
}

/* Of the first party that refuses. */
static const char *citaat_of_refusal(const struct reading *reading)
{
	char pad[60];
	size_t i = 0;

	while (i < reading->partij_count && reading->partijen[i].akkoord != JANEE_NEE)
		i++;
	snprintf(pad, sizeof(pad), "partijen.%zu.akkoord", i);
	return citaat_of_bron(reading, pad);
}

static const char *citaat_of(const struct reading *reading, const char *pad)
{
	if (pad && strncmp(pad, "feiten.", 7) == 0)
		return citaat_of_fact(reading, pad + 7);
	if (text_equal(pad, "partijen.*.akkoord"))
		return citaat_of_refusal(reading);
	return citaat_of_bron(reading, pad);
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

static void add_question(struct arena *arena, struct reading_advies *advies, const char *text)
{
	if (!text)
		return;
	for (size_t i = 0; i < advies->vraag_count; i++) {
		if (text_equal(advies->vragen[i], text))
			return;
	}
	advies->vragen =
	    arena_grow(arena, advies->vragen, advies->vraag_count, sizeof(*advies->vragen));
	advies->vragen[advies->vraag_count++] = text;
}

/* Whether both agree holds the question about each, and stands before it in the table. */
static bool asked_already(const struct reading_advies *advies, const struct advies_texts *texts,
			  enum question question, bool young)
{
	const char *both = question_text(texts, QUESTION_BOTH_AGREE, young);

	if (question != QUESTION_CHILD_AGREES && question != QUESTION_PARENTS_AGREE)
		return false;
	for (size_t i = 0; i < advies->vraag_count; i++) {
		if (text_equal(advies->vragen[i], both))
			return true;
	}
	return false;
}

static bool applies(const struct rule *rule, const struct facts *facts)
{
	if (facts->reading->soort != SOORT_AANVRAAG)
		return rule->applies == APPLIES_OTHER;
	return rule->applies == APPLIES_ALWAYS || (rule->applies == APPLIES_CO && facts->co) ||
	       (rule->applies == APPLIES_BM && facts->bm);
}

/* The question of a rule, as this reading asks for it. */
static enum question question_for(const struct reading *reading, enum question question)
{
	/* what the parents think is known */
	if (question == QUESTION_BOTH_AGREE && facts_open(reading->akkoord_client) &&
	    !facts_open(reading->akkoord_ouders))
		return QUESTION_CHILD_AGREES;
	/* somebody may not know of it: not everybody is reached */
	if (question == QUESTION_CONTACT && reading->contactverbod)
		return QUESTION_CONTACT_SECRET;
	return question;
}

/* What the rules that fire add up to. */
struct sum {
	bool refuse, open;
};

static void apply(struct arena *arena, struct reading *reading, const struct facts *facts,
		  const struct advies_texts *texts, const struct rule *rule, struct sum *sum)
{
	struct rule said = *rule;
	bool young = facts_young(facts);

	/* the duty of the provider stays when the client says no: consent alone does not
	 * refuse then */
	if (said.uitkomst == UITKOMST_NIET_ONTVANKELIJK && text_equal(said.id, "CO-03") &&
	    facts_stop(facts))
		said.uitkomst = UITKOMST_TE_ONDERZOEKEN;
	said.question = question_for(reading, said.question);
	add_regel(arena, reading, &said);
	if (!asked_already(&reading->advies, texts, said.question, young))
		add_question(arena, &reading->advies, question_text(texts, said.question, young));
	reading->advies.verplicht |= said.uitkomst == UITKOMST_VERPLICHT;
	reading->advies.voorwaarde |= said.uitkomst == UITKOMST_VOORWAARDE;
	sum->refuse |= said.uitkomst == UITKOMST_NIET_ONTVANKELIJK;
	sum->open |= said.uitkomst == UITKOMST_TE_ONDERZOEKEN ||
		     (said.question != QUESTION_NONE && said.uitkomst != UITKOMST_NOTA);
}

/* A mail that asks for nothing gets the rows of its own only, and is looked at by a person. */
void advies_give(struct arena *arena, struct reading *reading, enum instrument mailbox_instrument,
		 const struct advies_texts *texts)
{
	struct facts facts = facts_of(reading, mailbox_instrument);
	struct sum sum = {.open = reading->soort != SOORT_AANVRAAG};

	reading->advies = (struct reading_advies){.uitkomst = UITKOMST_TE_ONDERZOEKEN};
	for (const struct rule *rule = rules; rule->fires; rule++) {
		if (applies(rule, &facts) && rule->fires(&facts))
			apply(arena, reading, &facts, texts, rule, &sum);
	}
	reading->advies.uitkomst = sum.refuse ? UITKOMST_NIET_ONTVANKELIJK
				   : sum.open ? UITKOMST_TE_ONDERZOEKEN
					      : UITKOMST_ONTVANKELIJK;
}

bool advies_plain(const struct reading *reading)
{
	const struct reading_advies *advies = &reading->advies;

	/* what words in running text were taken for is looked at by a person first */
	return reading->vorm != VORM_VRIJ && reading->vorm != VORM_SCAN &&
	       !(reading->mail.marks & LETTER_LONG) && reading->soort == SOORT_AANVRAAG &&
	       advies->uitkomst == UITKOMST_ONTVANKELIJK && advies->vraag_count == 0 &&
	       !advies->verplicht && !advies->voorwaarde && reading->gevaar == GEVAAR_GEEN &&
	       !reading->contactverbod &&
	       (reading->instrument == INSTRUMENT_CLIENTOVERLEG ||
		reading->instrument == INSTRUMENT_BEMIDDELING);
}

/* A rule, or a reason: that has no outcome of its own, and is something to look at. */
static struct advies_line line_of(const struct advies_texts *texts, const char *id,
				  enum uitkomst uitkomst, const char *citaat)
{
	return (struct advies_line){id, uitkomst, citaat, advies_text(texts, id, uitkomst),
				    rules_source(id)};
}

void advies_each(const struct reading_advies *advies, const struct advies_texts *texts,
		 void (*each)(const struct advies_line *line, void *context), void *context)
{
	static const enum uitkomst order[] = {
	    UITKOMST_NIET_ONTVANKELIJK, UITKOMST_VERPLICHT,    UITKOMST_TE_ONDERZOEKEN,
	    UITKOMST_VOORWAARDE,	UITKOMST_ONTVANKELIJK, UITKOMST_NOTA,
	};

	for (size_t i = 0; i < sizeof(order) / sizeof(order[0]); i++) {
		for (size_t j = 0; j < advies->regel_count; j++) {
			const struct reading_regel *regel = &advies->regels[j];
			struct advies_line line =
			    line_of(texts, regel->id, order[i], regel->citaat);

			if (regel->uitkomst == order[i])
				each(&line, context);
		}
		for (size_t j = 0; order[i] == UITKOMST_TE_ONDERZOEKEN && j < advies->reden_count;
		     j++) {
			struct advies_line line =
			    line_of(texts, advies->redenen[j], order[i], NULL);

			each(&line, context);
		}
	}
}
