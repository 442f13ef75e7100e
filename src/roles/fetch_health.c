/* fetch_health: what `loketctl status` shows of a mailbox. Written at each change, and at most
 * every ten seconds otherwise; a disk that cannot take it does not stop the mail. */
#include "roles/fetch_state.h"

#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/log.h"
#include "settings/settings.h"

enum {
	WRITE_EVERY_MS = 10 * 1000,
	FORGET_VANISHED_S = 7 * 24 * 60 * 60,
};

void fetch_health_write(struct fetch *fetch)
{
	struct error err;

	fetch->health_at = clock_monotonic_ms();
	if (spool_health_write(fetch->settings->spool, fetch->mailbox->address, &fetch->health,
			       &err) < 0)
		log_warn("health-not-written", "%s", err.text);
}

void fetch_health_open(struct fetch *fetch)
{
	struct error err;

	if (spool_health_read(fetch->settings->spool, fetch->mailbox->address, &fetch->health,
			      &err) < 0)
		log_warn("health-not-read", "%s", err.text);
}

/* True when something changed that people look at. */
static bool set_state(struct spool_health *health, bool healthy, const char *fault)
{
	bool changed = !health->known || health->healthy != healthy;

	if (changed)
		health->since = clock_now();
	if (strcmp(health->fault, fault) != 0)
		changed = true;
	health->known = true;
	health->healthy = healthy;
	snprintf(health->fault, sizeof(health->fault), "%s", fault);
	return changed;
}

/* What keeps mails back although the mailbox can be reached; "" when nothing does. */
static void describe_held(const struct fetch *fetch, char out[400])
{
	out[0] = '\0';
	if (fetch->mark_failed)
		snprintf(out, 400, "%s", fetch->mark_fault);
	else if (fetch->unreadable)
		snprintf(out, 400,
			 "the server does not hand over %zu mail(s), the first is UID %u; open it "
			 "there, and forward or remove it",
			 fetch->cursor.held_count, fetch->unreadable);
	else if (fetch->too_large)
		snprintf(out, 400,
			 "%zu mail(s) larger than %lld MB wait on the server, the first is UID %u; "
			 "read it there and move it away",
			 fetch->cursor.held_count,
			 (long long)(fetch->settings->raw_limit / (1024 * 1024)), fetch->too_large);
}

void fetch_health_good(struct fetch *fetch)
{
	struct spool_health *health = &fetch->health;
	char held[400];
	bool changed;

	describe_held(fetch, held);
	changed = set_state(health, held[0] == '\0', held);
	if (changed && held[0])
		log_alarm("mail-held", "%s", held);
	if (health->waiting != fetch->cursor.waiting) {
		health->waiting = fetch->cursor.waiting;
		changed = true;
		if (health->waiting > 0)
			log_alarm("since-missing",
				  "waiting=%u set since of this mailbox to say from which date on "
				  "old mail is taken",
				  health->waiting);
	}
	if (health->vanished > 0 && clock_now() - health->vanished_at > FORGET_VANISHED_S) {
		health->vanished = 0;
		health->vanished_uids[0] = '\0';
		changed = true;
	}
	health->last_success = clock_now();
	if (changed || fetch->health_at == 0 ||
	    clock_monotonic_ms() - fetch->health_at >= WRITE_EVERY_MS)
		fetch_health_write(fetch);
}

void fetch_health_bad(struct fetch *fetch, const char *text)
{
	if (set_state(&fetch->health, false, text))
		fetch_health_write(fetch);
}

void fetch_health_vanished(struct fetch *fetch, uint32_t uid, uint32_t count)
{
	struct spool_health *health = &fetch->health;
	size_t length = strlen(health->vanished_uids);
	char more[40];

	if (count > 1)
		snprintf(more, sizeof(more), "%s%u:%u", length ? " " : "", uid, uid + count - 1);
	else
		snprintf(more, sizeof(more), "%s%u", length ? " " : "", uid);
	health->vanished += count;
	health->vanished_at = clock_now();
	if (length + strlen(more) < sizeof(health->vanished_uids))
		snprintf(health->vanished_uids + length, sizeof(health->vanished_uids) - length,
			 "%s", more);
	log_warn("mail-vanished", "uidvalidity=%u uid=%u count=%u", fetch->cursor.uidvalidity, uid,
		 count);
}
