/* akkoord_tekst: who agrees with the talk, from running text, where no form told. Being
 * told is not agreeing; unknown is not no; who applies has asked for it. */
#include "understand/claims.h"

#include "base/memory.h"
#include "base/text.h"
#include "understand/answers.h"
#include "understand/evidence.h"
#include "understand/hear.h"
#include "understand/what.h"
#include "understand/who.h"

/* Anything open beside a yes leaves it open; beside being told, it is only that. */
static enum akkoord judge(unsigned heard)
{
	if ((heard & (HEARD_AGREES | HEARD_ASKS)) && (heard & HEARD_REFUSES))
		return AKKOORD_VERDEELD;
	if (heard & HEARD_REFUSES)
		return AKKOORD_NEE;
	if (heard & HEARD_ASKS)
		return AKKOORD_ZELF_GEVRAAGD;
	if ((heard & HEARD_AGREES) && !(heard & HEARD_OPEN))
		return AKKOORD_JA;
	if (heard & HEARD_AGREES)
		return AKKOORD_ONBEKEND;
	return heard & HEARD_KNOWS ? AKKOORD_OP_DE_HOOGTE : AKKOORD_ONBEKEND;
}

/* A form that asks for somebody's consent: its answers are all there is. */
static bool is_asked_by_form(const struct understanding *u, enum hear_who who)
{
	static const struct {
		const char *key;
		bool of[HEAR_WHO];
	} keys[] = {
	    {"akkoord.client", {true, false}},	     {"op_de_hoogte.client", {true, false}},
	    {"akkoord.ouders", {false, true}},	     {"op_de_hoogte.ouders", {false, true}},
	    {"akkoord.moeder", {false, true}},	     {"op_de_hoogte.moeder", {false, true}},
	    {"akkoord.vader", {false, true}},	     {"op_de_hoogte.vader", {false, true}},
	    {"akkoord.andere_ouder", {false, true}}, {"akkoord.beide", {true, true}},
	    {"akkoord.allen", {true, true}},
	};

	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		if (keys[i].of[who] && understand_answer(u, keys[i].key))
			return true;
	}
	return false;
}

static void take(struct understanding *u, const struct understand_heard *heard, enum hear_who who,
		 const char *pad, enum akkoord *akkoord)
{
	enum akkoord said = judge(heard->heard[who]);

	/* the child is one */
	if (who == HEAR_CLIENT && said == AKKOORD_VERDEELD)
		said = AKKOORD_ONBEKEND;
	/* "hij weet het": of what, when no talk is asked for? */
	if (said == AKKOORD_OP_DE_HOOGTE && u->reading->instrument == INSTRUMENT_ONBEKEND)
		return;
	if (*akkoord != AKKOORD_ONBEKEND || said == AKKOORD_ONBEKEND || !heard->first[who].hit)
		return;
	*akkoord = said;
	understand_evidence_phrase(u, pad, &heard->first[who], 0.8);
}

static void ask(struct understanding *u, const char *pad, enum akkoord *akkoord)
{
	if (*akkoord == AKKOORD_ZELF_GEVRAAGD)
		return;
	*akkoord = AKKOORD_ZELF_GEVRAAGD;
	understand_copy_evidence(u, "aanvrager.rol", pad);
}

/* The role is the evidence. A parent who applies does not speak for the other's refusal. */
static void take_applicant(struct understanding *u, const struct understand_heard *heard)
{
	struct reading *reading = u->reading;
	enum rol rol = reading->aanvrager.rol;

	if (reading->instrument == INSTRUMENT_ONBEKEND && !understand_mentions(u, "gesprek"))
		return;
	if ((rol == ROL_MINDERJARIGE || rol == ROL_JONGVOLWASSENE) &&
	    reading->akkoord_client == AKKOORD_ONBEKEND)
		ask(u, "akkoord.client", &reading->akkoord_client);
	if (rol != ROL_OUDER || reading->akkoord_ouders != AKKOORD_ONBEKEND)
		return;
	if (!(heard->heard[HEAR_OUDERS] & HEARD_REFUSES)) {
		ask(u, "akkoord.ouders", &reading->akkoord_ouders);
		return;
	}
	reading->akkoord_ouders = AKKOORD_VERDEELD;
	understand_evidence_phrase(u, "akkoord.ouders", &heard->first[HEAR_OUDERS], 0.8);
}

static void take_party(struct understanding *u, const struct understand_heard_party *heard,
		       size_t index)
{
	struct reading_partij *party = &u->reading->partijen[index];
	enum akkoord said = judge(heard->heard & ~(unsigned)HEARD_KNOWS);

	if ((heard->heard & HEARD_KNOWS) && !party->op_de_hoogte && heard->knows.hit) {
		party->op_de_hoogte = JANEE_JA;
		understand_evidence_phrase(
		    u, arena_format(u->arena, "partijen.%zu.op_de_hoogte", index), &heard->knows,
		    0.7);
	}
	if (party->akkoord || !heard->says.hit ||
	    (said != AKKOORD_JA && said != AKKOORD_ZELF_GEVRAAGD && said != AKKOORD_NEE))
		return;
	party->akkoord = said == AKKOORD_NEE ? JANEE_NEE : JANEE_JA;
	understand_evidence_phrase(u, arena_format(u->arena, "partijen.%zu.akkoord", index),
				   &heard->says, 0.7);
}

/* Each for themselves, in a mail that is no form. */
static void take_parties(struct understanding *u, const struct understand_heard *heard)
{
	if (!understand_is_told(u) || u->reading->instrument == INSTRUMENT_ONBEKEND)
		return;
	for (size_t i = 0; i < u->reading->partij_count && i < HEAR_PARTIES; i++)
		take_party(u, &heard->parties[i], i);
}

void understand_akkoord_tekst(struct understanding *u)
{
	struct understand_heard heard;
	struct reading *reading = u->reading;
	bool parent = reading->aanvrager.rol == ROL_OUDER;
	bool young = reading->aanvrager.rol == ROL_MINDERJARIGE ||
		     reading->aanvrager.rol == ROL_JONGVOLWASSENE;

	if (reading->soort != SOORT_AANVRAAG && reading->soort != SOORT_ANTWOORD)
		return;
	heard = understand_hear(u);
	if (!young && !is_asked_by_form(u, HEAR_CLIENT))
		take(u, &heard, HEAR_CLIENT, "akkoord.client", &reading->akkoord_client);
	if (is_asked_by_form(u, HEAR_OUDERS))
		heard.heard[HEAR_OUDERS] = 0;
	else if (!parent)
		take(u, &heard, HEAR_OUDERS, "akkoord.ouders", &reading->akkoord_ouders);
	take_parties(u, &heard);
	if (reading->soort == SOORT_AANVRAAG)
		take_applicant(u, &heard);
}
