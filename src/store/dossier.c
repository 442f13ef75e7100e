/* dossier: the dossiers. What is counted stands in the clear; the record with all that is
 * personal is sealed under the dossier's key, so that destroying that key leaves the figures only.
 * To erase the person, the row of `child` must be dropped as well: a keyed hash of name and date of
 * birth, against which whoever has the master key can try a name. What else stays:
 * docs/ARCHITECTURE.md, "Data that can hurt". */
#include "store/private.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/clock.h"
#include "base/error.h"
#include "base/memory.h"

#define COLUMNS                                                                                    \
	"SELECT reference, loket, mailbox, instrument, rol, vervolg, state, outcome, assigned,"    \
	"  opened, changed, key FROM dossier "

static const char SQL_NEXT_NUMBER[] =
    "UPDATE meta SET last_number = last_number + 1 WHERE last_number < 99999 RETURNING last_number";
static const char SQL_ADD[] =
    "INSERT INTO dossier (reference, loket, mailbox, instrument, rol, vervolg, state, outcome,"
    "  assigned, opened, changed, key) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
static const char SQL_ADD_RECORD[] = "INSERT INTO record (id, sealed) VALUES (?, ?)";
static const char SQL_SET_RECORD[] =
    "UPDATE record SET sealed = ?2 WHERE id = (SELECT id FROM dossier WHERE reference = ?1)"
    "  RETURNING id";
static const char SQL_ONE[] = COLUMNS "WHERE reference = ?";
static const char SQL_ALL[] =
    COLUMNS "WHERE (?1 IS NULL OR loket = ?1) AND (?2 IS NULL OR state = ?2) ORDER BY id";
static const char SQL_IDS[] = "SELECT id, key FROM dossier WHERE reference = ?";
static const char SQL_STATE[] = "SELECT state FROM dossier WHERE reference = ?";
static const char SQL_SET_STATE[] = "UPDATE dossier SET state = ?, changed = ? WHERE reference = ?";
static const char SQL_ASSIGN[] =
    "UPDATE dossier SET assigned = ?1, assigned_at = iif(?1 IS NULL, assigned_at, ?2),"
    "  changed = ?2 WHERE reference = ?3";
static const char SQL_SET_OUTCOME[] =
    "UPDATE dossier SET outcome = ?, changed = ? WHERE reference = ?";
static const char SQL_SET_INSTRUMENT[] =
    "UPDATE dossier SET instrument = ?, changed = ? WHERE reference = ?";
static const char SQL_SET_LOKET[] = "UPDATE dossier SET loket = ?, changed = ? WHERE reference = ?";
static const char SQL_SET_MAILBOX[] =
    "UPDATE dossier SET mailbox = ?, changed = ? WHERE reference = ?";
static const char SQL_LOAD[] = "SELECT count(*) FILTER (WHERE state NOT IN ('afgesloten', "
			       "'niet_ontvankelijk', 'ingetrokken')),"
			       "  max(assigned_at) FROM dossier WHERE assigned = ?";

static const char context_record[] = "reading";

int store_next_reference(struct store *store, int year, char out[DOSSIER_REFERENCE],
			 struct error *err)
{
	struct query query;
	int64_t number = 0;
	int result;

	assert(database_in_transaction(&store->loket));
	query_begin(&query, &store->loket, SQL_NEXT_NUMBER);
	while ((result = query_step(&query, err)) == 1)
		number = query_get_number(&query, 0);
	if (result < 0)
		return -1;
	if (number == 0 || !dossier_reference(year, number, out))
		return error_set(
		    err, ERROR_STOP,
		    "all 99999 numbers of this store are given out; begin a new store");
	return 0;
}

static int add_row(struct store *store, const struct store_dossier *dossier, struct error *err)
{
	struct query query;

	query_begin(&query, &store->loket, SQL_ADD);
	query_text(&query, dossier->reference);
	query_text(&query, dossier->loket);
	query_text(&query, dossier->mailbox);
	query_text(&query, names_text(&names_instrument, (int)dossier->instrument));
	query_text(&query, names_text(&names_rol, (int)dossier->rol));
	query_number(&query, dossier->vervolg);
	query_text(&query, names_text(&names_dossier_state, (int)dossier->state));
	query_text(&query, dossier->outcome);
	query_text(&query, dossier->assigned);
	query_number(&query, dossier->opened);
	query_number(&query, dossier->changed ? dossier->changed : dossier->opened);
	query_number(&query, dossier->key_id);
	return query_run(&query, err);
}

static int add_record(struct store *store, int64_t id, const struct buffer *sealed,
		      struct error *err)
{
	const struct query_place place = {"record", "sealed", id};
	struct query query;

	query_begin(&query, &store->loket, SQL_ADD_RECORD);
	query_number(&query, id);
	query_large(&query, sealed->data, sealed->length);
	if (query_run(&query, err) < 0)
		return -1;
	return query_fill_large(&store->loket, &place, sealed->data, sealed->length, err);
}

int store_add_dossier(struct store *store, const struct store_dossier *dossier,
		      const struct vault_key *key, const void *record, size_t length,
		      struct error *err)
{
	struct buffer sealed = {0};
	int result;

	if (keys_require(store, dossier->key_id, err) < 0 || add_row(store, dossier, err) < 0)
		return -1;
	vault_seal(key, context_record, record, length, &sealed);
	result = add_record(store, sqlite3_last_insert_rowid(store->loket.handle), &sealed, err);
	buffer_free(&sealed);
	return result;
}

static void read_row(struct query *query, struct arena *arena, struct store_dossier *dossier)
{
	*dossier = (struct store_dossier){
	    .reference = query_get_text(query, 0, arena),
	    .loket = query_get_text(query, 1, arena),
	    .mailbox = query_get_text(query, 2, arena),
	    .instrument = (enum instrument)query_get_name(query, 3, &names_instrument),
	    .rol = (enum rol)query_get_name(query, 4, &names_rol),
	    .vervolg = query_get_number(query, 5) != 0,
	    .state = (enum dossier_state)query_get_name(query, 6, &names_dossier_state),
	    .outcome = query_get_text(query, 7, arena),
	    .assigned = query_get_text(query, 8, arena),
	    .opened = query_get_number(query, 9),
	    .changed = query_get_number(query, 10),
	    .key_id = query_get_number(query, 11),
	};
}

int store_dossier(struct store *store, struct arena *arena, const char *reference,
		  struct store_dossier *dossier, struct error *err)
{
	struct query query;
	int found;

	query_begin(&query, &store->loket, SQL_ONE);
	query_text(&query, reference);
	found = query_step(&query, err);
	if (found == 1) {
		read_row(&query, arena, dossier);
		query_end(&query);
	}
	return found;
}

int store_known_dossier(struct store *store, struct arena *arena, const char *reference,
			struct store_dossier *dossier, struct error *err)
{
	int found = store_dossier(store, arena, reference, dossier, err);

	if (found == 0)
		return error_set(err, ERROR_REFUSE, "there is no dossier %s", reference);
	return found < 0 ? -1 : 0;
}

static int no_such_dossier(const char *reference, struct error *err)
{
	return error_set(err, ERROR_REFUSE, "there is no dossier %s", reference);
}

int store_dossier_record(struct store *store, const char *reference, struct buffer *record,
			 struct error *err)
{
	struct query_place place = {"record", "sealed", 0};
	struct vault_key key;
	struct query query;
	void *sealed;
	size_t length;
	int64_t key_id;
	int result;

	query_begin(&query, &store->loket, SQL_IDS);
	query_text(&query, reference);
	result = query_step(&query, err);
	if (result != 1)
		return result < 0 ? -1 : no_such_dossier(reference, err);
	place.row = query_get_number(&query, 0);
	key_id = query_get_number(&query, 1);
	query_end(&query);
	if (store_key(store, key_id, &key, err) < 0)
		return error_prefix(err, "dossier %s", reference);
	result = query_load_blob(&store->loket, &place, &sealed, &length, err);
	if (result == 0) {
		result = vault_unseal(&key, context_record, sealed, length, record, err);
		free(sealed);
	}
	vault_wipe(&key, sizeof(key));
	return result < 0 ? error_prefix(err, "dossier %s", reference) : 0;
}

int store_set_dossier_record(struct store *store, const char *reference,
			     const struct vault_key *key, const void *record, size_t length,
			     struct error *err)
{
	struct query_place place = {"record", "sealed", 0};
	struct buffer sealed = {0};
	struct query query;
	int result;

	assert(database_in_transaction(&store->loket));
	vault_seal(key, context_record, record, length, &sealed);
	query_begin(&query, &store->loket, SQL_SET_RECORD);
	query_text(&query, reference);
	query_large(&query, sealed.data, sealed.length);
	while ((result = query_step(&query, err)) == 1)
		place.row = query_get_number(&query, 0);
	if (result == 0 && place.row == 0)
		result = no_such_dossier(reference, err);
	if (result == 0)
		result = query_fill_large(&store->loket, &place, sealed.data, sealed.length, err);
	buffer_free(&sealed);
	return result;
}

static int read_state(struct store *store, const char *reference, enum dossier_state *state_r,
		      struct error *err)
{
	struct query query;
	int found;

	query_begin(&query, &store->loket, SQL_STATE);
	query_text(&query, reference);
	found = query_step(&query, err);
	if (found == 1)
		*state_r = (enum dossier_state)query_get_name(&query, 0, &names_dossier_state);
	query_end(&query);
	return found == 0 ? no_such_dossier(reference, err) : found < 0 ? -1 : 0;
}

/* UPDATE with (value, when, reference). */
static int update(struct store *store, const char *sql, const char *value, int64_t when,
		  const char *reference, struct error *err)
{
	struct query query;

	assert(database_in_transaction(&store->loket));
	query_begin(&query, &store->loket, sql);
	query_text(&query, value);
	query_number(&query, when);
	query_text(&query, reference);
	if (query_run(&query, err) < 0)
		return -1;
	return sqlite3_changes(store->loket.handle) == 1 ? 0 : no_such_dossier(reference, err);
}

int store_step_dossier(struct store *store, const char *reference, enum dossier_state to,
		       const char *who, const char *note, int64_t now, struct error *err)
{
	enum dossier_state from = DOSSIER_ONTVANGEN;
	char text[200], detail[64];

	assert(database_in_transaction(&store->loket));
	if (read_state(store, reference, &from, err) < 0)
		return -1;
	if (!dossier_step_allowed(from, to))
		return error_set(err, ERROR_REFUSE, "%s is %s; from there: %s", reference,
				 names_text(&names_dossier_state, (int)from),
				 dossier_steps_text(from, text, sizeof(text)));
	if (update(store, SQL_SET_STATE, names_text(&names_dossier_state, (int)to), now, reference,
		   err) < 0)
		return -1;
	snprintf(detail, sizeof(detail), "%s -> %s", names_text(&names_dossier_state, (int)from),
		 names_text(&names_dossier_state, (int)to));
	return store_add_event(
	    store, reference,
	    &(struct store_event){
		.at = now, .who = who, .what = "stap", .detail = detail, .note = note},
	    err);
}

int store_assign_dossier(struct store *store, const char *reference, const char *professional,
			 struct error *err)
{
	return update(store, SQL_ASSIGN, professional, clock_now(), reference, err);
}

int store_set_outcome(struct store *store, const char *reference, const char *outcome,
		      struct error *err)
{
	return update(store, SQL_SET_OUTCOME, outcome, clock_now(), reference, err);
}

int store_set_instrument(struct store *store, const char *reference, enum instrument instrument,
			 struct error *err)
{
	return update(store, SQL_SET_INSTRUMENT, names_text(&names_instrument, (int)instrument),
		      clock_now(), reference, err);
}

int store_move_dossier(struct store *store, const char *reference, const char *loket,
		       const char *mailbox, struct error *err)
{
	int64_t now = clock_now();

	if (update(store, SQL_SET_LOKET, loket, now, reference, err) < 0)
		return -1;
	return update(store, SQL_SET_MAILBOX, mailbox, now, reference, err);
}

int store_each_dossier(struct store *store, const struct store_filter *filter,
		       bool (*each)(const struct store_dossier *dossier, void *context),
		       void *context, struct error *err)
{
	struct query query;
	int result;

	query_begin_loop(&query, &store->loket, SQL_ALL);
	query_text(&query, filter ? filter->loket : NULL);
	query_text(&query, filter ? names_text(&names_dossier_state, filter->state) : NULL);
	while ((result = query_step(&query, err)) == 1) {
		struct store_dossier dossier;

		read_row(&query, NULL, &dossier);
		if (!each(&dossier, context))
			break;
	}
	query_end(&query);
	return result < 0 ? -1 : 0;
}

int store_load(struct store *store, const char *professional, int *open_r, int64_t *last_r,
	       struct error *err)
{
	struct query query;

	query_begin(&query, &store->loket, SQL_LOAD);
	query_text(&query, professional);
	if (query_step(&query, err) < 0)
		return -1;
	*open_r = (int)query_get_number(&query, 0);
	*last_r = query_get_number(&query, 1);
	query_end(&query);
	return 0;
}
