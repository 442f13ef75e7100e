/* bounce_words: how servers call and begin their notices, in nl, fr, de and en. See bounce_text.h. Tables of what
 * they write; linear over the text. */
#include "reader/bounce_text.h"

#include <string.h>

#include "base/text.h"
#include "letter/lines.h"

static const char *const subjects[] = {
    "undelivered mail",
    "undeliverable",
    "undelivered:",
    "undeliver",
    "returned mail",
    "mail delivery failed",
    "mail delivery failure",
    "delivery failure",
    "delivery status notification",
    "delivery notification",
    "failure notice",
    "failure delivery",
    "mail could not be delivered",
    "message delivery failure",
    "mail system error",
    "warning: could not send",
    "warning: message",
    "delayed mail",
    "message you sent blocked",
    "rejected:",
    "nondeliverable",
    "non-deliverable",
    "could not deliver",
    "mail failure",
    "mail status report",
    "message status - undeliverable",
    "delivery error",
    "delivery report",
    "permanent delivery failure",
    "message not delivered",
    "unzustellbar",
    "nicht zustellbar",
    "non remis",
    "non distribuable",
    "échec de la remise",
    "échec de remise",
    "message non délivré",
    "notification d'échec",
    "retour de courrier",
    "onbestelbaar",
    "niet bezorgd",
    "niet afgeleverd",
    "bezorging mislukt",
    "kan niet worden bezorgd",
    "bericht niet bezorgd",
    "postmaster notify",
    "недоставленное",
    "mensaje no entregado",
    "mancato recapito",
    "delivery has failed",
    "unable to deliver",
    "undeliverable mail",
    "your message could not be delivered",
    "mail not delivered",
    "bounced",
    "error de entrega",
    "delivery problem",
    "zustellung fehlgeschlagen",
    "zustellung verzögert",
    "zustellungsfehler",
    "nachricht konnte nicht",
    "unzustellbare",
    "vertraagde mail",
    "vertraagd bericht",
    "bericht vertraagd",
    "bezorging vertraagd",
    "uw bericht is vertraagd",
    "melding van niet-bezorging",
    "niet-bezorgd",
    "remise retardée",
    "message retardé",
    "avis de non-remise",
    "rapport de non-remise",
    "échec de livraison",
    "échec d'envoi",
};

static const char *const openings[] = {
    "this is the mail system at host",
    "this message was created automatically by mail delivery",
    "hi. this is the",
    "hi. the mta program",
    "i'm afraid i wasn't able to deliver your message",
    "the following addresses had permanent",
    "the following message to ",
    "the following recipient",
    "your message did not reach some or all",
    "your message to the following recipients",
    "your message wasn't delivered",
    "your message could not be delivered",
    "delivery has failed to these recipients",
    "delivery to the following recipient",
    "delivery to these recipients",
    "this is an automatically generated delivery status notification",
    "a message that you sent could not be delivered",
    "uw bericht is niet bezorgd",
    "uw bericht kan niet worden bezorgd",
    "de bezorging van uw bericht",
    "bezorging aan de volgende",
    "votre message n'a pas",
    "ihre nachricht konnte nicht",
    "this report relates to a message you sent",
    "the original message was received at",
    "undeliverable to",
    "could not be delivered to",
    "mail from this address",
    "unable to deliver message",
    "message delivery failed",
    "sorry, i couldn't find",
    "there was an error delivering your mail",
    "could not deliver for the last",
    "error: invalid user address",
    "delivery failed ",
    "mail sent to",
    "uw bericht kon niet worden bezorgd",
    "uw bericht kon niet worden afgeleverd",
    "uw bericht kon nog niet worden",
    "uw bericht heeft enkele of alle",
    "votre message n’a pas",
    "votre message n'est pas",
    "échec de la remise",
    "fehler bei der nachrichtenzustellung",
    "ihre nachricht konnte noch nicht",
    "ihre nachricht wurde nicht",
};

/* Subjects of mails that may still arrive. */
static const char *const delays[] = {"delayed", "warning",	"delay",     "vertraagd",
				     "retard",	"vertraging",	"verzögert", "verzögerung",
				     "warnung", "waarschuwing", NULL};

/* The same in what such a notice says first. */
static const char *const delay_openings[] = {
    "has not yet been delivered", "you do not need to resend", "nog niet worden bezorgd",
    "nog niet worden afgeleverd", "noch nicht zugestellt",     "pas encore été remis",
    "pas encore pu être remis",	  "pas encore été distribué",  NULL,
};

bool bounce_text_subject(const char *subject)
{
	char folded[LINES_FOLD];
	struct line line = {.text = subject, .length = subject ? strlen(subject) : 0};

	lines_fold(&line, folded);
	for (size_t i = 0; i < sizeof(subjects) / sizeof(subjects[0]); i++) {
		const char *at = strstr(folded, subjects[i]);

		/* at the start, or behind a tag in brackets */
		if (at && (at == folded || at[-1] == ' ' || at[-1] == '"') && at - folded < 40)
			return true;
	}
	return false;
}

void bounce_text_open(const char *text, char start[BOUNCE_OPENING])
{
	size_t used = 0;

	for (; *text && used + 1 < BOUNCE_OPENING; text++) {
		bool space = *text == '\n' || *text == ' ' || *text == '\t';

		if (!space)
			start[used++] = *text;
		else if (used && start[used - 1] != ' ')
			start[used++] = ' ';
	}
	start[used] = '\0';
	text_lower(start);
}

bool bounce_text_opening(const char *text)
{
	char start[BOUNCE_OPENING];

	bounce_text_open(text, start);
	for (size_t i = 0; i < sizeof(openings) / sizeof(openings[0]); i++) {
		if (strstr(start, openings[i]))
			return true;
	}
	return false;
}

bool bounce_text_delay(const char *subject)
{
	struct line line = {.text = subject, .length = subject ? strlen(subject) : 0};
	char folded[LINES_FOLD];

	lines_fold(&line, folded);
	return lines_count_any(folded, delays) > 0;
}

bool bounce_text_delay_opening(const char *text)
{
	char start[BOUNCE_OPENING];

	bounce_text_open(text, start);
	return lines_count_any(start, delay_openings) > 0;
}
