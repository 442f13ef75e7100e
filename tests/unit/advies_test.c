/* The rules of admissibility: what a complete form gives, and what each thing does that differs
 * from it. */
#include "reading_fixture.h"

#include <time.h>

#include "advies/advies.h"
#include "advies/facts.h"
#include "advies/rules.h"

static struct fixture fixture;

static bool has_rule(const struct reading *reading, const char *id, enum uitkomst uitkomst)
{
	for (size_t i = 0; i < reading->advies.regel_count; i++) {
		if (strcmp(reading->advies.regels[i].id, id) == 0)
			return reading->advies.regels[i].uitkomst == uitkomst;
	}
	return false;
}

static struct reading *advised(const char *text, enum instrument mailbox)
{
	struct reading *reading = fixture_understood(&fixture, text);

	advies_give(fixture.arena, reading, mailbox, fixture.texts);
	return reading;
}

/* The complete form with one line (found by its label) changed; NULL: taken out. */
static const char *complete_but(const char *label, const char *line)
{
	const char *at = strstr(fixture_complete, label), *end;

	assert_non_null(at);
	end = strchr(at, '\n') + 1;
	return arena_format(fixture.arena, "%.*s%s%s", (int)(at - fixture_complete),
			    fixture_complete, line ? line : "", end);
}

static void a_complete_form_is_plainly_admissible(void **unused)
{
	struct reading *reading = advised(fixture_complete, INSTRUMENT_CLIENTOVERLEG);

	(void)unused;
	assert_int_equal(reading->advies.uitkomst, UITKOMST_ONTVANKELIJK);
	assert_int_equal(reading->advies.vraag_count, 0);
	assert_true(advies_plain(reading));
}

static void a_complete_request_of_a_provider_is_too(void **unused)
{
	struct reading *reading = advised(
	    "Soort aanvraag: clientoverleg\nNaam aanvrager: Joke Wouters\nHoedanigheid: "
	    "hulpverlener\n"
	    "Dienst: CAW Limburg\nTelefoon: 089 12 34 56\nNaam minderjarige: Amir El Idrissi\n"
	    "Geboortedatum: 12/03/2011\nAdres: Kerkstraat 12 bus 3, 3600 Genk\n"
	    "Aanleiding en vraag: Er zijn veel diensten, afstemming is nodig.\n"
	    "Betrokken partijen: moeder Samira El Idrissi 0470/12 34 56\n"
	    "contextbegeleider Tom Leys (0470 00 19 36)\n"
	    "De minderjarige gaat akkoord met deze aanvraag: ja\nDe ouders gaan akkoord: ja\n"
	    "Eenzijdige stopzetting van de hulp: nee\nSDJ/OCJ/VK/toegangspoort: geen\n",
	    INSTRUMENT_BEMIDDELING);

	(void)unused;
	assert_int_equal(reading->advies.uitkomst, UITKOMST_ONTVANKELIJK);
	assert_true(advies_plain(reading));
	/* the same, understood from running text: a person looks first */
	reading->vorm = VORM_VRIJ;
	assert_false(advies_plain(reading));
}

static void a_bare_story_is_not(void **unused)
{
	struct reading *reading =
	    advised("Beste, wij hebben ruzie met de dienst en willen bemiddeling. Mia",
		    INSTRUMENT_BEMIDDELING);

	(void)unused;
	assert_int_equal(reading->advies.uitkomst, UITKOMST_TE_ONDERZOEKEN);
	assert_true(has_rule(reading, "BM-12", UITKOMST_TE_ONDERZOEKEN));
	assert_true(reading->advies.vraag_count >= 7);
	assert_false(advies_plain(reading));
}

static void anything_missing_is_asked_and_never_refused(void **unused)
{
	static const struct {
		const char *label, *line, *question, *rule;
	} cases[] = {
	    {"Ik ben:", NULL, "Wie bent u", NULL},
	    {"Ik wil:", NULL, "cliëntoverleg of een bemiddeling", "ALG-04"},
	    {"Naam kind:", NULL, "voornaam", NULL},
	    {"Leeftijd kind:", NULL, "Hoe oud", NULL},
	    {"Postcode:", NULL, "postcode", NULL},
	    {"Postcode:", "Postcode: 1300\n", "In welke gemeente", NULL},
	    {"Waarover gaat het?:", "Gemeente: Genk\n", "Waarover gaat het", "BM-12"},
	    {"Wie is erbij", NULL, "Wie is erbij betrokken", "BM-12"},
	    {"Wie is erbij", "Betrokkenen: begeleider Tom Maes\n", "bereiken", "ALG-05"},
	    {"Is de jongere akkoord", NULL, "Is de jongere akkoord", NULL},
	    {"Is de jongere akkoord", "Is de jongere akkoord?: op de hoogte\n",
	     "Is de jongere akkoord", NULL},
	    {"Eenzijdige", NULL, "stoppen zonder akkoord", NULL},
	    {"Opvolging", NULL, "opvolging door", NULL},
	    {"Opvolging", "Opvolging door SDJ, OCJ of VK?: weet niet\n", "opvolging door", NULL},
	    {"Leeftijd kind:", "Leeftijd kind: 18\n", "18 of ouder", "ALG-06"},
	};

	(void)unused;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct reading *reading =
		    advised(complete_but(cases[i].label, cases[i].line), INSTRUMENT_BEMIDDELING);
		bool asked = false;

		for (size_t j = 0; j < reading->advies.vraag_count; j++)
			asked |= strstr(reading->advies.vragen[j], cases[i].question) != NULL;
		if (!asked || reading->advies.uitkomst != UITKOMST_TE_ONDERZOEKEN ||
		    advies_plain(reading) ||
		    (cases[i].rule && !has_rule(reading, cases[i].rule, UITKOMST_TE_ONDERZOEKEN)))
			fail_msg("%s %s", cases[i].label,
				 cases[i].line ? cases[i].line : "taken out");
	}
}

static void young_people_are_asked_as_je(void **unused)
{
	struct reading *reading = advised("Ik ben: jongere\nVoornaam: Lars\nIk wil: bemiddeling\n"
					  "Waarover gaat het?: ruzie over de uren\n",
					  INSTRUMENT_BEMIDDELING);

	(void)unused;
	for (size_t i = 0; i < reading->advies.vraag_count; i++) {
		const char *question = reading->advies.vragen[i];

		if (strstr(question, " u ") || strstr(question, "de jongere"))
			fail_msg("%s", question);
	}
	assert_true(reading->advies.vraag_count > 3);
}

/* A form for each rule; the mailbox is that of its instrument. */
static void rules_fire_with_their_outcome(void **unused)
{
	static const char co[] = "Ik ben: hulpverlener\nLeeftijd: 14\nIk wil: clientoverleg\n";
	static const char bm[] = "Ik ben: hulpverlener\nLeeftijd: 14\nIk wil: bemiddeling\n";
	static const char parent[] = "Ik ben: ouder\nLeeftijd: 14\nIk wil: bemiddeling\n";
	static const char minor[] = "Ik ben: jongere\nLeeftijd: 14\nIk wil: bemiddeling\n";
	static const struct {
		const char *name, *head, *lines, *rule;
		enum uitkomst rule_says, uitkomst;
	} cases[] = {
	    {"client refuses, ticked", co, "Is de jongere akkoord?: nee", "CO-03",
	     UITKOMST_NIET_ONTVANKELIJK, UITKOMST_NIET_ONTVANKELIJK},
	    {"the provider's duty lifts it", co,
	     "Is de jongere akkoord?: nee\nEenzijdige stopzetting: ja", "CO-03",
	     UITKOMST_TE_ONDERZOEKEN, UITKOMST_TE_ONDERZOEKEN},
	    {"stop and refusal", co, "Is de jongere akkoord?: nee\nEenzijdige stopzetting: ja",
	     "X-03", UITKOMST_TE_ONDERZOEKEN, UITKOMST_TE_ONDERZOEKEN},
	    {"consent not asked", co, "Is de jongere akkoord?: nog niet gevraagd", "CO-03",
	     UITKOMST_VOORWAARDE, UITKOMST_TE_ONDERZOEKEN},
	    {"told is not agreed", co, "Is de jongere akkoord?: op de hoogte", "CO-03",
	     UITKOMST_VOORWAARDE, UITKOMST_TE_ONDERZOEKEN},
	    {"parents split", co,
	     "Is de jongere akkoord?: ja\nZijn de ouders akkoord?: mama ja, papa nee", "CO-03",
	     UITKOMST_TE_ONDERZOEKEN, UITKOMST_TE_ONDERZOEKEN},
	    {"child no, parents yes", co,
	     "Is de jongere akkoord?: nee\nZijn de ouders akkoord?: ja", "CO-03",
	     UITKOMST_TE_ONDERZOEKEN, UITKOMST_TE_ONDERZOEKEN},
	    {"child absent", co, "Zal de jongere aanwezig zijn?: nee", "CO-04",
	     UITKOMST_TE_ONDERZOEKEN, UITKOMST_TE_ONDERZOEKEN},
	    {"only a place is sought", co, "Doel: [ ] afstemming [x] louter aanbod zoeken", "CO-05",
	     UITKOMST_NIET_ONTVANKELIJK, UITKOMST_NIET_ONTVANKELIJK},
	    {"only worry, ticked", co, "Doel: [ ] afstemming [x] verontrusting bespreken", "CO-07",
	     UITKOMST_NIET_ONTVANKELIJK, UITKOMST_NIET_ONTVANKELIJK},
	    {"unilateral stop, clientoverleg", co, "Eenzijdige stopzetting: dreigt", "CO-08",
	     UITKOMST_VERPLICHT, UITKOMST_TE_ONDERZOEKEN},
	    {"one service", co, "Betrokkenen: moeder An", "CO-10", UITKOMST_TE_ONDERZOEKEN,
	     UITKOMST_TE_ONDERZOEKEN},
	    {"follow-up without a date", co, "Eerste overleg of vervolgoverleg: vervolg", "CO-12",
	     UITKOMST_TE_ONDERZOEKEN, UITKOMST_TE_ONDERZOEKEN},
	    {"follow-up with a date", co,
	     "Eerste overleg of vervolgoverleg: vervolg\nDatum vorig overleg: 12/05/2026", "CO-12",
	     UITKOMST_NOTA, UITKOMST_TE_ONDERZOEKEN},
	    {"consulent asks clientoverleg", co, "Dienst: OCJ Hasselt", "CO-13", UITKOMST_NOTA,
	     UITKOMST_TE_ONDERZOEKEN},
	    {"consulent asks bemiddeling", bm, "Dienst: OCJ Hasselt", "BM-04",
	     UITKOMST_NIET_ONTVANKELIJK, UITKOMST_NIET_ONTVANKELIJK},
	    {"toegangspoort asks bemiddeling", bm, "Dienst: toegangspoort", "BM-04",
	     UITKOMST_TE_ONDERZOEKEN, UITKOMST_TE_ONDERZOEKEN},
	    {"outside the conflict", bm, "Bent u zelf partij in het conflict?: nee", "BM-01",
	     UITKOMST_TE_ONDERZOEKEN, UITKOMST_TE_ONDERZOEKEN},
	    {"for somebody else", "Ik ben: vertrouwenspersoon\nLeeftijd: 14\nIk wil: bemiddeling\n",
	     "", "BM-02", UITKOMST_VOORWAARDE, UITKOMST_TE_ONDERZOEKEN},
	    {"conflict with the SDJ only", parent,
	     "Tussen wie is er een conflict?: ikzelf, de consulent van de SDJ", "BM-03",
	     UITKOMST_NIET_ONTVANKELIJK, UITKOMST_NIET_ONTVANKELIJK},
	    {"only the SDJ in the list", parent, "Betrokkenen: consulent An van de SDJ", "BM-03",
	     UITKOMST_TE_ONDERZOEKEN, UITKOMST_TE_ONDERZOEKEN},
	    {"the SDJ among others", parent, "Betrokkenen: consulent An van de SDJ, begeleider Tom",
	     "BM-03b", UITKOMST_TE_ONDERZOEKEN, UITKOMST_TE_ONDERZOEKEN},
	    {"followed, and party", parent, "Opvolging door OCJ of VK?: OCJ", "BM-05",
	     UITKOMST_ONTVANKELIJK, UITKOMST_TE_ONDERZOEKEN},
	    {"mandated services go on", parent, "Opvolging door OCJ of VK?: OCJ", "ALG-09",
	     UITKOMST_NOTA, UITKOMST_TE_ONDERZOEKEN},
	    {"providers among themselves", bm,
	     "Tussen wie is er een conflict?: begeleider Tom, CLB Genk", "BM-06",
	     UITKOMST_NIET_ONTVANKELIJK, UITKOMST_NIET_ONTVANKELIJK},
	    {"only providers in the list", bm, "Betrokkenen: begeleider Tom, CLB Genk", "BM-06",
	     UITKOMST_TE_ONDERZOEKEN, UITKOMST_TE_ONDERZOEKEN},
	    {"unilateral stop, bemiddeling", parent, "Eenzijdige stopzetting: ja", "BM-09",
	     UITKOMST_VERPLICHT, UITKOMST_TE_ONDERZOEKEN},
	    {"before the toegangspoort", parent, "Toegangspoort: de client wil zelf", "BM-10",
	     UITKOMST_VOORWAARDE, UITKOMST_TE_ONDERZOEKEN},
	    {"both instruments",
	     "Ik ben: ouder\nLeeftijd: 14\nIk wil: clientoverleg en bemiddeling\n", "", "X-02",
	     UITKOMST_NOTA, UITKOMST_TE_ONDERZOEKEN},
	    {"a minor alone", minor, "Mogen we je ouders contacteren?: nee", "X-04",
	     UITKOMST_ONTVANKELIJK, UITKOMST_TE_ONDERZOEKEN},
	    {"a child under twelve alone", "Ik ben: jongere\nLeeftijd: 11\nIk wil: bemiddeling\n",
	     "Mogen we je ouders contacteren?: nee", "X-04", UITKOMST_TE_ONDERZOEKEN,
	     UITKOMST_TE_ONDERZOEKEN},
	    {"no word of help", parent, "Betrokkenen: vader Jan\nWaarover gaat het?: ruzie thuis",
	     "ALG-07", UITKOMST_TE_ONDERZOEKEN, UITKOMST_TE_ONDERZOEKEN},
	    {"a school, nothing of help",
	     "Ik ben: leerkracht\nLeeftijd: 14\nIk wil: clientoverleg\n",
	     "Sector: school\nAanleiding: hij spijbelt", "CO-02", UITKOMST_TE_ONDERZOEKEN,
	     UITKOMST_TE_ONDERZOEKEN},
	    {"a place is sought, in words", co, "Aanleiding: we zoeken een plaats voor hem",
	     "CO-05", UITKOMST_TE_ONDERZOEKEN, UITKOMST_TE_ONDERZOEKEN},
	    {"a place, but there are candidates", co,
	     "Aanleiding: we zoeken een plaats, er zijn twee kandidaat-aanbieders", "CO-06",
	     UITKOMST_NOTA, UITKOMST_TE_ONDERZOEKEN},
	    {"an indication report", co, "Indicatiestellingsverslag beschikbaar?: ja", "CO-09",
	     UITKOMST_NOTA, UITKOMST_TE_ONDERZOEKEN},
	    {"third phase", co, "Fase jeugdhulpregie: fase 3", "CO-11", UITKOMST_NOTA,
	     UITKOMST_TE_ONDERZOEKEN},
	    {"no conflict", parent, "Korte omschrijving van het conflict: nee, er is er geen",
	     "BM-07", UITKOMST_TE_ONDERZOEKEN, UITKOMST_TE_ONDERZOEKEN},
	    {"the other parent refuses", parent,
	     "Zijn de ouders akkoord?: ik wel, mijn ex is niet akkoord", "BM-11",
	     UITKOMST_TE_ONDERZOEKEN, UITKOMST_TE_ONDERZOEKEN},
	    {"a stop, and no instrument", "Ik ben: ouder\nLeeftijd: 14\n",
	     "Eenzijdige stopzetting: ja", "X-01", UITKOMST_NOTA, UITKOMST_TE_ONDERZOEKEN},
	    {"the client wants to leave", minor,
	     "Waarover gaat het?: ik wil zelf weg uit de leefgroep, zij willen mij houden", "X-06",
	     UITKOMST_NOTA, UITKOMST_TE_ONDERZOEKEN},
	    {"danger", parent, "Vraag: ze wil niet meer leven", "ALG-10", UITKOMST_NOTA,
	     UITKOMST_TE_ONDERZOEKEN},
	};

	(void)unused;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct reading *reading =
		    advised(arena_format(fixture.arena, "%s%s\n", cases[i].head, cases[i].lines),
			    INSTRUMENT_ONBEKEND);

		if (!has_rule(reading, cases[i].rule, cases[i].rule_says) ||
		    reading->advies.uitkomst != cases[i].uitkomst)
			fail_msg("%s: %d", cases[i].name, (int)reading->advies.uitkomst);
		assert_false(advies_plain(reading));
	}
}

static void flags_are_raised(void **unused)
{
	struct reading *stop = advised(complete_but("Eenzijdige", "Eenzijdige stopzetting: ja\n"),
				       INSTRUMENT_BEMIDDELING);
	struct reading *poort =
	    advised(complete_but("Eenzijdige",
				 "Eenzijdige stopzetting: nee\nToegangspoort: client wil zelf\n"),
		    INSTRUMENT_BEMIDDELING);

	(void)unused;
	assert_true(stop->advies.verplicht);
	assert_int_equal(stop->advies.uitkomst, UITKOMST_ONTVANKELIJK);
	assert_true(poort->advies.voorwaarde);
	assert_int_equal(poort->advies.uitkomst, UITKOMST_ONTVANKELIJK);
	assert_false(advies_plain(stop));
	assert_false(advies_plain(poort));
}

/* Nothing goes on by itself when a person must see it first, however complete it is. */
static void danger_and_secrecy_stop_the_direct_way(void **unused)
{
	static const char *const lines[] = {
	    "Vraag: Ze wil niet meer leven.\n", "Vraag: Er is geen sprake van geweld.\n",
	    "Vraag: Papa slaat haar.\n", "Vraag: Mama mag het niet weten.\n"};

	(void)unused;
	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
		struct reading *reading =
		    advised(complete_but("Waarover gaat het?:", lines[i]), INSTRUMENT_BEMIDDELING);

		assert_int_equal(reading->advies.uitkomst, UITKOMST_ONTVANKELIJK);
		if (advies_plain(reading))
			fail_msg("%s", lines[i]);
	}
}

/* The words of BM-03, CO-03 and the like in a story never refuse. */
static void free_text_never_refuses(void **unused)
{
	static const char *const stories[] = {
	    "Ik ben consulent bij het OCJ en wil bemiddeling. De jongere is niet akkoord.",
	    "Wij hebben een conflict met de sociale dienst jeugdrechtbank. Zij moeten weg.",
	    "Wij zoeken alleen een plaats. De jongere wil niet. Akkoord: nee.",
	};

	(void)unused;
	for (size_t i = 0; i < sizeof(stories) / sizeof(stories[0]); i++) {
		for (int mailbox = INSTRUMENT_CLIENTOVERLEG; mailbox <= INSTRUMENT_BEMIDDELING;
		     mailbox++) {
			struct reading *reading = advised(stories[i], (enum instrument)mailbox);

			assert_int_equal(reading->advies.uitkomst, UITKOMST_TE_ONDERZOEKEN);
		}
	}
}

static void other_mail_gets_no_rules(void **unused)
{
	struct reading *question = advised("Ik ben: ouder\nNaam: An Claes\nPostcode: 3600\n"
					   "Ik wil: gewoon info\nVraag: Wat is het verschil?\n",
					   INSTRUMENT_BEMIDDELING);
	struct reading *bounce = reading_new(fixture.arena);

	(void)unused;
	assert_int_equal(question->advies.regel_count, 1);
	assert_true(has_rule(question, "ALG-03", UITKOMST_NOTA));
	assert_false(advies_plain(question));
	bounce->soort = SOORT_BOUNCE;
	advies_give(fixture.arena, bounce, INSTRUMENT_BEMIDDELING, fixture.texts);
	assert_int_equal(bounce->advies.regel_count, 0);
	assert_int_equal(bounce->advies.vraag_count, 0);
	assert_false(advies_plain(bounce));
}

static void a_rule_quotes_the_words_it_rests_on(void **unused)
{
	struct reading *reading =
	    advised(complete_but("Eenzijdige", "Eenzijdige stopzetting: ja, vanaf 1 mei\n"),
		    INSTRUMENT_BEMIDDELING);

	(void)unused;
	assert_true(has_rule(reading, "BM-09", UITKOMST_VERPLICHT));
	assert_string_equal(reading->advies.regels[0].citaat, "ja, vanaf 1 mei");
}

/* A rule that running text asks for quotes the words that ask for it. */
static const char *citaat_of_rule(const struct reading *reading, const char *id)
{
	for (size_t i = 0; i < reading->advies.regel_count; i++)
		if (strcmp(reading->advies.regels[i].id, id) == 0)
			return reading->advies.regels[i].citaat;
	return NULL;
}

/* Somebody else refuses: their words, never those with which a parent asks. */
static void a_refusal_quotes_who_refuses(void **unused)
{
	struct reading *reading = advised("Ik ben de vader van Sem (15) uit Genk. Er is ruzie met "
					  "de school over zijn begeleiding. Ik wil "
					  "bemiddeling. Zijn mama is niet akkoord met bemiddeling.",
					  INSTRUMENT_BEMIDDELING);
	const char *citaat = citaat_of_rule(reading, "BM-11");

	(void)unused;
	assert_true(has_rule(reading, "BM-11", UITKOMST_TE_ONDERZOEKEN));
	assert_non_null(citaat);
	if (!strstr(citaat, "niet akkoord"))
		fail_msg("%s", citaat);
	reading = advised(
	    "Ik ben de vader van Sem (15) uit Genk. Er is ruzie met de begeleidster. Ik wil "
	    "bemiddeling.",
	    INSTRUMENT_BEMIDDELING);
	assert_true(reading->partij_count > 0);
	reading->partijen[0].akkoord = JANEE_NEE;
	reading->bronnen = arena_grow(fixture.arena, reading->bronnen, reading->bron_count,
				      sizeof(*reading->bronnen));
	reading->bronnen[reading->bron_count++] = (struct reading_bron){
	    .pad = "partijen.0.akkoord", .deel = "tekst", .citaat = "ziet het niet zitten"};
	advies_give(fixture.arena, reading, INSTRUMENT_BEMIDDELING, fixture.texts);
	assert_string_equal(citaat_of_rule(reading, "BM-11"), "ziet het niet zitten");
}

static size_t times_asked(const struct reading *reading, const char *question)
{
	size_t times = 0;

	for (size_t i = 0; i < reading->advies.vraag_count; i++)
		times += strcmp(reading->advies.vragen[i], question) == 0;
	return times;
}

/* Who may not know of it is not to be reached. */
static void where_somebody_may_not_know_nobody_asks_to_reach_everybody(void **unused)
{
	static const char all[] = "Hoe kunnen we iedereen bereiken die erbij betrokken is?";
	static const char young[] =
	    "Met wie mogen we over je vraag praten? Hoe bereiken we die persoon?";
	struct reading *reading =
	    advised("Ik ben 15 en heb ruzie met mijn begeleider. Mijn mama mag "
		    "dit niet weten.",
		    INSTRUMENT_BEMIDDELING);

	(void)unused;
	assert_true(reading->contactverbod);
	assert_int_equal(times_asked(reading, all), 0);
	assert_int_equal(times_asked(reading, young), 1);
	reading = advised("Ik ben 15 en heb ruzie met mijn begeleider.", INSTRUMENT_BEMIDDELING);
	assert_int_equal(times_asked(reading, all), 1);
	assert_int_equal(times_asked(reading, young), 0);
}

/* Whether both agree is one question; that of the parents alone is in it. When they agree, only the young one is asked
 * about. */
static void consent_is_asked_once(void **unused)
{
	struct reading *reading = advised("Ik werk bij CAW Brussel en begeleid Sem (15) uit Jette. "
					  "De begeleiding loopt vast en ik wil graag "
					  "een cliëntoverleg met iedereen.",
					  INSTRUMENT_CLIENTOVERLEG);

	(void)unused;
	assert_int_equal(times_asked(reading, "Is de jongere akkoord? En de ouders?"), 1);
	assert_int_equal(times_asked(reading, "Zijn de ouders akkoord met deze vraag?"), 0);
	reading->akkoord_ouders = AKKOORD_JA;
	advies_give(fixture.arena, reading, INSTRUMENT_CLIENTOVERLEG, fixture.texts);
	assert_int_equal(times_asked(reading, "Is de jongere akkoord? En de ouders?"), 0);
	assert_int_equal(times_asked(reading, "Is de jongere akkoord met deze vraag?"), 1);
}

static void a_rule_of_running_text_quotes_its_words(void **unused)
{
	static const struct {
		const char *text, *rule, *citaat;
		enum instrument mailbox;
	} cases[] = {
	    {"We zoeken een plaats voor hem.", "CO-05", "zoeken een plaats",
	     INSTRUMENT_CLIENTOVERLEG},
	    {"Wij willen onze zorgen met de ouders delen.", "CO-07", "zorgen met de ouders",
	     INSTRUMENT_CLIENTOVERLEG},
	    {"Er is een indicatiestellingsverslag.", "CO-09", "indicatiestellingsverslag",
	     INSTRUMENT_CLIENTOVERLEG},
	    {"Er is geen andere dienst.", "CO-10", "geen andere dienst", INSTRUMENT_CLIENTOVERLEG},
	    {"We zitten in fase 3 van jeugdhulpregie.", "CO-11", "fase 3",
	     INSTRUMENT_CLIENTOVERLEG},
	    {"Papa weigert te praten.", "BM-11", "weigert te praten", INSTRUMENT_BEMIDDELING},
	    {"Het is ruzie met de huisbaas.", "BM-08", "huisbaas", INSTRUMENT_BEMIDDELING},
	    {"Ik wil een klacht indienen.", "BM-14", "klacht indienen", INSTRUMENT_BEMIDDELING},
	    {"Het gaat over mijn twee dochters.", "X-02", "mijn twee dochters",
	     INSTRUMENT_BEMIDDELING},
	    {"Ik ben 15 en ik wil zelf weg uit de leefgroep.", "X-06", "wil zelf weg",
	     INSTRUMENT_BEMIDDELING},
	};

	(void)unused;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct reading *reading = advised(cases[i].text, cases[i].mailbox);
		const char *citaat = NULL;

		for (size_t j = 0; j < reading->advies.regel_count; j++) {
			if (strcmp(reading->advies.regels[j].id, cases[i].rule) == 0)
				citaat = reading->advies.regels[j].citaat;
		}
		if (!citaat || strcmp(citaat, cases[i].citaat) != 0)
			fail_msg("%s: %s", cases[i].text, citaat ? citaat : "-");
	}
}

/* What was not looked through to its end does not go on by itself. */
static void a_long_form_does_not_go_on_by_itself(void **unused)
{
	struct reading *reading = advised(fixture_complete, INSTRUMENT_CLIENTOVERLEG);

	(void)unused;
	assert_true(advies_plain(reading));
	reading->mail.marks |= LETTER_LONG;
	assert_false(advies_plain(reading));
}

static void advice_is_given_anew(void **unused)
{
	struct reading *reading = fixture_understood(&fixture, fixture_complete);

	(void)unused;
	reading->gevaar = GEVAAR_GEEN;
	reading->advies.verplicht = true;
	reading->advies.uitkomst = UITKOMST_NIET_ONTVANKELIJK;
	advies_give(fixture.arena, reading, INSTRUMENT_BEMIDDELING, fixture.texts);
	advies_give(fixture.arena, reading, INSTRUMENT_BEMIDDELING, fixture.texts);
	assert_false(reading->advies.verplicht);
	assert_int_equal(reading->advies.uitkomst, UITKOMST_ONTVANKELIJK);
}

/* what keeps a request back says so: a question, or a reason */
static void every_row_says_something(void **unused)
{
	(void)unused;
	for (const struct rule *rule = rules; rule->fires; rule++)
		assert_true(rule->id || rule->question != QUESTION_NONE);
}

/* rules_source gives that of the first row */
static void a_rule_has_one_source(void **unused)
{
	(void)unused;
	for (const struct rule *rule = rules; rule->fires; rule++) {
		if (rule->id && !text_equal(rule->source, rules_source(rule->id)))
			fail_msg("%s", rule->id);
	}
	assert_string_equal(rules_source("CO-08"), "omzendbrief, punt 1.2");
	assert_string_equal(rules_source("X-03"), "omzendbrief, punt 1.2 en 1.3");
	assert_null(rules_source("kind-nee"));
	assert_null(rules_source("CO-99"));
}

static bool has_reason(const struct reading *reading, const char *id)
{
	for (size_t i = 0; i < reading->advies.reden_count; i++) {
		if (strcmp(reading->advies.redenen[i], id) == 0)
			return true;
	}
	return false;
}

static void what_is_no_rule_is_told_to_the_desk_only(void **unused)
{
	struct reading *reading =
	    advised(complete_but("Zijn de ouders", "Zijn de ouders akkoord?: nee\n"),
		    INSTRUMENT_CLIENTOVERLEG);

	(void)unused;
	assert_int_equal(reading->advies.uitkomst, UITKOMST_TE_ONDERZOEKEN);
	assert_true(has_reason(reading, "ouders-nee"));
	for (size_t i = 0; i < reading->advies.regel_count; i++)
		assert_true(reading->advies.regels[i].id[0] < 'a');
}

static void note_id(const struct advies_line *line, void *context)
{
	buffer_format(context, "%s ", line->id);
	assert_non_null(line->text);
}

/* domain.md section 2.1: precedence; a note never stands above a refusal. */
static void the_heaviest_comes_first_and_the_order_of_the_table_stays(void **unused)
{
	struct reading_regel regels[] = {
	    {"ALG-09", UITKOMST_NOTA, NULL},
	    {"ALG-06", UITKOMST_TE_ONDERZOEKEN, NULL},
	    {"BM-12", UITKOMST_TE_ONDERZOEKEN, NULL},
	    {"BM-03", UITKOMST_NIET_ONTVANKELIJK, NULL},
	    {"BM-06", UITKOMST_NIET_ONTVANKELIJK, NULL},
	};
	const char *redenen[] = {"leeftijd"};
	struct reading_advies advies = {
	    .regels = regels, .regel_count = 5, .redenen = redenen, .reden_count = 1};
	struct buffer seen = {0};

	(void)unused;
	advies_each(&advies, fixture.texts, note_id, &seen);
	assert_string_equal(seen.data, "BM-03 BM-06 ALG-06 BM-12 leeftijd ALG-09 ");
	buffer_free(&seen);
}

/* domain.md section 2.4, point 4: every rule that may refuse says what is possible instead. */
static void every_refusal_says_what_is_possible(void **unused)
{
	(void)unused;
	for (const struct rule *rule = rules; rule->fires; rule++) {
		if (rule->uitkomst == UITKOMST_NIET_ONTVANKELIJK &&
		    !advies_instead(fixture.texts, rule->id))
			fail_msg("%s", rule->id);
	}
	assert_string_equal(advies_instead(fixture.texts, "BM-06"),
			    "Een cliëntoverleg kan misschien wel.");
	assert_null(advies_instead(fixture.texts, "ALG-09"));
}

/* The longest names and lists that a record may hold: a question, and no long thought. */
static void long_lists_are_weighed_at_once(void **unused)
{
	enum { PARTIES = 100, NAME = 2000, LIST = 19998, LISTS = 100 };
	char name[NAME + 1], list[LIST + 1];
	struct reading_partij parties[PARTIES] = {0};
	struct reading_veld lists[LISTS];
	struct reading *reading = reading_new(fixture.arena);
	struct facts facts = {.reading = reading};
	clock_t begin = clock();

	(void)unused;
	for (size_t i = 0; i < NAME; i++)
		name[i] = i % 2 ? ' ' : 'x';
	for (size_t i = 0; i < LIST; i++)
		list[i] = "qq "[i % 3];
	name[NAME] = list[LIST] = '\0';
	for (size_t i = 0; i < PARTIES; i++)
		parties[i] = (struct reading_partij){
		    .naam = name, .dienst = name, .relatie = name, .email = name};
	parties[PARTIES - 1].email = "qq";
	for (size_t i = 0; i < LISTS; i++)
		lists[i] = (struct reading_veld){"partij", "Betrokkenen", list};
	reading->partijen = parties;
	reading->partij_count = PARTIES;
	reading->velden = lists;
	reading->veld_count = 1;
	assert_false(facts_list_unclear(&facts));
	reading->veld_count = LISTS;
	assert_true(facts_list_unclear(&facts)); /* more than anybody means */
	assert_true(clock() - begin < 2 * CLOCKS_PER_SEC);
}

/* "Evolutieverslag" is a report too; a plan of work is what a chair gets. */
static void a_report_that_comes_along_is_told(void **unused)
{
	static const struct {
		const char *naam;
		bool report;
	} cases[] = {{"verslag.pdf", true},
		     {"evolutieverslag T.O..pdf", true},
		     {"Observatieverslag_kort.docx", true},
		     {"werkplan_8sept.pdf", false}};

	(void)unused;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct letter_bijlage paper = {.naam = cases[i].naam, .type = "application/pdf"};
		struct reading *reading = fixture_understood(&fixture, fixture_complete);

		reading->mail.bijlagen = &paper;
		reading->mail.bijlage_count = 1;
		reading->instrument = INSTRUMENT_CLIENTOVERLEG;
		advies_give(fixture.arena, reading, INSTRUMENT_CLIENTOVERLEG, fixture.texts);
		if (has_rule(reading, "CO-14", UITKOMST_NOTA) != cases[i].report)
			fail_msg("%s", cases[i].naam);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_complete_form_is_plainly_admissible),
	    cmocka_unit_test(a_complete_request_of_a_provider_is_too),
	    cmocka_unit_test(a_bare_story_is_not),
	    cmocka_unit_test(anything_missing_is_asked_and_never_refused),
	    cmocka_unit_test(young_people_are_asked_as_je),
	    cmocka_unit_test(rules_fire_with_their_outcome),
	    cmocka_unit_test(flags_are_raised),
	    cmocka_unit_test(danger_and_secrecy_stop_the_direct_way),
	    cmocka_unit_test(free_text_never_refuses),
	    cmocka_unit_test(other_mail_gets_no_rules),
	    cmocka_unit_test(a_rule_quotes_the_words_it_rests_on),
	    cmocka_unit_test(a_refusal_quotes_who_refuses),
	    cmocka_unit_test(where_somebody_may_not_know_nobody_asks_to_reach_everybody),
	    cmocka_unit_test(consent_is_asked_once),
	    cmocka_unit_test(a_rule_of_running_text_quotes_its_words),
	    cmocka_unit_test(a_long_form_does_not_go_on_by_itself),
	    cmocka_unit_test(advice_is_given_anew),
	    cmocka_unit_test(every_row_says_something),
	    cmocka_unit_test(a_rule_has_one_source),
	    cmocka_unit_test(what_is_no_rule_is_told_to_the_desk_only),
	    cmocka_unit_test(the_heaviest_comes_first_and_the_order_of_the_table_stays),
	    cmocka_unit_test(every_refusal_says_what_is_possible),
	    cmocka_unit_test(long_lists_are_weighed_at_once),
	    cmocka_unit_test(a_report_that_comes_along_is_told),
	};
	int failed;

	fixture_load(&fixture);
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	fixture_unload(&fixture);
	return failed;
}
