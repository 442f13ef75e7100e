/* smtp: see smtp.h. One session is one connection; a mail is a dialogue on it. */
#include "smtp/smtp.h"

#include <idn2.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/error.h"
#include "base/memory.h"
#include "base/process.h"
#include "smtp/fault.h"
#include "smtp/verdict.h"
#include "smtp/wire.h"

enum {
	ADDRESS_LIMIT = 320,
	STOP_MS = 1000, /* so soon SIGTERM is seen that came just before a wait */
};

struct smtp {
	struct wire wire;
	bool busy, ended;
	bool unsafe;   /* an address that cannot be written */
	bool kept;     /* it began on a connection that was there already */
	bool checking; /* NOOP instead of a mail */
	char *from, *to;
	struct dialogue_mail mail;
};

int smtp_open(const struct endpoint *endpoint, const char *secret, struct smtp **smtp_r,
	      struct error *err)
{
	struct smtp *smtp = memory_zero(1, sizeof(*smtp));

	if (wire_init(&smtp->wire, endpoint, secret, err) < 0) {
		free(smtp);
		return -1;
	}
	*smtp_r = smtp;
	return 0;
}

void smtp_close(struct smtp **smtp)
{
	if (!*smtp)
		return;
	wire_free(&(*smtp)->wire);
	free((*smtp)->from);
	free((*smtp)->to);
	free(*smtp);
	*smtp = NULL;
}

/* --- addresses --- */

/* What may stand between < and > of MAIL and RCPT: nothing that ends it, or starts a line of
 * its own. */
static bool address_safe(const char *address)
{
	const char *at = strrchr(address, '@');
	size_t length = strlen(address);

	if (!at || at == address || at[1] == '\0' || length > ADDRESS_LIMIT)
		return false;
	for (size_t i = 0; i < length; i++) {
		unsigned char c = (unsigned char)address[i];

		if (c <= ' ' || c == 0x7F || c == '<' || c == '>')
			return false;
	}
	return true;
}

/* The address with its domain in ASCII (IDNA), to be freed; NULL when it cannot be written. */
static char *address_on_wire(const char *address)
{
	struct buffer text = {0};
	const char *at = strrchr(address, '@');
	char *domain = NULL;

	if (!address_safe(address))
		return NULL;
	for (const char *c = at; *c; c++) {
		if ((unsigned char)*c < 0x80)
			continue;
		if (idn2_to_ascii_8z(at + 1, &domain, IDN2_NFC_INPUT | IDN2_NONTRANSITIONAL) !=
		    IDN2_OK)
			return NULL;
		break;
	}
	buffer_add(&text, address, (size_t)(at - address) + 1);
	buffer_text(&text, domain ? domain : at + 1);
	idn2_free(domain);
	if (address_safe(text.data))
		return text.data;
	buffer_free(&text);
	return NULL;
}

/* --- one submission --- */

static void begin_dialogue(struct smtp *smtp)
{
	struct wire *wire = &smtp->wire;

	if (smtp->checking)
		dialogue_begin_noop(&wire->dialogue);
	else
		dialogue_begin(&wire->dialogue, &smtp->mail, &wire->offers);
	wire_progress(wire);
}

static void end(struct smtp *smtp)
{
	smtp->busy = false;
	smtp->ended = true;
}

/* On a kept connection the server may have hung up meanwhile, or what it still said after the last
 * mail was read as the answer to this one. It has nothing of this mail: only a new connection tells
 * what it thinks of it. "Later" needs no proof. */
static bool was_stale(const struct smtp *smtp)
{
	const struct answer *answer = &smtp->wire.dialogue.answer;

	return smtp->kept && answer->phase < ANSWER_BODY &&
	       (answer->code / 100 != 4 || answer->code == 421);
}

/* Once the whole mail is out its answer is worth waiting for. */
static bool must_stop(const struct smtp *smtp)
{
	return process_stop && !(smtp->wire.state == WIRE_OPEN && !smtp->checking &&
				 dialogue_handed_over(&smtp->wire.dialogue));
}

static void advance(struct smtp *smtp)
{
	struct wire *wire = &smtp->wire;
	bool connecting = wire->state == WIRE_CONNECTING;
	bool usable = wire_advance(wire);

	if (usable && connecting && wire->state == WIRE_OPEN) {
		begin_dialogue(smtp);
		usable = wire_advance(wire);
	}
	if (!usable && was_stale(smtp)) {
		smtp->kept = false;
		wire_connect(wire);
	} else if (!usable || wire->dialogue.ended) {
		end(smtp);
	} else if (must_stop(smtp)) {
		wire->status = CURLE_ABORTED_BY_CALLBACK;
		wire_close(wire);
		end(smtp);
	}
}

static void start(struct smtp *smtp)
{
	struct wire *wire = &smtp->wire;

	smtp->busy = true;
	smtp->ended = false;
	smtp->kept = wire_is_quiet(wire);
	if (smtp->kept) {
		answer_reset(&wire->dialogue.answer);
		begin_dialogue(smtp);
	} else {
		wire_connect(wire);
	}
	advance(smtp);
}

void smtp_start(struct smtp *smtp, const char *from, const char *to, const void *mail,
		size_t length)
{
	free(smtp->from);
	free(smtp->to);
	smtp->from = address_on_wire(from);
	smtp->to = address_on_wire(to);
	smtp->unsafe = !smtp->from || !smtp->to;
	smtp->checking = false;
	smtp->mail = (struct dialogue_mail){
	    .from = smtp->from, .to = smtp->to, .data = mail, .length = length};
	if (smtp->unsafe)
		end(smtp);
	else
		start(smtp);
}

bool smtp_ended(const struct smtp *smtp)
{
	return smtp->ended;
}

/* --- waiting for several --- */

static bool any_ended(struct smtp *const *sessions, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (sessions[i]->ended)
			return true;
	}
	return false;
}

/* True when wake_fd is readable. */
static bool wait_once(struct smtp *const *sessions, size_t count, int wake_fd, int64_t timeout_ms)
{
	struct pollfd items[SMTP_SESSIONS * WIRE_FDS + 1];
	nfds_t used = 0;

	for (size_t i = 0; i < count; i++) {
		if (sessions[i]->busy)
			used += (nfds_t)wire_poll(&sessions[i]->wire, items + used, &timeout_ms);
	}
	items[used] = (struct pollfd){.fd = wake_fd, .events = POLLIN};
	if (poll(items, used + 1, (int)timeout_ms) < 0)
		return false; /* a signal: what it wants is looked at next */
	return items[used].revents != 0;
}

void smtp_wait(struct smtp *const *sessions, size_t count, int wake_fd, int timeout_ms)
{
	int64_t now = clock_monotonic_ms();
	int64_t end = timeout_ms < 0 ? INT64_MAX : now + timeout_ms;

	while (!any_ended(sessions, count) && now <= end) {
		int64_t left = end - now;
		bool woken = wait_once(sessions, count, wake_fd, left < STOP_MS ? left : STOP_MS);

		for (size_t i = 0; i < count; i++) {
			if (sessions[i]->busy)
				advance(sessions[i]);
		}
		now = clock_monotonic_ms();
		if (woken || now >= end)
			return;
	}
}

/* --- what came of it --- */

static void describe(struct smtp *smtp, struct error *err)
{
	const struct wire *wire = &smtp->wire;

	fault_describe(wire->curl, wire->endpoint, &wire->dialogue.answer, wire->status, err);
}

enum smtp_result smtp_outcome(struct smtp *smtp, int *code_r, bool *outage_r, struct error *err)
{
	const struct dialogue *dialogue = &smtp->wire.dialogue;
	struct verdict verdict;

	*code_r = 0;
	*outage_r = false;
	if (smtp->unsafe) {
		error_set(err, ERROR_REFUSE, "an address that cannot be written in SMTP");
		return SMTP_REFUSED;
	}
	if (dialogue->accepted)
		return SMTP_ACCEPTED;
	verdict = verdict_of(&dialogue->answer);
	*code_r = dialogue->answer.code;
	*outage_r = verdict.outage;
	describe(smtp, err);
	err->kind = verdict.result == SMTP_REFUSED ? ERROR_REFUSE : ERROR_RETRY;
	return verdict.result;
}

enum smtp_result smtp_submit(struct smtp *smtp, const char *from, const char *to, const void *mail,
			     size_t length, int *code_r, bool *outage_r, struct error *err)
{
	smtp_start(smtp, from, to, mail, length);
	smtp_wait(&smtp, 1, -1, -1);
	return smtp_outcome(smtp, code_r, outage_r, err);
}

bool smtp_reached_mail(const struct smtp *smtp)
{
	return smtp->wire.dialogue.answer.phase >= ANSWER_MAIL;
}

bool smtp_is_open(struct smtp *smtp)
{
	return smtp->busy ? smtp->wire.state == WIRE_OPEN : wire_is_quiet(&smtp->wire);
}

int smtp_check(struct smtp *smtp, struct error *err)
{
	smtp->unsafe = false;
	smtp->checking = true;
	start(smtp);
	smtp_wait(&smtp, 1, -1, -1);
	if (smtp->wire.dialogue.accepted)
		return 0;
	describe(smtp, err);
	return -1;
}
