/* fetch: the life of one mailbox: connect, look, wait, and come back after a fault; see
 * fetch.h. */
#include "roles/fetch.h"

#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/file.h"
#include "base/log.h"
#include "base/memory.h"
#include "base/process.h"
#include "base/wake.h"
#include "roles/fetch_state.h"
#include "settings/settings.h"

enum {
	STEADY_MS = 60 * 1000,	     /* a session that lived this long was a good one */
	WITHOUT_IDLE_MS = 15 * 1000, /* between two looks at a server without IDLE */
	QUIET_MS = 300,		     /* marks come in swarms: they are taken together */
	SLICE_MS = 5 * 1000,	     /* a secret may be written in place, which gives no hint */
};

/* How long to wait after a fault: doubled each time, up to `last`. */
static const struct pace {
	int first_ms, last_ms;
} paces[] = {
    [IMAP_FAULT_NONE] = {1000, 60 * 1000},
    [IMAP_FAULT_NETWORK] = {1000, 60 * 1000},
    [IMAP_FAULT_TLS] = {1000, 60 * 1000},
    [IMAP_FAULT_SIGN_IN] = {4 * 1000, 5 * 60 * 1000},
    [IMAP_FAULT_FOLDER] = {4 * 1000, 15 * 60 * 1000},
    [IMAP_FAULT_PROTOCOL] = {1000, 60 * 1000},
};

/* From the first fault until a look at the folder goes well again. */
struct outage {
	int failures; /* 0: all is well */
	bool alarmed;
	int64_t began;
	enum imap_fault fault;
	int delay_ms; /* outlives the outage: a server that drops every session is not hammered */
	int64_t well_since; /* 0: not well */
	struct stat secret; /* as it was when the sign-in was refused */
};

/* A part of `ms` between three quarters and the whole: twelve mailboxes do not come back at
 * once. */
static int jitter(int ms)
{
	return ms - (int)(random() % (ms / 4 + 1));
}

static void secret_path(const struct fetch *fetch, char out[SPOOL_PATH])
{
	const char *name = fetch->mailbox->imap.secret;

	snprintf(out, SPOOL_PATH, "%s/%s", fetch->settings->secrets, name ? name : "");
}

static void look_at_secret(const struct fetch *fetch, struct stat *info)
{
	char path[SPOOL_PATH];

	memset(info, 0, sizeof(*info));
	secret_path(fetch, path);
	if (stat(path, info) < 0)
		memset(info, 0, sizeof(*info));
}

static bool secret_changed(const struct fetch *fetch, const struct stat *before)
{
	struct stat now;

	look_at_secret(fetch, &now);
	return now.st_ino != before->st_ino || now.st_mtim.tv_sec != before->st_mtim.tv_sec ||
	       now.st_mtim.tv_nsec != before->st_mtim.tv_nsec || now.st_size != before->st_size ||
	       now.st_mode != before->st_mode;
}

/* --- a session ---------------------------------------------------------------------------- */

static int sign_in(struct fetch *fetch, enum imap_fault *fault, struct error *err)
{
	const struct endpoint *endpoint = &fetch->mailbox->imap;
	struct buffer secret = {0};
	int result = 0;

	*fault = IMAP_FAULT_SIGN_IN;
	if (endpoint->secret)
		result = settings_secret(fetch->settings, endpoint->secret, &secret, err);
	if (result == 0)
		result =
		    imap_open(endpoint, secret.data ? secret.data : "", &fetch->imap, fault, err);
	buffer_free(&secret);
	return result;
}

static void recover(struct fetch *fetch, struct outage *outage)
{
	if (outage->alarmed)
		log_info("recovered", "outage_s=%lld",
			 (long long)(clock_monotonic_ms() - outage->began) / 1000);
	if (outage->well_since == 0)
		outage->well_since = clock_monotonic_ms();
	outage->failures = 0;
	outage->alarmed = false;
	fetch_health_good(fetch);
}

/* One look, and the marks. */
static int work(struct fetch *fetch, struct outage *outage, struct error *err)
{
	if (fetch_pass(fetch, err) < 0 || fetch_mark(fetch, err) < 0)
		return -1;
	recover(fetch, outage);
	return 0;
}

/* When the next look is due. A look comes so early that a server which is lost is noticed
 * within `poll`. */
static int64_t next_look(const struct fetch *fetch)
{
	int between = fetch->settings->poll * 1000 / 3 * 2;

	if (!imap_can_idle(fetch->imap) && between > WITHOUT_IDLE_MS)
		between = WITHOUT_IDLE_MS;
	if (fetch->cursor.held_count > 0 && fetch->review) {
		int64_t left = fetch->review_at - clock_monotonic_ms();

		if (left < between)
			between = left > 0 ? (int)left : 1;
	}
	return clock_monotonic_ms() + jitter(between);
}

/* Waits for mail, for marks, or for the time. *look: the folder must be looked at. */
static int wait_for_work(struct fetch *fetch, int64_t due, int64_t *quiet_until, bool *look,
			 struct error *err)
{
	int64_t now = clock_monotonic_ms();
	bool quiet = now < *quiet_until;
	int64_t until = quiet && *quiet_until < due ? *quiet_until : due;

	if (imap_wait(fetch->imap, quiet ? -1 : fetch->wake_fd,
		      until > now ? (int)(until - now) : 0, look, err) < 0)
		return -1;
	*look = *look || clock_monotonic_ms() >= due;
	if (quiet)
		return 0;
	wake_drain(fetch->wake_fd);
	*quiet_until = clock_monotonic_ms() + QUIET_MS;
	return *look ? 0 : fetch_mark(fetch, err);
}

/* Until it is told to stop (0), or a fault (-1). */
static int stay(struct fetch *fetch, struct outage *outage, struct error *err)
{
	int64_t quiet_until = 0;

	while (!process_stop) {
		int64_t due;
		bool look = false;

		if (work(fetch, outage, err) < 0)
			return -1;
		due = next_look(fetch);
		while (!look && !process_stop) {
			if (wait_for_work(fetch, due, &quiet_until, &look, err) < 0)
				return -1;
		}
	}
	return 0;
}

static int serve(struct fetch *fetch, struct outage *outage, enum imap_fault *fault,
		 struct error *err)
{
	int result;

	if (sign_in(fetch, fault, err) < 0)
		return -1;
	log_info("signed-in", "idle=%d", imap_can_idle(fetch->imap));
	if (fetch->reviewed == 0)
		fetch->review_at = 0;
	result = fetch->once ? work(fetch, outage, err) : stay(fetch, outage, err);
	*fault = result < 0 ? imap_last_fault(fetch->imap) : IMAP_FAULT_NONE;
	imap_close(&fetch->imap);
	malloc_trim(0);
	return result;
}

/* --- faults ----------------------------------------------------------------------------- */

/* A session that ends is no outage yet: servers restart, firewalls forget. The second fault in
 * a row is one, and so is everything that does not pass by itself. */
static void tell(struct fetch *fetch, struct outage *outage, enum imap_fault fault,
		 const char *text)
{
	bool passing = fault == IMAP_FAULT_NETWORK && outage->failures == 1 && !fetch->once;

	if (passing) {
		log_info("connection-lost", "%s", text);
		return;
	}
	if (!outage->alarmed)
		log_alarm("mailbox-fails", "%s", text);
	else if (fault != outage->fault)
		log_warn("mailbox-fails", "%s", text);
	else
		log_debug("mailbox-fails", "%s", text);
	outage->alarmed = true;
	fetch_health_bad(fetch, text);
}

static void note_failure(struct fetch *fetch, struct outage *outage, enum imap_fault fault,
			 const char *text)
{
	const struct pace *pace = &paces[fault];
	int64_t now = clock_monotonic_ms();
	bool steady = outage->well_since != 0 && now - outage->well_since > STEADY_MS;

	if (outage->failures == 0)
		outage->began = now;
	if (steady || outage->delay_ms == 0 || fault != outage->fault)
		outage->delay_ms = pace->first_ms;
	else if (outage->delay_ms > pace->last_ms / 2)
		outage->delay_ms = pace->last_ms;
	else
		outage->delay_ms *= 2;
	outage->well_since = 0;
	outage->failures++;
	tell(fetch, outage, fault, text);
	outage->fault = fault;
}

/* Sleeps; a refused sign-in is tried again as soon as the secret is another. */
static void pause_after(struct fetch *fetch, struct outage *outage)
{
	int64_t until = clock_monotonic_ms() + jitter(outage->delay_ms);

	look_at_secret(fetch, &outage->secret);
	while (!process_stop) {
		int64_t left = until - clock_monotonic_ms();

		if (left <= 0)
			return;
		wake_wait(fetch->wake_fd, (int)(left < SLICE_MS ? left : SLICE_MS));
		if (outage->fault == IMAP_FAULT_SIGN_IN && secret_changed(fetch, &outage->secret))
			return;
	}
}

/* --- the role ----------------------------------------------------------------------------- */

static int stop_for(struct fetch *fetch, const struct error *err)
{
	log_alarm("spool-fails", "%s", err->text);
	fetch_health_bad(fetch, err->text);
	return 1;
}

static int run_once(struct fetch *fetch)
{
	struct outage outage = {0};
	enum imap_fault fault;
	struct error err;

	if (serve(fetch, &outage, &fault, &err) == 0)
		return fetch->mark_failed || fetch->unreadable ? 1 : 0;
	if (err.kind == ERROR_STOP)
		return stop_for(fetch, &err);
	if (!process_stop)
		note_failure(fetch, &outage, fault, err.text);
	return 1;
}

static int run(struct fetch *fetch)
{
	struct outage outage = {0};

	while (!process_stop) {
		enum imap_fault fault;
		struct error err;

		if (serve(fetch, &outage, &fault, &err) == 0 || process_stop)
			break;
		if (err.kind == ERROR_STOP)
			return stop_for(fetch, &err);
		note_failure(fetch, &outage, fault, err.text);
		pause_after(fetch, &outage);
	}
	return 0;
}

static int open_wake(struct fetch *fetch, struct error *err)
{
	char marks[SPOOL_PATH];
	const char *folders[] = {marks, fetch->settings->secrets};

	if (spool_mark_wake(fetch->settings->spool, fetch->mailbox->address, marks, err) < 0)
		return -1;
	return wake_open(folders, file_exists(folders[1]) ? 2 : 1, &fetch->wake_fd, err);
}

static int prepare(struct fetch *fetch, struct error *err)
{
	const char *spool = fetch->settings->spool, *address = fetch->mailbox->address;

	if (spool_prepare(spool, err) < 0 || spool_clean(spool, address, err) < 0)
		return -1;
	if (open_wake(fetch, err) < 0)
		return -1;
	return spool_cursor_read(spool, address, &fetch->cursor, err);
}

int role_fetch(const struct settings *settings, const struct mailbox *mailbox, bool once)
{
	struct fetch *fetch = memory_zero(1, sizeof(*fetch));
	struct error err;
	int code;

	fetch->settings = settings;
	fetch->mailbox = mailbox;
	fetch->once = once;
	fetch->wake_fd = -1;
	/* not for secrets: only so that processes do not step in line */
	srandom((unsigned int)(getpid() ^ clock_monotonic_ms()));
	if (!spool_address_fits(mailbox->address)) {
		log_alarm("address-too-long", "limit=%d", SPOOL_ADDRESS);
		free(fetch);
		return 2;
	}
	fetch_health_open(fetch);
	if (prepare(fetch, &err) < 0)
		code = stop_for(fetch, &err);
	else
		code = once ? run_once(fetch) : run(fetch);
	if (fetch->wake_fd >= 0)
		close(fetch->wake_fd);
	free(fetch);
	return code;
}
