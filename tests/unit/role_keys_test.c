/* role_keys: a look at the master key that nobody could take is no wrong key. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "roles/keys.h"
#include "settings/settings.h"
#include "vault/vault.h"

enum fork_does { FORKS, FAILS, IS_KILLED, IS_BURIED };
static enum fork_does fork_does;
static char said[300];

/* In place of the C library's. */
pid_t fork(void)
{
	pid_t pid;

	if (fork_does == FAILS) {
		errno = EAGAIN;
		return -1;
	}
	pid = _Fork();
	if (pid == 0 && fork_does == IS_KILLED)
		raise(SIGKILL);
	if (pid > 0 && fork_does == IS_BURIED)
		signal(SIGCHLD, SIG_IGN); /* the kernel takes it: there is nothing to wait for */
	return pid;
}

static void hear(const char *event, const char *fault)
{
	snprintf(said, sizeof(said), "%s %s", event, fault);
}

static void each_way_to_see_nothing_is_told(void **state)
{
	static const struct {
		enum fork_does fork_does;
		const char *why;
	} rows[] = {{FAILS, "Resource temporarily unavailable"},
		    {IS_KILLED, "the process that looks was killed"},
		    {IS_BURIED, "No child processes"}};
	const struct settings settings = {
	    .store = "/nowhere/loket.db", .keys = "/nowhere/keys.db", .secrets = "/nowhere"};
	char expected[300];

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		fork_does = rows[i].fork_does;
		assert_int_equal(role_keys_look(&settings, hear), ROLE_KEYS_UNSEEN);
		snprintf(expected, sizeof(expected), "key-fault cannot look at the master key: %s",
			 rows[i].why);
		assert_string_equal(said, expected);
	}
}

static void a_key_that_was_seen_is_good_or_wrong(void **state)
{
	char folder[] = "/tmp/loket-keys.XXXXXX", store[100], keys[100];
	struct settings settings = {.store = store, .keys = keys, .secrets = folder};
	FILE *file;

	(void)state;
	fork_does = FORKS;
	assert_non_null(mkdtemp(folder));
	snprintf(store, sizeof(store), "%s/loket.db", folder);
	snprintf(keys, sizeof(keys), "%s/keys.db", folder);
	assert_int_equal(role_keys_look(&settings, hear),
			 ROLE_KEYS_GOOD); /* before the first start */
	file = fopen(keys, "w");
	fputs("no database, but long enough to be taken for one by nobody at all", file);
	fclose(file);
	assert_int_equal(role_keys_look(&settings, hear), ROLE_KEYS_WRONG);
	unlink(keys);
	rmdir(folder);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(each_way_to_see_nothing_is_told),
	    cmocka_unit_test(a_key_that_was_seen_is_good_or_wrong),
	};

	vault_start();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
