/* confirm: see confirm.h. */
#include "arrival/confirm.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "arrival/obey.h"
#include "arrival/obey_names.h"
#include "arrival/transcript.h"
#include "base/clock.h"
#include "base/error.h"
#include "base/log.h"
#include "base/memory.h"
#include "compose/compose.h"
#include "desk/post.h"

enum { DAY = 24 * 60 * 60, HOLDS = 7 * DAY, ASKED_A_DAY = 3 };

static void fill(struct compose_values *values, const struct arrival_receipt *receipt,
		 const struct mailbox *mailbox, const struct whose *whose,
		 const struct instruct_list *list)
{
	const char *from = receipt->reading->mail.from.adres;
	char when[CLOCK_TEXT];

	compose_set(values, "dossier", whose->dossier);
	compose_set(values, "loket", mailbox->loket->name);
	compose_set(values, "telefoon", mailbox->loket->phone);
	compose_set(values, "ontvangen_op", clock_dutch_minute(receipt->received, when));
	compose_set(values, "afzender", from ? from : "een onbekend adres");
	compose_set_flag(values, "zonder_sleutel", whose->proof != WHOSE_KEYED);
	compose_set_flag(values, "met_sleutel", whose->proof == WHOSE_KEYED);
	for (size_t i = 0; i < list->count; i++) {
		struct compose_values *line;

		if (list->items[i].fault != INSTRUCT_FINE)
			continue;
		line = compose_add(values, "regels");
		compose_set(line, "regel", instruct_line_shown(receipt->arena, &list->items[i]));
		/* what is confirmed is shown to its last word */
		compose_set(line, "tekst", instruct_text_beyond_line(&list->items[i]));
	}
}

static int post_question(struct desk *desk, const struct arrival_receipt *receipt,
			 const struct whose *whose, const struct instruct_list *list,
			 uint32_t serial, struct error *err)
{
	struct compose_values *values = compose_values_new(receipt->arena);
	struct vault_key key;
	struct post_about about = {.mailbox = receipt->mailbox,
				   .dossier = whose->dossier,
				   .scope = whose->dossier,
				   .dossier_key = &key,
				   .now = receipt->now};
	char event[40];
	int64_t key_id;
	int result;

	if (post_dossier_key(desk, whose->dossier, &key_id, &key, err) < 0)
		return -1;
	fill(values, receipt, about.mailbox, whose, list);
	snprintf(event, sizeof(event), "bevestiging:%" PRIu32, serial);
	result = post_add(desk, &about,
			  &(struct post){.template_name = "bevestiging",
					 .event = event,
					 .to = whose->person,
					 .role = whose->role,
					 .audience = TOKEN_INTERN,
					 .purpose = TOKEN_BEVESTIG,
					 .serial = serial,
					 .auto_submitted = "auto-generated",
					 .values = values},
			  err);
	vault_wipe(&key, sizeof(key));
	return result;
}

static int say(struct desk *desk, const struct arrival_receipt *receipt, const struct whose *whose,
	       const struct store_mail *mail, const char *why, struct error *err)
{
	static const struct instruct_list none = {.rest = ""};
	struct transcript transcript;

	transcript_begin(&transcript, desk, receipt, whose, mail);
	transcript_no_say(&transcript, why);
	return transcript_post(&transcript, &none, err);
}

int confirm_ask(struct desk *desk, const struct arrival_receipt *receipt, const struct whose *whose,
		const struct store_mail *mail, struct error *err)
{
	const char *merged = whose_merged(receipt->arena, whose);
	unsigned char hash[VAULT_HASH];
	struct instruct_list list;
	uint32_t serial;
	bool asked;
	int count;

	if (merged)
		return say(desk, receipt, whose, mail, merged, err);
	obey_parse(receipt->arena, desk, whose, obey_text(receipt), &list);
	post_address_hash(desk, whose->person, hash);
	if (store_count_answers(desk->store, "bevestiging", hash, receipt->now - DAY, &count, err) <
	    0)
		return -1;
	/* somebody else's answer to such a question waits for the person's own */
	asked = list.fine > 0 && count < ASKED_A_DAY && whose->purpose != TOKEN_BEVESTIG;
	log_warn("command-unconfirmed", "dossier=%s mail=%" PRId64 " asked=%d", whose->dossier,
		 mail->id, asked);
	if (!asked)
		return 0;
	if (store_add_pending(desk->store, whose->dossier, hash, obey_text(receipt), receipt->now,
			      &serial, err) < 0)
		return -1;
	return post_question(desk, receipt, whose, &list, serial, err) < 0 ? -1 : 1;
}

/* The first ja or nee; -1: neither. */
static int answer_of(const struct instruct_list *list)
{
	for (size_t i = 0; i < list->count; i++) {
		if (list->items[i].fault == INSTRUCT_FINE)
			return (int)list->items[i].kind;
	}
	return -1;
}

int confirm_answered(struct desk *desk, const struct arrival_receipt *receipt,
		     const struct whose *whose, const struct store_mail *mail, struct error *err)
{
	struct whose person = *whose;
	const char *text, *merged = whose_merged(receipt->arena, whose);
	unsigned char hash[VAULT_HASH];
	struct instruct_list list;
	int answer, found;

	/* what goes back is about the dossier again, not about this question */
	person.purpose = TOKEN_DOSSIER;
	person.serial = 0;
	if (merged)
		return say(desk, receipt, &person, mail, merged, err);
	if (obey_why_not(receipt))
		return say(desk, receipt, &person, mail, obey_why_not(receipt), err);
	obey_parse(receipt->arena, desk, whose, obey_text(receipt), &list);
	answer = answer_of(&list);
	if (answer != INSTRUCT_JA && answer != INSTRUCT_NEE)
		return say(desk, receipt, &person, mail,
			   "We vonden geen ja of nee bovenaan uw antwoord.", err);
	post_address_hash(desk, whose->person, hash);
	found = store_take_pending(desk->store, receipt->arena, whose->serial, whose->dossier, hash,
				   receipt->now - HOLDS, &text, err);
	if (found < 0)
		return -1;
	if (found == 0)
		return say(desk, receipt, &person, mail,
			   "Op deze vraag is al geantwoord, of ze is te oud. Geef de opdracht "
			   "opnieuw.",
			   err);
	if (answer == INSTRUCT_NEE)
		return say(desk, receipt, &person, mail, "De opdracht is weggegooid.", err);
	return obey(desk, receipt, &person, mail, text, NULL, err);
}
