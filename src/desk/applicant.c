/* applicant: see applicant.h. */
#include "desk/applicant.h"

#include <stdio.h>

#include "base/clock.h"
#include "base/error.h"
#include "desk/fill.h"
#include "desk/handover.h"

struct compose_values *applicant_values(struct desk *desk, const struct step *step)
{
	struct compose_values *values = compose_values_new(step->arena);
	char text[CLOCK_TEXT];

	compose_set(values, "dossier", step->dossier.reference);
	compose_set(values, "ontvangen_op", clock_dutch_minute(step->dossier.opened, text));
	fill_loket(values, step->about.mailbox->loket, desk->settings);
	return values;
}

int applicant_post(struct desk *desk, const struct step *step, const char *template_name,
		   struct compose_values *values, struct error *err)
{
	char event[80];
	int round;

	if (!step->answer_to)
		return error_refuse(err, DESK_NO_ADDRESS,
				    "there is no address for the letter of dossier %s",
				    step->dossier.reference);
	if (handover_round(desk, step->dossier.reference, &round, err) < 0)
		return -1;
	snprintf(event, sizeof(event), "%.60s:%d", template_name, round);
	return post_add(desk, &step->about,
			&(struct post){.template_name = template_name,
				       .event = event,
				       .to = step->answer_to,
				       .role = TOKEN_AANVRAGER,
				       .audience = TOKEN_EXTERN,
				       .informal = step->reading->aanvrager.rol == ROL_MINDERJARIGE,
				       .values = values},
			err);
}
