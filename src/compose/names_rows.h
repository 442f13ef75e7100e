/* names_rows: what the tables of values are written with. Private to names*.c. */
#ifndef LOKET_COMPOSE_NAMES_ROWS_H
#define LOKET_COMPOSE_NAMES_ROWS_H

#include "compose/names.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

enum {
	SAID = COMPOSE_MUST_USE,
	NEEDED = COMPOSE_MUST_USE | COMPOSE_MUST_SET,
	TITLE = COMPOSE_MUST_USE | COMPOSE_MUST_SET | COMPOSE_SUBJECT,
};

/* names_applicant.c */
extern const struct compose_names names_of_ontvangst, names_of_doorgegeven, names_of_aanvaard,
    names_of_herinnering, names_of_weigering, names_of_ingetrokken, names_of_gelezen,
    names_of_vraag, names_of_antwoord, names_of_reply, names_of_andere_regio;
/* names_desk.c */
extern const struct compose_names names_of_opdracht, names_of_bericht, names_of_ticket,
    names_of_melding, names_of_verslag, names_of_bevestiging;

#endif
