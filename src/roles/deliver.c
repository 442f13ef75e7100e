/* deliver: see deliver.h. The wake-up is a hint, the clock is the truth. */
#include "roles/deliver.h"

#include <sys/stat.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/log.h"
#include "base/process.h"
#include "base/wake.h"
#include "roles/deliver_state.h"
#include "settings/settings.h"

enum {
	SCAN_MS = 30 * 1000,
	FAULT_MS = 1000,	/* after a fault of the store that passes */
	HANG_UP_MS = 30 * 1000, /* a connection that nobody uses is closed */
	TIDY_EVERY_MS = 60 * 1000,
};

/* Somebody wants a mail sent now, who knows that the server is back: a pause would let it wait. */
static bool asked_now(struct deliver *deliver)
{
	char path[SPOOL_PATH];
	struct stat facts;
	int64_t before = deliver->asked;

	spool_path(deliver->settings->spool, SPOOL_WAKE, SPOOL_WAKE_RETRY, path);
	if (stat(path, &facts) < 0)
		return false;
	deliver->asked = (int64_t)facts.st_mtim.tv_sec * 1000000000 + facts.st_mtim.tv_nsec;
	return deliver->asked != before;
}

static int open_role(struct deliver *deliver, struct error *err)
{
	char folder[SPOOL_PATH];
	const char *folders[] = {folder};

	spool_path(deliver->settings->spool, SPOOL_WAKE, NULL, folder);
	if (wake_open(folders, 1, &deliver->wake_fd, err) < 0)
		return -1;
	if (store_open(deliver->settings->store, deliver->settings->keys, NULL, &deliver->store,
		       err) < 0 ||
	    store_sync_later(deliver->store, err) < 0)
		return -1;
	deliver_health_open(deliver);
	asked_now(deliver); /* what was asked of the one before */
	return 0;
}

static void close_role(struct deliver *deliver)
{
	deliver_drop(deliver);
	store_close(&deliver->store);
	if (deliver->wake_fd >= 0)
		close(deliver->wake_fd);
}

static int64_t smaller(int64_t a, int64_t b)
{
	return a < b ? a : b;
}

/* Milliseconds until something is due, the connection is to be closed, or a scan. */
static int64_t idle_ms(struct deliver *deliver, struct error *err)
{
	int64_t now = clock_now(), due = 0, wait = SCAN_MS;

	if (store_earliest_due(deliver->store, &due, err) < 0)
		return FAULT_MS;
	if (due > now)
		wait = smaller(wait, (due - now) * 1000);
	else if (due != 0)
		wait = FAULT_MS;
	return wait;
}

static void idle(struct deliver *deliver, int64_t *tidied)
{
	int64_t now = clock_monotonic_ms();
	struct error err;

	deliver_hang_up(deliver, now - HANG_UP_MS);
	if (*tidied < deliver->last_sent_at && now - *tidied >= TIDY_EVERY_MS) {
		*tidied = now;
		if (store_tidy(deliver->store, &err) < 0)
			log_warn("store-not-tidied", "%s", err.text);
	}
	wake_wait(deliver->wake_fd, (int)idle_ms(deliver, &err));
}

/* Out of turn: during an outage, or while the server says that we are too fast. */
static bool paused(struct deliver *deliver)
{
	int64_t left = deliver->pace.until - clock_monotonic_ms();

	if (left <= 0 || deliver_busy(deliver))
		return false;
	if (asked_now(deliver)) {
		deliver->pace.until = 0;
		return false;
	}
	wake_wait(deliver->wake_fd, (int)left);
	return true;
}

/* However the role ends, what is under way is marked first: unmarked, it would go out twice. */
static int finish(struct deliver *deliver)
{
	struct error err;

	if (deliver_finish(deliver, &err) == 0)
		return 0;
	log_warn("store-fault", "%s", err.text);
	return 1;
}

static int run(struct deliver *deliver)
{
	int64_t tidied = 0;
	int code = 0;
	struct error err;

	while (!process_stop && code == 0) {
		enum deliver_step step;

		if (paused(deliver))
			continue;
		step = deliver_next(deliver, &err);
		if (step == DELIVER_IDLE)
			idle(deliver, &tidied);
		if (step != DELIVER_FAILED)
			continue;
		log_warn("store-fault", "%s", err.text);
		if (err.kind == ERROR_STOP)
			code = 1;
		else
			wake_wait(deliver->wake_fd, FAULT_MS);
	}
	return finish(deliver) | code;
}

/* Everything that is due now; a server that cannot be used ends it. */
static int run_once(struct deliver *deliver)
{
	enum deliver_step step = DELIVER_DONE;
	struct error err;
	int64_t due = 0;

	while (step == DELIVER_DONE && !process_stop) {
		if (!paused(deliver))
			step = deliver_next(deliver, &err);
	}
	if (step == DELIVER_FAILED)
		log_warn("store-fault", "%s", err.text);
	if (finish(deliver) != 0)
		step = DELIVER_FAILED;
	if (store_tidy(deliver->store, &err) < 0)
		log_warn("store-not-tidied", "%s", err.text);
	if (step != DELIVER_IDLE || store_earliest_due(deliver->store, &due, &err) < 0)
		return 1;
	return due != 0;
}

int role_deliver(const struct settings *settings, bool once)
{
	struct deliver deliver = {.settings = settings, .once = once, .wake_fd = -1};
	struct error err;
	int code = 1;

	if (open_role(&deliver, &err) < 0)
		log_alarm("start-refused", "%s", err.text);
	else
		code = once ? run_once(&deliver) : run(&deliver);
	close_role(&deliver);
	return code;
}
