/* body: the parts of a mail: which of them are its text, which are attachments, and what a delivery
 * report says. */
#ifndef LOKET_READER_BODY_H
#define LOKET_READER_BODY_H

#include <gmime/gmime.h>
#include <stdbool.h>
#include "letter/letter.h"
#include "reader/bounce.h"
#include "reader/papers.h"
#include "reader/passed.h"

struct arena;

struct body {
	char *text; /* all text of the mail, clean; never NULL */
	size_t length;
	char *shown; /* as who reads HTML sees it, where that differs; NULL: it does not */
	bool doubt;  /* some of it may be hidden from who reads HTML (html_to_text) */
	struct bounce_parts bounce;
	struct papers papers;
	struct passed passed;
};

/* Walks the tree; adds to letter->bijlagen, and sets letter->grens when it goes over a limit (what was
 * found until then stays). */
void body_read(struct arena *arena, GMimeObject *root, const struct letter_limits *limits,
	       struct letter *letter, struct body *body);

#endif
