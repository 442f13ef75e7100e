/* command_fixture: mails with commands, from their raw bytes on: written from a head and a text, read by the real
 * reader, taken in by a real store. In heads and texts {own} and the like stand for keys (expand). */
#ifndef LOKET_TESTS_COMMAND_FIXTURE_H
#define LOKET_TESTS_COMMAND_FIXTURE_H

#include <ctype.h>
#include <sys/mman.h>

#include <sodium.h>

#include "answer_fixture.h"
#include "command_envelopes.h"
#include "command_texts.h"
#include "json/json.h"
#include "reader/reader.h"

/* What the braces stand for in one mail. */
struct command_case {
	struct world *world;
	const char *dossier, *other; /* that of the mail, and another of the same desk */
	const char *applicant;
	const char *command;
};

static inline int command_set_up(void **state)
{
	struct error err = {0};

	if (reader_prepare("config/lexicon", &err) < 0)
		fail_msg("%s", err.text);
	return desk_set_up(state);
}

/* --- keys --------------------------------------------------------------------------------------- */

static inline const char *token_text(struct command_case *c, const char *dossier,
				     const char *person, enum token_role role, int64_t when)
{
	struct token token = {.role = role,
			      .audience = role == TOKEN_AANVRAGER ? TOKEN_EXTERN : TOKEN_INTERN,
			      .period = token_period(when)};
	char *text = arena_zero(c->world->arena, 1, TOKEN_TEXT);

	snprintf(token.dossier, sizeof(token.dossier), "%s", dossier);
	token_make(c->world->vault, &token, person, text);
	return text;
}

static inline const char *keyed_box(struct command_case *c, const char *token)
{
	return arena_format(c->world->arena, "bemiddeling+%s@limburg.be", token);
}

static inline const char *key_of(struct command_case *c, const char *person, enum token_role role)
{
	return keyed_box(c, token_text(c, c->dossier, person, role, MONDAY));
}

static inline const char *confirm_key(struct command_case *c)
{
	struct token token = {.role = TOKEN_STAFF,
			      .purpose = TOKEN_BEVESTIG,
			      .serial = 4711,
			      .period = token_period(MONDAY)};
	char text[TOKEN_TEXT];

	snprintf(token.dossier, sizeof(token.dossier), "%s", c->dossier);
	token_make(c->world->vault, &token, "loket@limburg.be", text);
	return keyed_box(c, text);
}

/* Another letter in the middle of the MAC, or of a Message-ID. */
static inline const char *altered(struct command_case *c, const char *text)
{
	char *other = arena_text(c->world->arena, text);

	other[25] = other[25] == 'a' ? 'b' : 'a';
	return other;
}

static inline const char *many(struct command_case *c)
{
	struct buffer all = {0};
	const char *text;

	for (int i = 0; i < 1000; i++)
		buffer_format(&all, "%sp%d@school.example", i ? ",\n " : "", i);
	text = arena_text(c->world->arena, all.data);
	buffer_free(&all);
	return text;
}

static inline const char *in_base64(struct command_case *c, const char *text)
{
	size_t size = sodium_base64_ENCODED_LEN(strlen(text), sodium_base64_VARIANT_ORIGINAL);
	char *out = arena_zero(c->world->arena, size, 1);

	return sodium_bin2base64(out, size, (const unsigned char *)text, strlen(text),
				 sodium_base64_VARIANT_ORIGINAL);
}

/* Owned by the arena. */
static inline const char *value_of(struct command_case *c, const char *name)
{
	const char *griet = "loket@limburg.be", *een = "een@bm.example";
	const int64_t years = (int64_t)1000 * 24 * 60 * 60;
	const char *token = token_text(c, c->dossier, griet, TOKEN_STAFF, MONDAY);
	const char *ticket =
	    arena_text(c->world->arena, count(c->world, c->dossier, "ticket", griet).message_id);
	const char *own = keyed_box(c, token);
	char *capitals = arena_text(c->world->arena, own);

	for (char *at = capitals; *at; at++)
		*at = (char)toupper((unsigned char)*at);
	const struct {
		const char *name, *value;
	} all[] = {
	    {"command", c->command},
	    {"command64", in_base64(c, c->command)},
	    {"ref", c->dossier},
	    {"token", token},
	    {"short", arena_slice(c->world->arena, token, TOKEN_LENGTH - 1)},
	    {"altered", altered(c, token)},
	    {"local", arena_slice(c->world->arena, own, strcspn(own, "@"))},
	    {"own", own},
	    {"OWN", capitals},
	    {"other", keyed_box(c, token_text(c, c->other, griet, TOKEN_STAFF, MONDAY))},
	    {"old", keyed_box(c, token_text(c, c->dossier, griet, TOKEN_STAFF, MONDAY - years))},
	    {"future", keyed_box(c, token_text(c, c->dossier, griet, TOKEN_STAFF, MONDAY + years))},
	    {"colleague", key_of(c, "loket2@limburg.be", TOKEN_STAFF)},
	    {"professional", key_of(c, een, TOKEN_PROFESSIONAL)},
	    {"as-professional", key_of(c, griet, TOKEN_PROFESSIONAL)},
	    {"as-applicant", key_of(c, griet, TOKEN_AANVRAGER)},
	    {"applicant", key_of(c, c->applicant, TOKEN_AANVRAGER)},
	    {"applicant-from", c->applicant},
	    {"confirm", confirm_key(c)},
	    {"ticket", ticket},
	    {"altered-ticket", altered(c, ticket)},
	    {"other-ticket",
	     arena_text(c->world->arena, count(c->world, c->other, "ticket", griet).message_id)},
	    {"theirs", arena_text(c->world->arena,
				  count(c->world, c->dossier, "ontvangst", NULL).message_id)},
	    {"many", many(c)},
	};

	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
		if (strcmp(all[i].name, name) == 0)
			return all[i].value;
	}
	fail_msg("no value for {%s}", name);
	return NULL;
}

/* A name in braces is letters and hyphens only: a sheet of styles has braces too. */
static inline void expand(struct command_case *c, const char *text, struct buffer *out)
{
	char name[40];

	while (*text) {
		size_t length =
		    *text == '{' ? strspn(text + 1, "abcdefghijklmnopqrstuvwxyz-OWN64") : 0;

		if (length == 0 || length >= sizeof(name) || text[1 + length] != '}') {
			buffer_char(out, *text++);
			continue;
		}
		snprintf(name, sizeof(name), "%.*s", (int)length, text + 1);
		buffer_text(out, value_of(c, name));
		text += length + 2;
	}
}

/* --- mails -------------------------------------------------------------------------------------- */

static inline void write_mail(struct command_case *c, const struct command_envelope *envelope,
			      const struct command_text *text, struct buffer *mail)
{
	expand(c, envelope->head, mail);
	buffer_text(mail, "Subject: ");
	expand(c, text->subject ? text->subject : "Re: Nieuw bericht {ref}", mail);
	buffer_format(mail, "\nMessage-ID: <m%d@elders.example>\nMIME-Version: 1.0\n",
		      c->world->mails);
	expand(c, text->mime, mail);
}

/* From raw bytes to a reading, as the daemon does it: through the record. */
static inline struct reading *read_mail(struct world *world, int fd)
{
	const struct letter_limits limits = letter_limits_default();
	const struct reading_context context = {.mailbox = "bemiddeling@limburg.be",
						.regio = REGIO_LIMBURG,
						.authserv_id = "mx.limburg.be"};
	struct reading *reading, *taken;
	struct error err = {0};
	json_t *record;

	assert_int_equal(reader_read(world->arena, fd, &context, &limits, &reading, &err), 0);
	record = reading_to_json(reading);
	if (reading_from_json(world->arena, record, &taken, &err) < 0)
		fail_msg("%s", err.text);
	json_decref(record);
	return taken;
}

static inline struct store_mail receive_raw(struct world *world, const struct buffer *mail)
{
	struct arrival_receipt receipt;
	struct error err = {0};
	char name[40];
	int fd = memfd_create("mail", MFD_CLOEXEC);

	assert_int_equal(write(fd, mail->data, mail->length), (ssize_t)mail->length);
	snprintf(name, sizeof(name), "raw.1.%d", world->mails);
	receipt = receipt_of(world, read_mail(world, fd), arena_text(world->arena, name));
	receipt.raw_fd = fd;
	receipt.size = (int64_t)mail->length;
	if (arrival_receive(&world->desk, &receipt, 1, &err) < 0)
		fail_msg("%s", err.text);
	assert_false(receipt.refused);
	close(fd);
	return receipt.mail;
}

static inline struct store_mail receive_command(struct command_case *c,
						const struct command_envelope *envelope,
						const struct command_text *text)
{
	struct buffer mail = {0};
	struct store_mail received;

	write_mail(c, envelope, text, &mail);
	received = receive_raw(c->world, &mail);
	buffer_free(&mail);
	return received;
}

/* A request of somebody who never wrote before. */
static inline const char *command_dossier(struct world *world, const char **applicant_r)
{
	char name[40];

	answer_at(MONDAY);
	*applicant_r = arena_format(world->arena, "an%d@ouders.example", world->mails);
	snprintf(name, sizeof(name), "new.1.%d", world->mails);
	return receive(world, plain_reading(world, *applicant_r), name).dossier;
}

#endif
