/* Secrets: one line, read only from a file that nobody else can read. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "base/memory.h"
#include "settings/settings.h"

static char folder[] = "/tmp/loket-secrets-XXXXXX";
static char path[100];
static struct settings settings = {.secrets = folder};

static void write_secret(const void *data, size_t length, mode_t mode)
{
	FILE *file;

	unlink(path);
	file = fopen(path, "w");
	assert_non_null(file);
	assert_int_equal(fwrite(data, 1, length, file), length);
	assert_int_equal(fclose(file), 0);
	assert_int_equal(chmod(path, mode), 0);
}

static void assert_secret(const char *wanted)
{
	struct buffer out = {0};
	struct error err = {0};

	if (settings_secret(&settings, "s", &out, &err) < 0)
		fail_msg("%s", err.text);
	assert_int_equal(out.length, strlen(wanted));
	assert_memory_equal(out.data, wanted, out.length + 1);
	buffer_free(&out);
}

/* Refused for now, with the file and what to do, and without a byte of what is in it. */
static void assert_refused(const char *words)
{
	struct buffer out = {0};
	struct error err = {0};

	assert_int_equal(settings_secret(&settings, "s", &out, &err), -1);
	assert_int_equal(err.kind, ERROR_RETRY);
	assert_int_equal(out.length, 0);
	if (!strstr(err.text, words) || !strstr(err.text, path) || strstr(err.text, "geheim"))
		fail_msg("wanted \"%s\": %s", words, err.text);
	buffer_free(&out);
}

static void one_line_is_read_without_its_end(void **unused)
{
	static const struct {
		const char *data, *wanted;
	} cases[] = {
	    {"geheim\n", "geheim"},
	    {"geheim", "geheim"},
	    {"geheim\r\n", "geheim"},
	    {" met blanken \n", " met blanken "},
	    {"g\xC3\xA9h\xE2\x82\xAC\"\\m", "g\xC3\xA9h\xE2\x82\xAC\"\\m"},
	};

	(void)unused;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		write_secret(cases[i].data, strlen(cases[i].data), 0600);
		assert_secret(cases[i].wanted);
	}
}

static void what_is_not_one_line_is_refused(void **unused)
{
	static const struct {
		const char *data;
		size_t length;
	} cases[] = {
	    {"", 0},	       {"\n", 1},	  {"geheim\ngeheim\n", 14},
	    {"geheim\n\n", 8}, {"ge\theim", 7},	  {"geheim\0x", 8},
	    {"geheim\x1b", 7}, {"geheim\xFF", 7}, {"ge\rheim\n", 8},
	};
	char large[4098];

	(void)unused;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		write_secret(cases[i].data, cases[i].length, 0600);
		assert_refused("one line");
	}
	memset(large, 'x', sizeof(large));
	write_secret(large, sizeof(large), 0600);
	assert_refused("larger than");
	write_secret(large, 4096, 0600);
	large[4096] = '\0';
	assert_secret(large);
}

static void a_mode_wider_than_0600_is_refused(void **unused)
{
	static const mode_t wide[] = {0640, 0604, 0644, 0700, 0610, 0602, 04600};
	static const mode_t narrow[] = {0600, 0400};

	(void)unused;
	for (size_t i = 0; i < sizeof(wide) / sizeof(wide[0]); i++) {
		write_secret("geheim\n", 7, wide[i]);
		assert_refused("chmod 600");
	}
	for (size_t i = 0; i < sizeof(narrow) / sizeof(narrow[0]); i++) {
		write_secret("geheim\n", 7, narrow[i]);
		assert_secret("geheim");
	}
}

static void what_is_no_plain_file_is_refused(void **unused)
{
	(void)unused;
	unlink(path);
	assert_refused("missing");
	assert_int_equal(symlink("/etc/hostname", path), 0);
	assert_refused("link");
	unlink(path);
	assert_int_equal(mkfifo(path, 0600), 0);
	assert_refused("not a plain file");
	unlink(path);
	assert_int_equal(mkdir(path, 0700), 0);
	assert_refused("not a plain file");
	rmdir(path);
}

static void a_mended_secret_is_read_at_once(void **unused)
{
	struct buffer out = {0};
	struct error err = {0};

	(void)unused;
	write_secret("een\n", 4, 0600);
	assert_int_equal(settings_secret(&settings, "s", &out, &err), 0);
	write_secret("twee\n", 5, 0600);
	assert_int_equal(settings_secret(&settings, "s", &out, &err), 0);
	assert_string_equal(out.data, "twee");
	buffer_free(&out);
}

static void a_name_cannot_leave_the_folder(void **unused)
{
	static const char *const names[] = {"../s", "/etc/shadow", ".s", "..", "a/b", "master"};
	struct buffer out = {0};
	struct error err = {0};

	(void)unused;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		assert_int_equal(settings_secret(&settings, names[i], &out, &err), -1);
		assert_non_null(strstr(err.text, "no good name"));
	}
	buffer_free(&out);
}

/* Whoever owns the folder can put another file in it. */
static void a_folder_of_another_user_is_refused(void **unused)
{
	static const struct {
		uid_t owner;
		int result;
	} cases[] = {{65533, -1}, {65534, 0}, {0, 0}};

	(void)unused;
	if (geteuid() != 0)
		skip();
	unlink(path);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct error err = {0};
		int result;

		assert_int_equal(chown(folder, cases[i].owner, 65534), 0);
		assert_int_equal(chmod(folder, 0750), 0);
		assert_int_equal(setegid(65534), 0);
		assert_int_equal(seteuid(65534), 0);
		result = settings_secrets_examine(&settings, &err);
		assert_int_equal(seteuid(0), 0);
		assert_int_equal(setegid(0), 0);
		if (result != cases[i].result ||
		    (result < 0 && !strstr(err.text, "chown it to the user of loketd")))
			fail_msg("%u: %d, %s", (unsigned)cases[i].owner, result, err.text);
	}
}

static int make_folder(void **unused)
{
	(void)unused;
	snprintf(path, sizeof(path), "%s/s", mkdtemp(folder));
	return 0;
}

static int remove_folder(void **unused)
{
	(void)unused;
	unlink(path);
	return rmdir(folder);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(one_line_is_read_without_its_end),
	    cmocka_unit_test(what_is_not_one_line_is_refused),
	    cmocka_unit_test(a_mode_wider_than_0600_is_refused),
	    cmocka_unit_test(what_is_no_plain_file_is_refused),
	    cmocka_unit_test(a_mended_secret_is_read_at_once),
	    cmocka_unit_test(a_name_cannot_leave_the_folder),
	    cmocka_unit_test(a_folder_of_another_user_is_refused),
	};

	return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
