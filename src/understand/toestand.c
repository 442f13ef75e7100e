/* toestand: what it is about, and the facts that the rules turn on: a unilateral stop,
 * the toegangspoort, mandated services. */
#include "understand/claims.h"

#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "understand/answers.h"
#include "understand/evidence.h"
#include "understand/said.h"
#include "understand/service.h"

static void take_question(struct understanding *u)
{
	static const char *const keys[] = {"vraag", "bm.conflict", "co.aanleiding", "co.doel"};

	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]) && !u->reading->vraag; i++) {
		const struct form_answer *answer = understand_answer(u, keys[i]);

		if (!answer)
			continue;
		u->reading->vraag = answer->waarde;
		understand_evidence_all(u, "vraag", answer, 0.95);
	}
}

static enum stop stop_in(const char *folded, enum form_janee answer)
{
	/* "ja nee dreigt": the printed options, whose boxes were lost */
	if (understand_says(folded, "ja") && understand_says(folded, "nee") &&
	    understand_says(folded, "dreig~"))
		return STOP_ONBEKEND;
	if (understand_says(folded, "dreig~"))
		return STOP_DREIGT;
	return answer == FORM_JA ? STOP_JA : answer == FORM_NEE ? STOP_NEE : STOP_ONBEKEND;
}

static void take_stop(struct understanding *u)
{
	static const struct understand_word options[] = {
	    {"dreig~", STOP_DREIGT}, {"ja", STOP_JA}, {"nee", STOP_NEE}, {NULL, STOP_ONBEKEND}};
	const struct form_answer *answer = understand_answer(u, "eenzijdige_stop");
	struct form_range chosen;
	const char *value;

	if (!answer)
		return;
	chosen = understand_chosen(answer);
	value = answer->waarde + chosen.van;
	if (understand_is_choice(u, value, chosen.tot - chosen.van, options))
		return;
	u->reading->eenzijdige_stop = stop_in(understand_folded(u, value, chosen.tot - chosen.van),
					      form_yes_no(value, chosen.tot - chosen.van));
	if (u->reading->eenzijdige_stop != STOP_ONBEKEND)
		understand_evidence(u, "eenzijdige_stop", answer, chosen, 0.95);
}

static void take_toegangspoort(struct understanding *u)
{
	static const struct understand_word words[] = {
	    {"wil zelf", TOEGANGSPOORT_WIL_ZELF},
	    {"zelf naar", TOEGANGSPOORT_WIL_ZELF},
	    {"willen zelf", TOEGANGSPOORT_WIL_ZELF},
	    {"rechtstreeks", TOEGANGSPOORT_WIL_ZELF},
	    {"er zelf", TOEGANGSPOORT_WIL_ZELF},
	    {"zelf een aanvraag", TOEGANGSPOORT_WIL_ZELF},
	    {"zelf de aanvraag", TOEGANGSPOORT_WIL_ZELF},
	    {"zelf aanmelden", TOEGANGSPOORT_WIL_ZELF},
	    {"zelf een aanmelding", TOEGANGSPOORT_WIL_ZELF},
	    {"geen enkele dienst", TOEGANGSPOORT_GEEN_AANMELDER},
	    {"geen enkele hulpverlener", TOEGANGSPOORT_GEEN_AANMELDER},
	    {"geen dienst", TOEGANGSPOORT_GEEN_AANMELDER},
	    {"geen verwijzer", TOEGANGSPOORT_GEEN_AANMELDER},
	    {"geen hulpverlener", TOEGANGSPOORT_GEEN_AANMELDER},
	    {"geen aanmelder", TOEGANGSPOORT_GEEN_AANMELDER},
	    {"niemand", TOEGANGSPOORT_GEEN_AANMELDER},
	    {"niet eens", TOEGANGSPOORT_ONENIGHEID},
	    {"niet akkoord", TOEGANGSPOORT_ONENIGHEID},
	    {"geen eensgezindheid", TOEGANGSPOORT_ONENIGHEID},
	    {"geen overeenstemming", TOEGANGSPOORT_ONENIGHEID},
	    {"geen akkoord", TOEGANGSPOORT_ONENIGHEID},
	    {"geen consensus", TOEGANGSPOORT_ONENIGHEID},
	    {"oneens", TOEGANGSPOORT_ONENIGHEID},
	    {"niet op een lijn", TOEGANGSPOORT_ONENIGHEID},
	    {"onenigheid", TOEGANGSPOORT_ONENIGHEID},
	    {"a document", TOEGANGSPOORT_LOPEND},
	    {"lopend~", TOEGANGSPOORT_LOPEND},
	    {"loopt", TOEGANGSPOORT_LOPEND},
	    {"fase", TOEGANGSPOORT_LOPEND},
	    {"ingediend", TOEGANGSPOORT_LOPEND},
	    {NULL, TOEGANGSPOORT_ONBEKEND}};
	const struct form_answer *answer = understand_answer(u, "toegangspoort");
	struct form_range chosen;
	const char *value;
	enum form_janee yes;

	if (!answer)
		return;
	chosen = understand_chosen(answer);
	value = answer->waarde + chosen.van;
	yes = form_yes_no(value, chosen.tot - chosen.van);
	u->reading->toegangspoort = (enum toegangspoort)understand_first(
	    understand_folded(u, value, chosen.tot - chosen.van), words);
	if (u->reading->toegangspoort == TOEGANGSPOORT_ONBEKEND && yes == FORM_NEE)
		u->reading->toegangspoort = TOEGANGSPOORT_NEE;
	if (u->reading->toegangspoort != TOEGANGSPOORT_ONBEKEND)
		understand_evidence(u, "toegangspoort", answer, chosen, 0.9);
}

/* "Opvolging door OCJ, VK, SDJ?": the services in the answer, or, to a bare "ja", the one in the
 * question. */
static void take_mandate(struct understanding *u)
{
	const struct form_answer *answer = understand_answer(u, "mandaat");
	struct form_range chosen;
	const char *folded;
	unsigned asked;

	if (!answer)
		return;
	chosen = understand_chosen(answer);
	if (form_yes_no(answer->waarde + chosen.van, chosen.tot - chosen.van) == FORM_NEE)
		return;
	folded = understand_folded(u, answer->waarde + chosen.van, chosen.tot - chosen.van);
	if (understand_says(folded, "geen") || understand_says(folded, "niet"))
		return; /* "OCJ niet, SDJ wel": a person looks */
	u->reading->mandaat |= understand_mandated(folded);
	asked = understand_mandated(understand_folded(u, answer->label, strlen(answer->label)));
	if (!u->reading->mandaat && (asked & (asked - 1)) == 0 &&
	    form_yes_no(answer->waarde, strlen(answer->waarde)) == FORM_JA)
		u->reading->mandaat = asked;
	if (u->reading->mandaat)
		understand_evidence(u, "mandaat", answer, chosen, 0.9);
}

void understand_toestand(struct understanding *u)
{
	take_question(u);
	understand_told_vraag(u);
	take_stop(u);
	take_toegangspoort(u);
	take_mandate(u);
}
