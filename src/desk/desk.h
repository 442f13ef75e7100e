/* desk: what happens to a dossier, whoever asks for it: a mail that came in, the desk's word by
 * loketctl, later by mail. Every step is one transaction: state, history and outgoing mails
 * together.
 *
 * Above the hands (store, compose), below roles and commands. */
#ifndef LOKET_DESK_DESK_H
#define LOKET_DESK_DESK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "base/error.h"
#include "reading/reading.h"
#include "settings/settings.h"
#include "store/store.h"

struct advies_texts;
struct compose_templates;
struct vault;

struct desk {
	const struct settings *settings;
	const struct vault *vault;
	struct store *store;
	const struct compose_templates *templates;
	const struct advies_texts *texts;
};

/* A mail that came in and what is known of it. */
struct desk_receipt {
	const char *name; /* in the spool */
	const struct mailbox *mailbox;
	unsigned char hash[VAULT_HASH];
	int64_t size;
	int64_t received; /* when the server got it (INTERNALDATE) */
	int64_t now;
	int raw_fd;		 /* the raw mail, for the copy that the ticket carries; -1: none */
	struct reading *reading; /* NULL: there is none */
	struct arena *arena;
	enum mail_state state; /* what became of it: VERWERKT unless reading it failed */
	const char *reason;    /* a code; NULL */

	/* filled by desk_receive */
	bool refused; /* the store does not take it as it is (fault); nothing of it is stored */
	struct error fault;
	struct store_mail mail; /* what was stored; lives in `arena` */
};

/* Step 4 of the life of each mail: the mail, and by its kind a dossier with history, ontvangst and ticket (and more
 * with forward = "direct"), or a melding, or nothing. One transaction, and so one sync, for all of
 * them; -1: nothing is stored. A repeat (same name) is no error and does nothing; the same bytes in the same mailbox become
 * `dubbel`. One that is refused (ERROR_REFUSE) does not stop the others. */
int desk_receive(struct desk *desk, struct desk_receipt *receipts, size_t count, struct error *err);

/* The desk's word. `who` is for the history. All refuse (ERROR_REFUSE) a step that is not allowed. */
int desk_admit(struct desk *desk, const char *reference, const char *professional, const char *who,
	       struct error *err);
int desk_refuse(struct desk *desk, const char *reference, const char *reason, const char *who,
		struct error *err);
int desk_assign(struct desk *desk, const char *reference, const char *professional, const char *who,
		struct error *err);
int desk_close(struct desk *desk, const char *reference, const char *outcome, const char *who,
	       struct error *err);

/* Tells the desk of mails that a server refused for good (one melding each). *told_r: how many. */
int desk_tell_refusals(struct desk *desk, int *told_r, struct error *err);

/* The opened record of a dossier: its reading, and the address that is answered (NULL: none). The reading
 * borrows from `texts`. */
int desk_record(struct store *store, const struct advies_texts *texts, struct arena *arena,
		const char *reference, struct reading **reading_r, const char **answer_to_r,
		struct error *err);

#endif
