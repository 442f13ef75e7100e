/* Deliver with several mails under way: what becomes of the others when one hangs, is lost, or the
 * role ends. */
#include "deliver_fixture.h"

/* Two hundred wait: other connections are opened, and each mail goes out once. */
static void a_backlog_takes_more_connections_and_nothing_twice(void **state)
{
	static const char *const rules[] = {"--offer", "PIPELINING", NULL};
	struct world world;

	world_start(&world, *state, rules);
	mails(&world, 200);
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
	mails(&world, 100);
	pid = start(&world);
	UNTIL(10000, rows(&world, "state = 'verzonden'") == 99);
	assert_int_equal(rows(&world, "state = 'wacht' AND message_id = 'm50@limburg.be'"), 1);
	kill_it(pid);
	world_stop(&world);
}

/* Several at once, too: no mail is lost with them, none is refused, nobody is alarmed. */
static void mails_that_kill_their_connections_let_the_others_pass(void **state)
{
	static const char *const rules[] = {"body~<m9=CUT", NULL};
	struct world world;
	pid_t pid;

	world_start(&world, *state, rules);
	mails(&world, 100);
	pid = start(&world);
	UNTIL(20000, rows(&world, "state = 'verzonden'") == 89); /* all but m9, m90 ... m99 */
	stop(pid);
	assert_int_equal(lines_with(&world, "ALARM"), 0);
	assert_int_equal(rows(&world, "state = 'geweigerd'"), 0);
	assert_int_equal(fake_accepted(&world.fake), 89);
	world_stop(&world);
}

/* The first of all, when one connection would be enough: the same. */
static void a_slow_first_mail_does_not_hold_up_the_others(void **state)
{
	static const char *const rules[] = {"body~<m0@=SILENT", NULL};
	struct world world;
	pid_t pid;

	world_start(&world, *state, rules);
	mails(&world, 5);
	pid = start(&world);
	UNTIL(8000, rows(&world, "state = 'verzonden'") == 4);
	kill_it(pid);
	world_stop(&world);
}

/* --- one connection fails while another one waits long --- */

static const struct failure_case {
	const char *rule;
	int sent; /* of 100 */
	int told; /* lines of a fault */
} failures[] = {
    {"body~<m60@#1=CUT", 98, 1}, /* the mail comes back in some seconds */
    {"body~<m60@#1=421 4.3.2 closing", 98, 1},
    {"greeting~3=421 4.3.2 no", 99, 0}, /* with two that work: one too many */
    {"greeting~3=CUT", 99, 0},
};

/* The clock of the mails stands still in these tests, so that none comes back by itself. */
static void a_failed_connection_does_not_wait_for_the_slowest(void **state)
{
	for (size_t i = 0; i < sizeof(failures) / sizeof(failures[0]); i++) {
		const char *rules[] = {"body~<m30@=SILENT", failures[i].rule, NULL};
		struct world world;
		pid_t pid;

		world_again(&world, state, rules);
		mails(&world, 100);
		pid = start(&world);
		UNTIL(8000, rows(&world, "state = 'verzonden'") == failures[i].sent);
		assert_int_equal(lines_with(&world, "smtp-fault"), failures[i].told);
		assert_int_equal(lines_with(&world, "ALARM"), 0);
		assert_int_equal(fake_accepted(&world.fake), failures[i].sent);
		kill_it(pid);
		world_stop(&world);
	}
}

/* A server that closes what it has, one by one, and opens nothing any more: that is an outage. */
static void a_server_that_goes_away_ends_once(void **state)
{
	static const char *const rules[] = {"body~[05]@=421 4.3.2 closing",
					    "greeting~[^12]=421 4.3.2 no", NULL};
	struct world world;

	world_start(&world, *state, rules);
	mails(&world, 40);
	assert_int_equal(once(&world), 1);
	assert_false(health(&world).healthy);
	assert_int_equal(fake_number(&world.fake, "connections"), 3);
	assert_int_equal(fake_accepted(&world.fake), 4); /* m1 to m4 */
	assert_int_equal(rows(&world, "state = 'verzonden'"), 4);
	assert_int_equal(rows(&world, "state = 'wacht' AND attempts = 0"), 34);
	world_stop(&world);
}

/* --- a server that takes few connections at a time --- */

static void a_limit_of_connections_is_no_fault(void **state)
{
	for (int i = 0; i < 4; i++) {
		const char *rules[] = {"--limit", i / 2 ? "2" : "1", "--offer", "PIPELINING", NULL};
		struct world world;
		pid_t pid;

		world_again(&world, state, rules);
		mails(&world, 100);
		pid = start_as(&world, i % 2);
		if (i % 2)
			assert_int_equal(ended(pid), 0);
		UNTIL(10000, rows(&world, "state = 'verzonden' AND attempts = 1") == 100);
		if (!(i % 2))
			stop(pid);
		assert_int_equal(fake_accepted(&world.fake), 100);
		assert_int_equal(lines_with(&world, "smtp-fault"), 0);
		assert_int_equal(lines_with(&world, "ALARM"), 0);
		assert_int_equal(lines_with(&world, "smtp-back"), 0);
		assert_true(lines_with(&world, "smtp-crowded") > 0);
		/* some more are tried, ever more seldom */
		assert_in_range(fake_number(&world.fake, "connections"), 2, 20);
		assert_true(health(&world).healthy);
		world_stop(&world);
	}
}

/* --- the end of the role --- */

/* The store fails, or SIGTERM comes, while the server thinks about a mail: that is marked first. */
static void what_is_under_way_is_marked_before_the_role_ends(void **state)
{
	static const char *const rules[] = {"body~<m60@=HELD", NULL};

	for (int i = 0; i < 4; i++) {
		bool fault = i / 2;
		char wake[SPOOL_PATH], go[FAKE_PATH];
		struct world world;
		pid_t pid;

		world_again(&world, state, rules);
		mails(&world, 100);
		fixture_execute(world.f->path, "UPDATE outbox SET due = due + 1000, attempts = 1"
					       "  WHERE message_id = 'm99@limburg.be'");
		pid = start_as(&world, i % 2);
		UNTIL(10000, rows(&world, "state = 'verzonden'") == 98);
		if (fault) {
			fixture_execute(world.f->keys, "ALTER TABLE key RENAME TO gone");
			fixture_execute(world.f->path, "UPDATE outbox SET due = 0");
			spool_path(world.spool, SPOOL_WAKE, "deliver", wake);
			wake_touch(wake);
			UNTIL(10000, lines_with(&world, "store-fault") > 0);
		} else {
			kill(pid, SIGTERM);
		}
		fake_path(&world.fake, "go", go);
		wake_touch(go);
		assert_int_equal(ended(pid), fault || i % 2);
		assert_int_equal(fake_accepted(&world.fake), 99);
		assert_int_equal(rows(&world, "state = 'verzonden'"), 99);
		world_stop(&world);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    DELIVER_TEST(a_backlog_takes_more_connections_and_nothing_twice),
	    DELIVER_TEST(one_slow_mail_does_not_hold_up_the_others),
	    DELIVER_TEST(mails_that_kill_their_connections_let_the_others_pass),
	    DELIVER_TEST(a_slow_first_mail_does_not_hold_up_the_others),
	    DELIVER_TEST(a_failed_connection_does_not_wait_for_the_slowest),
	    DELIVER_TEST(a_server_that_goes_away_ends_once),
	    DELIVER_TEST(a_limit_of_connections_is_no_fault),
	    DELIVER_TEST(what_is_under_way_is_marked_before_the_role_ends),
	};

	return cmocka_run_group_tests(tests, fake_prepare, fake_clean);
}
