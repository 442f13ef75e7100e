/* file: see file.h. */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "base/memory.h"

int file_write_all(int fd, const void *data, size_t length, struct error *err)
{
	const char *bytes = data;

	while (length > 0) {
		ssize_t written = write(fd, bytes, length);

		if (written < 0) {
			if (errno == EINTR)
				continue;
			return error_system(err, ERROR_STOP, "write");
		}
		bytes += written;
		length -= (size_t)written;
	}
	return 0;
}

static int read_all(int fd, const char *path, size_t limit, struct buffer *out, struct error *err)
{
	char piece[16 * 1024];

	for (;;) {
		ssize_t got = read(fd, piece, sizeof(piece));

		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return error_system(err, ERROR_STOP, "%s", path);
		if (got == 0)
			return 0;
		if (out->length + (size_t)got > limit)
			return error_set(err, ERROR_REFUSE, "%s: larger than %zu bytes", path,
					 limit);
		buffer_add(out, piece, (size_t)got);
	}
}

int file_read(const char *path, size_t limit, struct buffer *out, struct error *err)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	int result;

	if (fd < 0)
		return error_system(err, ERROR_STOP, "%s", path);
	buffer_add(out, "", 0);
	result = read_all(fd, path, limit, out, err);
	close(fd);
	return result;
}

/* The folder part of a path. */
static void folder_of(const char *path, char out[PATH_MAX])
{
	const char *slash = strrchr(path, '/');

	if (!slash)
		snprintf(out, PATH_MAX, ".");
	else if (slash == path)
		snprintf(out, PATH_MAX, "/");
	else
		snprintf(out, PATH_MAX, "%.*s", (int)(slash - path), path);
}

int file_sync_folder(const char *folder, struct error *err)
{
	int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	int result;

	if (fd < 0)
		return error_system(err, ERROR_STOP, "%s", folder);
	result = fsync(fd);
	if (result < 0)
		error_system(err, ERROR_STOP, "fsync %s", folder);
	close(fd);
	return result;
}

int file_rename(const char *from, const char *to, struct error *err)
{
	char folder[PATH_MAX];

	if (rename(from, to) < 0)
		return error_system(err, ERROR_STOP, "rename %s", from);
	folder_of(to, folder);
	return file_sync_folder(folder, err);
}

static int write_synced(const char *path, const void *data, size_t length, struct error *err)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
	int result;

	if (fd < 0)
		return error_system(err, ERROR_STOP, "%s", path);
	result = file_write_all(fd, data, length, err);
	if (result == 0 && fsync(fd) < 0)
		result = error_system(err, ERROR_STOP, "fsync");
	if (close(fd) < 0 && result == 0)
		result = error_system(err, ERROR_STOP, "close");
	return result < 0 ? error_prefix(err, "%s", path) : 0;
}

int file_replace(const char *path, const void *data, size_t length, struct error *err)
{
	char temporary[PATH_MAX];

	if (snprintf(temporary, sizeof(temporary), "%s.tmp", path) >= (int)sizeof(temporary))
		return error_set(err, ERROR_STOP, "%s: path too long", path);
	if (write_synced(temporary, data, length, err) < 0)
		return -1;
	return file_rename(temporary, path, err);
}

int file_make_folder(const char *path, struct error *err)
{
	struct stat info;

	if (mkdir(path, 0700) == 0)
		return 0;
	if (errno != EEXIST)
		return error_system(err, ERROR_STOP, "mkdir %s", path);
	if (stat(path, &info) < 0 || !S_ISDIR(info.st_mode))
		return error_set(err, ERROR_STOP, "%s: is not a folder", path);
	return 0;
}

bool file_exists(const char *path)
{
	return access(path, F_OK) == 0;
}

int file_find(const char *path, struct error *err)
{
	if (access(path, F_OK) == 0)
		return 1;
	return errno == ENOENT ? 0 : error_system(err, ERROR_STOP, "%s", path);
}
