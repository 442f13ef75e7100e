/* What the writers of the corpus' negenentwintig to tweeendertig showed, each cause in other words than theirs, beside
 * its look-alikes: a stop that is the writer's own wish, a place that goes to another, who wrote and whose home it is.
 * What is expected was written by hand. */
#include "reading_claims.h"

static void whose_stop_it_is(void **unused)
{
	static const struct case_of cases[] = {
	    {"x@a.example",
	     "Ik ben Bo, 15. Mijn bed gaat op 3 mei naar iemand anders. Ik vraag bemiddeling.",
	     {"eenzijdige_stop=ja"}},
	    {"x@a.example",
	     "Ik ben de mama van Bo (15). Bij een volgende afwezigheid wordt zijn plaats in het "
	     "dagcentrum vrijgemaakt, schrijven ze. Ik vraag bemiddeling.",
	     {"eenzijdige_stop=dreigt"}},
	    {"x@a.example",
	     "Ik ben Bo, 15. Bij de volgende afspraak vertel ik alles. Ik vraag bemiddeling.",
	     {"eenzijdige_stop="}},
	    {"x@a.example",
	     "Ik ben Bo, 15. Ik ben uit de leefgroep weggelopen en niet meer terug geweest. Ik "
	     "vraag bemiddeling.",
	     {"eenzijdige_stop="}},
	    {"x@a.example",
	     "Ik ben Bo, 15, uit Mol. Niemand zet mij buiten, ik vraag zelf bemiddeling.",
	     {"eenzijdige_stop=nee"}},
	    {"x@a.example",
	     "Ik ben de papa van Bo (15). We hebben ruzie met de begeleidster. De thuisbegeleiding "
	     "doet gewoon voort. Ik vraag bemiddeling.",
	     {"eenzijdige_stop=nee"}},
	};

	(void)unused;
	CHECK(cases);
}

static void a_right_by_the_name_of_the_law(void **unused)
{
	static const struct case_of cases[] = {
	    {"x@a.example",
	     "Ik ben 23. In 2018 was er een clientoverleg over mij. Ik wil alles lezen, dat recht "
	     "heb ik volgens de AVG.",
	     {"soort=overig"}},
	    {"x@a.example",
	     "Ik ben Bo, 15. Ik vraag bemiddeling. Mijn begeleider leest mijn dagboek, en dat mag "
	     "niet volgens de GDPR.",
	     {"soort=aanvraag"}},
	};

	(void)unused;
	CHECK(cases);
}

static void whose_home_and_which_street(void **unused)
{
	static const struct case_of cases[] = {
	    {"x@a.example",
	     "Ik ben Fien Claes van Mol en ik ben 14. Ik zit overdag in een MFC in Balen. Ik vraag "
	     "bemiddeling.",
	     {"client.gemeente=Mol"}},
	    {"x@a.example",
	     "Mijn zoon Bo is 9. Ik vraag bemiddeling.\n\nAdres Lindehof 12, 2400 Mol",
	     {"client.adres=Lindehof 12"}},
	    {"x@a.example",
	     "Mijn zoon Bo is 9. Hij woont bij mij in 2400 Mol; om de twee weken, in het weekend "
	     "is hij bij zijn papa in Balen. Ik vraag bemiddeling.",
	     {"client.gemeente=Mol"}},
	};

	(void)unused;
	CHECK(cases);
}

static void two_people_in_the_header_are_no_name(void **unused)
{
	static const struct case_of cases[] = {
	    {"Bo & Kato <bokato@a.example>",
	     "Het gaat over mij, Kato, 15 jaar. Ik vraag bemiddeling met mijn begeleider.\n\nKato",
	     {"aanvrager.naam=Kato"}},
	};

	(void)unused;
	CHECK(cases);
}

static void an_article_is_none_of_a_name(void **unused)
{
	static const struct case_of cases[] = {
	    {"x@a.example",
	     "Maman de Simon, 11 ans, Uccle (1180). Je demande une m\xC3\xA9"
	     "diation.",
	     {"client.naam=Simon"}},
	};

	(void)unused;
	CHECK(cases);
}

static void who_agrees_in_passing(void **unused)
{
	static const struct case_of cases[] = {
	    {"x@a.example",
	     "Ik ben de papa van Bo (9). Ik vraag bemiddeling met zijn begeleidster. Mijn vrouw is "
	     "akkoord. Bo spreekt niet.",
	     {"akkoord.client=", "client.naam=Bo"}},
	    {"x@a.example",
	     "Ik ben trainer van Bo (15), zijn moeder vindt het best. Hij vraagt bemiddeling.",
	     {"akkoord.ouders=ja"}},
	    {"x@a.example",
	     "Ik werk bij het CLB. Ik vraag een clientoverleg voor Bo (15). De ouders zijn "
	     "hierover "
	     "niet gepolst. Het parket werd ingelicht.",
	     {"akkoord.ouders="}},
	    {"x@a.example",
	     "Ik werk bij het CLB. Ik vraag een clientoverleg voor Bo (15). De mama zegt dat ze "
	     "niet "
	     "meedoet.",
	     {"akkoord.ouders=nee"}},
	};

	(void)unused;
	CHECK(cases);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(whose_stop_it_is),
	    cmocka_unit_test(a_right_by_the_name_of_the_law),
	    cmocka_unit_test(whose_home_and_which_street),
	    cmocka_unit_test(two_people_in_the_header_are_no_name),
	    cmocka_unit_test(an_article_is_none_of_a_name),
	    cmocka_unit_test(who_agrees_in_passing),
	};
	int failed;

	fixture_load(&fixture);
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	fixture_unload(&fixture);
	return failed;
}
