/* Forms that were cut, torn and stirred: whatever comes out has true evidence and is a record that
 * is taken in. */
#include "reading_fixture.h"

#include "advies/advies.h"
#include "form/rrn.h"
#include "json/json.h"

enum { ROUNDS = 3000, CHANGES = 25 };

static struct fixture fixture;
static uint32_t state = 42;

/* A small generator of our own, so that a fault comes back everywhere. */
static size_t below(size_t limit)
{
	state = state * 1664525u + 1013904223u;
	return limit ? (state >> 8) % limit : 0;
}

static const char table[] = "1 | Ik ben | jongere\n2 | Naam |\n3 | Leeftijd | 15\n"
			    "4 | Betrokkenen | Tom | vader | 0470 12 34 56\n";
static const char typed[] =
    "1. GEGEVENS MINDERJARIGE\nNaam: Axelle\nRijksregisternummer: 93.05.18-223.61\n"
    "Adres: Kouter 1, B-9000 Gent\nGeboortedatum: 1 mei 09\n2. AANVRAGER\nNaam: An\n"
    "Tussen wie is er een conflict: Tom \xE2\x80\x93 Jan (vader) 0470 12 34 56; CLB, an@b.be\n"
    "3. AKKOORD\nMoeder: op de hoogte\nMet akkoord van: [x] minderjarige [ ] vader\n";

static const char *const pieces[] = {":",
				     "|",
				     "\n",
				     "\n\n",
				     "?",
				     "[x]",
				     "[ ]",
				     "\xE2\x98\x92",
				     "\xE2",
				     "\xFF",
				     " en ",
				     "0470",
				     "@",
				     "9000",
				     "(",
				     ")",
				     "-- \n",
				     "> ",
				     "\xC2\xA0",
				     "Moeder: ",
				     "Akkoord\n",
				     "12/03/09",
				     "nee",
				     ",",
				     ";",
				     "\xE2\x80\x93",
				     "kwil ni meer leven",
				     "*",
				     " - ",
				     "@.@"};

static void put_in(struct buffer *text, size_t at, const char *piece, size_t length)
{
	struct buffer out = {.data = NULL};

	buffer_add(&out, text->data, at);
	buffer_add(&out, piece, length);
	buffer_add(&out, text->data + at, text->length - at);
	buffer_free(text);
	*text = out;
}

static void change(struct buffer *text)
{
	size_t at = below(text->length), length = below(40);
	const char *piece = pieces[below(sizeof(pieces) / sizeof(pieces[0]))];
	char copy[40];

	length = at + length <= text->length ? length : text->length - at;
	switch (below(4)) {
	case 0:
		text->data[at] = (char)below(256);
		break;
	case 1:
		put_in(text, at, piece, strlen(piece));
		break;
	case 2:
		memcpy(copy, text->data + at, length);
		put_in(text, below(text->length), copy, length);
		break;
	default:
		memmove(text->data + at, text->data + at + length, text->length - at - length);
		text->length -= length;
		break;
	}
}

static char *stirred(struct arena *arena)
{
	static const char *const seeds[] = {fixture_complete, table, typed};
	const char *seed = seeds[below(3)];
	struct buffer text = {.data = NULL};
	size_t length;
	char *clean;

	buffer_text(&text, seed);
	for (size_t i = below(CHANGES); i > 0 && text.length > 50; i--)
		change(&text);
	clean = text_clean(arena, text.data, text.length, TEXT_MANY_LINES, &length);
	buffer_free(&text);
	form_rrn_mask(clean, length);
	return clean;
}

static void one_round(void)
{
	struct arena *shared = fixture.arena, *arena = arena_new();
	struct error err = {.kind = ERROR_NONE};
	struct reading *reading, *read;
	char *text = stirred(arena);
	json_t *json;

	fixture.arena = arena;
	reading = fixture_mail(&fixture, text);
	reading->mail.tekst = arena_slice(arena, text, text_fit(text, strlen(text), below(2000)));
	reading->mail.marks = below(3) ? 0 : LETTER_REPLY;
	understand(arena, reading, fixture.tables, &fixture.context);
	advies_give(arena, reading, INSTRUMENT_BEMIDDELING, fixture.texts);
	fixture_check_evidence(&fixture, reading);
	json = reading_to_json(reading);
	if (reading_from_json(arena, json, &read, &err))
		fail_msg("%s\n%s", err.text, text);
	json_decref(json);
	fixture.arena = shared;
	arena_free(&arena);
}

static void every_stirred_form_gives_a_true_record(void **unused)
{
	(void)unused;
	for (int i = 0; i < ROUNDS; i++)
		one_round();
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_stirred_form_gives_a_true_record),
	};
	int failed;

	fixture_load(&fixture);
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	fixture_unload(&fixture);
	return failed;
}
