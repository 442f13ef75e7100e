/* The deliver role on a real store against a scripted server: what is sent, put off, refused,
 * and what a person is told. */
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

static void world_start(struct world *world, struct fixture *f, const char *const *rules)
{
	memset(world, 0, sizeof(*world));
	world->f = f;
	fixture_set_now(NOW);
	fake_start(&world->fake, rules);
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

static void world_stop(struct world *world)
{
	fake_stop(&world->fake);
}

/* One `--once` in a process of its own, as the daemon runs it; its exit code. */
static int once(struct world *world)
{
	pid_t pid = fork();
	int status;

	if (pid == 0) {
		if (!freopen(world->log, "a", stderr))
			_exit(99);
		_exit(role_deliver(&world->settings, true));
	}
	waitpid(pid, &status, 0);
	assert_true(WIFEXITED(status));
	return WEXITSTATUS(status);
}

/* The daemon's way; its pid. */
static pid_t start(struct world *world)
{
	pid_t pid = fork();

	if (pid == 0) {
		if (!freopen(world->log, "a", stderr))
			_exit(99);
		process_catch_signals();
		_exit(role_deliver(&world->settings, false));
	}
	return pid;
}

/* SIGTERM ends it soon, with 0. */
static void stop(pid_t pid)
{
	int64_t begin = clock_monotonic_ms();
	int status;

	kill(pid, SIGTERM);
	waitpid(pid, &status, 0);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 0);
	assert_true(clock_monotonic_ms() - begin < 2000);
}

static void until_connections(struct world *world, int wanted)
{
	for (int i = 0; i < 1000 && fake_number(&world->fake, "connections") < wanted; i++)
		usleep(10000);
	assert_int_equal(fake_number(&world->fake, "connections"), wanted);
}

static int lines_with(struct world *world, const char *text)
{
	struct buffer log = {0};
	int count = 0;

	DO(world->f, file_read(world->log, 1 << 20, &log, &world->f->err));
	for (char *at = log.data; at && (at = strstr(at, text)); at += strlen(text))
		count++;
	buffer_free(&log);
	return count;
}

static int64_t rows(struct world *world, const char *where)
{
	char sql[300];

	snprintf(sql, sizeof(sql), "SELECT count(*) FROM outbox WHERE %s", where);
	return fixture_number(world->f->path, sql);
}

static void mail_to(struct world *world, const char *reference, const char *id, const char *to)
{
	char mail[200];

	snprintf(mail, sizeof(mail), "Message-ID: <%s>\r\n\r\nDag.\r\n", id);
	fixture_outgoing(world->f, reference, id, to, NOW, mail);
}

static bool accepted_has(struct world *world, const char *text)
{
	struct buffer data = fake_recorded(&world->fake, "accepted");
	bool has = strstr(data.data, text) != NULL;

	buffer_free(&data);
	return has;
}

static void what_is_due_is_sent_over_one_connection_and_marked(void **state)
{
	static const char *const none[] = {NULL};
	struct world world;

	world_start(&world, *state, none);
	for (int i = 0; i < 20; i++) {
		char id[30];

		snprintf(id, sizeof(id), "m%d@limburg.be", i);
		mail_to(&world, NULL, id, "ouder@burger.example");
	}
	fixture_outgoing(world.f, NULL, "later@limburg.be", "x@burger.example", NOW + 100,
			 "A: b\r\n\r\n");
	assert_int_equal(once(&world), 1); /* one waits for its time */
	assert_int_equal(fake_accepted(&world.fake), 20);
	assert_true(accepted_has(&world, "bemiddeling@limburg.be ouder@burger.example"));
	assert_int_equal(fake_number(&world.fake, "connections"), 1);
	assert_int_equal(rows(&world, "state = 'verzonden' AND sent = 2000000 AND result = '250'"),
			 20);
	fixture_set_now(NOW + 100);
	assert_int_equal(once(&world), 0);
	assert_int_equal(fake_accepted(&world.fake), 21);
	assert_int_equal(once(&world), 0); /* and nothing twice */
	assert_int_equal(fake_accepted(&world.fake), 21);
	world_stop(&world);
}

static void failure_36_five_recipients_three_delivered_one_retried_one_reported(void **state)
{
	static const char *const rules[] = {"rcpt~een@=550 5.1.1 <een@burger.example> unknown",
					    "rcpt~twee@#1=450 4.2.1 busy",
					    "rcpt~drie@#1=432 4.3.2 limit", NULL};
	struct spool_health health;
	char wake[SPOOL_PATH];
	struct world world;

	world_start(&world, *state, rules);
	mail_to(&world, NULL, "1@limburg.be", "een@burger.example");
	mail_to(&world, NULL, "2@limburg.be", "twee@burger.example");
	mail_to(&world, NULL, "3@limburg.be", "drie@burger.example");
	mail_to(&world, NULL, "4@limburg.be", "vier@burger.example");
	mail_to(&world, NULL, "5@limburg.be", "vijf@burger.example");
	assert_int_equal(once(&world), 1);
	assert_int_equal(fake_accepted(&world.fake), 2);
	assert_int_equal(rows(&world, "state = 'geweigerd' AND result = '550 5.1.1 to RCPT'"), 1);
	assert_int_equal(
	    rows(&world, "state = 'wacht' AND attempts = 1 AND due BETWEEN 2000048 AND 2000072"),
	    2);
	/* the desk is told by intake, which is woken */
	spool_path(world.spool, SPOOL_WAKE, "intake", wake);
	assert_true(file_exists(wake));
	/* one bad recipient is no trouble of the server */
	DO(world.f, spool_health_read(world.spool, "smtp", &health, &world.f->err));
	assert_true(health.healthy);
	fixture_set_now(NOW + 100);
	assert_int_equal(once(&world), 0);
	assert_int_equal(fake_accepted(&world.fake), 4);
	assert_int_equal(rows(&world, "state = 'verzonden'"), 4);
	/* no address, no text of the server */
	assert_int_equal(lines_with(&world, "burger.example"), 0);
	assert_int_equal(lines_with(&world, "unknown"), 0);
	world_stop(&world);
}

static void failure_35_without_a_server_nothing_is_lost_and_no_attempt_is_burnt(void **state)
{
	static const char *const rules[] = {"greeting=554 5.3.2 no", NULL};
	struct spool_health health;
	struct world world;

	world_start(&world, *state, rules);
	mail_to(&world, NULL, "1@limburg.be", "een@burger.example");
	mail_to(&world, NULL, "2@limburg.be", "twee@burger.example");
	assert_int_equal(once(&world), 1);
	assert_int_equal(rows(&world, "state = 'wacht' AND attempts = 0 AND due = 2000000"), 2);
	assert_int_equal(fake_number(&world.fake, "connections"),
			 1); /* the first says it for all */
	DO(world.f, spool_health_read(world.spool, "smtp", &health, &world.f->err));
	assert_false(health.healthy);
	assert_string_equal(health.fault, "554 5.3.2 in the greeting");
	assert_int_equal(health.since, NOW);
	/* one alarm an outage, however often it is tried */
	for (int minutes = 1; minutes <= 5; minutes++) {
		fixture_set_now(NOW + 60 * minutes);
		assert_int_equal(once(&world), 1);
	}
	assert_int_equal(lines_with(&world, "ALARM smtp-outage"), 1);
	fake_stop(&world.fake);
	fake_start(&world.fake, (const char *const[]){NULL});
	world.settings.smtp.port = world.fake.endpoint.port;
	fixture_set_now(NOW + 8 * 60 * 60);
	assert_int_equal(once(&world), 0);
	assert_int_equal(fake_accepted(&world.fake), 2);
	assert_int_equal(lines_with(&world, "smtp-back down_s=28800"), 1);
	DO(world.f, spool_health_read(world.spool, "smtp", &health, &world.f->err));
	assert_true(health.healthy);
	assert_int_equal(health.last_success, NOW + 8 * 60 * 60);
	world_stop(&world);
}

/* A restart of the server is no outage that people must hear of. */
static void failure_35_a_short_outage_is_a_line_and_no_alarm(void **state)
{
	static const char *const rules[] = {"greeting#2=421 4.3.2 no", NULL};
	struct world world;
	pid_t pid;

	world_start(&world, *state, rules);
	mail_to(&world, NULL, "1@limburg.be", "een@burger.example");
	pid = start(&world);
	until_connections(&world, 3); /* it tries again by itself */
	for (int i = 0; i < 500 && fake_accepted(&world.fake) < 1; i++)
		usleep(10000);
	stop(pid);
	assert_int_equal(fake_accepted(&world.fake), 1);
	assert_int_equal(lines_with(&world, "WARN smtp-fault"), 1);
	assert_int_equal(lines_with(&world, "ALARM"), 0);
	assert_int_equal(lines_with(&world, "smtp-back"), 1);
	world_stop(&world);
}

static void a_wake_up_sends_at_once(void **state)
{
	static const char *const none[] = {NULL};
	char wake[SPOOL_PATH];
	struct world world;
	int64_t begin;
	pid_t pid;

	world_start(&world, *state, none);
	spool_path(world.spool, SPOOL_WAKE, "deliver", wake);
	mail_to(&world, NULL, "0@limburg.be", "een@burger.example");
	pid = start(&world);
	for (int i = 0; i < 1000 && fake_accepted(&world.fake) < 1; i++)
		usleep(10000);
	usleep(100 * 1000); /* let it fall asleep: its own scan comes in 30 s */
	mail_to(&world, NULL, "1@limburg.be", "een@burger.example");
	begin = clock_monotonic_ms();
	wake_touch(wake);
	while (fake_accepted(&world.fake) < 2 && clock_monotonic_ms() - begin < 10000)
		usleep(1000);
	assert_true(clock_monotonic_ms() - begin < 1000);
	stop(pid);
	assert_int_equal(fake_number(&world.fake, "connections"), 1);
	world_stop(&world);
}

static void failure_35_the_order_of_one_dossier_and_recipient_is_kept(void **state)
{
	static const char *const rules[] = {"body~1@limburg#1=451 4.3.0 later", NULL};
	char reference[DOSSIER_REFERENCE];
	struct buffer accepted;
	struct world world;

	world_start(&world, *state, rules);
	fixture_dossier(world.f, "{}", reference);
	mail_to(&world, reference, "1@limburg.be", "een@burger.example");
	mail_to(&world, reference, "2@limburg.be", "een@burger.example");
	mail_to(&world, reference, "3@limburg.be", "desk@limburg.be");
	assert_int_equal(once(&world), 1);
	assert_int_equal(fake_accepted(&world.fake), 1); /* only that to the desk */
	assert_true(accepted_has(&world, "desk@limburg.be"));
	fixture_set_now(NOW + 100);
	assert_int_equal(once(&world), 0);
	accepted = fake_recorded(&world.fake, "2.eml");
	assert_non_null(strstr(accepted.data, "<1@limburg.be>"));
	buffer_free(&accepted);
	accepted = fake_recorded(&world.fake, "3.eml");
	assert_non_null(strstr(accepted.data, "<2@limburg.be>"));
	buffer_free(&accepted);
	world_stop(&world);
}

/* A mail at which the server always hangs up does not stand in the way of the next ones. */
static void a_mail_that_kills_the_connection_lets_the_others_pass(void **state)
{
	static const char *const rules[] = {"body~1@limburg=CUT", NULL};
	struct world world;

	world_start(&world, *state, rules);
	mail_to(&world, NULL, "1@limburg.be", "een@burger.example");
	mail_to(&world, NULL, "2@limburg.be", "twee@burger.example");
	mail_to(&world, NULL, "3@limburg.be", "drie@burger.example");
	assert_int_equal(once(&world), 1);
	assert_int_equal(fake_accepted(&world.fake), 2);
	assert_int_equal(rows(&world, "state = 'wacht' AND attempts = 1 AND due > 2000000"), 1);
	world_stop(&world);
}

static void five_days_of_4xx_end_as_refused(void **state)
{
	static const char *const rules[] = {"rcpt=450 4.2.2 full", NULL};
	struct world world;

	world_start(&world, *state, rules);
	mail_to(&world, NULL, "1@limburg.be", "een@burger.example");
	fixture_execute(world.f->path, "UPDATE outbox SET attempts = 100");
	fixture_set_now(1000 + 5 * FIXTURE_DAY - 1); /* created at 1000 */
	fixture_execute(world.f->path, "UPDATE outbox SET due = 0");
	assert_int_equal(once(&world), 1);
	fixture_set_now(1000 + 5 * FIXTURE_DAY);
	fixture_execute(world.f->path, "UPDATE outbox SET due = 0");
	assert_int_equal(once(&world), 0);
	assert_int_equal(
	    rows(&world, "state = 'geweigerd' AND result = '450 4.2.2 to RCPT' AND told = 0"), 1);
	world_stop(&world);
}

static void a_sender_that_the_server_does_not_take_waits_and_is_told_once(void **state)
{
	static const char *const rules[] = {"mail#2=553 5.7.1 not yours", NULL};
	struct spool_health health;
	struct world world;

	world_start(&world, *state, rules);
	mail_to(&world, NULL, "1@limburg.be", "een@burger.example");
	mail_to(&world, NULL, "2@limburg.be", "twee@burger.example");
	assert_int_equal(once(&world), 1);
	assert_int_equal(rows(&world, "state = 'wacht' AND attempts = 1"), 2);
	assert_int_equal(lines_with(&world, "ALARM smtp-sender"), 1);
	DO(world.f, spool_health_read(world.spool, "smtp", &health, &world.f->err));
	assert_false(health.healthy);
	assert_non_null(strstr(health.fault, "bemiddeling@limburg.be"));
	fixture_set_now(NOW + 100);
	assert_int_equal(once(&world), 0);
	assert_int_equal(fake_accepted(&world.fake), 2);
	world_stop(&world);
}

static void a_missing_secret_is_an_outage_that_heals(void **state)
{
	static const char *const rules[] = {NULL};
	char path[FIXTURE_PATH + 10];
	struct spool_health health;
	struct world world;
	FILE *file;

	world_start(&world, *state, rules);
	world.settings.smtp.auth = AUTH_PASSWORD;
	world.settings.smtp.username = "loket";
	world.settings.smtp.secret = "smtp";
	mail_to(&world, NULL, "1@limburg.be", "een@burger.example");
	assert_int_equal(once(&world), 1);
	assert_int_equal(fake_number(&world.fake, "connections"), 0);
	DO(world.f, spool_health_read(world.spool, "smtp", &health, &world.f->err));
	assert_false(health.healthy);
	assert_non_null(strstr(health.fault, "smtp"));
	snprintf(path, sizeof(path), "%s/smtp", world.f->folder);
	file = fopen(path, "w");
	assert_non_null(file);
	fputs("geheim\n", file);
	fclose(file);
	chmod(path, 0600);
	assert_int_equal(once(&world), 0);
	assert_int_equal(fake_accepted(&world.fake), 1);
	world_stop(&world);
}

static void without_a_store_it_ends(void **state)
{
	static const char *const none[] = {NULL};
	struct world world;

	world_start(&world, *state, none);
	world.settings.store = "/nowhere/loket.db";
	assert_int_equal(once(&world), 1);
	assert_int_equal(lines_with(&world, "ALARM start-refused"), 1);
	world_stop(&world);
}

/* Two hundred wait: other connections are opened, and each mail goes out once. */
static void a_backlog_takes_more_connections_and_nothing_twice(void **state)
{
	static const char *const rules[] = {"--offer", "PIPELINING", NULL};
	struct world world;

	world_start(&world, *state, rules);
	for (int i = 0; i < 200; i++) {
		char id[30];

		snprintf(id, sizeof(id), "m%d@limburg.be", i);
		mail_to(&world, NULL, id, "ouder@burger.example");
	}
	assert_int_equal(once(&world), 0);
	assert_int_equal(fake_accepted(&world.fake), 200);
	assert_in_range(fake_number(&world.fake, "connections"), 2, 4);
	assert_int_equal(rows(&world, "state = 'verzonden' AND attempts = 1"), 200);
	assert_int_equal(fixture_number(world.f->path, "SELECT count(*) FROM body"), 0);
	world_stop(&world);
}

/* The server thinks for ever about one mail: the others go out and are marked meanwhile. */
static void one_slow_mail_does_not_hold_up_the_others(void **state)
{
	static const char *const rules[] = {"body~m50@limburg=SILENT", NULL};
	struct world world;
	pid_t pid;

	world_start(&world, *state, rules);
	for (int i = 0; i < 100; i++) {
		char id[30];

		snprintf(id, sizeof(id), "m%d@limburg.be", i);
		mail_to(&world, NULL, id, "ouder@burger.example");
	}
	pid = start(&world);
	for (int i = 0; i < 500 && rows(&world, "state = 'verzonden'") < 99; i++)
		usleep(20000);
	assert_int_equal(rows(&world, "state = 'verzonden'"), 99);
	assert_int_equal(rows(&world, "state = 'wacht' AND message_id = 'm50@limburg.be'"), 1);
	kill(pid, SIGKILL);
	waitpid(pid, NULL, 0);
	world_stop(&world);
}

/* Several at once, too: no mail is lost with them, none is refused, nobody is alarmed. */
static void mails_that_kill_their_connections_let_the_others_pass(void **state)
{
	static const char *const rules[] = {"body~<m9=CUT", NULL};
	struct world world;
	pid_t pid;

	world_start(&world, *state, rules);
	for (int i = 0; i < 100; i++) {
		char id[30];

		snprintf(id, sizeof(id), "m%d@limburg.be", i);
		mail_to(&world, NULL, id, "ouder@burger.example");
	}
	pid = start(&world);
	for (int i = 0; i < 1000 && rows(&world, "state = 'verzonden'") < 89; i++)
		usleep(20000);
	assert_int_equal(rows(&world, "state = 'verzonden'"), 89); /* all but m9, m90 ... m99 */
	stop(pid);
	assert_int_equal(lines_with(&world, "ALARM"), 0);
	assert_int_equal(rows(&world, "state = 'geweigerd'"), 0);
	assert_int_equal(fake_accepted(&world.fake), 89);
	world_stop(&world);
}

#define DELIVER_TEST(test) cmocka_unit_test_setup_teardown(test, fixture_set_up, fixture_tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
	    DELIVER_TEST(what_is_due_is_sent_over_one_connection_and_marked),
	    DELIVER_TEST(failure_36_five_recipients_three_delivered_one_retried_one_reported),
	    DELIVER_TEST(failure_35_without_a_server_nothing_is_lost_and_no_attempt_is_burnt),
	    DELIVER_TEST(failure_35_a_short_outage_is_a_line_and_no_alarm),
	    DELIVER_TEST(a_wake_up_sends_at_once),
	    DELIVER_TEST(failure_35_the_order_of_one_dossier_and_recipient_is_kept),
	    DELIVER_TEST(a_mail_that_kills_the_connection_lets_the_others_pass),
	    DELIVER_TEST(five_days_of_4xx_end_as_refused),
	    DELIVER_TEST(a_sender_that_the_server_does_not_take_waits_and_is_told_once),
	    DELIVER_TEST(a_missing_secret_is_an_outage_that_heals),
	    DELIVER_TEST(a_backlog_takes_more_connections_and_nothing_twice),
	    DELIVER_TEST(one_slow_mail_does_not_hold_up_the_others),
	    DELIVER_TEST(mails_that_kill_their_connections_let_the_others_pass),
	    DELIVER_TEST(without_a_store_it_ends),
	};

	return cmocka_run_group_tests(tests, fake_prepare, fake_clean);
}
