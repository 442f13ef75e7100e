/* The sentences of tests/gevaar, weighed by config/lexicon/gewichten alone: what tests/gevaar/weigh.py learned must be
 * what the program finds, and sentences without danger must stay without. Whole phrases are no part of this: these
 * sentences were written to do without them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/memory.h"
#include "base/text.h"
#include "form/lexicon.h"
#include "names/names.h"
#include "reader/table_files.h"
#include "understand/tables.h"

/* What was reached, of sentences and of whole mails; a third of the calm ones was written to tempt. Counted from
 * zero: to be mentioned or to alarm a text must weigh more, of which corpus_test is the judge. */
static const double found_asked = 0.96, right_kind_asked = 0.76, false_alarms_asked = 0.09;

struct count {
	int dangers, found, right_kind, calm, alarms;
};

static struct understand_tables *tables;

static int heaviest_kind(const struct lexicon_stretch *stretch)
{
	int best = 0, most = 0;

	for (int soort = GEVAAR_SOORT_NONE + 1; soort < GEVAAR_SOORT_COUNT; soort++) {
		const char *name = names_text(&names_gevaar_soort, soort);
		int column = lexicon_column(tables->lexicon, "gevaar", name);

		assert_true(column >= 0);
		if (best == 0 || stretch->points[column] > most) {
			most = stretch->points[column];
			best = soort;
		}
	}
	return best;
}

static void judge(const char *kind, const char *text, struct count *count)
{
	int column = lexicon_column(tables->lexicon, "gevaar", "");
	const struct lexicon_stretch *heaviest;
	struct lexicon_stretches found;

	lexicon_weigh(tables->lexicon, column, text, strlen(text), &found);
	if (text_equal(kind, "geen")) {
		count->calm++;
		count->alarms += found.count > 0;
		return;
	}
	assert_true(names_value(&names_gevaar_soort, kind) > GEVAAR_SOORT_NONE);
	count->dangers++;
	count->found += found.count > 0;
	heaviest = &found.items[0];
	for (size_t i = 1; i < found.count; i++) {
		if (found.items[i].points[column] > heaviest->points[column])
			heaviest = &found.items[i];
	}
	count->right_kind +=
	    found.count > 0 && heaviest_kind(heaviest) == names_value(&names_gevaar_soort, kind);
}

static void judge_file(const char *path, struct count *count)
{
	FILE *file = fopen(path, "r");
	char line[4096];

	assert_non_null(file);
	while (fgets(line, sizeof(line), file)) {
		char *tab = strchr(line, '\t');

		assert_non_null(tab);
		*tab = '\0';
		judge(line, tab + 1, count);
	}
	fclose(file);
}

static void what_was_learned_is_found(void **unused)
{
	struct error err = {.kind = ERROR_NONE};
	struct count count = {0};
	glob_t files;

	(void)unused;
	assert_int_equal(glob("tests/gevaar/*.tsv", 0, NULL, &files), 0);
	tables = table_files_load("config/lexicon", &err);
	if (!tables)
		fail_msg("%s", err.text);
	for (size_t i = 0; i < files.gl_pathc; i++)
		judge_file(files.gl_pathv[i], &count);
	globfree(&files);
	understand_tables_free(&tables);
	printf("# %d of %d found, %d of the right kind; %d of %d calm ones taken for danger\n",
	       count.found, count.dangers, count.right_kind, count.alarms, count.calm);
	assert_true(count.dangers > 2000 && count.calm > 1500);
	assert_true(count.found >= found_asked * count.dangers);
	assert_true(count.right_kind >= right_kind_asked * count.found);
	assert_true(count.alarms <= false_alarms_asked * count.calm);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(what_was_learned_is_found)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
