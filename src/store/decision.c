/* decision: decisions that came by mail. Their mails wait; until the time is over a decision can be taken
 * back as if it had never been, but for the history. */
#include "store/private.h"

#include <assert.h>

#include "base/error.h"
#include "base/memory.h"

static const char SQL_OPEN[] =
    "INSERT INTO decision (dossier, who, what, at, until, aside, loket, mailbox, instrument, "
    "state, outcome,"
    "  assigned, assigned_at) SELECT reference, ?2, ?3, ?4, ?5, ?6, loket, mailbox, instrument,"
    "  state, outcome, assigned, assigned_at FROM dossier WHERE reference = ?1";
#define COLUMNS "SELECT id, who, what, at, until, state, loket, mailbox, assigned FROM decision "
static const char SQL_LAST[] = COLUMNS "WHERE dossier = ? AND undone = 0 ORDER BY id DESC LIMIT 1";
static const char SQL_HELD[] =
    COLUMNS "WHERE dossier = ? AND undone = 0 AND aside = 0 AND until > ? ORDER BY id";
static const char SQL_WAITING[] =
    "SELECT count(*) FROM outbox WHERE decision = ? AND state = 'wacht'";
static const char SQL_LEFT[] = "SELECT count(*) FROM outbox WHERE decision = ?"
			       "  AND (claimed = 1 OR state NOT IN ('wacht', 'ingetrokken'))";
static const char SQL_DROP_BODIES[] =
    "DELETE FROM body WHERE id IN"
    "  (SELECT id FROM outbox WHERE decision = ? AND state = 'wacht')";
static const char SQL_WITHDRAW[] = "UPDATE outbox SET state = 'ingetrokken', result = 'ongedaan'"
				   "  WHERE decision = ? AND state = 'wacht'";
/* When something came after it: all of them, but what the desk is told stays told. */
#define STALE "decision = ? AND state = 'wacht' AND template <> 'melding'"
static const char SQL_DROP_STALE_BODIES[] =
    "DELETE FROM body WHERE id IN (SELECT id FROM outbox WHERE " STALE ")";
static const char SQL_WITHDRAW_STALE[] =
    "UPDATE outbox SET state = 'ingetrokken', result = 'achterhaald' WHERE " STALE;
/* What was decided since ?1 goes back to where that began. */
static const char SQL_GO_BACK_FURTHER[] =
    "UPDATE decision SET (loket, mailbox, instrument, state, outcome, assigned, assigned_at) ="
    "  (SELECT loket, mailbox, instrument, state, outcome, assigned, assigned_at FROM decision d"
    "    WHERE d.id = ?1)"
    "  WHERE id > ?1 AND undone = 0 AND dossier = (SELECT dossier FROM decision WHERE id = ?1)";
static const char SQL_RESTORE[] =
    "UPDATE dossier SET (loket, mailbox, instrument, state, outcome, assigned, assigned_at) ="
    "  (SELECT loket, mailbox, instrument, state, outcome, assigned, assigned_at FROM decision d"
    "    WHERE d.id = ?1), changed = ?2"
    "  WHERE reference = (SELECT dossier FROM decision WHERE id = ?1)";
static const char SQL_END[] = "UPDATE decision SET until = at WHERE dossier = ?";
static const char SQL_UNDONE[] = "UPDATE decision SET undone = 1 WHERE id = ?";

int store_open_decision(struct store *store, const char *reference, struct store_decision *decision,
			struct error *err)
{
	struct query query;

	assert(database_in_transaction(&store->loket));
	query_begin(&query, &store->loket, SQL_OPEN);
	query_text(&query, reference);
	query_text(&query, decision->who);
	query_text(&query, decision->what);
	query_number(&query, decision->at);
	query_number(&query, decision->until);
	query_number(&query, decision->aside);
	if (query_run(&query, err) < 0)
		return -1;
	if (sqlite3_changes(store->loket.handle) == 0)
		return error_set(err, ERROR_REFUSE, "there is no dossier %s", reference);
	decision->id = sqlite3_last_insert_rowid(store->loket.handle);
	return 0;
}

int store_end_decisions(struct store *store, const char *reference, struct error *err)
{
	struct query query;

	assert(database_in_transaction(&store->loket));
	query_begin(&query, &store->loket, SQL_END);
	query_text(&query, reference);
	return query_run(&query, err);
}

static void read_row(struct query *query, struct arena *arena, struct store_decision *decision)
{
	*decision = (struct store_decision){
	    .id = query_get_number(query, 0),
	    .who = query_get_text(query, 1, arena),
	    .what = query_get_text(query, 2, arena),
	    .at = query_get_number(query, 3),
	    .until = query_get_number(query, 4),
	    .state = (enum dossier_state)query_get_name(query, 5, &names_dossier_state),
	    .loket = query_get_text(query, 6, arena),
	    .mailbox = query_get_text(query, 7, arena),
	    .assigned = query_get_text(query, 8, arena)};
}

int store_last_decision(struct store *store, struct arena *arena, const char *reference,
			struct store_decision *decision, struct error *err)
{
	struct query query;
	int found;

	query_begin(&query, &store->loket, SQL_LAST);
	query_text(&query, reference);
	found = query_step(&query, err);
	if (found == 1) {
		read_row(&query, arena, decision);
		query_end(&query);
	}
	return found;
}

int store_held(struct store *store, struct arena *arena, const char *reference, int64_t now,
	       struct store_held *held, struct error *err)
{
	struct query query;
	int result;

	*held = (struct store_held){0};
	query_begin(&query, &store->loket, SQL_HELD);
	query_text(&query, reference);
	query_number(&query, now);
	while ((result = query_step(&query, err)) == 1) {
		held->items = arena_grow(arena, held->items, held->count, sizeof(*held->items));
		read_row(&query, arena, &held->items[held->count++]);
	}
	return result;
}

static int run(struct store *store, const char *sql, int64_t id, struct error *err)
{
	struct query query;

	query_begin(&query, &store->loket, sql);
	query_number(&query, id);
	return query_run(&query, err);
}

static int restore(struct store *store, int64_t id, int64_t now, struct error *err)
{
	struct query query;

	query_begin(&query, &store->loket, SQL_RESTORE);
	query_number(&query, id);
	query_number(&query, now);
	return query_run(&query, err);
}

static int count(struct store *store, const char *sql, int64_t id, int64_t *count_r,
		 struct error *err)
{
	struct query query;

	query_begin(&query, &store->loket, sql);
	query_number(&query, id);
	if (query_step(&query, err) < 0)
		return -1;
	*count_r = query_get_number(&query, 0);
	query_end(&query);
	return 0;
}

/* How many mails of it cannot be taken back. */
static int count_left(struct store *store, int64_t id, int64_t *count_r, struct error *err)
{
	return count(store, SQL_LEFT, id, count_r, err);
}

/* Its mails are withdrawn and its links gone, and the history says so; the dossier is not touched. */
static int take_back(struct store *store, const char *reference,
		     const struct store_decision *decision, const char *who, int64_t now,
		     struct error *err)
{
	if (run(store, SQL_DROP_BODIES, decision->id, err) < 0 ||
	    run(store, SQL_WITHDRAW, decision->id, err) < 0 ||
	    link_undo(store, decision->id, who, now, err) < 0 ||
	    run(store, SQL_UNDONE, decision->id, err) < 0)
		return -1;
	return store_add_event(
	    store, reference,
	    &(struct store_event){
		.at = now, .who = who, .what = "ongedaan", .detail = decision->what},
	    err);
}

int store_undo_decision(struct store *store, const char *reference,
			const struct store_decision *decision, const char *who, int64_t now,
			struct error *err)
{
	int64_t left;

	assert(database_in_transaction(&store->loket));
	if (count_left(store, decision->id, &left, err) < 0)
		return -1;
	/* what was shown holds, also when deliver is late; and what it has claimed may be gone (store_claim) */
	if (now >= decision->until || left > 0)
		return error_set(err, ERROR_REFUSE, "dossier %s: it is too late to undo '%s'",
				 reference, decision->what);
	if (restore(store, decision->id, now, err) < 0)
		return -1;
	return take_back(store, reference, decision, who, now, err);
}

int store_drop_held(struct store *store, const char *reference, const struct store_held *held,
		    const char *who, int64_t now, struct error *err)
{
	int64_t left = 0;

	assert(database_in_transaction(&store->loket));
	for (size_t i = 0; i < held->count && left == 0; i++) {
		if (count_left(store, held->items[i].id, &left, err) < 0)
			return -1;
	}
	if (held->count == 0 || left > 0)
		return 0;
	if (restore(store, held->items[0].id, now, err) < 0)
		return -1;
	for (size_t i = held->count; i > 0; i--) {
		if (take_back(store, reference, &held->items[i - 1], who, now, err) < 0)
			return -1;
	}
	return 1;
}

/* The first of those whose mails still wait, all of them; count: there is none. */
static int first_waiting(struct store *store, const struct store_held *held, size_t *first_r,
			 struct error *err)
{
	int64_t waiting = 0, left = 0;
	size_t first = held->count;

	for (size_t i = 0; i < held->count && left == 0; i++) {
		if (count(store, SQL_WAITING, held->items[i].id, &waiting, err) < 0 ||
		    count_left(store, held->items[i].id, &left, err) < 0)
			return -1;
		if (waiting > 0 && first == held->count)
			first = i;
	}
	*first_r = left > 0 ? held->count : first;
	return 0;
}

int store_replace_held(struct store *store, const struct store_held *held, struct error *err)
{
	size_t first;

	assert(database_in_transaction(&store->loket));
	if (first_waiting(store, held, &first, err) < 0)
		return -1;
	if (first == held->count)
		return 0;
	for (size_t i = first; i < held->count; i++) {
		if (run(store, SQL_DROP_STALE_BODIES, held->items[i].id, err) < 0 ||
		    run(store, SQL_WITHDRAW_STALE, held->items[i].id, err) < 0 ||
		    run(store, SQL_UNDONE, held->items[i].id, err) < 0)
			return -1;
	}
	return run(store, SQL_GO_BACK_FURTHER, held->items[first].id, err) < 0 ? -1 : 1;
}
