/* decision: decisions that came by mail. Their mails wait; until the time is over a decision can be taken
 * back as if it had never been, but for the history. */
#include "store/private.h"

#include <assert.h>

#include "base/error.h"

static const char SQL_OPEN[] =
    "INSERT INTO decision (dossier, who, what, at, until, loket, mailbox, instrument, state, "
    "outcome,"
    "  assigned, assigned_at) SELECT reference, ?2, ?3, ?4, ?5, loket, mailbox, instrument, state,"
    "  outcome, assigned, assigned_at FROM dossier WHERE reference = ?1";
static const char SQL_LAST[] = "SELECT id, who, what, at, until, loket FROM decision"
			       "  WHERE dossier = ? AND undone = 0 ORDER BY id DESC LIMIT 1";
static const char SQL_LEFT[] =
    "SELECT count(*) FROM outbox WHERE decision = ? AND state NOT IN ('wacht', 'ingetrokken')";
static const char SQL_DROP_BODIES[] =
    "DELETE FROM body WHERE id IN"
    "  (SELECT id FROM outbox WHERE decision = ? AND state = 'wacht')";
static const char SQL_WITHDRAW[] = "UPDATE outbox SET state = 'ingetrokken', result = 'ongedaan'"
				   "  WHERE decision = ? AND state = 'wacht'";
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

int store_last_decision(struct store *store, struct arena *arena, const char *reference,
			struct store_decision *decision, struct error *err)
{
	struct query query;
	int found;

	query_begin(&query, &store->loket, SQL_LAST);
	query_text(&query, reference);
	found = query_step(&query, err);
	if (found == 1) {
		*decision = (struct store_decision){.id = query_get_number(&query, 0),
						    .who = query_get_text(&query, 1, arena),
						    .what = query_get_text(&query, 2, arena),
						    .at = query_get_number(&query, 3),
						    .until = query_get_number(&query, 4),
						    .loket = query_get_text(&query, 5, arena)};
		query_end(&query);
	}
	return found;
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

/* How many mails of it cannot be taken back. */
static int count_left(struct store *store, int64_t id, int64_t *count_r, struct error *err)
{
	struct query query;

	query_begin(&query, &store->loket, SQL_LEFT);
	query_number(&query, id);
	if (query_step(&query, err) < 0)
		return -1;
	*count_r = query_get_number(&query, 0);
	query_end(&query);
	return 0;
}

int store_undo_decision(struct store *store, const char *reference,
			const struct store_decision *decision, const char *who, int64_t now,
			struct error *err)
{
	int64_t left;

	assert(database_in_transaction(&store->loket));
	if (count_left(store, decision->id, &left, err) < 0)
		return -1;
	/* deliver takes what is due without telling: at that second it is too late */
	if (now >= decision->until || left > 0)
		return error_set(err, ERROR_REFUSE, "dossier %s: it is too late to undo '%s'",
				 reference, decision->what);
	if (run(store, SQL_DROP_BODIES, decision->id, err) < 0 ||
	    run(store, SQL_WITHDRAW, decision->id, err) < 0 ||
	    restore(store, decision->id, now, err) < 0 ||
	    link_undo(store, decision->id, who, now, err) < 0 ||
	    run(store, SQL_UNDONE, decision->id, err) < 0)
		return -1;
	return store_add_event(
	    store, reference,
	    &(struct store_event){
		.at = now, .who = who, .what = "ongedaan", .detail = decision->what},
	    err);
}
