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

static void assert_stops(const char *const *stops, const char *const *threats,
			 const char *const *none, const char *const *others)
{
	assert_stop("eenzijdige_stop=ja", stops);
	assert_stop("eenzijdige_stop=dreigt", threats);
	assert_stop("eenzijdige_stop=nee", none);
	assert_stop("eenzijdige_stop=", others);
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

static void a_stop_in_words_of_yet_others(void **unused)
{
	static const char *const texts[] = {
	    "In de brief van het dagcentrum staat dat Sem vanaf 1 maart niet meer mag komen.",
	    "Het dagcentrum liet weten dat ik na de vakantie niet meer mag komen.",
	    "Ik kreeg een mail van het CAW dat ze het traject afsluiten tegen eind mei.",
	    "De dienst schrijft dat de ondersteuning op 30 april ophoudt.",
	    "De begeleidster belde: ze sluiten ons dossier af.",
	    NULL};
	static const char *const others[] = {
	    "Ik wil dat de begeleidster niet meer mag komen.",
	    "De leefgroep is akkoord dat mama op zondag niet meer mag komen.",
	    "De school stopt op 30 juni en dan is het vakantie. De begeleiding is goed.",
	    "Mijn begeleider zegt dat ik mijn kast moet leegmaken voor de grote kuis.",
	    "Onze dochter mag vanaf 8 uur niet meer op haar gsm, zegt de leefgroep.",
	    NULL};

	(void)unused;
	assert_stop("eenzijdige_stop=ja", texts);
	assert_stop("eenzijdige_stop=", others);
}

static void a_threat_hangs_on_one_thing_more(void **unused)
{
	static const char *const texts[] = {
	    "Als ik nog één punt verlies moet ik weg uit de leefgroep.",
	    "Nog 1 keer spijbelen en hij mag zijn bed leeghalen, zei de orthopedagoge van het MFC.",
	    "Mijn begeleidster zegt dat ik het thuis moet vertellen, anders wil ze niet verder "
	    "werken "
	    "met mij.",
	    "Het tehuis schrijft dat zijn verblijf bij een volgende waarschuwing wordt beëindigd.",
	    "Of ik teken dat contract van de dienst, of anders stopt ze met de begeleiding.",
	    NULL};
	static const char *const others[] = {
	    "Als ik nog één punt haal op mijn toets ga ik met de leefgroep naar zee.",
	    "Mijn begeleider zegt: anders kan hij niet verder slapen, zet je muziek stiller.",
	    "Nog 1 keer slapen en dan mag ik weg op kamp met het MFC.", NULL};

	(void)unused;
	assert_stop("eenzijdige_stop=dreigt", texts);
	assert_stop("eenzijdige_stop=", others);
}

static void who_goes_on_says_so(void **unused)
{
	static const char *const texts[] = {
	    "De pleegzorg blijft gewoon doorlopen, daar gaat het niet over.",
	    "De contextbegeleidster komt trouw elke week en blijft dat doen.",
	    "De thuisbegeleidster blijft gaan, maar het is op eieren lopen.",
	    "Ik wil met de leefgroep stoppen, maar zij willen niet dat ik wegga.",
	    "Tom, de begeleider, blijft overigens gewoon aan boord.",
	    "Onze begeleidster wil blijven komen tot de zomer, ik niet.",
	    "Er is al thuisbegeleiding, daar zijn we blij mee en die blijft ook.",
	    "De mensen van het gezinshuis zouden mij graag houden.",
	    NULL};
	static const char *const others[] = {
	    "Ik wil blijven komen naar het dagcentrum.",
	    "Mijn ouders willen niet dat ik wegga uit de leefgroep.",
	    "De begeleiding blijft niet duren, denk ik.",
	    "Mijn begeleider blijft op zijn kop staan.", NULL};

	(void)unused;
	assert_stop("eenzijdige_stop=nee", texts);
	assert_stop("eenzijdige_stop=", others);
}

static void a_place_goes_to_another(void **unused)
{
	static const char *const stops[] = {
	    "Wij stoppen het verblijf van Milan in ons MFC op 15 maart.",
	    "Mijn pleegouders zeiden dat ik na kerst niet meer bij hen mag wonen.", NULL};
	static const char *const threats[] = {
	    "Er stond in de brief van het dagcentrum: als hij nog eens te laat is gaat zijn plaats "
	    "naar een ander.",
	    NULL};
	static const char *const none[] = {
	    "Niemand wil ermee stoppen, ook de pleegzorgbegeleider niet.",
	    "Ik wil weg uit de voorziening, maar zij zeggen: wij houden u hier tot december.",
	    NULL};
	static const char *const others[] = {
	    "Wij stoppen de auto van papa aan de poort van het MFC.",
	    "Mijn papa zegt dat ik niet meer bij hem mag wonen. Mijn begeleider helpt.",
	    "Ze houden hem tot 17 uur in de studie, zegt de leefgroep.",
	    "Als ik niet antwoord gaat zijn beurt naar een ander, zegt mijn begeleider.", NULL};

	(void)unused;
	assert_stops(stops, threats, none, others);
}

static void an_end_in_the_words_of_letters_and_of_cards(void **unused)
{
	static const char *const stops[] = {
	    "De coordinator zei gisteren dat ik er eind deze maand uit moet, en de leefgroep zoekt "
	    "niets anders.",
	    "Er zit al iemand anders in zijn bed, zei het tehuis.",
	    "In de brief van het MFC stond: de opvang van uw dochter neemt een einde op 15 mei.",
	    "Wij laten weten dat onze dienst de thuisbegeleiding op 1 juli eenzijdig stopzet.",
	    "Tot maandag had ik begeleiding van het CBAW. Maandag moest ik mijn sleutel inleveren.",
	    NULL};
	static const char *const threats[] = {
	    "Bij de vierde verwittiging lig ik eruit, zegt mijn begeleider van de leefgroep.",
	    "Na de derde streep vlieg ik buiten in het tehuis.",
	    "Het CGG schreef dat de therapie vervalt als zij nog een keer te laat komt.",
	    "Nog een gemiste afspraak en de begeleiding vervalt, zei de coördinator.",
	    "Indien zijn houding niet verbetert, zien wij ons verplicht het verblijf te "
	    "beëindigen.",
	    "Sa responsable a dit qu'elle pouvait fermer le dossier si je me plaignais.",
	    NULL};
	static const char *const none[] = {
	    "De hulp loopt gewoon voort, niemand heeft over iets anders gesproken.",
	    "Wij willen geen einde aan de pleegzorg, en de dienst gelukkig ook niet.",
	    "I do not want to stop the guidance, nor do they.",
	    "Mijn begeleider wil zelfs nog een half jaar verlengen, ik niet.",
	    "Zij blijft gewoon verder langskomen tot december, mijn thuisbegeleidster.",
	    NULL};
	static const char *const others[] = {
	    "Mijn vader heeft het slot laten vervangen en mijn broer mag niet meer binnen. Zijn "
	    "begeleider praat met hem.",
	    "De leefgroep vindt dat hij moet stoppen met de harmonie en met ons koor.",
	    "Papa zegt dat ik eruit moet. Mijn begeleidster van het CAW helpt zoeken.",
	    "Het internaat heeft mij buitengezet op school, mijn begeleider weet het.",
	    "De begeleiding vraagt om nog een afspraak te maken.",
	    "Wij willen nog een jaar verlengen maar weten niet wat de dienst vindt.",
	    "Bij de derde afspraak was ik buiten adem, zei de begeleider.",
	    NULL};

	(void)unused;
	assert_stops(stops, threats, none, others);
}

static void an_end_that_hangs_on_something_and_help_that_stays(void **unused)
{
	static const char *const stops[] = {
	    "Kristof zei dat het gedaan is voor mij, ik mag niet meer komen naar het dagcentrum.",
	    "Voor wanneer? Ik mag nie mi binnen in t dagcentrum, zei mijn begeleider.",
	    "De pleegzorgdienst heeft meegedeeld dat zij de plaatsing op 30 april beëindigt: wij "
	    "zouden een andere visie hebben.",
	    "Het CAW heeft geschreven dat ze de begeleiding vanaf mei stopzetten.", NULL};
	static const char *const threats[] = {
	    "Als hij voor eind juni geen werk heeft of niet op alle vergaderingen is geweest, dan "
	    "trekt de dienst zich terug.",
	    "De directie schrijft dat zij zijn plaats zal opzeggen indien hij nog een keer "
	    "weigert.",
	    "Ze schrijven dat de begeleiding zal stopgezet worden als we niet tekenen.",
	    "Wanneer hij nog eens wegloopt, dan trekt de thuisbegeleidster zich terug.", NULL};
	static const char *const none[] = {
	    "De gezinsbegeleiding loopt gewoon verder, gelukkig.",
	    "De hulp zelf gaat verder, daar zijn we blij om.",
	    "De thuisbegeleiding is verwittigd, die blijft betrokken.",
	    "School is gestopt met haar, de thuisbegeleiding niet, die komt trouw verder.",
	    "De voorziening wil hem laten blijven tot de zomer, ik zie dat anders.",
	    "Mijn opvoeders zeggen dat mijn kamer er blijft zolang ik wil.",
	    NULL};
	static const char *const others[] = {
	    "Mijn mama wil mij laten blijven, de leefgroep vindt van niet.",
	    "Mijn papa trekt zich terug als het over geld gaat. Ik vraag een gesprek met de "
	    "begeleider.",
	    "Als ik moe ben trek ik mij terug in mijn kamer in de leefgroep.",
	    "Na de match was het gedaan voor ons, zei de trainer tegen de begeleider.",
	    "Hoe de begeleiding verder gaat weten we niet.",
	    "Mijn papa heeft de dienst geschreven dat ze bij hem niet meer welkom is.",
	    NULL};

	(void)unused;
	assert_stops(stops, threats, none, others);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(help_that_ends_by_the_provider),
	    cmocka_unit_test(help_that_may_end),
	    cmocka_unit_test(help_that_goes_on_or_ended_by_agreement),
	    cmocka_unit_test(what_only_sounds_like_a_stop),
	    cmocka_unit_test(a_stop_in_words_of_yet_others),
	    cmocka_unit_test(a_threat_hangs_on_one_thing_more),
	    cmocka_unit_test(who_goes_on_says_so),
	    cmocka_unit_test(a_place_goes_to_another),
	    cmocka_unit_test(an_end_in_the_words_of_letters_and_of_cards),
	    cmocka_unit_test(an_end_that_hangs_on_something_and_help_that_stays),
	};
	int failed;

	fixture_load(&fixture);
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	fixture_unload(&fixture);
	return failed;
}
