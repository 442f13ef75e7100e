/* html_effect: what each element of HTML does to the text. Private to html. */
#ifndef LOKET_READER_HTML_EFFECT_H
#define LOKET_READER_HTML_EFFECT_H

#include <stdbool.h>

enum html_effect {
	INLINE,
	BLOCK,
	PARAGRAPH,
	HIDDEN,
	BREAK,
	RULE,
	QUOTE,
	PRE,
	LIST,
	NUMBERED,
	ITEM,
	TABLE,
	ROW,
	CELL,
	LINKED,
	IMAGE,
};

/* INLINE for what is not known. The name in lower case. */
enum html_effect html_effect_of(const char *name);

/* True when its content is shown by some programs, or in some states, only: a closed <details>, what stands in a
 * <video> for those who cannot play it. */
bool html_effect_doubtful(const char *name, bool open);

#endif
