/* What the writers of the corpus' drieentwintig and vierentwintig showed, each cause in other words than theirs, beside
 * its look-alikes: who speaks, whose number and name it is, whose consent. What is expected was written by hand. */
#include "reading_claims.h"

static void what_a_child_is_not_told_is_no_ban(void **unused)
{
	static const struct case_of cases[] = {
	    {"x@a.example",
	     "Ik ben de papa van Robbe (11). Robbe weet nog niet dat ik dit aanvraag, ik vertel "
	     "het hem zaterdag. Robbe weet niet dat ik dit schrijf.",
	     {"contactverbod="}},
	    {"x@a.example",
	     "Voor mijn dochter vraag ik bemiddeling. Mijn dochter weet niet dat ik mail.",
	     {"contactverbod="}},
	    {"x@a.example",
	     "Ik ben de mama van Robbe (11). Mijn ex weet niet dat ik dit schrijf.",
	     {"contactverbod=ja"}},
	    {"x@a.example",
	     "Ik ben Robbe en ik ben 15. Karim, mijn stiefpa, weet niet dat ik mail.",
	     {"contactverbod=ja"}},
	    {"x@a.example",
	     "Ik ben Febe, 14. Zeg alstublieft niets tegen mijn pleegouders.",
	     {"contactverbod=ja"}},
	    {"x@a.example",
	     "Ik ben Febe, 14. Mijn pleegmama mag dit niet weten.",
	     {"contactverbod=ja"}},
	};

	(void)unused;
	CHECK(cases);
}

static void each_number_is_whose_it_is_said_to_be(void **unused)
{
	static const struct case_of cases[] = {
	    {"Lies Baert <lies@a.example>",
	     "Ik ben de trainster van Amir (12). Zijn mama vraagt bemiddeling.\n\nZij is te "
	     "bereiken op 0471 22 33 44, ik op 0472 33 44 55 na het werk.\n\nLies Baert",
	     {"aanvrager.telefoon=+32472334455"}},
	    {"x@a.example",
	     "ik ben nina 13 en er komen vier mensen bij ons thuis.\n\nje mag bellen naar papa "
	     "0471 22 33 44\n\nnina",
	     {"aanvrager.telefoon="}},
	    {"Tom Baert <tom@a.example>",
	     "Ik ben de stiefpapa van Amir (12).\n\nbel gerust leen 0471 22 33 44 of mij 0472 33 "
	     "44 55\n\ntom",
	     {"aanvrager.telefoon=+32472334455"}},
	    {"An Maes <an@a.example>",
	     "Ik ben de mama van Bo (9). Dringend: 0471 22 33 44, anders graag mailen.",
	     {"aanvrager.telefoon=+32471223344"}},
	    {"An Maes <an@a.example>",
	     "Ik ben de mama van Bo (9). Juf Els: 0471 22 33 44, dat is zijn begeleidster.",
	     {"aanvrager.telefoon="}},
	    {"An Maes <an@a.example>",
	     "Ik ben de mama van Bo (9).\n\nAn Maes\n0471 22 33 44 of thuis 011 22 33 44",
	     {"aanvrager.telefoon=+32471223344"}},
	    {"An Maes <an@a.example>",
	     "Ik ben de mama van Bo (9). Bel mij op 0471 22 33 44 of, als ik niet opneem, mijn man "
	     "op 0472 33 44 55.",
	     {"aanvrager.telefoon=+32471223344"}},
	};

	(void)unused;
	CHECK(cases);
}

static void a_name_and_an_age_in_few_words(void **unused)
{
	static const struct case_of cases[] = {
	    {"Lotte <lotte.dm@a.example>",
	     "hallo, ik ben lotte uit aarschot, 13\n\nmijn begeleidster luistert niet, ik wil een "
	     "bemiddelaar.\n",
	     {"aanvrager.rol=minderjarige", "client.naam=Lotte", "client.leeftijd=13",
	      "client.gemeente=aarschot"}},
	    {"Milan <milan.x@a.example>",
	     "Hey\n\nMilan, 16 jaar, leefgroep in Diest\n\nIk wil een bemiddelaar.\n0471 22 33 44",
	     {"aanvrager.naam=Milan", "client.naam=Milan", "client.leeftijd=16"}},
	    {"Febe D. <febe.d@a.example>",
	     "Ik vraag een overleg.\n\nFebe Dockx, 17 jaar\nGenk\n\nmailen mag, bellen liever niet",
	     {"aanvrager.naam=Febe Dockx"}},
	    {"x@a.example",
	     "Ik heet Bram Claes, word in mei 15 en woon in Geel.",
	     {"client.leeftijd=14"}},
	    {"x@a.example",
	     "Mijn kleinzoon Bavo, dewelke 13 jaren oud is, woont bij mij.",
	     {"client.leeftijd=13"}},
	    {"x@a.example",
	     "Onze dochter Fien (12 jaar, 3/08/2013) gaat naar een dagcentrum.",
	     {"client.naam=Fien", "client.leeftijd=12", "client.geboortedatum=2013-08-03"}},
	    {"x@a.example",
	     "Collega's, lln van 8, Otis, valt in slaap in de klas.",
	     {"client.naam=Otis", "client.leeftijd=8"}},
	    {"x@a.example",
	     "Ik ben de zus van Fatoumata. Fatou is 14 en woont bij mama.",
	     {"client.naam=Fatoumata", "client.leeftijd=14"}},
	    {"x@a.example",
	     "ik ben de mama en MIJN ZOON VAN 10 JAAR, KENZO, WORDT NIET GEHOORD DOOR DE "
	     "BEGELEIDING. nu gaat het weer, ik schrijf wat rustiger verder.",
	     {"client.naam=KENZO", "client.leeftijd=10"}},
	    {"x@a.example",
	     "Situatie Lars, 15j, woont bij pa.",
	     {"client.naam=Lars", "client.leeftijd=15"}},
	    {"x@a.example",
	     "Ik ben voogd over Amin H. (niet begeleid, Eritrea, 16 j, woont in Geel).",
	     {"client.naam=Amin H.", "client.leeftijd=16"}},
	    {"x@a.example",
	     "Ik ben de mama van Noa, 9 jaar. Wij vragen een tolk Lingala is nodig voor oma.",
	     {"client.naam=Noa"}},
	    {"x@a.example",
	     "Bestel nu voor maar Euro 9,95 en Win 12,50 terug.",
	     {"client.naam=", "client.leeftijd="}},
	    {"Gele Draak <draak@a.example>",
	     "Ik ben een jongen van 15 uit Bree. Mijn naam geef ik nog niet. Ik wil een overleg.",
	     {"aanvrager.naam=", "client.naam=", "client.leeftijd=15"}},
	    {"Gele Draak <draak@a.example>",
	     "Mijn naam staat hieronder. Ik wil een overleg. Ik ben 15.\n\nGele Draak",
	     {"aanvrager.naam=Gele Draak"}},
	    {"Jana VDB <jana.vdb@a.example>",
	     "ben jana 16 en ik wil een bemiddelaar",
	     {"aanvrager.naam=Jana", "client.naam=Jana"}},
	    {"Els Maes <els.maes@a.example>",
	     "Hey, CLB-team Genk hier. Ik heb een vraag over bemiddeling.\n\nEls Maes",
	     {"aanvrager.naam=Els Maes"}},
	};

	(void)unused;
	CHECK(cases);
}

static void who_writes_in_yet_other_words(void **unused)
{
	static const struct case_of cases[] = {
	    {"x@a.example",
	     "Mijn man en ik zijn de adoptieouders van Meskerem, 12 jaar. Wij vragen bemiddeling.",
	     {"aanvrager.rol=ouder", "client.naam=Meskerem"}},
	    {"x@a.example",
	     "Wij (Els en Joke) zijn de pleegouders van Bas, 6 jaar. Wij vragen bemiddeling.",
	     {"aanvrager.rol=pleegouder"}},
	    {"x@a.example",
	     "Er stond in de brief: \"de opvang in ons dagcentrum is afgelopen\". Wij hebben drie "
	     "kinderen en zijn kwaad.",
	     {"aanvrager.rol=ouder"}},
	    {"x@a.example",
	     "In ons dagcentrum volgen wij \"Kamil\". Wij vragen een overleg.",
	     {"aanvrager.rol=hulpverlener"}},
	    {"x@a.example",
	     "Weekregeling sinds 2020. Jade, 10. In mijn week breng ik haar naar de therapie.",
	     {"aanvrager.rol=ouder"}},
	    {"x@a.example",
	     "Ik werk als consulente bij de sociale dienst van de jeugdrechtbank en volg Amir op.",
	     {"aanvrager.rol=hulpverlener"}},
	    {"x@a.example",
	     "Ben voogd over Amin H., 16 j.",
	     {"aanvrager.rol=opvoedingsverantwoordelijke"}},
	    {"Lut Maes <lut@a.example>",
	     "Graag een cliëntoverleg voor Bo, 5 jaar.\n\nGroetjes\nLut Maes, zorgcoach\n",
	     {"aanvrager.rol=hulpverlener"}},
	    {"x@a.example",
	     "Ik ben 15 en zit in een leefgroep. Er zijn vijf kinderen in onze groep.",
	     {"aanvrager.rol=minderjarige"}},
	};

	(void)unused;
	CHECK(cases);
}

static void who_is_gone_is_no_party(void **unused)
{
	static const struct case_of cases[] = {
	    {"x@a.example",
	     "Ik ben Fien, 11 jaar. Ik woon bij papa, mijn mama is een sterretje. Ik wil een "
	     "bemiddelaar tussen papa en juf Els van de thuisbegeleiding.",
	     {"partijen.0.relatie=vader", "partijen.1.relatie=begeleider", "partijen.2.relatie="}},
	    {"x@a.example",
	     "Ik ben de stiefpapa van Amy (14). Haar echte vader heeft ze al 9 jaar niet gezien. "
	     "Ik "
	     "vraag een cliëntoverleg.",
	     {"partijen.0.relatie="}},
	    {"x@a.example",
	     "Ik ben de mama van Bo (14). Hij stal de auto van de directeur. Ik vraag bemiddeling "
	     "met zijn begeleider.",
	     {"partijen.0.relatie=begeleider", "partijen.1.relatie="}},
	};

	(void)unused;
	CHECK(cases);
}

static void what_the_mail_is_for(void **unused)
{
	static const struct case_of cases[] = {
	    {"x@a.example",
	     "Vorige maand vroeg ik bemiddeling voor mijn zoon. Het is uitgepraat. Ik zou de "
	     "aanvraag "
	     "nu graag annuleren.",
	     {"soort=intrekking"}},
	    {"x@a.example",
	     "In mei vroeg ik bij u een cliëntoverleg. Wij zouden dat graag intrekken. De diensten "
	     "hebben zelf samengezeten.",
	     {"soort=intrekking"}},
	    {"x@a.example",
	     "Vorige maand vroeg ik bemiddeling. Mijn ex zegt dat hij de aanvraag graag zou "
	     "annuleren, ik niet.",
	     {"soort=aanvraag"}},
	    {"x@a.example",
	     "Ik vraag bemiddeling. Als de leefgroep niet wil, zou ik de aanvraag graag intrekken.",
	     {"soort=aanvraag"}},
	    {"x@a.example",
	     "Voor onze onthaalmap, niks concreets: kan een minderjarige bemiddeling aanvragen "
	     "zonder "
	     "akkoord van thuis? En kost het iets?",
	     {"soort=vraag"}},
	    {"x@a.example",
	     "In 2022 was er bij u een bemiddeling voor mijn zoon. Mag ik een kopie van alle "
	     "stukken, "
	     "zoals de AVG voorziet? Er moet niets nieuws gebeuren.",
	     {"soort=overig"}},
	};

	(void)unused;
	CHECK(cases);
}

static void a_place_is_no_name_and_a_home_is_said(void **unused)
{
	static const struct case_of cases[] = {
	    {"x@a.example",
	     "Ik ben de trainer van Lowie (15). Lowie zit in een leefgroep in Leuven, zijn mama "
	     "woont "
	     "in Diest (3290) en daar is hij ook thuis. Hij vraagt bemiddeling.",
	     {"partijen.0.relatie=moeder", "partijen.0.naam=", "client.gemeente=Diest",
	      "client.postcode=3290"}},
	    {"x@a.example",
	     "Ik ben de mama van Stan (8). Wij wonen sinds de zomer bij mijn broer in Bree. Ik "
	     "vraag "
	     "bemiddeling.",
	     {"client.gemeente=Bree"}},
	    {"x@a.example",
	     "Wij zijn de grootouders van Liam, 6 jaar, woonachtig bij ons te Geel. Jennifer woont "
	     "in Mechelen.",
	     {"client.gemeente=Geel"}},
	    {"x@a.example",
	     "Ik ben de oma van Liam, 6 jaar. Liam woont in Geel.",
	     {"client.gemeente=Geel"}},
	    {"x@a.example",
	     "Ik mail u voor mijn broer Sami, 15 jaar. Ik ben 22 jaar. Sami woont "
	     "officieel bij onze ouders in Mol.",
	     {"aanvrager.rol=familie", "client.leeftijd=15", "client.gemeente=Mol"}},
	    {"x@a.example",
	     "Ik wil een bemiddeling met die consulente. Wij wonen in Bree en Kenzo ook. Kenzo is "
	     "mijn zoon van 10.",
	     {"akkoord.client="}},
	    {"x@a.example",
	     "Ik ben begeleider in een MFC en vraag een 2de CO voor Bo Maes, 16 jaar.",
	     {"instrument=clientoverleg", "vervolg=ja"}},
	    {"x@a.example",
	     "Ik ben 17. Ik wil met mijn begeleider aan tafel, met iemand ertussen die eerlijk is.",
	     {"instrument=bemiddeling"}},
	    {"x@a.example",
	     "Mijn zoon moet naar een MFC, daarvoor moet iemand een aanvraag doen bij de "
	     "toegangspoort. "
	     "Het JAC zegt: niet wij. Het CLB zegt: wij doen dat niet. Ik vraag bemiddeling.",
	     {"toegangspoort=geen_aanmelder"}},
	    {"x@a.example",
	     "Ik ben 16. Ik wil graag zelf een aanvraag doen bij de toegangspoort. Ik vraag "
	     "bemiddeling.",
	     {"toegangspoort=wil_zelf"}},
	};

	(void)unused;
	CHECK(cases);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(what_a_child_is_not_told_is_no_ban),
	    cmocka_unit_test(each_number_is_whose_it_is_said_to_be),
	    cmocka_unit_test(a_name_and_an_age_in_few_words),
	    cmocka_unit_test(who_writes_in_yet_other_words),
	    cmocka_unit_test(who_is_gone_is_no_party),
	    cmocka_unit_test(what_the_mail_is_for),
	    cmocka_unit_test(a_place_is_no_name_and_a_home_is_said),
	};
	int failed;

	fixture_load(&fixture);
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	fixture_unload(&fixture);
	return failed;
}
