/* rrn: see rrn.h. */
#include "form/rrn.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "form/words.h"

enum { DIGITS = 11, LABEL_BEFORE = 48 };

/* Eleven digits and where each stands. */
struct number {
	char digits[DIGITS + 1];
	size_t at[DIGITS];
	size_t tot;
	unsigned breaks; /* bit i: something stands before digit i */
	bool exact;	 /* "93.05.18-223.61" to the letter */
};

bool form_rrn_check(const char digits[11], bool *born_2000)
{
	uint64_t nine = 0;
	unsigned check = (unsigned)(digits[9] - '0') * 10 + (unsigned)(digits[10] - '0');
	unsigned month = (unsigned)(digits[2] - '0') * 10 + (unsigned)(digits[3] - '0');
	unsigned day = (unsigned)(digits[4] - '0') * 10 + (unsigned)(digits[5] - '0');
	bool before, after;

	for (int i = 0; i < 9; i++)
		nine = nine * 10 + (uint64_t)(digits[i] - '0');
	before = 97 - nine % 97 == check;
	after = 97 - (2000000000 + nine) % 97 == check;
	if (born_2000)
		*born_2000 = after;
	return (before || after) && month % 20 <= 12 && month < 60 && day <= 31;
}

/* What stands between two digits: ". - / " or their typographic kin; 0: nothing such. */
static size_t separator_at(const char *text, size_t length, size_t at)
{
	size_t left = length - at;

	if (left >= 1 && text[at] && strchr(" .-/", text[at]))
		return 1;
	if (left >= 2 && memcmp(text + at, "\xC2\xA0", 2) == 0)
		return 2;
	if (left >= 3 && memcmp(text + at, "\xE2\x80", 2) == 0 &&
	    (unsigned char)text[at + 2] >= 0x90 && (unsigned char)text[at + 2] <= 0x95)
		return 3;
	return 0;
}

/* Reads eleven digits with at most two separators before each; false when there are fewer or more.
 */
static bool read_number(const char *text, size_t length, size_t at, struct number *number)
{
	size_t count = 0;

	number->breaks = 0;
	while (count < DIGITS) {
		size_t gap = 0, size;

		while (count && gap < 6 && (size = separator_at(text, length, at + gap)) != 0)
			gap += size;
		if (at + gap >= length || !text_is_digit(text[at + gap]))
			return false;
		at += gap;
		if (gap)
			number->breaks |= 1u << count;
		number->at[count] = at;
		number->digits[count++] = text[at++];
	}
	number->tot = at;
	number->digits[DIGITS] = '\0';
	number->exact = at - number->at[0] == 15 && text[number->at[2] - 1] == '.' &&
			text[number->at[4] - 1] == '.' && text[number->at[6] - 1] == '-' &&
			text[number->at[9] - 1] == '.';
	return at >= length || !text_is_digit(text[at]);
}

/* The breaks of "93.05.18-223.61", "930518-223-61", "930518 22361". */
static bool is_layout(unsigned breaks)
{
	const unsigned dotted = 1u << 2 | 1u << 4 | 1u << 6 | 1u << 9;
	const unsigned grouped = 1u << 6 | 1u << 9;

	return breaks == dotted || breaks == grouped || breaks == (dotted & ~(1u << 9)) ||
	       breaks == 1u << 6;
}

/* "+32 47x" and "0032 47x" without its plus: a mobile number, whatever the checksum says. */
static bool is_mobile(const char *text, const struct number *number)
{
	size_t van = number->at[0];

	if (van > 0 && text[van - 1] == '+')
		return true;
	return strncmp(number->digits, "324", 3) == 0 && number->digits[3] >= '5';
}

/* The last label before the number, close by: +1 a label of the number, -1 one of a telephone, 0
 * none. */
static int label_before(const char *text, size_t van)
{
	static const struct {
		const char *start;
		int kind;
	} labels[] = {
	    {"rijksregister", 1}, {"rrn", 1},  {"insz", 1}, {"niss", 1},    {"nationaal", 1},
	    {"rijksnummer", 1},	  {"tel", -1}, {"gsm", -1}, {"mobiel", -1},
	};
	size_t start = van > LABEL_BEFORE ? van - LABEL_BEFORE : 0, pos = 0;
	struct form_word word, before = {.length = 0};
	int kind = 0;

	while (form_next_word(text + start, van - start, &pos, &word)) {
		for (size_t i = 0; i < sizeof(labels) / sizeof(labels[0]); i++) {
			/* the first letter alone, first: before each of a row of numbers stand many words */
			if (word.text[0] == labels[i].start[0] &&
			    strncmp(word.text, labels[i].start, strlen(labels[i].start)) == 0)
				kind = labels[i].kind;
		}
		if (strcmp(before.text, "rr") == 0 &&
		    (word.text[0] == 'n' || text_is_digit(word.text[0])))
			kind = 1;
		before = word;
	}
	return strcmp(before.text, "rr") == 0 ? 1 : kind;
}

static bool is_national_number(const char *text, const struct number *number)
{
	if (number->exact)
		return true;
	if (label_before(text, number->at[0]) > 0)
		return true;
	return is_layout(number->breaks) && !is_mobile(text, number) &&
	       form_rrn_check(number->digits, NULL);
}

size_t form_rrn_mask(char *text, size_t length)
{
	struct number number;
	size_t masked = 0;

	for (size_t at = 0; at < length; at++) {
		if (!text_is_digit(text[at]) || (at > 0 && text_is_digit(text[at - 1])))
			continue;
		if (!read_number(text, length, at, &number) || !is_national_number(text, &number))
			continue;
		for (size_t i = 6; i < DIGITS; i++)
			text[number.at[i]] = '*';
		masked++;
		at = number.tot - 1;
	}
	return masked;
}
