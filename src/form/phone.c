/* phone: Belgian telephone numbers (values.h, domain.md section 5.1). */
#include "form/values.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"

enum { DIGITS = 16, CODE = 5 }; /* "00352" */

/* The digits of a candidate, and where it ends. */
struct digits {
	char text[DIGITS + 1];
	size_t count;
	size_t tot;
	bool plus, opened; /* "(0032) 495 .." */
};

/* What may stand between two digits: a few signs, and "(0)", whose 0 is not dialled from abroad. */
static size_t between(const char *text, size_t length, size_t at, bool abroad)
{
	size_t n = 0;

	while (n < 3 && at + n < length && strchr(" ./-", text[at + n]) && text[at + n])
		n++;
	if (at + n + 2 < length && memcmp(text + at + n, "(0)", 3) == 0 && abroad)
		n += 3;
	while (n < 6 && at + n < length && text[at + n] == ' ')
		n++;
	return at + n < length && text_is_digit(text[at + n]) ? n : 0;
}

/* "(0032) 495 ..", "(+32) 495 ..": the sign that closes what stands before the number. */
static bool closes_code(const char *text, size_t length, size_t van, size_t at)
{
	return van > 0 && text[van - 1] == '(' && at < length && text[at] == ')';
}

/* Reads digits from `at` on, and stops where more could not be a number. */
static void collect(const char *text, size_t length, size_t at, struct digits *digits)
{
	const size_t van = at;

	digits->count = 0;
	digits->opened = false;
	digits->plus = text[at] == '+';
	at += digits->plus;
	for (;;) {
		bool abroad;

		while (at < length && text_is_digit(text[at])) {
			if (digits->count < DIGITS)
				digits->text[digits->count++] = text[at];
			at++;
		}
		digits->tot = at;
		digits->text[digits->count] = '\0';
		abroad = digits->plus || strncmp(digits->text, "00", 2) == 0;
		if (abroad && digits->count <= CODE && closes_code(text, length, van, at)) {
			digits->opened = true;
			at++;
		}
		if (digits->count == DIGITS || between(text, length, at, abroad) == 0)
			return;
		at += between(text, length, at, abroad);
	}
}

/* The length of a national number, with its 0; 0: no such prefix. Mobile 10, all others 9 (04 is
 * Liege). */
static size_t national_length(const char *digits)
{
	if (digits[0] != '0' || digits[1] == '0' || digits[1] == '\0')
		return 0;
	if (digits[1] == '4' && digits[2] >= '5' && digits[2] <= '9')
		return 10;
	return 9;
}

static bool finish(const char *prefix, const char *rest, char phone[FORM_PHONE])
{
	return snprintf(phone, FORM_PHONE, "%s%s", prefix, rest) < FORM_PHONE;
}

static bool normalise(const struct digits *digits, char phone[FORM_PHONE])
{
	const char *text = digits->text;
	char national[DIGITS + 2];

	if (!digits->plus && strncmp(text, "00", 2) == 0)
		text += 2;
	else if (!digits->plus) {
		/* 32470123456 without plus: a mobile number that lost it */
		if (strncmp(text, "324", 3) == 0 && digits->count == 11)
			return finish("+", text, phone);
		return digits->count == national_length(text) && finish("+32", text + 1, phone);
	}
	if (strncmp(text, "32", 2) != 0)
		return strlen(text) >= 8 && strlen(text) <= 15 && finish("+", text, phone);
	text += 2;
	text += text[0] == '0';
	snprintf(national, sizeof(national), "0%s", text);
	return strlen(national) == national_length(national) && finish("+32", text, phone);
}

/* A number of fewer digits at the front, where a second one follows at once ("0470 12 34 56 / 03
 * ..."). */
static bool shorten(const char *text, size_t at, struct digits *digits)
{
	size_t wanted = digits->plus ? 0 : national_length(digits->text);
	size_t count = 0;

	if (wanted == 0 || digits->count <= wanted)
		return false;
	while (count < wanted)
		count += text_is_digit(text[at++]);
	digits->count = wanted;
	digits->text[wanted] = '\0';
	digits->tot = at;
	return true;
}

bool form_find_phone(const char *text, size_t length, struct form_range *range,
		     char phone[FORM_PHONE])
{
	struct digits digits = {.count = 0};

	for (size_t at = 0; at < length; at++) {
		bool plus = text[at] == '+' && at + 1 < length && text_is_digit(text[at + 1]);

		if (!plus && (!text_is_digit(text[at]) || (at > 0 && text_is_digit(text[at - 1]))))
			continue;
		collect(text, length, at, &digits);
		if (normalise(&digits, phone) ||
		    (shorten(text, at, &digits) && normalise(&digits, phone))) {
			*range = (struct form_range){at - digits.opened, digits.tot};
			return true;
		}
		/* one group on, so that "12 0470 ..." is found too; at most 16 digits are read
		 * again */
		while (at + 1 < length && text_is_digit(text[at + 1]))
			at++;
	}
	return false;
}
