/* token_strip_test: what is passed on holds no token and no Message-ID of ours. */
#include <glob.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>
#include <sodium.h>

#include "base/error.h"
#include "base/file.h"
#include "base/memory.h"
#include "vault/token.h"
#include "vault/vault.h"

#define KEY_HEX "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"
#define T	"krjtdf4fsv4337t32cn22fi5sghhi6f5zmivkh5"
#define X	"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
#define ID	"cskummxpzpe53jjzhssy3xrjexubg7il"
#define XID	"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"

static const struct {
	const char *name, *before, *after; /* after: NULL: as before */
} strips[] = {
    {"address", "aan bemiddeling+" T "@limburg.be.", "aan bemiddeling+" X "@limburg.be."},
    {"first", T "@l.be", X "@l.be"},
    {"capitals", "B+KRJTDF4FSV4337T32CN22FI5SGHHI6F5ZMIVKH5@L.BE", "B+" X "@L.BE"},
    {"two", "<b+" T "@l.be> <mailto:b+" T "@l.be>", "<b+" X "@l.be> <mailto:b+" X "@l.be>"},
    {"no address: a line of base64 may hold it", "7+" T "\n", NULL},
    {"no address, at the end", "b+" T, NULL},
    {"soft line break", "b+krjtdf4fsv4337t3=\r\n2cn22fi5sghhi6f5zmivkh5@l.be",
     "b+xxxxxxxxxxxxxxxx=\r\nxxxxxxxxxxxxxxxxxxxxxxx@l.be"},
    {"soft line break, LF", "b+krjtdf4fsv4337t3=\n2cn22fi5sghhi6f5zmivkh5@l.be",
     "b+xxxxxxxxxxxxxxxx=\nxxxxxxxxxxxxxxxxxxxxxxx@l.be"},
    {"soft line breaks all over",
     "b=\r\n+=\r\nk=\r\nrjtdf4fsv4337t32cn22fi5sghhi6f5zmivkh=\r\n5=\r\n@",
     "b=\r\n+=\r\nx=\r\nxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx=\r\nx=\r\n@"},
    {"quoted-printable plus", "b=2B" T "=40l.be", "b=2B" X "=40l.be"},
    {"quoted-printable plus, broken", "b=2B=\r\n" T "=40l.be", "b=2B=\r\n" X "=40l.be"},
    {"percent", "mailto:b%2b" T "%40l.be", "mailto:b%2b" X "%40l.be"},
    {"percent twice", "url=mailto%3Ab%252B" T "%2540l.be", "url=mailto%3Ab%252B" X "%2540l.be"},
    {"entity", "b&#43;" T "&#64;l.be", "b&#43;" X "&#64;l.be"},
    {"JSON", "{\"to\": \"b\\u002b" T "@l.be\"}", "{\"to\": \"b\\u002b" X "@l.be\"}"},
    {"JSON, at the start of a line", "\"dag\\n" T "@l.be\"", "\"dag\\n" X "@l.be\""},
    {"JSON, at the start of a line, broken", "\"dag\\=\r\nn" T "=40l.be\"",
     "\"dag\\=\r\nn" X "=40l.be\""},
    {"UTF-8 around it", "\xc3\xa9" T "@\xc3\xa9", "\xc3\xa9" X "@\xc3\xa9"},
    {"one digit short", "b+krjtdf4fsv4337t32cn22fi5sghhi6f5zmivkh@l.be", NULL},
    {"one digit more", "b+" T "a@l.be", NULL},
    {"a letter before", "b" T "@l.be", NULL},
    {"no token by its form", "b+2rjtdf4fsv4337t32cn22fi5sghhi6f5zmivkh5@l.be", NULL},
    {"39 letters", "hippopotomonstrosesquippedaliofobieleer@l.be", NULL},

    {"Message-ID", "In-Reply-To: <" ID "@limburg.be>", "In-Reply-To: <" XID "@limburg.be>"},
    {"Message-ID, bare", ID "@limburg.be", XID "@limburg.be"},
    {"Message-ID, capitals", "<CSKUMMXPZPE53JJZHSSY3XRJEXUBG7IL@L.BE>", "<" XID "@L.BE>"},
    {"Message-ID, broken", "<cskummxpzpe5=\r\n3jjzhssy3xrjexubg7il=\r\n@l.be>",
     "<xxxxxxxxxxxx=\r\nxxxxxxxxxxxxxxxxxxxx=\r\n@l.be>"},
    {"Message-ID in a link", "mid:%3C" ID "%40l.be%3e", "mid:%3C" XID "%40l.be%3e"},
    {"Message-ID in JSON", "[\"" ID "@l.be\", \"\\n" ID "@l.be\"]",
     "[\"" XID "@l.be\", \"\\n" XID "@l.be\"]"},
    {"32 digits that are no address", "code " ID " einde", NULL},
    {"a Message-ID of others, hexadecimal", "<d41d8cd98f00b204e9800998ecf8427e@x.be>", NULL},
    {"a name of 32 letters", "schoolondersteuningsecretariaten@limburg.be", NULL},
    {"a longer Message-ID", "<a" ID "@x.be>", NULL},
    {"empty", "", NULL},
};

static void no_token_is_passed_on_in_a_text(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(strips) / sizeof(strips[0]); i++) {
		const char *wanted = strips[i].after ? strips[i].after : strips[i].before;
		char *text = memory_text(strips[i].before);

		token_strip(text, strlen(text));
		if (strcmp(text, wanted) != 0)
			fail_msg("%s: %s", strips[i].name, text);
		free(text);
	}
}

/* The bytes after each other, none behind them is looked at. */
static void strip_keeps_to_its_length(void **state)
{
	(void)state;
	for (size_t length = 0; length < strlen("b+" T "@l.be"); length++) {
		char *text = memory_zero(length + 1, 1);
		bool whole = length > strlen("b+" T);

		memcpy(text, "b+" T "@l.be", length);
		token_strip(text, length);
		assert_int_equal(strstr(text, X) != NULL, whole);
		assert_int_equal(strspn(text + (length < 2 ? 0 : 2), "x") > 0, whole);
		free(text);
	}
}

/* As mails have it: lines of 76 characters. */
static char *base64_of(const char *plain, size_t length, const char *line_end)
{
	size_t size = sodium_base64_ENCODED_LEN(length, sodium_base64_VARIANT_ORIGINAL);
	char *one_line = memory_zero(size, 1);
	struct buffer lines = {0};

	sodium_bin2base64(one_line, size, (const unsigned char *)plain, length,
			  sodium_base64_VARIANT_ORIGINAL);
	for (size_t at = 0; at < strlen(one_line); at += 76)
		buffer_format(&lines, "%.76s%s", one_line + at, line_end);
	free(one_line);
	return lines.data;
}

static void assert_decodes_to(const char *encoded, const char *plain)
{
	char *decoded = memory_zero(strlen(encoded), 1);
	size_t length;

	assert_int_equal(sodium_base642bin((unsigned char *)decoded, strlen(encoded), encoded,
					   strlen(encoded), "\r\n", &length, NULL,
					   sodium_base64_VARIANT_ORIGINAL),
			 0);
	assert_int_equal(length, strlen(plain));
	assert_string_equal(decoded, plain);
	free(decoded);
}

static void no_token_is_passed_on_in_base64(void **state)
{
	static const char *const fillers[] = {"", "a", "ab", "abc", "abcd", "abcde"};
	static const char *const line_ends[] = {"\r\n", "\n", ""};

	(void)state;
	for (size_t i = 0; i < sizeof(fillers) / sizeof(fillers[0]) * 3; i++) {
		const char *filler = fillers[i / 3], *line_end = line_ends[i % 3];
		struct buffer plain = {0}, wanted = {0}, mail = {0};
		char *encoded;
		size_t head;

		buffer_format(&plain, "%s: b+" T "@l.be, <" ID "@l.be>\r\nGroeten, An%s", filler,
			      filler);
		buffer_format(&wanted, "%s: b+" X "@l.be, <" XID "@l.be>\r\nGroeten, An%s", filler,
			      filler);
		encoded = base64_of(plain.data, plain.length, line_end);
		buffer_text(&mail, "Content-Transfer-Encoding: base64\r\n\r\n");
		head = mail.length;
		buffer_format(&mail, "%s--grens--\r\n", encoded);
		token_strip(mail.data, mail.length);
		assert_string_equal(mail.data + head + strlen(encoded), "--grens--\r\n");
		mail.data[head + strlen(encoded)] = '\0';
		assert_decodes_to(mail.data + head, wanted.data);
		buffer_free(&plain);
		buffer_free(&wanted);
		buffer_free(&mail);
		free(encoded);
	}
}

static void no_token_is_passed_on_in_base64_in_base64(void **state)
{
	const char *plain = "Reply-To: b+" T "@l.be\r\n", *wanted = "Reply-To: b+" X "@l.be\r\n";
	char *once = base64_of(plain, strlen(plain), "\r\n");
	char *twice = base64_of(once, strlen(once), "\r\n");
	char *wanted_once = base64_of(wanted, strlen(wanted), "\r\n");

	(void)state;
	token_strip(twice, strlen(twice));
	assert_decodes_to(twice, wanted_once);
	free(once);
	free(twice);
	free(wanted_once);
}

static struct vault *some_vault(void)
{
	char path[] = "/tmp/token-test.XXXXXX";
	int fd = mkstemp(path);
	struct vault *vault = NULL;
	struct error err = {0};

	assert_true(fd >= 0);
	assert_int_equal(write(fd, KEY_HEX, strlen(KEY_HEX)), (ssize_t)strlen(KEY_HEX));
	close(fd);
	vault_start();
	assert_int_equal(vault_open(path, false, &vault, &err), 0);
	unlink(path);
	return vault;
}

static void every_message_id_of_ours_is_known_by_its_form(void **state)
{
	struct vault *vault = some_vault();
	char event[40], id[VAULT_ID_TEXT], text[VAULT_ID_TEXT + 10];

	(void)state;
	/* of these numbers, 139 gives a hash without a digit */
	vault_message_id(vault, "26-00042-8", "ontvangst:139", "jan@voorbeeld.be", id);
	assert_string_equal(id, "3v3un2lcszchjo4p7s3vmqvqumpka363");
	for (int i = 0; i < 5000; i++) {
		snprintf(event, sizeof(event), "ontvangst:%d", i);
		vault_message_id(vault, "26-00042-8", event, "jan@voorbeeld.be", id);
		snprintf(text, sizeof(text), "<%s@l.be>", id);
		token_strip(text, strlen(text));
		assert_string_equal(text, "<" XID "@l.be>");
	}
	vault_close(&vault);
}

/* Where there is no token of ours, no byte may change: the mails of the tests are others'. */
static void mail_without_a_token_stays_as_it_is(void **state)
{
	enum { LIMIT = 64 * 1024 * 1024 };
	glob_t mails;

	(void)state;
	assert_int_equal(glob("tests/*/*.eml", 0, NULL, &mails), 0);
	glob("tests/*/*/*.eml", GLOB_APPEND, NULL, &mails);
	assert_true(mails.gl_pathc > 100);
	for (size_t i = 0; i < mails.gl_pathc; i++) {
		struct buffer mail = {0};
		char *copy;
		struct error err;

		if (strstr(mails.gl_pathv[i], "/automatisch/")) /* they name mails of ours */
			continue;
		assert_int_equal(file_read(mails.gl_pathv[i], LIMIT, &mail, &err), 0);
		copy = memory_zero(mail.length + 1, 1);
		memcpy(copy, mail.data, mail.length);
		token_strip(copy, mail.length);
		if (memcmp(copy, mail.data, mail.length) != 0)
			fail_msg("%s was changed", mails.gl_pathv[i]);
		free(copy);
		buffer_free(&mail);
	}
	globfree(&mails);
}

/* Whatever is repeated two million times is done in the time of a few looks at each byte. */
static void strip_is_linear(void **state)
{
	static const char *const pieces[] = {
	    "a",   "a=\n", "=\n",  "=\r\n", "a=\r\n", "QUJD\n",	      "+", "=2B", "@", "\\n",
	    T "a", T "@",  ID "@", "a\r\n", "a b",    "YmVtaWRkZWxp", " "};
	enum { SIZE = 2 * 1000 * 1000, SECONDS = 5 };
	char *text = memory_zero(SIZE, 1);

	(void)state;
	for (size_t i = 0; i < sizeof(pieces) / sizeof(pieces[0]); i++) {
		size_t length = strlen(pieces[i]);
		clock_t start;

		for (size_t at = 0; at + length <= SIZE; at += length)
			memcpy(text + at, pieces[i], length);
		start = clock();
		token_strip(text, SIZE);
		if (clock() - start > SECONDS * CLOCKS_PER_SEC)
			fail_msg("%s: too slow", pieces[i]);
	}
	free(text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(no_token_is_passed_on_in_a_text),
	    cmocka_unit_test(strip_keeps_to_its_length),
	    cmocka_unit_test(no_token_is_passed_on_in_base64),
	    cmocka_unit_test(no_token_is_passed_on_in_base64_in_base64),
	    cmocka_unit_test(every_message_id_of_ours_is_known_by_its_form),
	    cmocka_unit_test(mail_without_a_token_stays_as_it_is),
	    cmocka_unit_test(strip_is_linear),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
