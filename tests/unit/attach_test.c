/* What an applicant attaches to a later message: who gets it, and what is said when it cannot go along. */
#include <sys/mman.h>

#include "mail_fixture.h"

static struct reading *says(struct world *world, const char *dossier, const char *text)
{
	return answer_reading(world, &(struct answer_mail){.dossier = dossier,
							   .from = applicant,
							   .person = applicant,
							   .role = TOKEN_AANVRAGER,
							   .text = text});
}

static void assign_it(struct world *world, const char *dossier)
{
	struct error err;

	assert_int_equal(
	    desk_admit(&world->desk, dossier, NULL, &(struct desk_by){.who = "test"}, &err), 0);
}

/* A mail with an attachment, and a key of ours in what it quotes. */
static struct store_mail carries(struct world *world, struct reading *reading, int64_t size)
{
	struct letter_bijlage *paper = arena_zero(world->arena, 1, sizeof(*paper));
	const char *key = reading->mail.to.items ? reading->mail.to.items[0].adres : "an@x.example";
	struct arrival_receipt receipt =
	    receipt_of(world, reading, arena_format(world->arena, "carries.1.%d", world->mails));
	struct error err = {0};

	*paper = (struct letter_bijlage){
	    .naam = "schoolverslag.txt", .type = "text/plain", .grootte = 12};
	reading->mail.bijlagen = paper;
	reading->mail.bijlage_count = 1;
	receipt.size = size;
	receipt.raw_fd = memfd_create("mail", MFD_CLOEXEC);
	assert_true(
	    dprintf(receipt.raw_fd, "Subject: x\r\nTo: %s\r\n\r\nrekenen ging beter\r\n", key) > 0);
	if (arrival_receive(&world->desk, &receipt, 1, &err) < 0)
		fail_msg("%s", err.text);
	assert_false(receipt.refused);
	close(receipt.raw_fd);
	return receipt.mail;
}

enum { SMALL = 200, TOO_LARGE = 7 * 1000 * 1000 + 1 };

static void an_attachment_is_carried_to_the_desk(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world);
	struct reading *reading = says(world, dossier, "Hier is het verslag.");

	carries(world, reading, SMALL);
	assert_true(outbox_says(world, "melding", "schoolverslag.txt"));
	assert_true(outbox_says(world, "melding", "filename=origineel.eml"));
	assert_true(outbox_says(world, "melding", "rekenen ging beter"));
	/* but not the key of who wrote it */
	assert_false(outbox_says(world, "melding", reading->mail.to.items[0].adres));
	assert_count(world, dossier, "melding", "loket@limburg.be", 1);
	/* what holds nothing but words is not attached */
	receive(world, says(world, dossier, "En dan nog dit: hallo."), "says.1.1");
	assert_count(world, dossier, "melding", "loket@limburg.be", 2);
	assert_silent(last_mail(world, dossier, "melding", NULL), "origineel.eml");
}

static void what_cannot_go_along_is_said(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world), *mail;
	struct reading *reading = says(world, dossier, "Hier is het verslag.");

	carries(world, reading, TOO_LARGE);
	mail = last_mail(world, dossier, "melding", NULL);
	assert_says(mail, "schoolverslag.txt");
	assert_says(mail, "te groot");
	assert_silent(mail, "rekenen ging beter");
	reading = says(world, dossier, "Hier is het verslag.");
	reading->mail.marks |= LETTER_RRN;
	carries(world, reading, SMALL);
	mail = last_mail(world, dossier, "melding", NULL);
	assert_says(mail, "rijksregisternummer");
	assert_silent(mail, "rekenen ging beter");
}

static const char *assigned_clientoverleg(struct world *world)
{
	struct reading *reading = plain_reading(world, "an@ouders.example");
	const char *dossier;

	answer_at(MONDAY);
	reading->instrument = INSTRUMENT_CLIENTOVERLEG;
	dossier = receive(world, reading, "new.1.1").dossier;
	assign_it(world, dossier);
	return dossier;
}

static void a_chair_gets_it_too(void **state)
{
	struct world *world = *state;
	const char *dossier = assigned_clientoverleg(world), *mail;
	struct reading *reading = says(world, dossier, "Hier is het verslag.");

	carries(world, reading, SMALL);
	assert_count(world, dossier, "bericht", "twee@vz.example", 1);
	mail = last_mail(world, dossier, "bericht", NULL);
	assert_says(mail, "rekenen ging beter");
	assert_silent(mail, reading->mail.to.items[0].adres);
	assert_true(outbox_says(world, "melding", "rekenen ging beter"));
	carries(world, says(world, dossier, "En nog een verslag."), TOO_LARGE);
	mail = last_mail(world, dossier, "bericht", NULL);
	assert_says(mail, "Ze gaan niet mee");
	assert_silent(mail, "rekenen ging beter");
}

/* A mediator begins with what is needed, and the desk hears nothing of what is said there. */
static void in_a_bemiddeling_nobody_gets_papers(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world), *mail;

	assign_it(world, dossier);
	carries(world, says(world, dossier, "Hier is het verslag."), SMALL);
	mail = last_mail(world, dossier, "bericht", NULL);
	assert_says(mail, "Ze gaan niet mee");
	assert_silent(mail, "rekenen ging beter");
	mail = last_mail(world, dossier, "melding", NULL);
	assert_silent(mail, "rekenen ging beter");
	assert_silent(mail, "schoolverslag");
}

static void danger_brings_them_to_the_desk(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world);
	struct reading *reading = says(world, dossier, "Lees mijn brief, ik stop ermee.");

	assign_it(world, dossier);
	reading->gevaar = GEVAAR_SPOED;
	carries(world, reading, SMALL);
	assert_says(last_mail(world, dossier, "melding", NULL), "rekenen ging beter");
	assert_silent(last_mail(world, dossier, "bericht", NULL), "rekenen ging beter");
}

/* Who is not the applicant is read by the desk only. */
static void a_strangers_papers_stay_at_the_desk(void **state)
{
	struct world *world = *state;
	const char *dossier = assigned_clientoverleg(world);
	struct reading *reading = says(world, dossier, "Ik ben de papa, hier is iets.");

	reading->mail.from.adres = "papa@ouders.example";
	carries(world, reading, SMALL);
	assert_count(world, dossier, "bericht", NULL, 0);
	assert_says(last_mail(world, dossier, "melding", NULL), "rekenen ging beter");
}

int main(void)
{
#define ATTACH_TEST(name) cmocka_unit_test_setup_teardown(name, desk_set_up, answer_tear_down)
	const struct CMUnitTest tests[] = {
	    ATTACH_TEST(an_attachment_is_carried_to_the_desk),
	    ATTACH_TEST(what_cannot_go_along_is_said),
	    ATTACH_TEST(a_chair_gets_it_too),
	    ATTACH_TEST(in_a_bemiddeling_nobody_gets_papers),
	    ATTACH_TEST(danger_brings_them_to_the_desk),
	    ATTACH_TEST(a_strangers_papers_stay_at_the_desk),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
