/* deliver_fixture: the deliver role on a real store against a scripted server, in a process of its
 * own. */
#ifndef LOKET_TESTS_DELIVER_FIXTURE_H
#define LOKET_TESTS_DELIVER_FIXTURE_H

#include <signal.h>
#include <stdbool.h>

#include "base/clock.h"
#include "base/process.h"
#include "base/wake.h"
#include "roles/deliver.h"
#include "settings/settings.h"
#include "smtp_fixture.h"
#include "spool/spool.h"
#include "store_fixture.h"

enum { NOW = 2000000 };

struct world {
	struct fixture *f;
	struct fake fake;
	struct settings settings;
	char spool[FIXTURE_PATH];
	char log[FIXTURE_PATH];
};

/* rules: see fake_start; NULL: a server without a fault. */
static inline void world_start(struct world *world, struct fixture *f, const char *const *rules)
{
	static const char *const none[] = {NULL};

	memset(world, 0, sizeof(*world));
	world->f = f;
	fixture_set_now(NOW);
	fake_start(&world->fake, rules ? rules : none);
	snprintf(world->spool, sizeof(world->spool), "%s/spool", f->folder);
	snprintf(world->log, sizeof(world->log), "%s/log", f->folder);
	DO(f, spool_prepare(world->spool, &f->err));
	world->settings = (struct settings){.spool = world->spool,
					    .store = f->path,
					    .keys = f->keys,
					    .secrets = f->folder,
					    .smtp = world->fake.endpoint};
	world->settings.smtp.timeout = 3;
}

static inline void world_stop(struct world *world)
{
	fake_stop(&world->fake);
}

/* The next one of a test that needs several. */
static inline void world_again(struct world *world, void **state, const char *const *rules)
{
	fixture_tear_down(state);
	assert_int_equal(fixture_set_up(state), 0);
	world_start(world, *state, rules);
}

/* --- the role --- */

static inline pid_t start_as(struct world *world, bool once)
{
	pid_t pid = fork();

	if (pid == 0) {
		alarm(60); /* also when the test failed, and waits no more */
		close(world->fake.life);
		if (!freopen(world->log, "a", stderr))
			_exit(99);
		process_catch_signals();
		_exit(role_deliver(&world->settings, once));
	}
	return pid;
}

/* The daemon's way; its pid. */
static inline pid_t start(struct world *world)
{
	return start_as(world, false);
}

/* Waits for its end; its exit code. */
static inline int ended(pid_t pid)
{
	int status;

	waitpid(pid, &status, 0);
	assert_true(WIFEXITED(status));
	return WEXITSTATUS(status);
}

static inline int once(struct world *world)
{
	return ended(start_as(world, true));
}

/* SIGTERM ends it soon, with 0. */
static inline void stop(pid_t pid)
{
	int64_t begin = clock_monotonic_ms();

	kill(pid, SIGTERM);
	assert_int_equal(ended(pid), 0);
	assert_true(clock_monotonic_ms() - begin < 2000);
}

static inline void kill_it(pid_t pid)
{
	kill(pid, SIGKILL);
	waitpid(pid, NULL, 0);
}

/* --- what there is --- */

static inline int lines_with(struct world *world, const char *text)
{
	struct buffer log = {0};
	int count = 0;

	DO(world->f, file_read(world->log, 1 << 20, &log, &world->f->err));
	for (char *at = log.data; at && (at = strstr(at, text)); at += strlen(text))
		count++;
	buffer_free(&log);
	return count;
}

static inline int rows(struct world *world, const char *where)
{
	char sql[300];

	snprintf(sql, sizeof(sql), "SELECT count(*) FROM outbox WHERE %s", where);
	return (int)fixture_number(world->f->path, sql);
}

static inline struct spool_health health(struct world *world)
{
	struct spool_health found;

	DO(world->f, spool_health_read(world->spool, "smtp", &found, &world->f->err));
	return found;
}

static inline bool recorded_has(struct world *world, const char *name, const char *text)
{
	struct buffer data = fake_recorded(&world->fake, name);
	bool has = strstr(data.data, text) != NULL;

	buffer_free(&data);
	return has;
}

/* --- waiting for it: of these, `patience` says how many ms at most --- */

#define UNTIL(patience, condition)                                                                 \
	do {                                                                                       \
		int64_t until_end = clock_monotonic_ms() + (patience);                             \
                                                                                                   \
		while (!(condition) && clock_monotonic_ms() < until_end)                           \
			usleep(10000);                                                             \
		if (!(condition))                                                                  \
			fail_msg("waited in vain for %s", #condition);                             \
	} while (0)

/* --- mails --- */

static inline void mail_to(struct world *world, const char *reference, const char *id,
			   const char *to)
{
	char mail[200];

	snprintf(mail, sizeof(mail), "Message-ID: <%s>\r\n\r\nDag.\r\n", id);
	fixture_outgoing(world->f, reference, id, to, NOW, mail);
}

/* m0@limburg.be and so on. */
static inline void mails(struct world *world, int count)
{
	for (int i = 0; i < count; i++) {
		char id[30];

		snprintf(id, sizeof(id), "m%d@limburg.be", i);
		mail_to(world, NULL, id, "ouder@burger.example");
	}
}

#define DELIVER_TEST(test) cmocka_unit_test_setup_teardown(test, fixture_set_up, fixture_tear_down)

#endif
