/* intake_tries: how often intake died over one and the same mail. A mail that kills its own intake would do so at
 * every start and hold up all that waits behind it.
 *
 * The count stands in SPOOL/tries, not synced: it need not outlive the machine, only the process. */
#ifndef LOKET_ROLES_INTAKE_TRIES_H
#define LOKET_ROLES_INTAKE_TRIES_H

enum {
	TRIES_READ = 5,	 /* deaths after which a mail is set aside unread */
	TRIES_TAKE = 10, /* deaths after which it is left in new/ for a person */
};

/* Notes that intake takes up this mail; how often it began it before without an end. */
int intake_tries_begin(const char *spool, const char *name);
void intake_tries_end(const char *spool);

#endif
