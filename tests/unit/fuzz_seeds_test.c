/* Every target of `make fuzz` on all mails and documents of the project, and on what a fuzzer once broke
 * something with (tests/fuzz/found). A broken promise or a crash ends the test. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/file.h"
#include "base/memory.h"
#include "fuzz/targets.h"

enum { SEED_MOST = 4 * 1024 * 1024, SEEDS_LEAST = 100 };

static const char *const folders[] = {"tests/golden", "tests/corpus", "tests/corpus/documents",
				      "tests/fuzz/found"};

/* How many files of the folder there were. */
static int run_folder(fuzz_target *target, const char *folder)
{
	struct dirent *entry;
	DIR *dir = opendir(folder);
	int count = 0;

	while (dir && (entry = readdir(dir)) != NULL) {
		struct buffer path = {0}, text = {0};
		struct error err;

		buffer_format(&path, "%s/%s", folder, entry->d_name);
		if (entry->d_name[0] != '.' && file_read(path.data, SEED_MOST, &text, &err) == 0) {
			target((const uint8_t *)(text.data ? text.data : ""), text.length);
			count++;
		}
		buffer_free(&path);
		buffer_free(&text);
	}
	if (dir)
		closedir(dir);
	return count;
}

static void seeds_break_nothing(void **state)
{
	const struct fuzz_named *named = *state;
	int count = 0;

	for (size_t i = 0; i < sizeof(folders) / sizeof(folders[0]); i++)
		count += run_folder(named->target, folders[i]);
	assert_true(count >= SEEDS_LEAST);
}

int main(void)
{
	struct CMUnitTest tests[20];
	struct fuzz_named own[20];
	size_t count = 0;

	fuzz_prepare();
	for (const struct fuzz_named *named = fuzz_targets; named->name; named++) {
		own[count] = *named;
		tests[count] = (struct CMUnitTest){.name = named->name,
						   .test_func = seeds_break_nothing,
						   .initial_state = &own[count]};
		count++;
	}
	return _cmocka_run_group_tests("seeds", tests, count, NULL, NULL);
}
