/* attribution: the line above a quotation: "Op 3 mei 2026 om 10:00 schreef Els <els@example.org>:",
 * in the languages of mailwords, whole, broken over a few lines, or drawn between dashes. Pure;
 * looks at a bounded number of bytes. */
#ifndef LOKET_LETTER_ATTRIBUTION_H
#define LOKET_LETTER_ATTRIBUTION_H

#include <stdbool.h>
#include <stddef.h>
#include "letter/lines.h"

struct attribution {
	size_t start; /* in the text; behind the line's start when own words stand before it */
	size_t end;   /* of the text: behind its last line */
	bool quoted;  /* a quoted line follows */
	struct line sender; /* "Els <els@example.org>"; length 0: no address */
};

/* True when one starts in this line of the text. */
bool attribution_at(const char *text, size_t length, const struct line *line,
		    struct attribution *attribution);

#endif
