/* fetch_state: what the files of the fetch role share. */
#ifndef LOKET_ROLES_FETCH_STATE_H
#define LOKET_ROLES_FETCH_STATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "imap/imap.h"
#include "spool/spool.h"

struct settings;

struct fetch {
	const struct settings *settings;
	const struct mailbox *mailbox;
	bool once;
	int wake_fd; /* marks for this mailbox, and the folder of secrets */

	struct imap *imap; /* NULL: no session */
	struct imap_folder folder;
	struct spool_cursor cursor;

	/* the mails of the cursor that are held, told in health */
	bool review;	     /* some must be looked at again soon */
	int64_t review_at;   /* monotonic */
	uint32_t too_large;  /* the first of them; 0: none */
	uint32_t unreadable; /* the first that the server does not hand over; 0: none */
	uint32_t suspect;    /* at which the last session was lost, not held yet; 0: none */
	int suspect_drops;   /* how often in a row */
	uint32_t reviewed;   /* the held one at which a review was cut off: it goes on behind it */

	bool mark_failed;
	char mark_fault[400];
	int64_t mark_at; /* marks are not tried before, monotonic */

	struct spool_health health;
	int64_t health_at; /* when it was written, monotonic; 0: never */
};

/* --- fetch_pass.c: from the server to the disk --- */
/* Opens the folder anew and takes all that is to be taken. -1: see imap_last_fault, or err->kind
 * ERROR_STOP when it was the disk. */
int fetch_pass(struct fetch *fetch, struct error *err);

/* --- fetch_take.c: a list of mails --- */
/* Takes what is not known, not too large and not older than cutoff (-1: all); what cannot be
 * had is held. Oldest first, the cursor (at *next) moves with each batch that is safe. *left_r:
 * how many were left alone for their age. */
int fetch_take(struct fetch *fetch, const struct imap_item *items, size_t count, int64_t cutoff,
	       uint32_t *next, uint32_t *left_r, struct error *err);
/* Looks again at what is held: takes it, or tells that it has vanished. */
int fetch_review(struct fetch *fetch, struct error *err);
/* Remembers a UID that must be looked at again; in the cursor, written by the caller. false: no
 * room. */
bool fetch_hold(struct fetch *fetch, uint32_t uid);
/* What a mail of the folder as it is now is called in the spool. */
void fetch_name(const struct fetch *fetch, uint32_t uid, char out[SPOOL_NAME]);
/* 1 it was fetched, 0 it was not, -1. */
int fetch_knows(const struct fetch *fetch, uint32_t uid, struct error *err);
int fetch_save_cursor(struct fetch *fetch, struct error *err);

/* --- fetch_batch.c: one command --- */
/* Mails that are synced together; a larger one is synced alone. */
enum { FETCH_TOGETHER = 16, FETCH_TOGETHER_BYTES = 1024 * 1024 };

/* One command's worth of mails on its way. */
struct fetch_batch {
	struct fetch *fetch;
	uint32_t uids[IMAP_BATCH];
	int64_t dates[IMAP_BATCH]; /* INTERNALDATE: when the server received it */
	bool here[IMAP_BATCH];	   /* whole; when the run is over: safe on the disk */
	size_t count, here_count;

	struct spool_mail coming; /* the one under way */
	int64_t length;		  /* of it, or of the last */
	uint32_t begun;		  /* mails so far: gives each its name in tmp/ */

	/* whole and not synced yet */
	struct spool_mail whole[FETCH_TOGETHER];
	int64_t lengths[FETCH_TOGETHER];
	size_t whole_count;
	int64_t whole_bytes;
	int64_t whole_since; /* the first of them, monotonic */

	struct error err; /* why a callback gave up; kind NONE: it did not */
};

/* Fetches the mails of the batch, at least one. Those that are here are safe on the disk, also after -1
 * unless the disk was the reason (batch->err); otherwise the session was lost. */
int fetch_batch_run(struct fetch_batch *batch, struct error *err);

/* --- fetch_mark.c: from the store to the server --- */
/* Flags or moves what mark/ names, then removes the marks. A refusal of the server is kept in
 * fetch->mark_fault and tried again later; -1 only when the session is lost or the disk fails. */
int fetch_mark(struct fetch *fetch, struct error *err);

/* --- fetch_health.c: how it goes, for status and for people --- */
void fetch_health_open(struct fetch *fetch);
/* A scan went well. */
void fetch_health_good(struct fetch *fetch);
/* No mail can be fetched; text says why and what to do. */
void fetch_health_bad(struct fetch *fetch, const char *text);
/* `count` UIDs from uid on went before they could be fetched; written by the caller. */
void fetch_health_vanished(struct fetch *fetch, uint32_t uid, uint32_t count);
void fetch_health_write(struct fetch *fetch);

#endif
