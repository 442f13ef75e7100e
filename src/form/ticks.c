/* ticks: options with boxes before them (values.h). */
#include "form/values.h"

#include <string.h>

#include "form/blank.h"

enum { SHORT = 300 /* of a value that is looked at as a whole */ };

static const struct {
	const char *box;
	bool ticked;
} boxes[] = {
    {"[x]", true},	     {"[X]", true},	     {"(x)", true},
    {"(X)", true},	     {"[ ]", false},	     {"[]", false},
    {"( )", false},	     {"[_]", false},	     {"\xE2\x98\x92", true},
    {"\xE2\x98\x91", true},  {"\xE2\x9C\x94", true}, {"\xE2\x9C\x93", true},
    {"\xE2\x9C\x97", true},  {"\xE2\x9C\x98", true}, {"\xE2\x98\x90", false},
    {"\xE2\x96\xA1", false}, {"\xE2\x96\xA0", true}, {"[v]", true},
    {"[V]", true},	     {"(v)", true},	     {"(V)", true},
    {"[*]", true},	     {"(*)", true},	     {"[ x ]", true},
    {"[ X ]", true},	     {"( x )", true},	     {"( X )", true},
    {"[  ]", false},	     {"(  )", false},	     {"[x ]", true},
    {"[ x]", true},	     {"()", false},	     {"[   ]", false},
    {"(   )", false},	     {"(_)", false},	     {"\xE2\x97\x8B", false},
    {"\xE2\x97\x8F", true},  {"\xE2\x97\x89", true}, {"\xE2\x97\xAF", false},
    {"\xE2\xAC\x9C", false}, {"\xE2\x9C\x85", true}, {"\xE2\x8A\xA0", true},
};

/* The bytes of a box at `at`; 0: none. */
static size_t box_at(const char *text, size_t length, size_t at, bool *ticked)
{
	if (text[at] != '[' && text[at] != '(' && text[at] != '\xE2')
		return 0;
	for (size_t i = 0; i < sizeof(boxes) / sizeof(boxes[0]); i++) {
		size_t size = strlen(boxes[i].box);

		if (at + size <= length && memcmp(text + at, boxes[i].box, size) == 0) {
			*ticked = boxes[i].ticked;
			return size;
		}
	}
	return 0;
}

bool form_box(const char *text, size_t length)
{
	static const char bullet[] = "\xE2\x80\xA2";
	size_t at = 0;
	bool ticked;

	while (at < length && (strchr(" \t-*", text[at]) ||
			       (length - at > 3 && memcmp(text + at, bullet, 3) == 0)))
		at += text[at] == bullet[0] ? 3 : 1;
	return at < length && box_at(text, length, at, &ticked) > 0;
}

/* Where the next box is; length when there is none. */
static size_t find_box(const char *text, size_t length, size_t at, size_t *size, bool *ticked)
{
	while (at < length && (*size = box_at(text, length, at, ticked)) == 0)
		at++;
	return at;
}

/* "ja [x] nee [ ]": words before the first box, none behind the last. */
static bool boxes_behind(const char *text, size_t length)
{
	size_t size = 0, first, last, end, start = 0;
	bool ticked;

	if (length > SHORT)
		return false;
	first = find_box(text, length, 0, &size, &ticked);
	for (last = first, end = first + size; last < length;) {
		end = last + size;
		last = find_box(text, length, end, &size, &ticked);
	}
	if (first >= length)
		return false;
	form_trim(text, &end, &length);
	form_trim(text, &start, &first);
	return first > start && end == length;
}

static bool next_before(const char *text, size_t length, size_t *pos, struct form_range *option,
			bool *ticked)
{
	size_t size = 0, box = find_box(text, length, *pos, &size, ticked);

	if (box >= length)
		return false;
	*option = (struct form_range){*pos, box};
	*pos = box + size;
	form_trim(text, &option->van, &option->tot);
	return true;
}

/* --- crosses without boxes: "x ja  o nee", "ja / nee X", "X jongere - ouder - hulpverlener" --- */

enum sign { SIGN_NONE, SIGN_OFF, SIGN_ON };

static bool is_edge(const char *text, size_t length, size_t at)
{
	return at >= length || strchr(" \t/|", text[at]) != NULL;
}

/* A letter or a point that stands alone. */
static enum sign sign_at(const char *text, size_t length, size_t at)
{
	if (at >= length || (at > 0 && !is_edge(text, length, at - 1)) ||
	    !is_edge(text, length, at + 1))
		return SIGN_NONE;
	if (text[at] == 'x' || text[at] == 'X')
		return SIGN_ON;
	return strchr("oO0.-_", text[at]) ? SIGN_OFF : SIGN_NONE;
}

/* The bytes of what sets options apart at `at`: a slash, a cell, two blanks; 0: nothing does. */
static size_t apart_at(const char *text, size_t length, size_t at)
{
	size_t end = at;

	if (strchr("/|\t", text[at]))
		return 1;
	while (end < length && text[end] == ' ')
		end++;
	return end - at >= 2 ? end - at : 0;
}

/* One cross, and something that it was not put at. */
static bool is_loose(const char *text, size_t length)
{
	size_t crosses = 0, others = 0, size = 0;
	bool ticked;

	if (length == 0 || length > SHORT || memchr(text, '\n', length) ||
	    find_box(text, length, 0, &size, &ticked) < length)
		return false;
	for (size_t at = 0; at < length; at++) {
		enum sign sign = sign_at(text, length, at);

		crosses += sign == SIGN_ON;
		others += sign == SIGN_OFF || apart_at(text, length, at);
	}
	return crosses == 1 && others > 0;
}

static bool next_loose(const char *text, size_t length, size_t *pos, struct form_range *option,
		       bool *ticked)
{
	bool before = sign_at(text, length, strspn(text, " \t")) != SIGN_NONE;
	size_t at = *pos, size;
	enum sign sign;

	*ticked = false;
	for (; at < length; at += size) {
		sign = sign_at(text, length, at);
		size = sign || text[at] == ' ' ? 1 : apart_at(text, length, at);
		if (size == 0)
			break;
		*ticked |= sign == SIGN_ON;
	}
	if (at >= length)
		return false;
	*option = (struct form_range){at, at};
	for (; at < length && !apart_at(text, length, at); at++) {
		sign = sign_at(text, length, at);
		if (sign == SIGN_ON && !before) { /* "nee X" */
			*ticked = true;
			at++;
			break;
		}
		if (sign)
			break;
		option->tot = at + 1;
	}
	*pos = at;
	form_trim(text, &option->van, &option->tot);
	return true;
}

bool form_next_option(const char *text, size_t length, size_t *pos, struct form_range *option,
		      bool *ticked)
{
	size_t at = *pos, size = 0;
	bool next;

	if (is_loose(text, length))
		return next_loose(text, length, pos, option, ticked);
	if (boxes_behind(text, length))
		return next_before(text, length, pos, option, ticked);
	while (at < length && (size = box_at(text, length, at, ticked)) == 0)
		at++;
	if (at >= length)
		return false;
	option->van = at + size;
	for (at = option->van; at < length && box_at(text, length, at, &next) == 0; at++)
		;
	option->tot = at;
	*pos = at;
	form_trim(text, &option->van, &option->tot);
	return true;
}
