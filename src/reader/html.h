/* html: an HTML body as text that reads well: paragraphs, lists, quotes ("> "), table rows as
 * "a | b", and rows of two cells as "Label: waarde". No script, style, head, or text that is not
 * displayed; what is displayed and cannot be seen (html_style.h) is marked (letter/unseen.h); images by
 * their alt text; what is struck out stands between "~~". */
#ifndef LOKET_READER_HTML_H
#define LOKET_READER_HTML_H

#include <stdbool.h>
#include <stddef.h>

struct arena;

/* data is clean UTF-8 (text_clean). Clean text, LF line ends, no trailing white space. Nothing is fetched,
 * nothing expanded; nesting deeper than the parser is trusted with falls back to cutting the tags out, and then, as
 * where no word at all is seen, UNSEEN_ALL stands above. *doubt_r (may be NULL): some of the words that stand there as
 * seen may be hidden from who reads it in one program or another. */
char *html_to_text(struct arena *arena, const char *data, size_t size, bool *doubt_r);

/* The charset that a <meta> near the start names; NULL: none. */
char *html_meta_charset(struct arena *arena, const char *data, size_t size);

#endif
