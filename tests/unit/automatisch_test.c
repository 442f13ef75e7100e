/* Mail that no person wrote, and people who write as if none had: each tests/automatisch/NAME.eml is read and compared
 * with what NAME.json says a careful reader finds: soort (one, or some that will do), for a bounce who was not reached,
 * why, whether for good and which mail of ours it was, and until when somebody is away. `mens`: a person wrote it.
 *
 * `build/unit/automatisch_test -v` tells what is found in each. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/error.h"
#include "base/memory.h"
#include "base/text.h"
#include "json/json.h"
#include "names/names.h"
#include "reader/reader.h"

static const char folder[] = "tests/automatisch";
static bool verbose;

/* Asked: of all mails; no person's mail lost and every mail of ours found is asked of each. */
static const double soort_asked = 0.97;

enum { MAILS_AT_LEAST = 60, BOUNCES_AT_LEAST = 20, PEOPLE_AT_LEAST = 20 };

struct score {
	int mails, right, bounces, people;
	int faults; /* other than a wrong soort */
};

/* What intake gets: over the record and back. */
static struct reading *read_mail(struct arena *arena, const char *name)
{
	const struct letter_limits limits = letter_limits_default();
	const struct reading_context context = {.mailbox = NULL};
	struct reading *reading, *taken = NULL;
	struct error err = {.text = ""};
	json_t *json;
	char path[400];
	int fd;

	snprintf(path, sizeof(path), "%s/%s.eml", folder, name);
	fd = open(path, O_RDONLY);
	assert_true(fd >= 0);
	assert_int_equal(reader_read(arena, fd, &context, &limits, &reading, &err), 0);
	close(fd);
	json = reading_to_json(reading);
	if (reading_from_json(arena, json, &taken, &err))
		fail_msg("%s: the record is refused: %s", name, err.text);
	json_decref(json);
	return taken;
}

static json_t *read_wanted(const char *name)
{
	char path[400];
	json_error_t fault;
	json_t *wanted;

	snprintf(path, sizeof(path), "%s/%s.json", folder, name);
	wanted = json_load_file(path, JSON_REJECT_DUPLICATES, &fault);
	if (!wanted)
		fail_msg("%s:%d: %s", path, fault.line, fault.text);
	return wanted;
}

static void fault(struct score *score, const char *name, const char *what, const char *got,
		  const char *want)
{
	score->faults++;
	print_message("# %s: %s is %s, wanted %s\n", name, what, got ? got : "null",
		      want ? want : "null");
}

static void compare(struct score *score, const char *name, const char *what, const char *got,
		    const json_t *want)
{
	if (!text_equal(got, json_string_value(want)))
		fault(score, name, what, got, json_string_value(want));
}

static bool is_wanted(const char *soort, const json_t *wanted)
{
	const json_t *one;
	size_t i;

	if (json_is_string(wanted))
		return text_equal(soort, json_string_value(wanted));
	json_array_foreach(wanted, i, one)
	{
		if (text_equal(soort, json_string_value(one)))
			return true;
	}
	return false;
}

/* Kinds that no person gets to see. */
static bool is_lost(enum soort soort)
{
	return soort == SOORT_BOUNCE || soort == SOORT_AUTOMATISCH || soort == SOORT_LIJST ||
	       soort == SOORT_SPAM || soort == SOORT_ONLEESBAAR;
}

static void judge_bounce(struct score *score, const char *name, const struct reading *reading,
			 const json_t *wanted)
{
	const struct reading_bounce none = {0}, *bounce = reading->bounce ? reading->bounce : &none;
	const json_t *list = json_object_get(wanted, "ontvangers"), *want;
	size_t i;

	compare(score, name, "message_id", bounce->message_id,
		json_object_get(wanted, "message_id"));
	if (bounce->ontvanger_count != json_array_size(list)) {
		fault(score, name, "ontvangers", "another number", NULL);
		return;
	}
	json_array_foreach(list, i, want)
	{
		const struct reading_bounce_ontvanger *got = &bounce->ontvangers[i];

		compare(score, name, "adres", got->adres, json_object_get(want, "adres"));
		compare(score, name, "status", got->status, json_object_get(want, "status"));
		if (got->blijvend != json_is_true(json_object_get(want, "blijvend")))
			fault(score, name, "blijvend", got->blijvend ? "true" : "false", NULL);
	}
}

static const char *quotation(const struct reading *reading, const char *pad)
{
	for (size_t i = 0; i < reading->bron_count; i++) {
		if (text_equal(reading->bronnen[i].pad, pad))
			return reading->bronnen[i].citaat;
	}
	return NULL;
}

static void judge(struct score *score, const char *name)
{
	struct arena *arena = arena_new();
	struct reading *reading = read_mail(arena, name);
	json_t *wanted = read_wanted(name);
	const char *soort = names_text(&names_soort, (int)reading->soort);
	bool right = is_wanted(soort, json_object_get(wanted, "soort"));

	score->mails++;
	score->right += right;
	if (!right)
		print_message("# %s: soort is %s\n", name, soort);
	if (json_is_true(json_object_get(wanted, "mens"))) {
		score->people++;
		if (is_lost(reading->soort))
			fault(score, name, "a person's mail", soort, NULL);
	}
	if (json_object_get(wanted, "ontvangers")) {
		score->bounces++;
		judge_bounce(score, name, reading, wanted);
	}
	compare(score, name, "afwezig_tot", reading->afwezig_tot,
		json_object_get(wanted, "afwezig_tot"));
	if (reading->afwezig_tot && !quotation(reading, "afwezig_tot"))
		fault(score, name, "evidence of afwezig_tot", NULL, "a quotation");
	if (verbose)
		print_message("# %s: %s %s\n", name, soort,
			      reading->afwezig_tot ? reading->afwezig_tot : "");
	json_decref(wanted);
	arena_free(&arena);
}

static int is_mail(const struct dirent *entry)
{
	size_t length = strlen(entry->d_name);

	return length > 4 && strcmp(entry->d_name + length - 4, ".eml") == 0;
}

static void failures_24_to_28_robots_are_known_and_no_person_is_lost(void **state)
{
	struct dirent **entries;
	struct score score = {0};
	int count = scandir(folder, &entries, is_mail, alphasort);

	(void)state;
	assert_true(count > 0);
	for (int i = 0; i < count; i++) {
		entries[i]->d_name[strlen(entries[i]->d_name) - 4] = '\0';
		judge(&score, entries[i]->d_name);
		free(entries[i]);
	}
	free(entries);
	print_message("# soort right in %d of %d\n", score.right, score.mails);
	assert_in_range(score.mails, MAILS_AT_LEAST, 10000);
	assert_in_range(score.bounces, BOUNCES_AT_LEAST, 10000);
	assert_in_range(score.people, PEOPLE_AT_LEAST, 10000);
	assert_int_equal(score.faults, 0);
	assert_true(score.right >= soort_asked * score.mails);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(failures_24_to_28_robots_are_known_and_no_person_is_lost),
	};
	struct error err = {.text = ""};

	verbose = argc > 1 && strcmp(argv[1], "-v") == 0;
	if (reader_prepare("config/lexicon", &err)) {
		fprintf(stderr, "robots: run from the top of the tree (%s)\n", err.text);
		return 1;
	}
	return cmocka_run_group_tests(tests, NULL, NULL);
}
