/* Phrases with their meaning: how they are written, where they stand, and what stands around them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/error.h"
#include "base/memory.h"
#include "form/lexicon.h"

static struct lexicon *lexicon_of(const char *text)
{
	struct lexicon *lexicon = lexicon_new();
	struct error err = {.kind = ERROR_NONE};

	if (lexicon_add(lexicon, "p", text, strlen(text), &err))
		fail_msg("%s", err.text);
	lexicon_ready(lexicon);
	return lexicon;
}

/* "onderwerp waarde[text]" for each hit, with its marks: h hidden, o denied, v past, a quoted. */
static void write_hits(const struct lexicon *lexicon, const char *text, struct buffer *out)
{
	struct arena *arena = arena_new();
	struct lexicon_hits hits = lexicon_scan(arena, lexicon, text, strlen(text));

	for (size_t i = 0; i < hits.count; i++) {
		const struct lexicon_hit *hit = &hits.items[i];

		buffer_format(out, "%s%s%s[%.*s]%s%s%s%s", hit->meaning->onderwerp,
			      hit->meaning->waarde[0] ? "=" : "", hit->meaning->waarde,
			      (int)(hit->tot - hit->van), text + hit->van, hit->hidden ? "h" : "",
			      hit->denied ? "o" : "", hit->past ? "v" : "", hit->quoted ? "a" : "");
		if (hit->number >= 0)
			buffer_format(out, "#%d", hit->number);
		if (hit->naam_tot > hit->naam_van)
			buffer_format(out, "<%.*s>", (int)(hit->naam_tot - hit->naam_van),
				      text + hit->naam_van);
	}
	buffer_text(out, "");
	arena_free(&arena);
}

struct scan_case {
	const char *text, *hits;
};

static void check_scans(const char *words, const struct scan_case *cases, size_t count)
{
	struct lexicon *lexicon = lexicon_of(words);

	for (size_t i = 0; i < count; i++) {
		struct buffer out = {0};

		write_hits(lexicon, cases[i].text, &out);
		if (strcmp(out.data, cases[i].hits) != 0)
			fail_msg("\"%s\": %s, not %s", cases[i].text, out.data, cases[i].hits);
		buffer_free(&out);
	}
	lexicon_free(&lexicon);
}
#define CHECK_SCANS(words, cases) check_scans(words, cases, sizeof(cases) / sizeof((cases)[0]))

static void phrases_are_found_in_any_spelling(void **unused)
{
	static const struct scan_case cases[] = {
	    {"Ik WIL ni meeer leven", ""}, /* "meeer" is drawn out to "mer" */
	    {"kWil. wil nie meer\nleven!", "a[wil nie meer\nleven]"},
	    {"Su\xC3\xAF"
	     "cidaliteit",
	     "a[Su\xC3\xAF"
	     "cidaliteit]"},
	    {"dat hij mij soms heel hard slaat", "b[mij soms heel hard slaat]"},
	    {"mij een twee drie vier vijf zes slaat", ""},
	    {"Het is van mij. Hij slaat", ""}, /* a gap stays within its sentence */
	    {"mij mij slaat", "b[mij mij slaat]b[mij slaat]h"},
	    {"niet meer leven wil", ""},
	};

	(void)unused;
	CHECK_SCANS("woord niet = ni | nie\n"
		    "sterk a = wil niet meer leven | suicid~\n"
		    "sterk b = mij ... slaat\n",
		    cases);
}

static void a_word_may_stand_for_more(void **unused)
{
	static const struct scan_case cases[] = {
	    {"kheb honger", "a[kheb]"},
	    {"Ik heb dorst", "a[Ik heb]"},
	    {"ik, kheb", "a[kheb]"},
	    {"nu kheb", "c[nu kheb]a[kheb]"},
	};

	(void)unused;
	CHECK_SCANS("woord ik heb = kheb\nsterk a = ik heb\nsterk c = nu kheb\n", cases);
}

static void a_place_may_have_choices(void **unused)
{
	static const struct scan_case cases[] = {
	    {"mijn mama", "r=m[mijn mama]"},
	    {"Onze grote papa zei", "r=m[Onze grote papa]"},
	    {"mijn grote grote papa", ""},
	    {"mijn begeleidster", "r=m[mijn begeleidster]"},
	    {"ons mama", ""},
	};

	(void)unused;
	CHECK_SCANS("sterk r m = mijn/onze [grote] mama/papa/begeleid~\n", cases);
}

/* A word that may be missing takes none that must be there. */
static void what_may_be_missing_gives_way(void **unused)
{
	static const struct scan_case cases[] = {
	    {"tot morgen mag blijven", "a[tot morgen mag blijven]"},
	    {"tot morgen vroeg mag blijven", "a[tot morgen vroeg mag blijven]<vroeg>"},
	    {"mijn naam is Bo plusmama", "b[mijn naam is Bo plusmama]<Bo>"},
	    {"toch wel dan", "c[toch wel dan]"},
	    {"toch wel wel dan", "c[toch wel wel dan]"},
	    {"toch dan", ""},
	    {"nu x ja y z nee", "d[nu x ja y z nee]<y>"},
	    {"nu ja nee", "d[nu ja nee]"},
	    {"nu nee", ""},
	};

	(void)unused;
	CHECK_SCANS("sterk a = tot morgen [<woord>] mag blijven\n"
		    "sterk b = mijn naam is <naam> [<naam>] [<woord>] plusmama\n"
		    "sterk c = toch [wel] wel dan\n"
		    "sterk d = nu [x/ja] ja [<woord>] [y/z] [z] nee\n",
		    cases);
}

static void terms_may_stand_in_either_order(void **unused)
{
	static const struct scan_case cases[] = {
	    {"haar paspoort is al afgenomen", "g=a[paspoort is al afgenomen]"},
	    {"hij heeft afgenomen wat telt: mijn pas", "g=a[afgenomen wat telt: mijn pas]"},
	    {"Een pas. Afgenomen", ""},
	    {"pas een twee drie vier vijf zes zeven acht negen tien elf afgenomen", ""},
	    {"c b a", "g=c[c b a]"},
	    {"b c a", "g=c[b c a]"},
	};

	(void)unused;
	CHECK_SCANS("sterk g a = paspoort/pas & afgenomen\nsterk g c = a & b & c\n", cases);
}

static void numbers_and_names_are_caught(void **unused)
{
	static const struct scan_case cases[] = {
	    {"ik ben 15", "r[ik ben 15]#15"},
	    {"Ik ben 15j en", "r[Ik ben 15j]#15"},
	    {"ik ben 15-jarige", "r[ik ben 15]#15"},
	    {"ik ben 2010", ""},
	    {"ik ben 15u", ""},
	    {"Noor (14) zegt", "n[Noor (14]#14<Noor>"},
	    {"noor (14) zegt", ""},
	    {"\xC3\x89"
	     "mile is 9",
	     "n[\xC3\x89"
	     "mile is 9]#9<\xC3\x89"
	     "mile>"},
	};

	(void)unused;
	CHECK_SCANS("sterk r = ik ben <n>\nsterk n = <naam> [is] <n>\n", cases);
}

static void traps_and_longer_phrases_hide(void **unused)
{
	static const struct scan_case cases[] = {
	    {"hij slaat mij", "g[slaat mij]g[slaat]h"},
	    {"dat slaat op niets", "g[dat slaat op]"
				   "g[slaat]h"},
	    {"stopt", "s[stopt]"},
	    /* another subject hides nothing */
	    {"de bemiddeling stopt", "i[bemiddeling]"
				     "s[stopt]"},
	};

	(void)unused;
	CHECK_SCANS("sterk g = slaat | slaat mij\nval g = dat slaat op\n"
		    "sterk s = stopt\nsterk i = bemiddeling\n",
		    cases);
}

/* The first hit's phrase names a word of the second. */
static bool shares(const char *words, const char *text)
{
	struct lexicon *lexicon = lexicon_of(words);
	struct arena *arena = arena_new();
	struct lexicon_hits hits = lexicon_scan(arena, lexicon, text, strlen(text));
	bool shared;

	assert_int_equal(hits.count, 2);
	shared = lexicon_shares_word(&hits.items[0], &hits.items[1]);
	arena_free(&arena);
	lexicon_free(&lexicon);
	return shared;
}

static void what_stands_in_a_gap_is_not_named(void **unused)
{
	(void)unused;
	assert_true(shares("val a = film ... mes\nsterk b = mes", "na de film een mes"));
	assert_false(shares("val a = film ... mes\nsterk b = slaat mij",
			    "na de film slaat mij hij met een mes"));
	assert_true(
	    shares("val a = film & mes\nsterk b = hij ... mes", "film waar hij een mes ziet"));
	assert_false(
	    shares("val a = film ... mes\nsterk b = boek", "film met een mes en een boek"));
}

static void the_context_is_seen(void **unused)
{
	static const struct scan_case cases[] = {
	    {"hij stopt nu niet", "s[stopt]o"
				  "ontken[niet]"},
	    {"niet zo snel, hij stopt", "ontken[niet]"
					"s[stopt]o"},
	    {"Niet doen. Hij stopt", "ontken[Niet]"
				     "s[stopt]"},
	    {"niet een twee drie vier vijf stopt", "ontken[niet]"
						   "s[stopt]"},
	    {"vroeger stopt hij", "verleden[vroeger]"
				  "s[stopt]v"},
	    {"zij zegt: stopt", "aangehaald[zij zegt]"
				"s[stopt]a"},
	    /* its own "niet" denies nothing */
	    {"stopt niet meer", "s=nee[stopt niet]"
				"s[stopt]ho"
				"ontken[niet]"},
	};

	(void)unused;
	CHECK_SCANS("sterk s = stopt\nsterk s nee = stopt niet\nsterk ontken = niet\n"
		    "sterk verleden = vroeger\nsterk aangehaald = zij zegt\n",
		    cases);
}

static void a_slot_may_stand_among_words(void **unused)
{
	static const struct scan_case cases[] = {
	    {"al enkele dagen weg", "a[al enkele dagen]"},
	    {"al 3 dagen weg", "a[al 3 dagen]#3"},
	    {"al dagen weg", ""},
	    {"waar Sam is", "b[waar Sam is]<Sam>"},
	    {"waar hij is", "b[waar hij is]"},
	    {"waar iemand is", ""},
	    {"Hij weg", "c[Hij weg]"},
	    {"Sam weg", "c[Sam weg]<Sam>"},
	};

	(void)unused;
	CHECK_SCANS("sterk a = al enkele/<n> dagen\n"
		    "sterk b = waar hij/<naam> is\n"
		    "sterk c = hij/<naam> weg\n",
		    cases);
}

static void a_group_stands_for_its_words(void **unused)
{
	static const struct scan_case cases[] = {
	    {"hij sloeg mij", "a[hij sloeg mij]"},
	    {"hij schopte haar", "a[hij schopte haar]"},
	    {"hij klopte op mij", "a[hij klopte op mij]"},
	    {"hij hitte mij", ""},
	    {"3 keer slaan", "b[3 keer slaan]#3"},
	    {"2 weken schop", "b[2 weken schop]#2"},
	};

	(void)unused;
	CHECK_SCANS(
	    "groep slaat = sloeg | schop~\n" /* goes on in another line, and in another file */
	    "groep wie = mij/haar\n"
	    "groep slaat = klopte/slaan\n"
	    "sterk a = hij @slaat [op] @wie\n"
	    "sterk b = <n> keer/weken @slaat\n"
	    "groep slaat = hitte\n", /* what is added later holds for what follows */
	    cases);
}

static void faults_name_file_and_line(void **unused)
{
	static const char *const wrong[] = {
	    "\nsterk a = x ... \n",
	    "\nsterk a\n",
	    "\nsterk a ... b\n",
	    "\nsterk a = b c d e f g h i j k\n",
	    "\nsterk a = een-twee\n",
	    "\nsterk a = ... b\n",
	    "\nsterk a = [b] c\n",
	    "\nsterk a = b || c\n",
	    "\nsterk a = b [two words] c\n",
	    "\nsterk a = b [d/e f/g] c\n",
	    "\nsterk a = b [c\n",
	    "\nsterk a = b <n>/<naam> c\n",
	    "\nsterk a = b c] d\n",
	    "\nsterk a =\n",
	    "\nsterk = b\n",
	    "\nheel sterk = b\n",
	    "\nsterk a = b~/c~ | d~\n",
	    "\nsterk a = b & \n",
	    "\nsterk a = & b\n",
	    "\nsterk a = b & c & d & e\n",
	    "\nsterk a = b @nobody c\n",
	    "\ngroep = b\n",
	    "\ngroep a b = c\n",
	    "\ngroep a = b c\n",
	    "\ngroep a = @a\n",
	    "\ngroep a = <n>\n",
	    "\nwoord ik heb wel dat = kheb\n",
	    "\nwoord ik heb = k heb\n",
	};

	(void)unused;
	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		struct lexicon *lexicon = lexicon_new();
		struct error err = {.kind = ERROR_NONE};

		if (lexicon_add(lexicon, "p", wrong[i], strlen(wrong[i]), &err) != -1)
			fail_msg("%s", wrong[i]);
		assert_memory_equal(err.text, "p:2: ", 5);
		lexicon_free(&lexicon);
	}
}

static void too_many_hits_are_told(void **unused)
{
	struct lexicon *lexicon = lexicon_of("sterk a = b\n");
	struct arena *arena = arena_new();
	char *text = memory_zero(2 * LEXICON_HITS + 3, 1);
	struct lexicon_hits hits;

	(void)unused;
	for (size_t i = 0; i <= LEXICON_HITS; i++)
		memcpy(text + 2 * i, "b ", 2);
	hits = lexicon_scan(arena, lexicon, text, 2 * LEXICON_HITS);
	assert_int_equal(hits.count, LEXICON_HITS);
	assert_false(hits.cut);
	hits = lexicon_scan(arena, lexicon, text, strlen(text));
	assert_int_equal(hits.count, LEXICON_HITS);
	assert_true(hits.cut);
	assert_false(hits.full);
	free(text);
	arena_free(&arena);
	lexicon_free(&lexicon);
}

static void repeat(struct buffer *text, const char *words, size_t times)
{
	for (size_t i = 0; i < times; i++)
		buffer_text(text, words);
}

/* The subjects of the hits beyond LEXICON_HITS in a text that has as many before. */
static const char *kept_of(struct arena *arena, const struct lexicon *lexicon, const char *behind)
{
	struct buffer text = {0};
	struct lexicon_hits hits;
	const char *out = "";

	repeat(&text, "b ", LEXICON_HITS);
	buffer_text(&text, behind);
	hits = lexicon_scan(arena, lexicon, text.data, text.length);
	assert_false(hits.full);
	for (size_t i = LEXICON_HITS; i < hits.count; i++)
		out = arena_format(arena, "%s%s%s", out, hits.items[i].meaning->onderwerp,
				   hits.items[i].denied ? "-" : "");
	buffer_free(&text);
	return out;
}

/* What must not be lost is found behind however many others, with what stands beside it. */
static void what_must_be_kept_is_kept_behind_too_many(void **unused)
{
	static const char far[] = "x x x x x x x x x x x x x x x x x x x x x x ";
	static const struct {
		const char *before, *behind, *kept;
	} cases[] = {
	    {"", "b b b d b b", "d"},
	    {"", "b niet d b", "ontkend-"},
	    {"", "b d niet b", "d-ontken"},
	    {"", "niet b b niet b", ""},
	    {"niet ", "d", "d"},
	    {"niet d ", "niet", "ontkend-"},
	    {"d ", "d", "dd"},
	};
	struct lexicon *lexicon = lexicon_of("sterk a = b\nsterk d = d\nsterk ontken = niet\n");
	struct arena *arena = arena_new();

	(void)unused;
	lexicon_keep(lexicon, "d", LEXICON_KEEP_ALWAYS);
	lexicon_keep(lexicon, "ontken", LEXICON_KEEP_BESIDE);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const char *kept =
		    kept_of(arena, lexicon,
			    arena_format(arena, "%s%s%s%s", cases[i].before,
					 cases[i].before[0] ? far : "", cases[i].behind,
					 " . "
					 "x x x x x x x x x x x x x x x x x x x x x x x x b"));

		if (strcmp(kept, cases[i].kept) != 0)
			fail_msg("%s..%s: %s", cases[i].before, cases[i].behind, kept);
	}
	arena_free(&arena);
	lexicon_free(&lexicon);
}

/* Of that there is an end too, and it is told. */
static void too_many_that_must_be_kept_are_told(void **unused)
{
	struct lexicon *lexicon = lexicon_of("sterk d = d\nsterk ontken = niet\n");
	struct arena *arena = arena_new();
	struct buffer text = {0};
	struct lexicon_hits hits;

	(void)unused;
	lexicon_keep(lexicon, "d", LEXICON_KEEP_ALWAYS);
	lexicon_keep(lexicon, "ontken", LEXICON_KEEP_BESIDE);
	repeat(&text, "niet ", 5 * LEXICON_HITS);
	hits = lexicon_scan(arena, lexicon, text.data, text.length);
	assert_false(hits.full);
	assert_true(hits.count <= LEXICON_HITS + LEXICON_BESIDE + 2);
	repeat(&text, "d ", LEXICON_KEPT - 1);
	hits = lexicon_scan(arena, lexicon, text.data, text.length);
	assert_true(hits.cut);
	repeat(&text, "d ", 2 * LEXICON_KEPT);
	hits = lexicon_scan(arena, lexicon, text.data, text.length);
	assert_true(hits.full);
	assert_true(hits.count <= LEXICON_HITS + LEXICON_KEPT + 1);
	buffer_free(&text);
	arena_free(&arena);
	lexicon_free(&lexicon);
}

/* Words in no order, of which every third one has a phrase, and every fifth one a second that goes on. */
static void each_of_many_with_one_first_word_is_found(void **unused)
{
	enum { MANY = 200 };
	struct buffer lines = {0}, out = {0};
	struct lexicon *lexicon;

	(void)unused;
	for (int i = 0; i < MANY; i++) {
		int k = i * 77 % MANY;

		if (k % 3 == 0)
			buffer_format(&lines, "sterk a k%d = mijn woord%d\n", k, k);
		if (k % 5 == 0)
			buffer_format(&lines, "sterk b k%d = mijn x/woord%d/y zegt\n", k, k);
	}
	lexicon = lexicon_of(lines.data);
	for (int k = 0; k < MANY; k++) {
		struct buffer text = {0}, wanted = {0};

		buffer_format(&text, "Mijn woord%d zegt", k);
		/* of two on one word, the one that stands last in the file comes first */
		buffer_text(&wanted, "");
		if (k % 5 == 0)
			buffer_format(&wanted, "b=k%d[%s]", k, text.data);
		if (k % 3 == 0)
			buffer_format(&wanted, "a=k%d[Mijn woord%d]", k, k);
		out.length = 0;
		write_hits(lexicon, text.data, &out);
		assert_string_equal(out.data, wanted.data);
		buffer_free(&text);
		buffer_free(&wanted);
	}
	buffer_free(&lines);
	buffer_free(&out);
	lexicon_free(&lexicon);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(each_of_many_with_one_first_word_is_found),
	    cmocka_unit_test(phrases_are_found_in_any_spelling),
	    cmocka_unit_test(a_word_may_stand_for_more),
	    cmocka_unit_test(a_place_may_have_choices),
	    cmocka_unit_test(what_may_be_missing_gives_way),
	    cmocka_unit_test(terms_may_stand_in_either_order),
	    cmocka_unit_test(numbers_and_names_are_caught),
	    cmocka_unit_test(traps_and_longer_phrases_hide),
	    cmocka_unit_test(what_stands_in_a_gap_is_not_named),
	    cmocka_unit_test(the_context_is_seen),
	    cmocka_unit_test(a_slot_may_stand_among_words),
	    cmocka_unit_test(a_group_stands_for_its_words),
	    cmocka_unit_test(faults_name_file_and_line),
	    cmocka_unit_test(what_must_be_kept_is_kept_behind_too_many),
	    cmocka_unit_test(too_many_that_must_be_kept_are_told),
	    cmocka_unit_test(too_many_hits_are_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
