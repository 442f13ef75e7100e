/* signoff: what stands below the words of a mail and says nothing of it: lines of devices and
 * programs, disclaimers, the tail that a mailing list adds, and (in an answer) the signature. Pure;
 * looks at a bounded number of bytes. When in doubt a line stays. */
#ifndef LOKET_LETTER_SIGNOFF_H
#define LOKET_LETTER_SIGNOFF_H

#include <stdbool.h>
#include <stddef.h>
#include "letter/lines.h"

/* "Verstuurd vanaf mijn iPhone", in nl, fr, en, de; a sentence that begins so is none. */
bool signoff_device(const struct line *line);

/* The offset behind a disclaimer whose paragraph starts in this line, or 0. */
size_t signoff_disclaimer(const char *text, size_t length, const struct line *line);

/* True for the rule above the tail of a mailing list. */
bool signoff_list(const char *text, size_t length, const struct line *line);

/* A rule right across the page, of dashes, underscores, stars ...: what stands below it is another paragraph. */
bool signoff_rule(const struct line *line);

/* "-- " */
bool signoff_mark(const struct line *line);

/* True for a formula that ends a mail, with a name behind it or not: "Met vriendelijke groet, Els". */
bool signoff_closing(const struct line *line);

/* The length of `text` (own words, up to their end or to a quotation) without a signature below it: a formula
 * ("Met vriendelijke groet") with a name under it, or "-Jan". Never leaves nothing but white space. */
size_t signoff_cut(const char *text, size_t length);

#endif
