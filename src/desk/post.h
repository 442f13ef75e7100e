/* post: one mail composed and put into the outbox, and the record of a dossier. Private to desk. */
#ifndef LOKET_DESK_POST_H
#define LOKET_DESK_POST_H

#include "compose/compose.h"
#include "desk/desk.h"
#include "vault/token.h"

struct buffer;
struct json_t;

/* What a mail is about: everything that all mails of one step share. */
struct post_about {
	const struct mailbox *mailbox;
	const char *dossier; /* reference; NULL: none */
	const char *scope;   /* what the Message-ID is bound to: reference or mail name */
	const struct vault_key *
	    dossier_key; /* under which the address stays readable; of the mail without a dossier */
	const struct letter *answers; /* In-Reply-To and References; NULL: none */
	int64_t now;
	int64_t due;	  /* when its mails may leave; 0: now */
	int64_t decision; /* with which they wait; 0: none */
};

struct post {
	const char *template_name;
	const char *event; /* with scope and recipient it makes the Message-ID */
	const char *to;
	const char *knows;    /* who of the staff need not be written to (post_to_staff); NULL */
	enum token_role role; /* of whom it goes to, and what an answer through its key is */
	enum token_audience audience;
	enum token_purpose purpose;
	uint32_t serial; /* of a confirmation */
	bool informal;
	const char *auto_submitted;
	const char *held_back; /* why it is written down but not sent; NULL: it is */
	struct compose_values *values;
	bool ready; /* with links that open a ready answer: antwoord_lokaal, antwoord_domein */
	const struct compose_attachment *attachments;
	size_t attachment_count;
};

/* The keyed hash by which the outbox and the dead addresses know an address; its tag does not count. */
void post_address_hash(struct desk *desk, const char *address, unsigned char hash[VAULT_HASH]);

#define POST_DEAD "dood adres"
/* -- in a transaction. What goes to a dead address by itself (store_dead_add) is not sent: its row is
 * written as `ingetrokken`, POST_DEAD. A person's word (auto_submitted NULL) goes out, and mail to staff
 * and professionals always does. */
int post_add(struct desk *desk, const struct post_about *about, const struct post *post,
	     struct error *err);

/* Whether a mail of this event was posted to that person: 1/0/-1. */
int post_was_added(struct desk *desk, const struct post_about *about, const char *event,
		   const char *to, struct error *err);
/* The same to every member of the desk's staff (but who knows), in that role. */
int post_to_staff(struct desk *desk, const struct post_about *about, struct post *post,
		  struct error *err);
/* Whether what goes there by itself arrives: there is an address (not NULL), and it is not dead. */
int post_reaches(struct desk *desk, const char *to, bool *reaches_r, struct error *err);

/* What a mail to the applicant answers: the mail of the request, unless a colleague passed that on. NULL: nothing. */
const struct letter *post_thread(const struct desk *desk, const struct letter *mail);

/* The key of a dossier; the caller wipes it. */
int post_dossier_key(struct desk *desk, const char *reference, int64_t *key_id_r,
		     struct vault_key *key_r, struct error *err);

#endif
