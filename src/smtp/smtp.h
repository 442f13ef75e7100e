/* smtp: submission over a reused connection. libcurl connects, verifies, and signs in; the mails
 * go over that connection by RFC 5321 and 2920 (dialogue.h), because libcurl's own upload waits
 * for each answer by itself and can serve no second connection meanwhile.
 *
 * SECURITY: talks to one server, verified; holds one password; reads SMTP answers only, of
 * which the three-digit code and the enhanced code leave this folder, never the text (servers
 * quote addresses in it). */
#ifndef LOKET_SMTP_SMTP_H
#define LOKET_SMTP_SMTP_H

#include <stdbool.h>
#include <stddef.h>
#include "settings/settings.h"

struct error;
struct smtp;

enum { SMTP_SESSIONS = 8 }; /* the most in one smtp_wait */

enum smtp_result {
	SMTP_ACCEPTED,
	SMTP_LATER,   /* 4xx, network, TLS, sign-in: again later; *code_r 0: no answer */
	SMTP_REFUSED, /* 5xx to this mail or recipient: never again */
};

/* Prepares a session; no connection yet. secret NULL for auth none; it is copied. */
int smtp_open(const struct endpoint *endpoint, const char *secret, struct smtp **smtp_r,
	      struct error *err);
void smtp_close(struct smtp **smtp); /* QUIT without waiting; NULL is fine */

/* Begins to submit one mail (CRLF line ends) to one recipient; connects when needed, reuses the
 * connection when not. The mail is borrowed until smtp_ended. One at a time in a session. */
void smtp_start(struct smtp *smtp, const char *from, const char *to, const void *mail,
		size_t length);
bool smtp_ended(const struct smtp *smtp);
/* Works on the submissions of the sessions until one of them has ended, wake_fd (-1: none) is
 * readable, or timeout_ms is over (-1: never). SIGTERM (process_stop) ends those whose mail is
 * not handed over yet. */
void smtp_wait(struct smtp *const *sessions, size_t count, int wake_fd, int timeout_ms);
/* What came of it, once it has ended. err is filled for SMTP_LATER and SMTP_REFUSED with a text
 * that is safe to log ("450 4.7.1 to RCPT", "certificate of ..."); it begins with the codes when
 * the server gave any. *outage_r: the fault is the server's or the network's, not this mail's.
 * SMTP_LATER with a code of 500 or more and no outage: the server does not take mail from this
 * sender. */
enum smtp_result smtp_outcome(struct smtp *smtp, int *code_r, bool *outage_r, struct error *err);
/* All of that for one mail. */
enum smtp_result smtp_submit(struct smtp *smtp, const char *from, const char *to, const void *mail,
			     size_t length, int *code_r, bool *outage_r, struct error *err);
/* True when the last submission came as far as MAIL: the server was reached, and its fault may
 * be this mail's. */
bool smtp_reached_mail(const struct smtp *smtp);
/* True while its connection is up, as far as can be known without asking the server. */
bool smtp_is_open(struct smtp *smtp);
/* Connects, TLS, signs in, NOOP: for `loketctl check`. */
int smtp_check(struct smtp *smtp, struct error *err);

#endif
