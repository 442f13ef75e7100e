/* tell: see tell.h. */
#include "arrival/tell.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "arrival/answer.h"
#include "base/clock.h"
#include "base/error.h"
#include "base/memory.h"
#include "base/text.h"
#include "desk/attach.h"
#include "desk/dutch.h"
#include "desk/fill.h"
#include "desk/notice.h"
#include "desk/person.h"

enum { DAY = 24 * 60 * 60, MESSAGES_A_DAY = 50 };

/* Which flag of the template a mail that came in sets. */
static const char *flag_of(const struct store_mail *mail)
{
	static const struct {
		enum soort soort;
		const char *flag;
	} flags[] = {{SOORT_SPAM, "spam"},
		     {SOORT_BOUNCE, "bounce"},
		     {SOORT_LIJST, "programma"},
		     {SOORT_AUTOMATISCH, "programma"}};

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
	for (size_t i = 0; i < sizeof(flags) / sizeof(flags[0]); i++) {
		if (flags[i].soort == mail->soort)
			return flags[i].flag;
	}
	return "antwoord";
}

struct messages {
	const char *who;
	int64_t since;
	size_t count;
};

static bool count_message(const struct store_event *event, void *context)
{
	struct messages *messages = context;

	messages->count += event->at >= messages->since && text_equal(event->what, "bericht") &&
			   text_equal(event->who, messages->who);
	return true;
}

/* 1: whoever it is wrote so often in this dossier today that a program must be writing; 0, -1. Danger, and that the
 * applicant wants no more, is told all the same. What others write does not count: nobody silences another. */
static int is_flood(struct desk *desk, const struct post_about *about, const struct tell_how *how,
		    const struct reading *reading, struct error *err)
{
	struct messages messages = {.who = how->who, .since = about->now - DAY};

	if (!how->who || how->withdrawn || reading->gevaar == GEVAAR_SPOED)
		return 0;
	if (store_each_event(desk->store, about->dossier, count_message, &messages, err) < 0)
		return -1;
	return messages.count > MESSAGES_A_DAY;
}

/* The applicant's address as the desk knows it, where our mail went to that: a server may pass it on to another, and
 * names only the last. NULL: it did not. */
static int known_address(struct desk *desk, struct arena *arena,
			 const struct store_outgoing *outgoing, const char **address_r,
			 struct error *err)
{
	unsigned char hash[VAULT_HASH];
	struct reading *request;
	const char *answer_to;

	*address_r = NULL;
	if (outgoing->role != TOKEN_AANVRAGER)
		return 0;
	if (desk_record(desk->store, desk->texts, arena, outgoing->dossier, &request, &answer_to,
			err) < 0)
		return err->kind == ERROR_REFUSE ? 0 : -1;
	if (!answer_to)
		return 0;
	post_address_hash(desk, answer_to, hash);
	if (memcmp(hash, outgoing->to_hash, sizeof(hash)) == 0)
		*address_r = answer_to;
	return 0;
}

static int fill_bounce(struct compose_values *values, struct desk *desk,
		       const struct arrival_receipt *receipt, const struct store_outgoing *outgoing,
		       struct error *err)
{
	const struct reading_bounce *bounce = receipt->reading->bounce;
	const char *known;

	compose_set(values, "sjabloon", dutch_template(outgoing->template_name));
	if (bounce->ontvanger_count == 0)
		return 0;
	if (known_address(desk, receipt->arena, outgoing, &known, err) < 0)
		return -1;
	compose_set(values, "aan", known ? known : bounce->ontvangers[0].adres);
	notice_status(values, bounce->ontvangers[0].status);
	return 0;
}

static void fill_reading(struct compose_values *values, const struct reading *reading)
{
	fill_address(values, "afzender", &reading->mail.from);
	compose_set_flag(values, "afzender_bevestigd", reading->mail.afzender_bevestigd == 1);
	compose_set_flag(values, "afzender_niet_bevestigd", reading->mail.afzender_bevestigd == 0);
	fill_danger(values, reading);
}

/* Of the house; NULL: a colleague, of whom only the address is known. */
static void fill_colleague(struct compose_values *values, const struct professional *professional)
{
	compose_set_flag(values, "afzender_medewerker", true);
	if (!professional)
		return;
	compose_set(values, "naam", professional->name);
	compose_set_flag(values, professional->bemiddelaar ? "bemiddelaar" : "voorzitter", true);
}

/* Who answers in a thread may be anybody that the mail was passed on to: said, but not who else it is. */
static int fill_sender(struct compose_values *values, struct desk *desk, const char *dossier,
		       const struct arrival_receipt *receipt, struct error *err)
{
	const char *from = receipt->reading->mail.from.adres, *answer_to;
	struct reading *request;

	if (!from)
		return 0;
	if (person_known(desk->settings, from)) {
		fill_colleague(values, person_professional(desk->settings, from));
		return 0;
	}
	if (desk_record(desk->store, desk->texts, receipt->arena, dossier, &request, &answer_to,
			err) < 0)
		return err->kind == ERROR_REFUSE ? 0 : -1;
	compose_set_flag(values, "afzender_anders",
			 !person_same_box(answer_to, from) &&
			     !person_same_box(request->aanvrager.email, from) &&
			     !person_same_box(request->mail.from.adres, from));
	return 0;
}

static int fill_answer(struct compose_values *values, struct desk *desk, const char *dossier,
		       const struct arrival_receipt *receipt, int64_t id, const char *words,
		       struct error *err)
{
	char more[100];

	snprintf(more, sizeof(more),
		 "[...] De rest staat in de mailbox. Of vraag mail %" PRId64 " aan de beheerder.",
		 id);
	fill_text(values, words ? words : receipt->reading->mail.tekst, more);
	return fill_sender(values, desk, dossier, receipt, err);
}

/* What a person attached goes along, unless the desk shall not read it. */
static int attach_papers(struct attach *attach, const struct arrival_receipt *receipt,
			 const struct tell_how *how, struct compose_values *values,
			 struct error *err)
{
	const struct letter *mail = &receipt->reading->mail;

	if (how->quiet || how->words || mail->bijlage_count == 0)
		return 0;
	return attach_original(attach, mail, receipt->raw_fd, receipt->size, values, err);
}

static void fill_receipt(struct compose_values *values, const struct arrival_receipt *receipt,
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

int tell_receipt(struct desk *desk, const struct post_about *about,
		 const struct arrival_receipt *receipt, const struct store_mail *mail,
		 struct error *err)
{
	struct compose_values *values = compose_values_new(receipt->arena);
	char event[60];

	notice_common(values, about);
	fill_receipt(values, receipt, mail);
	snprintf(event, sizeof(event), "melding:%s:%" PRId64, flag_of(mail), mail->id);
	return notice_post(desk, about, &(struct notice){.event = event, .values = values}, err);
}

static int post_loop(struct desk *desk, const struct post_about *about,
		     const struct arrival_receipt *receipt, const char *address, const char *event,
		     struct error *err)
{
	struct compose_values *values = compose_values_new(receipt->arena);

	notice_common(values, about);
	compose_set_flag(values, "lus", true);
	compose_set(values, "aan", address);
	return notice_post(desk, about, &(struct notice){.event = event, .values = values}, err);
}

static const char *address_of(const struct letter *mail)
{
	return mail->from.adres ? mail->from.adres : mail->reply_to.adres;
}

/* Our own mail that comes back is none. */
static bool is_machine_in_danger(const struct reading *reading, const struct store_mail *mail)
{
	return mail->state == MAIL_GENEGEERD && reading->gevaar == GEVAAR_SPOED &&
	       (mail->soort == SOORT_LIJST || mail->soort == SOORT_AUTOMATISCH) &&
	       !(reading->mail.marks & (LETTER_LOKET | LETTER_REPORT));
}

int tell_machine(struct desk *desk, const struct post_about *about,
		 const struct arrival_receipt *receipt, const struct store_mail *mail,
		 struct error *err)
{
	struct compose_values *values;
	struct post_about day = *about;
	const char *address;
	char event[400];

	if (!is_machine_in_danger(receipt->reading, mail))
		return 0;
	values = compose_values_new(receipt->arena);
	address = address_of(&receipt->reading->mail);
	day.scope = "programma";
	notice_common(values, about);
	fill_receipt(values, receipt, mail);
	snprintf(event, sizeof(event), "melding:programma:%" PRId64 ":%.320s", receipt->now / DAY,
		 address ? address : "");
	return notice_post(desk, &day, &(struct notice){.event = event, .values = values}, err);
}

int tell_loop(struct desk *desk, const struct post_about *about,
	      const struct arrival_receipt *receipt, struct error *err)
{
	const char *address = address_of(&receipt->reading->mail);
	struct post_about day = *about;
	char event[400];

	/* one notice for all of a day: not bound to this mail */
	day.scope = "lus";
	snprintf(event, sizeof(event), "melding:lus:%" PRId64 ":%.320s", receipt->now / DAY,
		 address ? address : "");
	return post_loop(desk, &day, receipt, address, event, err);
}

/* One a day for the dossier, under however many names the program writes. */
static int tell_flood(struct desk *desk, const struct post_about *about,
		      const struct arrival_receipt *receipt, const char *who, struct error *err)
{
	char event[100];

	snprintf(event, sizeof(event), "melding:vloed:%" PRId64 ":%.60s", receipt->now / DAY, who);
	return post_loop(desk, about, receipt, address_of(&receipt->reading->mail), event, err);
}

int tell_twin(struct desk *desk, const struct post_about *about,
	      const struct arrival_receipt *receipt, const struct loket *loket, struct error *err)
{
	struct compose_values *values = compose_values_new(receipt->arena);

	notice_common(values, about);
	compose_set_flag(values, "ook_elders", true);
	compose_set(values, "ander_loket", loket ? loket->name : NULL);
	fill_address(values, "afzender", &receipt->reading->mail.from);
	return notice_post(desk, about,
			   &(struct notice){.event = "melding:ook_elders", .values = values}, err);
}

int tell_bounce(struct desk *desk, const struct post_about *about,
		const struct arrival_receipt *receipt, const struct store_mail *mail,
		const struct store_outgoing *outgoing, int64_t dead, struct error *err)
{
	struct compose_values *values = compose_values_new(receipt->arena);
	char event[400];

	notice_common(values, about);
	fill_receipt(values, receipt, mail);
	if (fill_bounce(values, desk, receipt, outgoing, err) < 0)
		return -1;
	/* whoever repeats a bounce, or forges more of them, is told once a mail that bounced */
	if (dead)
		snprintf(event, sizeof(event), "melding:dood:%" PRId64, dead);
	else
		snprintf(event, sizeof(event), "melding:bounce:%.300s", outgoing->message_id);
	return notice_post(desk, about, &(struct notice){.event = event, .values = values}, err);
}

/* What the desk can do with it: decide, or call who withdrew. */
static int fill_ways(struct compose_values *values, struct desk *desk, const char *dossier,
		     const struct arrival_receipt *receipt, bool withdrawn, struct error *err)
{
	struct store_dossier now;
	struct reading *request;
	const char *answer_to;
	char number[DUTCH_TEXT];

	if (store_known_dossier(desk->store, receipt->arena, dossier, &now, err) < 0)
		return err->kind == ERROR_REFUSE ? 0 : -1;
	compose_set_flag(values, "te_beslissen",
			 now.state == DOSSIER_ONTVANGEN || now.state == DOSSIER_AANVULLEN);
	if (!withdrawn)
		return 0;
	if (desk_record(desk->store, desk->texts, receipt->arena, dossier, &request, &answer_to,
			err) < 0)
		return err->kind == ERROR_REFUSE ? 0 : -1;
	compose_set(values, "nummer_aanvrager", dutch_phone(request->aanvrager.telefoon, number));
	return 0;
}

static int fill_message(struct compose_values *values, struct desk *desk,
			const struct post_about *about, const struct arrival_receipt *receipt,
			const struct store_mail *mail, const struct tell_how *how,
			struct error *err)
{
	char text[CLOCK_TEXT];

	notice_common(values, about);
	compose_set(values, "ontvangen_op", clock_dutch_minute(receipt->received, text));
	compose_set_flag(values, how->withdrawn ? "ingetrokken" : "antwoord", true);
	compose_set_flag(values, "onder_druk", how->pressed);
	compose_set_flag(values, "beslissing_vervalt", how->dropped);
	compose_set_flag(values, "bij_professional", how->quiet);
	compose_set_flag(values, "ook_bij_professional", how->passed && !how->quiet);
	compose_set_flag(values, "niet_begrepen", how->unclear);
	snprintf(text, sizeof(text), "%" PRId64, mail->id);
	compose_set(values, "mail", text);
	fill_reading(values, receipt->reading);
	/* without a key, From is what anybody can write */
	if (text_equal(how->who, ANSWER_UNCONFIRMED) &&
	    receipt->reading->mail.afzender_bevestigd != 1)
		compose_set_flag(values, "afzender_niet_bevestigd", true);
	if (fill_ways(values, desk, about->dossier, receipt, how->withdrawn, err) < 0)
		return -1;
	if (how->quiet)
		return 0;
	fill_attachments(values, receipt->reading);
	return fill_answer(values, desk, about->dossier, receipt, mail->id, how->words, err);
}

int tell_message(struct desk *desk, const struct post_about *about,
		 const struct arrival_receipt *receipt, const struct store_mail *mail,
		 const struct tell_how *how, struct error *err)
{
	int flood = is_flood(desk, about, how, receipt->reading, err), result;
	struct attach attach = {0};
	struct compose_values *values;
	char event[60];

	if (flood != 0 && how->words) /* its verslagen ended too, and that was told so */
		return flood < 0 ? -1 : tell_loop(desk, about, receipt, err);
	if (flood != 0)
		return flood < 0 ? -1 : tell_flood(desk, about, receipt, how->who, err);
	values = compose_values_new(receipt->arena);
	snprintf(event, sizeof(event), "melding:bericht:%" PRId64, mail->id);
	result = fill_message(values, desk, about, receipt, mail, how, err);
	if (result == 0)
		result = attach_papers(&attach, receipt, how, values, err);
	if (result == 0)
		result = notice_post(
		    desk, about,
		    &(struct notice){
			.event = event, .values = values, .attach = &attach, .waits = how->waits},
		    err);
	attach_free(&attach);
	return result;
}
