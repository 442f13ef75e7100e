/* compose: the words of the templates: plain Dutch (domain.md sections 2.4, 3.3 and 6), one
 * form of address a mail, the same in je and u, the same in text and HTML. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/text.h"
#include "compose/compose.h"

enum { WORDS_A_SENTENCE = 15 };

static const struct {
	const char *name;
	bool informal;
	const char *file;
	bool applicant; /* goes to the applicant */
} mails[] = {
    {"ontvangst", true, "ontvangst.je", true},
    {"ontvangst", false, "ontvangst.u", true},
    {"doorgegeven", true, "doorgegeven.je", true},
    {"doorgegeven", false, "doorgegeven.u", true},
    {"weigering", true, "weigering.je", true},
    {"weigering", false, "weigering.u", true},
    {"opdracht", false, "opdracht", false},
    {"ticket", false, "ticket", false},
    {"melding", false, "melding", false},
    {"verslag", false, "verslag", false},
    {"bevestiging", false, "bevestiging", false},
    {"bericht", false, "bericht", false},
    {"gelezen", true, "gelezen.je", true},
    {"gelezen", false, "gelezen.u", true},
    {"ingetrokken", true, "ingetrokken.je", true},
    {"ingetrokken", false, "ingetrokken.u", true},
    {"andere_regio", true, "andere_regio.je", true},
    {"andere_regio", false, "andere_regio.u", true},
    {"vraag", true, "vraag.je", true},
    {"vraag", false, "vraag.u", true},
    {"antwoord", true, "antwoord.je", true},
    {"antwoord", false, "antwoord.u", true},
    {"aanvaard", true, "aanvaard.je", true},
    {"aanvaard", false, "aanvaard.u", true},
    {"herinnering", true, "herinnering.je", true},
    {"herinnering", false, "herinnering.u", true},
#define REPLY(name)                                                                                \
	{name, true, name ".je", true},                                                            \
	{                                                                                          \
		name, false, name ".u", true                                                       \
	}
    REPLY("antwoord-bemiddeling"),
    REPLY("antwoord-clientoverleg"),
    REPLY("antwoord-contact"),
    REPLY("antwoord-doorverwijzing"),
    REPLY("antwoord-informatie"),
};
enum { MAILS = sizeof(mails) / sizeof(mails[0]) };

static struct compose_templates *templates;

static void read_template(const char *file, struct buffer *out)
{
	struct error err;
	char path[80];

	snprintf(path, sizeof(path), "templates/nl/%s.md", file);
	assert_int_equal(file_read(path, 1 << 20, out, &err), 0);
}

static void render(size_t i, struct buffer *subject, struct buffer *text, struct buffer *html)
{
	struct arena *arena = arena_new();
	struct error err = {0};

	assert_int_equal(compose_render(templates, mails[i].name, mails[i].informal,
					compose_sample(arena, mails[i].name), subject, text, html,
					&err),
			 0);
	arena_free(&arena);
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (unsigned char)c >= 0x80;
}

/* A copy in lower case, with markers {{...}} taken out and all but letters as spaces. */
static void words_of(const char *source, struct buffer *out)
{
	buffer_char(out, ' ');
	for (const char *at = source; *at; at++) {
		char c = *at >= 'A' && *at <= 'Z' ? (char)(*at + 32) : *at;

		if (strncmp(at, "{{", 2) == 0 && strstr(at, "}}"))
			at = strstr(at, "}}") + 1;
		else
			buffer_char(out, is_letter(c) ? c : ' ');
	}
	buffer_char(out, ' ');
}

static void assert_no_word(const char *file, const char *const *words, size_t count)
{
	struct buffer source = {0}, text = {0};

	read_template(file, &source);
	words_of(source.data, &text);
	for (size_t i = 0; i < count; i++) {
		char word[40];

		snprintf(word, sizeof(word), " %s ", words[i]);
		if (strstr(text.data, word))
			print_message("%s: \"%s\"\n", file, words[i]);
		assert_null(strstr(text.data, word));
	}
	buffer_free(&source);
	buffer_free(&text);
}

static void one_form_of_address_a_mail(void **state)
{
	static const char *const formal[] = {"u", "uw", "uzelf"};
	static const char *const informal[] = {"je",	 "jij",	   "jou",  "jouw",
					       "jezelf", "jullie", "jouwe"};

	(void)state;
	for (size_t i = 0; i < MAILS; i++) {
		if (mails[i].informal)
			assert_no_word(mails[i].file, formal, sizeof(formal) / sizeof(formal[0]));
		else
			assert_no_word(mails[i].file, informal,
				       sizeof(informal) / sizeof(informal[0]));
	}
}

static void no_office_language_and_no_promise(void **state)
{
	static const char *const words[] = {"teneinde",	  "desbetreffende",
					    "inzake",	  "betreffende",
					    "middels",	  "dienaangaande",
					    "conform",	  "hierbij",
					    "alsook",	  "tevens",
					    "indien",	  "derhalve",
					    "gelieve",	  "reeds",
					    "aangaande",  "dewelke",
					    "hetwelk",	  "binnen",
					    "spoedig",	  "snel",
					    "werkdagen",  "termijn",
					    "zeker een",  "beloven",
					    "garanderen", "garantie",
					    "provincie",  "co",
					    "bm",	  "itp",
					    "sdj"};

	(void)state;
	for (size_t i = 0; i < MAILS; i++)
		if (mails[i].applicant)
			assert_no_word(mails[i].file, words, sizeof(words) / sizeof(words[0]));
	for (size_t i = 0; i < MAILS; i++) /* for the desk too, but it knows its own trade */
		assert_no_word(mails[i].file, words, 18);
}

/* domain.md section 6, last row: the mailbox may be read by a parent or an abuser. */
static void an_acknowledgement_says_nothing_of_what_was_asked(void **state)
{
	static const char *const words[] = {
	    "bemiddeling", "bemiddelaar",  "bemiddelen",  "cliëntoverleg", "overleg",
	    "voorzitter",  "conflict",	   "ruzie",	  "aanvraag",	   "ouders",
	    "jongere",	   "minderjarige", "hulpverlener"};

	(void)state;
	assert_no_word("ontvangst.je", words, sizeof(words) / sizeof(words[0]));
	assert_no_word("ontvangst.u", words, sizeof(words) / sizeof(words[0]));
}

static void subjects_to_applicants_are_neutral(void **state)
{
	static const char *const expected[] = {
	    "Je bericht is ontvangen (26-00042-8)", "Uw bericht is ontvangen (26-00042-8)",
	    "Nieuws over je vraag (26-00042-8)",    "Nieuws over uw vraag (26-00042-8)",
	    "Antwoord op je vraag (26-00042-8)",    "Antwoord op uw vraag (26-00042-8)"};

	(void)state;
	for (size_t i = 0; i < sizeof(expected) / sizeof(expected[0]); i++) {
		struct buffer subject = {0};

		render(i, &subject, NULL, NULL);
		assert_string_equal(subject.data, expected[i]);
		buffer_free(&subject);
	}
}

static void what_must_be_said_is_said(void **state)
{
	static const struct {
		const char *name;
		bool informal;
		const char *what;
	} cases[] = {
	    {"ontvangst", true, "Deze mailbox is geen noodnummer."},
	    {"ontvangst", true, "26-00042-8"},
	    {"ontvangst", true, "gratis"},
	    {"ontvangst", true, "Wat gebeurt er nu?"},
	    {"ontvangst", true, "- 112 – bij levensgevaar"},
	    {"ontvangst", true, "21 november 2026 om 14:03"},
	    {"ontvangst", false, "Deze mailbox is geen noodnummer."},
	    {"ontvangst", false, "gratis"},
	    {"doorgegeven", true, "Niemand is verplicht om mee te doen."},
	    {"doorgegeven", true, "Deze mailbox is geen noodnummer."},
	    /* the eight points of section 2.4 */
	    {"weigering", true, "Je stuurde ons een aanvraag op 21 november 2026"},
	    {"weigering", true, "Je nummer is 26-00042-8."},
	    {"weigering", true, "We kunnen je aanvraag niet doorgeven aan een bemiddelaar"},
	    {"weigering", true, "Een bemiddeling kan alleen als een jongere"},
	    {"weigering", true, "BM-06"},
	    {"weigering", true, "Een cliëntoverleg kan misschien wel."},
	    {"weigering", true, "bel ons op 011 23 72 25"},
	    {"weigering", true, "Er is geen beroep bekend tegen deze beslissing."},
	    {"weigering", true, "hier terecht:\n JO-lijn, 0800 900 33, jo-lijn@opgroeien.be"},
	    {"weigering", true, "- 112 – bij levensgevaar"},
	    {"weigering", true, "De medewerkers van Loket Limburg"},
	    {"weigering", false, "We kunnen uw aanvraag niet doorgeven aan een bemiddelaar"},
	    {"ticket", false, "Of tik op een onderstreepte regel: dan staat het antwoord klaar."},
	    {"ticket", false, "niet ontvankelijk: REDEN — de aanvrager krijgt een brief"},
	    {"ticket", false, "loketctl show 26-00042-8 --raw"},
	    {"ticket", false, "De afzender is niet bevestigd."},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct arena *arena = arena_new();
		struct compose_values *values = compose_sample(arena, cases[i].name);
		struct buffer text = {0}, line = {0};
		struct error err = {0};

		compose_set_flag(values, "voorzitter", false);
		compose_set(values, "doorgegeven_aan", NULL);
		/* ticket has no voorzitter: dropping what is not set is fine */
		assert_int_equal(compose_render(templates, cases[i].name, cases[i].informal, values,
						NULL, &text, NULL, &err),
				 0);
		for (size_t k = 0; k < text.length; k++) { /* unwrapped */
			bool wrapped = text.data[k] == '\n' && k + 1 < text.length &&
				       text.data[k + 1] != '\n' && text.data[k + 1] != '-';
			buffer_char(&line, wrapped ? ' ' : text.data[k]);
		}
		if (!strstr(line.data, cases[i].what))
			print_message("%s: %s\n%s\n", cases[i].name, cases[i].what, line.data);
		assert_non_null(strstr(line.data, cases[i].what));
		buffer_free(&line);
		buffer_free(&text);
		arena_free(&arena);
	}
}

/* What is asked of somebody can be done by them: no call without a number, no contact with who wants none. */
static void nothing_is_asked_that_cannot_be(void **state)
{
	static const struct {
		const char *name, *without, *with, *never, *instead;
	} cases[] = {
	    {"aanvaard", "nummer", NULL, "of bel naar die persoon", "Schrijf naar die persoon."},
	    {"antwoord-doorverwijzing", "telefoon", NULL, "bel ons", "Antwoord op deze mail."},
	    {"bericht", NULL, "ingetrokken", "Neem zelf contact op", "Neem geen contact meer op."},
	    {"bevestiging", NULL, "zonder_sleutel", "met uw antwoordadres", "Stuur onze mails"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct arena *arena = arena_new();
		struct compose_values *values = compose_sample(arena, cases[i].name);
		struct buffer html = {0};
		struct error err;

		compose_set_flag(values, "met_sleutel", false);
		compose_set(values, "tekst", NULL);
		if (cases[i].without)
			compose_set(values, cases[i].without, NULL);
		if (cases[i].with)
			compose_set_flag(values, cases[i].with, true);
		assert_int_equal(compose_render(templates, cases[i].name, false, values, NULL, NULL,
						&html, &err),
				 0);
		assert_null(strstr(html.data, cases[i].never));
		assert_non_null(strstr(html.data, cases[i].instead));
		buffer_free(&html);
		arena_free(&arena);
	}
}

/* RFC 6068: what a tap opens in a mail program; and no more than programs take. */
static void a_tap_opens_a_ready_answer(void **state)
{
	static const char *const links[] = {
	    "\"mailto:bemiddeling%2Bk7q2@example.be?subject=26-00042-8&amp;body=ontvankelijk\"",
	    ("\"mailto:bemiddeling%2Bk7q2@example.be?subject=26-00042-8&amp;"
	     "body=niet%20ontvankelijk:%20\""),
	    "&amp;body=vraag:%20Wie%20bent%20u%3F%0D%0A%26cc%3Ddief%40kwaad.example%20%C3%A9\"",
	};
	struct arena *arena = arena_new();
	struct compose_values *values = compose_sample(arena, "ticket");
	struct buffer html = {0}, text = {0};
	struct error err = {0};

	(void)state;
	compose_set(values, "doorgegeven_aan", NULL);
	compose_set(values, "vragen_tekst", "Wie bent u?\n&cc=dief@kwaad.example \xC3\xA9");
	assert_int_equal(
	    compose_render(templates, "ticket", false, values, NULL, &text, &html, &err), 0);
	for (size_t i = 0; i < sizeof(links) / sizeof(links[0]); i++) {
		if (!strstr(html.data, links[i]))
			print_message("%s\n%s\n", links[i], html.data);
		assert_non_null(strstr(html.data, links[i]));
	}
	assert_null(strstr(text.data, "mailto:"));
	/* without a key in the address there is no link, and the same words */
	compose_set(values, "antwoord_lokaal", NULL);
	buffer_free(&html);
	assert_int_equal(
	    compose_render(templates, "ticket", false, values, NULL, NULL, &html, &err), 0);
	assert_null(strstr(html.data, "mailto:"));
	assert_non_null(strstr(html.data, "niet ontvankelijk: REDEN"));
	buffer_free(&text);
	buffer_free(&html);
	arena_free(&arena);
}

/* --- short sentences ------------------------------------------------------------------------- */

static bool ends_sentence(const char *at)
{
	return (*at == '\n' && at[1] == '\n') || (*at == '\n' && at[1] == '-') ||
	       ((*at == '.' || *at == '?' || *at == ':') && (at[1] == ' ' || at[1] == '\n')) ||
	       strncmp(at, "·", 2) == 0 || strncmp(at, "—", 3) == 0;
}

static void sentences_are_short(void **state)
{
	(void)state;
	for (size_t i = 0; i < MAILS; i++) {
		struct buffer text = {0};
		int words = 0;
		const char *begin;

		render(i, NULL, &text, NULL);
		begin = text.data;
		for (const char *at = text.data; *at; at++) {
			if (*at == ' ' || *at == '\n')
				words++;
			if (!ends_sentence(at))
				continue;
			if (words >= WORDS_A_SENTENCE + 1)
				print_message("%s, %d words: %.*s\n", mails[i].file, words,
					      (int)(at - begin), begin);
			assert_true(words < WORDS_A_SENTENCE + 1);
			words = 0;
			begin = at + 1;
		}
		buffer_free(&text);
	}
}

/* --- je and u are the same letter ------------------------------------------------------------ */

/* The form with u of a herinnering is for colleagues too: only what goes to the applicant has two forms. */
static void keep_what_has_two_forms(const char *file, struct buffer *source)
{
	static const char to[] = "{{/crisis}}";
	char *begin, *end;

	if (strncmp(file, "herinnering", 11) != 0)
		return;
	begin = strstr(source->data, "# We wachten");
	assert_non_null(begin);
	end = strstr(begin, to);
	assert_non_null(end);
	source->length = (size_t)(end - begin) + strlen(to);
	memmove(source->data, begin, source->length);
	source->data[source->length] = '\0';
}

/* What makes up a template but its words: line by line the markers and the begin of the line. */
static void skeleton_of(const char *file, struct buffer *out)
{
	struct buffer source = {0};
	bool begin = true;

	read_template(file, &source);
	keep_what_has_two_forms(file, &source);
	for (const char *at = source.data; *at; at++) {
		if (strncmp(at, "{{", 2) == 0) {
			const char *end = strstr(at, "}}");

			buffer_add(out, at, (size_t)(end - at) + 2);
			at = end + 1;
		} else if (*at == '\n' || (begin && strchr("#->0123456789", *at))) {
			buffer_char(out, *at);
		}
		begin = *at == '\n';
	}
	buffer_free(&source);
}

static void je_and_u_say_the_same(void **state)
{
	(void)state;
	for (size_t i = 0; i < MAILS; i++) {
		struct buffer je = {0}, u = {0};

		if (!mails[i].informal)
			continue;
		skeleton_of(mails[i].file, &je);
		skeleton_of(mails[i + 1].file, &u);
		assert_string_equal(je.data, u.data);
		buffer_free(&je);
		buffer_free(&u);
	}
}

/* --- text and HTML have the same words ------------------------------------------------------- */

static void add_word(struct buffer *out, const char *word, size_t length)
{
	/* what only marks the layout in the text part */
	if (length == 0 || strspn(word, ">-") == length ||
	    (strspn(word, "0123456789") == length - 1 && word[length - 1] == '.' && length < 3))
		return;
	buffer_add(out, word, length);
	buffer_char(out, '\n');
}

static void words_by_line(const char *text, struct buffer *out)
{
	buffer_add(out, NULL, 0);
	while (*text) {
		size_t length = strcspn(text, " \n");

		add_word(out, text, length);
		text += length + (text[length] != '\0');
	}
}

static void strip_html(const char *html, struct buffer *out)
{
	static const struct {
		const char *entity;
		char character;
	} entities[] = {{"&lt;", '<'}, {"&gt;", '>'}, {"&amp;", '&'}, {"&quot;", '"'}};
	const char *at = strstr(html, "<body>");

	assert_non_null(at);
	while (*at) {
		size_t skip = 0;

		if (*at == '<') {
			if (strncmp(at, "<br", 3) == 0)
				buffer_char(out, ' ');
			at = strchr(at, '>') + 1;
			continue;
		}
		for (size_t i = 0; i < sizeof(entities) / sizeof(entities[0]); i++)
			if (strncmp(at, entities[i].entity, strlen(entities[i].entity)) == 0) {
				buffer_char(out, entities[i].character);
				skip = strlen(entities[i].entity);
			}
		if (!skip)
			buffer_char(out, *at);
		at += skip ? skip : 1;
	}
}

static void text_and_html_have_the_same_words(void **state)
{
	(void)state;
	for (size_t i = 0; i < MAILS; i++) {
		struct buffer text = {0}, html = {0}, stripped = {0}, left = {0}, right = {0};

		render(i, NULL, &text, &html);
		strip_html(html.data, &stripped);
		words_by_line(text.data, &left);
		words_by_line(stripped.data, &right);
		assert_true(left.length > 200);
		assert_string_equal(left.data, right.data);
		buffer_free(&text);
		buffer_free(&html);
		buffer_free(&stripped);
		buffer_free(&left);
		buffer_free(&right);
	}
}

/* Bytes that begin a character. */
static size_t width_of(const char *line, size_t length)
{
	size_t width = 0;

	for (size_t i = 0; i < length; i++)
		width += ((unsigned char)line[i] & 0xC0) != 0x80;
	return width;
}

static void headings_are_underlined_whole(void **state)
{
	size_t seen = 0;

	(void)state;
	for (size_t i = 0; i < MAILS; i++) {
		struct buffer text = {0};
		size_t before = 0;

		render(i, NULL, &text, NULL);
		for (const char *line = text.data; *line; line += strcspn(line, "\n") + 1) {
			size_t length = strcspn(line, "\n"), width = width_of(line, length);

			if (length > 3 && strspn(line, "-") == length) {
				if (width != before)
					fail_msg("%s: %zu under %zu", text.data, width, before);
				seen++;
			}
			before = width;
		}
		buffer_free(&text);
	}
	assert_true(seen > MAILS);
}

static void pages_need_nothing_from_outside(void **state)
{
	static const char *const forbidden[] = {"http:",   "https:", "<img", "<script", "url(",
						"@import", "<link",  "src=", "onclick"};

	(void)state;
	for (size_t i = 0; i < MAILS; i++) {
		struct buffer html = {0};

		render(i, NULL, NULL, &html);
		for (size_t k = 0; k < sizeof(forbidden) / sizeof(forbidden[0]); k++)
			assert_null(strstr(html.data, forbidden[k]));
		assert_non_null(strstr(html.data, "<html lang=\"nl-BE\">"));
		assert_non_null(strstr(html.data, "prefers-color-scheme: dark"));
		assert_non_null(strstr(html.data, "<h1>"));
		buffer_free(&html);
	}
}

static int set_up(void **state)
{
	struct compose_faults faults;

	(void)state;
	return compose_load("templates", &templates, &faults);
}

static int tear_down(void **state)
{
	(void)state;
	compose_free(&templates);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(one_form_of_address_a_mail),
	    cmocka_unit_test(no_office_language_and_no_promise),
	    cmocka_unit_test(an_acknowledgement_says_nothing_of_what_was_asked),
	    cmocka_unit_test(subjects_to_applicants_are_neutral),
	    cmocka_unit_test(what_must_be_said_is_said),
	    cmocka_unit_test(sentences_are_short),
	    cmocka_unit_test(je_and_u_say_the_same),
	    cmocka_unit_test(text_and_html_have_the_same_words),
	    cmocka_unit_test(headings_are_underlined_whole),
	    cmocka_unit_test(pages_need_nothing_from_outside),
	    cmocka_unit_test(a_tap_opens_a_ready_answer),
	    cmocka_unit_test(nothing_is_asked_that_cannot_be),
	};

	return cmocka_run_group_tests_name("compose_dutch", tests, set_up, tear_down);
}
