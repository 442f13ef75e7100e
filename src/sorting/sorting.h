/* sorting: what kind of mail this is, judged from the facts of its header and whether it holds text
 * of a person. Pure. */
#ifndef LOKET_SORTING_SORTING_H
#define LOKET_SORTING_SORTING_H

#include <stdbool.h>
#include "letter/letter.h"
#include "names/names.h"

/* The kind of a decoded mail before its content is understood: BOUNCE, AUTOMATISCH, LIJST, SPAM,
 * ONLEESBAAR (over a limit), OVERIG (no text and no attachment), else AANVRAAG. is_bounce: the reader found a
 * delivery report. */
enum soort sorting_kind(const struct letter *letter, bool is_bounce);

/* True when a mail of this kind may be answered automatically (RFC 3834, failures 23-26): false for
 * every mark of automatic or list mail, a null sender, a daemon, spam, our own mail, and without an address. */
bool sorting_answerable(const struct letter *letter);

/* The same, but for the wish for no automatic answers (X-Auto-Response-Suppress), which Exchange puts into mails of
 * people too: it says nothing of who wrote. */
bool sorting_written(const struct letter *letter);

/* True for mailer-daemon, postmaster, no-reply and the like (local part, any case). */
bool sorting_daemon_address(const char *address);
/* What the subject says of an absence notice or another automatic answer, in nl, fr, en, de. */
enum sorting_absence {
	SORTING_PRESENT,
	SORTING_MAYBE,	/* words that a person may begin with as well: "Afwezig van school" */
	SORTING_ABSENT, /* as mail programs write it: "Automatisch antwoord: ..." */
};
enum sorting_absence sorting_absence_subject(const char *subject);
/* True when nothing but its subject says that a mail is automatic: its words decide. */
bool sorting_by_subject_only(const struct letter *letter);

#endif
