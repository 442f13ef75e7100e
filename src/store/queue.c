/* queue: the outbox as deliver sees it: what is due, what is in it, and what became of it. Needs
 * no master key. */
#include "store/private.h"

#include <assert.h>

#include "base/error.h"
#include "base/memory.h"

/* ?1 now, ?2 beyond the longest retry. A clock that was ahead wrote times that are still to come: only a decision
 * makes a first try wait, and what was tried waits no longer than a retry may. A decision keeps its time,
 * whatever the clock did: until then it can be undone. */
#define IS_DUE                                                                                     \
	"(o.due <= ?1 OR (o.attempts = 0 AND o.decision IS NULL)"                                  \
	"  OR (o.attempts > 0 AND o.due > ?2)) "

/* A row without an earlier one of the same dossier and recipient that still waits at that moment. Rows without
 * a dossier are in no order. What waits only because its decision may be undone is not before one
 * that leaves meanwhile: a colleague who asks something then must hear at once. */
#define IS_FIRST(moment)                                                                           \
	"NOT EXISTS (SELECT 1 FROM outbox e WHERE e.state = 'wacht' AND e.dossier = o.dossier"     \
	"  AND e.to_hash = o.to_hash AND e.id < o.id"                                              \
	"  AND NOT (e.decision IS NOT NULL AND e.attempts = 0 AND e.due > " moment ")) "

static const char SQL_NEXT_DUE[] =
    "SELECT " OUTBOX_COLUMNS ", (SELECT length(b.sealed_mail) FROM body b WHERE b.id = o.id)"
    "  FROM outbox o INDEXED BY outbox_waiting"
    "  WHERE o.state = 'wacht' AND " IS_DUE "AND o.id NOT IN (?, ?, ?, ?)"
    "  AND " IS_FIRST("?1") "  ORDER BY o.id LIMIT 1";
static const char SQL_EARLIEST_DUE[] = "SELECT min(o.due) FROM outbox o INDEXED BY outbox_waiting"
				       "  WHERE o.state = 'wacht' AND " IS_FIRST("o.due");
static const char SQL_SET[] =
    "UPDATE outbox SET state = ?, due = ?, result = ?, sent = ?, told = 0, attempts = attempts + 1"
    "  WHERE id = ? AND state = 'wacht'";
static const char SQL_CLAIM[] = "UPDATE outbox SET claimed = 1 WHERE id = ? AND state = 'wacht'";
static const char SQL_DROP_BODY[] = "DELETE FROM body WHERE id = ?";
static const char SQL_RETRY[] =
    "UPDATE outbox SET attempts = iif(state = 'geweigerd', 0, attempts), state = 'wacht',"
    "  due = ?2 WHERE id = ?1 AND state IN ('wacht', 'geweigerd')"
    "  AND EXISTS (SELECT 1 FROM body WHERE body.id = outbox.id)";

int store_next_besides(struct store *store, struct arena *arena, int64_t now,
		       const struct store_under_way *under_way, struct store_outgoing *outgoing,
		       struct error *err)
{
	struct query query;
	int found;

	query_begin(&query, &store->loket, SQL_NEXT_DUE);
	query_number(&query, now);
	query_number(&query, now + STORE_LONGEST_RETRY_S);
	for (size_t i = 0; i < STORE_UNDER_WAY; i++) /* no row has the number 0 */
		query_number(&query, i < under_way->count ? under_way->ids[i] : 0);
	found = query_step(&query, err);
	if (found == 1) {
		outbox_read_row(&query, arena, outgoing);
		outgoing->size = query_get_number(&query, OUTBOX_COLUMN_COUNT);
		query_end(&query);
	}
	return found;
}

int store_next_due(struct store *store, struct arena *arena, int64_t now,
		   struct store_outgoing *outgoing, struct error *err)
{
	static const struct store_under_way none;

	return store_next_besides(store, arena, now, &none, outgoing, err);
}

int store_earliest_due(struct store *store, int64_t *due_r, struct error *err)
{
	struct query query;

	query_begin(&query, &store->loket, SQL_EARLIEST_DUE);
	if (query_step(&query, err) < 0)
		return -1;
	*due_r = query_get_number(&query, 0); /* NULL reads as 0 */
	query_end(&query);
	return 0;
}

/* In a transaction of its own: how many rows that changed, or -1. `at`: NULL when the statement has no time. */
static int change_row(struct store *store, const char *sql, int64_t id, const int64_t *at,
		      struct error *err)
{
	struct query query;
	int changed;

	if (store_begin(store, err) < 0)
		return -1;
	query_begin(&query, &store->loket, sql);
	query_number(&query, id);
	if (at)
		query_number(&query, *at);
	if (query_run(&query, err) < 0) {
		store_rollback(store);
		return -1;
	}
	changed = sqlite3_changes(store->loket.handle);
	return store_commit(store, err) < 0 ? -1 : changed;
}

int store_claim(struct store *store, int64_t id, struct error *err)
{
	int changed = change_row(store, SQL_CLAIM, id, NULL, err);

	return changed > 0 && database_sync(&store->loket, err) < 0 ? -1 : changed;
}

int store_open_outgoing(struct store *store, struct arena *arena, int64_t id, const char **to_r,
			struct buffer *mail, struct error *err)
{
	struct buffer to = {0};
	int found = outbox_open_body(store, id, &to, mail, err);

	if (found == 1)
		*to_r = arena_text(arena, to.data);
	buffer_free(&to);
	if (found == 0)
		return error_set(err, ERROR_REFUSE, "mail %lld is gone from the outbox",
				 (long long)id);
	return found < 0 ? error_prefix(err, "mail %lld", (long long)id) : 0;
}

static int set_row(struct store *store, const struct store_sent *sent, int64_t now,
		   struct error *err)
{
	bool done = sent->state == OUTBOX_VERZONDEN || sent->state == OUTBOX_INGETROKKEN;
	struct query query;

	query_begin(&query, &store->loket, SQL_SET);
	query_text(&query, names_text(&names_outbox_state, (int)sent->state));
	query_number(&query, sent->state == OUTBOX_WACHT ? sent->due : now);
	query_text(&query, sent->result);
	query_number(&query, sent->state == OUTBOX_VERZONDEN ? now : 0);
	query_number(&query, sent->id);
	if (query_run(&query, err) < 0)
		return -1;
	if (sqlite3_changes(store->loket.handle) == 0)
		return error_set(err, ERROR_REFUSE, "mail %lld does not wait in the outbox",
				 (long long)sent->id);
	if (!done)
		return 0;
	query_begin(&query, &store->loket, SQL_DROP_BODY);
	query_number(&query, sent->id);
	return query_run(&query, err);
}

int store_set_sent(struct store *store, const struct store_sent *sent, size_t count, int64_t now,
		   struct error *err)
{
	if (store_begin(store, err) < 0)
		return -1;
	for (size_t i = 0; i < count; i++) {
		if (set_row(store, &sent[i], now, err) < 0) {
			store_rollback(store);
			return -1;
		}
	}
	return store_commit(store, err);
}

int store_set_outgoing(struct store *store, int64_t id, enum outbox_state state, int64_t due,
		       const char *result, int64_t now, struct error *err)
{
	const struct store_sent sent = {.id = id, .state = state, .due = due, .result = result};

	return store_set_sent(store, &sent, 1, now, err);
}

int store_retry(struct store *store, int64_t id, int64_t now, struct error *err)
{
	return change_row(store, SQL_RETRY, id, &now, err);
}
