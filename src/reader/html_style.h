/* html_style: whether a person sees the text of an HTML body: colour on its background, size, place, as far as
 * style attributes, the old attributes and the plain rules of a style sheet tell. When in doubt it is seen.
 *
 * SECURITY: hostile style. Each byte is looked at a bounded number of times; of a sheet a bounded number of rules
 * is kept. */
#ifndef LOKET_READER_HTML_STYLE_H
#define LOKET_READER_HTML_STYLE_H

#include <stdbool.h>
#include <stddef.h>

/* What of an element only hides together with another. */
struct html_box {
	bool clipped, placed;	 /* overflow: hidden; position: absolute or fixed */
	bool no_room, far, rect; /* a side of nothing; outside of the page; clip */
};

/* What an element hands down to those in it. */
struct html_style {
	int color, back;	 /* as html_color */
	bool tiny;		 /* the letters have no size */
	bool invisible;		 /* visibility: hidden */
	bool unseen;		 /* for good: opacity, out of the page, no size, a rule */
	bool gone;		 /* display: none in the element itself */
	bool struck;		 /* struck out */
	bool lines;		 /* a line end is one (white-space: pre-wrap) */
	bool doubt;		 /* who reads it in one program or another may not see it */
	bool named;		 /* "--x: ..." is set: what stands as var(--x) is not known */
	bool no_above, no_below; /* margins of nothing, of the element itself */
	/* half a line of room or more that was asked for: of padding, of margin */
	bool above[2], below[2];
	struct html_box box; /* of the element itself */
};

/* Black on white. */
struct html_style html_style_default(void);

/* From here on of an element within. */
void html_style_begin(struct html_style *style);

/* "display:none; color:#fff": changes what the element has from its parent. */
void html_style_apply(struct html_style *style, const char *declarations, size_t length);

/* <s>, <strike> and <del> strike out. */
void html_style_tag(struct html_style *style, const char *tag);

/* The attributes color, bgcolor, background and text of the old days; false: it is none of them. */
bool html_style_attribute(struct html_style *style, const char *name, const char *value);

bool html_style_seen(const struct html_style *style);

/* The rules of <style>: ".x { display: none }". Only tag, .class, #id and tag.class are understood, in the order of the
 * sheet; of others that may set a background it is only known that the background is unknown. */
struct html_sheet;
struct html_sheet *html_sheet_new(void);
void html_sheet_free(struct html_sheet **sheet);
void html_sheet_add(struct html_sheet *sheet, const char *css, size_t length);
/* classes and id may be NULL. Past the limits of a sheet nothing is seen any more. */
void html_sheet_apply(struct html_sheet *sheet, struct html_style *style, const char *tag,
		      const char *classes, const char *id);
/* Sets style->doubt when any rule that may be meant for the element hides what is seen now, would it win: by its rank,
 * "!important", a selector that is not understood, the width of the screen. */
void html_sheet_doubt(struct html_sheet *sheet, struct html_style *style, const char *tag,
		      const char *classes, const char *id);

#endif
