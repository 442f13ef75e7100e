/* Words that lean on others: "dat" that nobody wants, "laat maar", "hij wil niet terug", "Eva van De Stap"; and
 * sentences that look alike and say something else. */
#include "reading_claims.h"

#include "advies/advies.h"

#define ELS  "Els Bos <e@a.example>"
#define TUUR "Ik vraag bemiddeling voor mijn zoon Tuur (14). "

/* An answer to our own mail. */
static enum soort kind_of(const char *text)
{
	struct reading *reading = fixture_mail(&fixture, text);

	reading->mail.from = (struct letter_address){NULL, "iemand@example.org"};
	reading->mail.onderwerp = "Re: Uw bericht is ontvangen 26-00031-9";
	reading->mail.marks |= LETTER_REPLY;
	understand(fixture.arena, reading, fixture.tables, &fixture.context);
	fixture_check_evidence(&fixture, reading);
	return reading->soort;
}

static void assert_kind(const char *text, int soort)
{
	if ((int)kind_of(text) != soort)
		fail_msg("%s: %d", text, (int)kind_of(text));
}

/* What an answer to our own mail is; in doubt a message, that a person reads. */
static void an_answer_that_drops_the_matter_withdraws(void **unused)
{
	static const struct {
		const char *text;
		int value;
	} cases[] = {
	    {"laat maar zitten, we zijn eruit", SOORT_INTREKKING},
	    {"het hoeft niet meer, bedankt voor alles", SOORT_INTREKKING},
	    {"Dag mevrouw Claes,\n\nhet hoeft niet meer, merci.\n\nGroetjes, Ilse",
	     SOORT_INTREKKING},
	    {"Laat maar, we zijn er samen uit.", SOORT_INTREKKING},
	    {"laat het dan maar zo. dank u", SOORT_INTREKKING},
	    {"Wij hebben jullie hulp niet meer nodig, dank u wel.", SOORT_INTREKKING},
	    {"merci maar het hoeft niet meer hoor", SOORT_INTREKKING},
	    /* a question beside it */
	    {"Laat maar zitten, of wat denkt u?", SOORT_ANTWOORD},
	    {"Hoeft dat gesprek niet meer door te gaan?", SOORT_ANTWOORD},
	    /* of something else */
	    {"Laat maar weten wanneer het past.", SOORT_ANTWOORD},
	    {"laat maar iets horen", SOORT_ANTWOORD},
	    {"Laat maar vallen dat idee.", SOORT_ANTWOORD},
	    {"laat maar zitten die datum, donderdag past beter", SOORT_ANTWOORD},
	    {"Laat dat idee maar vallen. De rest is goed.", SOORT_ANTWOORD},
	    {"Laat maar rusten, dat voorstel van de school.", SOORT_ANTWOORD},
	    {"laat maar vallen, dat gesprek hoeft niet meer", SOORT_INTREKKING},
	    {"Laat maar zitten, het is opgelost.", SOORT_INTREKKING},
	    {"Oma moet niet meekomen, dat is niet meer nodig.", SOORT_ANTWOORD},
	    {"Logopedie is niet meer nodig.", SOORT_ANTWOORD},
	    {"Een tolk is niet meer nodig, mijn zus vertaalt.", SOORT_ANTWOORD},
	    {"Mijn man hoeft er niet meer bij te zijn, dank u.", SOORT_ANTWOORD},
	    /* it goes on */
	    {"Het hoeft niet meer op dinsdag, woensdag mag ook.", SOORT_ANTWOORD},
	    {"We zijn er samen uit: dinsdag past voor iedereen.", SOORT_ANTWOORD},
	    {"We zijn er nog niet uit.", SOORT_ANTWOORD},
	    /* somebody else's */
	    {"Ze zeggen: laat maar zitten. Maar ik wil het gesprek wel.", SOORT_ANTWOORD},
	    {"Hij laat maar begaan.", SOORT_ANTWOORD},
	};

	(void)unused;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_kind(cases[i].text, cases[i].value);
	/* who writes for the first time tells a story in which somebody else may have said so */
	assert_int_equal(understood("Els Bos <e@a.example>",
				    "Laat maar zitten, zegt de begeleider. Wat kan ik doen?")
			     ->soort,
			 SOORT_AANVRAAG);
}

/* Words that withdraw, of something else, of somebody else, asked, doubted, or taken back in the same breath: what ends
 * a dossier is said plainly. */
static void who_does_not_plainly_withdraw_goes_on(void **unused)
{
	static const char *const messages[] = {
	    "Zijn jullie mijn mail vergeten",
	    "Vergeet mijn mail niet aub",
	    "Vergeet mijn mail van gisteren, dit is het juiste nummer: 0470 12 34 56",
	    "Jullie trekken onze aanvraag in twijfel.",
	    "De verwarring over het telefoonnummer is al opgelost.",
	    "Mijn probleem met de mail is intussen opgelost, ik kan weer antwoorden.",
	    "Zijn naam mag geschrapt worden van de lijst.",
	    "De verhuis zal toch niet doorgaan, we blijven in Genk wonen.",
	    "Het gesprek met de school zal toch niet doorgaan.",
	    "Daarom zien wij af van een tolk.",
	    "De bemiddelaar hoeft niet meer te bellen, ik heb de mail gezien.",
	    "De bemiddelaar is niet meer nodig op het adres van mijn moeder.",
	    "Het bezoek aan de school hoeft niet meer door te gaan.",
	    "Een tolk is niet meer nodig want mijn zus vertaalt.",
	    "I no longer need an interpreter.",
	    "Er is geen overleg meer nodig met de school, wel met de leefgroep.",
	    "Ik wil geen bemiddeling meer met mijn moeder erbij, alleen met de leefgroep",
	    "We willen geen bemiddeling meer, wel een cliëntoverleg.",
	    "Ik wil toch geen bemiddeling maar een cliëntoverleg.",
	    "De begeleidster wil toch geen bemiddeling. Kunnen we dan verder?",
	    "Mijn ex wil toch geen bemiddeling.",
	    "Alles is opgelost behalve de ruzie met de leefgroep.",
	    "Het is opgelost: we hebben een datum, dinsdag om 14u past.",
	    "Ze zeggen dat de begeleiding stopt. Moet ik de aanvraag intrekken?",
	    "Kan ik mijn aanvraag nog intrekken als het niet gaat?",
	    "Als de leefgroep niet komt, trekken wij onze aanvraag in!",
	    "Ik ga mijn aanvraag zeker niet intrekken",
	    "Onze aanvraag gaan wij nooit intrekken.",
	    "Ik moet van mijn vader de aanvraag intrekken.",
	    "Mijn vader heeft gezegd: trek de aanvraag in.",
	    "Mijn ex zegt dat ik de aanvraag moet intrekken, maar dat doe ik niet.",
	    "Papa verplicht mij de aanvraag in te trekken",
	    "Ik wou mijn aanvraag intrekken maar heb mij bedacht.",
	    "Ik twijfel of ik de aanvraag moet intrekken.",
	    "Ik denk eraan om mijn aanvraag in te trekken.",
	    "Misschien trek ik mijn aanvraag in.",
	    "Laat maar, ik wacht wel af wat jullie doen.",
	    "Ik hoop dat hij mag blijven. Alvast bedankt voor de moeite!",
	    "De tolk hoeft niet meer. Toch bedankt!",
	};
	static const char *const withdrawals[] = {
	    "Mijn aanvraag mag dus geschrapt worden.",
	    "We zijn eruit. Onze aanvraag mag dan ook ingetrokken worden.",
	    "Ik trek de aanvraag dus in. Toch bedankt.",
	    "Wij trekken onze vraag dan ook in.",
	    "Mijn aanvraag van vorige week mag u laten vallen.",
	    "Het is opgelost, jullie mogen het dossier sluiten.",
	    "Je mag ons dossier nu afsluiten.",
	    "Laat het clientoverleg van 3 december maar vallen.",
	    "De bemiddeling van volgende week mag afgelast worden.",
	    "Ik trek mijn aanvraag in.",
	    "Wij wensen onze aanvraag in te trekken.",
	    "Hierbij trek ik de aanvraag in, met dank voor alles.",
	    "Gelieve onze aanvraag stop te zetten.",
	    "Beste, het is opgelost. Dank u.",
	    "We zijn er samen uit geraakt, bemiddeling hoeft niet meer.",
	    "Wij zien af van de bemiddeling. Bedankt voor alles.",
	    "Ik wil geen bemiddeling meer.",
	    "Bemiddeling is niet meer nodig, Jonas gaat vanaf maandag terug naar de leefgroep.",
	    "De aanvraag mag geannuleerd worden, dank u.",
	};

	(void)unused;
	for (size_t i = 0; i < sizeof(messages) / sizeof(messages[0]); i++) {
		if (kind_of(messages[i]) == SOORT_INTREKKING)
			fail_msg("%s", messages[i]);
	}
	for (size_t i = 0; i < sizeof(withdrawals) / sizeof(withdrawals[0]); i++)
		assert_kind(withdrawals[i], SOORT_INTREKKING);
}

static void who_refuses_a_measure_refuses_no_talk(void **unused)
{
	static const struct case_of cases[] = {
	    {ELS,
	     "Mijn zoon Tuur (14) woont bij ons. Zij willen dat Tuur naar een internaat gaat, hij "
	     "en ik willen dat niet. Graag bemiddeling.",
	     {"akkoord.client=", "akkoord.ouders=zelf_gevraagd"}},
	    {ELS,
	     TUUR "Hij moet elke avond om 8 uur binnen. Tuur wil dat niet.",
	     {"akkoord.client="}},
	    {ELS, TUUR "Tuur wil dat niet.", {"akkoord.client=nee"}},
	    {ELS,
	     "Mijn zoon Tuur (14) heeft een begeleider. Die wil dat er een gesprek komt met een "
	     "bemiddelaar, maar Tuur wil dat niet.",
	     {"akkoord.client=nee"}},
	    {ELS,
	     "De vader van Tuur (14) en ik zijn het oneens. Ik wil dat hij naar de psycholoog "
	     "gaat, "
	     "zijn vader wil dat niet. Ik vraag bemiddeling.",
	     {"akkoord.ouders=zelf_gevraagd"}},
	    {ELS,
	     TUUR "Zijn vader liet weten dat hij bemiddeling weigert.",
	     {"akkoord.ouders=verdeeld"}},
	};

	(void)unused;
	CHECK(cases);
}

static void who_wants_to_leave_is_no_provider(void **unused)
{
	static const struct case_of cases[] = {
	    {ELS,
	     TUUR "Hij zit in een leefgroep en na de vakantie wil hij niet meer terug.",
	     {"eenzijdige_stop="}},
	    {ELS, TUUR "Hij wil niet meer terug naar de leefgroep.", {"eenzijdige_stop="}},
	    {ELS, TUUR "De begeleider weet dat Tuur niet meer terug durft.", {"eenzijdige_stop="}},
	    {ELS, TUUR "De leefgroep wil hem niet meer terug.", {"eenzijdige_stop=ja"}},
	    {ELS, TUUR "Hij mag niet meer terug naar de leefgroep.", {"eenzijdige_stop=ja"}},
	};

	(void)unused;
	CHECK(cases);
}

static void what_nobody_gets_out_of_is_the_question(void **unused)
{
	static const struct case_of cases[] = {
	    {ELS,
	     "Mijn zoon Tuur (14) woont in een leefgroep. De opvoeders en ik geraken er niet meer "
	     "uit over zijn gsm.",
	     {"instrument=bemiddeling",
	      "vraag=De opvoeders en ik geraken er niet meer uit over zijn gsm."}},
	    {ELS,
	     "Mijn zoon Tuur (14) woont in een leefgroep. Wij komen er samen niet uit over de "
	     "vakantie.",
	     {"vraag=Wij komen er samen niet uit over de vakantie."}},
	    {ELS,
	     "Mijn zoon Tuur (14) woont bij ons. Ik kom met uw formulier er niet meer uit.",
	     {"instrument=", "vraag="}},
	};

	(void)unused;
	CHECK(cases);
}

static void a_name_goes_on_and_ends_before_its_service(void **unused)
{
	static const struct case_of cases[] = {
	    {ELS,
	     TUUR "Eva Lemmens van De Stap, zijn begeleidster, luistert niet.",
	     {"partijen.0.naam=Eva Lemmens"}},
	    {ELS,
	     TUUR "Tom van den Berghe, zijn begeleider, luistert niet.",
	     {"partijen.0.naam=Tom van den Berghe"}},
	    /* broken by the width of the page */
	    {ELS,
	     "Sinds mijn zoon Arne (17) op kamertraining zit botsen hij en zijn begeleidster elke "
	     "dag. Ik\nhoor van beide kanten een ander verhaal. Graag bemiddeling. De "
	     "begeleidster, "
	     "dat is Eva,\nvindt het ook goed.",
	     {"partijen.0.relatie=begeleider"}},
	    {ELS,
	     "Sinds mijn zoon Arne (17) op kamertraining zit botsen hij en zijn begeleidster over "
	     "alles.\nIk vraag bemiddeling, want zo kan het niet blijven duren met hen. De "
	     "begeleidster, "
	     "Eva\nLemmens van De Stap, vindt het ook goed, en zij komt graag mee naar dat "
	     "gesprek.",
	     {"partijen.0.naam=Eva Lemmens"}},
	    /* a line of its own is no broken one */
	    {ELS,
	     "Mijn zoon Arne (17) heeft ruzie.\nIk vraag bemiddeling met zijn begeleidster Eva\n"
	     "Lemmens van Dam woont naast ons.",
	     {"partijen.0.naam=Eva"}},
	};

	(void)unused;
	CHECK(cases);
}

static enum uitkomst follow_up(const char *text)
{
	struct reading *reading = fixture_mail(&fixture, text);

	reading->mail.from = address_of("Jo Maes <jo@clb.example>");
	understand(fixture.arena, reading, fixture.tables, &fixture.context);
	fixture_check_evidence(&fixture, reading);
	advies_give(fixture.arena, reading, INSTRUMENT_CLIENTOVERLEG, fixture.texts);
	for (size_t i = 0; i < reading->advies.regel_count; i++) {
		if (text_equal(reading->advies.regels[i].id, "CO-12"))
			return reading->advies.regels[i].uitkomst;
	}
	return UITKOMST_NONE;
}

/* Date, chair or number of the earlier talk, as they are told. */
static void the_earlier_talk_is_not_asked_for_when_it_was_told(void **unused)
{
	static const struct {
		const char *text;
		enum uitkomst uitkomst;
	} cases[] = {
	    {"Het vorige overleg was op 12 mei.", UITKOMST_NOTA},
	    {"Dat is een vervolg op het overleg van 12/05/2026.", UITKOMST_NOTA},
	    {"Op 12 mei 2026 was er een eerste overleg.", UITKOMST_NOTA},
	    {"De voorzitter was Tom Peeters.", UITKOMST_NOTA},
	    {"Het dossiernummer was 26-00003-7.", UITKOMST_NOTA},
	    {"Liefst op 12 mei in Genk.", UITKOMST_TE_ONDERZOEKEN},
	    {"We hadden al een overleg.", UITKOMST_TE_ONDERZOEKEN},
	    {"Graag met een voorzitter die Frans spreekt.", UITKOMST_TE_ONDERZOEKEN},
	    {"U kunt mij bellen op het nummer 011 23 72 25.", UITKOMST_TE_ONDERZOEKEN},
	};

	(void)unused;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const char *text = arena_format(
		    fixture.arena, "Wij vragen een vervolgoverleg voor Tuur (14) uit Genk. %s",
		    cases[i].text);

		if (follow_up(text) != cases[i].uitkomst)
			fail_msg("%s: %d", cases[i].text, (int)follow_up(text));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(an_answer_that_drops_the_matter_withdraws),
	    cmocka_unit_test(who_does_not_plainly_withdraw_goes_on),
	    cmocka_unit_test(who_refuses_a_measure_refuses_no_talk),
	    cmocka_unit_test(who_wants_to_leave_is_no_provider),
	    cmocka_unit_test(what_nobody_gets_out_of_is_the_question),
	    cmocka_unit_test(a_name_goes_on_and_ends_before_its_service),
	    cmocka_unit_test(the_earlier_talk_is_not_asked_for_when_it_was_told),
	};
	int failed;

	fixture_load(&fixture);
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	fixture_unload(&fixture);
	return failed;
}
