/* `instrument`, `samenvoegen` and `splitsen`: what a request is for, and dossiers that become one or two. */
#include "answer_fixture.h"

static struct store_mail staff_says(struct world *world, const char *dossier, const char *text)
{
	return answer(world, &(struct answer_mail){.dossier = dossier,
						   .from = "loket@limburg.be",
						   .person = "loket@limburg.be",
						   .text = text});
}

static struct store_dossier row_of(struct world *world, const char *reference)
{
	struct store_dossier dossier;
	struct error err;

	assert_int_equal(store_dossier(world->desk.store, world->arena, reference, &dossier, &err),
			 1);
	return dossier;
}

static const char *dossier_of(struct world *world, const char *applicant)
{
	answer_at(MONDAY);
	return receive(world, plain_reading(world, applicant),
		       arena_format(world->arena, "new.1.%d", world->mails))
	    .dossier;
}

struct seen {
	struct arena *arena;
	struct store_link links[4];
	int count;
};

static bool keep(const struct store_link *link, void *context)
{
	struct seen *seen = context;

	assert_true(seen->count < 4);
	seen->links[seen->count++] =
	    (struct store_link){arena_text(seen->arena, link->dossier),
				arena_text(seen->arena, link->other), link->kind, link->at};
	return true;
}

static struct seen links_of(struct world *world, const char *reference)
{
	struct seen seen = {.arena = world->arena};
	struct error err;

	assert_int_equal(store_each_link(world->desk.store, reference, keep, &seen, &err), 0);
	return seen;
}

/* --- instrument --------------------------------------------------------------------------------- */

static void the_instrument_can_be_chosen_and_taken_back(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world);

	assert_int_equal(row_of(world, dossier).instrument, INSTRUMENT_BEMIDDELING);
	staff_says(world, dossier, "Instrument: cliëntoverleg");
	assert_int_equal(row_of(world, dossier).instrument, INSTRUMENT_CLIENTOVERLEG);
	staff_says(world, dossier, "ongedaan");
	assert_int_equal(row_of(world, dossier).instrument, INSTRUMENT_BEMIDDELING);
	/* the one that it leads to is another professional */
	staff_says(world, dossier, "instrument clientoverleg\nontvankelijk");
	assert_count(world, dossier, "opdracht", "twee@vz.example", 1);
}

static void the_instrument_stays_once_somebody_has_it(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world);
	const struct desk_by by = {.who = "test", .what = "instrument"};
	struct error err = {0};

	assert_int_equal(desk_instrument(&world->desk, dossier, "bemiddeling", &by, &err), -1);
	assert_int_equal(err.code, DESK_SAME);
	assert_int_equal(desk_instrument(&world->desk, dossier, "beide", &by, &err), -1);
	assert_int_equal(err.code, DESK_WRONG_INSTRUMENT);
	staff_says(world, dossier, "ontvankelijk");
	assert_int_equal(desk_instrument(&world->desk, dossier, "clientoverleg", &by, &err), -1);
	assert_int_equal(err.code, DESK_ASSIGNED);
	assert_int_equal(row_of(world, dossier).instrument, INSTRUMENT_BEMIDDELING);
}

/* --- samenvoegen -------------------------------------------------------------------------------- */

static void merge_them(struct world *world, const char *dossier, const char *into)
{
	staff_says(world, dossier, arena_format(world->arena, "samenvoegen %s", into));
}

static void a_merged_dossier_is_closed_with_a_link(void **state)
{
	struct world *world = *state;
	const char *one = new_dossier(world), *two = new_dossier(world);
	struct seen seen;

	merge_them(world, two, one);
	assert_int_equal(state_of(world, two), DOSSIER_AFGESLOTEN);
	assert_null(row_of(world, two).outcome);
	assert_int_equal(state_of(world, one), DOSSIER_ONTVANGEN);
	seen = links_of(world, one);
	assert_int_equal(seen.count, 1);
	assert_string_equal(seen.links[0].dossier, two);
	assert_string_equal(seen.links[0].other, one);
	assert_int_equal(seen.links[0].kind, STORE_LINK_SAMENGEVOEGD);
	/* the applicant hears nothing of it: the two acknowledgements of before are all */
	assert_count(world, NULL, "ontvangst", "an@ouders.example", 2);
	assert_count(world, two, "verslag", "loket@limburg.be", 1);
}

static void its_keys_lead_to_the_one_that_remains(void **state)
{
	struct world *world = *state;
	const char *one = new_dossier(world), *two = new_dossier(world);
	struct store_mail mail;

	merge_them(world, two, one);
	mail = answer(world, &(struct answer_mail){.dossier = two,
						   .from = "an@ouders.example",
						   .person = "an@ouders.example",
						   .role = TOKEN_AANVRAGER,
						   .text = "Kan het ook op vrijdag?"});
	assert_string_equal(mail.dossier, one);
	assert_count(world, one, "melding", "loket@limburg.be", 1);
}

/* Of a merged dossier one reads through its keys, and does nothing: not in it, and not in the other. */
static void the_key_of_a_merged_dossier_only_asks(void **state)
{
	static const struct {
		const char *text, *said;
	} cases[] = {{"ontvankelijk", "opgegaan"},   {"niet ontvankelijk: omdat", "opgegaan"},
		     {"sluit opgelost", "opgegaan"}, {"splitsen", "opgegaan"},
		     {"status", "gebeurde er"},	     {"help", "Wat kunt u antwoorden"}};
	struct world *world = *state;
	const char *one = new_dossier(world), *two = new_dossier(world);

	merge_them(world, two, one);
	answer_at(MONDAY + 3600);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		staff_says(world, two, cases[i].text);
		assert_int_equal(state_of(world, one), DOSSIER_ONTVANGEN);
		assert_int_equal(state_of(world, two), DOSSIER_AFGESLOTEN);
		assert_true(outbox_says(world, "verslag", cases[i].said));
	}
	assert_int_equal(links_of(world, one).count, 1);
	assert_count(world, NULL, "verslag", "loket@limburg.be", 1 + 6);
	staff_says(world, one, "ontvankelijk");
	assert_int_equal(state_of(world, one), DOSSIER_TOEGEWEZEN);
}

/* Too late for the merger, and no way to what a colleague decided in the other. */
static void ongedaan_through_it_takes_back_nothing_else(void **state)
{
	struct world *world = *state;
	const char *one = new_dossier(world), *two = new_dossier(world);

	merge_them(world, two, one);
	answer_at(MONDAY + 500);
	answer(world, &(struct answer_mail){.dossier = one,
					    .from = "loket2@limburg.be",
					    .person = "loket2@limburg.be",
					    .text = "niet ontvankelijk: geen hulp"});
	assert_int_equal(state_of(world, one), DOSSIER_NIET_ONTVANKELIJK);
	answer_at(MONDAY + 650);
	staff_says(world, two, "ongedaan");
	assert_int_equal(state_of(world, one), DOSSIER_NIET_ONTVANKELIJK);
	assert_int_equal(state_of(world, two), DOSSIER_AFGESLOTEN);
}

/* What waited for a ja, and what is asked about only now. */
static void a_confirmation_ends_with_the_dossier(void **state)
{
	struct world *world = *state;
	const char *one = new_dossier(world), *two = new_dossier(world);
	struct answer_mail somebody = {.dossier = two,
				       .from = "griet@thuis.example",
				       .person = "loket@limburg.be",
				       .text = "ontvankelijk"};
	struct answer_mail ja = {.dossier = two,
				 .from = "loket@limburg.be",
				 .person = "loket@limburg.be",
				 .text = "ja",
				 .purpose = TOKEN_BEVESTIG,
				 .serial = 1};

	answer(world, &somebody);
	assert_count(world, two, "bevestiging", "loket@limburg.be", 1);
	merge_them(world, two, one);
	answer_at(MONDAY + 60);
	answer(world, &ja);
	assert_true(outbox_says(world, "verslag", "opgegaan"));
	answer_at(MONDAY + 2 * 24 * 60 * 60);
	answer(world, &somebody);
	assert_count(world, NULL, "bevestiging", NULL, 1);
	assert_int_equal(state_of(world, one), DOSSIER_ONTVANGEN);
	assert_int_equal(state_of(world, two), DOSSIER_AFGESLOTEN);
}

static void the_colleagues_hear_of_a_merger(void **state)
{
	struct world *world = *state;
	const char *one = new_dossier(world), *two = new_dossier(world);

	merge_them(world, two, one);
	assert_count(world, two, "melding", "loket2@limburg.be", 1);
	assert_true(outbox_says(world, "melding", one));
	/* who did it has the verslag */
	assert_count(world, two, "melding", "loket@limburg.be", 0);
	/* with the merger it is taken back */
	staff_says(world, two, "ongedaan");
	assert_count_state(world, "melding", OUTBOX_WACHT, 0);
}

/* Mother and father both wrote: each speaks for herself or himself only. */
static void the_key_of_another_applicant_decides_nothing_there(void **state)
{
	struct world *world = *state;
	const char *father = dossier_of(world, "tom@ouders.example");
	const char *mother = dossier_of(world, "an@ouders.example");
	struct reading *reading;
	struct store_mail mail;

	merge_them(world, mother, father);
	reading = answer_reading(world, &(struct answer_mail){.dossier = mother,
							      .from = "an@ouders.example",
							      .person = "an@ouders.example",
							      .role = TOKEN_AANVRAGER,
							      .text = "Laat maar."});
	reading->soort = SOORT_INTREKKING;
	reading->mail.in_reply_to = "x@y.example";
	mail = receive(world, reading, "withdraw.1.1");
	assert_string_equal(mail.dossier, father);
	assert_int_equal(state_of(world, father), DOSSIER_ONTVANGEN);
	assert_count(world, NULL, "ingetrokken", NULL, 0);
	/* the desk reads it */
	assert_count(world, father, "melding", "loket@limburg.be", 1);
}

static void a_merger_can_be_taken_back_through_its_own_verslag(void **state)
{
	struct world *world = *state;
	const char *one = new_dossier(world), *two = new_dossier(world);

	merge_them(world, two, one);
	answer_at(MONDAY + 300);
	staff_says(world, two, "ongedaan");
	assert_int_equal(state_of(world, two), DOSSIER_ONTVANGEN);
	assert_int_equal(links_of(world, one).count, 0);
	merge_them(world, two, one);
	answer_at(MONDAY + 300 + 600);
	staff_says(world, two, "ongedaan");
	assert_int_equal(state_of(world, two), DOSSIER_AFGESLOTEN);
	assert_int_equal(links_of(world, one).count, 1);
}

static void what_is_not_there_or_not_open_takes_nothing_in(void **state)
{
	struct world *world = *state;
	const char *one = new_dossier(world), *two = new_dossier(world);
	const char *away = new_dossier(world);
	const struct desk_by by = {.who = "test", .what = "samenvoegen"};
	struct error err = {0};

	assert_int_equal(desk_merge(&world->desk, one, one, &by, &err), -1);
	assert_int_equal(err.code, DESK_SAME);
	assert_int_equal(desk_merge(&world->desk, one, "26-99999-9", &by, &err), -1);
	assert_int_equal(err.code, DESK_NO_DOSSIER);
	assert_int_equal(desk_region(&world->desk, away, "antwerpen", &by, &err), 0);
	assert_int_equal(desk_merge(&world->desk, one, away, &by, &err), -1);
	assert_int_equal(err.code, DESK_NO_DOSSIER);
	assert_int_equal(desk_close(&world->desk, two, "opgelost", &by, &err), 0);
	assert_int_equal(desk_merge(&world->desk, one, two, &by, &err), -1);
	assert_int_equal(err.code, DESK_OTHER_ENDED);
	assert_int_equal(state_of(world, one), DOSSIER_ONTVANGEN);
	assert_int_equal(links_of(world, one).count, 0);
}

static void who_has_the_dossier_does_not_lose_it(void **state)
{
	struct world *world = *state;
	const char *one = new_dossier(world), *two = new_dossier(world);

	staff_says(world, two, "ontvankelijk");
	merge_them(world, two, one);
	assert_int_equal(state_of(world, two), DOSSIER_TOEGEWEZEN);
	/* the other way round is fine */
	merge_them(world, one, two);
	assert_int_equal(state_of(world, one), DOSSIER_AFGESLOTEN);
	assert_int_equal(state_of(world, two), DOSSIER_TOEGEWEZEN);
}

/* --- splitsen ----------------------------------------------------------------------------------- */

static const char *split_of(struct world *world, const char *dossier)
{
	struct seen seen = links_of(world, dossier);

	assert_int_equal(seen.count, 1);
	assert_int_equal(seen.links[0].kind, STORE_LINK_GESPLITST);
	assert_string_equal(seen.links[0].other, dossier);
	return seen.links[0].dossier;
}

static void a_split_makes_a_second_dossier_of_the_same_mail(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world), *second, *answer_to;
	struct reading *reading;
	struct store_dossier one, two;
	struct error err = {0};

	staff_says(world, dossier, "splitsen");
	second = split_of(world, dossier);
	one = row_of(world, dossier);
	two = row_of(world, second);
	assert_string_equal(two.loket, one.loket);
	assert_string_equal(two.mailbox, one.mailbox);
	assert_int_equal(two.instrument, one.instrument);
	assert_int_equal(two.opened, one.opened);
	assert_int_equal(two.state, DOSSIER_ONTVANGEN);
	assert_int_not_equal(two.key_id, one.key_id);
	assert_int_equal(desk_record(world->desk.store, world->texts, world->arena, second,
				     &reading, &answer_to, &err),
			 0);
	assert_string_equal(answer_to, "an@ouders.example");
	assert_string_equal(reading->mail.tekst, "ik heb hulp nodig");
	assert_count(world, second, "ticket", "loket@limburg.be", 1);
	assert_count(world, second, "ticket", NULL, 2);
	assert_count(world, second, "ontvangst", NULL, 0);
	assert_true(outbox_says(world, "ticket", dossier));
	/* the verslag names it */
	assert_true(outbox_says(world, "verslag", second));
}

static void each_half_goes_its_own_way(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world), *second;

	staff_says(world, dossier, "splitsen");
	second = split_of(world, dossier);
	staff_says(world, second, "niet ontvankelijk: dit gaat over hetzelfde kind");
	assert_int_equal(state_of(world, second), DOSSIER_NIET_ONTVANKELIJK);
	assert_int_equal(state_of(world, dossier), DOSSIER_ONTVANGEN);
	/* undone is what was decided of that one, not the split */
	staff_says(world, second, "ongedaan");
	staff_says(world, dossier, "ongedaan");
	assert_int_equal(state_of(world, second), DOSSIER_ONTVANGEN);
	assert_int_equal(links_of(world, dossier).count, 1);
}

static void a_split_is_not_taken_for_what_came_before_it(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world);

	staff_says(world, dossier, "ontvankelijk\nsplitsen");
	staff_says(world, dossier, "ongedaan");
	assert_int_equal(state_of(world, dossier), DOSSIER_TOEGEWEZEN);
}

static void what_has_ended_is_not_split(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world);
	char second[DOSSIER_REFERENCE];
	struct error err = {0};

	staff_says(world, dossier, "sluit opgelost");
	assert_int_equal(
	    desk_split(&world->desk, dossier, &(struct desk_by){.who = "test"}, second, &err), -1);
	assert_int_equal(err.code, DESK_STEP);
	assert_int_equal(links_of(world, dossier).count, 0);
}

int main(void)
{
#define MERGE_TEST(name) cmocka_unit_test_setup_teardown(name, desk_set_up, answer_tear_down)
	const struct CMUnitTest tests[] = {
	    MERGE_TEST(the_instrument_can_be_chosen_and_taken_back),
	    MERGE_TEST(the_instrument_stays_once_somebody_has_it),
	    MERGE_TEST(a_merged_dossier_is_closed_with_a_link),
	    MERGE_TEST(its_keys_lead_to_the_one_that_remains),
	    MERGE_TEST(the_key_of_a_merged_dossier_only_asks),
	    MERGE_TEST(ongedaan_through_it_takes_back_nothing_else),
	    MERGE_TEST(a_confirmation_ends_with_the_dossier),
	    MERGE_TEST(the_colleagues_hear_of_a_merger),
	    MERGE_TEST(the_key_of_another_applicant_decides_nothing_there),
	    MERGE_TEST(a_merger_can_be_taken_back_through_its_own_verslag),
	    MERGE_TEST(what_is_not_there_or_not_open_takes_nothing_in),
	    MERGE_TEST(who_has_the_dossier_does_not_lose_it),
	    MERGE_TEST(a_split_makes_a_second_dossier_of_the_same_mail),
	    MERGE_TEST(each_half_goes_its_own_way),
	    MERGE_TEST(a_split_is_not_taken_for_what_came_before_it),
	    MERGE_TEST(what_has_ended_is_not_split),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
