/* answer_fixture: on top of the desk's: dossiers of a Monday, and answers to the addresses with their tokens. */
#ifndef LOKET_TESTS_ANSWER_FIXTURE_H
#define LOKET_TESTS_ANSWER_FIXTURE_H

#include "desk_fixture.h"
#include "vault/token.h"

static const int64_t MONDAY = 1782734400; /* 2026-06-29 12:00 UTC */

static inline int answer_tear_down(void **state)
{
	unsetenv("LOKET_NOW");
	return desk_tear_down(state);
}

static inline void answer_at(int64_t when)
{
	char text[32];

	snprintf(text, sizeof(text), "%lld", (long long)when);
	setenv("LOKET_NOW", text, 1);
}

static inline const char *new_dossier(struct world *world)
{
	struct reading *reading = plain_reading(world, "an@ouders.example");
	char name[20];

	answer_at(MONDAY);
	reading->client.leeftijd =
	    15; /* a request each time, no program that answers our ontvangst */
	snprintf(name, sizeof(name), "new.1.%d", world->mails);
	return receive(world, reading, name).dossier;
}

/* An answer of `from` to the address with the token of `person`. */
struct answer_mail {
	const char *dossier, *from, *person, *text;
	enum token_role role;
	enum token_purpose purpose;
	uint32_t serial;
};

static inline struct reading *answer_reading(struct world *world, const struct answer_mail *answer)
{
	struct reading *reading = plain_reading(world, answer->from);
	struct letter_address *to = arena_zero(world->arena, 1, sizeof(*to));
	struct token token = {.role = answer->role,
			      .purpose = answer->purpose,
			      .serial = answer->serial,
			      .period = token_period(clock_now())};
	char text[TOKEN_TEXT];

	snprintf(token.dossier, sizeof(token.dossier), "%s", answer->dossier);
	token_make(world->vault, &token, answer->person, text);
	to->adres = arena_format(world->arena, "bemiddeling+%s@limburg.be", text);
	reading->mail.to = (struct letter_addresses){to, 1};
	reading->mail.tekst = reading->mail.volledige_tekst = answer->text;
	return reading;
}

static inline struct store_mail answer(struct world *world, const struct answer_mail *answer)
{
	char name[20];

	snprintf(name, sizeof(name), "answer.1.%d", world->mails);
	return receive(world, answer_reading(world, answer), name);
}

struct needle {
	struct world *world;
	const char *template_name, *to, *text; /* to NULL: whoever */
	bool found;
};

static inline bool look_for(const struct store_outgoing *outgoing, void *context)
{
	struct needle *needle = context;
	struct buffer mail = {0};
	struct error err;
	const char *to;

	if (!text_equal(outgoing->template_name, needle->template_name) ||
	    (needle->to && !text_equal(outgoing->to, needle->to)))
		return true;
	assert_int_equal(store_open_outgoing(needle->world->desk.store, needle->world->arena,
					     outgoing->id, &to, &mail, &err),
			 0);
	needle->found =
	    needle->found || memmem(mail.data, mail.length, needle->text, strlen(needle->text));
	buffer_free(&mail);
	return true;
}

/* Whether a mail of that template holds that word (ASCII). */
static inline bool outbox_says(struct world *world, const char *template_name, const char *text)
{
	struct needle needle = {.world = world, .template_name = template_name, .text = text};
	struct error err;

	assert_int_equal(
	    store_each_outgoing(world->desk.store, NULL, false, look_for, &needle, &err), 0);
	return needle.found;
}

#endif
