/* said: what each mail of a dossier said, kept as numbers of its words, by which our own
 * text is known when it comes back (arrival/echo.h). Private to desk and arrival. */
#ifndef LOKET_DESK_SAID_H
#define LOKET_DESK_SAID_H

#include "base/memory.h"
#include "desk/post.h"

/* The words of a text as numbers, and the signs by which a person says something ("?", a tick, a smile); accents,
 * commas, bullets and line ends apart. An address between < and >, which mail programs add to a link and take away, is
 * none. */
enum { SAID_BORDER = 0 }; /* no word has that number */
struct said {
	uint32_t *words; /* in the arena */
	size_t count;
};
void said_add(struct arena *arena, struct said *said, const char *text, size_t length);
/* What follows need not have stood behind what was added. */
void said_border(struct arena *arena, struct said *said);

/* -- in a transaction: keeps a mail that is about a dossier; `words`: its subject and plain text. */
int said_keep(struct desk *desk, const struct post_about *about, const char *words,
	      struct error *err);
/* The words of what was kept of one mail, where it stands (aligned as malloc does). */
const uint32_t *said_open(const void *data, size_t length, size_t *count_r);

#endif
