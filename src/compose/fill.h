/* fill: a template with the values of one mail, as a cmark tree without markers. Private to
 * compose. */
#ifndef LOKET_COMPOSE_FILL_H
#define LOKET_COMPOSE_FILL_H

#include <cmark.h>

struct compose_values;

/* A new tree; the caller frees it with cmark_node_free. Paragraphs, items, lists and headings
 * in which nothing is left are not in it. */
cmark_node *fill_tree(cmark_node *root, const struct compose_values *values);

#endif
