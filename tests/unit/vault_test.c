/* vault_test: the master key file, sealed records, streams and keyed hashes.
 *
 * The expected hashes were computed by an independent implementation of BLAKE2b (Python's
 * hashlib): derived key = blake2b("", key=master, salt=number, person="loketmst"), hash =
 * blake2b(parts joined by NUL, key=derived), for the master key 00 01 02 ... 1f. */
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
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
#include "base/memory.h"
#include "vault/vault.h"

#define KEY_HEX "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"

enum { PATH = 200, PIECE = 64 * 1024, STREAM_FRONT = 32, STREAM_EXTRA = 17 };

static char folder[PATH];

static int set_up(void **state)
{
	(void)state;
	vault_start();
	snprintf(folder, sizeof(folder), "%s/vault-test.XXXXXX",
		 getenv("TMPDIR") ? getenv("TMPDIR") : "/tmp");
	return mkdtemp(folder) ? 0 : -1;
}

static int tear_down(void **state)
{
	char command[PATH + 10];

	(void)state;
	snprintf(command, sizeof(command), "rm -rf '%s'", folder);
	return system(command);
}

static const char *in_folder(const char *name)
{
	static char path[2 * PATH];

	snprintf(path, sizeof(path), "%s/%s", folder, name);
	return path;
}

static const char *write_file(const char *name, const void *data, size_t length, mode_t mode)
{
	const char *path = in_folder(name);
	int fd;

	unlink(path);
	fd = open(path, O_WRONLY | O_CREAT | O_EXCL, 0600);
	assert_true(fd >= 0);
	assert_int_equal(write(fd, data, length), (ssize_t)length);
	assert_int_equal(fchmod(fd, mode), 0);
	close(fd);
	return path;
}

static struct vault *fixed_vault(void)
{
	struct vault *vault = NULL;
	struct error err = {0};

	assert_int_equal(
	    vault_open(write_file("fixed.key", KEY_HEX "\n", 65, 0600), false, &vault, &err), 0);
	return vault;
}

/* --- the file --------------------------------------------------------------------------------- */

static void key_file_is_checked(void **state)
{
	static const struct {
		const char *name, *content;
		mode_t mode;
		bool good;
	} cases[] = {
	    {"64 digits", KEY_HEX, 0600, true},
	    {"64 digits and a line end", KEY_HEX "\n", 0600, true},
	    {"read-only", KEY_HEX "\n", 0400, true},
	    {"readable by the group", KEY_HEX "\n", 0640, false},
	    {"readable by all", KEY_HEX "\n", 0604, false},
	    {"executable", KEY_HEX "\n", 0700, false},
	    {"empty", "", 0600, false},
	    {"one digit short", "0" KEY_HEX, 0600, false},
	    {"two keys", KEY_HEX KEY_HEX, 0600, false},
	    {"two line ends", KEY_HEX "\n\n", 0600, false},
	    {"a space in front", " " KEY_HEX, 0600, false},
	    {"no hex", "x00102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f", 0600,
	     false},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct vault *vault = NULL;
		struct error err = {0};
		const char *path = write_file("case.key", cases[i].content,
					      strlen(cases[i].content), cases[i].mode);
		int result = vault_open(path, false, &vault, &err);

		if ((result == 0) != cases[i].good)
			fail_msg("%s: %d %s", cases[i].name, result, err.text);
		if (result < 0) {
			assert_int_equal(err.kind, ERROR_STOP);
			assert_non_null(strstr(err.text, path));
			assert_null(strstr(err.text, "0607"));
		}
		vault_close(&vault);
		assert_null(vault);
	}
}

static void missing_key_is_made_only_when_asked(void **state)
{
	const char *path = in_folder("new.key");
	struct vault *vault = NULL, *again = NULL;
	unsigned char first[VAULT_HASH], second[VAULT_HASH];
	struct error err = {0};
	struct stat status;

	(void)state;
	assert_int_equal(vault_open(path, false, &vault, &err), -1);
	assert_int_equal(err.kind, ERROR_STOP);
	assert_int_equal(access(path, F_OK), -1);
	umask(0);
	assert_int_equal(vault_open(path, true, &vault, &err), 0);
	assert_int_equal(stat(path, &status), 0);
	assert_int_equal(status.st_mode & 07777, 0600);
	assert_int_equal(status.st_size, 65);
	assert_int_equal(status.st_nlink, 1);
	/* and there it is read, not made again */
	assert_int_equal(vault_open(path, true, &again, &err), 0);
	vault_hash_text(vault, "l", "t", first);
	vault_hash_text(again, "l", "t", second);
	assert_memory_equal(first, second, VAULT_HASH);
	vault_close(&vault);
	vault_close(&again);
}

static void processes_that_make_a_key_at_once_agree(void **state)
{
	enum { PROCESSES = 8 };
	int ends[2];
	unsigned char hashes[PROCESSES][VAULT_HASH];

	(void)state;
	assert_int_equal(pipe(ends), 0);
	for (int i = 0; i < PROCESSES; i++) {
		if (fork() == 0) {
			struct vault *vault = NULL;
			struct error err;
			unsigned char hash[VAULT_HASH];

			if (vault_open(in_folder("shared.key"), true, &vault, &err) < 0)
				_exit(1);
			vault_hash_text(vault, "l", "t", hash);
			_exit(write(ends[1], hash, sizeof(hash)) == sizeof(hash) ? 0 : 1);
		}
	}
	for (int i = 0; i < PROCESSES; i++) {
		int status;

		wait(&status);
		assert_int_equal(status, 0);
		assert_int_equal(read(ends[0], hashes[i], VAULT_HASH), VAULT_HASH);
		assert_memory_equal(hashes[i], hashes[0], VAULT_HASH);
	}
	close(ends[0]);
	close(ends[1]);
}

/* --- records ---------------------------------------------------------------------------------- */

static void sealed_record_opens_with_its_key_and_context_only(void **state)
{
	static const char *const texts[] = {"", "x", "een lezing met \xc3\xab"};
	struct vault_key key, other;
	struct error err = {0};

	(void)state;
	vault_new_key(&key);
	vault_new_key(&other);
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		struct buffer sealed = {0}, opened = {0};
		size_t length = strlen(texts[i]);

		vault_seal(&key, "reading", texts[i], length, &sealed);
		assert_int_equal(sealed.length, 24 + length + 16);
		assert_int_equal(
		    vault_unseal(&key, "reading", sealed.data, sealed.length, &opened, &err), 0);
		assert_int_equal(opened.length, length);
		assert_string_equal(opened.data, texts[i]);
		assert_int_equal(
		    vault_unseal(&key, "note", sealed.data, sealed.length, &opened, &err), -1);
		assert_int_equal(err.kind, ERROR_REFUSE);
		assert_int_equal(
		    vault_unseal(&other, "reading", sealed.data, sealed.length, &opened, &err), -1);
		assert_int_equal(opened.length, length);
		buffer_free(&sealed);
		buffer_free(&opened);
	}
}

static void every_changed_or_missing_byte_of_a_record_is_found(void **state)
{
	struct vault_key key;
	struct buffer sealed = {0}, opened = {0};
	struct error err = {0};

	(void)state;
	vault_new_key(&key);
	vault_seal(&key, "reading", "geheim", 6, &sealed);
	for (size_t i = 0; i < sealed.length; i++) {
		sealed.data[i] ^= 1;
		assert_int_equal(
		    vault_unseal(&key, "reading", sealed.data, sealed.length, &opened, &err), -1);
		sealed.data[i] ^= 1;
		assert_int_equal(vault_unseal(&key, "reading", sealed.data, i, &opened, &err), -1);
	}
	assert_int_equal(opened.length, 0);
	assert_int_equal(vault_unseal(&key, "reading", sealed.data, sealed.length, &opened, &err),
			 0);
	buffer_free(&sealed);
	buffer_free(&opened);
}

static void sealing_twice_never_gives_the_same_bytes(void **state)
{
	struct vault_key key;
	struct buffer once = {0};

	(void)state;
	vault_new_key(&key);
	vault_seal(&key, "reading", "geheim", 6, &once);
	vault_seal(&key, "reading", "geheim", 6, &once); /* appended */
	assert_int_equal(once.length, 2 * (24 + 6 + 16));
	assert_memory_not_equal(once.data, once.data + 46, 24);
	assert_memory_not_equal(once.data + 24, once.data + 46 + 24, 22);
	buffer_free(&once);
}

static void wrapped_key_fits_its_row_and_master_key_only(void **state)
{
	struct vault *vault = fixed_vault(), *other = NULL;
	struct vault_key key, opened = {{0}};
	unsigned char wrapped[VAULT_WRAPPED];
	struct error err = {0};

	(void)state;
	assert_int_equal(vault_open(in_folder("other.key"), true, &other, &err), 0);
	vault_new_key(&key);
	vault_wrap(vault, 7, &key, wrapped);
	assert_int_equal(vault_unwrap(vault, 7, wrapped, &opened, &err), 0);
	assert_memory_equal(opened.bytes, key.bytes, VAULT_KEY);
	assert_int_equal(vault_unwrap(vault, 8, wrapped, &opened, &err), -1);
	assert_int_equal(
	    vault_unwrap(vault, INT64_C(7) + (INT64_C(1) << 40), wrapped, &opened, &err), -1);
	assert_int_equal(vault_unwrap(other, 7, wrapped, &opened, &err), -1);
	assert_int_equal(err.kind, ERROR_REFUSE);
	vault_close(&vault);
	vault_close(&other);
}

/* --- streams ---------------------------------------------------------------------------------- */

static int open_file(const char *name, int flags)
{
	int fd = open(in_folder(name), flags, 0600);

	assert_true(fd >= 0);
	return fd;
}

static int unseal_file(const struct vault_key *key, const char *from_name, struct error *err)
{
	int from = open_file(from_name, O_RDONLY);
	int to = open_file("opened", O_WRONLY | O_CREAT | O_TRUNC);
	int result = vault_unseal_stream(key, from, to, err);

	close(from);
	close(to);
	return result;
}

static void seal_file(const struct vault_key *key, const char *from_name, const char *to_name)
{
	int from = open_file(from_name, O_RDONLY);
	int to = open_file(to_name, O_WRONLY | O_CREAT | O_TRUNC);
	struct error err = {0};

	assert_int_equal(vault_seal_stream(key, from, to, &err), 0);
	close(from);
	close(to);
}

static size_t read_whole(const char *name, char *data, size_t size)
{
	int fd = open_file(name, O_RDONLY);
	size_t length = 0;
	ssize_t got;

	while ((got = read(fd, data + length, size - length)) > 0)
		length += (size_t)got;
	close(fd);
	return length;
}

static char *pattern(size_t length)
{
	char *data = memory_zero(length + 1, 1);

	for (size_t i = 0; i < length; i++)
		data[i] = (char)(i * 31 + i / 251);
	return data;
}

static void file_of_any_length_comes_back_whole(void **state)
{
	static const size_t lengths[] = {0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE, 1000000};
	struct vault_key key;
	struct error err = {0};

	(void)state;
	vault_new_key(&key);
	for (size_t i = 0; i < sizeof(lengths) / sizeof(lengths[0]); i++) {
		size_t length = lengths[i];
		char *data = pattern(length), *opened = memory_zero(length + 100, 1);
		struct stat status;

		write_file("plain", data, length, 0600);
		seal_file(&key, "plain", "sealed");
		assert_int_equal(stat(in_folder("sealed"), &status), 0);
		assert_int_equal(status.st_size,
				 STREAM_FRONT + length + (length / PIECE + 1) * STREAM_EXTRA);
		assert_int_equal(unseal_file(&key, "sealed", &err), 0);
		assert_int_equal(read_whole("opened", opened, length + 100), length);
		assert_memory_equal(opened, data, length);
		free(data);
		free(opened);
	}
}

static void cut_changed_or_longer_file_is_refused(void **state)
{
	size_t length = 2 * PIECE + 100;
	size_t sealed_length = STREAM_FRONT + length + 3 * STREAM_EXTRA;
	const size_t piece = PIECE + STREAM_EXTRA;
	const size_t cuts[] = {0,
			       7,
			       8,
			       31,
			       STREAM_FRONT,
			       STREAM_FRONT + 1,
			       STREAM_FRONT + piece,
			       STREAM_FRONT + 2 * piece,
			       sealed_length - 1,
			       sealed_length + 1};
	const size_t flips[] = {0, 8, STREAM_FRONT, STREAM_FRONT + piece + 5, sealed_length - 1};
	char *data = pattern(length), *sealed = memory_zero(sealed_length + 1, 1);
	struct vault_key key, other;
	struct error err = {0};

	(void)state;
	vault_new_key(&key);
	vault_new_key(&other);
	write_file("plain", data, length, 0600);
	seal_file(&key, "plain", "sealed");
	assert_int_equal(read_whole("sealed", sealed, sealed_length + 1), sealed_length);
	assert_int_equal(unseal_file(&other, "sealed", &err), -1);
	assert_int_equal(err.kind, ERROR_REFUSE);
	for (size_t i = 0; i < sizeof(cuts) / sizeof(cuts[0]); i++) {
		write_file("broken", sealed, cuts[i], 0600);
		if (unseal_file(&key, "broken", &err) == 0)
			fail_msg("a file of %zu bytes was opened", cuts[i]);
	}
	for (size_t i = 0; i < sizeof(flips) / sizeof(flips[0]); i++) {
		sealed[flips[i]] ^= 1;
		write_file("broken", sealed, sealed_length, 0600);
		if (unseal_file(&key, "broken", &err) == 0)
			fail_msg("a file with byte %zu changed was opened", flips[i]);
		sealed[flips[i]] ^= 1;
	}
	write_file("broken", sealed, sealed_length, 0600);
	assert_int_equal(unseal_file(&key, "broken", &err), 0);
	free(data);
	free(sealed);
}

static void sealed_pieces_cannot_change_places(void **state)
{
	const size_t piece = PIECE + STREAM_EXTRA;
	size_t sealed_length = STREAM_FRONT + 2 * piece + STREAM_EXTRA;
	char *data = pattern(2 * PIECE), *sealed = memory_zero(sealed_length + piece, 1);
	struct vault_key key;
	struct error err = {0};

	(void)state;
	vault_new_key(&key);
	write_file("plain", data, 2 * PIECE, 0600);
	seal_file(&key, "plain", "sealed");
	assert_int_equal(read_whole("sealed", sealed, sealed_length + piece), sealed_length);
	memcpy(sealed + sealed_length, sealed + STREAM_FRONT, piece);
	memmove(sealed + STREAM_FRONT, sealed + STREAM_FRONT + piece, piece);
	memcpy(sealed + STREAM_FRONT + piece, sealed + sealed_length, piece);
	write_file("broken", sealed, sealed_length, 0600);
	assert_int_equal(unseal_file(&key, "broken", &err), -1);
	free(data);
	free(sealed);
}

/* --- hashes ----------------------------------------------------------------------------------- */

static void assert_hex(const unsigned char hash[VAULT_HASH], const char *expected)
{
	char hex[2 * VAULT_HASH + 1];

	for (int i = 0; i < VAULT_HASH; i++)
		snprintf(hex + (size_t)i * 2, 3, "%02x", hash[i]);
	assert_string_equal(hex, expected);
}

static void hashes_are_those_of_blake2b(void **state)
{
	static const char mail[] = "From: jan\r\n\r\nhallo";
	struct vault *vault = fixed_vault();
	unsigned char hash[VAULT_HASH];
	char id[VAULT_ID_TEXT];
	struct error err = {0};
	int fd;

	(void)state;
	vault_hash_text(vault, "adres", "jan@voorbeeld.be", hash);
	assert_hex(hash, "1eca0f22884cd3dd5fc8ec1e06e3ce2cd210d5614c8f54399a6a03944b868a34");
	write_file("mail", mail, strlen(mail), 0600);
	fd = open_file("mail", O_RDONLY);
	lseek(fd, 5, SEEK_SET); /* wherever it stood */
	assert_int_equal(vault_hash_file(vault, fd, hash, &err), 0);
	assert_hex(hash, "e2e06ee81fc1c44ebf235c6986784bd6a75aafe503d408d5b2c249287bef0964");
	assert_int_equal(lseek(fd, 0, SEEK_CUR), 0);
	close(fd);
	vault_message_id(vault, "26-00042-8", "ontvangst", "jan@voorbeeld.be", id);
	assert_string_equal(id, "cskummxpzpe53jjzhssy3xrjexubg7il");
	vault_close(&vault);
}

static void message_id_differs_with_each_part_and_with_the_key(void **state)
{
	static const char *const parts[][3] = {
	    {"26-00042-8", "ontvangst", "jan@voorbeeld.be"},
	    {"26-00043-5", "ontvangst", "jan@voorbeeld.be"},
	    {"26-00042-8", "ticket", "jan@voorbeeld.be"},
	    {"26-00042-8", "ontvangst", "an@voorbeeld.be"},
	    {"26-00042-8o", "ntvangst", "jan@voorbeeld.be"},
	    {"", "26-00042-8ontvangst", "jan@voorbeeld.be"},
	};
	enum { COUNT = sizeof(parts) / sizeof(parts[0]) };
	struct vault *vault = fixed_vault(), *other = NULL;
	char ids[COUNT + 1][VAULT_ID_TEXT];
	struct error err = {0};

	(void)state;
	assert_int_equal(vault_open(in_folder("other2.key"), true, &other, &err), 0);
	for (int i = 0; i < COUNT; i++)
		vault_message_id(vault, parts[i][0], parts[i][1], parts[i][2], ids[i]);
	vault_message_id(other, parts[0][0], parts[0][1], parts[0][2], ids[COUNT]);
	for (int i = 0; i <= COUNT; i++) {
		assert_int_equal(strlen(ids[i]), 32);
		for (int j = 0; j < i; j++)
			assert_string_not_equal(ids[i], ids[j]);
	}
	vault_close(&vault);
	vault_close(&other);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(key_file_is_checked),
	    cmocka_unit_test(missing_key_is_made_only_when_asked),
	    cmocka_unit_test(processes_that_make_a_key_at_once_agree),
	    cmocka_unit_test(sealed_record_opens_with_its_key_and_context_only),
	    cmocka_unit_test(every_changed_or_missing_byte_of_a_record_is_found),
	    cmocka_unit_test(sealing_twice_never_gives_the_same_bytes),
	    cmocka_unit_test(wrapped_key_fits_its_row_and_master_key_only),
	    cmocka_unit_test(file_of_any_length_comes_back_whole),
	    cmocka_unit_test(cut_changed_or_longer_file_is_refused),
	    cmocka_unit_test(sealed_pieces_cannot_change_places),
	    cmocka_unit_test(hashes_are_those_of_blake2b),
	    cmocka_unit_test(message_id_differs_with_each_part_and_with_the_key),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
