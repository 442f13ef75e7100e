/* fill: copies the tree of a template and puts the values in.
 *
 * SECURITY: a value becomes the literal of a text node, the literal of a code node, or a
 * percent-encoded part of a link's destination; it is never parsed. Its line ends become
 * LINEBREAK nodes. Values in a right-to-left script are isolated, so that they cannot reorder
 * the words around them. */
#include "compose/fill.h"

#include <stdint.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "compose/template.h"
#include "compose/values.h"

/* The values that can be seen: those of the innermost list item, then outward. */
struct frame {
	const struct compose_values *values;
	const struct frame *outer;
};

static const struct compose_value *look_up(const struct token *token, const struct frame *frame)
{
	for (unsigned i = 0; i < token->up && frame->outer; i++)
		frame = frame->outer;
	return compose_value_find(frame->values, token->name->name);
}

static cmark_node *append_new(cmark_node *parent, cmark_node_type type)
{
	cmark_node *node = cmark_node_new(type);

	cmark_node_append_child(parent, node);
	return node;
}

/* --- values ---------------------------------------------------------------------------------- */

static bool is_right_to_left(const char *text, size_t length)
{
	static const struct {
		uint32_t from, to;
	} ranges[] = {{0x0590, 0x08FF},
		      {0xFB1D, 0xFDFF},
		      {0xFE70, 0xFEFC},
		      {0x10800, 0x10FFF},
		      {0x1E800, 0x1EFFF}};

	for (size_t i = 0, size = 1; i < length; i += size) {
		uint32_t c = (unsigned char)text[i];

		if (c < 0x80) {
			size = 1;
			continue;
		}
		c = text_decode(text + i, length - i, &size);
		for (size_t k = 0; k < sizeof(ranges) / sizeof(ranges[0]); k++)
			if (c >= ranges[k].from && c <= ranges[k].to)
				return true;
	}
	return false;
}

/* FIRST STRONG ISOLATE ... POP DIRECTIONAL ISOLATE around one line of a value. */
static void append_line(cmark_node *parent, const char *line, size_t length)
{
	struct buffer text = {0};
	bool isolate;

	if (length == 0)
		return;
	isolate = is_right_to_left(line, length);
	if (!isolate && !line[length]) { /* as it stands */
		cmark_node_set_literal(append_new(parent, CMARK_NODE_TEXT), line);
		return;
	}
	if (isolate)
		/* NOLINTNEXTLINE(misc-misleading-bidirectional): closed below */
		buffer_text(&text, "\xE2\x81\xA8");
	buffer_add(&text, line, length);
	if (isolate)
		buffer_text(&text, "\xE2\x81\xA9");
	cmark_node_set_literal(append_new(parent, CMARK_NODE_TEXT), text.data);
	buffer_free(&text);
}

static void append_value(cmark_node *parent, const struct compose_value *value)
{
	const char *text = value->text;
	size_t left = strlen(text);

	while (left > 0 && strchr("\n ", text[left - 1]))
		left--;
	for (const char *end = text + left; text < end;) {
		const char *stop = memchr(text, '\n', (size_t)(end - text));

		append_line(parent, text, (size_t)((stop ? stop : end) - text));
		if (stop)
			append_new(parent, CMARK_NODE_LINEBREAK);
		text = stop ? stop + 1 : end;
	}
}

/* Everything but RFC 3986 "unreserved" is encoded: a value can never end a part of an address. */
static void add_encoded(struct buffer *out, const char *text)
{
	static const char hex[] = "0123456789ABCDEF";

	for (; *text; text++) {
		unsigned char c = (unsigned char)*text;

		if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
		    strchr("-._~", c))
			buffer_char(out, *text);
		else if (c == '\n') /* RFC 6068: line ends in a mailto: body are CRLF */
			buffer_text(out, "%0D%0A");
		else
			buffer_add(out, (const char[]){'%', hex[c >> 4], hex[c & 15]}, 3);
	}
}

/* RFC 3966: a number to call holds no blanks. */
static void add_number(struct buffer *out, const char *text)
{
	for (; *text; text++)
		if ((*text >= '0' && *text <= '9') || *text == '+')
			buffer_char(out, *text);
}

static void add_one_line(struct buffer *out, const char *text)
{
	for (; *text; text++)
		buffer_char(out, *text == '\n' ? ' ' : *text);
}

static void add_pieces(struct buffer *out, const struct pieces *pieces, const struct frame *frame,
		       void (*add)(struct buffer *out, const char *text))
{
	buffer_add(out, NULL, 0);
	for (size_t i = 0; i < pieces->count; i++) {
		const struct piece *piece = &pieces->items[i];
		const struct compose_value *value;

		if (!piece->token) {
			buffer_add(out, piece->text, piece->length);
			continue;
		}
		value = look_up(piece->token, frame);
		if (value && value->text)
			add(out, value->text);
	}
}

static void add_address(struct buffer *out, const struct pieces *pieces, const struct frame *frame)
{
	const struct piece *first = &pieces->items[0];
	bool number = !first->token && strncmp(first->text, "tel:", 4) == 0;

	add_pieces(out, pieces, frame, number ? add_number : add_encoded);
}

/* --- copying --------------------------------------------------------------------------------- */

static void copy_properties(cmark_node *to, cmark_node *from, const struct frame *frame)
{
	struct buffer text = {0};

	switch (cmark_node_get_type(from)) {
	case CMARK_NODE_TEXT:
		cmark_node_set_literal(to, cmark_node_get_literal(from));
		break;
	case CMARK_NODE_CODE:
		add_pieces(&text, cmark_node_get_user_data(from), frame, add_one_line);
		cmark_node_set_literal(to, text.data);
		break;
	case CMARK_NODE_LINK:
		add_address(&text, cmark_node_get_user_data(from), frame);
		cmark_node_set_url(to, text.data);
		break;
	case CMARK_NODE_HEADING:
		cmark_node_set_heading_level(to, cmark_node_get_heading_level(from));
		break;
	case CMARK_NODE_LIST:
		cmark_node_set_list_type(to, cmark_node_get_list_type(from));
		cmark_node_set_list_delim(to, cmark_node_get_list_delim(from));
		if (cmark_node_get_list_type(from) == CMARK_ORDERED_LIST)
			cmark_node_set_list_start(to, cmark_node_get_list_start(from));
		cmark_node_set_list_tight(to, cmark_node_get_list_tight(from));
		break;
	default:
		break;
	}
	buffer_free(&text);
}

static bool is_blank_node(cmark_node *node)
{
	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_TEXT:
	case CMARK_NODE_CODE:
		return text_blank(cmark_node_get_literal(node));
	case CMARK_NODE_SOFTBREAK:
	case CMARK_NODE_LINEBREAK:
		return true;
	case CMARK_NODE_THEMATIC_BREAK:
		return false;
	default:
		break;
	}
	for (cmark_node *child = cmark_node_first_child(node); child;
	     child = cmark_node_next(child))
		if (!is_blank_node(child))
			return false;
	return true;
}

static bool goes_when_blank(cmark_node_type type)
{
	return type != CMARK_NODE_TEXT && type != CMARK_NODE_SOFTBREAK &&
	       type != CMARK_NODE_LINEBREAK;
}

static void copy_siblings(cmark_node *parent, cmark_node *first, const cmark_node *end,
			  const struct frame *frame);

static void copy_one(cmark_node *parent, cmark_node *from, const struct frame *frame)
{
	cmark_node *to = cmark_node_new(cmark_node_get_type(from));

	copy_properties(to, from, frame);
	copy_siblings(to, cmark_node_first_child(from), NULL, frame);
	if (goes_when_blank(cmark_node_get_type(to)) && is_blank_node(to))
		cmark_node_free(to);
	else
		cmark_node_append_child(parent, to);
}

/* Lists that repeat one list of the template (its marker stands around them) become one list. */
static void copy_list(cmark_node *parent, cmark_node *from, const struct frame *frame)
{
	cmark_node *last = cmark_node_last_child(parent);

	if (last && cmark_node_get_user_data(last) == from) {
		copy_siblings(last, cmark_node_first_child(from), NULL, frame);
		return;
	}
	copy_one(parent, from, frame);
	last = cmark_node_last_child(parent);
	if (last && cmark_node_get_type(last) == CMARK_NODE_LIST)
		cmark_node_set_user_data(last, from);
}

/* Calls copy once for each time that the section stands: per item of a list, else once or not
 * at all. */
static void repeat(const struct token *token, const struct frame *frame, cmark_node *parent,
		   cmark_node *first, const cmark_node *end,
		   void (*copy)(cmark_node *parent, cmark_node *first, const cmark_node *end,
				const struct frame *frame))
{
	const struct compose_value *value = look_up(token, frame);

	if (token->kind == TOKEN_ABSENT) {
		if (!value)
			copy(parent, first, end, frame);
	} else if (value && value->kind == COMPOSE_LIST && token->kind == TOKEN_OPEN) {
		for (size_t i = 0; i < value->count; i++) {
			struct frame inner = {value->items[i], frame};

			copy(parent, first, end, &inner);
		}
	} else if (value) {
		copy(parent, first, end, frame);
	}
}

static void copy_item(cmark_node *parent, cmark_node *item, const cmark_node *end,
		      const struct frame *frame)
{
	(void)end;
	copy_one(parent, item, frame);
}

/* Returns the node to go on behind. */
static cmark_node *copy_marker(cmark_node *parent, cmark_node *node, const struct token *token,
			       const struct frame *frame)
{
	const struct compose_value *value;

	if (token->kind != TOKEN_VALUE) {
		repeat(token, frame, parent, cmark_node_next(node), token->close, copy_siblings);
		return token->close;
	}
	value = look_up(token, frame);
	if (value && value->text)
		append_value(parent, value);
	return node;
}

static void copy_siblings(cmark_node *parent, cmark_node *first, const cmark_node *end,
			  const struct frame *frame)
{
	for (cmark_node *node = first; node && node != end; node = cmark_node_next(node)) {
		const void *data = cmark_node_get_user_data(node);

		switch (cmark_node_get_type(node)) {
		case CMARK_NODE_CUSTOM_INLINE:
		case CMARK_NODE_CUSTOM_BLOCK:
			node = copy_marker(parent, node, data, frame);
			break;
		case CMARK_NODE_ITEM:
			if (data)
				repeat(data, frame, parent, node, NULL, copy_item);
			else
				copy_one(parent, node, frame);
			break;
		case CMARK_NODE_LIST:
			copy_list(parent, node, frame);
			break;
		default:
			copy_one(parent, node, frame);
			break;
		}
	}
}

cmark_node *fill_tree(cmark_node *root, const struct compose_values *values)
{
	struct frame frame = {values, NULL};
	cmark_node *copy = cmark_node_new(cmark_node_get_type(root));

	copy_siblings(copy, cmark_node_first_child(root), NULL, &frame);
	return copy;
}
