/* place: postcodes and the places behind them (values.h, domain.md section 3.2). */
#include "form/values.h"

#include <stdint.h>
#include <string.h>

#include "base/text.h"
#include "form/blank.h"

/* Four digits that stand alone: no letter, digit or decimal at either side, not 1234 AB (Dutch). */
static bool four_at(const char *text, size_t length, size_t at)
{
	for (size_t i = 0; i < 4; i++) {
		if (at + i >= length || !text_is_digit(text[at + i]))
			return false;
	}
	if (text[at] == '0' ||
	    (at > 0 && (text_is_digit(text[at - 1]) || strchr("/.,+", text[at - 1]))))
		return false;
	return at + 4 >= length || !(text_is_digit(text[at + 4]) || strchr("/.-", text[at + 4]));
}

static bool is_letter(uint32_t c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c < 0x250);
}

/* The place from `at` on: words, hyphens and apostrophes, up to a comma, a bracket or the end of
 * the line. */
static struct form_range place_at(const char *text, size_t length, size_t at)
{
	struct form_range place;
	size_t size;

	for (place.tot = at; place.tot < length; place.tot += size) {
		uint32_t c = text_decode(text + place.tot, length - place.tot, &size);

		if (!is_letter(c) && c != ' ' && c != '-' && c != '\'' && c != '.' && c != 0x2019 &&
		    c != 0xA0)
			break;
	}
	place.van = at;
	form_trim(text, &place.van, &place.tot);
	while (place.van < place.tot && strchr(" -.", text[place.van]))
		place.van++;
	while (place.tot > place.van && strchr(" .-", text[place.tot - 1]))
		place.tot--;
	return place;
}

/* "1234 AB" is a Dutch postcode: exactly two capitals. */
static bool is_dutch(const char *text, const struct form_range *place)
{
	return place->tot - place->van == 2 && text[place->van] >= 'A' && text[place->van] <= 'Z' &&
	       text[place->van + 1] >= 'A' && text[place->van + 1] <= 'Z';
}

/* "B-" and "BE-". */
static bool is_prefixed(const char *text, size_t van, size_t at)
{
	if (at < van + 2 || text[at - 1] != '-')
		return false;
	return text[at - 2] == 'B' || (at >= van + 3 && memcmp(text + at - 3, "BE", 2) == 0);
}

/* "Genk 3600" and "Genk (3600)": the number last, and nothing but a name with a capital before it.
 */
static bool find_last(const char *text, size_t van, size_t tot, struct form_range *postcode,
		      struct form_range *gemeente)
{
	size_t at = tot > van && text[tot - 1] == ')' ? tot - 5 : tot - 4;

	if (tot < van + 6 || !four_at(text, tot, at) || !(text[van] >= 'A' && text[van] <= 'Z'))
		return false;
	*postcode = (struct form_range){at, at + 4};
	*gemeente = place_at(text, at, van);
	return gemeente->tot > van && gemeente->tot + 2 >= at;
}

bool form_find_postcode(const char *text, size_t length, struct form_range *postcode,
			struct form_range *gemeente)
{
	size_t van = 0, tot = length;

	form_trim(text, &van, &tot);
	for (size_t at = van; at + 4 <= tot; at++) {
		bool prefixed, alone, named, free_before;

		if (!four_at(text, tot, at))
			continue;
		*postcode = (struct form_range){at, at + 4};
		*gemeente = place_at(text, tot, at + 4);
		prefixed = is_prefixed(text, van, at);
		alone = tot - at == 4 && (at == van || prefixed);
		named = gemeente->tot > gemeente->van + 1 && !is_dutch(text, gemeente);
		free_before = at == 0 || prefixed || strchr(" ,;(\n\t|", text[at - 1]) != NULL;
		if (alone || (named && free_before) || (prefixed && !is_dutch(text, gemeente)))
			return true;
	}
	return find_last(text, van, tot, postcode, gemeente);
}
