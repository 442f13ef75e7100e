/* Labelled lines, and the table of labels. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <cmocka.h>

#include "base/error.h"
#include "base/file.h"
#include "base/memory.h"
#include "form/form.h"
#include "form/lexicon.h"
#include "form/words.h"

static const char table[] = "# comment\n"
			    "\n"
			    "naam = Naam | Naam en voornaam\n"
			    "persoon.naam = Genodigde\n"
			    "aanvrager.rol = Rol\n"
			    "tel = Telefoon | GSM\n"
			    "post = Postcode | Gemeente / postcode\n"
			    "vraag* = Waarover gaat het? | Vraag\n"
			    "wie* = Wie is erbij betrokken?\n"
			    "akkoord = ~minderjarige akkoord\n"
			    "geboren = \xC2\xB0\n"
			    "sectie.kind = Gegevens kind | Naam kind\n"
			    "client = Naam kind\n"
			    "sectie.akkoord = Wie gaat akkoord?\n"
			    "woord.weg = van | de | uw | het\n"
			    "woord.kind = zoon | dochter | kind\n"
			    "woord.tel = gsm | telefoon | gsm nummer\n"
			    "kolom.naam = Genodigde\n"
			    "kolom.relatie = Rol\n"
			    "kolom.tel = Telefoon\n";

static struct form_labels *labels;
static struct arena *arena;

static int set_up(void **unused)
{
	struct error err = {.kind = ERROR_NONE};

	(void)unused;
	arena = arena_new();
	return form_labels_parse("labels", table, sizeof(table) - 1, &labels, &err);
}

static int tear_down(void **unused)
{
	(void)unused;
	form_labels_free(&labels);
	arena_free(&arena);
	return 0;
}

/* "key=value;" for each answer; "?" for an unknown label. */
static const char *found_in(const char *text)
{
	struct form_answers answers = form_find_lines(arena, labels, text, strlen(text));
	struct buffer out = {.data = NULL};
	const char *result;

	for (size_t i = 0; i < answers.count; i++) {
		const struct form_answer *answer = &answers.items[i];

		assert_memory_equal(answer->waarde, text + answer->waarde_van,
				    answer->waarde_tot - answer->waarde_van);
		assert_int_equal(strlen(answer->waarde), answer->waarde_tot - answer->waarde_van);
		assert_memory_equal(answer->label, text + answer->label_van,
				    answer->label_tot - answer->label_van);
		buffer_format(&out, "%s=%s;", answer->sleutel ? answer->sleutel : "?",
			      answer->waarde);
	}
	result = out.data ? arena_text(arena, out.data) : "";
	buffer_free(&out);
	return result;
}

static void dots_may_lead_from_a_label_to_its_answer(void **unused)
{
	(void)unused;
	assert_string_equal(found_in("Naam ............ Oscar Thielemans\n"
				     "Telefoon ........\n"
				     "Ingevuld door ... Nadine Thielemans\n"
				     "Gemeente / postcode  1140 Evere\n"
				     "Minderjarige akkoord? ...... ja\n"
				     "Vraag .... Niemand maakt een plan. En dan ..\n"
				     "staan we er alleen voor.\n"),
			    "naam=Oscar Thielemans;?=Nadine Thielemans;post=1140 Evere;akkoord=ja;"
			    "vraag=Niemand maakt een plan. En dan ..\nstaan we er alleen voor.;");
	/* in a story they lead nowhere */
	assert_string_equal(
	    found_in("Telefoon ... ik heb er geen .... meer.\nDag ... ik ben Jan.\n"), "");
	assert_string_equal(found_in("Naam  Jan\n"), "");
}

/* Marks below "ja" and "nee" say as much as words; the first cell says who. */
static void a_table_of_marks_says_who_agrees(void **unused)
{
	static const char text[] =
	    "Wie gaat akkoord? | ja | nee\nMinderjarige akkoord | x |\nAn | | X\n";
	struct form_answers answers = form_find_lines(arena, labels, text, sizeof(text) - 1);

	(void)unused;
	assert_int_equal(answers.count, 3);
	assert_string_equal(answers.items[0].sleutel, "sectie.akkoord");
	assert_string_equal(answers.items[1].sleutel, "akkoord");
	assert_string_equal(answers.items[1].waarde, "\xE2\x98\x92 ja  \xE2\x98\x90 nee");
	assert_string_equal(answers.items[2].label, "An");
	assert_string_equal(answers.items[2].waarde, "\xE2\x98\x90 ja  \xE2\x98\x92 nee");
}

static void labelled_lines(void **unused)
{
	static const struct {
		const char *name, *text, *found;
	} cases[] = {
	    {"colon", "Naam: An Peeters\n", "naam=An Peeters;"},
	    {"space before the colon", "Naam : An\nGSM  :0470", "naam=An;tel=0470;"},
	    {"case and accents", "N\xC3\x81\xC3\x81M: An", "naam=An;"},
	    {"table cells", "Naam | An\nTelefoon\t0470", "naam=An;tel=0470;"},
	    {"row letters", "a. | Naam | An\nb. | Telefoon | 0470\nc) | Postcode | 3600",
	     "naam=An;tel=0470;post=3600;"},
	    {"row numbers", "1 | Naam | An\n2 | Telefoon | 0470\n3. Postcode: 3600",
	     "naam=An;tel=0470;post=3600;"},
	    {"empty cells", "Naam |\nTelefoon | \xE2\x80\x82\nPostcode | 3600", "post=3600;"},
	    {"an empty cell asks nothing of the next line", "Telefoon |\n0470", ""},
	    {"a label is one cell", "Jan | Telefoon | 0470", "?=Telefoon | 0470;"},
	    {"a table of people", "Genodigde | Rol | Telefoon\nAn | moeder | 0470\nPostcode | 3600",
	     "partij=An | moeder | 0470;post=3600;"},
	    {"and its end", "Genodigde | Rol | Telefoon\nAn | moeder | 0470\n\nDank",
	     "partij=An | moeder | 0470;"},
	    {"empty cell", "Naam | An\nTelefoon\nPostcode | 3600", "naam=An;post=3600;"},
	    {"bullets and bold", "- Naam: An\n**GSM:** 0470", "naam=An;tel=0470;"},
	    {"question mark", "Waarover gaat het? Over de school.", "vraag=Over de school.;"},
	    {"question mark and colon", "Waarover gaat het?: school", "vraag=school;"},
	    {"dash", "Telefoon - 0470 12", "tel=0470 12;"},
	    {"en dash", "Telefoon \xE2\x80\x93 0470 12", "tel=0470 12;"},
	    {"value on the next line", "Naam:\nAn Peeters\nTelefoon: 0470",
	     "naam=An Peeters;tel=0470;"},
	    {"next line is a label", "Naam:\nTelefoon: 0470", "tel=0470;"},
	    {"blank line ends one answer", "Naam:\n\nzomaar tekst", ""},
	    {"more lines", "Vraag: een\ntwee\nGSM: 0470", "vraag=een\ntwee;tel=0470;"},
	    {"more paragraphs before a label", "Vraag: een\n\ntwee\n\nGSM: 0470",
	     "vraag=een\n\ntwee;tel=0470;"},
	    {"the last answer ends at a blank line", "Vraag: een\ntwee\n\nAutomatisch verstuurd",
	     "vraag=een\ntwee;"},
	    {"a signature ends it", "Vraag: een\n-- \nFormulier vzw", "vraag=een;"},
	    {"a story with a colon", "Vraag: Ik zeg het.\nMama zegt: ik doe niks.\nGSM: 0470",
	     "vraag=Ik zeg het.\nMama zegt: ik doe niks.;tel=0470;"},
	    {"unknown label", "Lievelingskleur: blauw", "?=blauw;"},
	    {"no label", "Dit is een zin zonder meer.\nhttp://example.org\nom 14:30 uur", ""},
	    {"placeholders",
	     "Naam: -\nGSM: nvt\nPostcode: Klik hier als u tekst wilt invoeren.\nVraag: "
	     "\xE2\x80\x82\xE2\x80\x82\xE2\x80\x82\nWie is erbij betrokken? ....",
	     ""},
	    {"pattern", "Gaat de minderjarige hiermee akkoord: ja", "akkoord=ja;"},
	    {"degree sign", "\xC2\xB0: 12/03/2011", "geboren=12/03/2011;"},
	    {"heading, and the same words as a label", "Naam kind\nNaam kind: Jan",
	     "sectie.kind=;client=Jan;"},
	    {"head row of a table", "Naam | Telefoon | GSM\nNaam | An", "naam=An;"},
	    {"an answer spelt like a label", "Vraag | Naam", "vraag=Naam;"},
	    {"a remark in brackets behind a numbered label",
	     "3. Naam (in drukletters)\nAn Peeters\n4. GSM: 0470", "naam=An Peeters;tel=0470;"},
	    {"a plus in a label", "Naam + GSM: An\nNaam + kind: Jan", "?=An;client=Jan;"},
	    {"words that mean the same, in any order", "Gsm-nummer: 0470\nUw dochter (naam): Fien",
	     "tel=0470;client=Fien;"},
	    {"a remark in brackets", "Telefoon (overdag): 0470\nNaam (verplicht): An",
	     "tel=0470;naam=An;"},
	    {"a sign in brackets ends no label", "Naam (wie?): An", "naam=An;"},
	    {"the answers below a head row", "Naam kind | Naam | GSM\nJan | An | 0470\nVraag: een",
	     "client=Jan;naam=An;tel=0470;vraag=een;"},
	    {"label and answer, twice in a row", "Naam | An | GSM | 0470\nDag | 3 | Uur | 4",
	     "naam=An;tel=0470;?=3;?=4;"},
	    {"an answer with bars", "Naam | An | 0470", "naam=An | 0470;"},
	    {"arrows", "Naam -> An\nGSM -> 0470\nDag -> morgen", "naam=An;tel=0470;?=morgen;"},
	    {"one arrow", "Naam -> An", ""},
	    {"equal signs end an answer", "Vraag   = een\nGSM     = 0470\nPostcode = 3600",
	     "vraag=een;tel=0470;post=3600;"},
	    {"columns of blanks", "Naam      An\nGSM       0470\nPostcode  3600\nVraag     een",
	     "naam=An;tel=0470;post=3600;vraag=een;"},
	    {"labels above, with blank lines",
	     "Naam\n\nAn\n\nGSM\n\n0470\n\nPostcode\n\n3600\n\nVraag\n\neen\n\nEn dit?\n\nja",
	     "naam=An;tel=0470;post=3600;vraag=een;?=ja;"},
	    {"quoted lines are no labels", "> Naam: An", ""},
	};

	(void)unused;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const char *found = found_in(cases[i].text);

		if (strcmp(found, cases[i].found) != 0)
			fail_msg("%s: %s", cases[i].name, found);
	}
}

static void label_keys(void **unused)
{
	(void)unused;
	assert_string_equal(form_labels_key(labels, "gemeente/POSTCODE ", 18), "post");
	assert_string_equal(form_labels_key(labels, "Is de minderjarige akkoord?", 27), "akkoord");
	assert_null(form_labels_key(labels, "minderjarig akkoord", 19));
	assert_null(form_labels_key(labels, "", 0));
}

static void faults_name_file_and_line(void **unused)
{
	static const struct {
		const char *text, *where;
	} cases[] = {{"naam = a\n\ntel b\n", "t:3: "},
		     {"naam = a | \n", "t:1: "},
		     {"naam = a\n# x\ntel = A\n", "t:3: "},
		     {"= a\n", "t:1: "},
		     {"naam = ~a b c d e f g\n", "t:1: "}};

	(void)unused;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct form_labels *none = NULL;
		struct error err = {.kind = ERROR_NONE};

		assert_int_equal(
		    form_labels_parse("t", cases[i].text, strlen(cases[i].text), &none, &err), -1);
		assert_int_equal(err.kind, ERROR_STOP);
		assert_memory_equal(err.text, cases[i].where, strlen(cases[i].where));
		assert_null(none);
	}
}

static void words_are_folded(void **unused)
{
	static const struct {
		const char *text, *folded;
	} cases[] = {{"Cli\xC3\xABntoverleg!", "clientoverleg"},
		     {"clie\xCC\x88nt", "client"},
		     {"IB'er, z\xE2\x80\x99n", "iber zn"},
		     {"heeeel  veeel", "hel vel"},
		     {"heel goed", "heel goed"},
		     {"a@b +1", "a @ b + 1"},
		     {"\xE2\x98\x92\xE2\x80\x82 ja", "ja"},
		     {"bad \xFF\xFE byte", "bad byte"}};
	char folded[60];

	(void)unused;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		assert_true(
		    form_fold(cases[i].text, strlen(cases[i].text), folded, sizeof(folded)));
		assert_string_equal(folded, cases[i].folded);
	}
	assert_false(form_fold("een twee", 8, folded, 6));
}

/* --- failure 34: no text takes more than linear time
 * ------------------------------------------------ */

enum {
	HOSTILE = 5 * 1000 * 1000,
	LIMIT_MS = 2000
}; /* generous: also for sanitizers and slow machines */

static char *repeated(const char *piece)
{
	char *text = memory_zero(HOSTILE + 1, 1);
	size_t length = strlen(piece);

	for (size_t i = 0; i + length <= HOSTILE; i += length)
		memcpy(text + i, piece, length);
	return text;
}

static void failure_34_hostile_text_takes_linear_time(void **unused)
{
	static const char *const pieces[] = {"a: b\n",
					     "Naam",
					     "Naam:\n",
					     "((((",
					     "\n",
					     " ",
					     "Vraag? ",
					     "| | | ",
					     "1 | ",
					     "\xE2\x80\x82",
					     "mij ni wil su",
					     "a a a ",
					     "Vraag: x\n\n",
					     "-----",
					     "aaaaaaaaa"};
	static const char words[] = "sterk a = mij ... slaat ... hard | wil ... niet ... meer | a "
				    "... a\nsterk ontken = ni\n";
	struct lexicon *lexicon = lexicon_new();
	struct error err = {.kind = ERROR_NONE};

	(void)unused;
	assert_int_equal(lexicon_add(lexicon, "p", words, sizeof(words) - 1, &err), 0);
	lexicon_ready(lexicon);
	for (size_t i = 0; i < sizeof(pieces) / sizeof(pieces[0]); i++) {
		char *text = repeated(pieces[i]);
		struct arena *own = arena_new();
		clock_t start = clock();

		form_find_lines(own, labels, text, strlen(text));
		lexicon_scan(own, lexicon, text, strlen(text));
		if ((clock() - start) * 1000 / CLOCKS_PER_SEC > LIMIT_MS)
			fail_msg("\"%s\" takes too long", pieces[i]);
		arena_free(&own);
		free(text);
	}
	lexicon_free(&lexicon);
}

static void the_shipped_tables_are_right(void **unused)
{
	struct buffer text = {.data = NULL};
	struct error err = {.kind = ERROR_NONE};
	struct form_labels *shipped = NULL;

	(void)unused;
	assert_int_equal(file_read("config/lexicon/labels", 1 << 20, &text, &err), 0);
	if (form_labels_parse("config/lexicon/labels", text.data, text.length, &shipped, &err))
		fail_msg("%s", err.text);
	assert_string_equal(
	    form_labels_key(shipped, "Naam en voornaam (van de minderjarige/jongere)", 46),
	    "client.naam");
	assert_string_equal(
	    form_labels_key(shipped, "De cli\xC3\xABnt is op de hoogte van deze aanvraag", 43),
	    "op_de_hoogte.client");
	form_labels_free(&shipped);
	buffer_free(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(dots_may_lead_from_a_label_to_its_answer),
	    cmocka_unit_test(labelled_lines),
	    cmocka_unit_test(a_table_of_marks_says_who_agrees),
	    cmocka_unit_test(label_keys),
	    cmocka_unit_test(faults_name_file_and_line),
	    cmocka_unit_test(words_are_folded),
	    cmocka_unit_test(failure_34_hostile_text_takes_linear_time),
	    cmocka_unit_test(the_shipped_tables_are_right),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
