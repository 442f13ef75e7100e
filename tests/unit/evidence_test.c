/* Every value shows where it comes from, in every mail of the project: the quotation is exactly those bytes of a
 * part that exists, and what is literal (names, numbers, ages, dates, places) says no more than its quotation.
 *
 * `build/unit/evidence_test FOLDER...` looks at the mails in other folders instead. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <jansson.h>

#include "base/error.h"
#include "base/memory.h"
#include "base/text.h"
#include "document/document.h"
#include "document/document_pdf.h"
#include "form/values.h"
#include "form/words.h"
#include "reader/reader.h"
#include "reading/reading.h"
#include "understand/understand.h"

enum { PAD = 120 };

static struct reading *read_mail(struct arena *arena, const char *path)
{
	struct reading_context context = {.mailbox = "bemiddeling@limburg.be",
					  .regio = REGIO_LIMBURG};
	struct letter_limits limits = letter_limits_default();
	struct error err = {.text = ""};
	struct reading *reading;
	int fd = open(path, O_RDONLY | O_CLOEXEC);

	assert_true(fd >= 0);
	if (reader_read(arena, fd, &context, &limits, &reading, &err))
		fail_msg("%s: %s", path, err.text);
	close(fd);
	return reading;
}

/* The value at "partijen.0.naam". */
static const json_t *value_at(const json_t *value, const char *pad)
{
	char part[PAD];

	while (value && *pad) {
		size_t length = strcspn(pad, ".");

		if (length >= sizeof(part))
			return NULL;
		memcpy(part, pad, length);
		part[length] = '\0';
		value = json_is_array(value) ? json_array_get(value, (size_t)atoi(part))
					     : json_object_get(value, part);
		pad += length + (pad[length] == '.');
	}
	return value;
}

static bool ends(const char *pad, const char *end)
{
	size_t length = strlen(pad), size = strlen(end);

	return length >= size && strcmp(pad + length - size, end) == 0;
}

/* Each word of the value stands in the quotation: a name may be put together of two answers. */
static bool has_words(const char *citaat, const char *value)
{
	struct form_word word;
	size_t pos = 0;

	while (form_next_word(value, strlen(value), &pos, &word)) {
		if (!form_has_word(citaat, strlen(citaat), word.text))
			return false;
	}
	return true;
}

static bool is_phone(const char *citaat, const char *value)
{
	char phone[FORM_PHONE];
	struct form_range range;

	return form_find_phone(citaat, strlen(citaat), &range, phone) && strcmp(phone, value) == 0;
}

static bool is_email(const char *citaat, const char *value)
{
	char email[FORM_EMAIL];
	struct form_range range;

	/* what is an address in a header may be none in a text */
	return (form_find_email(citaat, strlen(citaat), &range, email) &&
		strcmp(email, value) == 0) ||
	       strcasestr(citaat, value);
}

static bool is_date(const char *citaat, const char *value, const char *today)
{
	char day[FORM_DAY];
	struct form_range range;

	return form_find_birth_date(citaat, strlen(citaat), today, &range, day) &&
	       strcmp(day, value) == 0;
}

enum { WORDS = 21 };

/* "vijftien", "vijftienjarige", "fifteen", "quinze". */
static int number_word(const char *word)
{
	static const char *const words[][WORDS] = {
	    {"nul",	 "een",	     "twee",	"drie",	     "vier",	 "vijf",      "zes",
	     "zeven",	 "acht",     "negen",	"tien",	     "elf",	 "twaalf",    "dertien",
	     "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien", "twintig"},
	    {"zero",	 "one",	    "two",     "three",	    "four",	"five",	    "six",
	     "seven",	 "eight",   "nine",    "ten",	    "eleven",	"twelve",   "thirteen",
	     "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"},
	    {"zero",	 "un",	   "deux",  "trois",   "quatre",  "cinq",    "six",
	     "sept",	 "huit",   "neuf",  "dix",     "onze",	  "douze",   "treize",
	     "quatorze", "quinze", "seize", "dixsept", "dixhuit", "dixneuf", "vingt"},
	    {"null",	 "eins",     "zwei",	 "drei",     "vier",	 "funf",     "sechs",
	     "sieben",	 "acht",     "neun",	 "zehn",     "elf",	 "zwolf",    "dreizehn",
	     "vierzehn", "funfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn", "zwanzig"},
	};
	int found = -1;

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]) * WORDS; i++) {
		const char *one = words[i / WORDS][i % WORDS];
		size_t length = strlen(one);

		if (strncmp(word, one, length) == 0 &&
		    (word[length] == '\0' || strncmp(word + length, "jarig", 5) == 0))
			found = (int)(i % WORDS);
	}
	return found;
}

/* The age in digits or as a word; who is almost older says so; else a birth date tells it. */
static bool is_age(const char *citaat, int age, const char *today)
{
	static const char *const almost[] = {"bijna",	"wordt",  "word", "kword",
					     "presque", "almost", "fast"};
	char day[FORM_DAY];
	struct form_range range;
	struct form_word word;
	size_t pos = 0;
	int later = 0;

	if (form_find_birth_date(citaat, strlen(citaat), today, &range, day) &&
	    form_age_on(day, today) == age)
		return true;
	for (size_t i = 0; i < sizeof(almost) / sizeof(almost[0]); i++)
		later |= form_has_word(citaat, strlen(citaat), almost[i]);
	while (form_next_word(citaat, strlen(citaat), &pos, &word)) {
		char *end;
		long digits = strtol(word.text, &end, 10);
		int said = end > word.text ? (int)digits : number_word(word.text);

		if (said == age || said == age + later)
			return true;
	}
	return false;
}

static bool literal_is_quoted(const char *pad, const char *citaat, const char *value,
			      const char *today)
{
	static const char *const words[] = {"naam", "gemeente", "adres", "postcode", "dienst"};

	if (ends(pad, ".telefoon"))
		return is_phone(citaat, value);
	if (ends(pad, ".email"))
		return is_email(citaat, value);
	if (ends(pad, ".geboortedatum"))
		return is_date(citaat, value, today);
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		if (ends(pad, words[i]))
			return has_words(citaat, value);
	}
	return true;
}

static size_t check_bron(struct arena *arena, const struct reading *reading, const json_t *record,
			 const struct reading_bron *bron, const char *path)
{
	const char *part = reading_part_text(arena, reading, bron->deel);
	const json_t *value = value_at(record, bron->pad);
	size_t length = bron->tot - bron->van;

	if (!part || bron->tot < bron->van || bron->tot > strlen(part) || length > 200 ||
	    strlen(bron->citaat) != length || memcmp(part + bron->van, bron->citaat, length) != 0) {
		print_error("%s: %s: \"%s\" does not stand there\n", path, bron->pad, bron->citaat);
		return 1;
	}
	if (json_is_integer(value) && ends(bron->pad, ".leeftijd") &&
	    !is_age(bron->citaat, (int)json_integer_value(value), reading->mail.datum)) {
		print_error("%s: %s: %d from \"%s\"\n", path, bron->pad,
			    (int)json_integer_value(value), bron->citaat);
		return 1;
	}
	if (json_is_string(value) &&
	    !literal_is_quoted(bron->pad, bron->citaat, json_string_value(value),
			       reading->mail.datum)) {
		print_error("%s: %s: \"%s\" from \"%s\"\n", path, bron->pad,
			    json_string_value(value), bron->citaat);
		return 1;
	}
	return 0;
}

/* What alarms is not shown as doubtful. */
static size_t check_alarm(const struct reading *reading, const char *path)
{
	if (reading->gevaar != GEVAAR_SPOED)
		return 0;
	for (size_t i = 0; i < reading->bron_count; i++) {
		if (strncmp(reading->bronnen[i].pad, "gevaar.signalen.", 16) == 0 &&
		    reading->bronnen[i].zekerheid >= 0.5)
			return 0;
	}
	print_error("%s: spoed, and every signal is doubtful\n", path);
	return 1;
}

static size_t check_mail(const char *path)
{
	struct arena *arena = arena_new();
	struct reading *reading = read_mail(arena, path);
	json_t *record = reading_to_json(reading);
	size_t faults = check_alarm(reading, path);

	for (size_t i = 0; i < reading->bron_count; i++)
		faults += check_bron(arena, reading, record, &reading->bronnen[i], path);
	json_decref(record);
	arena_free(&arena);
	return faults;
}

static int is_mail(const struct dirent *entry)
{
	return ends(entry->d_name, ".eml");
}

static void check_folder(const char *folder)
{
	struct dirent **entries;
	int count = scandir(folder, &entries, is_mail, alphasort);
	size_t faults = 0;

	assert_true(count > 0);
	for (int i = 0; i < count; i++) {
		struct arena *arena = arena_new();

		faults += check_mail(arena_format(arena, "%s/%s", folder, entries[i]->d_name));
		arena_free(&arena);
		free(entries[i]);
	}
	free(entries);
	assert_int_equal(faults, 0);
}

static void the_corpus_shows_its_evidence(void **unused)
{
	(void)unused;
	check_folder("tests/corpus");
}

static void the_golden_mails_show_their_evidence(void **unused)
{
	(void)unused;
	check_folder("tests/golden");
	check_folder("tests/demo");
}

static void the_web_forms_show_their_evidence(void **unused)
{
	(void)unused;
	check_folder("tests/mails/web");
}

static char **others;

static void other_mails_show_their_evidence(void **unused)
{
	(void)unused;
	for (char **other = others; *other; other++)
		check_folder(*other);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest other_tests[] = {cmocka_unit_test(other_mails_show_their_evidence)};
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_corpus_shows_its_evidence),
	    cmocka_unit_test(the_golden_mails_show_their_evidence),
	    cmocka_unit_test(the_web_forms_show_their_evidence),
	};
	struct error err = {.text = ""};

	document_use_pdf(document_pdf_read);
	if (reader_prepare("config/lexicon", &err)) {
		print_error("run from the top of the tree (%s)\n", err.text);
		return 1;
	}
	others = argv + 1;
	return argc > 1 ? cmocka_run_group_tests(other_tests, NULL, NULL)
			: cmocka_run_group_tests(tests, NULL, NULL);
}
