/* mime: header fields and parts of a mail, written straight into a buffer, with CRLF line ends.
 * What is intricate (encoded words, folding, parameters) is GMime's; its tree of objects is not
 * needed to write. Private to compose. */
#ifndef LOKET_COMPOSE_MIME_H
#define LOKET_COMPOSE_MIME_H

#include <stddef.h>
#include <stdint.h>

struct buffer;

/* Values are checked before (header.c): they hold no line end. */

/* "NAME: VALUE" encoded where it must be, and folded. NULL: nothing. */
void mime_text(struct buffer *out, const char *name, const char *value);
/* "NAME: DISPLAY <ADDRESS>" */
void mime_mailbox(struct buffer *out, const char *name, const char *display, const char *address);
/* "NAME: ADDRESS" */
void mime_address(struct buffer *out, const char *name, const char *address);
void mime_date(struct buffer *out, int64_t seconds);
/* "NAME: <ID> <ID> ...", folded between them; none: nothing. */
void mime_ids(struct buffer *out, const char *name, const char *const *ids, size_t count);

/* Content-Type, with one parameter. */
void mime_type(struct buffer *out, const char *media, const char *subtype, const char *parameter,
	       const char *value);
/* Content-Disposition: attachment */
void mime_attached(struct buffer *out, const char *file_name);

enum mime_encoding { MIME_QUOTED_PRINTABLE, MIME_BASE64, MIME_UNCHANGED, MIME_ENCODING_COUNT };

void mime_encoding(struct buffer *out, enum mime_encoding encoding);
/* The empty line that ends the fields, and the data. */
void mime_content(struct buffer *out, enum mime_encoding encoding, const void *data, size_t length);

/* The line that begins a part, and the one that ends the last; the line end before it is its own. */
void mime_next(struct buffer *out, const char *boundary);
void mime_end(struct buffer *out, const char *boundary);

#endif
