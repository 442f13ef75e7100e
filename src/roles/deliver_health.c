/* deliver_health: what `loketctl status` shows of the SMTP server, and the alarms. Written at
 * each change, and at most every ten seconds otherwise; a disk that cannot take it does not
 * stop the mail. */
#include "roles/deliver_state.h"

#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/log.h"
#include "settings/settings.h"

enum {
	WRITE_EVERY_MS = 10 * 1000,
	ALARM_AFTER_S = 10, /* a restart of the server is no outage */
};

static void write_health(struct deliver *deliver)
{
	struct error err;

	deliver->health_at = clock_monotonic_ms();
	if (spool_health_write(deliver->settings->spool, "smtp", &deliver->health, &err) < 0)
		log_warn("health-not-written", "%s", err.text);
}

/* A run of --once cannot wait and see. */
static int alarm_after(const struct deliver *deliver)
{
	return deliver->once ? 0 : ALARM_AFTER_S;
}

/* An outage that another process of this role has told already is not told again. */
void deliver_health_open(struct deliver *deliver)
{
	struct spool_health *health = &deliver->health;
	struct error err;

	if (spool_health_read(deliver->settings->spool, "smtp", health, &err) < 0)
		log_warn("health-not-read", "%s", err.text);
	deliver->alarmed = health->known && !health->healthy &&
			   clock_now() - health->since >= alarm_after(deliver);
}

static bool change(struct spool_health *health, bool healthy, const char *fault)
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

void deliver_health_good(struct deliver *deliver)
{
	struct spool_health *health = &deliver->health;
	bool was_bad = health->known && !health->healthy;
	int64_t since = health->since;
	bool changed = change(health, true, "");

	health->last_success = clock_now();
	if (was_bad)
		log_info("smtp-back", "down_s=%lld", (long long)(health->last_success - since));
	deliver->alarmed = false;
	deliver->sender_alarmed = false;
	if (changed || deliver->health_at == 0 ||
	    clock_monotonic_ms() - deliver->health_at >= WRITE_EVERY_MS)
		write_health(deliver);
}

void deliver_health_bad(struct deliver *deliver, const char *text)
{
	if (change(&deliver->health, false, text)) {
		log_warn("smtp-fault", "%s", text);
		write_health(deliver);
	}
	if (deliver->alarmed || clock_now() - deliver->health.since < alarm_after(deliver))
		return;
	deliver->alarmed = true;
	log_alarm("smtp-outage", "%s", text);
}

void deliver_health_sender(struct deliver *deliver, const char *mailbox, const char *text)
{
	char fault[600];

	snprintf(fault, sizeof(fault),
		 "the server takes no mail from %s: %s; let it send as that address", mailbox,
		 text);
	if (change(&deliver->health, false, fault))
		write_health(deliver);
	if (deliver->sender_alarmed)
		return;
	deliver->sender_alarmed = true;
	log_alarm("smtp-sender", "%s", fault);
}
