/* Mails whose letters take two and three bytes: no limit that counts bytes may leave half a character in a value or
 * in a quotation. The mails of tests/corpus, as they stand in their files, with ASCII letters replaced at random
 * places and words put in that have no ASCII letter at all. */
#include "reading_fixture.h"

#include <glob.h>

#include "advies/advies.h"
#include "form/rrn.h"
#include "json/json.h"

enum { EVERY = 5, ROUNDS = 5, LONGEST = 120, LARGEST = 1 << 20 };

static struct fixture fixture;
static uint32_t state = 7;

/* A small generator of our own, so that a fault comes back everywhere. */
static size_t below(size_t limit)
{
	state = state * 1664525u + 1013904223u;
	return limit ? (state >> 8) % limit : 0;
}

static const char *letter(void)
{
	static const char *const letters[] = {
	    "\xC3\xA9",	    /* e acute */
	    "\xC5\x91",	    /* o with two acutes */
	    "\xC3\x89",	    /* E acute: a capital of a name */
	    "\xD0\xB6",	    /* Cyrillic */
	    "\xE1\xBB\x85", /* e with circumflex and tilde */
	    "\xE4\xB8\xAD", /* Chinese */
	    "\xE1\xBA\x9E", /* capital sharp s */
	};

	return letters[below(sizeof(letters) / sizeof(letters[0]))];
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* A word, or a few, of nothing but such letters, so that any cut behind it may fall inside one. */
static void put_word(struct buffer *out)
{
	size_t words = 1 + below(6);

	for (size_t i = 0; i < words; i++) {
		for (size_t size = 1 + below(LONGEST); size > 0; size--)
			buffer_text(out, letter());
		buffer_text(out, below(3) ? " " : ", ");
	}
}

/* `rare`: one letter of so many is replaced; 0: none. `words`: one blank of so many gets words behind it. `flat`:
 * the signs that end sentences are left out, so that the limits of sentences and lines are met. */
static const char *changed(struct arena *arena, const char *text, size_t rare, size_t words,
			   bool flat)
{
	struct buffer out = {.data = NULL};
	size_t length;
	char *result;

	for (; *text; text++) {
		if (rare && is_letter(*text) && below(rare) == 0)
			buffer_text(&out, letter());
		else if (!flat || !strchr(".!?\n", *text) || below(4) == 0)
			buffer_add(&out, text, 1);
		else
			buffer_text(&out, " ");
		if (words && *text == ' ' && below(words) == 0)
			put_word(&out);
	}
	result = text_clean(arena, out.data, out.length, TEXT_MANY_LINES, &length);
	form_rrn_mask(result, length);
	buffer_free(&out);
	return result;
}

static void check(const char *text, const char *file)
{
	struct error err = {.kind = ERROR_NONE};
	struct reading *reading = fixture_mail(&fixture, text), *read;
	json_t *json;

	reading->mail.from = (struct letter_address){"Zo\xC3\xA9 Peeters", "zoe@a.example"};
	understand(fixture.arena, reading, fixture.tables, &fixture.context);
	advies_give(fixture.arena, reading, INSTRUMENT_BEMIDDELING, fixture.texts);
	fixture_check_evidence(&fixture, reading);
	json = reading_to_json(reading);
	if (!json || reading_from_json(fixture.arena, json, &read, &err))
		fail_msg("%s: %s\n%s", file, err.text, text);
	json_decref(json);
}

static void check_mail(const char *file)
{
	static const struct {
		size_t rare, words;
		bool flat;
	} ways[ROUNDS] = {
	    {5, 0, false}, {12, 0, true}, {0, 9, false}, {0, 15, true}, {30, 25, true}};
	struct arena *shared = fixture.arena, *arena = arena_new();
	struct error err = {.kind = ERROR_NONE};
	struct buffer mail = {.data = NULL};
	const char *body;

	fixture.arena = arena;
	assert_int_equal(file_read(file, LARGEST, &mail, &err), 0);
	buffer_add(&mail, "", 1);
	body = strstr(mail.data, "\n\n");
	for (size_t i = 0; body && i < ROUNDS; i++)
		check(changed(arena, body + 2, ways[i].rare, ways[i].words, ways[i].flat), file);
	buffer_free(&mail);
	fixture.arena = shared;
	arena_free(&arena);
}

static void no_cut_leaves_half_a_character(void **unused)
{
	glob_t files;

	(void)unused;
	assert_int_equal(glob("tests/corpus/*.eml", 0, NULL, &files), 0);
	assert_true(files.gl_pathc > 100);
	for (size_t i = 0; i < files.gl_pathc; i += EVERY)
		check_mail(files.gl_pathv[i]);
	globfree(&files);
}

/* One for each limit: "%" is where the letters come. */
static const char *const seeds[] = {
    "Ik ben begeleider in een centrum voor geestelijke gezondheidszorg en % vraag een overleg.",
    "Ik werk als psycholoog bij vzw % % % % in Genk.",
    "Hierbij vraag ik een overleg.\n\nMvg\nIne Maes\nCAW %\n% dienst %\n0470 00 11 22",
    "Ik heb ruzie met mijn begeleidster % en wil bemiddeling %",
    "% mijn zoon % (15) % woont in de %straat 12 bus %, 3600 Genk %",
    "Wij wonen in Genk, %weg 3% en %laan 4, 3600 Genk.",
    "% ik wil dood % en dan %",
    "% mijn stiefpapa slaat mij % elke avond %",
    "Mail mij op %@%.be of bel mijn mama % 0470 00 11 22 %",
    "Ik ben de mama van %. % en zijn papa % zijn akkoord met % het overleg %.",
    "Betrokken: mama % (0470 00 11 22), begeleidster % van vzw %, %@%.be; de school % en %",
    "- vader %: akkoord %\n- moeder %, 0470 00 11 22: niet akkoord %\n- CLB %",
    "Mijn ouders mogen dit % niet weten, % niet bellen naar huis %",
    "De voorziening % stopt de begeleiding % zonder ons akkoord %",
    ("Naam kind: %\nLeeftijd: 14\nAdres: %straat 3, 3600 Genk\nGemeente: % (%)\nNaam aanvrager: %, "
     "%\n"
     "Dienst: % %\nE-mail: %@%.be\nBetrokkenen: % (vader, %), %\nWaarover gaat het?: % %\n"),
    ("Ik ben: ouder\nVoornaam: %\nNaam: %\nPostcode: 3600\nAkkoord: [x] % [ ] %\nMoeder: % 0470 00 "
     "11 22\n"),
};

enum { TIMES = 120, WORD = 90 };

static const char *filled(struct arena *arena, const char *seed)
{
	struct buffer out = {.data = NULL};
	size_t length;
	char *result;

	for (; *seed; seed++) {
		if (*seed != '%')
			buffer_add(&out, seed, 1);
		else if (below(4) == 0)
			put_word(&out);
		else
			for (size_t i = below(WORD); i > 0; i--)
				buffer_text(&out, letter());
	}
	result = text_clean(arena, out.data, out.length, TEXT_MANY_LINES, &length);
	buffer_free(&out);
	form_rrn_mask(result, length);
	return result;
}

static void no_limit_cuts_a_letter(void **unused)
{
	(void)unused;
	for (size_t i = 0; i < TIMES * sizeof(seeds) / sizeof(seeds[0]); i++) {
		struct arena *shared = fixture.arena, *arena = arena_new();
		const char *seed = seeds[i % (sizeof(seeds) / sizeof(seeds[0]))];

		fixture.arena = arena;
		check(filled(arena, seed), seed);
		fixture.arena = shared;
		arena_free(&arena);
	}
}

/* What is told of a mail longer than 12 kB ends inside a letter, wherever that falls. */
static void a_long_story_is_cut_between_letters(void **unused)
{
	(void)unused;
	for (size_t shift = 0; shift < 6; shift++) {
		struct arena *shared = fixture.arena, *arena = arena_new();
		struct buffer out = {.data = NULL};

		fixture.arena = arena;
		buffer_text(&out, "Ik ben de mama van Jef. ");
		for (size_t i = 0; i < shift; i++)
			buffer_text(&out, "x");
		while (out.length < 13000)
			buffer_text(&out, out.length % 50 == 0 ? " " : letter());
		buffer_text(&out, " en ik wil bemiddeling\n");
		check(text_clean(arena, out.data, out.length, TEXT_MANY_LINES, NULL), "long");
		buffer_free(&out);
		fixture.arena = shared;
		arena_free(&arena);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(no_cut_leaves_half_a_character),
	    cmocka_unit_test(no_limit_cuts_a_letter),
	    cmocka_unit_test(a_long_story_is_cut_between_letters),
	};
	int failed;

	fixture_load(&fixture);
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	fixture_unload(&fixture);
	return failed;
}
