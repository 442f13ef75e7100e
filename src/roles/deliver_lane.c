/* deliver_lane: the mails under way. They begin in the order in which they were written, each on a
 * connection of its own; whichever is answered is marked at once, together with those that were
 * answered in the same moment, and its connection takes the next. So a server that thinks long
 * about one mail holds up neither the others nor their marks.
 *
 * As long as one connection is enough, there is one: another is opened only while a backlog lasts
 * (pace_lanes), and given up when the server does not take it (pace_room). After an outage one mail
 * alone asks whether it is over. */
#include "roles/deliver_state.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/log.h"
#include "base/process.h"
#include "base/wake.h"
#include "settings/settings.h"

enum {
	SCAN_MS = 30 * 1000,
	PATIENCE_MS = 2000, /* a server that thinks longer about a mail has time for another */
	TOGETHER_BYTES = 4 * 1024 * 1024, /* larger mails go alone, for the sake of memory */
};

bool deliver_busy(const struct deliver *deliver)
{
	for (size_t i = 0; i < DELIVER_LANES; i++) {
		if (deliver->lanes[i].busy)
			return true;
	}
	return false;
}

static void release(struct lane *lane)
{
	buffer_free(&lane->mail);
	arena_free(&lane->arena);
	lane->busy = lane->ended = false;
	lane->used_at = clock_monotonic_ms();
}

void deliver_drop(struct deliver *deliver)
{
	for (size_t i = 0; i < DELIVER_LANES; i++)
		release(&deliver->lanes[i]);
	deliver_hang_up(deliver, INT64_MAX);
}

/* --- beginning --- */

static int connect_lane(struct deliver *deliver, struct lane *lane, struct error *err)
{
	const struct endpoint *endpoint = &deliver->settings->smtp;
	struct buffer secret = {0};
	int result = 0;

	if (lane->smtp)
		return 0;
	if (endpoint->secret)
		result = settings_secret(deliver->settings, endpoint->secret, &secret, err);
	if (result == 0)
		result = smtp_open(endpoint, secret.data, &lane->smtp, err);
	buffer_free(&secret);
	return result;
}

/* A new connection failed. As long as another one works it was one too many; else the server cannot
 * be used. */
static void unreachable(struct deliver *deliver, const char *text)
{
	size_t open = 0, others = 0;

	for (size_t i = 0; i < DELIVER_LANES; i++) {
		struct lane *lane = &deliver->lanes[i];
		bool is_open = lane->smtp && smtp_is_open(lane->smtp);

		open += is_open;
		others += is_open || lane->busy;
	}
	if (open == 0) {
		deliver_outage(deliver, text);
		deliver->unreached = true;
		return;
	}
	log_info("smtp-crowded", "connections=%zu result=\"%s\"", others, text);
	pace_crowded(&deliver->pace, others, clock_monotonic_ms(), arc4random());
}

/* Whether the others must wait for it: not when it is older than the last outage, or the server
 * thinks long about its mail. */
static bool holds_up(const struct deliver *deliver, const struct lane *lane, int64_t now)
{
	return lane->used_at > deliver->outage_at &&
	       (now - lane->used_at < PATIENCE_MS || !smtp_is_open(lane->smtp));
}

/* A lane for one mail more, or NULL: all are in use that may be. Those with a connection first. */
static struct lane *free_lane(struct deliver *deliver)
{
	int64_t now = clock_monotonic_ms();
	size_t busy = 0, waited_for = 0;
	struct lane *found = NULL;

	for (size_t i = 0; i < DELIVER_LANES; i++) {
		struct lane *lane = &deliver->lanes[i];

		if (lane->busy) {
			busy++;
			waited_for += holds_up(deliver, lane, now);
		} else if (!found || (!found->smtp && lane->smtp)) {
			found = lane;
		}
	}
	if (busy >= pace_room(&deliver->pace, DELIVER_LANES, now) ||
	    waited_for >= pace_lanes(&deliver->pace, DELIVER_LANES))
		return NULL;
	return found;
}

static bool may_begin(const struct deliver *deliver)
{
	return !process_stop && clock_monotonic_ms() >= deliver->pace.until;
}

static int64_t list_under_way(const struct deliver *deliver, struct store_under_way *under_way)
{
	int64_t bytes = 0;

	under_way->count = 0;
	for (size_t i = 0; i < DELIVER_LANES; i++) {
		const struct lane *lane = &deliver->lanes[i];

		if (!lane->busy)
			continue;
		under_way->ids[under_way->count++] = lane->row.id;
		bytes += lane->row.size;
	}
	return bytes;
}

static void end_unsent(struct lane *lane, const char *text)
{
	lane->outcome = (struct outcome){.result = SMTP_REFUSED};
	snprintf(lane->outcome.text, sizeof(lane->outcome.text), "%s", text);
	lane->ended = true;
}

/* -1: the store failed. A mail that cannot be opened has ended as refused. */
static int begin_row(struct deliver *deliver, struct lane *lane, struct error *err)
{
	const char *to;

	lane->busy = true;
	lane->used_at = clock_monotonic_ms();
	if (store_open_outgoing(deliver->store, lane->arena, lane->row.id, &to, &lane->mail, err) <
	    0) {
		if (err->kind != ERROR_REFUSE)
			return -1;
		end_unsent(lane, err->text);
		return 0;
	}
	process_cut("deliver-before");
	smtp_start(lane->smtp, lane->row.mailbox, to, lane->mail.data, lane->mail.length);
	return 0;
}

/* Takes the next that is due: 1 it was begun, 0 there is none or not now, -1 the store failed. */
static int begin_next(struct deliver *deliver, struct lane *lane, struct error *err)
{
	struct store_under_way under_way;
	int64_t bytes = list_under_way(deliver, &under_way);
	int result;

	lane->arena = arena_new();
	result = store_next_besides(deliver->store, lane->arena, clock_now(), &under_way,
				    &lane->row, err);
	if (result == 1 && bytes > 0 && bytes + lane->row.size > TOGETHER_BYTES)
		result = 0;
	/* who undoes a decision and this mail are never at it together */
	if (result == 1 && lane->row.decision)
		result = store_claim(deliver->store, lane->row.id, err);
	if (result == 1 && connect_lane(deliver, lane, err) < 0) {
		unreachable(deliver, err->text);
		result = 0;
	}
	if (result == 1 && begin_row(deliver, lane, err) < 0)
		result = -1;
	if (result != 1)
		release(lane);
	return result;
}

/* All that may be under way. */
static int fill(struct deliver *deliver, struct error *err)
{
	int result = 1;

	while (result == 1 && may_begin(deliver)) {
		struct lane *lane = free_lane(deliver);

		if (!lane)
			return 0;
		result = begin_next(deliver, lane, err);
	}
	return result < 0 ? -1 : 0;
}

/* --- ending --- */

static void look_at(struct lane *lane)
{
	struct outcome *outcome = &lane->outcome;
	struct error err = {0};

	if (lane->ended || !smtp_ended(lane->smtp))
		return;
	*outcome = (struct outcome){0};
	outcome->result = smtp_outcome(lane->smtp, &outcome->code, &outcome->outage, &err);
	if (outcome->result == SMTP_ACCEPTED)
		process_cut("deliver-accepted");
	snprintf(outcome->text, sizeof(outcome->text), "%s",
		 outcome->result == SMTP_ACCEPTED ? "250" : err.text);
	outcome->unreached = outcome->outage && !smtp_reached_mail(lane->smtp);
	lane->ended = true;
}

/* The secret is read again for the next connection. */
static void lose(struct lane *lane)
{
	release(lane);
	smtp_close(&lane->smtp);
}

/* Its mail waits as before: a server that was never reached says nothing about it. */
static void give_back(struct deliver *deliver, struct lane *lane)
{
	bool news = lane->used_at > deliver->outage_at && !process_stop;

	lose(lane);
	if (news)
		unreachable(deliver, lane->outcome.text);
}

/* What has ended is marked; its lanes are free afterwards, also when that fails. */
static int collect(struct deliver *deliver, struct error *err)
{
	struct lane *ended[DELIVER_LANES];
	size_t count = 0;
	int result;

	for (size_t i = 0; i < DELIVER_LANES; i++) {
		struct lane *lane = &deliver->lanes[i];

		if (!lane->busy)
			continue;
		look_at(lane);
		if (lane->ended && lane->outcome.unreached)
			give_back(deliver, lane);
		else if (lane->ended)
			ended[count++] = lane;
	}
	result = count ? deliver_mark(deliver, ended, count, err) : 0;
	for (size_t i = 0; i < count; i++) {
		if (ended[i]->outcome.outage)
			lose(ended[i]);
		else
			release(ended[i]);
	}
	return result;
}

/* How long nothing can change but by an answer or, with room, by a wake-up. */
static int64_t wait_ms(const struct deliver *deliver, bool room)
{
	int64_t left = deliver->pace.until - clock_monotonic_ms();

	if (room)
		return SCAN_MS;
	return left > 0 && left < PATIENCE_MS ? left : PATIENCE_MS;
}

static void wait_lanes(struct deliver *deliver)
{
	struct smtp *sessions[DELIVER_LANES];
	bool room = may_begin(deliver) && free_lane(deliver);
	size_t count = 0;

	for (size_t i = 0; i < DELIVER_LANES; i++) {
		struct lane *lane = &deliver->lanes[i];

		if (lane->busy && lane->ended)
			return;
		if (lane->busy)
			sessions[count++] = lane->smtp;
	}
	smtp_wait(sessions, count, room ? deliver->wake_fd : -1, (int)wait_ms(deliver, room));
	if (room)
		wake_drain(deliver->wake_fd);
}

static enum deliver_step settle(struct deliver *deliver)
{
	bool unreached = deliver->unreached;

	if (deliver_busy(deliver))
		return DELIVER_DONE;
	deliver->unreached = false;
	return unreached ? DELIVER_OUTAGE : DELIVER_DONE;
}

int deliver_finish(struct deliver *deliver, struct error *err)
{
	int result = 0;

	while (deliver_busy(deliver)) {
		wait_lanes(deliver);
		if (collect(deliver, err) < 0)
			result = -1;
	}
	return result;
}

enum deliver_step deliver_next(struct deliver *deliver, struct error *err)
{
	if (fill(deliver, err) < 0)
		return DELIVER_FAILED;
	if (!deliver_busy(deliver) && !deliver->unreached) {
		pace_idle(&deliver->pace);
		return DELIVER_IDLE;
	}
	if (deliver_busy(deliver)) {
		wait_lanes(deliver);
		if (collect(deliver, err) < 0)
			return DELIVER_FAILED;
	}
	return settle(deliver);
}
