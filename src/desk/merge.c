/* merge: two dossiers about the same become one. The one that is merged is closed, without an outcome; its link says
 * where it went, and what comes through its keys goes there too (arrival). The other colleagues of the loket are told,
 * the applicant is not. */
#include "base/error.h"
#include "base/text.h"
#include "desk/desk.h"
#include "desk/notice.h"
#include "desk/step.h"

/* The dossier that remains: one of the same loket that is still open. */
static int check_other(struct desk *desk, const struct step *step, const char *reference,
		       struct error *err)
{
	struct store_dossier other;
	int found = store_dossier(desk->store, step->arena, reference, &other, err);

	if (found < 0)
		return -1;
	/* what another loket has is not told here */
	if (found == 0 || !text_equal(other.loket, step->dossier.loket))
		return error_refuse(err, DESK_NO_DOSSIER, "loket %s has no dossier %s",
				    step->dossier.loket, reference);
	if (text_equal(other.reference, step->dossier.reference))
		return error_refuse(err, DESK_SAME, "%s is that very dossier", reference);
	if (!dossier_step_allowed(other.state, DOSSIER_AFGESLOTEN))
		return error_refuse(err, DESK_OTHER_ENDED, "dossier %s has ended: it is %s",
				    reference, names_text(&names_dossier_state, (int)other.state));
	return 0;
}

/* The others of the staff would go on answering mails about it. */
static int tell_colleagues(struct desk *desk, const struct step *step, const struct word *word,
			   struct error *err)
{
	struct compose_values *values = compose_values_new(step->arena);
	char event[NOTICE_EVENT];

	if (notice_event(desk, &step->about, "samengevoegd", event, err) < 0)
		return -1;
	notice_common(values, &step->about);
	compose_set_flag(values, "samengevoegd", true);
	compose_set(values, "ander_dossier", word->text);
	return notice_post(
	    desk, &step->about,
	    &(struct notice){
		.event = event, .values = values, .knows = word->by->who, .waits = true},
	    err);
}

static int merge(struct desk *desk, struct step *step, const struct word *word, struct error *err)
{
	const char *reference = step->dossier.reference, *who = word->by->who;
	struct store_link link = {.dossier = reference,
				  .other = word->text,
				  .kind = STORE_LINK_SAMENGEVOEGD,
				  .at = step->about.now};

	/* a professional who has it would lose it without a word */
	if (check_other(desk, step, word->text, err) < 0 || step_check_free(step, err) < 0 ||
	    step_go(desk, step, DOSSIER_AFGESLOTEN, who, NULL, err) < 0 ||
	    store_add_link(desk->store, &link, step->about.decision, err) < 0 ||
	    step_note(desk, step, reference, who, "samengevoegd_in", word->text, err) < 0 ||
	    step_note(desk, step, word->text, who, "samengevoegd", reference, err) < 0)
		return -1;
	return tell_colleagues(desk, step, word, err);
}

int desk_merge(struct desk *desk, const char *reference, const char *other,
	       const struct desk_by *by, struct error *err)
{
	struct word word = {.act = merge, .by = by, .text = other};

	return word_give(desk, reference, &word, err);
}
