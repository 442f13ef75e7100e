/* How deep the answers of a server are: what is an answer, what is a mail, wherever the bytes are cut. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/memory.h"
#include "imap/stream.h"

enum { DEEP = 101, HALF = 60 };

/* "<" in a case stands for very many "(", "%" for more than half of them. */
static void write_case(const char *text, struct buffer *out)
{
	for (; *text; text++) {
		int many = *text == '<' ? DEEP : *text == '%' ? HALF : 0;

		if (many == 0)
			buffer_char(out, *text);
		while (many-- > 0)
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
	    /* what servers send */
	    {"* 1 FETCH (UID 7 FLAGS (\\Seen \\Flagged))\r\n", true},
	    {"* 1 FETCH (BODY[] {101}\r\n< FLAGS ())\r\n", true},
	    {"* 4294967295 FETCH (UID 7 BODY[] {101}\r\n<)\r\n", true},
	    {"* 1 fetch (BODY[] {0}\r\n UID 7)\r\n* 2 FETCH (BODY[] {102}\r\n\"<)\r\n", true},
	    {"* 1 FETCH (ENVELOPE (NIL {101}\r\n< ((NIL NIL {1}\r\n( \"b\"))))\r\n", true},
	    {"* 1 FETCH (BODY[HEADER.FIELDS (\"X\")] {3}\r\n\n\r\n)\r\n", true},
	    {"* 1 FETCH (X \"<\")\r\n", true},
	    {"* 1 FETCH (X \"{9}\")\r\n", true},
	    {"* 1 FETCH (X \"a\\\"<\" \"\\\\\" \"<\")\r\n", true},
	    {"* LIST (\\Noselect) \"(\" \"a {1} (\\\"(\"\r\n", true},
	    {"* OK [CAPABILITY IMAP4rev1 IDLE (] hello\r\n1 OK [READ-WRITE] (done)\r\n", true},
	    {"* CAPABILITY IMAP4rev1 IDLE\r\n+ idling\r\n* 99 EXISTS\r\n", true},
	    {"* OK [PERMANENTFLAGS (\\Seen \\*)] it's \" so\r\n* FLAGS (\\Seen)\r\n", true},
	    {"* OK (\r\n* OK ((\r\n", true},
	    {"* OK {99999999999999999999999999}\r\n* 1 EXISTS\r\n", true},
	    {"1 NO {1}\r\n+ {1}\r\n* BYE { {x\r\n* 1 FETCH (UID 1)\r\n", true},
	    /* deep, and what hides it from one who reads otherwise than libetpan */
	    {"* 1 FETCH (BODYSTRUCTURE <", false},
	    {"* 1 FETCH (BODY[] {101}\r\n<<", false},
	    {"* 1 FETCH (X \"a\\\\\"<\")\r\n", false},
	    {"* OK it's \" so\r\n* 1 FETCH <", false},
	    {"* OK {101} so\r\n* 1 FETCH <", false},
	    {"* OK {101\r\n<", false},
	    {"* OK {0}\r\n<", false},
	    {"* 1 FETCH (X ({1}\r\nx <", false},
	    {"* OK hello {99999999}\r\n* 1 FETCH (BODYSTRUCTURE <", false},
	    {"1 OK hello {99999999}\r\n* 1 FETCH (BODYSTRUCTURE <", false},
	    {"+ {99999999}\r\n* 1 FETCH (BODYSTRUCTURE <", false},
	    {"* OK ( {99999999}\r\n* 1 FETCH (BODYSTRUCTURE <", false},
	    {"* 1 EXISTS ({99999999}\r\n* 1 FETCH (BODYSTRUCTURE <", false},
	    {"* 1 FETCH (BODYSTRUCTURE %({0}\r\n%", false},
	    {"9999999}\r\n* 1 FETCH (BODYSTRUCTURE <", false},
	    {"* 1 FETCH (BODYSTRUCTURE %\n%", false},
	    {"* OK \" \n* 1 FETCH (BODYSTRUCTURE <", false},
	    {"* 1 FETCH (X \"a\r\n\" <", false},
	    {"* OK [BADCHARSET (\"a\r\n\" <", false},
	    {"* 1 FETCH (X \"{1}\r\n\"<", false},
	    /* another end than libetpan's: refused as such, nothing deep in it */
	    {"* 1 FETCH (X {1} \r\n\")\r\n", false},
	    {"* 1 FETCH (X {1 }\r\n\")\r\n", false},
	    {"* 1 FETCH (X { 1}\r\n\")\r\n", false},
	    {"* 1 FETCH (X {1}\"", false},
	    {"* 1 FETCH (X {1}\n", false},
	    {"* 1 FETCH (X {1} \n", false},
	    {"* 1 FETCH (X {1}\r\r\n", false},
	    {"* 1 FETCH (X {}\r\n", false},
	    {"* 1 FETCH (X {-1}\r\n", false},
	    {"* 1 FETCH (X {1+}\r\n", false},
	    {"* 1 FETCH (X {4294967297}\r\n", false},
	    {"* 1 FETCH () {1}\r\n", false},
	    {"* LIST () NIL {40}\r\n", false},
	    {" * 1 FETCH (X {1}\r\n", false},
	    {"* OK [BADCHARSET ({40}\r\n", false},
	    {"* LIST () \"/\" \"a\r\n", false},
	    {"* OK a\n", false},
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
