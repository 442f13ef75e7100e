/* ask: what the desk wants to know from the applicant. */
#include "base/error.h"
#include "base/text.h"
#include "desk/applicant.h"
#include "desk/desk.h"

static int ask(struct desk *desk, struct step *step, const struct word *word, struct error *err)
{
	struct compose_values *values = applicant_values(desk, step);

	if (step_go(desk, step, DOSSIER_AANVULLEN, word->by->who, word->text, err) < 0)
		return -1;
	compose_set(values, "tekst", word->text);
	return applicant_post(desk, step, "vraag", values, err);
}

int desk_ask(struct desk *desk, const char *reference, const char *text, const struct desk_by *by,
	     struct error *err)
{
	struct word word = {.act = ask, .by = by, .text = text};

	if (text_blank(text))
		return error_refuse(err, DESK_NO_TEXT, "a question needs words");
	return word_give(desk, reference, &word, err);
}
