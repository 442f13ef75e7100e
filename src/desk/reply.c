/* reply: an answer to the applicant, by a template that the desk chooses. The dossier stays where it is, so that one
 * can be given in any state. */
#include "base/error.h"
#include "base/text.h"
#include "compose/compose.h"
#include "desk/applicant.h"
#include "desk/desk.h"

static int reply(struct desk *desk, struct step *step, const struct word *word, struct error *err)
{
	struct compose_values *values = applicant_values(desk, step);
	struct store_event event = {.at = step->about.now,
				    .who = word->by->who,
				    .what = "antwoord",
				    .detail = word->template_name,
				    .note = word->text};

	if (store_add_event(desk->store, step->dossier.reference, &event, err) < 0)
		return -1;
	compose_set(values, "tekst", word->text);
	return applicant_post(desk, step, word->template_name, values, err);
}

int desk_reply(struct desk *desk, const char *reference, const char *name, const char *text,
	       const struct desk_by *by, struct error *err)
{
	struct word word = {
	    .act = reply, .by = by, .text = text_blank(text) ? NULL : text, .aside = true};

	word.template_name = compose_reply_template(desk->templates, name);
	if (!word.template_name)
		return error_refuse(err, DESK_NO_TEMPLATE, "there is no answer '%s'", name);
	if (!word.text &&
	    text_equal(word.template_name, compose_reply_template(desk->templates, "tekst")))
		return error_refuse(err, DESK_NO_TEXT, "the answer '%s' needs words", name);
	return word_give(desk, reference, &word, err);
}
