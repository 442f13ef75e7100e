/* `regio`: a dossier at the wrong desk goes to another one. */
#include "answer_fixture.h"

#include "spool/spool.h"

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

struct due {
	const char *template_name;
	int64_t due;
	int waiting, withdrawn;
};

static bool see_due(const struct store_outgoing *outgoing, void *context)
{
	struct due *due = context;

	if (!text_equal(outgoing->template_name, due->template_name))
		return true;
	due->due = outgoing->due;
	due->waiting += outgoing->state == OUTBOX_WACHT;
	due->withdrawn += outgoing->state == OUTBOX_INGETROKKEN;
	return true;
}

static struct due due_of(struct world *world, const char *dossier, const char *template_name)
{
	struct due due = {.template_name = template_name};
	struct error err;

	assert_int_equal(
	    store_each_outgoing(world->desk.store, dossier, false, see_due, &due, &err), 0);
	return due;
}

static void the_dossier_goes_to_the_mailbox_of_its_instrument(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world);

	staff_says(world, dossier, "Regio Antwerpen.");
	assert_string_equal(row_of(world, dossier).loket, "antwerpen");
	assert_string_equal(row_of(world, dossier).mailbox, "bemiddeling@antwerpen.be");
	assert_int_equal(state_of(world, dossier), DOSSIER_ONTVANGEN);
	assert_count(world, dossier, "ticket", "loket@antwerpen.be", 1);
	assert_count(world, dossier, "andere_regio", "an@ouders.example", 1);
	assert_count(world, dossier, "andere_regio", NULL, 1);
	assert_count(world, dossier, "ontvangst", NULL, 1);
	assert_true(outbox_says(world, "ticket", "Loket Limburg"));
	assert_true(outbox_says(world, "andere_regio", "Loket Antwerpen"));
	assert_true(outbox_says(world, "andere_regio", "03 240 61 66"));
	assert_true(outbox_says(world, "verslag", "Loket Antwerpen"));
	/* the two mails wait with the decision, the verslag does not */
	assert_int_equal(due_of(world, dossier, "andere_regio").due, MONDAY + 600);
	assert_int_equal(due_of(world, dossier, "ticket").due, MONDAY + 600);
	assert_int_equal(due_of(world, dossier, "verslag").due, MONDAY);
}

static void a_loket_with_one_mailbox_takes_it_there(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world);

	staff_says(world, dossier, "regio brussel");
	assert_string_equal(row_of(world, dossier).mailbox, "clientoverleg@brussel.be");
	assert_int_equal(row_of(world, dossier).instrument, INSTRUMENT_BEMIDDELING);
}

static void nothing_of_the_region_stands_in_the_mail_to_the_applicant(void **state)
{
	static const char *const words[] = {"Genk",	"Limburg",     "limburg",
					    "verkeerd", "bemiddeling", "fout"};
	struct world *world = *state;
	struct reading *reading = complete_reading(world, "an@ouders.example");
	const char *dossier;

	answer_at(MONDAY);
	world->settings->lokets[0].forward_direct = false;
	dossier = receive(world, reading, "new.1.1").dossier;
	staff_says(world, dossier, "regio brussel");
	assert_count(world, dossier, "andere_regio", "an@ouders.example", 1);
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		if (outbox_says(world, "andere_regio", words[i]))
			fail_msg("%s", words[i]);
	}
}

/* Nobody would wait for the answer, and with the move the question would be taken back. */
static void a_question_and_another_loket_do_not_go_together(void **state)
{
	static const char *const texts[] = {"vraag: Waar woont hij nu?\n\nregio antwerpen",
					    "regio antwerpen\nvraag: Waar woont hij nu?"};
	struct world *world = *state;

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		const char *dossier = new_dossier(world);

		staff_says(world, dossier, texts[i]);
		assert_string_equal(row_of(world, dossier).loket, "limburg");
		assert_int_equal(state_of(world, dossier), DOSSIER_ONTVANGEN);
		assert_count(world, dossier, "vraag", NULL, 0);
		assert_count(world, dossier, "andere_regio", NULL, 0);
		assert_count(world, dossier, "verslag", "loket@limburg.be", 1);
	}
	assert_true(outbox_says(world, "verslag", "niet samen kunnen"));
}

static void the_own_loket_and_an_unknown_one_are_refused(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world);
	struct error err = {0};

	staff_says(world, dossier, "regio limburg");
	staff_says(world, dossier, "regio gent");
	assert_int_equal(desk_region(&world->desk, dossier, "gent",
				     &(struct desk_by){.who = "test", .what = "regio"}, &err),
			 -1);
	assert_int_equal(err.code, DESK_NO_LOKET);
	assert_string_equal(row_of(world, dossier).loket, "limburg");
	assert_count(world, dossier, "andere_regio", NULL, 0);
	assert_count(world, dossier, "ticket", NULL, 2);
	assert_count(world, dossier, "verslag", NULL, 2);
}

static void what_somebody_has_or_what_ended_stays(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world), *refused = new_dossier(world);

	staff_says(world, dossier, "ontvankelijk");
	staff_says(world, dossier, "regio antwerpen");
	assert_string_equal(row_of(world, dossier).loket, "limburg");
	assert_int_equal(state_of(world, dossier), DOSSIER_TOEGEWEZEN);
	staff_says(world, refused, "niet ontvankelijk: geen jeugdhulp");
	staff_says(world, refused, "regio antwerpen");
	assert_string_equal(row_of(world, refused).loket, "limburg");
	assert_int_equal(state_of(world, refused), DOSSIER_NIET_ONTVANKELIJK);
}

static void what_was_admitted_is_decided_anew(void **state)
{
	struct world *world = *state;
	const char *one = new_dossier(world), *dossier = new_dossier(world);

	/* the only mediator has one, so that the second waits for somebody */
	staff_says(world, one, "ontvankelijk");
	staff_says(world, dossier, "ontvankelijk");
	assert_int_equal(state_of(world, dossier), DOSSIER_ONTVANKELIJK);
	staff_says(world, dossier, "regio antwerpen");
	assert_int_equal(state_of(world, dossier), DOSSIER_ONTVANGEN);
	answer_at(MONDAY + 60);
	staff_says(world, dossier, "ongedaan");
	assert_int_equal(state_of(world, dossier), DOSSIER_ONTVANKELIJK);
}

static void ongedaan_of_the_old_desk_takes_all_of_it_back(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world);

	staff_says(world, dossier, "regio antwerpen");
	answer_at(MONDAY + 599);
	/* a colleague may, like the one who did it */
	answer(world, &(struct answer_mail){.dossier = dossier,
					    .from = "loket2@limburg.be",
					    .person = "loket2@limburg.be",
					    .text = "ongedaan"});
	assert_string_equal(row_of(world, dossier).loket, "limburg");
	assert_string_equal(row_of(world, dossier).mailbox, "bemiddeling@limburg.be");
	assert_int_equal(due_of(world, dossier, "andere_regio").withdrawn, 1);
	assert_int_equal(due_of(world, dossier, "andere_regio").waiting, 0);
	assert_int_equal(due_of(world, dossier, "ticket").withdrawn, 1);
	/* and it can be given again: other mails, not dropped as repeats */
	staff_says(world, dossier, "regio antwerpen");
	assert_int_equal(due_of(world, dossier, "andere_regio").waiting, 1);
	assert_count(world, dossier, "ticket", "loket@antwerpen.be", 2);
}

static void afterwards_the_old_keys_do_nothing(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world);

	staff_says(world, dossier, "regio antwerpen\nontvankelijk");
	assert_int_equal(state_of(world, dossier), DOSSIER_ONTVANGEN);
	staff_says(world, dossier, "status");
	staff_says(world, dossier, "ontvankelijk");
	assert_int_equal(state_of(world, dossier), DOSSIER_ONTVANGEN);
	answer_at(MONDAY + 601);
	staff_says(world, dossier, "ongedaan");
	assert_string_equal(row_of(world, dossier).loket, "antwerpen");
	/* the new ones do */
	answer(world, &(struct answer_mail){.dossier = dossier,
					    .from = "loket@antwerpen.be",
					    .person = "loket@antwerpen.be",
					    .text = "niet ontvankelijk: geen jeugdhulp"});
	assert_int_equal(state_of(world, dossier), DOSSIER_NIET_ONTVANKELIJK);
}

/* The list of a loket may be empty: what it has not got it cannot name, by mail or otherwise. */
static void nobody_of_the_old_desk_can_be_named_by_the_new_one(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world);
	const struct desk_by by = {.who = "test", .what = "ontvankelijk"};
	struct error err = {0};

	assert_int_equal(desk_region(&world->desk, dossier, "antwerpen", &by, &err), 0);
	answer(world, &(struct answer_mail){.dossier = dossier,
					    .from = "loket@antwerpen.be",
					    .person = "loket@antwerpen.be",
					    .text = "ontvankelijk bm-1"});
	assert_int_equal(state_of(world, dossier), DOSSIER_ONTVANGEN);
	assert_count(world, dossier, "verslag", "loket@antwerpen.be", 1);
	assert_int_equal(desk_admit(&world->desk, dossier, "bm-1", &by, &err), -1);
	assert_int_equal(err.code, DESK_NO_PROFESSIONAL);
	assert_count(world, dossier, "opdracht", NULL, 0);
}

static void what_the_new_desk_decided_is_not_the_old_ones_to_undo(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world);

	staff_says(world, dossier, "regio antwerpen");
	answer_at(MONDAY + 300);
	answer(world, &(struct answer_mail){.dossier = dossier,
					    .from = "loket@antwerpen.be",
					    .person = "loket@antwerpen.be",
					    .text = "niet ontvankelijk: geen jeugdhulp"});
	staff_says(world, dossier, "ongedaan");
	assert_int_equal(state_of(world, dossier), DOSSIER_NIET_ONTVANKELIJK);
}

/* The applicant still has the address of the old mailbox. */
static void an_answer_at_the_old_address_is_told_to_the_new_desk(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world);

	staff_says(world, dossier, "regio antwerpen");
	answer_at(MONDAY + 600);
	answer(world, &(struct answer_mail){.dossier = dossier,
					    .from = "an@ouders.example",
					    .person = "an@ouders.example",
					    .role = TOKEN_AANVRAGER,
					    .text = "Kan het ook op vrijdag?"});
	assert_count(world, dossier, "melding", "loket@antwerpen.be", 1);
	assert_count(world, dossier, "melding", NULL, 1);
}

/* kept/ holds the mail, as intake leaves it there. */
static void keep_original(struct world *world, const struct store_mail *mail)
{
	char path[SPOOL_PATH], name[SPOOL_NAME + 8];
	struct vault_key key;
	struct error err;
	int fd;

	assert_int_equal(spool_prepare(world->settings->spool, &err), 0);
	snprintf(name, sizeof(name), "%s.sealed", mail->name);
	spool_path(world->settings->spool, SPOOL_KEPT, name, path);
	assert_int_equal(store_key(world->desk.store, mail->key_id, &key, &err), 0);
	fd = open(path, O_WRONLY | O_CREAT, 0600);
	assert_true(fd >= 0);
	lseek(world->raw, 0, SEEK_SET);
	assert_int_equal(vault_seal_stream(&key, world->raw, fd, &err), 0);
	close(fd);
}

struct attached {
	struct world *world;
	const char *to;
	int originals;
};

static bool count_originals(const struct store_outgoing *outgoing, void *context)
{
	static const char raw[] = "U3ViamVjdDogeAoKaGFsbG8K"; /* the raw mail of the fixture */
	struct attached *attached = context;
	struct buffer mail = {0};
	struct error err;
	const char *to;

	if (!text_equal(outgoing->template_name, "ticket") ||
	    !text_equal(outgoing->to, attached->to))
		return true;
	assert_int_equal(store_open_outgoing(attached->world->desk.store, attached->world->arena,
					     outgoing->id, &to, &mail, &err),
			 0);
	attached->originals += memmem(mail.data, mail.length, raw, strlen(raw)) != NULL;
	buffer_free(&mail);
	return true;
}

static int originals_to(struct world *world, const char *to)
{
	struct attached attached = {.world = world, .to = to};
	struct error err;

	assert_int_equal(
	    store_each_outgoing(world->desk.store, NULL, false, count_originals, &attached, &err),
	    0);
	return attached.originals;
}

static void the_original_goes_along_when_it_is_kept(void **state)
{
	struct world *world = *state;
	struct store_mail mail;

	answer_at(MONDAY);
	mail = receive(world, plain_reading(world, "an@ouders.example"), "new.1.1");
	staff_says(world, mail.dossier, "regio brussel");
	assert_int_equal(originals_to(world, "loket@brussel.be"), 0);
	keep_original(world, &mail);
	staff_says(world, mail.dossier, "ongedaan");
	staff_says(world, mail.dossier, "regio antwerpen");
	assert_int_equal(originals_to(world, "loket@antwerpen.be"), 1);
}

static void without_an_address_the_new_desk_hears_that(void **state)
{
	struct world *world = *state;
	struct reading *reading = plain_reading(world, NULL);
	const char *dossier;

	answer_at(MONDAY);
	dossier = receive(world, reading, "new.1.1").dossier;
	staff_says(world, dossier, "regio antwerpen");
	assert_string_equal(row_of(world, dossier).loket, "antwerpen");
	assert_count(world, dossier, "andere_regio", NULL, 0);
	assert_true(outbox_says(world, "ticket", "er is geen mailadres"));
}

int main(void)
{
#define REGION_TEST(name) cmocka_unit_test_setup_teardown(name, desk_set_up, answer_tear_down)
	const struct CMUnitTest tests[] = {
	    REGION_TEST(the_dossier_goes_to_the_mailbox_of_its_instrument),
	    REGION_TEST(a_loket_with_one_mailbox_takes_it_there),
	    REGION_TEST(nothing_of_the_region_stands_in_the_mail_to_the_applicant),
	    REGION_TEST(a_question_and_another_loket_do_not_go_together),
	    REGION_TEST(the_own_loket_and_an_unknown_one_are_refused),
	    REGION_TEST(what_somebody_has_or_what_ended_stays),
	    REGION_TEST(what_was_admitted_is_decided_anew),
	    REGION_TEST(ongedaan_of_the_old_desk_takes_all_of_it_back),
	    REGION_TEST(afterwards_the_old_keys_do_nothing),
	    REGION_TEST(nobody_of_the_old_desk_can_be_named_by_the_new_one),
	    REGION_TEST(what_the_new_desk_decided_is_not_the_old_ones_to_undo),
	    REGION_TEST(an_answer_at_the_old_address_is_told_to_the_new_desk),
	    REGION_TEST(the_original_goes_along_when_it_is_kept),
	    REGION_TEST(without_an_address_the_new_desk_hears_that),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
