/* html_text: the text that an HTML body becomes, put together piece by piece: white space, blank
 * lines, quote marks, table rows. Knows nothing of parsing. */
#ifndef LOKET_READER_HTML_TEXT_H
#define LOKET_READER_HTML_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include "base/memory.h"

enum { HTML_TABLES = 24, HTML_QUOTES = 8, HTML_CELLS = 64 };

struct html_row {
	size_t start;		  /* of the row in `out` */
	size_t cells[HTML_CELLS]; /* where each cell starts */
	size_t count;
	bool open;
};

struct html_text {
	struct buffer out;
	int newlines; /* line ends wanted before the next text */
	bool space;   /* a space is wanted before the next text */
	int quotes;   /* depth of blockquotes */
	int pre;      /* depth of preformatted text */
	bool lines;   /* what comes next keeps its line ends too */
	struct html_row rows[HTML_TABLES];
	bool unseen; /* nobody sees what comes next: it is marked (letter/unseen.h) */
	bool doubt;  /* of what comes next it cannot be told */
	bool marked; /* such a mark is open */
	bool some_seen, some_unseen, some_doubt; /* there was such text */
	bool struck; /* what comes next is struck out: it stands between "~~" */
	int tables;  /* depth of tables; deeper ones than HTML_TABLES are plain blocks */
};

/* Text of the mail: white space is folded unless inside <pre>. */
void html_text_add(struct html_text *text, const char *data, size_t length);
/* A word of ours ("- "), as it stands. */
void html_text_mark(struct html_text *text, const char *mark);
/* From here on the text is struck out, or not any more. */
void html_text_strike(struct html_text *text, bool struck);
/* The next text starts on a new line (1) or after a blank line (2). */
void html_text_break(struct html_text *text, int newlines);
void html_text_line_end(struct html_text *text); /* <br> */
void html_text_end(struct html_text *text);	 /* after the last */

/* The words of a body that no parser is trusted with: the tags are cut out. */
void html_text_cut_tags(struct html_text *text, const char *data, size_t size);

void html_text_table(struct html_text *text);
void html_text_table_end(struct html_text *text);
void html_text_row(struct html_text *text);
void html_text_row_end(struct html_text *text);
void html_text_cell(struct html_text *text);

#endif
