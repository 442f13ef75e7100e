/* session: what the files of imap/ share: the session behind imap.h, commands, and how faults
 * are told. */
#ifndef LOKET_IMAP_SESSION_H
#define LOKET_IMAP_SESSION_H

#include <libetpan/libetpan.h>

#include "imap/imap.h"
#include "imap/stream.h"

struct buffer;

struct imap {
	mailimap *wire;
	struct stream *stream; /* borrowed: wire->imap_stream owns it */
	const struct endpoint *endpoint;
	enum imap_fault fault;	  /* of the last call that failed */
	uint32_t uidnext, exists; /* as the last SELECT said */
	bool keywords;		  /* the folder takes $LoketDone */
	bool deletable;		  /* it takes \Deleted */
	bool idle_refused;
	bool idling;		      /* IDLE was sent and DONE was not */
	const struct imap_sink *sink; /* while a fetch is under way */
	bool sink_failed;
	struct imap_item *items; /* while a scan is under way */
	size_t item_count;
};

/* Fills imap->fault and err; returns -1. */
int imap_fail(struct imap *imap, enum imap_fault fault, struct error *err, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* The fault behind a result of libetpan: a lost connection or something that is not IMAP. */
int imap_fail_result(struct imap *imap, int result, struct error *err);

/* True for a result after which the session is of no more use. */
bool imap_is_broken(const struct imap *imap, int result);

/* Sends one command and reads its whole answer: a result of libetpan,
 * MAILIMAP_ERROR_CUSTOM_COMMAND when the server says NO. */
int imap_command(struct imap *imap, size_t allowance, const char *command);

/* A server may announce mail in the answer to any command, and then it does not do so again: whether it did
 * since the last SELECT, and from that SELECT on. */
bool imap_was_announced(const struct imap *imap);
void imap_hears_announcements(struct imap *imap);

enum {
	IMAP_ANSWER = 1024 * 1024, /* limits of what a server may answer */
	IMAP_LISTING = 24 * 1024 * 1024,
	IMAP_COMMAND = 4096, /* of what we send; IMAP_BATCH UIDs fit */
};

/* "1:5,8": ascending UIDs as a set of ranges; out must hold IMAP_COMMAND bytes, count <=
 * IMAP_BATCH. */
void imap_uid_set(const uint32_t *uids, size_t count, char *out);

/* The folder name in modified UTF-7 (RFC 3501, 5.1.3), as a quoted string. */
void imap_quote_folder(const char *folder, struct buffer *out);
/* The same without quotes. */
void imap_encode_folder(const char *folder, struct buffer *out);

/* Asks what the server can do, and forgets what it said before. */
int imap_ask_capabilities(struct imap *imap, struct error *err);
bool imap_can(const struct imap *imap, const char *capability);

#endif
