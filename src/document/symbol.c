/* symbol: see symbol.h. */
#include "document/symbol.h"

#include <string.h>

#include "base/text.h"
#include "document/page.h"

/* The letters of the symbol fonts stand at U+F000 to U+F0FF too. */
static const struct {
	const char *font;
	unsigned char code;
	bool ticked;
} symbols[] = {
    {"Wingdings", 0xFE, true},	  {"Wingdings", 0xFD, true},	{"Wingdings", 0xFC, true},
    {"Wingdings", 0xFB, true},	  {"Wingdings", 0x78, true},	{"Wingdings", 0xA8, false},
    {"Wingdings", 0x6F, false},	  {"Wingdings", 0x71, false},	{"Wingdings", 0x72, false},
    {"Wingdings 2", 0x50, true},  {"Wingdings 2", 0x52, true},	{"Wingdings 2", 0x4F, true},
    {"Wingdings 2", 0x51, true},  {"Wingdings 2", 0x53, true},	{"Wingdings 2", 0x54, true},
    {"Wingdings 2", 0xA3, false}, {"Wingdings 2", 0x2A, false}, {"Webdings", 0x61, true},
    {"Webdings", 0x72, true},	  {"Webdings", 0x63, false},
};

bool symbol_font(const char *name)
{
	return name && (text_starts_fold(name, "Wingdings") || text_starts_fold(name, "Webdings"));
}

void symbol_add(struct page *page, const char *font, unsigned code)
{
	unsigned letter = code >= 0xF000 ? code - 0xF000 : code;

	for (size_t i = 0; i < sizeof(symbols) / sizeof(symbols[0]); i++) {
		if (symbols[i].code == letter && text_equal_fold(symbols[i].font, font)) {
			page_box(page, symbols[i].ticked);
			return;
		}
	}
}

void symbol_text(struct page *page, const char *font, const char *text)
{
	size_t length = strlen(text), size;

	for (size_t at = 0; at < length; at += size) {
		unsigned code = text_decode(text + at, length - at, &size);

		if (code == ' ')
			page_add(page, " ", 1, 0);
		else
			symbol_add(page, font, code);
	}
}
