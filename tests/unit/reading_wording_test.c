/* The same thing in the words of many people: old and young, at home and at work; and what only sounds like it.
 * What is expected was written by hand, as a person at the desk would read it. */
#include "reading_claims.h"

/* "bij mama en haar vriend in ..." */
static void a_home_is_where_one_lives_with_somebody(void **unused)
{
	static const struct case_of cases[] = {
	    {"x@a.example",
	     "Ik ben Fien en ik ben 12. ik woon bij mama en haar vriend in Wetteren.",
	     {"client.gemeente=Wetteren"}},
	    {"x@a.example",
	     "Ik ben 17 jaar en ik woon bij mijn grote zus in Lanaken.",
	     {"client.gemeente=Lanaken"}},
	    {"x@a.example",
	     "Ik ben de tante van Milo, 6 jaar. Hij woont bij mijn broer in 2220 Heist-op-den-Berg "
	     "en is vaak bij ons.",
	     {"client.gemeente=Heist-op-den-Berg", "client.postcode=2220"}},
	    {"x@a.example",
	     "Ik ben de tante van Luna. Luna is 8 en woont met haar moeder (mijn zus Tamara) in "
	     "Ninove.",
	     {"client.gemeente=Ninove"}},
	    {"x@a.example",
	     "Mijn kleinzoon Milan is 12 en weunt bij heur mama, mijn dochter Marleen, ier in "
	     "Poperinge.",
	     {"client.gemeente=Poperinge"}},
	    {"x@a.example",
	     "Mijn dochter Lise (13) woont samen met haar zus en haar papa in Deinze.",
	     {"client.gemeente=Deinze"}},
	    {"x@a.example",
	     "Ik ben 16 en ik leef met mijn grote broer Samir in Vilvoorde.",
	     {"client.gemeente=Vilvoorde"}},
	    {"x@a.example",
	     "Ik ben Basiel, 10 jaar. Ik woon in Torhout met mama. Papa ook, die woont in Gistel, "
	     "is akkoord.",
	     {"client.gemeente=Torhout"}},
	    {"x@a.example",
	     "Ik ben Fien en ik ben 12. Ik ga in het weekend bij papa en zijn vriendin in Gistel.",
	     {"client.gemeente="}},
	    {"x@a.example",
	     "Ik ben 15. Ik woon bij mama en mijn papa woont in Gistel.",
	     {"client.gemeente="}},
	    {"x@a.example",
	     "Ik ben 15 en woon bij mama. De begeleidster zit met mijn broer in Gent te praten.",
	     {"client.gemeente="}},
	    {"Stage JAC Bilzen <stage@caw.example>",
	     "Graag een cliëntoverleg voor Aaron, 15 jaar, die in 3740 Bilzen bij zijn ouders "
	     "woont.",
	     {"client.gemeente=Bilzen", "client.postcode=3740"}},
	    {"x@a.example",
	     "Graag bemiddeling voor Lina (14), die in Genk bij haar tante woont.",
	     {"client.gemeente=Genk"}},
	    {"x@a.example",
	     "Graag bemiddeling voor Lina (14). Haar papa, die in Genk met zijn vriendin woont, is "
	     "akkoord.",
	     {"client.gemeente="}},
	    {"x@a.example",
	     "Graag bemiddeling voor Lina (14). De begeleidster wil dat haar oma, die nu in Genk "
	     "woont, mee komt.",
	     {"client.gemeente="}},
	};

	(void)unused;
	CHECK(cases);
}

static void who_withdraws_asks_it_politely(void **unused)
{
	static const struct case_of cases[] = {
	    {"x@a.example",
	     "Dag mevrouw, wij zijn er intussen zelf uitgeraakt met de thuisbegeleiding. Mogen wij "
	     "onze aanvraag intrekken?",
	     {"soort=intrekking"}},
	    {"x@a.example",
	     "Beste, het probleem met de leefgroep is opgelost. Kunt u mijn aanvraag annuleren? "
	     "Bedankt.",
	     {"soort=intrekking"}},
	    {"x@a.example",
	     "Hallo, het gesprek is niet langer nodig, alles is uitgeklaard. Wilt u onze aanvraag "
	     "schrappen aub?",
	     {"soort=intrekking"}},
	    {"x@a.example",
	     "Mag onze aanvraag van vorige week geannuleerd worden? Alles is terug goed tussen ons "
	     "en de begeleidster.",
	     {"soort=intrekking"}},
	    {"x@a.example",
	     "Het overleg aan onze keukentafel is zo goed meegevallen. Mag ik de aanvraag dus "
	     "intrekken?",
	     {"soort=intrekking"}},
	    {"x@a.example",
	     "Ik vraag bemiddeling met het dagcentrum. Kan ik mijn aanvraag later nog intrekken?",
	     {"soort=aanvraag"}},
	    {"x@a.example",
	     "Mag ik de aanvraag intrekken als het niet klikt met de bemiddelaar? Niets is "
	     "opgelost.",
	     {"soort=aanvraag"}},
	    {"x@a.example",
	     "Mijn begeleider vraagt: kan jij de aanvraag niet intrekken? Maar het is niet "
	     "opgelost.",
	     {"soort=aanvraag"}},
	    {"x@a.example",
	     "Ik ben 15. Mijn begeleider zegt dat alles opgelost is. Mag ik de aanvraag intrekken?",
	     {"soort=aanvraag"}},
	    {"x@a.example",
	     "Ik ben 15. Papa was kwaad. Mag ik de aanvraag intrekken? Papa zegt dat het niet meer "
	     "nodig is.",
	     {"soort=aanvraag"}},
	    {"x@a.example",
	     "Ik wil bemiddeling voor mijn dochter. Mama zegt dat het al opgelost is en vraagt of "
	     "ik de aanvraag wil intrekken, maar dat wil ik niet.",
	     {"soort=aanvraag"}},
	};

	(void)unused;
	CHECK(cases);
}

static void who_only_asks_how_it_works(void **unused)
{
	static const struct case_of cases[] = {
	    {"x@a.example",
	     "Goeiedag, ik werk op een CLB. Tot welke leeftijd kan men bij jullie terecht? Er is "
	     "geen dossier aan gekoppeld, louter informatief.",
	     {"soort=vraag"}},
	    {"x@a.example",
	     "Dag, wij hebben drie vragen over bemiddeling. Wie betaalt dat? Er hangt geen dossier "
	     "aan vast.",
	     {"soort=vraag"}},
	    {"x@a.example",
	     "Op ons team vroeg iemand of er een leeftijdsgrens is. Er is geen dossier aan "
	     "verbonden, wij willen het gewoon juist kunnen uitleggen.",
	     {"soort=vraag"}},
	    {"x@a.example",
	     "Ik heb nu zelf geen dossier lopen, het is puur om te weten. Tot welke leeftijd kan "
	     "een jongere bemiddeling vragen?",
	     {"soort=vraag"}},
	    {"x@a.example",
	     "Los van een concreet dossier: wie betaalt een bemiddeling?",
	     {"soort=vraag"}},
	    {"x@a.example",
	     "Ik heb een vraag: mijn zoon is 15 en moet weg uit de leefgroep. Is er een "
	     "leeftijdsgrens? Wij willen bemiddeling.",
	     {"soort=aanvraag"}},
	    {"x@a.example",
	     "Er is bij jullie nog geen dossier lopende voor Senne (14). Graag een cliëntoverleg "
	     "voor hem.",
	     {"soort=aanvraag"}},
	    {"x@a.example",
	     "Mijn dochter is 12. Wie betaalt de bemiddeling met haar begeleidster? Wij willen dat "
	     "zo snel mogelijk.",
	     {"soort=aanvraag"}},
	};

	(void)unused;
	CHECK(cases);
}

static void a_service_that_goes_on(void **unused)
{
	static const struct case_of cases[] = {
	    {"x@a.example",
	     "Gunter van de thuisbegeleiding blijft sowieso komen, zegt hij.",
	     {"eenzijdige_stop=nee"}},
	    {"x@a.example",
	     "Er is al drie keer over gebekvecht en Gunter blijft sowieso komen, zegt hij, maar zo "
	     "is het voor niemand plezant.",
	     {"eenzijdige_stop=nee"}},
	    {"x@a.example",
	     "De begeleidster zegt dat ze verder blijft komen, dat is het niet.",
	     {"eenzijdige_stop=nee"}},
	    {"x@a.example",
	     "Het dagcentrum wil graag verder werken met hem.",
	     {"eenzijdige_stop=nee"}},
	    {"x@a.example", "De twee diensten willen zelf ook doorgaan.", {"eenzijdige_stop=nee"}},
	    {"x@a.example", "Stoppen wil niemand, maar het botst.", {"eenzijdige_stop=nee"}},
	    {"x@a.example",
	     "Het MFC wil wel verder maar niet op deze manier.",
	     {"eenzijdige_stop=nee"}},
	    {"x@a.example",
	     "The worker still comes and nobody wants to stop.",
	     {"eenzijdige_stop=nee"}},
	    {"x@a.example",
	     "La thuisbegeleiding veut continuer avec nous.",
	     {"eenzijdige_stop=nee"}},
	    {"x@a.example", "De opvang blijft gewoon doorlopen.", {"eenzijdige_stop=nee"}},
	    {"x@a.example",
	     "Geen van beide partijen wil stoppen met de begeleiding.",
	     {"eenzijdige_stop=nee"}},
	    {"x@a.example",
	     "De thuisbegeleidster heeft beloofd te blijven komen.",
	     {"eenzijdige_stop=nee"}},
	    {"x@a.example",
	     "Niemand spreekt van stoppen, het gaat enkel over de uren van de begeleiding.",
	     {"eenzijdige_stop=nee"}},
	    {"x@a.example",
	     "Onze begeleider laat ons niet in de steek, hij komt elke week nog altijd.",
	     {"eenzijdige_stop=nee"}},
	    {"x@a.example",
	     "De dienst heeft bevestigd dat de begeleiding verder loopt.",
	     {"eenzijdige_stop=nee"}},
	    {"x@a.example", "Er is geen enkele dienst die wil afhaken.", {"eenzijdige_stop=nee"}},
	    {"x@a.example",
	     "De contextbegeleiding is bereid om verder te gaan met ons.",
	     {"eenzijdige_stop=nee"}},
	    {"x@a.example", "Het CKG wil zeker nog voortdoen met Milan.", {"eenzijdige_stop=nee"}},
	    {"x@a.example", "De begeleider laat hem zeker niet los.", {"eenzijdige_stop=nee"}},
	};

	(void)unused;
	CHECK(cases);
}

static void help_that_ends_in_other_words(void **unused)
{
	static const struct case_of cases[] = {
	    {"x@a.example",
	     "Per 1 april is het gedaan met de thuisbegeleiding, zo stond in de brief.",
	     {"eenzijdige_stop=ja"}},
	    {"x@a.example",
	     "De opvoeder zei dat het vrijdag mijn laatste dag was in het dagcentrum.",
	     {"eenzijdige_stop=ja"}},
	    {"x@a.example",
	     "Ze zeggen dat er na de zomer geen plaats meer is voor haar in de leefgroep.",
	     {"eenzijdige_stop=ja"}},
	    {"x@a.example",
	     "Wij zijn het niet eens dat de dienst ermee stopt.",
	     {"eenzijdige_stop=ja"}},
	    {"x@a.example",
	     "Het dagcentrum heeft ons gezegd dat we naar iets anders moeten uitkijken.",
	     {"eenzijdige_stop=ja"}},
	    {"x@a.example",
	     "Vanaf 15 juni is het gedaan, staat er in de brief van de contextbegeleiding.",
	     {"eenzijdige_stop=ja"}},
	    {"x@a.example",
	     "Ze hebben mij geschrapt uit de leefgroep. Ik ben zomaar geschrapt van de lijst.",
	     {"eenzijdige_stop=ja"}},
	    {"x@a.example",
	     "De begeleidster heeft ons laten weten dat ze er eind mei mee stopt.",
	     {"eenzijdige_stop=ja"}},
	    {"x@a.example",
	     "Sinds vorige week komt de thuisbegeleiding niet meer, ze hebben het dossier "
	     "afgesloten zonder ons iets te vragen.",
	     {"eenzijdige_stop=ja"}},
	    {"x@a.example",
	     "Mijn plaats in de leefgroep is al aan een ander gegeven.",
	     {"eenzijdige_stop=ja"}},
	    {"x@a.example",
	     "Ze hebben me gisteren laten weten dat mijn contract in het begeleid wonen niet "
	     "verlengd wordt.",
	     {"eenzijdige_stop=ja"}},
	    {"x@a.example",
	     "De voorziening zegt dat Noah er na het weekend niet meer binnen mag.",
	     {"eenzijdige_stop=ja"}},
	    {"x@a.example",
	     "We kregen een aangetekende brief: het dagcentrum beëindigt de begeleiding op 30 "
	     "juni.",
	     {"eenzijdige_stop=ja"}},
	    {"x@a.example", "De pleegzorgdienst trekt zich terug.", {"eenzijdige_stop=ja"}},
	    {"x@a.example",
	     "De leefgroep stuurt haar terug naar huis, zonder dat er een oplossing is.",
	     {"eenzijdige_stop=ja"}},
	    {"x@a.example",
	     "Van de ene dag op de andere was er geen begeleider meer, het CAW heeft er een punt "
	     "achter gezet.",
	     {"eenzijdige_stop=ja"}},
	    {"x@a.example",
	     "De leefgroep heeft haar kamer aan een andere jongere gegeven.",
	     {"eenzijdige_stop=ja"}},
	};

	(void)unused;
	CHECK(cases);
}

static void help_that_hangs_by_a_thread(void **unused)
{
	static const struct case_of cases[] = {
	    {"x@a.example",
	     "De leefgroep schrijft dat zij zich het recht voorbehoudt het verblijf stop te "
	     "zetten.",
	     {"eenzijdige_stop=dreigt"}},
	    {"x@a.example",
	     "Volgt hij de regels niet, dan behoudt de voorziening zich het recht voor om de "
	     "opvang te beeindigen.",
	     {"eenzijdige_stop=dreigt"}},
	    {"x@a.example",
	     "Bij de volgende overtreding ben ik mijn plaats kwijt zegt den directeur.",
	     {"eenzijdige_stop=dreigt"}},
	    {"x@a.example",
	     "Na een rode kaart moet je hier vertrekken.",
	     {"eenzijdige_stop=dreigt"}},
	    {"x@a.example",
	     "De hoofdbegeleider zegt: volgende keer staan uw valiezen aan de deur.",
	     {"eenzijdige_stop=dreigt"}},
	    {"x@a.example",
	     "Bij een nieuwe inbreuk gaat mijn kamer naar iemand anders, dat staat zo in het "
	     "contract van de leefgroep.",
	     {"eenzijdige_stop=dreigt"}},
	    {"x@a.example",
	     "Als er nog iets gebeurt mag ik vertrekken uit de leefgroep.",
	     {"eenzijdige_stop=dreigt"}},
	    {"x@a.example",
	     "De begeleidster zegt dat het zo niet verder kan en dat ze eraan denkt om ermee op te "
	     "houden.",
	     {"eenzijdige_stop=dreigt"}},
	    {"x@a.example",
	     "Ik sta op mijn laatste verwittiging in het internaat van het MFC.",
	     {"eenzijdige_stop=dreigt"}},
	    {"x@a.example",
	     "Ze hebben gezegd dat ze mijn plek gaan weggeven als ik nog eens te laat binnen ben "
	     "in de leefgroep.",
	     {"eenzijdige_stop=dreigt"}},
	    {"x@a.example",
	     "Als we niet meer meewerken zet de dienst een punt achter de begeleiding.",
	     {"eenzijdige_stop=dreigt"}},
	    {"x@a.example",
	     "De directeur van de leefgroep zei dat Lina bij nog één melding haar koffers mag "
	     "pakken.",
	     {"eenzijdige_stop=dreigt"}},
	    {"x@a.example",
	     "Ik riskeer mijn plek in de leefgroep te verliezen.",
	     {"eenzijdige_stop=dreigt"}},
	};

	(void)unused;
	CHECK(cases);
}

static void what_is_no_stop_of_help(void **unused)
{
	static const struct case_of cases[] = {
	    {"x@a.example",
	     "Papa blijft komen aan de deur van de leefgroep.",
	     {"eenzijdige_stop="}},
	    {"x@a.example",
	     "De dienst wil verder onderzoeken wat er aan de hand is.",
	     {"eenzijdige_stop="}},
	    {"x@a.example", "De begeleider wil niet verder werken met ons.", {"eenzijdige_stop="}},
	    {"x@a.example",
	     "Mijn ex blijft hier komen, ook als de begeleidster er is.",
	     {"eenzijdige_stop="}},
	    {"x@a.example", "Bij een volgende ruzie met papa ga ik weg.", {"eenzijdige_stop="}},
	    {"x@a.example",
	     "De volgende keer neem ik mijn koffer mee naar kamp.",
	     {"eenzijdige_stop="}},
	    {"x@a.example",
	     "Ik behoud mij het recht voor om een klacht in te dienen.",
	     {"eenzijdige_stop="}},
	    {"x@a.example",
	     "Zondag was mijn laatste dag op school en woensdag begint het kamp.",
	     {"eenzijdige_stop="}},
	    {"x@a.example",
	     "Er is nergens nog plaats en de wachtlijst is lang.",
	     {"eenzijdige_stop="}},
	    {"x@a.example",
	     "Wat gebeurt er als een jongere uit de leefgroep gezet wordt?",
	     {"eenzijdige_stop="}},
	    {"x@a.example",
	     "Wij vragen ons af wanneer diensten de hulp mogen stopzetten.",
	     {"eenzijdige_stop="}},
	    {"x@a.example",
	     "Wij zoeken een andere plek voor hem want de school is gedaan.",
	     {"eenzijdige_stop="}},
	    {"x@a.example", "Vrijdag is het gedaan met de examens.", {"eenzijdige_stop="}},
	    {"x@a.example",
	     "Mijn baas stuurt mij naar huis als ik te laat ben.",
	     {"eenzijdige_stop="}},
	    {"x@a.example",
	     "Wij zijn bereid om verder te gaan met de begeleiding maar zij niet.",
	     {"eenzijdige_stop="}},
	    {"x@a.example",
	     "Mijn man zijn job hangt aan een zijden draadje en daardoor is er veel ruzie thuis "
	     "met de begeleidster.",
	     {"eenzijdige_stop="}},
	    {"x@a.example",
	     "Papa heeft afgehaakt maar de begeleidster van het CAW doet haar best.",
	     {"eenzijdige_stop="}},
	    {"x@a.example",
	     "Ik heb er een punt achter gezet, ik wil die begeleidster niet meer.",
	     {"eenzijdige_stop="}},
	    {"x@a.example",
	     "Hij is ziek naar huis gekomen van de leefgroep.",
	     {"eenzijdige_stop="}},
	    {"x@a.example", "Zijn rugzak is aan iemand anders gegeven.", {"eenzijdige_stop="}},
	};

	(void)unused;
	CHECK(cases);
}

/* of who agrees, in the words of those who work with them */
static void who_agrees_in_other_words(void **unused)
{
	static const struct case_of cases[] = {
	    {"Jo Maes <jo@clb.example>",
	     "Wij vragen een cliëntoverleg voor Bo Peeters (15). Bo zag dat gesprek wel zitten.",
	     {"akkoord.client=ja"}},
	    {"Jo Maes <jo@clb.example>",
	     "Wij vragen een cliëntoverleg voor Bo Peeters (15). Bo heeft laten weten dat hij dit "
	     "overleg ziet zitten.",
	     {"akkoord.client=ja"}},
	    {"Jo Maes <jo@clb.example>",
	     "Wij vragen een cliëntoverleg voor Bo Peeters (15). Bo zegt volmondig ja en komt mee.",
	     {"akkoord.client=ja"}},
	    {"Jo Maes <jo@clb.example>",
	     "Wij vragen bemiddeling voor Bo Peeters (15). Bo zei dat hij dat gesprek wel wil.",
	     {"akkoord.client=ja"}},
	    {"Jo Maes <jo@clb.example>",
	     "Wij vragen bemiddeling voor Bo Peeters (15). Bo staat hier volledig achter.",
	     {"akkoord.client=ja"}},
	    {"Jo Maes <jo@clb.example>",
	     "Wij vragen een cliëntoverleg voor Bo Peeters (15). Bo en zijn mama ondersteunen deze "
	     "vraag.",
	     {"akkoord.client=ja", "akkoord.ouders=ja"}},
	    {"x@a.example",
	     "Wij vragen een cliëntoverleg voor Bo Peeters (15). De mama van Bo zou dat heel fijn "
	     "vinden en gaat akkoord.",
	     {"akkoord.ouders=ja", "aanvrager.rol="}},
	    {"Jo Maes <jo@clb.example>",
	     "Voor Hazal Yıldız (16), die in een pleeggezin in 1730 Asse woont, vraag ik op haar "
	     "eigen vraag een cliëntoverleg.",
	     {"akkoord.client=zelf_gevraagd"}},
	    {"Jo Maes <jo@clb.example>",
	     "Bo Peeters (15) vroeg ons om hiervoor een bemiddelaar te zoeken. Wij vragen dus "
	     "bemiddeling.",
	     {"akkoord.client=zelf_gevraagd"}},
	    {"Jo Maes <jo@clb.example>",
	     "Wij vragen bemiddeling voor Bo Peeters (15). Het idee komt van Bo zelf.",
	     {"akkoord.client=zelf_gevraagd"}},
	    {"Jo Maes <jo@clb.example>",
	     "Ik schrijf u voor Dario, een jongen van 15. Hij heeft mij gevraagd om dit te doen. "
	     "Hij wil bemiddeling.",
	     {"akkoord.client=zelf_gevraagd"}},
	    {"Jo Maes <jo@clb.example>",
	     "Wij vragen bemiddeling voor Bo Peeters (15). Bo ziet dat voorlopig niet zitten.",
	     {"akkoord.client=nee"}},
	    {"Jo Maes <jo@clb.example>",
	     "Wij vragen bemiddeling voor Bo Peeters (15). Zijn papa heeft laten weten dat hij "
	     "niet zal deelnemen.",
	     {"akkoord.ouders=nee"}},
	    {"Jo Maes <jo@clb.example>",
	     "Wij vragen een cliëntoverleg voor Bo Peeters (15). De ouders kregen een kopie van "
	     "deze mail.",
	     {"akkoord.ouders=op_de_hoogte"}},
	    {"Jo Maes <jo@clb.example>",
	     "Wij vragen een cliëntoverleg voor Bo Peeters (15). Ik heb Bo gezegd dat ik jullie "
	     "mail.",
	     {"akkoord.client=op_de_hoogte"}},
	    {"Jo Maes <jo@clb.example>",
	     "Wij vragen een cliëntoverleg voor Bo Peeters (15). Bo zag de verhuis naar de "
	     "leefgroep wel zitten.",
	     {"akkoord.client=", "akkoord.ouders="}},
	    {"Jo Maes <jo@clb.example>",
	     "Wij vragen een cliëntoverleg voor Bo Peeters (15). Op vraag van de school kwam er "
	     "thuisbegeleiding.",
	     {"akkoord.client=", "akkoord.ouders="}},
	    {"Jo Maes <jo@clb.example>",
	     "Wij vragen een cliëntoverleg voor Bo Peeters (15). Bo heeft geen zin in school en "
	     "mama heeft geen zin in ruzie.",
	     {"akkoord.client=", "akkoord.ouders="}},
	    {"Jo Maes <jo@clb.example>",
	     "Wij vragen een cliëntoverleg voor Bo Peeters (15). De begeleiding werd op vraag van "
	     "het gezin zelf verminderd.",
	     {"akkoord.client=", "akkoord.ouders="}},
	};

	(void)unused;
	CHECK(cases);
}

static void who_writes_in_other_words(void **unused)
{
	static const struct case_of cases[] = {
	    {"x@a.example",
	     "Tibo is mijn middelste. Hij heeft een begeleider en wij vragen bemiddeling.",
	     {"aanvrager.rol=ouder"}},
	    {"x@a.example",
	     "Bezorgde papa hier. Ik wil bemiddeling met de thuisbegeleiding.",
	     {"aanvrager.rol=ouder"}},
	    {"x@a.example",
	     "Ik ben al vijf jaar de trainer van Dario (15) bij de judo. Hij wil bemiddeling met "
	     "het dagcentrum.",
	     {"aanvrager.rol=steunfiguur"}},
	    {"x@a.example",
	     "Ik coach de U13 van onze voetbalclub en een van mijn spelers, Amir (12), vraagt "
	     "bemiddeling.",
	     {"aanvrager.rol=steunfiguur"}},
	    {"x@a.example",
	     "Ik geef les aan Jana (16) en wil voor haar een cliëntoverleg aanvragen.",
	     {"aanvrager.rol=hulpverlener"}},
	    {"x@a.example",
	     "Kinderarts hier. Voor Lenn, jongetje van 7, vraag ik een cliëntoverleg.",
	     {"aanvrager.rol=hulpverlener"}},
	    {"x@a.example",
	     "Ik sta in het derde leerjaar en maak mij zorgen over een leerling, Lou (8). Ik dacht "
	     "aan een cliëntoverleg.",
	     {"aanvrager.rol=hulpverlener"}},
	    {"x@a.example",
	     "Als medewerker van het OCMW volg ik een gezin in Genk. Wij vragen een cliëntoverleg "
	     "voor Noor (9).",
	     {"aanvrager.rol=hulpverlener", "aanvrager.dienst_type=ocmw"}},
	    {"x@a.example",
	     "Ik ben 15. Als oma komt is er ruzie. Ik wil bemiddeling.",
	     {"aanvrager.rol=minderjarige"}},
	    {"x@a.example",
	     "Ik ben Manon en ik ben 13. Hij is boos als oma al in bed ligt. Ik wil bemiddeling.",
	     {"aanvrager.rol=minderjarige"}},
	    {"x@a.example",
	     "Tibo is mijn jongste broer. Ik wil bemiddeling voor hem.",
	     {"aanvrager.rol="}},
	    {"x@a.example", "De mama van Bo zegt dat bemiddeling goed is.", {"aanvrager.rol="}},
	};

	(void)unused;
	CHECK(cases);
}

static void whose_name_it_is(void **unused)
{
	static const struct case_of cases[] = {
	    {"Jan Cools <jan@a.example>",
	     "Graag bemiddeling voor Lise. Lise Mertens (16) is boos op haar begeleidster.",
	     {"client.naam=Lise Mertens"}},
	    {"Jan Cools <jan@a.example>",
	     "In het kader van haar jeugdhulp heeft Lise Mertens, 16 jaar, mij aangeduid. "
	     "Bemiddeling voor Lise dus.",
	     {"client.naam=Lise Mertens"}},
	    {"Jan Cools <jan@a.example>",
	     "Ik meld Lise Mertens aan, 17 jaar. Wij vragen een cliëntoverleg.",
	     {"client.naam=Lise Mertens"}},
	    {"x@a.example",
	     "Voor Brecht, 14 jaar, uit Lommel, loopt een aanvraag. Wij vragen een cliëntoverleg.",
	     {"client.naam=Brecht", "client.gemeente=Lommel"}},
	    {"x@a.example",
	     "Ik ben de moemoe van Kjenta, 't meiske is 15. Ik vraag bemiddeling.",
	     {"client.naam=Kjenta"}},
	    {"x@a.example",
	     "Leerling Bo Maes, 12 jaar, is betrokken. Wij vragen een cliëntoverleg voor Bo.",
	     {"client.naam=Bo Maes"}},
	    {"x@a.example",
	     "De PlayStation is voor zijn broertje. Wij vragen een cliëntoverleg.",
	     {"client.naam="}},
	    {"x@a.example",
	     "Een meisje uit Brecht, 14 jaar, vraagt bemiddeling.",
	     {"client.naam="}},
	    {"x@a.example",
	     "Graag een vervolgoverleg voor Jef Cools uit 3450 Geetbets, 14 jaar.",
	     {"client.naam=Jef Cools", "client.gemeente=Geetbets"}},
	};

	(void)unused;
	CHECK(cases);
}

static void a_form_in_other_shapes(void **unused)
{
	static const struct case_of cases[] = {
	    {"noreply@form.example",
	     "Ik ben\n- jongere\n\nVoornaam en naam\n- Stef Maes\n\nLeeftijd\n- 16\n\nPostcode en "
	     "gemeente\n- 8500 Kortrijk\n",
	     {"client.naam=Stef Maes", "client.leeftijd=16", "client.postcode=8500",
	      "client.gemeente=Kortrijk"}},
	    {"x@a.example",
	     "Naam kind: Safae Maes\nGeboortedatum of leeftijd: 18\nPostcode en gemeente: "
	     "Zaventem\nNaam aanvrager: Jo Maes\nAkkoord jongere: niet bevraagd\nAkkoord ouders: "
	     "moeder: ja / vader: ja\n",
	     {"client.leeftijd=18", "client.gemeente=Zaventem",
	      "akkoord.client=", "akkoord.ouders=ja"}},
	    {"x@a.example",
	     "Naam kind: Safae Maes\nLeeftijd: 14\nNaam aanvrager: Jo Maes\nAkkoord om deel te "
	     "nemen aan het cliëntoverleg:\n- jongere: neen\n- moeder: neen\n- vader: neen\n",
	     {"akkoord.client=nee", "akkoord.ouders=nee"}},
	    {"x@a.example",
	     "Naam kind: Safae Maes\nLeeftijd: 14\nNaam aanvrager: Jo Maes\nAkkoord jongere: wil "
	     "niet meedoen\nAkkoord ouders: waren niet aanwezig\n",
	     {"akkoord.client=nee", "akkoord.ouders="}},
	    {"x@a.example",
	     "Ik ben: ☑ jongere ☐ ouder ☐ andere\nMijn voornaam: Safae\nMijn leeftijd: 17\nWat "
	     "zoek je?: ☐ cliëntoverleg ☑ bemiddeling ☐ gewoon info\n",
	     {"instrument=bemiddeling"}},
	};

	(void)unused;
	CHECK(cases);
}

static void who_must_not_know(void **unused)
{
	static const struct case_of cases[] = {
	    {"x@a.example",
	     "Mijn ouders weten van niks, laat alstublieft niets weten aan papa. Ik ben 15, ik wil "
	     "bemiddeling.",
	     {"contactverbod=ja"}},
	    {"x@a.example",
	     "Ik ben 16 en wil bemiddeling. Gelieve niets naar mijn thuisadres te sturen.",
	     {"contactverbod=ja"}},
	    {"x@a.example",
	     "Ik ben 14. Mijn ouders zijn niet op de hoogte en mogen dat in geen geval worden. Ik "
	     "wil bemiddeling.",
	     {"contactverbod=ja"}},
	    {"x@a.example",
	     "Ik ben 15 en wil bemiddeling. Laat niks weten aan mama.",
	     {"contactverbod=ja"}},
	    {"x@a.example",
	     "Haar ouders mogen dat voorlopig niet weten. Bemiddeling voor Jade (16) graag.",
	     {"contactverbod=ja"}},
	    {"x@a.example",
	     "Ik ben de mama van Bo (9). Laat alsjeblieft iets weten aan papa ook. Wij willen "
	     "bemiddeling.",
	     {"contactverbod="}},
	    {"x@a.example",
	     "Ik ben 15. De begeleidster liet niets weten aan mama over mijn kamer. Ik wil "
	     "bemiddeling.",
	     {"contactverbod="}},
	    {"x@a.example",
	     "Zijn ouders zijn nog niet op de hoogte maar mogen dat zeker worden. Bemiddeling voor "
	     "Bo graag.",
	     {"contactverbod="}},
	};

	(void)unused;
	CHECK(cases);
}

static void the_question_to_the_gate(void **unused)
{
	static const struct case_of cases[] = {
	    {"x@a.example",
	     "Wij en het CLB geraken het over het A-document niet eens, bemiddeling graag.",
	     {"toegangspoort=onenigheid"}},
	    {"x@a.example",
	     "Over de aanvraag bij de toegangspoort zijn wij het niet eens met de begeleidster. "
	     "Bemiddeling graag.",
	     {"toegangspoort=onenigheid"}},
	    {"x@a.example",
	     "Ik wil zelf met mijn vraag naar de toegangspoort, daarom vraag ik bemiddeling.",
	     {"toegangspoort=wil_zelf"}},
	    {"x@a.example",
	     "Weet u of ouders zelf met een vraag naar de toegangspoort kunnen gaan? Bemiddeling "
	     "graag.",
	     {"toegangspoort="}},
	};

	(void)unused;
	CHECK(cases);
}

static void a_talk_that_follows_another(void **unused)
{
	static const struct case_of cases[] = {
	    {"x@a.example",
	     "Graag een nieuw overleg om het werkplan te evalueren, het cliëntoverleg was in "
	     "maart.",
	     {"vervolg=ja"}},
	    {"x@a.example",
	     "Ik vraag een nieuw cliëntoverleg aan om te evalueren.",
	     {"vervolg=ja"}},
	    {"x@a.example",
	     "Graag een cliëntoverleg. We zoeken één werkplan en iemand die de opvolging op zich "
	     "neemt.",
	     {"vervolg="}},
	};

	(void)unused;
	CHECK(cases);
}

static void with_whom_there_is_no_quarrel(void **unused)
{
	static const struct case_of cases[] = {
	    {"x@a.example",
	     "Mijn zoon Kjell (12) woont bij mij. Ik vraag bemiddeling met de consulente van het "
	     "OCJ. Met de leefgroep zelf heb ik geen enkel probleem.",
	     {"partijen.0.relatie=consulent", "partijen.1.relatie="}},
	    {"x@a.example",
	     "Mijn zoon Kjell (12) woont bij mij. Ik wil bemiddeling met de consulente van het "
	     "OCJ. Het is niet tegen de school of tegen de psycholoog.",
	     {"partijen.0.relatie=consulent", "partijen.1.relatie="}},
	    {"x@a.example",
	     "Mijn zoon Kjell (12) woont bij mij. Ik wil bemiddeling met de consulente van het "
	     "OCJ. Met de thuisbegeleiding en met de school heb ik geen klachten.",
	     {"partijen.0.relatie=consulent", "partijen.1.relatie="}},
	    {"x@a.example",
	     "Mijn zoon Kjell (12) woont bij mij. Ik wil bemiddeling met de consulente van het "
	     "OCJ. Met de thuisbegeleidster is er geen ruzie.",
	     {"partijen.0.relatie=consulent", "partijen.1.relatie="}},
	    {"x@a.example",
	     "Mijn zoon Kjell (12) woont bij mij. Ik wil bemiddeling met zijn begeleidster. Met "
	     "haar heb ik geen contact meer.",
	     {"partijen.0.relatie=begeleider"}},
	    {"x@a.example",
	     "Mijn zoon Kjell (12) verblijft in Gent. Ik wil bemiddeling tussen mij en de "
	     "leefgroep, want met de leefgroep heb ik ruzie.",
	     {"partijen.0.relatie=voorziening"}},
	};

	(void)unused;
	CHECK(cases);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_home_is_where_one_lives_with_somebody),
	    cmocka_unit_test(who_withdraws_asks_it_politely),
	    cmocka_unit_test(who_only_asks_how_it_works),
	    cmocka_unit_test(a_service_that_goes_on),
	    cmocka_unit_test(help_that_ends_in_other_words),
	    cmocka_unit_test(help_that_hangs_by_a_thread),
	    cmocka_unit_test(what_is_no_stop_of_help),
	    cmocka_unit_test(who_agrees_in_other_words),
	    cmocka_unit_test(who_writes_in_other_words),
	    cmocka_unit_test(whose_name_it_is),
	    cmocka_unit_test(a_form_in_other_shapes),
	    cmocka_unit_test(who_must_not_know),
	    cmocka_unit_test(the_question_to_the_gate),
	    cmocka_unit_test(a_talk_that_follows_another),
	    cmocka_unit_test(with_whom_there_is_no_quarrel),
	};
	int failed;

	fixture_load(&fixture);
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	fixture_unload(&fixture);
	return failed;
}
