/* desk: what happens to a dossier, whoever asks for it: an operator's word by loketctl, or a mail
 * (arrival). Every step is one transaction: state, history and outgoing mails together.
 *
 * Above the hands (store, compose), below arrival, roles and commands. */
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

/* Whose word it is. */
struct desk_by {
	const char *who;  /* for the history */
	const char *what; /* the command; with hold only */
	int hold; /* seconds that its mails wait, so that it can be undone; 0: they leave at once */
	bool *replaced; /* set when mails that waited since an earlier word will not leave; NULL */
};

/* Why a step is refused (error.code), for whoever says it in Dutch. */
enum desk_refusal {
	DESK_REFUSAL_OTHER,
	DESK_DECIDED,	      /* it was decided before */
	DESK_STEP,	      /* the table of states does not allow it */
	DESK_NO_PROFESSIONAL, /* there is none of that id */
	DESK_WRONG_ROLE,      /* a voorzitter for a bemiddeling, or the other way round */
	DESK_NO_INSTRUMENT,   /* beide or onbekend: a professional must be named */
	DESK_SAME,	      /* that is so already */
	DESK_NO_ADDRESS,      /* the applicant cannot be written to */
	DESK_NO_REASON,
	DESK_NOT_YOURS, /* it is assigned to somebody else */
	DESK_NO_OUTCOME,
	DESK_NOTHING_TO_UNDO,
	DESK_TOO_LATE, /* to undo */
	DESK_ASSIGNED, /* somebody has the dossier */
	DESK_WRONG_INSTRUMENT,
	DESK_NO_LOKET,
	DESK_NO_DOSSIER,  /* this loket has none of that reference */
	DESK_OTHER_ENDED, /* the other dossier is closed, refused or withdrawn */
	DESK_NO_FORWARD,  /* no mail was passed on */
	DESK_NO_TEXT,
	DESK_NO_TEMPLATE, /* there is no answer of that name */
	DESK_BAD_ADDRESS, /* not one at which an applicant can be written to */
	DESK_MAIL_WAITS,  /* one to the old address */
	DESK_NOT_DEAD,	  /* the address is not one at which mail failed */
	DESK_REFUSAL_COUNT
};

/* The desk's word. Each is one transaction, or, inside of one, a part that is taken back alone. All refuse
 * (ERROR_REFUSE, with a code) a step that is not allowed. */
int desk_admit(struct desk *desk, const char *reference, const char *professional,
	       const struct desk_by *by, struct error *err);
int desk_refuse(struct desk *desk, const char *reference, const char *reason,
		const struct desk_by *by, struct error *err);
int desk_assign(struct desk *desk, const char *reference, const char *professional,
		const struct desk_by *by, struct error *err);
int desk_close(struct desk *desk, const char *reference, const char *outcome,
	       const struct desk_by *by, struct error *err);
/* What it is a request for: clientoverleg or bemiddeling; while nobody has it. */
int desk_instrument(struct desk *desk, const char *reference, const char *instrument,
		    const struct desk_by *by, struct error *err);
/* The dossier goes to another loket, to its mailbox of the same instrument (or its only one): it is to be decided anew,
 * the staff there get a ticket, the applicant is told. While nobody has it. */
int desk_region(struct desk *desk, const char *reference, const char *loket,
		const struct desk_by *by, struct error *err);
/* The dossier becomes a part of another one of the same loket that is still open: it is closed, with no outcome
 * and a link (STORE_LINK_SAMENGEVOEGD). While nobody has it. */
int desk_merge(struct desk *desk, const char *reference, const char *other,
	       const struct desk_by *by, struct error *err);
/* A second dossier with the same request, with a link and a ticket of its own. It cannot be undone, and
 * nor can what was decided before it. */
int desk_split(struct desk *desk, const char *reference, const struct desk_by *by,
	       char new_r[DOSSIER_REFERENCE], struct error *err);
/* Asks the applicant something; the dossier waits for the answer. */
int desk_ask(struct desk *desk, const char *reference, const char *text, const struct desk_by *by,
	     struct error *err);
/* Writes to the applicant by one of compose_reply_name, with words of the desk or without (NULL); in any state,
 * which stays. */
int desk_reply(struct desk *desk, const char *reference, const char *name, const char *text,
	       const struct desk_by *by, struct error *err);
/* From now on the applicant is written to there, and has a key there only. Never held: the old address can be given
 * again. `by` takes no hold. */
int desk_set_address(struct desk *desk, const char *reference, const char *address,
		     const struct desk_by *by, struct error *err);
/* Mail failed at the address of the applicant; it may go there again. */
int desk_revive_address(struct desk *desk, const char *reference, const struct desk_by *by,
			struct error *err);
/* The word of the professional who has it (by->who: the id). Accepted: the applicant learns who it is. Declined: it
 * goes on to the next, and the desk reads why; nobody left: the desk is told who is back when. */
int desk_accept(struct desk *desk, const char *reference, const struct desk_by *by,
		struct error *err);
int desk_decline(struct desk *desk, const char *reference, const char *reason,
		 const struct desk_by *by, struct error *err);
/* Takes back the last decision that waits: a colleague that of any colleague, a professional only their own. */
int desk_undo(struct desk *desk, const char *reference, const struct desk_by *by,
	      struct error *err);

/* The name of the professional who has the dossier and of their service, when that is a party to it (the desk may
 * want that all the same); NULL: it is not. */
int desk_party(struct desk *desk, struct arena *arena, const char *reference, const char **who_r,
	       const char **service_r, struct error *err);

/* Sends each reminder that is due, one transaction each, and passes on what a professional let lie. *next_r: when
 * the next of all is due, as things are (CALENDAR_NEVER: none); *sent_r: how many. One that is refused (a dossier
 * that was erased) is in the log, counts as sent, and does not hold up the others. */
int desk_remind(struct desk *desk, int64_t *next_r, int *sent_r, struct error *err);

/* Tells the desk of mails that a server refused for good (one melding each time). *told_r: how many. */
int desk_tell_refusals(struct desk *desk, int *told_r, struct error *err);

/* The opened record of a dossier: its reading, and the address that is answered (NULL: none). The reading
 * borrows from `texts`. */
int desk_record(struct store *store, const struct advies_texts *texts, struct arena *arena,
		const char *reference, struct reading **reading_r, const char **answer_to_r,
		struct error *err);

#endif
