/* spool: names that are safe, lists in turns, durable steps, cursor and health, the lock. */
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/error.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/wake.h"
#include "spool/spool.h"

static char spool[64];

static int set_up(void **state)
{
	struct error err;

	(void)state;
	snprintf(spool, sizeof(spool), "/tmp/loket-spool.XXXXXX");
	if (!mkdtemp(spool))
		return -1;
	return spool_prepare(spool, &err);
}

static int tear_down(void **state)
{
	char command[128];

	(void)state;
	snprintf(command, sizeof(command), "rm -rf '%s'", spool);
	return system(command);
}

static bool there(enum spool_folder folder, const char *name)
{
	char path[SPOOL_PATH];

	spool_path(spool, folder, name, path);
	return file_exists(path);
}

static void make(enum spool_folder folder, const char *name)
{
	char path[SPOOL_PATH];
	int fd;

	spool_path(spool, folder, name, path);
	fd = open(path, O_WRONLY | O_CREAT, 0600);
	assert_true(fd >= 0);
	close(fd);
}

static void make_full(enum spool_folder folder, const char *name)
{
	char path[SPOOL_PATH];
	FILE *file;

	spool_path(spool, folder, name, path);
	file = fopen(path, "w");
	assert_non_null(file);
	fputs("Subject: hulp\n\nhulp\n", file);
	assert_int_equal(fclose(file), 0);
}

static void take_away(enum spool_folder folder, const char *name)
{
	char path[SPOOL_PATH];

	spool_path(spool, folder, name, path);
	unlink(path);
}

static long size_of(enum spool_folder folder, const char *name)
{
	char path[SPOOL_PATH];
	struct stat info;

	spool_path(spool, folder, name, path);
	return stat(path, &info) == 0 ? (long)info.st_size : -1;
}

/* --- names ---------------------------------------------------------------------------------------- */

static const struct {
	const char *address, *name;
} safe_names[] = {
    {"bemiddeling@limburg.be", "bemiddeling@limburg.be.7.12"},
    {"a+b_c=d@x.be", "a+b_c=d@x.be.7.12"},
    {"../../etc/passwd", "%2E.%2F..%2Fetc%2Fpasswd.7.12"},
    {".hidden@x.be", "%2Ehidden@x.be.7.12"},
    {"with space@x.be", "with%20space@x.be.7.12"},
    {"100%@x.be", "100%25@x.be.7.12"},
    {"l\xc3\xa9on@x.be", "l%C3%A9on@x.be.7.12"},
    {"new\nline@x.be", "new%0Aline@x.be.7.12"},
};

static void names_are_safe(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(safe_names) / sizeof(safe_names[0]); i++) {
		char name[SPOOL_NAME], mailbox[SPOOL_NAME];
		struct spool_id id = {.uidvalidity = 7, .uid = 12};

		spool_name(safe_names[i].address, &id, name);
		assert_string_equal(name, safe_names[i].name);
		assert_null(strchr(name, '/'));
		assert_true(name[0] != '.');
		assert_true(spool_name_parts(name, mailbox, &id));
		assert_string_equal(mailbox, safe_names[i].address);
		assert_int_equal(id.uidvalidity, 7);
		assert_int_equal(id.generation, 0);
		assert_int_equal(id.uid, 12);
	}
}

static void a_generation_stands_behind_the_uidvalidity(void **state)
{
	char name[SPOOL_NAME], mailbox[SPOOL_NAME];
	struct spool_id id = {.uidvalidity = 7, .generation = 3, .uid = 12};

	(void)state;
	spool_name("a-1@x-2.be-3", &id, name);
	assert_string_equal(name, "a-1@x-2.be-3.7-3.12");
	assert_true(spool_name_parts(name, mailbox, &id));
	assert_string_equal(mailbox, "a-1@x-2.be-3");
	assert_int_equal(id.uidvalidity, 7);
	assert_int_equal(id.generation, 3);
	assert_int_equal(id.uid, 12);
}

static const char *const not_ours[] = {
    "",
    ".",
    "..",
    "a@x.be",
    "a@x.be.7",
    "a@x.be.7.",
    "a@x.be..7",
    ".7.12",
    "7.12",
    "a@x.be.07.12",
    "a@x.be.7.012",
    "a@x.be.7.-1",
    "a@x.be.7.+1",
    "a@x.be.7.1x",
    "a@x.be.7.4294967296",
    "a/b@x.be.7.12",
    "a b@x.be.7.12",
    "a%2f@x.be.7.12",
    "a%4Fx@x.be.7.12",
    "a%@x.be.7.12",
    "a%2@x.be.7.12",
    "a%00@x.be.7.12",
    "a@x.be.7-0.12",
    "a@x.be.7-01.12",
    "a@x.be.7-.12",
    "a@x.be.-1.12",
    "a@x.be-1.12",
    "a@x.be.7-1-1.12",
    "a@x.be.7.12-1",
    "a@x.be.7-4294967296.12",
    "a@x.be.7.12.sealed",
    "a@x.be.7.12.tmp",
    ".a@x.be.7.12",
};

static void foreign_names_are_refused(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(not_ours) / sizeof(not_ours[0]); i++) {
		char mailbox[SPOOL_NAME];
		struct spool_id id;

		if (spool_name_parts(not_ours[i], mailbox, &id))
			fail_msg("taken as ours: \"%s\"", not_ours[i]);
	}
}

static void largest_numbers_and_long_names(void **state)
{
	char name[SPOOL_NAME], mailbox[SPOOL_NAME], longest[400];
	struct spool_id id = {UINT32_MAX, UINT32_MAX, UINT32_MAX};

	(void)state;
	spool_name("a@x.be", &id, name);
	assert_true(spool_name_parts(name, mailbox, &id));
	assert_int_equal(id.uidvalidity, UINT32_MAX);
	assert_int_equal(id.generation, UINT32_MAX);
	assert_int_equal(id.uid, UINT32_MAX);
	memset(longest, 'a', sizeof(longest) - 1);
	longest[sizeof(longest) - 1] = '\0';
	assert_false(spool_address_fits(longest));
	longest[200] = '\0';
	assert_true(spool_address_fits(longest));
	memset(longest, ' ', 100);
	assert_false(spool_address_fits(longest));
}

/* --- lists ----------------------------------------------------------------------------------------- */

static void lists_oldest_first_in_turns(void **state)
{
	static const char *const made[] = {"b@x.be.7.10",  "b@x.be.7.9",  "a@x.be.8.1",
					   "a@x.be.7.200", "a@x.be.7.30", "a@x.be.7.4",
					   "junk",	   ".hidden"};
	static const char *const wanted[] = {"a@x.be.7.4",  "b@x.be.7.9",   "a@x.be.7.30",
					     "b@x.be.7.10", "a@x.be.7.200", "a@x.be.8.1"};
	struct spool_names names;
	struct error err;

	(void)state;
	for (size_t i = 0; i < sizeof(made) / sizeof(made[0]); i++)
		make(SPOOL_NEW, made[i]);
	assert_int_equal(spool_list(spool, SPOOL_NEW, NULL, 100, &names, &err), 0);
	assert_int_equal(names.count, 6);
	for (size_t i = 0; i < names.count; i++)
		assert_string_equal(names.items[i], wanted[i]);
	spool_names_free(&names);
	assert_int_equal(spool_list(spool, SPOOL_NEW, NULL, 2, &names, &err), 0);
	assert_int_equal(names.count, 2);
	assert_string_equal(names.items[1], "b@x.be.7.9");
	spool_names_free(&names);
	assert_int_equal(spool_list(spool, SPOOL_NEW, "b@x.be", 100, &names, &err), 0);
	assert_int_equal(names.count, 2);
	assert_string_equal(names.items[0], "b@x.be.7.9");
	spool_names_free(&names);
	assert_int_equal(names.count, 0);
}

/* --- one mail ---------------------------------------------------------------------------------------- */

static void a_mail_is_in_new_only_when_committed(void **state)
{
	struct buffer text = {0};
	char path[SPOOL_PATH];
	struct error err;
	struct stat info;
	struct spool_mail mail = {"a@x.be.7.0", "a@x.be.7.5", -1};

	(void)state;
	assert_int_equal(spool_begin(spool, &mail, &err), 0);
	assert_int_equal(file_write_all(mail.fd, "raw", 3, &err), 0);
	assert_true(there(SPOOL_TMP, "a@x.be.7.0"));
	assert_false(there(SPOOL_NEW, "a@x.be.7.5"));
	assert_int_equal(spool_commit(spool, &mail, 1, &err), 0);
	assert_int_equal(mail.fd, -1);
	assert_false(there(SPOOL_TMP, "a@x.be.7.0"));
	spool_path(spool, SPOOL_NEW, "a@x.be.7.5", path);
	assert_int_equal(file_read(path, 10, &text, &err), 0);
	assert_string_equal(text.data, "raw");
	assert_int_equal(stat(path, &info), 0);
	assert_int_equal(info.st_mode & 0777, 0600);
	buffer_free(&text);
}

/* A descriptor that cannot be synced stands for a disk that fails: nothing of the batch is taken for safe. */
static void none_is_renamed_before_all_are_synced(void **state)
{
	struct spool_mail mails[] = {{"a@x.be.7.0", "a@x.be.7.5", -1},
				     {"a@x.be.7.1", "a@x.be.7.6", -1},
				     {"a@x.be.7.2", "a@x.be.7.7", -1}};
	struct error err;
	int ends[2];

	(void)state;
	for (int fails = 0; fails < 2; fails++) {
		for (int i = 0; i < 3; i++)
			assert_int_equal(spool_begin(spool, &mails[i], &err), 0);
		if (fails) {
			assert_int_equal(pipe(ends), 0);
			close(ends[0]);
			close(mails[1].fd);
			mails[1].fd = ends[1];
		}
		assert_int_equal(spool_commit(spool, mails, 3, &err), fails ? -1 : 0);
		for (int i = 0; i < 3; i++) {
			assert_int_equal(mails[i].fd, -1);
			assert_false(there(SPOOL_TMP, mails[i].begun));
			assert_int_equal(there(SPOOL_NEW, mails[i].name), !fails);
			take_away(SPOOL_NEW, mails[i].name);
		}
	}
	assert_int_equal(err.kind, ERROR_STOP);
}

static void abort_and_clean_leave_nothing(void **state)
{
	struct spool_mail mail = {"a@x.be.7.1", "a@x.be.7.1", -1};
	struct error err;

	(void)state;
	assert_int_equal(spool_begin(spool, &mail, &err), 0);
	spool_abort(spool, &mail);
	assert_false(there(SPOOL_TMP, "a@x.be.7.1"));
	make(SPOOL_TMP, "a@x.be.7.2");
	make(SPOOL_TMP, "b@x.be.7.2");
	assert_int_equal(spool_clean(spool, "a@x.be", &err), 0);
	assert_false(there(SPOOL_TMP, "a@x.be.7.2"));
	assert_true(there(SPOOL_TMP, "b@x.be.7.2"));
	assert_int_equal(spool_clean(spool, NULL, &err), 0);
	assert_false(there(SPOOL_TMP, "b@x.be.7.2"));
}

static void a_mail_becomes_its_own_empty_mark(void **state)
{
	struct error err;

	(void)state;
	make_full(SPOOL_NEW, "a@x.be.7.1");
	make_full(SPOOL_NEW, "a@x.be.7.2");
	for (int i = 0; i < 2; i++) { /* and again, as after a cut */
		assert_int_equal(spool_mark(spool, &(const char *){"a@x.be.7.1"}, 1, &err), 0);
		assert_false(there(SPOOL_NEW, "a@x.be.7.1"));
		assert_int_equal(size_of(SPOOL_MARK, "a@x.be.7.1"), 0);
	}
	assert_true(size_of(SPOOL_NEW, "a@x.be.7.2") > 0);
	for (int i = 0; i < 2; i++)
		assert_int_equal(spool_unmark(spool, "a@x.be.7.1", &err), 0);
	assert_false(there(SPOOL_MARK, "a@x.be.7.1"));
	/* fetch was quicker than the one that marks */
	assert_int_equal(spool_mark(spool, &(const char *){"a@x.be.7.1"}, 1, &err), 0);
	assert_false(there(SPOOL_MARK, "a@x.be.7.1"));
	assert_int_equal(spool_prepare(spool, &err), 0);
	take_away(SPOOL_NEW, "a@x.be.7.2");
}

static void what_a_cut_left_full_is_emptied(void **state)
{
	struct error err;

	(void)state;
	make_full(SPOOL_MARK, "a@x.be.7.3");
	make_full(SPOOL_NEW, "a@x.be.7.4");
	assert_int_equal(spool_empty_marks(spool, &err), 0);
	assert_int_equal(size_of(SPOOL_MARK, "a@x.be.7.3"), 0);
	assert_true(size_of(SPOOL_NEW, "a@x.be.7.4") > 0);
	take_away(SPOOL_MARK, "a@x.be.7.3");
	take_away(SPOOL_NEW, "a@x.be.7.4");
}

/* A mark wakes the fetch of its own mailbox, and neither another nor those who watch wake/. */
static void a_mark_wakes_its_mailbox_only(void **state)
{
	char folders[3][SPOOL_PATH];
	const char *watched[1];
	struct error err;
	int fds[3];

	(void)state;
	assert_int_equal(spool_mark_wake(spool, "a@x.be", folders[0], &err), 0);
	assert_int_equal(spool_mark_wake(spool, "b/c@x.be", folders[1], &err), 0);
	spool_path(spool, SPOOL_WAKE, NULL, folders[2]);
	for (int i = 0; i < 3; i++) {
		watched[0] = folders[i];
		assert_int_equal(wake_open(watched, 1, &fds[i], &err), 0);
	}
	for (int i = 0; i < 3; i++) { /* the first time it is made, then touched */
		make_full(SPOOL_NEW, "b%2Fc@x.be.7.1");
		assert_int_equal(spool_mark(spool, &(const char *){"b%2Fc@x.be.7.1"}, 1, &err), 0);
		assert_true(wake_wait(fds[1], 1000));
		assert_false(wake_wait(fds[0], 0));
		assert_false(wake_wait(fds[2], 0));
	}
	/* nobody fetches for it */
	make_full(SPOOL_NEW, "d@x.be.7.1");
	assert_int_equal(spool_mark(spool, &(const char *){"d@x.be.7.1"}, 1, &err), 0);
	for (int i = 0; i < 3; i++)
		close(fds[i]);
	assert_int_equal(spool_unmark(spool, "b%2Fc@x.be.7.1", &err), 0);
	assert_int_equal(spool_unmark(spool, "d@x.be.7.1", &err), 0);
}

/* A link to itself is there, and can be opened by nobody, root neither. */
static void make_unreadable(enum spool_folder folder, const char *name)
{
	char path[SPOOL_PATH];

	spool_path(spool, folder, name, path);
	assert_int_equal(symlink(name, path), 0);
}

static void a_mail_is_known_wherever_it_is(void **state)
{
	static const struct {
		enum spool_folder folder;
		const char *file;
		bool known;
	} places[] = {
	    {SPOOL_NEW, "a@x.be.7.1", true},	     {SPOOL_MARK, "a@x.be.7.1", true},
	    {SPOOL_KEPT, "a@x.be.7.1.sealed", true}, {SPOOL_FAILED, "a@x.be.7.1.sealed", true},
	    {SPOOL_TMP, "a@x.be.7.1", false},	     {SPOOL_NEW, "a@x.be.7.11", false},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
		char path[SPOOL_PATH];
		struct error err;

		spool_path(spool, places[i].folder, places[i].file, path);
		make(places[i].folder, places[i].file);
		assert_int_equal(spool_knows(spool, "a@x.be.7.1", &err), places[i].known);
		unlink(path);
		make_unreadable(places[i].folder, places[i].file);
		assert_int_equal(spool_knows(spool, "a@x.be.7.1", &err), places[i].known ? -1 : 0);
		unlink(path);
	}
}

static void the_latest_generation_is_found_wherever_it_is(void **state)
{
	static const struct {
		enum spool_folder folder;
		const char *file;
		int found;
		uint32_t generation;
	} rows[] = {
	    /* none of that mailbox and UIDVALIDITY */
	    {SPOOL_NEW, "b@x.be.7-9.1", 0, 0},
	    {SPOOL_KEPT, "a@x.be.8-9.1.sealed", 0, 0},
	    {SPOOL_KEPT, "a@x.be.7-9.1.sealed.tmp", 0, 0},
	    {SPOOL_TMP, "a@x.be.7-9.1", 0, 0},
	    /* each more than the ones before */
	    {SPOOL_MARK, "a@x.be.7.5", 1, 0},
	    {SPOOL_KEPT, "a@x.be.7-2.1.sealed", 1, 2},
	    {SPOOL_FAILED, "a@x.be.7-10.1.sealed", 1, 10},
	    {SPOOL_NEW, "a@x.be.7-11.1", 1, 11},
	    {SPOOL_NEW, "a@x.be.7-3.1", 1, 11},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		uint32_t generation = 99;
		struct error err;

		make(rows[i].folder, rows[i].file);
		assert_int_equal(spool_generation(spool, "a@x.be", 7, &generation, &err),
				 rows[i].found);
		assert_int_equal(generation, rows[i].generation);
	}
}

/* --- state -------------------------------------------------------------------------------------------- */

static void cursor_comes_back_as_written(void **state)
{
	struct spool_cursor cursor, again;
	struct error err;

	(void)state;
	assert_int_equal(spool_cursor_read(spool, "a@x.be", &cursor, &err), 0);
	assert_false(cursor.known);
	cursor = (struct spool_cursor){.uidvalidity = UINT32_MAX,
				       .generation = 3,
				       .next_uid = 42,
				       .first_contact = 1795000000,
				       .old_from = 1,
				       .old_below = 40,
				       .old_cutoff = -1,
				       .waiting = 39};
	for (uint32_t i = 0; i < SPOOL_HELD; i++)
		cursor.held[cursor.held_count++] = UINT32_MAX - SPOOL_HELD + i;
	assert_int_equal(spool_cursor_write(spool, "a@x.be", &cursor, &err), 0);
	assert_int_equal(spool_cursor_read(spool, "a@x.be", &again, &err), 0);
	assert_true(again.known);
	cursor.known = true;
	assert_memory_equal(&cursor, &again, sizeof(cursor));
	assert_int_equal(spool_cursor_read(spool, "b@x.be", &again, &err), 0);
	assert_false(again.known);
}

static void a_cursor_of_an_earlier_version_is_of_no_generation(void **state)
{
	static const char text[] = "uidvalidity=7\nnext_uid=42\nfirst_contact=1795000000\n"
				   "waiting=0\nold_from=0\nold_below=0\nold_cutoff=-1\nheld=\n"
				   "end=1\n";
	char path[SPOOL_PATH];
	struct spool_cursor cursor;
	struct error err;

	(void)state;
	spool_path(spool, SPOOL_CURSOR, "a@x.be", path);
	assert_int_equal(file_replace(path, text, sizeof(text) - 1, &err), 0);
	assert_int_equal(spool_cursor_read(spool, "a@x.be", &cursor, &err), 0);
	assert_int_equal(cursor.generation, 0);
	assert_int_equal(cursor.next_uid, 42);
}

static void damaged_cursor_is_no_first_contact(void **state)
{
	char path[SPOOL_PATH];
	struct spool_cursor cursor;
	struct error err;

	(void)state;
	spool_path(spool, SPOOL_CURSOR, "a@x.be", path);
	assert_int_equal(file_replace(path, "uidvalidity=7\n", 14, &err), 0);
	assert_int_equal(spool_cursor_read(spool, "a@x.be", &cursor, &err), -1);
	assert_int_equal(err.kind, ERROR_STOP);
}

static void a_cursor_that_cannot_be_opened_is_no_first_contact(void **state)
{
	struct spool_cursor cursor;
	struct error err;

	(void)state;
	make_unreadable(SPOOL_CURSOR, "a@x.be");
	assert_int_equal(spool_cursor_read(spool, "a@x.be", &cursor, &err), -1);
	assert_int_equal(err.kind, ERROR_STOP);
	assert_non_null(strstr(err.text, "cursor/a@x.be"));
}

static void health_comes_back_as_written(void **state)
{
	struct spool_health health = {.healthy = false,
				      .fault = "line one\nhealthy=1\nend=1",
				      .since = 1795000000,
				      .last_success = 1794000000,
				      .waiting = 3,
				      .vanished_at = 1793000000,
				      .vanished = 2,
				      .vanished_uids = "17 23"};
	struct spool_health again;
	struct error err;

	(void)state;
	assert_int_equal(spool_health_write(spool, "smtp", &health, &err), 0);
	assert_int_equal(spool_health_read(spool, "smtp", &again, &err), 0);
	assert_true(again.known);
	assert_false(again.healthy);
	assert_string_equal(again.fault, "line one healthy=1 end=1");
	assert_int_equal(again.since, health.since);
	assert_int_equal(again.last_success, health.last_success);
	assert_int_equal(again.waiting, 3);
	assert_int_equal(again.vanished, 2);
	assert_int_equal(again.vanished_at, health.vanished_at);
	assert_string_equal(again.vanished_uids, "17 23");
}

/* --- lock ----------------------------------------------------------------------------------------------- */

static void failure_15_second_lock_is_refused_with_the_pid(void **state)
{
	struct error err;
	char pid[32];
	int fd, status;
	pid_t child;

	(void)state;
	assert_int_equal(spool_lock(spool, &fd, &err), 0);
	snprintf(pid, sizeof(pid), "(pid %ld)", (long)getpid());
	child = fork();
	if (child == 0) {
		int other;

		close(fd);
		if (spool_lock(spool, &other, &err) != -1 || err.kind != ERROR_STOP)
			_exit(1);
		_exit(strstr(err.text, pid) ? 0 : 2);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
	close(fd);
	assert_int_equal(spool_lock(spool, &fd, &err), 0);
	close(fd);
}

static int in_child(int (*run)(void))
{
	int status;
	pid_t child = fork();

	if (child == 0)
		_exit(run());
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	return WEXITSTATUS(status);
}

/* Its exit code tells which locks another process can take, a bit each. */
static int lock_roles(void)
{
	struct error err = {.text = ""};
	int fd, got = 0;

	if (spool_lock_role(spool, "intake", NULL, &fd, &err) == 0)
		got |= 1;
	else if (err.kind != ERROR_STOP || !strstr(err.text, "another intake (pid "))
		got |= 64;
	if (spool_lock_role(spool, "deliver", NULL, &fd, &err) == 0)
		got |= 2;
	if (spool_lock_role(spool, "fetch", "a@limburg.be", &fd, &err) == 0)
		got |= 4;
	if (spool_lock_role(spool, "fetch", "../b@limburg.be", &fd, &err) == 0)
		got |= 8;
	return got;
}

static void a_role_is_locked_once_and_of_fetch_each_mailbox(void **state)
{
	struct error err;
	int intake, fetch;

	(void)state;
	assert_int_equal(spool_lock_role(spool, "intake", NULL, &intake, &err), 0);
	assert_int_equal(spool_lock_role(spool, "fetch", "a@limburg.be", &fetch, &err), 0);
	assert_int_equal(in_child(lock_roles), 2 | 8);
	close(intake);
	assert_int_equal(in_child(lock_roles), 1 | 2 | 8);
	close(fetch);
	assert_int_equal(in_child(lock_roles), 1 | 2 | 4 | 8);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(names_are_safe),
	    cmocka_unit_test(a_generation_stands_behind_the_uidvalidity),
	    cmocka_unit_test(foreign_names_are_refused),
	    cmocka_unit_test(largest_numbers_and_long_names),
	    cmocka_unit_test_setup_teardown(lists_oldest_first_in_turns, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(a_mail_is_in_new_only_when_committed, set_up,
					    tear_down),
	    cmocka_unit_test_setup_teardown(none_is_renamed_before_all_are_synced, set_up,
					    tear_down),
	    cmocka_unit_test_setup_teardown(abort_and_clean_leave_nothing, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(a_mail_becomes_its_own_empty_mark, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(what_a_cut_left_full_is_emptied, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(a_mark_wakes_its_mailbox_only, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(a_mail_is_known_wherever_it_is, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(the_latest_generation_is_found_wherever_it_is, set_up,
					    tear_down),
	    cmocka_unit_test_setup_teardown(cursor_comes_back_as_written, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(a_cursor_of_an_earlier_version_is_of_no_generation,
					    set_up, tear_down),
	    cmocka_unit_test_setup_teardown(damaged_cursor_is_no_first_contact, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(a_cursor_that_cannot_be_opened_is_no_first_contact,
					    set_up, tear_down),
	    cmocka_unit_test_setup_teardown(health_comes_back_as_written, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(a_role_is_locked_once_and_of_fetch_each_mailbox, set_up,
					    tear_down),
	    cmocka_unit_test_setup_teardown(failure_15_second_lock_is_refused_with_the_pid, set_up,
					    tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
