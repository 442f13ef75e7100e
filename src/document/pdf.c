/* pdf: see document_pdf.h.
 *
 * SECURITY: poppler is large and has been broken before; it runs in the sealed reader of a program
 * of its own. A mail whose PDF makes that reader die is read again without (reader/pool.c). */
#include "document/document_pdf.h"

#include <poppler.h>
#include <string.h>

#include "document/pdf_page.h"

enum { PAGES = 60, LETTERS = 3, FIELD_LINE = 14 /* points */ };

#define TICKED	 "\xE2\x98\x92"
#define UNTICKED "\xE2\x98\x90"

/* The letters of symbol fonts that are boxes, at U+F000 and up. */
static const struct {
	gunichar letter;
	const char *box;
} symbols[] = {
    {0xF0FE, TICKED},	{0xF0FD, TICKED},   {0xF0FC, TICKED},
    {0xF052, TICKED},	{0xF054, TICKED},   {0xF0A8, UNTICKED},
    {0xF06F, UNTICKED}, {0xF0A3, UNTICKED}, {0xF071, UNTICKED},
};

static struct pdf_word place_of(const PopplerRectangle *rectangle)
{
	return (struct pdf_word){
	    .x1 = rectangle->x1, .y1 = rectangle->y1, .x2 = rectangle->x2, .y2 = rectangle->y2};
}

static void add_letter(struct buffer *word, const char *at)
{
	gunichar letter = g_utf8_get_char(at);

	for (size_t i = 0; i < sizeof(symbols) / sizeof(symbols[0]); i++) {
		if (symbols[i].letter == letter) {
			buffer_text(word, symbols[i].box);
			return;
		}
	}
	buffer_add(word, at, (size_t)(g_utf8_next_char(at) - at));
}

/* A letter that does not stand directly behind the last one of a word. */
static bool is_apart(const struct pdf_word *word, const PopplerRectangle *letter)
{
	double gap = letter->x1 - word->x2, height = word->y2 - word->y1;

	return gap > height / 2 || gap < -height || letter->y1 > word->y2 || letter->y2 < word->y1;
}

/* The letters of the page, put together to words. */
static void add_words(struct pdf_page *page, const char *text, const PopplerRectangle *places,
		      guint count)
{
	struct buffer word = {0};
	struct pdf_word place = {0};

	for (guint i = 0; i < count && *text; i++, text = g_utf8_next_char(text)) {
		bool space = g_unichar_isspace(g_utf8_get_char(text));

		if (word.length && (space || is_apart(&place, &places[i]))) {
			pdf_page_add(page, place, word.data, word.length);
			word.length = 0;
		}
		if (space)
			continue;
		if (word.length == 0)
			place = place_of(&places[i]);
		place.x2 = places[i].x2;
		add_letter(&word, text);
	}
	pdf_page_add(page, place, word.data, word.length);
	buffer_free(&word);
}

static void add_text(struct pdf_page *page, PopplerPage *source)
{
	char *text = poppler_page_get_text(source);
	PopplerRectangle *places = NULL;
	guint count = 0;

	if (text && g_utf8_validate(text, -1, NULL) &&
	    poppler_page_get_text_layout(source, &places, &count))
		add_words(page, text, places, count);
	g_free(places);
	g_free(text);
}

/* What somebody filled in; NULL: nothing. The caller frees it. */
static char *field_text(PopplerFormField *field)
{
	char *text;
	int count;

	switch (poppler_form_field_get_field_type(field)) {
	case POPPLER_FORM_FIELD_TEXT:
		return poppler_form_field_text_get_text(field);
	case POPPLER_FORM_FIELD_CHOICE:
		text = poppler_form_field_choice_get_text(field);
		count = poppler_form_field_choice_get_n_items(field);
		for (int i = 0; i < count && !text; i++) {
			if (poppler_form_field_choice_is_item_selected(field, i))
				text = poppler_form_field_choice_get_item(field, i);
		}
		return text;
	case POPPLER_FORM_FIELD_BUTTON:
		if (poppler_form_field_button_get_button_type(field) == POPPLER_FORM_BUTTON_PUSH)
			return NULL;
		return g_strdup(poppler_form_field_button_get_state(field) ? TICKED : UNTICKED);
	case POPPLER_FORM_FIELD_UNKNOWN:
	case POPPLER_FORM_FIELD_SIGNATURE:
		break;
	}
	return NULL;
}

/* The value stands where the field is, instead of how it is drawn. */
static void add_field(struct pdf_page *page, PopplerFormFieldMapping *mapping, double height)
{
	struct pdf_word place = {.x1 = mapping->area.x1,
				 .y1 = height - mapping->area.y2,
				 .x2 = mapping->area.x2,
				 .y2 = height - mapping->area.y1};
	char *text = field_text(mapping->field);

	if (text && *text && g_utf8_validate(text, -1, NULL)) {
		pdf_page_clear(page, &place);
		/* many lines begin in the line of the label */
		if (place.y2 - place.y1 > 2 * FIELD_LINE)
			place.y2 = place.y1 + FIELD_LINE;
		pdf_page_add(page, place, text, strlen(text));
	}
	g_free(text);
}

static void add_page(PopplerPage *source, size_t limit, struct buffer *out)
{
	GList *fields = poppler_page_get_form_field_mapping(source);
	struct pdf_page page = {.count = 0};
	double width, height;
	size_t count = 0;

	poppler_page_get_size(source, &width, &height);
	add_text(&page, source);
	for (GList *field = fields; field && count < PDF_WORDS / 10; field = field->next, count++)
		add_field(&page, field->data, height);
	poppler_page_free_form_field_mapping(fields);
	pdf_page_sort(&page);
	pdf_rows(&page, limit - out->length, out);
	buffer_text(out, "\n");
	pdf_page_free(&page);
}

/* A stamp or a page number is no text yet. */
static bool has_letters(const char *text)
{
	int letters = 0;

	for (; text && *text && letters < LETTERS; text = g_utf8_next_char(text))
		letters += g_unichar_isalpha(g_utf8_get_char(text));
	return letters == LETTERS;
}

static void add_pages(PopplerDocument *document, size_t limit, struct buffer *out)
{
	int count = poppler_document_get_n_pages(document);

	for (int i = 0; i < count && i < PAGES && out->length <= limit; i++) {
		PopplerPage *page = poppler_document_get_page(document, i);

		if (!page)
			continue;
		add_page(page, limit, out);
		g_object_unref(page);
	}
}

enum document_kind document_pdf_read(const char *data, size_t size, size_t limit,
				     struct buffer *out)
{
	GBytes *bytes = g_bytes_new_static(data, size);
	PopplerDocument *document = poppler_document_new_from_bytes(bytes, NULL, NULL);

	if (document) {
		add_pages(document, limit, out);
		g_object_unref(document);
	}
	g_bytes_unref(bytes);
	return out->length <= limit && has_letters(out->data) ? DOCUMENT_PDF : DOCUMENT_SCAN;
}

void document_pdf_warm(void)
{
	static const char sample[] =
	    "%PDF-1.4\n"
	    "1 0 obj <</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[6 0 R]>>>> endobj\n"
	    "2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj\n"
	    "3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Annots[6 0 R]"
	    "/Resources<</Font<</F1 5 0 R>>>>>> endobj\n"
	    "4 0 obj <</Length 39>> stream\nBT /F1 12 Tf 72 760 Td (Naam kind) Tj ET\nendstream "
	    "endobj\n"
	    "5 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>> "
	    "endobj\n"
	    "6 0 obj <</Type/Annot/Subtype/Widget/FT/Tx/T(a)/V(Jan)/DA(/F1 10 Tf)"
	    "/Rect[200 755 300 775]/P 3 0 R>> endobj\n"
	    "trailer <</Root 1 0 R/Size 7>>\n%%EOF\n";
	struct buffer out = {0};

	document_pdf_read(sample, sizeof(sample) - 1, sizeof(sample), &out);
	buffer_free(&out);
}
