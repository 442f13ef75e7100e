/* What an applicant writes after the request: who is told, and what becomes of the dossier. */
#include "answer_fixture.h"

#include "arrival/thanks.h"
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
	static const char *const yes[] = {"Merci!",
					  "dankuwel voor het snelle antwoord",
					  "Dag,\n\nBedankt voor uw bericht.\n\nGroeten",
					  "Dank je wel",
					  "Hartelijk dank",
					  "Bedankt voor de snelle hulp"};
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
	    "Bedankt. Hulp!",
	    "Hulp! Merci",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(yes) / sizeof(yes[0]); i++)
		assert_true(thanks_only(yes[i]));
	for (size_t i = 0; i < sizeof(no) / sizeof(no[0]); i++)
		assert_false(thanks_only(no[i]));
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

static void say_no(struct world *world, const char *dossier, const char *who)
{
	struct error err;

	assert_int_equal(
	    desk_decline(&world->desk, dossier, "geen tijd", &(struct desk_by){.who = who}, &err),
	    0);
}

/* Whoever gets the dossier next must know it: what was written before he had it, and while another had it who then said
 * no. What is written to one who said yes stays with him. */
static void what_was_written_before_goes_with_the_order(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world);
	struct error err;

	hears(world, says(world, dossier, "Vrijdag om veertien uur kan ook."));
	assert_false(outbox_says(world, "opdracht", "veertien uur"));
	assign_it(world, dossier);
	assert_true(outbox_says(world, "opdracht", "veertien uur"));
	assert_false(outbox_says(world, "opdracht", "mijn nieuwe nummer"));
	hears(world, says(world, dossier, "Dit is mijn nieuwe nummer: 0470 99 88 77."));
	say_no(world, dossier, "bm-1");
	assert_int_equal(
	    desk_assign(&world->desk, dossier, "bm-1", &(struct desk_by){.who = "test"}, &err), 0);
	assert_true(outbox_says(world, "opdracht", "mijn nieuwe nummer"));
}

static void what_was_said_to_a_mediator_is_for_mediators(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world);
	const struct desk_by by = {.who = "test"};
	struct error err;

	assign_it(world, dossier);
	hears(world, says(world, dossier, "Alleen voor u als bemiddelaar: zeergeheim."));
	say_no(world, dossier, "bm-1");
	assert_int_equal(desk_instrument(&world->desk, dossier, "clientoverleg", &by, &err), 0);
	assert_int_equal(desk_assign(&world->desk, dossier, "vz-1", &by, &err), 0);
	assert_false(outbox_says(world, "opdracht", "zeergeheim"));
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

static struct reading *is_pressed(struct world *world, const char *dossier, const char *words)
{
	struct reading_feit *feit = arena_zero(world->arena, 1, sizeof(*feit));
	struct reading *reading = says(world, dossier, words);

	*feit = (struct reading_feit){FEIT_ONDER_DRUK, "papa boos is"};
	reading->soort = SOORT_INTREKKING;
	reading->feiten = feit;
	reading->feit_count = 1;
	return reading;
}

/* Papa is angry: a person decides, nothing stops by itself, and who may read along learns nothing. */
static void who_is_pressed_to_stop_is_put_to_the_desk(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world);

	for (int i = 1; i <= 2; i++) {
		hears(world, is_pressed(world, dossier,
					i == 1 ? "Ik trek mijn aanvraag in omdat papa boos is."
					       : "Ik trek ze in."));
		assert_int_equal(state_of(world, dossier), DOSSIER_ONTVANGEN);
		assert_count(world, dossier, "ingetrokken", NULL, 0);
		assert_count(world, dossier, "melding", "loket@limburg.be", i);
		/* once a day is enough */
		assert_count(world, dossier, "gelezen", "an@ouders.example", 1);
	}
	assert_true(outbox_says(world, "melding", "wil misschien niet meer"));
	assert_true(outbox_says(world, "melding", "sluit niet gestart"));
	assert_false(outbox_says(world, "gelezen", "papa"));
	assert_false(outbox_says(world, "gelezen", "stop"));
}

/* What is said in a bemiddeling is the mediator's, this too. */
static void who_is_pressed_in_a_bemiddeling_is_put_to_the_mediator(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world);

	assign_it(world, dossier);
	hears(world, is_pressed(world, dossier, "Ik trek mijn aanvraag in omdat papa boos is."));
	assert_int_equal(state_of(world, dossier), DOSSIER_TOEGEWEZEN);
	assert_count(world, dossier, "bericht", "een@bm.example", 1);
	assert_count(world, dossier, "melding", "loket@limburg.be", 1);
	assert_false(outbox_says(world, "melding", "wil misschien niet meer"));
	/* "somebody of the desk reads it" would not be true */
	assert_count(world, dossier, "gelezen", NULL, 0);
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

/* Whether a melding of that dossier holds those words. */
static bool says_of(struct world *world, const char *dossier, const char *text)
{
	struct needle needle = {.world = world, .template_name = "melding", .text = text};
	struct error err;

	assert_int_equal(
	    store_each_outgoing(world->desk.store, dossier, false, look_for, &needle, &err), 0);
	return needle.found;
}

/* Who knows only the number and the address of the applicant may be anybody. */
static void from_alone_confirms_nobody(void **state)
{
	static const char *const names[] = {"an@ouders.example", "loket2@limburg.be"};
	struct world *world = *state;
	const char *dossier = new_dossier(world);
	struct reading *reading;

	hears(world, says(world, dossier, "Kan het ook op vrijdag?"));
	assert_false(says_of(world, dossier, "niet bevestigd"));
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		dossier = new_dossier(world);
		reading = plain_reading(world, names[i]);
		reading->soort = SOORT_ANTWOORD;
		reading->mail.onderwerp = arena_format(world->arena, "Re: %s", dossier);
		hears(world, reading);
		assert_count(world, dossier, "melding", "loket@limburg.be", 1);
		assert_true(says_of(world, dossier, "niet bevestigd"));
	}
	/* what the mailbox's own server vouches for is confirmed */
	dossier = new_dossier(world);
	reading = plain_reading(world, "an@ouders.example");
	reading->soort = SOORT_ANTWOORD;
	reading->mail.afzender_bevestigd = 1;
	reading->mail.onderwerp = arena_format(world->arena, "Re: %s", dossier);
	hears(world, reading);
	assert_false(says_of(world, dossier, "niet bevestigd"));
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

/* --- while a decision waits ---------------------------------------------------------------------- */

struct alive {
	const char *template_name, *to;
	int64_t due;
	int count;
};

static bool count_alive(const struct store_outgoing *outgoing, void *context)
{
	struct alive *alive = context;

	alive->count += outgoing->state == OUTBOX_WACHT && outgoing->due == alive->due &&
			text_equal(outgoing->template_name, alive->template_name) &&
			text_equal(outgoing->to, alive->to);
	return true;
}

/* How many mails leave at that time. */
static void assert_leaves(struct world *world, const struct alive *wanted)
{
	struct alive alive = *wanted;
	struct error err;

	alive.count = 0;
	assert_int_equal(
	    store_each_outgoing(world->desk.store, NULL, false, count_alive, &alive, &err), 0);
	assert_int_equal(alive.count, wanted->count);
}

static const struct desk_by held = {.who = "loket@limburg.be", .what = "opdracht", .hold = 600};

static void undo_it(struct world *world, const char *dossier)
{
	struct error err;

	assert_int_equal(
	    desk_undo(&world->desk, dossier, &(struct desk_by){.who = "loket2@limburg.be"}, &err),
	    0);
}

static void a_message_in_the_hold_goes_with_the_decision(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world);
	struct error err;

	assert_int_equal(desk_admit(&world->desk, dossier, NULL, &held, &err), 0);
	answer_at(MONDAY + 60);
	hears(world, says(world, dossier, "Kan het ook op vrijdag?"));
	/* the desk reads all of it: nobody else knows the dossier */
	assert_true(outbox_says(world, "melding", "vrijdag"));
	assert_leaves(world, &(struct alive){"bericht", "een@bm.example", MONDAY + 600, 1});
	undo_it(world, dossier);
	assert_leaves(world, &(struct alive){"bericht", "een@bm.example", MONDAY + 600, 0});
	assert_count_state(world, "bericht", OUTBOX_INGETROKKEN, 1);
}

static void who_knows_of_it_reads_a_message_at_once(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world);
	struct error err;

	assign_it(world, dossier);
	assert_int_equal(desk_close(&world->desk, dossier, "gestopt", &held, &err), 0);
	answer_at(MONDAY + 60);
	/* no new question: nobody outside knows that it is closed */
	hears(world, says(world, dossier, "Bedankt, kan het ook op vrijdag?"));
	assert_leaves(world, &(struct alive){"bericht", "een@bm.example", MONDAY + 60, 1});
}

static void a_message_while_a_move_waits_is_the_old_desks(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world);
	struct reading *reading;
	struct error err;

	assert_int_equal(desk_region(&world->desk, dossier, "antwerpen", &held, &err), 0);
	answer_at(MONDAY + 60);
	hears(world, says(world, dossier, "Kan het ook op vrijdag?"));
	reading = says(world, dossier, "Ik ben de papa.");
	reading->mail.from.adres = "papa@ouders.example";
	hears(world, reading);
	assert_leaves(world, &(struct alive){"melding", "loket@limburg.be", MONDAY + 60, 2});
	assert_leaves(world, &(struct alive){"melding", "loket@antwerpen.be", MONDAY + 60, 0});
	assert_leaves(world, &(struct alive){"melding", "loket@antwerpen.be", MONDAY + 600, 2});
	undo_it(world, dossier);
	assert_leaves(world, &(struct alive){"melding", "loket@antwerpen.be", MONDAY + 600, 0});
}

static void who_wants_no_more_stops_what_waits(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world);
	struct reading *reading;
	struct error err;

	assert_int_equal(desk_admit(&world->desk, dossier, NULL, &held, &err), 0);
	answer_at(MONDAY + 60);
	reading = says(world, dossier, "Laat maar.");
	reading->soort = SOORT_INTREKKING;
	hears(world, reading);
	assert_int_equal(state_of(world, dossier), DOSSIER_INGETROKKEN);
	assert_count_state(world, "opdracht", OUTBOX_INGETROKKEN, 1);
	assert_count_state(world, "doorgegeven", OUTBOX_INGETROKKEN, 1);
	/* who was never asked is not told that it is over */
	assert_count(world, dossier, "bericht", NULL, 0);
	assert_count(world, dossier, "ingetrokken", "an@ouders.example", 1);
	assert_true(outbox_says(world, "melding", "vertrekken niet meer"));
	assert_int_equal(desk_undo(&world->desk, dossier, &held, &err), -1);
	assert_int_equal(err.code, DESK_NOTHING_TO_UNDO);
}

/* The refusal was not read yet: for the applicant the dossier was open. */
static void a_refusal_that_waits_is_not_sent_to_who_wants_no_more(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world);
	struct reading *reading;
	struct error err;

	assert_int_equal(desk_refuse(&world->desk, dossier, "Omdat.", &held, &err), 0);
	reading = says(world, dossier, "Laat maar.");
	reading->soort = SOORT_INTREKKING;
	hears(world, reading);
	assert_int_equal(state_of(world, dossier), DOSSIER_INGETROKKEN);
	assert_count_state(world, "weigering", OUTBOX_INGETROKKEN, 1);
}

/* A message is no answer to a question that nobody has read. */
static void a_question_that_waits_is_not_answered(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world);
	struct error err;

	assert_int_equal(desk_ask(&world->desk, dossier, "Waar woont u?", &held, &err), 0);
	hears(world, says(world, dossier, "Nog iets over de school."));
	assert_int_equal(state_of(world, dossier), DOSSIER_AANVULLEN);
	assert_count_state(world, "vraag", OUTBOX_WACHT, 1);
	answer_at(MONDAY + 601);
	hears(world, says(world, dossier, "In Genk."));
	assert_int_equal(state_of(world, dossier), DOSSIER_ONTVANGEN);
	assert_count_state(world, "vraag", OUTBOX_WACHT, 1);
}

int main(void)
{
#define THREAD_TEST(name) cmocka_unit_test_setup_teardown(name, desk_set_up, answer_tear_down)
	const struct CMUnitTest tests[] = {
	    THREAD_TEST(thanks_disturb_nobody),
	    THREAD_TEST(thanks_that_may_be_more_are_told),
	    THREAD_TEST(an_answer_goes_to_the_desk),
	    THREAD_TEST(what_was_written_before_goes_with_the_order),
	    THREAD_TEST(what_was_said_to_a_mediator_is_for_mediators),
	    THREAD_TEST(once_assigned_it_goes_to_who_has_it),
	    THREAD_TEST(danger_reaches_the_desk_all_the_same),
	    THREAD_TEST(who_wants_no_more_is_let_go),
	    THREAD_TEST(who_is_pressed_to_stop_is_put_to_the_desk),
	    THREAD_TEST(who_is_pressed_in_a_bemiddeling_is_put_to_the_mediator),
	    THREAD_TEST(nobody_withdraws_for_another),
	    THREAD_TEST(from_alone_confirms_nobody),
	    THREAD_TEST(a_new_question_in_an_ended_dossier_is_a_new_one),
	    THREAD_TEST(a_message_in_the_hold_goes_with_the_decision),
	    THREAD_TEST(who_knows_of_it_reads_a_message_at_once),
	    THREAD_TEST(a_message_while_a_move_waits_is_the_old_desks),
	    THREAD_TEST(who_wants_no_more_stops_what_waits),
	    THREAD_TEST(a_refusal_that_waits_is_not_sent_to_who_wants_no_more),
	    THREAD_TEST(a_question_that_waits_is_not_answered),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
