/* The professional accepts or declines; who is chosen, and who never is. */
#define DESK_PROFESSIONALS                                                                         \
	"    { id = \"bm-1\"; role = \"bemiddelaar\"; name = \"Een\"; address = "                  \
	"\"een@bm.example\";\n"                                                                    \
	"      service = \"CLB De Brug vzw\"; capacity = 5; },\n"                                  \
	"    { id = \"bm-2\"; role = \"bemiddelaar\"; name = \"Tweede\"; address = "               \
	"\"tweede@bm.example\";\n"                                                                 \
	"      phone = \"0470 55 66 77\"; languages = ( \"nl\", \"fr\" ); capacity = 5; },\n"      \
	"    { id = \"bm-3\"; role = \"bemiddelaar\"; name = \"Derde\"; address = "                \
	"\"derde@bm.example\";\n"                                                                  \
	"      absent = ( ( \"2026-06-29\", \"2026-07-05\" ) ); },\n"                              \
	"    { id = \"vz-1\"; role = \"voorzitter\"; name = \"Vierde\"; address = "                \
	"\"vierde@vz.example\"; },\n"                                                              \
	"    { id = \"vz-2\"; role = \"voorzitter\"; name = \"Vijfde\"; address = "                \
	"\"vijfde@vz.example\"; }\n"
#include "answer_fixture.h"

#include "desk/party.h"

static const struct desk_by by_hand = {.who = "test"};

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

static const char *assigned_to(struct world *world, const char *reference)
{
	struct store_dossier dossier;
	struct error err;

	assert_int_equal(store_dossier(world->desk.store, world->arena, reference, &dossier, &err),
			 1);
	return dossier.assigned ? dossier.assigned : "";
}

static const char *given_to(struct world *world, const char *professional)
{
	const char *dossier = new_dossier(world);
	struct error err;

	if (desk_admit(&world->desk, dossier, professional, &by_hand, &err) < 0)
		fail_msg("%s", err.text);
	assert_string_equal(assigned_to(world, dossier), professional);
	return dossier;
}

/* Mails of a template that were not withdrawn. */
static bool count_alive(const struct store_outgoing *outgoing, void *context)
{
	struct tally *tally = context;

	if (text_equal(outgoing->template_name, tally->template_name) &&
	    outgoing->state != OUTBOX_INGETROKKEN &&
	    (!tally->to || text_equal(outgoing->to, tally->to)))
		tally->count++;
	return true;
}

static void assert_alive(struct world *world, const char *dossier, const char *name, const char *to,
			 int expected)
{
	struct tally tally = {.template_name = name, .to = to};
	struct error err;

	assert_int_equal(
	    store_each_outgoing(world->desk.store, dossier, false, count_alive, &tally, &err), 0);
	assert_int_equal(tally.count, expected);
}

struct search {
	const char *what, *note;
	bool found;
};

static bool search_event(const struct store_event *event, void *context)
{
	struct search *search = context;

	search->found = search->found || (text_equal(event->what, search->what) &&
					  text_equal(event->note, search->note));
	return true;
}

/* --- accepted ------------------------------------------------------------------------------------- */

static void only_who_accepted_is_told_to_the_applicant(void **state)
{
	struct world *world = *state;
	const char *dossier = given_to(world, "bm-2");

	assert_count(world, dossier, "doorgegeven", "an@ouders.example", 1);
	assert_false(outbox_says(world, "doorgegeven", "Tweede"));
	assert_false(outbox_says(world, "doorgegeven", "tweede@"));
	assert_false(outbox_says(world, "doorgegeven", "0470 55"));
	professional_says(world, dossier, "tweede@bm.example", "Aanvaard.\n\nGroeten");
	assert_int_equal(state_of(world, dossier), DOSSIER_AANVAARD);
	assert_count(world, dossier, "aanvaard", "an@ouders.example", 1);
	assert_count(world, dossier, "aanvaard", NULL, 1);
	assert_true(outbox_says(world, "aanvaard", "Tweede"));
	assert_true(outbox_says(world, "aanvaard", "tweede@bm.example"));
	assert_true(outbox_says(world, "aanvaard", "0470 55 66 77"));
	assert_count(world, dossier, "melding", "loket@limburg.be", 1);
	assert_count(world, dossier, "melding", "loket2@limburg.be", 1);
	assert_count(world, dossier, "verslag", "tweede@bm.example", 1);
	/* once */
	professional_says(world, dossier, "tweede@bm.example", "aanvaard");
	assert_count(world, dossier, "aanvaard", NULL, 1);
	assert_count(world, dossier, "verslag", "tweede@bm.example", 2);
}

static void nobody_accepts_for_another(void **state)
{
	struct world *world = *state;
	const char *dossier = given_to(world, "bm-2");

	professional_says(world, dossier, "een@bm.example", "aanvaard");
	answer(world, &(struct answer_mail){.dossier = dossier,
					    .from = "een@bm.example",
					    .person = "tweede@bm.example",
					    .role = TOKEN_PROFESSIONAL,
					    .text = "aanvaard"});
	staff_says(world, dossier, "aanvaard");
	answer(world, &(struct answer_mail){.dossier = dossier,
					    .from = "an@ouders.example",
					    .person = "an@ouders.example",
					    .role = TOKEN_AANVRAGER,
					    .text = "aanvaard"});
	assert_int_equal(state_of(world, dossier), DOSSIER_TOEGEWEZEN);
	assert_count(world, dossier, "aanvaard", NULL, 0);
}

static void an_acceptance_can_be_taken_back_by_who_gave_it(void **state)
{
	struct world *world = *state;
	const char *dossier = given_to(world, "bm-2");

	professional_says(world, dossier, "tweede@bm.example", "aanvaard");
	answer_at(MONDAY + 60);
	staff_says(world, dossier, "ongedaan");
	assert_int_equal(state_of(world, dossier), DOSSIER_AANVAARD);
	/* nor does the verslag offer what was just refused */
	assert_true(outbox_says(world, "verslag", "niets om ongedaan te maken"));
	assert_false(outbox_says(world, "verslag", "beslissing kan nog terug"));
	professional_says(world, dossier, "tweede@bm.example", "ongedaan");
	assert_int_equal(state_of(world, dossier), DOSSIER_TOEGEWEZEN);
	assert_alive(world, dossier, "aanvaard", NULL, 0);
	assert_alive(world, dossier, "melding", NULL, 0);
	professional_says(world, dossier, "tweede@bm.example", "aanvaard");
	assert_alive(world, dossier, "aanvaard", NULL, 1);
	assert_alive(world, dossier, "melding", NULL, 2);
}

static void a_professional_does_not_undo_what_the_desk_decided(void **state)
{
	struct world *world = *state;
	const char *dossier = given_to(world, "bm-2");

	professional_says(world, dossier, "tweede@bm.example", "aanvaard");
	answer_at(MONDAY + 60);
	staff_says(world, dossier, "sluit opgelost");
	professional_says(world, dossier, "tweede@bm.example", "ongedaan");
	assert_int_equal(state_of(world, dossier), DOSSIER_AFGESLOTEN);
}

static void an_applicant_who_cannot_be_told_is_told_by_the_desk(void **state)
{
	struct world *world = *state;
	const char *dossier = given_to(world, "bm-2");
	unsigned char hash[VAULT_HASH];
	struct error err;
	bool is_new;

	vault_hash_text(world->vault, "address", "an@ouders.example", hash);
	assert_int_equal(store_begin(world->desk.store, &err), 0);
	assert_int_equal(store_dead_add(world->desk.store, hash, "5.1.1", MONDAY, &is_new, &err),
			 0);
	assert_int_equal(store_commit(world->desk.store, &err), 0);
	professional_says(world, dossier, "tweede@bm.example", "aanvaard");
	assert_int_equal(state_of(world, dossier), DOSSIER_AANVAARD);
	assert_count(world, dossier, "aanvaard", NULL, 0);
	assert_count(world, dossier, "melding", "loket@limburg.be", 1);
	assert_true(outbox_says(world, "melding", "weet dit nog niet"));
}

/* --- closed --------------------------------------------------------------------------------------- */

static void the_desk_hears_who_closed_and_how_it_ended(void **state)
{
	struct world *world = *state;
	const char *dossier = given_to(world, "bm-2");
	struct search search = {"stap", "gestopt", false};
	struct error err;

	professional_says(world, dossier, "tweede@bm.example", "aanvaard");
	answer_at(MONDAY + 3600);
	assert_count(world, dossier, "melding", "loket@limburg.be", 1);
	professional_says(world, dossier, "tweede@bm.example", "sluit zonder overeenkomst");
	assert_count(world, dossier, "melding", "loket@limburg.be", 2);
	assert_count(world, dossier, "melding", "loket2@limburg.be", 2);
	assert_true(outbox_says(world, "melding", "Tweede sloot dit dossier af"));
	assert_true(outbox_says(world, "melding", "De uitkomst: zonder overeenkomst"));
	/* it waits like any decision; another outcome is told anew */
	professional_says(world, dossier, "tweede@bm.example", "ongedaan");
	assert_alive(world, dossier, "melding", "loket@limburg.be", 1);
	professional_says(world, dossier, "tweede@bm.example", "sluit gestopt");
	assert_alive(world, dossier, "melding", "loket@limburg.be", 2);
	assert_int_equal(store_each_event(world->desk.store, dossier, search_event, &search, &err),
			 0);
	assert_true(search.found);
	/* nothing goes to the applicant */
	assert_count(world, dossier, "aanvaard", "an@ouders.example", 1);
	assert_count(world, dossier, "antwoord", NULL, 0);
}

static void what_the_desk_closes_it_knows(void **state)
{
	struct world *world = *state;
	const char *dossier = given_to(world, "bm-2");

	staff_says(world, dossier, "sluit opgelost");
	assert_int_equal(state_of(world, dossier), DOSSIER_AFGESLOTEN);
	assert_count(world, dossier, "melding", NULL, 0);
}

/* Or he would go on with it. */
static void who_had_it_is_told_that_the_desk_closed_it(void **state)
{
	struct world *world = *state;
	const char *dossier = given_to(world, "bm-2");

	professional_says(world, dossier, "tweede@bm.example", "aanvaard");
	staff_says(world, dossier, "sluit opgelost");
	assert_count(world, dossier, "herinnering", "tweede@bm.example", 1);
	assert_true(outbox_says(world, "herinnering", "is afgesloten"));
	assert_false(outbox_says(world, "herinnering", "aan iemand anders"));
}

static void who_closes_it_himself_hears_nothing_more(void **state)
{
	struct world *world = *state;
	const char *dossier = given_to(world, "bm-2");

	professional_says(world, dossier, "tweede@bm.example", "aanvaard");
	professional_says(world, dossier, "tweede@bm.example", "sluit opgelost");
	assert_int_equal(state_of(world, dossier), DOSSIER_AFGESLOTEN);
	assert_count(world, dossier, "herinnering", NULL, 0);
}

/* What any verslag so far says. */
static void assert_waits(struct world *world, bool waits)
{
	assert_true(outbox_says(world, "verslag", "ongedaan"));
	assert_int_equal(outbox_says(world, "verslag", "Tot dan vertrekken de mails niet"), waits);
}

static void mails_wait_only_where_there_are_any(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world);

	staff_says(world, dossier, "instrument clientoverleg");
	assert_waits(world, false);
	staff_says(world, dossier, "sluit opgelost");
	assert_waits(world, false);
	staff_says(world, dossier, "ongedaan");
	assert_waits(world, false);
	staff_says(world, dossier, "niet ontvankelijk: te vroeg");
	assert_waits(world, true);
}

static void of_a_melding_who_closes_need_not_hear(void **state)
{
	struct world *world = *state;
	const char *dossier = given_to(world, "bm-2");

	professional_says(world, dossier, "tweede@bm.example", "sluit opgelost");
	assert_waits(world, false);
	professional_says(world, dossier, "tweede@bm.example", "ongedaan");
	professional_says(world, dossier, "tweede@bm.example", "aanvaard");
	assert_waits(world, true);
}

/* --- declined ------------------------------------------------------------------------------------- */

static void who_declines_is_asked_no_more_and_the_next_is(void **state)
{
	struct world *world = *state;
	const char *dossier = given_to(world, "bm-2");
	struct search search = {"weigert", "ik ken de vader", false};
	struct error err;

	professional_says(world, dossier, "tweede@bm.example", "weiger: ik ken de vader");
	assert_int_equal(state_of(world, dossier), DOSSIER_TOEGEWEZEN);
	assert_string_equal(assigned_to(world, dossier), "bm-1");
	assert_count(world, dossier, "opdracht", "een@bm.example", 1);
	assert_count(world, dossier, "doorgegeven", "an@ouders.example", 2);
	assert_count(world, dossier, "melding", "loket@limburg.be", 1);
	assert_int_equal(store_each_event(world->desk.store, dossier, search_event, &search, &err),
			 0);
	assert_true(search.found);
	/* the reason is for the desk; who it is now, for the desk too */
	assert_true(outbox_says(world, "melding", "ik ken de vader"));
	assert_false(outbox_says(world, "doorgegeven", "ken de vader"));
	assert_false(outbox_says(world, "opdracht", "ken de vader"));
	assert_false(outbox_says(world, "verslag", "Een"));
	/* and what comes from there is not heard any more */
	answer_at(MONDAY + 3600);
	professional_says(world, dossier, "tweede@bm.example", "aanvaard");
	assert_string_equal(assigned_to(world, dossier), "bm-1");
	assert_int_equal(state_of(world, dossier), DOSSIER_TOEGEWEZEN);
}

static void nobody_left_the_desk_reads_who_is_back_when(void **state)
{
	struct world *world = *state;
	const char *dossier = given_to(world, "bm-2");

	professional_says(world, dossier, "tweede@bm.example", "weiger: geen tijd");
	professional_says(world, dossier, "een@bm.example", "weiger: geen tijd");
	assert_int_equal(state_of(world, dossier), DOSSIER_ONTVANKELIJK);
	assert_string_equal(assigned_to(world, dossier), "");
	assert_count(world, dossier, "melding", "loket@limburg.be", 2);
	/* Monday after the last day of absence */
	assert_true(outbox_says(world, "melding", "terug op 6 juli 2026"));
	assert_true(outbox_says(world, "melding", "toewijzen NAAM"));
	/* the desk may name who declined all the same */
	staff_says(world, dossier, "toewijzen bm-2");
	assert_string_equal(assigned_to(world, dossier), "bm-2");
}

static void a_slip_can_be_taken_back(void **state)
{
	struct world *world = *state;
	const char *dossier = given_to(world, "bm-2");

	professional_says(world, dossier, "tweede@bm.example", "weiger: foutje");
	answer_at(MONDAY + 60);
	/* but nothing else is left to say */
	professional_says(world, dossier, "tweede@bm.example", "sluit opgelost");
	assert_int_equal(state_of(world, dossier), DOSSIER_TOEGEWEZEN);
	professional_says(world, dossier, "tweede@bm.example", "ongedaan");
	assert_string_equal(assigned_to(world, dossier), "bm-2");
	assert_alive(world, dossier, "opdracht", "een@bm.example", 0);
	assert_alive(world, dossier, "melding", NULL, 0);
	professional_says(world, dossier, "tweede@bm.example", "aanvaard");
	assert_int_equal(state_of(world, dossier), DOSSIER_AANVAARD);
}

/* Before the desk could hear of it: the reason is told all the same, and the desk does not take it back. */
static void closed_by_the_desk_while_a_decline_waits(void **state)
{
	struct world *world = *state;
	const char *dossier = given_to(world, "bm-2");

	professional_says(world, dossier, "tweede@bm.example", "weiger: geen tijd");
	staff_says(world, dossier, "sluit niet_gestart");
	assert_int_equal(state_of(world, dossier), DOSSIER_AFGESLOTEN);
	assert_alive(world, dossier, "opdracht", "een@bm.example", 0);
	assert_alive(world, dossier, "melding", "loket@limburg.be", 1);
	staff_says(world, dossier, "ongedaan");
	assert_int_equal(state_of(world, dossier), DOSSIER_AFGESLOTEN);
}

static void declining_needs_a_reason_and_comes_before_accepting(void **state)
{
	struct world *world = *state;
	const char *dossier = given_to(world, "bm-2");

	professional_says(world, dossier, "tweede@bm.example", "weiger");
	assert_string_equal(assigned_to(world, dossier), "bm-2");
	professional_says(world, dossier, "tweede@bm.example", "aanvaard");
	professional_says(world, dossier, "tweede@bm.example", "weiger: toch niet");
	assert_int_equal(state_of(world, dossier), DOSSIER_AANVAARD);
}

/* --- who is chosen ---------------------------------------------------------------------------------- */

static const struct {
	const char *service;
	const char *applicant, *party; /* their services */
	enum dienst_type party_type;
	unsigned mandate;
	bool is_party;
} parties[] = {
    {"CLB De Brug", "CLB De Brug", NULL, 0, 0, true},
    {"CLB De Brug vzw", NULL, "clb de brug", 0, 0, true},
    {"Café Zuid", NULL, "CAFE ZUID", 0, 0, true},
    {"CAW", NULL, "CAW Limburg", 0, 0, true},
    {"CAW Limburg", NULL, "het CAW", 0, 0, true},
    {"CLB De Brug", NULL, NULL, DIENST_CLB, 0, true},
    {"CLB De Brug", NULL, "CLB Noord", DIENST_CLB, 0, false},
    {"CLB De Brug", "CAW De Boei", "Zilverwilg", DIENST_BJZ, 0, false},
    {"De vzw", NULL, "vzw De", 0, 0, false},
    {NULL, NULL, NULL, DIENST_CLB, 0, false},
    {"OCJ Limburg", NULL, NULL, 0, 1u << DIENST_OCJ, true},
    {"Ondersteuningscentrum Jeugdzorg", NULL, NULL, 0, 1u << DIENST_OCJ, true},
    {"Sociale dienst voor gerechtelijke jeugdhulpverlening", NULL, NULL, 0, 1u << DIENST_SDJ, true},
    {"OCJ Limburg", NULL, NULL, 0, 1u << DIENST_SDJ, false},
    {"Vertrouwenscentrum", NULL, "VK Hasselt", DIENST_VK, 0, true},
};

static void a_service_that_is_a_party_is_known_by_its_words(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(parties) / sizeof(parties[0]); i++) {
		struct professional professional = {.service = parties[i].service};
		struct reading_partij party = {.dienst = parties[i].party,
					       .dienst_type = parties[i].party_type};
		struct reading reading = {.aanvrager = {.dienst = parties[i].applicant},
					  .partijen = &party,
					  .partij_count = 1,
					  .mandaat = parties[i].mandate};

		if (party_to(&professional, &reading) != parties[i].is_party)
			fail_msg("%zu: %s", i, parties[i].service);
	}
}

static const char *request(struct world *world, void (*change)(struct reading *reading))
{
	struct reading *reading =
	    plain_reading(world, arena_format(world->arena, "an%d@ouders.example", world->mails));

	answer_at(MONDAY);
	change(reading);
	return receive(world, reading, arena_format(world->arena, "request.1.%d", world->mails))
	    .dossier;
}

static const char *chosen_for(struct world *world, void (*change)(struct reading *reading))
{
	const char *dossier = request(world, change);
	struct error err;

	if (desk_admit(&world->desk, dossier, NULL, &by_hand, &err) < 0)
		fail_msg("%s", err.text);
	return assigned_to(world, dossier);
}

static void of_a_clb(struct reading *reading)
{
	reading->aanvrager.dienst = "CLB De Brug";
}

static void in_french(struct reading *reading)
{
	reading->taal = "fr";
}

static void as_it_is(struct reading *reading)
{
	(void)reading;
}

static void independence_and_language_come_before_load(void **state)
{
	struct world *world = *state;

	assert_string_equal(chosen_for(world, as_it_is), "bm-1");
	assert_string_equal(chosen_for(world, as_it_is), "bm-2");
	assert_string_equal(chosen_for(world, in_french), "bm-2");
	assert_string_equal(chosen_for(world, of_a_clb), "bm-2");
	assert_string_equal(chosen_for(world, as_it_is), "bm-1");
}

static void a_party_that_is_named_is_warned_of(void **state)
{
	struct world *world = *state;
	const char *dossier = request(world, of_a_clb);

	staff_says(world, dossier, "ontvankelijk bm-2");
	assert_false(outbox_says(world, "verslag", "Let op"));
	answer_at(MONDAY + 601);
	staff_says(world, dossier, "toewijzen bm-1");
	assert_string_equal(assigned_to(world, dossier), "bm-1");
	assert_true(outbox_says(world, "verslag", "Let op"));
	/* who had it is told, and a role that does not fit is refused */
	assert_count(world, dossier, "herinnering", "tweede@bm.example", 1);
	staff_says(world, dossier, "toewijzen vz-1");
	assert_string_equal(assigned_to(world, dossier), "bm-1");
}

static void of_lotte(struct reading *reading)
{
	reading->instrument = INSTRUMENT_CLIENTOVERLEG;
	reading->client.naam = "Lotte Peeters";
	reading->client.geboortedatum = "2012-03-04";
}

static void again_of_lotte(struct reading *reading)
{
	of_lotte(reading);
	reading->vervolg = true;
}

static void a_vervolgoverleg_goes_to_the_same_chair(void **state)
{
	struct world *world = *state;
	const char *first = request(world, of_lotte);
	struct error err;

	assert_int_equal(desk_admit(&world->desk, first, "vz-2", &by_hand, &err), 0);
	assert_string_equal(chosen_for(world, again_of_lotte), "vz-2");
	/* another talk of the same client does not */
	assert_string_equal(chosen_for(world, of_lotte), "vz-1");
}

static void a_chair_who_declined_is_not_asked_again(void **state)
{
	struct world *world = *state;
	const char *first = request(world, of_lotte), *again;
	struct error err;

	assert_int_equal(desk_admit(&world->desk, first, "vz-2", &by_hand, &err), 0);
	again = request(world, again_of_lotte);
	assert_int_equal(desk_admit(&world->desk, again, NULL, &by_hand, &err), 0);
	assert_string_equal(assigned_to(world, again), "vz-2");
	professional_says(world, again, "vijfde@vz.example", "weiger: geen tijd");
	assert_string_equal(assigned_to(world, again), "vz-1");
}

int main(void)
{
#define ACCEPT_TEST(name) cmocka_unit_test_setup_teardown(name, desk_set_up, answer_tear_down)
	const struct CMUnitTest tests[] = {
	    ACCEPT_TEST(only_who_accepted_is_told_to_the_applicant),
	    ACCEPT_TEST(nobody_accepts_for_another),
	    ACCEPT_TEST(an_acceptance_can_be_taken_back_by_who_gave_it),
	    ACCEPT_TEST(a_professional_does_not_undo_what_the_desk_decided),
	    ACCEPT_TEST(an_applicant_who_cannot_be_told_is_told_by_the_desk),
	    ACCEPT_TEST(the_desk_hears_who_closed_and_how_it_ended),
	    ACCEPT_TEST(what_the_desk_closes_it_knows),
	    ACCEPT_TEST(who_had_it_is_told_that_the_desk_closed_it),
	    ACCEPT_TEST(who_closes_it_himself_hears_nothing_more),
	    ACCEPT_TEST(mails_wait_only_where_there_are_any),
	    ACCEPT_TEST(of_a_melding_who_closes_need_not_hear),
	    ACCEPT_TEST(who_declines_is_asked_no_more_and_the_next_is),
	    ACCEPT_TEST(nobody_left_the_desk_reads_who_is_back_when),
	    ACCEPT_TEST(a_slip_can_be_taken_back),
	    ACCEPT_TEST(closed_by_the_desk_while_a_decline_waits),
	    ACCEPT_TEST(declining_needs_a_reason_and_comes_before_accepting),
	    cmocka_unit_test(a_service_that_is_a_party_is_known_by_its_words),
	    ACCEPT_TEST(independence_and_language_come_before_load),
	    ACCEPT_TEST(a_party_that_is_named_is_warned_of),
	    ACCEPT_TEST(a_vervolgoverleg_goes_to_the_same_chair),
	    ACCEPT_TEST(a_chair_who_declined_is_not_asked_again),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
