/* docx: the words of a Word document (docx.h): word/document.xml, element by element, between the
 * heads and the feet of its pages.
 *
 * SECURITY: nothing but what stands in these files; fields, links and macros are not followed.
 * Controls in one another are counted, not stacked, beyond a depth. */
#include "document/docx.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "document/page.h"
#include "document/symbol.h"
#include "document/xml.h"

enum { CONTROLS = 32, FONT = 32, HEADS = 12 /* files of heads and feet */ };

/* A content control (w:sdt). */
struct control {
	bool placeholder; /* shows what to fill in */
	bool box, ticked;
};

struct docx {
	struct page page;
	bool in_run, in_text, hidden;
	unsigned style;
	char font[FONT]; /* of symbols; "" for letters */
	struct control controls[CONTROLS];
	size_t control_depth;
	bool ticked;		/* the box of a form field */
	bool has_choice;	/* a list of a form field, with a choice */
	unsigned choice, entry; /* its number, and that of the next entry */
	bool has_blind;		/* a control that keeps its answer in a program's own way */
};

static struct docx *of(struct xml_walk *walk)
{
	return walk->data;
}

static const char *value_of(struct xml_walk *walk)
{
	return xml_attribute(walk, "w:val");
}

static void add(struct docx *docx, const char *text)
{
	if (!docx->hidden)
		page_add(&docx->page, text, strlen(text), docx->style);
}

static bool skip(struct xml_walk *walk)
{
	(void)walk;
	return false;
}

/* --- runs --- */

static bool start_run(struct xml_walk *walk)
{
	struct docx *docx = of(walk);

	docx->in_run = true;
	docx->hidden = false;
	docx->style = 0;
	docx->font[0] = '\0';
	return true;
}

static void end_run(struct xml_walk *walk)
{
	of(walk)->in_run = of(walk)->hidden = false;
	of(walk)->style = 0;
}

static void set_style(struct xml_walk *walk, enum page_style style, bool set)
{
	struct docx *docx = of(walk);

	if (docx->in_run && set)
		docx->style |= style;
}

static bool start_bold(struct xml_walk *walk)
{
	set_style(walk, PAGE_MARKED, xml_says_yes(value_of(walk)));
	return true;
}

/* Underlined, highlighted: any way but "none". */
static bool start_underline(struct xml_walk *walk)
{
	const char *value = value_of(walk);

	set_style(walk, PAGE_MARKED, value && strcmp(value, "none") != 0);
	return true;
}

static bool start_strike(struct xml_walk *walk)
{
	set_style(walk, PAGE_STRUCK, xml_says_yes(value_of(walk)));
	return true;
}

static bool start_vanish(struct xml_walk *walk)
{
	if (of(walk)->in_run)
		of(walk)->hidden = xml_says_yes(value_of(walk));
	return true;
}

static bool start_fonts(struct xml_walk *walk)
{
	struct docx *docx = of(walk);
	const char *name = xml_attribute(walk, "w:ascii");

	if (docx->in_run && symbol_font(name) && strlen(name) < FONT)
		memcpy(docx->font, name, strlen(name) + 1);
	return true;
}

static bool start_text(struct xml_walk *walk)
{
	of(walk)->in_text = true;
	return true;
}

static void end_text(struct xml_walk *walk)
{
	of(walk)->in_text = false;
}

static bool start_break(struct xml_walk *walk)
{
	add(of(walk), "\n");
	return true;
}

static bool start_tab(struct xml_walk *walk)
{
	/* the places of tabs are set by an element of that name too */
	if (of(walk)->in_run)
		add(of(walk), "\t");
	return true;
}

static bool start_hyphen(struct xml_walk *walk)
{
	add(of(walk), "-");
	return true;
}

static bool start_symbol(struct xml_walk *walk)
{
	struct docx *docx = of(walk);
	char font[FONT] = "";
	const char *value = xml_attribute(walk, "w:font");

	if (value && strlen(value) < FONT)
		memcpy(font, value, strlen(value) + 1);
	value = xml_attribute(walk, "w:char");
	if (value && !docx->hidden && !(docx->style & PAGE_STRUCK))
		symbol_add(&docx->page, font, (unsigned)strtoul(value, NULL, 16));
	return true;
}

static void take_text(struct xml_walk *walk, const char *text)
{
	struct docx *docx = of(walk);

	if (!docx->in_text || docx->hidden)
		return;
	if (docx->font[0])
		symbol_text(&docx->page, docx->font, text);
	else
		add(docx, text);
}

/* --- paragraphs and tables --- */

static void end_paragraph(struct xml_walk *walk)
{
	page_paragraph(&of(walk)->page);
}

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

/* --- content controls --- */

static struct control *control_now(struct docx *docx)
{
	static struct control none;

	none = (struct control){.box = false};
	return docx->control_depth > 0 && docx->control_depth <= CONTROLS
		   ? &docx->controls[docx->control_depth - 1]
		   : &none;
}

static bool start_control(struct xml_walk *walk)
{
	struct docx *docx = of(walk);

	docx->control_depth++;
	*control_now(docx) = (struct control){.box = false};
	return true;
}

static void end_control(struct xml_walk *walk)
{
	if (of(walk)->control_depth > 0)
		of(walk)->control_depth--;
}

static bool start_placeholder(struct xml_walk *walk)
{
	control_now(of(walk))->placeholder = xml_says_yes(value_of(walk));
	return true;
}

static bool start_box(struct xml_walk *walk)
{
	control_now(of(walk))->box = true;
	return true;
}

static bool start_checked(struct xml_walk *walk)
{
	control_now(of(walk))->ticked = xml_says_yes(xml_attribute(walk, "w14:val"));
	return true;
}

/* A box says itself what it is, whatever sign it shows. */
static bool start_content(struct xml_walk *walk)
{
	struct docx *docx = of(walk);
	const struct control *control = control_now(docx);

	if (control->box)
		page_box(&docx->page, control->ticked);
	return !control->box && !control->placeholder;
}

/* --- form fields of old --- */

static bool start_field_box(struct xml_walk *walk)
{
	of(walk)->ticked = false;
	return true;
}

/* The default counts until the person's own choice, which stands behind it. */
static bool start_field_tick(struct xml_walk *walk)
{
	of(walk)->ticked = xml_says_yes(value_of(walk));
	return true;
}

static void end_field_box(struct xml_walk *walk)
{
	page_box(&of(walk)->page, of(walk)->ticked);
}

static bool start_field_list(struct xml_walk *walk)
{
	of(walk)->has_choice = false;
	of(walk)->entry = 0;
	return true;
}

static bool start_field_result(struct xml_walk *walk)
{
	const char *value = value_of(walk);

	of(walk)->has_choice = value != NULL;
	of(walk)->choice = value ? (unsigned)strtoul(value, NULL, 10) : 0;
	return true;
}

static bool start_field_entry(struct xml_walk *walk)
{
	struct docx *docx = of(walk);
	const char *value = value_of(walk);

	if (value && docx->has_choice && docx->entry == docx->choice)
		add(docx, value);
	docx->entry++;
	return true;
}

/* A control of ActiveX: what somebody filled in stands in a file of memory. */
static bool start_blind(struct xml_walk *walk)
{
	of(walk)->has_blind = true;
	return true;
}

static const struct xml_element elements[] = {
    {"w:t", start_text, end_text},
    {"w:r", start_run, end_run},
    {"w:p", NULL, end_paragraph},
    {"w:b", start_bold, NULL},
    {"w:u", start_underline, NULL},
    {"w:highlight", start_underline, NULL},
    {"w:strike", start_strike, NULL},
    {"w:dstrike", start_strike, NULL},
    {"w:vanish", start_vanish, NULL},
    {"w:rFonts", start_fonts, NULL},
    {"w:br", start_break, NULL},
    {"w:cr", start_break, NULL},
    {"w:tab", start_tab, NULL},
    {"w:noBreakHyphen", start_hyphen, NULL},
    {"w:sym", start_symbol, NULL},
    {"w:tbl", start_table, end_table},
    {"w:tr", start_row, end_row},
    {"w:tc", start_cell, NULL},
    {"w:pPr", skip, NULL},
    {"w:del", skip, NULL},
    {"w:moveFrom", skip, NULL},
    {"mc:Fallback", skip, NULL},
    {"w:sdt", start_control, end_control},
    {"w:showingPlcHdr", start_placeholder, NULL},
    {"w14:checkbox", start_box, NULL},
    {"w14:checked", start_checked, NULL},
    {"w:sdtContent", start_content, NULL},
    {"w:checkBox", start_field_box, end_field_box},
    {"w:default", start_field_tick, NULL},
    {"w:checked", start_field_tick, NULL},
    {"w:ddList", start_field_list, NULL},
    {"w:result", start_field_result, NULL},
    {"w:listEntry", start_field_entry, NULL},
    {"w:control", start_blind, NULL},
    {NULL, NULL, NULL},
};

static bool is_full(struct xml_walk *walk)
{
	return of(walk)->page.over;
}

static bool read_file(const struct zip_file *file, struct document_budget *budget,
		      struct buffer *out, enum document_kind *kind)
{
	struct docx docx = {.in_run = false};
	struct xml_walk walk = {
	    .elements = elements, .text = take_text, .stop = is_full, .data = &docx};
	bool whole;

	page_begin(&docx.page, out, page_room(budget, out));
	whole = xml_run(&walk, file, &budget->unpacked) && !docx.page.over;
	page_end(&docx.page);
	if (docx.has_blind)
		*kind = DOCUMENT_SCAN;
	return whole;
}

/* The heads of the pages ("word/header1.xml"), or their feet; an empty line sets them apart. */
static bool read_margins(const struct zip *zip, const char *start, struct document_budget *budget,
			 struct buffer *out, enum document_kind *kind)
{
	struct zip files = *zip;
	struct zip_file file;
	size_t length = strlen(start);

	for (int i = 0; i < HEADS && zip_next(&files, &file);) {
		if (file.name_length <= length || memcmp(file.name, start, length) != 0)
			continue;
		i++;
		buffer_text(out, "\n\n");
		if (!read_file(&file, budget, out, kind))
			return false;
		buffer_text(out, "\n\n");
	}
	return true;
}

bool docx_read(const struct zip *zip, const struct zip_file *words, struct document_budget *budget,
	       struct buffer *out, enum document_kind *kind)
{
	return read_margins(zip, "word/header", budget, out, kind) &&
	       read_file(words, budget, out, kind) &&
	       read_margins(zip, "word/footer", budget, out, kind);
}
