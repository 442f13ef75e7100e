/* letter: the limits of one mail, and the names of what its header says (letter.h). */
#include "letter/letter.h"

struct letter_limits letter_limits_default(void)
{
	return (struct letter_limits){
	    .mail = (int64_t)50 * 1024 * 1024,
	    .header = 256 * 1024,
	    .depth = 50,
	    .parts = 1000,
	    .text = 8 * 1024 * 1024,
	    .seconds = 10,
	    .memory = (size_t)512 * 1024 * 1024,
	};
}

const char *letter_limit_name(enum letter_limit limit)
{
	static const char *const names[] = {
	    [LETTER_WITHIN_LIMITS] = NULL,     [LETTER_TOO_LARGE] = "grootte",
	    [LETTER_TOO_DEEP] = "diepte",      [LETTER_TOO_MANY_PARTS] = "delen",
	    [LETTER_HEADER_TOO_LARGE] = "kop", [LETTER_TEXT_TOO_LARGE] = "tekst",
	};

	if ((size_t)limit >= sizeof(names) / sizeof(names[0]))
		return NULL;
	return names[limit];
}

const char *letter_mark_name(enum letter_mark mark)
{
	static const struct {
		enum letter_mark mark;
		const char *name;
	} rows[] = {
	    {LETTER_AUTO_SUBMITTED, "auto-submitted"},
	    {LETTER_PRECEDENCE_BULK, "precedence"},
	    {LETTER_LIST, "list"},
	    {LETTER_SUPPRESS, "suppress"},
	    {LETTER_AUTO_REPLY_HEADER, "auto-reply-header"},
	    {LETTER_NULL_SENDER, "null-sender"},
	    {LETTER_DAEMON, "daemon"},
	    {LETTER_SPAM, "spam"},
	    {LETTER_REPORT, "report"},
	    {LETTER_LOKET, "loket"},
	    {LETTER_REPLY, "reply"},
	    {LETTER_OUT_OF_OFFICE, "out-of-office"},
	    {LETTER_GROUP, "group"},
	    {LETTER_RRN, "rrn"},
	    {LETTER_LONG, "long"},
	    {LETTER_SEVERAL_FROM, "several-from"},
	    {LETTER_TWO_VERSIONS, "two-versions"},
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		if (rows[i].mark == mark)
			return rows[i].name;
	}
	return NULL;
}
