/* Who agrees with the talk, each for themselves, in other words and voices than the lexicon's authors had before them;
 * and sentences that look alike and say something else. */
#include "reading_claims.h"

#define CLB "Wij zijn het CLB en vragen een cliëntoverleg voor onze leerling. "
#define BM  "Wij begeleiden dit gezin en vragen bemiddeling. "

static void each_parent_agrees_for_themselves(void **unused)
{
	static const struct case_of cases[] = {
	    {"Jo Maes <jo@clb.example>",
	     CLB "Moeder gaat akkoord, vader wil dat absoluut niet.",
	     {"partijen.0.akkoord=ja", "partijen.1.akkoord=nee", "akkoord.ouders=verdeeld"}},
	    {"Jo Maes <jo@clb.example>",
	     CLB
	     "Moeder (Ans Beke, 0470 00 11 22) gaat akkoord, vader (Tom Beke, 0470 00 11 23) ook.",
	     {"partijen.0.akkoord=ja", "partijen.1.akkoord=ja", "akkoord.ouders=ja"}},
	    {"Jo Maes <jo@clb.example>",
	     CLB "Vader (Rik, 0470 00 11 22) zal hieraan meewerken, moeder (Mia, 0470 00 11 23) "
		 "evenmin.",
	     {"partijen.0.akkoord=ja"}},
	    {"Jo Maes <jo@clb.example>",
	     CLB
	     "Zijn mama is op de hoogte, zij moet er nog over nadenken. Zijn papa stemt ermee in.",
	     {"partijen.0.op_de_hoogte=ja", "partijen.0.akkoord=", "partijen.1.akkoord=ja"}},
	    {"Jo Maes <jo@clb.example>",
	     CLB "Mama en papa zijn op de hoogte van deze vraag; hun akkoord heb ik nog niet.",
	     {"partijen.0.op_de_hoogte=ja",
	      "partijen.0.akkoord=", "partijen.1.akkoord=", "akkoord.ouders=op_de_hoogte"}},
	    {"Jo Maes <jo@clb.example>",
	     CLB "Met mama en papa is gesproken en ze gaan allebei akkoord.",
	     {"partijen.0.akkoord=ja", "partijen.1.akkoord=ja"}},
	    {"Jo Maes <jo@clb.example>",
	     CLB "Mama heeft mij dat zelf gevraagd. Aan papa heb ik het nog niet kunnen vragen.",
	     {"partijen.0.akkoord=ja", "partijen.1.akkoord=", "akkoord.ouders=zelf_gevraagd"}},
	    {"Jo Maes <jo@clb.example>",
	     CLB "De vader gaat niet akkoord met het verslag. De moeder is ziek.",
	     {"partijen.0.akkoord=", "partijen.1.akkoord=", "akkoord.ouders="}},
	    {"Jo Maes <jo@clb.example>",
	     CLB "Als mama en papa akkoord gaan, kan het in juni.",
	     {"partijen.0.akkoord=", "partijen.1.akkoord="}},
	};

	(void)unused;
	CHECK(cases);
}

static void he_is_no_mother_and_she_no_father(void **unused)
{
	static const struct case_of cases[] = {
	    {"Jo Maes <jo@clb.example>",
	     CLB "Mama woont in Genk. Papa werkt veel. Zij is akkoord.",
	     {"partijen.0.akkoord=ja", "partijen.1.akkoord="}},
	    {"Jo Maes <jo@clb.example>",
	     CLB "Papa werkt veel. Mama woont in Genk. Hij is akkoord.",
	     {"partijen.0.akkoord=ja", "partijen.1.akkoord="}},
	    {"Jo Maes <jo@clb.example>",
	     CLB "Mama kwam langs op school. Hij is niet akkoord.",
	     {"partijen.0.akkoord=", "akkoord.ouders="}},
	    {"Els Tuts <els@a.example>",
	     "Ik ben de voogd van mijn nichtje Bo (11). Haar vader Rik en ik botsen over de "
	     "psycholoog waar Bo "
	     "naartoe gaat: hij vindt het onzin. Wij vragen bemiddeling.",
	     {"akkoord.client=", "partijen.0.akkoord=nee"}},
	    {"Jo Maes <jo@clb.example>",
	     CLB "Ik help mama met de papieren en zij heeft mij gevraagd om dit te schrijven.",
	     {"akkoord.ouders=zelf_gevraagd"}},
	    {"Jo Maes <jo@clb.example>",
	     CLB "De ouders zien het zitten. CLB: nog niet verwittigd.",
	     {"akkoord.ouders=ja"}},
	};

	(void)unused;
	CHECK(cases);
}

static void a_refusal_in_other_words_is_of_the_talk(void **unused)
{
	static const struct case_of cases[] = {
	    {"Jo Maes <jo@caw.example>",
	     BM "Papa zegt dat hij voor geen geld van de wereld met een bemiddelaar praat.",
	     {"partijen.0.akkoord=nee"}},
	    {"Jo Maes <jo@caw.example>",
	     BM "Wij stelden papa een gesprek voor met een bemiddelaar, hij bedankte feestelijk.",
	     {"partijen.0.akkoord=nee"}},
	    {"Jo Maes <jo@caw.example>",
	     BM "Ik vroeg papa of hij met een bemiddelaar aan tafel wil: dat wil hij wel.",
	     {"partijen.0.akkoord=ja"}},
	    {"Jo Maes <jo@caw.example>",
	     BM "Aan mama vroegen we of ze met ons naar een overleg zou willen komen, daar staat "
		"ze voor open.",
	     {"partijen.0.akkoord=ja"}},
	    {"Jo Maes <jo@caw.example>",
	     BM "Papa wil de fiets voor geen geld van de wereld verkopen.",
	     {"partijen.0.akkoord="}},
	    {"Jo Maes <jo@caw.example>",
	     BM "Papa wil naar zee verhuizen, dat wil hij al jaren.",
	     {"partijen.0.akkoord="}},
	    {"Hilde Cools <h@balie.example>",
	     "Ik ben advocaat. Mijn cliënte, 16 jaar, verzoekt om bemiddeling met de leefgroep.",
	     {"akkoord.client=zelf_gevraagd"}},
	    {"Hilde Cools <h@balie.example>",
	     "Ik ben advocaat. Mijn cliënte, 16 jaar, verzoekt om een kopie van het verslag. Er is "
	     "een bemiddelaar nodig.",
	     {"akkoord.client="}},
	};

	(void)unused;
	CHECK(cases);
}

static void who_is_asked_to_come_is_to_be_invited(void **unused)
{
	static const struct case_of cases[] = {
	    {"Jo Maes <jo@clb.example>",
	     CLB "\nGenodigden: de moeder (Ans Beke) en de huisarts (dokter Pol).",
	     {"partijen.0.uitnodigen=ja", "partijen.1.uitnodigen=ja"}},
	    {"Jo Maes <jo@clb.example>",
	     CLB "\nWie zou er allemaal bij moeten zijn:\n- mama: Ans Beke\n- papa: Tom Beke",
	     {"partijen.0.uitnodigen=ja", "partijen.1.naam=Tom Beke"}},
	    {"Jo Maes <jo@clb.example>",
	     CLB "\nWie moet er bij zijn:\n- mama: Ans Beke\n- papa: Tom Beke",
	     {"partijen.0.uitnodigen=ja", "partijen.1.uitnodigen=ja"}},
	    {"Jo Maes <jo@clb.example>",
	     CLB "\nBetrokken diensten:\n- mama: Ans Beke\n- school: De Linde",
	     {"partijen.0.uitnodigen=", "partijen.0.naam=Ans Beke"}},
	    {"Jo Maes <jo@clb.example>",
	     CLB "\n\n- vader, Rik Maas (0470 00 11 22): akkoord\n- moeder, Cis Faes: wil "
		 "niet\n\nDe consulent van "
		 "het OCJ hoeft niet uitgenodigd te worden.",
	     {"partijen.0.relatie=vader", "partijen.0.akkoord=ja",
	      "partijen.0.telefoon=+32470001122", "partijen.1.relatie=moeder",
	      "partijen.2.relatie="}},
	    {"Jo Maes <jo@clb.example>",
	     CLB "\n\n- wij zien hem weinig\n- moeder belt nooit terug\n- school klaagt",
	     {"partijen.0.relatie=moeder"}},
	};

	(void)unused;
	CHECK(cases);
}

static void consent_in_passing(void **unused)
{
	static const struct case_of cases[] = {
	    {"x@a.example",
	     "Ik ben 13 en ik vraag bemiddeling. Papa heeft gezegd dat ik het maar moest vragen.",
	     {"akkoord.ouders=ja"}},
	    {"x@a.example",
	     "Ik ben 10. Opa zegt dat mama een bemiddeling goed vindt en dat is waar: mama zegt "
	     "dat "
	     "ze het goed vindt.",
	     {"akkoord.ouders=ja"}},
	    {"x@a.example",
	     "Mijn zoon Mauro (13) krijgt hulp. Ik vraag bemiddeling. Mauro wil zelf ook mee aan "
	     "tafel "
	     "zitten.",
	     {"akkoord.client=ja"}},
	    {"x@a.example",
	     "Mijn zoon Siebe is 12. Ik vraag een cliëntoverleg. Mijn ex-man en Siebe zijn ervoor "
	     "te "
	     "vinden.",
	     {"akkoord.client=ja", "akkoord.ouders=zelf_gevraagd"}},
	    {"x@a.example",
	     "Ik ben de opa van Lien (9) en vraag een cliëntoverleg. Mijn schoondochter stemt "
	     "hiermede "
	     "in.",
	     {"akkoord.ouders=ja"}},
	    {"x@a.example",
	     "Mijn zoon Tuur is 7. Ik vraag een cliëntoverleg. Zijn papa heb ik het gevraagd. Hij "
	     "is "
	     "dus tegen.",
	     {"akkoord.ouders=verdeeld"}},
	    {"x@a.example",
	     "Ik ben Arno, 16 jaar, en vraag een cliëntoverleg. Mijn pa weet van dit mailtje.",
	     {"akkoord.ouders=op_de_hoogte"}},
	    {"Jo Maes <jo@clb.example>",
	     CLB "Moeder is voor dat overleg gewonnen.",
	     {"akkoord.ouders=ja"}},
	    {"x@a.example",
	     "Ik ben 15 en vraag bemiddeling. Mama heeft dat contract nooit gezien. Niemand weet "
	     "het.",
	     {"akkoord.ouders="}},
	    {"x@a.example",
	     "Mijn zoon Bo (9) krijgt hulp. Ik vraag bemiddeling. Bo komt mee naar huis op "
	     "vrijdag.",
	     {"akkoord.client="}},
	    {"x@a.example",
	     "Ik ben 13 en ik vraag bemiddeling. Papa is dus tegen de muur gereden met de auto.",
	     {"akkoord.ouders="}},
	};

	(void)unused;
	CHECK(cases);
}

static void who_says_it_without_a_subject(void **unused)
{
	static const struct case_of cases[] = {
	    {"x@a.example",
	     "hoi ben 17. mijn begeleider van cbaw stopt omdat ik te laat was. wil bemiddeling",
	     {"partijen.0.relatie=begeleider",
	      "partijen.0.akkoord=", "akkoord.client=zelf_gevraagd"}},
	    {"x@a.example",
	     "Ik volg als CLB-medewerker Sam (14) en vraag een cliëntoverleg. Mama is akkoord, "
	     "papa is "
	     "er niet voor te vinden.",
	     {"aanvrager.rol=hulpverlener", "akkoord.ouders=verdeeld"}},
	    {"x@a.example",
	     "Ik ben de leerkracht van Lotte, 9 jaar, en vraag een cliëntoverleg. Lotte wil komen "
	     "luisteren.",
	     {"aanvrager.rol=hulpverlener", "akkoord.client=ja"}},
	    {"x@a.example",
	     "Ik ben 15. Mijn mama werkt als CLB-medewerkster. Ik vraag bemiddeling.",
	     {"aanvrager.rol=minderjarige"}},
	};

	(void)unused;
	CHECK(cases);
}

static void who_is_meant_by_all_of_them(void **unused)
{
	static const struct case_of cases[] = {
	    {"Jo Maes <jo@clb.example>",
	     CLB "Voor Jitse Maes (13) dus. Ik besprak dit met Jitse en met zijn beide ouders. Zij "
		 "gaan alle drie akkoord met het overleg.",
	     {"akkoord.client=ja", "akkoord.ouders=ja"}},
	    {"Jo Maes <jo@clb.example>",
	     CLB
	     "Het gaat over Adem Kaya (13). Ik sprak met Adem en met de beide ouders. Alle drie "
	     "stemmen ze in met een cliëntoverleg.",
	     {"akkoord.client=ja", "akkoord.ouders=ja"}},
	    {"Jo Maes <jo@clb.example>",
	     CLB "Lotte Maes (15) ziet het overleg zitten. Haar mama (alleenstaand) ook.",
	     {"akkoord.client=ja", "akkoord.ouders=ja"}},
	    {"x@a.example",
	     "Wij voeden onze kleindochter Zoë (9) op en vragen een cliëntoverleg. Haar mama is "
	     "akkoord. Zoë vroeg of iemand naar haar luistert, dus ja, zij ook.",
	     {"akkoord.client=ja", "akkoord.ouders=ja"}},
	    {"x@a.example",
	     "Wij zijn pleegouders van Senna (9) en vragen bemiddeling. De rechter heeft Senna "
	     "geplaatst en de consulent, de heer Mertens, is op de hoogte.",
	     {"akkoord.client="}},
	    {"Jo Maes <jo@clb.example>",
	     CLB "Lotte Maes (15) ziet het overleg zitten. Haar mama (weigert) nog niet.",
	     {"akkoord.client=ja", "akkoord.ouders="}},
	    {"Jo Maes <jo@clb.example>",
	     CLB "Bo Maes (15) wil naar huis en zijn mama is akkoord met het overleg.",
	     {"akkoord.client=", "akkoord.ouders=ja"}},
	};

	(void)unused;
	CHECK(cases);
}

static void consent_said_in_passing_and_in_few_words(void **unused)
{
	static const struct case_of cases[] = {
	    {"x@a.example",
	     "Ik ben consulent bij het CLB en vraag een cliëntoverleg voor Mats Claes (15). Mats "
	     "akk. Moeder akk. Vader: niet akk.",
	     {"akkoord.client=ja", "akkoord.ouders=verdeeld"}},
	    {"x@a.example",
	     "Ik ben Lien, 15. Ik vraag een cliëntoverleg. Het mag geen lange vergadering zijn. "
	     "Mama "
	     "vindt het goed.",
	     {"akkoord.ouders=ja"}},
	    {"x@a.example",
	     "Ik ben Lien, 15. Ik vraag een cliëntoverleg. Zijn mama's altijd zo? Die van Bo is "
	     "niet "
	     "akkoord.",
	     {"akkoord.ouders="}},
	    {"x@a.example",
	     "Je m'appelle Nadia, j'ai 15 ans. Je demande une médiation avec mon éducatrice. Ma "
	     "grand-mère est au courant.",
	     {"akkoord.ouders="}},
	    {"x@a.example",
	     "Ik ben Bo, 15. Ik vraag bemiddeling. Mijn vader is het er helemaal mee eens.",
	     {"akkoord.ouders=ja"}},
	    {"x@a.example",
	     "Ik ben de oma van Bo (14). Ik vraag een cliëntoverleg. Zijn mama staat volledig "
	     "achter "
	     "mijn brief.",
	     {"akkoord.ouders=ja"}},
	    {"x@a.example",
	     "Mijn zoon Bo is 13. Ik vraag bemiddeling met de begeleider. Bo wil zelf ook dat het "
	     "opgelost raakt.",
	     {"akkoord.client=ja"}},
	    {"x@a.example",
	     "Ik ben de voogd van Amin (16). Ik vraag een cliëntoverleg. Amin vraagt dit nu zelf.",
	     {"akkoord.client=zelf_gevraagd"}},
	    {"x@a.example",
	     "Ik ben de advocaat van Noah Maes (16) en vraag bemiddeling met de voorziening. Mijn "
	     "cliënt heeft mij daartoe zelf gemandateerd.",
	     {"akkoord.client=zelf_gevraagd"}},
	    {"x@a.example",
	     "Ik ben steunfiguur van Bo (10). Zijn mama, Kim, zou dit graag willen uitpraten met "
	     "een "
	     "bemiddelaar.",
	     {"akkoord.ouders=zelf_gevraagd"}},
	    {"x@a.example",
	     "Voor mijn dochter Noa (11) vraag ik een cliëntoverleg. Noa vindt het zelf wel goed.",
	     {"akkoord.client=ja"}},
	    {"x@a.example",
	     "Ik ben de zus van Bo (14) en vraag een cliëntoverleg. Bo trok eens aan zijn neus en "
	     "zei \"is goed\".",
	     {"akkoord.client=ja"}},
	};

	(void)unused;
	CHECK(cases);
}

static void what_is_said_of_a_childs_parent_is_not_of_the_child(void **unused)
{
	static const struct case_of cases[] = {
	    {"Jo Maes <jo@clb.example>",
	     CLB "Het gaat om Milan (9). Milan zijn papa gaat akkoord, Milan is op de hoogte.",
	     {"akkoord.client=op_de_hoogte", "akkoord.ouders=ja"}},
	    {"Rita Baert <rita@a.example>",
	     "Ik ben de pleegmoeder van Fleur (10) en vraag een cliëntoverleg. Fleur haar moeder "
	     "vindt het goed. Fleur zelf weet het.",
	     {"akkoord.client=op_de_hoogte", "akkoord.ouders=ja"}},
	    {"Jo Maes <jo@clb.example>",
	     CLB "Het gaat om Milan (9). Milan zijn mama weigert.",
	     {"akkoord.client=", "akkoord.ouders=nee"}},
	    {"Jo Maes <jo@clb.example>",
	     CLB "Het gaat om Milan (9). Milan, zijn mama en zijn papa gaan akkoord.",
	     {"akkoord.client=ja", "akkoord.ouders=ja"}},
	    {"Jo Maes <jo@clb.example>",
	     CLB "Het gaat om Milan (9). Milan en zijn mama gaan akkoord.",
	     {"akkoord.client=ja", "akkoord.ouders=ja"}},
	};

	(void)unused;
	CHECK(cases);
}

static void who_joins_in_what_we_ask_agrees(void **unused)
{
	static const struct case_of cases[] = {
	    {"Griet Pauwels <griet@a.example>",
	     "Mijn dochter Saar (13) botst met haar begeleider. Wij vragen bemiddeling, Saar ook.",
	     {"akkoord.client=ja", "akkoord.ouders=zelf_gevraagd"}},
	    {"Griet Pauwels <griet@a.example>",
	     "Mijn dochter Saar (13) botst met haar begeleider. Wij zouden willen praten: wij "
	     "willen graag een bemiddelaar, Saar ook.",
	     {"akkoord.client=ja", "akkoord.ouders=zelf_gevraagd"}},
	    {"Griet Pauwels <griet@a.example>",
	     "Mijn dochter Saar (13) botst met haar begeleider. Wij vragen bemiddeling, Saar niet.",
	     {"akkoord.client="}},
	    {"Griet Pauwels <griet@a.example>",
	     "Mijn dochter Saar (13) botst met haar begeleider. Wij vragen bemiddeling. Wij wonen "
	     "in "
	     "Genk en Saar ook.",
	     {"akkoord.client="}},
	};

	(void)unused;
	CHECK(cases);
}

static const char *evidence_of(const struct reading *reading, const char *pad)
{
	for (size_t i = 0; i < reading->bron_count; i++) {
		if (strcmp(reading->bronnen[i].pad, pad) == 0)
			return reading->bronnen[i].citaat;
	}
	return "";
}

/* What agrees is quoted, and not what only knows. */
static void the_words_that_agree_are_the_evidence(void **unused)
{
	static const struct {
		const char *text, *citaat;
	} cases[] = {
	    {"Mijn zoon Ruben (12) is boos. Ik vraag bemiddeling. Ruben weet ervan en gaat "
	     "akkoord.",
	     "gaat akkoord"},
	    {"Ik vraag bemiddeling voor mijn zoon Ruben (12). Ruben is op de hoogte en ziet het "
	     "zitten.",
	     "ziet het zitten"},
	    {"Ik vraag bemiddeling voor mijn zoon Ruben (12). Ruben is akkoord. Hij weet dat ik "
	     "mail.",
	     "is akkoord"},
	};

	(void)unused;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const struct reading *reading =
		    understood("Griet Pauwels <griet@a.example>", cases[i].text);

		assert_int_equal(reading->akkoord_client, AKKOORD_JA);
		assert_string_equal(evidence_of(reading, "akkoord.client"), cases[i].citaat);
	}
}

static void who_will_sit_with_nobody_and_who_asked_through_another(void **unused)
{
	static const struct case_of cases[] = {
	    {"Griet Pauwels <griet@a.example>",
	     "Mijn dochter Saar (13) botst met haar begeleider. Ik vraag bemiddeling. Ik heb het "
	     "gezegd "
	     "aan papa: hij wil met niemand aan tafel.",
	     {"akkoord.ouders=verdeeld"}},
	    {"Griet Pauwels <griet@a.example>",
	     "Mijn dochter Saar (13) botst met haar begeleider. Ik vraag bemiddeling. Papa zit met "
	     "niemand aan tafel in zijn nieuwe huis.",
	     {"akkoord.ouders=zelf_gevraagd"}},
	    {"Griet Pauwels <griet@a.example>",
	     "Mijn dochter Saar (13) botst met haar begeleider. Ik vraag bemiddeling. Saar wil ook "
	     "dat er gepraat wordt.",
	     {"akkoord.client=ja"}},
	    {"Griet Pauwels <griet@a.example>",
	     "Mijn dochter Saar (13) botst met haar begeleider. Ik vraag bemiddeling. Saar wil dat "
	     "er gezwommen wordt.",
	     {"akkoord.client="}},
	    {"Bart Aerts <bart@dienst.example>",
	     "Als begeleider vraag ik een overleg voor Kato (14). Kato gaat akkoord. Moeder gaat "
	     "akkoord. Vader weigert.",
	     {"akkoord.client=ja", "akkoord.ouders=verdeeld"}},
	    {"Bart Aerts <bart@dienst.example>",
	     "Als begeleider vraag ik een overleg voor Kato (14). Kato gaat akkoord. Moeder gaat "
	     "akkoord. Vader weigert pillen te nemen.",
	     {"akkoord.client=ja", "akkoord.ouders=ja"}},
	    {"Bart Aerts <bart@dienst.example>",
	     "Als begeleider vraag ik een overleg voor Kato (14). Kato wil het overleg en brengt "
	     "haar tante mee. Vader weet van deze vraag niets.",
	     {"akkoord.client=ja", "akkoord.ouders="}},
	    {"Bart Aerts <bart@dienst.example>",
	     "Als begeleider vraag ik bemiddeling tussen Kato (14) en onze leefgroep. Kato heeft "
	     "die vraag zelf gesteld. Moeder heeft geweigerd te tekenen voor de uitstap.",
	     {"akkoord.client=zelf_gevraagd", "akkoord.ouders="}},
	    {"Bart Aerts <bart@dienst.example>",
	     "Als begeleider schrijf ik voor Kato (14). Zij wil via mij bemiddeling vragen met "
	     "haar internaat.",
	     {"akkoord.client=zelf_gevraagd"}},
	    {"Bart Aerts <bart@dienst.example>",
	     "Als begeleider vraag ik een overleg over Kato (14). Zij heeft mij gevraagd dat te "
	     "regelen.",
	     {"akkoord.client=zelf_gevraagd"}},
	    {"Bart Aerts <bart@dienst.example>",
	     "Als begeleider vraag ik een overleg voor Kato (14). Moeder wil het niet hebben dat "
	     "wij u mailen. Vader is akkoord.",
	     {"akkoord.ouders=verdeeld"}},
	    {"Bart Aerts <bart@dienst.example>",
	     "Als begeleider vraag ik een overleg voor Kato (14). Moeder wil het niet hebben dat "
	     "Kato laat thuiskomt. Vader is akkoord.",
	     {"akkoord.ouders=ja"}},
	};

	(void)unused;
	CHECK(cases);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(each_parent_agrees_for_themselves),
	    cmocka_unit_test(he_is_no_mother_and_she_no_father),
	    cmocka_unit_test(a_refusal_in_other_words_is_of_the_talk),
	    cmocka_unit_test(who_is_asked_to_come_is_to_be_invited),
	    cmocka_unit_test(consent_in_passing),
	    cmocka_unit_test(who_is_meant_by_all_of_them),
	    cmocka_unit_test(who_says_it_without_a_subject),
	    cmocka_unit_test(consent_said_in_passing_and_in_few_words),
	    cmocka_unit_test(what_is_said_of_a_childs_parent_is_not_of_the_child),
	    cmocka_unit_test(who_joins_in_what_we_ask_agrees),
	    cmocka_unit_test(the_words_that_agree_are_the_evidence),
	    cmocka_unit_test(who_will_sit_with_nobody_and_who_asked_through_another),
	};
	int failed;

	fixture_load(&fixture);
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	fixture_unload(&fixture);
	return failed;
}
