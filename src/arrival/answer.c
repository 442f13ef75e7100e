/* answer: see answer.h. */
#include "arrival/answer.h"

#include <string.h>

#include "arrival/echo.h"
#include "base/error.h"
#include "base/memory.h"
#include "base/text.h"
#include "compose/compose.h"
#include "desk/person.h"
#include "desk/post.h"
#include "letter/quote.h"
#include "sorting/sorting.h"

enum { DAY = 24 * 60 * 60, MUTED_A_DAY = 20, COLLEAGUE_A_DAY = 3, NAMED_A_DAY = 5 };

bool answer_passes_own(const struct desk *desk, const struct letter *mail)
{
	const struct letter_forward *inner = mail->doorgestuurd;

	if (!inner)
		return false;
	/* within one house Outlook writes a name and no address */
	return inner->van.adres ? settings_own_address(desk->settings, inner->van.adres)
				: compose_is_subject(desk->templates, inner->onderwerp);
}

static bool is_of_us(const struct settings *settings, const struct letter *mail)
{
	return mail->from.adres && settings_own_address(settings, mail->from.adres);
}

/* From is what anybody can write; a Message-ID of ours is not. */
static bool has_own_id(struct desk *desk, const struct letter *mail)
{
	const char *reference;
	struct arena *arena;
	struct error err;
	bool ours;

	if (!mail->message_id || !is_of_us(desk->settings, mail))
		return false;
	arena = arena_new();
	ours = store_dossier_by_message_id(desk->store, arena, mail->message_id, &reference,
					   &err) == 1;
	arena_free(&arena);
	return ours;
}

bool answer_is_own(struct desk *desk, const struct reading *reading)
{
	const struct letter *mail = &reading->mail;

	if ((mail->marks & LETTER_LOKET) || has_own_id(desk, mail))
		return true;
	/* who answers is heard, also when he wrote no word; a report of a server may hold our mail alone */
	return !reading->bounce && !quote_answer_subject(mail->onderwerp) &&
	       echo_of_ours(desk, mail, answer_is_of_house(desk, mail));
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

static bool names_dossier(const struct letter *mail)
{
	char named[DOSSIER_REFERENCE];

	return dossier_reference_find(mail->onderwerp, named) ||
	       dossier_reference_find(mail->volledige_tekst, named);
}

/* What a person asks for says of whom: a form, a child, others, danger, a document. A program that answers us says
 * nothing of it, or hands our own words back: the crisis numbers, and our number with them. */
static bool says_of_whom(const struct reading *reading)
{
	if (reading->gevaar == GEVAAR_SPOED)
		return true;
	if (names_dossier(&reading->mail))
		return false;
	return reading->gevaar != GEVAAR_GEEN || reading->vorm != VORM_VRIJ ||
	       reading->client.naam || reading->client.leeftijd >= 0 ||
	       reading->client.geboortedatum || reading->partij_count || reading->deel_count;
}

/* Or at least for what: it is never left unopened. */
static bool is_request(const struct reading *reading)
{
	return says_of_whom(reading) ||
	       (reading->instrument != INSTRUMENT_ONBEKEND && !names_dossier(&reading->mail));
}

/* A ticket that comes back is no request, whatever stands in it. */
static bool colleague_asks(const struct reading *reading)
{
	return !names_dossier(&reading->mail) && says_of_whom(reading);
}

/* 0, with the reason when there is one; or -1. */
static int check_limits(struct desk *desk, const struct arrival_receipt *receipt,
			struct answer *answer, struct error *err)
{
	unsigned char hash[VAULT_HASH];
	int64_t since;
	int count, dead;

	post_address_hash(desk, answer->to, hash);
	dead = store_dead_find(desk->store, hash, &since, err);
	if (dead < 0)
		return -1;
	answer->dead = dead;
	if (store_count_answers(desk->store, "ontvangst", hash, receipt->now - DAY, &count, err) <
	    0)
		return -1;
	/* who hands our number back had the crisis numbers with it; the desk sees the danger in any case */
	answer->muted = count > 0 &&
			(names_dossier(&receipt->reading->mail) || !says_of_whom(receipt->reading));
	answer->counted =
	    answer->muted && person_same_box(answer->to, receipt->reading->mail.from.adres);
	if (answer->dead)
		answer->why_not = "op dat adres komt geen mail aan";
	else if (answer->muted)
		answer->why_not = "dit adres kreeg vandaag al een bevestiging, en deze mail lijkt "
				  "daar een antwoord op";
	else if (count >= desk->settings->answers_per_day)
		answer->why_not = "dit adres kreeg vandaag al genoeg bevestigingen";
	answer->at_once = !answer->why_not;
	return 0;
}

int answer_is_loop(struct desk *desk, const struct arrival_receipt *receipt, struct error *err)
{
	const struct letter *mail = &receipt->reading->mail;
	bool colleague = person_known(desk->settings, mail->from.adres);
	bool asks = colleague || is_of_us(desk->settings, mail) ? colleague_asks(receipt->reading)
								: is_request(receipt->reading);
	unsigned char hash[VAULT_HASH];
	int count;

	/* whoever names another's address in Reply-To counts for himself only */
	if (!mail->from.adres || asks)
		return 0;
	post_address_hash(desk, mail->from.adres, hash);
	if (store_count_muted(desk->store, "ontvangst", hash, receipt->now - DAY, &count, err) < 0)
		return -1;
	return count >= (colleague ? COLLEAGUE_A_DAY : MUTED_A_DAY);
}

bool answer_is_of_house(const struct desk *desk, const struct letter *mail)
{
	return person_known(desk->settings, mail->from.adres) || is_of_us(desk->settings, mail);
}

/* Mails under the names of colleagues that came through no key, since a time. */
struct unconfirmed {
	int64_t since;
	int count;
};

static bool count_unconfirmed(const struct store_event *event, void *context)
{
	struct unconfirmed *mails = context;

	mails->count += event->at > mails->since && text_equal(event->who, ANSWER_UNCONFIRMED) &&
			text_equal(event->detail, ANSWER_OF_COLLEAGUE);
	return true;
}

int answer_is_circle(struct desk *desk, const struct arrival_receipt *receipt, const char *dossier,
		     struct error *err)
{
	struct unconfirmed mails = {.since = receipt->now - DAY};

	if (!answer_is_of_house(desk, &receipt->reading->mail))
		return 0;
	if (store_each_event(desk->store, dossier, count_unconfirmed, &mails, err) < 0)
		return -1;
	return mails.count > NAMED_A_DAY;
}

static const char *address_of(const struct reading *reading, enum answer_whom whom, bool form)
{
	const struct letter *mail = &reading->mail;

	if (whom != ANSWER_SENDER)
		return mail->doorgestuurd->van.adres;
	if (form)
		return reading->aanvrager.email;
	return mail->reply_to.adres ? mail->reply_to.adres : mail->from.adres;
}

/* "Schrijf mij op ...": the mail asks for another address than the one that it came from, which others may read. In a
 * form an address is only an answer. */
static bool asks_elsewhere(const struct reading *reading, enum answer_whom whom, const char *to)
{
	return whom == ANSWER_SENDER && reading->vorm == VORM_VRIJ && !reading->mail.doorgestuurd &&
	       reading->aanvrager.email && to && !person_same_box(reading->aanvrager.email, to);
}

/* Why the address may be a victim's (failure 26); NULL: it is the sender's own. */
static const char *why_unsure(const struct letter *mail, enum answer_whom whom)
{
	if (mail->afzender_bevestigd == 0)
		return "we zijn niet zeker dat de afzender echt is";
	if (whom == ANSWER_INNER && mail->afzender_bevestigd != 1)
		return "we zijn niet zeker dat een medewerker deze mail doorstuurde";
	return NULL;
}

/* A colleague, or a mailbox of ours, gets no ontvangst. One whose mail says nothing of whom may be a program that
 * answers our tickets, and opens a dossier with each answer. */
static int count_colleague(const struct arrival_receipt *receipt, struct answer *answer,
			   const char *to, const char *why_not)
{
	answer->why_not = why_not;
	if (colleague_asks(receipt->reading) ||
	    !person_same_box(to, receipt->reading->mail.from.adres))
		return 0;
	answer->counted = true;
	answer->colleague = to;
	return 0;
}

/* Why nothing is ever sent there by itself; NULL: it may be. */
static const char *why_never(const struct settings *settings, const struct letter *mail, bool form,
			     const char *to)
{
	if (!form && !sorting_answerable(mail))
		return "de mail is automatisch verstuurd, komt van een lijst, of heeft geen "
		       "afzender om aan te antwoorden";
	if (!to)
		return "er is geen adres om aan te antwoorden";
	if (settings_own_address(settings, to) || sorting_daemon_address(to))
		return "het adres is van een systeem";
	if (!compose_can_write_to(to))
		return "naar dat adres kan geen mail verstuurd worden";
	return NULL;
}

int answer_decide(struct desk *desk, const struct arrival_receipt *receipt, enum answer_whom whom,
		  struct answer *answer, struct error *err)
{
	const struct reading *reading = receipt->reading;
	const struct letter *mail = &reading->mail;
	bool form = whom == ANSWER_SENDER && is_web_form(receipt->mailbox, mail);
	const char *to = address_of(reading, whom, form);

	*answer = (struct answer){0};
	if (!form && is_of_us(desk->settings, mail))
		return count_colleague(receipt, answer, mail->from.adres,
				       "de afzender is een van onze eigen mailboxen");
	answer->why_not = why_never(desk->settings, mail, form, to);
	if (answer->why_not)
		return 0;
	if (person_known(desk->settings, to))
		return count_colleague(receipt, answer, to, "de afzender is een medewerker");
	answer->why_not = why_unsure(mail, whom);
	answer->unsure = answer->why_not != NULL;
	if (!answer->unsure && !form && asks_elsewhere(reading, whom, to))
		answer->why_not = "de aanvrager vraagt om op een ander adres te antwoorden";
	else
		answer->to = to;
	return answer->why_not ? 0 : check_limits(desk, receipt, answer, err);
}
