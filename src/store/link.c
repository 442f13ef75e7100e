/* link: how dossiers belong together: merged, split, a follow-up. A link that was made with a decision is gone
 * when that is undone. */
#include "store/private.h"

#include <assert.h>
#include <stdio.h>

#include "base/error.h"
#include "base/memory.h"

const char link_script[] =
    "CREATE TABLE link ("
    "  id INTEGER PRIMARY KEY,"
    "  dossier TEXT NOT NULL REFERENCES dossier (reference) DEFERRABLE INITIALLY DEFERRED,"
    "  other TEXT NOT NULL REFERENCES dossier (reference) DEFERRABLE INITIALLY DEFERRED,"
    "  kind TEXT NOT NULL CHECK (kind IN ('samengevoegd', 'vervolg', 'gesplitst', 'nieuw')),"
    "  at INTEGER NOT NULL,"
    "  decision INTEGER REFERENCES decision (id),"
    "  CHECK (dossier <> other),"
    "  UNIQUE (dossier, other, kind)"
    ") STRICT;"
    "CREATE INDEX link_other ON link (other);"
    "CREATE INDEX link_decision ON link (decision) WHERE decision IS NOT NULL;";

static const char *const link_kinds[STORE_LINK_COUNT] = {
    [STORE_LINK_SAMENGEVOEGD] = "samengevoegd",
    [STORE_LINK_VERVOLG] = "vervolg",
    [STORE_LINK_GESPLITST] = "gesplitst",
    [STORE_LINK_NIEUW] = "nieuw",
};
const struct names names_link_kind = {link_kinds, STORE_LINK_COUNT};

/* How far a chain of mergers is followed; a circle cannot be made (who is merged is closed). */
enum { FOLLOWED_MOST = 20 };

static const char SQL_ADD[] =
    "INSERT INTO link (dossier, other, kind, at, decision) VALUES (?, ?, ?, ?, ?)";
static const char SQL_ALL[] =
    "SELECT dossier, other, kind, at FROM link WHERE dossier = ?1 OR other = ?1 ORDER BY id";
static const char SQL_NEXT[] = "SELECT other FROM link WHERE dossier = ? AND kind = ?";
static const char SQL_OF_DECISION[] =
    "SELECT dossier, other, kind FROM link WHERE decision = ? ORDER BY id";
static const char SQL_UNDO[] = "DELETE FROM link WHERE decision = ?";

int store_add_link(struct store *store, const struct store_link *link, int64_t decision,
		   struct error *err)
{
	struct query query;

	assert(database_in_transaction(&store->loket));
	query_begin(&query, &store->loket, SQL_ADD);
	query_text(&query, link->dossier);
	query_text(&query, link->other);
	query_text(&query, names_text(&names_link_kind, (int)link->kind));
	query_number(&query, link->at);
	query_number_or_null(&query, decision);
	return query_run(&query, err);
}

int store_each_link(struct store *store, const char *reference,
		    bool (*each)(const struct store_link *link, void *context), void *context,
		    struct error *err)
{
	struct query query;
	int result;

	query_begin_loop(&query, &store->loket, SQL_ALL);
	query_text(&query, reference);
	while ((result = query_step(&query, err)) == 1) {
		struct store_link link = {
		    .dossier = query_get_text(&query, 0, NULL),
		    .other = query_get_text(&query, 1, NULL),
		    .kind = (enum store_link_kind)query_get_name(&query, 2, &names_link_kind),
		    .at = query_get_number(&query, 3),
		};

		if (!each(&link, context))
			break;
	}
	query_end(&query);
	return result < 0 ? -1 : 0;
}

/* The dossier that a link of that kind leads to. 1/0/-1. */
static int next(struct store *store, enum store_link_kind kind, char reference[DOSSIER_REFERENCE],
		struct error *err)
{
	struct query query;
	int found;

	query_begin(&query, &store->loket, SQL_NEXT);
	query_text(&query, reference);
	query_text(&query, names_text(&names_link_kind, (int)kind));
	found = query_step(&query, err);
	if (found == 1) {
		struct arena *arena = arena_new();

		snprintf(reference, DOSSIER_REFERENCE, "%s", query_get_text(&query, 0, arena));
		arena_free(&arena);
		query_end(&query);
	}
	return found;
}

int store_follow_link(struct store *store, const char *reference, enum store_link_kind kind,
		      char out[DOSSIER_REFERENCE], struct error *err)
{
	int found = 1, steps = 0;

	snprintf(out, DOSSIER_REFERENCE, "%s", reference);
	while (found == 1 && steps < FOLLOWED_MOST) {
		found = next(store, kind, out, err);
		steps += found == 1;
	}
	return found < 0 ? -1 : steps > 0;
}

/* The other side of a link that is taken back hears of it too. */
static int tell_other(struct store *store, const struct store_link *link, const char *who,
		      int64_t now, struct error *err)
{
	char detail[64];

	snprintf(detail, sizeof(detail), "%s %s", names_text(&names_link_kind, (int)link->kind),
		 link->dossier);
	return store_add_event(
	    store, link->other,
	    &(struct store_event){.at = now, .who = who, .what = "ongedaan", .detail = detail},
	    err);
}

int link_undo(struct store *store, int64_t decision, const char *who, int64_t now,
	      struct error *err)
{
	struct query query;
	int result;

	query_begin_loop(&query, &store->loket, SQL_OF_DECISION);
	query_number(&query, decision);
	while ((result = query_step(&query, err)) == 1) {
		struct store_link link = {
		    .dossier = query_get_text(&query, 0, NULL),
		    .other = query_get_text(&query, 1, NULL),
		    .kind = (enum store_link_kind)query_get_name(&query, 2, &names_link_kind)};

		result = tell_other(store, &link, who, now, err);
		if (result < 0)
			break;
	}
	query_end(&query);
	if (result < 0)
		return -1;
	query_begin(&query, &store->loket, SQL_UNDO);
	query_number(&query, decision);
	return query_run(&query, err);
}
