/* odt: the words of an OpenDocument text (docx.h): content.xml, element by element, between the
 * heads and the feet of its pages, which stand in styles.xml.
 *
 * SECURITY: as docx.c. Styles and controls that have a name are remembered up to a number. */
#include "document/docx.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "document/page.h"
#include "document/symbol.h"
#include "document/xml.h"

/* What of a file is wanted. */
enum area { AREA_ALL, AREA_HEAD, AREA_FOOT };

enum { STYLES = 500, SPANS = 32, NAME = 64, CONTROLS = 200, VALUE = 1000, SPACES = 20 };

struct style {
	char name[NAME];
	unsigned style;
	bool hidden, symbols;
};

/* A field of a form that is drawn somewhere in the text. */
struct control {
	char name[NAME];
	bool box, ticked;
	char value[VALUE];
};

struct odt {
	struct page page;
	struct style styles[STYLES];
	size_t style_count;
	struct style spans[SPANS]; /* in one another */
	size_t span_depth;
	struct control controls[CONTROLS];
	size_t control_count;
	struct style *defined; /* the style that is being read */
	enum area wanted;
	bool outside; /* of what is wanted */
	bool in_paragraph;
	bool mark_box, mark_ticked; /* a form field of Word that was taken over */
};

static struct odt *of(struct xml_walk *walk)
{
	return walk->data;
}

static bool is(struct xml_walk *walk, const char *attribute, const char *value)
{
	const char *found = xml_attribute(walk, attribute);

	return found && strcmp(found, value) == 0;
}

static void copy(char *to, size_t size, const char *from)
{
	size_t length = from ? strlen(from) : 0;

	length = length < size ? length : 0;
	if (length)
		memcpy(to, from, length);
	to[length] = '\0';
}

static bool skip(struct xml_walk *walk)
{
	(void)walk;
	return false;
}

/* --- styles --- */

static bool start_style(struct xml_walk *walk)
{
	struct odt *odt = of(walk);

	odt->defined = NULL;
	if (odt->style_count == STYLES || !is(walk, "style:family", "text"))
		return true;
	odt->defined = &odt->styles[odt->style_count++];
	*odt->defined = (struct style){.style = 0};
	copy(odt->defined->name, NAME, xml_attribute(walk, "style:name"));
	return true;
}

/* True for a line of any kind. */
static bool has_line(struct xml_walk *walk, const char *attribute)
{
	const char *value = xml_attribute(walk, attribute);

	return value && strcmp(value, "none") != 0;
}

static bool start_properties(struct xml_walk *walk)
{
	struct style *style = of(walk)->defined;

	if (!style)
		return true;
	if (is(walk, "fo:font-weight", "bold") || has_line(walk, "style:text-underline-style") ||
	    (xml_attribute(walk, "fo:background-color") &&
	     !is(walk, "fo:background-color", "transparent")))
		style->style |= PAGE_MARKED;
	if (has_line(walk, "style:text-line-through-style"))
		style->style |= PAGE_STRUCK;
	style->hidden = is(walk, "text:display", "none");
	style->symbols = symbol_font(xml_attribute(walk, "style:font-name"));
	return true;
}

static void end_style(struct xml_walk *walk)
{
	of(walk)->defined = NULL;
}

static const struct style *style_now(const struct odt *odt)
{
	static const struct style plain;
	size_t depth = odt->span_depth < SPANS ? odt->span_depth : SPANS;

	return depth ? &odt->spans[depth - 1] : &plain;
}

static bool start_span(struct xml_walk *walk)
{
	struct odt *odt = of(walk);
	struct style style = *style_now(odt);
	const char *name = xml_attribute(walk, "text:style-name");

	for (size_t i = 0; name && i < odt->style_count; i++) {
		if (strcmp(odt->styles[i].name, name) != 0)
			continue;
		style.style |= odt->styles[i].style;
		style.hidden |= odt->styles[i].hidden;
		style.symbols = odt->styles[i].symbols;
		break;
	}
	if (odt->span_depth < SPANS)
		odt->spans[odt->span_depth] = style;
	odt->span_depth++;
	return true;
}

static void end_span(struct xml_walk *walk)
{
	if (of(walk)->span_depth > 0)
		of(walk)->span_depth--;
}

/* --- words --- */

static void add(struct odt *odt, const char *text)
{
	const struct style *style = style_now(odt);

	if (style->hidden)
		return;
	if (style->symbols)
		symbol_text(&odt->page, "Wingdings", text);
	else
		page_add(&odt->page, text, strlen(text), style->style);
}

static void take_text(struct xml_walk *walk, const char *text)
{
	if (of(walk)->in_paragraph)
		add(of(walk), text);
}

static bool start_paragraph(struct xml_walk *walk)
{
	of(walk)->in_paragraph = !of(walk)->outside;
	of(walk)->span_depth = 0;
	return true;
}

static void end_paragraph(struct xml_walk *walk)
{
	of(walk)->in_paragraph = false;
	page_paragraph(&of(walk)->page);
}

static bool start_spaces(struct xml_walk *walk)
{
	const char *value = xml_attribute(walk, "text:c");
	unsigned long count = value ? strtoul(value, NULL, 10) : 1;

	for (unsigned long i = 0; i < count && i < SPACES; i++)
		add(of(walk), " ");
	return true;
}

static bool start_tab(struct xml_walk *walk)
{
	add(of(walk), "\t");
	return true;
}

static bool start_break(struct xml_walk *walk)
{
	add(of(walk), "\n");
	return true;
}

/* --- heads and feet of pages --- */

static bool start_head(struct xml_walk *walk)
{
	of(walk)->outside = of(walk)->wanted == AREA_FOOT;
	return !of(walk)->outside;
}

static bool start_foot(struct xml_walk *walk)
{
	of(walk)->outside = of(walk)->wanted == AREA_HEAD;
	return !of(walk)->outside;
}

static void end_margin(struct xml_walk *walk)
{
	of(walk)->outside = of(walk)->wanted != AREA_ALL;
}

/* --- tables --- */

static bool start_table(struct xml_walk *walk)
{
	page_table_begin(&of(walk)->page);
	return true;
}

static void end_table(struct xml_walk *walk)
{
	page_table_end(&of(walk)->page);
}

static bool start_row(struct xml_walk *walk)
{
	page_row_begin(&of(walk)->page);
	return true;
}

static void end_row(struct xml_walk *walk)
{
	page_row_end(&of(walk)->page);
}

static bool start_cell(struct xml_walk *walk)
{
	page_cell_begin(&of(walk)->page);
	return true;
}

/* --- fields --- */

static struct control *new_control(struct xml_walk *walk)
{
	struct odt *odt = of(walk);
	struct control *control;

	if (odt->control_count == CONTROLS)
		return NULL;
	control = &odt->controls[odt->control_count++];
	*control = (struct control){.box = false};
	copy(control->name, NAME, xml_attribute(walk, "xml:id"));
	if (!control->name[0])
		copy(control->name, NAME, xml_attribute(walk, "form:id"));
	return control;
}

static bool start_form_box(struct xml_walk *walk)
{
	struct control *control = new_control(walk);

	if (control) {
		control->box = true;
		control->ticked = is(walk, "form:current-state", "checked") ||
				  is(walk, "form:current-selected", "true");
		copy(control->value, VALUE, xml_attribute(walk, "form:label"));
	}
	return true;
}

static bool start_form_text(struct xml_walk *walk)
{
	struct control *control = new_control(walk);

	if (control)
		copy(control->value, VALUE, xml_attribute(walk, "form:current-value"));
	return true;
}

/* A list: what is chosen of it. */
static bool start_form_option(struct xml_walk *walk)
{
	struct odt *odt = of(walk);

	if (odt->control_count &&
	    (is(walk, "form:current-selected", "true") ||
	     (is(walk, "form:selected", "true") && !xml_attribute(walk, "form:current-selected"))))
		copy(odt->controls[odt->control_count - 1].value, VALUE,
		     xml_attribute(walk, "form:label"));
	return true;
}

static bool start_drawn(struct xml_walk *walk)
{
	struct odt *odt = of(walk);
	const char *name = xml_attribute(walk, "draw:control");

	for (size_t i = 0; name && i < odt->control_count; i++) {
		const struct control *control = &odt->controls[i];

		if (strcmp(control->name, name) != 0)
			continue;
		if (control->box)
			page_box(&odt->page, control->ticked);
		add(odt, control->value);
		break;
	}
	return true;
}

/* A content control: a box says itself what it is. */
static bool start_content(struct xml_walk *walk)
{
	struct odt *odt = of(walk);
	bool box = is(walk, "loext:checkbox", "true");

	if (box)
		page_box(&odt->page, is(walk, "loext:checked", "true"));
	return !box && !is(walk, "loext:showing-place-holder", "true");
}

static bool start_mark(struct xml_walk *walk)
{
	const char *type = xml_attribute(walk, "field:type");

	of(walk)->mark_box = type && strstr(type, "FORMCHECKBOX");
	of(walk)->mark_ticked = false;
	return true;
}

static bool start_parameter(struct xml_walk *walk)
{
	if (is(walk, "field:name", "Checkbox_Checked"))
		of(walk)->mark_ticked = is(walk, "field:value", "true");
	return true;
}

static void end_mark(struct xml_walk *walk)
{
	if (of(walk)->mark_box)
		page_box(&of(walk)->page, of(walk)->mark_ticked);
	of(walk)->mark_box = false;
}

static const struct xml_element elements[] = {
    {"text:p", start_paragraph, end_paragraph},
    {"text:h", start_paragraph, end_paragraph},
    {"text:span", start_span, end_span},
    {"text:s", start_spaces, NULL},
    {"text:tab", start_tab, NULL},
    {"text:line-break", start_break, NULL},
    {"style:header", start_head, end_margin},
    {"style:header-first", start_head, end_margin},
    {"style:header-left", start_head, end_margin},
    {"style:footer", start_foot, end_margin},
    {"style:footer-first", start_foot, end_margin},
    {"style:footer-left", start_foot, end_margin},
    {"table:table", start_table, end_table},
    {"table:table-row", start_row, end_row},
    {"table:table-cell", start_cell, NULL},
    {"style:style", start_style, end_style},
    {"style:text-properties", start_properties, NULL},
    {"text:placeholder", skip, NULL},
    {"text:label", skip, NULL},
    {"text:tracked-changes", skip, NULL},
    {"text:note", skip, NULL},
    {"office:annotation", skip, NULL},
    {"office:binary-data", skip, NULL},
    {"form:checkbox", start_form_box, NULL},
    {"form:radio", start_form_box, NULL},
    {"form:text", start_form_text, NULL},
    {"form:textarea", start_form_text, NULL},
    {"form:formatted-text", start_form_text, NULL},
    {"form:combobox", start_form_text, NULL},
    {"form:date", start_form_text, NULL},
    {"form:listbox", start_form_text, NULL},
    {"form:option", start_form_option, NULL},
    {"draw:control", start_drawn, NULL},
    {"loext:content-control", start_content, NULL},
    {"field:fieldmark", start_mark, end_mark},
    {"field:fieldmark-start", start_mark, end_mark},
    {"field:param", start_parameter, NULL},
    {NULL, NULL, NULL},
};

static bool is_full(struct xml_walk *walk)
{
	return of(walk)->page.over;
}

static bool read_file(const struct zip_file *file, enum area wanted, struct document_budget *budget,
		      struct buffer *out)
{
	struct odt *odt = memory_zero(1, sizeof(*odt));
	struct xml_walk walk = {
	    .elements = elements, .text = take_text, .stop = is_full, .data = odt};
	bool whole;

	odt->wanted = wanted;
	odt->outside = wanted != AREA_ALL;
	page_begin(&odt->page, out, page_room(budget, out));
	whole = xml_run(&walk, file, &budget->unpacked) && !odt->page.over;
	page_end(&odt->page);
	free(odt);
	return whole;
}

bool odt_read(const struct zip *zip, const struct zip_file *words, struct document_budget *budget,
	      struct buffer *out, enum document_kind *kind)
{
	struct zip_file styles;
	bool has_margins = zip_find(zip, "styles.xml", &styles), whole;

	(void)kind;
	whole = !has_margins || read_file(&styles, AREA_HEAD, budget, out);
	buffer_text(out, "\n\n");
	whole = whole && read_file(words, AREA_ALL, budget, out);
	buffer_text(out, "\n\n");
	return whole && (!has_margins || read_file(&styles, AREA_FOOT, budget, out));
}
