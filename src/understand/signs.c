/* signs: the signs between the pieces of a list of people. See list.h. */
#include "understand/signs.h"

#include <string.h>
#include <strings.h>

#include "base/text.h"
#include "understand/table.h"

/* The bytes of "12." or "3)" with the white space behind it at `at`; 0: none. */
size_t understand_number_at(const char *value, size_t length, size_t at)
{
	size_t n = 0;

	while (n < 3 && at + n < length && text_is_digit(value[at + n]))
		n++;
	if (n == 0 || n > 2 || at + n + 1 >= length || !strchr(".)", value[at + n]) ||
	    value[at + n + 1] != ' ')
		return 0;
	return n + 2;
}

/* Behind the number or bullet of an item. */
size_t understand_skip_bullet(const char *value, size_t length, size_t at)
{
	while (at < length && strchr(" \t-*|", value[at]))
		at++;
	if (at + 3 <= length && memcmp(value + at, "\xE2\x80\xA2", 3) == 0)
		at += 3;
	while (at < length && value[at] == ' ')
		at++;
	return at + understand_number_at(value, length, at);
}

static const struct {
	const char *sign;
	enum understand_gap gap;
} signs[] = {
    {"\n", UNDERSTAND_GAP_LINE},
    {";", UNDERSTAND_GAP_LINE},
    {"\xE2\x80\xA2", UNDERSTAND_GAP_LINE},
    {",", UNDERSTAND_GAP_SIGN},
    {"|", UNDERSTAND_GAP_SIGN},
    {"\t", UNDERSTAND_GAP_SIGN},
    {" - ", UNDERSTAND_GAP_SIGN},
    {" \xE2\x80\x93 ", UNDERSTAND_GAP_SIGN},
    {" \xE2\x80\x94 ", UNDERSTAND_GAP_SIGN},
    {" en ", UNDERSTAND_GAP_AND},
    {" EN ", UNDERSTAND_GAP_AND},
    {" + ", UNDERSTAND_GAP_AND},
    {" & ", UNDERSTAND_GAP_AND},
    {" alsook ", UNDERSTAND_GAP_AND},
    {" en ook ", UNDERSTAND_GAP_AND},
};

/* "Kind en Gezin" is one service. */
static bool is_in_name(const char *value, size_t length, size_t at)
{
	return at >= 4 && at + 9 <= length && strncasecmp(value + at - 4, "kind en gezin", 13) == 0;
}

/* The bytes of what ends a piece at `at`, and what it is; 0: the piece goes on. */
size_t understand_gap_at(const char *value, size_t length, size_t at, enum understand_gap *gap)
{
	for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++) {
		size_t size;

		if (signs[i].sign[0] != value[at])
			continue;
		size = strlen(signs[i].sign);
		*gap = signs[i].gap;
		if (at + size <= length && memcmp(value + at, signs[i].sign, size) == 0)
			return is_in_name(value, length, at) ? 0 : size;
	}
	*gap = UNDERSTAND_GAP_SIGN;
	if (value[at] == ':' && (at + 1 == length || !text_is_digit(value[at + 1])))
		return 1;
	/* "moeder/vader", and " / " between numbers */
	if (value[at] == '/' && at > 0 && text_is_letter(value[at - 1]) && at + 1 < length &&
	    text_is_letter(value[at + 1])) {
		*gap = UNDERSTAND_GAP_AND;
		return 1;
	}
	if (value[at] == ' ' && at > 0 && understand_number_at(value, length, at + 1) &&
	    !(text_is_digit(value[at - 1]) &&
	      value[at + understand_number_at(value, length, at + 1) - 1] == '.')) {
		*gap = UNDERSTAND_GAP_LINE;
		return 1 + understand_number_at(value, length, at + 1);
	}
	return 0;
}

/* The head row of a table: nothing but the names of columns. */
bool understand_is_head_row(struct understanding *u, const char *line, size_t length)
{
	size_t start = 0, cells = 0;

	for (size_t at = 0; at <= length; at++) {
		if (at < length && line[at] != '|')
			continue;
		if (!form_labels_column(u->tables->labels, line + start, at - start))
			return false;
		cells++;
		start = at + 1;
	}
	return cells > 1;
}

struct form_range understand_digits_to(const char *text, size_t van, size_t tot)
{
	struct form_range range = {tot, tot};

	while (range.van > van && text_is_digit(text[range.van - 1]))
		range.van--;
	return range;
}
