/* settings_secret: one secret out of its file.
 *
 * SECURITY: holds a secret on the stack and wipes it. A secret that others may read, that is a
 * link, or that somebody else owns is refused. Faults name the file, never its content. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "base/memory.h"
#include "base/place.h"
#include "base/text.h"
#include "settings/settings.h"
#include "settings/settings_keys.h"

enum { SECRET_LIMIT = 4096 };

static int check_file(int fd, const char *path, struct error *err)
{
	struct stat facts;

	if (fstat(fd, &facts) < 0)
		return error_system(err, ERROR_RETRY, "secret %s", path);
	if (!S_ISREG(facts.st_mode))
		return error_set(err, ERROR_RETRY, "secret %s is not a plain file; make it one",
				 path);
	/* root may look after the secrets of the service's user */
	if (facts.st_uid != geteuid() && facts.st_uid != 0 && geteuid() != 0)
		return error_set(
		    err, ERROR_RETRY,
		    "secret %s belongs to another user than %s, who runs this; chown it "
		    "to the user of loketd, or run this as that user",
		    path, place_user());
	if (settings_secret_wide(path, facts.st_mode, err) < 0)
		return -1;
	if (facts.st_size > SECRET_LIMIT)
		return error_set(err, ERROR_RETRY,
				 "secret %s is larger than %d bytes; write one line", path,
				 SECRET_LIMIT);
	return 0;
}

/* Reads until the end or until `room` is full. */
static ssize_t read_some(int fd, char *out, size_t room)
{
	size_t length = 0;

	while (length < room) {
		ssize_t got = read(fd, out + length, room - length);

		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return -1;
		if (got == 0)
			break;
		length += (size_t)got;
	}
	return (ssize_t)length;
}

/* The length of the one line, without its end; 0: it is not one line. */
static size_t line_length(const char *data, size_t length)
{
	if (length > 0 && data[length - 1] == '\n')
		length--;
	if (length > 0 && data[length - 1] == '\r')
		length--;
	if (!text_is_clean(data, length) || memchr(data, '\n', length) ||
	    memchr(data, '\t', length))
		return 0;
	return length;
}

static int read_secret(int fd, const char *path, struct buffer *out, struct error *err)
{
	char data[SECRET_LIMIT + 1];
	ssize_t got;
	size_t length;

	if (check_file(fd, path, err) < 0)
		return -1;
	got = read_some(fd, data, sizeof(data));
	if (got < 0)
		return error_system(err, ERROR_RETRY, "secret %s", path);
	length = got <= SECRET_LIMIT ? line_length(data, (size_t)got) : 0;
	buffer_add(out, data, length);
	explicit_bzero(data, sizeof(data));
	if (length == 0)
		return error_set(err, ERROR_RETRY,
				 "secret %s is not one line of text; write the secret on one line",
				 path);
	return 0;
}

int settings_secret(const struct settings *settings, const char *name, struct buffer *out,
		    struct error *err)
{
	char path[SETTINGS_SECRET_PATH];
	int fd, result;

	buffer_free(out);
	if (settings_syntax_secret(name) ||
	    snprintf(path, sizeof(path), "%s/%s", settings->secrets, name) >= SETTINGS_SECRET_PATH)
		return error_set(err, ERROR_RETRY,
				 "a secret has no good name; mend the configuration");
	/* Non-blocking: a FIFO in its place must not hold us up. */
	fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
	if (fd < 0 && errno == ELOOP)
		return error_set(err, ERROR_RETRY, "secret %s is a link; put the file itself there",
				 path);
	if (fd < 0 && errno == ENOENT && access(settings->secrets, F_OK) < 0)
		return error_set(err, ERROR_RETRY,
				 "secret %s is missing%s, and the folder too; make it: install -d "
				 "-m 700 -o %s %s",
				 path, place_where(path), place_user(), settings->secrets);
	if (fd < 0 && errno == ENOENT)
		return error_set(err, ERROR_RETRY,
				 "secret %s is missing; write the secret into it and chmod 600 it",
				 path);
	if (fd < 0)
		return place_denied(err, ERROR_RETRY, 0600, "secret ", path);
	result = read_secret(fd, path, out, err);
	close(fd);
	return result;
}
