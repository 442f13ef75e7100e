/* thread: see thread.h. */
#include "arrival/thread.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "arrival/tell.h"
#include "arrival/thanks.h"
#include "base/clock.h"
#include "base/error.h"
#include "base/text.h"
#include "compose/compose.h"
#include "desk/attach.h"
#include "desk/fill.h"
#include "desk/later.h"
#include "letter/quote.h"

enum { DAY = 24 * 60 * 60 };

/* Who wrote it, in the history. */
static const char applicant[] = "aanvrager";

/* --- what it is --------------------------------------------------------------------------------- */

static int take_dossier(struct opening *opening, struct error *err)
{
	return store_known_dossier(opening->desk->store, opening->receipt->arena,
				   opening->mail.dossier, &opening->dossier, err);
}

/* The state that everybody outside knows: before what waits to be undone. */
static enum dossier_state known_state(const struct opening *opening)
{
	return opening->held.count ? opening->held.items[0].state : opening->dossier.state;
}

/* Thanks that can be nothing else: no danger in it, and nobody waits for an answer. */
static bool only_thanks(const struct opening *opening)
{
	const struct reading *reading = opening->receipt->reading;
	const char *subject = reading->mail.onderwerp;

	return reading->gevaar == GEVAAR_GEEN && opening->dossier.state != DOSSIER_AANVULLEN &&
	       known_state(opening) != DOSSIER_AANVULLEN &&
	       (text_blank(subject) || quote_answer_subject(subject)) &&
	       thanks_only(reading->mail.tekst);
}

int thread_is_new(struct opening *opening, struct error *err)
{
	const struct reading *reading = opening->receipt->reading;

	if (take_dossier(opening, err) < 0 ||
	    store_held(opening->desk->store, opening->receipt->arena, opening->mail.dossier,
		       opening->receipt->now, &opening->held, err) < 0)
		return -1;
	/* who was refused, or had wanted no more, goes on about that; an ended dossier stays ended */
	return known_state(opening) == DOSSIER_AFGESLOTEN && reading->soort == SOORT_AANVRAAG &&
	       !only_thanks(opening);
}

static bool is_open(enum dossier_state state)
{
	return dossier_step_allowed(state, DOSSIER_INGETROKKEN);
}

/* "omdat papa boos is": somebody else may want that no more is done. */
static bool is_pressed(const struct opening *opening)
{
	const struct reading *reading = opening->receipt->reading;

	for (size_t i = 0; i < reading->feit_count; i++) {
		if (reading->feiten[i].soort == FEIT_ONDER_DRUK)
			return is_open(known_state(opening));
	}
	return false;
}

/* A mail with danger in it, or under pressure, ends nothing: a person looks first. */
static bool is_withdrawal(const struct opening *opening)
{
	const struct reading *reading = opening->receipt->reading;

	return reading->soort == SOORT_INTREKKING && reading->gevaar == GEVAAR_GEEN &&
	       is_open(known_state(opening)) && !is_pressed(opening);
}

/* --- who is told -------------------------------------------------------------------------------- */

/* The professional who has the dossier in that state; NULL: nobody. */
static const struct professional *who_has_it(const struct opening *opening, const char *assigned,
					     enum dossier_state state)
{
	if (!assigned || (state != DOSSIER_TOEGEWEZEN && state != DOSSIER_AANVAARD))
		return NULL;
	return settings_professional(opening->desk->settings, assigned, NULL);
}

/* Who knows of having it. */
static const struct professional *who_knows(const struct opening *opening)
{
	const struct store_held *held = &opening->held;

	return who_has_it(opening,
			  held->count ? held->items[0].assigned : opening->dossier.assigned,
			  known_state(opening));
}

/* A mail that waits with a decision. */
static void wait_with(struct post_about *about, const struct store_decision *decision)
{
	about->due = decision->until;
	about->decision = decision->id;
}

/* A chair prepares the talk with what was attached; a mediator gets no more than what is needed (domain.md 6). */
static int attach_papers(struct attach *attach, const struct arrival_receipt *receipt,
			 const struct professional *professional, struct compose_values *values,
			 struct error *err)
{
	const struct letter *mail = &receipt->reading->mail;

	fill_attachments(values, receipt->reading);
	if (professional->bemiddelaar || mail->bijlage_count == 0)
		return 0;
	return attach_original(attach, mail, receipt->raw_fd, receipt->size, values, err);
}

static void fill_message(struct compose_values *values, const struct post_about *about,
			 const struct arrival_receipt *receipt, bool withdrawn)
{
	char when[CLOCK_TEXT];

	compose_set(values, "dossier", about->dossier);
	compose_set(values, "loket", about->mailbox->loket->name);
	compose_set(values, "telefoon", about->mailbox->loket->phone);
	compose_set(values, "ontvangen_op", clock_dutch_minute(receipt->received, when));
	compose_set_flag(values, "ingetrokken", withdrawn);
	fill_danger(values, receipt->reading);
	fill_text(values, receipt->reading->mail.tekst,
		  "[...] De rest is te lang: vraag ze aan het loket.");
}

static int post_to_professional(struct opening *opening, const struct professional *professional,
				const struct store_decision *decision, bool withdrawn,
				struct error *err)
{
	const struct arrival_receipt *receipt = opening->receipt;
	struct compose_values *values = compose_values_new(receipt->arena);
	struct post_about about = open_about(opening);
	struct attach attach = {0};
	char event[60];
	int result;

	if (decision)
		wait_with(&about, decision);
	fill_message(values, &about, receipt, withdrawn);
	snprintf(event, sizeof(event), "bericht:%" PRId64, opening->mail.id);
	result = attach_papers(&attach, receipt, professional, values, err);
	if (result == 0)
		result = post_add(opening->desk, &about,
				  &(struct post){.template_name = "bericht",
						 .event = event,
						 .to = professional->address,
						 .role = TOKEN_PROFESSIONAL,
						 .auto_submitted = "auto-generated",
						 .values = values,
						 .attachments = attach.items,
						 .attachment_count = attach.count},
				  err);
	attach_free(&attach);
	return result;
}

/* A letter of ours to the applicant, in answer to this mail. */
static int post_to_applicant(struct opening *opening, const char *template_name, const char *event,
			     struct error *err)
{
	const struct arrival_receipt *receipt = opening->receipt;
	struct compose_values *values = compose_values_new(receipt->arena);
	struct post_about about = open_about(opening);

	about.answers = &receipt->reading->mail;
	compose_set(values, "dossier", opening->mail.dossier);
	fill_loket(values, about.mailbox->loket, opening->desk->settings);
	return post_add(opening->desk, &about,
			&(struct post){.template_name = template_name,
				       .event = event,
				       .to = opening->whose.person,
				       .role = TOKEN_AANVRAGER,
				       .audience = TOKEN_EXTERN,
				       .informal = opening->dossier.rol == ROL_MINDERJARIGE,
				       .auto_submitted = "auto-replied",
				       .values = values},
			err);
}

static int confirm_withdrawal(struct opening *opening, struct error *err)
{
	char event[60];

	snprintf(event, sizeof(event), "ingetrokken:%" PRId64, opening->mail.id);
	return post_to_applicant(opening, "ingetrokken", event, err);
}

/* That it came, and no word of what it says: who presses may read along. Once a day. */
static int confirm_reading(struct opening *opening, struct error *err)
{
	struct post_about about = open_about(opening);
	char event[60];
	int was;

	snprintf(event, sizeof(event), "gelezen:%" PRId64, opening->receipt->now / DAY);
	was = post_was_added(opening->desk, &about, event, opening->whose.person, err);
	return was != 0 ? (was < 0 ? -1 : 0) : post_to_applicant(opening, "gelezen", event, err);
}

/* --- what is done ------------------------------------------------------------------------------- */

static int note(struct opening *opening, const char *what, struct error *err)
{
	return store_add_event(
	    opening->desk->store, opening->mail.dossier,
	    &(struct store_event){.at = opening->receipt->now, .who = applicant, .what = what},
	    err);
}

static int step(struct opening *opening, enum dossier_state to, struct error *err)
{
	/* what was decided before it is final: it was decided without this */
	if (store_end_decisions(opening->desk->store, opening->mail.dossier, err) < 0)
		return -1;
	return store_step_dossier(opening->desk->store, opening->mail.dossier, to, applicant, NULL,
				  opening->receipt->now, err);
}

int thread_tell_desks(struct opening *opening, const struct tell_how *how, struct error *err)
{
	const struct store_held *held = &opening->held;
	struct post_about about = open_about(opening), before = about;
	const struct mailbox *sent_from =
	    held->count ? settings_mailbox(opening->desk->settings, held->items[0].mailbox) : NULL;
	struct tell_how later = *how;
	size_t i = held->count;

	if (!sent_from || sent_from->loket == about.mailbox->loket)
		return tell_message(opening->desk, &about, opening->receipt, &opening->mail, how,
				    err);
	before.mailbox = sent_from;
	while (i > 1 && text_equal(held->items[i - 1].loket, about.mailbox->loket->id))
		i--;
	wait_with(&about, &held->items[i - 1]);
	later.waits = true;
	if (tell_message(opening->desk, &before, opening->receipt, &opening->mail, how, err) < 0)
		return -1;
	return tell_message(opening->desk, &about, opening->receipt, &opening->mail, &later, err);
}

/* Whom a decision that waits gives the dossier to reads it with that, or never. */
static int post_to_next(struct opening *opening, const struct professional *knows,
			struct error *err)
{
	const struct store_held *held = &opening->held;
	const struct professional *next =
	    who_has_it(opening, opening->dossier.assigned, opening->dossier.state);
	size_t i = held->count;

	if (i == 0 || !next || next == knows)
		return 0;
	while (i > 1 && text_equal(held->items[i - 1].assigned, opening->dossier.assigned))
		i--;
	return post_to_professional(opening, next, &held->items[i - 1], false, err);
}

/* What is said is the mediator's: the desk is told only that it came. Danger is for all. */
static bool is_quiet(const struct opening *opening)
{
	return who_knows(opening) && opening->dossier.instrument == INSTRUMENT_BEMIDDELING &&
	       opening->receipt->reading->gevaar != GEVAAR_SPOED;
}

/* Until somebody has said yes, whoever gets the dossier next must read it too. */
static int keep_for_next(struct opening *opening, struct error *err)
{
	const struct arrival_receipt *receipt = opening->receipt;
	struct post_about about = open_about(opening);
	enum dossier_state state = known_state(opening);

	if (state == DOSSIER_AANVAARD || state == DOSSIER_AFGESLOTEN)
		return 0;
	return later_keep(opening->desk, &about, receipt->reading, receipt->received,
			  is_quiet(opening), err);
}

static int pass_on(struct opening *opening, struct tell_how how, struct error *err)
{
	const struct professional *knows = who_knows(opening);

	if (keep_for_next(opening, err) < 0)
		return -1;
	how.who = applicant;
	how.quiet = is_quiet(opening);
	how.passed = knows != NULL;
	if (knows && post_to_professional(opening, knows, NULL, how.withdrawn, err) < 0)
		return -1;
	if (post_to_next(opening, knows, err) < 0)
		return -1;
	return thread_tell_desks(opening, &how, err);
}

/* What was decided without knowing this, and waits, is not carried out. Where some of it has left all the same, it
 * is final. */
static int drop_held(struct opening *opening, bool *dropped_r, struct error *err)
{
	int dropped = store_drop_held(opening->desk->store, opening->mail.dossier, &opening->held,
				      applicant, opening->receipt->now, err);

	*dropped_r = dropped > 0;
	opening->held.count = 0;
	if (dropped < 0 || take_dossier(opening, err) < 0)
		return -1;
	open_find_home(opening, opening->dossier.mailbox);
	return 0;
}

static int withdraw(struct opening *opening, bool dropped, struct error *err)
{
	if (step(opening, DOSSIER_INGETROKKEN, err) < 0 || confirm_withdrawal(opening, err) < 0)
		return -1;
	return pass_on(opening, (struct tell_how){.withdrawn = true, .dropped = dropped}, err);
}

int thread_add(struct opening *opening, struct error *err)
{
	struct reading *reading = opening->receipt->reading;
	bool withdrawn = is_withdrawal(opening), dropped = false, pressed = is_pressed(opening);

	if (withdrawn && opening->held.count && drop_held(opening, &dropped, err) < 0)
		return -1;
	withdrawn = is_withdrawal(opening);
	opening->mail.soort = reading->soort = withdrawn ? SOORT_INTREKKING : SOORT_ANTWOORD;
	if (store_add_mail(opening->desk->store, &opening->mail, err) < 0)
		return -1;
	if (!withdrawn && only_thanks(opening) && !reading->mail.bijlage_count)
		return note(opening, "bedankt", err);
	if (note(opening, "bericht", err) < 0)
		return -1;
	if (withdrawn)
		return withdraw(opening, dropped, err);
	/* the answer that the desk waited for; a question that waits itself was not read yet */
	if (opening->dossier.state == DOSSIER_AANVULLEN && opening->held.count == 0 &&
	    step(opening, DOSSIER_ONTVANGEN, err) < 0)
		return -1;
	pressed = pressed && !is_quiet(opening);
	if (pressed && confirm_reading(opening, err) < 0)
		return -1;
	return pass_on(opening, (struct tell_how){.pressed = pressed}, err);
}
