/* Mails with commands, raw: the hostile ones (each text of somebody who gives no command, and each head of somebody
 * who may give none) do nothing; the honest ones act. Both are tables, so that a test that refuses all fails. */
#include "command_fixture.h"

/* Commands that change a dossier that just came in. */
static const char *const commands[] = {"ontvankelijk bm-1", "niet ontvankelijk: geen jeugdhulp",
				       "ontvankelijk"};

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

struct outside {
	const struct settings *settings;
	int letters; /* to an applicant or professional, or to a stranger */
	int steps;   /* of a decision, whoever gets them */
};

static bool is_staff(const struct settings *settings, const char *address)
{
	for (size_t i = 0; i < settings->loket_count; i++) {
		for (size_t j = 0; j < settings->lokets[i].staff_count; j++) {
			if (text_equal(settings->lokets[i].staff[j], address))
				return true;
		}
	}
	return false;
}

static bool look(const struct store_outgoing *outgoing, void *context)
{
	static const char *const harmless[] = {"ontvangst", "ticket", "verslag", "bevestiging",
					       "melding"};
	struct outside *outside = context;
	bool step = true;

	for (size_t i = 0; i < COUNT(harmless); i++)
		step = step && !text_equal(outgoing->template_name, harmless[i]);
	outside->steps += step;
	/* who writes through a key of the own, gets a verslag that says no */
	outside->letters += !is_staff(outside->settings, outgoing->to) &&
			    !text_equal(outgoing->template_name, "verslag");
	return true;
}

/* dossier NULL: of all. */
static struct outside outside_of(struct world *world, const char *dossier)
{
	struct outside outside = {.settings = world->settings};
	struct error err;

	assert_int_equal(
	    store_each_outgoing(world->desk.store, dossier, false, look, &outside, &err), 0);
	return outside;
}

/* As it came in: nobody has it, and the applicant got the acknowledgement only. */
static bool untouched(struct world *world, const char *reference)
{
	struct outside outside = outside_of(world, reference);
	struct store_dossier dossier;
	struct error err;

	assert_int_equal(store_dossier(world->desk.store, world->arena, reference, &dossier, &err),
			 1);
	return dossier.state == DOSSIER_ONTVANGEN && !dossier.assigned && outside.letters == 1 &&
	       outside.steps == 0;
}

struct run {
	struct command_case c;
	int mails, wrong;
};

static void run_begin(struct run *run, struct world *world)
{
	const char *applicant;

	*run = (struct run){.c = {.world = world}};
	run->c.other = command_dossier(world, &applicant);
}

static void hostile(struct run *run, const struct command_envelope *envelope,
		    const struct command_text *text, const char *command)
{
	struct command_case *c = &run->c;

	c->dossier = command_dossier(c->world, &c->applicant);
	c->command = command;
	receive_command(c, envelope, text);
	run->mails++;
	if (untouched(c->world, c->dossier) && untouched(c->world, c->other))
		return;
	run->wrong++;
	print_error("WRONG: '%s': %s, %s\n", command, envelope->name, text->name);
	run->c.other = command_dossier(c->world, &c->applicant);
}

static void hostile_texts_with_a_right_key_do_nothing(void **state)
{
	struct run run;

	run_begin(&run, *state);
	for (size_t i = 0; i < COUNT(hostile_texts); i++) {
		for (size_t j = 0; j < COUNT(commands) - 1; j++)
			hostile(&run, &honest_envelopes[j ? 2 : 0], &hostile_texts[i], commands[j]);
	}
	assert_true(run.mails >= 120);
	assert_int_equal(run.wrong, 0);
	assert_int_equal(outside_of(run.c.world, NULL).steps, 0);
}

static void hostile_heads_with_a_right_command_do_nothing(void **state)
{
	struct run run;

	run_begin(&run, *state);
	for (size_t i = 0; i < COUNT(hostile_envelopes); i++) {
		for (size_t j = 0; j < COUNT(commands); j++)
			hostile(&run, &hostile_envelopes[i], &honest_texts[j], commands[j]);
	}
	assert_true(run.mails >= 180);
	assert_int_equal(run.wrong, 0);
	assert_int_equal(outside_of(run.c.world, NULL).steps, 0);
}

/* --- and who means it is obeyed ------------------------------------------------------------------ */

static bool is_done(struct world *world, const char *reference, bool refused)
{
	struct store_dossier dossier;
	struct error err;

	assert_int_equal(store_dossier(world->desk.store, world->arena, reference, &dossier, &err),
			 1);
	if (refused)
		return dossier.state == DOSSIER_NIET_ONTVANKELIJK &&
		       count(world, reference, "weigering", NULL).count == 1;
	return dossier.state == DOSSIER_TOEGEWEZEN && text_equal(dossier.assigned, "bm-1") &&
	       count(world, reference, "opdracht", "een@bm.example").count == 1;
}

static void honest(struct run *run, const struct command_envelope *envelope,
		   const struct command_text *text, bool refuses)
{
	struct command_case *c = &run->c;

	c->dossier = command_dossier(c->world, &c->applicant);
	c->command = commands[refuses];
	receive_command(c, envelope, text);
	run->mails++;
	if (is_done(c->world, c->dossier, refuses) &&
	    count(c->world, c->dossier, "verslag", "loket@limburg.be").count == 1)
		return;
	run->wrong++;
	print_error("NOT DONE: '%s': %s, %s\n", c->command, envelope->name, text->name);
}

static void honest_mails_act(void **state)
{
	struct run run;

	run_begin(&run, *state);
	for (size_t i = 0; i < COUNT(honest_envelopes); i++) {
		for (size_t j = 0; j < COUNT(honest_texts); j++)
			honest(&run, &honest_envelopes[i], &honest_texts[j], (i + j) % 2);
	}
	assert_true(run.mails >= 60);
	assert_int_equal(run.wrong, 0);
	assert_true(untouched(run.c.world, run.c.other));
}

/* Plain text for one reader, HTML for another: who sent it reads why nothing was done. */
static void two_versions_that_differ_are_told(void **state)
{
	static const struct command_text text = {"two versions", NULL,
						 BOTH PART PLAIN
						 "niet ontvankelijk: geen jeugdhulp\n" PART HTML
						 "<p>ontvankelijk</p>\n" END};
	struct run run;

	run_begin(&run, *state);
	hostile(&run, &honest_envelopes[0], &text, "");
	assert_int_equal(run.wrong, 0);
	assert_int_equal(count(run.c.world, run.c.dossier, "verslag", "loket@limburg.be").count, 1);
	assert_true(outbox_says(run.c.world, "verslag", "twee versies"));
}

int main(void)
{
#define COMMAND_TEST(name) cmocka_unit_test_setup_teardown(name, command_set_up, answer_tear_down)
	const struct CMUnitTest tests[] = {
	    COMMAND_TEST(hostile_texts_with_a_right_key_do_nothing),
	    COMMAND_TEST(hostile_heads_with_a_right_command_do_nothing),
	    COMMAND_TEST(two_versions_that_differ_are_told),
	    COMMAND_TEST(honest_mails_act),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
