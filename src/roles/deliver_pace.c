/* deliver_pace: see deliver_pace.h. */
#include "roles/deliver_pace.h"

enum {
	WAIT_FIRST_MS = 1000,
	WAIT_LAST_MS = 60 * 1000,
	GAP_FIRST_MS = 50,
	GAP_LAST_MS = 10 * 1000,
	LANE_AFTER = 20,
	STREAK_LAST = 1000,
	LOST_FIRST_S = 5,
	GIVE_UP_S = 5 * 24 * 60 * 60,
	GIVE_UP_ATTEMPTS = 20,
};

static const int retry_seconds[] = {60, 120, 300, 600, 1200, 1800, 3600};

/* The codes with which servers say "not so fast" (RFC 5321; 432 and 421 at the big providers). */
static const int slow_codes[] = {421, 432, 450, 451, 452, 454};

/* Give or take a fifth, so that many mails do not come back in one moment. */
static int64_t spread(int64_t value, uint32_t chance)
{
	return value * (800 + (int64_t)(chance % 401)) / 1000;
}

int64_t pace_retry_seconds(int attempts, uint32_t chance)
{
	int last = (int)(sizeof(retry_seconds) / sizeof(retry_seconds[0])) - 1;

	return spread(retry_seconds[attempts < last ? attempts : last], chance);
}

int64_t pace_lost_seconds(int attempts, uint32_t chance)
{
	return attempts == 0 ? LOST_FIRST_S : pace_retry_seconds(attempts - 1, chance);
}

bool pace_give_up(int attempts, int64_t created, int64_t now)
{
	return attempts >= GIVE_UP_ATTEMPTS && now - created >= GIVE_UP_S;
}

static int longer(int wait_ms)
{
	if (wait_ms == 0)
		return WAIT_FIRST_MS;
	return wait_ms < WAIT_LAST_MS / 2 ? wait_ms * 2 : WAIT_LAST_MS;
}

void pace_outage(struct pace *pace, int64_t now_ms, uint32_t chance)
{
	pace->outage_ms = longer(pace->outage_ms);
	pace->until = now_ms + spread(pace->outage_ms, chance);
	pace->streak = 0;
}

static bool is_slow(int code)
{
	for (unsigned i = 0; i < sizeof(slow_codes) / sizeof(slow_codes[0]); i++) {
		if (slow_codes[i] == code)
			return true;
	}
	return false;
}

void pace_answer(struct pace *pace, int code, int64_t now_ms)
{
	pace->outage_ms = 0;
	if (is_slow(code)) {
		pace->gap_ms = pace->gap_ms ? pace->gap_ms * 2 : GAP_FIRST_MS;
		pace->streak = 0;
	} else if (code == 250) {
		pace->gap_ms = pace->gap_ms >= GAP_FIRST_MS ? pace->gap_ms / 2 : 0;
		pace->streak += pace->streak < STREAK_LAST;
	}
	if (pace->gap_ms > GAP_LAST_MS)
		pace->gap_ms = GAP_LAST_MS;
	pace->until = now_ms + pace->gap_ms;
}

void pace_crowded(struct pace *pace, size_t room, int64_t now_ms, uint32_t chance)
{
	/* those that were refused in the same moment are one try */
	if (now_ms >= pace->crowded_until) {
		pace->crowd_ms = longer(pace->crowd_ms);
		pace->crowded_until = now_ms + spread(pace->crowd_ms, chance);
	}
	pace->room = room;
}

void pace_idle(struct pace *pace)
{
	pace->streak = pace->crowd_ms = 0;
}

size_t pace_room(const struct pace *pace, size_t most, int64_t now_ms)
{
	return now_ms < pace->crowded_until && pace->room < most ? pace->room : most;
}

size_t pace_lanes(const struct pace *pace, size_t most)
{
	size_t lanes = 1 + (size_t)pace->streak / LANE_AFTER;

	if (pace->outage_ms || pace->gap_ms)
		return 1;
	return lanes < most ? lanes : most;
}
