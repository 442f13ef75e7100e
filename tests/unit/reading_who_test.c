/* Who writes, about whom, from where: from running text. What is expected was written by hand, as a person at the
 * desk would read it. */
#include "reading_claims.h"

#include <sys/mman.h>
#include <unistd.h>

static void the_words_tell_who_writes(void **unused)
{
	static const struct case_of cases[] = {
	    {"Els <els@a.example>", "Ik ben de mama van Ruben.", {"aanvrager.rol=ouder"}},
	    {"x@a.example", "ons dochter wilt ni meer naar de leefgroep", {"aanvrager.rol=ouder"}},
	    {"x@a.example", "mijn mama en ik hebben ruzie", {"aanvrager.rol=minderjarige"}},
	    {"x@a.example", "kben Rik en kben 15", {"aanvrager.rol=minderjarige"}},
	    {"x@a.example", "Ik ben pas 19 geworden.", {"aanvrager.rol=jongvolwassene"}},
	    {"x@a.example",
	     "Ik ben al 12 jaar pleegmama van twee kinderen.",
	     {"aanvrager.rol=pleegouder"}},
	    {"x@a.example",
	     "Wij zijn zijn pleegouders. Onze zoon is 9.",
	     {"aanvrager.rol=pleegouder"}},
	    {"x@a.example",
	     "Mijn dochter kan niet meer voor mijn kleinzoon zorgen.",
	     {"aanvrager.rol=grootouder"}},
	    {"x@a.example", "Ik ben de oudste zus van Amina.", {"aanvrager.rol=familie"}},
	    {"x@a.example",
	     "Ik schrijf als vertrouwenspersoon van Lio.",
	     {"aanvrager.rol=vertrouwenspersoon"}},
	    {"x@a.example",
	     "Ik ben de voogd van Yusuf.",
	     {"aanvrager.rol=opvoedingsverantwoordelijke"}},
	    {"x@a.example", "Ik ben maar de buurvrouw.", {"aanvrager.rol=steunfiguur"}},
	    {"x@a.example",
	     "Graag een overleg.\n\nMvg\nIne Maes\nmaatschappelijk werker\nCAW",
	     {"aanvrager.rol=hulpverlener"}},
	    {"x@a.example",
	     "Mijn zoon is boos.\n\nMvg\nIne Maes\npsycholoog, CGG De Boei",
	     {"aanvrager.rol=ouder"}},
	    {"x@a.example",
	     "Graag een afspraak.\n\nHoogachtend\nIne Maes\nadvocaat",
	     {"aanvrager.rol=advocaat"}},
	    {"x@a.example",
	     "Ik ben kwaad op de pleegouders van mijn zoon.",
	     {"aanvrager.rol=ouder"}},
	    {"x@a.example", "Ik ben Jo (22) en schrijf mijn bachelorproef.", {"aanvrager.rol="}},
	    {"x@a.example", "Kunt u mij zeggen waar u kantoor houdt?", {"aanvrager.rol="}},
	    {"x@a.example",
	     "Ruzie met mijn broer over de erfenis van ons vader.",
	     {"aanvrager.rol=", "client.naam="}},
	    {"x@a.example",
	     "Zijn mama werkt veel. Zijn mama vroeg of ik wil schrijven voor mijn buurjongen Sem.",
	     {"aanvrager.rol=steunfiguur", "client.naam=Sem"}},
	    {"x@a.example",
	     "Onze Fien van 14, mijn zusje, zit in een leefgroep. Ik ben 24 en zorg mee.",
	     {"aanvrager.rol=familie", "client.leeftijd=14"}},
	    {"x@a.example",
	     "Ben Karim, 23, de oudere broer van Sami.",
	     {"aanvrager.rol=familie", "client.naam=Sami"}},
	    {"x@a.example",
	     "Ik kom zelf en breng mijn nonkel mee als steunfiguur. Ik ben 16.",
	     {"aanvrager.rol=minderjarige"}},
	    {"x@a.example",
	     "Hierom vraag ik een cliëntoverleg aan voor onze zoon.",
	     {"aanvrager.rol=ouder"}},
	    {"Rik Bos <r@a.example>",
	     "Ik ben Rik, opa van Tuur (8). Mijn zoon Stijn ziet hem weinig.",
	     {"aanvrager.rol=grootouder", "client.naam=Tuur"}},
	    {"Mia Bos <m@a.example>",
	     "Ik ben de bomma van Fe (8), zij woont bij mij. Onze dochter heet Lies Maas, haar gsm "
	     "is 0471 00 11 22.",
	     {"aanvrager.rol=grootouder", "client.naam=Fe", "partijen.0.relatie=moeder",
	      "partijen.0.telefoon=+32471001122", "aanvrager.telefoon="}},
	    {"x@a.example",
	     "Mijn vrouw en ik zijn de ouders van Lou (7).",
	     {"aanvrager.rol=ouder", "client.naam=Lou"}},
	    {"x@a.example",
	     "Sinds vier jaar ben ik zijn stiefpapa, ik voed hem mee op.",
	     {"aanvrager.rol=opvoedingsverantwoordelijke"}},
	    {"Nora Daems <n@school.example>",
	     "Ik ben leerlingenbegeleidster. Voor onze leerling Bo Faes graag een overleg.\n\nNora "
	     "Daems\nLyceum De Vaart",
	     {"aanvrager.rol=hulpverlener", "aanvrager.dienst=Lyceum De Vaart",
	      "aanvrager.dienst_type=school", "client.naam=Bo Faes"}},
	    {"Jan Smet <j@dienst.example>",
	     "Ik ben gezinsbegeleider bij vzw De Ark in Lier.",
	     {"aanvrager.dienst=vzw De Ark"}},
	    /* a name in small letters is spelled as in From, where it stands there too */
	    {"Yara <yara@a.example>",
	     "ik ben 14 en wil bemiddeling\n\nyara",
	     {"aanvrager.naam=Yara", "client.naam=Yara"}},
	    {"yara <yara@a.example>",
	     "ik ben 14 en wil bemiddeling\n\nyara",
	     {"aanvrager.naam=yara", "client.naam=yara"}},
	    {"Jan Smet <j@dienst.example>",
	     "Ik ben thuisbegeleider bij Het Anker en vraag een cliëntoverleg voor Bo (9).",
	     {"aanvrager.rol=hulpverlener", "aanvrager.dienst=Het Anker"}},
	    {"Jan Smet <j@dienst.example>",
	     "Ik ben thuisbegeleider bij de familie Maes en vraag een cliëntoverleg voor Bo (9).",
	     {"aanvrager.dienst="}},
	    {"x@a.example",
	     "kunde mij ne keer bellen over mijn begeleider 0470 00 11 22",
	     {"aanvrager.telefoon=+32470001122"}},
	    {"x@a.example",
	     "Ik ben 15 en ik wil een gesprek.\nkunde mijn begeleider bellen op het nummer van Tom "
	     "0470 00 11 22 dan weet "
	     "hij het ook en dan zien we wel verder want ik wil dat echt wel graag en dan is het "
	     "ook gedaan met die "
	     "ruzies hier",
	     {"aanvrager.telefoon="}},
	    {"x@a.example", "ich bin Pflegevater von Max, 7 Jahre", {"aanvrager.rol=pleegouder"}},
	    {"Zorgteam De Berk <z@a.example>",
	     "Graag een overleg voor Lou.\n\nMia Daems, zorgcoördinator",
	     {"aanvrager.naam=Mia Daems"}},
	    {"De Wit Jan <j@a.example>",
	     "Graag een overleg.\n\nJan De Wit\nconsulent",
	     {"aanvrager.naam=Jan De Wit"}},
	    {"Bo Maes (CLB) <b@a.example>", "Graag een overleg.", {"aanvrager.naam=Bo Maes"}},
	};

	(void)unused;
	CHECK(cases);
}

static void an_age_is_that_of_the_child(void **unused)
{
	static const struct case_of cases[] = {
	    {"x@a.example", "ik ben 15", {"client.leeftijd=15"}},
	    {"x@a.example",
	     "Bilal hier 15 jr van Aalst, mijn mama weet het",
	     {"client.leeftijd=15"}},
	    {"x@a.example",
	     "Ik volg een gezin. Het gaat om de oudste, Lowie, 12 jaar. De jongste (4) is thuis.",
	     {"client.naam=Lowie", "client.leeftijd=12"}},
	    {"x@a.example",
	     "mijn kinderen zijn 6 en 9 jaar",
	     {"aanvrager.rol=ouder", "client.leeftijd="}},
	    {"x@a.example", "ik ben de papa. de tweeling is 6 en 6", {"client.leeftijd="}},
	    {"x@a.example", "kben bijna 16", {"client.leeftijd=15"}},
	    {"x@a.example", "Ik ben 17,5 jaar.", {"client.leeftijd=17"}},
	    {"x@a.example", "Ik ben Noor, 14 jaar (ik word 15 in maart).", {"client.leeftijd=14"}},
	    {"x@a.example", "mijn papa is kwaad. ik word 16 in maart", {"client.leeftijd=15"}},
	    {"x@a.example", "mijn papa is 44", {"client.leeftijd="}},
	    {"x@a.example", "mijn mama is weg\n\nZita, 13", {"client.leeftijd=13"}},
	    {"x@a.example", "mijn mama is weg\n\n0470 12 34 16", {"client.leeftijd="}},
	    {"x@a.example", "Mijn zoon (15) is weg.", {"client.leeftijd=15"}},
	    {"x@a.example", "Mijn dochter Noor, 14 jaar, is weg.", {"client.leeftijd=14"}},
	    {"x@a.example", "Mijn kleinzoon is veertien.", {"client.leeftijd=14"}},
	    {"x@a.example", "Mijn zoontje is 18 maand.", {"client.leeftijd="}},
	    {"x@a.example", "Mijn zoon is 9, mijn dochter is 12.", {"client.leeftijd="}},
	    {"x@a.example", "Mijn zoon is boos op zijn broer van 12.", {"client.leeftijd="}},
	    {"x@a.example", "Mijn zoon zit al 2 jaar in een leefgroep.", {"client.leeftijd="}},
	    {"x@a.example", "Ik ben de oma van Bo. Ik ben 71.", {"client.leeftijd="}},
	    {"x@a.example", "Mijn zoon mag blijven tot zijn 18.", {"client.leeftijd="}},
	    {"x@a.example",
	     "Mijn dochter Noor, geboren op 3 mei 2012.",
	     {"client.leeftijd=14", "client.geboortedatum=2012-05-03"}},
	    {"x@a.example",
	     "Onze zoon, geb. 26/07/10, is weg.",
	     {"client.geboortedatum=2010-07-26"}},
	    {"x@a.example",
	     "Het vorige overleg van onze zoon was op 11/12/2025.",
	     {"client.geboortedatum="}},
	};

	(void)unused;
	CHECK(cases);
}

static void a_place_is_that_of_the_child(void **unused)
{
	static const struct case_of cases[] = {
	    {"Jo Maes <jo@clb.example>",
	     "Wij zijn het CLB en vragen een cliëntoverleg voor Lou Daems (9 jaar), Vaartstraat 5, "
	     "2800 Mechelen.",
	     {"client.adres=Vaartstraat 5", "client.postcode=2800", "client.gemeente=Mechelen"}},
	    {"Jo Maes <jo@clb.example>",
	     "Wij vragen een cliëntoverleg voor onze leerling Lou Daems, Vaartstraat 5, 2800 "
	     "Mechelen.",
	     {"client.adres=Vaartstraat 5", "client.gemeente=Mechelen"}},
	    {"Jo Maes <jo@clb.example>",
	     "Wij vragen een cliëntoverleg. Het gesprek gaat door in de Vaartstraat 5, 2800 "
	     "Mechelen.",
	     {"client.adres=", "client.gemeente="}},
	    {"x@a.example",
	     "Ik ben 15 en zit op internaat in Aalst, vrijdag moet ik naar huis in Ninove.",
	     {"client.gemeente=Ninove"}},
	    {"x@a.example",
	     "Wij wonen in Lier. Mijn zoon Bo is 9. De papa van Bo, die woont in Boom.",
	     {"client.gemeente=Lier"}},
	    {"Jo Maes <jo@ocmw.example>",
	     "Als maatschappelijk werker volg ik het gezin Claes in Bree.",
	     {"client.gemeente=Bree"}},
	    {"x@a.example",
	     "Onze zoon woont bij ons in 9300 Aalst.",
	     {"client.gemeente=Aalst", "client.postcode=9300", "regio=oost-vlaanderen"}},
	    {"x@a.example",
	     "ik ben 15 en woon in lier",
	     {"client.gemeente=lier", "client.postcode=", "regio=antwerpen"}},
	    {"x@a.example", "Ik ben 15. Mijn mama woont in Bonheiden.", {"client.gemeente="}},
	    {"x@a.example", "Ik ben 15 en ga naar het CGG in Brugge.", {"client.gemeente="}},
	    {"x@a.example",
	     "Mijn dochter zit in een leefgroep in Brugge.",
	     {"client.gemeente=Brugge", "regio=west-vlaanderen"}},
	    {"x@a.example",
	     "Ik ben 15, zit in een leefgroep in Brugge en mijn mama woont in 8400 "
	     "Oostende, daar ben ik gedomicilieerd.",
	     {"client.gemeente=Oostende", "client.postcode=8400"}},
	    {"x@a.example",
	     "Onze zoon woont de ene week in Gent en woont de andere week in Genk.",
	     {"client.gemeente=", "client.postcode="}},
	    {"x@a.example",
	     "Onze zoon woont in Nieuwerkerken.",
	     {"client.gemeente=Nieuwerkerken", "regio=limburg"}},
	    {"x@a.example", "Wij wonen met onze zoon in Waver (1300).", {"regio=geen"}},
	    {"x@a.example", "Onze dochter woont in Zwijndrecht, 2070.", {"regio=oost-vlaanderen"}},
	    {"x@a.example",
	     "Ik ben 15 en sinds 2018 woon ik in een leefgroep.",
	     {"client.postcode=", "client.gemeente="}},
	    {"x@a.example",
	     "Onze zoon Bo woont op het adres Kapelveld 14 bus 2, 2800 Mechelen.",
	     {"client.adres=Kapelveld 14 bus 2", "client.postcode=2800"}},
	    {"x@a.example",
	     "Graag hulp voor Bo (14, Evere).\n\nJan Maes\nbegeleider\nKerkstraat 3, "
	     "3600 Genk",
	     {"client.gemeente=Evere", "regio=brussel", "client.adres="}},
	};

	(void)unused;
	CHECK(cases);
}

static void names_are_those_of_people(void **unused)
{
	static const struct case_of cases[] = {
	    {"x@a.example",
	     "Ik ben de mama van drie. De oudste, Lotte, werkt al. Het gaat hier over de "
	     "middelste, Bas, die in mei "
	     "12 is geworden.",
	     {"client.naam=Bas", "client.leeftijd=12"}},
	    {"x@a.example",
	     "Ik ben de mama van twee: mijn oudste Lotte en mijn jongste Bas.",
	     {"client.naam="}},
	    {"Jo Maes <jo@clb.example>",
	     "Wij zijn het CLB. Moeder, Cis Faes: wil niet komen.",
	     {"client.naam="}},
	    {"Els Maes <els@a.example>",
	     "Mijn zoon Ruben is 14.\n\nGroeten\nEls",
	     {"aanvrager.naam=Els Maes", "client.naam=Ruben"}},
	    {"iPad van Maes <ipad@a.example>",
	     "Mijn zoon Ruben is 14.\n\nGroeten\nEls",
	     {"aanvrager.naam=Els"}},
	    {"An Maes <an@a.example>", "Ik ben Lise en ik ben 11.", {"client.naam=Lise"}},
	    {"rik.p@a.example", "kben 14\n\nrik", {"aanvrager.naam=rik", "client.naam=rik"}},
	    {"xx2009@a.example", "kben 14 en moe\n\ngroetjes", {"aanvrager.naam=", "client.naam="}},
	    {"Jo Maes <jo@a.example>",
	     "Hierbij meld ik Nore Van den Berghe aan voor een overleg.",
	     {"client.naam=Nore Van den Berghe"}},
	    {"Jo Maes <jo@a.example>",
	     "Ik ben de papa van Kaat. Kelly is haar begeleidster.",
	     {"client.naam=Kaat"}},
	    {"Jo Maes <jo@a.example>",
	     "Ik ben de papa van Kaat en de papa van Ruben.",
	     {"client.naam="}},
	    {"Jo Maes <jo@a.example>", "Dat is mijn zoon. Hij is boos.", {"client.naam="}},
	};

	(void)unused;
	CHECK(cases);
}

static void a_number_has_an_owner(void **unused)
{
	static const struct case_of cases[] = {
	    {"x@a.example", "Bel mij op 0470/12 34 56.", {"aanvrager.telefoon=+32470123456"}},
	    {"x@a.example", "Mijn mama, haar nummer is 0470 12 34 56.", {"aanvrager.telefoon="}},
	    {"x@a.example",
	     "Bel maar en dan roep ik haar erbij, 0470 12 34 56.",
	     {"aanvrager.telefoon=+32470123456"}},
	    {"x@a.example",
	     "Het nummer van mama is 0470 12 34 56, mijn nummer 0471 11 22 33.",
	     {"aanvrager.telefoon=+32471112233"}},
	    {"x@a.example",
	     "Haar begeleider Tom Leys (0470 12 34 56) weet het.",
	     {"aanvrager.telefoon="}},
	    {"x@a.example",
	     "Graag hulp.\n\nMet vriendelijke groet\nIne Maes\nCAW De Boei\nT 011 22 33 44",
	     {"aanvrager.telefoon=+3211223344"}},
	};

	(void)unused;
	CHECK(cases);
}

static void parties_are_who_helps_or_quarrels(void **unused)
{
	static const struct case_of cases[] = {
	    {"x@a.example",
	     "Ik heb ruzie met de pleegzorgbegeleidster, Evi Raes (evi@zorg.example).",
	     {"partijen.0.naam=Evi Raes", "partijen.0.dienst_type=pleegzorg",
	      "partijen.0.email=evi@zorg.example"}},
	    {"x@a.example",
	     "Mijn zoon is 9. Beste directeur, wij vragen bemiddeling met de juf.",
	     {"partijen.0.relatie="}},
	    {"x@a.example",
	     "Mijn zoon is 9. Zijn papa is terug in Marokko, daar horen we niets van. Wij willen "
	     "bemiddeling.",
	     {"partijen.0.relatie="}},
	    {"x@a.example",
	     "Mijn zoon is 9. Zijn papa speelt geen rol meer. Wij willen bemiddeling.",
	     {"partijen.0.relatie="}},
	    {"Jo Maes <jo@vzw.example>",
	     "Ik ben opvoeder en begeleid Bo (9). Wij zetten de begeleiding verder. Wij vragen "
	     "bemiddeling met zijn papa.",
	     {"partijen.0.relatie=vader", "partijen.1.relatie="}},
	    {"Jo Maes <jo@vzw.example>",
	     "Ik ben opvoeder. Wij vragen bemiddeling. Mama (Ans, 0470 00 11 22) belt veel.\nUit "
	     "te nodigen: mama en de "
	     "psycholoog.",
	     {"partijen.0.relatie=moeder", "partijen.0.telefoon=+32470001122"}},
	    {"x@a.example",
	     "Ik ben 15. Ik heb ruzie met mijn begeleidster Kelly en met mijn papa.",
	     {"partijen.0.relatie=begeleider", "partijen.0.naam=Kelly", "partijen.1.relatie=vader",
	      "partijen.2.relatie="}},
	    {"x@a.example",
	     "Ik ben de mama van Bo. Haar papa is niet in beeld. De thuisbegeleidster "
	     "komt niet meer.",
	     {"partijen.0.relatie=begeleider", "partijen.1.relatie="}},
	    {"x@a.example",
	     "Ik ben 15 en mijn consulente van de jeugdrechtbank zegt neen. Mijn ma, haar "
	     "nummer is 0470 12 34 56, weet het.",
	     {"partijen.0.relatie=consulent", "partijen.0.dienst_type=sdj",
	      "partijen.1.relatie=moeder", "partijen.1.telefoon=+32470123456",
	      "aanvrager.telefoon="}},
	    {"x@a.example",
	     "Hierbij meld ik Bo Maes aan. Uit te nodigen:\n- Jan Maes, vader, 0470 12 34 "
	     "56\n- Ilse Peeters, begeleider\n\nMet vriendelijke groet\nAn Smet\nCLB De Boei",
	     {"partijen.0.naam=Jan Maes", "partijen.0.relatie=vader",
	      "partijen.0.telefoon=+32470123456", "partijen.1.naam=Ilse Peeters",
	      "partijen.2.relatie=", "aanvrager.dienst=CLB De Boei", "aanvrager.dienst_type=clb"}},
	    {"x@a.example",
	     "Ik ben consulent bij het OCJ. Graag een overleg voor Bo.",
	     {"aanvrager.rol=hulpverlener", "aanvrager.dienst_type=ocj", "partijen.0.relatie="}},
	};

	(void)unused;
	CHECK(cases);
}

/* A body behind which no byte may be read, and an attachment that is longer: places in one are none in the other. */
static void a_greeting_in_an_attachment_is_no_place_in_the_mail(void **unused)
{
	static const char body[] = "Ik wil bemiddeling voor mijn zoon van 14.";
	size_t page = (size_t)sysconf(_SC_PAGESIZE);
	char *edge =
	    mmap(NULL, 2 * page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	struct reading_deel deel = {"brief.odt", NULL};
	struct buffer letter = {0};
	struct reading *reading;

	(void)unused;
	assert_true(edge != MAP_FAILED);
	assert_int_equal(mprotect(edge + page, page, PROT_NONE), 0);
	memcpy(edge + page - sizeof(body), body, sizeof(body));
	while (letter.length < page / 2)
		buffer_text(&letter, "Dit is een regel over iets anders.\n");
	buffer_text(&letter, "Met vriendelijke groeten\nJan Peeters\nDirecteur\n");
	deel.tekst = letter.data;
	reading = fixture_mail(&fixture, edge + page - sizeof(body));
	reading->delen = &deel;
	reading->deel_count = 1;
	understand(fixture.arena, reading, fixture.tables, &fixture.context);
	assert_int_equal(reading->client.leeftijd, 14);
	assert_int_equal(reading->aanvrager.rol, ROL_OUDER);
	buffer_free(&letter);
	munmap(edge, 2 * page);
}

/* A sentence that is looked at in part may be cut inside a character; what is shown of it is not. */
static void a_long_sentence_ends_at_a_character(void **unused)
{
	(void)unused;
	for (size_t shift = 0; shift < 4; shift++) {
		struct buffer text = {0}, json = {0};
		struct reading *reading;

		buffer_format(&text, "Ik ben contextbegeleider van Jules%.*s ", (int)shift, "aaa");
		for (int i = 0; i < 90; i++)
			buffer_text(&text, "\xC3\xA9\xE2\x82\xAC");
		buffer_text(&text, "\n\nLore Peeters\n");
		reading = fixture_understood(&fixture, text.data);
		assert_int_equal(reading->aanvrager.dienst_type, DIENST_BJZ);
		fixture_check_evidence(&fixture, reading);
		for (size_t i = 0; i < reading->bron_count; i++)
			assert_true(text_is_clean(reading->bronnen[i].citaat,
						  strlen(reading->bronnen[i].citaat)));
		reading_to_text(reading, 0, &json);
		buffer_free(&json);
		buffer_free(&text);
	}
}

static void who_writes_in_yet_other_words(void **unused)
{
	static const struct case_of cases[] = {
	    {"x@a.example",
	     "Als vrijwilliger (taalbuddy) kom ik elke week bij mevrouw Osman. Zij vraagt "
	     "bemiddeling.",
	     {"aanvrager.rol=steunfiguur"}},
	    {"x@a.example",
	     "Als vrijwilligster help ik de familie Osman. Zij vragen bemiddeling.",
	     {"aanvrager.rol=steunfiguur"}},
	    {"x@a.example",
	     "Als vrijwilliger in de voetbalclub zie ik mijn zoon Tom (12) elke week. Ik vraag "
	     "bemiddeling.",
	     {"aanvrager.rol=ouder"}},
	    {"x@a.example",
	     "Wij (beide ouders) vragen bemiddeling. Finn is 14.",
	     {"aanvrager.rol=ouder"}},
	    {"x@a.example",
	     "Mijn dochterke Jutta (5j) zit in een CKG. Ik vraag bemiddeling.",
	     {"aanvrager.rol=ouder", "client.leeftijd=5"}},
	    {"x@a.example",
	     "Mijn vrouw en ik vangen sinds 2020 twee broers op. Wij vragen bemiddeling met "
	     "pleegzorg.",
	     {"aanvrager.rol=pleegouder"}},
	    {"x@a.example",
	     "Als zorgleerkracht op een basisschool vraag ik een overleg voor Rayan (8).",
	     {"aanvrager.rol=hulpverlener"}},
	    {"x@a.example",
	     "Sinds mei ben ik 18 en woon ik begeleid op een studio. Ik vraag bemiddeling.",
	     {"aanvrager.rol=jongvolwassene", "client.leeftijd=18"}},
	    {"x@a.example",
	     "Ik begeleid Jutta (15) en vraag voor haar een overleg.",
	     {"aanvrager.rol=hulpverlener"}},
	    {"x@a.example",
	     "Ik ben Tess en ik word 14 volgende maand. Ik vraag een bemiddelaar.",
	     {"client.leeftijd=13"}},
	    {"x@a.example",
	     "met Brecht, bijna 18 maar dus nog 17. ik vraag een bemiddelaar",
	     {"client.leeftijd=17"}},
	    {"x@a.example",
	     "Sinds mei ben ik 18 kilo kwijt. Ik vraag bemiddeling met mijn begeleider.",
	     {"client.leeftijd="}},
	    {"Dina <dina@a.example>",
	     "Dit is Dina. Ik ben 15 en ik vraag een bemiddelaar.",
	     {"aanvrager.naam=Dina", "client.naam=Dina"}},
	    {"Dina <dina@a.example>",
	     "hoi, met Dina. Ik ben 15 en ik vraag een bemiddelaar.",
	     {"aanvrager.naam=Dina", "client.naam=Dina"}},
	    {"Dina <dina@a.example>",
	     "Dit is Dina haar mail. Ik ben 15 en ik vraag een bemiddelaar.",
	     {"aanvrager.naam="}},
	    {"dina <dina@a.example>",
	     "ik ben dina (13) en ik vraag een bemiddelaar.\n\ndina xx",
	     {"aanvrager.naam=dina"}},
	    {"Dina <dina@a.example>",
	     "ik ben Dina (13) en ik vraag een bemiddelaar.\n\nDina Maxx",
	     {"aanvrager.naam=Dina Maxx"}},
	    {"x@a.example",
	     "Ik ben de trainer van Fanta (15). Zij heeft mij als haar vertrouwenspersoon gekozen.",
	     {"aanvrager.rol=vertrouwenspersoon"}},
	    {"x@a.example",
	     "Ik ben de trainer van Fanta (15). Haar tante is haar vertrouwenspersoon.",
	     {"aanvrager.rol=steunfiguur"}},
	    {"x@a.example",
	     "Ik ben 15. Bel (0032) 495 00 61 07 voor de bemiddeling.",
	     {"aanvrager.telefoon=+32495006107"}},
	    {"x@a.example",
	     "Ik ben 15. Bel (+32) 11 00 61 07 voor de bemiddeling.",
	     {"aanvrager.telefoon=+3211006107"}},
	    {"x@a.example",
	     "Ik woon in 2018 Antwerpen. Ik ben 15 en vraag een bemiddelaar.",
	     {"client.gemeente=Antwerpen", "client.postcode=2018"}},
	    {"x@a.example",
	     "In 2018 woonde ik in Mechelen. Ik ben 15 en vraag een bemiddelaar.",
	     {"client.postcode="}},
	    {"x@a.example",
	     "Ik ben de raadsman van de heer Senne Moerman, minderjarig. Ik vraag een bemiddeling.",
	     {"client.naam=Senne Moerman"}},
	    {"x@a.example",
	     "Onze dochter Fien (geboren 9/8/2012) functioneert als een kleuter van 3. Wij vragen "
	     "bemiddeling.",
	     {"client.naam=Fien", "client.geboortedatum=2012-08-09"}},
	    {"x@a.example",
	     "Onze dochter Fien functioneert als een kleuter van 3. Wij vragen bemiddeling.",
	     {"client.leeftijd="}},
	    {"x@a.example",
	     "Ik ben de oma van een kleuter van 3. Ik vraag bemiddeling.",
	     {"client.leeftijd=3"}},
	    {"x@a.example",
	     "Mag ik een nieuw cliëntoverleg vragen voor Jelle, als opvolging van dat van "
	     "februari?",
	     {"vervolg=ja", "instrument=clientoverleg"}},
	    {"x@a.example",
	     "Ik vraag een cliëntoverleg. Er ging na een half jaar een nieuw overleg komen, dat "
	     "kwam er niet.",
	     {"vervolg=ja"}},
	    {"x@a.example",
	     "Ik vraag een cliëntoverleg. Mijn zoon is 12 en ging na een half jaar naar een nieuwe "
	     "school.",
	     {"vervolg="}},
	    {"x@a.example",
	     "Ik hoorde dat er bemiddeling bestaat, die vraag ik bij deze voor mijn zoon.",
	     {"instrument=bemiddeling"}},
	};

	(void)unused;
	CHECK(cases);
}

/* A subject that names the place only: the mail says where in it. */
static void the_mail_says_more_of_a_place_than_its_subject(void **unused)
{
	struct reading *reading = fixture_mail(
	    &fixture, "Ik ben 18 en woon op een studio, Kapellendries 4 bus 12, 9230 Wetteren.");

	(void)unused;
	reading->mail.from = address_of("x@a.example");
	reading->mail.onderwerp = "bemiddeling, begeleid wonen Wetteren";
	understand(fixture.arena, reading, fixture.tables, &fixture.context);
	fixture_check_evidence(&fixture, reading);
	assert_string_equal(reading->client.gemeente, "Wetteren");
	assert_string_equal(reading->client.postcode, "9230");
	assert_string_equal(reading->client.adres, "Kapellendries 4 bus 12");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_words_tell_who_writes),
	    cmocka_unit_test(an_age_is_that_of_the_child),
	    cmocka_unit_test(a_place_is_that_of_the_child),
	    cmocka_unit_test(names_are_those_of_people),
	    cmocka_unit_test(a_number_has_an_owner),
	    cmocka_unit_test(parties_are_who_helps_or_quarrels),
	    cmocka_unit_test(a_greeting_in_an_attachment_is_no_place_in_the_mail),
	    cmocka_unit_test(a_long_sentence_ends_at_a_character),
	    cmocka_unit_test(who_writes_in_yet_other_words),
	    cmocka_unit_test(the_mail_says_more_of_a_place_than_its_subject),
	};
	int result;

	fixture_load(&fixture);
	result = cmocka_run_group_tests(tests, NULL, NULL);
	fixture_unload(&fixture);
	return result;
}
