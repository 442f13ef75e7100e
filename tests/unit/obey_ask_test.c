/* Commands by mail that write to the applicant: vraag and antwoord. */
#include "mail_fixture.h"

/* --- vraag -------------------------------------------------------------------------------------- */

static void a_question_goes_out_and_the_dossier_waits(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world);
	struct store_outgoing row;
	const char *mail;

	staff_says(world, dossier, "Vraag: Op welk nummer\nkunnen we u bellen?\n\nMvg, Griet");
	assert_int_equal(state_of(world, dossier), DOSSIER_AANVULLEN);
	assert_count(world, dossier, "vraag", applicant, 1);
	assert_count(world, dossier, "vraag", NULL, 1);
	mail = last_mail(world, dossier, "vraag", &row);
	assert_int_equal(row.due, MONDAY + 600);
	assert_says(mail, "Op welk nummer\nkunnen we u bellen?");
	assert_says(mail, "011 23 72 25");
	assert_says(mail, "112");
	assert_says(mail, "Een vraag over uw bericht");
	assert_says(mail, "In-Reply-To: <m0@x.example>");
	/* a person's word is no automatic mail */
	assert_silent(mail, "Auto-Submitted");
}

static void nothing_of_the_colleague_reaches_the_applicant(void **state)
{
	static const char *const texts[] = {
	    "vraag: Hoe oud is uw zoon?\nMet vriendelijke groeten\nGriet Peeters\n0470 99 99 99",
	    "vraag: Hoe oud is uw zoon?\n\nGriet Peeters\nloket@limburg.be\n0470 99 99 99",
	    "vraag: Hoe oud is uw zoon?\n-- \nGriet Peeters, 0470 99 99 99",
	    "antwoord tekst: Hoe oud is uw zoon?\n\nGriet Peeters\n\n> mama 0470 99 99 99",
	    "antwoord contact: Hoe oud is uw zoon?\n\nGroetjes\nGriet Peeters 0470 99 99 99",
	};
	struct world *world = *state;

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		const char *dossier = new_dossier(world), *mail;
		const char *name = i < 3 ? "vraag" : i < 4 ? "antwoord" : "antwoord-contact";

		staff_says(world, dossier, texts[i]);
		mail = last_mail(world, dossier, name, NULL);
		assert_says(mail, "Hoe oud is uw zoon?");
		assert_silent(mail, "Griet");
		assert_silent(mail, "loket@limburg.be");
		assert_silent(mail, "99 99");
		assert_says(mail, "bemiddeling@limburg.be>");
	}
}

static void the_desk_reads_what_of_its_letter_stays(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world), *mail;

	staff_says(world, dossier,
		   "vraag: Wie komt er mee?\nEn wanneer past het?\n\nWe bellen u daarna zelf "
		   "op.\n\nMet vriendelijke groeten\nGriet");
	mail = last_mail(world, dossier, "vraag", NULL);
	assert_says(mail, "En wanneer past het?");
	assert_silent(mail, "We bellen");
	mail = last_mail(world, dossier, "verslag", NULL);
	assert_says(mail, "tot de eerste lege regel");
	assert_says(mail, "We bellen u daarna zelf op.");
	assert_says(mail, "zonder lege regels");
	/* what was taken for a signature is told: it may be none */
	dossier = new_dossier(world);
	staff_says(world, dossier, "vraag: Klopt dit nummer?\nJan Peeters, gsm 0470 99 99 99");
	assert_silent(last_mail(world, dossier, "vraag", NULL), "Jan");
	mail = last_mail(world, dossier, "verslag", NULL);
	assert_says(mail, "Jan Peeters, gsm 0470 99 99 99");
	assert_says(mail, "handtekening");
	/* a name below it is no part of a letter */
	dossier = new_dossier(world);
	staff_says(world, dossier, "vraag: Wie komt er mee?\n\nGriet Peeters\n0470 99 99 99");
	assert_silent(last_mail(world, dossier, "verslag", NULL), "lege regel");
	assert_silent(last_mail(world, dossier, "verslag", NULL), "handtekening");
	assert_silent(last_mail(world, dossier, "vraag", NULL), "Griet");
}

static void one_may_ask_again(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world);

	staff_says(world, dossier, "vraag: Wie?");
	staff_says(world, dossier, "vraag: Wanneer?");
	assert_count(world, dossier, "vraag", applicant, 2);
	assert_int_equal(state_of(world, dossier), DOSSIER_AANVULLEN);
}

static void a_question_can_be_undone(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world);

	staff_says(world, dossier, "vraag: Wie?");
	answer_at(MONDAY + 599);
	staff_says(world, dossier, "ongedaan");
	assert_int_equal(state_of(world, dossier), DOSSIER_ONTVANGEN);
	/* the same words again are another mail, that leaves */
	staff_says(world, dossier, "vraag: Wie?");
	assert_count(world, dossier, "vraag", applicant, 2);
	assert_says(last_mail(world, dossier, "vraag", NULL), "Wie?");
}

static void a_question_that_cannot_be_is_told(void **state)
{
	struct world *world = *state;
	struct desk_by by = {.who = "test"};
	const char *dossier = new_dossier(world);
	struct error err;

	assert_int_equal(desk_admit(&world->desk, dossier, NULL, &by, &err), 0);
	staff_says(world, dossier, "vraag: Wie?");
	assert_says(last_mail(world, dossier, "verslag", NULL), "toegewezen, nog niet aanvaard");
	assert_int_equal(desk_close(&world->desk, dossier, "opgelost", &by, &err), 0);
	staff_says(world, dossier, "vraag: Wie?");
	assert_says(last_mail(world, dossier, "verslag", NULL), "Dit dossier is afgesloten");
	assert_int_equal(state_of(world, dossier), DOSSIER_AFGESLOTEN);
	assert_count(world, dossier, "vraag", NULL, 0);
	assert_int_equal(desk_ask(&world->desk, dossier, " \n", &by, &err), -1);
	assert_int_equal(err.code, DESK_NO_TEXT);
}

/* --- antwoord ----------------------------------------------------------------------------------- */

static void an_answer_leaves_the_dossier_where_it_is(void **state)
{
	static const struct {
		const char *command, *template_name, *says;
	} cases[] = {
	    {"antwoord tekst: Dat kan.", "antwoord", "Dat kan."},
	    {"Antwoord contact", "antwoord-contact", "Iemand van Loket Limburg neemt contact op"},
	    {"antwoord CONTACT: Morgen.", "antwoord-contact", "Morgen."},
	    {"antwoord informatie", "antwoord-informatie", "Een bemiddelaar is neutraal."},
	    {"antwoord bemiddeling.", "antwoord-bemiddeling", "De bemiddelaar beslist niet"},
	    {"antwoord cli\xC3\xABntoverleg", "antwoord-clientoverleg", "Een voorzitter leidt"},
	    {"antwoord antwoord-doorverwijzing: Bel het CAW.", "antwoord-doorverwijzing",
	     "Bel het CAW."},
	    {"antwoord doorverwijzing", "antwoord-doorverwijzing", "We zoeken graag samen"},
	};
	struct world *world = *state;

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const char *dossier = new_dossier(world);

		staff_says(world, dossier, cases[i].command);
		assert_int_equal(state_of(world, dossier), DOSSIER_ONTVANGEN);
		assert_count(world, dossier, cases[i].template_name, applicant, 1);
		assert_says(last_mail(world, dossier, cases[i].template_name, NULL), cases[i].says);
	}
}

static void who_is_a_minor_reads_je(void **state)
{
	struct world *world = *state;
	struct reading *reading = plain_reading(world, applicant);
	const char *dossier;

	answer_at(MONDAY);
	reading->aanvrager.rol = ROL_MINDERJARIGE;
	dossier = receive(world, reading, "minor.1.1").dossier;
	staff_says(world, dossier, "antwoord contact\nvraag: Wie?");
	assert_says(last_mail(world, dossier, "antwoord-contact", NULL), "We lazen je bericht");
	assert_says(last_mail(world, dossier, "vraag", NULL), "Een vraag over je bericht");
	assert_count(world, dossier, "antwoord-contact", applicant, 1);
}

static void an_answer_goes_out_of_a_closed_dossier_too(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world);
	struct error err;

	assert_int_equal(
	    desk_close(&world->desk, dossier, "opgelost", &(struct desk_by){.who = "test"}, &err),
	    0);
	staff_says(world, dossier, "antwoord tekst: Graag gedaan.");
	assert_count(world, dossier, "antwoord", applicant, 1);
	assert_int_equal(state_of(world, dossier), DOSSIER_AFGESLOTEN);
}

static void an_answer_that_there_is_not_is_told_with_those_there_are(void **state)
{
	static const char *const texts[] = {"antwoord", "antwoord contcat", "antwoord weigering",
					    "antwoord: Bel ons morgen eens terug, dan kijken we",
					    "antwoord tekst"};
	struct world *world = *state;
	const char *dossier = new_dossier(world);
	struct error err;

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		const char *mail;

		staff_says(world, dossier, texts[i]);
		mail = last_mail(world, dossier, "verslag", NULL);
		assert_says(mail, "Er is niets gedaan.");
		if (i < 3)
			assert_says(mail, "Kies uit: tekst, bemiddeling, clientoverleg");
	}
	assert_says(last_mail(world, dossier, "verslag", NULL), "wat de aanvrager moet lezen");
	assert_count(world, dossier, "antwoord", NULL, 0);
	assert_count(world, dossier, "weigering", NULL, 0);
	assert_int_equal(desk_reply(&world->desk, dossier, "weigering", "x",
				    &(struct desk_by){.who = "test"}, &err),
			 -1);
	assert_int_equal(err.code, DESK_NO_TEMPLATE);
}

static void help_names_the_answers(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world);

	staff_says(world, dossier, "help");
	assert_says(last_mail(world, dossier, "verslag", NULL), "tekst, bemiddeling");
	assert_says(last_mail(world, dossier, "verslag", NULL),
		    "U kunt kiezen uit: bm-1 (Een), vz-1 (Twee)");
	assert_says(last_mail(world, dossier, "verslag", NULL),
		    "U kunt kiezen uit: niet gestart, gestopt, zonder overeenkomst");
}

/* Who does not know the short name of a colleague or a loket is told it with the name that people use. */
static void a_name_that_there_is_not_is_told_with_those_there_are(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world);

	staff_says(world, dossier, "ontvankelijk Drie");
	assert_says(last_mail(world, dossier, "verslag", NULL),
		    "Kies uit: bm-1 (Een), vz-1 (Twee).");
	/* a whole name; a sentence names nobody */
	staff_says(world, dossier, "ontvankelijk Piet Pieters");
	assert_says(last_mail(world, dossier, "verslag", NULL),
		    "Kies uit: bm-1 (Een), vz-1 (Twee).");
	staff_says(world, dossier, "ontvankelijk als ze allebei willen");
	assert_silent(last_mail(world, dossier, "verslag", NULL), "Kies uit");
	staff_says(world, dossier, "regio gent");
	assert_says(last_mail(world, dossier, "verslag", NULL), "antwerpen (Loket Antwerpen)");
	staff_says(world, dossier, "sluit");
	assert_says(last_mail(world, dossier, "verslag", NULL),
		    "Kies uit: niet gestart, gestopt, zonder overeenkomst");
}

/* What is meant is shown as it can be typed: no word of the trade of programs, no brackets of a grammar. */
static void what_may_be_meant_can_be_typed(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world);

	staff_says(world, dossier, "ontvanklijk");
	assert_says(last_mail(world, dossier, "verslag", NULL),
		    "Bedoelde u: ontvankelijk (of ontvankelijk NAAM)");
	staff_says(world, dossier, "vraag");
	assert_says(last_mail(world, dossier, "verslag", NULL), "Bedoelde u: vraag: TEKST");
	/* the names say it already */
	staff_says(world, dossier, "toewijzen");
	assert_silent(last_mail(world, dossier, "verslag", NULL), "Bedoelde u");
}

/* The operator's answer leaves at once, and takes no undo away from a colleague. */
static void an_answer_does_not_make_a_decision_final(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world);
	struct store_outgoing row;
	struct error err;

	staff_says(world, dossier, "ontvankelijk");
	assert_int_equal(desk_reply(&world->desk, dossier, "contact", NULL,
				    &(struct desk_by){.who = "test"}, &err),
			 0);
	last_mail(world, dossier, "antwoord-contact", &row);
	assert_int_equal(row.due, MONDAY);
	staff_says(world, dossier, "ongedaan");
	assert_int_equal(state_of(world, dossier), DOSSIER_ONTVANGEN);
	assert_count(world, dossier, "antwoord-contact", applicant, 1);
}

static void a_professional_does_not_write_through_us(void **state)
{
	static const char *const texts[] = {"vraag: Wie?", "antwoord contact",
					    "adres dief@elders.example", "adres opnieuw"};
	struct world *world = *state;
	const char *dossier = new_dossier(world);
	struct error err;

	assert_int_equal(
	    desk_admit(&world->desk, dossier, "bm-1", &(struct desk_by){.who = "test"}, &err), 0);
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		answer(world, &(struct answer_mail){.dossier = dossier,
						    .from = "een@bm.example",
						    .person = "een@bm.example",
						    .role = TOKEN_PROFESSIONAL,
						    .text = texts[i]});
	assert_count(world, dossier, "vraag", NULL, 0);
	assert_count(world, dossier, "antwoord-contact", NULL, 0);
	assert_count(world, dossier, "verslag", "een@bm.example", 4);
}

/* --- hostile words ------------------------------------------------------------------------------ */

/* What the words look like in the plain part, and what must not come of them. */
static const struct {
	const char *words, *plain, *never;
} hostile[] = {
    {"<script>alert(1)</script> <b>vet</b>", "<script>alert(1)</script> <b>vet</b>", NULL},
    {"# Kop *vet* [link](https://kwaad.example) ![x](https://kwaad.example/x.png)",
     "# Kop *vet* [link](https://kwaad.example)", "href=\"https://kwaad.example"},
    {"{{dossier}} {{#crisis}}{{nummer}}{{/crisis}} {{telefoon", "{{dossier}} {{#crisis}}{{nummer}}",
     NULL},
    {"Ja\r\nBcc: dief@elders.example\r\nX-Kwaad: 1", "Bcc: dief@elders.example", NULL},
    {"Ja\nSubject: Anders\nX-Loket-Template: weigering", "Subject: Anders", NULL},
    {"dit is \xE2\x80\xAEnegrekt\xE2\x80\xAC tekst", "dit is negrekt tekst", "\xE2\x80\xAE"},
    {"a\xE2\x81\xA6z\xE2\x81\xA9\xE2\x80\x8F e", "az e", "\xE2\x81\xA6"},
    {"--=_alternative\nContent-Type: text/html", "--=_alternative", NULL},
    {"\x1B[31mrood\x07 en \x01klaar", "[31mrood en klaar", "\x1B"},
    {"stuk \xC3( en \xFF uit", "stuk ", "\xFF"},
};

static size_t count_headers(const char *mail, const char *name)
{
	const char *end = strstr(mail, "\n\n");
	size_t count = 0;

	for (const char *at = mail; at && at < end; at = strchr(at, '\n')) {
		at += *at == '\n';
		count += strncasecmp(at, name, strlen(name)) == 0;
	}
	return count;
}

static void words_stay_words(void **state)
{
	static const char *const names[] = {"vraag", "antwoord", "antwoord-contact"};
	struct world *world = *state;
	struct desk_by by = {.who = "test"};
	struct error err;

	for (size_t i = 0; i < 3 * sizeof(hostile) / sizeof(hostile[0]); i++) {
		const char *dossier = new_dossier(world), *mail;
		const char *words = hostile[i / 3].words, *name = names[i % 3];

		assert_int_equal(i % 3 ? desk_reply(&world->desk, dossier, name, words, &by, &err)
				       : desk_ask(&world->desk, dossier, words, &by, &err),
				 0);
		mail = last_mail(world, dossier, name, NULL);
		assert_says(mail, hostile[i / 3].plain);
		assert_null(strstr(strstr(mail, "<html"), "<script"));
		assert_null(strstr(strstr(mail, "<html"), "<b>"));
		if (hostile[i / 3].never && strstr(mail, hostile[i / 3].never))
			fail_msg("%zu: %s", i / 3, mail);
		assert_int_equal(count_headers(mail, "Bcc:"), 0);
		assert_int_equal(count_headers(mail, "X-Kwaad:"), 0);
		assert_int_equal(count_headers(mail, "Subject:"), 1);
		assert_int_equal(count_headers(mail, "X-Loket-Template:"), 1);
		assert_int_equal(count_headers(mail, "To:"), 1);
		assert_says(mail, "To: an@ouders.example");
	}
}

static void no_key_goes_out_in_words(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world), *mail, *text;
	struct token token = {.role = TOKEN_STAFF, .period = token_period(MONDAY)};
	char key[TOKEN_TEXT], half[10];

	snprintf(token.dossier, sizeof(token.dossier), "%s", dossier);
	token_make(world->vault, &token, "loket@limburg.be", key);
	snprintf(half, sizeof(half), "%.9s", key);
	/* plain, and with what is taken out later in the midst of it */
	text = arena_format(world->arena,
			    "vraag: Schrijf naar bemiddeling+%s@limburg.be of "
			    "bemiddeling+%s\xE2\x80\x8E%s@limburg.be",
			    key, half, key + 9);
	staff_says(world, dossier, text);
	mail = last_mail(world, dossier, "vraag", NULL);
	assert_says(mail, "Schrijf naar bemiddeling+xxxx");
	assert_silent(mail, key);
	assert_silent(mail, key + 9);
}

static void long_words_arrive_whole(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world), *mail;
	struct buffer text = {0};

	buffer_text(&text, "antwoord tekst: ");
	for (int i = 0; text.length < 20000; i++)
		buffer_format(&text, "regel%d%s", i, i % 10 == 9 ? "\n" : " ");
	buffer_text(&text, "einde");
	staff_says(world, dossier, text.data);
	mail = last_mail(world, dossier, "antwoord", NULL);
	assert_says(mail, "einde");
	assert_says(mail, "regel0 ");
	assert_says(mail, "regel1000");
	/* longer than a mail with commands may be: nothing */
	for (int i = 0; i < 200; i++)
		buffer_text(&text, " nog veel meer woorden");
	staff_says(world, dossier, text.data);
	assert_count(world, dossier, "antwoord", applicant, 1);
	assert_says(last_mail(world, dossier, "verslag", NULL), "te lang");
	buffer_free(&text);
}

int main(void)
{
#define ASK_TEST(name) cmocka_unit_test_setup_teardown(name, desk_set_up, answer_tear_down)
	const struct CMUnitTest tests[] = {
	    ASK_TEST(a_question_goes_out_and_the_dossier_waits),
	    ASK_TEST(nothing_of_the_colleague_reaches_the_applicant),
	    ASK_TEST(the_desk_reads_what_of_its_letter_stays),
	    ASK_TEST(one_may_ask_again),
	    ASK_TEST(a_question_can_be_undone),
	    ASK_TEST(a_question_that_cannot_be_is_told),
	    ASK_TEST(an_answer_leaves_the_dossier_where_it_is),
	    ASK_TEST(who_is_a_minor_reads_je),
	    ASK_TEST(an_answer_goes_out_of_a_closed_dossier_too),
	    ASK_TEST(an_answer_that_there_is_not_is_told_with_those_there_are),
	    ASK_TEST(help_names_the_answers),
	    ASK_TEST(a_name_that_there_is_not_is_told_with_those_there_are),
	    ASK_TEST(what_may_be_meant_can_be_typed),
	    ASK_TEST(an_answer_does_not_make_a_decision_final),
	    ASK_TEST(a_professional_does_not_write_through_us),
	    ASK_TEST(words_stay_words),
	    ASK_TEST(no_key_goes_out_in_words),
	    ASK_TEST(long_words_arrive_whole),
	};

	return cmocka_run_group_tests_name("obey_ask", tests, NULL, NULL);
}
