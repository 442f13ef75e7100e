/* pass: see pass.h. */
#include "desk/pass.h"

#include <stdio.h>

#include "base/error.h"
#include "base/memory.h"
#include "base/text.h"
#include "desk/handover.h"
#include "desk/notice.h"
#include "desk/pick.h"

/* A dossier on its way from one to the next. */
struct passing {
	const struct pass *pass;
	struct pick pick;
	const struct professional *former; /* NULL: left the configuration */
	const struct professional *next;   /* NULL: nobody is free */
};

static int note(struct desk *desk, struct step *step, const struct pass *pass, struct error *err)
{
	return store_add_event(desk->store, step->dossier.reference,
			       &(struct store_event){.at = step->about.now,
						     .who = pass->who,
						     .what = pass->what,
						     .detail = step->dossier.assigned,
						     .note = pass->reason},
			       err);
}

static bool is_silent(const struct passing *passing)
{
	return text_equal(passing->pass->what, PICK_SILENT);
}

static int to_next(struct desk *desk, struct step *step, const struct passing *passing,
		   struct error *err)
{
	return handover_do(desk, &step->about,
			   &(struct handover){.reading = step->reading,
					      .professional = passing->next,
					      .former = is_silent(passing) ? passing->former : NULL,
					      .again = true,
					      .answer_to = step->answer_to,
					      .who = passing->pass->who,
					      .received = step->dossier.opened},
			   err);
}

static int to_nobody(struct desk *desk, struct step *step, const struct passing *passing,
		     struct error *err)
{
	if (step_go(desk, step, DOSSIER_ONTVANKELIJK, passing->pass->who, NULL, err) < 0 ||
	    store_assign_dossier(desk->store, step->dossier.reference, NULL, err) < 0)
		return -1;
	if (!is_silent(passing) || !passing->former)
		return 0;
	return handover_tell_former(desk, &step->about, passing->former, HANDOVER_TAKEN_OVER, err);
}

/* The melding waits with the decision: what is undone was never told. */
static int tell_desk(struct desk *desk, struct step *step, const struct passing *passing,
		     struct error *err)
{
	struct compose_values *values = compose_values_new(step->arena);
	const struct professional *former = passing->former;
	char event[NOTICE_EVENT];

	notice_common(values, &step->about);
	compose_set_flag(values, passing->pass->what, true);
	compose_set_flag(values, passing->pick.bemiddelaar ? "bemiddelaar" : "voorzitter", true);
	compose_set(values, "naam", former ? former->name : step->dossier.assigned);
	compose_set(values, "naar", passing->next ? passing->next->name : NULL);
	compose_set(values, "uitleg", passing->pass->reason);
	if (!passing->next && pick_tell_others(desk, &passing->pick, values, err) < 0)
		return -1;
	if (notice_event(desk, &step->about, passing->pass->what, event, err) < 0)
		return -1;
	return notice_post(desk, &step->about,
			   &(struct notice){.event = event, .values = values, .waits = true}, err);
}

int pass_on(struct desk *desk, struct step *step, const struct pass *pass, struct error *err)
{
	struct passing passing = {.pass = pass,
				  .pick = {.loket = step->about.mailbox->loket,
					   .dossier = step->dossier.reference,
					   .reading = step->reading,
					   .now = step->about.now}};

	passing.former = settings_professional(desk->settings, step->dossier.assigned, NULL);
	passing.pick.bemiddelaar = passing.former
				       ? passing.former->bemiddelaar
				       : step->dossier.instrument == INSTRUMENT_BEMIDDELING;
	if (note(desk, step, pass, err) < 0 ||
	    pick_professional(desk, &passing.pick, &passing.next, err) < 0)
		return -1;
	if (passing.next ? to_next(desk, step, &passing, err) < 0
			 : to_nobody(desk, step, &passing, err) < 0)
		return -1;
	return tell_desk(desk, step, &passing, err);
}
