/* deliver_state: what the files of the deliver role share. */
#ifndef LOKET_ROLES_DELIVER_STATE_H
#define LOKET_ROLES_DELIVER_STATE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "base/memory.h"
#include "roles/deliver_pace.h"
#include "smtp/smtp.h"
#include "spool/spool.h"
#include "store/store.h"

struct settings;

/* A kill costs at worst that many mails sent twice, with the same Message-ID. */
enum { DELIVER_LANES = STORE_UNDER_WAY };

/* What became of one submission. */
struct outcome {
	enum smtp_result result;
	bool outage;
	bool unreached; /* an outage that says nothing about this mail */
	int code;
	char text[400];
};

/* One connection and the mail on it. */
struct lane {
	struct smtp *smtp; /* NULL: not connected */
	int64_t used_at;   /* when it was last begun or ended, monotonic */
	bool busy;
	struct arena *arena;
	struct store_outgoing row;
	struct buffer mail;
	struct outcome outcome; /* once it has ended */
	bool ended;
};

struct deliver {
	const struct settings *settings;
	bool once;
	int wake_fd;
	struct store *store;
	struct lane lanes[DELIVER_LANES];
	int64_t asked;	      /* the last word of 'loketctl retry' that was heard, in ns */
	int64_t last_sent_at; /* monotonic */
	int64_t outage_at;    /* when the last outage was seen, monotonic */
	bool unreached; /* no mail got anywhere since; told as DELIVER_OUTAGE when all is done */
	struct pace pace;

	struct spool_health health;
	int64_t health_at; /* when it was written, monotonic; 0: never */
	bool alarmed;	   /* this outage was told */
	bool sender_alarmed;
};

enum deliver_step {
	DELIVER_IDLE,	/* nothing is due, nothing under way */
	DELIVER_DONE,	/* some mails were tried, or are under way */
	DELIVER_OUTAGE, /* the server cannot be used now; nothing was tried */
	DELIVER_FAILED, /* the store failed: see err */
};

/* --- deliver_lane.c: mails under way --- */
/* Begins what is due and may be begun, waits for one of those under way, marks what has ended. */
enum deliver_step deliver_next(struct deliver *deliver, struct error *err);
/* Waits for those under way and marks them: each has its deadline. -1: some could not be marked. */
int deliver_finish(struct deliver *deliver, struct error *err);
bool deliver_busy(const struct deliver *deliver);
/* Closes the connections that were not used since then (monotonic). */
void deliver_hang_up(struct deliver *deliver, int64_t since);
/* Closes all, at the end. */
void deliver_drop(struct deliver *deliver);

/* --- deliver_mark.c: what follows from how they ended --- */
/* A connection was lost, or the server cannot be reached. What began before this is no other
 * outage: it is waited for, and nothing waits for it. */
void deliver_outage(struct deliver *deliver, const char *text);
/* Marks those that have ended, in one transaction, and tells of them. */
int deliver_mark(struct deliver *deliver, struct lane *const *lanes, size_t count,
		 struct error *err);

/* --- deliver_health.c: how it goes, for `status` and for people --- */
void deliver_health_open(struct deliver *deliver);
void deliver_health_good(struct deliver *deliver);
/* An outage; text says why and what to do. One alarm an outage, once it has lasted. */
void deliver_health_bad(struct deliver *deliver, const char *text);
/* The server does not take mail from this mailbox: one alarm until a mail gets through again. */
void deliver_health_sender(struct deliver *deliver, const char *mailbox, const char *text);

#endif
