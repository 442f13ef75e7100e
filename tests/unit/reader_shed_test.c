/* What readers do not inherit: gone from a child and not from its parent, and needed by no mail. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/error.h"
#include "base/memory.h"
#include "reader/reader.h"
#include "reader/seal.h"
#include "reader/shed.h"

static bool maps_hold(const char *name)
{
	FILE *maps = fopen("/proc/self/maps", "r");
	char line[512];
	bool found = false;

	while (maps && fgets(line, sizeof(line), maps))
		found = found || strstr(line, name) != NULL;
	if (maps)
		fclose(maps);
	return found;
}

static void a_child_is_without_them(void **state)
{
	struct error err = {.text = ""};
	int status;
	pid_t pid;

	(void)state;
	if (SEAL_SANITIZED)
		return;
	assert_int_equal(reader_prepare("config/lexicon", &err), 0);
	assert_true(maps_hold("libgpgme"));
	shed_libraries();
	pid = fork();
	if (pid == 0)
		_exit(maps_hold("libgpgme") || !maps_hold("libgmime"));
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_int_equal(status, 0);
	assert_true(maps_hold("libgpgme"));
}

/* Mails that lead to the edges of those libraries: signed, sealed, compressed; names of domains and of
 * sets of characters. */
static const char *const mails[] = {
    "Content-Type: multipart/signed; protocol=\"application/pgp-signature\"; boundary=b\n\n"
    "--b\n\ndag\n--b\nContent-Type: application/pgp-signature\n\n"
    "-----BEGIN PGP SIGNATURE-----\n--b--\n",
    "Content-Type: multipart/encrypted; protocol=\"application/pgp-encrypted\"; boundary=b\n\n"
    "--b\nContent-Type: application/pgp-encrypted\n\nVersion: 1\n--b\n"
    "Content-Type: application/octet-stream\n\n-----BEGIN PGP MESSAGE-----\n--b--\n",
    "Content-Type: application/pkcs7-mime; smime-type=signed-data; name=smime.p7m\n"
    "Content-Transfer-Encoding: base64\n\nMIAGCSqGSIb3DQEHA6CA\n",
    "Content-Type: application/x-xz; name=\"plan.xml.xz\"\n"
    "Content-Transfer-Encoding: base64\n\n/Td6WFoAAATm1rRG\n",
    "Content-Type: message/rfc822\n\n"
    "From: An <an@xn--caf-dma.example>\nTo: b@xn--0, =?hz-gb-2312?Q?~{?= <c@xn--zckzah.example>\n"
    "Autocrypt: addr=an@example.org; keydata=mQEN\nSubject: =?iso-2022-kr?B?GyRC?=\n\ndag\n",
    "Content-Type: text/html; charset=hz-gb-2312\n\n"
    "<meta http-equiv=\"Content-Type\" content=\"text/html; charset=tscii\"><p>dag</p>\n",
    "Content-Type: text/html\n\n<?xml version=\"1.0\" encoding=\"IBM037\"?><p>dag</p>\n",
};

static void no_mail_needs_them(void **state)
{
	const struct letter_limits limits = letter_limits_default();
	const struct reading_context context = {.mailbox = NULL};
	struct arena *arena = arena_new();
	struct reader_pool *pool;
	struct error err = {.text = ""};

	(void)state;
	assert_int_equal(reader_pool_start("config/lexicon", &limits, &pool, &err), 0);
	for (size_t i = 0; i < sizeof(mails) / sizeof(mails[0]); i++) {
		int fd = memfd_create("mail", MFD_CLOEXEC);
		struct reading *reading;
		enum reader_end end;

		assert_true(dprintf(fd, "From: an@example.org\nMIME-Version: 1.0\n%s", mails[i]) >
			    0);
		assert_int_equal(reader_pool_read(pool, arena, fd, &context, &end, &reading, &err),
				 0);
		close(fd);
		if (end != READER_OK)
			fail_msg("mail %zu: %s", i, reader_end_name(end));
	}
	arena_free(&arena);
	reader_pool_stop(&pool);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(no_mail_needs_them),
	    cmocka_unit_test(a_child_is_without_them),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
