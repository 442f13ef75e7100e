/* understand_straat: a street with its number beside a postcode, in running text. See
 * understand_who.h. */
#include "reading/understand_who.h"

#include <string.h>

#include "form/blank.h"

enum { STREET = 60 };

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_capital(const char *text, size_t at)
{
	return (text[at] >= 'A' && text[at] <= 'Z') || (unsigned char)text[at] == 0xC3;
}

/* Where a street can begin before its end at `tot`: behind a bracket, a comma, a line, "op", "in". */
static size_t street_begin(const char *text, size_t tot)
{
	size_t at = tot, number = tot;

	while (at > 0 && tot - at < STREET && !strchr("(,;:\n.", text[at - 1])) {
		at--;
		if (is_digit(text[at]))
			number = at;
	}
	/* from the last word with a small letter on: "wij wonen in de Kerkstraat 3" */
	for (size_t i = at; i + 1 < number; i++) {
		bool starts = i == at || text[i - 1] == ' ';

		if (starts && !is_capital(text, i) && text[i] != ' ' &&
		    strcspn(text + i, " ") < 8 && strncmp(text + i, "van ", 4) != 0)
			at = i + strcspn(text + i, " ") + 1;
	}
	return at;
}

/* "Kapelveld 14 bus 2, " before a postcode. */
struct form_range understand_street_before(const char *text, size_t at)
{
	struct form_range street = {at, at};

	while (street.tot > 0 && strchr(" ,-(", text[street.tot - 1]))
		street.tot--;
	if (street.tot > 3 && (strncmp(text + street.tot - 3, " te", 3) == 0 ||
			       strncmp(text + street.tot - 3, " in", 3) == 0))
		street.tot -= 3;
	street.van = street_begin(text, street.tot);
	form_trim(text, &street.van, &street.tot);
	return street;
}

/* ", Priorijlaan 61" behind the place. */
struct form_range understand_street_behind(const char *text, size_t at)
{
	struct form_range street = {at, at};

	if (text[at] != ',' || text[at + 1] != ' ' || !is_capital(text, at + 2))
		return street;
	street.van = street.tot = at + 2;
	while (text[street.tot] && !strchr(",;)\n.", text[street.tot]))
		street.tot++;
	return street;
}

/* Letters, then a number: a street; "Mats 14" has no eight letters, and "bus 3" does not begin one. */
bool understand_is_street(const char *text, struct form_range street)
{
	size_t length = street.tot - street.van, letters = 0, at = street.van;

	while (at < street.tot && !is_digit(text[at])) {
		letters += text[at] != ' ';
		at++;
	}
	if (letters < 5 || at >= street.tot || length > STREET || !is_capital(text, street.van))
		return false;
	if (at == street.van || text[at - 1] != ' ')
		return false;
	while (at < street.tot && is_digit(text[at]))
		at++;
	return at == street.tot || strncmp(text + at, " bus", 4) == 0 ||
	       (street.tot - at <= 6 && strncmp(text + at, " jaar", 5) != 0 && text[at] != 'j');
}
