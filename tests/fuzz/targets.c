/* targets: see targets.h. */
#include "fuzz/targets.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "advies/advies.h"
#include "base/error.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/text.h"
#include "desk/texts.h"
#include "document/document.h"
#include "form/form.h"
#include "form/rrn.h"
#include "form/values.h"
#include "json/json.h"
#include "instruct/instruct.h"
#include "letter/forward.h"
#include "letter/quote.h"
#include "reader/html.h"
#include "reader/reader.h"
#include "reader/table_files.h"
#include "understand/understand.h"

static struct understand_tables *tables;
static struct advies_texts *texts;

static void promise(bool kept, const char *what)
{
	if (kept)
		return;
	fprintf(stderr, "broken promise: %s\n", what);
	abort();
}

void fuzz_prepare(void)
{
	struct error err = {.text = ""};

	tables = table_files_load("config/lexicon", &err);
	if (tables)
		texts = desk_texts_load("config/advies", &err);
	if (!texts || reader_prepare("config/lexicon", &err)) {
		fprintf(stderr, "fuzz: run from the top of the tree: %s\n", err.text);
		exit(2);
	}
}

/* As all text is by the time it gets here: clean, without NUL. */
static char *clean(struct arena *arena, const uint8_t *data, size_t size)
{
	char *text = arena_slice(arena, (const char *)data, size);

	for (size_t i = 0; i < size; i++) {
		if (text[i] == '\0')
			text[i] = ' ';
	}
	return text_clean(arena, text, size, TEXT_MANY_LINES, NULL);
}

static bool is_good(const char *text)
{
	return text_is_clean(text, strlen(text));
}

/* Every bron names a part and quotes exactly its bytes; reading_from_json checks it, as intake does. */
static void check_record(struct arena *arena, const struct reading *reading)
{
	json_t *json = reading_to_json(reading);
	struct error err = {.text = ""};
	struct reading *taken;

	if (reading_from_json(arena, json, &taken, &err)) {
		fprintf(stderr, "%s\n", err.text);
		promise(false, "intake takes every record");
	}
	json_decref(json);
}

void fuzz_mail(const uint8_t *data, size_t size)
{
	const struct letter_limits limits = letter_limits_default();
	const struct reading_context context = {.mailbox = "bemiddeling@limburg.be",
						.regio = REGIO_LIMBURG};
	struct arena *arena = arena_new();
	struct reading *reading;
	struct error err;
	int fd = memfd_create("mail", MFD_CLOEXEC);

	if (fd < 0 || file_write_all(fd, (const char *)data, size, &err))
		abort();
	promise(reader_read(arena, fd, &context, &limits, &reading, &err) == 0,
		"every mail is a reading");
	advies_give(arena, reading, INSTRUMENT_BEMIDDELING, texts);
	check_record(arena, reading);
	close(fd);
	arena_free(&arena);
}

void fuzz_html(const uint8_t *data, size_t size)
{
	struct arena *arena = arena_new();

	html_to_text(arena, (const char *)data, size, NULL);
	html_meta_charset(arena, (const char *)data, size);
	arena_free(&arena);
}

void fuzz_document(const uint8_t *data, size_t size)
{
	struct document_budget budget = document_budget_default(1 << 20);
	struct documents documents = {0};
	struct arena *arena = arena_new();

	document_is_one((const char *)data, size);
	document_read(arena, (const char *)data, size, &budget, &documents);
	promise(documents.text.length <= 1 << 20, "documents stay within their budget");
	if (documents.text.data)
		promise(text_is_clean(documents.text.data, documents.text.length),
			"text of documents is clean");
	for (size_t i = 0; i < documents.count; i++)
		promise(documents.items[i].van <= documents.items[i].tot &&
			    documents.items[i].tot <= documents.text.length,
			"a document stands in the text");
	documents.text.length = 0;
	document_mail_words((const char *)data, size, 1 << 20, &documents.text);
	buffer_free(&documents.text);
	arena_free(&arena);
}

void fuzz_lines(const uint8_t *data, size_t size)
{
	struct arena *arena = arena_new();
	const char *text = clean(arena, data, size);
	size_t length = strlen(text);
	struct form_answers answers = form_find_lines(arena, tables->labels, text, length);

	promise(answers.count <= FORM_ANSWERS, "answers are counted");
	for (size_t i = 0; i < answers.count; i++) {
		const struct form_answer *answer = &answers.items[i];

		promise(answer->waarde_van <= answer->waarde_tot && answer->waarde_tot <= length &&
			    (strlen(answer->waarde) == answer->waarde_tot - answer->waarde_van ||
			     form_box(answer->waarde, strlen(answer->waarde))),
			"an answer stands in the text");
	}
	arena_free(&arena);
}

void fuzz_story(const uint8_t *data, size_t size)
{
	const struct reading_context context = {.mailbox = "clientoverleg@limburg.be",
						.regio = REGIO_LIMBURG};
	struct arena *arena = arena_new();
	struct reading *reading = reading_new(arena);
	char *text = clean(arena, data, size);

	form_rrn_mask(text, strlen(text));
	reading->mail.from = (struct letter_address){"An Peeters", "an@burger.example"};
	reading->mail.tekst = reading->mail.volledige_tekst = text;
	reading->mail.datum = "2026-11-21T14:03:00+01:00";
	reading->soort = SOORT_AANVRAAG;
	understand(arena, reading, tables, &context);
	advies_give(arena, reading, INSTRUMENT_CLIENTOVERLEG, texts);
	if (reading->veld_count == 0)
		promise(reading->advies.uitkomst != UITKOMST_NIET_ONTVANKELIJK,
			"running text refuses nothing");
	check_record(arena, reading);
	arena_free(&arena);
}

void fuzz_values(const uint8_t *data, size_t size)
{
	struct arena *arena = arena_new();
	char *text = clean(arena, data, size), phone[FORM_PHONE], day[FORM_DAY], email[FORM_EMAIL];
	size_t length = strlen(text), pos = 0;
	struct form_range range, place;
	bool ticked;
	int age;

	if (form_find_phone(text, length, &range, phone))
		promise(range.tot <= length && phone[0] == '+', "a telephone number");
	if (form_find_birth_date(text, length, "2026-11-21", &range, day))
		promise(range.tot <= length && strlen(day) == 10, "a day");
	if (form_find_age(text, length, &range, &age))
		promise(range.tot <= length && age >= 0 && age <= 120, "an age");
	if (form_find_postcode(text, length, &range, &place))
		promise(range.tot - range.van == 4 && place.tot <= length, "a postcode");
	if (form_find_email(text, length, &range, email))
		promise(range.tot <= length && strchr(email, '@'), "an address");
	form_yes_no(text, length);
	while (form_next_option(text, length, &pos, &range, &ticked))
		promise(range.tot <= length, "an option");
	form_rrn_mask(text, length);
	promise(strlen(text) == length && is_good(text), "a mask keeps the length");
	arena_free(&arena);
}

void fuzz_reply(const uint8_t *data, size_t size)
{
	struct arena *arena = arena_new();
	const char *text = clean(arena, data, size);
	size_t length = strlen(text);

	for (int answer = 0; answer < 2; answer++) {
		const char *own = quote_own_words(arena, text, length, answer);

		promise(strlen(own) <= length && is_good(own), "own words are of the text");
		promise(text_blank(text) || !text_blank(own), "own words are never lost");
	}
	forward_find(arena, text, length, "Fwd: vraag");
	arena_free(&arena);
}

void fuzz_instruct(const uint8_t *data, size_t size)
{
	const struct instruct_context context = {.who = INSTRUCT_STAFF};
	struct arena *arena = arena_new();
	const char *text = (const char *)data;
	struct instruct_list list;
	struct buffer quoted = {0};

	instruct_parse(arena, text, size, &context, &list);
	promise(list.fine <= INSTRUCT_COMMANDS_MOST && is_good(list.rest), "a list is short");
	for (size_t i = 0; i < list.count; i++) {
		promise(is_good(list.items[i].line), "a line can be shown");
		promise(!list.items[i].text || is_good(list.items[i].text), "a text can be sent");
	}
	buffer_text(&quoted, "> ");
	buffer_add(&quoted, text, size);
	instruct_parse(arena, quoted.data, quoted.length, &context, &list);
	promise(list.fine == 0, "what is quoted does nothing");
	buffer_free(&quoted);
	arena_free(&arena);
}

const struct fuzz_named fuzz_targets[] = {
    {"mail", fuzz_mail},   {"html", fuzz_html},		{"document", fuzz_document},
    {"lines", fuzz_lines}, {"story", fuzz_story},	{"values", fuzz_values},
    {"reply", fuzz_reply}, {"instruct", fuzz_instruct}, {NULL, NULL},
};
