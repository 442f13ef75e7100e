/* values: what an answer means, in the formats that are written in Belgium (domain.md section 5).
 * Pure; each takes (text, length), looks for the first such value in it, and says where it stands.
 * What it fills is only to be read when it returns true. Linear time. */
#ifndef LOKET_FORM_VALUES_H
#define LOKET_FORM_VALUES_H

#include <stdbool.h>
#include <stddef.h>

struct form_range {
	size_t van, tot;
};

enum { FORM_PHONE = 20, FORM_DAY = 11, FORM_EMAIL = 321 };

/* "0470/12 34 56", "+32 (0)470 ...", "03/240.61.66": as "+32470123456". Other countries with + or
 * 00 as they are. No short numbers, no prices, no dates. phone.c */
bool form_find_phone(const char *text, size_t length, struct form_range *range,
		     char phone[FORM_PHONE]);

/* "12/03/2009", "12 maart 2009", "12.3.09", "2009-03-12": as "2009-03-12". Day first; an impossible
 * day is no date. Two digits of a year: a birth date gives an age of 0 to 25 on `today` (ISO 8601,
 * NULL: no two-digit years). date.c */
bool form_find_birth_date(const char *text, size_t length, const char *today,
			  struct form_range *range, char day[FORM_DAY]);
/* The next day that running text names, at *pos or behind it, in nl, fr, en or de: "3 december", "1er mars
 * 2027", "4th of May", "December 1st", "17.07.", "12/7", "2026-12-03". Without a year it is the one of that
 * name that comes next, or that is no more than two weeks past; farther than eight months ahead it is
 * none, for it may as well be past. *pos moves behind it. false: no more. day.c */
bool form_next_day(const char *text, size_t length, const char *today, size_t *pos,
		   struct form_range *range, char day[FORM_DAY]);
/* Monday 1 to Sunday 7, of a folded word (words.h) in nl, fr, en or de; 0: no weekday. day.c */
int form_weekday(const char *word);
/* The first such weekday after `today`; false when `today` is that weekday itself, or no date. day.c */
bool form_next_weekday(int weekday, const char *today, char day[FORM_DAY]);

/* The age in whole years on `today`; -1 when either is no date. */
int form_age_on(const char *birth_date, const char *today);

/* "14", "14 jaar", "14j", "bijna 16" (15), "17,5" (17): 0 to 120. For an answer, not for running
 * text. date.c */
bool form_find_age(const char *text, size_t length, struct form_range *range, int *age);

/* "3600", "B-9000 Gent", "3600 Genk": a postcode, and the place behind it when one stands there (an
 * empty range otherwise). Needs a place, a prefix, or nothing else around it. place.c */
bool form_find_postcode(const char *text, size_t length, struct form_range *postcode,
			struct form_range *gemeente);

/* An address, lower case in `email`. email.c */
bool form_find_email(const char *text, size_t length, struct form_range *range,
		     char email[FORM_EMAIL]);

enum form_janee { FORM_GEEN_ANTWOORD, FORM_JA, FORM_NEE };
/* Whether an answer is yes or no: by its first word ("ja, mama weet het", "nee", "neen", "zeker",
 * "geen"), or by the one option that is ticked ("[x] ja [ ] nee"). janee.c */
enum form_janee form_yes_no(const char *text, size_t length);

/* True when the text begins with a box, behind a bullet perhaps. ticks.c */
bool form_box(const char *text, size_t length);
/* The next option of a list of boxes ("[x] moeder [ ] vader", "☒ ja ☐ nee"): its text, and whether
 * it is ticked. false: no more boxes after *pos. ticks.c */
bool form_next_option(const char *text, size_t length, size_t *pos, struct form_range *option,
		      bool *ticked);

#endif
