/* What stands in a PDF, and the bounds of what documents may cost (the other kinds: tests/golden/document_*). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "document/document.h"
#include "document/document_pdf.h"

enum { LIMIT = 100 * 1000 };

/* A PDF of one page: what is drawn, the widgets on it, and what else stands in its trailer. */
static void write_pdf(struct buffer *out, const char *drawn, const char *widgets,
		      const char *references, const char *trailer)
{
	buffer_format(out,
		      "%%PDF-1.5\n"
		      "1 0 obj <</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[%s]/DA(/F1 10 Tf)"
		      "/DR<</Font<</F1 5 0 R>>>>>>>> endobj\n"
		      "2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj\n"
		      "3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
		      "/Annots[%s]/Resources<</Font<</F1 5 0 R>>>>>> endobj\n"
		      "4 0 obj <</Length %zu>> stream\n%s\nendstream endobj\n"
		      "5 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica"
		      "/Encoding/WinAnsiEncoding>> endobj\n"
		      "%s"
		      "trailer <</Root 1 0 R/Size 20%s>>\n%%%%EOF\n",
		      references, references, strlen(drawn), drawn, widgets, trailer);
}

static const char *read_pdf(struct arena *arena, const char *data, size_t size,
			    enum document_kind *kind)
{
	struct document_budget budget = document_budget_default(LIMIT);
	struct documents documents = {.count = 0};
	const char *text;

	document_use_pdf(document_pdf_read);
	document_read(arena, data, size, &budget, &documents);
	assert_int_equal(documents.count, 1);
	*kind = documents.items[0].kind;
	text = arena_slice(arena, documents.text.data ? documents.text.data : "",
			   documents.text.length);
	buffer_free(&documents.text);
	document_use_pdf(NULL);
	return text;
}

static void words_become_rows(void **unused)
{
	struct arena *arena = arena_new();
	struct buffer pdf = {0};
	enum document_kind kind;

	(void)unused;
	write_pdf(&pdf,
		  "BT /F1 12 Tf 60 780 Td (Aanvraag cli\\353ntoverleg) Tj ET "
		  "BT /F1 10 Tf 250 740 Td (Sem Maes) Tj ET "
		  "BT /F1 10 Tf 60 740 Td (Naam kind) Tj ET "
		  "BT /F1 10 Tf 60 725 Td (Geboortedatum) Tj ET "
		  "BT /F1 10 Tf 250 725 Td (3 mei 2012) Tj ET",
		  "", "", "");
	assert_string_equal(read_pdf(arena, pdf.data, pdf.length, &kind),
			    "Aanvraag cli\xC3\xABntoverleg\n\nNaam kind | Sem Maes\n"
			    "Geboortedatum | 3 mei 2012");
	assert_int_equal(kind, DOCUMENT_PDF);
	buffer_free(&pdf);
	arena_free(&arena);
}

static void fields_stand_where_they_are(void **unused)
{
	struct arena *arena = arena_new();
	struct buffer pdf = {0};
	enum document_kind kind;

	(void)unused;
	write_pdf(
	    &pdf,
	    "BT /F1 10 Tf 60 740 Td (Naam kind) Tj ET BT /F1 10 Tf 60 720 Td (Tolk nodig?) Tj ET "
	    "BT /F1 10 Tf 220 720 Td (ja) Tj ET BT /F1 10 Tf 262 720 Td (nee) Tj ET "
	    "BT /F1 10 Tf 60 705 Td (E-mail) Tj ET",
	    "6 0 obj <</Type/Annot/Subtype/Widget/FT/Tx/T(a)/V(Sem Maes)/DA(/F1 10 Tf)"
	    "/Rect[200 735 300 752]/P 3 0 R>> endobj\n"
	    "7 0 obj <</Type/Annot/Subtype/Widget/FT/Btn/T(b)/V/Off/AS/Off"
	    "/AP<</N<</Yes 9 0 R/Off 9 0 R>>>>/Rect[205 718 215 730]/P 3 0 R>> endobj\n"
	    "8 0 obj <</Type/Annot/Subtype/Widget/FT/Btn/T(c)/V/Yes/AS/Yes"
	    "/AP<</N<</Yes 9 0 R/Off 9 0 R>>>>/Rect[248 718 258 730]/P 3 0 R>> endobj\n"
	    "9 0 obj <</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Length 0>> stream\n\nendstream "
	    "endobj\n"
	    "10 0 obj <</Type/Annot/Subtype/Widget/FT/Tx/T(d)/DA(/F1 10 Tf)"
	    "/Rect[200 700 300 717]/P 3 0 R>> endobj\n",
	    "6 0 R 7 0 R 8 0 R 10 0 R", "");
	assert_string_equal(read_pdf(arena, pdf.data, pdf.length, &kind),
			    "Naam kind | Sem Maes\n"
			    "Tolk nodig? | \xE2\x98\x90 ja | \xE2\x98\x92 nee\nE-mail");
	assert_int_equal(kind, DOCUMENT_PDF);
	buffer_free(&pdf);
	arena_free(&arena);
}

/* Without text, broken, cut off, and where nobody reads PDFs. */
static void what_cannot_be_read_is_a_scan(void **unused)
{
	struct arena *arena = arena_new();
	struct buffer pdf = {0};
	struct document_budget budget = document_budget_default(LIMIT);
	struct documents documents = {.count = 0};
	enum document_kind kind;

	(void)unused;
	write_pdf(&pdf, "0 0 m 100 100 l S", "", "", "");
	assert_string_equal(read_pdf(arena, pdf.data, pdf.length, &kind), "");
	assert_int_equal(kind, DOCUMENT_SCAN);
	for (size_t size = 8; size < pdf.length; size += 7) {
		read_pdf(arena, pdf.data, size, &kind);
		assert_int_equal(kind, DOCUMENT_SCAN);
	}
	pdf.length = 0;
	write_pdf(&pdf, "BT /F1 12 Tf 60 780 Td (Naam kind) Tj ET", "", "", "");
	document_read(arena, pdf.data, pdf.length, &budget, &documents);
	assert_int_equal(documents.items[0].kind, DOCUMENT_SCAN);
	buffer_free(&pdf);
	arena_free(&arena);
}

/* The words are there, but a password locks them. */
static void a_password_makes_a_scan(void **unused)
{
	struct arena *arena = arena_new();
	struct buffer pdf = {0};
	enum document_kind kind;

	(void)unused;
	write_pdf(&pdf, "BT /F1 12 Tf 60 780 Td (Naam kind) Tj ET", "", "",
		  "/ID[<00112233445566778899AABBCCDDEEFF><00112233445566778899AABBCCDDEEFF>]"
		  "/Encrypt<</Filter/Standard/V 1/R 2/P -4"
		  "/O<0102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F20>"
		  "/U<2102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F20>>>");
	read_pdf(arena, pdf.data, pdf.length, &kind);
	assert_int_equal(kind, DOCUMENT_SCAN);
	buffer_free(&pdf);
	arena_free(&arena);
}

/* No byte of a document, changed or taken away, does more than make it a scan. */
static void mutations_do_no_harm(void **unused)
{
	struct arena *arena = arena_new();
	struct buffer pdf = {0};
	enum document_kind kind;

	(void)unused;
	write_pdf(&pdf, "BT /F1 12 Tf 60 780 Td (Naam kind) Tj ET",
		  "6 0 obj <</Type/Annot/Subtype/Widget/FT/Tx/T(a)/V(Sem)/Rect[200 735 300 752]>> "
		  "endobj\n",
		  "6 0 R", "");
	for (size_t at = 9; at < pdf.length; at += 3) {
		char old = pdf.data[at];

		pdf.data[at] = (char)(old ^ (1 << at % 7));
		read_pdf(arena, pdf.data, pdf.length, &kind);
		pdf.data[at] = old;
	}
	buffer_free(&pdf);
	arena_free(&arena);
}

/* The words of a mail in a winmail.dat: a number, a text with a name, the words themselves, in two bytes a letter. */
static const char winmail[] = "\x78\x9F\x3E\x22\x01\x00"
			      "\x01\x03\x90\x06\x00\x48\x00\x00\x00"
			      "\x03\x00\x00\x00"
			      "\x03\x00\x08\x0E\x07\x00\x00\x00"
			      "\x1E\x00\x01\x80"
			      "0123456789abcdef\x00\x00\x00\x00\x05\x00\x00\x00"
			      "\x01\x00\x00\x00\x02\x00\x00\x00"
			      "a\x00\x00\x00"
			      "\x1F\x00\x00\x10\x01\x00\x00\x00\x08\x00\x00\x00"
			      "J\x00\xEB\x00\x3D\xD8\x00\xDE"
			      "\x00\x00";

static void words_are_found_in_a_winmail(void **unused)
{
	struct buffer words = {0};

	(void)unused;
	document_mail_words(winmail, sizeof(winmail) - 1, LIMIT, &words);
	assert_string_equal(words.data, "J\xC3\xAB\xF0\x9F\x98\x80");
	buffer_free(&words);
	document_mail_words("PK\3\4", 4, LIMIT, &words);
	assert_null(words.data);
}

/* Cut off anywhere, or with any bit changed, no byte is read that is not there (memory that is watched tells). */
static void a_broken_winmail_does_no_harm(void **unused)
{
	(void)unused;
	for (size_t size = 0; size < sizeof(winmail); size++) {
		for (size_t at = 4; at < size; at++) {
			char *copy = memory_zero(1, size);
			struct buffer words = {0};

			memcpy(copy, winmail, size);
			copy[at] = (char)(copy[at] ^ (1 << at % 8));
			document_mail_words(copy, size, LIMIT, &words);
			assert_true(words.length <= 3 * size);
			buffer_free(&words);
			free(copy);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(words_become_rows),
	    cmocka_unit_test(fields_stand_where_they_are),
	    cmocka_unit_test(what_cannot_be_read_is_a_scan),
	    cmocka_unit_test(a_password_makes_a_scan),
	    cmocka_unit_test(mutations_do_no_harm),
	    cmocka_unit_test(words_are_found_in_a_winmail),
	    cmocka_unit_test(a_broken_winmail_does_no_harm),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
