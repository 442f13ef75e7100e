/* wire: one connection with the server: libcurl opens it (TLS, EHLO, sign-in), a dialogue runs
 * over it. Nothing here waits. */
#ifndef LOKET_SMTP_WIRE_H
#define LOKET_SMTP_WIRE_H

#include <poll.h>
#include <stdbool.h>
#include <stdint.h>
#include <curl/curl.h>

#include "settings/settings.h"
#include "smtp/dialogue.h"

struct error;

enum wire_state { WIRE_CLOSED, WIRE_CONNECTING, WIRE_OPEN };
enum { WIRE_FDS = 4 };

struct wire {
	CURLM *multi;
	CURL *curl;
	const struct endpoint *endpoint; /* borrowed */
	enum wire_state state;
	curl_socket_t fd; /* while WIRE_OPEN */
	struct dialogue dialogue;
	struct dialogue_offers offers;
	int64_t deadline; /* of the next progress, monotonic, while WIRE_OPEN */
	CURLcode status;  /* why the last dialogue, or the connection, failed */
};

/* secret NULL for auth none; it is copied. */
int wire_init(struct wire *wire, const struct endpoint *endpoint, const char *secret,
	      struct error *err);
void wire_free(struct wire *wire);

void wire_connect(struct wire *wire); /* begins to */
void wire_close(struct wire *wire);   /* QUIT, when the server awaits a command */
/* True when it is open and the server said nothing since the last dialogue; else it is closed now:
 * what was said would be read as the next answer. */
bool wire_is_quiet(struct wire *wire);
/* Begins the deadline of a dialogue. */
void wire_progress(struct wire *wire);
/* Does what can be done without waiting: false when the connection is of no more use (see status)
 * and was closed. Else the connection is coming up, or the dialogue goes on or has ended. */
bool wire_advance(struct wire *wire);
/* What to wait for: fills at most WIRE_FDS items; *timeout_ms is lowered to when wire_advance
 * must be called at the latest. */
int wire_poll(struct wire *wire, struct pollfd items[WIRE_FDS], int64_t *timeout_ms);

#endif
