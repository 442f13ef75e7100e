/* store: everything Loket knows, in SQLite (WAL, synchronous=FULL but for the marks of deliver), and the keys of its
 * sealed records in a database of their own.
 *
 * Clear: what the desk counts (dates, loket, instrument, role, follow-up, state, outcome).
 * Sealed under the key of the dossier: the reading, notes of the history, addresses of sent
 * mails; under a key of its own row: a mail that waits in the outbox (deliver gets that key and
 * no other).
 *
 * Writes happen between store_begin and store_commit (BEGIN IMMEDIATE). Functions below `-- in a
 * transaction` need one. Texts handed out live in the caller's arena.
 *
 * SECURITY: no SQL leaves this folder; every value is bound. */
#ifndef LOKET_STORE_STORE_H
#define LOKET_STORE_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "dossier/dossier.h"
#include "dossier/reminder.h"
#include "names/names.h"
#include "vault/vault.h"

struct arena;
struct buffer;
struct error;
struct store;

/* Opens, migrates to the present schema version (a newer one is refused), busy time-out 10 s.
 * SQLite must not cross a fork: whoever forks processes that open the store must have closed it,
 * or never opened it. vault NULL: only the outbox functions marked (deliver) work. */
int store_open(const char *path, const char *keys_path, const struct vault *vault,
	       struct store **store_r, struct error *err);
void store_close(struct store **store);
/* True when PATH does not exist or holds no dossier and no mail: a new master key may be made. */
bool store_is_empty(const char *path);

/* One daemon a store, whatever its spool: an flock on PATH.lock, as spool_lock and spool_share have it on the
 * spool. Of roles by hand that work on the store one each: PATH.lock-ROLE. The folder must exist. */
int store_lock(const char *path, int *fd_r, struct error *err);
int store_share(const char *path, int *fd_r, struct error *err);
int store_lock_role(const char *path, const char *role, int *fd_r, struct error *err);

/* Whether the two files are databases of Loket, of no newer version, whole in every page, and belong together;
 * missing ones will be made at the first start. Changes nothing; reads all of them. */
int store_examine_files(const char *path, const char *keys_path, struct error *err);
/* The same without a look at every page, and whether the master key in the file MASTER opens what stands in them,
 * or may still be made by the first start. Changes nothing; reads the master key. */
int store_examine(const char *path, const char *keys_path, const char *master, struct error *err);
/* Whether the two files can be used, or made; a missing SPOOL will be made at the start. */
int store_examine_place(const char *path, const char *keys_path, const char *spool,
			struct error *err);

/* (deliver) Marks are written, but not synced one by one: that was half of what a mail cost it. A kill takes none
 * back. A power cut may, if nobody has committed since, and that mail goes out once more with the same
 * Message-ID, as it does when the cut comes before the mark (Postfix does not sync its marks of recipients
 * either). Claims are synced, and what store_tidy acts upon. */
int store_sync_later(struct store *store, struct error *err);

int store_begin(struct store *store, struct error *err);
int store_commit(struct store *store, struct error *err);
void store_rollback(struct store *store);
/* -- in a transaction: a part of it that can be taken back alone, so that several mails can share one
 * commit, and a mail hold several commands: they nest, the last one opened is meant. Ended by store_release
 * (it stays) or store_rollback_to (it never was). */
bool store_in_transaction(const struct store *store);
int store_savepoint(struct store *store, struct error *err);
int store_release(struct store *store, struct error *err);
int store_rollback_to(struct store *store, struct error *err);

/* --- keys ------------------------------------------------------------------------------------- */
/* A new key, durable in keys.db before this returns (taken from a pool made ahead in batches, so
 * that it usually costs no sync). Unused keys are cleaned up by store_tidy. Never given out twice: each process makes
 * its own batches, and ids are never used again. */
int store_new_key(struct store *store, int64_t *key_id_r, struct vault_key *key_r,
		  struct error *err);
/* A key that was destroyed is ERROR_REFUSE. */
int store_key(struct store *store, int64_t key_id, struct vault_key *key_r, struct error *err);

/* --- mails that came in ----------------------------------------------------------------------- */
enum mail_state {
	MAIL_VERWERKT,
	MAIL_GENEGEERD,
	MAIL_DUBBEL,
	MAIL_TE_GROOT,
	MAIL_ONLEESBAAR,
	MAIL_MISLUKT,
	MAIL_STATE_COUNT
};
extern const struct names names_mail_state;

struct store_mail {
	int64_t id;
	const char *name; /* spool name, unique */
	const char *mailbox;
	unsigned char hash[VAULT_HASH];
	enum soort soort;
	enum mail_state state;
	const char *dossier; /* reference; NULL: none */
	const char *reason;  /* a code why ("crash", "delen", "auto-submitted"); NULL: none */
	int64_t size;
	int64_t received;
	int64_t key_id; /* of the sealed raw mail; 0: none is kept */
};
/* 1 found, 0 not, -1 fault. */
int store_mail_by_name(struct store *store, struct arena *arena, const char *name,
		       struct store_mail *mail, struct error *err);
/* The first mail (not itself `dubbel`) with that mailbox and hash. 1/0/-1. */
int store_mail_by_hash(struct store *store, struct arena *arena, const char *mailbox,
		       const unsigned char hash[VAULT_HASH], struct store_mail *mail,
		       struct error *err);
/* -- in a transaction; fills mail->id. */
int store_add_mail(struct store *store, struct store_mail *mail, struct error *err);
/* All, newest first; for each; a callback that returns false ends it. dossier NULL: all. */
int store_each_mail(struct store *store, const char *dossier,
		    bool (*each)(const struct store_mail *mail, void *context), void *context,
		    struct error *err);

/* --- dossiers --------------------------------------------------------------------------------- */
struct store_dossier {
	const char *reference;
	const char *loket;
	const char *mailbox;
	enum instrument instrument; /* of the dossier: the reading's, else the mailbox's */
	enum rol rol;
	bool vervolg;
	enum dossier_state state;
	const char *outcome;  /* NULL until closed */
	const char *assigned; /* id of the professional; NULL */
	int64_t opened;
	int64_t changed;
	int64_t key_id;
};
/* -- in a transaction: the next running number of the whole store and its reference. */
int store_next_reference(struct store *store, int year, char out[DOSSIER_REFERENCE],
			 struct error *err);
/* -- in a transaction. `record`: the reading as JSON text (and what else is personal), sealed
 * under `key`. */
int store_add_dossier(struct store *store, const struct store_dossier *dossier,
		      const struct vault_key *key, const void *record, size_t length,
		      struct error *err);
int store_dossier(struct store *store, struct arena *arena, const char *reference,
		  struct store_dossier *dossier, struct error *err); /* 1/0/-1 */
/* The same of one that must be there: a missing one is ERROR_REFUSE. */
int store_known_dossier(struct store *store, struct arena *arena, const char *reference,
			struct store_dossier *dossier, struct error *err);
/* The opened record of a dossier. */
int store_dossier_record(struct store *store, const char *reference, struct buffer *record,
			 struct error *err);
/* -- in a transaction: another record in its place, sealed under the key of the dossier. */
int store_set_dossier_record(struct store *store, const char *reference,
			     const struct vault_key *key, const void *record, size_t length,
			     struct error *err);
/* -- in a transaction: a step of the state. Refused (ERROR_REFUSE, with the allowed steps in the
 * text) unless the table allows it from the state the dossier has now. Writes the history line
 * too. note (personal, sealed) may be NULL. */
int store_step_dossier(struct store *store, const char *reference, enum dossier_state to,
		       const char *who, const char *note, int64_t now, struct error *err);
/* -- in a transaction */
int store_assign_dossier(struct store *store, const char *reference, const char *professional,
			 struct error *err);
int store_set_outcome(struct store *store, const char *reference, const char *outcome,
		      struct error *err);
int store_set_instrument(struct store *store, const char *reference, enum instrument instrument,
			 struct error *err);
/* -- in a transaction: another loket has it, with another mailbox. */
int store_move_dossier(struct store *store, const char *reference, const char *loket,
		       const char *mailbox, struct error *err);

/* -- in a transaction: whose dossier it is, as a keyed hash of what says so. */
int store_add_child(struct store *store, const char *reference,
		    const unsigned char hash[VAULT_HASH], struct error *err);
/* -- in a transaction: what a mail of the dossier said, sealed under its key; whether one with that hash is kept (1/0/-1),
 * which can be kept but once; the newest `most` of them, until `each` returns false (none when the key was destroyed);
 * and forgetting all: belongs to erasing the person, as store_drop_child does. */
int store_add_said(struct store *store, const char *reference, const unsigned char hash[VAULT_HASH],
		   const struct vault_key *key, const void *data, size_t length, struct error *err);
int store_has_said(struct store *store, const char *reference, const unsigned char hash[VAULT_HASH],
		   struct error *err);
int store_each_said(struct store *store, const char *reference, int most,
		    bool (*each)(const void *data, size_t length, void *context), void *context,
		    struct error *err);
int store_drop_said(struct store *store, const char *reference, struct error *err);
/* -- in a transaction: by which mail a dossier was opened, or which belongs to it (the hash says), and forgetting all
 * of them: belongs to erasing the person, as store_drop_child does. */
int store_add_twin(struct store *store, const char *reference, const unsigned char hash[VAULT_HASH],
		   int64_t at, struct error *err);
int store_drop_twin(struct store *store, const char *reference, struct error *err);
/* The dossier of the same mail that came at `since` or later. 1/0/-1. */
int store_find_twin(struct store *store, struct arena *arena, const unsigned char hash[VAULT_HASH],
		    int64_t since, const char **reference_r, struct error *err);
/* -- in a transaction: forgets that; belongs to erasing the person, beside the key of the dossier. */
int store_drop_child(struct store *store, const char *reference, struct error *err);
/* The last dossier of that loket with that hash, one that is not closed before one that is. 1/0/-1. */
int store_dossier_of_child(struct store *store, const char *loket,
			   const unsigned char hash[VAULT_HASH],
			   char reference_r[DOSSIER_REFERENCE], struct error *err);

struct store_filter {
	const char *loket; /* NULL: all */
	int state;	   /* enum dossier_state, -1: all */
};
int store_each_dossier(struct store *store, const struct store_filter *filter,
		       bool (*each)(const struct store_dossier *dossier, void *context),
		       void *context, struct error *err);
/* Open (assigned, not closed) dossiers of a professional and when the last was assigned. */
int store_load(struct store *store, const char *professional, int *open_r, int64_t *last_r,
	       struct error *err);

/* --- decisions --------------------------------------------------------------------------------- */
/* A decision that came by mail: until its time is over its mails wait and it can be undone. */
struct store_decision {
	int64_t id;
	const char *who;
	const char *what; /* the command, "ontvankelijk" */
	int64_t at, until;
	bool aside; /* it changes nothing of the dossier (store_open_decision only) */
	/* the dossier before it (filled by what finds decisions) */
	enum dossier_state state;
	const char *loket, *mailbox;
	const char *assigned; /* NULL: nobody */
};
/* Decisions that changed a dossier and whose time is not over, in their order: outside, the dossier is still known
 * as it was before the first. */
struct store_held {
	struct store_decision *items;
	size_t count;
};
/* -- in a transaction, before the first step: takes a picture of the dossier. Fills decision->id. */
int store_open_decision(struct store *store, const char *reference, struct store_decision *decision,
			struct error *err);
/* -- in a transaction: what was decided so far is final: something else came after it. */
int store_end_decisions(struct store *store, const char *reference, struct error *err);
/* The last decision on a dossier that was not undone. 1/0/-1. */
int store_last_decision(struct store *store, struct arena *arena, const char *reference,
			struct store_decision *decision, struct error *err);
int store_held(struct store *store, struct arena *arena, const char *reference, int64_t now,
	       struct store_held *held, struct error *err);
/* -- in a transaction: all of them are undone at once. 1; 0: there are none, or one of their mails has left all the
 * same, and nothing was changed. */
int store_drop_held(struct store *store, const char *reference, const struct store_held *held,
		    const char *who, int64_t now, struct error *err);
/* -- in a transaction: something else took the dossier on from where they had brought it. Their mails are withdrawn,
 * but for meldingen, and who undoes what came after undoes them too. 1; 0: no mail of theirs waits, or one has left all
 * the same, and nothing was changed. */
int store_replace_held(struct store *store, const struct store_held *held, struct error *err);
/* -- in a transaction: the dossier as it was before, and its waiting mails withdrawn; the history says so.
 * ERROR_REFUSE when its time is over, or one of its mails has left all the same. */
int store_undo_decision(struct store *store, const char *reference,
			const struct store_decision *decision, const char *who, int64_t now,
			struct error *err);

/* --- links between dossiers ---------------------------------------------------------------------- */
enum store_link_kind {
	STORE_LINK_SAMENGEVOEGD, /* `dossier` was merged into `other`, and is closed without an outcome */
	STORE_LINK_VERVOLG,   /* `dossier` is a vervolgoverleg of `other` */
	STORE_LINK_GESPLITST, /* `dossier` was split from `other` */
	STORE_LINK_NIEUW, /* `dossier` began with a mail that a colleague passed on in `other` */
	STORE_LINK_COUNT
};
extern const struct names names_link_kind;

struct store_link {
	const char *dossier, *other;
	enum store_link_kind kind;
	int64_t at;
};
/* -- in a transaction. With a decision it goes when that is undone; 0: none. */
int store_add_link(struct store *store, const struct store_link *link, int64_t decision,
		   struct error *err);
/* All links of a dossier, from it and to it, in the order they were made. */
int store_each_link(struct store *store, const char *reference,
		    bool (*each)(const struct store_link *link, void *context), void *context,
		    struct error *err);
/* Where the links of that kind lead from a dossier, to the end: 1; 0 there is none, and `out` is the dossier
 * itself; -1. */
int store_follow_link(struct store *store, const char *reference, enum store_link_kind kind,
		      char out[DOSSIER_REFERENCE], struct error *err);

/* --- commands that wait for a confirmation ------------------------------------------------------ */
/* -- in a transaction: `text`, sealed under the key of the dossier, until that person says ja. */
int store_add_pending(struct store *store, const char *reference,
		      const unsigned char person[VAULT_HASH], const char *text, int64_t now,
		      uint32_t *serial_r, struct error *err);
/* -- in a transaction: takes one that was made at `since` or later for that dossier and person; it can be taken
 * once. 1/0/-1. */
int store_take_pending(struct store *store, struct arena *arena, uint32_t serial,
		       const char *reference, const unsigned char person[VAULT_HASH], int64_t since,
		       const char **text_r, struct error *err);

/* --- history ---------------------------------------------------------------------------------- */
struct store_event {
	int64_t at;
	const char *who;  /* "loket" (standing rule), "loketctl:USER", "aanvrager", "loketd", ... */
	const char *what; /* "ontvangen", "stap", "toegewezen", "mail", ... */
	const char *detail; /* clear, codes only: "ontvangen -> ontvankelijk" */
	const char *note;   /* sealed text; NULL */
};
/* -- in a transaction */
int store_add_event(struct store *store, const char *reference, const struct store_event *event,
		    struct error *err);
int store_each_event(struct store *store, const char *reference,
		     bool (*each)(const struct store_event *event, void *context), void *context,
		     struct error *err);

/* A dossier that waits for somebody. */
struct store_waiting {
	const char *reference;
	const char *mailbox;
	const char *assigned; /* NULL: to nobody */
	enum dossier_state state;
	int64_t since; /* the last event that was a step, an assignment or an undoing */
	int64_t began; /* that event: different for each wait */
	int sent[REMINDER_KIND_COUNT]; /* since then (STORE_REMINDED, the kind as detail) */
};
#define STORE_REMINDED "herinnering"
/* Those in a state in which somebody may be reminded, or only that one (reference NULL: all). Needs no key. Texts
 * are borrowed until `each` returns. */
int store_each_waiting(struct store *store, const char *reference,
		       bool (*each)(const struct store_waiting *waiting, void *context),
		       void *context, struct error *err);

/* --- outbox ----------------------------------------------------------------------------------- */
enum outbox_state {
	OUTBOX_WACHT,
	OUTBOX_VERZONDEN,
	OUTBOX_GEWEIGERD,
	OUTBOX_INGETROKKEN,
	OUTBOX_STATE_COUNT
};
extern const struct names names_outbox_state;

struct store_outgoing {
	int64_t id;
	const char *dossier;	/* NULL: none (melding without dossier) */
	const char *message_id; /* unique: a second insert of the same is dropped silently */
	const char *template_name;
	const char *mailbox; /* From and envelope sender */
	const char *to;	     /* NULL when it cannot be opened, and in store_next_due */
	unsigned char to_hash[VAULT_HASH];
	enum outbox_state state;
	int64_t created, due, sent; /* epoch seconds; sent 0: not yet; due of a refused one: when */
	int attempts;
	const char *result; /* safe text of the last try, "450 4.7.1"; NULL */
	int64_t size;	    /* of the sealed mail; in store_next_due only */
	int64_t decision;   /* with which it waits; 0: none */
	int role;	    /* enum token_role of its recipient; -1: an answer to it has none */
	uint32_t serial;    /* of a confirmation (store_add_pending); 0: it is none */
};
/* -- in a transaction. `mail` is sealed under a row key of its own (store_new_row_key before the
 * transaction), the address also under the dossier's key for `show`. */
int store_new_row_key(struct store *store, int64_t *key_id_r, struct vault_key *key_r,
		      struct error *err);
int store_add_outgoing(struct store *store, const struct store_outgoing *outgoing,
		       int64_t row_key_id, const struct vault_key *row_key,
		       const struct vault_key *dossier_key, const void *mail, size_t length,
		       struct error *err);
/* (deliver) The next row that is due: 1/0/-1. Rows of one dossier and recipient leave in the
 * order they were added: a row is not due while an earlier one of the same two still waits.
 * `due` is the word of a clock that may have been wrong: but for the rows of a decision it delays no first try,
 * and no other by more than the longest retry. */
enum { STORE_LONGEST_RETRY_S = 72 * 60 };
int store_next_due(struct store *store, struct arena *arena, int64_t now,
		   struct store_outgoing *outgoing, struct error *err);
/* (deliver) The same, but for those that are on their way already. */
enum { STORE_UNDER_WAY = 4 };
struct store_under_way {
	int64_t ids[STORE_UNDER_WAY];
	size_t count;
};
int store_next_besides(struct store *store, struct arena *arena, int64_t now,
		       const struct store_under_way *under_way, struct store_outgoing *outgoing,
		       struct error *err);
/* (deliver) When store_next_due will have something; 0: none waits. */
int store_earliest_due(struct store *store, int64_t *due_r, struct error *err);
/* (deliver) Its own transaction, before a mail of a decision is sent: from now on that cannot be undone. 1; 0: it was
 * undone meanwhile, and the mail is not to be sent; -1. */
int store_claim(struct store *store, int64_t id, struct error *err);
/* (deliver) The recipient and the mail itself. */
int store_open_outgoing(struct store *store, struct arena *arena, int64_t id, const char **to_r,
			struct buffer *mail, struct error *err);
/* (deliver) Its own transaction, one more attempt: WACHT sets the next due time; VERZONDEN and
 * INGETROKKEN drop the body; GEWEIGERD leaves a wish for a `melding` (store_next_refused) and
 * keeps the body for 30 days, so that store_retry can send it after all. A row that does not
 * wait: ERROR_REFUSE. */
int store_set_outgoing(struct store *store, int64_t id, enum outbox_state state, int64_t due,
		       const char *result, int64_t now, struct error *err);
/* (deliver) The same for some rows in one transaction: all, or on -1 none of them. */
struct store_sent {
	int64_t id;
	enum outbox_state state;
	int64_t due;
	const char *result;
};
int store_set_sent(struct store *store, const struct store_sent *sent, size_t count, int64_t now,
		   struct error *err);
/* (deliver) Destroys the row keys of mails that are gone, old refused mails, and keys that
 * nobody used; cheap, at idle time. Afterwards no copy of a destroyed key is left in keys.db or
 * its WAL. */
int store_tidy(struct store *store, struct error *err);
/* Refused rows whose melding was not made yet; in a transaction store_refusal_told marks one. */
int store_next_refused(struct store *store, struct arena *arena, struct store_outgoing *outgoing,
		       struct error *err); /* 1/0/-1 */
int store_refusal_told(struct store *store, int64_t id, struct error *err);
/* In the order they were added. dossier NULL: all. waiting_only: those whose mail is still
 * there: waiting, or refused (in the last 30 days) so that store_retry can do something about
 * it. */
int store_each_outgoing(struct store *store, const char *dossier, bool waiting_only,
			bool (*each)(const struct store_outgoing *outgoing, void *context),
			void *context, struct error *err);
/* Sets a waiting or refused row due now; 1 done, 0 no such row (or its body is gone). Own
 * transaction. */
int store_retry(struct store *store, int64_t id, int64_t now, struct error *err);
/* How many rows of a template went (or wait to go) to that address since a time: the rate limit. */
int store_count_answers(struct store *store, const char *template_name,
			const unsigned char to_hash[VAULT_HASH], int64_t since, int *count_r,
			struct error *err);
/* How many of them were muted (store_add_withdrawn with STORE_MUTED) since then. */
#define STORE_MUTED "gedempt"
int store_count_muted(struct store *store, const char *template_name,
		      const unsigned char to_hash[VAULT_HASH], int64_t since, int *count_r,
		      struct error *err);
/* The dossier whose outgoing mail has that Message-ID: 1/0/-1. */
int store_dossier_by_message_id(struct store *store, struct arena *arena, const char *message_id,
				const char **reference_r, struct error *err);

/* The mail of ours that has that Message-ID, without its recipient (`to` NULL): 1/0/-1. */
int store_outgoing_by_message_id(struct store *store, struct arena *arena, const char *message_id,
				 struct store_outgoing *outgoing, struct error *err);
/* -- in a transaction: a mail that shall not leave: its row as INGETROKKEN with `result`, which says
 * why, and no body. One whose Message-ID is there already is dropped silently. */
int store_add_withdrawn(struct store *store, const struct store_outgoing *outgoing,
			const struct vault_key *dossier_key, struct error *err);

/* --- addresses at which mail failed for good; hash: as store_outgoing.to_hash --------------------- */
/* -- in a transaction. status: of the report ("5.1.1"); NULL unknown. *new_r: it was not known yet;
 * what was known first stays. */
int store_dead_add(struct store *store, const unsigned char hash[VAULT_HASH], const char *status,
		   int64_t now, bool *new_r, struct error *err);
/* -- in a transaction: somebody says that it may be written to again, or the person is erased: 1, 0 it was
 * not dead, -1. */
int store_dead_drop(struct store *store, const unsigned char hash[VAULT_HASH], struct error *err);
/* Whether it is dead, and since when: 1/0/-1. */
int store_dead_find(struct store *store, const unsigned char hash[VAULT_HASH], int64_t *since_r,
		    struct error *err);

struct store_counts {
	int64_t dossiers, mails, waiting, refused;
	int64_t oldest_waiting, newest_waiting; /* created; 0: none */
};
int store_count(struct store *store, struct store_counts *counts, struct error *err);

#endif
