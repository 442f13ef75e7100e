/* intake_tries: a mail that kills its intake is known as such, whatever else is taken up meanwhile. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "roles/intake_tries.h"

static int make_folder(void **state)
{
	char *folder = strdup("/tmp/loket-tries.XXXXXX");

	*state = folder;
	return mkdtemp(folder) ? 0 : -1;
}

static int remove_folder(void **state)
{
	char path[100];

	snprintf(path, sizeof(path), "%s/tries", (char *)*state);
	unlink(path);
	rmdir(*state);
	free(*state);
	return 0;
}

/* A process that dies over `name`; how often one had died over it before. */
static int die_over(const char *folder, const char *name)
{
	struct intake_tries tries;
	int deaths;

	intake_tries_open(&tries, folder);
	deaths = intake_tries_deaths(&tries, name);
	intake_tries_begin(&tries, name);
	intake_tries_close(&tries);
	return deaths;
}

static void each_death_counts(void **state)
{
	for (int i = 0; i < 4; i++)
		assert_int_equal(die_over(*state, "a@x.be.1.1"), i);
}

static void another_mail_on_the_way_does_not_clear_it(void **state)
{
	struct intake_tries tries;

	die_over(*state, "a@x.be.1.1");
	assert_true(intake_tries_open(&tries, *state));
	intake_tries_begin(&tries, "b@x.be.1.1");
	intake_tries_clear(&tries, "b@x.be.1.1");
	intake_tries_end(&tries);
	assert_int_equal(intake_tries_deaths(&tries, "a@x.be.1.1"), 1);
	assert_int_equal(intake_tries_deaths(&tries, "b@x.be.1.1"), 0);
	intake_tries_begin(&tries, "a@x.be.1.1");
	intake_tries_close(&tries);
	assert_true(intake_tries_open(&tries, *state));
	assert_int_equal(intake_tries_deaths(&tries, "a@x.be.1.1"), 2);
	intake_tries_close(&tries);
}

static void a_mail_that_ends_well_is_cleared(void **state)
{
	struct intake_tries tries;

	die_over(*state, "a@x.be.1.1");
	intake_tries_open(&tries, *state);
	intake_tries_begin(&tries, "a@x.be.1.1");
	intake_tries_clear(&tries, "a@x.be.1.1");
	intake_tries_end(&tries);
	intake_tries_close(&tries);
	assert_false(intake_tries_open(&tries, *state));
	assert_int_equal(intake_tries_deaths(&tries, "a@x.be.1.1"), 0);
	intake_tries_close(&tries);
}

static void several_that_kill_are_all_known(void **state)
{
	static const char *const names[] = {"a@x.be.1.1", "b@x.be.1.1", "c@x.be.1.1"};

	for (int deaths = 0; deaths < 10; deaths++) {
		for (size_t i = 0; i < 3; i++)
			assert_int_equal(die_over(*state, names[i]), deaths);
	}
}

static void more_than_fit_forget_the_least(void **state)
{
	char name[40];

	for (int i = 0; i < 3; i++)
		die_over(*state, "worst@x.be.1.1");
	for (int i = 0; i < 3 * TRIES_SUSPECTS; i++) {
		snprintf(name, sizeof(name), "m%d@x.be.1.1", i);
		assert_int_equal(die_over(*state, name), 0);
	}
	assert_int_equal(die_over(*state, "worst@x.be.1.1"), 3);
}

static void what_is_not_ours_counts_as_nothing(void **state)
{
	static const char *const contents[] = {"", "\n", "3\n", "-1 a@x.be.1.1 -\n", "x y z"};
	struct intake_tries tries;
	char path[100];

	snprintf(path, sizeof(path), "%s/tries", (char *)*state);
	for (size_t i = 0; i < sizeof(contents) / sizeof(contents[0]); i++) {
		FILE *file = fopen(path, "w");

		fputs(contents[i], file);
		fclose(file);
		assert_false(intake_tries_open(&tries, *state));
		assert_int_equal(intake_tries_deaths(&tries, "a@x.be.1.1"), 0);
		intake_tries_close(&tries);
	}
}

static void without_a_file_nothing_is_counted(void **state)
{
	struct intake_tries tries;

	(void)state;
	assert_false(intake_tries_open(&tries, "/proc/nowhere"));
	intake_tries_begin(&tries, "a@x.be.1.1");
	intake_tries_end(&tries);
	assert_int_equal(intake_tries_deaths(&tries, "a@x.be.1.1"), 0);
	intake_tries_close(&tries);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(each_death_counts, make_folder, remove_folder),
	    cmocka_unit_test_setup_teardown(another_mail_on_the_way_does_not_clear_it, make_folder,
					    remove_folder),
	    cmocka_unit_test_setup_teardown(a_mail_that_ends_well_is_cleared, make_folder,
					    remove_folder),
	    cmocka_unit_test_setup_teardown(several_that_kill_are_all_known, make_folder,
					    remove_folder),
	    cmocka_unit_test_setup_teardown(more_than_fit_forget_the_least, make_folder,
					    remove_folder),
	    cmocka_unit_test_setup_teardown(what_is_not_ours_counts_as_nothing, make_folder,
					    remove_folder),
	    cmocka_unit_test(without_a_file_nothing_is_counted),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
