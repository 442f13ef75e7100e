/* A request that a colleague passes on with `nieuw` above it, and a vervolgoverleg: what it is linked to, and who is
 * written to. */
#include "answer_fixture.h"

#include "reader/reader.h"

/* What a colleague passes on: the mail of An, under a note. */
static struct reading *passed_on(struct world *world, const char *from, const char *note)
{
	struct reading *reading = plain_reading(world, from);
	struct letter_forward *forward = arena_zero(world->arena, 1, sizeof(*forward));

	forward->van = (struct letter_address){"An Peeters", "an@ouders.example"};
	forward->onderwerp = "hulp";
	forward->tekst = "Mijn zoon en ik maken ruzie met de begeleider.";
	forward->begeleidende_tekst = note;
	reading->mail.doorgestuurd = forward;
	reading->mail.onderwerp = "Fwd: hulp";
	reading->mail.tekst = reading->mail.volledige_tekst =
	    arena_format(world->arena,
			 "%s\n\n---------- Forwarded message ---------\nVan: An Peeters "
			 "<an@ouders.example>\nOnderwerp: hulp\n\n%s",
			 note ? note : "", forward->tekst);
	reading->mail.afzender_bevestigd = 1;
	return reading;
}

static struct store_mail hears(struct world *world, struct reading *reading)
{
	return receive(world, reading, arena_format(world->arena, "begin.1.%d", world->mails));
}

static const char *answer_to_of(struct world *world, const char *reference)
{
	struct reading *reading;
	const char *answer_to;
	struct error err;

	assert_int_equal(desk_record(world->desk.store, world->texts, world->arena, reference,
				     &reading, &answer_to, &err),
			 0);
	return answer_to;
}

static void a_request_that_is_passed_on_opens_a_dossier(void **state)
{
	static const char *const notes[] = {"nieuw", "Nieuw.\n\nKwam in mijn eigen mailbox.\nGriet",
					    "\n\n NIEUW\n", "Dag collega\n\nnieuw"};
	struct world *world = *state;

	answer_at(MONDAY);
	for (size_t i = 0; i < sizeof(notes) / sizeof(notes[0]); i++) {
		struct reading *reading = passed_on(world, "loket@limburg.be", notes[i]);
		const char *to = arena_format(world->arena, "an%zu@ouders.example", i);
		struct store_mail mail;

		reading->mail.doorgestuurd->van.adres = to;
		mail = hears(world, reading);
		assert_string_equal(answer_to_of(world, mail.dossier), to);
		assert_count(world, mail.dossier, "ontvangst", to, 1);
		assert_count(world, mail.dossier, "ticket", "loket@limburg.be", 1);
		/* it answers no mail of hers that we know */
		assert_false(outbox_says(world, "ontvangst", "In-Reply-To"));
	}
	assert_count(world, NULL, "ontvangst", "loket@limburg.be", 0);
	assert_count(world, NULL, "verslag", NULL, 0);
}

static void the_ontvangst_goes_out_only_for_a_colleague_that_the_server_knows(void **state)
{
	static const int unsure[] = {0, -1};
	struct world *world = *state;

	answer_at(MONDAY);
	for (size_t i = 0; i < sizeof(unsure) / sizeof(unsure[0]); i++) {
		struct reading *reading = passed_on(world, "loket@limburg.be", "nieuw");
		const char *dossier;

		reading->mail.afzender_bevestigd = unsure[i];
		dossier = hears(world, reading).dossier;
		assert_count(world, dossier, "ontvangst", NULL, 0);
		/* the desk may write there once it has looked */
		assert_string_equal(answer_to_of(world, dossier), "an@ouders.example");
		assert_true(outbox_says(world, "ticket", "geen bericht van ontvangst"));
	}
	assert_true(outbox_says(world, "ticket", "dat een medewerker"));
}

/* "Schrijf naar elif@...": From may be read by others, and the desk decides. */
static void who_asks_to_be_answered_elsewhere_gets_nothing_at_from(void **state)
{
	struct world *world = *state;
	struct reading *reading = plain_reading(world, "pc7@bib.example");
	const char *dossier;

	answer_at(MONDAY);
	reading->vorm = VORM_VRIJ;
	reading->aanvrager.email = "elif@ouders.example";
	dossier = hears(world, reading).dossier;
	assert_count(world, dossier, "ontvangst", NULL, 0);
	assert_true(outbox_says(world, "ticket", "een ander adres"));
	assert_null(answer_to_of(world, dossier));
	/* a form typed out names an address too, and is no such wish */
	reading = plain_reading(world, "an@ouders.example");
	reading->vorm = VORM_GETYPT;
	reading->aanvrager.email = "an.werk@ouders.example";
	assert_count(world, hears(world, reading).dossier, "ontvangst", "an@ouders.example", 1);
}

static void others_and_other_notes_begin_nothing(void **state)
{
	static const struct {
		const char *from, *note;
	} cases[] = {
	    {"loket@antwerpen.be", "nieuw"}, /* of another loket */
	    {"een@bm.example", "nieuw"},     /* a mediator */
	    {"school@clb.example", "nieuw"},
	    {"loket@limburg.be", "Kijk eens, een nieuw dossier"},
	    {"loket@limburg.be", "Deze hoort bij jullie.\n\nnieuw"},
	    {"loket@limburg.be", NULL},
	};
	struct world *world = *state;

	answer_at(MONDAY);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		hears(world, passed_on(world, cases[i].from, cases[i].note));
		if (count(world, NULL, "ontvangst", "an@ouders.example").count)
			fail_msg("%s: %s", cases[i].from, cases[i].note);
	}
}

/* The colleague's own address and server never reach the applicant, now or later. */
static void the_applicant_sees_nothing_of_the_colleague(void **state)
{
	struct world *world = *state;
	struct reading *reading;
	const char *dossier;
	struct error err;

	answer_at(MONDAY);
	reading = passed_on(world, "loket@limburg.be", "nieuw");
	reading->mail.message_id = "griet.pc17@intern.limburg.be";
	dossier = hears(world, reading).dossier;
	assert_int_equal(desk_refuse(&world->desk, dossier, "geen jeugdhulp",
				     &(struct desk_by){.who = "test"}, &err),
			 0);
	assert_count(world, dossier, "weigering", "an@ouders.example", 1);
	assert_false(outbox_says(world, "ontvangst", "pc17"));
	assert_false(outbox_says(world, "weigering", "pc17"));
}

/* A ticket of ours that somebody sends to the bare mailbox, with words above it. */
static struct reading *ticket_passed_on(struct world *world, const char *from, const char *dossier,
					const char *note)
{
	struct reading *reading = passed_on(world, from, note);
	struct letter_forward *inner = arena_zero(world->arena, 1, sizeof(*inner));

	*inner = *reading->mail.doorgestuurd;
	inner->van = (struct letter_address){"Bemiddeling Limburg", "bemiddeling@limburg.be"};
	inner->onderwerp = arena_format(world->arena, "Nieuw bericht %s", dossier);
	inner->tekst = "Wie schrijft er? An Peeters, moeder van een jongen van 15.";
	reading->mail.doorgestuurd = inner;
	reading->mail.onderwerp = arena_format(world->arena, "FW: %s", inner->onderwerp);
	reading->mail.tekst = reading->mail.volledige_tekst =
	    arena_format(world->arena,
			 "%s\n\nVan: Bemiddeling Limburg <bemiddeling@limburg.be>\n"
			 "Verzonden: maandag 22 juni 2026 10:00\nAan: "
			 "loket@limburg.be\nOnderwerp: %s\n\n%s",
			 note, inner->onderwerp, inner->tekst);
	return reading;
}

/* The colleague meant to answer it: the registered address is asked, and no dossier begins with our own mail. */
static void a_ticket_that_is_passed_on_is_asked_about(void **state)
{
	static const char *const notes[] = {"ontvankelijk", "Dag,\n\nOntvankelijk.\n\nGriet",
					    "nieuw"};
	struct world *world = *state;

	for (size_t i = 0; i < sizeof(notes) / sizeof(notes[0]); i++) {
		const char *dossier = new_dossier(world);
		struct store_mail mail =
		    hears(world, ticket_passed_on(world, "loket@limburg.be", dossier, notes[i]));

		assert_string_equal(mail.dossier, dossier);
		assert_int_equal(mail.soort, SOORT_OPDRACHT);
		assert_count(world, dossier, "bevestiging", "loket@limburg.be", 1);
		assert_count(world, NULL, "ticket", "loket@limburg.be", (int)i + 1);
		assert_int_equal(state_of(world, dossier), DOSSIER_ONTVANGEN);
	}
}

/* Where its number stands in our own subject only, or its sender without address, it is ours all the same. */
static void a_ticket_without_its_subject_or_address_is_ours(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world);
	struct reading *reading =
	    ticket_passed_on(world, "loket@limburg.be", dossier, "ontvankelijk");

	reading->mail.onderwerp = "FW: die van daarnet";
	assert_string_equal(hears(world, reading).dossier, dossier);
	reading = ticket_passed_on(world, "loket@limburg.be", dossier, "ontvankelijk");
	reading->mail.doorgestuurd->van.adres = NULL; /* Outlook, within one house */
	assert_string_equal(hears(world, reading).dossier, dossier);
	assert_count(world, dossier, "bevestiging", "loket@limburg.be", 2);
	assert_count(world, NULL, "ticket", "loket@limburg.be", 1);
}

static void words_above_a_ticket_are_told_to_the_desk(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world);

	assert_string_equal(hears(world, ticket_passed_on(world, "loket@limburg.be", dossier,
							  "Wat denk jij hiervan?"))
				.dossier,
			    dossier);
	assert_count(world, NULL, "ticket", "loket@limburg.be", 1);
	assert_count(world, dossier, "melding", "loket@limburg.be", 1);
}

/* A stranger's forward, and a colleague's of what a family wrote, are mails of their own. */
static void what_others_pass_on_opens_a_dossier_still(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world);
	struct reading *reading =
	    ticket_passed_on(world, "griet@burger.example", dossier, "Ook voor mijn dochter.");

	assert_string_not_equal(hears(world, reading).dossier, dossier);
	reading = passed_on(world, "loket@limburg.be", "Hoort dit bij hetzelfde gezin?");
	reading->mail.onderwerp = arena_format(world->arena, "FW: RE: vraag %s", dossier);
	assert_string_not_equal(hears(world, reading).dossier, dossier);
}

static struct reading *with_key(struct world *world, const char *dossier, const char *person,
				struct reading *reading)
{
	struct reading *keyed = answer_reading(
	    world, &(struct answer_mail){
		       .dossier = dossier, .from = person, .person = person, .text = ""});

	reading->mail.to = keyed->mail.to;
	return reading;
}

struct found {
	const char *reference;
	int count;
	enum store_link_kind kind;
};

static bool find_link(const struct store_link *link, void *context)
{
	struct found *found = context;

	found->count += text_equal(link->other, found->reference);
	found->kind = link->kind;
	return true;
}

static void through_a_key_it_is_linked_and_answered(void **state)
{
	struct world *world = *state;
	const char *first = new_dossier(world), *dossier;
	struct reading *reading = passed_on(world, "loket@limburg.be", "nieuw\nontvankelijk");
	struct found found = {.reference = first};
	struct store_mail mail;
	struct error err;

	reading->mail.afzender_bevestigd = -1; /* the key says it */
	reading->mail.doorgestuurd->van.adres = "els@ouders.example";
	mail = hears(world, with_key(world, first, "loket@limburg.be", reading));
	dossier = mail.dossier;
	assert_string_not_equal(dossier, first);
	assert_count(world, dossier, "ontvangst", "els@ouders.example", 1);
	assert_int_equal(store_each_link(world->desk.store, dossier, find_link, &found, &err), 0);
	assert_int_equal(found.count, 1);
	assert_int_equal(found.kind, STORE_LINK_NIEUW);
	/* the other command may be meant for either: it is told, and not done */
	assert_int_equal(state_of(world, first), DOSSIER_ONTVANGEN);
	assert_int_equal(state_of(world, dossier), DOSSIER_ONTVANGEN);
	assert_int_equal(count(world, NULL, "verslag", "loket@limburg.be").count, 1);
	assert_true(outbox_says(world, "verslag", dossier));
}

static void nieuw_with_nothing_below_it_is_told(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world);

	answer(world, &(struct answer_mail){.dossier = dossier,
					    .from = "loket@limburg.be",
					    .person = "loket@limburg.be",
					    .text = "nieuw"});
	assert_count(world, dossier, "verslag", "loket@limburg.be", 1);
	assert_true(outbox_says(world, "verslag", "doorgestuurde aanvraag"));
	assert_count(world, NULL, "ticket", "loket@limburg.be", 1);
}

static void a_key_of_a_dossier_that_went_away_begins_nothing(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world);
	struct error err;

	assert_int_equal(desk_region(&world->desk, dossier, "antwerpen",
				     &(struct desk_by){.who = "test", .what = "regio"}, &err),
			 0);
	hears(world, with_key(world, dossier, "loket@limburg.be",
			      passed_on(world, "loket@limburg.be", "nieuw")));
	assert_count(world, NULL, "ticket", "loket@limburg.be", 1);
	assert_count(world, dossier, "verslag", "loket@limburg.be", 1);
}

/* --- vervolgoverleg ----------------------------------------------------------------------------- */

/* Complete: nothing is asked, so that it may go on by itself. */
static struct reading *of_jonas(struct world *world)
{
	struct reading *reading = complete_reading(world, "an@ouders.example");
	struct reading_partij *partijen = arena_zero(world->arena, 2, sizeof(*partijen));

	partijen[0] = reading->partijen[0];
	partijen[0].dienst = "De Sleutel";
	partijen[1] = partijen[0];
	partijen[1].naam = "Mia Claes";
	partijen[1].relatie = "school";
	partijen[1].dienst = "Sint-Jan";
	reading->partijen = partijen;
	reading->partij_count = 2;
	reading->velden[0] = (struct reading_veld){
	    "co.vorig", "Datum en voorzitter van het vorige overleg", "12/05/2025, Twee"};

	reading->client.naam = "Jonas Peeters";
	reading->client.geboortedatum = "2011-03-04";
	reading->instrument = INSTRUMENT_CLIENTOVERLEG;
	return reading;
}

static const char *earlier(struct world *world, const char *professional)
{
	const struct desk_by by = {.who = "test"};
	const char *dossier;
	struct error err;

	answer_at(MONDAY);
	world->settings->lokets[0].forward_direct = false;
	dossier = hears(world, of_jonas(world)).dossier;
	if (professional)
		assert_int_equal(desk_admit(&world->desk, dossier, professional, &by, &err), 0);
	assert_int_equal(desk_close(&world->desk, dossier, "met_overeenkomst", &by, &err), 0);
	return dossier;
}

static const char *follow_up(struct world *world, bool direct)
{
	struct reading *reading = of_jonas(world);

	world->settings->lokets[0].forward_direct = direct;
	reading->vervolg = true;
	return hears(world, reading).dossier;
}

static void a_follow_up_is_linked_and_proposes_the_same_chair(void **state)
{
	struct world *world = *state;
	const char *first = earlier(world, "vz-1");
	const char *dossier = follow_up(world, true);
	struct found found = {.reference = first};
	struct error err;

	assert_int_equal(store_each_link(world->desk.store, dossier, find_link, &found, &err), 0);
	assert_int_equal(found.count, 1);
	assert_int_equal(found.kind, STORE_LINK_VERVOLG);
	assert_true(outbox_says(world, "ticket", "ontvankelijk vz-1"));
	/* proposed: it does not go on by itself, not even to another */
	assert_int_equal(state_of(world, dossier), DOSSIER_ONTVANGEN);
	assert_count(world, dossier, "opdracht", NULL, 0);
}

/* The same, and nobody had the earlier one: forward = "direct" does what it says. */
static void a_follow_up_without_a_chair_goes_on_by_itself(void **state)
{
	struct world *world = *state;

	earlier(world, NULL);
	assert_int_equal(state_of(world, follow_up(world, true)), DOSSIER_TOEGEWEZEN);
}

static void without_a_chair_only_the_link_is_there(void **state)
{
	struct world *world = *state;
	const char *first = earlier(world, NULL);
	const char *dossier = follow_up(world, false);
	struct found found = {.reference = first};
	struct error err;

	assert_int_equal(store_each_link(world->desk.store, dossier, find_link, &found, &err), 0);
	assert_int_equal(found.count, 1);
	assert_false(outbox_says(world, "ticket", "Dezelfde voorzitter"));
}

static void a_new_request_for_the_same_child_is_no_follow_up(void **state)
{
	struct world *world = *state;
	const char *first = earlier(world, "vz-1");
	const char *dossier = hears(world, of_jonas(world)).dossier;
	struct found found = {.reference = first};
	struct error err;

	assert_int_equal(store_each_link(world->desk.store, dossier, find_link, &found, &err), 0);
	assert_int_equal(found.count, 0);
	assert_false(outbox_says(world, "ticket", "Dezelfde voorzitter"));
}

/* The reader takes an attached mail for one that stands in the text. */
static void a_mail_passed_on_as_an_attachment_opens_one_too(void **state)
{
	const struct letter_limits limits = letter_limits_default();
	const struct reading_context context = {.authserv_id = "mx.limburg.be"};
	struct world *world = *state;
	int fd = open("tests/golden/forward_attached_nieuw.eml", O_RDONLY | O_CLOEXEC);
	struct reading *reading;
	struct error err = {0};
	struct store_mail mail;

	answer_at(MONDAY);
	assert_int_equal(reader_prepare("config/lexicon", &err), 0);
	assert_int_equal(reader_read(world->arena, fd, &context, &limits, &reading, &err), 0);
	close(fd);
	mail = hears(world, reading);
	assert_string_equal(answer_to_of(world, mail.dossier), "an.peeters@example.org");
	assert_count(world, mail.dossier, "ticket", "loket@limburg.be", 1);
	assert_true(outbox_says(world, "ticket", "mama van Lotte"));
	/* nobody vouches for the colleague */
	assert_count(world, NULL, "ontvangst", NULL, 0);
}

/* A stranger's wish for another address does not hide that he may be one. */
static void a_wish_for_another_address_does_not_make_sure(void **state)
{
	struct world *world = *state;
	struct reading *reading = plain_reading(world, "an@ouders.example");

	reading->mail.afzender_bevestigd = 0;
	reading->client.leeftijd = 15;
	reading->aanvrager.email = "boef@evil.example";
	receive(world, reading, "unsure.1.1");
	assert_true(outbox_says(world, "ticket", "niet zeker dat de afzender echt is"));
}

int main(void)
{
#define BEGIN_TEST(name) cmocka_unit_test_setup_teardown(name, desk_set_up, answer_tear_down)
	const struct CMUnitTest tests[] = {
	    BEGIN_TEST(a_request_that_is_passed_on_opens_a_dossier),
	    BEGIN_TEST(a_wish_for_another_address_does_not_make_sure),
	    BEGIN_TEST(a_mail_passed_on_as_an_attachment_opens_one_too),
	    BEGIN_TEST(the_ontvangst_goes_out_only_for_a_colleague_that_the_server_knows),
	    BEGIN_TEST(who_asks_to_be_answered_elsewhere_gets_nothing_at_from),
	    BEGIN_TEST(others_and_other_notes_begin_nothing),
	    BEGIN_TEST(the_applicant_sees_nothing_of_the_colleague),
	    BEGIN_TEST(a_ticket_that_is_passed_on_is_asked_about),
	    BEGIN_TEST(a_ticket_without_its_subject_or_address_is_ours),
	    BEGIN_TEST(words_above_a_ticket_are_told_to_the_desk),
	    BEGIN_TEST(what_others_pass_on_opens_a_dossier_still),
	    BEGIN_TEST(through_a_key_it_is_linked_and_answered),
	    BEGIN_TEST(nieuw_with_nothing_below_it_is_told),
	    BEGIN_TEST(a_key_of_a_dossier_that_went_away_begins_nothing),
	    BEGIN_TEST(a_follow_up_is_linked_and_proposes_the_same_chair),
	    BEGIN_TEST(a_follow_up_without_a_chair_goes_on_by_itself),
	    BEGIN_TEST(without_a_chair_only_the_link_is_there),
	    BEGIN_TEST(a_new_request_for_the_same_child_is_no_follow_up),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
