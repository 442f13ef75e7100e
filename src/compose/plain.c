/* plain: text/plain from the tree, with the same words as the HTML: wrapped at 72, "> " before
 * quotations, "- " or numbers before items, a link as its text and <address>. What a person wrote
 * keeps its own lines where they fit: wrapped once more they would read ragged. What is to be
 * typed, and a phone number, is never broken. */
#include "compose/plain.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "base/memory.h"

enum { WIDTH = 72, QUOTED = 90, PREFIX = 256, MARK = 20, FIXED_BLANK = '\x1f' };

struct plain {
	struct buffer *out;
	char first[PREFIX]; /* before the next line, then replaced by `rest` */
	char rest[PREFIX];
	bool tight;  /* no empty lines between blocks */
	bool quoted; /* the words of a person */
	bool begun;  /* something stands in this container already */
};

/* --- inline ---------------------------------------------------------------------------------- */

static void add_inline(struct buffer *out, cmark_node *parent);

/* "text <address>"; the address alone when the text says the same; the text alone when a tap would call the
 * number that it is, or open a ready answer, which is what the text says to write. */
static void add_link(struct buffer *out, cmark_node *link)
{
	const char *url = cmark_node_get_url(link);
	const char *bare = strncmp(url, "mailto:", 7) == 0 ? url + 7 : url;
	struct buffer text = {0};

	add_inline(&text, link);
	if (text.data && strcmp(text.data, bare) == 0)
		buffer_text(out, bare);
	else if (text.data && ((bare > url && strchr(bare, '?')) || strncmp(url, "tel:", 4) == 0))
		buffer_text(out, text.data);
	else
		buffer_format(out, "%s <%s>", text.data ? text.data : "", url);
	buffer_free(&text);
}

/* Words that stay together: their blanks come back when the line is put out. */
static void add_fixed(struct buffer *out, const char *text)
{
	for (; *text; text++)
		buffer_char(out, *text == ' ' ? FIXED_BLANK : *text);
}

static void add_emphasis(struct buffer *out, cmark_node *node)
{
	struct buffer text = {0};

	add_inline(&text, node);
	add_fixed(out, text.data ? text.data : "");
	buffer_free(&text);
}

static void add_inline(struct buffer *out, cmark_node *parent)
{
	for (cmark_node *node = cmark_node_first_child(parent); node;
	     node = cmark_node_next(node)) {
		switch (cmark_node_get_type(node)) {
		case CMARK_NODE_TEXT:
			buffer_text(out, cmark_node_get_literal(node));
			break;
		case CMARK_NODE_CODE:
			add_fixed(out, cmark_node_get_literal(node));
			break;
		case CMARK_NODE_EMPH:
			add_emphasis(out, node);
			break;
		case CMARK_NODE_SOFTBREAK:
			buffer_char(out, ' ');
			break;
		case CMARK_NODE_LINEBREAK:
			buffer_char(out, '\n');
			break;
		case CMARK_NODE_LINK:
			add_link(out, node);
			break;
		default:
			add_inline(out, node);
			break;
		}
	}
}

static void free_blanks(char *text)
{
	for (; text && *text; text++)
		*text = *text == FIXED_BLANK ? ' ' : *text;
}

void plain_line(cmark_node *paragraph, struct buffer *out)
{
	size_t begin = out->length;

	add_inline(out, paragraph);
	if (out->length > begin)
		free_blanks(out->data + begin);
}

/* --- lines ----------------------------------------------------------------------------------- */

static size_t width_of(const char *text, size_t length)
{
	size_t width = 0;

	for (size_t i = 0; i < length; i++)
		width += ((unsigned char)text[i] & 0xC0) != 0x80;
	return width;
}

/* A line without blanks at its end: "> " of an empty line becomes ">". */
static void end_line(struct buffer *out)
{
	while (out->length > 0 && out->data[out->length - 1] == ' ')
		out->data[--out->length] = '\0';
	buffer_char(out, '\n');
}

static size_t begin_line(struct plain *plain)
{
	size_t width = width_of(plain->first, strlen(plain->first));

	buffer_text(plain->out, plain->first);
	memcpy(plain->first, plain->rest, sizeof(plain->first));
	return width;
}

/* One line of text, wrapped. */
static void put_line(struct plain *plain, const char *text, size_t length)
{
	size_t column = begin_line(plain), margin = column;

	if (plain->quoted && column + width_of(text, length) <= QUOTED) {
		buffer_add(plain->out, text, length);
		end_line(plain->out);
		return;
	}
	for (size_t at = 0; at < length;) {
		size_t blanks = strspn(text + at, " "), word, width;

		at += blanks;
		if (at >= length)
			break;
		word = strcspn(text + at, " \n");
		if (word > length - at)
			word = length - at;
		width = width_of(text + at, word);
		if (column > margin && column + 1 + width > WIDTH) {
			end_line(plain->out);
			column = margin = begin_line(plain);
		} else if (column > margin) {
			buffer_char(plain->out, ' ');
			column++;
		}
		buffer_add(plain->out, text + at, word);
		column += width;
		at += word;
	}
	end_line(plain->out);
}

static void put_lines(struct plain *plain, const char *text)
{
	for (;;) {
		size_t length = strcspn(text, "\n");

		put_line(plain, text, length);
		if (!text[length])
			return;
		text += length + 1;
	}
}

/* The empty line between two blocks. */
static void part(struct plain *plain)
{
	if (plain->begun && !plain->tight) {
		buffer_text(plain->out, plain->first);
		end_line(plain->out);
	}
	plain->begun = true;
}

/* --- blocks ---------------------------------------------------------------------------------- */

static void put_block(struct plain *plain, cmark_node *node);

static void put_blocks(struct plain *plain, cmark_node *parent)
{
	for (cmark_node *node = cmark_node_first_child(parent); node; node = cmark_node_next(node))
		put_block(plain, node);
}

static void put_leaf(struct plain *plain, cmark_node *node)
{
	struct buffer text = {0};

	buffer_add(&text, NULL, 0);
	add_inline(&text, node);
	put_lines(plain, text.data);
	buffer_free(&text);
}

static void put_heading(struct plain *plain, cmark_node *node)
{
	struct buffer text = {0};
	size_t width;

	buffer_add(&text, NULL, 0);
	add_inline(&text, node);
	width = width_of(text.data, text.length);
	put_lines(plain, text.data);
	text.length = 0;
	for (size_t i = 0; i < width && i < WIDTH; i++)
		buffer_char(&text, '-');
	if (cmark_node_get_heading_level(node) <= 2 && text.length > 0)
		put_line(plain, text.data, text.length);
	buffer_free(&text);
}

static void join(char out[PREFIX], const char *front, const char *back)
{
	size_t length = strnlen(front, PREFIX - MARK), more = strnlen(back, MARK - 1);

	memcpy(out, front, length);
	memcpy(out + length, back, more);
	out[length + more] = '\0';
}

/* A container whose lines all begin with something more. */
static void put_within(struct plain *plain, cmark_node *node, const char *first, const char *rest,
		       bool tight)
{
	struct plain inner = {.out = plain->out, .tight = tight, .quoted = plain->quoted};

	inner.quoted |= cmark_node_get_type(node) == CMARK_NODE_BLOCK_QUOTE;
	join(inner.first, plain->first, first);
	join(inner.rest, plain->rest, rest);
	put_blocks(&inner, node);
	memcpy(plain->first, plain->rest, sizeof(plain->first));
}

static void put_list(struct plain *plain, cmark_node *list)
{
	bool tight = cmark_node_get_list_tight(list);
	int number = cmark_node_get_list_start(list);
	struct plain items = *plain;

	items.tight = tight;
	items.begun = false;
	for (cmark_node *item = cmark_node_first_child(list); item; item = cmark_node_next(item)) {
		char mark[MARK] = "- ", blank[MARK] = "";

		if (cmark_node_get_list_type(list) == CMARK_ORDERED_LIST)
			snprintf(mark, sizeof(mark), "%d. ", number++);
		memset(blank, ' ', strlen(mark));
		part(&items);
		put_within(&items, item, mark, blank, tight);
	}
	memcpy(plain->first, plain->rest, sizeof(plain->first));
}

static void put_block(struct plain *plain, cmark_node *node)
{
	part(plain);
	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_HEADING:
		put_heading(plain, node);
		break;
	case CMARK_NODE_BLOCK_QUOTE:
		put_within(plain, node, "> ", "> ", false);
		break;
	case CMARK_NODE_LIST:
		put_list(plain, node);
		break;
	case CMARK_NODE_THEMATIC_BREAK:
		put_line(plain, "----------", 10);
		break;
	default:
		put_leaf(plain, node);
		break;
	}
}

void plain_render(cmark_node *document, struct buffer *out)
{
	struct plain plain = {.out = out};
	size_t begin = out->length;

	put_blocks(&plain, document);
	if (out->length > begin)
		free_blanks(out->data + begin);
}
