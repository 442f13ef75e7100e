/* understand: from a decoded mail to what it says. Fills everything of a reading but `mail`,
 * `bounce`, `delen` and `advies`, with evidence (`bronnen`) for each value that comes from the
 * mail. One file a kind of claim; each takes a struct understanding. Labelled answers first, then running text, which
 * never overwrites one.
 *
 * SECURITY: runs in the sealed reader on hostile text; linear in its length, no recursion. */
#ifndef LOKET_UNDERSTAND_UNDERSTAND_H
#define LOKET_UNDERSTAND_UNDERSTAND_H

#include "reading/reading.h"
#include "understand/tables.h"

struct arena;

/* The whole of it. reading->mail (and bounce, delen) must be filled and masked (form/rrn.h); all
 * tables must have been added. soort is judged anew from the mail (sorting_kind), then from its
 * content. */
void understand(struct arena *arena, struct reading *reading,
		const struct understand_tables *tables, const struct reading_context *context);

#endif
