/* place: see place.h. */
#include "base/place.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pwd.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "base/error.h"
#include "base/log.h"

enum { FILES_LEFT = 100, MB = 1024 * 1024 };

static const char *name_of(uid_t id)
{
	static char name[80];
	const struct passwd *user = getpwuid(id);

	if (user)
		snprintf(name, sizeof(name), "%.70s", user->pw_name);
	else
		snprintf(name, sizeof(name), "%u", (unsigned)id);
	return name;
}

const char *place_user(void)
{
	return name_of(geteuid());
}

uid_t place_owner(const char *path)
{
	struct stat facts;

	return geteuid() == 0 && stat(path, &facts) == 0 ? facts.st_uid : geteuid();
}

const char *place_where(const char *path)
{
	static char where[PATH_MAX + 60];
	char folder[PATH_MAX];
	const int reason = errno; /* of what the path was not found for: it stands beside this */
	bool known = path[0] != '/' && getcwd(folder, sizeof(folder));

	errno = reason;
	if (!known)
		return "";
	snprintf(where, sizeof(where), " (relative paths start at the working directory, %s)",
		 folder);
	return where;
}

int place_for_root(const char *path, struct error *err)
{
	struct stat facts;
	const char *owner;

	if (geteuid() != 0 || stat(path, &facts) < 0 || facts.st_uid == 0)
		return 0;
	owner = name_of(facts.st_uid);
	return error_set(
	    err, ERROR_STOP,
	    "%s belongs to %s, who could not read what root makes there; run loketd as "
	    "%s: runuser -u %s -- loketd (or chown all of it to root, when root is to "
	    "run it always)",
	    path, owner, owner, owner);
}

int place_denied(struct error *err, enum error_kind kind, unsigned mode, const char *what,
		 const char *path)
{
	if (errno != EACCES && errno != EPERM)
		return error_system(err, kind, "%s%s", what, path);
	return error_set(
	    err, kind,
	    "%s%s: permission denied to the user %s%s; run this as the user of loketd, or "
	    "give it to that user: chown, and chmod %o (700 for the folders above)",
	    what, path, place_user(), place_where(path), mode);
}

/* The folder that PATH stands in. */
static void above(const char *path, char out[PATH_MAX])
{
	const char *slash = strrchr(path, '/');

	if (slash == path)
		snprintf(out, PATH_MAX, "/");
	else
		snprintf(out, PATH_MAX, "%.*s", slash ? (int)(slash - path) : 1,
			 slash ? path : ".");
}

/* What is wanted of a place of one kind. */
struct wanted {
	mode_t type;
	const char *not_it;
	int access;
	unsigned mode;
};
static const struct wanted folder_wanted = {S_IFDIR, "is not a folder", R_OK | W_OK | X_OK, 0700};
static const struct wanted file_wanted = {S_IFREG, "is not a plain file", R_OK | W_OK, 0600};

/* Whether a missing one can be made. The command in the answer makes what is missing: it never changes a
 * folder that is there, which may be that of the whole system. */
static int can_be_made(const char *path, const struct wanted *wanted, struct error *err)
{
	char folder[PATH_MAX];
	int reason;

	above(path, folder);
	if (faccessat(AT_FDCWD, folder, W_OK | X_OK, AT_EACCESS) == 0)
		return 0;
	reason = errno;
	if (wanted == &file_wanted && reason != ENOENT)
		return place_denied(err, ERROR_STOP, folder_wanted.mode, "", folder);
	return error_set(err, ERROR_STOP,
			 "%s is missing%s, and the user %s cannot make it (%s: %s); make what is "
			 "missing: install -d -m 700 -o %s %s",
			 path, place_where(path), place_user(), folder, strerror(reason),
			 place_user(), wanted == &file_wanted ? folder : path);
}

static int check_owner(const char *path, const struct stat *facts, uid_t owner, struct error *err)
{
	char has[80];

	if (facts->st_uid == owner)
		return 0;
	snprintf(has, sizeof(has), "%s", name_of(facts->st_uid));
	return error_set(err, ERROR_STOP,
			 "%s belongs to %s, not to %s; chown it, or run this as %s", path, has,
			 name_of(owner), has);
}

/* To a folder the group may be let in, who makes the copies, say: so chmod takes away what is too much and no more. */
static int too_open(const char *path, const struct wanted *wanted, mode_t mode, unsigned forbidden,
		    struct error *err)
{
	char bits[20] = "go-w,o=";

	if (forbidden & S_IRGRP)
		snprintf(bits, sizeof(bits), "%o", wanted->mode);
	return error_set(err, ERROR_STOP,
			 "%s has mode %04o and is open to other users; chmod %s %s", path,
			 (unsigned)(mode & 07777), bits, path);
}

/* Missing is fine when it can be made. */
static int look(const char *path, const struct wanted *wanted, uid_t owner, unsigned forbidden,
		struct error *err)
{
	struct stat facts;

	if (stat(path, &facts) < 0)
		return errno == ENOENT ? can_be_made(path, wanted, err)
				       : place_denied(err, ERROR_STOP, wanted->mode, "", path);
	if ((facts.st_mode & S_IFMT) != wanted->type)
		return error_set(err, ERROR_STOP, "%s %s%s; move it away", path, wanted->not_it,
				 place_where(path));
	if (facts.st_mode & forbidden)
		return too_open(path, wanted, facts.st_mode, forbidden, err);
	if (faccessat(AT_FDCWD, path, wanted->access, AT_EACCESS) < 0)
		return place_denied(err, ERROR_STOP, wanted->mode, "", path);
	return check_owner(path, &facts, owner, err);
}

int place_folder(const char *path, uid_t owner, unsigned forbidden, struct error *err)
{
	return look(path, &folder_wanted, owner, forbidden, err);
}

int place_file(const char *path, uid_t owner, struct error *err)
{
	return look(path, &file_wanted, owner, 077, err);
}

bool place_is_missing(const char *path)
{
	struct stat facts;

	return stat(path, &facts) < 0 && errno == ENOENT;
}

int place_mend_mode(const char *path, unsigned forbidden)
{
	struct stat facts;
	unsigned had, has;

	if (stat(path, &facts) < 0)
		return -1;
	had = (unsigned)(facts.st_mode & 07777);
	has = had & ~forbidden;
	if (had == has)
		return 0;
	if (chmod(path, has) < 0)
		return -1;
	log_warn("mode-mended", "%s had mode %04o and was open to other users; it is %04o now",
		 path, had, has);
	return 0;
}

int place_room(const char *path, int64_t bytes, struct error *err)
{
	char folder[PATH_MAX];
	struct statvfs facts;
	uint64_t left;

	snprintf(folder, sizeof(folder), "%s", path);
	if (statvfs(folder, &facts) < 0) {
		above(path, folder);
		if (statvfs(folder, &facts) < 0)
			return error_system(err, ERROR_STOP, "%s", folder);
	}
	left = (uint64_t)facts.f_bavail * facts.f_frsize;
	if (left < (uint64_t)bytes)
		return error_set(err, ERROR_RETRY,
				 "the disk of %s has %llu MB left, the largest mail needs %lld MB "
				 "(limits.raw); make room",
				 path, (unsigned long long)(left / MB), (long long)(bytes / MB));
	if (facts.f_files > 0 && facts.f_favail < FILES_LEFT)
		return error_set(err, ERROR_RETRY,
				 "the disk of %s has room for %llu more files only; make room",
				 path, (unsigned long long)facts.f_favail);
	return 0;
}
