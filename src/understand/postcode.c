/* postcode: the postcode beside the name of a place. See plaats.h. */
#include "understand/plaats.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "understand/straat.h"

enum { YEAR_FIRST = 1900, YEAR_LAST = 2099 };

/* "4561 AB": two capitals behind it make it a postcode of the Netherlands. */
static bool is_dutch(const char *behind)
{
	behind += *behind == ' ';
	return behind[0] >= 'A' && behind[0] <= 'Z' && behind[1] >= 'A' && behind[1] <= 'Z' &&
	       strcspn(behind, " ,.;)\r\n") == 2;
}

static bool is_four(const char *text, size_t at)
{
	if (strspn(text + at, "0123456789") < 4)
		return false;
	return !text_is_digit(text[at + 4]) && (at == 0 || !text_is_digit(text[at - 1])) &&
	       text[at] != '0' && !is_dutch(text + at + 4);
}

/* ", postnummer 2830", " (postcode: 2830": where the digits begin; 0: no such word. */
static size_t behind_label(const char *text, size_t tot)
{
	static const char *const labels[] = {"postnummer", "postcode", "Postnummer", "Postcode"};
	size_t at = tot + strspn(text + tot, " ,(");

	for (size_t i = 0; i < sizeof(labels) / sizeof(labels[0]) && at - tot <= 2; i++) {
		size_t size = strlen(labels[i]);

		if (at > tot && strncmp(text + at, labels[i], size) == 0)
			return at + size + strspn(text + at + size, ": ");
	}
	return 0;
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

/* "Deinze, Lange Akkerstraat 4, 9800": behind the street that follows the place. */
static struct form_range behind_street(const struct place *place)
{
	const char *text = place->source->text;
	struct form_range street = understand_street_behind(text, place->hit->tot);

	if (understand_is_street(text, street) && text[street.tot] == ',' &&
	    text[street.tot + 1] == ' ' && is_four(text, street.tot + 2) &&
	    is_of(place->hit, text + street.tot + 2, false))
		return (struct form_range){street.tot + 2, street.tot + 6};
	return (struct form_range){0, 0};
}

/* A blank, or the break of a line between the place and its number. */
static bool is_gap(char c)
{
	return c == ' ' || c == '\n';
}

/* "3600 Genk", "Genk (3600)", "Genk 3600". */
struct form_range understand_postcode_beside(const struct place *place)
{
	const char *text = place->source->text;
	size_t van = place->hit->van, tot = place->hit->tot, label = behind_label(text, tot);

	if (van >= 5 && text[van - 1] == ' ' && is_four(text, van - 5) &&
	    is_of(place->hit, text + van - 5, true))
		return (struct form_range){van - 5, van - 1};
	if (is_gap(text[tot]) && text[tot + 1] == '(' && is_four(text, tot + 2) &&
	    is_of(place->hit, text + tot + 2, true))
		return (struct form_range){tot + 2, tot + 6};
	if (text[tot] == ',' && is_gap(text[tot + 1]) && is_four(text, tot + 2) &&
	    is_of(place->hit, text + tot + 2, false))
		return (struct form_range){tot + 2, tot + 6};
	if (is_gap(text[tot]) && is_four(text, tot + 1) && is_of(place->hit, text + tot + 1, false))
		return (struct form_range){tot + 1, tot + 5};
	if (label && is_four(text, label) && is_of(place->hit, text + label, false))
		return (struct form_range){label, label + 4};
	return behind_street(place);
}
