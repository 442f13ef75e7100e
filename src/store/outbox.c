/* outbox: mails that go out, as intake and the commands see them. A row is written in the
 * transaction of its cause. Recipient and mail are sealed under a key of that row only, in a
 * table of their own, and gone once the mail is sent; the recipient also under the dossier's
 * key, for `show`. */
#include "store/private.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/memory.h"
#include "vault/token.h"

static const char *const outbox_states[OUTBOX_STATE_COUNT] = {
    [OUTBOX_WACHT] = "wacht",
    [OUTBOX_VERZONDEN] = "verzonden",
    [OUTBOX_GEWEIGERD] = "geweigerd",
    [OUTBOX_INGETROKKEN] = "ingetrokken",
};
static const char *const role_names[] = {
    [TOKEN_STAFF] = "staff",
    [TOKEN_PROFESSIONAL] = "professional",
    [TOKEN_AANVRAGER] = "aanvrager",
};
static const struct names names_role = {role_names, TOKEN_ROLE_COUNT};
const struct names names_outbox_state = {outbox_states, OUTBOX_STATE_COUNT};

#define COLUMNS_TO "SELECT " OUTBOX_COLUMNS ", o.sealed_to FROM outbox o "
#define HAS_BODY   "EXISTS (SELECT 1 FROM body b WHERE b.id = o.id) "

static const char SQL_ADD[] =
    "INSERT INTO outbox (dossier, message_id, template, mailbox, to_hash, state, created, due, key,"
    "  sealed_to, role, serial, decision) VALUES (?, ?, ?, ?, ?, 'wacht', ?, ?, ?, ?, ?, ?, ?)"
    "  ON CONFLICT (message_id) DO NOTHING";
static const char SQL_ADD_BODY[] = "INSERT INTO body (id, sealed_to, sealed_mail) VALUES (?, ?, ?)";
static const char SQL_BODY[] =
    "SELECT o.key, b.sealed_to FROM outbox o JOIN body b ON b.id = o.id WHERE o.id = ?";
static const char SQL_NEXT_REFUSED[] =
    COLUMNS_TO "WHERE o.state = 'geweigerd' AND o.told = 0 ORDER BY o.id LIMIT 1";
static const char SQL_TOLD[] = "UPDATE outbox SET told = 1 WHERE id = ? AND state = 'geweigerd'";
static const char SQL_ANSWERS[] =
    "SELECT count(*) FROM outbox WHERE template = ? AND to_hash = ? AND created >= ?"
    "  AND state IN ('wacht', 'verzonden')";
static const char SQL_MUTED[] =
    "SELECT count(*) FROM outbox WHERE template = ? AND to_hash = ? AND created >= ?"
    "  AND state = 'ingetrokken' AND result = '" STORE_MUTED "'";
static const char SQL_BY_MESSAGE_ID[] =
    "SELECT " OUTBOX_COLUMNS "FROM outbox o WHERE o.message_id = ?";
static const char SQL_ADD_WITHDRAWN[] =
    "INSERT INTO outbox (dossier, message_id, template, mailbox, to_hash, state, created, due, key,"
    "  sealed_to, role, serial, result)"
    "  VALUES (?, ?, ?, ?, ?, 'ingetrokken', ?, ?, ?, ?, ?, ?, ?)"
    "  ON CONFLICT (message_id) DO NOTHING";
/* [of one dossier][with their body only] */
static const char *const SQL_EACH[2][2] = {
    {COLUMNS_TO "ORDER BY o.id", COLUMNS_TO "WHERE " HAS_BODY "ORDER BY o.id"},
    {COLUMNS_TO "WHERE o.dossier = ? ORDER BY o.id",
     COLUMNS_TO "WHERE o.dossier = ? AND " HAS_BODY "ORDER BY o.id"},
};

static const char context_to[] = "to";
static const char context_mail[] = "mail";

/* --- adding --- */

/* key_id 0: of a mail without a body. */
static int add_row(struct store *store, const struct store_outgoing *outgoing, int64_t key_id,
		   const struct vault_key *dossier_key, struct error *err)
{
	struct buffer sealed = {0};
	struct query query;
	int result;

	if (dossier_key)
		vault_seal(dossier_key, context_to, outgoing->to, strlen(outgoing->to), &sealed);
	query_begin(&query, &store->loket, key_id ? SQL_ADD : SQL_ADD_WITHDRAWN);
	query_text(&query, outgoing->dossier);
	query_text(&query, outgoing->message_id);
	query_text(&query, outgoing->template_name);
	query_text(&query, outgoing->mailbox);
	query_bytes(&query, outgoing->to_hash, VAULT_HASH);
	query_number(&query, outgoing->created);
	query_number(&query, outgoing->due);
	query_number_or_null(&query, key_id);
	query_bytes(&query, sealed.data, sealed.length);
	query_text(&query, names_text(&names_role, outgoing->role));
	query_number(&query, outgoing->serial);
	if (key_id)
		query_number_or_null(&query, outgoing->decision);
	else
		query_text(&query, outgoing->result);
	result = query_run(&query, err);
	buffer_free(&sealed);
	return result;
}

int store_add_withdrawn(struct store *store, const struct store_outgoing *outgoing,
			const struct vault_key *dossier_key, struct error *err)
{
	assert(database_in_transaction(&store->loket));
	return add_row(store, outgoing, 0, dossier_key, err);
}

static int add_body(struct store *store, int64_t id, const struct buffer *to,
		    const struct buffer *mail, struct error *err)
{
	const struct query_place place = {"body", "sealed_mail", id};
	struct query query;

	query_begin(&query, &store->loket, SQL_ADD_BODY);
	query_number(&query, id);
	query_bytes(&query, to->data, to->length);
	query_large(&query, mail->data, mail->length);
	if (query_run(&query, err) < 0)
		return -1;
	return query_fill_large(&store->loket, &place, mail->data, mail->length, err);
}

int store_add_outgoing(struct store *store, const struct store_outgoing *outgoing,
		       int64_t row_key_id, const struct vault_key *row_key,
		       const struct vault_key *dossier_key, const void *mail, size_t length,
		       struct error *err)
{
	struct buffer sealed_to = {0}, sealed_mail = {0};
	int result;

	if (keys_require(store, row_key_id, err) < 0 ||
	    add_row(store, outgoing, row_key_id, dossier_key, err) < 0)
		return -1;
	if (sqlite3_changes(store->loket.handle) == 0)
		return 0; /* that Message-ID is there already */
	vault_seal(row_key, context_to, outgoing->to, strlen(outgoing->to), &sealed_to);
	vault_seal(row_key, context_mail, mail, length, &sealed_mail);
	result = add_body(store, sqlite3_last_insert_rowid(store->loket.handle), &sealed_to,
			  &sealed_mail, err);
	buffer_free(&sealed_to);
	buffer_free(&sealed_mail);
	return result;
}

/* --- reading --- */

void outbox_read_row(struct query *query, struct arena *arena, struct store_outgoing *outgoing)
{
	const char *role;

	*outgoing = (struct store_outgoing){
	    .id = query_get_number(query, 0),
	    .dossier = query_get_text(query, 1, arena),
	    .message_id = query_get_text(query, 2, arena),
	    .template_name = query_get_text(query, 3, arena),
	    .mailbox = query_get_text(query, 4, arena),
	    .state = (enum outbox_state)query_get_name(query, 6, &names_outbox_state),
	    .created = query_get_number(query, 7),
	    .due = query_get_number(query, 8),
	    .sent = query_get_number(query, 9),
	    .attempts = (int)query_get_number(query, 10),
	    .result = query_get_text(query, 11, arena),
	    .serial = (uint32_t)query_get_number(query, 13),
	    .decision = query_get_number(query, 14),
	};
	role = query_get_text(query, 12, NULL);
	outgoing->role = role ? names_value(&names_role, role) : -1;
	query_get_hash(query, 5, outgoing->to_hash);
}

static int open_mail(struct store *store, int64_t id, const struct vault_key *key,
		     struct buffer *mail, struct error *err)
{
	const struct query_place place = {"body", "sealed_mail", id};
	void *sealed;
	size_t length;
	int result = query_load_blob(&store->loket, &place, &sealed, &length, err);

	if (result < 0)
		return -1;
	result = vault_unseal(key, context_mail, sealed, length, mail, err);
	free(sealed);
	return result;
}

int outbox_open_body(struct store *store, int64_t id, struct buffer *to, struct buffer *mail,
		     struct error *err)
{
	struct vault_key key;
	struct query query;
	const void *sealed;
	size_t length;
	int result;

	query_begin(&query, &store->loket, SQL_BODY);
	query_number(&query, id);
	result = query_step(&query, err);
	if (result != 1)
		return result;
	result = keys_find(store, KEY_ROW, query_get_number(&query, 0), &key, err);
	sealed = query_get_bytes(&query, 1, &length);
	if (result == 1 && vault_unseal(&key, context_to, sealed, length, to, err) < 0)
		result = -1;
	query_end(&query);
	if (result == 1 && mail && open_mail(store, id, &key, mail, err) < 0)
		result = -1;
	vault_wipe(&key, sizeof(key));
	return result;
}

/* The recipient by the dossier's key, else by the row's key; `to` stays empty when both are gone, or
 * that one is damaged: such a row is to be seen and told of all the same. */
static int open_to(struct store *store, struct query *query, const struct store_outgoing *outgoing,
		   struct buffer *to, struct error *err)
{
	struct vault_key key;
	size_t length;
	const void *sealed = query_get_bytes(query, OUTBOX_COLUMN_COUNT, &length);
	int found = 0;

	if (sealed && outgoing->dossier && store->vault)
		found = keys_of_dossier(store, outgoing->dossier, &key, err);
	if (found == 0 && outbox_open_body(store, outgoing->id, to, NULL, err) < 0 &&
	    err->kind != ERROR_REFUSE)
		found = -1;
	if (found == 1 && vault_unseal(&key, context_to, sealed, length, to, err) < 0)
		found = -1;
	vault_wipe(&key, sizeof(key));
	return found < 0 ? -1 : 0;
}

int store_next_refused(struct store *store, struct arena *arena, struct store_outgoing *outgoing,
		       struct error *err)
{
	struct buffer to = {0};
	struct query query;
	int result;

	query_begin_loop(&query, &store->loket, SQL_NEXT_REFUSED);
	result = query_step(&query, err);
	if (result != 1)
		return result;
	outbox_read_row(&query, arena, outgoing);
	if (open_to(store, &query, outgoing, &to, err) < 0)
		result = -1;
	outgoing->to = arena_text(arena, to.data);
	buffer_free(&to);
	query_end(&query);
	return result;
}

int store_refusal_told(struct store *store, int64_t id, struct error *err)
{
	struct query query;

	assert(database_in_transaction(&store->loket));
	query_begin(&query, &store->loket, SQL_TOLD);
	query_number(&query, id);
	return query_run(&query, err);
}

static int each_row(struct store *store, struct query *query,
		    bool (*each)(const struct store_outgoing *outgoing, void *context),
		    void *context, struct error *err)
{
	bool go_on = true;
	int result = 1;

	while (go_on && (result = query_step(query, err)) == 1) {
		struct store_outgoing outgoing;
		struct buffer to = {0};

		outbox_read_row(query, NULL, &outgoing);
		result = open_to(store, query, &outgoing, &to, err);
		outgoing.to = to.data;
		go_on = result == 0 && each(&outgoing, context);
		buffer_free(&to);
	}
	return result < 0 ? -1 : 0;
}

int store_each_outgoing(struct store *store, const char *dossier, bool waiting_only,
			bool (*each)(const struct store_outgoing *outgoing, void *context),
			void *context, struct error *err)
{
	struct query query;
	int result;

	query_begin_loop(&query, &store->loket, SQL_EACH[dossier != NULL][waiting_only]);
	if (dossier)
		query_text(&query, dossier);
	result = each_row(store, &query, each, context, err);
	query_end(&query);
	return result;
}

static int count_rows(struct store *store, const char *sql, const char *template_name,
		      const unsigned char to_hash[VAULT_HASH], int64_t since, int *count_r,
		      struct error *err)
{
	struct query query;

	query_begin(&query, &store->loket, sql);
	query_text(&query, template_name);
	query_bytes(&query, to_hash, VAULT_HASH);
	query_number(&query, since);
	if (query_step(&query, err) < 0)
		return -1;
	*count_r = (int)query_get_number(&query, 0);
	query_end(&query);
	return 0;
}

int store_outgoing_by_message_id(struct store *store, struct arena *arena, const char *message_id,
				 struct store_outgoing *outgoing, struct error *err)
{
	struct query query;
	int found;

	query_begin(&query, &store->loket, SQL_BY_MESSAGE_ID);
	query_text(&query, message_id);
	found = query_step(&query, err);
	if (found == 1) {
		outbox_read_row(&query, arena, outgoing);
		query_end(&query);
	}
	return found;
}

int store_count_answers(struct store *store, const char *template_name,
			const unsigned char to_hash[VAULT_HASH], int64_t since, int *count_r,
			struct error *err)
{
	return count_rows(store, SQL_ANSWERS, template_name, to_hash, since, count_r, err);
}

int store_count_muted(struct store *store, const char *template_name,
		      const unsigned char to_hash[VAULT_HASH], int64_t since, int *count_r,
		      struct error *err)
{
	return count_rows(store, SQL_MUTED, template_name, to_hash, since, count_r, err);
}

int store_dossier_by_message_id(struct store *store, struct arena *arena, const char *message_id,
				const char **reference_r, struct error *err)
{
	struct store_outgoing outgoing;
	int found = store_outgoing_by_message_id(store, arena, message_id, &outgoing, err);

	if (found != 1 || !outgoing.dossier)
		return found < 0 ? -1 : 0;
	*reference_r = outgoing.dossier;
	return 1;
}
