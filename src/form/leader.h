/* leader: what stands between a label and its answer where no colon does: in forms that were typed over dots or blanks
 * ("Naam kind ........ Oscar"), else a dash. */
#ifndef LOKET_FORM_LEADER_H
#define LOKET_FORM_LEADER_H

#include <stdbool.h>
#include <stddef.h>

/* Whether that is the style of a text: some of its lines hold a row of dots, an arrow or "=" behind a word. */
bool form_has_leaders(const char *text, size_t length);

/* In such a text: the bytes of the dots (two at least, with the blanks around them), of the blanks (two at least) or of
 * the arrow that begin at `at`; 0: none do. Looks at the row once, when asked at its start. */
size_t form_leader(const char *text, size_t at, size_t end);

/* The bytes of " - " or of the same with an en dash at `at`; 0: neither. */
size_t form_dash(const char *text, size_t at, size_t end);

#endif
