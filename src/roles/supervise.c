/* supervise: see supervise.h.
 *
 * Roles are forked, not executed: they share the memory of this process, which has read the
 * configuration and nothing else, and each reads the secrets that are its own after the fork. */
#include "roles/supervise.h"

#include <errno.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/error.h"
#include "base/log.h"
#include "base/memory.h"
#include "base/process.h"
#include "roles/deliver.h"
#include "roles/fetch.h"
#include "roles/files.h"
#include "roles/intake.h"
#include "roles/keys.h"
#include "settings/settings.h"
#include "spool/spool.h"
#include "store/store.h"

enum {
	RESTART_FIRST_MS = 100,
	RESTART_LAST_MS = 60 * 1000,
	LIVED_WELL_MS = 10 * 1000, /* a role that lived this long is started again at once */
	STOP_PATIENCE_MS = 10 * 1000,
};

struct child {
	const char *role;
	const struct mailbox *mailbox; /* NULL unless fetch */
	int (*run)(const struct settings *settings, const struct child *child, bool once);
	pid_t pid; /* 0: not running */
	int64_t started, restart_at;
	int delay;
	int exit_code; /* of its last run; 1 when a signal ended it */
};

struct family {
	const struct settings *settings;
	struct child *children;
	size_t count;
};

static int run_fetch(const struct settings *settings, const struct child *child, bool once)
{
	return role_fetch(settings, child->mailbox, once);
}

static int run_intake(const struct settings *settings, const struct child *child, bool once)
{
	(void)child;
	return role_intake(settings, once);
}

static int run_deliver(const struct settings *settings, const struct child *child, bool once)
{
	(void)child;
	return role_deliver(settings, once);
}

static void add_child(struct family *family, struct child child)
{
	family->children = memory_grow(family->children, family->count, sizeof(child));
	family->children[family->count++] = child;
}

/* Intake and deliver come first: they are ready when the first mail is. */
static struct family family_of(const struct settings *settings)
{
	struct family family = {.settings = settings};

	add_child(&family, (struct child){.role = "intake", .run = run_intake});
	add_child(&family, (struct child){.role = "deliver", .run = run_deliver});
	for (size_t i = 0; i < settings->loket_count; i++) {
		const struct loket *loket = &settings->lokets[i];

		for (size_t j = 0; j < loket->mailbox_count; j++)
			add_child(&family, (struct child){.role = "fetch",
							  .run = run_fetch,
							  .mailbox = &loket->mailboxes[j]});
	}
	return family;
}

static void watched_signals(sigset_t *set)
{
	/* whoever started us may ignore it: then the kernel would bury our children unseen */
	signal(SIGCHLD, SIG_DFL);
	sigemptyset(set);
	sigaddset(set, SIGCHLD);
	sigaddset(set, SIGTERM);
	sigaddset(set, SIGINT);
	sigaddset(set, SIGHUP);
}

/* Never returns. */
static void become(const struct family *family, const struct child *child, pid_t parent, bool once)
{
	const char *mailbox = child->mailbox ? child->mailbox->address : NULL;
	struct error err;
	sigset_t set;
	int lock;

	process_begin(child->role, parent);
	process_catch_signals();
	watched_signals(&set);
	sigprocmask(SIG_UNBLOCK, &set, NULL);
	log_open(child->role, mailbox);
	if (spool_lock_role(family->settings->spool, child->role, mailbox, &lock, &err) < 0) {
		log_alarm("role-refused", "%s", err.text);
		_exit(1);
	}
	_exit(child->run(family->settings, child, once));
}

static void start(const struct family *family, struct child *child, bool once)
{
	pid_t parent = getpid();
	pid_t pid = fork();

	if (pid == 0)
		become(family, child, parent, once);
	child->started = clock_monotonic_ms();
	child->pid = pid > 0 ? pid : 0;
	if (pid < 0) {
		log_warn("fork-failed", "role=%s error=%s", child->role, strerror(errno));
		child->restart_at = child->started + RESTART_FIRST_MS * 10;
	}
}

static void say_ended(const struct child *child, int status)
{
	log_warn("role-ended", "role=%s mailbox=%s %s=%d", child->role,
		 child->mailbox ? child->mailbox->address : "-",
		 WIFSIGNALED(status) ? "signal" : "exit",
		 WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status));
}

/* When a role that has just ended is started again. */
static void plan_restart(struct child *child)
{
	int64_t now = clock_monotonic_ms();

	if (now - child->started >= LIVED_WELL_MS)
		child->delay = 0;
	child->restart_at = now + child->delay;
	child->delay = child->delay ? child->delay * 2 : RESTART_FIRST_MS;
	if (child->delay > RESTART_LAST_MS)
		child->delay = RESTART_LAST_MS;
}

/* Collects all that have ended; the number still running. */
static size_t reap(struct family *family, bool restart)
{
	size_t running = 0;

	for (size_t i = 0; i < family->count; i++) {
		struct child *child = &family->children[i];
		int status;

		if (child->pid == 0)
			continue;
		if (waitpid(child->pid, &status, WNOHANG) != child->pid) {
			running++;
			continue;
		}
		child->pid = 0;
		child->exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 1;
		if (restart || WIFSIGNALED(status))
			say_ended(child, status);
		if (restart)
			plan_restart(child);
	}
	return running;
}

/* Starts what is due; milliseconds until the next one is, or a minute. */
static int64_t start_due(struct family *family)
{
	int64_t now = clock_monotonic_ms();
	int64_t wait = RESTART_LAST_MS;

	for (size_t i = 0; i < family->count; i++) {
		struct child *child = &family->children[i];

		if (child->pid != 0)
			continue;
		if (child->restart_at <= now)
			start(family, child, false);
		else if (child->restart_at - now < wait)
			wait = child->restart_at - now;
	}
	return wait;
}

static void signal_all(const struct family *family, int number)
{
	for (size_t i = 0; i < family->count; i++) {
		if (family->children[i].pid != 0)
			kill(family->children[i].pid, number);
	}
}

/* The next signal of the set, or 0 when the time is over. */
static int next_signal(const sigset_t *set, int64_t wait_ms)
{
	struct timespec wait = {.tv_sec = wait_ms / 1000, .tv_nsec = wait_ms % 1000 * 1000000};
	int number = sigtimedwait(set, NULL, &wait);

	return number > 0 ? number : 0;
}

/* Looks at SIGCHLD only: a SIGTERM that comes during a reload must still be there after it. */
static void stop_all(struct family *family)
{
	int64_t patience = clock_monotonic_ms() + STOP_PATIENCE_MS;
	sigset_t ended;

	sigemptyset(&ended);
	sigaddset(&ended, SIGCHLD);
	signal_all(family, SIGTERM);
	while (reap(family, false) > 0) {
		int64_t left = patience - clock_monotonic_ms();

		if (left <= 0) {
			/* any moment is a safe one to be killed at */
			signal_all(family, SIGKILL);
			patience += STOP_PATIENCE_MS;
			continue;
		}
		next_signal(&ended, left < 100 ? left : 100);
	}
}

/* The configuration of PATH, or NULL when it has a fault; each fault is a line in the log. */
static struct settings *settings_good(const char *path)
{
	struct settings_faults faults = {0};
	struct settings *settings = NULL;

	if (settings_read(path, &settings, &faults) < 0)
		settings = NULL;
	for (size_t i = 0; i < faults.count; i++)
		log_alarm("config-fault", "%s", faults.items[i]);
	settings_faults_free(&faults);
	return settings;
}

/* What the family holds open, and what its lock speaks of. */
static bool places_kept(const struct settings *fresh, const struct settings *old)
{
	const struct {
		const char *key, *fresh, *old;
	} places[] = {{"spool", fresh->spool, old->spool},
		      {"store", fresh->store, old->store},
		      {"keys", fresh->keys, old->keys}};
	bool kept = true;

	for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
		if (strcmp(places[i].fresh, places[i].old) == 0)
			continue;
		log_alarm("config-fault", "%s cannot change while loketd runs; restart it",
			  places[i].key);
		kept = false;
	}
	return kept;
}

static void alarm_fault(const char *event, const char *fault)
{
	log_alarm(event, "%s", fault);
}

/* Tells of every fault at once. The key is asked for the places that the daemon has: other ones are
 * refused before. */
static bool fresh_good(const struct settings *fresh, const struct settings *old)
{
	bool files = role_files_good(fresh, alarm_fault);
	bool good = places_kept(fresh, old) && role_keys_look(fresh, alarm_fault) == ROLE_KEYS_GOOD;

	return files && good;
}

/* SIGHUP: the new configuration, or the old one when the new one has a fault. Only the settings are
 * held in memory: a role that must be started anew reads the files as they are then. */
static void reload(struct family *family, struct settings **settings)
{
	struct settings *fresh = settings_good((*settings)->path);

	if (!fresh || !fresh_good(fresh, *settings)) {
		settings_free(&fresh);
		settings_use_zone(*settings);
		log_alarm("config-kept",
			  "the new configuration has faults; the old one stays in force until a "
			  "process must be started anew: mend it now");
		return;
	}
	stop_all(family);
	free(family->children);
	settings_free(settings);
	*settings = fresh;
	*family = family_of(fresh);
	log_info("config-read", "mailboxes=%zu", family->count - 2);
}

/* Of the family, until its last process is gone. */
struct locks {
	int spool, store;
};

static int prepare(const struct settings *settings, struct locks *locks)
{
	struct error err;

	if (spool_prepare(settings->spool, &err) == 0 &&
	    spool_lock(settings->spool, &locks->spool, &err) == 0 &&
	    store_lock(settings->store, &locks->store, &err) == 0 &&
	    spool_clean(settings->spool, NULL, &err) == 0)
		return 0;
	log_alarm("start-refused", "%s", err.text);
	return -1;
}

static void unlock(const struct locks *locks)
{
	close(locks->store);
	close(locks->spool);
}

static void watch(struct family *family, struct settings **settings, const sigset_t *set)
{
	for (;;) {
		int number = next_signal(set, start_due(family));

		if (number == SIGTERM || number == SIGINT)
			return;
		if (number == SIGHUP)
			reload(family, settings);
		reap(family, true);
	}
}

int role_supervise(struct settings **settings)
{
	struct family family;
	struct locks locks;
	sigset_t set;

	process_begin("loketd", 0);
	watched_signals(&set);
	sigprocmask(SIG_BLOCK, &set, NULL);
	if (prepare(*settings, &locks) < 0)
		return 1;
	family = family_of(*settings);
	log_info("started", "mailboxes=%zu", family.count - 2);
	watch(&family, settings, &set);
	stop_all(&family);
	log_info("stopped", "pid=%d", (int)getpid());
	free(family.children);
	settings_free(settings);
	unlock(&locks);
	return 0;
}

/* Runs every child of a role once, side by side; true when all ended with 0. */
static bool run_once(struct family *family, const char *role, const sigset_t *set)
{
	bool good = true;

	for (size_t i = 0; i < family->count; i++) {
		if (strcmp(family->children[i].role, role) == 0)
			start(family, &family->children[i], true);
	}
	while (reap(family, false) > 0)
		next_signal(set, 1000);
	for (size_t i = 0; i < family->count; i++) {
		if (strcmp(family->children[i].role, role) == 0 &&
		    family->children[i].exit_code != 0)
			good = false;
	}
	return good;
}

int role_supervise_once(const struct settings *settings)
{
	/* the second intake tells the desk of what deliver saw refused; the second fetch marks on the
	 * server. Only the last word of intake and deliver counts, but every word of fetch. */
	static const struct {
		const char *role;
		bool counts;
	} order[] = {{"fetch", true},  {"intake", false}, {"deliver", false},
		     {"intake", true}, {"deliver", true}, {"fetch", true}};
	struct family family;
	sigset_t set;
	struct locks locks;
	bool good = true;

	process_begin("loketd", 0);
	if (prepare(settings, &locks) < 0)
		return 1;
	watched_signals(&set);
	sigdelset(&set, SIGTERM);
	sigdelset(&set, SIGINT);
	sigprocmask(SIG_BLOCK, &set, NULL);
	family = family_of(settings);
	for (size_t i = 0; i < sizeof(order) / sizeof(order[0]); i++) {
		if (!run_once(&family, order[i].role, &set) && order[i].counts)
			good = false;
	}
	free(family.children);
	unlock(&locks);
	return good ? 0 : 1;
}
