/* passed: a mail that a colleague passes on as an attachment, with `nieuw` above it: taken for one that stands in the
 * text. */
#ifndef LOKET_READER_PASSED_H
#define LOKET_READER_PASSED_H

#include <stddef.h>
#include "letter/letter.h"
#include "reader/headers.h"

struct arena;

/* The first of the mails that are attached. */
struct passed {
	unsigned count; /* how many there are */
	struct headers headers;
	char *text; /* what it says, clean; NULL: none is attached */
	size_t bijlage;
};

/* Whether it is passed on: it has a sender and words, and the own words of the mail that brings it begin with the
 * command `nieuw`. */
bool passed_is_meant(struct arena *arena, const struct passed *passed, const char *own);
/* As a forward, under the note above it, and appended to *text with a head, as mail programs do; which text it is, says
 * the caller (national numbers are not masked yet). */
struct letter_forward *passed_open(struct arena *arena, const struct passed *passed,
				   const char *note, char **text);

#endif
