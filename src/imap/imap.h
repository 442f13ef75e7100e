/* imap: one session with one mailbox (libetpan), TLS verified before any credential (GnuTLS).
 *
 * SECURITY: talks to one server; holds one password while it signs in. Reads only UIDs, sizes,
 * dates, flags and literals; never ENVELOPE or BODYSTRUCTURE. Every wait has a deadline that
 * counts progress. */
#ifndef LOKET_IMAP_IMAP_H
#define LOKET_IMAP_IMAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "settings/settings.h"

struct error;
struct imap;

/* What a failed step was about; for back-off and for the text of `check`. */
enum imap_fault {
	IMAP_FAULT_NONE,
	IMAP_FAULT_NETWORK,
	IMAP_FAULT_TLS,
	IMAP_FAULT_SIGN_IN,
	IMAP_FAULT_FOLDER,
	IMAP_FAULT_PROTOCOL
};

struct imap_folder {
	uint32_t uidvalidity;
	uint32_t uidnext;
	uint32_t exists;
};

struct imap_item {
	uint32_t uid;
	uint32_t size;	      /* RFC822.SIZE */
	int64_t internaldate; /* epoch seconds */
	bool done;	      /* carries $LoketDone */
};

/* Connects, does STARTTLS or TLS, verifies chain and host name, signs in. `secret` is the
 * password. Ends early, as a network fault, when process_stop is set: so do all other calls.
 * Every text says what to do ("certificate of localhost:1143 is not signed by ...; set
 * imap.ca_file"). */
int imap_open(const struct endpoint *endpoint, const char *secret, struct imap **imap_r,
	      enum imap_fault *fault_r, struct error *err);
void imap_close(struct imap **imap); /* LOGOUT without waiting long; NULL is fine */

/* What the last failed call on this session was about. After NETWORK, TLS or PROTOCOL the
 * session is of no more use: close it. After FOLDER it goes on. */
enum imap_fault imap_last_fault(const struct imap *imap);

/* Asks for the present state of the folder each time (UIDNEXT, UIDVALIDITY), also when it is
 * open already. A folder that this account may read but not mark is a fault. */
int imap_select(struct imap *imap, const char *folder, struct imap_folder *folder_r,
		struct error *err);
/* All mails with from <= UID <= to (to = 0: no upper end), ascending; free() *items_r. */
int imap_scan(struct imap *imap, uint32_t from, uint32_t to, struct imap_item **items_r,
	      size_t *count_r, struct error *err);

/* Those of the given UIDs that are there, ascending; free() *items_r. */
int imap_scan_uids(struct imap *imap, const uint32_t *uids, size_t count,
		   struct imap_item **items_r, size_t *count_r, struct error *err);

enum { IMAP_BATCH = 200 }; /* UIDs in one command */

/* Streams the raw mails (BODY.PEEK[]) of at most IMAP_BATCH ascending UIDs in one command, in
 * pieces, constant memory. For each mail data() any number of times, then end(uid): only then
 * it is whole, and only then its UID is known for sure (a server may send it behind the text).
 * Whenever the server lets us wait, wait() is called before, and several times a second while
 * that lasts: what is whole need not wait as well. A callback that returns -1 ends the session.
 * A UID that is gone, or whose mail the server does not hand over, gets no end(). */
struct imap_sink {
	int (*data)(void *context, const char *bytes, size_t length);
	int (*end)(void *context, uint32_t uid);
	int (*wait)(void *context);
	void *context;
};
int imap_fetch(struct imap *imap, const uint32_t *uids, size_t count, const struct imap_sink *sink,
	       struct error *err);

/* Sets $LoketDone and \Seen on the UIDs (a UID that is gone is no error). */
int imap_flag_done(struct imap *imap, const uint32_t *uids, size_t count, struct error *err);
/* UID MOVE, else UID COPY + STORE \Deleted + UID EXPUNGE of that UID (without UIDPLUS: refused
 * with what to do). The folder is created when missing. */
int imap_move(struct imap *imap, const uint32_t *uids, size_t count, const char *folder,
	      struct error *err);

bool imap_can_idle(const struct imap *imap);
/* IDLE until a mail is announced, wake_fd (-1: none) is readable, or timeout_ms is over (at
 * most 25 min: RFC 2177). *changed_r: the server spoke of new mail, now or since the folder was selected. A hint only:
 * scan afterwards. Without IDLE it is a plain wait. */
int imap_wait(struct imap *imap, int wake_fd, int timeout_ms, bool *changed_r, struct error *err);

#endif
