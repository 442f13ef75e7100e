/* blank: answers that are none: white space of any kind, dashes, and what a form writes where
 * nobody answered. */
#ifndef LOKET_FORM_BLANK_H
#define LOKET_FORM_BLANK_H

#include <stdbool.h>
#include <stddef.h>

/* Shrinks [*van, *tot) of text by white space (NBSP and EN SPACE too) and "|" on both sides. */
void form_trim(const char *text, size_t *van, size_t *tot);

/* Behind white space, bullets, row numbers ("12 |", "a. |", "3.", "Vraag 3."), table bars and marks of bold. */
size_t form_skip_lead(const char *text, size_t van, size_t tot);
/* It begins with a number: "3. Wie ...", "Vraag 3: wie ...". */
bool form_is_numbered(const char *text, size_t van, size_t tot);

/* True for nothing, dashes and dots, "nvt", "Klik hier om tekst in te voeren", "Kies een item", ...
 */
bool form_is_placeholder(const char *text, size_t length);

#endif
