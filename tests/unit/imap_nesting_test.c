/* How deep the answers of a server are: what is an answer, what is a mail, wherever the bytes are cut. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/memory.h"
#include "imap/stream.h"

enum { DEEP = 101 };

/* "<" in a case stands for very many "(". */
static void write_case(const char *text, struct buffer *out)
{
	for (; *text; text++) {
		if (*text != '<') {
			buffer_char(out, *text);
			continue;
		}
		for (int i = 0; i < DEEP; i++)
			buffer_char(out, '(');
	}
}

static bool fits_in_pieces(const struct buffer *text, size_t piece)
{
	struct stream_nesting nesting = {0};

	for (size_t at = 0; at < text->length; at += piece) {
		size_t left = text->length - at;

		if (!stream_nesting_fits(&nesting, text->data + at, left < piece ? left : piece))
			return false;
	}
	return true;
}

static void only_answers_count(void **state)
{
	static const struct {
		const char *text;
		bool fits;
	} cases[] = {
	    {"* 1 FETCH (UID 7 FLAGS (\\Seen \\Flagged))\r\n", true},
	    {"* 1 FETCH (BODYSTRUCTURE <", false},
	    {"* 1 FETCH (BODY[] {101}\r\n< FLAGS ())\r\n", true},
	    {"* 1 FETCH (BODY[] {101}\r\n<<", false},
	    {"* 1 FETCH (BODY[] {101+}\r\n< FLAGS ())\r\n", true},
	    {"* 1 FETCH (X \"<\")\r\n", true},
	    {"* 1 FETCH (X \"a\\\"<\")\r\n", true},
	    {"* 1 FETCH (X \"a\\\\\"<\")\r\n", false},
	    {"* OK it's \" so\r\n* 1 FETCH <", false},
	    {"* OK {101} so\r\n* 1 FETCH <", false},
	    {"* OK {101\r\n<", false},
	    {"* OK {0}\r\n<", false},
	    {"* OK (\r\n* OK ((\r\n", true},
	    {"* 1 FETCH (X ({1}\r\nx <", false},
	    {"* OK {99999999999999999999999999}\r\n", true},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct buffer text = {0};

		write_case(cases[i].text, &text);
		for (size_t piece = 1; piece <= text.length; piece += 7) {
			if (fits_in_pieces(&text, piece) != cases[i].fits)
				fail_msg("%s, by %zu", cases[i].text, piece);
		}
		buffer_free(&text);
	}
}

/* As many lists as there are lines, each opened and never closed. */
static void a_line_begins_anew(void **state)
{
	struct buffer text = {0};

	(void)state;
	for (int i = 0; i < 1000; i++)
		buffer_text(&text, "* 1 FETCH (((\r\n");
	assert_true(fits_in_pieces(&text, 1000));
	buffer_free(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(only_answers_count),
	    cmocka_unit_test(a_line_begins_anew),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
