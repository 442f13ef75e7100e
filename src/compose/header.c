/* header: what may stand in a header of a mail that goes out.
 *
 * SECURITY: here header injection ends. A line end or any control character refuses the mail;
 * an address is checked character by character, so that it can hold no comment, no second
 * address, no route. */
#include "compose/header.h"

#include <stddef.h>
#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "compose/compose.h"

enum { LINE_LIMIT = 500, LOCAL_LIMIT = 64, ADDRESS_LIMIT = 254, ID_LIMIT = 300 };

#define LETTERS "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"

int header_check_line(const char *what, const char *value, struct error *err)
{
	size_t length = value ? strlen(value) : 0;

	if (length == 0 || length > LINE_LIMIT)
		return error_set(err, ERROR_REFUSE, "%s is %s", what,
				 length ? "too long" : "missing");
	if (strpbrk(value, "\r\n\t") || !text_is_clean(value, length))
		return error_set(err, ERROR_REFUSE, "%s holds a control character", what);
	return 0;
}

/* Runs of `allowed` with single dots between them. */
static bool is_dotted(const char *text, size_t length, const char *allowed)
{
	size_t at = 0;

	for (;;) {
		size_t run = strspn(text + at, allowed);

		if (run == 0 || at + run > length)
			return false;
		at += run;
		if (at == length)
			return true;
		if (text[at] != '.')
			return false;
		at++;
	}
}

int header_check_address(const char *what, const char *address, struct error *err)
{
	size_t length = address ? strlen(address) : 0;
	const char *at = address ? strchr(address, '@') : NULL;
	size_t local = at ? (size_t)(at - address) : 0;

	if (local == 0 || local > LOCAL_LIMIT || length > ADDRESS_LIMIT ||
	    !is_dotted(address, local, LETTERS "!#$%&'*+-/=?^_`{|}~") ||
	    !is_dotted(at + 1, length - local - 1, LETTERS "-"))
		return error_set(err, ERROR_REFUSE, "%s is not an address that mail can go to",
				 what);
	return 0;
}

bool header_is_message_id(const char *id)
{
	const char *at = strchr(id, '@');

	if (!at || at == id || !at[1] || strlen(id) > ID_LIMIT)
		return false;
	for (const char *c = id; *c; c++)
		if (*c <= ' ' || *c > '~' || *c == '<' || *c == '>')
			return false;
	return true;
}

bool compose_can_write_to(const char *address)
{
	struct error err;

	return header_check_address("address", address, &err) == 0;
}
