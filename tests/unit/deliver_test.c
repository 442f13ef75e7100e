/* What deliver sends, puts off, is refused, and what a person is told of it. */
#include "deliver_fixture.h"
#include "process_state.h"

static void what_is_due_is_sent_over_one_connection_and_marked(void **state)
{
	struct world world;

	world_start(&world, *state, NULL);
	mails(&world, 20);
	fixture_outgoing(world.f, NULL, "later@limburg.be", "x@burger.example", NOW + 100,
			 "A: b\r\n\r\n");
	fixture_execute(world.f->path,
			"UPDATE outbox SET attempts = 1 WHERE message_id = 'later@limburg.be'");
	assert_int_equal(once(&world), 1); /* one waits for its time */
	assert_int_equal(fake_accepted(&world.fake), 20);
	assert_true(
	    recorded_has(&world, "accepted", "bemiddeling@limburg.be ouder@burger.example"));
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

/* Sent or not, from then on it cannot be undone. */
static void a_mail_of_a_decision_is_claimed_before_it_is_tried(void **state)
{
	static const char *const rules[] = {"rcpt~twee@#1=450 4.2.1 busy", NULL};
	struct world world;

	world_start(&world, *state, rules);
	mail_to(&world, NULL, "1@limburg.be", "een@burger.example");
	mail_to(&world, NULL, "2@limburg.be", "twee@burger.example");
	fixture_execute(world.f->path,
			"INSERT INTO decision (id, dossier, who, what, at, until, loket, mailbox,"
			" instrument, state) VALUES (7, '26-00001-0', 'x', 'x', 1, 2, 'l', 'm',"
			" 'bemiddeling', 'ontvangen');"
			"UPDATE outbox SET decision = 7 WHERE message_id = '2@limburg.be'");
	assert_int_equal(once(&world), 1);
	assert_int_equal(rows(&world, "state = 'wacht' AND decision = 7 AND claimed = 1"), 1);
	assert_int_equal(rows(&world, "state = 'verzonden' AND claimed = 0"), 1);
	world_stop(&world);
}

static void failure_36_five_recipients_three_delivered_one_retried_one_reported(void **state)
{
	static const char *const rules[] = {"rcpt~een@=550 5.1.1 <een@burger.example> unknown",
					    "rcpt~twee@#1=450 4.2.1 busy",
					    "rcpt~drie@#1=432 4.3.2 limit", NULL};
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
	assert_true(health(&world).healthy);
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
	struct world world;

	world_start(&world, *state, rules);
	mail_to(&world, NULL, "1@limburg.be", "een@burger.example");
	mail_to(&world, NULL, "2@limburg.be", "twee@burger.example");
	assert_int_equal(once(&world), 1);
	assert_int_equal(rows(&world, "state = 'wacht' AND attempts = 0 AND due = 2000000"), 2);
	assert_int_equal(fake_number(&world.fake, "connections"),
			 1); /* the first says it for all */
	assert_false(health(&world).healthy);
	assert_string_equal(health(&world).fault, "554 5.3.2 in the greeting");
	assert_int_equal(health(&world).since, NOW);
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
	assert_true(health(&world).healthy);
	assert_int_equal(health(&world).last_success, NOW + 8 * 60 * 60);
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
	UNTIL(10000, fake_accepted(&world.fake) == 1); /* it tries again by itself */
	stop(pid);
	assert_int_equal(fake_number(&world.fake, "connections"), 3);
	assert_int_equal(lines_with(&world, "WARN smtp-fault"), 1);
	assert_int_equal(lines_with(&world, "ALARM"), 0);
	assert_int_equal(lines_with(&world, "smtp-back"), 1);
	world_stop(&world);
}

static void a_wake_up_sends_at_once(void **state)
{
	char wake[SPOOL_PATH];
	struct world world;
	int64_t begin;
	pid_t pid;

	world_start(&world, *state, NULL);
	spool_path(world.spool, SPOOL_WAKE, "deliver", wake);
	mail_to(&world, NULL, "0@limburg.be", "een@burger.example");
	pid = start(&world);
	UNTIL(10000, fake_accepted(&world.fake) == 1);
	/* until it sleeps with nothing to do: its own scan comes in 30 s */
	UNTIL(10000, rows(&world, "state = 'verzonden'") == 1 && is_asleep(pid));
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
	struct world world;

	world_start(&world, *state, rules);
	fixture_dossier(world.f, "{}", reference);
	mail_to(&world, reference, "1@limburg.be", "een@burger.example");
	mail_to(&world, reference, "2@limburg.be", "een@burger.example");
	mail_to(&world, reference, "3@limburg.be", "desk@limburg.be");
	assert_int_equal(once(&world), 1);
	assert_int_equal(fake_accepted(&world.fake), 1); /* only that to the desk */
	assert_true(recorded_has(&world, "accepted", "desk@limburg.be"));
	fixture_set_now(NOW + 100);
	assert_int_equal(once(&world), 0);
	assert_true(recorded_has(&world, "2.eml", "<1@limburg.be>"));
	assert_true(recorded_has(&world, "3.eml", "<2@limburg.be>"));
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
	struct world world;

	world_start(&world, *state, rules);
	mail_to(&world, NULL, "1@limburg.be", "een@burger.example");
	mail_to(&world, NULL, "2@limburg.be", "twee@burger.example");
	assert_int_equal(once(&world), 1);
	assert_int_equal(rows(&world, "state = 'wacht' AND attempts = 1"), 2);
	assert_int_equal(lines_with(&world, "ALARM smtp-sender"), 1);
	assert_false(health(&world).healthy);
	assert_non_null(strstr(health(&world).fault, "bemiddeling@limburg.be"));
	fixture_set_now(NOW + 100);
	assert_int_equal(once(&world), 0);
	assert_int_equal(fake_accepted(&world.fake), 2);
	world_stop(&world);
}

static void a_missing_secret_is_an_outage_that_heals(void **state)
{
	char path[FIXTURE_PATH + 10];
	struct world world;
	FILE *file;

	world_start(&world, *state, NULL);
	world.settings.smtp.auth = AUTH_PASSWORD;
	world.settings.smtp.username = "loket";
	world.settings.smtp.secret = "smtp";
	mail_to(&world, NULL, "1@limburg.be", "een@burger.example");
	assert_int_equal(once(&world), 1);
	assert_int_equal(fake_number(&world.fake, "connections"), 0);
	assert_false(health(&world).healthy);
	assert_non_null(strstr(health(&world).fault, "smtp"));
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

/* It is refused and the desk is told; it stands in nobody's way. */
static void a_damaged_key_refuses_its_mail_only(void **state)
{
	struct store_outgoing refused;
	struct world world;
	char damage[150];

	world_start(&world, *state, NULL);
	mails(&world, 3);
	snprintf(damage, sizeof(damage),
		 "PRAGMA ignore_check_constraints = 1;"
		 "UPDATE key SET bytes = zeroblob(5) WHERE id = %lld",
		 (long long)fixture_number(world.f->path, "SELECT key FROM outbox WHERE id = 2"));
	fixture_execute(world.f->keys, damage);
	assert_int_equal(once(&world), 0);
	assert_int_equal(fake_accepted(&world.fake), 2);
	assert_int_equal(rows(&world, "state = 'verzonden'"), 2);
	assert_int_equal(rows(&world, "id = 2 AND state = 'geweigerd' AND told = 0"
				      "  AND result LIKE '%a key has a wrong length'"),
			 1);
	assert_int_equal(lines_with(&world, "mail-refused"), 1);
	/* for the notice to the desk */
	assert_int_equal(
	    store_next_refused(world.f->store, world.f->arena, &refused, &world.f->err), 1);
	assert_int_equal(refused.id, 2);
	assert_null(refused.to);
	world_stop(&world);
}

static void without_a_store_it_ends(void **state)
{
	struct world world;

	world_start(&world, *state, NULL);
	world.settings.store = "/nowhere/loket.db";
	assert_int_equal(once(&world), 1);
	assert_int_equal(lines_with(&world, "ALARM start-refused"), 1);
	world_stop(&world);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    DELIVER_TEST(what_is_due_is_sent_over_one_connection_and_marked),
	    DELIVER_TEST(a_mail_of_a_decision_is_claimed_before_it_is_tried),
	    DELIVER_TEST(failure_36_five_recipients_three_delivered_one_retried_one_reported),
	    DELIVER_TEST(failure_35_without_a_server_nothing_is_lost_and_no_attempt_is_burnt),
	    DELIVER_TEST(failure_35_a_short_outage_is_a_line_and_no_alarm),
	    DELIVER_TEST(a_wake_up_sends_at_once),
	    DELIVER_TEST(failure_35_the_order_of_one_dossier_and_recipient_is_kept),
	    DELIVER_TEST(a_mail_that_kills_the_connection_lets_the_others_pass),
	    DELIVER_TEST(five_days_of_4xx_end_as_refused),
	    DELIVER_TEST(a_sender_that_the_server_does_not_take_waits_and_is_told_once),
	    DELIVER_TEST(a_missing_secret_is_an_outage_that_heals),
	    DELIVER_TEST(a_damaged_key_refuses_its_mail_only),
	    DELIVER_TEST(without_a_store_it_ends),
	};

	return cmocka_run_group_tests(tests, fake_prepare, fake_clean);
}
