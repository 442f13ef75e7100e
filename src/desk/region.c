/* region: a dossier that came to the wrong desk goes to another loket, which decides anew. The old desk can take that
 * back as long as its mails wait. */
#include <stdio.h>

#include "base/error.h"
#include "base/memory.h"
#include "base/text.h"
#include "desk/desk.h"
#include "desk/fill.h"
#include "desk/handover.h"
#include "desk/retell.h"
#include "desk/step.h"

/* The mailbox there for the same instrument: that of the dossier, else that of the mailbox it came to. */
static const struct mailbox *mailbox_at(const struct loket *loket, const struct step *step)
{
	const enum instrument wanted[] = {step->dossier.instrument,
					  step->about.mailbox->instrument};

	for (size_t i = 0; i < sizeof(wanted) / sizeof(wanted[0]); i++) {
		for (size_t j = 0; j < loket->mailbox_count; j++) {
			if (loket->mailboxes[j].instrument == wanted[i])
				return &loket->mailboxes[j];
		}
	}
	return loket->mailbox_count ? &loket->mailboxes[0] : NULL;
}

static int move(struct desk *desk, const struct step *step, const struct mailbox *to,
		const char *who, struct error *err)
{
	const char *reference = step->dossier.reference;
	char detail[200];

	snprintf(detail, sizeof(detail), "%.90s -> %.90s", step->dossier.loket, to->loket->id);
	if (step->dossier.state != DOSSIER_ONTVANGEN &&
	    step_go(desk, step, DOSSIER_ONTVANGEN, who, NULL, err) < 0)
		return -1;
	if (store_move_dossier(desk->store, reference, to->loket->id, to->address, err) < 0)
		return -1;
	return step_note(desk, step, reference, who, "regio", detail, err);
}

/* In neutral words: that it is there now, and that nothing must be done. */
static int tell_applicant(struct desk *desk, const struct post_about *about,
			  const struct step *step, const char *event, struct error *err)
{
	struct compose_values *values = compose_values_new(step->arena);

	if (!step->answer_to)
		return 0;
	compose_set(values, "dossier", about->dossier);
	fill_loket(values, about->mailbox->loket, desk->settings);
	return post_add(desk, about,
			&(struct post){.template_name = "andere_regio",
				       .event = event,
				       .to = step->answer_to,
				       .role = TOKEN_AANVRAGER,
				       .audience = TOKEN_EXTERN,
				       .informal = step->dossier.rol == ROL_MINDERJARIGE,
				       .auto_submitted = "auto-generated",
				       .values = values},
			err);
}

static int hand_on(struct desk *desk, struct step *step, const struct word *word, struct error *err)
{
	const struct loket *loket = settings_loket(desk->settings, word->text);
	const struct mailbox *to = loket ? mailbox_at(loket, step) : NULL;
	struct post_about about = step->about;
	char event[40];
	int round;

	if (!to)
		return error_refuse(err, DESK_NO_LOKET, "there is no loket '%s'", word->text);
	if (text_equal(loket->id, step->dossier.loket))
		return error_refuse(err, DESK_SAME, "dossier %s is at loket %s already",
				    step->dossier.reference, loket->id);
	if (step_check_free(step, err) < 0 || move(desk, step, to, word->by->who, err) < 0 ||
	    handover_round(desk, step->dossier.reference, &round, err) < 0)
		return -1;
	about.mailbox = to;
	snprintf(event, sizeof(event), "regio:%d", round);
	if (retell_ticket(desk, &about, step,
			  &(struct ticket){.event = event,
					   .from_loket = step->about.mailbox->loket->name,
					   .applicant_told = step->answer_to != NULL},
			  err) < 0)
		return -1;
	return tell_applicant(desk, &about, step, event, err);
}

int desk_region(struct desk *desk, const char *reference, const char *loket,
		const struct desk_by *by, struct error *err)
{
	struct word word = {.act = hand_on, .by = by, .text = loket};

	return word_give(desk, reference, &word, err);
}
