/* reply: see reply.h. */
#include "arrival/reply.h"

#include "arrival/confirm.h"
#include "arrival/obey.h"
#include "arrival/tell.h"
#include "arrival/thread.h"
#include "base/text.h"
#include "sorting/sorting.h"

static int note(struct opening *opening, const char *who, const char *detail, struct error *err)
{
	const struct store_event event = {
	    .at = opening->receipt->now, .who = who, .what = "bericht", .detail = detail};

	return store_add_event(opening->desk->store, opening->mail.dossier, &event, err);
}

static int note_unconfirmed(struct opening *opening, struct error *err)
{
	bool house = answer_is_of_house(opening->desk, &opening->receipt->reading->mail);

	return note(opening, ANSWER_UNCONFIRMED, house ? ANSWER_OF_COLLEAGUE : "antwoord", err);
}

int reply_add_answer(struct opening *opening, struct error *err)
{
	struct post_about about = open_about(opening);
	int circle;

	opening->mail.soort = opening->receipt->reading->soort = SOORT_ANTWOORD;
	if (store_add_mail(opening->desk->store, &opening->mail, err) < 0 ||
	    note_unconfirmed(opening, err) < 0)
		return -1;
	circle = answer_is_circle(opening->desk, opening->receipt, opening->mail.dossier, err);
	if (circle != 0)
		return circle < 0 ? -1 : tell_loop(opening->desk, &about, opening->receipt, err);
	return thread_tell_desks(opening, &(struct tell_how){.who = ANSWER_UNCONFIRMED}, err);
}

/* Their own letter to us: no list passed it on, and no program wrote it. */
static bool is_direct(const struct opening *opening)
{
	return opening->whose.sender && sorting_written(&opening->receipt->reading->mail);
}

/* Who was asked too often today is not asked again: then the desk looks. */
static int ask(struct opening *opening, struct error *err)
{
	struct post_about about = open_about(opening);
	int asked =
	    confirm_ask(opening->desk, opening->receipt, &opening->whose, &opening->mail, err);

	if (asked != 0)
		return asked < 0 ? -1 : 0;
	if (note_unconfirmed(opening, err) < 0)
		return -1;
	return tell_message(opening->desk, &about, opening->receipt, &opening->mail,
			    &(struct tell_how){.who = ANSWER_UNCONFIRMED}, err);
}

/* Words of a professional, and of anybody in danger, are for the desk; those of a colleague only for the file. */
static int pass_words_on(struct opening *opening, const char *words, bool unclear,
			 struct error *err)
{
	const struct arrival_receipt *receipt = opening->receipt;
	const struct professional *professional = opening->whose.professional;
	struct post_about about = open_about(opening);
	struct tell_how how = {
	    .words = words, .unclear = unclear, .who = professional ? professional->id : NULL};

	if (text_blank(words) || (!professional && receipt->reading->gevaar != GEVAAR_SPOED))
		return 0;
	if (how.who && note(opening, how.who, NULL, err) < 0)
		return -1;
	return tell_message(opening->desk, &about, receipt, &opening->mail, &how, err);
}

int reply_add_command(struct opening *opening, struct error *err)
{
	struct desk *desk = opening->desk;
	const struct arrival_receipt *receipt = opening->receipt;
	const struct whose *whose = &opening->whose;
	const char *words = NULL, *text = obey_text(receipt);

	opening->mail.soort = receipt->reading->soort = SOORT_OPDRACHT;
	if (store_add_mail(desk->store, &opening->mail, err) < 0)
		return -1;
	if (!is_direct(opening))
		return ask(opening, err);
	if (whose->purpose == TOKEN_BEVESTIG)
		return confirm_answered(desk, receipt, whose, &opening->mail, err);
	if (obey(desk, receipt, whose, &opening->mail, text, &words, err) < 0)
		return -1;
	/* what stands below something else is no command, but somebody's words all the same */
	if (text_blank(text))
		return pass_words_on(opening, receipt->reading->mail.tekst, false, err);
	/* all of it: a line of it was not understood */
	return pass_words_on(opening, words, words == text, err);
}

bool reply_is_command(struct opening *opening)
{
	const struct whose *whose = &opening->whose;

	return whose->person && whose->role != TOKEN_AANVRAGER &&
	       (is_direct(opening) || obey_has_commands(opening->desk, opening->receipt, whose));
}
