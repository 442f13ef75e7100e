/* answer: see answer.h. */
#include "arrival/answer.h"

#include <string.h>

#include "base/error.h"
#include "base/memory.h"
#include "base/text.h"
#include "compose/compose.h"
#include "desk/person.h"
#include "desk/post.h"
#include "sorting/sorting.h"

enum { DAY = 24 * 60 * 60 };

bool answer_find_reference(const char *text, char reference[DOSSIER_REFERENCE])
{
	size_t size = DOSSIER_REFERENCE - 1, length = text ? strlen(text) : 0;

	for (size_t i = 0; i + size <= length; i++) {
		if (text[i + 2] != '-' || text[i + 8] != '-')
			continue;
		memcpy(reference, text + i, size);
		reference[size] = '\0';
		if (dossier_reference_valid(reference))
			return true;
	}
	return false;
}

bool answer_is_own(struct desk *desk, const struct reading *reading)
{
	const struct letter *mail = &reading->mail;
	struct arena *arena;
	char named[DOSSIER_REFERENCE];
	const char *reference;
	struct error err;
	bool ours = false;

	if (mail->marks & LETTER_LOKET)
		return true;
	if (!mail->from.adres || !settings_own_address(desk->settings, mail->from.adres))
		return false;
	if (answer_find_reference(mail->onderwerp, named) ||
	    answer_find_reference(mail->volledige_tekst, named))
		return true;
	if (mail->message_id) {
		arena = arena_new();
		ours = store_dossier_by_message_id(desk->store, arena, mail->message_id, &reference,
						   &err) == 1;
		arena_free(&arena);
	}
	return ours;
}

/* A web form that the mailbox's own server vouches for: the person's address stands in the body. */
static bool is_web_form(const struct mailbox *mailbox, const struct letter *mail)
{
	if (mail->afzender_bevestigd != 1 || !mail->from.adres)
		return false;
	for (size_t i = 0; i < mailbox->web_form_count; i++) {
		if (text_equal_fold(mailbox->web_forms[i], mail->from.adres))
			return true;
	}
	return false;
}

static int over_the_limit(struct desk *desk, const struct arrival_receipt *receipt, const char *to,
			  bool *over, struct error *err)
{
	unsigned char hash[VAULT_HASH];
	char address[POST_ADDRESS];
	int count;

	post_untagged(to, address);
	vault_hash_text(desk->vault, "address", address, hash);
	if (store_count_answers(desk->store, "ontvangst", hash, receipt->now - DAY, &count, err) <
	    0)
		return -1;
	*over = count >= desk->settings->answers_per_day;
	return 0;
}

int answer_decide(struct desk *desk, const struct arrival_receipt *receipt, struct answer *answer,
		  struct error *err)
{
	const struct reading *reading = receipt->reading;
	const struct letter *mail = &reading->mail;
	bool form = is_web_form(receipt->mailbox, mail);
	const char *to = form			? reading->aanvrager.email
			 : mail->reply_to.adres ? mail->reply_to.adres
						: mail->from.adres;
	bool over = false;

	*answer = (struct answer){0};
	if (!form && !sorting_answerable(mail))
		answer->why_not =
		    "de mail is automatisch verstuurd, komt van een lijst, of heeft geen "
		    "afzender om aan te antwoorden";
	else if (!to)
		answer->why_not = "er is geen adres om aan te antwoorden";
	else if (settings_own_address(desk->settings, to) || sorting_daemon_address(to))
		answer->why_not = "het adres is van een systeem";
	else if (!form && mail->from.adres &&
		 settings_own_address(desk->settings, mail->from.adres))
		answer->why_not = "de afzender is een van onze eigen mailboxen";
	else if (!compose_can_write_to(to))
		answer->why_not = "naar dat adres kan geen mail verstuurd worden";
	else if (person_known(desk->settings, to))
		answer->why_not = "de afzender is een medewerker";
	if (answer->why_not)
		return 0;
	answer->to = to;
	if (mail->afzender_bevestigd == 0) {
		/* the address may be a victim's: the desk decides (failure 26) */
		answer->why_not = "de mailserver kon de afzender niet bevestigen";
		return 0;
	}
	if (over_the_limit(desk, receipt, to, &over, err) < 0)
		return -1;
	answer->at_once = !over;
	if (over)
		answer->why_not = "dit adres kreeg vandaag al genoeg bevestigingen";
	return 0;
}
