/* attach: what a mail to the desk or to a professional carries of a mail that came in. Private to desk and arrival. */
#ifndef LOKET_DESK_ATTACH_H
#define LOKET_DESK_ATTACH_H

#include "base/memory.h"
#include "compose/compose.h"
#include "letter/letter.h"

/* Filled by the functions below; attach_free releases it. */
struct attach {
	struct compose_attachment items[2];
	size_t count;
	struct buffer json, raw;
};

/* As dossier.json, without our keys; nothing when it is too large. */
void attach_json(struct attach *attach, const struct buffer *json);
/* The raw mail, behind fd (-1: it is not there), as origineel.eml, without our keys; not when it is over 7 MB or holds
 * a rijksregisternummer. Which of these it is, a flag says: origineel, origineel_groot, origineel_rrn. */
int attach_original(struct attach *attach, const struct letter *mail, int fd, int64_t size,
		    struct compose_values *values, struct error *err);
/* True for the name of one of the two. */
bool attach_named(const char *name);
void attach_free(struct attach *attach);

#endif
