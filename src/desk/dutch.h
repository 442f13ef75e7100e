/* dutch: what a person reads in a mail where the store and the JSON have a code. Private to
 * desk. */
#ifndef LOKET_DESK_DUTCH_H
#define LOKET_DESK_DUTCH_H

#include "dossier/dossier.h"
#include "names/names.h"

struct buffer;

/* The words for a value of an enumeration; NULL for its "not known", but of akkoord and regio. */
const char *dutch_word(const struct names *names, int value);

/* All outcomes, "niet gestart, gestopt of opgelost". Append to `out`. */
void dutch_outcomes(struct buffer *out);

/* For codes that are texts; NULL: there are no words for it. */
const char *dutch_template(const char *name);	 /* "ontvangst": "het bericht van ontvangst" */
const char *dutch_reason(const char *code);	 /* of a mail row: "crash", "grootte" */
const char *dutch_refusal(const char *status);	 /* "550 5.1.1": "dit adres bestaat niet" */
const char *dutch_language(const char *iso_639); /* "fr": "Frans" */
/* Where a value was found: "van" is "uit de afzender"; an attachment's name is given back. */
const char *dutch_place(const char *part);

/* A state as part of a sentence, "dit dossier is ...". NULL: there is no such state. */
const char *dutch_state(int state);
enum { DUTCH_EVENT = 200 };
/* A line of the history: "aanvaard", "toegewezen aan bm-lim-1". Returns `out`. */
const char *dutch_event(const char *what, const char *detail, char out[DUTCH_EVENT]);

enum { DUTCH_TEXT = 32 };
/* "2010-05-03" as "3 mei 2010"; anything else is given back (NULL too). */
const char *dutch_day(const char *iso, char out[DUTCH_TEXT]);
/* "+32470001122" as people here dial it, "0470 00 11 22"; anything else is given back. */
const char *dutch_phone(const char *number, char out[DUTCH_TEXT]);

#endif
