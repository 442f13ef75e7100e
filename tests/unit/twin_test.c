/* failure 18: the same mail to more than one of our addresses. */
#include "desk_fixture.h"

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

int main(void)
{
#define TWIN_TEST(name) cmocka_unit_test_setup_teardown(name, desk_set_up, desk_tear_down)
	const struct CMUnitTest tests[] = {
	    TWIN_TEST(failure_18_two_desks_one_dossier),
	    TWIN_TEST(failure_18_one_desk_is_told_once),
	    TWIN_TEST(another_mail_is_another_dossier),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
