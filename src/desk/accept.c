/* accept: the professional's word on an assignment: it is accepted, and only then the applicant learns who it is;
 * or it is declined, and goes on to the next. */
#include <stdio.h>

#include "base/clock.h"
#include "base/error.h"
#include "base/memory.h"
#include "base/text.h"
#include "desk/desk.h"
#include "desk/dutch.h"
#include "desk/fill.h"
#include "desk/notice.h"
#include "desk/party.h"
#include "desk/pass.h"
#include "desk/pick.h"
#include "desk/post.h"
#include "desk/step.h"

/* Only who has it now, and only before it is accepted. */
static int take(struct desk *desk, const struct step *step, const struct word *word,
		const struct professional **professional_r, struct error *err)
{
	*professional_r = settings_professional(desk->settings, word->by->who, NULL);
	if (!*professional_r || !text_equal(step->dossier.assigned, word->by->who))
		return error_refuse(err, DESK_NOT_YOURS, "dossier %s is not assigned to %s",
				    step->dossier.reference, word->by->who);
	return step_check(step, DOSSIER_AANVAARD, err);
}

/* Who it is, and how to reach them: the one mail that says so to the applicant. */
static int post_accepted(struct desk *desk, struct step *step, const char *event,
			 const struct professional *professional, struct error *err)
{
	struct compose_values *values = compose_values_new(step->arena);

	compose_set(values, "dossier", step->dossier.reference);
	fill_loket(values, step->about.mailbox->loket, desk->settings);
	compose_set_flag(values, professional->bemiddelaar ? "bemiddelaar" : "voorzitter", true);
	compose_set(values, "naam", professional->name);
	compose_set(values, "adres", professional->address);
	compose_set(values, "nummer", professional->phone);
	return post_add(desk, &step->about,
			&(struct post){.template_name = "aanvaard",
				       .event = event,
				       .to = step->answer_to,
				       .role = TOKEN_AANVRAGER,
				       .audience = TOKEN_EXTERN,
				       .informal = step->reading->aanvrager.rol == ROL_MINDERJARIGE,
				       .auto_submitted = "auto-generated",
				       .values = values},
			err);
}

static int tell_accepted(struct desk *desk, struct step *step, const char *event,
			 const struct professional *professional, bool reached, struct error *err)
{
	struct compose_values *values = compose_values_new(step->arena);

	notice_common(values, &step->about);
	compose_set_flag(values, "aanvaard", true);
	compose_set_flag(values, "niet_bereikt", !reached);
	compose_set(values, "naam", professional->name);
	return notice_post(desk, &step->about,
			   &(struct notice){.event = event, .values = values, .waits = true}, err);
}

static int accept_it(struct desk *desk, struct step *step, const struct word *word,
		     struct error *err)
{
	const struct professional *professional;
	char event[NOTICE_EVENT];
	bool reached;

	if (take(desk, step, word, &professional, err) < 0 ||
	    step_go(desk, step, DOSSIER_AANVAARD, word->by->who, NULL, err) < 0 ||
	    notice_event(desk, &step->about, "aanvaard", event, err) < 0 ||
	    post_reaches(desk, step->answer_to, &reached, err) < 0)
		return -1;
	if (reached && post_accepted(desk, step, event, professional, err) < 0)
		return -1;
	return tell_accepted(desk, step, event, professional, reached, err);
}

static int decline(struct desk *desk, struct step *step, const struct word *word, struct error *err)
{
	const struct professional *professional;

	if (take(desk, step, word, &professional, err) < 0)
		return -1;
	return pass_on(
	    desk, step,
	    &(struct pass){.what = PICK_DECLINED, .who = word->by->who, .reason = word->text}, err);
}

int desk_accept(struct desk *desk, const char *reference, const struct desk_by *by,
		struct error *err)
{
	struct word word = {.act = accept_it, .by = by};

	return word_give(desk, reference, &word, err);
}

int desk_decline(struct desk *desk, const char *reference, const char *reason,
		 const struct desk_by *by, struct error *err)
{
	struct word word = {.act = decline, .by = by, .text = reason};

	if (text_blank(reason))
		return error_refuse(err, DESK_NO_REASON, "declining needs a reason");
	return word_give(desk, reference, &word, err);
}

int desk_party(struct desk *desk, struct arena *arena, const char *reference, const char **who_r,
	       const char **service_r, struct error *err)
{
	const struct professional *professional;
	struct store_dossier dossier;
	struct reading *reading;
	const char *answer_to;
	int found = store_dossier(desk->store, arena, reference, &dossier, err);

	*who_r = *service_r = NULL;
	professional = found == 1 && dossier.assigned
			   ? settings_professional(desk->settings, dossier.assigned, NULL)
			   : NULL;
	if (!professional)
		return found < 0 ? -1 : 0;
	if (desk_record(desk->store, desk->texts, arena, reference, &reading, &answer_to, err) < 0)
		return -1;
	if (party_to(professional, reading)) {
		*who_r = professional->name;
		*service_r = professional->service;
	}
	return 0;
}
