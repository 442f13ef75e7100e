/* store_sync_test: what a power cut leaves. Each sync of a file of the store is seen here and keeps a copy of the file;
 * the cut puts the copies in the files' places, as if nothing else had ever reached the disk. */
#include "store_fixture.h"

#include <fcntl.h>
#include <sys/syscall.h>

enum { COPIED = 64 * 1024 };

static char watched[FIXTURE_PATH]; /* the folder; "": none */
static int syncs;		   /* of loket.db-wal */

/* --- the disk --- */

static void copy(const char *from, const char *to)
{
	static char piece[COPIED];
	int in = open(from, O_RDONLY | O_CLOEXEC);
	int out = open(to, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	ssize_t got;

	assert_true(in >= 0 && out >= 0);
	while ((got = read(in, piece, sizeof(piece))) > 0)
		assert_int_equal(write(out, piece, (size_t)got), got);
	assert_int_equal(got, 0);
	close(in);
	close(out);
}

static void on_sync(int fd)
{
	char link[40], path[FIXTURE_PATH], kept[FIXTURE_PATH + 10];
	struct stat status;
	ssize_t length;

	snprintf(link, sizeof(link), "/proc/self/fd/%d", fd);
	length = readlink(link, path, sizeof(path) - 1);
	if (!watched[0] || length < 0 || fstat(fd, &status) < 0 || !S_ISREG(status.st_mode))
		return;
	path[length] = '\0';
	if (strncmp(path, watched, strlen(watched)) != 0)
		return;
	snprintf(kept, sizeof(kept), "%s.synced", path);
	copy(path, kept);
	syncs += strcmp(path + length - 4, "-wal") == 0 && strstr(path, "loket.db") != NULL;
}

/* In the places of libc's: SQLite calls these. */
int fdatasync(int fd)
{
	on_sync(fd);
	return (int)syscall(SYS_fdatasync, fd);
}

int fsync(int fd)
{
	on_sync(fd);
	return (int)syscall(SYS_fsync, fd);
}

static void cut_power(const struct fixture *f)
{
	static const char *const suffixes[] = {"", "-wal", "-shm"};
	const char *const files[] = {f->path, f->keys};

	for (size_t i = 0; i < 6; i++) {
		char path[FIXTURE_PATH + 10], kept[FIXTURE_PATH + 20];

		snprintf(path, sizeof(path), "%s%s", files[i / 3], suffixes[i % 3]);
		snprintf(kept, sizeof(kept), "%s.synced", path);
		if (access(kept, F_OK) == 0)
			rename(kept, path);
		else if (i % 3 != 0)
			unlink(path);
	}
}

/* --- what happens before it --- */

static struct store *deliver(struct fixture *f)
{
	struct store *store = NULL;

	DO(f, store_open(f->path, f->keys, NULL, &store, &f->err));
	DO(f, store_sync_later(store, &f->err));
	return store;
}

static void mark(struct fixture *f, struct store *store)
{
	DO(f, store_set_outgoing(store, 1, OUTBOX_VERZONDEN, 0, "250 2.0.0", 600, &f->err));
}

static void after_a_mark(struct fixture *f)
{
	mark(f, deliver(f));
}

static void after_tidying(struct fixture *f)
{
	struct store *store = deliver(f);

	mark(f, store);
	DO(f, store_tidy(store, &f->err));
}

static void after_a_commit_of_another(struct fixture *f)
{
	char reference[DOSSIER_REFERENCE];

	mark(f, deliver(f));
	fixture_dossier(f, "{}", reference);
}

/* One mail in the outbox, `happens`, and the power is gone. In a process of its own, so that nothing is closed
 * properly; f->store is open again afterwards. */
static void cut_after(struct fixture *f, void (*happens)(struct fixture *f))
{
	int status;

	store_close(&f->store);
	if (fork() == 0) {
		snprintf(watched, sizeof(watched), "%s/", f->folder);
		DO(f, store_open(f->path, f->keys, f->vault, &f->store, &f->err));
		fixture_outgoing(f, NULL, "id1@limburg.be", "jan@voorbeeld.be", 500, "From: x");
		happens(f);
		_exit(0);
	}
	wait(&status);
	assert_int_equal(status, 0);
	cut_power(f);
	DO(f, store_open(f->path, f->keys, f->vault, &f->store, &f->err));
}

static int waiting(struct fixture *f)
{
	return (int)fixture_number(f->path, "SELECT count(*) FROM outbox WHERE state = 'wacht'");
}

/* --- the tests --- */

static void mark_that_is_lost_leaves_a_mail_that_can_be_sent_again(void **state)
{
	struct fixture *f = *state;
	struct buffer mail = {0};
	const char *to = NULL;

	cut_after(f, after_a_mark);
	assert_int_equal(waiting(f), 1);
	DO(f, store_open_outgoing(f->store, f->arena, 1, &to, &mail, &f->err));
	assert_string_equal(to, "jan@voorbeeld.be");
	assert_string_equal(mail.data, "From: x");
	buffer_free(&mail);
}

static void no_key_is_destroyed_before_its_mark_stays(void **state)
{
	struct fixture *f = *state;

	cut_after(f, after_tidying);
	assert_int_equal(waiting(f), 0);
}

static void mark_stays_when_anybody_commits(void **state)
{
	struct fixture *f = *state;

	cut_after(f, after_a_commit_of_another);
	assert_int_equal(waiting(f), 0);
}

static void claim_is_synced_and_a_mark_is_not(void **state)
{
	struct fixture *f = *state;
	struct store *store = deliver(f);

	fixture_outgoing(f, NULL, "id1@limburg.be", "jan@voorbeeld.be", 500, "From: x");
	snprintf(watched, sizeof(watched), "%s/", f->folder);
	syncs = 0;
	assert_int_equal(store_claim(store, 1, &f->err), 1);
	assert_int_equal(syncs, 1);
	mark(f, store);
	assert_int_equal(syncs, 1);
	watched[0] = '\0';
	store_close(&store);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(mark_that_is_lost_leaves_a_mail_that_can_be_sent_again,
					    fixture_set_up, fixture_tear_down),
	    cmocka_unit_test_setup_teardown(no_key_is_destroyed_before_its_mark_stays,
					    fixture_set_up, fixture_tear_down),
	    cmocka_unit_test_setup_teardown(mark_stays_when_anybody_commits, fixture_set_up,
					    fixture_tear_down),
	    cmocka_unit_test_setup_teardown(claim_is_synced_and_a_mark_is_not, fixture_set_up,
					    fixture_tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
