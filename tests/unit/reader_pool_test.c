/* Sealed readers: how each bad end is told, that the next mail is read all the same, and that what a sealed
 * reader finds is what an unsealed one finds. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/error.h"
#include "base/memory.h"
#include "json/json.h"
#include "process_state.h"
#include "reader/reader.h"

static const struct reading_context context = {
    .mailbox = "bemiddeling@limburg.be", .regio = REGIO_LIMBURG, .authserv_id = "mx.example.org"};

static int mail_with(const char *header, const char *body)
{
	int fd = memfd_create("mail", MFD_CLOEXEC);

	assert_true(fd >= 0);
	assert_true(dprintf(fd, "From: an@example.org\n%s\n\n%s\n", header, body) > 0);
	return fd;
}

static struct reader_pool *start(const char *provocation, struct letter_limits limits)
{
	struct reader_pool *pool = NULL;
	struct error err = {.text = ""};

	if (provocation)
		setenv("LOKET_TEST_READER", provocation, 1);
	if (reader_pool_start("config/lexicon", &limits, &pool, &err))
		fail_msg("%s", err.text);
	unsetenv("LOKET_TEST_READER");
	return pool;
}

static enum reader_end read_mail(struct reader_pool *pool, struct arena *arena, const char *header,
				 const char *body, struct reading **reading_r)
{
	enum reader_end end;
	struct error err = {.text = ""};
	int fd = mail_with(header, body);

	if (reader_pool_read(pool, arena, fd, &context, &end, reading_r, &err))
		fail_msg("%s", err.text);
	close(fd);
	return end;
}

static void reads_many(void **state)
{
	struct reader_pool *pool = start(NULL, letter_limits_default());
	struct arena *arena = arena_new();
	struct reading *reading;

	(void)state;
	for (int i = 0; i < 100; i++) {
		char subject[40];

		snprintf(subject, sizeof(subject), "Subject: nummer %d", i);
		assert_int_equal(read_mail(pool, arena, subject, "dag", &reading), READER_OK);
		assert_string_equal(reading->mail.onderwerp, subject + strlen("Subject: "));
		assert_string_equal(reading->mail.tekst, "dag");
		assert_int_equal(reading->regio, REGIO_LIMBURG);
	}
	arena_free(&arena);
	reader_pool_stop(&pool);
	assert_null(pool);
}

/* As many as there may be, ended from the last to the first: each has its own reading. */
static void many_side_by_side(void **state)
{
	struct reader_pool *pool = start(NULL, letter_limits_default());
	struct arena *arena = arena_new();
	struct reader_job *jobs[READER_POOL_JOBS];
	struct error err = {.text = ""};

	(void)state;
	for (int i = 0; i < READER_POOL_JOBS; i++) {
		char subject[40];
		int fd;

		snprintf(subject, sizeof(subject), "Subject: nummer %d", i);
		fd = mail_with(subject, "dag");
		assert_int_equal(reader_pool_begin(pool, fd, &context, &jobs[i], &err), 0);
		close(fd);
	}
	for (int i = READER_POOL_JOBS - 1; i >= 0; i--) {
		struct reading *reading;
		enum reader_end end;
		char subject[40];

		snprintf(subject, sizeof(subject), "nummer %d", i);
		assert_int_equal(reader_pool_end(pool, &jobs[i], arena, &end, &reading, &err), 0);
		assert_int_equal(end, READER_OK);
		assert_null(jobs[i]);
		assert_string_equal(reading->mail.onderwerp, subject);
	}
	arena_free(&arena);
	reader_pool_stop(&pool);
}

/* One hangs until its clock ends it; the one begun after it is not held up. */
static void a_hang_holds_up_nobody(void **state)
{
	struct letter_limits limits = letter_limits_default();
	struct reader_pool *pool;
	struct arena *arena = arena_new();
	struct reader_job *bad, *good;
	struct reading *reading;
	enum reader_end end;
	struct error err = {.text = ""};
	int bad_fd = mail_with("Subject: boos", "dag"), good_fd = mail_with("Subject: braaf", "x");
	int64_t begin = clock_monotonic_ms();

	(void)state;
	limits.seconds = 3;
	pool = start("hang:boos", limits);
	assert_int_equal(reader_pool_begin(pool, bad_fd, &context, &bad, &err), 0);
	assert_int_equal(reader_pool_begin(pool, good_fd, &context, &good, &err), 0);
	assert_int_equal(reader_pool_end(pool, &good, arena, &end, &reading, &err), 0);
	assert_int_equal(end, READER_OK);
	assert_true(clock_monotonic_ms() - begin < 2500);
	assert_int_equal(reader_pool_end(pool, &bad, arena, &end, &reading, &err), 0);
	assert_int_equal(end, READER_TIMEOUT);
	assert_null(reading);
	close(bad_fd);
	close(good_fd);
	arena_free(&arena);
	reader_pool_stop(&pool);
}

/* Provoked ends, and after each the next mail. */
static void check_end(const char *provocation, unsigned seconds, enum reader_end wanted)
{
	struct letter_limits limits = letter_limits_default();
	struct reader_pool *pool;
	struct arena *arena = arena_new();
	struct reading *reading;
	enum reader_end end;

	limits.seconds = seconds;
	limits.memory = (size_t)256 * 1024 * 1024;
	pool = start(provocation, limits);
	end = read_mail(pool, arena, "Subject: boos", "dag", &reading);
	if (end != wanted)
		fail_msg("%s ended as %s", provocation, reader_end_name(end));
	assert_null(reading);
	assert_int_equal(read_mail(pool, arena, "Subject: braaf", "dag", &reading), READER_OK);
	assert_string_equal(reading->mail.onderwerp, "braaf");
	arena_free(&arena);
	reader_pool_stop(&pool);
}

static void failure_12_crash_harms_one_mail(void **state)
{
	(void)state;
	check_end("crash:boos", 10, READER_CRASHED);
}

static void failure_34_hang_ends_at_the_wall_clock(void **state)
{
	(void)state;
	check_end("hang:boos", 1, READER_TIMEOUT);
}

static void failure_13_memory_is_bounded(void **state)
{
	(void)state;
	check_end("memory:boos", 10, READER_MEMORY);
}

static void forbidden_call_kills(void **state)
{
	(void)state;
	check_end("forbidden:boos", 10, READER_CRASHED);
}

/* A reader runs as the same user as the rest of the family. */
static void nobody_else_can_be_killed(void **state)
{
	(void)state;
	check_end("kill:boos", 10, READER_CRASHED);
}

/* 20 MB of "{}," would take more than a gigabyte of whoever believes it. */
static void a_flood_of_values_is_refused(void **state)
{
	struct rusage before, after;

	(void)state;
	getrusage(RUSAGE_SELF, &before);
	check_end("flood:boos", 10, READER_BROKEN);
	getrusage(RUSAGE_SELF, &after);
	assert_true(after.ru_maxrss - before.ru_maxrss < 200 * 1024);
}

/* Text 64 kB: a record of at most 4.5 MB. */
static void a_record_over_its_limit_is_refused(void **state)
{
	struct letter_limits limits = letter_limits_default();
	struct reader_pool *pool;
	struct arena *arena = arena_new();
	struct reading *reading;

	(void)state;
	limits.text = 64 * 1024;
	pool = start("flood:boos", limits);
	assert_int_equal(read_mail(pool, arena, "Subject: boos", "x", &reading), READER_BROKEN);
	assert_int_equal(read_mail(pool, arena, "Subject: braaf", "x", &reading), READER_OK);
	arena_free(&arena);
	reader_pool_stop(&pool);
}

static void the_mail_cannot_be_written(void **state)
{
	(void)state;
	check_end("spoil:boos", 10, READER_CRASHED);
}

static bool let_go_of(int fd)
{
	for (int tries = 0; tries < 200; tries++) {
		if (flock(fd, LOCK_EX | LOCK_NB) == 0)
			return true;
		usleep(10 * 1000);
	}
	return false;
}

/* A child of the zygote sleeps: the one that hangs, for no other does. */
static bool hangs(pid_t zygote)
{
	DIR *all = opendir("/proc");
	struct dirent *entry;
	bool found = false;

	while (all && !found && (entry = readdir(all)) != NULL) {
		long pid = strtol(entry->d_name, NULL, 10);

		found = pid > 0 && is_asleep_child_of(pid, zygote);
	}
	if (all)
		closedir(all);
	return found;
}

/* Also one that hangs: no one is left to look at its clock. */
static void reader_ends_with_the_zygote(void **state)
{
	struct reader_pool *pool = start("hang:boos", letter_limits_default());
	struct arena *arena = arena_new();
	struct reading *reading;
	enum reader_end end;
	struct error err = {.kind = ERROR_NONE};
	int fd = mail_with("Subject: boos", "dag"), again;
	char path[40];
	pid_t zygote;

	(void)state;
	memcpy(&zygote, (const void *)pool, sizeof(zygote));
	/* the lock stands as long as anyone holds the descriptor that the reader gets */
	snprintf(path, sizeof(path), "/proc/self/fd/%d", fd);
	again = open(path, O_RDWR | O_CLOEXEC);
	assert_true(again >= 0);
	assert_int_equal(flock(fd, LOCK_EX), 0);
	if (fork() == 0) {
		for (int tries = 0; tries < 1000 && !hangs(zygote); tries++)
			usleep(10 * 1000);
		kill(zygote, SIGKILL);
		_exit(0);
	}
	assert_int_equal(reader_pool_read(pool, arena, fd, &context, &end, &reading, &err), -1);
	close(fd);
	assert_true(let_go_of(again));
	close(again);
	arena_free(&arena);
	reader_pool_stop(&pool);
}

static void end_names(void **state)
{
	(void)state;
	assert_string_equal(reader_end_name(READER_CRASHED), "crash");
	assert_string_equal(reader_end_name(READER_TIMEOUT), "tijd");
	assert_string_equal(reader_end_name(READER_MEMORY), "geheugen");
	assert_string_equal(reader_end_name(READER_BROKEN), "antwoord");
}

static void tables_missing(void **state)
{
	struct letter_limits limits = letter_limits_default();
	struct reader_pool *pool = NULL;
	struct error err = {.kind = ERROR_NONE};

	(void)state;
	assert_int_equal(reader_pool_start("tests/no-such-folder", &limits, &pool, &err), -1);
	assert_int_equal(err.kind, ERROR_STOP);
	assert_non_null(strstr(err.text, "tests/no-such-folder"));
	assert_null(pool);
}

/* The pool's own parent gone: no reader can be had, and the role has to start anew. */
static void zygote_gone(void **state)
{
	struct reader_pool *pool = start(NULL, letter_limits_default());
	struct arena *arena = arena_new();
	struct reading *reading;
	enum reader_end end;
	struct error err = {.kind = ERROR_NONE};
	int fd = mail_with("Subject: x", "dag");
	pid_t zygote;

	(void)state;
	/* the first member of the pool, which nobody else may see */
	memcpy(&zygote, (const void *)pool, sizeof(zygote));
	kill(zygote, SIGKILL);
	assert_int_equal(reader_pool_read(pool, arena, fd, &context, &end, &reading, &err), -1);
	assert_int_equal(err.kind, ERROR_STOP);
	close(fd);
	arena_free(&arena);
	reader_pool_stop(&pool);
}

/* No character set needs a file, so that all are the same behind the seal. */
static void sealed_and_open_agree(void **state)
{
	static const char *const mails[] = {"failure_29_windows_1250",
					    "failure_29_windows_1251",
					    "failure_29_seven_bit_japanese",
					    "failure_29_utf16",
					    "html_only",
					    "failure_27_bounce_postfix",
					    "failure_32_hostile_names",
					    "forward_gmail_nl",
					    "failure_29_unknown_label",
					    "failure_29_latin9",
					    "document_docx",
					    "document_odt",
					    "document_tnef",
					    "document_entities",
					    "document_bomb",
					    "document_wrong_encoding"};
	struct letter_limits limits = letter_limits_default();
	struct reader_pool *pool = start(NULL, limits);
	struct error err = {.text = ""};

	(void)state;
	assert_int_equal(reader_prepare("config/lexicon", &err), 0);
	for (size_t i = 0; i < sizeof(mails) / sizeof(mails[0]); i++) {
		struct arena *arena = arena_new();
		struct reading *sealed, *open_reading;
		enum reader_end end;
		json_t *a, *b;
		char path[200];
		int fd;

		snprintf(path, sizeof(path), "tests/golden/%s.eml", mails[i]);
		fd = open(path, O_RDONLY);
		assert_true(fd >= 0);
		assert_int_equal(reader_pool_read(pool, arena, fd, &context, &end, &sealed, &err),
				 0);
		assert_int_equal(end, READER_OK);
		assert_int_equal(reader_read(arena, fd, &context, &limits, &open_reading, &err), 0);
		a = reading_to_json(sealed);
		b = reading_to_json(open_reading);
		if (!json_equal(a, b))
			fail_msg("%s differs behind the seal", mails[i]);
		json_decref(a);
		json_decref(b);
		close(fd);
		arena_free(&arena);
	}
	reader_pool_stop(&pool);
}

/* By the program that can, behind its seal; and what PDF cannot be read does no harm to the words of the mail. */
static void a_pdf_is_read(void **state)
{
	static const char *const pdfs[] = {
	    "%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n"
	    "2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj\n"
	    "3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
	    "/Resources<</Font<</F1 5 0 R>>>>>> endobj\n"
	    "4 0 obj <</Length 45>> stream\nBT /F1 12 Tf 72 760 Td (Verslag van Sem) Tj ET \n"
	    "endstream endobj\n"
	    "5 0 obj <</Type/Font/Subtype/TrueType/BaseFont/Onbekend>> endobj\n"
	    "trailer <</Root 1 0 R/Size 6>>\n%%EOF",
	    "%PDF-1.4 en verder niets"};
	struct reader_pool *pool = start(NULL, letter_limits_default());
	struct error err;

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		struct arena *arena = arena_new();
		struct reading *reading;
		enum reader_end end;
		int fd = mail_with("MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b",
				   arena_format(arena,
						"--b\n\nDag, mijn verhaal.\n--b\n"
						"Content-Type: application/pdf; name=verslag\n\n"
						"%s\n--b--",
						pdfs[i]));

		assert_int_equal(reader_pool_read(pool, arena, fd, &context, &end, &reading, &err),
				 0);
		assert_int_equal(end, READER_OK);
		assert_string_equal(reading->mail.tekst, "Dag, mijn verhaal.");
		assert_int_equal(reading->deel_count, i == 0);
		if (i == 0)
			assert_string_equal(reading->delen[0].tekst, "Verslag van Sem");
		close(fd);
		arena_free(&arena);
	}
	reader_pool_stop(&pool);
}

/* A mail with that subject, a line of its own, and what looks like a PDF. */
static int mail_with_pdf(const char *subject)
{
	char header[200];

	snprintf(header, sizeof(header),
		 "Subject: %s\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b",
		 subject);
	return mail_with(header, "--b\n\nDag, mijn verhaal.\n--b\n"
				 "Content-Type: application/pdf; name=verslag\n\n"
				 "%PDF-1.4 en verder niets\n--b--");
}

/* However the reader of PDFs dies, or the parent of such readers: the words of the mail are read by the other. */
static void a_mail_whose_pdf_kills_the_reader_is_read_without_it(void **state)
{
	static const char *const deaths[] = {"crash:boos", "memory:boos", "forbidden:boos",
					     "hang:boos"};
	struct letter_limits limits = letter_limits_default();

	(void)state;
	limits.seconds = 1;
	for (size_t i = 0; i < sizeof(deaths) / sizeof(deaths[0]); i++) {
		struct reader_pool *pool = start(NULL, limits);
		struct arena *arena = arena_new();
		struct error err = {.text = ""};
		struct reading *reading;
		enum reader_end end;

		/* the program for PDFs is started by the first of them: only it is provoked */
		setenv("LOKET_TEST_READER", deaths[i], 1);
		for (int mail = 0; mail < 2; mail++) {
			int fd = mail_with_pdf(mail == 0 ? "boos" : "rustig");

			if (reader_pool_read(pool, arena, fd, &context, &end, &reading, &err))
				fail_msg("%s: %s", deaths[i], err.text);
			if (end != READER_OK)
				fail_msg("%s, %d: %s", deaths[i], mail, reader_end_name(end));
			assert_string_equal(reading->mail.tekst, "Dag, mijn verhaal.");
			assert_int_equal(reading->mail.bijlage_count, 1);
			assert_int_equal(reading->deel_count, 0);
			close(fd);
		}
		unsetenv("LOKET_TEST_READER");
		arena_free(&arena);
		reader_pool_stop(&pool);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_pdf_is_read),
	    cmocka_unit_test(a_mail_whose_pdf_kills_the_reader_is_read_without_it),
	    cmocka_unit_test(reads_many),
	    cmocka_unit_test(many_side_by_side),
	    cmocka_unit_test(a_hang_holds_up_nobody),
	    cmocka_unit_test(failure_12_crash_harms_one_mail),
	    cmocka_unit_test(failure_34_hang_ends_at_the_wall_clock),
	    cmocka_unit_test(failure_13_memory_is_bounded),
	    cmocka_unit_test(forbidden_call_kills),
	    cmocka_unit_test(nobody_else_can_be_killed),
	    cmocka_unit_test(a_flood_of_values_is_refused),
	    cmocka_unit_test(a_record_over_its_limit_is_refused),
	    cmocka_unit_test(the_mail_cannot_be_written),
	    cmocka_unit_test(reader_ends_with_the_zygote),
	    cmocka_unit_test(end_names),
	    cmocka_unit_test(tables_missing),
	    cmocka_unit_test(zygote_gone),
	    cmocka_unit_test(sealed_and_open_agree),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
