/* The reading of mails in few words: who writes, how old and from where in one line, who takes part in a word, what is
 * asked when nothing is asked. */
#include "reading_claims.h"

/* "Kevin Laureys, 19 jaar, Aalst": the head of a mail, with more than one word of a name. */
static void a_head_lists_name_age_and_place(void **unused)
{
	static const struct case_of cases[] = {
	    {"Kobe Adams <kobe.adams@a.example>",
	     "Beste,\n\nKobe Adams, 19 jaar, Aalst (9300), verlengde hulp. Ik woon in een studio "
	     "en krijg een begeleider. Graag bemiddeling met Wesley.",
	     {"aanvrager.rol=jongvolwassene", "client.naam=Kobe Adams", "client.leeftijd=19",
	      "client.gemeente=Aalst", "akkoord.client=zelf_gevraagd"}},
	    {"Ruben D. <rd@a.example>",
	     "Ruben De Greef. 20. Begeleid wonen.\nGraag bemiddeling met begeleidster en dienst.",
	     {"aanvrager.rol=jongvolwassene", "client.naam=Ruben De Greef", "client.leeftijd=20"}},
	    {"Sander VK <sander.vankerkhove@a.example>",
	     "dag\nsander vankerkhove, 14j, torhout. ik vraag een clientoverleg\nsander",
	     {"aanvrager.rol=minderjarige", "client.naam=sander vankerkhove",
	      "client.leeftijd=14"}},
	    {"Amina Bouzid <amina@a.example>",
	     "Hoi\nHier Amina Bouzid, 15, Lommel. Ik vraag een clientoverleg.",
	     {"aanvrager.rol=minderjarige", "client.naam=Amina Bouzid", "client.leeftijd=15"}},
	    {"Van Acker Dorien <dorien@clb.example>",
	     "Hoi, heel kort.\n\nAanvraag clientoverleg\nFinn Bastiaens, 21/03/2013, Bergstraat "
	     "9, 3200 Aarschot.\nNood aan 1 werkplan.\n\nDorien Van Acker\ntrajectbegeleider "
	     "CLB De Vlonder",
	     {"client.naam=Finn Bastiaens", "client.geboortedatum=2013-03-21", "client.leeftijd=13",
	      "client.adres=Bergstraat 9", "client.gemeente=Aarschot"}},
	    {"Dorien Claes <dorien@clb.example>",
	     "Ik vraag een clientoverleg voor Bo (12).\nPlan Vlaanderen, 21/03/2013, hielp niet.\n"
	     "Dorien Claes, CLB",
	     {"client.naam=Bo", "client.geboortedatum="}},
	    /* a worker's years are no child's */
	    {"Els Maes <els@a.example>",
	     "Els Maes, 22 jaar ervaring als leerkracht. Ik vraag een overleg voor Bo (12).",
	     {"client.leeftijd=12", "client.naam=Bo"}},
	    {"Els Maes <els@a.example>",
	     "Els Maes. 20. november zou passen voor een overleg rond Bo (12).",
	     {"client.leeftijd=12", "client.naam=Bo"}},
	    {"Griet Luyten <griet@cgg.example>",
	     "Wil je voor Lore Peeters (15, 2830 Willebroek) een clientoverleg plannen?\nGriet "
	     "Luyten, CGG",
	     {"client.naam=Lore Peeters", "client.leeftijd=15", "client.gemeente=Willebroek"}},
	};

	(void)unused;
	CHECK(cases);
}

static void a_place_stands_behind_an_age(void **unused)
{
	static const struct case_of cases[] = {
	    {"x@a.example",
	     "Ik ben de nonkel van Thibau, 16 jaar, van Ronse. Hij vraagt een clientoverleg.",
	     {"client.gemeente=Ronse"}},
	    {"x@a.example",
	     "Wij zijn pleegouders van Lowen, 9 jaar, in Lebbeke. Wij vragen een clientoverleg.",
	     {"client.gemeente=Lebbeke"}},
	    {"x@a.example",
	     "Ik help de mama van Kamil (13 jaar, ook Mol). Zij vraagt bemiddeling.",
	     {"client.gemeente=Mol"}},
	    {"x@a.example",
	     "Ik ben Zoë, veertien, van Merksem en ik zit in de week in een leefgroep in "
	     "Brasschaat.",
	     {"client.gemeente=Merksem"}},
	    {"x@a.example",
	     "Mijn zoon Bo, 12 jaar, in een leefgroep in Genk, wil bemiddeling. Wij wonen in Peer.",
	     {"client.gemeente=Peer"}},
	    {"x@a.example",
	     "Wij vragen bemiddeling voor onze zoon Matteo (°9 oktober 2014, Brakel, 9660).",
	     {"client.gemeente=Brakel", "client.postcode=9660"}},
	};

	(void)unused;
	CHECK(cases);
}

static void a_name_is_read_whole(void **unused)
{
	static const struct case_of cases[] = {
	    {"Lotte <lottevs@a.example>",
	     "Hallo ik ben Lotte en ik ben vijftien jaar.\nIk vraag bemiddeling.\nGroetjes Lotte "
	     "Vansteelandt verzenden verzenden",
	     {"aanvrager.naam=Lotte Vansteelandt", "client.naam=Lotte Vansteelandt"}},
	    {"Mevr. Wed. Rosa Strubbe <g.strubbe@a.example>",
	     "Ik schrijf over mijn kleinzoon Victor (14).",
	     {"aanvrager.naam=Rosa Strubbe"}},
	    {"Lotte <lottevs@a.example>",
	     "Hallo ik ben Lotte en ik ben vijftien jaar. Ik vraag bemiddeling.\nBellen kan maar "
	     "niet tijdens de repetitie\nGroetjes Lotte Vansteelandt verzenden verzenden Siri "
	     "verzend dat nu meteen",
	     {"aanvrager.naam=Lotte Vansteelandt", "client.naam=Lotte Vansteelandt"}},
	    {"leefgroep nacht <nacht@vzw.example>",
	     "Ik ben Maarten, nachtopvoeder in leefgroep De Kade. Ik vraag een clientoverleg voor "
	     "Robin (14).\n\nMaarten Vermeersch\nik slaap overdag: liefst mailen, of na 16u op 056 "
	     "00 15 93",
	     {"aanvrager.naam=Maarten Vermeersch", "aanvrager.rol=hulpverlener",
	      "client.naam=Robin"}},
	    {"Samsung A14 <x.ruben.x@a.example>",
	     "kheb al gezegd da ik ni wil. ik wil een bemiddelaar\n\nruben 16",
	     {"aanvrager.naam=ruben", "client.leeftijd=16"}},
	    {"Tablet Familie Op de Beeck <gezin@a.example>",
	     "hallo,\n\nik ben stan en ik ben 10 jaar\ner komt altijd een meneer van de "
	     "thuisbegeleiding\n\ngroetjes stan\n\nps ik kan goed tekenen",
	     {"aanvrager.naam=stan", "client.naam=stan", "client.leeftijd=10"}},
	    {"Ria Claesen <ria@a.example>",
	     "Zoë Geraerts uit Lommel, 15 jaar, heeft mij opgegeven als haar vertrouwenspersoon. "
	     "Voor Zoë vraag ik bemiddeling met haar psychologe.",
	     {"client.naam=Zoë Geraerts"}},
	    {"x@a.example",
	     "Mijn vader woont met mij in Lokeren, ik ben 15. Ik woon bij mijn vader, Eikenstraat "
	     "40.\n"
	     "Ik vraag bemiddeling met mijn vader.",
	     {"partijen.0.relatie=vader", "partijen.0.naam="}},
	};

	(void)unused;
	CHECK(cases);
}

/* "Mama ja": a word behind a person. */
static void who_agrees_says_so_in_a_word(void **unused)
{
	static const struct case_of cases[] = {
	    {"Dorien Claes <dorien@clb.example>",
	     "Ik vraag een clientoverleg voor Finn (13).\nAkkoord: Finn ja (komt mee). Mama ja. "
	     "Papa "
	     "ja.\nDorien Claes, CLB",
	     {"akkoord.client=ja", "akkoord.ouders=ja"}},
	    {"Dorien Claes <dorien@clb.example>",
	     "Ik vraag een clientoverleg voor Finn (13).\nWie: mama Els Wouters 0472 00 35 18 / "
	     "papa "
	     "Dirk Maes 0475 00 60 24 / ik.\nAkkoord: Finn ja (komt mee). Mama ja.\nDorien Claes, "
	     "CLB",
	     {"akkoord.client=ja", "akkoord.ouders=ja"}},
	    {"Dorien Claes <dorien@clb.example>",
	     "Ik vraag een clientoverleg voor Finn (13).\nAkkoord: Finn ja, mama nee.\nDorien "
	     "Claes, CLB",
	     {"akkoord.client=ja", "akkoord.ouders=nee"}},
	    {"Dorien Claes <dorien@clb.example>",
	     "Ik vraag een clientoverleg voor Finn (13). Over mama ja daar horen we niets van.\n"
	     "Dorien Claes, CLB",
	     {"akkoord.ouders="}},
	    {"x@a.example",
	     "Ik ben de trainer van Kwame (14). Ik vraag een clientoverleg op vraag van de mama "
	     "van "
	     "Kwame.",
	     {"akkoord.client=", "akkoord.ouders=zelf_gevraagd"}},
	    {"x@a.example",
	     "Ik ben de trainer van Kwame (14). Ik vraag een clientoverleg op vraag van Kwame en "
	     "zijn mama.",
	     {"akkoord.client=zelf_gevraagd", "akkoord.ouders=zelf_gevraagd"}},
	    {"Ann Goris <ann@b.example>",
	     "Ik kom als thuisbegeleidster bij Stan (16) en zijn moeder. Wij vragen een "
	     "clientoverleg. Toen ik vroeg of hij naar school gaat, zei Stan ja.\n\nAnn Goris",
	     {"akkoord.client="}},
	    {"Silke Maes <silke@a.example>",
	     "Ik ben de zus van Nathan (12). Ik vraag een clientoverleg. Mama zegt ja, ik heb het "
	     "haar daarnet nog gevraagd. Nathan heeft geknikt.",
	     {"akkoord.client=ja", "akkoord.ouders=ja"}},
	};

	(void)unused;
	CHECK(cases);
}

/* A parent who is named in a bracket, or as the partner of a step-parent. */
static void a_parent_is_named_beside_the_child(void **unused)
{
	static const struct case_of cases[] = {
	    {"Bart Celis <bart@a.example>",
	     "Wij zijn pleegouders van Lowen (9). Wij vragen een clientoverleg. De mama van Lowen "
	     "(Deborah) weet het. Deborah wil komen naar het overleg.",
	     {"partijen.0.relatie=moeder", "partijen.0.naam=Deborah", "akkoord.ouders=ja"}},
	    {"Rudy Van Laer <rudy@a.example>",
	     "Ik ben de stiefvader van Davy (13). Mijn vrouw (Carine) zat binnen. Ik wil een "
	     "bemiddelaar. Carine doet mee.",
	     {"partijen.0.relatie=moeder", "partijen.0.naam=Carine", "akkoord.ouders=ja"}},
	    {"Jan Maes <jan@a.example>",
	     "Ik ben de papa van Davy (13). Mijn vrouw en ik vragen een clientoverleg.",
	     {"partijen.0.naam=", "akkoord.ouders=zelf_gevraagd"}},
	    {"x@a.example",
	     "Ik ben Bo en ik ben 14. Ik vraag een clientoverleg. ma is ook akkoord.",
	     {"akkoord.ouders=ja"}},
	    {"x@a.example",
	     "Ik ben leerlingbegeleider. Ik vraag een clientoverleg voor een leerlinge van 13. "
	     "Moeder "
	     "en het meisje vragen daar uitdrukkelijk om.",
	     {"akkoord.client=zelf_gevraagd"}},
	};

	(void)unused;
	CHECK(cases);
}

/* What is said to the reader names nobody. */
static void a_pronoun_is_no_party(void **unused)
{
	static const struct case_of cases[] = {
	    {"x@a.example",
	     "IK BEN MIL IK BEN 10 JAAR. KAN JIJ BIJ ONS AAN TAFEL KOMEN ZITTEN: MAMA, BEN EN JIJ. "
	     "DAN PRATEN ZONDER ROEPEN",
	     {"partijen.0.relatie=moeder", "partijen.2.naam="}},
	    {"x@a.example",
	     "Naam kind: Bo Maes\nGeboortedatum: 17/10/2012\nGemeente: 3600 Genk\nNaam aanvrager: "
	     "Sven Maes\nHoedanigheid: ouder\nConflict tussen: ondergetekende en de consulente van "
	     "het OCJ\nAndere partijen: geen",
	     {"partijen.0.dienst_type=ocj", "partijen.1.naam="}},
	};

	(void)unused;
	CHECK(cases);
}

static void a_question_or_nothing_is_no_request(void **unused)
{
	static const struct case_of cases[] = {
	    {"Jeugdhulp online <meldingen@a.example>",
	     "Er is een nieuw formulier ingevuld.\n\nU bent / je bent: ouder\nVoornaam: Frank\n"
	     "Naam: Demuynck\nPostcode: 1755\nGemeente: Gooik\nJe vraag: gewoon informatie\n"
	     "Waarover gaat het?: Ons zoontje (7) krijgt begeleiding. Kunnen jullie uitleggen wat "
	     "een cliëntoverleg is?\n",
	     {"soort=vraag"}},
	    {"Jeugdhulp online <meldingen@a.example>",
	     "U bent / je bent: ouder\nVoornaam: Frank\nNaam: Demuynck\nPostcode: 1755\nGemeente: "
	     "Gooik\nJe vraag: informatie gekregen en toch ruzie\n",
	     {"soort=aanvraag"}},
	    {"Ward Maes <ward@a.example>",
	     "Beste,\nEen paar weken terug vroegen wij een overleg voor onze Ferre. Wij annuleren "
	     "die vraag.\nWard",
	     {"soort=intrekking"}},
	    {"An Maes <an@a.example>",
	     "Dag\nIk had gemaild voor een bemiddeling voor mijn dochter. Dus je mag onze aanvraag "
	     "van de lijst schrappen, dank u.",
	     {"soort=intrekking"}},
	    {"An Maes <an@a.example>",
	     "De dienst heeft ons van de lijst geschrapt. Wij vragen bemiddeling voor onze zoon.",
	     {"soort=aanvraag"}},
	};

	(void)unused;
	CHECK(cases);
}

/* The subject that a program writes when there is none. */
static void a_footer_below_no_subject_says_nothing(void **unused)
{
	static const char *const subjects[] = {"(geen onderwerp)", "(no subject)", "Geen titel",
					       "(sans objet)"};

	(void)unused;
	for (size_t i = 0; i < sizeof(subjects) / sizeof(subjects[0]); i++) {
		struct reading *reading =
		    fixture_mail(&fixture, "Verzonden vanaf mijn Samsung Galaxy-smartphone.\n");

		reading->mail.from = address_of("0471000000 <0471000000@a.example>");
		reading->mail.onderwerp = subjects[i];
		understand(fixture.arena, reading, fixture.tables, &fixture.context);
		assert_int_equal(reading->soort, SOORT_OVERIG);
	}
}

/* Who may not be answered at From says where. */
static void an_address_to_answer_at_stands_in_the_mail(void **unused)
{
	static const struct case_of cases[] = {
	    {"Publieke pc <bezoeker@bib.example>",
	     "ik heet Elif en ik ben 14. kan er een bemiddelaar komen? dit is niet mijn mail dus "
	     "schrijf naar elif.14@a.example",
	     {"aanvrager.email=elif.14@a.example"}},
	    {"Elif <elif@a.example>",
	     "ik ben 14 en wil bemiddeling. mijn begeleider kunt ge mailen op tom@b.example",
	     {"aanvrager.email=elif@a.example"}},
	    {"Elif <elif@a.example>",
	     "ik ben 14 en wil bemiddeling. ik moest schrijven naar info@b.example maar daar "
	     "antwoordt niemand",
	     {"aanvrager.email=elif@a.example"}},
	    {"Elif <elif@a.example>",
	     "Ik ben 15 en wil bemiddeling. Mail mij liever op elif2@b.example, dank u",
	     {"aanvrager.email=elif2@b.example"}},
	    {"Elif <elif@a.example>",
	     "Ik ben 15 en wil bemiddeling. Nooit mail naar mama@b.example aub, zij mag het niet "
	     "weten.",
	     {"aanvrager.email=elif@a.example"}},
	    {"Elif <elif@a.example>",
	     "Ik ben 15 en wil bemiddeling. Stuur geen e-mail naar mama@b.example want zij mag het "
	     "niet weten.",
	     {"aanvrager.email=elif@a.example"}},
	    {"Elif <elif@a.example>",
	     "Ik ben 15 en wil bemiddeling. Ik stuurde al een e-mail naar directie@b.example.",
	     {"aanvrager.email=elif@a.example"}},
	    {"Elif <elif@a.example>",
	     "Ik ben 15 en wil bemiddeling. Vorige week al mail naar info@b.example gestuurd.",
	     {"aanvrager.email=elif@a.example"}},
	    {"Elif <elif@a.example>",
	     "Ik ben 15 en wil bemiddeling. Hebt u deze mail per vergissing ontvangen, mail naar "
	     "privacy@b.example",
	     {"aanvrager.email=elif@a.example"}},
	};

	(void)unused;
	CHECK(cases);
}

static void a_number_is_of_a_parent(void **unused)
{
	static const struct case_of cases[] = {
	    {"Sander <sander@a.example>",
	     "ik ben 14 en vraag een clientoverleg\n\ntel van pa: 0474 00 27 75 (luc)\n\nsander",
	     {"aanvrager.telefoon="}},
	};

	(void)unused;
	CHECK(cases);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_head_lists_name_age_and_place),
	    cmocka_unit_test(a_place_stands_behind_an_age),
	    cmocka_unit_test(a_name_is_read_whole),
	    cmocka_unit_test(who_agrees_says_so_in_a_word),
	    cmocka_unit_test(a_parent_is_named_beside_the_child),
	    cmocka_unit_test(a_pronoun_is_no_party),
	    cmocka_unit_test(a_question_or_nothing_is_no_request),
	    cmocka_unit_test(a_footer_below_no_subject_says_nothing),
	    cmocka_unit_test(an_address_to_answer_at_stands_in_the_mail),
	    cmocka_unit_test(a_number_is_of_a_parent),
	};
	int failed;

	fixture_load(&fixture);
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	fixture_unload(&fixture);
	return failed;
}
