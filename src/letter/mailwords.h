/* mailwords: what mail programs write around a mail that is answered or passed on, in the languages
 * of those who write to a desk and of their programs. Folded (lines_fold); each table ends with
 * NULL. */
#ifndef LOKET_LETTER_MAILWORDS_H
#define LOKET_LETTER_MAILWORDS_H

#include "letter/mailhead.h"

struct mailword {
	const char *word; /* NULL: the end */
	enum mailhead_field field;
};

extern const struct mailword mailwords_fields[];	 /* "van", "onderwerp": without colon */
extern const char *const mailwords_separators[];	 /* "oorspronkelijk bericht" */
extern const char *const mailwords_forward_marks[];	 /* "doorgestuurd bericht" */
extern const char *const mailwords_answer_prefixes[];	 /* "re:" */
extern const char *const mailwords_forward_prefixes[];	 /* "fwd:" */
extern const char *const mailwords_attribution_starts[]; /* "op " (3 mei ... schreef) */
extern const char *const mailwords_attribution_verbs[];	 /* "schreef" */
extern const char *const mailwords_attribution_links[];	 /* " heeft ": between a date and a name */

#endif
