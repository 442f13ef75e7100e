/* compose: the answers that a desk chooses: those of the folder, and those that it adds itself. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/error.h"
#include "base/memory.h"
#include "base/text.h"
#include "compose/compose.h"

static char folder[64];

static int copy_folder(void **state)
{
	char command[128];

	(void)state;
	strcpy(folder, "/tmp/loket-replies-XXXXXX");
	assert_non_null(mkdtemp(folder));
	snprintf(command, sizeof(command), "cp -r templates/nl %s/nl", folder);
	return system(command) == 0 ? 0 : -1;
}

static int remove_folder(void **state)
{
	char command[128];

	(void)state;
	snprintf(command, sizeof(command), "rm -r %s", folder);
	return system(command) == 0 ? 0 : -1;
}

static void write_file(const char *name, const char *text)
{
	char path[160];
	FILE *file;

	snprintf(path, sizeof(path), "%s/nl/%s.md", folder, name);
	file = fopen(path, "w");
	assert_non_null(file);
	assert_int_equal(fputs(text, file) < 0, 0);
	fclose(file);
}

static const char good[] = "Onderwerp: Dag ({{dossier}})\n\n{{tekst}}\n\nBel *{{telefoon}}*.\n\n"
			   "- {{#crisis}}{{nummer}} {{tekst}}{{/crisis}}\n\n{{loket}}\n";

static struct compose_templates *load(void)
{
	struct compose_templates *templates = NULL;
	struct compose_faults faults;

	if (compose_load(folder, &templates, &faults) < 0)
		fail_msg("%s", faults.items[0]);
	return templates;
}

static void assert_fault(const char *file, const char *what)
{
	struct compose_templates *templates = NULL;
	struct compose_faults faults;
	char begin[300];
	bool told = false;

	snprintf(begin, sizeof(begin), "%s/nl/%s.md:%s", folder, file, what);
	assert_int_equal(compose_load(folder, &templates, &faults), -1);
	for (size_t i = 0; i < faults.count; i++)
		told = told || strncmp(faults.items[i], begin, strlen(begin)) == 0;
	if (!told)
		fail_msg("not told: %s; but: %s", begin, faults.items[0]);
	compose_faults_free(&faults);
}

static void the_folder_says_which_there_are(void **state)
{
	static const char *const expected[] = {"tekst",		 "bemiddeling",	   "clientoverleg",
					       "contact",	 "doorverwijzing", "informatie",
					       "wacht-op-school"};
	struct compose_templates *templates;

	(void)state;
	write_file("antwoord-wacht-op-school.je", good);
	write_file("antwoord-wacht-op-school.u", good);
	templates = load();
	for (size_t i = 0; i < sizeof(expected) / sizeof(expected[0]); i++)
		assert_string_equal(compose_reply_name(templates, i), expected[i]);
	assert_null(compose_reply_name(templates, sizeof(expected) / sizeof(expected[0])));
	compose_free(&templates);
}

static void an_answer_is_found_by_either_name(void **state)
{
	static const struct {
		const char *name, *template_name;
	} cases[] = {
	    {"tekst", "antwoord"},
	    {"antwoord", "antwoord"},
	    {"contact", "antwoord-contact"},
	    {"antwoord-contact", "antwoord-contact"},
	    {"contac", NULL},
	    {"contact.je", NULL},
	    {"../contact", NULL},
	    {"weigering", NULL},
	    {"antwoord-", NULL},
	    {"", NULL},
	    {NULL, NULL},
	};
	struct compose_templates *templates = load();

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const char *found = compose_reply_template(templates, cases[i].name);

		if (!text_equal(found, cases[i].template_name))
			fail_msg("%s: %s", cases[i].name, found);
	}
	compose_free(&templates);
}

static void an_answer_of_ones_own_is_sent_in_both_forms(void **state)
{
	struct compose_templates *templates;
	struct arena *arena = arena_new();
	struct compose_values *values = compose_sample(arena, "antwoord-school");
	struct error err;

	(void)state;
	write_file("antwoord-school.je", "Onderwerp: Dag jij\n\n{{dossier}} {{tekst}} {{telefoon}} "
					 "{{#crisis}}{{nummer}}{{/crisis}} {{loket}}\n");
	write_file("antwoord-school.u", good);
	templates = load();
	for (int informal = 0; informal < 2; informal++) {
		struct buffer subject = {0};

		assert_int_equal(compose_render(templates, "antwoord-school", informal, values,
						&subject, NULL, NULL, &err),
				 0);
		assert_string_equal(subject.data, informal ? "Dag jij" : "Dag (26-00042-8)");
		buffer_free(&subject);
	}
	/* without words of one's own too, but not without a reference */
	compose_set(values, "tekst", NULL);
	assert_int_equal(
	    compose_render(templates, "antwoord-school", false, values, NULL, NULL, NULL, &err), 0);
	compose_set(values, "dossier", NULL);
	assert_int_equal(
	    compose_render(templates, "antwoord-school", false, values, NULL, NULL, NULL, &err),
	    -1);
	compose_free(&templates);
	arena_free(&arena);
}

/* The plain one and a question are nothing without words. */
static void without_words_there_is_no_plain_answer(void **state)
{
	static const char *const names[] = {"vraag", "antwoord"};
	struct compose_templates *templates = load();

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		struct arena *arena = arena_new();
		struct compose_values *values = compose_sample(arena, names[i]);
		struct error err;

		compose_set(values, "tekst", "  ");
		assert_int_equal(
		    compose_render(templates, names[i], true, values, NULL, NULL, NULL, &err), -1);
		arena_free(&arena);
	}
	compose_free(&templates);
}

static void one_form_alone_is_a_fault(void **state)
{
	(void)state;
	write_file("antwoord-school.je", good);
	assert_fault("antwoord-school.u", "1: cannot be read");
}

static void an_unknown_value_is_a_fault(void **state)
{
	(void)state;
	write_file("antwoord-school.je", good);
	write_file("antwoord-school.u",
		   "Onderwerp: Dag ({{dossier}})\n\n{{tekst}}\n\n{{voornaam}}\n");
	assert_fault("antwoord-school.u", "5: {{voornaam}} is not known here");
	assert_fault("antwoord-school.u", "1: {{telefoon}} is nowhere in it");
	assert_fault("antwoord-school.u", "1: {{crisis}} is nowhere in it");
}

/* The words of a colleague must not vanish; those of the crisis block are others. */
static void an_answer_without_room_for_words_is_a_fault(void **state)
{
	(void)state;
	write_file("antwoord-school.je", good);
	write_file("antwoord-school.u",
		   "Onderwerp: Dag ({{dossier}})\n\nBel *{{telefoon}}*.\n\n"
		   "- {{#crisis}}{{nummer}} {{tekst}}{{/crisis}}\n\n{{loket}}\n");
	assert_fault("antwoord-school.u", "1: {{tekst}} is nowhere in it");
}

static void a_name_that_nobody_could_type_is_a_fault(void **state)
{
	static const char *const names[] = {"antwoord-School.je", "antwoord-school",
					    "antwoord-.je",	  "antwoord-een_twee.u",
					    "antwoord-tekst.u",	  "antwoord-scho\xC3\xABl.u",
					    "antwoord-a b.je",	  "antwoord---.u"};

	(void)state;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		char path[160];

		write_file(names[i], good);
		assert_fault(names[i], "1: no message of Loket has this name");
		snprintf(path, sizeof(path), "%s/nl/%s.md", folder, names[i]);
		assert_int_equal(unlink(path), 0);
	}
}

int main(void)
{
#define REPLIES_TEST(name) cmocka_unit_test_setup_teardown(name, copy_folder, remove_folder)
	const struct CMUnitTest tests[] = {
	    REPLIES_TEST(the_folder_says_which_there_are),
	    REPLIES_TEST(an_answer_is_found_by_either_name),
	    REPLIES_TEST(an_answer_of_ones_own_is_sent_in_both_forms),
	    REPLIES_TEST(without_words_there_is_no_plain_answer),
	    REPLIES_TEST(one_form_alone_is_a_fault),
	    REPLIES_TEST(an_unknown_value_is_a_fault),
	    REPLIES_TEST(an_answer_without_room_for_words_is_a_fault),
	    REPLIES_TEST(a_name_that_nobody_could_type_is_a_fault),
	};

	return cmocka_run_group_tests_name("compose_replies", tests, NULL, NULL);
}
