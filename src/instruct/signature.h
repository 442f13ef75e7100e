/* signature: the name under a TEKST that no formula and no blank line parts from it. A colleague's name and number
 * are not for the applicant. Pure, linear. Private to instruct. */
#ifndef LOKET_INSTRUCT_SIGNATURE_H
#define LOKET_INSTRUCT_SIGNATURE_H

#include <stdbool.h>
#include <stddef.h>

struct line;

/* The length of `words` (lines, LF) without the signature at their end: a name with a number, an address or a loket
 * within a few lines below it, or a name alone below a sentence. The first line always stays. */
size_t signature_cut(const char *words, size_t length);

/* Whether a line is a name, or where to reach somebody, and says nothing else. */
bool signature_line(const struct line *line);

#endif
