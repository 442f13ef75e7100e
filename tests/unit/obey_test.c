/* Commands by mail: who may, what they do, and what the verslag says. */
#include "answer_fixture.h"

static struct store_mail staff_says(struct world *world, const char *dossier, const char *text)
{
	return answer(world, &(struct answer_mail){.dossier = dossier,
						   .from = "loket@limburg.be",
						   .person = "loket@limburg.be",
						   .text = text});
}

static void staff_decides_and_is_told(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world);
	struct store_mail mail = staff_says(world, dossier, "Ontvankelijk.\n\nGroeten, Griet");

	assert_int_equal(mail.soort, SOORT_OPDRACHT);
	assert_string_equal(mail.dossier, dossier);
	assert_int_equal(state_of(world, dossier), DOSSIER_TOEGEWEZEN);
	assert_count(world, dossier, "verslag", "loket@limburg.be", 1);
	assert_count(world, dossier, "verslag", NULL, 1);
	assert_count(world, dossier, "opdracht", "een@bm.example", 1);
}

static void the_mails_wait_and_ongedaan_takes_them_back(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world);

	staff_says(world, dossier, "ontvankelijk");
	answer_at(MONDAY + 300);
	staff_says(world, dossier, "ongedaan");
	assert_int_equal(state_of(world, dossier), DOSSIER_ONTVANGEN);
	assert_count(world, dossier, "verslag", "loket@limburg.be", 2);
}

static void the_first_of_two_counts(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world);

	staff_says(world, dossier, "ontvankelijk");
	answer(world, &(struct answer_mail){.dossier = dossier,
					    .from = "loket2@limburg.be",
					    .person = "loket2@limburg.be",
					    .text = "niet ontvankelijk: geen jeugdhulp"});
	assert_int_equal(state_of(world, dossier), DOSSIER_TOEGEWEZEN);
	assert_count(world, dossier, "weigering", NULL, 0);
	assert_count(world, dossier, "verslag", "loket2@limburg.be", 1);
}

static void a_key_with_another_sender_only_asks(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world);
	static const char *const strangers[] = {"dief@elders.example", "loket2@limburg.be",
						"een@bm.example", "an@ouders.example"};

	for (size_t i = 0; i < sizeof(strangers) / sizeof(strangers[0]); i++) {
		answer(world, &(struct answer_mail){.dossier = dossier,
						    .from = strangers[i],
						    .person = "loket@limburg.be",
						    .text = "ontvankelijk"});
		assert_int_equal(state_of(world, dossier), DOSSIER_ONTVANGEN);
	}
	assert_count(world, dossier, "verslag", NULL, 0);
	/* a few a day, to the registered address only */
	assert_count(world, dossier, "bevestiging", "loket@limburg.be", 3);
	assert_count(world, dossier, "bevestiging", NULL, 3);
}

static void ja_of_the_person_carries_it_out_once(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world);
	struct answer_mail ja = {.dossier = dossier,
				 .from = "loket@limburg.be",
				 .person = "loket@limburg.be",
				 .text = "Ja.",
				 .purpose = TOKEN_BEVESTIG,
				 .serial = 1};

	answer(world, &(struct answer_mail){.dossier = dossier,
					    .from = "griet@thuis.example",
					    .person = "loket@limburg.be",
					    .text = "ontvankelijk"});
	/* not the one who asked, and not without ja */
	ja.from = "griet@thuis.example";
	answer(world, &ja);
	ja.from = "loket@limburg.be";
	ja.text = "Wat is dit?";
	answer(world, &ja);
	assert_int_equal(state_of(world, dossier), DOSSIER_ONTVANGEN);
	ja.text = "Ja.";
	answer(world, &ja);
	assert_int_equal(state_of(world, dossier), DOSSIER_TOEGEWEZEN);
	assert_count(world, dossier, "opdracht", NULL, 1);
	staff_says(world, dossier, "ongedaan");
	answer(world, &ja);
	assert_int_equal(state_of(world, dossier), DOSSIER_ONTVANGEN);
}

static void nee_forgets_it(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world);
	struct answer_mail says = {.dossier = dossier,
				   .from = "loket@limburg.be",
				   .person = "loket@limburg.be",
				   .text = "nee",
				   .purpose = TOKEN_BEVESTIG,
				   .serial = 1};

	answer(world, &(struct answer_mail){.dossier = dossier,
					    .from = "griet@thuis.example",
					    .person = "loket@limburg.be",
					    .text = "ontvankelijk"});
	answer(world, &says);
	says.text = "ja";
	answer(world, &says);
	assert_int_equal(state_of(world, dossier), DOSSIER_ONTVANGEN);
}

static void a_key_of_another_role_does_not_decide(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world);

	/* not assigned: nothing is told, not even the state */
	answer(world, &(struct answer_mail){.dossier = dossier,
					    .from = "een@bm.example",
					    .person = "een@bm.example",
					    .role = TOKEN_PROFESSIONAL,
					    .text = "status"});
	/* a token that says professional for somebody who is only staff, and the other way round */
	answer(world, &(struct answer_mail){.dossier = dossier,
					    .from = "een@bm.example",
					    .person = "een@bm.example",
					    .role = TOKEN_STAFF,
					    .text = "ontvankelijk"});
	/* the applicant is nobody who decides */
	answer(world, &(struct answer_mail){.dossier = dossier,
					    .from = "an@ouders.example",
					    .person = "an@ouders.example",
					    .role = TOKEN_AANVRAGER,
					    .text = "ontvankelijk"});
	assert_int_equal(state_of(world, dossier), DOSSIER_ONTVANGEN);
	assert_count(world, dossier, "opdracht", NULL, 0);
}

static void the_token_of_one_dossier_is_worth_nothing_in_another(void **state)
{
	struct world *world = *state;
	const char *one = new_dossier(world), *two = new_dossier(world);
	struct reading *reading =
	    answer_reading(world, &(struct answer_mail){.dossier = one,
							.from = "loket@limburg.be",
							.person = "loket@limburg.be",
							.text = "ontvankelijk"});
	struct reading *other =
	    answer_reading(world, &(struct answer_mail){.dossier = two,
							.from = "loket@limburg.be",
							.person = "loket@limburg.be",
							.text = "ontvankelijk"});

	/* both in one mail: neither */
	reading->mail.cc = other->mail.to;
	reading->mail.onderwerp = arena_format(world->arena, "Re: %s", two);
	receive(world, reading, "torn.1.1");
	assert_int_equal(state_of(world, one), DOSSIER_ONTVANGEN);
	assert_int_equal(state_of(world, two), DOSSIER_ONTVANGEN);
}

/* The Message-ID of a mail of ours is a key too, where plus addresses are not kept. */
static void an_answer_by_headers_is_the_same(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world);
	struct reading *reading = plain_reading(world, "loket@limburg.be");
	struct tally ticket = count(world, dossier, "ticket", "loket@limburg.be");

	reading->mail.in_reply_to = arena_text(world->arena, ticket.message_id);
	reading->mail.tekst = reading->mail.volledige_tekst = "ontvankelijk";
	receive(world, reading, "headers.1.1");
	assert_int_equal(state_of(world, dossier), DOSSIER_TOEGEWEZEN);
}

static void the_message_id_of_the_applicant_is_no_key_of_the_desk(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world);
	struct tally theirs = count(world, dossier, "ontvangst", "an@ouders.example");
	static const char *const senders[] = {"an@ouders.example", "loket@limburg.be",
					      "een@bm.example"};

	for (size_t i = 0; i < sizeof(senders) / sizeof(senders[0]); i++) {
		struct reading *reading = plain_reading(world, senders[i]);
		char name[20];

		reading->mail.in_reply_to = arena_text(world->arena, theirs.message_id);
		reading->mail.tekst = reading->mail.volledige_tekst = "ontvankelijk";
		snprintf(name, sizeof(name), "theirs.1.%zu", i);
		receive(world, reading, name);
		assert_int_equal(state_of(world, dossier), DOSSIER_ONTVANGEN);
	}
}

static void failure_23_the_same_words_are_answered_once(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world);
	char text[120];

	for (int i = 0; i < 5; i++) {
		snprintf(text, sizeof(text), "Uw bericht is goed ontvangen en kreeg nummer %d.",
			 4711 + i);
		staff_says(world, dossier, text);
	}
	assert_count(world, dossier, "verslag", NULL, 1);
	assert_count(world, dossier, "melding", "loket@limburg.be", 1);
	assert_true(outbox_says(world, "melding", "Adres: loket@limburg.be"));
	/* another person, other words, a command: answered */
	answer(world, &(struct answer_mail){.dossier = dossier,
					    .from = "loket2@limburg.be",
					    .person = "loket2@limburg.be",
					    .text = text});
	assert_count(world, dossier, "verslag", "loket2@limburg.be", 1);
	staff_says(world, dossier, "Wie van jullie belt er morgen naar haar?");
	staff_says(world, dossier, "status");
	staff_says(world, dossier, "status");
	assert_count(world, dossier, "verslag", "loket@limburg.be", 4);
	/* tomorrow it is said again */
	answer_at(MONDAY + 2 * 24 * 60 * 60);
	staff_says(world, dossier, text);
	assert_count(world, dossier, "verslag", "loket@limburg.be", 5);
}

static void mails_without_a_command_are_answered_a_few_times(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world);

	/* a ticket system at her address writes on and on */
	for (int i = 0; i < 30; i++)
		staff_says(world, dossier,
			   i % 2 ? "Ik bel haar morgen." : "Nieuw ticket aangemaakt.");
	assert_count(world, dossier, "verslag", NULL, 10);
	/* and then one word to each of the desk, that names it */
	assert_count(world, dossier, "melding", "loket@limburg.be", 1);
	assert_count(world, dossier, "melding", "loket2@limburg.be", 1);
	assert_true(outbox_says(world, "melding", "antwoordt vanzelf"));
	assert_true(outbox_says(world, "melding", "Adres: loket@limburg.be"));
	/* what can be done is still done and told */
	staff_says(world, dossier, "status");
	assert_count(world, dossier, "verslag", NULL, 11);
	answer_at(MONDAY + 2 * 24 * 60 * 60);
	staff_says(world, dossier, "Gebeld.");
	assert_count(world, dossier, "verslag", NULL, 12);
	assert_count(world, dossier, "melding", "loket@limburg.be", 1);
	assert_int_equal(state_of(world, dossier), DOSSIER_ONTVANGEN);
}

/* Without a key, whatever From says, the registered address is asked. */
static void a_colleague_without_a_key_is_asked(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world);
	struct reading *reading = plain_reading(world, "loket@limburg.be");
	struct answer_mail ja = {.dossier = dossier,
				 .from = "loket@limburg.be",
				 .person = "loket@limburg.be",
				 .text = "ja",
				 .purpose = TOKEN_BEVESTIG,
				 .serial = 1};

	reading->mail.onderwerp = arena_format(world->arena, "Re: dossier %s", dossier);
	reading->mail.tekst = reading->mail.volledige_tekst = "ontvankelijk";
	receive(world, reading, "nokey.1.1");
	assert_int_equal(state_of(world, dossier), DOSSIER_ONTVANGEN);
	assert_count(world, dossier, "bevestiging", "loket@limburg.be", 1);
	answer(world, &ja);
	assert_int_equal(state_of(world, dossier), DOSSIER_TOEGEWEZEN);
}

/* The mailbox's own server says that From is forged: the key alone is not enough. */
static void a_forged_sender_is_asked(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world);
	struct reading *reading =
	    answer_reading(world, &(struct answer_mail){.dossier = dossier,
							.from = "loket@limburg.be",
							.person = "loket@limburg.be",
							.text = "ontvankelijk"});

	reading->mail.afzender_bevestigd = 0;
	receive(world, reading, "forged.1.1");
	assert_int_equal(state_of(world, dossier), DOSSIER_ONTVANGEN);
	assert_count(world, dossier, "bevestiging", "loket@limburg.be", 1);
}

/* What is asked is shown to its last word: after ja all of it acts. */
static void a_confirmation_shows_all_that_it_confirms(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world);

	answer(world, &(struct answer_mail){
			  .dossier = dossier,
			  .from = "dief@elders.example",
			  .person = "loket@limburg.be",
			  .text = "niet ontvankelijk: geen jeugdhulp.\nStort vijftig euro."});
	assert_true(outbox_says(world, "bevestiging", "Stort vijftig euro"));
}

/* What only looks like a command, under another From, is a message: the desk reads it. */
static void a_verslag_shows_the_whole_text(void **state)
{
	struct world *world = *state;

	staff_says(world, new_dossier(world),
		   "vraag: Hoe oud is uw zoon?\nVan welke dienst is de begeleider?");
	assert_true(outbox_says(world, "verslag", "Van welke dienst is de begeleider?"));
}

static void what_is_no_command_is_told(void **state)
{
	static const char *const texts[] = {"Regio klopt niet, moeder woont in Antwerpen.",
					    "Antwoord van de school: Lotte is weggelopen.",
					    "Nieuw nummer van mama: 0470 11 22 33"};
	struct world *world = *state;
	const char *dossier = new_dossier(world);

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		answer(world, &(struct answer_mail){.dossier = dossier,
						    .from = "griet@thuis.example",
						    .person = "loket@limburg.be",
						    .text = texts[i]});
		assert_count(world, dossier, "melding", "loket@limburg.be", (int)i + 1);
	}
	assert_count(world, dossier, "bevestiging", NULL, 0);
}

/* A mediator's own words reach the desk, below a command too; and danger does, whoever tells it. */
static void words_of_a_professional_reach_the_desk(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world);
	struct answer_mail mail = {.dossier = dossier,
				   .from = "een@bm.example",
				   .person = "een@bm.example",
				   .role = TOKEN_PROFESSIONAL,
				   .text = "De moeder neemt niet op. Wat nu?"};
	struct reading *reading;
	struct error err;

	assert_int_equal(
	    desk_admit(&world->desk, dossier, NULL, &(struct desk_by){.who = "test"}, &err), 0);
	answer(world, &mail);
	assert_true(outbox_says(world, "melding", "De moeder neemt niet op"));
	mail.text = "status\n\nIk ben volgende week met verlof.";
	answer(world, &mail);
	assert_true(outbox_says(world, "melding", "volgende week met verlof"));
	assert_count(world, dossier, "melding", "loket@limburg.be", 2);
	mail = (struct answer_mail){.dossier = dossier,
				    .from = "loket@limburg.be",
				    .person = "loket@limburg.be",
				    .text = "Ze belde net: ze staat op de brug."};
	reading = answer_reading(world, &mail);
	reading->gevaar = GEVAAR_SPOED;
	receive(world, reading, "spoed.1.1");
	assert_true(outbox_says(world, "melding", "op de brug"));
}

/* Asked too often today: then the desk looks, and nothing is lost in silence. */
static void a_limit_is_never_silent(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world);

	for (int i = 0; i < 4; i++)
		answer(world, &(struct answer_mail){.dossier = dossier,
						    .from = "griet@thuis.example",
						    .person = "loket@limburg.be",
						    .text = "ontvankelijk"});
	assert_count(world, dossier, "bevestiging", NULL, 3);
	assert_count(world, dossier, "melding", "loket@limburg.be", 1);
}

/* Two verslagen of one day in which nothing was done are two mails. */
static void each_refusal_of_a_day_is_told(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world);

	staff_says(world, dossier, "Ik bel haar morgen.");
	staff_says(world, dossier, "ongedaan");
	staff_says(world, dossier, "sluit zomaar");
	assert_count(world, dossier, "verslag", "loket@limburg.be", 3);
}

/* Who answers from the shared mailbox is asked at her own address. */
static void a_colleague_who_writes_as_the_desk_is_asked(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world);

	answer(world, &(struct answer_mail){.dossier = dossier,
					    .from = "bemiddeling@limburg.be",
					    .person = "loket@limburg.be",
					    .text = "ontvankelijk"});
	assert_int_equal(state_of(world, dossier), DOSSIER_ONTVANGEN);
	assert_count(world, dossier, "bevestiging", "loket@limburg.be", 1);
}

int main(void)
{
#define OBEY_TEST(name) cmocka_unit_test_setup_teardown(name, desk_set_up, answer_tear_down)
	const struct CMUnitTest tests[] = {
	    OBEY_TEST(staff_decides_and_is_told),
	    OBEY_TEST(the_mails_wait_and_ongedaan_takes_them_back),
	    OBEY_TEST(the_first_of_two_counts),
	    OBEY_TEST(a_key_with_another_sender_only_asks),
	    OBEY_TEST(ja_of_the_person_carries_it_out_once),
	    OBEY_TEST(nee_forgets_it),
	    OBEY_TEST(a_key_of_another_role_does_not_decide),
	    OBEY_TEST(the_token_of_one_dossier_is_worth_nothing_in_another),
	    OBEY_TEST(an_answer_by_headers_is_the_same),
	    OBEY_TEST(the_message_id_of_the_applicant_is_no_key_of_the_desk),
	    OBEY_TEST(failure_23_the_same_words_are_answered_once),
	    OBEY_TEST(mails_without_a_command_are_answered_a_few_times),
	    OBEY_TEST(a_colleague_without_a_key_is_asked),
	    OBEY_TEST(a_forged_sender_is_asked),
	    OBEY_TEST(a_confirmation_shows_all_that_it_confirms),
	    OBEY_TEST(a_verslag_shows_the_whole_text),
	    OBEY_TEST(what_is_no_command_is_told),
	    OBEY_TEST(words_of_a_professional_reach_the_desk),
	    OBEY_TEST(a_limit_is_never_silent),
	    OBEY_TEST(each_refusal_of_a_day_is_told),
	    OBEY_TEST(a_colleague_who_writes_as_the_desk_is_asked),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
