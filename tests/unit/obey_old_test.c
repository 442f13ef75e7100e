/* How long a key holds: a token, and a Message-ID of ours. */
#include "answer_fixture.h"

static void an_old_key_holds_for_its_time(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world);
	struct answer_mail mail = {.dossier = dossier,
				   .from = "loket@limburg.be",
				   .person = "loket@limburg.be",
				   .text = "ontvankelijk"};
	struct reading *old = answer_reading(world, &mail), *older;

	answer_at(MONDAY - (int64_t)600 * 24 * 60 * 60);
	older = answer_reading(world, &mail);
	answer_at(MONDAY);
	receive(world, older, "older.1.1");
	assert_int_equal(state_of(world, dossier), DOSSIER_ONTVANGEN);
	answer_at(MONDAY + (int64_t)390 * 24 * 60 * 60);
	receive(world, old, "old.1.1");
	assert_int_equal(state_of(world, dossier), DOSSIER_TOEGEWEZEN);
}

/* A Message-ID of ours is a key for as long as a token is; after that the registered address is asked. */
static void an_old_message_id_holds_for_its_time(void **state)
{
	static const struct {
		int days;
		enum dossier_state state;
		int asked;
	} cases[] = {{480, DOSSIER_ONTVANGEN, 1}, {390, DOSSIER_TOEGEWEZEN, 1}};
	struct world *world = *state;
	const char *dossier = new_dossier(world);
	struct tally ticket = count(world, dossier, "ticket", "loket@limburg.be");

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct reading *reading = plain_reading(world, "loket@limburg.be");

		answer_at(MONDAY + (int64_t)cases[i].days * 24 * 60 * 60);
		reading->mail.in_reply_to = arena_text(world->arena, ticket.message_id);
		reading->mail.tekst = reading->mail.volledige_tekst = "ontvankelijk";
		receive(world, reading, arena_format(world->arena, "id.1.%zu", i));
		assert_int_equal(state_of(world, dossier), cases[i].state);
		assert_count(world, dossier, "bevestiging", "loket@limburg.be", cases[i].asked);
	}
}

static void an_old_message_id_of_the_applicant_only_names(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world);
	struct tally theirs = count(world, dossier, "ontvangst", "an@ouders.example");
	struct reading *reading = plain_reading(world, "an@ouders.example");
	struct store_mail mail;

	answer_at(MONDAY + (int64_t)480 * 24 * 60 * 60);
	reading->soort = SOORT_INTREKKING;
	reading->mail.in_reply_to = arena_text(world->arena, theirs.message_id);
	reading->mail.onderwerp = "Re: uw aanvraag";
	reading->mail.tekst = reading->mail.volledige_tekst = "Ik trek mijn aanvraag in.";
	mail = receive(world, reading, "theirs.1.1");
	assert_string_equal(mail.dossier, dossier);
	assert_int_equal(state_of(world, dossier), DOSSIER_ONTVANGEN);
	assert_count(world, dossier, "melding", "loket@limburg.be", 1);
}

int main(void)
{
#define OLD_TEST(name) cmocka_unit_test_setup_teardown(name, desk_set_up, answer_tear_down)
	const struct CMUnitTest tests[] = {
	    OLD_TEST(an_old_key_holds_for_its_time),
	    OLD_TEST(an_old_message_id_holds_for_its_time),
	    OLD_TEST(an_old_message_id_of_the_applicant_only_names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
