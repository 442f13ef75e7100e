/* receive: a mail that was read becomes what it should: dossier, notice, or nothing; one
 * transaction. */
#include <string.h>

#include "advies/advies.h"
#include "arrival/begin.h"
#include "arrival/judge.h"
#include "arrival/open.h"
#include "arrival/reply.h"
#include "arrival/robot.h"
#include "arrival/tell.h"
#include "arrival/thread.h"
#include "arrival/twin.h"
#include "base/error.h"
#include "base/memory.h"
#include "base/process.h"
#include "desk/person.h"
#include "letter/forward.h"
#include "letter/quote.h"

/* A mail that belongs to a dossier is kept under its key: erasing the dossier erases it. When another loket has the
 * dossier by now, that one is told. */
static int take_up_thread(struct opening *opening, struct error *err)
{
	const struct arrival_receipt *receipt = opening->receipt;
	struct store_dossier dossier;

	if (!opening->mail.dossier)
		return 0;
	if (store_known_dossier(opening->desk->store, receipt->arena, opening->mail.dossier,
				&dossier, err) < 0)
		return -1;
	open_find_home(opening, dossier.mailbox);
	if (store_held(opening->desk->store, receipt->arena, opening->mail.dossier, receipt->now,
		       &opening->held, err) < 0)
		return -1;
	return post_dossier_key(opening->desk, opening->mail.dossier, &opening->mail.key_id,
				&opening->key, err);
}

/* The dossier that a mail belongs to: it came through a key of ours, names one, or reports a mail of ours as
 * bounced. */
static int find_thread(struct opening *opening, struct error *err)
{
	const struct reading *reading = opening->receipt->reading;
	struct arena *arena = opening->receipt->arena;
	int found = 0;

	if (whose_find(opening->desk, opening->receipt, &opening->whose, err) < 0)
		return -1;
	opening->mail.dossier = opening->whose.dossier;
	if (reading && reading->bounce && reading->bounce->message_id)
		found = store_dossier_by_message_id(opening->desk->store, arena,
						    reading->bounce->message_id,
						    &opening->mail.dossier, err);
	return found < 0 ? -1 : 0;
}

static bool is_answer(const struct reading *reading)
{
	return reading->mail.in_reply_to || quote_answer_subject(reading->mail.onderwerp) ||
	       reading->soort == SOORT_ANTWOORD || reading->soort == SOORT_INTREKKING;
}

/* Our own mail, passed on by the colleague or professional that From claims to be, instead of answered: what stands
 * above it is about that dossier. */
static bool is_ours_of_colleague(const struct opening *opening)
{
	return opening->whose.person && opening->whose.role != TOKEN_AANVRAGER &&
	       person_known(opening->desk->settings, opening->receipt->reading->mail.from.adres) &&
	       answer_passes_own(opening->desk, &opening->receipt->reading->mail);
}

/* A mail that only names a dossier, or came through the key of somebody else, may be a request of its own: a
 * forward always is (failure 22), and else what does not look like an answer. A colleague's mail is not. */
static bool stands_alone(const struct opening *opening)
{
	const struct reading *reading = opening->receipt->reading;
	const struct letter *mail = &reading->mail;

	if (opening->whose.proof == WHOSE_NONE || opening->whose.sender ||
	    is_ours_of_colleague(opening))
		return false;
	if (mail->doorgestuurd || forward_subject(mail->onderwerp))
		return true;
	return opening->whose.proof == WHOSE_NAMED && !is_answer(reading) &&
	       !person_known(opening->desk->settings, mail->from.adres);
}

static int add_repeat(struct opening *opening, struct error *err)
{
	opening->mail.state = MAIL_DUBBEL;
	opening->mail.soort = SOORT_OVERIG;
	opening->mail.reason = NULL;
	opening->mail.key_id = 0; /* its bytes are kept already */
	return store_add_mail(opening->desk->store, &opening->mail, err);
}

static bool wants_notice(const struct opening *opening)
{
	return opening->mail.state == MAIL_TE_GROOT || opening->mail.state == MAIL_ONLEESBAAR ||
	       opening->mail.state == MAIL_MISLUKT || opening->mail.soort == SOORT_SPAM;
}

static bool is_applicant(const struct opening *opening)
{
	return opening->mail.dossier && opening->whose.proof == WHOSE_KEYED &&
	       opening->whose.role == TOKEN_AANVRAGER && opening->whose.sender &&
	       !opening->whose.torn;
}

/* A new dossier, and the one that it names is only a hint. */
static int let_stand_alone(struct opening *opening, struct error *err)
{
	int alone = begin_find(opening, err);

	if (alone != 0)
		return alone < 0 ? -1 : 0;
	alone = stands_alone(opening);
	if (!alone && is_applicant(opening))
		alone = thread_is_new(opening, err);
	if (alone > 0) {
		opening->possibly = opening->mail.dossier;
		opening->mail.dossier = NULL;
	}
	return alone < 0 ? -1 : 0;
}

/* A new dossier; nothing for a program that answers us again and again. */
static int open_new(struct opening *opening, struct error *err)
{
	int loop = answer_is_loop(opening->desk, opening->receipt, err);
	struct post_about about;

	if (loop == 0 && open_dossier(opening, err) < 0)
		return -1;
	if (loop > 0) {
		opening->mail.state = MAIL_GENEGEERD;
		opening->mail.reason = "lus";
	}
	if (loop < 0 || store_add_mail(opening->desk->store, &opening->mail, err) < 0)
		return -1;
	about = open_about(opening);
	return loop ? tell_loop(opening->desk, &about, opening->receipt, err) : 0;
}

/* A new dossier, or something about one that there is. */
static int add_first(struct opening *opening, struct error *err)
{
	if (opening->mail.dossier && reply_is_command(opening))
		return reply_add_command(opening, err);
	if (is_applicant(opening))
		return thread_add(opening, err);
	if (opening->mail.dossier)
		return reply_add_answer(opening, err);
	if (opening->passed_on)
		return begin_add(opening, err);
	return open_new(opening, err);
}

/* A person's mail, which may come more than once. */
static int add_personal(struct opening *opening, struct error *err)
{
	if (opening->twin)
		return twin_add(opening, err);
	if (add_first(opening, err) < 0)
		return -1;
	return opening->mail.dossier ? twin_remember(opening, err) : 0;
}

static int add_other(struct opening *opening, struct error *err)
{
	struct post_about about;
	int result;

	if (!wants_notice(opening) && opening->mail.soort == SOORT_BOUNCE)
		return robot_bounce(opening, err);
	if (!wants_notice(opening) && opening->mail.soort == SOORT_AUTOMATISCH)
		result = robot_away(opening, err);
	else
		result = store_add_mail(opening->desk->store, &opening->mail, err) < 0 ? -1 : 0;
	if (result < 0)
		return -1;
	about = open_about(opening);
	if (wants_notice(opening))
		return tell_receipt(opening->desk, &about, opening->receipt, &opening->mail, err);
	if (!opening->receipt->reading ||
	    judge_is_echo(opening)) /* of our own words nobody is in danger */
		return 0;
	return tell_machine(opening->desk, &about, opening->receipt, &opening->mail, err);
}

static int add_new(struct opening *opening, struct error *err)
{
	bool personal;

	if (find_thread(opening, err) < 0)
		return -1;
	personal = judge_mail(opening);
	opening->mail.soort =
	    opening->receipt->reading ? opening->receipt->reading->soort : SOORT_ONLEESBAAR;
	if (personal && is_applicant(opening) && robot_works_again(opening, err) < 0)
		return -1;
	if (personal && (let_stand_alone(opening, err) < 0 || twin_find(opening, err) < 0))
		return -1;
	if (take_up_thread(opening, err) < 0)
		return -1;
	return personal ? add_personal(opening, err) : add_other(opening, err);
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
