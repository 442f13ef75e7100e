/* email: e-mail addresses in text (values.h). Shape only. */
#include "form/values.h"

#include <stdint.h>
#include <string.h>

enum { LOCAL_LIMIT = 64, DOMAIN_LIMIT = 255 };

static bool is_local(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	       (c && strchr("!#$%&'*+-/=?^_`{|}~.", c)) || (unsigned char)c >= 0x80;
}

static bool is_domain(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	       c == '-' || c == '.' || (unsigned char)c >= 0x80;
}

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

/* The address around the "@" at `at`. */
static bool around(const char *text, size_t length, size_t at, struct form_range *range)
{
	size_t van = at, tot = at + 1;

	while (van > 0 && at - van < LOCAL_LIMIT && is_local(text[van - 1]))
		van--;
	while (van < at && strchr("'.*|/`{}=", text[van]))
		van++; /* quotes, bold marks and bars around it */
	while (tot < length && tot - at < DOMAIN_LIMIT && is_domain(text[tot]))
		tot++;
	while (tot > at && strchr(".-", text[tot - 1]))
		tot--;
	/* the limits count bytes: not inside a character */
	while (van < at && ((unsigned char)text[van] & 0xC0) == 0x80)
		van++;
	while (tot < length && tot > at && ((unsigned char)text[tot] & 0xC0) == 0x80)
		tot--;
	*range = (struct form_range){van, tot};
	return van < at && text[at - 1] != '.' && tot > at + 3 && text[at + 1] != '.' &&
	       memchr(text + at + 1, '.', tot - at - 1) != NULL;
}

bool form_find_email(const char *text, size_t length, struct form_range *range,
		     char email[FORM_EMAIL])
{
	const char *end = text + length;
	struct form_range found;

	for (const char *p = text; (p = memchr(p, '@', (size_t)(end - p))) != NULL; p++) {
		if (!around(text, length, (size_t)(p - text), &found))
			continue;
		for (size_t i = found.van; i < found.tot; i++)
			email[i - found.van] = lower(text[i]);
		email[found.tot - found.van] = '\0';
		*range = found;
		return true;
	}
	return false;
}
