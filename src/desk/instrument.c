/* instrument: the desk says whether a request is for a cliëntoverleg or for bemiddeling. */
#include "base/error.h"
#include "base/text.h"
#include "desk/desk.h"
#include "desk/step.h"

static int set(struct desk *desk, struct step *step, const struct word *word, struct error *err)
{
	const char *reference = step->dossier.reference;
	int instrument = names_value(&names_instrument, word->text);

	if ((int)step->dossier.instrument == instrument)
		return error_refuse(err, DESK_SAME, "dossier %s is for %s already", reference,
				    word->text);
	if (step_check_free(step, err) < 0 ||
	    store_set_instrument(desk->store, reference, (enum instrument)instrument, err) < 0)
		return -1;
	return step_note(desk, step, reference, word->by->who, "instrument", word->text, err);
}

int desk_instrument(struct desk *desk, const char *reference, const char *instrument,
		    const struct desk_by *by, struct error *err)
{
	struct word word = {.act = set, .by = by, .text = instrument};

	if (!text_equal(instrument, "clientoverleg") && !text_equal(instrument, "bemiddeling"))
		return error_refuse(err, DESK_WRONG_INSTRUMENT, "there is no instrument '%s'",
				    instrument ? instrument : "");
	return word_give(desk, reference, &word, err);
}
