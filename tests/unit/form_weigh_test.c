/* Words that together speak for something: their points, the stretches in which they add up, and what is quoted. */
#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/error.h"
#include "base/memory.h"
#include "form/lexicon.h"

static const char words[] = "woord niet = ni | nie\n"
			    "weegt gevaar -100 = <zin>\n"
			    "weegt gevaar 60 = konijn | knuffel~ | niet wakker\n"
			    "weegt gevaar 30 = geven\n"
			    "weegt gevaar -50 = jarig\n"
			    "weegt gevaar 120 = slaat .. haar\n"
			    "weegt gevaar suicide 20 = niet wakker\n"
			    "sterk gevaar geweld = geslagen\n";

static struct lexicon *lexicon_of(const char *text)
{
	struct lexicon *lexicon = lexicon_new();
	struct error err = {.kind = ERROR_NONE};

	if (lexicon_add(lexicon, "p", text, strlen(text), &err) < 0)
		fail_msg("%s", err.text);
	return lexicon;
}

/* "points[quotation]" for each stretch. */
static void check(const char *text, const char *expected)
{
	struct lexicon *lexicon = lexicon_of(words);
	int column = lexicon_column(lexicon, "gevaar", "");
	struct lexicon_stretches found;
	struct buffer out = {0};

	lexicon_weigh(lexicon, column, text, strlen(text), &found);
	for (size_t i = 0; i < found.count; i++) {
		const struct lexicon_stretch *stretch = &found.items[i];

		buffer_format(&out, "%d[%.*s]", stretch->points[column],
			      (int)(stretch->tot - stretch->van), text + stretch->van);
	}
	buffer_text(&out, "");
	if (strcmp(out.data, expected) != 0)
		fail_msg("\"%s\": %s, not %s", text, out.data, expected);
	buffer_free(&out);
	lexicon_free(&lexicon);
}

static void words_add_up(void **unused)
{
	(void)unused;
	check("", "");
	check("Mijn konijn slaapt.", "");
	check("Wie wil mijn konijn en mijn knuffels?", "20[konijn en mijn knuffels]");
	check("Ik ga mijn KONIJN wég geven, en de knuffelbeer.",
	      "50[KONIJN wég geven, en de knuffelbeer]");
	check("Mijn konijn is jarig, ik ga hem een knuffel geven.", "");
}

static void pairs_stand_side_by_side_in_one_sentence(void **unused)
{
	(void)unused;
	check("ik word liever ni wakker, zorg voor mijn konijn",
	      "20[ni wakker, zorg voor mijn konijn]");
	check("Ik slaap niet. Wakker is mijn konijn", "");
	check("niet vroeg wakker, mijn konijn", "");
}

/* One word or two between, in one sentence. */
static void words_apart_are_a_pair_too(void **unused)
{
	(void)unused;
	check("hij slaat weer haar", "20[slaat weer haar]");
	check("hij slaat al weer haar", "20[slaat al weer haar]");
	check("hij slaat haar", "");
	check("hij slaat nu al weer haar", "");
	check("Hij slaat. Weer haar", "");
	check("haar man slaat weer", "");
}

/* Thirty words, and no farther. */
static void words_far_apart_do_not_add_up(void **unused)
{
	static const char filling[] =
	    "een twee drie vier vijf zes zeven acht negen tien elf twaalf. ";
	struct buffer text = {0};

	(void)unused;
	buffer_format(&text, "Wie wil mijn konijn? %sIk heb ook knuffels.", filling);
	check(text.data,
	      "20[konijn? een twee drie vier vijf zes zeven acht negen tien elf twaalf. Ik heb ook "
	      "knuffels]");
	buffer_free(&text);
	buffer_format(&text, "Wie wil mijn konijn? %s%s%sIk heb ook knuffels.", filling, filling,
		      filling);
	check(text.data, "");
	buffer_free(&text);
}

/* A sentence without an end is weighed in parts. */
static void a_text_without_full_stops_is_weighed(void **unused)
{
	struct buffer text = {0};

	(void)unused;
	for (int i = 0; i < 200; i++)
		buffer_text(&text, "en nog iets ");
	buffer_text(&text, "mijn konijn en mijn knuffels");
	for (int i = 0; i < 200; i++)
		buffer_text(&text, " en nog iets");
	check(text.data, "20[konijn en mijn knuffels]");
	buffer_free(&text);
}

static void the_heaviest_of_many_are_kept(void **unused)
{
	struct lexicon *lexicon = lexicon_of(words);
	int column = lexicon_column(lexicon, "gevaar", "");
	struct lexicon_stretches found;
	struct buffer text = {0};
	int heavy = 0;

	(void)unused;
	for (int i = 0; i < 60; i++) {
		buffer_text(&text, i == 41 ? "konijn knuffel geven." : "konijn knuffel.");
		for (int j = 0; j < 40; j++)
			buffer_text(&text, " nog een woord.");
	}
	lexicon_weigh(lexicon, column, text.data, text.length, &found);
	assert_int_equal(found.count, LEXICON_STRETCHES);
	for (size_t i = 0; i < found.count; i++)
		heavy += found.items[i].points[column] == 50;
	assert_int_equal(heavy, 1);
	buffer_free(&text);
	lexicon_free(&lexicon);
}

static void add_any_word(struct buffer *text, unsigned *seed)
{
	static const char *const some[] = {"konijn", "hamster", "jarig", "geven", "nog",
					   "nu",     "een",	"twee",	 "drie",  "woord."};

	*seed = *seed * 1103515245u + 12345u;
	buffer_format(text, "%s ", some[(*seed >> 16) % (sizeof(some) / sizeof(some[0]))]);
}

/* Also where a pair reaches back over the beginning of its stretch, to a word that ends another. */
static void no_two_that_are_kept_cross(void **unused)
{
	struct lexicon *lexicon =
	    lexicon_of("weegt gevaar -100 = <zin>\n"
		       "weegt gevaar 110 = konijn | hamster | konijn .. geven\n"
		       "weegt gevaar 90 = geven | hamster .. nu\n"
		       "weegt gevaar -150 = jarig | nog\n");
	int column = lexicon_column(lexicon, "gevaar", "");
	struct lexicon_stretches found;
	struct buffer text = {0};
	unsigned seed = 1, pairs = 0;

	(void)unused;
	for (int round = 0; round < 2000; round++) {
		for (int i = 0; i < 120; i++)
			add_any_word(&text, &seed);
		lexicon_weigh(lexicon, column, text.data, text.length, &found);
		for (size_t i = 0; i < found.count; i++) {
			for (size_t j = 0; j < i; j++, pairs++)
				assert_true(found.items[i].tot <= found.items[j].van ||
					    found.items[j].tot <= found.items[i].van);
		}
		buffer_free(&text);
	}
	assert_true(pairs > 1000);
	lexicon_free(&lexicon);
}

/* The mean of the three heaviest; in a text of fewer than five the heaviest alone. */
static void what_stretches_say_together_is_told(void **unused)
{
	static const struct {
		const char *text;
		size_t weighed;
		int together;
	} cases[] = {
	    {"", 0, INT_MIN},
	    {"Mijn konijn.", 1, -40},
	    {"Ik ga geven.", 1, -70},
	    {"Ik slaap. Ik slaap. Ik slaap. Mijn konijn.", 4, -40},
	    /* at the end of a text it weighs as much as at its beginning */
	    {"Mijn konijn. Ik slaap. Ik slaap. Ik slaap. Ik slaap.", 5, -40},
	    {"Ik slaap. Ik slaap. Ik slaap. Ik slaap. Mijn konijn.", 5, -40},
	    {"Mijn konijn. Mijn knuffel. Ik slaap. Ik slaap. Ik slaap.", 5, 20},
	    {"Ik slaap. Ik slaap. Ik slaap. Mijn konijn. Mijn knuffel.", 5, 20},
	};
	struct lexicon *lexicon = lexicon_of(words);
	int column = lexicon_column(lexicon, "gevaar", "");

	(void)unused;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct lexicon_stretches found;

		lexicon_weigh(lexicon, column, cases[i].text, strlen(cases[i].text), &found);
		assert_int_equal(found.weighed, cases[i].weighed);
		assert_int_equal(found.together, cases[i].together);
	}
	lexicon_free(&lexicon);
}

static void other_columns_are_summed_too(void **unused)
{
	static const char text[] = "niet wakker, mijn konijn";
	struct lexicon *lexicon = lexicon_of(words);
	struct lexicon_stretches found;

	(void)unused;
	lexicon_weigh(lexicon, lexicon_column(lexicon, "gevaar", ""), text, strlen(text), &found);
	assert_int_equal(found.count, 1);
	assert_int_equal(found.items[0].points[lexicon_column(lexicon, "gevaar", "suicide")], 20);
	assert_int_equal(lexicon_column(lexicon, "gevaar", "geweld"), -1);
	assert_int_equal(lexicon_column(lexicon, "rol", ""), -1);
	lexicon_free(&lexicon);
}

static void a_fault_names_its_line(void **unused)
{
	static const struct {
		const char *text, *part;
	} cases[] = {
	    {"weegt gevaar = konijn", "p:1: no points"},
	    {"weegt gevaar veel = konijn", "p:1: no points"},
	    {"weegt gevaar 12x = konijn", "p:1: no points"},
	    {"weegt gevaar 10001 = konijn", "p:1: no points"},
	    {"weegt 12 = konijn", "p:1: no points"},
	    {"\nweegt gevaar 12 = konijn en hond", "p:2: points are for"},
	    {"weegt gevaar 12 = konijn | | hond", "p:1: an empty phrase"},
	    {"weegt gevaar 12 = een konijn~", "p:1: points are for"},
	    {"weegt gevaar 12 = ...", "p:1: points are for"},
	    {"weegt gevaar 12 = .. een", "p:1: points are for"},
	    {"weegt gevaar 12 = een ..", "p:1: points are for"},
	    {"weegt gevaar 12 = een..twee", "p:1: points are for"},
	    {"weegt gevaar 12 = een .. twee drie", "p:1: points are for"},
	};

	(void)unused;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct lexicon *lexicon = lexicon_new();
		struct error err = {.kind = ERROR_NONE};

		assert_int_equal(
		    lexicon_add(lexicon, "p", cases[i].text, strlen(cases[i].text), &err), -1);
		if (!strstr(err.text, cases[i].part))
			fail_msg("\"%s\": %s", cases[i].text, err.text);
		lexicon_free(&lexicon);
	}
}

static void too_many_columns_are_a_fault(void **unused)
{
	struct lexicon *lexicon = lexicon_new();
	struct error err = {.kind = ERROR_NONE};
	struct buffer text = {0};

	(void)unused;
	for (int i = 0; i <= LEXICON_COLUMNS; i++)
		buffer_format(&text, "weegt gevaar soort%d 12 = konijn\n", i);
	assert_int_equal(lexicon_add(lexicon, "p", text.data, text.length, &err), -1);
	assert_non_null(strstr(err.text, "p:13: words are weighed for too many things"));
	buffer_free(&text);
	lexicon_free(&lexicon);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(words_add_up),
	    cmocka_unit_test(pairs_stand_side_by_side_in_one_sentence),
	    cmocka_unit_test(words_apart_are_a_pair_too),
	    cmocka_unit_test(words_far_apart_do_not_add_up),
	    cmocka_unit_test(a_text_without_full_stops_is_weighed),
	    cmocka_unit_test(the_heaviest_of_many_are_kept),
	    cmocka_unit_test(no_two_that_are_kept_cross),
	    cmocka_unit_test(what_stretches_say_together_is_told),
	    cmocka_unit_test(other_columns_are_summed_too),
	    cmocka_unit_test(a_fault_names_its_line),
	    cmocka_unit_test(too_many_columns_are_a_fault),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
