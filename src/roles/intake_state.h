/* intake_state: what the parts of intake share. */
#ifndef LOKET_ROLES_INTAKE_STATE_H
#define LOKET_ROLES_INTAKE_STATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "arrival/arrival.h"
#include "roles/intake_tries.h"

struct advies_texts;
struct compose_templates;
struct reader_pool;
struct settings;
struct store;
struct vault;

/* Mails that are taken in together share their syncs; what they hold in memory is bounded by their size. */
enum { INTAKE_BATCH = 16, INTAKE_BATCH_BYTES = 1024 * 1024 };

struct intake {
	const struct settings *settings;
	struct reader_pool *readers;
	struct vault *vault;
	struct store *store;
	struct compose_templates *templates;
	struct advies_texts *texts;
	struct desk desk;
	struct intake_tries tries;
	size_t
	    careful; /* so many mails are still taken one by one, to see which one kills intake */
	int wake;
	bool unheard;	     /* deliver cannot be woken, which was told */
	int64_t remind_look; /* the next look at what is due, by the clock */
	int64_t remind_due;  /* when something is due, as the last look saw it */
};

/* What is left to do, or why not: in the order of how bad it is. */
enum intake_outcome { INTAKE_TAKEN, INTAKE_LATER, INTAKE_BROKEN };

/* Tells deliver that something may be in the outbox. */
void intake_wake_deliver(struct intake *intake);

/* Steps 3 to 5 of as many of these names as fit into one batch: *used_r of them, of which *taken_r are done with.
 * The worst outcome of them all; every fault is in the log. */
enum intake_outcome intake_batch(struct intake *intake, char *const *names, size_t count,
				 size_t *used_r, size_t *taken_r);

/* Step 5 for all of these mails: raw mail sealed away, mark left, new/NAME gone. Repeatable. *taken_r of them are
 * done with; one whose key is gone stays where it is. -1: the disk. */
int intake_put_away(struct intake *intake, const struct arrival_receipt *receipts, size_t count,
		    size_t *taken_r, struct error *err);

/* Reminders (desk_remind), when it is time to look at them: at most once a minute, and when one is due. `once`: now.
 * A daemon that starts leaves fetch a minute to bring what came while it stood still: it may be the answer. */
void intake_remind_start(struct intake *intake, bool once);
enum intake_outcome intake_remind(struct intake *intake);

#endif
