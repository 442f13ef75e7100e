/* history: what happened to a dossier, who did it and why. Codes stand in the clear; a note, in
 * a person's own words, is sealed under the dossier's key. */
#include "store/private.h"

#include <assert.h>
#include <string.h>

#include "base/error.h"
#include "base/memory.h"

static const char SQL_ADD[] =
    "INSERT INTO history (dossier, at, who, what, detail, note) VALUES (?, ?, ?, ?, ?, ?)";
static const char SQL_ALL[] =
    "SELECT at, who, what, detail, note FROM history WHERE dossier = ? ORDER BY id";

static const char context_note[] = "note";

static int seal_note(struct store *store, const char *reference, const char *note,
		     struct buffer *sealed, struct error *err)
{
	struct vault_key key;
	int found = keys_of_dossier(store, reference, &key, err);

	if (found == 0)
		return error_set(err, ERROR_REFUSE, "dossier %s is not there or was erased",
				 reference);
	if (found < 0)
		return -1;
	vault_seal(&key, context_note, note, strlen(note), sealed);
	vault_wipe(&key, sizeof(key));
	return 0;
}

int store_add_event(struct store *store, const char *reference, const struct store_event *event,
		    struct error *err)
{
	struct buffer sealed = {0};
	struct query query;
	int result;

	assert(database_in_transaction(&store->loket));
	if (event->note && seal_note(store, reference, event->note, &sealed, err) < 0)
		return -1;
	query_begin(&query, &store->loket, SQL_ADD);
	query_text(&query, reference);
	query_number(&query, event->at);
	query_text(&query, event->who);
	query_text(&query, event->what);
	query_text(&query, event->detail);
	query_bytes(&query, sealed.data, sealed.length);
	result = query_run(&query, err);
	buffer_free(&sealed);
	return result;
}

/* key NULL: the dossier was erased, its notes with it. */
static int read_event(struct query *query, const struct vault_key *key, struct buffer *note,
		      struct store_event *event, struct error *err)
{
	size_t length;
	const void *sealed = query_get_bytes(query, 4, &length);

	*event = (struct store_event){
	    .at = query_get_number(query, 0),
	    .who = query_get_text(query, 1, NULL),
	    .what = query_get_text(query, 2, NULL),
	    .detail = query_get_text(query, 3, NULL),
	};
	if (!sealed || !key)
		return 0;
	if (vault_unseal(key, context_note, sealed, length, note, err) < 0)
		return -1;
	event->note = note->data;
	return 0;
}

static int each_row(struct query *query, const struct vault_key *key,
		    bool (*each)(const struct store_event *event, void *context), void *context,
		    struct error *err)
{
	bool go_on = true;
	int result = 1;

	while (go_on && (result = query_step(query, err)) == 1) {
		struct buffer note = {0};
		struct store_event event;

		result = read_event(query, key, &note, &event, err);
		go_on = result == 0 && each(&event, context);
		buffer_free(&note);
	}
	return result < 0 ? -1 : 0;
}

int store_each_event(struct store *store, const char *reference,
		     bool (*each)(const struct store_event *event, void *context), void *context,
		     struct error *err)
{
	struct vault_key key;
	struct query query;
	int result = store->vault ? keys_of_dossier(store, reference, &key, err) : 0;
	bool has_key = result == 1;

	if (result < 0)
		return -1;
	query_begin_loop(&query, &store->loket, SQL_ALL);
	query_text(&query, reference);
	result = each_row(&query, has_key ? &key : NULL, each, context, err);
	query_end(&query);
	vault_wipe(&key, sizeof(key));
	return result;
}
