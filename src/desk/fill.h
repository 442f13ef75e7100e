/* fill: a reading as the values of a template. Private to desk. */
#ifndef LOKET_DESK_FILL_H
#define LOKET_DESK_FILL_H

#include "reading/reading.h"
#include "settings/settings.h"

enum { FILL_TEXT = 20000 }; /* bytes of a mail that are shown in another */

struct advies_texts;
struct compose_values;

/* Loket's name and phone, and the crisis numbers: in every mail to an applicant. */
void fill_loket(struct compose_values *values, const struct loket *loket,
		const struct settings *settings);
/* The normalized request, for ticket and order; doubt stands beside its values; `evidence`: and the words of
 * the mail. */
void fill_request(struct compose_values *values, const struct reading *reading, bool evidence);
/* Advice, rules and questions: for the ticket only. */
void fill_advice(struct compose_values *values, const struct reading *reading,
		 const struct advies_texts *texts);
/* The questions as the text of a ready answer (`vragen_tekst`), as many as a link can hold. */
void fill_questions_text(struct compose_values *values, const struct reading *reading);
/* Each question of a form with its answer, as `velden`, unless all of it stands in the mail's text. fill_answers.c */
void fill_answers(struct compose_values *values, const struct reading *reading);
/* Of those, what a professional must know and fill_request does not say: the running help, the goal, what was tried, who
 * will be there. fill_answers.c */
void fill_story(struct compose_values *values, const struct reading *reading);
/* What the ticket says of the mail itself: sender, subject, kind, attachments. */
void fill_mail(struct compose_values *values, const struct reading *reading);
/* Its attachments, by name and size. */
void fill_attachments(struct compose_values *values, const struct reading *reading);
/* The text that an address prints as: "Naam <adres>". */
void fill_address(struct compose_values *values, const char *name,
		  const struct letter_address *address);
/* The mail's text as `bericht`, as much as a mail can carry; `more` says where the whole is. */
void fill_text(struct compose_values *values, const char *text, const char *more);
/* As `grootte`: "12 kB". */
void fill_size(struct compose_values *values, int64_t bytes);
void fill_instrument(struct compose_values *values, enum instrument instrument);
/* The kinds of danger with their words (`gevaar`), and whether they alarm (`spoed`); fill_danger.c. */
void fill_danger(struct compose_values *values, const struct reading *reading);
/* Words of the mail beside a value, as `citaat` on one line; not when they are the value. fill_quotation.c */
void fill_quotation(struct compose_values *item, const char *words, const char *value);

#endif
