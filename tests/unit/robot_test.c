/* Mail of machines about a mail of ours: what did not arrive, and who is away. */
#include "answer_fixture.h"

static struct reading *report(struct world *world, const char *message_id, const char *status,
			      bool final)
{
	struct reading *reading = plain_reading(world, "mailer-daemon@x.example");
	struct reading_bounce *bounce = arena_zero(world->arena, 1, sizeof(*bounce));

	bounce->ontvangers = arena_zero(world->arena, 1, sizeof(*bounce->ontvangers));
	bounce->ontvangers[0] = (struct reading_bounce_ontvanger){"wie@dan.example", status, final};
	bounce->ontvanger_count = 1;
	bounce->message_id = arena_text(world->arena, message_id);
	reading->bounce = bounce;
	reading->soort = SOORT_BOUNCE;
	return reading;
}

static struct store_mail comes_back(struct world *world, struct reading *reading)
{
	return receive(world, reading, arena_format(world->arena, "back.1.%d", world->mails));
}

static bool is_dead(struct world *world, const char *address)
{
	unsigned char hash[VAULT_HASH];
	struct error err;
	int64_t since;

	vault_hash_text(world->vault, "address", address, hash);
	return store_dead_find(world->desk.store, hash, &since, &err) == 1;
}

static void failure_27_a_bounce_finds_the_mail_and_its_person(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world);
	const char *id = arena_text(
	    world->arena, count(world, dossier, "ontvangst", "an@ouders.example").message_id);
	struct store_mail mail = comes_back(world, report(world, id, "5.1.1", true));

	assert_string_equal(mail.dossier, dossier);
	assert_int_equal(mail.soort, SOORT_BOUNCE);
	assert_int_equal(state_of(world, dossier), DOSSIER_ONTVANGEN);
	assert_true(is_dead(world, "an@ouders.example"));
	/* what the report itself says of the address is not believed */
	assert_false(is_dead(world, "wie@dan.example"));
	assert_count(world, dossier, "melding", "loket@limburg.be", 1);
	comes_back(world, report(world, id, "5.1.1", true));
	assert_count(world, dossier, "melding", "loket@limburg.be", 1);
}

static void a_dead_address_is_told_once_whatever_comes_back(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world), *next = new_dossier(world);

	comes_back(world, report(world,
				 arena_text(world->arena,
					    count(world, dossier, "ontvangst", NULL).message_id),
				 "5.1.1", true));
	comes_back(world, report(world,
				 arena_text(world->arena,
					    count(world, next, "ontvangst", NULL).message_id),
				 "5.1.1", true));
	assert_count(world, NULL, "melding", "loket@limburg.be", 1);
}

static void a_delay_and_a_forged_report_change_nothing(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world);
	const char *id =
	    arena_text(world->arena, count(world, dossier, "ontvangst", NULL).message_id);

	comes_back(world, report(world, id, "4.4.1", false));
	comes_back(world,
		   report(world, "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@limburg.be", "5.1.1", true));
	comes_back(world, report(world, "m0@x.example", "5.1.1", true));
	assert_false(is_dead(world, "an@ouders.example"));
	assert_count(world, NULL, "melding", NULL, 0);
	assert_count(world, NULL, "ticket", "loket@limburg.be", 1);
}

static void a_professional_who_is_away_is_told_once(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world);
	struct error err;

	assert_int_equal(
	    desk_admit(&world->desk, dossier, NULL, &(struct desk_by){.who = "test"}, &err), 0);
	for (int i = 0; i < 3; i++) {
		struct reading *reading =
		    answer_reading(world, &(struct answer_mail){.dossier = dossier,
								.from = "een@bm.example",
								.person = "een@bm.example",
								.role = TOKEN_PROFESSIONAL,
								.text = "aanvaard"});

		reading->soort = SOORT_AUTOMATISCH;
		reading->mail.marks = LETTER_AUTO_SUBMITTED;
		reading->afwezig_tot = "2026-12-03";
		comes_back(world, reading);
	}
	/* an automatic answer accepts nothing, whatever it says */
	assert_int_equal(state_of(world, dossier), DOSSIER_TOEGEWEZEN);
	assert_count(world, dossier, "melding", "loket@limburg.be", 1);
	assert_true(outbox_says(world, "melding", "3 december 2026"));
	assert_count(world, dossier, "verslag", NULL, 0);
}

static void an_applicant_who_is_away_is_only_noted(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world);
	struct reading *reading =
	    answer_reading(world, &(struct answer_mail){.dossier = dossier,
							.from = "an@ouders.example",
							.person = "an@ouders.example",
							.role = TOKEN_AANVRAGER,
							.text = "Ik ben er even niet."});

	reading->soort = SOORT_AUTOMATISCH;
	reading->mail.marks = LETTER_AUTO_SUBMITTED;
	assert_string_equal(comes_back(world, reading).dossier, dossier);
	assert_count(world, dossier, "melding", NULL, 0);
	assert_count(world, dossier, "ontvangst", NULL, 1);
}

int main(void)
{
#define ROBOT_TEST(name) cmocka_unit_test_setup_teardown(name, desk_set_up, answer_tear_down)
	const struct CMUnitTest tests[] = {
	    ROBOT_TEST(failure_27_a_bounce_finds_the_mail_and_its_person),
	    ROBOT_TEST(a_dead_address_is_told_once_whatever_comes_back),
	    ROBOT_TEST(a_delay_and_a_forged_report_change_nothing),
	    ROBOT_TEST(a_professional_who_is_away_is_told_once),
	    ROBOT_TEST(an_applicant_who_is_away_is_only_noted),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
