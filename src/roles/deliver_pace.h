/* deliver_pace: when a mail is tried again, and how long the whole queue waits. Pure: time and
 * chance are arguments. */
#ifndef LOKET_ROLES_DELIVER_PACE_H
#define LOKET_ROLES_DELIVER_PACE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct pace {
	int outage_ms; /* the last wait of this outage; 0: no outage */
	int gap_ms;    /* between two mails, while the server says that we are too fast */
	int64_t until; /* nothing is submitted before, monotonic */
	int streak;    /* mails taken in a row while more waited */
	int crowd_ms;  /* the last wait before more connections are tried; 0: never too many */
	int64_t crowded_until; /* monotonic */
	size_t room;	       /* the most connections until then */
};

/* Seconds until a mail that was put off `attempts` times before is tried again: 1 min growing
 * to 60 min, give or take a fifth (never more than STORE_LONGEST_RETRY_S). chance: any number. */
int64_t pace_retry_seconds(int attempts, uint32_t chance);
/* The same for a mail in which the connection was lost: the first time it is likely not the
 * mail's fault. */
int64_t pace_lost_seconds(int attempts, uint32_t chance);
/* True when a mail was put off for five days, often: a long outage of ours does not count as
 * its fault. */
bool pace_give_up(int attempts, int64_t created, int64_t now);

/* The server cannot be used: 1 s growing to 60 s. */
void pace_outage(struct pace *pace, int64_t now_ms, uint32_t chance);
/* One mail was answered with `code`: 421, 432 or 45x slow the next ones down, 250 speeds them
 * up again. */
void pace_answer(struct pace *pace, int code, int64_t now_ms);

/* A connection was refused while `room` others are there: no more than these for 1 s, growing to
 * 60 s. */
void pace_crowded(struct pace *pace, size_t room, int64_t now_ms, uint32_t chance);

/* Nothing waits any more. */
void pace_idle(struct pace *pace);
/* How many mails may be on their way at once, at most `most`: one more for each 20 that the server
 * took in a row while more waited, and one only as soon as it is slow or cannot be used. */
size_t pace_lanes(const struct pace *pace, size_t most);
/* How many connections there may be, at most `most`. */
size_t pace_room(const struct pace *pace, size_t most, int64_t now_ms);

#endif
