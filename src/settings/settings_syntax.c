/* settings_syntax: the shape of single texts. Each function returns NULL for a good text, else what
 * is wrong with it and what to do. */
#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/clock.h"
#include "calendar/calendar.h"
#include "settings/settings_keys.h"

enum { LOCAL_LIMIT = 64, ADDRESS_LIMIT = 254, MAILBOX_LIMIT = 200, ID_LIMIT = 40 };

static bool is_letter_or_digit(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/* RFC 5322 dot-atom, without "/": mailbox addresses become file names. */
static bool is_local_part(const char *text, size_t length)
{
	char last = '.';

	if (length == 0 || length > LOCAL_LIMIT)
		return false;
	for (size_t i = 0; i < length; i++) {
		if (text[i] == '.'
			? last == '.'
			: !is_letter_or_digit(text[i]) && !strchr("!#$%&'*+-=?^_`{|}~", text[i]))
			return false;
		last = text[i];
	}
	return last != '.';
}

/* Labels of letters, digits and inner hyphens. */
static bool is_domain(const char *text)
{
	size_t label = 0;
	char last = '.';

	for (; *text; text++) {
		if (*text == '.' ? label == 0 || last == '-'
				 : !is_letter_or_digit(*text) && (*text != '-' || label == 0))
			return false;
		label = *text == '.' ? 0 : label + 1;
		if (label > 63)
			return false;
		last = *text;
	}
	return label > 0 && last != '-';
}

const char *settings_syntax_address(const char *text)
{
	const char *at = strrchr(text, '@');

	if (!at || !is_local_part(text, (size_t)(at - text)) || !is_domain(at + 1) ||
	    strlen(text) > ADDRESS_LIMIT)
		return "is not a plain e-mail address; write it as name@example.be";
	return NULL;
}

const char *settings_syntax_mailbox(const char *text)
{
	if (strlen(text) > MAILBOX_LIMIT)
		return "is too long for the address of a mailbox; at most 200 characters";
	return settings_syntax_address(text);
}

const char *settings_syntax_id(const char *text)
{
	size_t length = strlen(text);

	if (length > ID_LIMIT || text[0] == '-' ||
	    strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789-") != length)
		return "is not an id; use a-z, 0-9 and -, at most 40 characters";
	return NULL;
}

const char *settings_syntax_secret(const char *text)
{
	if (text[0] == '.' || strchr(text, '/'))
		return "is no name of a file in the folder of secrets; leave out any / and a dot "
		       "in front";
	/* The key of all dossiers lies in the same folder; it must never be sent as a password. */
	if (strcmp(text, "master") == 0)
		return "is the file of the master key; name another file";
	return NULL;
}

const char *settings_syntax_language(const char *text)
{
	if (strlen(text) != 2 || !islower((unsigned char)text[0]) ||
	    !islower((unsigned char)text[1]))
		return "is not a language code; use two letters of ISO 639-1, such as nl or fr";
	return NULL;
}

const char *settings_syntax_day(const char *text)
{
	int64_t seconds;

	if (clock_parse_day(text, &seconds) < 0)
		return "is not a day of the calendar; write it as 2026-01-31";
	return NULL;
}

/* No mail goes out at night, and clocks are changed at night: so no office is open then. */
const char *settings_syntax_hour(const char *text)
{
	bool shaped = strlen(text) == 5 && isdigit((unsigned char)text[0]) &&
		      isdigit((unsigned char)text[1]) && text[2] == ':' &&
		      isdigit((unsigned char)text[3]) && isdigit((unsigned char)text[4]);

	if (!shaped || text[3] > '5' || strcmp(text, "06:00") < 0 || strcmp(text, "22:00") > 0)
		return "is not a time between 06:00 and 22:00; write it as 09:00";
	return NULL;
}

const char *settings_syntax_holiday(const char *text)
{
	struct calendar_holiday holiday;

	if (!calendar_holiday_read(text, &holiday))
		return "is not a day of the calendar; write it as 2026-07-20, or as 07-11 for that "
		       "day of every year";
	return NULL;
}

const char *settings_syntax_timezone(const char *text)
{
	char path[600];
	struct stat facts;

	if (text[0] == '/' || strstr(text, ".."))
		return "is not the name of a time zone; write it as Europe/Brussels";
	snprintf(path, sizeof(path), "/usr/share/zoneinfo/%s", text);
	if (stat(path, &facts) < 0 || !S_ISREG(facts.st_mode))
		return "is not found under /usr/share/zoneinfo; mend the name, or install the "
		       "package tzdata";
	return NULL;
}

const char *settings_syntax_file(const char *text)
{
	struct stat facts;

	if (stat(text, &facts) < 0 || !S_ISREG(facts.st_mode))
		return "is not a file that can be found; mend the path (relative paths start at "
		       "the "
		       "working directory)";
	return NULL;
}

const char *settings_syntax_word(const char *text)
{
	return strchr(text, ' ') ? "has a blank in it; write one word" : NULL;
}
