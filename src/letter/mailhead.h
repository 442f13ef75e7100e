/* mailhead: the lines "Van: ... Verzonden: ... Aan: ... Onderwerp: ..." that mail programs put
 * above a mail they quote or forward. Pure, linear. */
#ifndef LOKET_LETTER_MAILHEAD_H
#define LOKET_LETTER_MAILHEAD_H

#include <stdbool.h>
#include <stddef.h>
#include "letter/letter.h"
#include "letter/lines.h"

struct arena;

enum mailhead_field {
	MAILHEAD_FROM,
	MAILHEAD_DATE,
	MAILHEAD_TO,
	MAILHEAD_CC,
	MAILHEAD_SUBJECT,
	MAILHEAD_REPLY_TO,
	MAILHEAD_FIELD_COUNT
};

struct mailhead {
	struct line values[MAILHEAD_FIELD_COUNT]; /* length 0: not there */
	size_t start;				  /* of its first line */
	size_t end;				  /* of the text: behind the blank line after it */
};

/* True when a head starts in the line at `offset`: at least two fields, of which a sender, or a date and a
 * receiver. */
bool mailhead_at(const char *text, size_t length, size_t offset, struct mailhead *head);

/* True when it is the head of a mail even where nothing announces one: with a subject, or with an address and
 * a time of the day. Forms have lines like "Van:" too. */
bool mailhead_sure(const struct mailhead *head);

/* True for a head with an address and a time of the day: no letter or form that a person typed begins so. */
bool mailhead_dated(const struct mailhead *head);

/* All of a head in one line, field behind field (Yahoo): a sender and a subject, which ends the line. */
bool mailhead_in_line(const struct line *line, struct mailhead *head);

/* "Jan Peeters <jan@example.org>", "jan@example.org", "Jan [mailto:jan@example.org]". */
struct letter_address mailhead_address(struct arena *arena, const struct line *value);

#endif
