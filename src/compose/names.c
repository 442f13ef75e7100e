/* names: the values that each template knows, with their kind and a sample.
 *
 * A caller fills them with compose_set (text), compose_set_flag (flag) and compose_add (list).
 * What is not known is not set; what is not set counts as absent. Enumerations are set in words
 * (desk/dutch.h), never as codes.
 *
 *   every message   dossier, loket (its name), telefoon (of the loket)
 *   to applicants   ontvangen_op (clock_dutch_minute), crisis[nummer tekst] (settings->crisis)
 *   doorgegeven     bemiddelaar or voorzitter (flag: who got it)
 *   aanvaard        who said yes: naam, adres, nummer
 *   herinnering     to whoever is waited for: one flag that says for what
 *   weigering       bemiddelaar or voorzitter (neither: both are named), reden (needed), mogelijk,
 *                   regels ("CO-05, ALG-04"), beroep, klacht (settings->appeal and ->complaint:
 *                   they address the reader neither as je nor as u)
 *   vraag, antwoord tekst (the desk's words; needed)
 *   antwoord-NAAM   tekst (what the desk adds)
 *   opdracht        the request as in a ticket, without advice and evidence; naam (of the
 *                   professional), standaardregel (flag: forward = "direct" decided)
 *   ticket          everything: see names_desk.c
 *   verslag         what became of the commands in a mail: see names_desk.c
 *   bevestiging     commands that wait for "ja"
 *   melding         one flag that says what happened, and what belongs to it: see names_desk.c
 *
 * A "row" (aanvrager, client, situatie) is: label, waarde, citaat (the words of the mail), deel
 * (where they stand, when not in the text of the mail), twijfel (flag: certainty below 0.7). */
#include "compose/names.h"

#include <string.h>

#include "compose/names_rows.h"

const struct compose_message compose_messages[] = {
    {"ontvangst", true, &names_of_ontvangst}, {"ticket", false, &names_of_ticket},
    {"opdracht", false, &names_of_opdracht},  {"doorgegeven", true, &names_of_doorgegeven},
    {"weigering", true, &names_of_weigering}, {"ingetrokken", true, &names_of_ingetrokken},
    {"gelezen", true, &names_of_gelezen},     {"vraag", true, &names_of_vraag},
    {"antwoord", true, &names_of_antwoord},   {"andere_regio", true, &names_of_andere_regio},
    {"bericht", false, &names_of_bericht},    {"melding", false, &names_of_melding},
    {"verslag", false, &names_of_verslag},    {"bevestiging", false, &names_of_bevestiging},
    {"aanvaard", true, &names_of_aanvaard},   {"herinnering", true, &names_of_herinnering},
};
const size_t compose_message_count = COUNT(compose_messages);

const struct compose_message compose_reply = {COMPOSE_REPLY, true, &names_of_reply};

const struct compose_message *compose_message_find(const char *name)
{
	if (strncmp(name, COMPOSE_REPLY, strlen(COMPOSE_REPLY)) == 0)
		return &compose_reply;
	for (size_t i = 0; i < compose_message_count; i++)
		if (strcmp(compose_messages[i].name, name) == 0)
			return &compose_messages[i];
	return NULL;
}

const struct compose_name *compose_names_find(const struct compose_names *names, const char *name,
					      size_t length)
{
	for (size_t i = 0; i < names->count; i++)
		if (strlen(names->items[i].name) == length &&
		    memcmp(names->items[i].name, name, length) == 0)
			return &names->items[i];
	return NULL;
}
