/* failure 18: the same mail to more than one of our addresses; and a mail that comes again. */
#include "answer_fixture.h"

/* `text`, with that Message-ID, to a mailbox of the configuration. */
static struct store_mail sent_to(struct world *world, size_t loket, size_t mailbox,
				 const char *message_id, const char *text)
{
	struct reading *reading = plain_reading(world, "an@ouders.example");
	struct arrival_receipt receipt;
	struct error err = {0};

	reading->client.leeftijd = 14;
	reading->mail.message_id = message_id;
	reading->mail.tekst = reading->mail.volledige_tekst = text;
	receipt = receipt_of(world, reading, arena_format(world->arena, "twin.1.%d", world->mails));
	receipt.mailbox = &world->settings->lokets[loket].mailboxes[mailbox];
	if (arrival_receive(&world->desk, &receipt, 1, &err) < 0)
		fail_msg("%s", err.text);
	return receipt.mail;
}

static void failure_18_two_desks_one_dossier(void **state)
{
	struct world *world = *state;
	struct store_mail first = sent_to(world, 0, 0, "m1@x.example", "ik heb hulp nodig");
	struct store_mail second = sent_to(world, 1, 0, "m1@x.example", "ik heb hulp nodig");

	assert_string_equal(first.dossier, second.dossier);
	assert_int_equal(second.state, MAIL_VERWERKT);
	assert_count(world, NULL, "ontvangst", NULL, 1);
	assert_count(world, NULL, "ticket", "loket@limburg.be", 1);
	assert_count(world, NULL, "ticket", "loket@antwerpen.be", 0);
	assert_count(world, NULL, "melding", "loket@antwerpen.be", 1);
	assert_count(world, NULL, "melding", "loket@limburg.be", 0);
}

static void failure_18_one_desk_is_told_once(void **state)
{
	struct world *world = *state;
	struct store_mail first = sent_to(world, 1, 0, "m1@x.example", "ik heb hulp nodig");
	struct store_mail second = sent_to(world, 1, 1, "m1@x.example", "ik heb hulp nodig");

	assert_string_equal(first.dossier, second.dossier);
	assert_count(world, NULL, "ticket", "loket@antwerpen.be", 1);
	assert_count(world, NULL, "melding", NULL, 0);
}

static void another_mail_is_another_dossier(void **state)
{
	struct world *world = *state;
	struct store_mail first = sent_to(world, 0, 0, "m1@x.example", "ik heb hulp nodig");

	assert_string_not_equal(sent_to(world, 1, 0, "m2@x.example", "ik heb hulp nodig").dossier,
				first.dossier);
	/* a Message-ID can be copied: the words must be the same */
	assert_string_not_equal(sent_to(world, 1, 0, "m1@x.example", "iets anders").dossier,
				first.dossier);
	/* failure 17: mails without one are each their own */
	assert_string_not_equal(sent_to(world, 0, 0, NULL, "zonder").dossier,
				sent_to(world, 1, 0, NULL, "zonder").dossier);
}

static struct store_mail form_sent(struct world *world, size_t loket, const char *sha256)
{
	struct reading *reading = plain_reading(world, "an@ouders.example");
	struct letter_bijlage *paper = arena_zero(world->arena, 1, sizeof(*paper));
	struct arrival_receipt receipt;
	struct error err = {0};

	*paper = (struct letter_bijlage){
	    .naam = "aanvraag.pdf", .type = "application/pdf", .grootte = 9000};
	snprintf(paper->sha256, sizeof(paper->sha256), "%s", sha256);
	reading->client.leeftijd = 14;
	reading->mail.message_id = "scan@x.example";
	reading->mail.tekst = reading->mail.volledige_tekst = "Zie bijlage.";
	reading->mail.bijlagen = paper;
	reading->mail.bijlage_count = sha256[0] != '\0';
	receipt = receipt_of(world, reading, arena_format(world->arena, "form.1.%d", world->mails));
	receipt.mailbox = &world->settings->lokets[loket].mailboxes[0];
	if (arrival_receive(&world->desk, &receipt, 1, &err) < 0)
		fail_msg("%s", err.text);
	return receipt.mail;
}

/* A scanner that gives each mail the same Message-ID and the same words. */
static void another_form_is_another_request(void **state)
{
	struct world *world = *state;
	struct store_mail first = form_sent(world, 0, "aa11");

	assert_string_equal(form_sent(world, 1, "aa11").dossier, first.dossier);
	assert_string_not_equal(form_sent(world, 0, "bb22").dossier, first.dossier);
	assert_string_not_equal(form_sent(world, 1, "").dossier, first.dossier);
	assert_count(world, NULL, "ticket", "loket@limburg.be", 2);
	assert_count(world, NULL, "ticket", "loket@antwerpen.be", 1);
}

/* --- what belongs to a dossier ------------------------------------------------------------------ */

/* The raw bytes differ each time. */
static struct store_mail comes(struct world *world, struct reading *reading, size_t loket)
{
	struct arrival_receipt receipt =
	    receipt_of(world, reading, arena_format(world->arena, "comes.1.%d", world->mails));
	struct error err = {0};

	receipt.mailbox = &world->settings->lokets[loket].mailboxes[0];
	if (arrival_receive(&world->desk, &receipt, 1, &err) < 0)
		fail_msg("%s", err.text);
	assert_false(receipt.refused);
	return receipt.mail;
}

static void a_command_that_comes_again_is_done_once(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world);
	struct answer_mail split = {.dossier = dossier,
				    .from = "loket@limburg.be",
				    .person = "loket@limburg.be",
				    .text = "splitsen"};
	struct reading *reading = answer_reading(world, &split);
	struct store_mail again;

	assert_int_equal(comes(world, reading, 0).state, MAIL_VERWERKT);
	again = comes(world, reading, 0);
	assert_int_equal(again.state, MAIL_DUBBEL);
	assert_string_equal(again.dossier, dossier);
	assert_count(world, NULL, "ticket", "loket@limburg.be", 2);
	assert_count(world, NULL, "verslag", NULL, 1);
	/* whoever keeps a mail of ours for later has no other day */
	answer_at(MONDAY + (int64_t)60 * 24 * 60 * 60);
	assert_int_equal(comes(world, reading, 0).state, MAIL_DUBBEL);
	assert_count(world, NULL, "ticket", "loket@limburg.be", 2);
	/* said anew it is another mail */
	assert_int_equal(comes(world, answer_reading(world, &split), 0).state, MAIL_VERWERKT);
	assert_count(world, NULL, "ticket", "loket@limburg.be", 3);
}

static void a_message_to_two_addresses_is_told_once(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world);
	struct reading *reading =
	    answer_reading(world, &(struct answer_mail){.dossier = dossier,
							.from = "an@ouders.example",
							.person = "an@ouders.example",
							.role = TOKEN_AANVRAGER,
							.text = "Kan het vrijdag?"});

	assert_int_equal(comes(world, reading, 0).state, MAIL_VERWERKT);
	assert_int_equal(comes(world, reading, 1).state, MAIL_DUBBEL);
	assert_count(world, dossier, "melding", "loket@limburg.be", 1);
	/* the same Message-ID with other words is a message */
	reading->mail.tekst = reading->mail.volledige_tekst = "Of zaterdag?";
	assert_int_equal(comes(world, reading, 0).state, MAIL_VERWERKT);
	assert_count(world, dossier, "melding", "loket@limburg.be", 2);
	/* and without one it is each its own */
	reading->mail.message_id = NULL;
	assert_int_equal(comes(world, reading, 0).state, MAIL_VERWERKT);
	assert_int_equal(comes(world, reading, 0).state, MAIL_VERWERKT);
	assert_count(world, dossier, "melding", "loket@limburg.be", 4);
}

/* Who read the mail can send it first, but not through the key. */
static void a_copy_without_the_key_does_not_stand_in_its_way(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world);
	struct reading *reading =
	    answer_reading(world, &(struct answer_mail){.dossier = dossier,
							.from = "loket@limburg.be",
							.person = "loket@limburg.be",
							.text = "sluit opgelost"});

	reading->mail.afzender_bevestigd = 0;
	comes(world, reading, 0);
	assert_int_equal(state_of(world, dossier), DOSSIER_ONTVANGEN);
	reading->mail.afzender_bevestigd = 1;
	comes(world, reading, 0);
	assert_int_equal(state_of(world, dossier), DOSSIER_AFGESLOTEN);
}

/* A request that somebody passed on with "nieuw" opens one dossier. */
static void what_was_passed_on_begins_once(void **state)
{
	struct world *world = *state;
	struct reading *reading = plain_reading(world, "loket@limburg.be");
	struct letter_forward *inner = arena_zero(world->arena, 1, sizeof(*inner));
	struct store_mail first, again;

	answer_at(MONDAY);
	inner->van.adres = "an@ouders.example";
	inner->tekst = "ik heb hulp nodig";
	inner->begeleidende_tekst = "nieuw";
	reading->mail.doorgestuurd = inner;
	first = comes(world, reading, 0);
	again = comes(world, reading, 0);
	assert_int_equal(again.state, MAIL_DUBBEL);
	assert_string_equal(again.dossier, first.dossier);
	assert_count(world, NULL, "ticket", "loket@limburg.be", 1);
}

int main(void)
{
#define TWIN_TEST(name) cmocka_unit_test_setup_teardown(name, desk_set_up, answer_tear_down)
	const struct CMUnitTest tests[] = {
	    TWIN_TEST(failure_18_two_desks_one_dossier),
	    TWIN_TEST(failure_18_one_desk_is_told_once),
	    TWIN_TEST(another_mail_is_another_dossier),
	    TWIN_TEST(another_form_is_another_request),
	    TWIN_TEST(a_command_that_comes_again_is_done_once),
	    TWIN_TEST(a_message_to_two_addresses_is_told_once),
	    TWIN_TEST(a_copy_without_the_key_does_not_stand_in_its_way),
	    TWIN_TEST(what_was_passed_on_begins_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
