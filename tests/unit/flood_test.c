/* Many mails of strangers, who cannot make that another is not heard. */
#include "answer_fixture.h"

enum { FLOOD = 60 }; /* more than the fifty of a day */

/* Strangers who only name a dossier. */
static void flood(struct world *world, const char *dossier, int mails)
{
	for (int i = 0; i < mails; i++) {
		struct reading *reading =
		    plain_reading(world, arena_format(world->arena, "vreemd%d@elders.example", i));

		reading->soort = SOORT_ANTWOORD;
		reading->mail.onderwerp = arena_format(world->arena, "Re: Uw aanvraag %s", dossier);
		receive(world, reading, arena_format(world->arena, "flood.1.%d", world->mails));
	}
}

static struct reading *applicant_says(struct world *world, const char *dossier, const char *text)
{
	return answer_reading(world, &(struct answer_mail){.dossier = dossier,
							   .from = "an@ouders.example",
							   .person = "an@ouders.example",
							   .role = TOKEN_AANVRAGER,
							   .text = text});
}

static void strangers_do_not_silence_the_applicant(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world);

	flood(world, dossier, FLOOD);
	receive(world, applicant_says(world, dossier, "Hij staat hier weer aan de achterdeur."),
		"one.1.1");
	assert_true(outbox_says(world, "melding", "achterdeur"));
}

static void strangers_do_not_silence_danger(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world);
	struct reading *reading = plain_reading(world, "an.nieuw@ouders.example");

	flood(world, dossier, FLOOD);
	reading->soort = SOORT_ANTWOORD;
	reading->gevaar = GEVAAR_SPOED;
	reading->mail.onderwerp = arena_format(world->arena, "Re: Uw aanvraag %s", dossier);
	reading->mail.tekst = reading->mail.volledige_tekst = "Hij staat aan de achterdeur.";
	receive(world, reading, "one.1.1");
	assert_true(outbox_says(world, "melding", "achterdeur"));
}

/* A colleague whose program dropped the key, behind a few mails of others (strangers, not five of colleagues). */
static void strangers_do_not_silence_a_colleague(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world);
	struct reading *reading = plain_reading(world, "twee@vz.example");

	flood(world, dossier, 6);
	reading->soort = SOORT_ANTWOORD;
	reading->mail.onderwerp = arena_format(world->arena, "Re: Opdracht %s", dossier);
	reading->mail.tekst = reading->mail.volledige_tekst = "Hij staat aan de achterdeur.";
	receive(world, reading, "one.1.1");
	assert_true(outbox_says(world, "melding", "achterdeur"));
}

static void the_flood_itself_ends(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world);

	flood(world, dossier, FLOOD);
	/* fifty of them, and one that says that there are more */
	assert_count(world, dossier, "melding", "loket@limburg.be", 51);
	answer_at(MONDAY + (int64_t)25 * 60 * 60);
	flood(world, dossier, 1);
	assert_count(world, dossier, "melding", "loket@limburg.be", 52);
}

/* Commands under the name of a colleague: a few are asked about, and what the desk is told of the others ends too. */
static void a_flood_of_commands_ends(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world);

	for (int i = 0; i < FLOOD; i++) {
		struct reading *reading = plain_reading(world, "loket@limburg.be");

		reading->soort = SOORT_ANTWOORD;
		reading->mail.onderwerp = arena_format(world->arena, "Re: Ticket %s", dossier);
		reading->mail.tekst = reading->mail.volledige_tekst = "sluit opgelost";
		receive(world, reading, arena_format(world->arena, "flood.1.%d", world->mails));
	}
	assert_count(world, dossier, "bevestiging", "loket@limburg.be", 3);
	assert_count(world, dossier, "melding", "loket@limburg.be", 51);
	assert_int_equal(state_of(world, dossier), DOSSIER_ONTVANGEN);
}

static void a_program_of_the_applicant_ends(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world);
	struct reading *reading;

	for (int i = 0; i < FLOOD; i++)
		receive(world, applicant_says(world, dossier, "Uw bericht is ontvangen."),
			arena_format(world->arena, "says.1.%d", world->mails));
	assert_count(world, dossier, "melding", "loket@limburg.be", 51);
	reading = applicant_says(world, dossier, "Laat maar.");
	reading->soort = SOORT_INTREKKING;
	receive(world, reading, "one.1.1");
	assert_count(world, dossier, "melding", "loket@limburg.be", 52);
}

/* A mediator whose program writes through the own key: fifty of them, and one that says that there are more. */
static void a_flood_of_a_professional_ends(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world);
	struct reading *reading = NULL;
	int before;

	answer(world, &(struct answer_mail){.dossier = dossier,
					    .from = "loket@limburg.be",
					    .person = "loket@limburg.be",
					    .text = "ontvankelijk bm-1"});
	before = count(world, dossier, "melding", "loket@limburg.be").count;
	for (int i = 0; i < FLOOD + 2; i++) {
		reading =
		    answer_reading(world, &(struct answer_mail){.dossier = dossier,
								.from = "een@bm.example",
								.person = "een@bm.example",
								.role = TOKEN_PROFESSIONAL,
								.text = "Ik kijk er morgen naar."});
		if (i == FLOOD + 1) {
			reading->gevaar = GEVAAR_SPOED;
			reading->mail.tekst = reading->mail.volledige_tekst =
			    "Hij staat aan de achterdeur.";
		}
		assert_string_equal(
		    receive(world, reading, arena_format(world->arena, "pro.1.%d", world->mails))
			.dossier,
		    dossier);
		if (i == FLOOD)
			assert_count(world, dossier, "melding", "loket@limburg.be", before + 51);
	}
	/* danger all the same, and commands: the notice does not say otherwise */
	assert_true(outbox_says(world, "melding", "achterdeur"));
	answer(world, &(struct answer_mail){.dossier = dossier,
					    .from = "een@bm.example",
					    .person = "een@bm.example",
					    .role = TOKEN_PROFESSIONAL,
					    .text = "aanvaard"});
	assert_int_equal(state_of(world, dossier), DOSSIER_AANVAARD);
	assert_false(outbox_says(world, "melding", "geen automatische mails"));
	assert_true(outbox_says(world, "melding", "Een opdracht, een aanvraag"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(a_flood_of_a_professional_ends, desk_set_up,
					    answer_tear_down),
	    cmocka_unit_test_setup_teardown(strangers_do_not_silence_the_applicant, desk_set_up,
					    answer_tear_down),
	    cmocka_unit_test_setup_teardown(strangers_do_not_silence_danger, desk_set_up,
					    answer_tear_down),
	    cmocka_unit_test_setup_teardown(strangers_do_not_silence_a_colleague, desk_set_up,
					    answer_tear_down),
	    cmocka_unit_test_setup_teardown(the_flood_itself_ends, desk_set_up, answer_tear_down),
	    cmocka_unit_test_setup_teardown(a_flood_of_commands_ends, desk_set_up,
					    answer_tear_down),
	    cmocka_unit_test_setup_teardown(a_program_of_the_applicant_ends, desk_set_up,
					    answer_tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
