/* What the writers of the corpus' eenentwintig and tweeentwintig showed, each cause in other words than theirs, beside
 * its look-alikes: who writes, whose name and age it is. What is expected was written by hand. */
#include "reading_claims.h"

static void kin_is_told_by_who_is_whose_child(void **unused)
{
	static const struct case_of cases[] = {
	    {"x@a.example",
	     "Kzin de bomma van Lars, ne jongen van 12, en tis niet simpel met zyn begeleidster.",
	     {"aanvrager.rol=grootouder", "client.naam=Lars"}},
	    {"x@a.example",
	     "Jinte woont bij ons. Haar papa (onze zoon Koen) kan er niet bij zijn.",
	     {"aanvrager.rol=grootouder"}},
	    {"x@a.example",
	     "Het gaat over onze Dries. Zijn mama is mijn dochter, zij is al lang ziek.",
	     {"aanvrager.rol=grootouder", "client.naam=Dries"}},
	    {"x@a.example",
	     "Mijn zoon (hun papa) is akkoord en de kinderen weten het.",
	     {"aanvrager.rol=grootouder"}},
	    {"Paula Maes <paula@a.example>",
	     "Bedankt voor het verslag. Ik zou graag nog een overleg vragen.\n\nPaula, de bomma\n",
	     {"aanvrager.rol=grootouder"}},
	    {"x@a.example",
	     "Mijn zoon zijn papa werkt in het buitenland. Ik ben zijn mama.",
	     {"aanvrager.rol=ouder"}},
	    {"x@a.example",
	     "Mijn dochter haar mama laat niets weten. Ik ben haar vader.",
	     {"aanvrager.rol=ouder"}},
	    {"x@a.example",
	     "Ik ben 15 en mijn mama is zijn dochter, die van opa dus.",
	     {"aanvrager.rol=minderjarige"}},
	    {"x@a.example",
	     "Jo is niet mijn dochter, zijn moeder woont hiernaast.",
	     {"aanvrager.rol="}},
	};

	(void)unused;
	CHECK(cases);
}

static void a_parent_says_it_in_passing(void **unused)
{
	static const struct case_of cases[] = {
	    {"x@a.example",
	     "Ik heb een drieling van 3 jaar en er komen vier mensen over de vloer.",
	     {"aanvrager.rol=ouder", "client.leeftijd=3"}},
	    {"x@a.example",
	     "Onze oudste, Febe (12), krijgt thuisbegeleiding. Dat stopt nu.",
	     {"aanvrager.rol=ouder", "client.naam=Febe", "client.leeftijd=12"}},
	    {"x@a.example",
	     "Jef is 8, hij woont bij mij in Geel en gaat om de twee weken naar zijn mama.",
	     {"aanvrager.rol=ouder"}},
	    {"x@a.example",
	     "Ik ben Irina Petrova, mama van Sasha, zij heeft 12 jaar. Ik werken in kuis.",
	     {"aanvrager.rol=ouder", "client.naam=Sasha", "client.leeftijd=12"}},
	    {"x@a.example",
	     "Dochter Lise 14j. Zit in MFC. Vraag bemiddeling. Man idem.",
	     {"aanvrager.rol=ouder", "client.leeftijd=14"}},
	    {"x@a.example",
	     "De kleine woont hier. Mijn vriend, hun papa, vindt het goed.",
	     {"aanvrager.rol=ouder"}},
	    {"x@a.example",
	     "Ik ben niet de papa van Lio maar de vriend van zijn mama, wij wonen samen.",
	     {"aanvrager.rol=opvoedingsverantwoordelijke"}},
	    {"x@a.example",
	     "Ik ben de nieuwe man van haar moeder en ik wil bemiddeling.",
	     {"aanvrager.rol=opvoedingsverantwoordelijke"}},
	    {"x@a.example",
	     "Mijn vriend zijn papa is dood. Ik ben 15.",
	     {"aanvrager.rol=minderjarige"}},
	    {"x@a.example",
	     "Onze oudste jongere in de leefgroep is 17. Hij wil weg.\n\nAn\nopvoedster",
	     {"aanvrager.rol=hulpverlener"}},
	    {"x@a.example",
	     "In het gezin met zoon Milan 15j volgen wij de moeder op.\n\nAn\ngezinsbegeleidster",
	     {"aanvrager.rol=hulpverlener"}},
	    {"x@a.example",
	     "Ik ben 16. Ik wil wel, maar de man van haar moeder wil niet dat ze komt.",
	     {"aanvrager.rol=minderjarige"}},
	    {"x@a.example",
	     "Tuur woont bij oma en gaat om de twee weken naar zijn papa.",
	     {"aanvrager.rol="}},
	};

	(void)unused;
	CHECK(cases);
}

static void a_worker_is_told_by_the_place_of_work(void **unused)
{
	static const struct case_of cases[] = {
	    {"Leen <leen@a.example>",
	     "Zorgjuf van een school in Torhout hier. In de klas zit Bo (6).",
	     {"aanvrager.rol=hulpverlener", "aanvrager.naam="}},
	    {"Leen <leen@a.example>",
	     "Ik ben vroedvrouw en ik kom aan huis. Mag ik iets aanvragen?",
	     {"aanvrager.rol=hulpverlener"}},
	    {"Leen Maes <leen@a.example>",
	     "Tussen ons team (MFC De Linde, Geel) en de school loopt het stroef.",
	     {"aanvrager.rol=hulpverlener"}},
	    {"Leen Maes <leen@a.example>",
	     "Kan u met beide ploegen praten?\n\nDank,\nLeen Maes\ndirectie CKG De Zon",
	     {"aanvrager.rol=hulpverlener", "aanvrager.dienst_type=ckg"}},
	    {"x@a.example",
	     "De zorgjuf van de school in Torhout zit hier niet meer. Mijn zoon mist haar.",
	     {"aanvrager.rol=ouder"}},
	    {"x@a.example",
	     "Mijn dochter wil zeggen: ik ben vroedvrouw. Ze is nog maar 15!",
	     {"aanvrager.rol=ouder"}},
	    {"x@a.example",
	     "Ik ben vroedvrouw en werk veel. Mijn zoon (14) krijgt thuisbegeleiding.",
	     {"aanvrager.rol=ouder"}},
	    {"x@a.example",
	     "Ik ben 15. Er is ruzie tussen ons team en de trainer, en mijn begeleider lacht.",
	     {"aanvrager.rol=minderjarige"}},
	    {"x@a.example",
	     "Ik ben 14. De directie van CKG De Zon luistert niet naar mijn mama.",
	     {"aanvrager.rol=minderjarige"}},
	};

	(void)unused;
	CHECK(cases);
}

static void a_young_person_says_an_age_in_few_words(void **unused)
{
	static const struct case_of cases[] = {
	    {"x@a.example",
	     "ben 14 wil bemiddeling",
	     {"aanvrager.rol=minderjarige", "client.leeftijd=14"}},
	    {"febeke <febe.k@a.example>",
	     "febe 16 jaar\n\nben weg van de leefgroep en wil praten",
	     {"aanvrager.rol=minderjarige", "client.leeftijd=16", "aanvrager.naam=febe"}},
	    {"x@a.example",
	     "Mijn naam Zalmai. 15 jaar. Ik woon bij pleeggezin in 9000 Gent.",
	     {"aanvrager.rol=minderjarige", "client.leeftijd=15", "client.naam=Zalmai"}},
	    {"Jo Sels <jo@a.example>",
	     "Mijn naam is Jo Sels, geboren op 3/4/2010, en ik woon in Mol.",
	     {"aanvrager.rol=minderjarige", "client.naam=Jo Sels"}},
	    {"x@a.example",
	     "Wij willen een gesprek.\n\nJohn en ik\n\n15 jaar samen",
	     {"client.leeftijd=", "aanvrager.rol="}},
	    {"x@a.example",
	     "Mijn naam is An. 15 jaar geleden was dit al zo.",
	     {"client.leeftijd=", "aanvrager.rol="}},
	    {"x@a.example",
	     "verslag 15 jaar\n\nIk stuur u het verslag van het overleg.",
	     {"aanvrager.naam="}},
	    {"Jo Sels <jo@a.example>",
	     "Mijn naam is Jo Sels, geboren op 3/4/1970, en ik woon in Mol.",
	     {"aanvrager.rol="}},
	};

	(void)unused;
	CHECK(cases);
}

static void where_the_child_lives_and_where_others_do(void **unused)
{
	static const struct case_of cases[] = {
	    {"x@a.example",
	     "hey ik ben yelka van waregem ik ben 13 en ik wil bemiddeling",
	     {"client.gemeente=waregem", "client.leeftijd=13"}},
	    {"Finn <finn@a.example>",
	     "Finn hier, Lommel, 15 jaar. Ik wil bemiddeling.",
	     {"client.gemeente=Lommel", "client.leeftijd=15"}},
	    {"Ward Van Hove <ward@a.example>",
	     "Hallo, ik ben Ward Van Hove van Diest, 17 jaar. Ik wil bemiddeling.",
	     {"client.gemeente=Diest", "aanvrager.naam=Ward Van Hove"}},
	    {"x@a.example",
	     "Ik ben 16. Mijn ma woont in 3500 Hasselt daar is mijn adres. Ik zat in een leefgroep "
	     "in "
	     "Lommel.",
	     {"client.gemeente=Hasselt", "client.postcode=3500"}},
	    {"x@a.example",
	     "Wij voeden onze kleindochter op, 9 jaar, te Hoogstraten, waar wij wonen.",
	     {"client.gemeente=Hoogstraten"}},
	    {"x@a.example",
	     "Onze zoon Finn (12) woont bij ons te Peer, 3990, Heiststraat 45.",
	     {"client.gemeente=Peer", "client.postcode=3990", "client.adres=Heiststraat 45"}},
	    {"x@a.example",
	     "J'ai 15 ans et j'habite chez ma tante à Laeken (1020 Bruxelles).",
	     {"client.gemeente=Laeken", "client.postcode=1020"}},
	    /* the line breaks between the place and its number */
	    {"Jo Maes <jo@a.example>",
	     "Ik vraag een cliëntoverleg voor een meisje van 12 dat woont in Zonhoven\n(3520), bij "
	     "haar "
	     "mama.",
	     {"client.gemeente=Zonhoven", "client.postcode=3520"}},
	    {"Jo Maes <jo@a.example>",
	     "Ik vraag een cliëntoverleg voor een meisje van 12 dat woont in Zonhoven,\n3520, bij "
	     "haar "
	     "mama.",
	     {"client.gemeente=Zonhoven", "client.postcode=3520"}},
	    {"Jo Maes <jo@a.example>",
	     "Ik vraag een cliëntoverleg voor een meisje van 12 dat woont in Zonhoven\n\n3520 "
	     "staat op "
	     "haar bus.",
	     {"client.gemeente=Zonhoven", "client.postcode="}},
	    {"x@a.example",
	     "Mijn zoon Bo (12) is kwaad. Zijn oma woont met mijn broer in Gent.",
	     {"client.gemeente="}},
	    {"x@a.example",
	     "Mijn zoon Bo (12) woont bij zijn oma in Gent.",
	     {"client.gemeente=Gent"}},
	    {"An Maes <an@a.example>",
	     "Tussen ons team (CKG De Zon, Tienen) en CAW Hageland zit het scheef.",
	     {"client.gemeente=", "client.naam="}},
	    {"Rosa <rosa@a.example>",
	     "hallo ik ben rosa van genk en mijn zoon Bo (12) wil niet meer.",
	     {"client.gemeente="}},
	    {"An Maes <an@a.example>",
	     "Ik ben de begeleider. CLB Kouter, Genk, 15 jaar ervaring met overleg.",
	     {"client.gemeente=", "client.leeftijd="}},
	};

	(void)unused;
	CHECK(cases);
}

static void a_name_stands_beside_what_tells_whose_it_is(void **unused)
{
	static const struct case_of cases[] = {
	    {"x@a.example",
	     "Onze Lowie, hij is 13, wil niet meer naar school.",
	     {"client.naam=Lowie", "client.leeftijd=13"}},
	    {"x@a.example",
	     "In onze klas zit een peuter van 3, Matteo, uit Wetteren.",
	     {"client.naam=Matteo", "client.leeftijd=3"}},
	    {"Mr. Jan Maes <j.maes@balie.example>",
	     "Ik ben aangesteld als jeugdadvocaat van de heer Rayan Belkacem, geboren op 3 "
	     "november "
	     "2009.",
	     {"client.naam=Rayan Belkacem", "aanvrager.rol=advocaat"}},
	    {"x@a.example",
	     "Jinte is intussen bij mij komen wonen. Mijn zoon (haar papa) is akkoord.\n\nPaula, "
	     "de oma",
	     {"client.naam=Jinte"}},
	    {"mieke boudry <mieke@a.example>",
	     "Mijn dochter Luna (12) wil bemiddeling.\n\nMieke Boudry gsm 0472 00 66 38",
	     {"aanvrager.naam=Mieke Boudry", "aanvrager.telefoon=+32472006638"}},
	    {"Oma GSM <a@a.example>", "Mijn kleindochter is 12.", {"aanvrager.naam="}},
	    {"Tante Rita <a@a.example>", "Mijn nichtje is 12.", {"aanvrager.naam="}},
	    {"An Maes <a@a.example>",
	     "1. Mag een huisarts dat? 2. Gaat dit ook voor Franstalige gezinnen?",
	     {"client.naam="}},
	    {"x@a.example",
	     "Mijn zoon is 12. Niemand woont bij mij. Mevrouw Claes is bij ons gekomen.",
	     {"client.naam="}},
	    {"Oksana Bondar <o@a.example>",
	     "There is a conflict about my daughter.\n\nPhone: +32 (0)468 00 72 35 (English)\nKind "
	     "regards\nOksana Bondar",
	     {"aanvrager.telefoon=+32468007235"}},
	};

	(void)unused;
	CHECK(cases);
}

static void who_is_named_with_a_service_or_in_a_list(void **unused)
{
	static const struct case_of cases[] = {
	    {"x@a.example",
	     "Ik ben 14 en vraag een cliëntoverleg. Ik maakte met mijn begeleidster Saartje een "
	     "blad. "
	     "Wie er moet zijn: mama, papa, Saartje, en meneer Lagae van het CLB.",
	     {"partijen.0.relatie=moeder", "partijen.1.relatie=vader",
	      "partijen.1.naam=", "partijen.2.relatie=begeleider", "partijen.2.naam=Saartje",
	      "partijen.3.naam=Lagae", "partijen.3.dienst_type=clb", "partijen.4.relatie="}},
	    {"x@a.example",
	     "Ik ben 15 en vraag een cliëntoverleg. Mevrouw Claes van het OCJ zegt iets anders dan "
	     "mijn begeleider.",
	     {"partijen.0.relatie=begeleider", "partijen.1.naam=Claes",
	      "partijen.1.dienst_type=ocj"}},
	    {"x@a.example",
	     "Ik ben 15 en vraag bemiddeling met mijn jac begeleidster Kelly.",
	     {"partijen.0.naam=Kelly", "partijen.0.dienst_type=caw"}},
	    {"x@a.example",
	     "Mijn zoon is 12. Ik vraag bemiddeling met de coördinator, een zekere Wouter.",
	     {"partijen.0.relatie=coordinator", "partijen.0.naam=Wouter"}},
	    {"x@a.example",
	     "Ik ben 16 en vraag een cliëntoverleg. Wie loopt er allemaal rond in mijn leven:\n"
	     "1) Pol, begeleider van het dagcentrum\n2) Griet van het CLB\n3) mijn vader\n"
	     "Mama woont in Spanje.",
	     {"partijen.0.naam=Pol", "partijen.1.naam=Griet", "partijen.2.relatie=vader",
	      "partijen.3.relatie="}},
	    {"x@a.example",
	     "Wij zijn pleegouders van Jo (9) en wensen een cliëntoverleg, in aanwezigheid van: de "
	     "pleegzorgbegeleidster (mevr. Lobelle), de school, de consulente van de "
	     "jeugdrechtbank en "
	     "de moeder. Bel gerust.",
	     {"partijen.0.relatie=begeleider", "partijen.0.naam=Lobelle",
	      "partijen.1.relatie=school", "partijen.2.dienst_type=sdj",
	      "partijen.3.relatie=moeder", "partijen.4.relatie="}},
	    {"An Maes <an@clb.example>",
	     "An Maes van het CLB hier. Ik vraag een cliëntoverleg voor een leerling van 12.",
	     {"partijen.0.naam="}},
	    {"x@a.example",
	     "Mijn zoon is 12 en vraagt bemiddeling. Els Maes van het CAW zei dat jullie dat doen.",
	     {"partijen.0.naam="}},
	    {"x@a.example",
	     "Mijn zoon is 12 en vraagt bemiddeling. De dame van het OCMW gaf mij dit adres.",
	     {"partijen.0.relatie="}},
	};

	(void)unused;
	CHECK(cases);
}

static void who_writes_says_it_beside_the_matter(void **unused)
{
	static const struct case_of cases[] = {
	    {"x@a.example",
	     "Mijn twee jongsten, Bas (9) en Lot (7), hebben elk een begeleider.",
	     {"aanvrager.rol=ouder"}},
	    {"x@a.example",
	     "Ik maak mij zorgen over onze Wout van 14, hij zit maar op zijn kamer.",
	     {"aanvrager.rol=ouder", "client.naam=Wout", "client.leeftijd=14"}},
	    {"x@a.example",
	     "Ondergetekende is de grootmoeder van Jente, 13 jaar. Mijn dochter is akkoord.",
	     {"aanvrager.rol=grootouder", "client.naam=Jente"}},
	    {"Ann Claes <ann@a.example>",
	     "Sociaal assistente van het OCMW hier. In een gezin in Geel is Tijl (16) veel thuis.",
	     {"aanvrager.rol=hulpverlener"}},
	    {"x@a.example",
	     "Wij zijn Jo en Rit en sinds drie jaar pleeggezin van Maxim. Zijn mama ziet hem soms.",
	     {"aanvrager.rol=pleegouder", "client.naam=Maxim"}},
	    {"x@a.example",
	     "Ik ben 15. De maatschappelijk werkster van het OCMW hier is lief.",
	     {"aanvrager.rol=minderjarige"}},
	    {"x@a.example",
	     "Mijn dochter Bo (9) zit nu bij het pleeggezin van Maxim.",
	     {"aanvrager.rol=ouder"}},
	    {"x@a.example",
	     "Ik ben 16 en mij en de kinderen van de leefgroep laten ze niet buiten.",
	     {"aanvrager.rol=minderjarige"}},
	};

	(void)unused;
	CHECK(cases);
}

static void a_form_of_numbered_questions(void **unused)
{
	static const struct case_of cases[] = {
	    {"x@a.example",
	     "Vraag 1. Wie vraagt aan?\n- Els Maes, moeder\nVraag 2. Over welk kind gaat het?\n- "
	     "Bo "
	     "Maes, 12 jaar\nVraag 3. Waar woont het kind?\n- Kerkstraat 3, 3600 Genk\nVraag 4. "
	     "Wat "
	     "is de vraag?\n- bemiddeling met de begeleider\nVraag 5. Hoe bereiken we u?\n- 0470 "
	     "00 "
	     "11 22",
	     {"aanvrager.naam=Els Maes", "aanvrager.rol=ouder", "aanvrager.telefoon=+32470001122",
	      "client.naam=Bo Maes", "client.leeftijd=12", "client.gemeente=Genk"}},
	    {"x@a.example",
	     "Vraag 1: Wie vraagt aan?\nEls Maes (begeleidster)\nVraag 2: Over welk kind gaat "
	     "het?\nBo Maes, 12 jaar\nVraag 3: Waar woont het kind?\n3600 Genk",
	     {"aanvrager.naam=Els Maes", "aanvrager.rol=hulpverlener", "client.naam=Bo Maes"}},
	    {"x@a.example",
	     "AANVRAAG BEMIDDELING\n\nDEEL 1: KIND\nNaam kind: Nowak Filip\nGeb. datum: "
	     "17/10/2012\nAdres: Hasseltweg 112, 3600 Genk\n\nDEEL 2: WIE VRAAGT\nNaam aanvrager: "
	     "Nowak Agnieszka\nRelatie tot de minderjarige: ouder\nGsm: 0488 00 24 95",
	     {"aanvrager.telefoon=+32488002495", "client.telefoon="}},
	    {"x@a.example",
	     "Naam kind: Bo Maes\nGeboortedatum: 17/10/2012\nGemeente: 3600 Genk\nNaam aanvrager: "
	     "Sven "
	     "Maes\nHoedanigheid: ouder\nConflict tussen: mij en het OCJ\nAndere partijen: geen",
	     {"partijen.0.dienst_type=ocj", "partijen.1.naam=", "aanvrager.naam=Sven Maes"}},
	    {"x@a.example",
	     "Ik ben 15. Vraag 1 van mijn toets was moeilijk. Vraag 2. Ik wil bemiddeling.",
	     {"client.leeftijd=15", "aanvrager.rol=minderjarige"}},
	    {"x@a.example",
	     "Vraag 1. Wie vraagt aan?\n- een ouder, alleenstaand\nVraag 2. Over welk kind gaat "
	     "het?\n- Bo Maes, 12 jaar\nVraag 3. Waar woont het kind?\n- 3600 Genk",
	     {"aanvrager.naam=", "aanvrager.rol=ouder"}},
	};

	(void)unused;
	CHECK(cases);
}

static void a_service_that_takes_a_stand_is_in_the_conflict(void **unused)
{
	static const struct case_of cases[] = {
	    {"An Maes <an@a.example>",
	     "Mijn zoon Bo (12) zit in een leefgroep in Peer. De leefgroep wil geen bezoek op "
	     "zondag, wij wel. Wij vragen bemiddeling.",
	     {"partijen.0.relatie=voorziening", "partijen.1.relatie="}},
	    /* who speaks for it is the party */
	    {"An Maes <an@a.example>",
	     "Mijn zoon Bo (12) zit in een leefgroep in Peer. De leefgroep wil geen bezoek op "
	     "zondag, zijn opvoeders ook niet. Wij vragen bemiddeling.",
	     {"partijen.0.relatie=begeleider", "partijen.1.relatie="}},
	    {"An Maes <an@a.example>",
	     "Mijn zoon Bo (12) woont in een leefgroep in Peer. Wij vragen bemiddeling.",
	     {"partijen.0.relatie="}},
	    {"An Maes <an@a.example>",
	     "De opvoeders en ik botsen over het bezoek van Bo (12). Wij vragen bemiddeling.",
	     {"partijen.0.relatie=begeleider", "partijen.1.relatie="}},
	};

	(void)unused;
	CHECK(cases);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(kin_is_told_by_who_is_whose_child),
	    cmocka_unit_test(a_parent_says_it_in_passing),
	    cmocka_unit_test(a_worker_is_told_by_the_place_of_work),
	    cmocka_unit_test(a_young_person_says_an_age_in_few_words),
	    cmocka_unit_test(where_the_child_lives_and_where_others_do),
	    cmocka_unit_test(a_name_stands_beside_what_tells_whose_it_is),
	    cmocka_unit_test(who_is_named_with_a_service_or_in_a_list),
	    cmocka_unit_test(who_writes_says_it_beside_the_matter),
	    cmocka_unit_test(a_form_of_numbered_questions),
	    cmocka_unit_test(a_service_that_takes_a_stand_is_in_the_conflict),
	};
	int failed;

	fixture_load(&fixture);
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	fixture_unload(&fixture);
	return failed;
}
