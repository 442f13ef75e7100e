/* What our own mails say is no danger, when somebody quotes it: each is rendered with its samples, and read as a mail.
 * What stands under "Is het dringend?" names the numbers for a crisis, and is left out; so are the sample's own words
 * of danger. */
#include "reading_fixture.h"

#include "compose/compose.h"
#include "instruct/instruct.h"

static struct fixture fixture;
static struct compose_templates *templates;

static void assert_calm(const char *what, const char *text)
{
	struct reading *reading = fixture_understood(&fixture, text);

	if (reading->gevaar == GEVAAR_SPOED)
		fail_msg("%s: %s", what,
			 reading->signaal_count ? reading->signalen[0].citaat : "no words");
}

/* The line that quotes the sample's danger. */
static void blank_danger(char *text)
{
	char *at;

	while ((at = strstr(text, "al twee dagen niet thuis"))) {
		char *end = at + strcspn(at, "\n");

		while (at > text && at[-1] != '\n')
			at--;
		memset(at, ' ', (size_t)(end - at));
	}
}

/* The text up to the crisis numbers. */
static void read_mail(const char *name, bool informal)
{
	struct buffer text = {0};
	struct error err = {0};
	char *urgent;

	assert_int_equal(compose_render(templates, name, informal,
					compose_sample(fixture.arena, name), NULL, &text, NULL,
					&err),
			 0);
	blank_danger(text.data);
	urgent = strstr(text.data, "Is het dringend?");
	if (urgent)
		*urgent = '\0';
	assert_true(strlen(text.data) > 40);
	assert_calm(name, text.data);
	buffer_free(&text);
}

static void our_mails_are_no_danger(void **unused)
{
	bool two_forms;
	size_t count = 0;

	(void)unused;
	for (const char *name; (name = compose_message_name(count, &two_forms)); count++) {
		read_mail(name, false);
		if (two_forms)
			read_mail(name, true);
	}
	assert_true(count > 10);
}

static void the_list_of_commands_is_no_danger(void **unused)
{
	struct buffer text = {0};

	(void)unused;
	buffer_text(&text, "Wat kunt u antwoorden?\n\n");
	for (int kind = 0; kind < INSTRUCT_COUNT; kind++) {
		const struct instruct_command *command = instruct_command((enum instruct_kind)kind);

		buffer_format(&text, "- %s \xE2\x80\x94 %s\n", command->form, command->help);
		assert_calm(command->form, command->help);
	}
	assert_calm("the list", text.data);
	buffer_free(&text);
}

static int load(void **unused)
{
	struct compose_faults faults = {0};

	(void)unused;
	fixture_load(&fixture);
	return compose_load("templates", &templates, &faults);
}

static int unload(void **unused)
{
	(void)unused;
	compose_free(&templates);
	fixture_unload(&fixture);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(our_mails_are_no_danger),
	    cmocka_unit_test(the_list_of_commands_is_no_danger),
	};

	return cmocka_run_group_tests(tests, load, unload);
}
