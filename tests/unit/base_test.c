/* The ground: text, arenas, synced files, clock. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/clock.h"
#include "base/error.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/text.h"
#include "base/wake.h"

/* --- text -------------------------------------------------------------------------------------- */

static void cleans_text(void **state)
{
	static const struct {
		const char *name, *in, *one, *many;
	} rows[] = {
	    {"plain", "hallo", "hallo", "hallo"},
	    {"line ends", "a\r\nb\rc\nd", "a b c d", "a\nb\nc\nd"},
	    {"controls go", "a\x01\x1b[31mb\x7f", "a[31mb", "a[31mb"},
	    {"C1 goes",
	     "a\xc2\x9b"
	     "b",
	     "ab", "ab"},
	    {"odd line ends",
	     "a\vb\fc\xc2\x85"
	     "d",
	     "a b c d", "a\nb\nc\nd"},
	    {"latin-1 byte", "caf\xe9", "caf\xef\xbf\xbd", "caf\xef\xbf\xbd"},
	    {"overlong slash", "\xc0\xaf", "\xef\xbf\xbd\xef\xbf\xbd", "\xef\xbf\xbd\xef\xbf\xbd"},
	    {"surrogate", "\xed\xa0\x80", "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd",
	     "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd"},
	    {"cut sequence", "a\xe2\x82", "a\xef\xbf\xbd\xef\xbf\xbd", "a\xef\xbf\xbd\xef\xbf\xbd"},
	    {"bidi override",
	     "a\xe2\x80\xae"
	     "b\xe2\x81\xa6"
	     "c",
	     "abc", "abc"},
	    {"emoji stays", "\xf0\x9f\x98\x80", "\xf0\x9f\x98\x80", "\xf0\x9f\x98\x80"},
	    {"EN SPACE, NBSP", " a\xe2\x80\x82\xc2\xa0 b ", "a b", " a\xe2\x80\x82\xc2\xa0 b "},
	};
	struct arena *arena = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		size_t length = strlen(rows[i].in), got;
		char *one = text_clean(arena, rows[i].in, length, TEXT_ONE_LINE, &got);
		char *many = text_clean(arena, rows[i].in, length, TEXT_MANY_LINES, NULL);

		assert_string_equal(one, rows[i].one);
		assert_int_equal(got, strlen(one));
		assert_string_equal(many, rows[i].many);
		assert_true(text_is_clean(one, strlen(one)));
		assert_true(text_is_clean(many, strlen(many)));
	}
	arena_free(&arena);
}

static void cleans_any_bytes(void **state)
{
	unsigned seed = 1;

	(void)state;
	for (int round = 0; round < 2000; round++) {
		struct arena *arena = arena_new();
		char bytes[64];
		size_t length;
		char *clean;

		for (size_t i = 0; i < sizeof(bytes); i++)
			bytes[i] = (char)rand_r(&seed);
		clean = text_clean(arena, bytes, sizeof(bytes), TEXT_MANY_LINES, &length);
		assert_true(text_is_clean(clean, length));
		assert_int_equal(strlen(clean), length);
		arena_free(&arena);
	}
}

static void drops_nul(void **state)
{
	struct arena *arena = arena_new();
	size_t length;

	(void)state;
	assert_string_equal(text_clean(arena, "a\0b", 3, TEXT_MANY_LINES, &length), "ab");
	assert_int_equal(length, 2);
	assert_false(text_is_clean("a\0b", 3));
	arena_free(&arena);
}

static void knows_blank(void **state)
{
	(void)state;
	assert_true(text_blank(NULL));
	assert_true(text_blank(" \t\n"));
	assert_true(text_blank("\xe2\x80\x82\xe2\x80\x82\xc2\xa0\xe2\x80\x8b"));
	assert_false(text_blank(" x"));
}

static void fits_between_characters(void **state)
{
	const char *euro = "a\xe2\x82\xac"
			   "b";

	(void)state;
	assert_int_equal(text_fit(euro, 5, 5), 5);
	assert_int_equal(text_fit(euro, 5, 4), 4);
	assert_int_equal(text_fit(euro, 5, 3), 1);
	assert_int_equal(text_fit(euro, 5, 2), 1);
	assert_int_equal(text_fit(euro, 5, 0), 0);
	/* a length that is a cut itself */
	assert_int_equal(text_fit(euro, 3, 9), 1);
	assert_int_equal(text_fit(euro, 2, 9), 1);
	assert_int_equal(text_fit(euro, 4, 9), 4);
}

static void compares_without_case(void **state)
{
	(void)state;
	assert_true(text_equal_fold("X-Loket", "x-lOKET"));
	assert_false(text_equal_fold("a", "ab"));
	assert_true(text_equal_fold(NULL, NULL));
	assert_false(text_equal_fold(NULL, ""));
	assert_true(text_starts_fold("Re: vraag", "RE:"));
	assert_false(text_starts_fold("R", "Re:"));
}

static void encodes_what_it_decodes(void **state)
{
	static const uint32_t points[] = {'a', 0x7F, 0x80, 0x7FF, 0x800, 0xFFFD, 0x10000, 0x10FFFF};

	(void)state;
	for (size_t i = 0; i < sizeof(points) / sizeof(points[0]); i++) {
		char bytes[4];
		size_t size = text_encode(points[i], bytes), got;

		assert_int_equal(text_decode(bytes, size, &got), points[i]);
		assert_int_equal(got, size);
	}
}

/* --- memory ------------------------------------------------------------------------------------ */

static void grows_arrays(void **state)
{
	struct arena *arena = arena_new();
	int *heap = NULL, *pooled = NULL;

	(void)state;
	for (size_t i = 0; i < 1000; i++) {
		heap = memory_grow(heap, i, sizeof(int));
		pooled = arena_grow(arena, pooled, i, sizeof(int));
		assert_int_equal(heap[i], 0);
		assert_int_equal(pooled[i], 0);
		heap[i] = pooled[i] = (int)i;
	}
	for (size_t i = 0; i < 1000; i++)
		assert_true(heap[i] == (int)i && pooled[i] == (int)i);
	free(heap);
	arena_free(&arena);
	assert_null(arena);
}

static void arena_keeps_large_and_small(void **state)
{
	struct arena *arena = arena_new();
	char *small = arena_text(arena, "klein");
	char *large = arena_zero(arena, 1, 1024 * 1024);
	char *after = arena_format(arena, "%s-%d", "na", 7);

	(void)state;
	memset(large, 'x', 1024 * 1024);
	assert_string_equal(small, "klein");
	assert_string_equal(after, "na-7");
	assert_null(arena_text(arena, NULL));
	assert_string_equal(arena_slice(arena, "abcdef", 3), "abc");
	assert_int_equal((uintptr_t)arena_zero(arena, 1, 1) % 16, 0);
	arena_free(&arena);
}

/* More than one huge page of them, all zero at first, and each keeps what it was given. */
static void arena_for_tables_keeps_all(void **state)
{
	enum { ROWS = 40, ROW = 100 * 1000 };
	struct arena *arena = arena_for_tables();
	char *rows[ROWS], *large;

	(void)state;
	for (int i = 0; i < ROWS; i++) {
		rows[i] = arena_zero(arena, ROW, 1);
		assert_int_equal(rows[i][0] | rows[i][ROW - 1], 0);
		memset(rows[i], i + 1, ROW);
	}
	large = arena_zero(arena, 5, 1024 * 1024);
	assert_int_equal(large[5 * 1024 * 1024 - 1], 0);
	memset(large, 'x', (size_t)5 * 1024 * 1024);
	for (int i = 0; i < ROWS; i++) {
		assert_int_equal(rows[i][0], i + 1);
		assert_memory_equal(rows[i], rows[i] + 1, ROW - 1);
	}
	arena_free(&arena);
	assert_null(arena);
}

static void buffer_ends_with_nul(void **state)
{
	struct buffer buffer = {0};

	(void)state;
	for (int i = 0; i < 500; i++)
		buffer_format(&buffer, "%d,", i % 10);
	buffer_add(&buffer, "a\0b", 3);
	assert_int_equal(buffer.length, 1003);
	assert_int_equal(buffer.data[buffer.length], 0);
	buffer_free(&buffer);
	assert_null(buffer.data);
}

/* --- error ------------------------------------------------------------------------------------- */

static void errors_gather_context(void **state)
{
	struct error err;

	(void)state;
	assert_int_equal(error_set(&err, ERROR_REFUSE, "part %d", 3), -1);
	error_prefix(&err, "mail %s", "x");
	assert_string_equal(err.text, "mail x: part 3");
	assert_int_equal(err.kind, ERROR_REFUSE);
	for (int i = 0; i < 200; i++)
		error_prefix(&err, "weer een laag");
	assert_true(strlen(err.text) < sizeof(err.text));
}

/* --- file -------------------------------------------------------------------------------------- */

static void replaces_files(void **state)
{
	char folder[] = "/tmp/loket-base.XXXXXX", path[64];
	struct buffer buffer = {0};
	struct error err;
	struct stat info;

	(void)state;
	assert_non_null(mkdtemp(folder));
	snprintf(path, sizeof(path), "%s/x", folder);
	assert_int_equal(file_replace(path, "een", 3, &err), 0);
	assert_int_equal(file_replace(path, "twee", 4, &err), 0);
	assert_int_equal(stat(path, &info), 0);
	assert_int_equal(info.st_mode & 0777, 0600);
	assert_int_equal(file_read(path, 4, &buffer, &err), 0);
	assert_string_equal(buffer.data, "twee");
	buffer_free(&buffer);
	assert_int_equal(file_read(path, 3, &buffer, &err), -1);
	assert_int_equal(err.kind, ERROR_REFUSE);
	buffer_free(&buffer);
	assert_int_equal(file_make_folder(folder, &err), 0);
	assert_int_equal(file_make_folder(path, &err), -1);
	unlink(path);
	rmdir(folder);
}

static void wakes_on_rename_and_touch(void **state)
{
	char folder[] = "/tmp/loket-base.XXXXXX", path[64];
	const char *folders[1];
	struct error err;
	int fd;

	(void)state;
	folders[0] = mkdtemp(folder);
	snprintf(path, sizeof(path), "%s/deliver", folder);
	assert_int_equal(wake_open(folders, 1, &fd, &err), 0);
	assert_false(wake_wait(fd, 0));
	wake_touch(path);
	assert_true(wake_wait(fd, 1000));
	assert_false(wake_wait(fd, 0));
	wake_touch(path);
	assert_true(wake_wait(fd, 1000));
	close(fd);
	unlink(path);
	rmdir(folder);
}

/* As whoever owns the folder, and is not root. */
static bool touched_by_owner(const char *folder, const char *path)
{
	const uid_t nobody = 65534;
	int status;
	pid_t child;

	if (geteuid() == 0 && chown(folder, nobody, nobody) < 0)
		return false;
	child = fork();
	if (child == 0) {
		if (geteuid() == 0 && (setgid(nobody) < 0 || setuid(nobody) < 0))
			_exit(2);
		_exit(wake_touch(path) ? 0 : 1);
	}
	return waitpid(child, &status, 0) == child && status == 0;
}

/* Root ran a command before the daemon had touched it: that is not the end of all wake-ups. */
static void wakes_by_a_file_that_is_not_ours(void **state)
{
	char folder[] = "/tmp/loket-base.XXXXXX", path[64];
	const char *folders[1];
	struct error err;
	int fd;

	(void)state;
	folders[0] = mkdtemp(folder);
	snprintf(path, sizeof(path), "%s/deliver", folder);
	assert_true(wake_touch(path));
	assert_int_equal(chmod(path, 0), 0);
	assert_int_equal(wake_open(folders, 1, &fd, &err), 0);
	assert_true(touched_by_owner(folder, path));
	assert_true(wake_wait(fd, 1000));
	close(fd);
	/* it cannot be touched, and the folder is closed too */
	assert_int_equal(chmod(path, 0), 0);
	assert_int_equal(chmod(folder, 0500), 0);
	assert_false(touched_by_owner(folder, path));
	assert_int_equal(chmod(folder, 0700), 0);
	unlink(path);
	rmdir(folder);
}

/* --- clock ------------------------------------------------------------------------------------- */

static void tells_brussels_time(void **state)
{
	char text[CLOCK_TEXT];

	(void)state;
	setenv("TZ", "Europe/Brussels", 1);
	tzset();
	/* date -u -d '2026-11-21 13:03:00' +%s; the contract's own example of a time */
	assert_string_equal(clock_iso(1795266180, text), "2026-11-21T14:03:00+01:00");
	assert_string_equal(clock_dutch_minute(1795266180, text), "21 november 2026 om 14:03");
	assert_string_equal(clock_dutch_day(1795266180, text), "21 november 2026");
	/* summer time; New Year's Eve in UTC is the next year in Brussels */
	assert_string_equal(clock_iso(1782907200, text), "2026-07-01T14:00:00+02:00");
	assert_int_equal(clock_year(1798759800), 2027);
}

static void parses_days(void **state)
{
	static const char *const bad[] = {"2026-02-30",	 "2026-13-01", "2026-1-01", "01-01-2026",
					  "2026-01-01x", "",	       "2026/01/01"};
	int64_t seconds;

	(void)state;
	setenv("TZ", "Europe/Brussels", 1);
	tzset();
	assert_int_equal(clock_parse_day("2026-01-01", &seconds), 0);
	assert_int_equal(seconds, 1767222000);
	assert_int_equal(clock_parse_day("2028-02-29", &seconds), 0);
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_int_equal(clock_parse_day(bad[i], &seconds), -1);
}

static void tell_file(const char *path, const char *text)
{
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	assert_true(fputs(text, file) >= 0);
	assert_int_equal(fclose(file), 0);
}

static void a_test_sets_the_clock(void **state)
{
	char path[] = "/tmp/loket-clock-XXXXXX";
	int fd = mkstemp(path);
	time_t before = time(NULL);

	(void)state;
	assert_true(fd >= 0);
	close(fd);
	setenv("LOKET_NOW", "1795266180", 1);
	assert_int_equal(clock_now(), 1795266180);
	/* a file moves it while the process runs */
	setenv("LOKET_NOW", path, 1);
	tell_file(path, "1795266180\n");
	assert_int_equal(clock_now(), 1795266180);
	tell_file(path, "1795352580\n");
	assert_int_equal(clock_now(), 1795352580);
	/* one that tells nothing is not believed */
	tell_file(path, "morgen\n");
	assert_in_range(clock_now(), before, before + 60);
	unlink(path);
	assert_in_range(clock_now(), before, before + 60);
	unsetenv("LOKET_NOW");
	assert_in_range(clock_now(), before, before + 60);
}

static void what_is_shown_cannot_reorder_hide_or_break(void **state)
{
	static const struct {
		const char *in, *out;
	} rows[] = {
	    {"gewoon\n\ttekst", "gewoon\n\ttekst"},
	    {"cliënt Anïta 😕", "cliënt Anïta 😕"},
	    {"a\u200Eb\u200Fc\u061Cd", "abcd"},
	    {"a\u202Eb\u2066c\u2069d", "abcd"},
	    {"a\u2028b\u2029c", "a\nb\nc"},
	    {"\uFEFFa\U000E0041b\U000E007F", "ab"},
	    {"a\xC2\x85"
	     "b\xC2\x9B"
	     "c\x1B[2Jd",
	     "a\nbc[2Jd"},
	    {"سلام", "سلام"},
	    {"", ""},
	};
	struct arena *arena = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		assert_string_equal(text_shown(arena, rows[i].in), rows[i].out);
	arena_free(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(what_is_shown_cannot_reorder_hide_or_break),
	    cmocka_unit_test(cleans_text),
	    cmocka_unit_test(cleans_any_bytes),
	    cmocka_unit_test(drops_nul),
	    cmocka_unit_test(knows_blank),
	    cmocka_unit_test(fits_between_characters),
	    cmocka_unit_test(compares_without_case),
	    cmocka_unit_test(encodes_what_it_decodes),
	    cmocka_unit_test(grows_arrays),
	    cmocka_unit_test(arena_keeps_large_and_small),
	    cmocka_unit_test(arena_for_tables_keeps_all),
	    cmocka_unit_test(buffer_ends_with_nul),
	    cmocka_unit_test(errors_gather_context),
	    cmocka_unit_test(replaces_files),
	    cmocka_unit_test(wakes_on_rename_and_touch),
	    cmocka_unit_test(wakes_by_a_file_that_is_not_ours),
	    cmocka_unit_test(tells_brussels_time),
	    cmocka_unit_test(parses_days),
	    cmocka_unit_test(a_test_sets_the_clock),
	};

	return cmocka_run_group_tests_name("base", tests, NULL, NULL);
}
