/* mail: the mails that came in, one row each, and what became of them. */
#include "store/private.h"

#include <assert.h>

#include "base/error.h"

static const char *const mail_states[MAIL_STATE_COUNT] = {
    [MAIL_VERWERKT] = "verwerkt", [MAIL_GENEGEERD] = "genegeerd",   [MAIL_DUBBEL] = "dubbel",
    [MAIL_TE_GROOT] = "te_groot", [MAIL_ONLEESBAAR] = "onleesbaar", [MAIL_MISLUKT] = "mislukt",
};
const struct names names_mail_state = {mail_states, MAIL_STATE_COUNT};

#define COLUMNS                                                                                    \
	"SELECT id, name, mailbox, hash, soort, state, dossier, reason, size, received, key"       \
	"  FROM mail "

static const char SQL_ADD[] =
    "INSERT INTO mail (name, mailbox, hash, soort, state, dossier, reason,"
    "  size, received, key) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
static const char SQL_BY_NAME[] = COLUMNS "WHERE name = ?";
static const char SQL_BY_HASH[] = COLUMNS "WHERE mailbox = ? AND hash = ? AND state <> 'dubbel'";
static const char SQL_ALL[] = COLUMNS "ORDER BY id DESC";
static const char SQL_OF_DOSSIER[] = COLUMNS "WHERE dossier = ? ORDER BY id DESC";

static void read_row(struct query *query, struct arena *arena, struct store_mail *mail)
{
	*mail = (struct store_mail){
	    .id = query_get_number(query, 0),
	    .name = query_get_text(query, 1, arena),
	    .mailbox = query_get_text(query, 2, arena),
	    .soort = (enum soort)query_get_name(query, 4, &names_soort),
	    .state = (enum mail_state)query_get_name(query, 5, &names_mail_state),
	    .dossier = query_get_text(query, 6, arena),
	    .reason = query_get_text(query, 7, arena),
	    .size = query_get_number(query, 8),
	    .received = query_get_number(query, 9),
	    .key_id = query_get_number(query, 10),
	};
	query_get_hash(query, 3, mail->hash);
}

static int read_one(struct query *query, struct arena *arena, struct store_mail *mail,
		    struct error *err)
{
	int found = query_step(query, err);

	if (found == 1) {
		read_row(query, arena, mail);
		query_end(query);
	}
	return found;
}

int store_mail_by_name(struct store *store, struct arena *arena, const char *name,
		       struct store_mail *mail, struct error *err)
{
	struct query query;

	query_begin(&query, &store->loket, SQL_BY_NAME);
	query_text(&query, name);
	return read_one(&query, arena, mail, err);
}

int store_mail_by_hash(struct store *store, struct arena *arena, const char *mailbox,
		       const unsigned char hash[VAULT_HASH], struct store_mail *mail,
		       struct error *err)
{
	struct query query;

	query_begin(&query, &store->loket, SQL_BY_HASH);
	query_text(&query, mailbox);
	query_bytes(&query, hash, VAULT_HASH);
	return read_one(&query, arena, mail, err);
}

int store_add_mail(struct store *store, struct store_mail *mail, struct error *err)
{
	struct query query;

	assert(database_in_transaction(&store->loket));
	if (mail->key_id != 0 && keys_require(store, mail->key_id, err) < 0)
		return -1;
	query_begin(&query, &store->loket, SQL_ADD);
	query_text(&query, mail->name);
	query_text(&query, mail->mailbox);
	query_bytes(&query, mail->hash, VAULT_HASH);
	query_text(&query, names_text(&names_soort, (int)mail->soort));
	query_text(&query, names_text(&names_mail_state, (int)mail->state));
	query_text(&query, mail->dossier);
	query_text(&query, mail->reason);
	query_number(&query, mail->size);
	query_number(&query, mail->received);
	query_number_or_null(&query, mail->key_id);
	if (query_run(&query, err) < 0)
		return -1;
	mail->id = sqlite3_last_insert_rowid(store->loket.handle);
	return 0;
}

int store_each_mail(struct store *store, const char *dossier,
		    bool (*each)(const struct store_mail *mail, void *context), void *context,
		    struct error *err)
{
	struct query query;
	int result;

	query_begin_loop(&query, &store->loket, dossier ? SQL_OF_DOSSIER : SQL_ALL);
	if (dossier)
		query_text(&query, dossier);
	while ((result = query_step(&query, err)) == 1) {
		struct store_mail mail;

		read_row(&query, NULL, &mail);
		if (!each(&mail, context))
			break;
	}
	query_end(&query);
	return result < 0 ? -1 : 0;
}
