/* receive: a mail that was read becomes what it should: dossier, notice, or nothing; one
 * transaction. */
#include <string.h>

#include "advies/advies.h"
#include "base/clock.h"
#include "base/error.h"
#include "base/memory.h"
#include "base/process.h"
#include "base/text.h"
#include "arrival/answer.h"
#include "arrival/child.h"
#include "arrival/tell.h"
#include "desk/fill.h"
#include "desk/handover.h"
#include "desk/post.h"
#include "desk/ticket.h"

/* What becomes of each kind of mail (contract section 4). */
static const struct plan {
	bool dossier;
	bool notice; /* a melding to the desk instead */
	enum mail_state state;
} plans[SOORT_COUNT] = {
    [SOORT_OVERIG] = {true, false, MAIL_VERWERKT},
    [SOORT_AANVRAAG] = {true, false, MAIL_VERWERKT},
    [SOORT_VRAAG] = {true, false, MAIL_VERWERKT},
    [SOORT_ANTWOORD] = {true, false, MAIL_VERWERKT},
    [SOORT_INTREKKING] = {true, false, MAIL_VERWERKT},
    [SOORT_OPDRACHT] = {true, false, MAIL_VERWERKT},
    [SOORT_BOUNCE] = {false, false, MAIL_GENEGEERD},
    [SOORT_AUTOMATISCH] = {false, false, MAIL_GENEGEERD},
    [SOORT_LIJST] = {false, false, MAIL_GENEGEERD},
    [SOORT_SPAM] = {false, true, MAIL_GENEGEERD},
    [SOORT_ONLEESBAAR] = {false, true, MAIL_ONLEESBAAR},
};

/* A receipt on its way through one transaction. */
struct opening {
	struct desk *desk;
	struct arrival_receipt *receipt;
	struct store_mail mail;
	struct store_dossier dossier;
	char reference[DOSSIER_REFERENCE];
	char known[DOSSIER_REFERENCE]; /* another dossier of the same client; "" */
	struct vault_key key;
	struct answer answer;
	struct buffer
	    json; /* of the reading, for the record and for the ticket; while a dossier is opened */
	const struct professional *professional; /* forward = "direct" found one */
	bool nobody_free;
};

static struct post_about about_of(const struct opening *opening)
{
	return (struct post_about){.mailbox = opening->receipt->mailbox,
				   .dossier = opening->mail.dossier,
				   .scope = opening->mail.dossier ? opening->mail.dossier
								  : opening->mail.name,
				   .dossier_key = &opening->key,
				   .now = opening->receipt->now};
}

static int post_ticket(struct opening *opening, struct error *err)
{
	struct post_about about = about_of(opening);

	return ticket_post(opening->desk, &about,
			   &(struct ticket){.reading = opening->receipt->reading,
					    .received = opening->receipt->received,
					    .raw_fd = opening->receipt->raw_fd,
					    .size = opening->receipt->size,
					    .json = &opening->json,
					    .instrument = opening->dossier.instrument,
					    .why_not = opening->answer.why_not,
					    .known = opening->known,
					    .professional = opening->professional,
					    .nobody_free = opening->nobody_free},
			   err);
}

static int post_receipt(struct opening *opening, struct error *err)
{
	const struct arrival_receipt *receipt = opening->receipt;
	struct arena *arena = arena_new();
	struct compose_values *values = compose_values_new(arena);
	struct post_about about = about_of(opening);
	char text[CLOCK_TEXT];
	int result;

	about.answers = &receipt->reading->mail;
	compose_set(values, "dossier", opening->reference);
	compose_set(values, "ontvangen_op", clock_dutch_minute(receipt->received, text));
	fill_loket(values, receipt->mailbox->loket, opening->desk->settings);
	result =
	    post_add(opening->desk, &about,
		     &(struct post){.template_name = "ontvangst",
				    .event = "ontvangst",
				    .to = opening->answer.to,
				    .role = TOKEN_AANVRAGER,
				    .audience = TOKEN_EXTERN,
				    .informal = receipt->reading->aanvrager.rol == ROL_MINDERJARIGE,
				    .auto_submitted = "auto-replied",
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
	post_record(&opening->json, opening->answer.to, &record);
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

/* forward = "direct": the loket decided beforehand that a plain request goes on at once. */
static int choose_directly(struct opening *opening, struct error *err)
{
	const struct loket *loket = opening->receipt->mailbox->loket;
	enum instrument instrument = opening->dossier.instrument;
	enum regio regio = opening->receipt->reading->regio;

	/* another region is proposed to a person, never handed over by itself (domain.md 3.2);
	 * what is not acknowledged by itself does not go on by itself either */
	if (!loket->forward_direct || !opening->answer.at_once ||
	    (regio != loket->regio && regio != REGIO_ONBEKEND) ||
	    (instrument != INSTRUMENT_BEMIDDELING && instrument != INSTRUMENT_CLIENTOVERLEG) ||
	    !advies_plain(opening->receipt->reading))
		return 0;
	if (handover_choose(opening->desk, loket, instrument == INSTRUMENT_BEMIDDELING,
			    opening->receipt->received, &opening->professional, err) < 0)
		return -1;
	opening->nobody_free = !opening->professional;
	return 0;
}

static int forward_directly(struct opening *opening, struct error *err)
{
	const struct arrival_receipt *receipt = opening->receipt;
	struct post_about about = about_of(opening);
	struct handover handover = {.reading = receipt->reading,
				    .professional = opening->professional,
				    .answer_to = opening->answer.to,
				    .who = "loket (vaste regel)",
				    .standing_rule = true,
				    .received = receipt->received};

	if (!opening->professional && !opening->nobody_free)
		return 0;
	about.answers = &receipt->reading->mail;
	if (store_step_dossier(opening->desk->store, opening->reference, DOSSIER_ONTVANKELIJK,
			       handover.who, NULL, receipt->now, err) < 0)
		return -1;
	return opening->professional ? handover_do(opening->desk, &about, &handover, err) : 0;
}

static int write_dossier(struct opening *opening, struct error *err)
{
	if (add_dossier(opening, err) < 0 || add_first_event(opening, err) < 0 ||
	    child_take_up(opening->desk, opening->receipt->reading, &opening->dossier,
			  opening->known, err) < 0 ||
	    choose_directly(opening, err) < 0)
		return -1;
	if (opening->answer.at_once && post_receipt(opening, err) < 0)
		return -1;
	if (post_ticket(opening, err) < 0)
		return -1;
	return forward_directly(opening, err);
}

static int open_dossier(struct opening *opening, struct error *err)
{
	int result;

	if (answer_decide(opening->desk, opening->receipt, &opening->answer, err) < 0)
		return -1;
	reading_to_text(opening->receipt->reading, 1, &opening->json);
	result = write_dossier(opening, err);
	buffer_free(&opening->json);
	return result;
}

/* --- the mail ---------------------------------------------------------------------------------- */

/* The code that `list --mail` shows for a mail that is left alone. */
static const char *why_ignored(const struct reading *reading)
{
	for (unsigned bit = 1; bit <= LETTER_OUT_OF_OFFICE; bit <<= 1) {
		if (reading->mail.marks & bit)
			return letter_mark_name((enum letter_mark)bit);
	}
	return NULL;
}

/* Fills state and reason; true when a dossier is opened. */
static bool judge(struct opening *opening)
{
	struct arrival_receipt *receipt = opening->receipt;
	struct store_mail *mail = &opening->mail;
	const struct plan *plan;

	mail->state = receipt->state;
	mail->reason = receipt->reason;
	if (!receipt->reading || receipt->state != MAIL_VERWERKT)
		return false;
	if (answer_is_own(opening->desk, receipt->reading)) {
		mail->soort = receipt->reading->soort = SOORT_AUTOMATISCH;
		mail->state = MAIL_GENEGEERD;
		mail->reason = "eigen";
		return false;
	}
	plan = &plans[receipt->reading->soort];
	mail->state = plan->state;
	if (receipt->reading->mail.grens != LETTER_WITHIN_LIMITS) {
		mail->state = MAIL_TE_GROOT;
		mail->reason = letter_limit_name(receipt->reading->mail.grens);
	} else if (!plan->dossier && !mail->reason) {
		mail->reason = why_ignored(receipt->reading);
	}
	return plan->dossier && mail->state == MAIL_VERWERKT;
}

/* A mail that belongs to a dossier is kept under its key: erasing the dossier erases it. */
static int take_key_of_thread(struct opening *opening, struct error *err)
{
	if (!opening->mail.dossier)
		return 0;
	return post_dossier_key(opening->desk, opening->mail.dossier, &opening->mail.key_id,
				&opening->key, err);
}

/* The dossier that a mail belongs to: it names one of our Message-IDs, or reports one as bounced. */
static int find_thread(struct opening *opening, struct error *err)
{
	const struct reading *reading = opening->receipt->reading;
	struct store *store = opening->desk->store;
	struct arena *arena = opening->receipt->arena;
	const struct letter *mail;
	int found = 0;

	if (!reading)
		return 0;
	mail = &reading->mail;
	if (reading->bounce && reading->bounce->message_id)
		found = store_dossier_by_message_id(store, arena, reading->bounce->message_id,
						    &opening->mail.dossier, err);
	if (found == 0 && mail->in_reply_to)
		found = store_dossier_by_message_id(store, arena, mail->in_reply_to,
						    &opening->mail.dossier, err);
	for (size_t i = mail->reference_count; found == 0 && i-- > 0;)
		found = store_dossier_by_message_id(store, arena, mail->references[i],
						    &opening->mail.dossier, err);
	if (found == 0)
		found =
		    answer_names_dossier(opening->desk, mail, arena, &opening->mail.dossier, err);
	return found;
}

static int add_repeat(struct opening *opening, struct error *err)
{
	opening->mail.state = MAIL_DUBBEL;
	opening->mail.soort = SOORT_OVERIG;
	opening->mail.reason = NULL;
	opening->mail.key_id = 0; /* its bytes are kept already */
	return store_add_mail(opening->desk->store, &opening->mail, err);
}

/* An answer in a thread of ours: it belongs to that dossier, and the desk is told. */
static int add_answer(struct opening *opening, struct error *err)
{
	struct post_about about = about_of(opening);

	opening->mail.soort = opening->receipt->reading->soort = SOORT_ANTWOORD;
	if (store_add_mail(opening->desk->store, &opening->mail, err) < 0 ||
	    store_add_event(opening->desk->store, opening->mail.dossier,
			    &(struct store_event){.at = opening->receipt->now,
						  .who = "afzender",
						  .what = "bericht",
						  .detail = "antwoord"},
			    err) < 0)
		return -1;
	return tell_receipt(opening->desk, &about, opening->receipt, &opening->mail, err);
}

static bool wants_notice(const struct opening *opening)
{
	return opening->mail.state == MAIL_TE_GROOT || opening->mail.state == MAIL_ONLEESBAAR ||
	       opening->mail.state == MAIL_MISLUKT || opening->mail.soort == SOORT_SPAM ||
	       (opening->mail.soort == SOORT_BOUNCE && opening->mail.dossier);
}

static int add_new(struct opening *opening, struct error *err)
{
	bool dossier = judge(opening);
	struct post_about about;

	opening->mail.soort =
	    opening->receipt->reading ? opening->receipt->reading->soort : SOORT_ONLEESBAAR;
	if (find_thread(opening, err) < 0 || take_key_of_thread(opening, err) < 0)
		return -1;
	if (dossier && opening->mail.dossier)
		return add_answer(opening, err);
	if (dossier) {
		if (open_dossier(opening, err) < 0)
			return -1;
		return store_add_mail(opening->desk->store, &opening->mail, err);
	}
	if (store_add_mail(opening->desk->store, &opening->mail, err) < 0)
		return -1;
	about = about_of(opening);
	return wants_notice(opening)
		   ? tell_receipt(opening->desk, &about, opening->receipt, &opening->mail, err)
		   : 0;
}

static int write_all(struct opening *opening, struct error *err)
{
	struct store_mail earlier;
	int found = store_mail_by_hash(opening->desk->store, opening->receipt->arena,
				       opening->mail.mailbox, opening->mail.hash, &earlier, err);

	if (found < 0)
		return -1;
	return found ? add_repeat(opening, err) : add_new(opening, err);
}

/* -- in a transaction */
static int receive_one(struct desk *desk, struct arrival_receipt *receipt, struct error *err)
{
	struct opening opening = {.desk = desk,
				  .receipt = receipt,
				  .mail = {.name = receipt->name,
					   .mailbox = receipt->mailbox->address,
					   .size = receipt->size,
					   .received = receipt->received}};
	int result =
	    store_mail_by_name(desk->store, receipt->arena, receipt->name, &receipt->mail, err);

	if (result != 0)
		return result < 0 ? -1 : 0;
	memcpy(opening.mail.hash, receipt->hash, sizeof(opening.mail.hash));
	if (store_new_key(desk->store, &opening.mail.key_id, &opening.key, err) < 0)
		return -1;
	result = write_all(&opening, err);
	vault_wipe(&opening.key, sizeof(opening.key));
	receipt->mail = opening.mail;
	receipt->mail.dossier = arena_text(receipt->arena, opening.mail.dossier);
	return result;
}

/* -- in a transaction: all of it, or, when it is refused, nothing of it */
static int receive_part(struct desk *desk, struct arrival_receipt *receipt, struct error *err)
{
	if (store_savepoint(desk->store, err) < 0)
		return -1;
	receipt->refused = false;
	if (receive_one(desk, receipt, err) == 0) {
		process_cut("receive-written");
		return store_release(desk->store, err);
	}
	if (err->kind != ERROR_REFUSE)
		return -1;
	receipt->refused = true;
	receipt->fault = *err;
	return store_rollback_to(desk->store, err);
}

static int receive_all(struct desk *desk, struct arrival_receipt *receipts, size_t count,
		       struct error *err)
{
	for (size_t i = 0; i < count; i++) {
		if (receive_part(desk, &receipts[i], err) < 0)
			return -1;
	}
	return 0;
}

int arrival_receive(struct desk *desk, struct arrival_receipt *receipts, size_t count,
		    struct error *err)
{
	for (size_t i = 0; i < count; i++) {
		if (receipts[i].reading)
			advies_give(receipts[i].arena, receipts[i].reading,
				    receipts[i].mailbox->instrument, desk->texts);
	}
	if (store_begin(desk->store, err) < 0)
		return -1;
	if (receive_all(desk, receipts, count, err) < 0) {
		store_rollback(desk->store);
		return -1;
	}
	if (store_commit(desk->store, err) < 0)
		return -1;
	process_cut("receive-committed");
	return 0;
}
