/* The file of what the rules say: what it may hold, what must stand in it, and which line is at fault. */
#include "reading_fixture.h"

#include "advies/advies.h"
#include "advies/rules.h"
#include "advies/texts.h"

static char *shipped; /* config/advies */

static int parse(const char *text, struct error *err)
{
	struct advies_texts *texts = NULL;
	int result = advies_texts_parse("own/advies", text, strlen(text), &texts, err);

	assert_true((texts != NULL) == (result == 0));
	advies_texts_free(&texts);
	return result;
}

static void refused(const char *text, const char *message)
{
	struct error err = {.text = ""};

	if (parse(text, &err) != -1)
		fail_msg("taken: %.80s", text);
	assert_int_equal(err.kind, ERROR_STOP);
	if (!strstr(err.text, message))
		fail_msg("\"%s\" is not in: %s", message, err.text);
}

/* The shipped text with the line that begins so replaced; NULL: taken out. */
static char *shipped_but(struct arena *arena, const char *line, const char *instead)
{
	char *at = strstr(shipped, arena_format(arena, "\n%s = ", line));
	const char *end;

	if (!at)
		fail_msg("no line %s", line);
	end = strchr(at + 1, '\n');
	return arena_format(arena, "%.*s%s%s%s", (int)(at - shipped), shipped, instead ? "\n" : "",
			    instead ? instead : "", end);
}

static void what_is_shipped_is_whole(void **unused)
{
	struct error err = {.text = ""};

	(void)unused;
	if (parse(shipped, &err))
		fail_msg("%s", err.text);
}

static void a_fault_is_told_with_its_line(void **unused)
{
	static const struct {
		const char *line, *message;
	} cases[] = {
	    {"regel CO-04", "own/advies:2: no \"=\""},
	    {"rule CO-04 = x", "own/advies:2: begin with regel, reden, anders or vraag"},
	    {"= x", "own/advies:2: begin with regel"},
	    {"regel CO-99 = x", "own/advies:2: nothing in the rules is called \"CO-99\""},
	    {"regel = x", "own/advies:2: nothing in the rules"},
	    {"regel kind = x", "own/advies:2: nothing in the rules is called \"kind\""},
	    {"reden CO-04 = x", "own/advies:2: nothing in the rules is called \"CO-04\""},
	    {"reden kindje = x", "own/advies:2: nothing in the rules is called \"kindje\""},
	    {"anders CO-04 = x", "own/advies:2: nothing in the rules is called \"CO-04\""},
	    {"vraag schoenmaat je = x", "own/advies:2: nothing in the rules is called"},
	    {"regel CO-12 misschien = x", "own/advies:2: the rules know no such form"},
	    {"regel CO-12 niet_ontvankelijk = x", "own/advies:2: the rules know no such form"},
	    {"regel CO-12 nota nota = x", "own/advies:2: the rules know no such form"},
	    {"reden kind nota = x", "own/advies:2: the rules know no such form"},
	    {"anders CO-03 je = x", "own/advies:2: the rules know no such form"},
	    {"vraag naam jullie = x", "own/advies:2: the rules know no such form"},
	    {"regel CO-04 =", "own/advies:2: no text behind"},
	    {"regel CO-04 = \t ", "own/advies:2: no text behind"},
	    {"regel CO-04 = a\xff", "own/advies:2: no clean UTF-8"},
	    {"regel CO-04 = \x1b[31m", "own/advies:2: no clean UTF-8"},
	    {"regel CO-04 = a\nregel CO-04 = b", "own/advies:3: stands already in line 2"},
	    {"vraag naam u = a\n\nvraag naam u = b", "own/advies:4: stands already in line 2"},
	};
	struct arena *arena = arena_new();

	(void)unused;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		refused(arena_format(arena, "# remark\n%s\n", cases[i].line), cases[i].message);
	arena_free(&arena);
}

static void a_text_too_long_is_refused(void **unused)
{
	struct arena *arena = arena_new();

	(void)unused;
	refused(arena_format(arena, "regel CO-04 = %0601d\n", 0), "own/advies:1: ");
	arena_free(&arena);
}

/* Each line is needed: without it the file is refused, and the line to add is named. */
static void what_is_missing_is_named(void **unused)
{
	struct arena *arena = arena_new();
	size_t lines = 0;

	(void)unused;
	for (const char *line = shipped; line; line = strchr(line, '\n')) {
		const char *equals;
		char *head;

		line += *line == '\n';
		equals = strstr(line, " = ");
		if (*line == '#' || *line == '\n' || !*line)
			continue;
		head = arena_slice(arena, line, (size_t)(equals - line));
		refused(shipped_but(arena, head, NULL), head);
		lines++;
	}
	assert_true(lines > 100);
	arena_free(&arena);
}

/* Where two forms say the same, one line says it for both; the line of one form goes before. */
static void one_line_may_stand_for_all_forms(void **unused)
{
	struct arena *arena = arena_new();
	char *text = shipped_but(arena, "vraag naam je", "vraag naam = Een naam?");
	struct advies_texts *texts = NULL;
	struct error err = {.text = ""};

	(void)unused;
	if (advies_texts_parse("own/advies", text, strlen(text), &texts, &err))
		fail_msg("%s", err.text);
	assert_string_equal(question_text(texts, QUESTION_NAME, true), "Een naam?");
	assert_string_equal(question_text(texts, QUESTION_NAME, false),
			    "Wat is de voornaam van het kind of de jongere?");
	assert_null(question_text(texts, QUESTION_NONE, true));
	assert_string_equal(advies_text(texts, "CO-12", UITKOMST_NOTA),
			    "Dit is een vervolgoverleg. Kies liefst dezelfde voorzitter.");
	assert_string_equal(advies_text(texts, "CO-08", UITKOMST_VERPLICHT),
			    advies_text(texts, "BM-09", UITKOMST_VERPLICHT));
	advies_texts_free(&texts);
	arena_free(&arena);
}

/* Blanks and carriage returns at the ends of a line are not of the text. */
static void blanks_around_do_not_matter(void **unused)
{
	struct arena *arena = arena_new();
	char *text = shipped_but(arena, "regel CO-04", "  regel\tCO-04   =  Kom  toch.  \r");
	struct advies_texts *texts = NULL;
	struct error err = {.text = ""};

	(void)unused;
	if (advies_texts_parse("own/advies", text, strlen(text), &texts, &err))
		fail_msg("%s", err.text);
	assert_string_equal(advies_text(texts, "CO-04", UITKOMST_TE_ONDERZOEKEN), "Kom toch.");
	advies_texts_free(&texts);
	arena_free(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(what_is_shipped_is_whole),
	    cmocka_unit_test(a_fault_is_told_with_its_line),
	    cmocka_unit_test(a_text_too_long_is_refused),
	    cmocka_unit_test(what_is_missing_is_named),
	    cmocka_unit_test(one_line_may_stand_for_all_forms),
	    cmocka_unit_test(blanks_around_do_not_matter),
	};
	struct buffer text = {0};
	struct error err = {.text = ""};
	int failed;

	if (file_read("config/advies", 1 << 20, &text, &err)) {
		fprintf(stderr, "%s\n", err.text);
		return 1;
	}
	shipped = text.data;
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	buffer_free(&text);
	return failed;
}
