/* page: a filled tree as text/html, one small page. Private to compose. */
#ifndef LOKET_COMPOSE_PAGE_H
#define LOKET_COMPOSE_PAGE_H

#include <cmark.h>

struct buffer;

void page_render(cmark_node *document, struct buffer *out);

#endif
