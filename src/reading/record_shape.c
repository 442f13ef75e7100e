/* record_shape: see record_shape.h. */
#include "reading/record_shape.h"

#include <string.h>

static const char digits[] = "0123456789";

/* '9' stands for a digit, 's' for a sign, anything else for itself. */
static bool has_shape(const char *text, const char *shape)
{
	for (; *shape; shape++, text++) {
		bool fits = *shape == '9'   ? *text >= '0' && *text <= '9'
			    : *shape == 's' ? *text == '+' || *text == '-'
					    : *text == *shape;

		if (!fits)
			return false;
	}
	return *text == '\0';
}

bool record_is_email(const char *text)
{
	const char *at = strchr(text, '@');

	return at && at != text && at[1] != '\0' && strlen(text) <= 320 &&
	       strpbrk(text, " \t\n<>,;\"") == NULL;
}

bool record_is_phone(const char *text)
{
	size_t length = strlen(text);

	return text[0] == '+' && length >= 7 && length <= 16 &&
	       strspn(text + 1, digits) == length - 1;
}

bool record_is_day(const char *text)
{
	return has_shape(text, "9999-99-99");
}

bool record_is_time(const char *text)
{
	return has_shape(text, "9999-99-99T99:99:99s99:99") ||
	       has_shape(text, "9999-99-99T99:99:99Z");
}

bool record_is_digest(const char *text)
{
	return strlen(text) == 64 && strspn(text, "0123456789abcdef") == 64;
}

bool record_is_postcode(const char *text)
{
	return has_shape(text, "9999");
}

bool record_is_language(const char *text)
{
	return strlen(text) == 2 && strspn(text, "abcdefghijklmnopqrstuvwxyz") == 2;
}
