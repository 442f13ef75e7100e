/* straat: a street with its number beside a postcode, in running text. See
 * who.h. */
#include "understand/straat.h"

#include <string.h>
#include <strings.h>

#include "base/text.h"
#include "form/blank.h"

enum { STREET = 60 };

static bool is_capital(const char *text, size_t at)
{
	return (text[at] >= 'A' && text[at] <= 'Z') || (unsigned char)text[at] == 0xC3;
}

/* Where the number of the house begins: the digits behind the last word with a capital. */
static size_t number_begin(const char *text, size_t van, size_t tot)
{
	size_t number = tot, capital = tot;

	while (capital > van && !(is_capital(text, capital - 1) &&
				  (capital - 1 == van || strchr(" -'", text[capital - 2]))))
		capital--;
	for (size_t i = tot; i > capital; i--) {
		if (text_is_digit(text[i - 1]))
			number = i - 1;
	}
	return number;
}

/* "Steenweg op Zevendonk", "Baan naar Bree": the word that ends at `at` is of a street, and what follows goes on
 * with its name. */
static bool ends_street_word(const char *text, size_t van, size_t at)
{
	static const char *const words[] = {"weg", "baan", "straat", "laan", "dreef", "pad"};

	while (at > van && text[at - 1] == ' ')
		at--;
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		size_t size = strlen(words[i]);

		if (at >= van + size && strncasecmp(text + at - size, words[i], size) == 0)
			return true;
	}
	return false;
}

static bool goes_on(const char *text, size_t van, size_t at)
{
	static const char *const words[] = {"op ", "naar ", "over ", "tot ", "achter ", "aan "};

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		if (strncmp(text + at, words[i], strlen(words[i])) == 0)
			return ends_street_word(text, van, at);
	}
	return strncmp(text + at, "van ", 4) == 0;
}

bool understand_in_street(const char *text, size_t at)
{
	size_t van = at > STREET ? at - STREET : 0, word = at;

	while (word > van && text[word - 1] == ' ')
		word--;
	while (word > van && !strchr(" \n", text[word - 1]))
		word--;
	return strncmp(text + word, "van ", 4) != 0 && goes_on(text, van, word);
}

/* A word with a capital begins between the two. */
static bool leads_to_capital(const char *text, size_t van, size_t tot)
{
	for (; van < tot; van++) {
		if (text[van] == ' ' && is_capital(text, van + 1))
			return true;
	}
	return false;
}

/* Where a street can begin before its end at `tot`: behind a bracket, a comma, a line, "op", "in". */
static size_t street_begin(const char *text, size_t tot)
{
	size_t at = tot, number;

	/* not at the dot of "bus 2.03" */
	while (at > 0 && tot - at < STREET &&
	       (!strchr("(,;:\n.", text[at - 1]) ||
		(text[at - 1] == '.' && at < tot && at > 1 && text_is_digit(text[at]) &&
		 text_is_digit(text[at - 2]))))
		at--;
	number = number_begin(text, at, tot);
	/* from the last word with a small letter on: "wij wonen in de Kerkstraat 3" */
	for (size_t i = at; i + 1 < number; i++) {
		bool starts = i == at || text[i - 1] == ' ';
		size_t end = i + strcspn(text + i, " ");

		if (starts && !is_capital(text, i) && text[i] != ' ' && !goes_on(text, at, i) &&
		    leads_to_capital(text, end, number))
			at = end + 1;
	}
	return at;
}

/* Behind "Adres Kloosterhof 3": a label without a colon. */
static size_t skip_label(const char *text, size_t van, size_t tot)
{
	static const char *const labels[] = {"adres ", "thuisadres ", "domicilie ", "woonplaats "};

	for (size_t i = 0; i < sizeof(labels) / sizeof(labels[0]); i++) {
		size_t size = strlen(labels[i]);

		if (van + size < tot && strncasecmp(text + van, labels[i], size) == 0 &&
		    is_capital(text, van + size))
			return van + size;
	}
	return van;
}

/* "Kapelveld 14 bus 2, " before a postcode. */
struct form_range understand_street_before(const char *text, size_t at)
{
	struct form_range street = {at, at};

	while (street.tot > 0 && strchr(" ,-(", text[street.tot - 1]))
		street.tot--;
	/* on the line above */
	while (street.tot == at && street.tot > 0 && strchr("\r\n", text[street.tot - 1]))
		at = --street.tot;
	if (street.tot > 3 && (strncmp(text + street.tot - 3, " te", 3) == 0 ||
			       strncmp(text + street.tot - 3, " in", 3) == 0))
		street.tot -= 3;
	street.van = street_begin(text, street.tot);
	form_trim(text, &street.van, &street.tot);
	street.van = skip_label(text, street.van, street.tot);
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

	while (at < street.tot && !text_is_digit(text[at])) {
		letters += text[at] != ' ';
		at++;
	}
	if (letters < 5 || at >= street.tot || length > STREET || !is_capital(text, street.van))
		return false;
	if (at == street.van || text[at - 1] != ' ')
		return false;
	while (at < street.tot && text_is_digit(text[at]))
		at++;
	/* "geboren 12/3/2010", "0470/12" */
	if (text[at] == '/' && memchr(text + at + 1, '/', street.tot - at))
		return false;
	return at == street.tot || strncmp(text + at, " bus", 4) == 0 ||
	       (street.tot - at <= 6 && strncmp(text + at, " jaar", 5) != 0 && text[at] != 'j');
}
