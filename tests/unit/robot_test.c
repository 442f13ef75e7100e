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

/* The last mail of that template in the dossier comes back. */
static void fails(struct world *world, const char *dossier, const char *name, const char *status)
{
	const char *id = arena_text(world->arena, count(world, dossier, name, NULL).message_id);

	comes_back(world, report(world, id, status, true));
}

static void staff_says(struct world *world, const char *dossier, const char *text)
{
	answer(world, &(struct answer_mail){.dossier = dossier,
					    .from = "loket@limburg.be",
					    .person = "loket@limburg.be",
					    .text = text});
}

static void a_dead_address_is_told_once_a_dossier(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world), *next = new_dossier(world);

	fails(world, dossier, "ontvangst", "5.1.1");
	fails(world, next, "ontvangst", "5.1.1");
	assert_count(world, dossier, "melding", "loket@limburg.be", 1);
	assert_count(world, next, "melding", "loket@limburg.be", 1);
	/* a person's words go there all the same, and come back too */
	staff_says(world, next, "niet ontvankelijk: omdat");
	fails(world, next, "weigering", "5.1.1");
	assert_count(world, next, "melding", "loket@limburg.be", 1);
}

/* Whoever had a copy of an answer knows which mail of ours it answers, and can write a report of that. */
static void a_report_of_a_mail_that_was_answered_buries_nobody(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world);

	answer_at(MONDAY + 60);
	answer(world, &(struct answer_mail){.dossier = dossier,
					    .from = "an@ouders.example",
					    .person = "an@ouders.example",
					    .role = TOKEN_AANVRAGER,
					    .text = "Kan het ook op vrijdag?"});
	assert_count(world, dossier, "melding", "loket@limburg.be", 1);
	fails(world, dossier, "ontvangst", "5.1.1");
	assert_false(is_dead(world, "an@ouders.example"));
	assert_count(world, dossier, "melding", "loket@limburg.be", 2);
	/* a later mail is another matter */
	answer_at(MONDAY + 120);
	staff_says(world, dossier, "niet ontvankelijk: omdat");
	fails(world, dossier, "weigering", "5.1.1");
	assert_true(is_dead(world, "an@ouders.example"));
}

static void what_may_mend_does_not_make_an_address_dead(void **state)
{
	static const struct {
		const char *status;
		bool dead;
	} cases[] = {{"5.2.2", false}, {"5.2.1", false},   {"5.7.1", false},
		     {"5.4.4", false}, {"5.0.922", false}, {"5.1.1", true},
		     {"5.1.10", true}, {"5.0.911", true},  {NULL, true}};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct world *world;
		const char *dossier;

		assert_int_equal(desk_tear_down(state), 0);
		assert_int_equal(desk_set_up(state), 0);
		world = *state;
		dossier = new_dossier(world);
		fails(world, dossier, "ontvangst", cases[i].status);
		assert_int_equal(is_dead(world, "an@ouders.example"), cases[i].dead);
		assert_count(world, dossier, "melding", "loket@limburg.be", 1);
	}
}

static void a_full_mailbox_is_told_of_each_mail(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world);

	fails(world, dossier, "ontvangst", "5.2.2");
	staff_says(world, dossier, "niet ontvankelijk: omdat");
	fails(world, dossier, "weigering", "5.2.2");
	assert_count(world, dossier, "melding", "loket@limburg.be", 2);
}

static void the_desk_hears_when_nobody_was_written_to(void **state)
{
	struct world *world = *state;
	const char *first = new_dossier(world), *dossier;

	fails(world, first, "ontvangst", "5.1.1");
	dossier = new_dossier(world);
	assert_count_state(world, "ontvangst", OUTBOX_WACHT, 1);
	assert_count_state(world, "ontvangst", OUTBOX_INGETROKKEN, 1);
	assert_true(outbox_says(world, "ticket", "komt geen mail aan"));
	staff_says(world, dossier, "ontvankelijk");
	assert_count_state(world, "doorgegeven", OUTBOX_INGETROKKEN, 1);
	assert_true(outbox_says(world, "verslag", "het adres werkt niet"));
}

static void who_writes_from_the_address_shows_that_it_works(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world);
	struct answer_mail mail = {.dossier = dossier,
				   .from = "an@thuis.example",
				   .person = "an@ouders.example",
				   .role = TOKEN_AANVRAGER,
				   .text = "Kan het vrijdag?"};

	fails(world, dossier, "ontvangst", "5.1.1");
	answer(world, &mail);
	assert_true(is_dead(world, "an@ouders.example"));
	mail.from = "an@ouders.example";
	answer(world, &mail);
	assert_false(is_dead(world, "an@ouders.example"));
	staff_says(world, dossier, "ontvankelijk");
	assert_count_state(world, "doorgegeven", OUTBOX_WACHT, 1);
	assert_false(outbox_says(world, "verslag", "het adres werkt niet"));
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

/* Who looks like a machine may be a child whose mail program marks it so. */
static void danger_in_a_mail_that_looks_like_a_machines_is_told_once_a_day(void **state)
{
	static const enum soort kinds[] = {SOORT_LIJST, SOORT_AUTOMATISCH, SOORT_LIJST};
	struct world *world = *state;
	int notices = 0;

	for (size_t i = 0; i < 3; i++) {
		struct reading *reading =
		    plain_reading(world, i == 1 ? "noor@jongeren.example" : "an@ouders.example");
		char name[16];
		struct store_mail mail;

		snprintf(name, sizeof(name), "a.1.%zu", i + 1);
		reading->soort = kinds[i];
		reading->gevaar = GEVAAR_SPOED;
		mail = receive(world, reading, arena_text(world->arena, name));
		assert_int_equal(mail.state, MAIL_GENEGEERD);
		notices += i < 2;
		assert_count(world, NULL, "melding", NULL, notices * 2);
	}
	assert_true(outbox_says(world, "melding", "SPOED"));
	assert_true(outbox_says(world, "melding", "van een programma"));
	assert_count(world, NULL, "ontvangst", NULL, 0);
}

int main(void)
{
#define ROBOT_TEST(name) cmocka_unit_test_setup_teardown(name, desk_set_up, answer_tear_down)
	const struct CMUnitTest tests[] = {
	    ROBOT_TEST(failure_27_a_bounce_finds_the_mail_and_its_person),
	    ROBOT_TEST(a_dead_address_is_told_once_a_dossier),
	    ROBOT_TEST(a_report_of_a_mail_that_was_answered_buries_nobody),
	    ROBOT_TEST(what_may_mend_does_not_make_an_address_dead),
	    ROBOT_TEST(a_full_mailbox_is_told_of_each_mail),
	    ROBOT_TEST(the_desk_hears_when_nobody_was_written_to),
	    ROBOT_TEST(who_writes_from_the_address_shows_that_it_works),
	    ROBOT_TEST(a_delay_and_a_forged_report_change_nothing),
	    ROBOT_TEST(a_professional_who_is_away_is_told_once),
	    ROBOT_TEST(an_applicant_who_is_away_is_only_noted),
	    ROBOT_TEST(danger_in_a_mail_that_looks_like_a_machines_is_told_once_a_day),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
