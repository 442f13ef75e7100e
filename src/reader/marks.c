/* marks: see marks.h. One row a header field and a test of its value. */
#include "reader/marks.h"

#include <stdbool.h>
#include <string.h>

#include "base/text.h"
#include "letter/letter.h"

enum test {
	ANY,	/* the field is there and not blank */
	STARTS, /* the value starts with a word of the row */
	STARTS_NOT,
	EMPTY_PATH, /* "<>" */
	CONTAINS,
};

static const struct {
	const char *field;
	enum test test;
	const char *word;
	unsigned marks;
} rows[] = {
    {"Auto-Submitted", STARTS_NOT, "no", LETTER_AUTO_SUBMITTED},
    {"X-Auto-Submitted", STARTS_NOT, "no", LETTER_AUTO_SUBMITTED},
    {"Precedence", STARTS, "bulk", LETTER_PRECEDENCE_BULK},
    {"Precedence", STARTS, "junk", LETTER_PRECEDENCE_BULK},
    {"Precedence", STARTS, "list", LETTER_PRECEDENCE_BULK | LETTER_GROUP},
    {"Precedence", STARTS, "auto_reply", LETTER_PRECEDENCE_BULK | LETTER_AUTO_REPLY_HEADER},
    {"Precedence", STARTS, "auto-reply", LETTER_PRECEDENCE_BULK | LETTER_AUTO_REPLY_HEADER},
    {"X-Precedence", STARTS, "bulk", LETTER_PRECEDENCE_BULK},
    {"List-Id", ANY, NULL, LETTER_LIST},
    {"List-Unsubscribe", ANY, NULL, LETTER_LIST},
    {"List-Unsubscribe-Post", ANY, NULL, LETTER_LIST},
    {"List-Subscribe", ANY, NULL, LETTER_LIST},
    {"List-Help", ANY, NULL, LETTER_LIST},
    {"List-Owner", ANY, NULL, LETTER_LIST},
    {"List-Archive", ANY, NULL, LETTER_LIST},
    {"List-Post", ANY, NULL, LETTER_LIST},
    {"List-Post", CONTAINS, "mailto:", LETTER_GROUP},
    {"Mailing-List", ANY, NULL, LETTER_LIST},
    {"X-Mailman-Version", ANY, NULL, LETTER_LIST},
    {"X-Auto-Response-Suppress", CONTAINS, "all", LETTER_SUPPRESS},
    {"X-Auto-Response-Suppress", CONTAINS, "autoreply", LETTER_SUPPRESS},
    {"X-Auto-Response-Suppress", CONTAINS, "oof", LETTER_SUPPRESS},
    {"X-Auto-Response-Suppress", CONTAINS, "dr", LETTER_SUPPRESS},
    {"X-Autoreply", STARTS_NOT, "no", LETTER_AUTO_REPLY_HEADER},
    {"X-Auto-Reply", STARTS_NOT, "no", LETTER_AUTO_REPLY_HEADER},
    {"X-Autorespond", STARTS_NOT, "no", LETTER_AUTO_REPLY_HEADER},
    {"X-Autoresponder", STARTS_NOT, "no", LETTER_AUTO_REPLY_HEADER},
    {"X-Autoreply-From", ANY, NULL, LETTER_AUTO_REPLY_HEADER},
    {"X-Auto-Reply-From", ANY, NULL, LETTER_AUTO_REPLY_HEADER},
    {"X-Vacation", ANY, NULL, LETTER_AUTO_REPLY_HEADER},
    {"X-Mail-Autoreply", ANY, NULL, LETTER_AUTO_REPLY_HEADER},
    {"Return-Path", EMPTY_PATH, NULL, LETTER_NULL_SENDER},
    {"X-Spam-Flag", STARTS, "yes", LETTER_SPAM},
    {"X-Spam-Status", STARTS, "yes", LETTER_SPAM},
    {"X-Spam", STARTS, "yes", LETTER_SPAM},
    {"X-Spamd-Result", CONTAINS, ": true", LETTER_SPAM},
    {"X-Rspamd-Action", STARTS, "add header", LETTER_SPAM},
    {"X-MS-Exchange-Organization-SCL", STARTS, "5", LETTER_SPAM},
    {"X-MS-Exchange-Organization-SCL", STARTS, "6", LETTER_SPAM},
    {"X-MS-Exchange-Organization-SCL", STARTS, "7", LETTER_SPAM},
    {"X-MS-Exchange-Organization-SCL", STARTS, "8", LETTER_SPAM},
    {"X-MS-Exchange-Organization-SCL", STARTS, "9", LETTER_SPAM},
    {"X-Loket-Dossier", ANY, NULL, LETTER_LOKET},
    {"X-Loket-Template", ANY, NULL, LETTER_LOKET},
};

static bool contains_fold(const char *text, const char *word)
{
	for (; *text; text++) {
		if (text_starts_fold(text, word))
			return true;
	}
	return false;
}

static bool is_empty_path(const char *value)
{
	value += strspn(value, " \t");
	return strncmp(value, "<>", 2) == 0;
}

/* "no", "no; comment", but not "notified". */
static bool starts_with_word(const char *value, const char *word)
{
	return text_starts_fold(value, word) && strchr(" \t;(", value[strlen(word)]);
}

static bool passes(enum test test, const char *value, const char *word)
{
	switch (test) {
	case STARTS:
		return text_starts_fold(value, word);
	case STARTS_NOT:
		return !text_blank(value) && !starts_with_word(value, word);
	case EMPTY_PATH:
		return is_empty_path(value);
	case CONTAINS:
		return contains_fold(value, word);
	case ANY:
		break;
	}
	return !text_blank(value);
}

static bool field_passes(const struct headers *headers, size_t row)
{
	const struct header_field *field = NULL;

	while ((field = headers_next(headers, field, rows[row].field))) {
		if (passes(rows[row].test, field->value, rows[row].word))
			return true;
	}
	return false;
}

unsigned marks_read(const struct headers *headers)
{
	const struct header_field *precedence = headers_find(headers, "Precedence");
	unsigned marks = 0;

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		if (field_passes(headers, i))
			marks |= rows[i].marks;
	}
	/* bulk mail is no conversation, whatever list it goes through; nor is what one can only leave, not write to */
	if ((precedence && !text_starts_fold(precedence->value, "list")) ||
	    (headers_find(headers, "List-Unsubscribe") && !headers_find(headers, "List-Post")))
		marks &= ~(unsigned)LETTER_GROUP;
	return marks;
}
