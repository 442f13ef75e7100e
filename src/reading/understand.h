/* understand: from a decoded mail to what it says. Fills everything of a reading but `mail`,
 * `bounce`, `delen` and `advies`, with evidence (`bronnen`) for each value that comes from the
 * mail.
 *
 * Only structured evidence is believed for now: labelled lines, headers, and a list of danger words
 * over all text. One file a kind of claim (understand_*.c); each takes a struct understanding
 * (understand_parts.h), so that running text and documents can be added beside the labelled lines.
 *
 * SECURITY: runs in the sealed reader on hostile text; linear in its length, no recursion. */
#ifndef LOKET_READING_UNDERSTAND_H
#define LOKET_READING_UNDERSTAND_H

#include "reading/reading.h"
#include "reading/tables.h"

struct arena;

/* The whole of it. reading->mail (and bounce, delen) must be filled and masked (form/rrn.h); all
 * tables must have been added. soort is judged anew from the mail (sorting_kind), then from its
 * content. */
void reading_understand(struct arena *arena, struct reading *reading,
			const struct reading_tables *tables, const struct reading_context *context);

/* The text of the parts "van" and "reply_to" of bronnen: "Naam <adres>", or the one that is there,
 * or "". */
const char *reading_address_text(struct arena *arena, const struct letter_address *address);

/* The text of the part that a bron names; NULL: the reading has no such part. `mailbox` is "". */
const char *reading_part_text(struct arena *arena, const struct reading *reading, const char *deel);

#endif
