/* The corpus: each tests/corpus/NAME.eml is read, and each field that NAME.json expects is judged: right, wrong
 * (something else was claimed), missed (nothing was), or empty (nothing was expected, and nothing claimed). The
 * test fails when a figure falls below what was reached; the table is printed with it.
 *
 * `build/unit/corpus_test -v [FOLDER]` tells every field that is not right. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "advies/advies.h"
#include "base/error.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/text.h"
#include "desk/texts.h"
#include "json/json.h"
#include "reader/reader.h"

static struct advies_texts *texts;

/* What was reached; raised when it grows, never lowered. */
static const double precision_asked = 0.985, recall_asked = 0.955, crisis_asked = 1.0,
		    false_alarms_asked = 0.02;

enum { FIELDS = 80, MAILBOXES = 100, FILE_MOST = 1024 * 1024 };

enum verdict { RIGHT, WRONG, MISSED, EMPTY, VERDICTS };
static const char *const verdict_names[] = {"right", "wrong", "missed", "empty"};

struct field {
	char path[80];
	int count[VERDICTS];
};

struct score {
	const char *mail; /* the one that is judged now */
	bool verbose;
	struct field fields[FIELDS];
	size_t field_count;
	int crises, found, calm, alarms;
};

static const char *folder = "tests/corpus";
static bool verbose;

static struct {
	char address[120];
	enum regio regio;
	enum instrument instrument;
} mailboxes[MAILBOXES];
static size_t mailbox_count;

/* --- values -------------------------------------------------------------------------------------------------- */

static const json_t *find(const json_t *value, const char *path)
{
	while (value && *path) {
		const char *dot = strchr(path, '.');
		size_t length = dot ? (size_t)(dot - path) : strlen(path);
		char key[80];

		snprintf(key, sizeof(key), "%.*s", (int)length, path);
		value = json_object_get(value, key);
		path += length + (dot != NULL);
	}
	return value;
}

static bool is_nothing(const json_t *value)
{
	const char *text = json_string_value(value);

	return !value || json_is_null(value) || json_is_false(value) ||
	       (json_is_array(value) && json_array_size(value) == 0) ||
	       (text && (!*text || strcmp(text, "onbekend") == 0 || strcmp(text, "geen") == 0));
}

static bool ends_with(const char *text, const char *end)
{
	size_t length = strlen(text), size = strlen(end);

	return length >= size && strcmp(text + length - size, end) == 0;
}

/* As it is compared: white space as one space, names in lower case, numbers without signs. */
static void normalise(const char *path, const char *text, char *out, size_t size)
{
	static const char *const names[] = {"naam",  "gemeente", "dienst", "relatie",
					    "email", "verblijf", "adres",  "taal"};
	bool fold = false, phone = ends_with(path, "telefoon");
	size_t used = 0;

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		fold |= ends_with(path, names[i]);
	for (; *text && used + 1 < size; text++) {
		bool blank = strchr(" \t\r\n", *text) != NULL;

		if (phone && !strchr("+0123456789", *text))
			continue;
		if (blank && (used == 0 || out[used - 1] == ' '))
			continue;
		out[used++] = blank ? ' ' : *text;
	}
	while (used > 0 && out[used - 1] == ' ')
		used--;
	out[used] = '\0';
	if (fold)
		text_lower(out);
}

static bool is_same(const char *path, const json_t *got, const json_t *want)
{
	char a[4000], b[4000];

	if (!json_is_string(got) || !json_is_string(want))
		return json_equal(got, want);
	normalise(path, json_string_value(got), a, sizeof(a));
	normalise(path, json_string_value(want), b, sizeof(b));
	return strcmp(a, b) == 0;
}

/* --- judging ------------------------------------------------------------------------------------------------- */

static void tell(struct score *score, const char *path, const json_t *want, const json_t *got,
		 enum verdict verdict)
{
	size_t i = 0;

	while (i < score->field_count && strcmp(score->fields[i].path, path) != 0)
		i++;
	assert_true(i < FIELDS);
	if (i == score->field_count)
		snprintf(score->fields[score->field_count++].path, 80, "%s", path);
	score->fields[i].count[verdict]++;
	if (score->verbose && (verdict == WRONG || verdict == MISSED)) {
		char *wanted = json_dumps(want, JSON_ENCODE_ANY);
		char *found = got ? json_dumps(got, JSON_ENCODE_ANY) : NULL;

		printf("# %s: %s: %s: want %s, got %s\n", score->mail, path, verdict_names[verdict],
		       wanted ? wanted : "nothing", found ? found : "nothing");
		free(wanted);
		free(found);
	}
}

static bool has(const json_t *list, const char *key, const json_t *wanted)
{
	const json_t *item;
	size_t i;

	json_array_foreach(list, i, item)
	{
		if (json_equal(key ? json_object_get(item, key) : item, wanted))
			return true;
	}
	return false;
}

static bool is_that_party(const json_t *found, const json_t *wanted)
{
	static const char *const keys[] = {"naam", "relatie"};

	for (size_t i = 0; i < 2; i++) {
		const json_t *want = json_object_get(wanted, keys[i]);

		if (!is_nothing(want) && is_same(keys[i], json_object_get(found, keys[i]), want))
			return true;
	}
	return false;
}

static void judge_party(struct score *score, const json_t *found, json_t *wanted)
{
	const char *key;
	json_t *want;

	json_object_foreach(wanted, key, want)
	{
		const json_t *got = json_object_get(found, key);
		char path[80];

		if (strcmp(key, "naam") == 0 || strcmp(key, "relatie") == 0)
			continue;
		snprintf(path, sizeof(path), "partijen.%s", key);
		tell(score, path, want, got,
		     is_same(path, got, want) ? RIGHT
		     : is_nothing(got)	      ? MISSED
					      : WRONG);
	}
}

/* Each expected one takes a found one; what is left over is wrong. */
static void judge_parties(struct score *score, const json_t *reading, const json_t *wanted)
{
	json_t *found = json_deep_copy(find(reading, "partijen")), *want, *rest;
	size_t i, j;

	json_array_foreach(wanted, i, want)
	{
		for (j = 0; j < json_array_size(found); j++) {
			if (is_that_party(json_array_get(found, j), want))
				break;
		}
		tell(score, "partijen", want, NULL, j < json_array_size(found) ? RIGHT : MISSED);
		if (j < json_array_size(found)) {
			judge_party(score, json_array_get(found, j), want);
			json_array_remove(found, j);
		}
	}
	json_array_foreach(found, j, rest) tell(score, "partijen", NULL, rest, WRONG);
	json_decref(found);
}

static void judge_kinds(struct score *score, const json_t *reading, const json_t *wanted)
{
	const json_t *got = find(reading, "gevaar.signalen"), *want;
	size_t i;

	json_array_foreach(wanted, i, want)
	    tell(score, "gevaar.soorten", want, got, has(got, "soort", want) ? RIGHT : MISSED);
}

static void judge_rules(struct score *score, const json_t *reading, const json_t *wanted)
{
	const json_t *got = find(reading, "advies.regels"), *want;
	size_t i;

	json_array_foreach(wanted, i, want)
	    tell(score, "advies.regels", want, got, has(got, "id", want) ? RIGHT : MISSED);
}

static void judge_no_rules(struct score *score, const json_t *reading, const json_t *wanted)
{
	const json_t *got = find(reading, "advies.regels"), *want;
	size_t i;

	json_array_foreach(wanted, i, want)
	    tell(score, "advies.niet_regels", want, got, has(got, "id", want) ? WRONG : EMPTY);
}

static void judge_mandates(struct score *score, const json_t *reading, const json_t *wanted)
{
	const json_t *got = find(reading, "mandaat"), *item;
	size_t i;

	json_array_foreach(wanted, i, item)
	    tell(score, "mandaat", item, got, has(got, NULL, item) ? RIGHT : MISSED);
	json_array_foreach(got, i, item)
	{
		if (!has(wanted, NULL, item))
			tell(score, "mandaat", NULL, item, WRONG);
	}
}

static void judge_attachments(struct score *score, const json_t *reading, const json_t *wanted)
{
	const json_t *got = find(reading, "mail.bijlagen"), *want;
	bool right = json_array_size(got) == json_array_size(wanted);
	size_t i;

	json_array_foreach(wanted, i, want) right = right && has(got, "naam", want);
	tell(score, "bijlagen", wanted, got, right ? RIGHT : WRONG);
}

static void judge_text(struct score *score, const json_t *reading, const json_t *wanted, bool holds)
{
	const json_t *text = find(reading, "mail.tekst");
	static char own[FILE_MOST], part[4000];
	size_t i = 0;

	normalise("", json_string_value(text) ? json_string_value(text) : "", own, sizeof(own));
	do {
		const json_t *one = json_is_array(wanted) ? json_array_get(wanted, i) : wanted;
		bool inside;

		if (!one)
			break;
		normalise("", json_string_value(one), part, sizeof(part));
		inside = strstr(own, part) != NULL;
		tell(score, holds ? "tekst_bevat" : "tekst_zonder", one, NULL,
		     inside == holds && own[0] ? RIGHT : WRONG);
	} while (++i < json_array_size(wanted));
}

static void judge_holds(struct score *score, const json_t *reading, const json_t *wanted)
{
	judge_text(score, reading, wanted, true);
}

static void judge_lacks(struct score *score, const json_t *reading, const json_t *wanted)
{
	judge_text(score, reading, wanted, false);
}

static void judge_plain(struct score *score, const json_t *reading, const char *path,
			const json_t *want)
{
	const json_t *got = find(reading, path);

	tell(score, path, want, got,
	     is_nothing(want) && is_nothing(got) ? EMPTY
	     : is_same(path, got, want)		 ? RIGHT
	     : is_nothing(got)			 ? MISSED
						 : WRONG);
}

static void judge_crisis(struct score *score, const json_t *reading, const json_t *want)
{
	const char *got = json_string_value(find(reading, "gevaar.niveau"));
	bool alarm = got && strcmp(got, "spoed") == 0;

	if (text_equal(json_string_value(want), "spoed")) {
		score->crises++;
		score->found += alarm;
	} else {
		score->calm++;
		score->alarms += alarm;
	}
}

static const struct {
	const char *path;
	void (*judge)(struct score *score, const json_t *reading, const json_t *wanted);
} judges[] = {
    {"partijen", judge_parties},    {"gevaar.soorten", judge_kinds},
    {"advies.regels", judge_rules}, {"advies.niet_regels", judge_no_rules},
    {"mandaat", judge_mandates},    {"bijlagen", judge_attachments},
    {"tekst_bevat", judge_holds},   {"tekst_zonder", judge_lacks},
};

static void judge(struct score *score, const json_t *reading, const char *path, const json_t *want)
{
	if (strcmp(path, "gevaar.niveau") == 0)
		judge_crisis(score, reading, want);
	for (size_t i = 0; i < sizeof(judges) / sizeof(judges[0]); i++) {
		if (strcmp(judges[i].path, path) == 0) {
			judges[i].judge(score, reading, want);
			return;
		}
	}
	judge_plain(score, reading, path, want);
}

/* --- mails --------------------------------------------------------------------------------------------------- */

static void load_mailboxes(void)
{
	FILE *file = fopen("config/lexicon/mailboxes", "r");
	char line[300], regio[40], instrument[40];

	assert_non_null(file);
	while (mailbox_count < MAILBOXES && fgets(line, sizeof(line), file)) {
		if (sscanf(line, "%119s %39s %39s", mailboxes[mailbox_count].address, regio,
			   instrument) != 3 ||
		    line[0] == '#')
			continue;
		mailboxes[mailbox_count].regio = (enum regio)names_value(&names_regio, regio);
		mailboxes[mailbox_count++].instrument =
		    (enum instrument)names_value(&names_instrument, instrument);
	}
	fclose(file);
}

static json_t *read_mail(struct arena *arena, const char *name, const char *mailbox)
{
	const struct letter_limits limits = letter_limits_default();
	struct reading_context context = {.mailbox = mailbox};
	enum instrument instrument = INSTRUMENT_ONBEKEND;
	struct reading *reading;
	struct error err = {.text = ""};
	int fd = open(arena_format(arena, "%s/%s.eml", folder, name), O_RDONLY);

	for (size_t i = 0; i < mailbox_count; i++) {
		if (text_equal(mailboxes[i].address, mailbox)) {
			context.regio = mailboxes[i].regio;
			instrument = mailboxes[i].instrument;
		}
	}
	if (fd < 0)
		fail_msg("%s: no mail of that name", name);
	assert_int_equal(reader_read(arena, fd, &context, &limits, &reading, &err), 0);
	close(fd);
	advies_give(arena, reading, instrument, texts);
	return reading_to_json(reading);
}

static void judge_mail(struct score *score, const char *name)
{
	struct arena *arena = arena_new();
	json_error_t error;
	json_t *label = json_load_file(arena_format(arena, "%s/%s.json", folder, name), 0, &error);
	json_t *reading, *want;
	const char *path;

	if (!label)
		fail_msg("%s.json:%d: %s", name, error.line, error.text);
	score->mail = name;
	reading = read_mail(arena, name, json_string_value(json_object_get(label, "mailbox")));
	json_object_foreach(json_object_get(label, "verwacht"), path, want)
	    judge(score, reading, path, want);
	json_decref(reading);
	json_decref(label);
	arena_free(&arena);
}

static double share(int part, int all)
{
	return all ? (double)part / all : 1;
}

static void print_row(const char *path, const int count[VERDICTS])
{
	printf("# %-26s %6d %6d %6d %6d   %.2f   %.2f\n", path, count[RIGHT], count[WRONG],
	       count[MISSED], count[EMPTY], share(count[RIGHT], count[RIGHT] + count[WRONG]),
	       share(count[RIGHT], count[RIGHT] + count[WRONG] + count[MISSED]));
}

static int by_path(const void *a, const void *b)
{
	return strcmp(((const struct field *)a)->path, ((const struct field *)b)->path);
}

static int is_label(const struct dirent *entry)
{
	return ends_with(entry->d_name, ".json");
}

static void the_corpus_is_understood(void **unused)
{
	struct score score = {.verbose = verbose};
	int all[VERDICTS] = {0}, mails;
	struct dirent **entries;

	(void)unused;
	mails = scandir(folder, &entries, is_label, alphasort);
	assert_true(mails > 0);
	for (int i = 0; i < mails; i++) {
		entries[i]->d_name[strlen(entries[i]->d_name) - 5] = '\0';
		judge_mail(&score, entries[i]->d_name);
		free(entries[i]);
	}
	free(entries);
	qsort(score.fields, score.field_count, sizeof(score.fields[0]), by_path);
	printf("# %-26s %6s %6s %6s %6s  prec. recall\n", "field", "right", "wrong", "missed",
	       "empty");
	for (size_t i = 0; i < score.field_count; i++) {
		print_row(score.fields[i].path, score.fields[i].count);
		for (int j = 0; j < VERDICTS; j++)
			all[j] += score.fields[i].count[j];
	}
	print_row("all", all);
	printf("# %d mails; crises %d of %d; false alarms %d of %d\n", mails, score.found,
	       score.crises, score.alarms, score.calm);
	assert_true(share(all[RIGHT], all[RIGHT] + all[WRONG]) >= precision_asked);
	assert_true(share(all[RIGHT], all[RIGHT] + all[WRONG] + all[MISSED]) >= recall_asked);
	assert_true(share(score.found, score.crises) >= crisis_asked);
	assert_true(score.calm == 0 || share(score.alarms, score.calm) <= false_alarms_asked);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(the_corpus_is_understood)};
	struct error err = {.text = ""};
	int failed;

	verbose = argc > 1 && strcmp(argv[1], "-v") == 0;
	if (argc > (verbose ? 2 : 1))
		folder = argv[verbose ? 2 : 1];
	texts = desk_texts_load("config/advies", &err);
	if (!texts || reader_prepare("config/lexicon", &err)) {
		fprintf(stderr, "corpus: run from the top of the tree (%s)\n", err.text);
		return 1;
	}
	load_mailboxes();
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	advies_texts_free(&texts);
	return failed;
}
