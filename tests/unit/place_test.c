/* Where a path is looked for, in the words of a fault. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include <errno.h>
#include <unistd.h>

#include "base/place.h"

static void a_relative_path_tells_where_it_starts(void **unused)
{
	(void)unused;
	assert_int_equal(chdir("/"), 0);
	assert_string_equal(place_where("etc/x"),
			    " (relative paths start at the working directory, /)");
	assert_string_equal(place_where("/etc/x"), "");
}

/* It stands beside the reason in one message. */
static void the_reason_stays_where_the_folder_is_gone(void **unused)
{
	char folder[] = "/tmp/loket-place-XXXXXX";

	(void)unused;
	assert_non_null(mkdtemp(folder));
	assert_int_equal(chdir(folder), 0);
	assert_int_equal(rmdir(folder), 0);
	errno = EACCES;
	assert_string_equal(place_where("x"), "");
	assert_int_equal(errno, EACCES);
	assert_int_equal(chdir("/"), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_relative_path_tells_where_it_starts),
	    cmocka_unit_test(the_reason_stays_where_the_folder_is_gone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
