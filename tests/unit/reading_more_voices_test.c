/* What two writers more said in their own words: who is for the talk, who goes on, who may not know, whose age and whose
 * wish it is; and sentences that look alike and say something else. Expected as a person at the desk reads them. */
#include "reading_claims.h"

static void who_is_for_the_talk(void **unused)
{
	static const struct case_of cases[] = {
	    {"Jo Maes <jo@clb.example>",
	     "Wij zijn het CLB en vragen een cliëntoverleg voor onze leerling Bo (12). Mama is er "
	     "voor.",
	     {"akkoord.ouders=ja"}},
	    {"Jo Maes <jo@clb.example>",
	     "Wij zijn het CLB en vragen een cliëntoverleg voor onze leerling Bo (12). Mama is er "
	     "voor haar dochter.",
	     {"akkoord.ouders="}},
	    {"Jo Maes <jo@clb.example>",
	     "Wij zijn het CLB en vragen een cliëntoverleg voor onze leerling Bo (12). Papa wil "
	     "mee naar zo'n gesprek.",
	     {"akkoord.ouders=ja"}},
	    {"Jo Maes <jo@clb.example>",
	     "Wij zijn het CLB en vragen een cliëntoverleg voor onze leerling Bo (12). Papa wil "
	     "mee naar het zwembad.",
	     {"akkoord.ouders="}},
	    {"Jo Maes <jo@clb.example>",
	     "Wij zijn het CLB en vragen een cliëntoverleg voor onze leerling Bo (12). Moeder en "
	     "Bo weten van deze vraag en zijn ervoor.",
	     {"akkoord.client=ja", "akkoord.ouders=ja"}},
	    {"Jo Maes <jo@clb.example>",
	     "Wij zijn het CLB en vragen een cliëntoverleg voor onze leerling Bo (12). Moeder en "
	     "Bo zijn ervoor verantwoordelijk dat de papieren op school komen.",
	     {"akkoord.client=", "akkoord.ouders="}},
	    {"Jo Maes <jo@clb.example>",
	     "Wij zijn het CLB en vragen een cliëntoverleg voor onze leerling Bo (12). Bo zegt ja, "
	     "op voorwaarde dat haar zus erbij mag.",
	     {"akkoord.client=ja"}},
	    {"Jo Maes <jo@clb.example>",
	     "Wij zijn het CLB en vragen een cliëntoverleg voor onze leerling Bo (12). Bo zegt ja, "
	     "maar dat betekent weinig.",
	     {"akkoord.client="}},
	    {"Jo Maes <jo@clb.example>",
	     "Wij zijn het CLB en vragen een cliëntoverleg voor onze leerling Bo (12). Mama haalt "
	     "haar schouders op maar zegt oké.",
	     {"akkoord.ouders=ja"}},
	    {"Jo Maes <jo@clb.example>",
	     "Wij zijn het CLB en vragen een cliëntoverleg voor onze leerling Bo (12). Mama haalt "
	     "haar schouders op.",
	     {"akkoord.ouders="}},
	    {"Jo Maes <jo@clb.example>",
	     "Wij zijn het CLB en vragen een cliëntoverleg voor onze leerling Bo (12). Mama wil "
	     "komen als ze verlof krijgt.",
	     {"akkoord.ouders=ja"}},
	    {"Jo Maes <jo@clb.example>",
	     "Wij zijn het CLB en vragen een cliëntoverleg voor onze leerling Bo (12). Niemand is "
	     "akkoord met elkaar over de school.",
	     {"akkoord.ouders=", "akkoord.client="}},
	    {"x@a.example",
	     "Mijn zoon Bo is 12. Ik vraag bemiddeling met de dienst. Zijn vader weigert met mij "
	     "aan tafel te zitten.",
	     {"akkoord.ouders=verdeeld"}},
	    {"x@a.example",
	     "My daughter Zofia is 8 years old. We ask a cliëntoverleg. My husband does not want "
	     "to eat with us.",
	     {"akkoord.ouders=zelf_gevraagd"}},
	    {"x@a.example",
	     "My daughter Zofia is 8 years old. We ask a cliëntoverleg. My husband does not want "
	     "to come.",
	     {"akkoord.ouders=verdeeld"}},
	    {"x@a.example",
	     "Ik ben Jan, 14, ik vraag bemiddeling. Papa zegt dat het zo hoort en dat ik het zelf "
	     "mag vragen.",
	     {"akkoord.ouders=ja"}},
	    {"x@a.example",
	     "Ik ben de coach van Jan (14) en schrijf in zijn naam om een bemiddeling te vragen.",
	     {"akkoord.client=zelf_gevraagd"}},
	};

	(void)unused;
	CHECK(cases);
}

static void who_goes_on_and_who_stops(void **unused)
{
	static const struct case_of cases[] = {
	    {"x@a.example",
	     "Ik ben Tom, 15. Ik ga naar een dagcentrum en wil stoppen. De begeleiders willen niet "
	     "dat ik stop.",
	     {"eenzijdige_stop=nee"}},
	    {"x@a.example",
	     "Ik ben Tom, 15. Mijn ouders zijn streng. Ze willen niet dat ik stop met voetbal. Ik "
	     "vraag een cliëntoverleg.",
	     {"eenzijdige_stop="}},
	    {"x@a.example",
	     "Ik ben Tom, 15. Ik wil ermee stoppen, met dat dagcentrum. Mijn ouders willen dat ik "
	     "tot juni blijf gaan.",
	     {"eenzijdige_stop="}},
	    {"x@a.example",
	     "Mijn zoon Bo (12) zit in een leefgroep. De begeleiding wil ermee stoppen.",
	     {"eenzijdige_stop=ja"}},
	    {"x@a.example",
	     "Mijn zoon Bo (12) heeft begeleiding van het CAW. Zij willen hem doorverwijzen naar "
	     "een psycholoog.",
	     {"eenzijdige_stop="}},
	    {"x@a.example",
	     "Mijn zoon Bo (12) heeft begeleiding. De begeleiding werd in onderling overleg met "
	     "ons afgebouwd.",
	     {"eenzijdige_stop=nee"}},
	    {"x@a.example",
	     "Mijn zoon Bo (12) heeft begeleiding. Na intern overleg in het team werd de "
	     "begeleiding stopgezet.",
	     {"eenzijdige_stop=ja"}},
	    {"x@a.example",
	     "Mijn zoon Bo (12) heeft begeleiding. Als hij nog eens te laat is sluiten ze zijn "
	     "dossier af.",
	     {"eenzijdige_stop=dreigt"}},
	    {"x@a.example",
	     "Mijn zoon Bo (12) heeft begeleiding. Als alles klaar is sluiten we samen het dossier "
	     "af.",
	     {"eenzijdige_stop="}},
	    {"x@a.example",
	     "Mijn zoon Bo (12) verblijft in een MFC. Zijn plaats in het MFC wordt per 1 juni "
	     "opgezegd.",
	     {"eenzijdige_stop=ja"}},
	    {"x@a.example",
	     "Mijn zoon Bo (12) voetbalt. Zijn plaats in de ploeg is opgezegd.",
	     {"eenzijdige_stop="}},
	    {"x@a.example",
	     "Wij zijn pleegouders van Bo (12). Wij denken niet aan stoppen en de dienst ook niet.",
	     {"eenzijdige_stop=nee"}},
	};

	(void)unused;
	CHECK(cases);
}

static void what_parents_may_not_know(void **unused)
{
	static const struct case_of cases[] = {
	    {"x@a.example",
	     "Ik ben Tom, 15. Ik vraag bemiddeling. Mijn ouders mogen dus niet weten dat ik dit "
	     "vraag.",
	     {"contactverbod=ja"}},
	    {"x@a.example",
	     "Ik ben Tom, 15. Ik vraag bemiddeling. Kan u het niet aan mama vertellen?",
	     {"contactverbod=ja"}},
	    {"x@a.example",
	     "Ik ben Tom, 15. Ik vraag bemiddeling. Ik durf het zelf niet aan mama vertellen, wil "
	     "jij dat doen?",
	     {"contactverbod="}},
	};

	(void)unused;
	CHECK(cases);
}

static void a_request_that_is_taken_back(void **unused)
{
	static const struct case_of cases[] = {
	    {"x@a.example",
	     "Vorige week vroeg ik een overleg voor Bo. Het is opgelost, mijn aanvraag mag u "
	     "vergeten.",
	     {"soort=intrekking"}},
	    {"x@a.example",
	     "Vorige week vroeg ik een overleg voor Bo. Ik heb een aanvraag gedaan en ik trek ze "
	     "nu in.",
	     {"soort=intrekking"}},
	    {"x@a.example",
	     "Ik vraag een cliëntoverleg voor mijn zoon Bo. Mijn vorige aanvraag mag u niet "
	     "vergeten!",
	     {"soort=aanvraag"}},
	};

	(void)unused;
	CHECK(cases);
}

static void the_paper_that_is_not_filled_in(void **unused)
{
	static const struct case_of cases[] = {
	    {"x@a.example",
	     "Ik ben Tom, 15. Voor de toegangspoort moet het CLB een formulier maken, maar die "
	     "mevrouw weigert het formulier in te vullen. Ik vraag bemiddeling.",
	     {"toegangspoort=onenigheid"}},
	    {"x@a.example",
	     "Ik ben Tom, 15. Mijn begeleider wil het document niet invullen voor het kamp. Ik "
	     "vraag bemiddeling.",
	     {"toegangspoort="}},
	    {"x@a.example",
	     "Wij zijn de ouders van Bo (12). We willen zonder tussenpersoon naar de toegangspoort "
	     "stappen. Wij vragen bemiddeling.",
	     {"toegangspoort=wil_zelf"}},
	};

	(void)unused;
	CHECK(cases);
}

static void who_asks_and_of_what_age(void **unused)
{
	static const struct case_of cases[] = {
	    {"x@a.example",
	     "Als huisarts te Genk zie ik veel gezinnen. Kost een cliëntoverleg iets?",
	     {"aanvrager.rol=hulpverlener"}},
	    {"x@a.example",
	     "Als psychiater in opleiding kwam hij niet over. Mijn zoon Bo (12) krijgt hulp.",
	     {"aanvrager.rol=ouder"}},
	    {"x@a.example",
	     "Ik vraag bemiddeling. Bo is 9, week/week bij mij. Zijn moeder woont in Mol.",
	     {"aanvrager.rol=ouder"}},
	    {"x@a.example",
	     "Ik ben Bo, 14. Ik woon week om week bij mijn papa en mijn mama. Ik vraag "
	     "bemiddeling.",
	     {"aanvrager.rol=minderjarige"}},
	    {"x@a.example",
	     "Onze dochter Jutta (16) vraagt bemiddeling. Ik steun haar daarin.",
	     {"aanvrager.rol=ouder"}},
	    {"x@a.example",
	     "Ik steun haar, ik ken haar van de atletiek. Jutta (16) vraagt bemiddeling.",
	     {"aanvrager.rol=steunfiguur"}},
	    {"x@a.example",
	     "Ik ben trainer van Jutta (16). Ze heeft mij gekozen als vertrouwenspersoon en vraagt "
	     "bemiddeling.",
	     {"aanvrager.rol=vertrouwenspersoon"}},
	    {"x@a.example",
	     "Ik ben trainer van Jutta (16). Ze zoekt een vertrouwenspersoon en vraagt "
	     "bemiddeling.",
	     {"aanvrager.rol=steunfiguur"}},
	    {"x@a.example",
	     "Ik ben Farid. Ik heb 16 jaar. Ik vraag bemiddeling.",
	     {"aanvrager.rol=minderjarige", "client.leeftijd=16"}},
	    {"x@a.example",
	     "Ik ben An en werk in een leefgroep. Ik heb 16 jaar ervaring. Ik vraag bemiddeling "
	     "voor Bo, die 9 jaar is.",
	     {"client.leeftijd=9"}},
	    {"x@a.example",
	     "Ik ben de oma van Bo, elf jaar. Ik vraag een cliëntoverleg.",
	     {"client.leeftijd=11"}},
	    {"x@a.example",
	     "Ik ben de oma van Bo, twee jaar geleden vroeg ik een cliëntoverleg.",
	     {"client.leeftijd="}},
	    {"x@a.example",
	     "Ik vraag een cliëntoverleg voor mijn kleinzoon Bo, die 3 jaar in een leefgroep is.",
	     {"client.leeftijd="}},
	    {"x@a.example",
	     "Onze zoon Bo wordt in mei 18, is nu nog 17 dus. Ik vraag een cliëntoverleg.",
	     {"client.leeftijd=17"}},
	    {"x@a.example",
	     "Ik vraag een cliëntoverleg voor Bo. Het is nu nog 17 dagen wachten.",
	     {"client.leeftijd="}},
	    {"x@a.example",
	     "hoi tis jonas, 14. ik vraag bemiddeling met mijn begeleider",
	     {"aanvrager.rol=minderjarige", "client.leeftijd=14"}},
	    {"x@a.example",
	     "ik ben jonas, bijna 15 (dus nog 14), lommel. ik vraag bemiddeling met mijn "
	     "begeleider",
	     {"client.gemeente=lommel"}},
	    {"x@a.example",
	     "tis min 2 vannacht en onze Kevin is 11 jaar. ik vraag bemiddeling",
	     {"client.leeftijd=11"}},
	};

	(void)unused;
	CHECK(cases);
}

static void where_one_lives_with_whom(void **unused)
{
	static const struct case_of cases[] = {
	    {"x@a.example",
	     "Ik ben Merel, 14 jaar. Sinds ik zeven was woon ik bij Ann en Luc in Wetteren. Ik "
	     "vraag bemiddeling.",
	     {"client.gemeente=Wetteren"}},
	    {"x@a.example",
	     "Ik ben Merel, 14 jaar. In het weekend zit ik bij Ann in Wetteren. Ik vraag "
	     "bemiddeling.",
	     {"client.gemeente="}},
	    {"x@a.example",
	     "Ik ben Farid, 16 jaar. Ik woon in huis van organisatie in Etterbeek. Ik vraag "
	     "bemiddeling.",
	     {"client.gemeente=Etterbeek"}},
	    {"x@a.example",
	     "Wij vragen een cliëntoverleg voor Yara (7 jaar). Papa woont in een eigen appartement "
	     "in Gent.",
	     {"client.gemeente="}},
	    {"x@a.example",
	     "Yara (7 jaar) woont met haar moeder sinds juni vorig jaar op een eigen appartement "
	     "in 2018 Antwerpen. Wij vragen een cliëntoverleg.",
	     {"client.gemeente=Antwerpen", "client.postcode=2018"}},
	    {"x@a.example",
	     "wij woone in Lommel met onze zoon Bo (12). Ik vraag een cliëntoverleg.",
	     {"client.gemeente=Lommel"}},
	};

	(void)unused;
	CHECK(cases);
}

static void who_writes_and_who_helps(void **unused)
{
	static const struct case_of cases[] = {
	    {"x@a.example",
	     "hoi tis jonas, 15. ik vraag bemiddeling met mijn begeleider",
	     {"aanvrager.rol=minderjarige"}},
	    {"x@a.example",
	     "hoi tis vandaag 15 maart. mijn zoon vraagt bemiddeling",
	     {"aanvrager.naam="}},
	    {"x@a.example",
	     "Ik ben haar zus An. Ik vraag een cliëntoverleg voor Bo (12).",
	     {"aanvrager.naam=An"}},
	    {"x@a.example",
	     "Wij (vzw Kompas, thuisbegeleiding) begeleiden Amina, 16 jaar, Genk. Wij vragen een "
	     "cliëntoverleg.",
	     {"aanvrager.rol=hulpverlener"}},
	    {"x@a.example",
	     "Wij willen dat ze ons begeleiden. Amina, 16 jaar, onze dochter, is boos. Wij vragen "
	     "een cliëntoverleg.",
	     {"aanvrager.rol=ouder"}},
	    {"x@a.example",
	     "Ik ben zorgleerkracht in Turnhout. Ik vraag een cliëntoverleg voor Tibe, 8 jaar.",
	     {"aanvrager.rol=hulpverlener", "aanvrager.dienst_type=school"}},
	    {"x@a.example",
	     "Je m'appelle Samir, j'ai 16 ans. Je demande une médiation avec mon accompagnateur. "
	     "Mon père et ma mère sont d'accord.",
	     {"partijen.0.relatie=begeleider", "partijen.1.relatie=vader",
	      "partijen.2.relatie=moeder"}},
	    {"x@a.example",
	     "We ask mediation with the counsellor, Mrs. Nele, for my daughter Zofia (8).",
	     {"partijen.0.relatie=begeleider", "partijen.1.relatie="}},
	    {"x@a.example",
	     "Ik ben Elin, 16 jaar. Dit is mijn lijst, met iedereen samen zitten zou ik "
	     "willen.\n1. Mijn psychologe vertelt alles door.\n2. Zij wil mijn ouders erbij.\n3. "
	     "Twee jaar geleden ging het beter.\nIk vraag bemiddeling.",
	     {"partijen.0.relatie=psycholoog", "partijen.1.relatie=", "partijen.1.naam="}},
	    {"x@a.example",
	     "Ik ben Elin, 16 jaar. Ik wil samen zitten met:\n- ik zelf\n- mama\n- Karim, "
	     "begeleider\nIk vraag bemiddeling.",
	     {"partijen.0.relatie=moeder", "partijen.1.naam=Karim"}},
	    {"x@a.example",
	     "Ik ben Elin, 16 jaar. Ik wil samen zitten met:\n- het dagcentrum\n- Karim, "
	     "begeleider\n- mama\nIk vraag bemiddeling.",
	     {"partijen.1.naam=Karim", "partijen.2.relatie=moeder"}},
	    {"x@a.example",
	     "I am the mother of Zofia (8). We ask mediation with the counsellor. Her father is "
	     "not involved.",
	     {"partijen.0.relatie=begeleider", "partijen.1.relatie="}},
	    {"x@a.example",
	     "I am the mother of Zofia (8). We ask mediation with the counsellor. Her father "
	     "agrees.",
	     {"partijen.1.relatie=vader"}},
	};

	(void)unused;
	CHECK(cases);
}

static void what_else_is_asked(void **unused)
{
	static const struct case_of cases[] = {
	    {"x@a.example",
	     "Volgens de GDPR mag ik opvragen wat daarvan bij u bewaard is. Ik wil een kopie.",
	     {"soort=overig"}},
	    {"x@a.example",
	     "Ik ben Tom, 15, uit de leefgroep in Leuven. De begeleider en ik moeten eerst met een "
	     "neutrale babbelen. Regelen jullie dat?",
	     {"instrument=bemiddeling"}},
	};

	(void)unused;
	CHECK(cases);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(who_is_for_the_talk),
	    cmocka_unit_test(who_goes_on_and_who_stops),
	    cmocka_unit_test(what_parents_may_not_know),
	    cmocka_unit_test(a_request_that_is_taken_back),
	    cmocka_unit_test(the_paper_that_is_not_filled_in),
	    cmocka_unit_test(who_asks_and_of_what_age),
	    cmocka_unit_test(where_one_lives_with_whom),
	    cmocka_unit_test(who_writes_and_who_helps),
	    cmocka_unit_test(what_else_is_asked),
	};
	int failed;

	fixture_load(&fixture);
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	fixture_unload(&fixture);
	return failed;
}
