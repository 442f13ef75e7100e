/* open: see open.h. */
#include "arrival/open.h"

#include "advies/advies.h"
#include "arrival/child.h"
#include "base/clock.h"
#include "base/error.h"
#include "desk/fill.h"
#include "desk/handover.h"
#include "desk/pick.h"
#include "desk/record.h"
#include "desk/ticket.h"

struct post_about open_about(const struct opening *opening)
{
	return (struct post_about){
	    .mailbox = opening->home ? opening->home : opening->receipt->mailbox,
	    .dossier = opening->mail.dossier,
	    .scope = opening->mail.dossier ? opening->mail.dossier : opening->mail.name,
	    .dossier_key = &opening->key,
	    .now = opening->receipt->now};
}

void open_find_home(struct opening *opening, const char *mailbox)
{
	const struct mailbox *home = settings_mailbox(opening->desk->settings, mailbox);

	opening->home = home && home->loket != opening->receipt->mailbox->loket ? home : NULL;
}

static int post_ticket(struct opening *opening, struct error *err)
{
	struct post_about about = open_about(opening);

	return ticket_post(opening->desk, &about,
			   &(struct ticket){.reading = opening->receipt->reading,
					    .received = opening->receipt->received,
					    .raw_fd = opening->receipt->raw_fd,
					    .size = opening->receipt->size,
					    .json = &opening->json,
					    .instrument = opening->dossier.instrument,
					    .why_not = opening->answer.why_not,
					    .unsure = opening->answer.unsure,
					    .known = opening->known,
					    .possibly = opening->possibly,
					    .begun_in = opening->begun_in,
					    .follows = opening->follows,
					    .chair = opening->chair,
					    .professional = opening->professional,
					    .nobody_free = opening->nobody_free},
			   err);
}

static int post_receipt(struct opening *opening, struct error *err)
{
	const struct arrival_receipt *receipt = opening->receipt;
	struct arena *arena = arena_new();
	struct compose_values *values = compose_values_new(arena);
	struct post_about about = open_about(opening);
	char text[CLOCK_TEXT];
	int result;

	about.answers = post_thread(opening->desk, &receipt->reading->mail);
	compose_set(values, "dossier", opening->reference);
	compose_set(values, "ontvangen_op", clock_dutch_minute(receipt->received, text));
	fill_loket(values, receipt->mailbox->loket, opening->desk->settings);
	result =
	    post_add(opening->desk, &about,
		     &(struct post){.template_name = "ontvangst",
				    .event = "ontvangst",
				    .to = opening->answer.colleague ? opening->answer.colleague
								    : opening->answer.to,
				    .role = TOKEN_AANVRAGER,
				    .audience = TOKEN_EXTERN,
				    .informal = receipt->reading->aanvrager.rol == ROL_MINDERJARIGE,
				    .auto_submitted = "auto-replied",
				    .held_back = opening->answer.counted ? STORE_MUTED
						 : opening->answer.muted ? "gedempt, ander adres"
									 : NULL,
				    .values = values},
		     err);
	arena_free(&arena);
	return result;
}

/* --- the dossier ------------------------------------------------------------------------------- */

static int add_dossier(struct opening *opening, struct error *err)
{
	const struct arrival_receipt *receipt = opening->receipt;
	const struct reading *reading = receipt->reading;
	struct buffer record = {0};
	int result;

	if (store_next_reference(opening->desk->store, clock_year(receipt->now), opening->reference,
				 err) < 0)
		return -1;
	opening->mail.dossier = opening->reference;
	opening->dossier = (struct store_dossier){
	    .reference = opening->reference,
	    .loket = receipt->mailbox->loket->id,
	    .mailbox = receipt->mailbox->address,
	    .instrument = reading->instrument != INSTRUMENT_ONBEKEND ? reading->instrument
								     : receipt->mailbox->instrument,
	    .rol = reading->aanvrager.rol,
	    .vervolg = reading->vervolg,
	    .state = DOSSIER_ONTVANGEN,
	    .opened = receipt->received,
	    .changed = receipt->now,
	    .key_id = opening->mail.key_id,
	};
	record_write(&opening->json, opening->answer.to, &record);
	result = store_add_dossier(opening->desk->store, &opening->dossier, &opening->key,
				   record.data, record.length, err);
	buffer_free(&record);
	return result;
}

static int add_first_event(struct opening *opening, struct error *err)
{
	const struct arrival_receipt *receipt = opening->receipt;

	return store_add_event(
	    opening->desk->store, opening->reference,
	    &(struct store_event){.at = receipt->now,
				  .who = "loketd",
				  .what = "ontvangen",
				  .detail = names_text(&names_soort, (int)receipt->reading->soort)},
	    err);
}

/* A vervolgoverleg of a dossier that is known: linked, and who had that is proposed. */
static int follow_up(struct opening *opening, struct error *err)
{
	struct desk *desk = opening->desk;
	const struct arrival_receipt *receipt = opening->receipt;
	const struct store_link link = {.dossier = opening->reference,
					.other = opening->known,
					.kind = STORE_LINK_VERVOLG,
					.at = receipt->now};
	struct store_event event = {.at = receipt->now, .who = "loketd"};
	struct store_dossier earlier;
	const struct loket *loket;

	if (!receipt->reading->vervolg || !opening->known[0])
		return 0;
	if (store_known_dossier(desk->store, receipt->arena, opening->known, &earlier, err) < 0 ||
	    store_add_link(desk->store, &link, 0, err) < 0)
		return -1;
	opening->follows = opening->known;
	if (earlier.assigned && opening->dossier.instrument != INSTRUMENT_BEMIDDELING)
		opening->chair = settings_professional(desk->settings, earlier.assigned, &loket);
	if (opening->chair && opening->chair->bemiddelaar)
		opening->chair = NULL;
	event.what = "vervolg_op";
	event.detail = opening->known;
	if (store_add_event(desk->store, opening->reference, &event, err) < 0)
		return -1;
	event.what = "vervolg";
	event.detail = opening->reference;
	return store_add_event(desk->store, opening->known, &event, err);
}

/* forward = "direct": the loket decided beforehand that a plain request goes on at once. */
static int choose_directly(struct opening *opening, struct error *err)
{
	const struct loket *loket = opening->receipt->mailbox->loket;
	enum instrument instrument = opening->dossier.instrument;
	enum regio regio = opening->receipt->reading->regio;

	/* another region, or the chair of last time, is proposed to a person, never handed over by itself
	 * (domain.md 3.2); what is not acknowledged by itself does not go on by itself either */
	if (!loket->forward_direct || !opening->answer.at_once || opening->chair ||
	    (regio != loket->regio && regio != REGIO_ONBEKEND) ||
	    (instrument != INSTRUMENT_BEMIDDELING && instrument != INSTRUMENT_CLIENTOVERLEG) ||
	    !advies_plain(opening->receipt->reading))
		return 0;
	if (pick_professional(opening->desk,
			      &(struct pick){.loket = loket,
					     .dossier = opening->reference,
					     .reading = opening->receipt->reading,
					     .bemiddelaar = instrument == INSTRUMENT_BEMIDDELING,
					     .now = opening->receipt->now},
			      &opening->professional, err) < 0)
		return -1;
	opening->nobody_free = !opening->professional;
	return 0;
}

static int forward_directly(struct opening *opening, struct error *err)
{
	const struct arrival_receipt *receipt = opening->receipt;
	struct post_about about = open_about(opening);
	struct handover handover = {.reading = receipt->reading,
				    .professional = opening->professional,
				    .answer_to = opening->answer.to,
				    .who = "loket (vaste regel)",
				    .standing_rule = true,
				    .received = receipt->received};

	if (!opening->professional && !opening->nobody_free)
		return 0;
	about.answers = post_thread(opening->desk, &receipt->reading->mail);
	if (store_step_dossier(opening->desk->store, opening->reference, DOSSIER_ONTVANKELIJK,
			       handover.who, NULL, receipt->now, err) < 0)
		return -1;
	return opening->professional ? handover_do(opening->desk, &about, &handover, err) : 0;
}

static int write_dossier(struct opening *opening, struct error *err)
{
	const struct answer *answer = &opening->answer;

	if (add_dossier(opening, err) < 0 || add_first_event(opening, err) < 0 ||
	    child_take_up(opening->desk, opening->receipt->reading, &opening->dossier,
			  opening->known, err) < 0 ||
	    follow_up(opening, err) < 0 || choose_directly(opening, err) < 0)
		return -1;
	if ((answer->at_once || answer->muted || answer->counted || answer->dead) &&
	    post_receipt(opening, err) < 0)
		return -1;
	if (post_ticket(opening, err) < 0)
		return -1;
	return forward_directly(opening, err);
}

int open_dossier(struct opening *opening, struct error *err)
{
	int result;

	if (answer_decide(opening->desk, opening->receipt, opening->passed_on, &opening->answer,
			  err) < 0)
		return -1;
	reading_to_text(opening->receipt->reading, 1, &opening->json);
	result = write_dossier(opening, err);
	buffer_free(&opening->json);
	return result;
}
