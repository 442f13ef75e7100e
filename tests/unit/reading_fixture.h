/* reading_fixture: the shipped tables, and a mail of a text. */
#ifndef LOKET_TESTS_READING_FIXTURE_H
#define LOKET_TESTS_READING_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "advies/advies.h"
#include "base/error.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/text.h"
#include "desk/texts.h"
#include "reader/table_files.h"
#include "reading/reading.h"
#include "understand/tables.h"
#include "understand/understand.h"

struct fixture {
	struct arena *arena;
	struct understand_tables *tables;
	struct advies_texts *texts;
	struct reading_context context;
};

static inline void fixture_load(struct fixture *fixture)
{
	struct error err = {.kind = ERROR_NONE};

	fixture->arena = arena_new();
	fixture->tables = table_files_load("config/lexicon", &err);
	if (!fixture->tables)
		fail_msg("%s", err.text);
	fixture->texts = desk_texts_load("config/advies", &err);
	if (!fixture->texts)
		fail_msg("%s", err.text);
	fixture->context =
	    (struct reading_context){.mailbox = "bemiddeling@limburg.be", .regio = REGIO_LIMBURG};
}

static inline void fixture_unload(struct fixture *fixture)
{
	advies_texts_free(&fixture->texts);
	understand_tables_free(&fixture->tables);
	arena_free(&fixture->arena);
}

/* A mail of that text from a form, before it is understood. */
static inline struct reading *fixture_mail(struct fixture *fixture, const char *text)
{
	struct reading *reading = reading_new(fixture->arena);

	reading->mail.from = (struct letter_address){"Webformulier", "noreply@formulier.example"};
	reading->mail.onderwerp = "Nieuw bericht";
	reading->mail.datum = "2026-11-21T14:03:00+01:00";
	reading->mail.tekst = text;
	reading->mail.volledige_tekst = text;
	return reading;
}

static inline struct reading *fixture_understood(struct fixture *fixture, const char *text)
{
	struct reading *reading = fixture_mail(fixture, text);

	understand(fixture->arena, reading, fixture->tables, &fixture->context);
	return reading;
}

/* The property of all evidence: a known part, a range in it, and exactly those bytes. */
static inline void fixture_check_evidence(struct fixture *fixture, const struct reading *reading)
{
	for (size_t i = 0; i < reading->bron_count; i++) {
		const struct reading_bron *bron = &reading->bronnen[i];
		const char *part = reading_part_text(fixture->arena, reading, bron->deel);

		assert_non_null(part);
		assert_true(bron->van <= bron->tot && bron->tot <= strlen(part));
		assert_true(bron->tot - bron->van <= 200);
		assert_int_equal(strlen(bron->citaat), bron->tot - bron->van);
		assert_memory_equal(bron->citaat, part + bron->van, bron->tot - bron->van);
		assert_true(text_is_clean(bron->citaat, strlen(bron->citaat)));
		assert_true(bron->zekerheid >= 0 && bron->zekerheid <= 1);
	}
}

static inline const struct reading_bron *fixture_bron(const struct reading *reading,
						      const char *pad)
{
	for (size_t i = 0; i < reading->bron_count; i++) {
		if (strcmp(reading->bronnen[i].pad, pad) == 0)
			return &reading->bronnen[i];
	}
	return NULL;
}

/* A form by a parent in which nothing is missing. */
static const char fixture_complete[] =
    "Ik ben: ouder\n"
    "Voornaam: Sofie\n"
    "Naam: Janssens\n"
    "E-mail: Sofie.Janssens@example.org\n"
    "Telefoon: 0470 12 34 56\n"
    "Naam kind: Lotte\n"
    "Leeftijd kind: 14\n"
    "Postcode: 3600\n"
    "Gemeente: Genk\n"
    "Ik wil: bemiddeling\n"
    "Waarover gaat het?: De begeleider en wij raken het niet eens over de uren.\n"
    "We willen er samen over praten.\n"
    "Wie is erbij betrokken?: begeleider Tom Maes (0471 22 33 44), vader Jan Peeters "
    "(jan.peeters@example.org)\n"
    "Is de jongere akkoord?: ja\n"
    "Zijn de ouders akkoord?: ja\n"
    "Eenzijdige stopzetting van de hulp?: nee\n"
    "Opvolging door SDJ, OCJ, VK of toegangspoort?: nee\n"
    "Hoe kunnen we u bereiken?: bellen na 17 uur\n";

#endif
