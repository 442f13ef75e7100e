/* place: postcodes and the places behind them (values.h, domain.md section 3.2). */
#include "form/values.h"

#include <stdint.h>
#include <string.h>

#include "base/text.h"
#include "form/blank.h"

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Four digits that stand alone: no letter, digit or decimal at either side, not 1234 AB (Dutch). */
static bool four_at(const char *text, size_t length, size_t at)
{
	for (size_t i = 0; i < 4; i++) {
		if (at + i >= length || !is_digit(text[at + i]))
			return false;
	}
	if (text[at] == '0' || (at > 0 && (is_digit(text[at - 1]) || strchr("/.,+", text[at - 1]))))
		return false;
	return at + 4 >= length || !(is_digit(text[at + 4]) || strchr("/.-", text[at + 4]));
}

static bool is_letter(uint32_t c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c < 0x250);
}

/* The place from `at` on: words, hyphens and apostrophes, up to a comma, a bracket or the end of the line. */
static struct form_range place_at(const char *text, size_t length, size_t at)
{
	struct form_range place = {at, at};
	size_t size;

	while (place.van < length && strchr(" -\t", text[place.van]))
		place.van++;
	place.tot = place.van;
	while (place.tot < length) {
		uint32_t c = text_decode(text + place.tot, length - place.tot, &size);

		if (!is_letter(c) && c != ' ' && c != '-' && c != '\'' && c != 0x2019 && c != '.')
			break;
		place.tot += size;
	}
	form_trim(text, &place.van, &place.tot);
	while (place.tot > place.van && strchr(".-", text[place.tot - 1]))
		place.tot--;
	return place;
}

/* "1234 AB" is a Dutch postcode: exactly two capitals. */
static bool is_dutch(const char *text, const struct form_range *place)
{
	return place->tot - place->van == 2 && text[place->van] >= 'A' && text[place->van] <= 'Z' &&
	       text[place->van + 1] >= 'A' && text[place->van + 1] <= 'Z';
}

bool form_find_postcode(const char *text, size_t length, struct form_range *postcode,
			struct form_range *gemeente)
{
	size_t van = 0, tot = length;

	form_trim(text, &van, &tot);
	for (size_t at = van; at + 4 <= tot; at++) {
		bool alone, prefixed, named;

		if (!four_at(text, tot, at))
			continue;
		*postcode = (struct form_range){at, at + 4};
		*gemeente = place_at(text, tot, at + 4);
		prefixed = at >= van + 2 && text[at - 1] == '-' && (text[at - 2] | 0x20) != 's';
		named = gemeente->tot > gemeente->van + 1 && !is_dutch(text, gemeente);
		alone = tot - at == 4 && (at == van || prefixed);
		if (alone || (named && at > 0 ? strchr(" ,;(-\n\t|", text[at - 1]) != NULL : named))
			return true;
		if (prefixed && !is_dutch(text, gemeente))
			return true;
	}
	/* "Genk 3600" and "Genk (3600)": the number last, the place before it */
	if (tot >= van + 6 && (four_at(text, tot, tot - 4) ||
			       (text[tot - 1] == ')' && four_at(text, tot, tot - 5)))) {
		size_t at = text[tot - 1] == ')' ? tot - 5 : tot - 4;

		*postcode = (struct form_range){at, at + 4};
		*gemeente = place_at(text, at, van);
		return gemeente->van == van && gemeente->tot + 2 >= at && gemeente->tot > van;
	}
	return false;
}
