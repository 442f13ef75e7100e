/* lock: one daemon a store, and each role that works on it once, also when their spools differ. The locks stand
 * beside the store: SQLite has locks of its own on the file itself. */
#include "store/store.h"

#include <limits.h>
#include <stdlib.h>

#include "base/error.h"
#include "base/lock.h"
#include "base/memory.h"

/* A link to the store is the store. */
static void lock_path(const char *path, const char *role, struct buffer *out)
{
	char whole[PATH_MAX];

	buffer_format(out, "%s.lock%s%s", realpath(path, whole) ? whole : path, role ? "-" : "",
		      role ? role : "");
}

static int lock(const char *path, const char *role, bool share, int *fd_r, struct error *err)
{
	const char *who = role ? role : "loketd";
	struct buffer file = {0};
	int result;

	lock_path(path, role, &file);
	result =
	    share ? lock_share(file.data, who, fd_r, err) : lock_take(file.data, who, fd_r, err);
	buffer_free(&file);
	return result;
}

int store_lock(const char *path, int *fd_r, struct error *err)
{
	return lock(path, NULL, false, fd_r, err);
}

int store_share(const char *path, int *fd_r, struct error *err)
{
	return lock(path, NULL, true, fd_r, err);
}

int store_lock_role(const char *path, const char *role, int *fd_r, struct error *err)
{
	return lock(path, role, false, fd_r, err);
}
