/* Commands that somebody else wrote, that nobody can see, or that only look like commands: none acts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>

#include "instruct_fixture.h"

#define EVERYBODY  (INSTRUCT_STAFF | INSTRUCT_PROFESSIONAL | INSTRUCT_CONFIRM)
#define CYRILLIC_O "\xD0\xBE"
#define CYRILLIC_A "\xD0\xB0"

static size_t fine(const char *text, size_t length, unsigned who)
{
	struct instruct_context context = instruct_desk;
	struct arena *arena = arena_new();
	struct instruct_list list;
	size_t count;

	context.who = who;
	instruct_parse(arena, text, length, &context, &list);
	count = list.fine;
	arena_free(&arena);
	return count;
}

/* What programs and people put above words of another; below each, every command in turn. */
static const char *const frames[] = {
    "> ",
    ">",
    " > ",
    "\xC2\xA0> ",
    ">> ",
    "\xE2\x80\x8B> ",
    "\xEF\xBC\x9E ",
    "| ",
    "> Kan dit?\n",
    "Op ma 4 mei 2026 om 09:12 schreef Els Maes <els@vzw.example>:\n",
    "Op 4 mei 2026 om 09:12 heeft Els Maes <els@vzw.example> het volgende geschreven:\n\n",
    "Op maandag 4 mei 2026 09:12:33 CEST, Els Maes <els@vzw.example>\nschreef:\n",
    "Els Maes <els@vzw.example> schreef op 4 mei 2026 9:12:\n",
    "On Mon, May 4, 2026 at 9:12 AM Els Maes <els@vzw.example> wrote:\n\n",
    "Le lun. 4 mai 2026 \xC3\xA0 09:12, Els Maes <els@vzw.example> a \xC3\xA9"
    "crit :\n",
    "Am Mo., 4. Mai 2026 um 09:12 Uhr schrieb Els Maes <els@vzw.example>:\n",
    "ok On Wed, Apr 4, 2026 at 3:59 PM, els@vzw.example wrote:\n> ",
    "Van: Els Maes <els@vzw.example>\nVerzonden: maandag 4 mei 2026 9:12\nAan: An\n"
    "Onderwerp: RE: overleg\n\n",
    "________________________________\nVan: Els\nAan: An\nOnderwerp: overleg\n",
    "Van: Els\nAan: An\n",
    "De : Els Maes\nEnvoy\xC3\xA9 : lundi 4 mai\n\xC3\x80 : An\nObjet : overleg\n\n",
    "*From:* Els [mailto:els@vzw.example]\n*Sent:* Monday\n*To:* An\n*Subject:* overleg\n",
    "Date: Mon, 4 May 2026 09:12:02 +0200\nTo: an@vzw.example\n\n",
    "-----Oorspronkelijk bericht-----\n",
    "-----Original Message-----\nFrom: Els\n\n",
    "---------- Forwarded message ---------\n",
    "Begin doorgestuurd bericht:\n\n",
    ">>> Els Maes <els@vzw.example> 4/05/2026 9:12 >>>\n",
    "-- \n",
    "--\n",
    "-- \nEls Maes\nLoket Limburg\n",
    "\xE2\x80\x94\xE2\x80\x94\n",
    "__\n",
    "-- -- --\n",
    "***\n",
    "==========\n",
    "Groeten\n",
    "Met vriendelijke groet,\n\nEls Maes\n",
    "Mvg\nEls\n",
    "Kind regards,\nEls\n\n",
    "Bien \xC3\xA0 vous\n",
    "Verstuurd vanaf mijn iPhone\n",
    "Sent from Outlook for Android\n",
    "Dit bericht is vertrouwelijk en uitsluitend bestemd voor de geadresseerde. Ontving u het "
    "per vergissing, verwittig dan de afzender.\n",
    /* words of a person, or of a program in their name */
    "Ik ben afwezig tot en met 4 mei.\n",
    "Automatisch antwoord: afwezig\n\n",
    "Out of office\n",
    "Je suis absent jusqu'au 4 mai.\n\n",
    "Onderwerp: ",
    "Re: ",
    "Els> ",
    "&gt; ",
    "niet\n",
    "Niet.\n\n",
    "Dit is volgens mij niet\n",
    "Hallo dit is niet\n",
    "Dag Els, dit is niet\n",
    "Beste niet\n",
    "Ik vind dit\n1. ",
    "Antwoord op deze mail met \xC3\xA9\xC3\xA9n van deze opdrachten:\n\n",
    "Wat u kan antwoorden:\n- ",
    "[ ] ",
    "[x] ",
    "~~",
    "// ",
    "# ",
    "<!-- ",
    "bemiddeling+abcdefghijklmnop@limburg.example\n",
    "\xD9\xA2 ",
    "\xE2\x80\xAE",
    "\xE2\x81\xA7",
    "\x1B[1m",
    "\x01",
};

static void frames_end_everything(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(frames) / sizeof(frames[0]); i++) {
		for (int kind = 0; kind < INSTRUCT_COUNT; kind++) {
			char text[600];
			int length = snprintf(text, sizeof(text), "%s%s\n", frames[i],
					      instruct_command((enum instruct_kind)kind)->example);

			if (fine(text, (size_t)length, EVERYBODY))
				fail_msg("'%s' acts", text);
		}
	}
}

/* Below a command it is no part of it, and takes nothing away from it. */
static void frames_below_a_command(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(frames) / sizeof(frames[0]); i++) {
		char text[600];
		int length = snprintf(text, sizeof(text), "status\n%s\nnieuw\n", frames[i]);

		if (fine(text, (size_t)length, INSTRUCT_STAFF) != 1)
			fail_msg("'%s': %zu", text, fine(text, (size_t)length, INSTRUCT_STAFF));
	}
}

static void letters(void **state)
{
	static const struct instruct_case cases[] = {
	    {CYRILLIC_O "ntvankelijk", "-unclear:ontvankelijk"},
	    {CYRILLIC_O "ntv" CYRILLIC_A "nk\xD0\xB5lijk", ""},
	    {"\xCE\xBFntvankelijk", "-unclear:ontvankelijk"}, /* Greek */
	    {"ontvankeIijk", "-unclear:ontvankelijk"},
	    {"0ntvankelijk", "-unclear:ontvankelijk"},
	    {"ontvankel\xC4\xB1jk", "-unclear:ontvankelijk"},
	    {"ni\xD0\xB5t ontvankelijk: te vroeg", "-unclear:niet ontvankelijk"},
	    {"\xD1\x95tatus", "-unclear:status"},
	    {"heIp", "-unclear:help"},
	    {"\xF0\x9D\x90\xAC\xF0\x9D\x90\xAD\xF0\x9D\x90\x9A\xF0\x9D\x90\xAD\xF0\x9D\x90\xAE"
	     "\xF0\x9D\x90\xAC",
	     ""},
	    {"regio l\xD1\x96mburg", "-unknown:regio"},
	    {"toewijzen bm-lim-\xD9\xA1", "-unknown:toewijzen"},
	    {"sluit g\xD0\xB5stopt", "-unknown:sluit"},
	    {"antwoord inf" CYRILLIC_O "rmatie: Dag", "-unknown:antwoord"},
	    {"vr" CYRILLIC_A "ag: Wie?", ""},
	};
	static const struct instruct_case confirming[] = {
	    {"j" CYRILLIC_A, ""},
	    {"> ja", ""},
	    {"Op ma 4 mei 2026 om 09:12 schreef Els <els@vzw.example>:\nja", ""},
	    {"-- \nja", ""},
	    {"ja, maar nu nog niet", "-unclear:ja"},
	    {"nee of ja", "-unclear:nee"},
	    {"Ik ben afwezig.\nja", "-below:ja"},
	    {"ja nee", "-unclear:ja"},
	};

	(void)state;
	ASSERT_INSTRUCTS(INSTRUCT_STAFF, cases);
	ASSERT_INSTRUCTS(INSTRUCT_CONFIRM, confirming);
}

/* What nobody sees changes nothing of what is read; what turns the order round is no command. */
static void invisible(void **state)
{
	static const struct instruct_case cases[] = {
	    {"niet\xE2\x80\x8Bontvankelijk: te vroeg", "+niet ontvankelijk{te vroeg}"},
	    {"\xE2\x80\x8Eontvankelijk\xE2\x80\x8F", "+ontvankelijk"},
	    {"ontvankelijk\xF3\xA0\x81\x81", "+ontvankelijk"},
	    {"n\xE2\x80\x8Biet\xE2\x81\xA0 ontvankelijk", "-missing:niet ontvankelijk"},
	    {"\xE2\x80\xAEontvankelijk\xE2\x80\xAC", "-unclear:ontvankelijk"},
	    {"ont\xE2\x80\xAEvankelijk", "-unclear:ontvankelijk"},
	    {"\xE2\x80\xAEkjilekna vtno", ""},
	    {"\xE2\x81\xA7status\xE2\x81\xA9", "-unclear:status"},
	    {"ontvankelijk \xE2\x81\xA8"
	     "bm-lim-1\xE2\x81\xA9",
	     "-unknown:ontvankelijk"},
	    {"vraag: \xE2\x80\xAEgnal", "+vraag{gnal}"},
	    {"vraag: \xE2\x80\x8B\xE2\x80\x8B", "-missing:vraag"},
	    {"vraag: Wie\x07\x1B[2J?", "+vraag{Wie[2J?}"},
	    {"s\xCC\xB6t\xCC\xB6"
	     "a\xCC\xB6t\xCC\xB6u\xCC\xB6s\xCC\xB6",
	     ""}, /* struck through */
	    {"h\xCC\xB8"
	     "elp",
	     "-unclear:help"},
	    {"ontvankelijk\x07", "-unclear:ontvankelijk"},
	    {"ontvankelijk\xFF", "-unclear:ontvankelijk"},
	    {"\xC0\xAFontvankelijk", "-unclear:ontvankelijk"},
	    {"\xED\xA0\x80status", ""},
	    {"\xE2\x80\x8B\xE2\x80\x8B\n\xEF\xBB\xBF\nstatus", "+status"},
	};

	(void)state;
	ASSERT_INSTRUCTS(INSTRUCT_STAFF, cases);
}

/* More on a line than a command. */
static void smuggled(void **state)
{
	static const struct instruct_case cases[] = {
	    {"ontvankelijk; niet ontvankelijk: te vroeg", "-unclear:ontvankelijk"},
	    {"ontvankelijk, status", "-unclear:ontvankelijk"},
	    {"ontvankelijk/status", "-unknown:ontvankelijk"},
	    {"ontvankelijk: niet", "-unknown:ontvankelijk"},
	    {"status help", "-unclear:status"},
	    {"status\thelp", "-unclear:status"},
	    {"`ontvankelijk`", "-unclear:ontvankelijk"},
	    {"<b>status</b>", "-unclear:status"},
	    {"ontvankelijk</div>", "-unknown:ontvankelijk"},
	    {"http://voorbeeld.be/?ontvankelijk", ""},
	    {"mailto:loket@voorbeeld.be?body=ontvankelijk", ""},
	    {"ontvankelijk bm-lim-1, bm-lim-2", "-unclear:ontvankelijk"},
	    {"toewijzen bm-lim-1 en bm-lim-2", "-unknown:toewijzen"},
	    {"toewijzen *", "-missing:toewijzen"},
	    {"toewijzen %s%n", "-unknown:toewijzen"},
	    {"toewijzen ' or 1=1 --", "-unclear:toewijzen"},
	    {"regio limburg antwerpen", "-unknown:regio"},
	    {"antwoord ../../etc/passwd", "-unknown:antwoord"},
	    {"antwoord informatie: ontvankelijk", "+antwoord(informatie){ontvankelijk}"},
	    {"vraag: status", "+vraag{status}"},
	    {"vraag: vraag: status", "+vraag{vraag: status}"},
	    {"samenvoegen ../../26-00042-8", "-unknown:samenvoegen"},
	    {"samenvoegen 26-00042-8; splitsen", "-unknown:samenvoegen"},
	    {"adres els@voorbeeld.be%0aBcc:x@kwaad.example", "-unknown:adres"},
	    {"adres els@voorbeeld.be\r\nBcc: x@kwaad.example", "+adres(els@voorbeeld.be)"},
	    {"adres <script>@kwaad.example", "-unknown:adres"},
	    {"adres els@@voorbeeld.be", "-unknown:adres"},
	    {"adres @voorbeeld.be", "-unknown:adres"},
	    {"adres els@-voorbeeld.be", "-unknown:adres"},
	    {"adres els@voorbeeld..be", "-unknown:adres"},
	    {"adres els@[127.0.0.1]", "-unknown:adres"},
	    {"adres els@voorbeeld.be <mailto:x@kwaad.example>", "-unknown:adres"},
	};

	(void)state;
	ASSERT_INSTRUCTS(INSTRUCT_STAFF, cases);
}

static void nul_bytes(void **state)
{
	static const char before[] = "\0ontvankelijk", within[] = "ontvan\0kelijk";
	static const char behind[] = "ontvankelijk\0 bm-lim-1", apart[] = "x\0\nontvankelijk";

	(void)state;
	assert_int_equal(fine(before, sizeof(before) - 1, EVERYBODY), 0);
	assert_int_equal(fine(within, sizeof(within) - 1, EVERYBODY), 0);
	assert_int_equal(fine(behind, sizeof(behind) - 1, EVERYBODY), 0);
	assert_int_equal(fine(apart, sizeof(apart) - 1, EVERYBODY), 0);
	assert_int_equal(fine("", 0, EVERYBODY), 0);
}

/* `count` times `piece`, between two others. */
static struct buffer repeated(const char *head, const char *piece, size_t count, const char *tail)
{
	struct buffer text = {0};

	buffer_text(&text, head);
	for (size_t i = 0; i < count; i++)
		buffer_text(&text, piece);
	buffer_text(&text, tail);
	return text;
}

static void assert_fine(struct buffer text, size_t wanted)
{
	assert_int_equal(fine(text.data, text.length, INSTRUCT_STAFF), wanted);
	buffer_free(&text);
}

static void limits(void **state)
{
	enum { MB = 1024 * 1024 };
	char blank[1001];

	(void)state;
	assert_fine(repeated("", "status\n", INSTRUCT_COMMANDS_MOST, ""), 1);
	assert_fine(repeated("", "status\n", INSTRUCT_COMMANDS_MOST + 1, ""), 0);
	assert_fine(repeated("", "status\n", MB / 7, ""), 0);
	assert_fine(repeated("", "\n", INSTRUCT_LINES_MOST - 1, "status"), 1);
	assert_fine(repeated("", "\n", INSTRUCT_LINES_MOST, "status"), 0);
	assert_fine(repeated("vraag: ", "a", INSTRUCT_TEXT_MOST - 1, ""), 1);
	assert_fine(repeated("vraag: ", "a", INSTRUCT_TEXT_MOST, ""), 0);
	assert_fine(repeated("vraag: Dag\n", "regel\n", INSTRUCT_TEXT_MOST / 6, "\nontvankelijk"),
		    0);
	assert_fine(repeated("vraag: ", "a", MB, ""), 0);
	assert_fine(repeated("ontvankelijk ", "a", MB, ""), 0);
	assert_fine(repeated("", "ontvankelijk ", MB / 13, ""), 0);
	assert_fine(repeated("", " ", MB, "status"), 0);
	assert_fine(repeated("", "\xE2\x80\x8B", MB / 3, "status"), 0);
	assert_fine(repeated("status", "\xE2\x80\x8B", MB / 3, "en nog iets"), 0);
	assert_fine(repeated("status", " ", MB, "?"), 0);
	assert_fine(repeated("", "1. ", MB / 3, "status"), 0);
	assert_fine(repeated("", ">", MB, "\nstatus"), 0);
	assert_fine(repeated("", "Van: Els\n", MB / 9, "status"), 0);
	assert_fine(repeated("", "Dag\n", MB / 4, "status"), 0);
	assert_fine(repeated("status\n\n", "a\n", MB / 2, ""), 1);
	/* a text of which the end is not seen, and one of which it is */
	snprintf(blank, sizeof(blank), "%999s\n", "");
	assert_fine(repeated("", blank, 131,
			     "vraag: Wie?\nEn waar komt u vandaan, en hoe, en wanneer, en met wie, "
			     "en waarom juist nu?"),
		    0);
	assert_fine(repeated("", blank, 131,
			     "vraag: Wie?\n\nDit is niet meer van de vraag, dus het telt niet, hoe "
			     "lang het ook wordt."),
		    1);
	/* a word that the limit makes a command */
	assert_fine(repeated("", "a", INSTRUCT_LOOK_MOST - 7, "\nstatussen"), 0);
}

/* Bytes that mean something here, in any order: it ends, all is text, and faults are kept apart. */
static void any_bytes(void **state)
{
	static const char *const pieces[] = {"ontvankelijk",
					     "niet ",
					     "vraag:",
					     "antwoord informatie:",
					     "\n",
					     "\n",
					     "\r",
					     " ",
					     ": ",
					     "*",
					     "-- ",
					     ">",
					     "status",
					     "toewijzen bm-lim-1",
					     "adres els@voorbeeld.be",
					     "\xE2\x80\xA8",
					     "\xC2\xA0",
					     "\xFF",
					     "\xE2\x80\xAE",
					     "Groeten",
					     "Van: x\nAan: y",
					     "1.",
					     "sluit ",
					     "."};
	struct instruct_context context = instruct_desk;

	(void)state;
	srand(4);
	context.who = EVERYBODY;
	for (int round = 0; round < 20000; round++) {
		struct arena *arena = arena_new();
		struct buffer text = {0};
		struct instruct_list list;
		size_t count = 0;

		for (int i = rand() % 12; i >= 0; i--)
			buffer_text(&text,
				    pieces[(size_t)rand() % (sizeof(pieces) / sizeof(pieces[0]))]);
		instruct_parse(arena, text.data, text.length, &context, &list);
		for (size_t i = 0; i < list.count; i++)
			count += list.items[i].fault == INSTRUCT_FINE;
		assert_int_equal(count, list.fine);
		for (size_t i = 0; i < list.count; i++)
			assert_true(strlen(list.items[i].line) <= INSTRUCT_LINE_MOST);
		arena_free(&arena);
		buffer_free(&text);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(frames_end_everything),
	    cmocka_unit_test(frames_below_a_command),
	    cmocka_unit_test(letters),
	    cmocka_unit_test(invisible),
	    cmocka_unit_test(smuggled),
	    cmocka_unit_test(nul_bytes),
	    cmocka_unit_test(limits),
	    cmocka_unit_test(any_bytes),
	};

	return cmocka_run_group_tests_name("instruct_hostile", tests, NULL, NULL);
}
