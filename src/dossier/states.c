/* states: the states of a dossier, the steps that are allowed, and the ways it is closed
 * (dossier.h). */
#include "dossier/dossier.h"

#include <stdio.h>

static const char *const state_names[DOSSIER_STATE_COUNT] = {
    "ontvangen",  "ontvankelijk",      "toegewezen",  "aanvaard",
    "afgesloten", "niet_ontvankelijk", "ingetrokken", "aanvullen",
};
const struct names names_dossier_state = {state_names, DOSSIER_STATE_COUNT};

static const char *const outcome_names[] = {
    "niet_gestart",	"gestopt",	"zonder_overeenkomst",
    "met_overeenkomst", "doorverwezen", "opgelost",
};
const struct names names_dossier_outcome = {outcome_names,
					    sizeof(outcome_names) / sizeof(outcome_names[0])};

#define STEP(state) (1u << DOSSIER_##state)

/* What may follow. A row that leads to itself is a step that may be repeated (assigned to another).
 * A closed dossier stays closed: who comes back gets a new one; only a refusal can be mended,
 * because the desk can have erred, and a withdrawal, because the applicant can. */
static const unsigned steps[DOSSIER_STATE_COUNT] = {
    [DOSSIER_ONTVANGEN] = STEP(ONTVANKELIJK) | STEP(NIET_ONTVANKELIJK) | STEP(AANVULLEN) |
			  STEP(INGETROKKEN) | STEP(AFGESLOTEN), /* a question that was answered */
    [DOSSIER_AANVULLEN] = STEP(AANVULLEN) | /* another question */ STEP(ONTVANGEN) |
			  STEP(ONTVANKELIJK) | STEP(NIET_ONTVANKELIJK) | STEP(INGETROKKEN) |
			  STEP(AFGESLOTEN),
    [DOSSIER_ONTVANKELIJK] = STEP(TOEGEWEZEN) | STEP(NIET_ONTVANKELIJK) | STEP(AANVULLEN) |
			     STEP(INGETROKKEN) | STEP(AFGESLOTEN) |
			     STEP(ONTVANGEN), /* another loket decides anew */
    [DOSSIER_TOEGEWEZEN] = STEP(AANVAARD) | STEP(TOEGEWEZEN) | STEP(ONTVANKELIJK) | /* declined */
			   STEP(INGETROKKEN) | STEP(AFGESLOTEN),
    [DOSSIER_AANVAARD] = STEP(TOEGEWEZEN) | STEP(INGETROKKEN) | STEP(AFGESLOTEN),
    [DOSSIER_NIET_ONTVANKELIJK] = STEP(ONTVANGEN),
    [DOSSIER_INGETROKKEN] = STEP(ONTVANGEN),
    [DOSSIER_AFGESLOTEN] = 0,
};

static bool is_state(int state)
{
	return state >= 0 && state < DOSSIER_STATE_COUNT;
}

bool dossier_step_allowed(enum dossier_state from, enum dossier_state to)
{
	return is_state((int)from) && is_state((int)to) && (steps[from] & (1u << to)) != 0;
}

const char *dossier_steps_text(enum dossier_state from, char *out, size_t size)
{
	size_t used = 0;

	if (size)
		out[0] = '\0';
	for (int to = 0; to < DOSSIER_STATE_COUNT; to++) {
		int length;

		if (!dossier_step_allowed(from, (enum dossier_state)to) || used >= size)
			continue;
		length =
		    snprintf(out + used, size - used, "%s%s", used ? ", " : "", state_names[to]);
		used += length > 0 ? (size_t)length : 0;
	}
	return used ? out : "nothing more";
}
