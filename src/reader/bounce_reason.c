/* bounce_reason: see bounce_text.h. What the words of a server stand for when it gives no code: never one
 * of RFC 3463, which would say that the server gave it, but one of those that Sisimai, the analyser of
 * bounces, made for it: class 5.0, "other", and 9 with the reason. */
#include "reader/bounce_text.h"

#include <string.h>

/* The first that is said counts. */
static const struct {
	const char *words, *status;
} reasons[] = {
    {"user unknown", "5.0.911"},	 {"unknown user", "5.0.911"},
    {"no such user", "5.0.911"},	 {"no such recipient", "5.0.911"},
    {"recipient unknown", "5.0.911"},	 {"unknown recipient", "5.0.911"},
    {"unknown local", "5.0.911"},	 {"no mailbox here", "5.0.911"},
    {"mailbox not found", "5.0.911"},	 {"invalid mailbox", "5.0.911"},
    {"invalid recipient", "5.0.911"},	 {"does not exist", "5.0.911"},
    {"doesn't have a", "5.0.911"},	 {"not listed in", "5.0.911"},
    {"not a valid mailbox", "5.0.911"},	 {"bestaat niet", "5.0.911"},
    {"over quota", "5.0.922"},		 {"quota exceeded", "5.0.922"},
    {"exceeded storage", "5.0.922"},	 {"mailbox full", "5.0.922"},
    {"mailbox is full", "5.0.922"},	 {"postvak is vol", "5.0.922"},
    {"host unknown", "5.0.912"},	 {"host not found", "5.0.912"},
    {"domain not found", "5.0.912"},	 {"couldn't find any host", "5.0.912"},
    {"unrouteable", "5.0.912"},		 {"message too large", "5.0.923"},
    {"size limit", "5.0.923"},		 {"too big", "5.0.923"},
    {"relay denied", "5.0.909"},	 {"relaying denied", "5.0.909"},
    {"account is disabled", "5.0.921"},	 {"account disabled", "5.0.921"},
    {"mailbox disabled", "5.0.921"},	 {"no mx found", "5.0.912"},
    {"envelope expired", "5.0.947"},	 {"delivery time expired", "5.0.947"},
    {"retry timeout", "5.0.947"},	 {"retries, giving up", "5.0.947"},
    {"seconds. giving up", "5.0.947"},	 {"check if address is correct", "5.0.911"},
    {"gebruiker onbekend", "5.0.911"},	 {"onbekende gebruiker", "5.0.911"},
    {"onbekende ontvanger", "5.0.911"},	 {"niet gevonden bij", "5.0.911"},
    {"utilisateur inconnu", "5.0.911"},	 {"adresse inconnue", "5.0.911"},
    {"n'existe pas", "5.0.911"},	 {"destinataire inconnu", "5.0.911"},
    {"unbekannter benutzer", "5.0.911"}, {"benutzer unbekannt", "5.0.911"},
    {"existiert nicht", "5.0.911"},	 {"mailbox is vol", "5.0.922"},
    {"mailbox vol", "5.0.922"},		 {"postfach ist voll", "5.0.922"},
    {"postfach voll", "5.0.922"},	 {"aux lettres pleine", "5.0.922"},
    {"messagerie pleine", "5.0.922"},
};

const char *bounce_reason(const char *text)
{
	for (size_t i = 0; i < sizeof(reasons) / sizeof(reasons[0]); i++) {
		if (strcasestr(text, reasons[i].words))
			return reasons[i].status;
	}
	return NULL;
}
