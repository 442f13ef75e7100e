/* quote: what this person wrote now: quoted history and device footers cut away. Pure, linear.
 *
 * Quote marks, attributions, mailheads and separators of the common programs (mailwords), and what
 * signoff knows. When in doubt a line stays; the result is never empty unless the text is. */
#ifndef LOKET_LETTER_QUOTE_H
#define LOKET_LETTER_QUOTE_H

#include <stdbool.h>
#include <stddef.h>
#include "letter/lines.h"

struct arena;

/* text is clean. is_answer: the mail belongs to an earlier one; then the signature goes too (in a first
 * request it stays: it holds the contact data). */
char *quote_own_words(struct arena *arena, const char *text, size_t length, bool is_answer);

/* True for "Re:", "Antw:", "AW:", "RÉ:", "SV:" at the start of a subject; NULL is fine. */
bool quote_answer_subject(const char *subject);

/* Where a quoted mail begins: "-----Oorspronkelijk bericht-----"; the head of a mail, or the rule above it. */
bool quote_separator(const struct line *line);
bool quote_head(const char *text, size_t length, const struct line *line);

#endif
