/* reader_glance_test: which mails go to the reader that knows PDF. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/error.h"
#include "base/file.h"
#include "base/memory.h"
#include "reader/glance.h"

/* `word` behind so many other bytes, a NUL among them. */
static bool seen_behind(size_t before, const char *word)
{
	int fd = memfd_create("mail", MFD_CLOEXEC);
	struct buffer mail = {0};
	struct error err;
	bool seen;

	assert_true(fd >= 0);
	for (size_t i = 0; i < before; i++)
		buffer_char(&mail, i == 3 ? '\0' : "/-.%J\n"[i % 6]);
	buffer_text(&mail, word);
	assert_int_equal(file_write_all(fd, mail.data, mail.length, &err), 0);
	seen = glance_pdf(fd);
	close(fd);
	buffer_free(&mail);
	return seen;
}

static void a_pdf_or_what_may_hold_one_is_seen(void **unused)
{
	static const struct {
		const char *text;
		bool seen;
	} rows[] = {
	    {"Content-Type: application/pdf; name=x", true},
	    {"CONTENT-TYPE: APPLICATION/PDF", true},
	    {"filename=\"Verslag.PDF\"", true},
	    {"filename=plan.pdf", true},
	    {"%PDF-1.4", true},
	    {"\r\nJVBERi0xLjQK", true},
	    {"Content-Type: application/zip", true},
	    {"Content-Type: application/x-zip-compressed", true},
	    {"Content-Type: Application/Octet-Stream", true},
	    {"Content-Type: application/ms-tnef", true},
	    {"Content-Type: application/vnd.ms-tnef", true},
	    {"", false},
	    {"Ik wil een pdf sturen, of een zip.", false},
	    {"jvberi0xLjQK", false}, /* base64 has capitals of its own */
	    {"Content-Type: image/png; name=foto.png", false},
	    {"plan.pd", false},
	};

	(void)unused;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		if (seen_behind(0, rows[i].text) != rows[i].seen ||
		    seen_behind(1000, rows[i].text) != rows[i].seen)
			fail_msg("%s", rows[i].text);
	}
}

static void a_word_is_seen_wherever_the_mail_is_cut_into_pieces(void **unused)
{
	enum { PIECE = 64 * 1024 };

	(void)unused;
	for (size_t before = PIECE - 20; before < PIECE + 4; before++) {
		assert_true(seen_behind(before, "application/octet-stream"));
		assert_true(seen_behind(before + PIECE, "-zip-compressed"));
		assert_false(seen_behind(before, "-zip-compresse"));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_pdf_or_what_may_hold_one_is_seen),
	    cmocka_unit_test(a_word_is_seen_wherever_the_mail_is_cut_into_pieces),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
