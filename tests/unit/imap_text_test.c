/* imap: sets of UIDs and names of folders, as RFC 3501 writes them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/memory.h"
#include "imap/session.h"

static const struct {
	uint32_t uids[6];
	size_t count;
	const char *set;
} sets[] = {
    {{1}, 1, "1"},
    {{1, 2, 3}, 3, "1:3"},
    {{1, 3, 5}, 3, "1,3,5"},
    {{1, 2, 4, 7, 8, 9}, 6, "1:2,4,7:9"},
    {{UINT32_MAX - 1, UINT32_MAX}, 2, "4294967294:4294967295"},
};

static void uid_sets(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(sets) / sizeof(sets[0]); i++) {
		char set[IMAP_COMMAND];

		imap_uid_set(sets[i].uids, sets[i].count, set);
		assert_string_equal(set, sets[i].set);
	}
}

static void the_largest_uid_set_fits(void **state)
{
	uint32_t uids[IMAP_BATCH];
	char set[IMAP_COMMAND], last[] = ",4294967295";

	(void)state;
	for (uint32_t i = 0; i < IMAP_BATCH; i++)
		uids[i] = UINT32_MAX - 2 * (IMAP_BATCH - 1 - i);
	imap_uid_set(uids, IMAP_BATCH, set);
	assert_string_equal(set + strlen(set) - strlen(last), last);
	assert_true(strlen(set) + 64 < IMAP_COMMAND);
}

/* The examples of RFC 3501 section 5.1.3 and RFC 2152, and one of each shape. */
static const struct {
	const char *name, *encoded;
} folders[] = {
    {"INBOX", "\"INBOX\""},
    {"Verwerkt", "\"Verwerkt\""},
    {"Tom & Jerry", "\"Tom &- Jerry\""},
    {"~peter/mail/\xe5\x8f\xb0\xe5\x8c\x97/\xe6\x97\xa5\xe6\x9c\xac\xe8\xaa\x9e",
     "\"~peter/mail/&U,BTFw-/&ZeVnLIqe-\""},
    {"Behandeld \xc3\xa9\xc3\xa9n", "\"Behandeld &AOkA6Q-n\""},
    {"Entw\xc3\xbcrfe", "\"Entw&APw-rfe\""},
    {"\xf0\x9f\x93\xac", "\"&2D3c7A-\""},
    {"a\"b\\c", "\"a\\\"b\\\\c\""},
};

static void folder_names(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(folders) / sizeof(folders[0]); i++) {
		struct buffer out = {0};

		imap_quote_folder(folders[i].name, &out);
		assert_string_equal(out.data, folders[i].encoded);
		buffer_free(&out);
	}
}

static void a_folder_name_cannot_end_its_line(void **state)
{
	struct buffer out = {0};

	(void)state;
	imap_quote_folder("x\r\n1 DELETE INBOX", &out);
	assert_null(strpbrk(out.data, "\r\n"));
	buffer_free(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(uid_sets),
	    cmocka_unit_test(the_largest_uid_set_fits),
	    cmocka_unit_test(folder_names),
	    cmocka_unit_test(a_folder_name_cannot_end_its_line),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
