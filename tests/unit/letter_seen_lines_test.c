/* The blank lines that a mail program puts between lines, and those that its writer left. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <string.h>

#include "base/memory.h"
#include "letter/seen_lines.h"

static void lines(void **state)
{
	static const struct {
		const char *plain, *shown, *out;
	} rows[] = {
	    {"een\n\ntwee\n\n\xC2\xA0\n\ndrie", "een\ntwee\n\ndrie",
	     "een\ntwee\n\n\xC2\xA0\n\ndrie"},
	    {"een\n\n\n\ntwee\n\ndrie", "een\n\ntwee\ndrie", "een\n\n\n\ntwee\ndrie"},
	    {"een\n\ntwee", "een\n\ntwee", "een\n\ntwee"},
	    {"een\n\ntwee", "een twee", "een\n\ntwee"}, /* no line there: not known */
	    {"een\ntwee", "een\n\ntwee", "een\n\ntwee"},
	    {"een\n\ntwee\n\ndrie\n\nvier", "een\ntwee\nanders\nvier", "een\ntwee\n\ndrie\n\nvier"},
	    {"zie hier<https://x.be/a>\n\nen\n\nmail<mailto:a@x.be>\n\nslot",
	     "zie hier\nen\nmail\nslot", "zie hier<https://x.be/a>\nen\nmail<mailto:a@x.be>\nslot"},
	    {"a < b\n\nc", "a < b\nc", "a < b\nc"},
	    {"a <\n\nb", "a\nb", "a <\n\nb"},
	    {"een\n\ntwee\n\n", "een\ntwee", "een\ntwee\n\n"},
	    {"een\n\ntwee", "", "een\n\ntwee"},
	    /* a line that the program broke */
	    {"een twee\ndrie\nvier", "een twee drie\nvier", "een twee drie\nvier"},
	    {"een \n twee", "een twee", "een twee"},
	    {"een\ntwee", "eentwee", "een\ntwee"},
	    /* lines that the program threw together (Samsung), down to where the shown words end */
	    {"een.twee drie\n\nvier", "een.\ntwee\n\ndrie\n\nvier", "een.\ntwee\n\ndrie\n\nvier"},
	    {"een.---- Van: an", "een.", "een.\n\n---- Van: an"},
	    {"een. Van: an", "een.", "een.\n\nVan: an"},
	    {"", "een", ""},
	};
	struct arena *arena = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const char *out = seen_lines(arena, rows[i].plain, rows[i].shown);

		if (strcmp(out, rows[i].out) != 0)
			fail_msg("'%s': '%s', not '%s'", rows[i].plain, out, rows[i].out);
	}
	arena_free(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(lines)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
