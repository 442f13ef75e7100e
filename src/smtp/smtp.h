/* smtp: submission over one reused connection (libcurl).
 *
 * SECURITY: talks to one server, verified; holds one password; reads SMTP answers only, of
 * which the three-digit code and the enhanced code leave this file, never the text (servers
 * quote addresses in it). */
#ifndef LOKET_SMTP_SMTP_H
#define LOKET_SMTP_SMTP_H

#include <stdbool.h>
#include <stddef.h>
#include "settings/settings.h"

struct error;
struct smtp;

enum smtp_result {
	SMTP_ACCEPTED,
	SMTP_LATER,   /* 4xx, network, TLS, sign-in: again later; *code_r 0: no answer */
	SMTP_REFUSED, /* 5xx to this mail or recipient: never again */
};

/* Prepares a session; no connection yet. secret NULL for auth none; it is copied. */
int smtp_open(const struct endpoint *endpoint, const char *secret, struct smtp **smtp_r,
	      struct error *err);
void smtp_close(struct smtp **smtp); /* QUIT without waiting long; NULL is fine */

/* Submits one mail (CRLF line ends) to one recipient; connects when needed, reuses the
 * connection when not. err is filled for SMTP_LATER and SMTP_REFUSED with a text that is safe
 * to log ("450 4.7.1 to RCPT", "certificate of ..."); it begins with the codes when the server
 * gave any. *outage_r: the fault is the server's or the network's, not this mail's. SMTP_LATER
 * with a code of 500 or more and no outage: the server does not take mail from this sender.
 * SIGTERM (process_stop) ends a wait before the mail is handed over. */
enum smtp_result smtp_submit(struct smtp *smtp, const char *from, const char *to, const void *mail,
			     size_t length, int *code_r, bool *outage_r, struct error *err);
/* True when the last submission came as far as MAIL: the server was reached, and its fault may
 * be this mail's. */
bool smtp_reached_mail(const struct smtp *smtp);
/* Connects, TLS, signs in, NOOP: for `loketctl check`. */
int smtp_check(struct smtp *smtp, struct error *err);

#endif
