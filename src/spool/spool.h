/* spool: the folders through which the processes meet.
 *
 *   tmp/     a mail being written; emptied at start
 *   new/     whole, synced mails that wait for intake
 *   mark/    empty: names whose mail is safe in the store and may be marked on the server
 *   kept/    sealed raw mails, NAME.sealed
 *   failed/  sealed raw mails that could not be understood
 *   cursor/  per mailbox: UIDVALIDITY, next UID
 *   health/  per mailbox (and "smtp"): how it goes, for `loketctl status`
 *   wake/    touched as a hint: wake/deliver, wake/retry for it too, wake/intake/refused when deliver has news for it, and
 *            wake/MAILBOX/mark when a mark was left for that one
 *
 * NAME = mailbox.uidvalidity.uid, safe as a file name; mailbox.uidvalidity-generation.uid where the server
 * gives UIDs a second time. Every step that counts is fsynced.
 *
 * SECURITY: names are built from the configuration and two numbers, never from a mail. */
#ifndef LOKET_SPOOL_SPOOL_H
#define LOKET_SPOOL_SPOOL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

struct error;
struct buffer;

/* SPOOL_ADDRESS: the most bytes that an address may need as part of a file name. */
enum { SPOOL_NAME = 300, SPOOL_PATH = 1024, SPOOL_ADDRESS = 220, SPOOL_HELD = 500 };

enum spool_folder {
	SPOOL_TMP,
	SPOOL_NEW,
	SPOOL_MARK,
	SPOOL_KEPT,
	SPOOL_FAILED,
	SPOOL_CURSOR,
	SPOOL_HEALTH,
	SPOOL_WAKE,
	SPOOL_FOLDER_COUNT
};

/* In spool/wake, beside the names of the roles: deliver is to end its pause. */
#define SPOOL_WAKE_RETRY "retry"

/* Makes the folders (0700), and closes those that are there and open to others. */
int spool_prepare(const char *spool, struct error *err);
/* Whether they can be made and used by this user and no other, stand on one file system, and have room for a
 * mail of `largest` bytes. Changes nothing. */
int spool_examine(const char *spool, int64_t largest, struct error *err);
/* "SPOOL/new" or "SPOOL/new/NAME" (name may be NULL). */
void spool_path(const char *spool, enum spool_folder folder, const char *name,
		char out[SPOOL_PATH]);

/* False for an address that is too long to be part of a file name. */
bool spool_address_fits(const char *address);
/* Which mail of its mailbox. */
struct spool_id {
	uint32_t uidvalidity;
	uint32_t
	    generation; /* how often the UIDs of this UIDVALIDITY began anew; 0: they did not */
	uint32_t uid;
};
void spool_name(const char *mailbox, const struct spool_id *id, char out[SPOOL_NAME]);
/* Splits a name; false when it is not one of ours. mailbox must hold SPOOL_NAME bytes. */
bool spool_name_parts(const char *name, char *mailbox, struct spool_id *id);

/* Names in a folder that are ours, oldest UID first per mailbox; `mailbox` NULL: all, in turns
 * (the oldest of each mailbox, then the second of each), so that a full mailbox does not delay
 * the others. The caller gives them back with spool_names_free. At most `limit` names. */
struct spool_names {
	char **items;
	size_t count;
};
int spool_list(const char *spool, enum spool_folder folder, const char *mailbox, size_t limit,
	       struct spool_names *names, struct error *err);
void spool_names_free(struct spool_names *names);

/* --- writing one mail (steps 1 and 2) --- */
/* A mail on its way: begun under a name of its own, because its UID is not known yet. */
struct spool_mail {
	char begun[SPOOL_NAME]; /* in tmp/ */
	char name[SPOOL_NAME];	/* in new/ */
	int fd;			/* -1: not begun */
};
/* Opens tmp/BEGUN for writing; mail->fd is the caller's until commit or abort. */
int spool_begin(const char *spool, struct spool_mail *mail, struct error *err);
/* Nothing more will be written: the disk may begin, so that the fsync finds little to do. */
void spool_written(const struct spool_mail *mail);
/* For all of these: fsync and close of each, then rename to new/NAME, then one fsync of new/. On -1 some
 * may be in new/ already, whole; the others are gone. Every descriptor is closed in either case. */
int spool_commit(const char *spool, struct spool_mail *mails, size_t count, struct error *err);
void spool_abort(const char *spool, struct spool_mail *mail);
/* Empties tmp/ of what one mailbox left there (NULL: all). */
int spool_clean(const char *spool, const char *mailbox, struct error *err);

/* --- after the store knows it (steps 5 and 7) --- */
/* Moves each from new/NAME to mark/NAME (durably, with one sync), empties it there, and wakes the fetches of
 * their mailboxes. Not in new/ any more is fine: that was done before. */
int spool_mark(const char *spool, const char *const *names, size_t count, struct error *err);
/* Empties what a cut left full in mark/. */
int spool_empty_marks(const char *spool, struct error *err);
/* Makes the folder in which spool_mark touches something for that mailbox, and no other; a hint:
 * mark/ is the truth. */
int spool_mark_wake(const char *spool, const char *mailbox, char out[SPOOL_PATH],
		    struct error *err);
/* Takes a mark away; not synced: one that comes back after a power cut only flags again. */
int spool_unmark(const char *spool, const char *name, struct error *err);
/* 1 when the mail is in new/, kept/, failed/ or mark/: it need not be fetched again; 0 when it is not, -1
 * when the disk does not say. */
int spool_knows(const char *spool, const char *name, struct error *err);
/* The highest generation of the names of that mailbox and UIDVALIDITY in these folders: 1; 0 there is none,
 * -1. */
int spool_generation(const char *spool, const char *mailbox, uint32_t uidvalidity,
		     uint32_t *generation_r, struct error *err);

/* --- cursor (step 8) --- */
struct spool_cursor {
	bool known; /* false: first contact */
	uint32_t uidvalidity;
	uint32_t generation; /* of the names of its mails */
	/* everything below is done or left alone on purpose, but for what is held and old */
	uint32_t next_uid;
	int64_t first_contact; /* when this mailbox was first seen, epoch seconds */
	/* What was there at the first contact (or when the UIDs became others): UIDs in [old_from,
	 * old_below), judged by their date. Equal: none left. */
	uint32_t old_from, old_below;
	/* with `since` left out, older ones wait for it; -1: all of them do */
	int64_t old_cutoff;
	uint32_t waiting; /* how many wait because `since` is left out */
	/* UIDs below next_uid that must be looked at again: missing from a scan, not delivered
	 * by a fetch, or too large to be fetched */
	uint32_t held[SPOOL_HELD];
	size_t held_count;
};
int spool_cursor_read(const char *spool, const char *mailbox, struct spool_cursor *cursor,
		      struct error *err);
int spool_cursor_write(const char *spool, const char *mailbox, const struct spool_cursor *cursor,
		       struct error *err);

/* --- health --- */
struct spool_health {
	bool known; /* false: nothing reported yet */
	bool healthy;
	char fault[400];	 /* why not, and what to do */
	int64_t since;		 /* of the present state (healthy or not), epoch seconds */
	int64_t last_success;	 /* 0: never */
	uint32_t waiting;	 /* old mails that wait for `since` */
	int64_t vanished_at;	 /* the last time that happened; forgotten after 7 days */
	uint32_t vanished;	 /* UIDs that another client took away before they were fetched */
	char vanished_uids[200]; /* the first of them, "17 23 42" */
};
/* `who`: an address of a mailbox, or "smtp". */
int spool_health_read(const char *spool, const char *who, struct spool_health *health,
		      struct error *err);
int spool_health_write(const char *spool, const char *who, const struct spool_health *health,
		       struct error *err);

/* One daemon a spool (and a store: store_lock): an flock on SPOOL/lock, held by the open descriptor until every process
 * that inherited it is gone. Held by another for half a second: ERROR_STOP and its pid in the text. */
int spool_lock(const char *spool, int *fd_r, struct error *err);
/* The same lock for roles that are run by hand: not beside a daemon (two fetches of one mailbox would
 * write into one another's mail), but beside one another. */
int spool_share(const char *spool, int *fd_r, struct error *err);
/* One process a role, and of fetch one a mailbox (NULL for the others), whoever started it: an flock on
 * SPOOL/lock-ROLE[-MAILBOX], until the descriptor is closed. As above when another holds it. */
int spool_lock_role(const char *spool, const char *role, const char *mailbox, int *fd_r,
		    struct error *err);
/* True while a daemon holds it. */
bool spool_locked(const char *spool);

#endif
