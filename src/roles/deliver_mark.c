/* deliver_mark: what follows from how mails ended: marked in the store, told in the log, in health
 * and to those who wait for it. The mark is what makes a mail sent: killed between the server's 250
 * and the mark, it goes out once more with the same Message-ID. */
#include "roles/deliver_state.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/clock.h"
#include "base/file.h"
#include "base/log.h"
#include "base/process.h"
#include "base/wake.h"
#include "settings/settings.h"

enum {
	MARK_FIRST_MS = 200,
	MARK_LAST_MS = 60 * 1000,
	MARK_TRIES_ONCE = 5,
};

void deliver_hang_up(struct deliver *deliver, int64_t since)
{
	for (size_t i = 0; i < DELIVER_LANES; i++) {
		struct lane *lane = &deliver->lanes[i];

		if (!lane->busy && lane->used_at <= since)
			smtp_close(&lane->smtp);
	}
}

void deliver_outage(struct deliver *deliver, const char *text)
{
	int64_t now = clock_monotonic_ms();

	deliver->outage_at = now;
	deliver_hang_up(deliver, now);
	pace_outage(&deliver->pace, now, arc4random());
	deliver_health_bad(deliver, text);
}

/* --- the store --- */

static bool any_accepted(const struct store_sent *sent, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (sent[i].state == OUTBOX_VERZONDEN)
			return true;
	}
	return false;
}

/* A mail that the server has and that cannot be marked must not be sent again and again:
 * nothing else happens until it is marked. */
static int mark(struct deliver *deliver, const struct store_sent *sent, size_t count,
		struct error *err)
{
	int wait = MARK_FIRST_MS;

	for (int tries = 1;; tries++) {
		if (store_set_sent(deliver->store, sent, count, clock_now(), err) == 0)
			return 0;
		if (err->kind == ERROR_REFUSE || !any_accepted(sent, count) || process_stop ||
		    (deliver->once && tries == MARK_TRIES_ONCE))
			return -1;
		if (tries == 1)
			log_alarm("mail-not-marked", "id=%lld %s; nothing is sent until it is",
				  (long long)sent[0].id, err->text);
		wake_wait(-1, wait);
		wait = wait < MARK_LAST_MS / 2 ? wait * 2 : MARK_LAST_MS;
	}
}

/* One row that nobody can mark (it was withdrawn meanwhile) does not take the others with it. */
static int mark_all(struct deliver *deliver, const struct store_sent *sent, size_t count,
		    struct error *err)
{
	int result = mark(deliver, sent, count, err);

	if (result == 0 || count == 1 || err->kind != ERROR_REFUSE)
		return result;
	result = 0;
	for (size_t i = 0; i < count; i++) {
		if (mark(deliver, &sent[i], 1, err) == 0)
			continue;
		log_warn("mail-not-marked", "%s", err->text);
		if (err->kind != ERROR_REFUSE)
			result = -1;
	}
	return result;
}

/* --- whom it concerns --- */

/* In a folder of intake's own: what is touched in wake/ itself would wake deliver. */
static void wake_intake(const struct deliver *deliver)
{
	char folder[SPOOL_PATH], path[SPOOL_PATH + 16];
	struct error err;

	spool_path(deliver->settings->spool, SPOOL_WAKE, "intake", folder);
	if (file_make_folder(folder, &err) < 0)
		return; /* a hint only */
	snprintf(path, sizeof(path), "%s/refused", folder);
	wake_touch(path);
}

static void note_sent(struct deliver *deliver, const struct store_outgoing *row)
{
	deliver->last_sent_at = clock_monotonic_ms();
	pace_answer(&deliver->pace, 250, deliver->last_sent_at);
	deliver->unreached = false;
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

static void note_later(struct deliver *deliver, const struct lane *lane, int64_t due)
{
	const struct store_outgoing *row = &lane->row;
	const struct outcome *outcome = &lane->outcome;

	log_info("mail-later",
		 "id=%lld dossier=%s template=%s attempt=%d next_s=%lld result=\"%s\"",
		 (long long)row->id, row->dossier ? row->dossier : "-", row->template_name,
		 row->attempts + 1, (long long)(due - clock_now()), outcome->text);
	if (outcome->outage) {
		if (lane->used_at > deliver->outage_at)
			deliver_outage(deliver, outcome->text);
		return;
	}
	pace_answer(&deliver->pace, outcome->code, clock_monotonic_ms());
	if (outcome->code >= 500)
		deliver_health_sender(deliver, row->mailbox, outcome->text);
}

static void note(struct deliver *deliver, const struct lane *lane, int64_t due)
{
	if (lane->outcome.result == SMTP_ACCEPTED)
		note_sent(deliver, &lane->row);
	else if (lane->outcome.result == SMTP_REFUSED)
		note_refused(deliver, &lane->row, &lane->outcome);
	else
		note_later(deliver, lane, due);
}

/* --- both --- */

static struct store_sent decide(struct lane *lane)
{
	const struct store_outgoing *row = &lane->row;
	struct outcome *outcome = &lane->outcome;
	struct store_sent sent = {
	    .id = row->id, .state = OUTBOX_VERZONDEN, .result = outcome->text};
	int64_t now = clock_now();

	if (outcome->result == SMTP_LATER && !outcome->outage &&
	    pace_give_up(row->attempts + 1, row->created, now))
		outcome->result = SMTP_REFUSED;
	if (outcome->result == SMTP_REFUSED)
		sent.state = OUTBOX_GEWEIGERD;
	if (outcome->result == SMTP_LATER) {
		sent.state = OUTBOX_WACHT;
		sent.due =
		    now + (outcome->outage ? pace_lost_seconds(row->attempts, arc4random())
					   : pace_retry_seconds(row->attempts, arc4random()));
	}
	return sent;
}

int deliver_mark(struct deliver *deliver, struct lane *const *lanes, size_t count,
		 struct error *err)
{
	struct store_sent sent[DELIVER_LANES];

	for (size_t i = 0; i < count; i++)
		sent[i] = decide(lanes[i]);
	if (mark_all(deliver, sent, count, err) < 0)
		return -1;
	process_cut("deliver-marked");
	for (size_t i = 0; i < count; i++)
		note(deliver, lanes[i], sent[i].due);
	return 0;
}
