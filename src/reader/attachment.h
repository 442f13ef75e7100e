/* attachment: one part that is no text of the mail: its name, type, size and digest. */
#ifndef LOKET_READER_ATTACHMENT_H
#define LOKET_READER_ATTACHMENT_H

#include <gmime/gmime.h>
#include "letter/letter.h"

struct arena;

/* Adds the part to letter->bijlagen. name: as the sender gave it, or NULL. */
void attachment_add_part(struct arena *arena, struct letter *letter, GMimePart *part,
			 const char *name, const char *type);
/* An attached mail, kept whole under its name, else its subject. */
void attachment_add_message(struct arena *arena, struct letter *letter, GMimeMessagePart *part,
			    const char *name, const char *type);

/* The name as it may stand in a folder and on a screen: no path, no control characters, no leading dots,
 * at most 200 bytes with its extension kept; NULL when nothing is left. */
char *attachment_safe_name(struct arena *arena, const char *name);

#endif
