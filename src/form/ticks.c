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
    {"\xE2\x96\xA1", false}, {"\xE2\x96\xA0", true},
};

/* The bytes of a box at `at`; 0: none. */
static size_t box_at(const char *text, size_t length, size_t at, bool *ticked)
{
	if (!strchr("[(\xE2", text[at]) || !text[at])
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

bool form_next_option(const char *text, size_t length, size_t *pos, struct form_range *option,
		      bool *ticked)
{
	size_t at = *pos, size = 0;
	bool next;

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
