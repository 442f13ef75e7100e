/* deliver_state: what the files of the deliver role share. */
#ifndef LOKET_ROLES_DELIVER_STATE_H
#define LOKET_ROLES_DELIVER_STATE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "roles/deliver_pace.h"
#include "smtp/smtp.h"
#include "spool/spool.h"
#include "store/store.h"

struct settings;

struct deliver {
	const struct settings *settings;
	bool once;
	int wake_fd;
	struct store *store;
	struct smtp *smtp;    /* NULL: not connected */
	int64_t last_sent_at; /* monotonic; the connection is closed some time after it */
	struct pace pace;

	struct spool_health health;
	int64_t health_at; /* when it was written, monotonic; 0: never */
	bool alarmed;	   /* this outage was told */
	bool sender_alarmed;
};

enum deliver_step {
	DELIVER_IDLE,	/* nothing is due */
	DELIVER_DONE,	/* one mail was tried, whatever came of it */
	DELIVER_OUTAGE, /* the server cannot be used now; nothing was tried */
	DELIVER_FAILED, /* the store failed: see err */
};

/* --- deliver_mail.c: one mail --- */
enum deliver_step deliver_next(struct deliver *deliver, struct error *err);
void deliver_hang_up(struct deliver *deliver);

/* --- deliver_health.c: how it goes, for `status` and for people --- */
void deliver_health_open(struct deliver *deliver);
void deliver_health_good(struct deliver *deliver);
/* An outage; text says why and what to do. One alarm an outage, once it has lasted. */
void deliver_health_bad(struct deliver *deliver, const char *text);
/* The server does not take mail from this mailbox: one alarm until a mail gets through again. */
void deliver_health_sender(struct deliver *deliver, const char *mailbox, const char *text);

#endif
