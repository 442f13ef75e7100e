/* forward: a mail that somebody passes on: the inner mail and the covering note. Pure, linear.
 * Knows the marks of the common programs in nl, fr, en, de; the rest by subject and mailhead. */
#ifndef LOKET_LETTER_FORWARD_H
#define LOKET_LETTER_FORWARD_H

#include "letter/letter.h"
#include "letter/lines.h"

struct arena;

/* NULL: not a forward. text is clean; subject may be NULL. */
struct letter_forward *forward_find(struct arena *arena, const char *text, size_t length,
				    const char *subject);

/* True for the line above a mail that is passed on: "Begin doorgestuurd bericht:", with dashes or without. */
bool forward_mark(const struct line *line);

/* True for "Fwd:", "FW:", "Doorst:", "TR:", "WG:" and the like at the start of a subject. */
bool forward_subject(const char *subject);
/* What stands behind those; of another subject all of it. Borrowed. */
const char *forward_subject_rest(const char *subject);

#endif
