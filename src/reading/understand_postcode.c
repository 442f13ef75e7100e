/* understand_postcode: the postcode beside the name of a place. See understand_plaats.h. */
#include "reading/understand_plaats.h"

#include <stdlib.h>
#include <string.h>

enum { YEAR_FIRST = 1900, YEAR_LAST = 2099 };

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_four(const char *text, size_t at)
{
	if (strspn(text + at, "0123456789") < 4)
		return false;
	return !is_digit(text[at + 4]) && (at == 0 || !is_digit(text[at - 1])) && text[at] != '0';
}

/* The number is one of the place's postcodes; `near`: one of the same hundreds' city will do. */
static bool is_of(const struct lexicon_hit *hit, const char *number, bool near)
{
	const char *codes = hit->meaning->waarde;
	int value = atoi(number);

	for (const char *code = codes; *code; code += code[4] ? 5 : 4) {
		if (strncmp(code, number, 4) == 0)
			return true;
		if (near && code[0] == number[0] && (value < YEAR_FIRST || value > YEAR_LAST))
			return true;
	}
	return false;
}

/* "3600 Genk", "Genk (3600)", "Genk 3600". */
struct form_range understand_postcode_beside(const struct place *place)
{
	const char *text = place->source->text;
	size_t van = place->hit->van, tot = place->hit->tot;

	if (van >= 5 && text[van - 1] == ' ' && is_four(text, van - 5) &&
	    is_of(place->hit, text + van - 5, true))
		return (struct form_range){van - 5, van - 1};
	if (text[tot] == ' ' && text[tot + 1] == '(' && is_four(text, tot + 2) &&
	    is_of(place->hit, text + tot + 2, true))
		return (struct form_range){tot + 2, tot + 6};
	if (text[tot] == ',' && text[tot + 1] == ' ' && is_four(text, tot + 2) &&
	    is_of(place->hit, text + tot + 2, false))
		return (struct form_range){tot + 2, tot + 6};
	if (text[tot] == ' ' && is_four(text, tot + 1) && is_of(place->hit, text + tot + 1, false))
		return (struct form_range){tot + 1, tot + 5};
	return (struct form_range){0, 0};
}
