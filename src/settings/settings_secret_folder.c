/* settings_secret_folder: a look at all that lies in the folder of secrets, used or not: a password that others can
 * read is known to them, whoever signs in with it.
 *
 * SECURITY: opens no secret; faults name the file. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "base/place.h"
#include "settings/settings.h"
#include "settings/settings_keys.h"

/* Root may own it, with the group of the daemon: so chmod takes away what is too much and no more. */
static int check_folder(const char *folder, struct error *err)
{
	struct stat facts;

	if (stat(folder, &facts) < 0)
		return place_denied(err, ERROR_STOP, 0700, "", folder);
	if (!S_ISDIR(facts.st_mode))
		return error_set(err, ERROR_STOP, "%s is not a folder; move it away", folder);
	if (facts.st_uid != 0 && facts.st_uid != place_owner(folder))
		return error_set(
		    err, ERROR_STOP,
		    "%s belongs to another user than root or %s, who runs this; chown it to "
		    "the user of loketd, or run this as that user",
		    folder, place_user());
	if (facts.st_mode & 027)
		return error_set(err, ERROR_STOP,
				 "%s has mode %04o and is open to other users; chmod go-w,o= %s",
				 folder, (unsigned)(facts.st_mode & 07777), folder);
	return 0;
}

int settings_secret_wide(const char *path, unsigned mode, struct error *err)
{
	if (!(mode & 07177))
		return 0;
	return error_set(err, ERROR_RETRY, "secret %s has mode %04o, wider than 0600; chmod 600 it",
			 path, mode & 07777);
}

static int check_entries(const char *folder, DIR *entries, struct error *err)
{
	char path[SETTINGS_SECRET_PATH];
	struct dirent *entry;
	struct stat facts;

	while ((entry = readdir(entries))) {
		snprintf(path, sizeof(path), "%s/%s", folder, entry->d_name);
		if (fstatat(dirfd(entries), entry->d_name, &facts, AT_SYMLINK_NOFOLLOW) == 0 &&
		    S_ISREG(facts.st_mode) && settings_secret_wide(path, facts.st_mode, err) < 0)
			return -1;
	}
	return 0;
}

/* One that is missing is told by who needs it. */
static int check_readable(const struct settings *settings, const char *name, struct error *err)
{
	char path[SETTINGS_SECRET_PATH];

	if (!name)
		return 0;
	snprintf(path, sizeof(path), "%s/%s", settings->secrets, name);
	if (faccessat(AT_FDCWD, path, R_OK, AT_EACCESS) == 0 || errno == ENOENT)
		return 0;
	return place_denied(err, ERROR_STOP, 0600, "secret ", path);
}

static int check_used(const struct settings *settings, struct error *err)
{
	int result = check_readable(settings, settings->smtp.secret, err);

	for (size_t i = 0; i < settings->loket_count; i++) {
		const struct loket *loket = &settings->lokets[i];

		for (size_t j = 0; j < loket->mailbox_count && result == 0; j++)
			result = check_readable(settings, loket->mailboxes[j].imap.secret, err);
	}
	return result;
}

int settings_secrets_examine(const struct settings *settings, struct error *err)
{
	const char *folder = settings->secrets;
	DIR *entries;
	int result;

	if (place_is_missing(folder))
		return error_set(err, ERROR_STOP,
				 "%s is missing%s; make it: install -d -m 700 -o %s %s", folder,
				 place_where(folder), place_user(), folder);
	if (check_folder(folder, err) < 0)
		return -1;
	entries = opendir(folder);
	if (!entries)
		return place_denied(err, ERROR_STOP, 0700, "", folder);
	result = check_entries(folder, entries, err);
	closedir(entries);
	return result < 0 ? -1 : check_used(settings, err);
}
