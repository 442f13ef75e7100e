/* feiten: from running text, what the rules turn on: does a provider stop the help, what
 * is the question to the toegangspoort, which mandated services follow the child. An answer of a
 * form goes before. And whatever else a rule asks of the words (feiten). */
#include "understand/claims.h"

#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "understand/answers.h"
#include "understand/evidence.h"
#include "understand/phrases.h"
#include "understand/what.h"

enum { SURE = 2, NEAR = 9 };

/* --- who stops? ------------------------------------------------------------------------------ */

struct stops {
	unsigned sum[4]; /* by enum stop */
	struct understand_phrase best[4];
};

static bool is_service_beside(const struct understand_phrase *phrase)
{
	return understand_beside(phrase, "aanbieder", 2 * NEAR, NEAR);
}

/* Out of school, out of a job: help is not named beside it. */
static bool is_elsewhere(const struct understand_phrase *phrase)
{
	return understand_beside(phrase, "elders", 6, 6) &&
	       !understand_beside(phrase, "aanbieder", 6, 6);
}

/* "Wij willen de begeleiding voortzetten" is a wish, unless a provider says it. */
static enum stop stop_of(const struct understand_phrase *phrase, bool provider)
{
	enum stop stop;

	if (text_equal(phrase->hit->meaning->waarde, "wij"))
		return provider ? STOP_NEE : STOP_ONBEKEND;
	stop = (enum stop)names_value(&names_stop, phrase->hit->meaning->waarde);
	if (stop == STOP_JA && understand_beside(phrase, "dreiging", NEAR, 4))
		return STOP_DREIGT;
	return stop;
}

static void hear_stop(struct stops *stops, const struct understand_phrase *phrase, enum stop stop)
{
	/* a subject tells it shorter than it is */
	bool strong = phrase->hit->meaning->weight == LEXICON_STERK &&
		      text_equal(phrase->source->deel, "tekst");

	if (stop != STOP_NEE && (understand_beside(phrase, "nee", 2, 1) || is_elsewhere(phrase)))
		return;
	if (phrase->hit->denied) /* "niemand denkt eraan om de hulp te stoppen" */
		stop = STOP_NEE;
	stops->sum[stop] += strong || is_service_beside(phrase) ? SURE : 1;
	if (!stops->best[stop].hit ||
	    phrase->hit->meaning->weight > stops->best[stop].hit->meaning->weight)
		stops->best[stop] = *phrase;
}

/* "Stoppen met de thuisbegeleiding" above a mail in which the writer wants to. */
static bool is_own_wish(const struct understanding *u, const struct understand_phrase *phrase)
{
	struct understand_phrase next;

	if (!text_equal(phrase->source->deel, "onderwerp"))
		return false;
	for (size_t at = 0; understand_next(u, "feit", &at, &next);) {
		if (text_equal(next.hit->meaning->waarde, "wil_weg") && understand_speaks(&next))
			return true;
	}
	return false;
}

/* One service that stops is a stop, whatever another does. */
static void take_stop(struct understanding *u)
{
	static const enum stop order[] = {STOP_JA, STOP_DREIGT, STOP_NEE};
	struct stops stops = {{0}, {{NULL, NULL}}};
	struct understand_phrase next;

	if (u->reading->eenzijdige_stop != STOP_ONBEKEND || understand_answer(u, "eenzijdige_stop"))
		return;
	for (size_t at = 0; understand_next(u, "stop", &at, &next);) {
		enum stop stop = stop_of(&next, u->reading->aanvrager.rol == ROL_HULPVERLENER);

		if (stop != STOP_ONBEKEND && understand_speaks(&next) && !is_own_wish(u, &next))
			hear_stop(&stops, &next, stop);
	}
	for (size_t i = 0; i < sizeof(order) / sizeof(order[0]); i++) {
		if (stops.sum[order[i]] < SURE)
			continue;
		u->reading->eenzijdige_stop = order[i];
		understand_evidence_phrase(u, "eenzijdige_stop", &stops.best[order[i]], 0.8);
		return;
	}
}

/* --- the toegangspoort ----------------------------------------------------------------------- */

/* Nobody who refers goes before a quarrel about it, both before an application that is made. */
static enum toegangspoort poort_of(const struct understanding *u, enum lexicon_weight weight,
				   struct understand_phrase *first)
{
	static const enum toegangspoort order[] = {TOEGANGSPOORT_GEEN_AANMELDER,
						   TOEGANGSPOORT_WIL_ZELF, TOEGANGSPOORT_ONENIGHEID,
						   TOEGANGSPOORT_LOPEND, TOEGANGSPOORT_NEE};

	for (size_t i = 0; i < sizeof(order) / sizeof(order[0]); i++) {
		const char *value = names_text(&names_toegangspoort, (int)order[i]);

		if (understand_sum(u, "toegangspoort", value, first) > 0 &&
		    first->hit->meaning->weight >= weight)
			return order[i];
	}
	return TOEGANGSPOORT_ONBEKEND;
}

static void take_toegangspoort(struct understanding *u)
{
	struct understand_phrase first;
	enum toegangspoort found;

	if (u->reading->toegangspoort != TOEGANGSPOORT_ONBEKEND ||
	    understand_answer(u, "toegangspoort") || !understand_mentions(u, "poort"))
		return;
	found = poort_of(u, LEXICON_STERK, &first);
	if (found == TOEGANGSPOORT_ONBEKEND)
		found = poort_of(u, LEXICON_ZWAK, &first);
	if (found == TOEGANGSPOORT_ONBEKEND)
		return;
	u->reading->toegangspoort = found;
	understand_evidence_phrase(u, "toegangspoort", &first, 0.8);
}

/* --- mandated services ------------------------------------------------------------------------ */

/* A line of a form to which nothing was answered: "Opvolging door OCJ / VK: /". */
static bool is_unanswered(const struct understanding *u, const struct understand_phrase *phrase)
{
	const char *text = phrase->source->text, *end = text + phrase->source->length;
	const char *at = text + phrase->hit->tot;

	if (u->answers.count == 0)
		return false;
	at += strcspn(at, ":\n");
	if (*at != ':')
		return false;
	at += strspn(at, ": \t\r/_.-");
	return at >= end || *at == '\n';
}

static bool follows(const struct understand_phrase *phrase)
{
	if (!understand_speaks(phrase) || understand_beside(phrase, "nee", 3, 0))
		return false;
	return phrase->hit->meaning->weight == LEXICON_STERK ||
	       understand_beside(phrase, "volgt", NEAR, NEAR);
}

static void take_mandate(struct understanding *u)
{
	struct understand_phrase next;

	if (u->reading->mandaat || understand_answer(u, "mandaat"))
		return;
	for (size_t at = 0; understand_next(u, "mandaat", &at, &next);) {
		int service = names_value(&names_dienst_type, next.hit->meaning->waarde);

		if (service < 0 || !follows(&next) || is_unanswered(u, &next) ||
		    u->reading->mandaat & (1u << service))
			continue;
		if (!u->reading->mandaat)
			understand_evidence_phrase(u, "mandaat", &next, 0.8);
		u->reading->mandaat |= 1u << service;
	}
}

/* --- what else a rule asks -------------------------------------------------------------------- */

/* A trap for that very fact crosses it: "er zijn geen diensten bij betrokken". */
static bool is_trapped(const struct understand_phrase *phrase)
{
	const struct lexicon_hits *hits = &phrase->source->hits;
	const struct lexicon_hit *hit = phrase->hit;

	for (size_t i = 0; i < hits->count && hits->items[i].first <= hit->last; i++) {
		const struct lexicon_hit *over = &hits->items[i];

		if (over->meaning->weight == LEXICON_VAL && over->last >= hit->first &&
		    text_equal(over->meaning->onderwerp, hit->meaning->onderwerp) &&
		    text_equal(over->meaning->waarde, hit->meaning->waarde))
			return true;
	}
	return false;
}

/* Help counts however it is spoken of: that it ended, or was refused, is about help too. An earlier talk is past. */
static bool is_said(const struct understand_phrase *phrase, enum feit feit)
{
	if (feit == FEIT_HULP || feit == FEIT_VORIG_OVERLEG)
		return phrase->hit->meaning->weight != LEXICON_VAL && !is_trapped(phrase);
	return understand_speaks(phrase);
}

/* That somebody presses is told of words that withdraw only, and of a withdrawal nothing else is. */
static bool is_asked(const struct understanding *u, enum feit feit, bool withdraws)
{
	return feit == FEIT_ONDER_DRUK ? withdraws : u->reading->soort != SOORT_INTREKKING;
}

static void take_facts(struct understanding *u, bool withdraws)
{
	struct reading *reading = u->reading;
	struct understand_phrase next;
	unsigned told = 0;

	for (size_t at = 0; understand_next(u, "feit", &at, &next);) {
		enum feit feit = (enum feit)names_value(&names_feit, next.hit->meaning->waarde);
		size_t i = reading->feit_count;

		if (told & 1u << feit || !is_said(&next, feit) || !is_asked(u, feit, withdraws))
			continue;
		told |= 1u << feit;
		understand_evidence_phrase(u, arena_format(u->arena, "feiten.%zu", i), &next, 0.7);
		reading->feiten =
		    arena_grow(u->arena, reading->feiten, i, sizeof(*reading->feiten));
		reading->feiten[i] =
		    (struct reading_feit){feit, reading->bronnen[reading->bron_count - 1].citaat};
		reading->feit_count++;
	}
}

void understand_feiten(struct understanding *u)
{
	enum soort soort = u->reading->soort;
	struct understand_phrase first;

	if (soort == SOORT_INTREKKING)
		take_facts(u, true);
	if (soort != SOORT_AANVRAAG && soort != SOORT_ANTWOORD)
		return;
	take_stop(u);
	take_toegangspoort(u);
	take_mandate(u);
	take_facts(u, soort == SOORT_ANTWOORD && understand_sum(u, "soort", "intrekking", &first));
}
