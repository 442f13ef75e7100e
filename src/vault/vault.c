/* vault: the master key, its file, and the keys derived from it.
 *
 * SECURITY: reads and makes one file. It must belong to us or to root and be readable by its
 * owner only; its text and the master key are wiped as soon as the derived keys stand in guarded
 * memory. */
#include "vault/private.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <sodium.h>

#include "base/error.h"
#include "base/file.h"
#include "base/place.h"

enum { KEY_HEX = 2 * VAULT_KEY, KEY_FILE = KEY_HEX + 2 };

static_assert(VAULT_KEY == crypto_kdf_KEYBYTES, "a key can be split by crypto_kdf");

static const char master_context[crypto_kdf_CONTEXTBYTES] = "loketmst";
static const char key_context[crypto_kdf_CONTEXTBYTES] = "loketkey";

void vault_start(void)
{
	if (sodium_init() < 0)
		abort();
}

void vault_random(void *out, size_t length)
{
	randombytes_buf(out, length);
}

void vault_new_key(struct vault_key *key)
{
	randombytes_buf(key->bytes, sizeof(key->bytes));
}

void vault_wipe(void *data, size_t length)
{
	sodium_memzero(data, length);
}

void vault_derive(const struct vault_key *key, enum vault_part part, struct vault_key *derived)
{
	crypto_kdf_derive_from_key(derived->bytes, VAULT_KEY, part, key_context, key->bytes);
}

static int check_file(int fd, const char *path, struct error *err)
{
	struct stat status;

	if (fstat(fd, &status) < 0)
		return error_system(err, ERROR_STOP, "master key %s", path);
	if (!S_ISREG(status.st_mode))
		return error_set(err, ERROR_STOP, "master key %s: not a regular file", path);
	if (status.st_mode & 0177)
		return error_set(err, ERROR_STOP,
				 "master key %s: mode %04o is wider than 0600; chmod 600 it", path,
				 (unsigned)(status.st_mode & 07777));
	/* root may work on the store of the service's user */
	if (status.st_uid != geteuid() && status.st_uid != 0 && geteuid() != 0)
		return error_set(err, ERROR_STOP,
				 "master key %s: belongs to another user than %s, who runs this; "
				 "chown it to the user of loketd, or run this as that user",
				 path, place_user());
	return 0;
}

/* 64 hex digits and at most one line end. */
static bool parse_key(const char *text, size_t length, struct vault_key *master)
{
	size_t bytes = 0;

	if (length == KEY_HEX + 1 && text[KEY_HEX] == '\n')
		length--;
	return length == KEY_HEX &&
	       sodium_hex2bin(master->bytes, VAULT_KEY, text, length, NULL, &bytes, NULL) == 0 &&
	       bytes == VAULT_KEY;
}

static int read_key(int fd, const char *path, struct vault_key *master, struct error *err)
{
	char text[KEY_FILE];
	size_t length = 0;
	ssize_t got;
	bool good;

	while (length < sizeof(text) &&
	       (got = read(fd, text + length, sizeof(text) - length)) != 0) {
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return error_system(err, ERROR_STOP, "master key %s", path);
		length += (size_t)got;
	}
	good = parse_key(text, length, master);
	vault_wipe(text, sizeof(text));
	if (!good)
		return error_set(
		    err, ERROR_STOP,
		    "master key %s: must hold 64 hex digits; restore it from its backup", path);
	return 0;
}

/* A new random key in PATH, whole and synced, in a file that did not exist. */
static int write_key(const char *path, struct error *err)
{
	struct vault_key master;
	char text[KEY_HEX + 1];
	int result = -1;
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);

	if (fd < 0)
		return error_system(err, ERROR_STOP, "master key %s", path);
	vault_new_key(&master);
	sodium_bin2hex(text, sizeof(text), master.bytes, VAULT_KEY);
	text[KEY_HEX] = '\n';
	if (file_write_all(fd, text, KEY_HEX + 1, err) == 0) {
		result = fsync(fd);
		if (result < 0)
			error_system(err, ERROR_STOP, "master key %s", path);
	}
	close(fd);
	vault_wipe(&master, sizeof(master));
	vault_wipe(text, sizeof(text));
	return result;
}

static int sync_folder_of(const char *path, struct error *err)
{
	char folder[PATH_MAX];
	const char *slash = strrchr(path, '/');

	snprintf(folder, sizeof(folder), "%.*s", slash ? (int)(slash - path) + 1 : 1,
		 slash ? path : ".");
	return file_sync_folder(folder, err);
}

/* Under a name of its own first, so that a cut-off leaves no half key; link(2) refuses to replace a
 * key that another process made meanwhile, and that one is then used. */
static int make_key_file(const char *path, struct error *err)
{
	char fresh[PATH_MAX];
	int result;

	if (snprintf(fresh, sizeof(fresh), "%s.%ld.new", path, (long)getpid()) >= PATH_MAX)
		return error_set(err, ERROR_STOP, "master key: the path is too long");
	unlink(fresh);
	result = write_key(fresh, err);
	if (result == 0 && link(fresh, path) < 0 && errno != EEXIST)
		result = error_system(err, ERROR_STOP, "master key %s", path);
	unlink(fresh);
	return result == 0 ? sync_folder_of(path, err) : -1;
}

static int load_key(const char *path, bool create, struct vault_key *master, struct error *err)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	int result;

	if (fd < 0 && errno == ENOENT && create) {
		if (make_key_file(path, err) < 0)
			return -1;
		fd = open(path, O_RDONLY | O_CLOEXEC);
	}
	if (fd < 0 && errno == ENOENT)
		return error_set(
		    err, ERROR_STOP,
		    "master key %s is missing and the store is not empty: put the key back from "
		    "its backup; without it the dossiers cannot be read, and no new key helps",
		    path);
	if (fd < 0)
		return place_denied(err, ERROR_STOP, 0600, "master key ", path);
	result = check_file(fd, path, err);
	if (result == 0)
		result = read_key(fd, path, master, err);
	close(fd);
	return result;
}

int vault_open(const char *path, bool create, struct vault **vault_r, struct error *err)
{
	struct vault_key master;
	struct vault *vault;

	if (load_key(path, create, &master, err) < 0)
		return -1;
	/* locked into memory where the limits permit that; sodium_malloc goes on without */
	vault = sodium_malloc(sizeof(*vault));
	if (!vault)
		abort();
	for (int purpose = VAULT_FOR_WRAPPING; purpose < VAULT_PURPOSE_END; purpose++)
		crypto_kdf_derive_from_key(vault->keys[purpose].bytes, VAULT_KEY, (uint64_t)purpose,
					   master_context, master.bytes);
	vault_wipe(&master, sizeof(master));
	sodium_mprotect_readonly(vault);
	*vault_r = vault;
	return 0;
}

void vault_close(struct vault **vault)
{
	sodium_free(*vault); /* wipes; NULL is fine */
	*vault = NULL;
}
