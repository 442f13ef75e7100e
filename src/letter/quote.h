/* quote: what this person wrote now: quoted history and device footers cut away. Pure, linear.
 *
 * Modest on purpose: quote marks, "Op ... schreef ...:" in nl, fr, en, de, mailheads, the separators of
 * the common programs. When in doubt a line stays; the result is never empty unless the text is. */
#ifndef LOKET_LETTER_QUOTE_H
#define LOKET_LETTER_QUOTE_H

#include <stdbool.h>
#include <stddef.h>

struct arena;

/* text is clean. is_answer: the mail belongs to an earlier one; then the signature goes too (in a first
 * request it stays: it holds the contact data). */
char *quote_own_words(struct arena *arena, const char *text, size_t length, bool is_answer);

/* True for "Re:", "Antw:", "AW:", "RÉ:", "SV:" at the start of a subject; NULL is fine. */
bool quote_answer_subject(const char *subject);

#endif
