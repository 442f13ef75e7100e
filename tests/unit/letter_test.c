/* The words of a letter: flowed lines, quoted history, forwards, names of limits and marks. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/memory.h"
#include "letter/flowed.h"
#include "letter/forward.h"
#include "letter/letter.h"
#include "letter/quote.h"

static void flowed_lines(void **state)
{
	static const struct {
		const char *what, *text;
		bool delsp;
		const char *wanted;
	} rows[] = {
	    {"soft break", "een \ntwee\n", false, "een twee\n"},
	    {"delsp", "een \ntwee\n", true, "eentwee\n"},
	    {"hard break", "een\ntwee\n", false, "een\ntwee\n"},
	    {"stuffed", " >geen aanhaling\n From here\n", false, ">geen aanhaling\nFrom here\n"},
	    {"quote", "> een \n> twee\n", false, "> een twee\n"},
	    {"another depth ends it", "> een \ntwee\n", false, "> een \ntwee\n"},
	    {"signature mark", "slot \n-- \nAn\n", false, "slot \n-- \nAn\n"},
	    {"a label without an answer", "Naam: \nLeeftijd: 15\nGsm: \n", false,
	     "Naam: \nLeeftijd: 15\nGsm: \n"},
	    {"quoted", "> Naam: \n> Leeftijd: 15\n", false, "> Naam: \n> Leeftijd: 15\n"},
	    {"a line of that length breaks by itself",
	     "wat ik jullie wou vragen over de vergadering van vrijdag is dit: \nmag het?\n", false,
	     "wat ik jullie wou vragen over de vergadering van vrijdag is dit: mag het?\n"},
	    {"the end of such a line", "een \ntwee: \ndrie\n", false, "een twee: drie\n"},
	    {"no line end", "een \ntwee", false, "een twee\n"},
	    {"nothing", "", false, ""},
	};
	struct arena *arena = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		char *out = flowed_join(arena, rows[i].text, strlen(rows[i].text), rows[i].delsp);

		if (strcmp(out, rows[i].wanted) != 0)
			fail_msg("%s: '%s'", rows[i].what, out);
	}
	arena_free(&arena);
}

static void own_words(void **state)
{
	static const struct {
		const char *what;
		bool answer;
		const char *text, *wanted;
	} rows[] = {
	    {"nothing quoted", true, "Dag,\n\nja.\n", "Dag,\n\nja."},
	    {"quoted lines", true, "Ja.\n> vraag?\n> nog een\n", "Ja."},
	    {"nl attribution", true, "Ja.\n\nOp 3 mei 2026 om 10:00 schreef Els <e@x.be>:\n> v\n",
	     "Ja."},
	    {"nl name first", true, "Ja.\n\nEls <e@x.be> schreef op 3 mei 2026:\n> v\n", "Ja."},
	    {"fr", true, "Oui.\n\nLe 3 mai 2026 à 10:00, Els a écrit :\n\nbonjour\n", "Oui."},
	    {"de", true, "Ja.\n\nAm 03.05.2026 um 10:00 schrieb Els:\n> v\n", "Ja."},
	    {"en, broken over lines", true,
	     "Yes.\nOn Sun, May 3, 2026 at 10:00 AM Els <\ne@x.be> wrote:\n> v\n", "Yes."},
	    {"separator", true, "Ja.\n-----Oorspronkelijk bericht-----\nVan: Els\nvraag\n", "Ja."},
	    {"outlook head", true,
	     "Ja.\n\nFrom: Els <e@x.be>\nSent: Monday\nTo: An\nSubject: v\n\nvraag\n", "Ja."},
	    {"failure_30 answers inside", true, "> a?\nja\n> b?\nnee\n", "ja\nnee"},
	    {"failure_30 only a quotation", true, "> ik antwoord hier\n", "> ik antwoord hier"},
	    {"failure_30 answer below", true,
	     "Op 3 mei 2026 schreef Els <e@x.be>:\n> v\n\nMijn antwoord.\n", "Mijn antwoord."},
	    {"failure_30 head first", true, "Van: Els <e@x.be>\nAan: An\nOnderwerp: v\nDatum: nu\n",
	     "Van: Els <e@x.be>\nAan: An\nOnderwerp: v\nDatum: nu"},
	    {"signature of an answer", true, "Ja.\n-- \nAn\n011 22 33 44\n", "Ja."},
	    {"signature of a request", false, "Vraag.\n-- \nAn\n", "Vraag.\n-- \nAn"},
	    {"device line", false, "Vraag.\n\nVerzonden vanaf mijn iPhone\n", "Vraag."},
	    {"a sentence with 'op'", true, "Op 3 mei was ik er.\nToen niet.\n",
	     "Op 3 mei was ik er.\nToen niet."},
	    {"'original message' in a sentence", true, "Original message\nblijft.\n",
	     "Original message\nblijft."},
	    {"form lines are no head", false, "Van: Jan\nPostcode: 3600\nVraag: x\n",
	     "Van: Jan\nPostcode: 3600\nVraag: x"},
	    {"nothing at all", true, "", ""},
	};
	struct arena *arena = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		char *out =
		    quote_own_words(arena, rows[i].text, strlen(rows[i].text), rows[i].answer);

		if (strcmp(out, rows[i].wanted) != 0)
			fail_msg("%s: '%s'", rows[i].what, out);
	}
	arena_free(&arena);
}

static void answer_subjects(void **state)
{
	(void)state;
	assert_true(quote_answer_subject("Re: x"));
	assert_true(quote_answer_subject("ANTW: x"));
	assert_true(quote_answer_subject(" AW: x"));
	assert_true(quote_answer_subject("RÉ: x"));
	assert_false(quote_answer_subject("Reden: x"));
	assert_false(quote_answer_subject("Fwd: x"));
	assert_false(quote_answer_subject(NULL));
}

static void failure_22_forwards(void **state)
{
	static const struct {
		const char *what, *subject, *text;
		const char *adres, *naam, *onderwerp, *tekst, *note;
	} rows[] = {
	    {"gmail", "Fwd: x",
	     "Zie hier.\n\n---------- Forwarded message ---------\nFrom: Jan <j@x.be>\nDate: "
	     "nu\nSubject: s\nTo: a@x.be\n\nTekst.\n",
	     "j@x.be", "Jan", "s", "Tekst.", "Zie hier."},
	    {"apple nl", "x",
	     "Begin doorgestuurd bericht:\n\n> Van: Jan <j@x.be>\n> Onderwerp: s\n> Datum: nu\n> "
	     "Aan: a@x.be\n> \n> Tekst.\n",
	     "j@x.be", "Jan", "s", "Tekst.", NULL},
	    {"outlook de by subject", "WG: x",
	     "Von: Jan [mailto:j@x.be]\nGesendet: heute\nAn: a@x.be\nBetreff: s\n\nTekst.\n",
	     "j@x.be", "Jan", "s", "Tekst.", NULL},
	    {"thunderbird fr", "Fwd: x",
	     "-------- Message transféré --------\nSujet : s\nDate : nu\nDe : Jan <j@x.be>\nPour : "
	     "a@x.be\n\nTekst.\n",
	     "j@x.be", "Jan", "s", "Tekst.", NULL},
	    {"outlook fr by subject", "TR: x",
	     "De : Jan <j@x.be>\nEnvoyé : nu\nÀ : a@x.be\nObjet : s\n\nTekst.\n", "j@x.be", "Jan",
	     "s", "Tekst.", NULL},
	};
	struct arena *arena = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct letter_forward *forward =
		    forward_find(arena, rows[i].text, strlen(rows[i].text), rows[i].subject);

		if (!forward)
			fail_msg("%s: no forward", rows[i].what);
		assert_string_equal(forward->van.adres, rows[i].adres);
		assert_string_equal(forward->van.naam, rows[i].naam);
		assert_string_equal(forward->onderwerp, rows[i].onderwerp);
		assert_string_equal(forward->tekst, rows[i].tekst);
		if (rows[i].note)
			assert_string_equal(forward->begeleidende_tekst, rows[i].note);
		else
			assert_null(forward->begeleidende_tekst);
	}
	arena_free(&arena);
}

static void answers_are_no_forwards(void **state)
{
	static const char answer[] =
	    "Ja.\n\nVan: Jan <j@x.be>\nVerzonden: nu\nAan: a\nOnderwerp: s\n\nv\n";
	static const char bare[] = "Forwarded message\nis een Engels woord.\n";
	struct arena *arena = arena_new();

	(void)state;
	assert_null(forward_find(arena, answer, strlen(answer), "RE: s"));
	assert_null(forward_find(arena, bare, strlen(bare), "x"));
	assert_null(forward_find(arena, "", 0, "Fwd: x"));
	arena_free(&arena);
}

static double seconds_of(void (*parse)(struct arena *, const char *, size_t), const char *text,
			 size_t length)
{
	struct arena *arena = arena_new();
	clock_t start = clock();

	parse(arena, text, length);
	arena_free(&arena);
	return (double)(clock() - start) / CLOCKS_PER_SEC;
}

static void parse_flowed(struct arena *arena, const char *text, size_t length)
{
	flowed_join(arena, text, length, false);
}

static void parse_quotes(struct arena *arena, const char *text, size_t length)
{
	quote_own_words(arena, text, length, true);
}

static void parse_forward(struct arena *arena, const char *text, size_t length)
{
	forward_find(arena, text, length, "Fwd: x");
}

/* Twice the text may cost twice the time, not four times; and never long. Times of processor, with room for
 * a slow machine and for sanitizers. */
static void failure_34_linear_on_hostile_text(void **state)
{
	static const char *const pieces[] = {">",
					     "> \n",
					     "Op 3 mei \n",
					     "van: x\n",
					     "From: a\nTo: b\n",
					     "\n",
					     " ",
					     "-----\n",
					     "____\n",
					     "- ",
					     "On 1 @ <\n",
					     "-- \n",
					     "Op 1 schreef\n",
					     "van: a\naan: b\ndatum: c\ncc: d\n",
					     "Le 1 a \xC3\xA9\x63rit :\n",
					     "On 1:00 A On 1:00 B On 1:00 C <d@e> wrote:\n> \n",
					     "12 x <a@b>\n\n",
					     "-Jan\n\n",
					     "--- Van: a Aan: b Van: c ---",
					     "FROM:Van:De:"};
	static void (*const parsers[])(struct arena *, const char *,
				       size_t) = {parse_flowed, parse_quotes, parse_forward};
	enum { WHOLE = 5 * 1024 * 1024 };

	(void)state;
	for (size_t i = 0; i < sizeof(pieces) / sizeof(pieces[0]); i++) {
		struct buffer text = {0};

		while (text.length < WHOLE)
			buffer_text(&text, pieces[i]);
		for (size_t p = 0; p < sizeof(parsers) / sizeof(parsers[0]); p++) {
			double half = seconds_of(parsers[p], text.data, WHOLE / 2);
			double whole = seconds_of(parsers[p], text.data, WHOLE);

			if (whole > 5 || (whole > 0.2 && whole > 3 * half + 0.2))
				fail_msg("parser %zu, '%s': %.2f s, half of it %.2f s", p,
					 pieces[i], whole, half);
		}
		buffer_free(&text);
	}
}

static void names(void **state)
{
	(void)state;
	assert_null(letter_limit_name(LETTER_WITHIN_LIMITS));
	assert_string_equal(letter_limit_name(LETTER_TOO_LARGE), "grootte");
	assert_string_equal(letter_limit_name(LETTER_TOO_DEEP), "diepte");
	assert_string_equal(letter_limit_name(LETTER_TOO_MANY_PARTS), "delen");
	assert_string_equal(letter_limit_name(LETTER_HEADER_TOO_LARGE), "kop");
	assert_string_equal(letter_limit_name(LETTER_TEXT_TOO_LARGE), "tekst");
	for (unsigned bit = 0; bit <= 16; bit++)
		assert_non_null(letter_mark_name((enum letter_mark)(1u << bit)));
	assert_null(letter_mark_name((enum letter_mark)(1u << 17)));
	assert_int_equal(letter_limits_default().depth, 50);
	assert_int_equal(letter_limits_default().parts, 1000);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(flowed_lines),
	    cmocka_unit_test(own_words),
	    cmocka_unit_test(answer_subjects),
	    cmocka_unit_test(failure_22_forwards),
	    cmocka_unit_test(answers_are_no_forwards),
	    cmocka_unit_test(failure_34_linear_on_hostile_text),
	    cmocka_unit_test(names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
