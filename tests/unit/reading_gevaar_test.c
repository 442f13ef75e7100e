/* The twins of tests/gevaar/tweelingen: mails of a few sentences, calm ones and ones in danger that use the same words,
 * each read whole. A danger is never missed, whatever stands beside it; of the calm ones few alarm. The points were learned
 * from them too, but for two hands of `gezegd`: what is new to them is measured by hand (tests/gevaar/README.md).
 *
 * `build/unit/reading_gevaar_test -v` tells the calm ones that do. */
#include "reading_fixture.h"

/* What was reached, and a little; lowered when it falls. */
static const double alarms_asked = 0.08, missed_asked = 0.02;

static bool verbose;

struct count {
	int calm, alarms, dangers, missed;
};

static void judge(struct fixture *fixture, char *line, bool tell, struct count *count)
{
	char *wanted = strchr(line, '\t'), *text = wanted ? strchr(wanted + 1, '\t') : NULL;
	bool is_danger, alarm;

	assert_non_null(text);
	*text++ = '\0';
	text[strcspn(text, "\n")] = '\0';
	is_danger = text_equal(wanted + 1, "spoed");
	assert_true(is_danger || text_equal(wanted + 1, "rustig"));
	alarm = fixture_understood(fixture, text)->gevaar == GEVAAR_SPOED;
	count->dangers += is_danger;
	count->missed += is_danger && !alarm;
	count->calm += !is_danger;
	count->alarms += !is_danger && alarm;
	if (is_danger != alarm && (is_danger ? tell : verbose))
		printf("# %s: %s\n", is_danger ? "missed" : "alarm", text);
}

static struct count judge_all(const char *path, bool tell)
{
	FILE *file = fopen(path, "r");
	struct fixture fixture;
	struct count count = {0};
	char line[2000];

	assert_non_null(file);
	fixture_load(&fixture);
	while (fgets(line, sizeof(line), file))
		judge(&fixture, line, tell, &count);
	fclose(file);
	fixture_unload(&fixture);
	printf("# %d of %d dangers missed; %d of %d calm ones taken for danger\n", count.missed,
	       count.dangers, count.alarms, count.calm);
	return count;
}

static void twins_are_told_apart(void **unused)
{
	struct count count = judge_all("tests/gevaar/tweelingen", true);

	(void)unused;
	assert_true(count.dangers > 100 && count.calm > 150);
	assert_int_equal(count.missed, 0);
	assert_true(count.alarms <= alarms_asked * count.calm);
}

/* Mails of a few sentences as frightened people write them, and calm ones, of eight hands that knew neither program nor
 * words. */
static void what_eight_hands_say_plainly_is_heard(void **unused)
{
	struct count count = judge_all("tests/gevaar/gezegd", verbose);

	(void)unused;
	assert_true(count.dangers >= 1200 && count.calm >= 520);
	assert_true(count.missed <= missed_asked * count.dangers);
	assert_true(count.alarms <= alarms_asked * count.calm);
}

static const char short_letter[] =
    "Dag mevrouw,\n\nWij willen graag een overleg met de school en het CLB. %s\n\n"
    "Wij kunnen elke namiddag na vier uur. Alvast bedankt voor uw antwoord.\n";

/* A letter of twenty stretches about nothing. */
static const char calm_letter[] = "Dag mevrouw,\n\nWij zijn de ouders van Jonas en wij willen "
				  "graag een overleg met de school en het CLB. "
				  "De juf van het vierde leerjaar is een lieve vrouw en zij heeft "
				  "ons vorig jaar goed geholpen met het "
				  "huiswerk. Dit jaar is er een nieuwe juf en zij werkt anders. "
				  "Jonas moet daar nog aan wennen, en wij ook.\n\n"
				  "%s\n\n"
				  "De thuisbegeleidster komt om de twee weken op woensdag. Zij "
				  "helpt ons om de afspraken op papier te zetten. "
				  "Wij hebben een bord in de keuken waarop alles staat: wie kookt, "
				  "wie de tafel dekt en wie met de hond gaat "
				  "wandelen. Dat werkt goed. Het CLB heeft een verslag gemaakt en "
				  "daar staat in wat Jonas nodig heeft.\n\n"
				  "Wij zouden graag hebben dat iemand de vergadering leidt die ons "
				  "niet kent. De directeur vindt dat een goed "
				  "idee. Wij kunnen elke namiddag na vier uur, behalve op dinsdag, "
				  "want dan heeft zijn zusje muziekschool. "
				  "Alvast bedankt voor uw antwoord.\n\nVriendelijke groeten\n";

/* The same sentence alarms by itself; in a letter words of every day stand around it. It is never nothing. */
static void danger_in_a_letter_is_told(void **unused)
{
	static const char *const dangers[] = {
	    "Ze heeft vannacht zichzelf gesneden.",
	    "Hij zit in plaats van op school aan het spoor en zegt dat hij gaat springen.",
	    "Ik kan niet meer, ik heb een touw in mijn rugzak.",
	    "Hij geeft mij geld als ik meega naar zijn vrienden en daar moet ik mij uitkleden.",
	};
	char letter[3000];
	struct fixture fixture;

	(void)unused;
	fixture_load(&fixture);
	for (size_t i = 0; i < sizeof(dangers) / sizeof(dangers[0]); i++) {
		assert_int_equal(fixture_understood(&fixture, dangers[i])->gevaar, GEVAAR_SPOED);
		snprintf(letter, sizeof(letter), calm_letter, dangers[i]);
		if (fixture_understood(&fixture, letter)->gevaar == GEVAAR_GEEN)
			fail_msg("not told: %s", dangers[i]);
	}
	snprintf(letter, sizeof(letter), calm_letter, "Jonas tekent graag.");
	assert_int_equal(fixture_understood(&fixture, letter)->gevaar, GEVAAR_GEEN);
	fixture_unload(&fixture);
}

static void assert_alarms(struct fixture *fixture, const char *letter)
{
	if (fixture_understood(fixture, letter)->gevaar != GEVAAR_SPOED)
		fail_msg("no alarm: %s", letter);
}

/* What names the thing. */
static const char *const said_plainly[] = {
    /* its word was never learned of: the others say nothing */
    ("Volgens de leefgroep is zij na drie maanden hervallen in zelfbeschadiging en wil zij "
     "daar met niemand over praten behalve met haar zus."),
    "Gisteren stond zij aan de verkeerde kant van de leuning van het viaduct.",
    "In de garage lag een touw met een lus erin, hij wou niet zeggen waarvoor.",
    "Hij heeft weer een sigaret op zijn eigen arm uitgeduwd.",
    "Voor straf moet hij op rijst knielen tot het eten klaar is.",
    "Er staan afdrukken van vingers in haar hals.",
    "Er hangt een camera in de badkamer van de meisjes.",
    "Haar bed was vanmorgen onbeslapen en het raam stond open.",
    "Sinds vrijdag slapen zij met de kleinste in een bestelwagen.",
    "De tickets zijn enkel heen en in het dorp wacht een neef.",
    "De frigo is thuis altijd op slot voor de kinderen.",
    "Ze is dinsdag naar school gegaan en niet terug gekomen.",
    "Hij kwam gisteren niet naar huis.",
    "Na de training is hij niet thuisgekomen.",
    "Haar telefoon staat uit en we weten niet waar ze slaapt.",
    "We hebben aangifte gedaan, ze is nog altijd weg.",
    "Ze is zaterdag naar een feestje vertrokken en nog altijd niet thuis.",
    "Hij heeft gestuurd dat hij zich gaat ophangen.",
    "Zij heeft alle dafalgans opgegeten.",
    "Ze ligt op intensieve want ze heeft zich opgehangen.",
    "Haar armen zijn helemaal kapot gesneden.",
    "Ik brand mijn eigen met sigaretten.",
    "Papa bijt mijn mama.",
    "Ze sluiten hem uren op.",
    "Hij zei dat hij mij doodklopt.",
    "De trainer wil dat ik hem aanraak.",
    "Mijn vader kijkt porno met mijn zusje.",
    "Mijn vader heeft mij buitengegooid.",
    "We slapen met de kinderen buiten.",
    "Mijn ouders willen dat ik trouw met mijn neef.",
    "Mijn ex heeft de kinderen meegenomen naar Tunesie.",
    "De ouders weigeren een bloedtransfusie voor hun baby.",
    "Hij zou om 17u thuis zijn en is er nog niet.",
    "Vanochtend was haar bed leeg.",
    "Ze liep op het spoor.",
    "Hij is in de vaart gesprongen.",
    "Ik heb gisteren weer gesneden.",
    "Ze binden mijn broer vast aan een stoel.",
    "Hij heeft mij gedwongen om hem te pijpen.",
    "Ik lig in een slaapzak onder de brug.",
    "De baby is blauw geworden.",
};

/* It alarms in a letter of a few lines, and in a long calm one. */
static void danger_said_plainly_alarms_in_a_letter(void **unused)
{
	char letter[3000];
	struct fixture fixture;

	(void)unused;
	fixture_load(&fixture);
	for (size_t i = 0; i < sizeof(said_plainly) / sizeof(said_plainly[0]); i++) {
		snprintf(letter, sizeof(letter), short_letter, said_plainly[i]);
		assert_alarms(&fixture, letter);
		snprintf(letter, sizeof(letter), calm_letter, said_plainly[i]);
		assert_alarms(&fixture, letter);
	}
	fixture_unload(&fixture);
}

/* A row of a list is a sentence of its own, though it ends in none. */
static void danger_in_a_list_alarms_in_a_letter(void **unused)
{
	static const char list[] =
	    "Wat wij zien:\n- %s\n- de zorgleerkracht helpt bij het huiswerk\n"
	    "- de bus is altijd op tijd en de boekentas is in orde";
	static const char *const dangers[] = {"vader slaat de oudste", "de oudste wil dood",
					      "de jongste wordt opgesloten in de kelder",
					      "de oudste snijdt zichzelf"};
	char letter[3000], rows[500];
	struct fixture fixture;

	(void)unused;
	fixture_load(&fixture);
	for (size_t i = 0; i < sizeof(dangers) / sizeof(dangers[0]); i++) {
		snprintf(rows, sizeof(rows), list, dangers[i]);
		snprintf(letter, sizeof(letter), calm_letter, rows);
		assert_alarms(&fixture, letter);
	}
	fixture_unload(&fixture);
}

/* A calm mail of a few lines: who tells of one time in a long sentence of a report, and what is said in a few words. */
static void what_a_calm_report_says_plainly_alarms(void **unused)
{
	static const char mail[] =
	    "Geachte,\n\nVoor Hamza, 9 jaar, vragen wij een cliëntoverleg. %s\n\nDe school, het "
	    "CLB en de logopediste werken elk met een eigen plan. Wij willen die plannen "
	    "op elkaar afstemmen en één aanspreekpunt kiezen. De ouders zijn akkoord en "
	    "komen allebei. Een woensdagnamiddag past voor iedereen het best.\n\nMet "
	    "vriendelijke groeten\nEls Raes\n";
	static const struct {
		const char *sentence;
		enum gevaar niveau;
	} cases[] = {
	    {"In bijlage vindt u het verslag van het team, de gegevens van het CAW dat moeder "
	     "opvolgt "
	     "omdat zij geslagen werd, en het werkplan.",
	     GEVAAR_VERMELD},
	    {"De vader heeft gedreigd moeder te vermoorden.", GEVAAR_SPOED},
	    {"De moeder is vorige week door haar vriend geslagen.", GEVAAR_SPOED},
	    {"Papa slaat hem.", GEVAAR_SPOED},
	    {"Zijn vader heeft hem gisteren geslagen.", GEVAAR_SPOED},
	    {"Hij zegt dat hij dood wil.", GEVAAR_SPOED},
	    {"Er is sprake van zelfmoordneigingen bij de oudste.", GEVAAR_SPOED},
	};
	char text[2000];
	struct fixture fixture;

	(void)unused;
	fixture_load(&fixture);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		snprintf(text, sizeof(text), mail, cases[i].sentence);
		if (fixture_understood(&fixture, text)->gevaar != cases[i].niveau)
			fail_msg("%s", cases[i].sentence);
	}
	fixture_unload(&fixture);
}

/* The words of a stretch add no other kind to what a phrase in it names, and name none that is not likely. */
static void what_a_phrase_names_is_of_one_kind(void **unused)
{
	static const struct {
		const char *mail;
		enum gevaar_soort soort;
	} cases[] = {
	    {"sinds da gesprek ben ik terug beginne krassen, elke avond nu, de opvoeders hebben "
	     "het nog ni gezien",
	     GEVAAR_ZELFVERWONDING},
	    {"kwil eigenlijk ni meer leven, al een tijdje, en vandaag echt ni. niemand gaat mij "
	     "missen denk ik",
	     GEVAAR_SUICIDE},
	    /* no phrase names it, and its words hardly do: it alarms, and nobody is told a kind */
	    {"In de nacht van 4 op 5 mei diende de nachtbegeleiding een jongen van 16 te ontzetten "
	     "die zich met een vork stak.",
	     GEVAAR_ANDERE},
	    {"Ik ontdekte dat er in de kelder van ons gebouw een jongen van een jaar of zestien op "
	     "karton ligt.",
	     GEVAAR_ANDERE},
	};
	struct fixture fixture;

	(void)unused;
	fixture_load(&fixture);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const struct reading *reading = fixture_understood(&fixture, cases[i].mail);

		assert_int_equal(reading->gevaar, GEVAAR_SPOED);
		assert_true(reading->signaal_count > 0);
		for (size_t j = 0; j < reading->signaal_count; j++)
			assert_int_equal(reading->signalen[j].soort, cases[i].soort);
	}
	fixture_unload(&fixture);
}

/* Words that weigh enough only together, over some sentences of a letter, do not alarm. */
static void what_only_adds_up_does_not_alarm(void **unused)
{
	static const char *const calm[] = {
	    "De jongen mag 's avonds niet meer bellen. Dat is niet goed voor de groep zegt hij. "
	    "Maar de "
	    "jongen slaapt niet en ik slaap ook niet.",
	};
	char letter[3000];
	struct fixture fixture;

	(void)unused;
	fixture_load(&fixture);
	for (size_t i = 0; i < sizeof(calm) / sizeof(calm[0]); i++) {
		snprintf(letter, sizeof(letter), calm_letter, calm[i]);
		if (fixture_understood(&fixture, letter)->gevaar == GEVAAR_SPOED)
			fail_msg("alarm: %s", calm[i]);
	}
	fixture_unload(&fixture);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(twins_are_told_apart),
	    cmocka_unit_test(what_eight_hands_say_plainly_is_heard),
	    cmocka_unit_test(danger_in_a_letter_is_told),
	    cmocka_unit_test(danger_said_plainly_alarms_in_a_letter),
	    cmocka_unit_test(danger_in_a_list_alarms_in_a_letter),
	    cmocka_unit_test(what_a_calm_report_says_plainly_alarms),
	    cmocka_unit_test(what_a_phrase_names_is_of_one_kind),
	    cmocka_unit_test(what_only_adds_up_does_not_alarm),
	};

	verbose = argc > 1 && strcmp(argv[1], "-v") == 0;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
