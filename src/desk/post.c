/* post: see post.h. */
#include "desk/post.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/memory.h"
#include "base/text.h"
#include "desk/person.h"
#include "desk/said.h"
#include "vault/vault.h"

/* The References of an answer: those of the mail, and the mail itself (RFC 5322, 3.6.4); the last
 * few of a long thread are enough. */
enum { REFERENCES_KEPT = 20 };

static size_t thread_of(const struct letter *answers, const char *references[REFERENCES_KEPT + 1])
{
	size_t first = 0, count = 0;

	if (!answers || !answers->message_id)
		return 0;
	if (answers->reference_count > REFERENCES_KEPT)
		first = answers->reference_count - REFERENCES_KEPT;
	for (size_t i = first; i < answers->reference_count; i++)
		references[count++] = answers->references[i];
	references[count++] = answers->message_id;
	return count;
}

void post_address_hash(struct desk *desk, const char *address, unsigned char hash[VAULT_HASH])
{
	char untagged[PERSON_ADDRESS];

	person_untagged(address, untagged);
	vault_hash_text(desk->vault, "address", untagged, hash);
}

/* The row of the mail as far as it is known before the mail is made. */
static struct store_outgoing row_of(struct desk *desk, const struct post_about *about,
				    const struct post *post, const char *message_id)
{
	struct store_outgoing row = {.dossier = about->dossier,
				     .message_id = message_id,
				     .template_name = post->template_name,
				     .mailbox = about->mailbox->address,
				     .to = post->to,
				     .state = OUTBOX_WACHT,
				     .created = about->now,
				     .due = about->due ? about->due : about->now,
				     .decision = about->decision,
				     .role = about->dossier ? (int)post->role : -1,
				     .serial = post->serial};

	post_address_hash(desk, post->to, row.to_hash);
	return row;
}

static int store_it(struct desk *desk, const struct post_about *about,
		    const struct store_outgoing *row, const struct buffer *mail, struct error *err)
{
	struct vault_key key;
	int64_t key_id;
	int result;

	if (store_new_row_key(desk->store, &key_id, &key, err) < 0)
		return -1;
	result = store_add_outgoing(desk->store, row, key_id, &key, about->dossier_key, mail->data,
				    mail->length, err);
	vault_wipe(&key, sizeof(key));
	return result;
}

static_assert(SETTINGS_PLUS_LOCAL == (int)TOKEN_LOCAL, "the settings know how much room there is");

/* Where the answer goes: the mailbox, with a key for this recipient where it takes plus addresses. NULL: the mail is
 * about no dossier. */
static const char *reply_address(struct desk *desk, const struct post_about *about,
				 const struct post *post, char out[PERSON_ADDRESS])
{
	const char *address = about->mailbox->address;
	size_t local = strcspn(address, "@");
	struct token token = {.role = post->role,
			      .audience = post->audience,
			      .purpose = post->purpose,
			      .period = token_period(about->now),
			      .serial = post->serial};
	char text[TOKEN_TEXT];

	if (!about->dossier || !about->mailbox->reply_plus)
		return about->dossier ? address : NULL;
	snprintf(token.dossier, sizeof(token.dossier), "%s", about->dossier);
	token_make(desk->vault, &token, post->to, text);
	snprintf(out, PERSON_ADDRESS, "%.*s+%s%s", (int)local, address, text, address + local);
	return out;
}

/* The address of a ready answer, in two parts, for a link holds no "@" of a value. Without a key in it a new mail
 * would be nobody's: then there is none. */
static void set_ready(struct compose_values *values, const char *reply_to)
{
	const char *at = strchr(reply_to, '@');
	char local[PERSON_ADDRESS];
	bool keyed = memchr(reply_to, '+', (size_t)(at - reply_to)) != NULL;

	snprintf(local, sizeof(local), "%.*s", (int)(at - reply_to), reply_to);
	compose_set_own(values, "antwoord_lokaal", keyed ? local : NULL);
	compose_set(values, "antwoord_domein", keyed ? at + 1 : NULL);
}

static int make_and_store(struct desk *desk, const struct post_about *about,
			  const struct post *post, const struct store_outgoing *row,
			  struct error *err)
{
	const char *references[REFERENCES_KEPT + 1];
	char reply_to[PERSON_ADDRESS];
	struct buffer mail = {0}, words = {0};
	struct compose_mail order = {.template_name = post->template_name,
				     .informal = post->informal,
				     .from_name = about->mailbox->loket->name,
				     .from = about->mailbox->address,
				     .reply_to = reply_address(desk, about, post, reply_to),
				     .to = post->to,
				     .message_id = row->message_id,
				     .in_reply_to =
					 about->answers ? about->answers->message_id : NULL,
				     .references = references,
				     .reference_count = thread_of(about->answers, references),
				     .auto_submitted = post->auto_submitted,
				     .dossier = about->dossier,
				     .date = about->now,
				     .values = post->values,
				     .attachments = post->attachments,
				     .attachment_count = post->attachment_count,
				     .words = &words};
	int result;

	if (post->ready && order.reply_to)
		set_ready(post->values, order.reply_to);
	result = compose_build(desk->templates, &order, &mail, err);

	if (result == 0)
		result = store_it(desk, about, row, &mail, err);
	if (result == 0)
		result = said_keep(desk, about, words.data, err);
	buffer_free(&words);
	buffer_free(&mail);
	return result;
}

/* 1 when what goes there by itself would fail again, 0 when it may go, -1 fault. */
static int is_dead(struct desk *desk, const struct post *post, const struct store_outgoing *row,
		   struct error *err)
{
	int64_t since;

	if (!post->auto_submitted || person_known(desk->settings, post->to))
		return 0;
	return store_dead_find(desk->store, row->to_hash, &since, err);
}

int post_reaches(struct desk *desk, const char *to, bool *reaches_r, struct error *err)
{
	unsigned char hash[VAULT_HASH];
	int64_t since;
	int dead = 0;

	if (to) {
		post_address_hash(desk, to, hash);
		dead = store_dead_find(desk->store, hash, &since, err);
	}
	*reaches_r = to && dead == 0;
	return dead < 0 ? -1 : 0;
}

enum { MESSAGE_ID = VAULT_ID_TEXT + 256 };

/* The same for the same event and person, whenever it is asked. */
static void message_id_of(struct desk *desk, const struct post_about *about, const char *event,
			  const char *to, char out[MESSAGE_ID])
{
	char id[VAULT_ID_TEXT];

	vault_message_id(desk->vault, about->scope, event, to, id);
	snprintf(out, MESSAGE_ID, "%s%s", id, strrchr(about->mailbox->address, '@'));
}

int post_was_added(struct desk *desk, const struct post_about *about, const char *event,
		   const char *to, struct error *err)
{
	struct arena *arena = arena_new();
	struct store_outgoing outgoing;
	char message_id[MESSAGE_ID];
	int found;

	message_id_of(desk, about, event, to, message_id);
	found = store_outgoing_by_message_id(desk->store, arena, message_id, &outgoing, err);
	arena_free(&arena);
	return found;
}

int post_add(struct desk *desk, const struct post_about *about, const struct post *post,
	     struct error *err)
{
	char message_id[MESSAGE_ID];
	struct store_outgoing row;
	int result;

	message_id_of(desk, about, post->event, post->to, message_id);
	row = row_of(desk, about, post, message_id);
	row.result = post->held_back;
	result = post->held_back ? 1 : is_dead(desk, post, &row, err);
	if (result == 1) {
		if (!row.result)
			row.result = POST_DEAD;
		result = store_add_withdrawn(desk->store, &row, about->dossier_key, err);
	} else if (result == 0) {
		result = make_and_store(desk, about, post, &row, err);
	}
	return result < 0 ? error_prefix(err, "template %s", post->template_name) : 0;
}

int post_to_staff(struct desk *desk, const struct post_about *about, struct post *post,
		  struct error *err)
{
	const struct loket *loket = about->mailbox->loket;

	post->role = TOKEN_STAFF;
	post->audience = TOKEN_INTERN;
	for (size_t i = 0; i < loket->staff_count; i++) {
		post->to = loket->staff[i];
		if (text_equal(post->to, post->knows))
			continue;
		if (post_add(desk, about, post, err) < 0)
			return -1;
	}
	return 0;
}

const struct letter *post_thread(const struct desk *desk, const struct letter *mail)
{
	return person_known(desk->settings, mail->from.adres) ? NULL : mail;
}

int post_dossier_key(struct desk *desk, const char *reference, int64_t *key_id_r,
		     struct vault_key *key_r, struct error *err)
{
	struct arena *arena = arena_new();
	struct store_dossier dossier;
	int result = store_known_dossier(desk->store, arena, reference, &dossier, err);

	*key_id_r = result == 0 ? dossier.key_id : 0;
	arena_free(&arena);
	return result < 0 ? -1 : store_key(desk->store, *key_id_r, key_r, err);
}
