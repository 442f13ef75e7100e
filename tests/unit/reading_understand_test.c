/* Understanding of forms, headers and words of danger; and that every value shows where it comes
 * from. */
#include "reading_fixture.h"

static struct fixture fixture;

static void a_complete_form_is_understood(void **unused)
{
	struct reading *reading = fixture_understood(&fixture, fixture_complete);

	(void)unused;
	assert_int_equal(reading->soort, SOORT_AANVRAAG);
	assert_int_equal(reading->vorm, VORM_WEB);
	assert_string_equal(reading->taal, "nl");
	assert_int_equal(reading->instrument, INSTRUMENT_BEMIDDELING);
	assert_int_equal(reading->regio, REGIO_LIMBURG);
	assert_string_equal(reading->aanvrager.naam, "Sofie Janssens");
	assert_int_equal(reading->aanvrager.rol, ROL_OUDER);
	assert_string_equal(reading->aanvrager.telefoon, "+32470123456");
	assert_string_equal(reading->aanvrager.email, "sofie.janssens@example.org");
	assert_string_equal(reading->client.naam, "Lotte");
	assert_int_equal(reading->client.leeftijd, 14);
	assert_string_equal(reading->client.postcode, "3600");
	assert_string_equal(reading->client.gemeente, "Genk");
	assert_null(reading->client.telefoon);
	assert_int_equal(reading->partij_count, 2);
	assert_string_equal(reading->partijen[0].naam, "Tom Maes");
	assert_string_equal(reading->partijen[0].relatie, "begeleider");
	assert_string_equal(reading->partijen[0].telefoon, "+32471223344");
	assert_string_equal(reading->partijen[1].naam, "Jan Peeters");
	assert_string_equal(reading->partijen[1].relatie, "vader");
	assert_string_equal(reading->partijen[1].email, "jan.peeters@example.org");
	assert_int_equal(reading->akkoord_client, AKKOORD_JA);
	assert_int_equal(reading->akkoord_ouders, AKKOORD_ZELF_GEVRAAGD);
	assert_int_equal(reading->eenzijdige_stop, STOP_NEE);
	assert_int_equal(reading->mandaat, 0);
	assert_int_equal(reading->gevaar, GEVAAR_GEEN);
	assert_int_equal(reading->veld_count, 17);
	fixture_check_evidence(&fixture, reading);
	assert_string_equal(fixture_bron(reading, "aanvrager.telefoon")->citaat, "0470 12 34 56");
	assert_string_equal(fixture_bron(reading, "client.leeftijd")->citaat, "14");
	assert_string_equal(fixture_bron(reading, "partijen.1.relatie")->citaat, "vader");
}

static void a_young_person_is_applicant_and_child(void **unused)
{
	struct reading *reading = fixture_understood(
	    &fixture, "Ik ben: jongere\nVoornaam: Lars\nNaam: Hendrickx\nLeeftijd: 16\n"
		      "Gemeente / postcode: 3960 Bree\nIk wil: bemiddeling\n"
		      "Waarover gaat het?: ruzie over de uren\n");

	(void)unused;
	assert_int_equal(reading->aanvrager.rol, ROL_MINDERJARIGE);
	assert_string_equal(reading->client.naam, "Lars Hendrickx");
	assert_string_equal(reading->client.gemeente, "Bree");
	assert_int_equal(reading->akkoord_client, AKKOORD_ZELF_GEVRAAGD);
	assert_int_equal(reading->akkoord_ouders, AKKOORD_ONBEKEND);
	assert_null(reading->aanvrager.email);
	fixture_check_evidence(&fixture, reading);
}

static void under_headings_each_name_is_its_owners(void **unused)
{
	struct reading *reading = fixture_understood(
	    &fixture,
	    "AANVRAAG BEMIDDELING\n\n1. GEGEVENS MINDERJARIGE\nNaam: Axelle Claes\n"
	    "Geboortedatum: 08-01-2011\nTelefoon: 0470 11 22 33\n\n2. AANVRAGER\nNaam: Johan "
	    "Claes\n"
	    "Hoedanigheid: vader\nTel: 0475-00-29-16\n\n3. AKKOORD\nMinderjarige: op de hoogte\n"
	    "Moeder: niet akkoord\n");

	(void)unused;
	assert_string_equal(reading->client.naam, "Axelle Claes");
	assert_string_equal(reading->client.telefoon, "+32470112233");
	assert_string_equal(reading->client.geboortedatum, "2011-01-08");
	assert_int_equal(reading->client.leeftijd, 15);
	assert_string_equal(reading->aanvrager.naam, "Johan Claes");
	assert_string_equal(reading->aanvrager.telefoon, "+32475002916");
	assert_int_equal(reading->instrument, INSTRUMENT_BEMIDDELING);
	assert_int_equal(reading->akkoord_client, AKKOORD_OP_DE_HOOGTE);
	assert_int_equal(reading->akkoord_ouders, AKKOORD_VERDEELD);
	fixture_check_evidence(&fixture, reading);
}

/* One answer in a form that is one by two others. */
static struct reading *with_line(const char *line)
{
	return fixture_understood(&fixture, arena_format(fixture.arena,
							 "Ik ben: hulpverlener\nLeeftijd: 14\n%s\n"
							 "Postcode: 3600\n",
							 line));
}

static void consent_is_never_upgraded(void **unused)
{
	static const struct {
		const char *line;
		enum akkoord client, ouders;
	} cases[] = {
	    {"Is de jongere akkoord?: ja", AKKOORD_JA, AKKOORD_ONBEKEND},
	    {"Is de jongere akkoord?: nee", AKKOORD_NEE, AKKOORD_ONBEKEND},
	    {"Is de jongere akkoord?: nog niet gevraagd", AKKOORD_ONBEKEND, AKKOORD_ONBEKEND},
	    {"Is de jongere akkoord?: op de hoogte", AKKOORD_OP_DE_HOOGTE, AKKOORD_ONBEKEND},
	    {"De client is op de hoogte van deze aanvraag: ja", AKKOORD_OP_DE_HOOGTE,
	     AKKOORD_ONBEKEND},
	    {"Zijn de ouders akkoord?: moeder ja, vader nee", AKKOORD_ONBEKEND, AKKOORD_VERDEELD},
	    {"Zijn de ouders akkoord?: moeder wel akkoord, vader niet bereikt", AKKOORD_ONBEKEND,
	     AKKOORD_ONBEKEND},
	    {"Weten de ouders hiervan?: ja", AKKOORD_ONBEKEND, AKKOORD_OP_DE_HOOGTE},
	    {"Weten de ouders hiervan?: nee", AKKOORD_ONBEKEND, AKKOORD_ONBEKEND},
	    {"Weten je ouders hiervan?: mama is akkoord, papa absoluut niet", AKKOORD_ONBEKEND,
	     AKKOORD_VERDEELD},
	    {"Moeder gaat akkoord: nee\nVader gaat akkoord: nee", AKKOORD_ONBEKEND, AKKOORD_NEE},
	    {"Met akkoord van: [x] minderjarige [x] moeder [ ] vader", AKKOORD_JA, AKKOORD_JA},
	    {"Met akkoord van: [ ] minderjarige [ ] moeder", AKKOORD_ONBEKEND, AKKOORD_ONBEKEND},
	    {"Zijn jongere en ouders akkoord?: ja", AKKOORD_JA, AKKOORD_JA},
	    {"Zijn de ouders akkoord?: [ ] ja [ ] nee", AKKOORD_ONBEKEND, AKKOORD_ONBEKEND},
	    {"Zijn de ouders akkoord?: onder voorbehoud", AKKOORD_ONBEKEND, AKKOORD_ONBEKEND},
	};

	(void)unused;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct reading *reading = with_line(cases[i].line);

		if (reading->akkoord_client != cases[i].client ||
		    reading->akkoord_ouders != cases[i].ouders)
			fail_msg("%s: %s, %s", cases[i].line,
				 names_text(&names_akkoord, (int)reading->akkoord_client),
				 names_text(&names_akkoord, (int)reading->akkoord_ouders));
		fixture_check_evidence(&fixture, reading);
	}
}

static void facts_of_a_form(void **unused)
{
	static const struct {
		const char *line;
		enum stop stop;
		enum toegangspoort poort;
		unsigned mandaat;
	} cases[] = {
	    {"Eenzijdige stopzetting?: ja, vanaf 1 mei", STOP_JA, TOEGANGSPOORT_ONBEKEND, 0},
	    {"Eenzijdige stopzetting?: dreigt", STOP_DREIGT, TOEGANGSPOORT_ONBEKEND, 0},
	    {"Eenzijdige stopzetting?: [x] nee [ ] ja", STOP_NEE, TOEGANGSPOORT_ONBEKEND, 0},
	    {"Eenzijdige stopzetting?: ja / nee / dreigt", STOP_ONBEKEND, TOEGANGSPOORT_ONBEKEND,
	     0},
	    {"Vraag naar de toegangspoort?: ja: de client wil zelf", STOP_ONBEKEND,
	     TOEGANGSPOORT_WIL_ZELF, 0},
	    {"Vraag naar de toegangspoort?: nee", STOP_ONBEKEND, TOEGANGSPOORT_NEE, 0},
	    {"Opvolging door OCJ, VK of SDJ?: nee", STOP_ONBEKEND, TOEGANGSPOORT_ONBEKEND, 0},
	    {"Opvolging door OCJ, VK of SDJ?: ja, OCJ Hasselt", STOP_ONBEKEND,
	     TOEGANGSPOORT_ONBEKEND, 1u << DIENST_OCJ},
	    {"Opvolging door OCJ, VK of SDJ?: ja", STOP_ONBEKEND, TOEGANGSPOORT_ONBEKEND, 0},
	    {"OCJ betrokken?: ja", STOP_ONBEKEND, TOEGANGSPOORT_ONBEKEND, 1u << DIENST_OCJ},
	};

	(void)unused;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct reading *reading = with_line(cases[i].line);

		if (reading->eenzijdige_stop != cases[i].stop ||
		    reading->toegangspoort != cases[i].poort ||
		    reading->mandaat != cases[i].mandaat)
			fail_msg("%s: stop %d, poort %d, mandaat %x", cases[i].line,
				 (int)reading->eenzijdige_stop, (int)reading->toegangspoort,
				 reading->mandaat);
		fixture_check_evidence(&fixture, reading);
	}
}

/* "naam/relatie/dienst_type/telefoon/email;" for each party. */
static const char *parties_of(const struct reading *reading)
{
	const char *out = "";

	for (size_t i = 0; i < reading->partij_count; i++) {
		const struct reading_partij *p = &reading->partijen[i];
		const char *type = names_text(&names_dienst_type, (int)p->dienst_type);

		out = arena_format(fixture.arena, "%s%s/%s/%s/%s/%s;", out, p->naam ? p->naam : "",
				   p->relatie ? p->relatie : "", type ? type : "",
				   p->telefoon ? p->telefoon : "", p->email ? p->email : "");
	}
	return out;
}

static void lists_of_parties(void **unused)
{
	static const struct {
		const char *list, *parties;
	} cases[] = {
	    {"mijn IB'er Stef en mijn mama", "Stef/begeleider///;/moeder///;"},
	    {"moeder An Peeters 0470/12 34 56 op de hoogte akkoord",
	     "An Peeters/moeder//+32470123456/;"},
	    {"Els Geerts (moeder), 0479 00 82 16", "Els Geerts/moeder//+32479008216/;"},
	    {"Lies van het CAW", "Lies//caw//;"},
	    {"Tom Maes van CAW Limburg (tom@caw.example)", "Tom Maes//caw//tom@caw.example;"},
	    {"papa; oma Rita Van den Berghe", "/vader///;Rita Van den Berghe/grootmoeder///;"},
	    {"CLB Genk, Ann Bosmans, ann@clb.example\nOCMW Genk",
	     "Ann Bosmans//clb//ann@clb.example;//ocmw//;"},
	    {"thuisbegeleidster Griet (griet@dienst.example)",
	     "Griet/begeleider///griet@dienst.example;"},
	    {"zie hierboven", ""},
	    {"niemand", ""},
	    {"Jan Peeters | vader | 0470 12 34 56 | ja\nAn Claes | moeder | 0471 12 34 56 | nee",
	     "Jan Peeters/vader//+32470123456/;An Claes/moeder//+32471123456/;"},
	};

	(void)unused;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct reading *reading = with_line(
		    arena_format(fixture.arena, "Wie is erbij betrokken?: %s", cases[i].list));
		const char *parties = parties_of(reading);

		if (strcmp(parties, cases[i].parties) != 0)
			fail_msg("%s: %s", cases[i].list, parties);
		fixture_check_evidence(&fixture, reading);
	}
}

static void the_applicant_and_the_child_are_no_parties(void **unused)
{
	struct reading *reading =
	    with_line("Naam kind: Jonas Peeters\nNaam aanvrager: Joke Wouters\n"
		      "Wie is erbij betrokken?: Joke Wouters, Jonas, moeder An");

	(void)unused;
	assert_string_equal(parties_of(reading), "An/moeder///;");
	assert_non_null(fixture_bron(reading, "partijen.0.naam"));
	assert_null(fixture_bron(reading, "partijen.1.naam"));
	fixture_check_evidence(&fixture, reading);
}

static void a_party_may_agree_or_only_know(void **unused)
{
	struct reading *reading = with_line(
	    "Betrokkenen: moeder An, op de hoogte\nvader Jan, niet akkoord\nopa Piet, akkoord");

	(void)unused;
	assert_int_equal(reading->partij_count, 3);
	assert_int_equal(reading->partijen[0].op_de_hoogte, JANEE_JA);
	assert_int_equal(reading->partijen[0].akkoord, JANEE_NULL);
	assert_int_equal(reading->partijen[1].akkoord, JANEE_NEE);
	assert_int_equal(reading->partijen[2].akkoord, JANEE_JA);
}

static void the_region_follows_the_home_then_the_mailbox(void **unused)
{
	static const struct {
		const char *line;
		enum regio regio;
		const char *deel;
	} cases[] = {
	    {"Postcode: 9000 Gent", REGIO_OOST_VLAANDEREN, "tekst"},
	    {"Adres: Kerkstraat 1, 1300 Waver", REGIO_GEEN, "tekst"},
	    {"Regio: West-Vlaanderen", REGIO_WEST_VLAANDEREN, "tekst"},
	    {"Gemeente: Hofstade", REGIO_LIMBURG, "mailbox"},
	};

	(void)unused;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct reading *reading = fixture_understood(
		    &fixture,
		    arena_format(fixture.arena, "Ik ben: ouder\nNaam kind: Jan\nLeeftijd: 14\n%s\n",
				 cases[i].line));

		if (reading->regio != cases[i].regio)
			fail_msg("%s: %d", cases[i].line, (int)reading->regio);
		assert_string_equal(fixture_bron(reading, "regio")->deel, cases[i].deel);
		fixture_check_evidence(&fixture, reading);
	}
}

static void a_story_is_no_form(void **unused)
{
	struct reading *reading = fixture_mail(
	    &fixture,
	    "Beste,\n\nIk heb ruzie met de begeleiding van mijn zoon van 14 uit 3600 Genk.\n"
	    "Kunnen jullie helpen? Bel mij op 0470 12 34 56.\n\nMia\n");

	(void)unused;
	reading->mail.from = (struct letter_address){"Mia Peeters", "mia@example.org"};
	understand(fixture.arena, reading, fixture.tables, &fixture.context);
	assert_int_equal(reading->vorm, VORM_VRIJ);
	assert_string_equal(reading->taal, "nl");
	/* words of conflict, at the mailbox of bemiddeling */
	assert_int_equal(reading->instrument, INSTRUMENT_BEMIDDELING);
	assert_string_equal(reading->aanvrager.naam, "Mia Peeters");
	assert_string_equal(reading->aanvrager.email, "mia@example.org");
	assert_int_equal(reading->veld_count, 0);
	assert_int_equal(reading->akkoord_client, AKKOORD_ONBEKEND);
	assert_int_equal(reading->regio, REGIO_LIMBURG);
	fixture_check_evidence(&fixture, reading);
}

static void names_of_devices_and_machines_are_no_names(void **unused)
{
	static const struct {
		const char *naam, *adres;
		const char *claimed, *email;
	} cases[] = {
	    {"Mia Peeters", "mia@example.org", "Mia Peeters", "mia@example.org"},
	    {"Rita Van den Berghe", "rvdb@example.org", "Rita Van den Berghe", "rvdb@example.org"},
	    {"Mr. Charlotte Wuyts", "cw@example.org", "Charlotte Wuyts", "cw@example.org"},
	    {"iPad van de familie", "fam@example.org", NULL, "fam@example.org"},
	    {"Familie Desmet", "fam@example.org", NULL, "fam@example.org"},
	    {"xx senne xx", "xx@example.org", NULL, "xx@example.org"},
	    {"jitske", "jit@example.org", NULL, "jit@example.org"},
	    {"Sofie C", "sc@example.org", NULL, "sc@example.org"},
	    {NULL, "mia@example.org", NULL, "mia@example.org"},
	    {"Mail Delivery", "mailer-daemon@example.org", NULL, NULL},
	    {"Jeugdhulp Online", "noreply@example.org", NULL, NULL},
	};

	(void)unused;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct reading *reading = fixture_mail(&fixture, "Dag, ik heb een vraag.");

		reading->mail.from = (struct letter_address){cases[i].naam, cases[i].adres};
		understand(fixture.arena, reading, fixture.tables, &fixture.context);
		if (!text_equal(reading->aanvrager.naam, cases[i].claimed) ||
		    !text_equal(reading->aanvrager.email, cases[i].email))
			fail_msg("%s: %s, %s", cases[i].naam, reading->aanvrager.naam,
				 reading->aanvrager.email);
		fixture_check_evidence(&fixture, reading);
	}
}

static void failure_21_reply_to_is_where_the_applicant_is_answered(void **unused)
{
	struct reading *reading = fixture_mail(&fixture, "Dag, ik heb een vraag.");

	(void)unused;
	reading->mail.from = (struct letter_address){"Jan Claes", "jan@werk.example"};
	reading->mail.reply_to = (struct letter_address){NULL, "jan@thuis.example"};
	understand(fixture.arena, reading, fixture.tables, &fixture.context);
	assert_string_equal(reading->aanvrager.email, "jan@thuis.example");
	assert_string_equal(fixture_bron(reading, "aanvrager.email")->deel, "reply_to");
	fixture_check_evidence(&fixture, reading);
}

static void words_of_danger_are_never_missed(void **unused)
{
	static const struct {
		const char *text;
		enum gevaar niveau;
		enum gevaar_soort soort;
	} cases[] = {
	    {"kwil ni meer leven", GEVAAR_SPOED, GEVAAR_SUICIDE},
	    {"Hij spreekt van zelfmoordgedachten.", GEVAAR_SPOED, GEVAAR_SUICIDE},
	    {"ze begint terug te krassen", GEVAAR_SPOED, GEVAAR_ZELFVERWONDING},
	    {"mijn papa slaagt mij", GEVAAR_SPOED, GEVAAR_GEWELD},
	    {"mn oom zit aan mij", GEVAAR_SPOED, GEVAAR_SEKSUEEL},
	    {"ik ben op fugue", GEVAAR_SPOED, GEVAAR_WEGGELOPEN},
	    {"ik heb nergens om te slapen", GEVAAR_SPOED, GEVAAR_DAKLOOS},
	    {"ik durf niet naar huis", GEVAAR_SPOED, GEVAAR_ANDERE},
	    /* a medicine by its name, and what several words say beside one of one word */
	    {"Zaterdag heb ik 12 dafalgans genomen.", GEVAAR_SPOED, GEVAAR_SUICIDE},
	    {"ze heeft een hele strip ibuprofen geslikt", GEVAAR_SPOED, GEVAAR_SUICIDE},
	    {"I took a whole box of paracetamol", GEVAAR_SPOED, GEVAAR_SUICIDE},
	    {"er lag een briefje: ik ben er niet meer", GEVAAR_SPOED, GEVAAR_SUICIDE},
	    {"de baby is vaak alleen thuis", GEVAAR_SPOED, GEVAAR_ANDERE},
	    {"Er is geen sprake van su\xC3\xAF"
	     "cidaliteit.",
	     GEVAAR_VERMELD, GEVAAR_SUICIDE},
	    {"ik lach mij echt dood", GEVAAR_VERMELD, GEVAAR_SOORT_NONE},
	    {"het Vertrouwenscentrum Kindermishandeling volgt ons", GEVAAR_GEEN, GEVAAR_SOORT_NONE},
	    {"> ik wil dood\nDank u wel.", GEVAAR_VERMELD, GEVAAR_SUICIDE},
	    {"Wij willen samen rond de tafel.", GEVAAR_GEEN, GEVAAR_SOORT_NONE},
	};

	(void)unused;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct reading *reading = fixture_understood(&fixture, cases[i].text);
		bool told = reading->signaal_count > 0;

		if (reading->gevaar != cases[i].niveau || told != (cases[i].soort != 0) ||
		    (told && reading->signalen[0].soort != cases[i].soort))
			fail_msg("%s: %d", cases[i].text, (int)reading->gevaar);
		fixture_check_evidence(&fixture, reading);
	}
}

struct danger {
	const char *text;
	enum gevaar niveau;
};

static void assert_levels(const struct danger *cases, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct reading *reading = fixture_understood(&fixture, cases[i].text);

		if (reading->gevaar != cases[i].niveau)
			fail_msg("%s: %d", cases[i].text, (int)reading->gevaar);
		fixture_check_evidence(&fixture, reading);
	}
}

/* Danger of the past is told, no more; but not when it goes on, or is to come. */
static void what_is_over_or_rebutted_is_no_danger_now(void **unused)
{
	static const struct danger cases[] = {
	    {"In de lente van 2022 deed hij een zelfmoordpoging.", GEVAAR_VERMELD},
	    {"ze heeft twee perdolans genomen", GEVAAR_VERMELD},
	    {"hij heeft ibuprofen genomen voor zijn koorts", GEVAAR_VERMELD},
	    {"In de lente van 2022 deed hij een zelfmoordpoging. Dat begint nu opnieuw.",
	     GEVAAR_SPOED},
	    {"Tijdens de lockdown is zij mishandeld door haar oom.", GEVAAR_VERMELD},
	    {"Tijdens de lockdown is zij mishandeld door haar oom. Het gebeurt nog, elke zondag.",
	     GEVAAR_SPOED},
	    {"Vorig schooljaar is ze weggelopen.", GEVAAR_SPOED},
	    {"Vorig schooljaar is ze weggelopen. Dat is niet meer gebeurd.", GEVAAR_VERMELD},
	    {"Vorig schooljaar is ze weggelopen. Dat is niet meer gebeurd tot ze herviel.",
	     GEVAAR_SPOED},
	    {"In maart van 2021 zei hij dat hij haar gaat vermoorden zodra ze trouwt.",
	     GEVAAR_SPOED},
	    {"Bij haar thuis werd ze mishandeld, maar dat is negen jaar geleden en vandaag "
	     "speelt ze trompet.",
	     GEVAAR_VERMELD},
	    {"Vandaag werd ze mishandeld, en dat is negen jaar geleden ook gebeurd.", GEVAAR_SPOED},
	    {"Drie jaar geleden is hij mishandeld. Dat begint nu opnieuw.", GEVAAR_SPOED},
	    {"Vorig jaar is Noor (nu 15) weggelopen. Dat is nu voorbij.", GEVAAR_VERMELD},
	    {"Vorig jaar is Noor weggelopen en ze is nu 3 dagen weg.", GEVAAR_SPOED},
	    {"Hij kreeg een overdosis huiswerk, bij wijze van spreken.", GEVAAR_VERMELD},
	    {"Hij nam een overdosis. Bij wijze van spreken ligt heel de straat wakker.",
	     GEVAAR_SPOED},
	    {"Gevaarlijk is hij niet, alleen luid.", GEVAAR_VERMELD},
	    {"Ze beweert dat ik Lotte zou geslagen hebben. Dat is niet waar.", GEVAAR_VERMELD},
	    {"Ze beweert dat ik Lotte zou geslagen hebben.", GEVAAR_SPOED},
	    {"Lotte zegt dat papa haar geslagen heeft. Papa zegt dat het niet waar is.",
	     GEVAAR_SPOED},
	};

	(void)unused;
	assert_levels(cases, sizeof(cases) / sizeof(cases[0]));
}

/* The same words, calm and in danger: a closed time, a game, a lesson, a joke, a suspicion. */
static void what_is_only_told_raises_no_alarm(void **unused)
{
	static const struct danger cases[] = {
	    {"Vorig jaar in de lente is ze twee keer weggelopen, dat was een moeilijke periode.",
	     GEVAAR_VERMELD},
	    {"Vorig jaar in de lente is ze twee keer weggelopen, en nu is ze weer weggelopen.",
	     GEVAAR_SPOED},
	    {"Vorige zomer werd hij bedreigd door een buurjongen.", GEVAAR_VERMELD},
	    {"Vorige zomer werd hij bedreigd door een buurjongen. Nu staat die elke avond met een "
	     "mes "
	     "aan de deur.",
	     GEVAAR_SPOED},
	    {"Vorig jaar heeft hij mij aangerand.", GEVAAR_SPOED},
	    {"Hij werd drie keer vermoord in het spel en hij was woedend.", GEVAAR_VERMELD},
	    {"Hij zei dat hij mij gaat vermoorden en hij heeft een mes.", GEVAAR_SPOED},
	    {"Haar spreekbeurt gaat over kindermishandeling.", GEVAAR_VERMELD},
	    {"Haar vader slaat haar elke avond, dat is kindermishandeling.", GEVAAR_SPOED},
	    {"Mijn ma gaat mij vermoorden haha als ze mijn rapport ziet.", GEVAAR_VERMELD},
	    {"Ma m\xC3\xA8re va me tuer mdr.", GEVAAR_VERMELD},
	    {"mama gaat mij vermoorden \xF0\x9F\x98\x85", GEVAAR_VERMELD},
	    {"papa slaat mij haha", GEVAAR_SPOED},
	    {"kwil dood lol", GEVAAR_SPOED},
	    {"In het oude verslag staat mogelijk agressie.", GEVAAR_VERMELD},
	    {"Er is elke dag agressie thuis en hij slaat mama.", GEVAAR_SPOED},
	};

	(void)unused;
	assert_levels(cases, sizeof(cases) / sizeof(cases[0]));
}

/* A laugh takes back a threat of others to kill; not what one wants to do to oneself, what was tried, a weapon, fear, or
 * what is meant. Who would rather jump than go home is in danger. */
static void a_laugh_takes_back_a_threat_only(void **unused)
{
	static const struct danger cases[] = {
	    {"Ze vermoordt mij wel als ik nog eens een afspraak laat vallen, haha", GEVAAR_VERMELD},
	    {"Papa gaat mij vermoorden, geen grapje", GEVAAR_SPOED},
	    {"Papa gaat mij vermoorden, ik meen het lol", GEVAAR_SPOED},
	    {"Hij probeerde mij te vermoorden lol", GEVAAR_SPOED},
	    {"Mijn vader gaat ons doodslaan haha maar nee echt kom aub", GEVAAR_SPOED},
	    {"Papa gaat mij vermoorden haha, ik ben echt bang van hem", GEVAAR_SPOED},
	    {"I want to kill myself lol", GEVAAR_SPOED},
	    {"je vais me tuer mdr", GEVAAR_SPOED},
	    {"ik ga mezelf vermoorden haha", GEVAAR_SPOED},
	    {"Ik wil dood, geen grapje", GEVAAR_SPOED},
	    {"Ik zei dat ik dood wil en mama begon te lachen.", GEVAAR_SPOED},
	    {"Ze zou liever van de toren springen dan op kostschool gaan.", GEVAAR_VERMELD},
	    {"Ik zou liever van het dak springen dan naar mijn vader terug te moeten.",
	     GEVAAR_SPOED},
	    {"Ik wil liever springen dan naar huis te gaan.", GEVAAR_SPOED},
	    {"Ik spring uit het raam als ik nog een formulier moet invullen haha.", GEVAAR_VERMELD},
	    {"Ik spring uit het raam als er nog eentje bijkomt, en wij wonen op het gelijkvloers.",
	     GEVAAR_VERMELD},
	    {"Ik spring van de brug als er nog een document van de rechtbank komt en ik mijn "
	     "kinderen niet zie.",
	     GEVAAR_SPOED},
	    {"Ik spring uit het raam als ik nog een formulier moet invullen, ik meen het.",
	     GEVAAR_SPOED},
	    {"Ik spring uit het raam als ik nog een keer terug moet naar papa.", GEVAAR_SPOED},
	    {"Als er nog een document komt spring ik voor de trein, ik kan het niet meer aan.",
	     GEVAAR_SPOED},
	    {"Op uw vraag of Chiara zichzelf pijn doet: nee.", GEVAAR_VERMELD},
	    {"Op uw vraag of Chiara zichzelf pijn doet: nee, maar ze snijdt zich wel.",
	     GEVAAR_SPOED},
	    {"Op uw vraag of Chiara zichzelf pijn doet: ja, elke avond.", GEVAAR_SPOED},
	};

	(void)unused;
	assert_levels(cases, sizeof(cases) / sizeof(cases[0]));
}

/* A quotation is not cut in the middle of a time or a name. */
static void a_signal_is_quoted_from_its_sentence(void **unused)
{
	static const char *const cases[][2] = {
	    {"Dat was zo. Om 14.30 heeft hij haar geslagen. Dat was erg.",
	     "Om 14.30 heeft hij haar geslagen"},
	    {"Volgens dr. Maes heeft hij haar geslagen.",
	     "Volgens dr. Maes heeft hij haar geslagen"},
	    {"Dat was zo\nhij heeft haar geslagen\nen zo is het", "hij heeft haar geslagen"},
	};

	(void)unused;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const struct reading *reading = fixture_understood(&fixture, cases[i][0]);

		assert_true(reading->signaal_count > 0);
		assert_string_equal(reading->signalen[0].citaat, cases[i][1]);
	}
}

/* What is told of a year is told of its whole sentence, and of no other. */
static void a_dot_that_ends_no_sentence_cuts_none(void **unused)
{
	static const struct danger cases[] = {
	    {"In 2015 heeft papa mij volgens dr. Maes geslagen.", GEVAAR_VERMELD},
	    {"In 2015 heeft papa mij volgens Mevr. Maes geslagen.", GEVAAR_VERMELD},
	    {"In 2015 heeft papa mij om 14.30 uur geslagen.", GEVAAR_VERMELD},
	    {"In 2015 heeft papa mij in huis nr. 12 geslagen.", GEVAAR_VERMELD},
	    {"In 2015 heeft papa, bv. in de auto, mij geslagen.", GEVAAR_VERMELD},
	    {"In 2015 heeft papa mij o.a. in de keuken geslagen.", GEVAAR_VERMELD},
	    {"In 2015 heeft papa mij o.a. in de Lindestraat geslagen.", GEVAAR_VERMELD},
	    {"Kaat, geb. in 2012, is geslagen door haar vader.", GEVAAR_SPOED},
	    {"In 2015 was er iets.Papa heeft mij geslagen.", GEVAAR_SPOED},
	    {"In 2015 was er iets.papa heeft mij geslagen.", GEVAAR_SPOED},
	    {"In 2015 zaten wij in klas B. Papa heeft mij geslagen.", GEVAAR_SPOED},
	    {"In 2015 waren wij met 30. Papa heeft mij geslagen.", GEVAAR_SPOED},
	    {"In 2015 was er onderzoek door de dr.\nPapa heeft mij geslagen.", GEVAAR_SPOED},
	    {"In 2015 waren er klachten enz. Papa heeft mij geslagen.", GEVAAR_SPOED},
	    {"In 2015 was ik bij Endr. Papa heeft mij geslagen.", GEVAAR_SPOED},
	};

	(void)unused;
	assert_levels(cases, sizeof(cases) / sizeof(cases[0]));
}

/* Eight stretches of which none speaks of danger. */
static const char long_and_calm[] =
    "Wij zoeken een bemiddelaar voor een gesprek met de school en met het dagcentrum. "
    "Onze dochter volgt daar les in het vierde jaar en ze doet dat graag. "
    "De uren van de bus passen niet meer bij die van de begeleiding op woensdag. "
    "Daarover hebben wij al drie keer met de directeur gebeld zonder een antwoord. "
    "Graag horen wij welke dagen voor jullie mogelijk zijn in de maand december. "
    "Wij kunnen zelf op maandag en op dinsdag na vier uur in de namiddag. "
    "Haar begeleidster heet An en zij is akkoord met dit overleg over de uren. "
    "De school weet ervan en zij wil ook mee aan tafel zitten. ";

static enum gevaar level_within_calm(const char *sentence)
{
	char text[2000];

	snprintf(text, sizeof(text), "%s%s %s", long_and_calm, sentence, long_and_calm);
	return fixture_understood(&fixture, text)->gevaar;
}

/* A word that may be harmless, in a long calm mail: alone it does not alarm, with a second sign it does. */
static void a_half_phrase_in_a_long_text_needs_company(void **unused)
{
	char text[2000];

	(void)unused;
	assert_int_not_equal(level_within_calm("In de klas werken ze rond geweld op televisie."),
			     GEVAAR_SPOED);
	snprintf(
	    text, sizeof(text),
	    "%sEr is veel geweld thuis en ze is bang. %sGisteren heeft hij haar weer geslagen.",
	    long_and_calm, long_and_calm);
	assert_int_equal(fixture_understood(&fixture, text)->gevaar, GEVAAR_SPOED);
}

/* One sentence that says who is in danger is enough, whatever stands around it. */
static void one_plain_sentence_in_a_long_text_alarms(void **unused)
{
	static const char *const plain[] = {
	    "Vandaag wil ik nog altijd dood.",
	    "Als dit niet stopt spring ik van de brug en dat meen ik.",
	    "Als ze mij terugsturen kms ik en dat is geen grap.",
	    "Ik spaar mijn slaappillen op, het zijn er nu 31.",
	    "Ik heb de pillen van oma geteld, het zijn er genoeg.",
	    "Ma fille de 14 ans est en fugue depuis avant-hier.",
	    "Ik ben vrijdag weggelopen van bij mijn tante en ik ben nog niet terug.",
	    "Na de ruzie is hij gisteren avond weggelopen.",
	    "Mijn broers houden mij al een week opgesloten in huis.",
	    "Vorige keer heeft hij mijn arm gebroken.",
	    "Mijn zoon wordt bedreigd.",
	    "Straks is hij terug thuis en ik ben bang.",
	    "Ik heb geen bed voor vannacht.",
	    "Sinds een week zeggen de stemmen wat ik moet doen.",
	    "Ze is doodsbang voor haar broers.",
	    "Anders zet hij mijn naaktfoto's overal.",
	    "Mijn dochter dreigt met zelfmoord.",
	    "Deze jongere is op dit ogenblik suicidaal.",
	    "Ik vond haar afscheidsbrief vanmorgen.",
	    "Noah wilde gisteren van de brug springen.",
	    "De directrice mishandelt ons als de stagiaires naar huis zijn.",
	    "Papa heeft een wapen in huis.",
	    "Hij misbruikt haar als mama werkt.",
	    "Er is misbruik door mijn nonkel.",
	    "Mijn zus is spoorloos.",
	    "Onze zoon is niet thuisgekomen.",
	    "Ik sta op straat, letterlijk.",
	    "Hij is 16, in volle psychose, en loopt op blote voeten over de ring.",
	    "Sinds de verhuis ben ik weer beginnen krassen.",
	};
	static const char *const harmless[] = {
	    "In de turnles spring ik over de bok en van de plank.",
	    "Hij is vorig jaar een keer weggelopen van de speelplaats.",
	    "De dokter heeft de pillen van oma geteld.",
	    "Hij heeft bij het skaten zijn arm gebroken.",
	    "Ze is doodsbang voor haar examen wiskunde.",
	    "De sleutel lag opgesloten in de kast.",
	    "Ik ben op straat een vriendin tegengekomen.",
	    "Hij dreigt met een advocaat.",
	    "Het team bezoekt een organisatie die vrouwen in de prostitutie bijstaat.",
	    "Onze hond is niet thuisgekomen van de wandeling.",
	    "Ze was vorige week niet op tijd thuisgekomen.",
	    "De vraag gaat over misbruik van vertrouwen door de dienst.",
	};

	(void)unused;
	for (size_t i = 0; i < sizeof(plain) / sizeof(plain[0]); i++) {
		if (level_within_calm(plain[i]) != GEVAAR_SPOED)
			fail_msg("%s", plain[i]);
	}
	for (size_t i = 0; i < sizeof(harmless) / sizeof(harmless[0]); i++) {
		if (level_within_calm(harmless[i]) == GEVAAR_SPOED)
			fail_msg("%s", harmless[i]);
	}
}

static void danger_in_the_subject_or_an_attachment_counts(void **unused)
{
	struct reading *subject = fixture_mail(&fixture, "Dag, ik heb een vraag.");
	struct reading *attached = fixture_mail(&fixture, "Dag, zie bijlage.");
	struct reading_deel part = {"brief.txt", "Ik wil dood."};

	(void)unused;
	subject->mail.onderwerp = "ik wil dood";
	understand(fixture.arena, subject, fixture.tables, &fixture.context);
	assert_int_equal(subject->gevaar, GEVAAR_SPOED);
	attached->delen = &part;
	attached->deel_count = 1;
	understand(fixture.arena, attached, fixture.tables, &fixture.context);
	assert_int_equal(attached->gevaar, GEVAAR_SPOED);
	fixture_check_evidence(&fixture, subject);
	fixture_check_evidence(&fixture, attached);
}

static void secrecy_is_a_ban_on_contact(void **unused)
{
	static const struct {
		const char *text;
		bool ban;
	} cases[] = {
	    {"mijn ouders mogen het ni weten", true},
	    {"aub niet naar huis bellen", true},
	    {"Ik ben: jongere\nLeeftijd: 15\nIk wil: bemiddeling\nMogen we je ouders contacteren?: "
	     "nee",
	     true},
	    {"Ik ben: jongere\nLeeftijd: 15\nIk wil: bemiddeling\nMogen we je ouders contacteren?: "
	     "ja",
	     false},
	    {"bel mij niet tijdens de les", false},
	};

	(void)unused;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct reading *reading = fixture_understood(&fixture, cases[i].text);

		if (reading->contactverbod != cases[i].ban)
			fail_msg("%s", cases[i].text);
	}
}

static void a_wish_for_information_is_a_question(void **unused)
{
	struct reading *reading = fixture_understood(
	    &fixture, "Ik ben: ouder\nNaam: An Claes\nPostcode: 3600\nIk wil: gewoon info\n"
		      "Waarover gaat het?: Wat is bemiddeling?\n");

	(void)unused;
	assert_int_equal(reading->soort, SOORT_VRAAG);
	assert_int_equal(reading->instrument, INSTRUMENT_ONBEKEND);
	assert_int_equal(reading->akkoord_ouders, AKKOORD_ONBEKEND);
}

static void a_form_that_a_machine_sends_is_a_request(void **unused)
{
	struct reading *form = fixture_mail(&fixture, fixture_complete);
	struct reading *notice = fixture_mail(&fixture, "Ik ben afwezig tot maandag.");
	struct reading *own = fixture_mail(&fixture, fixture_complete);

	(void)unused;
	form->mail.marks = LETTER_AUTO_SUBMITTED | LETTER_DAEMON;
	notice->mail.marks = LETTER_AUTO_SUBMITTED;
	own->mail.marks = LETTER_AUTO_SUBMITTED | LETTER_LOKET;
	understand(fixture.arena, form, fixture.tables, &fixture.context);
	understand(fixture.arena, notice, fixture.tables, &fixture.context);
	understand(fixture.arena, own, fixture.tables, &fixture.context);
	assert_int_equal(form->soort, SOORT_AANVRAAG);
	assert_int_equal(notice->soort, SOORT_AUTOMATISCH);
	assert_int_equal(own->soort, SOORT_AUTOMATISCH);
	assert_int_equal(own->veld_count, 0);
	assert_null(own->aanvrager.naam);
}

static void an_answer_does_not_speak_for_what_it_quotes(void **unused)
{
	struct reading *reading =
	    fixture_mail(&fixture, arena_format(fixture.arena,
						"Dank u wel!\n\nOp maandag schreef het loket:\n%s",
						fixture_complete));

	(void)unused;
	reading->mail.tekst = "Dank u wel!";
	reading->mail.marks = LETTER_REPLY;
	understand(fixture.arena, reading, fixture.tables, &fixture.context);
	assert_int_equal(reading->vorm, VORM_VRIJ);
	assert_int_equal(reading->veld_count, 0);
	assert_int_equal(reading->client.leeftijd, -1);
}

static void a_masked_number_gives_the_birth_date(void **unused)
{
	struct reading *reading = with_line("Rijksregisternummer: 10.05.18-***.**");

	(void)unused;
	assert_string_equal(reading->client.geboortedatum, "2010-05-18");
	assert_string_equal(fixture_bron(reading, "client.geboortedatum")->citaat,
			    "10.05.18-***.**");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_complete_form_is_understood),
	    cmocka_unit_test(a_young_person_is_applicant_and_child),
	    cmocka_unit_test(under_headings_each_name_is_its_owners),
	    cmocka_unit_test(consent_is_never_upgraded),
	    cmocka_unit_test(facts_of_a_form),
	    cmocka_unit_test(lists_of_parties),
	    cmocka_unit_test(the_applicant_and_the_child_are_no_parties),
	    cmocka_unit_test(a_party_may_agree_or_only_know),
	    cmocka_unit_test(the_region_follows_the_home_then_the_mailbox),
	    cmocka_unit_test(a_story_is_no_form),
	    cmocka_unit_test(names_of_devices_and_machines_are_no_names),
	    cmocka_unit_test(failure_21_reply_to_is_where_the_applicant_is_answered),
	    cmocka_unit_test(words_of_danger_are_never_missed),
	    cmocka_unit_test(what_is_over_or_rebutted_is_no_danger_now),
	    cmocka_unit_test(what_is_only_told_raises_no_alarm),
	    cmocka_unit_test(a_laugh_takes_back_a_threat_only),
	    cmocka_unit_test(a_signal_is_quoted_from_its_sentence),
	    cmocka_unit_test(a_dot_that_ends_no_sentence_cuts_none),
	    cmocka_unit_test(a_half_phrase_in_a_long_text_needs_company),
	    cmocka_unit_test(one_plain_sentence_in_a_long_text_alarms),
	    cmocka_unit_test(danger_in_the_subject_or_an_attachment_counts),
	    cmocka_unit_test(secrecy_is_a_ban_on_contact),
	    cmocka_unit_test(a_wish_for_information_is_a_question),
	    cmocka_unit_test(a_form_that_a_machine_sends_is_a_request),
	    cmocka_unit_test(an_answer_does_not_speak_for_what_it_quotes),
	    cmocka_unit_test(a_masked_number_gives_the_birth_date),
	};
	int failed;

	fixture_load(&fixture);
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	fixture_unload(&fixture);
	return failed;
}
