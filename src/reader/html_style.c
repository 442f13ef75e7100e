/* html_style: see html_style.h. */
#include "reader/html_style.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/memory.h"
#include "base/text.h"
#include "reader/html_color.h"

enum {
	VALUE_MOST = 120,
	NEAR = 20,	/* of 255: colours that no eye tells apart */
	FAR_OUT = -500, /* pixels */
	HALF_LINE = 8,
	NO_ROOM = 1000000
};

struct html_style html_style_default(void)
{
	return (struct html_style){.color = 0, .back = 0xFFFFFF};
}

static void set_color(struct html_style *style, const char *value)
{
	if (strncmp(value, "inherit", 7) != 0)
		style->color = html_color(value);
}

/* "none", "transparent", "#fff url(x) repeat": a picture may be of any colour. */
static void set_back(struct html_style *style, const char *value)
{
	int color;

	if (strstr(value, "url(") || strstr(value, "gradient")) {
		style->back = HTML_COLOR_UNKNOWN;
		return;
	}
	if (strncmp(value, "none", 4) == 0 || strncmp(value, "inherit", 7) == 0 ||
	    strncmp(value, "initial", 7) == 0)
		return;
	color = html_color(value);
	if (color != HTML_COLOR_NONE)
		style->back = color;
}

/* A length in pixels, roughly; `percent` of it is one for each per cent. */
static double pixels(const char *value, double em, double percent)
{
	char *end;
	double number = strtod(value, &end);

	if (end == value)
		return NO_ROOM;
	if (strncmp(end, "em", 2) == 0 || strncmp(end, "rem", 3) == 0)
		return number * em;
	return *end == '%' ? number * percent : number;
}

/* A number without a unit is a fault of the writer, unless it is nothing. */
static void set_size(struct html_style *style, const char *value)
{
	double size = pixels(value, 16, 0.16);
	size_t digits = strspn(value, "0123456789.");
	bool relative = strchr("e%", value[digits]) && value[digits];

	if (!strchr("0123456789.+-", *value) && *value) /* "small" */
		style->tiny = style->tiny && strncmp(value, "inherit", 7) == 0;
	else
		style->tiny =
		    size <= (value[digits] ? 2 : 1) || (style->tiny && (relative || size <= 2));
}

/* "italic 0px/1 Arial" */
static void set_font(struct html_style *style, const char *value)
{
	for (; *value; value += strcspn(value, " "), value += strspn(value, " ")) {
		if (*value >= '0' && *value <= '9' && strtod(value, NULL) != 400 &&
		    strcspn(value, " ") > 0 && strtod(value, NULL) < 100) {
			set_size(style, value);
			return;
		}
	}
}

static void take_box(struct html_box *box, const char *name, const char *value)
{
	if (text_equal(name, "overflow") || text_equal(name, "overflow-y"))
		box->clipped = strncmp(value, "hidden", 6) == 0 || strncmp(value, "clip", 4) == 0;
	else if (text_equal(name, "position"))
		box->placed = strncmp(value, "static", 6) != 0;
	else if (text_equal(name, "height") || text_equal(name, "max-height") ||
		 text_equal(name, "width") || text_equal(name, "max-width"))
		box->no_room = box->no_room || pixels(value, 16, 1) <= 1;
	else if (text_equal(name, "left") || text_equal(name, "top") || text_equal(name, "right"))
		box->far = box->far || pixels(value, 16, 8) <= FAR_OUT;
	else if (text_equal(name, "clip"))
		box->rect = strncmp(value, "rect(0", 6) == 0 || strncmp(value, "rect(1px", 8) == 0;
}

/* "scale(0)", "scale3d(1, 0, 1)", "rotate(3deg) scalex(.01)" */
static bool is_scaled_away(const char *value)
{
	const char *at = strstr(value, "scale"), *end = at ? strchr(at, ')') : NULL;

	at = at ? strchr(at, '(') : NULL;
	while (at && end && at < end) {
		double number = strtod(++at, NULL);

		if (number <= 0.05 && number >= -0.05)
			return true;
		at = strchr(at, ',');
	}
	return false;
}

static bool hides(const char *name, const char *value)
{
	if (text_equal(name, "opacity"))
		return strtod(value, NULL) <= 0.05 && strchr("0123456789.-+", *value);
	if (text_equal(name, "filter"))
		return strstr(value, "opacity(0)") || strstr(value, "opacity=0)");
	if (text_equal(name, "text-indent") || strncmp(name, "margin-", 7) == 0)
		return pixels(value, 16, 8) <= FAR_OUT;
	if (text_equal(name, "transform"))
		return is_scaled_away(value);
	if (text_equal(name, "scale") || text_equal(name, "zoom"))
		return strtod(value, NULL) <= 0.05 && strchr("0123456789.-+", *value);
	if (text_equal(name, "content-visibility"))
		return strncmp(value, "hidden", 6) == 0;
	if (text_equal(name, "clip-path"))
		return strstr(value, "inset(50%") || strstr(value, "inset(100%") ||
		       strstr(value, "circle(0");
	return false;
}

/* Ways to move, cut or paint over that are not reckoned through, and that no letter of a person needs; and values by
 * a name that the mail itself gives them. */
static bool is_doubtful(const struct html_style *style, const char *name, const char *value)
{
	static const char *const painting[] = {
	    "transform",	  "clip-path", "mask",		"mask-image",  "-webkit-mask",
	    "-webkit-mask-image", "translate", "rotate",	"offset-path", "filter",
	    "mix-blend-mode",	  "animation", "animation-name"};
	static const char *const named[] = {"display",	  "visibility",	     "opacity",
					    "color",	  "font-size",	     "content-visibility",
					    "background", "background-color"};

	for (size_t i = 0; i < sizeof(painting) / sizeof(painting[0]); i++) {
		if (text_equal(name, painting[i]))
			return strncmp(value, "none", 4) != 0 && strncmp(value, "normal", 6) != 0;
	}
	for (size_t i = 0; i < sizeof(named) / sizeof(named[0]); i++) {
		if (style->named && text_equal(name, named[i]))
			return strstr(value, "var(") != NULL;
	}
	return false;
}

/* Of margin or padding; NO_ROOM: "auto" and the like. */
static double room_of(const char *value)
{
	static const struct {
		const char *name;
		double pixels;
	} units[] = {{"cm", 37.8}, {"mm", 3.78}, {"in", 96}, {"pc", 16}};
	const char *unit = value + strspn(value, "+-.0123456789");
	double room = pixels(value, 16, 8);

	for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++) {
		if (strncmp(unit, units[i].name, 2) == 0)
			return room * units[i].pixels;
	}
	return room;
}

/* Less than a pixel: Word writes "0.0001pt" for nothing. */
static bool is_nothing(const char *value)
{
	double room = room_of(value);

	return room > -1 && room < 1;
}

/* The n-th of "0cm 0cm 8pt"; the last that there is. */
static const char *nth_value(const char *value, int n)
{
	for (const char *next; n > 0 && (next = strchr(value, ' ')) != NULL; n--)
		value = next + 1;
	return value;
}

static bool is_room(const char *value)
{
	double room = room_of(value);

	return room >= HALF_LINE && room < NO_ROOM;
}

static void take_above(struct html_style *style, bool margin, const char *value)
{
	if (margin)
		style->no_above = is_nothing(value);
	style->above[margin] = is_room(value);
}

static void take_below(struct html_style *style, bool margin, const char *value)
{
	if (margin)
		style->no_below = is_nothing(value);
	style->below[margin] = is_room(value);
}

static void take_room(struct html_style *style, const char *name, const char *value)
{
	bool three = strchr(nth_value(value, 1), ' ') != NULL;
	bool margin = strncmp(name, "margin", 6) == 0;
	const char *side = name + (margin ? 6 : 7);

	if (!margin && strncmp(name, "padding", 7) != 0)
		return;
	if (*side == '\0' || text_equal(side, "-top"))
		take_above(style, margin, value);
	if (*side == '\0')
		take_below(style, margin, three ? nth_value(value, 2) : value);
	else if (text_equal(side, "-bottom"))
		take_below(style, margin, value);
}

static void take(struct html_style *style, const char *name, const char *value)
{
	take_room(style, name, value);
	style->named = style->named || strncmp(name, "--", 2) == 0;
	style->doubt = style->doubt || is_doubtful(style, name, value);
	if (text_equal(name, "display"))
		style->gone = strncmp(value, "none", 4) == 0;
	else if (text_equal(name, "mso-hide"))
		style->gone = style->gone || strncmp(value, "all", 3) == 0;
	else if (text_equal(name, "visibility"))
		style->invisible =
		    strncmp(value, "hidden", 6) == 0 || strncmp(value, "collapse", 8) == 0;
	else if (text_equal(name, "white-space"))
		style->lines =
		    strncmp(value, "pre", 3) == 0 || strncmp(value, "break-spaces", 12) == 0;
	else if (strncmp(name, "text-decoration", 15) == 0)
		style->struck = style->struck || strstr(value, "line-through");
	else if (text_equal(name, "color") || text_equal(name, "-webkit-text-fill-color"))
		set_color(style, value);
	else if (text_equal(name, "background") || text_equal(name, "background-color"))
		set_back(style, value);
	else if (text_equal(name, "background-image"))
		style->back = strncmp(value, "none", 4) == 0 ? style->back : HTML_COLOR_UNKNOWN;
	else if (text_equal(name, "font-size"))
		set_size(style, value);
	else if (text_equal(name, "font"))
		set_font(style, value);
	else if (hides(name, value))
		style->unseen = true;
	else
		take_box(&style->box, name, value);
}

/* Lower case, white space as one space, none at the ends; comments go, "\64" is a d. Returns what was read, up to
 * one of `ends`. */
static size_t take_word(const char *css, size_t length, const char *ends, char out[VALUE_MOST])
{
	size_t at = 0, used = 0;

	while (at < length && !(css[at] && strchr(ends, css[at]))) {
		unsigned char c = (unsigned char)css[at++];

		if (c == '/' && at < length && css[at] == '*') {
			const char *end = memmem(css + at + 1, length - at - 1, "*/", 2);

			at = end ? (size_t)(end + 2 - css) : length;
			c = ' ';
		}
		if (c == '\\' && at < length) {
			char digits[7] = "";
			size_t count = 0;

			while (count < 6 && at < length &&
			       strchr("0123456789abcdefABCDEF", css[at]) && css[at])
				digits[count++] = css[at++];
			at += count && at < length && css[at] == ' ';
			c = count ? (unsigned char)strtoul(digits, NULL, 16)
				  : (unsigned char)css[at++];
		}
		if (c <= ' ')
			c = ' ';
		if (used + 1 < VALUE_MOST && !(c == ' ' && (used == 0 || out[used - 1] == ' ')))
			out[used++] = (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
	}
	while (used && out[used - 1] == ' ')
		used--;
	out[used] = '\0';
	return at;
}

void html_style_begin(struct html_style *style)
{
	style->gone = false;
	style->no_above = style->no_below = false;
	style->above[0] = style->above[1] = style->below[0] = style->below[1] = false;
	style->box = (struct html_box){.clipped = false};
}

void html_style_apply(struct html_style *style, const char *declarations, size_t length)
{
	const struct html_box *box = &style->box;
	char name[VALUE_MOST], value[VALUE_MOST];

	for (size_t at = 0; at < length; at++) {
		at += take_word(declarations + at, length - at, ":;", name);
		if (at >= length || declarations[at] == ';')
			continue;
		at++;
		at += take_word(declarations + at, length - at, ";", value);
		take(style, name, value);
	}
	if ((box->clipped && box->no_room) || (box->placed && (box->far || box->rect)))
		style->unseen = true;
}

void html_style_tag(struct html_style *style, const char *tag)
{
	if (text_equal(tag, "s") || text_equal(tag, "strike") || text_equal(tag, "del"))
		style->struck = true;
}

bool html_style_attribute(struct html_style *style, const char *name, const char *value)
{
	bool text = text_equal_fold(name, "color") || text_equal_fold(name, "text");
	char word[VALUE_MOST];

	if (text_equal_fold(name, "background"))
		style->back = HTML_COLOR_UNKNOWN;
	else if (!text && !text_equal_fold(name, "bgcolor"))
		return false;
	take_word(value, strlen(value), "", word);
	if (text)
		set_color(style, word);
	else if (text_equal_fold(name, "bgcolor"))
		set_back(style, word);
	return true;
}

static bool is_near(int a, int b)
{
	for (int shift = 0; shift <= 16; shift += 8) {
		if (abs((a >> shift & 0xFF) - (b >> shift & 0xFF)) > NEAR)
			return false;
	}
	return true;
}

bool html_style_seen(const struct html_style *style)
{
	if (style->tiny || style->invisible || style->unseen || style->color == HTML_COLOR_NONE)
		return false;
	return style->color < 0 || style->back < 0 || !is_near(style->color, style->back);
}
