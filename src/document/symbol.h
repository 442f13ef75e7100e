/* symbol: the boxes and ticks of fonts whose letters are pictures. Within document only. */
#ifndef LOKET_DOCUMENT_SYMBOL_H
#define LOKET_DOCUMENT_SYMBOL_H

#include <stdbool.h>
#include <stddef.h>

struct page;

/* True for "Wingdings", "Wingdings 2", "Webdings", ...; their letters are no letters. */
bool symbol_font(const char *name);
/* Adds the letters of such a font as boxes; what is no box is left out. `two`: of Wingdings 2. */
void symbol_add(struct page *page, const char *font, unsigned code);
void symbol_text(struct page *page, const char *font, const char *text);

#endif
