/* word: the desk's word on a dossier: admit, refuse, assign, close. */
#include <stdio.h>

#include "advies/advies.h"
#include "base/clock.h"
#include "base/error.h"
#include "base/memory.h"
#include "base/text.h"
#include "desk/applicant.h"
#include "desk/desk.h"
#include "desk/dutch.h"
#include "desk/fill.h"
#include "desk/handover.h"
#include "desk/notice.h"
#include "desk/pick.h"
#include "desk/post.h"
#include "desk/step.h"

static bool has_role(const struct professional *professional, enum instrument instrument)
{
	return instrument == INSTRUMENT_BEMIDDELING	? professional->bemiddelaar
	       : instrument == INSTRUMENT_CLIENTOVERLEG ? !professional->bemiddelaar
							: true;
}

/* "; there are: ID, ID" of the loket, with a role that fits or all; "" when there are none. */
static const char *who_there_are(struct arena *arena, const struct loket *loket,
				 enum instrument instrument)
{
	const char *text = "";

	for (size_t i = 0; loket && i < loket->professional_count; i++)
		if (has_role(&loket->professionals[i], instrument))
			text = arena_format(arena, "%s%s%s", text, text[0] ? ", " : "; there are: ",
					    loket->professionals[i].id);
	return text;
}

/* The professional that was named, who must be of the loket and have a role that fits; NULL when none was named. */
static int named_professional(struct desk *desk, const struct step *step, const char *id,
			      const struct professional **professional_r, struct error *err)
{
	enum instrument instrument = step->dossier.instrument;
	const struct loket *loket;

	*professional_r = NULL;
	if (!id)
		return 0;
	*professional_r = settings_professional(desk->settings, id, &loket);
	if (!*professional_r || !text_equal(loket->id, step->dossier.loket))
		return error_refuse(
		    err, DESK_NO_PROFESSIONAL, "loket %s has no professional '%.60s'%s",
		    step->dossier.loket, id,
		    who_there_are(step->arena, settings_loket(desk->settings, step->dossier.loket),
				  INSTRUMENT_ONBEKEND));
	if (!has_role(*professional_r, instrument))
		return error_refuse(err, DESK_WRONG_ROLE, "%s is no %s%s", id,
				    instrument == INSTRUMENT_BEMIDDELING ? "bemiddelaar"
									 : "voorzitter",
				    who_there_are(step->arena, loket, instrument));
	return 0;
}

static int hand_over(struct desk *desk, struct step *step, const struct professional *professional,
		     const char *who, struct error *err)
{
	/* who got it in a word that never left knows nothing of it */
	const char *had = text_equal(step->had, professional->id) ? NULL : step->had;

	return handover_do(
	    desk, &step->about,
	    &(struct handover){.reading = step->reading,
			       .professional = professional,
			       .former =
				   had ? settings_professional(desk->settings, had, NULL) : NULL,
			       .again = step->had != NULL,
			       .answer_to = step->answer_to,
			       .who = who,
			       .received = step->dossier.opened},
	    err);
}

/* The table allows more (a professional who declines), but a decision is given once. */
static int check_undecided(const struct step *step, struct error *err)
{
	if (step->dossier.state == DOSSIER_ONTVANGEN || step->dossier.state == DOSSIER_AANVULLEN)
		return 0;
	return error_refuse(err, DESK_DECIDED, "dossier %s is decided already: it is %s",
			    step->dossier.reference,
			    names_text(&names_dossier_state, (int)step->dossier.state));
}

static int admit(struct desk *desk, struct step *step, const struct word *word, struct error *err)
{
	enum instrument instrument = step->dossier.instrument;
	const struct pick pick = {.loket = step->about.mailbox->loket,
				  .dossier = step->dossier.reference,
				  .reading = step->reading,
				  .bemiddelaar = instrument == INSTRUMENT_BEMIDDELING,
				  .now = step->about.now};
	const struct professional *professional;

	if (check_undecided(step, err) < 0 ||
	    named_professional(desk, step, word->professional, &professional, err) < 0)
		return -1;
	if (!professional && instrument != INSTRUMENT_BEMIDDELING &&
	    instrument != INSTRUMENT_CLIENTOVERLEG)
		return error_refuse(
		    err, DESK_NO_INSTRUMENT,
		    "dossier %s asks for both or for no known instrument; name a professional "
		    "with --to",
		    step->dossier.reference);
	if (step_go(desk, step, DOSSIER_ONTVANKELIJK, word->by->who, NULL, err) < 0)
		return -1;
	if (!professional && pick_professional(desk, &pick, &professional, err) < 0)
		return -1;
	return professional ? hand_over(desk, step, professional, word->by->who, err)
			    : notice_nobody_free(desk, &step->about, &pick, err);
}

static int assign(struct desk *desk, struct step *step, const struct word *word, struct error *err)
{
	const struct professional *professional;

	if (named_professional(desk, step, word->professional, &professional, err) < 0)
		return -1;
	if (!professional)
		return error_refuse(err, DESK_NO_PROFESSIONAL, "name a professional of loket %s",
				    step->dossier.loket);
	if (text_equal(step->dossier.assigned, word->professional))
		return error_refuse(err, DESK_SAME, "dossier %s is assigned to %s already",
				    step->dossier.reference, word->professional);
	if (step_check(step, DOSSIER_TOEGEWEZEN, err) < 0)
		return -1;
	return hand_over(desk, step, professional, word->by->who, err);
}

/* The rules that point to a refusal, "CO-05, BM-06" (small print for the file), and what they leave possible. */
static void set_rules(const struct desk *desk, struct compose_values *values,
		      const struct reading *reading)
{
	struct buffer ids = {0}, instead = {0};

	for (size_t i = 0; i < reading->advies.regel_count; i++) {
		const struct reading_regel *regel = &reading->advies.regels[i];
		const char *way = advies_instead(desk->texts, regel->id);

		if (regel->uitkomst != UITKOMST_NIET_ONTVANKELIJK)
			continue;
		buffer_format(&ids, "%s%s", ids.length ? ", " : "", regel->id);
		if (way)
			buffer_format(&instead, "%s%s", instead.length ? " " : "", way);
	}
	compose_set(values, "regels", ids.data);
	compose_set(values, "mogelijk", instead.data);
	buffer_free(&ids);
	buffer_free(&instead);
}

static int post_refusal_letter(struct desk *desk, struct step *step, const char *reason,
			       struct error *err)
{
	struct compose_values *values = applicant_values(desk, step);
	const struct settings *settings = desk->settings;

	compose_set_flag(values, "bemiddelaar", step->dossier.instrument == INSTRUMENT_BEMIDDELING);
	compose_set_flag(values, "voorzitter",
			 step->dossier.instrument == INSTRUMENT_CLIENTOVERLEG);
	compose_set(values, "reden", reason);
	compose_set(values, "beroep", settings->appeal);
	compose_set(values, "klacht", settings->complaint);
	set_rules(desk, values, step->reading);
	return applicant_post(desk, step, "weigering", values, err);
}

static int refuse(struct desk *desk, struct step *step, const struct word *word, struct error *err)
{
	if (!step->answer_to)
		return error_refuse(
		    err, DESK_NO_ADDRESS,
		    "there is no address for the letter of dossier %s (ALG-02: no refusal without "
		    "a letter); write to the applicant yourself, then 'loketctl close'",
		    step->dossier.reference);
	if (step_go(desk, step, DOSSIER_NIET_ONTVANKELIJK, word->by->who, word->text, err) < 0)
		return -1;
	return post_refusal_letter(desk, step, word->text, err);
}

/* The desk reads how it ended; what was said in a talk nobody asks. */
static int tell_closed(struct desk *desk, struct step *step,
		       const struct professional *professional, const char *outcome,
		       struct error *err)
{
	struct compose_values *values = compose_values_new(step->arena);
	int value = names_value(&names_dossier_outcome, outcome);
	char event[NOTICE_EVENT];

	notice_common(values, &step->about);
	compose_set_flag(values, "afgesloten", true);
	compose_set(values, "naam", professional->name);
	compose_set(values, "uitkomst", dutch_word(&names_dossier_outcome, value));
	if (notice_event(desk, &step->about, "afgesloten", event, err) < 0)
		return -1;
	return notice_post(desk, &step->about,
			   &(struct notice){.event = event, .values = values, .waits = true}, err);
}

static int close_it(struct desk *desk, struct step *step, const struct word *word,
		    struct error *err)
{
	const struct professional *professional =
	    settings_professional(desk->settings, word->by->who, NULL);

	if (step_go(desk, step, DOSSIER_AFGESLOTEN, word->by->who, word->text, err) < 0 ||
	    store_set_outcome(desk->store, step->dossier.reference, word->text, err) < 0)
		return -1;
	if (professional)
		return tell_closed(desk, step, professional, word->text, err);
	/* who has it would go on with it */
	professional = step->had ? settings_professional(desk->settings, step->had, NULL) : NULL;
	return professional
		   ? handover_tell_former(desk, &step->about, professional, HANDOVER_CLOSED, err)
		   : 0;
}

int desk_admit(struct desk *desk, const char *reference, const char *professional,
	       const struct desk_by *by, struct error *err)
{
	struct word word = {.act = admit, .by = by, .professional = professional};

	return word_give(desk, reference, &word, err);
}

int desk_refuse(struct desk *desk, const char *reference, const char *reason,
		const struct desk_by *by, struct error *err)
{
	struct word word = {.act = refuse, .by = by, .text = reason};

	if (text_blank(reason))
		return error_refuse(err, DESK_NO_REASON, "a refusal needs a reason (ALG-02)");
	return word_give(desk, reference, &word, err);
}

int desk_assign(struct desk *desk, const char *reference, const char *professional,
		const struct desk_by *by, struct error *err)
{
	struct word word = {.act = assign, .by = by, .professional = professional};

	return word_give(desk, reference, &word, err);
}

int desk_close(struct desk *desk, const char *reference, const char *outcome,
	       const struct desk_by *by, struct error *err)
{
	struct word word = {.act = close_it, .by = by, .text = outcome};

	if (names_value(&names_dossier_outcome, outcome) < 0)
		return error_refuse(err, DESK_NO_OUTCOME, "there is no outcome '%s'", outcome);
	return word_give(desk, reference, &word, err);
}

static int undo(struct desk *desk, struct step *step, const void *context, struct error *err)
{
	const struct desk_by *by = context;
	const char *reference = step->dossier.reference;
	struct store_decision decision;
	int found = store_last_decision(desk->store, step->arena, reference, &decision, err);

	if (found == 0)
		return error_refuse(err, DESK_NOTHING_TO_UNDO, "dossier %s: nothing to undo",
				    reference);
	if (found == 1 && !step_may_undo(desk, by->who, decision.who))
		return error_refuse(err, DESK_NOTHING_TO_UNDO, "dossier %s: nothing of %s to undo",
				    reference, by->who);
	if (found < 0 || store_undo_decision(desk->store, reference, &decision, by->who,
					     step->about.now, err) < 0) {
		if (found == 1 && err->kind == ERROR_REFUSE)
			err->code = DESK_TOO_LATE;
		return -1;
	}
	return 0;
}

int desk_undo(struct desk *desk, const char *reference, const struct desk_by *by, struct error *err)
{
	return step_do(desk, reference, undo, by, err);
}
