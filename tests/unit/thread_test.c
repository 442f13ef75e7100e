/* What an applicant writes after the request: who is told, and what becomes of the dossier. */
#include "answer_fixture.h"

#include "arrival/thread.h"

static struct reading *says(struct world *world, const char *dossier, const char *text)
{
	return answer_reading(world, &(struct answer_mail){.dossier = dossier,
							   .from = "an@ouders.example",
							   .person = "an@ouders.example",
							   .role = TOKEN_AANVRAGER,
							   .text = text});
}

static struct store_mail hears(struct world *world, struct reading *reading)
{
	return receive(world, reading, arena_format(world->arena, "says.1.%d", world->mails));
}

static void assign_it(struct world *world, const char *dossier)
{
	struct error err;

	assert_int_equal(
	    desk_admit(&world->desk, dossier, NULL, &(struct desk_by){.who = "test"}, &err), 0);
}

static void thanks_disturb_nobody(void **state)
{
	static const char *const yes[] = {"Merci!", "dankuwel voor het snelle antwoord",
					  "Dag,\n\nBedankt voor uw bericht.\n\nGroeten",
					  "Dank je wel", "Hartelijk dank"};
	static const char *const no[] = {
	    "Bedankt, maar ik kan vrijdag niet",
	    "Bedankt. Wanneer bellen jullie?",
	    "ok",
	    "Ok bedankt",
	    "Goed, dank u",
	    "Prima, merci!",
	    "Super, bedankt",
	    "Dat is in orde, dank u",
	    "Graag, dank u!",
	    "Bedankt voor alles. Dag.",
	    "Dank je, lief van jullie",
	    "",
	    "Dank u, bel mij op 0470 11 22 33",
	    "merci maar nee merci ik wil niet meer",
	    "Bedankt dat jullie mij in de steek laten",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(yes) / sizeof(yes[0]); i++)
		assert_true(thread_is_thanks(yes[i]));
	for (size_t i = 0; i < sizeof(no) / sizeof(no[0]); i++)
		assert_false(thread_is_thanks(no[i]));
}

/* What the words alone do not say: danger, a question that waits, a subject that says more. */
static void thanks_that_may_be_more_are_told(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world);
	struct reading *reading = says(world, dossier, "Bedankt.");
	struct error err;

	reading->gevaar = GEVAAR_SPOED;
	hears(world, reading);
	assert_count(world, dossier, "melding", "loket@limburg.be", 1);
	reading = says(world, dossier, "Bedankt.");
	reading->mail.onderwerp = "Ik kan vrijdag niet komen";
	hears(world, reading);
	assert_count(world, dossier, "melding", "loket@limburg.be", 2);
	reading = says(world, dossier, "Bedankt.");
	reading->mail.onderwerp = "Re: Uw aanvraag";
	hears(world, reading);
	assert_count(world, dossier, "melding", "loket@limburg.be", 2);
	assert_int_equal(desk_ask(&world->desk, dossier, "Mogen we u bellen?",
				  &(struct desk_by){.who = "test"}, &err),
			 0);
	hears(world, says(world, dossier, "Dank u wel!"));
	assert_count(world, dossier, "melding", "loket@limburg.be", 3);
	assert_int_equal(state_of(world, dossier), DOSSIER_ONTVANGEN);
}

static void an_answer_goes_to_the_desk(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world);
	struct store_mail mail = hears(world, says(world, dossier, "Kan het ook op vrijdag?"));

	assert_int_equal(mail.soort, SOORT_ANTWOORD);
	assert_string_equal(mail.dossier, dossier);
	assert_int_equal(state_of(world, dossier), DOSSIER_ONTVANGEN);
	assert_count(world, dossier, "melding", "loket@limburg.be", 1);
	assert_count(world, dossier, "bericht", NULL, 0);
	assert_count(world, NULL, "ticket", "loket@limburg.be", 1);
	hears(world, says(world, dossier, "Merci!"));
	assert_count(world, dossier, "melding", "loket@limburg.be", 1);
}

static void once_assigned_it_goes_to_who_has_it(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world);

	assign_it(world, dossier);
	hears(world, says(world, dossier, "Kan het ook op vrijdag?"));
	assert_count(world, dossier, "bericht", "een@bm.example", 1);
	assert_count(world, dossier, "melding", "loket@limburg.be", 1);
	/* nothing that was said in a bemiddeling is copied to the desk */
	assert_false(outbox_says(world, "melding", "vrijdag"));
	assert_true(outbox_says(world, "bericht", "vrijdag"));
}

static void danger_reaches_the_desk_all_the_same(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world);
	struct reading *reading = says(world, dossier, "Ik kan niet meer, vannacht stop ik ermee.");

	assign_it(world, dossier);
	reading->gevaar = GEVAAR_SPOED;
	hears(world, reading);
	assert_true(outbox_says(world, "melding", "vannacht"));
}

static void who_wants_no_more_is_let_go(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world);
	struct reading *reading = says(world, dossier, "Laat maar, het is opgelost.");

	assign_it(world, dossier);
	reading->soort = SOORT_INTREKKING;
	assert_int_equal(hears(world, reading).soort, SOORT_INTREKKING);
	assert_int_equal(state_of(world, dossier), DOSSIER_INGETROKKEN);
	assert_count(world, dossier, "ingetrokken", "an@ouders.example", 1);
	assert_count(world, dossier, "bericht", "een@bm.example", 1);
	assert_count(world, dossier, "melding", "loket@limburg.be", 1);
	/* and what comes then is still heard */
	hears(world, says(world, dossier, "Toch wel graag verder."));
	assert_count(world, dossier, "melding", "loket@limburg.be", 2);
	assert_int_equal(state_of(world, dossier), DOSSIER_INGETROKKEN);
}

static void nobody_withdraws_for_another(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world);
	struct reading *reading = says(world, dossier, "Laat maar.");

	reading->soort = SOORT_INTREKKING;
	reading->mail.from.adres = "papa@ouders.example";
	hears(world, reading);
	assert_int_equal(state_of(world, dossier), DOSSIER_ONTVANGEN);
	assert_count(world, dossier, "ingetrokken", NULL, 0);
	assert_count(world, dossier, "melding", "loket@limburg.be", 1);
	/* danger ends nothing */
	reading = says(world, dossier, "Laat maar, het hoeft niet meer, niets hoeft nog.");
	reading->soort = SOORT_INTREKKING;
	reading->gevaar = GEVAAR_VERMELD;
	hears(world, reading);
	assert_int_equal(state_of(world, dossier), DOSSIER_ONTVANGEN);
}

static void a_new_question_in_an_ended_dossier_is_a_new_one(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world);
	struct error err;
	struct store_mail next;

	assert_int_equal(
	    desk_close(&world->desk, dossier, "opgelost", &(struct desk_by){.who = "test"}, &err),
	    0);
	next = hears(world, says(world, dossier, "Het loopt weer mis met mijn dochter."));
	assert_string_not_equal(next.dossier, dossier);
	assert_count(world, next.dossier, "ticket", "loket@limburg.be", 1);
	assert_true(outbox_says(world, "ticket", dossier));
	/* thanks after the end are thanks */
	assert_string_equal(hears(world, says(world, dossier, "Bedankt!")).dossier, dossier);
}

int main(void)
{
#define THREAD_TEST(name) cmocka_unit_test_setup_teardown(name, desk_set_up, answer_tear_down)
	const struct CMUnitTest tests[] = {
	    THREAD_TEST(thanks_disturb_nobody),
	    THREAD_TEST(thanks_that_may_be_more_are_told),
	    THREAD_TEST(an_answer_goes_to_the_desk),
	    THREAD_TEST(once_assigned_it_goes_to_who_has_it),
	    THREAD_TEST(danger_reaches_the_desk_all_the_same),
	    THREAD_TEST(who_wants_no_more_is_let_go),
	    THREAD_TEST(nobody_withdraws_for_another),
	    THREAD_TEST(a_new_question_in_an_ended_dossier_is_a_new_one),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
