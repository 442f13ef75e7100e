/* The same things in other voices: who writes and what is asked, each cause in words of its own beside its
 * look-alikes. What is expected was written by hand, as a person at the desk would read it. */
#include "reading_claims.h"

static void who_stands_beside_a_family_says_so_in_passing(void **unused)
{
	static const struct case_of cases[] = {
	    {"Trainer Wout <wout@judo.example>",
	     "Dag, ik ben Wout, lesgever bij judoclub Ippon. Milan (15) zijn mama vroeg mij te "
	     "schrijven.",
	     {"aanvrager.rol=steunfiguur", "aanvrager.naam=Wout"}},
	    {"Sien <sien@a.example>",
	     "Ik ben Sien, leidster van de scouts. Ik schrijf voor Lotte (12), haar papa weet "
	     "ervan.",
	     {"aanvrager.rol=steunfiguur"}},
	    {"Rik <rik@a.example>",
	     "Ik ben Rik, een soort steunfiguur voor de mama van Enzo.",
	     {"aanvrager.rol=steunfiguur"}},
	    {"Bart <bart@a.example>",
	     "Ik ben Bart, de plusvader van Lies (14), en ik wil bemiddeling.",
	     {"aanvrager.rol=opvoedingsverantwoordelijke"}},
	    {"Mia <mia@a.example>",
	     "Ik ben Mia, de pleegmama van Sofie (9).",
	     {"aanvrager.rol=pleegouder"}},
	    {"Mia <mia@a.example>",
	     "U spreekt met de grootmoeder van Tim, hij is 10. Hij woont bij mijn zoon.",
	     {"aanvrager.rol=grootouder"}},
	    {"Leen <leen@a.example>",
	     "Ik ben de nonkel langs papa's kant en het gaat niet goed met de kleine.",
	     {"aanvrager.rol=familie"}},
	    {"Jan <jan@a.example>",
	     "Ons pleegzorgdossier loopt mis. Senne is sinds 2019 bij ons als pleegkind en noemt "
	     "ons "
	     "mama en papa.",
	     {"aanvrager.rol=pleegouder"}},
	    {"x@a.example",
	     "Ik ben Tom en ik ben 14, mijn trainer weet het.",
	     {"aanvrager.rol=minderjarige"}},
	    {"x@a.example",
	     "Ik ben Tom, leider van mijn leefgroep zeggen ze, en ik ben 16.",
	     {"aanvrager.rol=minderjarige"}},
	    {"Robbe Maes <robbe@a.example>",
	     "Ik (Robbe Maes, geboren 3/4/2010) wil graag een bemiddeling.\n\nHoogachtend\nRobbe "
	     "Maes\n"
	     "Ann Claes (moeder)",
	     {"aanvrager.rol=minderjarige", "aanvrager.naam=Robbe Maes"}},
	};

	(void)unused;
	CHECK(cases);
}

static void names_are_whole_and_small(void **unused)
{
	static const struct case_of cases[] = {
	    {"pc12 <leerling9@school.example>",
	     "dag ik ben noor en ik ben 14, mijn mama en ik maken ruzie\n\nnoor peeters",
	     {"aanvrager.naam=noor peeters", "client.naam=noor peeters"}},
	    {"pc12 <leerling9@school.example>",
	     "dag ik ben boos en ik ben 14, mijn mama en ik maken ruzie\n\ngroetjes terug",
	     {"aanvrager.naam="}},
	    {"Jef en Rita <jef.wouters@a.example>",
	     "Goeiedag, hier de grootvader van Lien, Jef Wouters uit Geel. Lien is acht.\n\nJef",
	     {"aanvrager.naam=Jef Wouters"}},
	    {"Jef en Rita <jefenrita@a.example>",
	     "Goeiedag, hier de grootvader van Lien. Jef Wouters is onze huisarts.\n\nJef",
	     {"aanvrager.naam=Jef"}},
	    {"x@a.example",
	     "Dag, het is Samira, van het overleg in mei. Ik ben 16 en zit in een leefgroep.",
	     {"aanvrager.naam=Samira"}},
	    {"x@a.example",
	     "Tussen Lowie (15 jaar, 9000 Gent) en zijn begeleider loopt het fout. Wij begeleiden "
	     "hem.\n\nIne Maes\nCAW",
	     {"client.naam=Lowie"}},
	    {"x@a.example",
	     "Wij begeleiden een meisje van 9, Anna-Rose, uit Geel.\n\nIne Maes\nCAW",
	     {"client.naam=Anna-Rose"}},
	    {"x@a.example",
	     "Ik ben maatschappelijk werker bij het OCMW en begeleid Dounia (16 jaar). Haar "
	     "dochtertje "
	     "Lina is 5 maanden.\n\nIne Maes",
	     {"client.naam=Dounia"}},
	    {"x@a.example",
	     "Je suis la maman d'Inaya, 12 ans, et je demande une médiation.",
	     {"client.naam=Inaya", "aanvrager.rol=ouder"}},
	};

	(void)unused;
	CHECK(cases);
}

static void a_number_is_of_whom_it_is_said_to_be(void **unused)
{
	static const struct case_of cases[] = {
	    {"Fien <fien@a.example>",
	     "Ik ben Fien, 13 jaar, mijn mama en ik maken ruzie.\n\ngroetjes\nFien\nmama haar "
	     "nummer is "
	     "0486 11 22 33, zelf heb ik er geen",
	     {"aanvrager.telefoon="}},
	    {"Fien <fien@a.example>",
	     "Ik ben Fien, 13 jaar.\n\ngroetjes\nFien\nhet nummer van mijn papa: 0486 11 22 33",
	     {"aanvrager.telefoon="}},
	    {"Fien <fien@a.example>",
	     "Ik ben Fien, 13 jaar.\n\ngroetjes\nFien\nmijn nummer (niet dat van mama) is 0486 11 "
	     "22 33",
	     {"aanvrager.telefoon=+32486112233"}},
	    {"Kato <kato@a.example>",
	     "Ik ben Kato en ik ben 16\n\nKato Maes\nmijn papa is akkoord (0486 11 22 33, "
	     "Dirk)\nmij "
	     "bereiken: 0479 44 55 66",
	     {"aanvrager.telefoon=+32479445566"}},
	    {"Coach Sven <sven@a.example>",
	     "Ik ben Sven, trainer van Bram (15). Kan er iemand bemiddelen? Mijn gsm is 0488 11 22 "
	     "33, die "
	     "van Bram 0489 44 55 66.",
	     {"aanvrager.telefoon=+32488112233", "client.naam=Bram",
	      "client.telefoon=+32489445566"}},
	    {"Luc Dams <luc.dams@a.example>",
	     "Ik ben de papa van Fien. Mijn vrouw en ik zijn elke avond te bereiken, 0470 11 22 "
	     "33. Kan er "
	     "iemand bemiddelen tussen ons en de begeleider? Dat zou goed zijn voor ons.",
	     {"aanvrager.telefoon=+32470112233"}},
	    {"Luc Dams <luc.dams@a.example>",
	     "Ik ben de papa van Fien. De begeleider zegt dat zijn nummer 0470 11 22 33 is. Kan er "
	     "iemand "
	     "bemiddelen tussen ons en de begeleider? Dat zou goed zijn voor ons.",
	     {"aanvrager.telefoon="}},
	    {"Luc Dams <luc.dams@a.example>",
	     "Ik ben de papa van Fien. Kan er iemand bemiddelen tussen de begeleider en ons? Dat "
	     "zou goed "
	     "zijn.\n\nLuc Dams (053/11 22 33 overdag, ik ben dan meestal gewoon thuis)",
	     {"aanvrager.telefoon=+3253112233"}},
	};

	(void)unused;
	CHECK(cases);
}

static void a_service_is_named_whole(void **unused)
{
	static const struct case_of cases[] = {
	    {"Els <els@a.example>",
	     "Wij vragen een cliëntoverleg voor onze patiënt.\n\nMet vriendelijke groet\nEls Maes\n"
	     "kinderpsychiater, AZ Sint-Anna",
	     {"aanvrager.dienst=AZ Sint-Anna", "aanvrager.dienst_type=ziekenhuis"}},
	    {"Els <els@a.example>",
	     "Wij (CLB Noordster) volgen een jongen van 10.\n\nEls Maes\nmaatschappelijk werker",
	     {"aanvrager.rol=hulpverlener", "aanvrager.dienst=CLB Noordster",
	      "aanvrager.dienst_type=clb"}},
	};

	(void)unused;
	CHECK(cases);
}

static void a_stop_in_other_words(void **unused)
{
	static const struct case_of cases[] = {
	    {"x@a.example",
	     "In de brief staat: \"als er opnieuw een huisbezoek niet doorgaat, zullen wij ons "
	     "verplicht zien "
	     "de begeleiding te beëindigen\".",
	     {"eenzijdige_stop=dreigt"}},
	    {"x@a.example",
	     "De dienst schrijft dat ze bij een volgende afwezigheid genoodzaakt zullen zijn om de "
	     "begeleiding stop te zetten.",
	     {"eenzijdige_stop=dreigt"}},
	    {"x@a.example",
	     "De dienst schrijft dat haar plaats vanaf mei naar een andere jongere kan gaan.",
	     {"eenzijdige_stop=dreigt"}},
	    {"x@a.example",
	     "De opvoedster zei: uw plaats in de leefgroep is weg, de directie heeft dat beslist.",
	     {"eenzijdige_stop=ja"}},
	    {"x@a.example",
	     "Toen ik in de leefgroep toekwam stond mijn valies klaar in de gang en zei de "
	     "begeleider dat ik "
	     "naar huis moest.",
	     {"eenzijdige_stop=ja"}},
	    {"x@a.example", "Mijn plaats in de klas is weg.", {"eenzijdige_stop="}},
	    {"x@a.example",
	     "Haar plusvader heeft haar vannacht buitengegooid en het slot veranderd.",
	     {"eenzijdige_stop="}},
	    {"x@a.example",
	     "Wij overwegen om zelf met de begeleiding te stoppen.",
	     {"eenzijdige_stop="}},
	    {"x@a.example",
	     "De opname werd beëindigd in overleg met de ouders.",
	     {"eenzijdige_stop=nee"}},
	    {"x@a.example",
	     "De valiezen staan klaar in de gang, we vertrekken op kamp.",
	     {"eenzijdige_stop="}},
	    {"x@a.example",
	     "Ik wil naar een psycholoog, de huisarts wil niet doorverwijzen.",
	     {"eenzijdige_stop="}},
	};

	(void)unused;
	CHECK(cases);
}

static void who_goes_on_does_not_stop(void **unused)
{
	static const struct case_of cases[] = {
	    {"x@a.example",
	     "De thuisbegeleidster blijft trouwens wekelijks langskomen, dat is het probleem niet.",
	     {"eenzijdige_stop=nee"}},
	    {"x@a.example", "De begeleidster wil toch verder met ons.", {"eenzijdige_stop=nee"}},
	    {"x@a.example",
	     "Ik zou liever stoppen maar mijn begeleider en mijn ouders willen dat hij nog een "
	     "half jaar blijft "
	     "komen.",
	     {"eenzijdige_stop=nee"}},
	    {"x@a.example",
	     "De mensen van het dagcentrum zeggen dat ik er altijd welkom blijf.",
	     {"eenzijdige_stop=nee"}},
	    {"x@a.example",
	     "Van het dagcentrum moet ik blijven tot de zomer. Ze gaan mij zeker niet wegdoen.",
	     {"eenzijdige_stop=nee"}},
	    {"x@a.example",
	     "De begeleiding loopt in juni af, zoals bij de start met ouders en kind was "
	     "afgesproken.",
	     {"eenzijdige_stop=nee"}},
	    {"x@a.example",
	     "De begeleiding loopt in juni af, wij hebben daar nooit iets over afgesproken.",
	     {"eenzijdige_stop="}},
	    {"x@a.example", "Mijn muts mag blijven, zei de psycholoog.", {"eenzijdige_stop="}},
	    {"x@a.example", "De begeleider blijft niet langer langskomen.", {"eenzijdige_stop="}},
	    {"x@a.example", "De leefgroep zegt dat ik niet welkom blijf.", {"eenzijdige_stop="}},
	};

	(void)unused;
	CHECK(cases);
}

static void who_may_know_is_no_secret(void **unused)
{
	static const struct case_of cases[] = {
	    {"x@a.example",
	     "Ik ben 16. Mama weet niet dat ik dit mail maar dat mag hoor.",
	     {"contactverbod="}},
	    {"x@a.example",
	     "Ik ben 16. Mijn ouders weten niet dat ik dit stuur, maar het is geen geheim.",
	     {"contactverbod="}},
	    {"x@a.example",
	     "Ik ben 16. Mijn pa weet niet dat ik jullie schrijf maar ze mogen hem gerust bellen.",
	     {"contactverbod="}},
	    {"x@a.example",
	     "Ik ben 16. Mijn ouders weten niet dat ik dit stuur en dat moet zo blijven.",
	     {"contactverbod=ja"}},
	    {"x@a.example",
	     "Ik ben 15. Stuur alstublieft niets naar ons adres en bel niet, mijn ouders weten "
	     "zelfs niet dat "
	     "ik naar het JAC ga.",
	     {"contactverbod=ja"}},
	    {"x@a.example",
	     "Ik ben 15 en mijn ouders zijn heel streng. Ik wil dat u niets naar ons thuis "
	     "opstuurt.",
	     {"contactverbod=ja"}},
	    {"x@a.example",
	     "Ik ben 15. Mijn begeleider stuurt niets naar ons adres, ook niet het verslag dat "
	     "mama vroeg.",
	     {"contactverbod="}},
	};

	(void)unused;
	CHECK(cases);
}

static void the_gate_is_asked_for_without_its_name(void **unused)
{
	static const struct case_of cases[] = {
	    {"x@a.example",
	     "Er moet een aanvraag komen bij de toegangspoort. Wij willen daar zelf naartoe "
	     "stappen, zonder "
	     "dienst ertussen. Daarom vragen wij eerst bemiddeling.",
	     {"toegangspoort=wil_zelf"}},
	    {"x@a.example",
	     "Voor die hulp moet ik langs de toegangspoort. Ik zou er liever zelf heen gaan.",
	     {"toegangspoort=wil_zelf"}},
	    {"x@a.example",
	     "De toegangspoort heeft een beslissing genomen. De leefgroep is ver, hij kan er zelf "
	     "naartoe.",
	     {"toegangspoort="}},
	};

	(void)unused;
	CHECK(cases);
}

static void help_that_is_not_there_makes_no_conflict_about_help(void **unused)
{
	static const struct case_of cases[] = {
	    {"x@a.example",
	     "Wij zoeken een bemiddelaar voor onze scheiding. Er is geen begeleiding bij ons "
	     "thuis.",
	     {"instrument="}},
	    {"x@a.example",
	     "Mijn ex en ik zijn gescheiden. Ik vraag bemiddeling tussen mij en de begeleider van "
	     "mijn zoon, "
	     "want die luistert niet.",
	     {"instrument=bemiddeling"}},
	    {"x@a.example",
	     "Ik wil dat er iemand komt die niet van hun is en die ons allebei laat uitpraten, "
	     "want mijn "
	     "begeleider en ik maken ruzie.",
	     {"instrument=bemiddeling"}},
	    {"x@a.example",
	     "Ons team wil de begeleiding zeker voortzetten.",
	     {"eenzijdige_stop=nee"}},
	};

	(void)unused;
	CHECK(cases);
}

static void a_line_without_an_answer_claims_nothing(void **unused)
{
	static const struct case_of cases[] = {
	    {"Ann <ann@a.example>",
	     "Aanvraagformulier bemiddeling\nNaam jongere: Bo Maes\nGeboren op: 3 mei "
	     "2011\nWoonplaats: 3600 "
	     "Genk\nAanmelder: Ann Maes\nFunctie: psycholoog\nTelefoon: 0470 11 22 33\nOpvolging "
	     "door "
	     "consulent OCJ / SDJ: /\n",
	     {"mandaat.0="}},
	    {"Ann <ann@a.example>",
	     "Aanvraagformulier bemiddeling\nNaam jongere: Bo Maes\nGeboren op: 3 mei "
	     "2011\nWoonplaats: 3600 "
	     "Genk\nAanmelder: Ann Maes\nFunctie: psycholoog\nTelefoon: 0470 11 22 33\nOpvolging: "
	     "consulent "
	     "van het OCJ\n",
	     {"mandaat.0=ocj"}},
	    {"Ann <ann@a.example>",
	     "AANVRAAGFORMULIER CLIENTOVERLEG\nSoort aanvraag: nieuwe aanvraag\nNaam jongere: Bo "
	     "Maes\nGeboren "
	     "op: 3 mei 2011\nAanmelder: Ann Maes\nFunctie: psycholoog\nDienst: OOOC De Brug\n",
	     {"instrument=clientoverleg", "vervolg=", "aanvrager.dienst_type=bjz"}},
	    {"Ann <ann@a.example>",
	     "Ik wil: cliëntoverleg\nNaam kind: Bo Maes\nLeeftijd: 11\nGemeente: Genk\nWas er al "
	     "een "
	     "cliëntoverleg?: ja, op 3/4/2026\nIk ben: ouder\n",
	     {"vervolg=ja"}},
	    {"Ann <ann@a.example>",
	     "Ik wil: cliëntoverleg\nNaam kind: Bo Maes\nLeeftijd: 11\nGemeente: Genk\nWas er al "
	     "een "
	     "cliëntoverleg?: nee\nIk ben: ouder\n",
	     {"vervolg="}},
	    {"Ann <ann@a.example>",
	     "Ik wil: cliëntoverleg\nNaam kind: Bo Maes\nLeeftijd: 11\nGemeente: Genk\nIs er al "
	     "overleg "
	     "geweest?: ja, op school\nIk ben: ouder\n",
	     {"vervolg="}},
	    {"bm <bo.m@a.example>",
	     "AANVRAAG CLIENTOVERLEG\nGegevens van de jongere\nVoornaam: Bo\nFamilienaam: "
	     "Maes\nLeeftijd: "
	     "16\nGemeente: Genk\nGsm: 0470 11 22 33\n\nWie vraagt het overleg aan?: [x] jongere [ "
	     "] ouder [ ] "
	     "hulpverlener\nDienst: -\nWaarom vraag je een clientoverleg?: te veel mensen\n",
	     {"aanvrager.naam=Bo Maes", "aanvrager.telefoon=+32470112233"}},
	    {"Webaanvraag <aanvragen@site.example>",
	     "Aanvraag bemiddeling\nIk ben: grootouder\nMijn naam: Lea Maes\nMijn telefoon: 0470 "
	     "11 22 33\n"
	     "Naam van het kind: Bo Maes\nLeeftijd van het kind: 13\nGemeente: Genk\n",
	     {"aanvrager.email="}},
	    {"Lea Maes <lea@site.example>",
	     "Aanvraag bemiddeling\nIk ben: grootouder\nMijn naam: Lea Maes\nMijn telefoon: 0470 "
	     "11 22 33\n"
	     "Naam van het kind: Bo Maes\nLeeftijd van het kind: 13\nGemeente: Genk\n",
	     {"aanvrager.email=lea@site.example"}},
	    {"Bo <bo@a.example>",
	     "AANVRAAG CLIENTOVERLEG\nVoornaam: Bo\nFamilienaam: Maes\nLeeftijd: 16\nGemeente: "
	     "Genk\nGsm: 0470 "
	     "11 22 33\nWie vraagt het overleg aan?: [x] jongere [ ] ouder [ ] "
	     "hulpverlener\nWaarom vraag je "
	     "een clientoverleg?: te veel mensen\n",
	     {"aanvrager.rol=minderjarige", "client.naam=Bo Maes", "aanvrager.naam=Bo Maes",
	      "aanvrager.telefoon=+32470112233"}},
	};

	(void)unused;
	CHECK(cases);
}

static void a_name_that_is_a_place_too_is_a_name_behind_its_tie(void **unused)
{
	static const struct case_of cases[] = {
	    {"x@a.example",
	     "Mijn zoon Brecht is 14 en zit in een leefgroep.",
	     {"client.naam=Brecht"}},
	    {"x@a.example", "Onze dochter Lise woont in Brecht.", {"client.naam=Lise"}},
	    {"x@a.example", "Mijn zoon woont in Brecht.", {"client.naam="}},
	};

	(void)unused;
	CHECK(cases);
}

static void a_footer_of_a_device_says_nothing(void **unused)
{
	static const struct {
		const char *subject, *text;
		enum soort soort;
	} cases[] = {
	    {NULL, "\n\nVerstuurd vanaf mijn iPhone\n", SOORT_OVERIG},
	    {" ", "Verzonden vanaf mijn Galaxy", SOORT_OVERIG},
    {"Fwd: ", "Verzonden vanaf mijn Galaxy", SOORT_OVERIG},
    {"Fwd: help mij aub:", "Verzonden vanaf mijn Galaxy", SOORT_AANVRAAG},
	    {"kunnen jullie mij helpen", "Verstuurd vanaf mijn iPhone\n", SOORT_AANVRAAG},
	    {NULL, "help mij aub\n\nVerstuurd vanaf mijn iPhone\n", SOORT_AANVRAAG},
	};

	(void)unused;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct reading *reading = fixture_mail(&fixture, cases[i].text);

		reading->mail.from = address_of("x@a.example");
		reading->mail.onderwerp = cases[i].subject;
		understand(fixture.arena, reading, fixture.tables, &fixture.context);
		assert_int_equal(reading->soort, cases[i].soort);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(who_stands_beside_a_family_says_so_in_passing),
	    cmocka_unit_test(names_are_whole_and_small),
	    cmocka_unit_test(a_number_is_of_whom_it_is_said_to_be),
	    cmocka_unit_test(a_service_is_named_whole),
	    cmocka_unit_test(a_stop_in_other_words),
	    cmocka_unit_test(who_goes_on_does_not_stop),
	    cmocka_unit_test(who_may_know_is_no_secret),
	    cmocka_unit_test(the_gate_is_asked_for_without_its_name),
	    cmocka_unit_test(help_that_is_not_there_makes_no_conflict_about_help),
	    cmocka_unit_test(a_line_without_an_answer_claims_nothing),
	    cmocka_unit_test(a_name_that_is_a_place_too_is_a_name_behind_its_tie),
	    cmocka_unit_test(a_footer_of_a_device_says_nothing),
	};
	int failed;

	fixture_load(&fixture);
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	fixture_unload(&fixture);
	return failed;
}
