/* html: see html.h. libxml2's HTML parser as a source of events; no tree is built.
 *
 * SECURITY: hostile markup. libxml2 keeps a stack of open elements and searches it for every end
 * tag, so its depth is watched: past DEPTH the parser is stopped and the tags are simply cut out,
 * in one pass. Entities of HTML are single characters; there is no DTD, no network, no file. */
#include "reader/html.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
#include <limits.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/memory.h"
#include "base/text.h"
#include "letter/unseen.h"
#include "reader/html_effect.h"
#include "reader/html_style.h"
#include "reader/html_text.h"

enum { DEPTH = 200, LISTS = 16, LINK = 300, LINK_COLOR = 0x0000EE };

struct converting {
	htmlParserCtxt *parser;
	struct html_text text;
	int depth;  /* of open elements */
	int hidden; /* depth of the outermost hidden element, 0: none */
	int lists;
	int numbers[LISTS]; /* the next number of each open list; 0: bullets */
	char link[LINK];    /* target of the open link, "" for none; without "mailto:" */
	bool mail;	    /* it is an address */
	size_t link_start;  /* of its text */
	bool too_deep;
	struct html_style styles[DEPTH + 2]; /* of each open element */
	size_t starts[DEPTH + 2];	     /* where the text of each starts */
	struct html_sheet *sheet;
	struct buffer css; /* of the open <style> */
	bool in_css;
	bool trusting; /* all is seen */
};

static const char *attribute(const xmlChar **attributes, const char *name)
{
	for (; attributes && attributes[0]; attributes += 2) {
		if (strcasecmp((const char *)attributes[0], name) == 0)
			return attributes[1] ? (const char *)attributes[1] : "";
	}
	return NULL;
}

/* What the element changes of the style that it has from its parent. */
static void take_style(struct converting *converting, const char *name, const xmlChar **attributes)
{
	struct html_style *style = &converting->styles[converting->depth];
	const char *own = attribute(attributes, "style"), *id = attribute(attributes, "id");
	const char *classes = attribute(attributes, "class");
	bool by_rule;

	*style = converting->styles[converting->depth - 1];
	html_style_begin(style);
	html_style_tag(style, name);
	style->doubt = style->doubt || attribute(attributes, "popover") ||
		       html_effect_doubtful(name, attribute(attributes, "open"));
	if (name[0] == 'a' && name[1] == '\0' && attribute(attributes, "href"))
		style->color = LINK_COLOR;
	for (const xmlChar **at = attributes; at && at[0]; at += 2) {
		if (at[1])
			html_style_attribute(style, (const char *)at[0], (const char *)at[1]);
	}
	html_sheet_apply(converting->sheet, style, name, classes, id);
	by_rule = style->gone;
	if (own)
		html_style_apply(style, own, strlen(own));
	html_sheet_doubt(converting->sheet, style, name, classes, id);
	/* a rule may not be meant for every screen */
	style->unseen = style->unseen || (by_rule && style->gone);
	style->gone = (style->gone && !by_rule) || attribute(attributes, "hidden");
}

/* Whether the next text is seen. */
static void look(struct converting *converting)
{
	const struct html_style *style = &converting->styles[converting->depth];

	converting->text.unseen = !converting->trusting && !html_style_seen(style);
	converting->text.doubt = style->doubt;
	converting->text.lines = style->lines;
}

static void start_link(struct converting *converting, const xmlChar **attributes)
{
	const char *target = attribute(attributes, "href");
	size_t length;

	converting->link[0] = '\0';
	converting->link_start = converting->text.out.length;
	converting->mail = target && text_starts_fold(target, "mailto:");
	if (converting->mail)
		target = strchr(target, ':') + 1;
	else if (!target || !text_starts_fold(target, "http"))
		return;
	length = strcspn(target, converting->mail ? "?&% " : " ");
	if (length == 0 || length >= LINK || (converting->mail && !memchr(target, '@', length)))
		return;
	memcpy(converting->link, target, length);
	converting->link[length] = '\0';
}

/* An address that only stands in the link is part of what the person wrote. A page's address says less
 * than the words of the link, and stands only where there are none. */
static void end_link(struct converting *converting)
{
	struct html_text *text = &converting->text;
	bool words = converting->link_start < text->out.length;

	if (!converting->link[0])
		return;
	if (!words) {
		html_text_add(text, converting->link, strlen(converting->link));
	} else if (converting->mail &&
		   !strcasestr(text->out.data + converting->link_start, converting->link)) {
		html_text_mark(text, " <");
		html_text_add(text, converting->link, strlen(converting->link));
		html_text_mark(text, ">");
	}
	converting->link[0] = '\0';
}

static void start_list(struct converting *converting, bool numbered)
{
	html_text_break(&converting->text, converting->lists ? 1 : 2);
	if (converting->lists < LISTS)
		converting->numbers[converting->lists] = numbered;
	converting->lists++;
}

static void end_list(struct converting *converting)
{
	if (converting->lists > 0)
		converting->lists--;
	html_text_break(&converting->text, converting->lists ? 1 : 2);
}

static void start_item(struct converting *converting)
{
	int level = converting->lists < LISTS ? converting->lists : LISTS;
	int indent = level > 1 ? 2 * (level - 1) : 0;
	char mark[16 + 2 * LISTS];
	int *number = level > 0 ? &converting->numbers[level - 1] : NULL;

	html_text_break(&converting->text, 1);
	if (number && *number > 0)
		snprintf(mark, sizeof(mark), "%*s%d. ", indent, "", (*number)++);
	else
		snprintf(mark, sizeof(mark), "%*s- ", indent, "");
	html_text_mark(&converting->text, mark);
}

static void add_image(struct converting *converting, const xmlChar **attributes)
{
	const char *alt = attribute(attributes, "alt");

	if (text_blank(alt))
		alt = attribute(attributes, "title");
	if (text_blank(alt) || converting->text.unseen)
		return;
	html_text_mark(&converting->text, "[");
	html_text_add(&converting->text, alt, strlen(alt));
	html_text_mark(&converting->text, "]");
}

static void add_rule(struct html_text *text)
{
	html_text_break(text, 1);
	html_text_mark(text, "----");
	html_text_break(text, 1);
}

/* A block is a line, with room above and below where its style asks for that. */
static void start_block(struct converting *converting)
{
	const bool *above = converting->styles[converting->depth].above;

	html_text_break(&converting->text, above[0] || above[1] ? 2 : 1);
}

static void end_block(struct converting *converting)
{
	const bool *below = converting->styles[converting->depth].below;

	html_text_break(&converting->text, below[0] || below[1] ? 2 : 1);
}

/* A blank line above it, or its line only, when its style leaves no room. */
static void start_paragraph(struct converting *converting)
{
	const struct html_style *style = &converting->styles[converting->depth];
	bool flat = style->no_above && !style->above[0];

	html_text_break(&converting->text, flat ? 1 : 2);
	converting->starts[converting->depth] = converting->text.out.length;
}

/* One without room below, and without a word, is a blank line that somebody made (Outlook). */
static void end_paragraph(struct converting *converting)
{
	const struct html_style *style = &converting->styles[converting->depth];
	bool flat = style->no_below && !style->below[0];
	bool empty = converting->starts[converting->depth] == converting->text.out.length;

	html_text_break(&converting->text, flat && !empty ? 1 : 2);
}

static void begin(struct converting *converting, enum html_effect effect,
		  const xmlChar **attributes)
{
	struct html_text *text = &converting->text;

	switch (effect) {
	case BLOCK:
		start_block(converting);
		break;
	case PARAGRAPH:
		start_paragraph(converting);
		break;
	case BREAK:
		html_text_line_end(text);
		break;
	case RULE:
		add_rule(text);
		break;
	case QUOTE:
		html_text_break(text, 1);
		text->quotes++;
		break;
	case PRE:
		html_text_break(text, 2);
		text->pre++;
		break;
	case LIST:
	case NUMBERED:
		start_list(converting, effect == NUMBERED);
		break;
	case ITEM:
		start_item(converting);
		break;
	case TABLE:
		html_text_table(text);
		break;
	case ROW:
		html_text_row(text);
		break;
	case CELL:
		html_text_cell(text);
		break;
	case LINKED:
		start_link(converting, attributes);
		break;
	case IMAGE:
		add_image(converting, attributes);
		break;
	case HIDDEN:
	case INLINE:
		break;
	}
}

static void finish(struct converting *converting, enum html_effect effect)
{
	struct html_text *text = &converting->text;

	switch (effect) {
	case BLOCK:
		end_block(converting);
		break;
	case PARAGRAPH:
		end_paragraph(converting);
		break;
	case QUOTE:
		html_text_break(text, 1);
		text->quotes -= text->quotes > 0;
		break;
	case PRE:
		text->pre -= text->pre > 0;
		html_text_break(text, 2);
		break;
	case LIST:
	case NUMBERED:
		end_list(converting);
		break;
	case TABLE:
		html_text_table_end(text);
		break;
	case ROW:
		html_text_row_end(text);
		break;
	case LINKED:
		end_link(converting);
		break;
	default:
		break;
	}
}

static void on_start(void *context, const xmlChar *name, const xmlChar **attributes)
{
	struct converting *converting = context;
	enum html_effect effect = html_effect_of((const char *)name);

	converting->depth++;
	if (converting->depth > DEPTH || converting->parser->nameNr > DEPTH) {
		converting->too_deep = true;
		xmlStopParser(converting->parser);
		return;
	}
	converting->in_css = strcmp((const char *)name, "style") == 0;
	if (converting->hidden)
		return;
	take_style(converting, (const char *)name, attributes);
	if (effect == HIDDEN || converting->styles[converting->depth].gone) {
		converting->hidden = converting->depth;
		return;
	}
	look(converting);
	begin(converting, effect, attributes);
	html_text_strike(&converting->text, converting->styles[converting->depth].struck);
}

static void end_css(struct converting *converting)
{
	converting->in_css = false;
	if (converting->css.length)
		html_sheet_add(converting->sheet, converting->css.data, converting->css.length);
	buffer_free(&converting->css);
}

static void on_end(void *context, const xmlChar *name)
{
	struct converting *converting = context;

	if (converting->hidden == 0) {
		html_text_strike(&converting->text,
				 converting->depth > 0 &&
				     converting->styles[converting->depth - 1].struck);
		finish(converting, html_effect_of((const char *)name));
	} else if (converting->hidden >= converting->depth)
		converting->hidden = 0;
	if (converting->in_css)
		end_css(converting);
	converting->depth -= converting->depth > 0;
	look(converting);
}

static void on_text(void *context, const xmlChar *data, int length)
{
	struct converting *converting = context;

	if (converting->hidden == 0)
		html_text_add(&converting->text, (const char *)data, (size_t)length);
	else if (converting->in_css)
		buffer_add(&converting->css, data, (size_t)length);
}

static void on_error(void *context, const char *format, ...)
{
	(void)context;
	(void)format;
}

/* False when the parser would not do. */
static bool parse(struct converting *converting, const char *data, size_t size)
{
	xmlSAXHandler handler = {
	    .startElement = on_start,
	    .endElement = on_end,
	    .characters = on_text,
	    .ignorableWhitespace = on_text,
	    .error = on_error,
	    .warning = on_error,
	    .fatalError = on_error,
	};
	htmlParserCtxt *parser;
	xmlSAXHandler *own;

	if (size == 0 || size > INT_MAX / 2)
		return size == 0;
	parser = htmlCreateMemoryParserCtxt(data, (int)size);
	if (!parser)
		return false;
	own = parser->sax;
	parser->sax = &handler;
	parser->userData = converting;
	converting->parser = parser;
	htmlCtxtUseOptions(parser, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
				       HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC |
				       HTML_PARSE_NODEFDTD);
	xmlSwitchEncoding(parser, XML_CHAR_ENCODING_UTF8);
	htmlParseDocument(parser);
	parser->sax = own;
	htmlFreeParserCtxt(parser);
	return !converting->too_deep;
}

/* False when it cannot be told what is seen: the tags are cut out. */
static bool convert(struct html_text *text, const char *data, size_t size, bool trusting)
{
	struct converting *converting = memory_zero(1, sizeof(*converting));
	bool good;

	converting->trusting = trusting;
	converting->styles[0] = html_style_default();
	converting->sheet = html_sheet_new();
	good = parse(converting, data, size);
	html_text_end(&converting->text);
	*text = converting->text;
	if (!good) {
		buffer_free(&text->out);
		*text = (struct html_text){.newlines = 0};
		html_text_cut_tags(text, data, size);
	}
	html_sheet_free(&converting->sheet);
	buffer_free(&converting->css);
	free(converting);
	return good;
}

char *html_to_text(struct arena *arena, const char *data, size_t size, bool *doubt_r)
{
	struct html_text text;
	bool good = convert(&text, data, size, false);
	bool none = good && text.some_unseen && !text.some_seen;
	char *clean;

	if (none) { /* somebody wrote it all the same */
		buffer_free(&text.out);
		good = convert(&text, data, size, true);
	}
	if (doubt_r)
		*doubt_r = text.some_doubt;
	clean = text_clean(arena, text.out.data, text.out.length, TEXT_MANY_LINES, NULL);
	buffer_free(&text.out);
	return !good || none ? arena_format(arena, UNSEEN_ALL "\n\n%s", clean) : clean;
}
