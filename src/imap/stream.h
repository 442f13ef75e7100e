/* stream: the socket under libetpan. Connects, verifies TLS, and gives every wait a deadline
 * and every answer a limit. libetpan's own TLS verifies nothing and its own sockets wait in
 * silence for a lost server; so it gets this one, through its interface for drivers. Inside
 * imap/ only.
 *
 * SECURITY: everything read here is hostile. Nothing but the greeting and STARTTLS may pass
 * before stream_start_tls has returned 0. */
#ifndef LOKET_IMAP_STREAM_H
#define LOKET_IMAP_STREAM_H

#include <gnutls/gnutls.h>
#include <libetpan/mailstream.h>
#include <poll.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct endpoint;
struct error;

/* How deep in lists the bytes of an answer stand; all zero at the start of a connection. */
struct stream_nesting {
	char head[24]; /* how the line begins: that tells what may stand in it */
	size_t head_length;
	unsigned depth;
	bool quoted, escaped; /* in "..." */
	char last;	      /* the byte before; 0 behind a literal */
	/* of "{number}": none, behind "{", behind a digit, behind "}", behind its CR */
	enum { BRACE_NONE, BRACE_OPEN, BRACE_DIGIT, BRACE_CLOSED, BRACE_RETURN } brace;
	uint64_t number;  /* in it */
	uint64_t literal; /* bytes of it that still come */
};
/* Takes the next bytes; false: deeper than any answer is, or not to be followed, and libetpan must
 * not see them. What stands in a literal or in quotes does not count. A literal is "{number}" CRLF,
 * number below 2^32, in the list of "* n FETCH (" and outside its quotes, and nowhere else: in free
 * text outside lists, braces and quotes are text. Lists end with CRLF, unless that begins a literal.
 *
 * Not to be followed is what libetpan could read with another end than this does: any other brace
 * in a list or in data, quotes open at the end of a line (but in free text outside lists), LF
 * without CR. stream_nesting.c */
bool stream_nesting_fits(struct stream_nesting *nesting, const char *bytes, size_t length);

struct stream {
	int fd;
	gnutls_session_t tls; /* NULL: plain */
	gnutls_certificate_credentials_t trust;
	char where[280];     /* "HOST:PORT", for messages */
	const char *failure; /* why it is of no more use; NULL: it works */
	int patience_ms;     /* how long to wait for the next byte; 0: not at all */
	int64_t began;	     /* the present command, monotonic */
	size_t received;     /* bytes since then */
	size_t allowance;    /* bytes that may still come before this is an attack */
	struct stream_nesting nesting;
	mailstream *upper; /* libetpan's buffers above it */
	/* NULL, or: called before every wait and several times a second during it; may fail the
	 * stream */
	void (*on_wait)(void *context);
	void *context;
};

/* Connects to the endpoint; on 0 the stream belongs to stream->upper: mailstream_close ends
 * both. */
int stream_open(const struct endpoint *endpoint, struct stream **stream_r, struct error *err);

/* TLS from here on: handshake, chain to ca_file or the system's authorities, host name or IP
 * address, purpose, dates. -1: not to be used (the text says why and what to do). */
int stream_start_tls(struct stream *stream, const struct endpoint *endpoint, struct error *err);

/* A new command: at most `allowance` bytes may come in answer, in a time that counts progress. */
void stream_begin(struct stream *stream, size_t allowance);
/* These bytes were wanted (the text of a mail) and do not count. */
void stream_credit(struct stream *stream, size_t length);

/* Reads what is there into the upper buffer without waiting: 1 something is there, 0 nothing,
 * -1 failed. */
int stream_peek(struct stream *stream);

/* Waits for events on the socket until `deadline` (monotonic); -1 with stream->failure. */
int stream_wait(struct stream *stream, short events, int64_t deadline);

/* Sets the reason once; returns -1. `reason` is a constant. */
int stream_fail(struct stream *stream, const char *reason);

#endif
