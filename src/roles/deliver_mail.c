/* deliver_mail: one mail of the outbox: opened, submitted, marked. The mark is what makes it
 * sent: killed between the server's 250 and the mark, it goes out once more with the same
 * Message-ID. */
#include "roles/deliver_state.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/log.h"
#include "base/memory.h"
#include "base/process.h"
#include "base/wake.h"
#include "settings/settings.h"

enum {
	MARK_FIRST_MS = 200,
	MARK_LAST_MS = 60 * 1000,
	MARK_TRIES_ONCE = 5,
};

/* What became of one submission. */
struct outcome {
	enum smtp_result result;
	bool outage;
	int code;
	char text[400];
};

static void outcome_set(struct outcome *outcome, enum smtp_result result, const char *text)
{
	*outcome = (struct outcome){.result = result};
	snprintf(outcome->text, sizeof(outcome->text), "%s", text);
}

void deliver_hang_up(struct deliver *deliver)
{
	smtp_close(&deliver->smtp);
}

static int connect_server(struct deliver *deliver, struct error *err)
{
	const struct endpoint *endpoint = &deliver->settings->smtp;
	struct buffer secret = {0};
	int result = 0;

	if (deliver->smtp)
		return 0;
	if (endpoint->secret)
		result = settings_secret(deliver->settings, endpoint->secret, &secret, err);
	if (result == 0)
		result = smtp_open(endpoint, secret.data, &deliver->smtp, err);
	buffer_free(&secret);
	return result;
}

static void outage(struct deliver *deliver, const char *text)
{
	deliver_hang_up(deliver);
	pace_outage(&deliver->pace, clock_monotonic_ms(), arc4random());
	deliver_health_bad(deliver, text);
}

/* --- what follows --- */

struct mark {
	enum outbox_state state;
	int64_t due;
	const char *result;
};

/* A mail that the server has and that cannot be marked must not be sent again and again:
 * nothing else happens until it is marked. */
static int mark(struct deliver *deliver, int64_t id, const struct mark *mark, struct error *err)
{
	int wait = MARK_FIRST_MS;

	for (int tries = 1;; tries++) {
		if (store_set_outgoing(deliver->store, id, mark->state, mark->due, mark->result,
				       clock_now(), err) == 0)
			return 0;
		if (err->kind == ERROR_REFUSE || mark->state != OUTBOX_VERZONDEN || process_stop ||
		    (deliver->once && tries == MARK_TRIES_ONCE))
			return -1;
		if (tries == 1)
			log_alarm("mail-not-marked", "id=%lld %s; nothing is sent until it is",
				  (long long)id, err->text);
		wake_wait(-1, wait);
		wait = wait < MARK_LAST_MS / 2 ? wait * 2 : MARK_LAST_MS;
	}
}

static void wake_intake(const struct deliver *deliver)
{
	char path[SPOOL_PATH];

	spool_path(deliver->settings->spool, SPOOL_WAKE, "intake", path);
	wake_touch(path);
}

static void note_sent(struct deliver *deliver, const struct store_outgoing *row)
{
	deliver->last_sent_at = clock_monotonic_ms();
	pace_answer(&deliver->pace, 250, deliver->last_sent_at);
	deliver_health_good(deliver);
	log_info("mail-sent", "id=%lld dossier=%s template=%s waited_s=%lld", (long long)row->id,
		 row->dossier ? row->dossier : "-", row->template_name,
		 (long long)(clock_now() - row->created));
}

static void note_refused(struct deliver *deliver, const struct store_outgoing *row,
			 const struct outcome *outcome)
{
	pace_answer(&deliver->pace, outcome->code, clock_monotonic_ms());
	log_warn("mail-refused", "id=%lld dossier=%s template=%s result=\"%s\"", (long long)row->id,
		 row->dossier ? row->dossier : "-", row->template_name, outcome->text);
	wake_intake(deliver);
}

static void note_later(struct deliver *deliver, const struct store_outgoing *row,
		       const struct outcome *outcome, int64_t due)
{
	log_info("mail-later",
		 "id=%lld dossier=%s template=%s attempt=%d next_s=%lld result=\"%s\"",
		 (long long)row->id, row->dossier ? row->dossier : "-", row->template_name,
		 row->attempts + 1, (long long)(due - clock_now()), outcome->text);
	if (outcome->outage) {
		outage(deliver, outcome->text);
		return;
	}
	pace_answer(&deliver->pace, outcome->code, clock_monotonic_ms());
	if (outcome->code >= 500)
		deliver_health_sender(deliver, row->mailbox, outcome->text);
}

static enum deliver_step finish(struct deliver *deliver, const struct store_outgoing *row,
				struct outcome *outcome, struct error *err)
{
	struct mark next = {.state = OUTBOX_VERZONDEN, .result = outcome->text};
	int64_t now = clock_now();

	if (outcome->result == SMTP_LATER && !outcome->outage &&
	    pace_give_up(row->attempts + 1, row->created, now))
		outcome->result = SMTP_REFUSED;
	if (outcome->result == SMTP_REFUSED)
		next.state = OUTBOX_GEWEIGERD;
	if (outcome->result == SMTP_LATER) {
		next.state = OUTBOX_WACHT;
		next.due =
		    now + (outcome->outage ? pace_lost_seconds(row->attempts, arc4random())
					   : pace_retry_seconds(row->attempts, arc4random()));
	}
	if (mark(deliver, row->id, &next, err) < 0)
		return DELIVER_FAILED;
	process_cut("deliver-marked");
	if (outcome->result == SMTP_ACCEPTED)
		note_sent(deliver, row);
	else if (outcome->result == SMTP_REFUSED)
		note_refused(deliver, row, outcome);
	else
		note_later(deliver, row, outcome, next.due);
	return DELIVER_DONE;
}

/* --- one mail --- */

static void submit(struct deliver *deliver, const struct store_outgoing *row, const char *to,
		   const struct buffer *mail, struct outcome *outcome)
{
	enum smtp_result result;
	struct error err = {0};
	bool is_outage;
	int code;

	process_cut("deliver-before");
	result = smtp_submit(deliver->smtp, row->mailbox, to, mail->data, mail->length, &code,
			     &is_outage, &err);
	if (result == SMTP_ACCEPTED)
		process_cut("deliver-accepted");
	outcome_set(outcome, result, result == SMTP_ACCEPTED ? "250" : err.text);
	outcome->code = code;
	outcome->outage = is_outage;
}

static enum deliver_step send_row(struct deliver *deliver, struct arena *arena,
				  const struct store_outgoing *row, struct error *err)
{
	struct buffer mail = {0};
	struct outcome outcome;
	const char *to;

	if (store_open_outgoing(deliver->store, arena, row->id, &to, &mail, err) < 0) {
		buffer_free(&mail);
		if (err->kind != ERROR_REFUSE)
			return DELIVER_FAILED;
		outcome_set(&outcome, SMTP_REFUSED, err->text);
		return finish(deliver, row, &outcome, err);
	}
	submit(deliver, row, to, &mail, &outcome);
	buffer_free(&mail);
	/* a server that was never reached says nothing about this mail */
	if (outcome.outage && !smtp_reached_mail(deliver->smtp)) {
		if (!process_stop)
			outage(deliver, outcome.text);
		return DELIVER_OUTAGE;
	}
	return finish(deliver, row, &outcome, err);
}

enum deliver_step deliver_next(struct deliver *deliver, struct error *err)
{
	struct arena *arena = arena_new();
	struct store_outgoing row;
	enum deliver_step step;
	int found = store_next_due(deliver->store, arena, clock_now(), &row, err);

	if (found < 0)
		step = DELIVER_FAILED;
	else if (found == 0)
		step = DELIVER_IDLE;
	else if (connect_server(deliver, err) < 0) {
		outage(deliver, err->text);
		step = DELIVER_OUTAGE;
	} else
		step = send_row(deliver, arena, &row, err);
	arena_free(&arena);
	return step;
}
