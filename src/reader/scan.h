/* scan: a first look at the raw mail, line by line, before any MIME library sees it: is it within
 * the limits? MIME parsers recurse and remember; this does neither. */
#ifndef LOKET_READER_SCAN_H
#define LOKET_READER_SCAN_H

#include "base/memory.h"
#include "letter/letter.h"

struct error;

struct scan {
	enum letter_limit limit; /* the first one that the mail is over */
	struct buffer header;	 /* the header of the mail itself, at most limits->header bytes */
	int64_t body;		 /* where the body starts; 0 for a mail without a header */
	unsigned depth;		 /* deepest nesting seen */
	unsigned parts;		 /* leaves and containers seen */
};

/* Reads fd from its start; stops early at a limit. -1 only when reading itself fails. The caller frees
 * scan->header. */
int scan_mail(int fd, const struct letter_limits *limits, struct scan *scan, struct error *err);

#endif
