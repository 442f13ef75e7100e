/* blank: see blank.h. */
#include "form/blank.h"

#include <stdint.h>
#include <string.h>
#include <strings.h>

#include "base/text.h"
#include "form/words.h"

static bool is_space_at(const char *text, size_t length, size_t *size)
{
	uint32_t c = (unsigned char)*text;

	*size = 1;
	if (c < 0x80) /* nearly always */
		return c == ' ' || c == '\t' || c == '\n' || c == '|';
	c = text_decode(text, length, size);
	return c == 0xA0 || (c >= 0x2000 && c <= 0x200B) || c == 0x202F || c == 0x205F ||
	       c == 0x3000 || c == 0xFEFF;
}

/* Where the character before `end` starts. */
static size_t step_back(const char *text, size_t start, size_t end)
{
	size_t at = end - 1;

	while (at > start && end - at < 4 && ((unsigned char)text[at] & 0xC0) == 0x80)
		at--;
	return at;
}

void form_trim(const char *text, size_t *van, size_t *tot)
{
	size_t size;

	while (*van < *tot && is_space_at(text + *van, *tot - *van, &size))
		*van += size;
	while (*van < *tot) {
		size_t at = step_back(text, *van, *tot);

		if (!is_space_at(text + at, *tot - at, &size))
			break;
		*tot = at;
	}
}

static size_t digits_at(const char *text, size_t at, size_t end)
{
	size_t n = 0;

	while (at + n < end && text[at + n] >= '0' && text[at + n] <= '9')
		n++;
	return n;
}

/* "Vraag 3.", "Vraag 3:": the bytes before the number; 0: no such. */
static size_t question_word(const char *text, size_t van, size_t tot)
{
	static const char word[] = "Vraag ";
	size_t size = sizeof(word) - 1, number;

	if (tot - van <= size || strncasecmp(text + van, word, size) != 0)
		return 0;
	number = digits_at(text, van + size, tot);
	return (number == 1 || number == 2) && van + size + number < tot &&
		       strchr(".:)", text[van + size + number])
		   ? size
		   : 0;
}

bool form_is_numbered(const char *text, size_t van, size_t tot)
{
	return van < tot && digits_at(text, van + question_word(text, van, tot), tot) > 0;
}

/* "a. |", "b) |": behind the letter and its bar; `van`: no such. */
static size_t behind_letter(const char *text, size_t van, size_t tot)
{
	size_t after = van + 2;

	if (tot - van < 3 || (text[van] | 0x20) < 'a' || (text[van] | 0x20) > 'z' ||
	    !strchr(".)", text[van + 1]))
		return van;
	while (after < tot && text[after] == ' ')
		after++;
	return after < tot && text[after] == '|' ? after + 1 : van;
}

size_t form_skip_lead(const char *text, size_t van, size_t tot)
{
	size_t number;

	form_trim(text, &van, &tot);
	van = behind_letter(text, van, tot);
	van += question_word(text, van, tot);
	number = digits_at(text, van, tot);
	if (number == 1 || number == 2) {
		size_t after = van + number;

		while (after < tot && text[after] == ' ')
			after++;
		if (after < tot && strchr(".)|\t:", text[after]))
			van = after + 1;
	}
	while (van < tot && strchr(" \t-*|_#", text[van]))
		van++;
	form_trim(text, &van, &tot);
	while (tot - van > 3 && memcmp(text + van, "\xE2\x80\xA2", 3) == 0) {
		van += 3;
		form_trim(text, &van, &tot);
	}
	return van;
}

/* Folded; what a value is, and what it starts with. */
static const char *const whole[] = {"nvt",  "n v t",	     "niet van toepassing",
				    "nbsp", "zie hierboven", "zie boven"};
static const char *const start[] = {"klik hier",      "klik of tik", "kies een item",
				    "kies een datum", "vul hier",    "schrappen wat niet past"};

bool form_is_placeholder(const char *text, size_t length)
{
	char folded[40];

	form_fold(text, length < 60 ? length : 60, folded, sizeof(folded));
	if (folded[0] == '\0')
		return true; /* only signs: dashes, dots, lines to write on */
	for (size_t i = 0; i < sizeof(whole) / sizeof(whole[0]); i++) {
		if (length < 60 && strcmp(folded, whole[i]) == 0)
			return true;
	}
	for (size_t i = 0; i < sizeof(start) / sizeof(start[0]); i++) {
		if (strncmp(folded, start[i], strlen(start[i])) == 0)
			return true;
	}
	return false;
}
