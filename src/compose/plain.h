/* plain: a filled tree as text/plain. Private to compose. */
#ifndef LOKET_COMPOSE_PLAIN_H
#define LOKET_COMPOSE_PLAIN_H

#include <cmark.h>

struct buffer;

/* Lines of at most 72 characters (longer words stay whole), LF line ends. */
void plain_render(cmark_node *document, struct buffer *out);
/* The text of one paragraph as one line: a subject. */
void plain_line(cmark_node *paragraph, struct buffer *out);

#endif
