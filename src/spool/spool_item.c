/* spool_item: the durable steps in the life of one mail on the disk (1, 2, 5 and 7); see
 * spool.h. */
#include "spool/spool_name.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "base/file.h"
#include "base/process.h"
#include "base/wake.h"

int spool_begin(const char *spool, struct spool_mail *mail, struct error *err)
{
	char path[SPOOL_PATH];

	spool_path(spool, SPOOL_TMP, mail->begun, path);
	mail->fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
	if (mail->fd < 0)
		return error_system(err, ERROR_STOP, "%s", path);
	return 0;
}

void spool_written(const struct spool_mail *mail)
{
	sync_file_range(mail->fd, 0, 0, SYNC_FILE_RANGE_WRITE);
}

void spool_abort(const char *spool, struct spool_mail *mail)
{
	char path[SPOOL_PATH];

	if (mail->fd >= 0)
		close(mail->fd);
	mail->fd = -1;
	spool_path(spool, SPOOL_TMP, mail->begun, path);
	unlink(path);
}

static int sync_and_close(struct spool_mail *mail, struct error *err)
{
	int result = 0;

	if (fsync(mail->fd) < 0)
		result = error_system(err, ERROR_STOP, "fsync %s", mail->begun);
	if (close(mail->fd) < 0 && result == 0)
		result = error_system(err, ERROR_STOP, "close %s", mail->begun);
	mail->fd = -1;
	return result;
}

/* None is renamed before all are safe. */
static int commit(const char *spool, struct spool_mail *mails, size_t count, struct error *err)
{
	char from[SPOOL_PATH], to[SPOOL_PATH];

	for (size_t i = 0; i < count; i++) {
		if (sync_and_close(&mails[i], err) < 0)
			return -1;
	}
	for (size_t i = 0; i < count; i++) {
		spool_path(spool, SPOOL_TMP, mails[i].begun, from);
		spool_path(spool, SPOOL_NEW, mails[i].name, to);
		if (rename(from, to) < 0)
			return error_system(err, ERROR_STOP, "%s", to);
		process_cut("fetch-renamed");
	}
	spool_path(spool, SPOOL_NEW, NULL, to);
	return file_sync_folder(to, err);
}

int spool_commit(const char *spool, struct spool_mail *mails, size_t count, struct error *err)
{
	int result = commit(spool, mails, count, err);

	for (size_t i = 0; i < count && result < 0; i++)
		spool_abort(spool, &mails[i]);
	return result;
}

/* True for what may be thrown away: all, or what that mailbox began. */
static bool is_left_by(const char *name, const char *mailbox)
{
	char owner[SPOOL_NAME];
	struct spool_id id;

	if (strcmp(name, ".") == 0 || strcmp(name, "..") == 0)
		return false;
	if (!mailbox)
		return true;
	return spool_name_parts(name, owner, &id) && strcmp(owner, mailbox) == 0;
}

int spool_clean(const char *spool, const char *mailbox, struct error *err)
{
	char path[SPOOL_PATH];
	struct dirent *item;
	DIR *folder;

	spool_path(spool, SPOOL_TMP, NULL, path);
	folder = opendir(path);
	if (!folder)
		return error_system(err, ERROR_STOP, "%s", path);
	while ((item = readdir(folder)) != NULL) {
		if (is_left_by(item->d_name, mailbox))
			unlinkat(dirfd(folder), item->d_name, 0);
	}
	closedir(folder);
	return 0;
}

/* wake/MAILBOX: one folder each, so that a mark does not wake the fetches of all mailboxes. */
static void wake_folder(const char *spool, const char *mailbox, char out[SPOOL_PATH])
{
	char encoded[SPOOL_NAME];

	spool_encode(mailbox, encoded);
	spool_path(spool, SPOOL_WAKE, encoded, out);
}

int spool_mark_wake(const char *spool, const char *mailbox, char out[SPOOL_PATH], struct error *err)
{
	wake_folder(spool, mailbox, out);
	return file_make_folder(out, err);
}

/* Without the folder there is no fetch yet that could be woken. */
static void wake_fetch(const char *spool, const char *name)
{
	char mailbox[SPOOL_NAME], folder[SPOOL_PATH], path[SPOOL_PATH + 8];
	struct spool_id id;

	if (!spool_name_parts(name, mailbox, &id))
		return;
	wake_folder(spool, mailbox, folder);
	snprintf(path, sizeof(path), "%s/mark", folder);
	wake_touch(path);
}

/* The mail becomes its own mark: one step, no file to be made and none to be removed. It is empty only when
 * it is no longer in new/, where it would be read again. */
static int move_to_mark(const char *spool, const char *name, struct error *err)
{
	char from[SPOOL_PATH], to[SPOOL_PATH];

	spool_path(spool, SPOOL_NEW, name, from);
	spool_path(spool, SPOOL_MARK, name, to);
	if (rename(from, to) < 0 && errno != ENOENT)
		return error_system(err, ERROR_STOP, "%s", to);
	process_cut("intake-marked");
	return 0;
}

/* Fetch may have taken it away already. */
static int empty_mark(int folder, const char *name, struct error *err)
{
	int fd = openat(folder, name, O_WRONLY | O_TRUNC | O_CLOEXEC | O_NOFOLLOW);

	if (fd < 0 && errno != ENOENT)
		return error_system(err, ERROR_STOP, "mark/%s", name);
	if (fd >= 0)
		close(fd);
	process_cut("intake-emptied");
	return 0;
}

static int sync_and_empty(int folder, const char *const *names, size_t count, struct error *err)
{
	if (fsync(folder) < 0)
		return error_system(err, ERROR_STOP, "fsync mark/");
	for (size_t i = 0; i < count; i++) {
		if (empty_mark(folder, names[i], err) < 0)
			return -1;
	}
	return 0;
}

int spool_mark(const char *spool, const char *const *names, size_t count, struct error *err)
{
	char path[SPOOL_PATH];
	int folder, result;

	for (size_t i = 0; i < count; i++) {
		if (move_to_mark(spool, names[i], err) < 0)
			return -1;
	}
	spool_path(spool, SPOOL_MARK, NULL, path);
	folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (folder < 0)
		return error_system(err, ERROR_STOP, "%s", path);
	result = sync_and_empty(folder, names, count, err);
	close(folder);
	for (size_t i = 0; i < count && result == 0; i++)
		wake_fetch(spool, names[i]);
	return result;
}

int spool_empty_marks(const char *spool, struct error *err)
{
	struct spool_names names;
	char path[SPOOL_PATH];
	int folder, result;

	if (spool_list(spool, SPOOL_MARK, NULL, SIZE_MAX, &names, err) < 0)
		return -1;
	spool_path(spool, SPOOL_MARK, NULL, path);
	folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	result = folder < 0 ? error_system(err, ERROR_STOP, "%s", path) : 0;
	for (size_t i = 0; i < names.count && result == 0; i++)
		result = empty_mark(folder, names.items[i], err);
	if (folder >= 0)
		close(folder);
	spool_names_free(&names);
	return result;
}

int spool_unmark(const char *spool, const char *name, struct error *err)
{
	char path[SPOOL_PATH];

	spool_path(spool, SPOOL_MARK, name, path);
	if (unlink(path) < 0 && errno != ENOENT)
		return error_system(err, ERROR_STOP, "unlink %s", path);
	return 0;
}

int spool_knows(const char *spool, const char *name, struct error *err)
{
	/* in the order in which a mail travels, so that one on its way is not missed */
	static const struct {
		enum spool_folder folder;
		const char *suffix;
	} places[] = {
	    {SPOOL_NEW, ""}, {SPOOL_KEPT, ".sealed"}, {SPOOL_FAILED, ".sealed"}, {SPOOL_MARK, ""}};

	for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
		char path[SPOOL_PATH], full[SPOOL_NAME + 16];
		int found;

		snprintf(full, sizeof(full), "%s%s", name, places[i].suffix);
		spool_path(spool, places[i].folder, full, path);
		found = file_find(path, err);
		if (found != 0)
			return found;
	}
	return 0;
}
