/* intake_tries: over which mails intake died, and how often. A mail that kills its own intake would
 * do so at every start and hold up all that waits behind it.
 *
 * It stands in SPOOL/tries: the name at work, and the suspects of earlier deaths with their number.
 * Not synced: it need not outlive the machine, only the process. */
#ifndef LOKET_ROLES_INTAKE_TRIES_H
#define LOKET_ROLES_INTAKE_TRIES_H

#include <stdbool.h>
#include "spool/spool.h"

enum {
	TRIES_READ = 5,	   /* deaths after which a mail is set aside unread */
	TRIES_TAKE = 10,   /* deaths after which it is left in new/ for a person */
	TRIES_SUSPECTS = 8 /* so many at once; then the one with the fewest deaths is forgotten */
};

struct intake_tries {
	int fd;			  /* -1: it cannot be written; then nothing is counted */
	char at_work[SPOOL_NAME]; /* "-": none */
	struct {
		int deaths; /* 0: nobody */
		char name[SPOOL_NAME];
	} suspects[TRIES_SUSPECTS];
};

/* Reads what the last process left there; true when it died over a mail. */
bool intake_tries_open(struct intake_tries *tries, const char *spool);
void intake_tries_close(struct intake_tries *tries);

/* How often intake died over this mail. */
int intake_tries_deaths(const struct intake_tries *tries, const char *name);

/* Notes that intake is at work on this mail; that it is at work on none. */
void intake_tries_begin(struct intake_tries *tries, const char *name);
void intake_tries_end(struct intake_tries *tries);
/* This mail was taken: it is no suspect any more. */
void intake_tries_clear(struct intake_tries *tries, const char *name);

#endif
