/* bounce: mail that could not be delivered: RFC 3464 reports, and the forms of older and odder
 * servers. */
#ifndef LOKET_READER_BOUNCE_H
#define LOKET_READER_BOUNCE_H

#include "reader/headers.h"
#include "reading/reading.h"

struct arena;

/* What the body holds of a report. */
struct bounce_parts {
	const char *status; /* text of the message/delivery-status part; NULL: none */
	bool placed;	   /* it stands where RFC 6522 says: right in the report that the mail is */
	const char *inner; /* the same of a mail that is attached */
	struct headers original;       /* of the mail that is sent back; count 0: none */
	struct headers inner_original; /* of one that is attached to that again */
};

/* True when a machine reports with the whole mail, on a failure or a success: not a person who has such a part in a
 * mail (attached, passed on), or puts words of their own round one. */
bool bounce_is_report(const struct headers *headers, const struct letter *letter,
		      const struct bounce_parts *parts);

/* NULL when the mail is no bounce (a report of success is none). text: letter->volledige_tekst. */
struct reading_bounce *bounce_find(struct arena *arena, const struct headers *headers,
				   const struct letter *letter, const struct bounce_parts *parts);

/* --- bounce_id.c --- */
/* The Message-ID of the mail that bounced, wherever the report has it; NULL: nowhere. */
const char *bounce_id_find(struct arena *arena, const struct letter *letter,
			   const struct bounce_parts *parts);
/* True for an id of the form that ours have (vault_message_id). */
bool bounce_id_ours(const char *id);

#endif
