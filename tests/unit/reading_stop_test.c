/* A provider that stops the help, threatens to, or goes on, said in many ways; and what only sounds like it. What is
 * expected was written by hand, as a person at the desk would read it. */
#include "reading_claims.h"

static void assert_stop(const char *expected, const char *const *texts)
{
	size_t faults = 0;

	for (; *texts; texts++) {
		const struct case_of one = {"x@a.example", *texts, {expected}};

		faults += check(&one, 1);
	}
	assert_int_equal(faults, 0);
}

static void help_that_ends_by_the_provider(void **unused)
{
	static const char *const texts[] = {
	    "Vanaf 1 mei komt er geen begeleiding meer, zegt het CAW.",
	    "Ze hebben de hulp stilgelegd na de ruzie met de begeleider.",
	    "Het dagcentrum laat weten dat hij er vanaf september niet meer terecht kan.",
	    "De begeleidster heeft gemaild dat dit haar laatste bezoek was.",
	    "De leefgroep heeft beslist dat hij na de paasvakantie niet terugkomt.",
	    "Het MFC schrijft hem uit op 30 juni.",
	    "De pleegzorgdienst haalt haar volgende week bij ons weg.",
	    "Ze hebben gezegd dat ik mijn biezen mag pakken, tegen zondag moet ik uit de studio "
	    "zijn.",
	    "De opvang is opgezegd per aangetekende brief.",
	    "De therapie werd zomaar afgebroken door het CGG.",
	    NULL};

	(void)unused;
	assert_stop("eenzijdige_stop=ja", texts);
}

static void help_that_may_end(void **unused)
{
	static const char *const texts[] = {
	    "De directrice zei dat hij bij het eerstvolgende incident uit de leefgroep vliegt.",
	    "De begeleider zegt dat ze het dossier gaan sluiten als we nog een afspraak missen.",
	    "Ze dreigen ermee mij over te plaatsen als ik niet luister in de leefgroep.",
	    "De dienst overweegt om ermee op te houden.",
	    "Als wij niet tekenen stopt de thuisbegeleiding, zei de coördinator.",
	    NULL};

	(void)unused;
	assert_stop("eenzijdige_stop=dreigt", texts);
}

static void help_that_goes_on_or_ended_by_agreement(void **unused)
{
	static const char *const texts[] = {
	    "De dienst heeft beloofd dat ze blijven komen zolang het nodig is.",
	    "Niemand wil stoppen, ook de begeleidster niet.",
	    "De begeleiding is in maart samen met ons afgesloten, iedereen vond dat goed.",
	    "De leefgroep zegt dat ik zeker niet weg moet.",
	    "De thuisbegeleider zegt dat hij niet opgeeft en gewoon blijft langskomen.",
	    NULL};

	(void)unused;
	assert_stop("eenzijdige_stop=nee", texts);
}

static void what_only_sounds_like_a_stop(void **unused)
{
	static const char *const texts[] = {
	    "De voetbalclub heeft hem buitengezet.",
	    "De school heeft beslist dat hij drie dagen niet mag komen.",
	    "Ik wil stoppen met de psycholoog.",
	    "De begeleidster is ziek en komt deze week niet.",
	    "Mijn begeleider gaat met pensioen in juni.",
	    "Ik wil mijn kamer in de leefgroep houden zoals ze is.",
	    "Onze vorige begeleidster is van werk veranderd.",
	    "Mijn stage stopt in juni en dan heb ik vakantie, zegt mijn begeleider.",
	    "Wij hebben de begeleiding zelf stilgelegd tot na de examens.",
	    "In haar laatste gesprek was de begeleidster boos op mij.",
	    NULL};

	(void)unused;
	assert_stop("eenzijdige_stop=", texts);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(help_that_ends_by_the_provider),
	    cmocka_unit_test(help_that_may_end),
	    cmocka_unit_test(help_that_goes_on_or_ended_by_agreement),
	    cmocka_unit_test(what_only_sounds_like_a_stop),
	};
	int failed;

	fixture_load(&fixture);
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	fixture_unload(&fixture);
	return failed;
}
