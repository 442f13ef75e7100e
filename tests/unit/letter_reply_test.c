/* What a person wrote now: what mail programs, offices and people put around it, in many languages, goes; what
 * only looks like it stays. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "letter/attribution.h"
#include "letter/lines.h"
#include "letter/quote.h"

static void assert_own(const char *what, bool answer, const char *text, const char *wanted)
{
	struct arena *arena = arena_new();
	char *out = quote_own_words(arena, text, strlen(text), answer);

	if (strcmp(out, wanted) != 0)
		fail_msg("%s: '%s', not '%s'", what, out, wanted);
	arena_free(&arena);
}

/* Each above a mail that is quoted, with marks and without. */
static void attributions(void **state)
{
	static const char *const rows[] = {
	    "Op ma 4 mei 2026 om 09:12 schreef Els Maes <els@vzw.example>:",
	    "Op 4 mei 2026 om 09:12 heeft Els Maes <els@vzw.example> het volgende geschreven:",
	    "Op 4/05/2026 om 09:12 schreef Els Maes:",
	    "Op maandag 4 mei 2026 09:12:33 CEST, Els Maes <els@vzw.example>\nschreef:",
	    "Els Maes <els@vzw.example> schreef op 4 mei 2026 9:12:",
	    "Le lun. 4 mai 2026 \xC3\xA0 09:12, Els Maes <els@vzw.example> a \xC3\xA9"
	    "crit\xE2\x80\xAF:",
	    "Le lundi 4 mai 2026 \xC3\xA0 09:12:33 UTC+2, Els Maes\n<els@vzw.example> a \xC3\xA9"
	    "crit :",
	    "Am Mo., 4. Mai 2026 um 09:12 Uhr schrieb Els Maes <\nels@vzw.example>:",
	    "On Mon, May 4, 2026 at 9:12\xE2\x80\xAF"
	    "AM Els Maes <els@vzw.example> wrote:",
	    "On 4 May 2026, at 09:12, Els Maes <els@vzw.example> sent:",
	    "---- On Mon, 04 May 2026 09:12:50 +0200 els@vzw.example wrote ----",
	    "---- Els Maes wrote ----",
	    "2026-05-04 9:12 GMT+02:00 Els Maes <\nels@vzw.example>:",
	    "Den m\xC3\xA5n 4 maj 2026 kl 09:12 skrev Els Maes <els@vzw.example>:",
	    "ma 4. toukok. 2026 klo 9.12 Els Maes\n<els@vzw.example> kirjoitti:",
	    "El lun, 4 may 2026 a las 9:12, Els Maes (<els@vzw.example>) escribi\xC3\xB3:",
	    "04.05.2026 09:12 \xD0\xBF\xD0\xBE\xD0\xBB\xD1\x8C\xD0\xB7\xD0\xBE\xD0\xB2\xD0\xB0"
	    "\xD1\x82\xD0\xB5\xD0\xBB\xD1\x8C \"Els\" <\nels@vzw.example> "
	    "\xD0\xBD\xD0\xB0\xD0\xBF\xD0\xB8\xD1\x81\xD0\xB0\xD0\xBB:",
	    "Els Maes <els@vzw.example>, 4 May 2026 Pzt, 09:12 tarihinde \xC5\x9Funu "
	    "yazd\xC4\xB1:",
	};
	char text[600];

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		snprintf(text, sizeof(text), "Dinsdag past.\n\n%s\n\n> Kan het dinsdag?\n",
			 rows[i]);
		assert_own(rows[i], true, text, "Dinsdag past.");
		snprintf(text, sizeof(text), "Dinsdag past.\n\n%s\n\nKan het dinsdag?\n", rows[i]);
		assert_own(rows[i], true, text, "Dinsdag past.");
	}
}

static void heads_and_separators(void **state)
{
	static const char *const rows[] = {
	    "Van: Els Maes <els@vzw.example>\nVerzonden: maandag 4 mei 2026 9:12\nAan: An\n"
	    "Onderwerp: RE: overleg",
	    "________________________________\nDe : Els Maes\nEnvoy\xC3\xA9 : lundi 4 "
	    "mai\n\xC3\x80 : An\n"
	    "Objet : RE: overleg",
	    "Gesendet: Montag, 04. Mai 2026 um 09:12 Uhr\nVon: \"Els\" <els@vzw.example>\nAn: An\n"
	    "Betreff: Aw: overleg",
	    "*From:* Els [mailto:els@vzw.example]\n*Sent:* Monday\n*To:* An\n*Subject:* overleg",
	    "Date: Mon, 4 May 2026 09:12:02 +0200\nTo: an@vzw.example",
	    "-------- Oorspronkelijk bericht --------\nVan: Els\nDatum: 04/05/26 09:12 (GMT+01:00)",
	    "-----Message d\xE2\x80\x99origine-----\nDe : Els",
	    "----- Mail original -----",
	    "-----Original-Nachricht-----",
	    "-----Oprindelig meddelelse-----",
	    ">>> Els Maes <els@vzw.example> 4/05/2026 9:12 >>>",
	};
	char text[600];

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		snprintf(text, sizeof(text), "Dinsdag past.\n\n%s\n\nKan het dinsdag?\n", rows[i]);
		assert_own(rows[i], true, text, "Dinsdag past.");
	}
}

struct row {
	const char *what;
	bool answer;
	const char *text, *wanted;
};

static void assert_rows(const struct row *rows, size_t count)
{
	for (size_t i = 0; i < count; i++)
		assert_own(rows[i].what, rows[i].answer, rows[i].text, rows[i].wanted);
}

static void shapes_of_quotations(void **state)
{
	static const struct row rows[] = {
	    {"the attribution shares a line", true,
	     "ja hoor On Wed, Apr 4, 2026 at 3:59 PM, els@vzw.example wrote:\n> Kan het?\n",
	     "ja hoor"},
	    {"with dashes between", true,
	     "ja\ndat kan--- On Wed, Apr 4, 2026 at 3:59 PM, els@vzw.example wrote:\n> Kan het?\n",
	     "ja\ndat kan"},
	    {"one blank line inside", true,
	     "Ja.\n\nOn Tue, Apr 11, 2026 at 10:07 PM Els Maes\n\n<\nmailto:Els Maes "
	     "<els@vzw.example>\n> wrote:\nKan het?\n",
	     "Ja."},
	    {"a link broken out of its quotation", true,
	     "Ja.\n\nOn 4 May 2026 at 3:03 PM, Els wrote:\n\n> zie (http://vzw.example/a\n_b=3)\n> "
	     "ok\n",
	     "Ja."},
	    {"a link before its mark", true,
	     "Ja.\n\nOn 4 May 2026 at 3:03 PM, Els wrote:\n\n> zie\n (http://vzw.example/a) >\n> "
	     "ok\n",
	     "Ja."},
	    {"shouting is no quotation", false,
	     "Kijk hier\n>>> >>> http://x.example <<<\nen bel mij",
	     "Kijk hier\n>>> >>> http://x.example <<<\nen bel mij"},
	    {"failure_30 answers with dashes", true, "> Komt u?\n-Ja\n> Alleen?\n-Nee\n",
	     "-Ja\n-Nee"},
	};

	(void)state;
	assert_rows(rows, sizeof(rows) / sizeof(rows[0]));
}

/* What only looks like a quotation: nothing that a person wrote may be lost. */
static void words_that_stay(void **state)
{
	static const struct row rows[] = {
	    {"what somebody wrote, in a story", false,
	     "Hallo\nOp 3 mei schreef mijn mama in haar brief:\nik wil niet meer.\nHelp mij",
	     "Hallo\nOp 3 mei schreef mijn mama in haar brief:\nik wil niet meer.\nHelp mij"},
	    {"the same with the hour", false,
	     "Dag\nOp 12/11/2026 om 14:00 schreef de directeur ons:\nTom mag niet terug.\nEn nu?",
	     "Dag\nOp 12/11/2026 om 14:00 schreef de directeur ons:\nTom mag niet terug.\nEn nu?"},
	    {"the same in an answer", true,
	     "Dag\nop 12/11 om 14:00 schreef de directeur ons:\nTom mag niet terug.\nEn nu?",
	     "Dag\nop 12/11 om 14:00 schreef de directeur ons:\nTom mag niet terug.\nEn nu?"},
	    {"an address in a sentence", false,
	     "Ik heb al 3 keer geschreven naar hulp@vzw.example:\nnooit antwoord.",
	     "Ik heb al 3 keer geschreven naar hulp@vzw.example:\nnooit antwoord."},
	    {"the line before a broken attribution", true,
	     "Ok, om 12:30 dan\nOn Mon, May 4, 2026 at 9:12 AM Els <\nels@vzw.example> wrote:\n> "
	     "v\n",
	     "Ok, om 12:30 dan"},
	    {"the heading of a letter", false,
	     "Geachte\n\nDatum: 3 mei 2026\nAan: loket@vzw.example\n\nMijn zoon is weg.",
	     "Geachte\n\nDatum: 3 mei 2026\nAan: loket@vzw.example\n\nMijn zoon is weg."},
	    {"opening hours", false, "Ik werk\nma: 9-12u\ndo: 9-17u\nza: 10-12u\nen ben dan weg",
	     "Ik werk\nma: 9-12u\ndo: 9-17u\nza: 10-12u\nen ben dan weg"},
	    {"a device in a sentence", false,
	     "Help mij.\n\nVerstuurd vanaf mijn gsm, ik heb geen computer en papa mag dit niet "
	     "weten",
	     "Help mij.\n\nVerstuurd vanaf mijn gsm, ik heb geen computer en papa mag dit niet "
	     "weten"},
	    {"a plea for secrecy", false,
	     "Help mij.\n\nDeze mail is vertrouwelijk, mijn ouders mogen dit zeker niet weten, ik "
	     "ben "
	     "bang dat ze hem lezen.",
	     "Help mij.\n\nDeze mail is vertrouwelijk, mijn ouders mogen dit zeker niet weten, ik "
	     "ben "
	     "bang dat ze hem lezen."},
	};

	(void)state;
	assert_rows(rows, sizeof(rows) / sizeof(rows[0]));
}

static void signatures(void **state)
{
	static const struct row rows[] = {
	    {"of an answer", true,
	     "Dinsdag past.\n\nMet vriendelijke groeten,\n\nEls Maes\nbegeleidster De Brug "
	     "vzw\nT 011 00 22 33\n",
	     "Dinsdag past."},
	    {"the same in a first request", false,
	     "Wij vragen hulp.\n\nMet vriendelijke groeten,\n\nEls Maes\nT 011 00 22 33\n",
	     "Wij vragen hulp.\n\nMet vriendelijke groeten,\n\nEls Maes\nT 011 00 22 33"},
	    {"before the quotation", true,
	     "Oui.\n\nBien \xC3\xA0 vous\nLuc\n\nLe 4 mai 2026 \xC3\xA0 9:12, Els a \xC3\xA9"
	     "crit :\n> v\n",
	     "Oui."},
	    {"formula and name in one line, with more under it", true,
	     "Ja.\n\nGroetjes Luc\n0470 00 11 22\n", "Ja."},
	    {"formula and name alone", true, "Ja.\n\nGroetjes Luc\n", "Ja.\n\nGroetjes Luc"},
	    {"formula without a name", true, "Ja.\n\nGroetjes\n", "Ja.\n\nGroetjes"},
	    {"a dash and a name", true, "Ja.\n\n-Luc Maes\n", "Ja."},
	    {"a list", true, "Mijn vragen:\n\n-Wanneer?\n-Waar?\n",
	     "Mijn vragen:\n\n-Wanneer?\n-Waar?"},
	    {"something after it", true, "Ja.\n\nGroeten\nLuc\n\nPS: mama komt ook\n",
	     "Ja.\n\nGroeten\nLuc\n\nPS: mama komt ook"},
	    {"a question after it", true, "Ja.\n\nGroeten\nLuc\n\nMag mama ook komen?\n",
	     "Ja.\n\nGroeten\nLuc\n\nMag mama ook komen?"},
	    {"failure_30 nothing else", true, "Groeten\nLuc\n", "Groeten\nLuc"},
	};

	(void)state;
	assert_rows(rows, sizeof(rows) / sizeof(rows[0]));
}

static void lines_below(void **state)
{
	static const struct row rows[] = {
	    {"a device, nl", false, "Help.\n\nVerstuurd vanaf mijn Samsung Galaxy-smartphone.\n",
	     "Help."},
	    {"a program, nl", false, "Help.\n\nOutlook voor Android downloaden<https://aka.ms/x>\n",
	     "Help."},
	    {"a device, fr", false, "Aide.\n\nEnvoy\xC3\xA9 de mon iPhone\n", "Aide."},
	    {"a device, de", false, "Hilfe.\n\nVon meinem Samsung Galaxy Smartphone gesendet.\n",
	     "Hilfe."},
	    {"a device, en", false, "Help.\n\nSent from my iPhone\n", "Help."},
	    {"disclaimer nl", false,
	     "Help.\n\nDe informatie in dit bericht is uitsluitend bestemd voor de "
	     "geadresseerde.\nBent u dat niet, verwijder het dan.\n",
	     "Help."},
	    {"disclaimer en", false,
	     "Help.\n\nThis e-mail is confidential and meant for the intended recipient.\nIf you "
	     "have "
	     "received it in error, delete it.\n",
	     "Help."},
	    {"disclaimer fr", false,
	     "Aide.\n\nCe message est confidentiel et \xC3\xA0 l'usage exclusif de son "
	     "destinataire.\n",
	     "Aide."},
	    {"disclaimer de", false,
	     "Hilfe.\n\nDiese Nachricht ist vertraulich. Sind Sie nicht der richtige Adressat, "
	     "bitte "
	     "vernichten.\n",
	     "Hilfe."},
	    {"disclaimer right below a name, behind a rule", false,
	     "Help.\n\nLien Maes\nCAW De Poort\n------------------------------\nDeze mail kan "
	     "vertrouwelijke gegevens bevatten. Kreeg u ze bij vergissing, wis ze dan.\n",
	     "Help.\n\nLien Maes\nCAW De Poort\n------------------------------"},
	    {"the tail of a list", false,
	     "Help.\n\n_______________________________________________\nouders mailing "
	     "list\nouders@vzw.example\n",
	     "Help."},
	};

	(void)state;
	assert_rows(rows, sizeof(rows) / sizeof(rows[0]));
}

static void folding(void **state)
{
	static const struct {
		const char *text, *wanted;
	} rows[] = {
	    {"\xEF\xBB\xBFOp \xC3\x89\xC3\xA9n", "op \xC3\xA9\xC3\xA9n"},
	    {"P\xC5\x98\xC4\x9A\xC5\xBD", "p\xC5\x99\xC4\x9B\xC5\xBE"},
	    {"\xC4\xB0LT", "ilt"},
	    {"\xD0\x9E\xD0\xA2 \xD0\x84", "\xD0\xBE\xD1\x82 \xD1\x94"},
	    {"d\xE2\x80\x99origine\xC2\xA0:\n", "d'origine : "},
	    {"\xE2\x82\xAC", "\xE2\x82\xAC"},
	};
	char folded[LINES_FOLD];

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct line line = {.text = rows[i].text, .length = strlen(rows[i].text)};

		lines_fold(&line, folded);
		assert_string_equal(folded, rows[i].wanted);
	}
}

static void senders(void **state)
{
	static const struct {
		const char *text, *sender;
	} rows[] = {
	    {"Op 28/10/2026 12:46 heeft Els Maes <els@vzw.example> geschreven:",
	     "Els Maes <els@vzw.example"},
	    {"Els Maes <els@vzw.example> schreef op 3 mei 2026 9:00:", "Els Maes <els@vzw.example"},
	    {"On 3 May 2026 at 9:00 PM els@vzw.example wrote:", "els@vzw.example"},
	    {"Op 3/05/2026 om 9:00 schreef Els Maes:", ""},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		size_t length = strlen(rows[i].text);
		struct attribution found;
		struct line line;

		assert_true(lines_next(rows[i].text, length, 0, &line));
		assert_true(attribution_at(rows[i].text, length, &line, &found));
		assert_int_equal(found.sender.length, strlen(rows[i].sender));
		assert_memory_equal(found.sender.text, rows[i].sender, found.sender.length);
		assert_int_equal(found.end, length);
		assert_false(found.quoted);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(attributions),
	    cmocka_unit_test(heads_and_separators),
	    cmocka_unit_test(shapes_of_quotations),
	    cmocka_unit_test(words_that_stay),
	    cmocka_unit_test(signatures),
	    cmocka_unit_test(lines_below),
	    cmocka_unit_test(folding),
	    cmocka_unit_test(senders),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
