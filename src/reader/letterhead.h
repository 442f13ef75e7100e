/* letterhead: the header of a mail into a letter: who, when, what about, in answer to what, and the
 * marks that tell a machine's mail from a person's. */
#ifndef LOKET_READER_LETTERHEAD_H
#define LOKET_READER_LETTERHEAD_H

#include "letter/letter.h"
#include "reader/headers.h"

struct arena;

/* Fills everything of the letter that comes from the header but afzender_bevestigd. */
void letterhead_read(struct arena *arena, const struct headers *headers, struct letter *letter);

/* The first "<...>" of a value without its brackets, or its first word; NULL: none. */
const char *letterhead_id(struct arena *arena, const struct header_field *field);

/* An RFC 5322 date, tolerant, as ISO 8601 with its offset; NULL for none or nonsense. */
const char *letterhead_date(struct arena *arena, const struct header_field *field);

#endif
