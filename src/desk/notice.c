/* notice: see notice.h. */
#include "desk/notice.h"

#include <inttypes.h>
#include <stdio.h>

#include "base/clock.h"
#include "base/error.h"
#include "base/log.h"
#include "base/memory.h"
#include "base/text.h"
#include "desk/answer.h"
#include "desk/dutch.h"
#include "desk/fill.h"
#include "desk/handover.h"

enum { DAY = 24 * 60 * 60, NOTICES_A_DAY = 50 };

static void fill_common(struct compose_values *values, const struct post_about *about)
{
	compose_set(values, "dossier", about->dossier);
	compose_set(values, "loket", about->mailbox->loket->name);
	compose_set(values, "telefoon", about->mailbox->loket->phone);
	compose_set(values, "mailbox", about->mailbox->address);
}

static int post_notice(struct desk *desk, const struct post_about *about, const char *event,
		       const struct compose_values *values, struct error *err)
{
	return post_to_staff(desk, about,
			     &(struct post){.template_name = "melding",
					    .event = event,
					    .auto_submitted = "auto-generated",
					    .values = values},
			     err);
}

/* Which flag of the template a mail that came in sets. */
static const char *flag_of(const struct store_mail *mail)
{
	switch (mail->state) {
	case MAIL_TE_GROOT:
		return "te_groot";
	case MAIL_ONLEESBAAR:
		return "onleesbaar";
	case MAIL_MISLUKT:
		return "mislukt";
	default:
		break;
	}
	return mail->soort == SOORT_SPAM     ? "spam"
	       : mail->soort == SOORT_BOUNCE ? "bounce"
					     : "antwoord";
}

struct sought {
	const char *message_id;
	bool internal;	      /* it was a ticket or a notice */
	const char *template; /* which mail it was, in words; NULL: not found */
};

static bool look_at(const struct store_outgoing *outgoing, void *context)
{
	struct sought *sought = context;

	if (!text_equal(outgoing->message_id, sought->message_id))
		return true;
	sought->internal = text_equal(outgoing->template_name, "ticket") ||
			   text_equal(outgoing->template_name, "melding");
	sought->template = dutch_template(outgoing->template_name);
	return false;
}

/* 1: a bounce that the desk is told of; 0: not (of our own notices, or only a delay). */
static int bounce_counts(struct desk *desk, const struct post_about *about,
			 const struct reading *reading, const char **template_r, struct error *err)
{
	struct sought sought = {.message_id = reading->bounce ? reading->bounce->message_id : NULL};
	bool final = false;

	if (!reading->bounce)
		return 0;
	for (size_t i = 0; i < reading->bounce->ontvanger_count; i++)
		final = final || reading->bounce->ontvangers[i].blijvend;
	if (!final)
		return 0;
	if (store_each_outgoing(desk->store, about->dossier, false, look_at, &sought, err) < 0)
		return -1;
	*template_r = sought.template;
	return !sought.internal;
}

/* 1: an answer that the desk is told of; 0: from one who is told so often that a program must be
 * answering our notices. */
static int answer_counts(struct desk *desk, const struct post_about *about,
			 const struct reading *reading, struct error *err)
{
	unsigned char hash[VAULT_HASH];
	int count;

	if (!reading->mail.from.adres)
		return 1;
	vault_hash_text(desk->vault, "address", reading->mail.from.adres, hash);
	if (store_count_answers(desk->store, "melding", hash, about->now - DAY, &count, err) < 0)
		return -1;
	return count < NOTICES_A_DAY;
}

/* Why a mail did not arrive, in words where there are any: "deze mailbox is vol (5.2.2)". */
static void fill_status(struct compose_values *values, const char *status)
{
	const char *words = dutch_refusal(status);
	struct buffer text = {0};

	if (words)
		buffer_format(&text, "%s (%s)", words, status);
	compose_set(values, "code", words ? text.data : status);
	buffer_free(&text);
}

static void fill_bounce(struct compose_values *values, const struct reading *reading,
			const char *template)
{
	compose_set(values, "sjabloon", template);
	if (reading->bounce->ontvanger_count == 0)
		return;
	compose_set(values, "aan", reading->bounce->ontvangers[0].adres);
	fill_status(values, reading->bounce->ontvangers[0].status);
}

static void fill_reading(struct compose_values *values, const struct reading *reading)
{
	fill_address(values, "afzender", &reading->mail.from);
	compose_set_flag(values, "afzender_bevestigd", reading->mail.afzender_bevestigd == 1);
	compose_set_flag(values, "afzender_niet_bevestigd", reading->mail.afzender_bevestigd == 0);
	fill_danger(values, reading);
}

/* Who answers in a thread may be anybody that the mail was passed on to: said, but not who else it is. */
static int fill_sender(struct compose_values *values, struct desk *desk, const char *dossier,
		       const struct desk_receipt *receipt, struct error *err)
{
	const char *from = receipt->reading->mail.from.adres, *answer_to;
	struct reading *request;

	if (!from)
		return 0;
	if (answer_is_known_person(desk->settings, from)) {
		compose_set_flag(values, "afzender_medewerker", true);
		return 0;
	}
	if (desk_record(desk->store, desk->texts, receipt->arena, dossier, &request, &answer_to,
			err) < 0)
		return err->kind == ERROR_REFUSE ? 0 : -1;
	compose_set_flag(values, "afzender_anders",
			 !answer_is_same_box(answer_to, from) &&
			     !answer_is_same_box(request->aanvrager.email, from) &&
			     !answer_is_same_box(request->mail.from.adres, from));
	return 0;
}

static int fill_answer(struct compose_values *values, struct desk *desk, const char *dossier,
		       const struct desk_receipt *receipt, int64_t id, struct error *err)
{
	char more[100];

	snprintf(more, sizeof(more),
		 "[...] De hele mail: loketctl show --mail %" PRId64 " --raw | less", id);
	fill_text(values, receipt->reading->mail.tekst, more);
	return fill_sender(values, desk, dossier, receipt, err);
}

static void fill_receipt(struct compose_values *values, const struct desk_receipt *receipt,
			 const struct store_mail *mail)
{
	char text[CLOCK_TEXT];

	compose_set(values, "ontvangen_op", clock_dutch_minute(receipt->received, text));
	compose_set_flag(values, flag_of(mail), true);
	snprintf(text, sizeof(text), "%" PRId64, mail->id);
	compose_set(values, "mail", text);
	if (mail->state == MAIL_TE_GROOT) {
		fill_size(values, mail->size);
		compose_set(values, "grens", dutch_reason(mail->reason));
	} else {
		compose_set(values, "reden", dutch_reason(mail->reason));
	}
	if (receipt->reading && mail->soort != SOORT_BOUNCE)
		fill_reading(values, receipt->reading);
}

int notice_receipt(struct desk *desk, const struct post_about *about,
		   const struct desk_receipt *receipt, const struct store_mail *mail,
		   struct error *err)
{
	const char *template = NULL;
	struct compose_values *values;
	struct arena *arena;
	char event[400];
	int result = 1;

	if (mail->soort == SOORT_BOUNCE)
		result = bounce_counts(desk, about, receipt->reading, &template, err);
	else if (mail->soort == SOORT_ANTWOORD)
		result = answer_counts(desk, about, receipt->reading, err);
	if (result <= 0)
		return result;
	arena = arena_new();
	values = compose_values_new(arena);
	fill_common(values, about);
	fill_receipt(values, receipt, mail);
	snprintf(event, sizeof(event), "melding:%s:%" PRId64, flag_of(mail), mail->id);
	result = 0;
	if (mail->soort == SOORT_BOUNCE) {
		fill_bounce(values, receipt->reading, template);
		/* whoever repeats a bounce, or forges more of them, is told once a mail that bounced */
		snprintf(event, sizeof(event), "melding:bounce:%.300s",
			 receipt->reading->bounce->message_id);
	} else if (mail->soort == SOORT_ANTWOORD) {
		result = fill_answer(values, desk, about->dossier, receipt, mail->id, err);
	}
	if (result == 0)
		result = post_notice(desk, about, event, values, err);
	arena_free(&arena);
	return result;
}

int notice_nobody_free(struct desk *desk, const struct post_about *about, bool bemiddelaar,
		       struct error *err)
{
	struct arena *arena = arena_new();
	struct compose_values *values = compose_values_new(arena);
	char event[60];
	int result, round;

	fill_common(values, about);
	compose_set_flag(values, "niemand_vrij", true);
	compose_set_flag(values, bemiddelaar ? "bemiddelaar" : "voorzitter", true);
	result = handover_round(desk, about->dossier, &round, err);
	snprintf(event, sizeof(event), "melding:niemand_vrij:%d", round);
	if (result == 0)
		result = post_notice(desk, about, event, values, err);
	arena_free(&arena);
	return result;
}

/* A ticket that cannot be delivered is told to the other staff; a notice about a notice would never end. */
static bool tells(const struct store_outgoing *outgoing)
{
	return !text_equal(outgoing->template_name, "melding");
}

static int post_refusal(struct desk *desk, const struct store_outgoing *outgoing,
			const struct mailbox *mailbox, int64_t now, struct error *err)
{
	struct vault_key key;
	int64_t key_id;
	struct arena *arena;
	struct compose_values *values;
	struct post_about about = {.mailbox = mailbox,
				   .dossier = outgoing->dossier,
				   .scope = outgoing->message_id,
				   .dossier_key = &key,
				   .now = now};
	int result;

	if (post_dossier_key(desk, outgoing->dossier, &key_id, &key, err) < 0)
		return -1;
	arena = arena_new();
	values = compose_values_new(arena);
	fill_common(values, &about);
	compose_set_flag(values, "geweigerd", true);
	compose_set(values, "aan", outgoing->to);
	compose_set(values, "sjabloon", dutch_template(outgoing->template_name));
	fill_status(values, outgoing->result);
	result = post_notice(desk, &about, "melding:geweigerd", values, err);
	vault_wipe(&key, sizeof(key));
	arena_free(&arena);
	return result;
}

static int tell_one(struct desk *desk, const struct store_outgoing *outgoing, struct error *err)
{
	const struct mailbox *mailbox = settings_mailbox(desk->settings, outgoing->mailbox);
	int result = 0;

	if (store_begin(desk->store, err) < 0)
		return -1;
	/* a mailbox that is gone from the configuration has no desk to tell */
	if (mailbox && tells(outgoing))
		result = post_refusal(desk, outgoing, mailbox, clock_now(), err);
	if (result < 0 && err->kind == ERROR_REFUSE) {
		/* a dossier that was erased meanwhile: there is nobody to tell of, and the others wait */
		store_rollback(desk->store);
		result = store_begin(desk->store, err);
	}
	if (result == 0)
		result = store_refusal_told(desk->store, outgoing->id, err);
	if (result < 0) {
		store_rollback(desk->store);
		return -1;
	}
	return store_commit(desk->store, err);
}

int desk_tell_refusals(struct desk *desk, int *told_r, struct error *err)
{
	struct arena *arena = arena_new();
	struct store_outgoing outgoing;
	int found;

	*told_r = 0;
	while ((found = store_next_refused(desk->store, arena, &outgoing, err)) == 1) {
		if (tell_one(desk, &outgoing, err) < 0) {
			found = -1;
			break;
		}
		(*told_r)++;
	}
	arena_free(&arena);
	return found;
}
