/* What is asked, from running text: each line is a mail in other words than the lexicon's authors had before
 * them; expected is what a careful reader may claim. */
#include "reading_fixture.h"

static struct fixture fixture;

/* A mail with one claim that is looked at. */
struct said {
	const char *text;
	int value;
};

static struct reading *understood(const char *text, const char *mailbox)
{
	struct reading *reading = fixture_mail(&fixture, text);

	fixture.context.mailbox = mailbox;
	reading->mail.from = (struct letter_address){NULL, "iemand@example.org"};
	reading->mail.onderwerp = "dag";
	understand(fixture.arena, reading, fixture.tables, &fixture.context);
	fixture_check_evidence(&fixture, reading);
	return reading;
}

static const char bemiddeling[] = "bemiddeling@limburg.be";
static const char clientoverleg[] = "clientoverleg@limburg.be";

static void the_wish_names_the_instrument(void **unused)
{
	static const struct {
		const char *text, *mailbox;
		enum instrument instrument;
	} cases[] = {
	    {"Kunt u een bemidelaar sturen?", clientoverleg, INSTRUMENT_BEMIDDELING},
	    {"Wij hadden graag een klientenoverleg gehad.", bemiddeling, INSTRUMENT_CLIENTOVERLEG},
	    {"Geen bemiddeling, wij vragen een cliëntoverleg.", bemiddeling,
	     INSTRUMENT_CLIENTOVERLEG},
	    {"Ik heb ruzie met mijn opvoedster.", bemiddeling, INSTRUMENT_BEMIDDELING},
	    {"Ik heb ruzie met mijn opvoedster.", clientoverleg, INSTRUMENT_ONBEKEND},
	    {"Kunnen we met iedereen rond de tafel zitten?", bemiddeling, INSTRUMENT_CLIENTOVERLEG},
	    {"Wij vragen een cliëntoverleg en een bemiddeling.", bemiddeling, INSTRUMENT_BEIDE},
	    {"Ik weet niet of het een bemiddeling of cliëntoverleg moet zijn.", bemiddeling,
	     INSTRUMENT_ONBEKEND},
	    {"We zoeken een bemiddelaar voor onze echtscheiding.", bemiddeling,
	     INSTRUMENT_ONBEKEND},
	    {"Kan schuldbemiddeling bij jullie?", bemiddeling, INSTRUMENT_ONBEKEND},
	    {"Ik wil graag informatie.", bemiddeling, INSTRUMENT_ONBEKEND},
	};

	(void)unused;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct reading *reading = understood(cases[i].text, cases[i].mailbox);

		if (reading->instrument != cases[i].instrument)
			fail_msg("%s: %d", cases[i].text, (int)reading->instrument);
	}
}

/* A question is quoted with its whole sentence. */
static void the_dot_of_a_title_does_not_cut_the_question(void **unused)
{
	static const char *const cases[][2] = {
	    {"Dag. Ik ben Bo, 15 jaar. Ik vraag bemiddeling met dr. Maes van het ziekenhuis.",
	     "Ik vraag bemiddeling met dr. Maes van het ziekenhuis."},
	    {"Dag. Ik ben Bo, 15 jaar. Ik wil met mevr. Maes een bemiddeling over mijn kamer.",
	     "Ik wil met mevr. Maes een bemiddeling over mijn kamer."},
	};

	(void)unused;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_string_equal(understood(cases[i][0], bemiddeling)->vraag, cases[i][1]);
}

static void a_stop_is_a_provider_s(void **unused)
{
	static const struct said cases[] = {
	    {"De leefgroep heeft hem buitengezet.", STOP_JA},
	    {"Ze hebben gezegd dat ik tegen vrijdag mijn kamer moet leegmaken.", STOP_JA},
	    {"De dienst zet de begeleiding stop: ze wordt eenzijdig stopgezet.", STOP_JA},
	    {"Als ik nog 1 keer te laat ben vlieg ik buiten uit de leefgroep.", STOP_DREIGT},
	    {"De voorziening dreigt het verblijf te beëindigen.", STOP_DREIGT},
	    {"De thuisbegeleiding blijft gewoon komen.", STOP_NEE},
	    {"De begeleiding werd in onderling overleg afgerond.", STOP_NEE},
	    {"Ik wil zelf stoppen met de begeleiding.", STOP_ONBEKEND},
	    {"Hij is van school gestuurd.", STOP_ONBEKEND},
	    {"Mijn papa heeft mij thuis buitengezet.", STOP_ONBEKEND},
	    {"De bemiddeling mag stopgezet worden.", STOP_ONBEKEND},
	    {"Vier jaar geleden werd de begeleiding stopgezet.", STOP_ONBEKEND},
	    {"Pleegzorg laat weten dat de plaatsing bij ons eindigt op 1 maart.", STOP_JA},
	    {"De psychologe heeft beslist: vanaf 1 juni geen gesprekken meer.", STOP_JA},
	    {"De thuisbegeleidster zegt dat ze gaat stoppen met nieuwjaar.", STOP_JA},
	    {"They told me to leave the center with my bag.", STOP_JA},
	    {"Mijn zoon is gestopt met school.", STOP_ONBEKEND},
	    {"Hij gaat stoppen met voetbal, zegt de begeleider.", STOP_ONBEKEND},
	    {"De begeleidster komt niet meer langs sinds de ruzie.", STOP_ONBEKEND},
	    {"Mijn chef en ik komen niet meer overeen over de dienst.", STOP_ONBEKEND},
	    /* who does it stands behind the verb */
	    {"In juni beëindigen ze mijn begeleiding, zonder iets te vragen.", STOP_JA},
	    {"Ik mag nog tot Pasen blijven in de voorziening en dan is het over.", STOP_JA},
	    {"De leefgroep belde: Amir moet voor 1 mei weg zijn.", STOP_JA},
	    {"De begeleidster zegt dat ze niet meer langskomt na nieuwjaar.", STOP_JA},
	    {"De contextbegeleider laat weten dat hij niet meer komt vanaf mei.", STOP_JA},
	    {"De hoofdbegeleider zei: als het zo doorgaat kan ze hier niet blijven.", STOP_DREIGT},
	    {"Het internaat dreigt daarmee, de begeleider zei het twee keer.", STOP_DREIGT},
	    {"Hij mag tot zes uur buiten blijven van de leefgroep.", STOP_ONBEKEND},
	    {"Zij moet tegen vrijdag haar boek van school terugbrengen.", STOP_ONBEKEND},
	    /* the applicant's own stop, or wish */
	    {"Wij hebben in mei zelf de gezinsbegeleiding stopgezet.", STOP_ONBEKEND},
	    {"Ik heb vorig jaar zelf die hulp opgezegd.", STOP_ONBEKEND},
	    {"Wij hopen dat de thuisbegeleiding gewoon blijft.", STOP_ONBEKEND},
	    {"Ik wil dat de hulp verdergaat.", STOP_ONBEKEND},
	    {"Niemand denkt eraan om de begeleiding stop te zetten.", STOP_NEE},
	    {"De begeleider wil gewoon voortdoen met ons.", STOP_NEE},
	    {"Ik ben contextbegeleider. Wij willen de begeleiding graag voortzetten.", STOP_NEE},
	    {"Ik ben de mama van Jef. Wij willen de begeleiding graag voortzetten.", STOP_ONBEKEND},
	};

	(void)unused;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct reading *reading = understood(cases[i].text, bemiddeling);

		if ((int)reading->eenzijdige_stop != cases[i].value)
			fail_msg("%s: %d", cases[i].text, (int)reading->eenzijdige_stop);
	}
}

static void the_toegangspoort_is_asked_or_quarrelled_about(void **unused)
{
	static const struct said cases[] = {
	    {"Niemand wil ons aanmelden bij de toegangspoort.", TOEGANGSPOORT_GEEN_AANMELDER},
	    {"Ik wil zelf naar de toegangspoort.", TOEGANGSPOORT_WIL_ZELF},
	    {"Het CLB weigert het A-document te maken.", TOEGANGSPOORT_ONENIGHEID},
	    {"Hij is aangemeld bij de toegangspoort.", TOEGANGSPOORT_LOPEND},
	    {"We staan op een wachtlijst bij een CGG.", TOEGANGSPOORT_ONBEKEND},
	    {"De poort van de school was toe.", TOEGANGSPOORT_ONBEKEND},
	    {"Ik vind geen enkele hulpverlener die de aanvraag bij de toegangspoort wil doen.",
	     TOEGANGSPOORT_GEEN_AANMELDER},
	    {"Wij vragen een A-document. De dienst vindt het niet nodig en weigert.",
	     TOEGANGSPOORT_ONENIGHEID},
	    {"Het CLB weigert logeren in de aanvraag te zetten voor de toegangspoort.",
	     TOEGANGSPOORT_ONENIGHEID},
	    {"Mijn zoon vindt het niet nodig om naar school te gaan.", TOEGANGSPOORT_ONBEKEND},
	};

	(void)unused;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct reading *reading = understood(cases[i].text, bemiddeling);

		if ((int)reading->toegangspoort != cases[i].value)
			fail_msg("%s: %d", cases[i].text, (int)reading->toegangspoort);
	}
}

static void a_mandate_follows_the_child_now(void **unused)
{
	static const struct said cases[] = {
	    {"Mijn consulente van de jeugdrechtbank komt ook.", 1 << DIENST_SDJ},
	    {"Er is geen opvolging door OCJ, VK of jeugdrechtbank.", 0},
	    {"Er is geen tussenkomst van het OCJ of de jeugdrechter.", 0},
	    {"Het OCJ volgt ons op.", 1 << DIENST_OCJ},
	    {"Het Vertrouwenscentrum Kindermishandeling volgt het gezin.", 1 << DIENST_VK},
	    {"De familierechtbank heeft zo beslist.", 0},
	    {"Vroeger werd hij gevolgd door de jeugdrechtbank.", 0},
	    {"We zijn aangemeld bij het OCJ.", 0},
	    {"De jeugdrechtbank werd nooit gevat.", 0},
	    {"Er is geen jeugdrechter bij betrokken.", 0},
	};

	(void)unused;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct reading *reading = understood(cases[i].text, bemiddeling);

		if ((int)reading->mandaat != cases[i].value)
			fail_msg("%s: %u", cases[i].text, reading->mandaat);
	}
}

/* Written by a worker, so that nobody has asked by writing. */
static void who_is_told_has_not_agreed(void **unused)
{
	static const struct {
		const char *text;
		enum akkoord client, ouders;
	} cases[] = {
	    {"De jongere is op de hoogte.", AKKOORD_OP_DE_HOOGTE, AKKOORD_ONBEKEND},
	    {"De jongere gaat akkoord. Zijn ouders weten ervan.", AKKOORD_JA, AKKOORD_OP_DE_HOOGTE},
	    {"Moeder is akkoord, vader niet.", AKKOORD_ONBEKEND, AKKOORD_VERDEELD},
	    {"Moeder en vader zien het niet zitten.", AKKOORD_ONBEKEND, AKKOORD_NEE},
	    {"De jongere ziet het zitten, zijn mama ook.", AKKOORD_JA, AKKOORD_JA},
	    {"Het meisje vraagt zelf om een overleg.", AKKOORD_ZELF_GEVRAAGD, AKKOORD_ONBEKEND},
	    {"De ouders gaan niet akkoord met de stopzetting.", AKKOORD_ONBEKEND, AKKOORD_ONBEKEND},
	    {"Moeten de ouders akkoord zijn?", AKKOORD_ONBEKEND, AKKOORD_ONBEKEND},
	    {"De ouders werden nog niet bevraagd.", AKKOORD_ONBEKEND, AKKOORD_ONBEKEND},
	    {"De begeleider is akkoord.", AKKOORD_ONBEKEND, AKKOORD_ONBEKEND},
	    {"Indien de ouders akkoord gaan, starten we.", AKKOORD_ONBEKEND, AKKOORD_ONBEKEND},
	    {"De moeder is akkoord, de vader weigert.", AKKOORD_ONBEKEND, AKKOORD_VERDEELD},
	    {"De vader weigert medicatie, de moeder is akkoord.", AKKOORD_ONBEKEND, AKKOORD_JA},
	    {"Ouders vragen dit overleg zelf.", AKKOORD_ONBEKEND, AKKOORD_ZELF_GEVRAAGD},
	    {"De mama steunt onze vraag.", AKKOORD_ONBEKEND, AKKOORD_JA},
	    {"Zijn moeder vindt bemiddeling een goed idee.", AKKOORD_ONBEKEND, AKKOORD_JA},
	    {"Moeder zei dat zij het ziet zitten.", AKKOORD_ONBEKEND, AKKOORD_JA},
	    {"Zijn ouders werken in Gent. Ik heb het hun gevraagd en ze zijn akkoord.",
	     AKKOORD_ONBEKEND, AKKOORD_JA},
	    {"Vader gaat niet akkoord met een overleg.", AKKOORD_ONBEKEND, AKKOORD_NEE},
	    {"Vader gaat niet akkoord met de nieuwe regels.", AKKOORD_ONBEKEND, AKKOORD_ONBEKEND},
	};

	(void)unused;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct reading *reading = understood(
		    arena_format(fixture.arena, "Wij vragen een cliëntoverleg. %s", cases[i].text),
		    clientoverleg);

		if (reading->akkoord_client != cases[i].client ||
		    reading->akkoord_ouders != cases[i].ouders)
			fail_msg("%s: %d %d", cases[i].text, (int)reading->akkoord_client,
				 (int)reading->akkoord_ouders);
	}
}

/* The facts of a mail, "name=words;" each. */
static const char *facts(const struct reading *reading)
{
	const char *out = "";

	for (size_t i = 0; i < reading->feit_count; i++)
		out = arena_format(fixture.arena, "%s%s=%s;", out,
				   names_text(&names_feit, (int)reading->feiten[i].soort),
				   reading->feiten[i].citaat);
	return out;
}

/* An answer to our own mail. */
static struct reading *answered(const char *text)
{
	struct reading *reading = fixture_mail(&fixture, text);

	reading->mail.from = (struct letter_address){NULL, "jonas@jongeren.example"};
	reading->mail.onderwerp = "Re: Je bericht is ontvangen (26-00031-9)";
	reading->mail.marks |= LETTER_REPLY;
	understand(fixture.arena, reading, fixture.tables, &fixture.context);
	fixture_check_evidence(&fixture, reading);
	return reading;
}

/* Whether a withdrawal speaks of somebody who wants it: a person looks first. */
static void who_withdraws_for_fear_of_another_says_so(void **unused)
{
	static const struct {
		const char *text;
		bool pressed;
	} cases[] = {
	    {"Ik trek mijn aanvraag in omdat papa boos is.", true},
	    {"Ik trek mijn aanvraag in want mijn papa is heel kwaad op mij.", true},
	    {"Ik trek mijn aanvraag in. Ik moet van mama stoppen.", true},
	    {"Ik trek mijn aanvraag in. Van mijn begeleider mag ik niet.", true},
	    {"Ik trek mijn aanvraag in. Papa wil niet dat ik met jullie praat.", true},
	    {"Ik trek mijn aanvraag in, anders krijg ik straf.", true},
	    {"Ik trek mijn aanvraag in. Ik durf niet meer.", true},
	    {"Wij trekken onze aanvraag in. Mijn man wordt woedend.", true},
	    {"Laat maar, mijn vader heeft het ontdekt en is woest.", true},
	    {"Ik trek mijn aanvraag in. Mijn stiefvader heeft mijn gsm gelezen en is razend.",
	     true},
	    {"Laat maar, papa mag dit niet weten.", true},
	    {"Hierbij trek ik mijn aanvraag in. Ik mag niet van thuis.", true},
	    {"Ik trek mijn aanvraag in. Mama heeft gezegd dat ik dat moet doen.", true},
	    {"Mijn aanvraag intrekken aub. De begeleider zegt dat het beter is voor mij.", true},
	    {"Ik trek mijn aanvraag in. Papa vindt het niet goed.", true},
	    {"Laat maar, ik heb al genoeg ruzie gehad hierover met papa.", true},
	    {"Laat maar. Thuis is er hierdoor te veel ruzie.", true},
	    {"Laat maar, mama en papa maken er ruzie over.", true},
	    {"Laat maar, het werd ruzie toen ze jullie mail zagen.", true},
	    {"Laat maar, er is weer ruzie van gekomen.", true},
	    {"Laat maar, er komt alleen maar ruzie van.", true},
	    {"Ik trek mijn aanvraag in. Papa heeft mijn gsm afgepakt.", true},
	    {"Laat maar, ze hebben jullie mail gezien.", true},
	    {"Laat maar, ik heb huisarrest gekregen.", true},
	    {"Laat maar, het geeft alleen maar ruzie thuis.", true},
	    {"Laat maar, thuis is het nu oorlog.", true},
	    {"Laat maar, het brengt te veel problemen thuis.", true},
	    {"Ik trek mijn aanvraag in. Er is niet genoeg ruzie om een gesprek te doen.", false},
	    {"Ik trek mijn aanvraag in, er is geen ruzie meer over school.", false},
	    {"Laat maar, we maken hierover geen ruzie meer.", false},
	    {"Laat maar, er was vroeger genoeg ruzie maar nu is alles goed.", false},
	    {"Ik trek mijn aanvraag in. De ruzie met papa is bijgelegd.", false},
	    {"Ik trek mijn aanvraag in, we hebben geen ruzie meer.", false},
	    {"Ik trek mijn aanvraag in. Papa is niet meer woest.", false},
	    {"Ik trek mijn aanvraag in. Mama vindt het goed zo.", false},
	    {"Ik trek mijn aanvraag in. Mama zegt dat alles opgelost is.", false},
	    {"Ik trek mijn aanvraag in.", false},
	    {"Ik moet van mama stoppen met het gesprek.", true},
	    {"Laat maar. Mijn papa is kwaad.", true},
	    {"Mijn papa is kwaad. Kunnen jullie iets vroeger bellen?", false},
	    {"Ik trek mijn aanvraag in. Alles is opgelost, bedankt!", false},
	    {"Ik trek mijn aanvraag in want papa en ik zijn eruit.", false},
	    {"Ik trek mijn aanvraag in. Papa is niet meer boos.", false},
	    {"Ik trek mijn aanvraag in. Niemand heeft mij gedwongen.", false},
	    {"Wij trekken onze aanvraag in, de moeder wenst geen gesprek meer.", false},
	};

	(void)unused;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const struct reading *reading = answered(cases[i].text);
		bool pressed = false;

		for (size_t j = 0; j < reading->feit_count; j++)
			pressed = pressed || reading->feiten[j].soort == FEIT_ONDER_DRUK;
		if (pressed != cases[i].pressed)
			fail_msg("%s: %d %s", cases[i].text, (int)reading->soort, facts(reading));
	}
}

static void what_a_rule_asks_of_the_words_is_told_with_them(void **unused)
{
	static const struct {
		const char *text, *facts;
	} cases[] = {
	    {"Wij zoeken dringend een plaats voor hem.",
	     "plaats_gezocht=zoeken dringend een plaats;"},
	    {"Wij zoeken een plek. Er zijn twee kandidaat-aanbieders.",
	     "plaats_gezocht=zoeken een plek;kandidaten=kandidaat-aanbieders;"},
	    {"Wij zoeken een plek. Er zijn geen kandidaat-aanbieders.",
	     "plaats_gezocht=zoeken een plek;"},
	    {"Vorig jaar zochten wij al eens. We zochten toen een plaats.", ""},
	    {"Mijn ex wil ni praten.", "weigert=wil ni praten;"},
	    {"Ik wil klacht indienen tegen de opvoedster. Ik wil klacht indienen!",
	     "klacht=klacht indienen;hulp=opvoedster;"},
	    {"De begeleiding is gestopt, er is geen hulp meer.", "hulp=begeleiding;"},
	    {"Het gaat over mijn tweeling.", "meer_kinderen=tweeling;"},
	    {"Hallo, ik ben Jef.", ""},
	};

	(void)unused;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct reading *reading = understood(cases[i].text, bemiddeling);

		if (strcmp(facts(reading), cases[i].facts) != 0)
			fail_msg("%s: %s", cases[i].text, facts(reading));
	}
}

/* A story of so many sentences about help, and then these words. */
static struct reading *long_story(size_t sentences, const char *behind)
{
	struct buffer text = {0};
	struct reading *reading;

	for (size_t i = 0; i < sentences; i++)
		buffer_text(&text, "De begeleider van de leefgroep spreekt met mijn mama.\n");
	buffer_text(&text, behind);
	reading = understood(arena_slice(fixture.arena, text.data, text.length), bemiddeling);
	buffer_free(&text);
	return reading;
}

/* Length alone is no danger, and danger is found behind all length; the desk is told that it is long. */
static void a_long_story_is_looked_through_for_danger(void **unused)
{
	static const struct {
		size_t sentences;
		const char *behind;
		enum gevaar gevaar;
		bool is_long;
	} cases[] = {
	    {100, "Groeten", GEVAAR_GEEN, false},
	    {300, "Groeten", GEVAAR_GEEN, true}, /* over 12 kB */
	    {5000, "Groeten", GEVAAR_GEEN, true},
	    {5000, "Ik wil dood.", GEVAAR_SPOED, true},
	    {5000, "Drie jaar geleden wilde hij zelfmoord plegen. Dat is voorbij.", GEVAAR_VERMELD,
	     true},
	};

	(void)unused;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct reading *reading = long_story(cases[i].sentences, cases[i].behind);
		bool is_long = reading->mail.marks & LETTER_LONG;

		if (reading->gevaar != cases[i].gevaar || is_long != cases[i].is_long)
			fail_msg("%zu, %s: %d %d", cases[i].sentences, cases[i].behind,
				 (int)reading->gevaar, is_long);
		if (reading->gevaar == GEVAAR_SPOED)
			assert_true(reading->signaal_count > 0);
	}
}

/* Of a header that says "list" or "automatic" a child knows nothing. */
static void danger_is_sought_in_the_mail_of_machines(void **unused)
{
	static const struct {
		unsigned marks;
		const char *text;
		enum soort soort;
		enum gevaar gevaar;
	} cases[] = {
	    {LETTER_LIST, "Mijn stiefvader slaat mij. Ik wil dood.", SOORT_LIJST, GEVAAR_SPOED},
	    {LETTER_AUTO_SUBMITTED, "Mijn stiefvader slaat mij. Ik wil dood.", SOORT_AUTOMATISCH,
	     GEVAAR_SPOED},
	    {LETTER_LIST, "Onze nieuwsbrief van november is er.", SOORT_LIJST, GEVAAR_GEEN},
	    {LETTER_LOKET, "Mijn stiefvader slaat mij. Ik wil dood.", SOORT_AUTOMATISCH,
	     GEVAAR_GEEN},
	};

	(void)unused;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct reading *reading = fixture_mail(&fixture, cases[i].text);

		reading->mail.marks = cases[i].marks;
		understand(fixture.arena, reading, fixture.tables, &fixture.context);
		fixture_check_evidence(&fixture, reading);
		if (reading->soort != cases[i].soort || reading->gevaar != cases[i].gevaar)
			fail_msg("%zu: %d %d", i, (int)reading->soort, (int)reading->gevaar);
	}
}

static void not_every_mail_is_a_request(void **unused)
{
	static const struct said cases[] = {
	    {"Het gaat niet over een concreet kind, wij willen het gewoon weten.", SOORT_VRAAG},
	    {"We zijn er zelf uit geraakt, wij trekken onze aanvraag in.", SOORT_INTREKKING},
	    {"Op basis van artikel 15 van de AVG vraag ik een kopie van mijn dossier.",
	     SOORT_OVERIG},
	    {"Uw mailbox is vol. Klik hier om te bevestigen.", SOORT_SPAM},
	    {"Wij hebben enkele vragen, los van een leerling: mag een school dit aanvragen?",
	     SOORT_VRAAG},
	    {"Ik wil de aanvraag voor bemiddeling dus graag annuleren.", SOORT_INTREKKING},
	    {"Los van een leerling die bij ons blijft vechten vraag ik niets. Voor Tom vraag ik "
	     "een "
	     "bemiddelaar, zijn begeleidster luistert niet.",
	     SOORT_AANVRAAG},
	    {"Wat kunnen jullie doen? Mijn begeleidster luistert niet.", SOORT_AANVRAAG},
	    {"Laat maar. Ik wil dood.", SOORT_AANVRAAG},
	    {"Wij geraken er zelf niet uit.", SOORT_AANVRAAG},
	};

	(void)unused;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct reading *reading = understood(cases[i].text, bemiddeling);

		if ((int)reading->soort != cases[i].value)
			fail_msg("%s: %d", cases[i].text, (int)reading->soort);
	}
}

static void the_language_is_the_sender_s(void **unused)
{
	static const struct {
		const char *text, *taal;
	} cases[] = {
	    {"ok voor ons", "nl"},
	    {"Ik heb een vraag over mijn zoon.", "nl"},
	    {"Bonjour, je cherche de l'aide pour mon fils.", "fr"},
	    {"Hello, I need help for my son.", "en"},
	    {"Guten Tag, ich brauche Hilfe für meine Tochter.", "de"},
	    {"Merhaba, oğlum için yardım istiyorum, çok kötü ve ben bir şey bilmiyorum.", "tr"},
	    {"Мій син живе в закладі, мені потрібна допомога.", "uk"},
	    {"ok", NULL},
	    {"yo k ben 15 joar en me moedre wilt nie da k kom", "nl"},
	    {"kben da beu me die begeleider, kunde gij mij helpe", "nl"},
	    {"ju per", NULL},
	    {"jestem mama", NULL},
	    {"Dzień dobry, jestem mama Kuby. Mój syn nie mówi dobrze, proszę o pomoc, ale ja mam "
	     "bardzo mało czasu, czy to możliwe na tygodniu?",
	     "pl"},
	};

	(void)unused;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct reading *reading = fixture_mail(&fixture, cases[i].text);

		reading->mail.onderwerp = NULL;
		understand(fixture.arena, reading, fixture.tables, &fixture.context);
		if (!text_equal(reading->taal ? reading->taal : "",
				cases[i].taal ? cases[i].taal : ""))
			fail_msg("%s: %s", cases[i].text, reading->taal);
	}
}

static void danger_that_is_over_is_mentioned(void **unused)
{
	static const struct said cases[] = {
	    {"Vroeger sloeg zijn vader hem, dat is lang geleden.", GEVAAR_VERMELD},
	    {"Vroeger sloeg hij mij, nu dreigt hij mij te vermoorden.", GEVAAR_SPOED},
	    {"Vroeger was ik gelukkig maar ik wil dood.", GEVAAR_SPOED},
	    {"Ze denkt niet aan zelfmoord.", GEVAAR_VERMELD},
	    {"Zijn ouders stemmen in met het overleg.", GEVAAR_GEEN},
	    {"Ze beslissen alles boven mijn hoofd.", GEVAAR_GEEN},
	    {"Onze jongste schrikt zich dood van de bel.", GEVAAR_VERMELD},
	    {"Wij werken ons kapot en niemand ziet het.", GEVAAR_VERMELD},
	    {"Hij zegt dat hij uit het raam springt.", GEVAAR_SPOED},
	    {"Ze zetten mij het mes op de keel met die contracten, ik moet morgen tekenen.",
	     GEVAAR_VERMELD},
	    {"Hij hield gisteren een mes tegen de keel van mijn moeder.", GEVAAR_SPOED},
	    {"Mijn broertje zit heel de dag zombies dood te schieten op zijn PlayStation.",
	     GEVAAR_VERMELD},
	    {"Hij zegt dat hij ons gaat doodschieten.", GEVAAR_SPOED},
	    {"En nu klappen we al twee weken ni meer tegen mekaar.", GEVAAR_GEEN},
	    {"Mijn stiefpa deelt klappen uit als hij gedronken heeft.", GEVAAR_SPOED},
	};

	(void)unused;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct reading *reading = understood(cases[i].text, bemiddeling);

		if ((int)reading->gevaar != cases[i].value)
			fail_msg("%s: %d", cases[i].text, (int)reading->gevaar);
	}
}

#define HINT                                                                                       \
	"Het mag ook zonder mij, na het weekend moeten ze geen rekening meer houden met mij. "     \
	"Mijn kat mag "                                                                            \
	"naar mijn zus, de papieren liggen op mijn bureau."

/* No phrase names it; words together do, or keep a word from meaning harm. */
static void danger_between_the_lines_is_heard(void **unused)
{
	static const struct said cases[] = {
	    {"Op 3 december is er een overleg met mijn school. " HINT, GEVAAR_SPOED},
	    {"Ik heb al naar 1813 gebeld en dat hielp niet. " HINT, GEVAAR_SPOED},
	    {"Dag, hieronder het formulier. " HINT "\n\n"
	     "Naam aanvrager: Ward Peeters\nIk ben: de jongere zelf\nTelefoon: 0470 00 11 22\n"
	     "Geboortedatum: 03/05/2010\nPostcode: 3600\nGemeente: Genk\nIk wil: bemiddeling\n",
	     GEVAAR_SPOED},
	    {"Hij stond gisteren met een mes voor onze deur.", GEVAAR_SPOED},
	    {"Op stage leer ik vlees snijden en messen slijpen. De baas is tevreden.", GEVAAR_GEEN},
	    {"Er is geen sprake van geweld, misbruik of zelfverwonding.", GEVAAR_VERMELD},
	};

	(void)unused;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct reading *reading = understood(cases[i].text, bemiddeling);

		if ((int)reading->gevaar != cases[i].value)
			fail_msg("%s: %d", cases[i].text, (int)reading->gevaar);
		if (reading->gevaar != GEVAAR_GEEN)
			assert_true(reading->signaal_count > 0);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_wish_names_the_instrument),
	    cmocka_unit_test(the_dot_of_a_title_does_not_cut_the_question),
	    cmocka_unit_test(a_stop_is_a_provider_s),
	    cmocka_unit_test(the_toegangspoort_is_asked_or_quarrelled_about),
	    cmocka_unit_test(a_mandate_follows_the_child_now),
	    cmocka_unit_test(who_is_told_has_not_agreed),
	    cmocka_unit_test(who_withdraws_for_fear_of_another_says_so),
	    cmocka_unit_test(what_a_rule_asks_of_the_words_is_told_with_them),
	    cmocka_unit_test(a_long_story_is_looked_through_for_danger),
	    cmocka_unit_test(danger_is_sought_in_the_mail_of_machines),
	    cmocka_unit_test(not_every_mail_is_a_request),
	    cmocka_unit_test(the_language_is_the_sender_s),
	    cmocka_unit_test(danger_that_is_over_is_mentioned),
	    cmocka_unit_test(danger_between_the_lines_is_heard),
	};
	int failed;

	fixture_load(&fixture);
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	fixture_unload(&fixture);
	return failed;
}
