/* `status` and refusals, as the desk reads them, and as a professional does. */
#define DESK_PROFESSIONALS                                                                         \
	"    { id = \"bm-1\"; role = \"bemiddelaar\"; name = \"Een\"; address = "                  \
	"\"een@bm.example\"; },\n"                                                                 \
	"    { id = \"bm-2\"; role = \"bemiddelaar\"; name = \"Tweede\"; address = "               \
	"\"tweede@bm.example\"; }\n"
#include "answer_fixture.h"

static struct store_mail professional_says(struct world *world, const char *dossier,
					   const char *address, const char *text)
{
	return answer(world, &(struct answer_mail){.dossier = dossier,
						   .from = address,
						   .person = address,
						   .role = TOKEN_PROFESSIONAL,
						   .text = text});
}

static struct store_mail staff_says(struct world *world, const char *dossier, const char *text)
{
	return answer(world, &(struct answer_mail){.dossier = dossier,
						   .from = "loket@limburg.be",
						   .person = "loket@limburg.be",
						   .text = text});
}

static const char *given_to(struct world *world, const char *professional)
{
	const struct desk_by by = {.who = "test"};
	const char *dossier = new_dossier(world);
	struct error err;

	if (desk_admit(&world->desk, dossier, professional, &by, &err) < 0)
		fail_msg("%s", err.text);
	return dossier;
}

static bool verslag_says(struct world *world, const char *to, const char *text)
{
	struct needle needle = {.world = world, .template_name = "verslag", .to = to, .text = text};
	struct error err;

	assert_int_equal(
	    store_each_outgoing(world->desk.store, NULL, false, look_for, &needle, &err), 0);
	return needle.found;
}

/* The client had a dossier before, a colleague declined, the desk asked: none of it is the professional's. */
static void status_tells_a_professional_what_is_theirs(void **state)
{
	struct world *world = *state;
	const char *earlier = given_to(world, "bm-1"), *dossier = given_to(world, "bm-2");
	struct error err;

	assert_int_equal(store_begin(world->desk.store, &err), 0);
	assert_int_equal(store_add_event(world->desk.store, dossier,
					 &(struct store_event){.at = MONDAY,
							       .who = "loketd",
							       .what = "zelfde_client",
							       .detail = earlier},
					 &err),
			 0);
	assert_int_equal(store_commit(world->desk.store, &err), 0);
	professional_says(world, dossier, "tweede@bm.example", "weiger: ik ken de vader");
	answer_at(MONDAY + 3600);
	staff_says(world, dossier, "antwoord tekst: We bellen u.");
	answer(world, &(struct answer_mail){.dossier = dossier,
					    .from = "an@ouders.example",
					    .person = "an@ouders.example",
					    .role = TOKEN_AANVRAGER,
					    .text = "Kan het vrijdag?"});
	professional_says(world, dossier, "een@bm.example", "aanvaard\n\nstatus");
	assert_true(verslag_says(world, "een@bm.example", "toegewezen aan Een"));
	assert_true(verslag_says(world, "een@bm.example", "(u)"));
	assert_true(verslag_says(world, "een@bm.example", "(de aanvrager)"));
	assert_true(verslag_says(world, "een@bm.example", "(het loket)"));
	assert_false(verslag_says(world, "een@bm.example", earlier));
	assert_false(verslag_says(world, "een@bm.example", "bm-2"));
	assert_false(verslag_says(world, "een@bm.example", "Tweede"));
	assert_false(verslag_says(world, "een@bm.example", "loket@limburg.be"));
	/* the desk reads it */
	staff_says(world, dossier, "status");
	assert_true(verslag_says(world, "loket@limburg.be", earlier));
	assert_true(verslag_says(world, "loket@limburg.be", "Tweede"));
}

static void what_comes_too_late_names_no_colleague(void **state)
{
	struct world *world = *state;
	const char *dossier = given_to(world, "bm-2");

	staff_says(world, dossier, "sluit opgelost");
	answer_at(MONDAY + 3600);
	professional_says(world, dossier, "tweede@bm.example", "aanvaard");
	assert_true(verslag_says(world, "tweede@bm.example", "kwam van het loket"));
	assert_false(verslag_says(world, "tweede@bm.example", "loket@limburg.be"));
}

static const char *follow_up(struct world *world, const char *earlier, const char *professional)
{
	const struct desk_by by = {.who = "test"};
	struct reading *reading = plain_reading(world, "an@ouders.example");
	const char *dossier;
	char name[20];
	struct error err;

	reading->client.leeftijd = 15;
	reading->vervolg = true;
	snprintf(name, sizeof(name), "new.1.%d", world->mails);
	dossier = receive(world, reading, name).dossier;
	assert_int_equal(store_begin(world->desk.store, &err), 0);
	assert_int_equal(store_add_event(world->desk.store, dossier,
					 &(struct store_event){.at = MONDAY,
							       .who = "loketd",
							       .what = "vervolg_op",
							       .detail = earlier},
					 &err),
			 0);
	assert_int_equal(store_commit(world->desk.store, &err), 0);
	assert_int_equal(desk_admit(&world->desk, dossier, professional, &by, &err), 0);
	return dossier;
}

/* That there was a dossier, and whose, is told to nobody who did not have it. */
static void the_earlier_dossier_is_told_to_who_had_it(void **state)
{
	struct world *world = *state;
	const char *earlier = given_to(world, "bm-1");

	follow_up(world, earlier, "bm-2");
	assert_true(outbox_says(world, "opdracht", "vervolgoverleg."));
	assert_false(outbox_says(world, "opdracht", "vorige dossier"));
	follow_up(world, earlier, "bm-1");
	assert_true(outbox_says(world, "opdracht", "vorige dossier"));
}

/* A mediator shall doubt what the desk doubts, without the words of the mail. */
static void what_is_doubted_is_doubted_in_the_order(void **state)
{
	struct world *world = *state;
	const struct desk_by by = {.who = "test"};
	struct reading *reading = plain_reading(world, "an@ouders.example");
	struct reading_bron *source = arena_zero(world->arena, 1, sizeof(*source));
	const char *dossier;
	struct error err;

	answer_at(MONDAY);
	reading->client.leeftijd = 15;
	reading->client.gemeente = "Bilzen";
	reading->mail.tekst = reading->mail.volledige_tekst = "Wij wonen in of bij bilzen.";
	*source = (struct reading_bron){.pad = "client.gemeente",
					.deel = "tekst",
					.van = 10,
					.tot = 26,
					.citaat = "in of bij bilzen",
					.zekerheid = 0.5};
	reading->bronnen = source;
	reading->bron_count = 1;
	dossier = receive(world, reading, "new.1.0").dossier;
	if (desk_admit(&world->desk, dossier, "bm-1", &by, &err) < 0)
		fail_msg("%s", err.text);
	assert_true(outbox_says(world, "opdracht", "Bilzen (niet zeker)"));
	assert_false(outbox_says(world, "opdracht", "in of bij bilzen"));
}

/* What a professional writes instead of a command: who reads it shall not take it for done. */
static void the_desk_hears_that_a_line_was_not_understood(void **state)
{
	struct world *world = *state;
	const char *dossier = given_to(world, "bm-1");

	professional_says(world, dossier, "een@bm.example", "aanvaard\n\nIk bel vanavond.");
	assert_true(outbox_says(world, "melding", "Ik bel vanavond."));
	assert_false(outbox_says(world, "melding", "die we niet begrijpen"));
	dossier = given_to(world, "bm-1");
	professional_says(world, dossier, "een@bm.example", "Aanvaard, ik bel vanavond.");
	assert_true(outbox_says(world, "melding", "die we niet begrijpen"));
	assert_true(outbox_says(world, "melding", "De afzender is Een, bemiddelaar."));
	/* the line is told above, with why */
	assert_true(verslag_says(world, "een@bm.example", "Het loket leest uw mail wel."));
}

int main(void)
{
#define STATUS_TEST(name) cmocka_unit_test_setup_teardown(name, desk_set_up, answer_tear_down)
	const struct CMUnitTest tests[] = {
	    STATUS_TEST(status_tells_a_professional_what_is_theirs),
	    STATUS_TEST(what_comes_too_late_names_no_colleague),
	    STATUS_TEST(the_earlier_dossier_is_told_to_who_had_it),
	    STATUS_TEST(what_is_doubted_is_doubted_in_the_order),
	    STATUS_TEST(the_desk_hears_that_a_line_was_not_understood),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
