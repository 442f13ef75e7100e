/* The twins of tests/gevaar/tweelingen: mails of a few sentences, calm ones and ones in danger that use the same words,
 * each read whole. A danger is never missed, whatever stands beside it; of the calm ones few alarm.
 *
 * `build/unit/reading_gevaar_test -v` tells the calm ones that do. */
#include "reading_fixture.h"

/* What was reached; lowered when it falls. */
static const double alarms_asked = 0.12;

static bool verbose;

struct count {
	int calm, alarms, dangers, missed;
};

static void judge(struct fixture *fixture, char *line, struct count *count)
{
	char *wanted = strchr(line, '\t'), *text = wanted ? strchr(wanted + 1, '\t') : NULL;
	bool is_danger, alarm;

	assert_non_null(text);
	*text++ = '\0';
	text[strcspn(text, "\n")] = '\0';
	is_danger = text_equal(wanted + 1, "spoed");
	assert_true(is_danger || text_equal(wanted + 1, "rustig"));
	alarm = fixture_understood(fixture, text)->gevaar == GEVAAR_SPOED;
	count->dangers += is_danger;
	count->missed += is_danger && !alarm;
	count->calm += !is_danger;
	count->alarms += !is_danger && alarm;
	if (is_danger != alarm && (is_danger || verbose))
		printf("# %s: %s\n", is_danger ? "missed" : "alarm", text);
}

static void twins_are_told_apart(void **unused)
{
	FILE *file = fopen("tests/gevaar/tweelingen", "r");
	struct fixture fixture;
	struct count count = {0};
	char line[2000];

	(void)unused;
	assert_non_null(file);
	fixture_load(&fixture);
	while (fgets(line, sizeof(line), file))
		judge(&fixture, line, &count);
	fclose(file);
	fixture_unload(&fixture);
	printf("# %d of %d dangers missed; %d of %d calm ones taken for danger\n", count.missed,
	       count.dangers, count.alarms, count.calm);
	assert_true(count.dangers > 100 && count.calm > 150);
	assert_int_equal(count.missed, 0);
	assert_true(count.alarms <= alarms_asked * count.calm);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(twins_are_told_apart)};

	verbose = argc > 1 && strcmp(argv[1], "-v") == 0;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
