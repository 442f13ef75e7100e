/* mail_fixture: what a colleague commands, and what went out: the mails themselves, readable. */
#ifndef LOKET_TESTS_MAIL_FIXTURE_H
#define LOKET_TESTS_MAIL_FIXTURE_H

#include <ctype.h>

#include "answer_fixture.h"

static const char applicant[] = "an@ouders.example";

static inline struct store_mail staff_says(struct world *world, const char *dossier,
					   const char *text)
{
	return answer(world, &(struct answer_mail){.dossier = dossier,
						   .from = "loket@limburg.be",
						   .person = "loket@limburg.be",
						   .text = text});
}

/* --- what went out ------------------------------------------------------------------------------ */

struct last {
	struct world *world;
	const char *template_name;
	struct buffer mail;
	struct store_outgoing row;
};

static inline bool keep_last(const struct store_outgoing *outgoing, void *context)
{
	struct last *last = context;
	struct error err;
	const char *to;

	if (!text_equal(outgoing->template_name, last->template_name))
		return true;
	last->row = *outgoing;
	last->row.to = arena_text(last->world->arena, outgoing->to);
	last->row.message_id = arena_text(last->world->arena, outgoing->message_id);
	buffer_free(&last->mail);
	if (outgoing->state == OUTBOX_WACHT)
		assert_int_equal(store_open_outgoing(last->world->desk.store, last->world->arena,
						     outgoing->id, &to, &last->mail, &err),
				 0);
	return true;
}

static inline int digit(char c)
{
	return c <= '9' ? c - '0' : c - 'A' + 10;
}

/* Quoted-printable, undone over the whole mail; CRLF becomes LF. */
static inline char *decoded(struct arena *arena, const struct buffer *mail)
{
	char *out = arena_zero(arena, mail->length + 1, 1);
	size_t used = 0;

	for (size_t i = 0; i < mail->length; i++) {
		const char *at = mail->data + i;

		if (*at == '\r')
			continue;
		if (*at == '=' && strncmp(at + 1, "\r\n", 2) == 0) {
			i += 2;
		} else if (*at == '=' && isxdigit((unsigned char)at[1]) &&
			   isxdigit((unsigned char)at[2])) {
			out[used++] = (char)(digit(at[1]) * 16 + digit(at[2]));
			i += 2;
		} else {
			out[used++] = *at;
		}
	}
	return out;
}

/* The last mail of that template, readable; *row_r may be NULL. */
static inline const char *last_mail(struct world *world, const char *dossier,
				    const char *template_name, struct store_outgoing *row_r)
{
	struct last last = {.world = world, .template_name = template_name};
	const char *text;
	struct error err;

	assert_int_equal(
	    store_each_outgoing(world->desk.store, dossier, false, keep_last, &last, &err), 0);
	assert_non_null(last.mail.data);
	text = decoded(world->arena, &last.mail);
	buffer_free(&last.mail);
	if (row_r)
		*row_r = last.row;
	return text;
}

static inline void assert_says(const char *mail, const char *what)
{
	if (!strstr(mail, what))
		fail_msg("not said: %s\n%s", what, mail);
}

static inline void assert_silent(const char *mail, const char *what)
{
	if (strcasestr(mail, what))
		fail_msg("said: %s\n%s", what, mail);
}

#endif
