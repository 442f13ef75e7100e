/* What a person reads in the mails to the desk and the professional: words, not codes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "advies/advies.h"
#include "base/error.h"
#include "base/memory.h"
#include "compose/compose.h"
#include "desk/dutch.h"
#include "desk/fill.h"
#include "desk/texts.h"

static struct compose_templates *templates;
static struct advies_texts *texts;
static struct arena *arena;

static int setup(void **state)
{
	struct compose_faults faults = {0};
	struct error err = {.text = ""};

	(void)state;
	texts = desk_texts_load("config/advies", &err);
	if (!texts)
		fail_msg("%s", err.text);
	if (compose_load("templates", &templates, &faults) < 0)
		fail_msg("%s", faults.items[0]);
	arena = arena_new();
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	advies_texts_free(&texts);
	compose_free(&templates);
	arena_free(&arena);
	return 0;
}

static void every_value_of_an_enumeration_has_words(void **state)
{
	static const struct {
		const struct names *names;
		bool zero; /* its "not known" is said too */
	} rows[] = {
	    {&names_soort, true},	   {&names_vorm, true},	     {&names_instrument, false},
	    {&names_regio, true},	   {&names_rol, false},	     {&names_dienst_type, false},
	    {&names_stop, false},	   {&names_janee, false},    {&names_akkoord, true},
	    {&names_toegangspoort, false}, {&names_uitkomst, false}, {&names_gevaar_soort, false},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		for (int value = 0; value < rows[i].names->count; value++) {
			const char *word = dutch_word(rows[i].names, value);

			assert_int_equal(word != NULL, value > 0 || rows[i].zero);
			assert_true(!word || !strchr(word, '_'));
		}
		assert_null(dutch_word(rows[i].names, rows[i].names->count));
		assert_null(dutch_word(rows[i].names, -1));
	}
}

static void days_and_numbers_as_people_write_them(void **state)
{
	static const struct {
		const char *in, *out;
	} phones[] = {
	    {"+32470001122", "0470 00 11 22"},
	    {"+3250001234", "050 00 12 34"},
	    {"+3292677522", "09 267 75 22"},
	    {"+3290001234", "09 000 12 34"},
	    {"+3225630342", "02 563 03 42"},
	    {"+3280090033", "0800 900 33"},
	    {"+31201234567", "+31201234567"},
	    {"1712", "1712"},
	    {"+32", "+32"},
	    {"+324700011223344556677", "+324700011223344556677"},
	    {"+3247000112x", "+3247000112x"},
	};
	char out[DUTCH_TEXT];

	(void)state;
	for (size_t i = 0; i < sizeof(phones) / sizeof(phones[0]); i++)
		assert_string_equal(dutch_phone(phones[i].in, out), phones[i].out);
	assert_null(dutch_phone(NULL, out));
	assert_string_equal(dutch_day("2010-05-03", out), "3 mei 2010");
	assert_string_equal(dutch_day("2010-13-03", out), "2010-13-03");
	assert_null(dutch_day(NULL, out));
}

static void a_refusal_of_a_server_is_said_in_words(void **state)
{
	(void)state;
	assert_string_equal(dutch_refusal("550 5.1.1"), "dit adres bestaat niet");
	assert_string_equal(dutch_refusal("5.1.10"), "op dit adres komt geen mail aan");
	assert_string_equal(dutch_refusal("5.2.2"), "deze mailbox is vol");
	assert_string_equal(dutch_refusal("5.0.922"), "deze mailbox is vol");
	assert_string_equal(dutch_refusal("554 5.7.1"),
			    "de mailserver van de ontvanger wil onze mail niet");
	assert_null(dutch_refusal("550"));
	assert_null(dutch_refusal(NULL));
}

static struct reading *request(void)
{
	struct reading *reading = reading_new(arena);
	static struct reading_signaal danger = {GEVAAR_SUICIDE, "soms denk ik aan zelfmoord"};

	reading->soort = SOORT_AANVRAAG;
	reading->taal = "fr";
	reading->mail.tekst = "eerste regel\ntweede regel";
	reading->aanvrager.dienst_type = DIENST_SDJ;
	reading->aanvrager.telefoon = "+32470001122";
	reading->client.geboortedatum = "2010-05-03";
	reading->toegangspoort = TOEGANGSPOORT_GEEN_AANMELDER;
	reading->mandaat = 1u << DIENST_SDJ | 1u << DIENST_VK;
	reading->akkoord_ouders = AKKOORD_OP_DE_HOOGTE;
	reading->gevaar = GEVAAR_SPOED;
	reading->signalen = &danger;
	reading->signaal_count = 1;
	reading_add_bron(arena, reading, "aanvrager.telefoon", "van", "0470 00 11 22", 0, 13, 0.9);
	reading_add_bron(arena, reading, "client.geboortedatum", "tekst", "03/05/2010", 0, 10, 0.9);
	return reading;
}

/* The text of a ticket. */
static const char *ticket(struct reading *reading)
{
	struct compose_values *values = compose_values_new(arena);
	struct buffer text = {0};
	struct error err = {0};
	const char *copy;

	advies_give(arena, reading, INSTRUMENT_BEMIDDELING, texts);
	compose_set(values, "dossier", "26-00042-8");
	fill_request(values, reading, true);
	fill_advice(values, reading, texts);
	fill_mail(values, reading);
	if (compose_render(templates, "ticket", false, values, NULL, &text, NULL, &err) < 0)
		fail_msg("%s", err.text);
	copy = arena_text(arena, text.data);
	buffer_free(&text);
	return copy;
}

static void expect(const char *text, const char *words)
{
	if (!strstr(text, words))
		fail_msg("not said: %s\n%s", words, text);
}

static void expect_not(const char *text, const char *words)
{
	if (strstr(text, words))
		fail_msg("said: %s\n%s", words, text);
}

static void a_ticket_has_words_for_every_code(void **state)
{
	const char *text = ticket(request());

	(void)state;
	expect(text, "- zelfdoding: “soms denk ik aan zelfmoord”\n");
	expect(text, "- Soort dienst: sociale dienst jeugdrechtbank (SDJ)\n");
	expect(text, "- Volgt dit kind: sociale dienst jeugdrechtbank (SDJ),");
	expect(text, "- Toegangspoort: niemand wil de aanmelding doen\n");
	expect(text, "- Akkoord van de jongere: niet bekend\n");
	expect(text, "- Akkoord van de ouders: op de hoogte, maar nog geen akkoord\n");
	expect(text, "- Taal: Frans\n");
	expect_not(text, "suicide");
	expect_not(text, "sdj");
	expect_not(text, "?:");
}

static void words_that_are_the_value_are_not_repeated(void **state)
{
	const char *text = ticket(request());

	(void)state;
	expect(text, "- Telefoon: 0470 00 11 22 (uit de afzender)\n");
	expect(text, "- Geboortedatum: 3 mei 2010 — “03/05/2010”\n");
}

/* Where a sender broke the lines is no matter in a line of ours. */
static void quoted_words_stand_on_one_line(void **state)
{
	struct reading_signaal danger = {GEVAAR_SUICIDE, "soms denk \r\n ik\taan\nzelfmoord"};
	struct reading *reading = request();
	const char *text;

	(void)state;
	reading->signalen = &danger;
	reading->aanvrager.naam = "An Peeters";
	reading_add_bron(arena, reading, "aanvrager.naam", "tekst", "An\nPeeters", 0, 10, 0.9);
	text = ticket(reading);
	expect(text, "- zelfdoding: “soms denk ik aan zelfmoord”\n");
	expect(text, "- Naam: An Peeters\n");
}

/* The same words are quoted once, where one signal ends in the next too; another kind, or a common small word, joins
 * nothing. */
static void signals_that_run_into_each_other_are_one(void **state)
{
	struct reading_signaal danger[] = {
	    {GEVAAR_SUICIDE, "niemand gaat mij missen"},
	    {GEVAAR_SUICIDE, "ik wil weg. niemand gaat mij"},
	    {GEVAAR_SUICIDE, "gaat mij missen nu"},
	    {GEVAAR_WEGGELOPEN, "gaat mij missen nu"},
	    {GEVAAR_SUICIDE, "weg van hier"},
	};
	struct reading *reading = request();
	const char *text;

	(void)state;
	reading->signalen = danger;
	reading->signaal_count = 5;
	text = ticket(reading);
	expect(text, "- zelfdoding: “ik wil weg. niemand gaat mij missen nu”\n");
	expect(text, "- zelfdoding: “weg van hier”");
	expect(text, ": “gaat mij missen nu”\n");
	expect_not(text, "“niemand gaat mij missen”");
	expect_not(text, "mij”");
}

/* Who is named in the subject, or only in a document. */
static void where_a_party_is_named_is_said(void **state)
{
	struct reading_partij parties[] = {{.relatie = "vader", .naam = "Jan"},
					   {.relatie = "begeleider"}};
	struct reading *reading = request();
	const char *text;

	(void)state;
	reading->partijen = parties;
	reading->partij_count = 2;
	reading_add_bron(arena, reading, "partijen.0.naam", "onderwerp", "papa Jan", 0, 8, 0.9);
	reading_add_bron(arena, reading, "partijen.1.relatie", "verslag.docx", "de opvoeder", 0, 11,
			 0.9);
	text = ticket(reading);
	expect(text, "vader: Jan · geen contactgegevens — “papa Jan” (uit het onderwerp)\n");
	expect(text, "begeleider · geen contactgegevens — “de opvoeder” (verslag.docx)\n");
}

/* Not all of it was looked through: the desk is told so, and only then. */
static void a_long_mail_is_said_to_be_long(void **state)
{
	struct reading *reading = request();

	(void)state;
	assert_null(strstr(ticket(reading), "erg lang"));
	reading->mail.marks |= LETTER_LONG;
	assert_non_null(strstr(ticket(reading), "erg lang"));
}

static void a_rule_says_why(void **state)
{
	const char *text = ticket(request());

	(void)state;
	expect(text, "- te onderzoeken (BM-12): Het is niet duidelijk waarover het gaat");
	expect(text, "(omzendbrief,");
}

static void what_is_no_request_says_so(void **state)
{
	struct reading *reading = request();

	(void)state;
	reading->soort = SOORT_OVERIG;
	expect(ticket(reading), "- te onderzoeken: Dit lijkt geen aanvraag.");
}

static void without_a_question_the_text_comes_first_and_once(void **state)
{
	struct reading *reading = request();
	const char *text = ticket(reading), *at = strstr(text, "> eerste regel\n> tweede regel\n");

	(void)state;
	assert_non_null(at);
	assert_true(at < strstr(text, "De aanvrager"));
	assert_null(strstr(at + 10, "eerste regel"));
	reading->vraag = "Wie kiest er?";
	text = ticket(reading);
	expect(text, "> Wie kiest er?\n");
	at = strstr(text, "> eerste regel\n> tweede regel\n");
	assert_non_null(at);
	assert_true(at > strstr(text, "Beslissen"));
}

static void an_empty_mail_has_no_text_to_read(void **state)
{
	struct reading *reading = request();

	(void)state;
	reading->mail.tekst = "";
	expect(ticket(reading), "De mail heeft geen tekst.\n");
	expect_not(ticket(reading), "Lees daarom");
}

static void a_form_in_the_mail_is_not_told_twice(void **state)
{
	static struct reading_veld fields[] = {
	    {NULL, "Lievelingskleur :", "eerste regel"},
	    {NULL, "Wat wil je?", "een\ntwee"},
	};
	struct reading *reading = request();

	(void)state;
	reading->velden = fields;
	reading->veld_count = 1;
	expect_not(ticket(reading), "Lievelingskleur");
	reading->veld_count = 2; /* in an attachment */
	expect(ticket(reading), "- Lievelingskleur: eerste regel\n- Wat wil je?\n  een\n  twee\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_value_of_an_enumeration_has_words),
	    cmocka_unit_test(days_and_numbers_as_people_write_them),
	    cmocka_unit_test(a_refusal_of_a_server_is_said_in_words),
	    cmocka_unit_test(a_ticket_has_words_for_every_code),
	    cmocka_unit_test(words_that_are_the_value_are_not_repeated),
	    cmocka_unit_test(quoted_words_stand_on_one_line),
	    cmocka_unit_test(where_a_party_is_named_is_said),
	    cmocka_unit_test(signals_that_run_into_each_other_are_one),
	    cmocka_unit_test(a_long_mail_is_said_to_be_long),
	    cmocka_unit_test(a_rule_says_why),
	    cmocka_unit_test(what_is_no_request_says_so),
	    cmocka_unit_test(without_a_question_the_text_comes_first_and_once),
	    cmocka_unit_test(an_empty_mail_has_no_text_to_read),
	    cmocka_unit_test(a_form_in_the_mail_is_not_told_twice),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
