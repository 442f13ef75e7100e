/* The configuration: office hours, holidays, weeks of people, and terms. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include <unistd.h>

#include "settings/settings.h"
#include "settings/settings_keys.h"

static char folder[] = "/tmp/loket-settings-XXXXXX";
static char path[100];

/* %s: more keys of the loket. */
static const char config_format[] =
    "smtp : { url = \"smtps://smtp.example.be\"; };\n"
    "lokets = ( { id = \"limburg\"; name = \"Loket Limburg\"; phone = \"011 23 72 25\";\n"
    "  staff = ( \"Loket@Limburg.be\" );\n%s\n"
    "  mailboxes = ( { address = \"Bemiddeling@limburg.be\"; instrument = \"bemiddeling\";\n"
    "    imap : { url = \"imaps://imap.example.be\"; secret = \"s\"; }; } ); } );\n";

static struct settings *read_good(const char *name)
{
	struct settings_faults faults;
	struct settings *settings = NULL;
	int result = settings_read(name, &settings, &faults);

	for (size_t i = 0; i < faults.count; i++)
		print_error("%s\n", faults.items[i]);
	assert_int_equal(result, 0);
	settings_faults_free(&faults);
	return settings;
}

static struct settings *read_loket(const char *keys)
{
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	assert_true(fprintf(file, config_format, keys) > 0);
	assert_int_equal(fclose(file), 0);
	return read_good(path);
}

static void a_term_left_out_has_its_default_and_0_is_kept(void **unused)
{
	static const int wanted[] = {2, 5, 5, 10, 2, 4, 40}, changed[] = {1, 0, 5, 10, 2, 4, 40};
	struct settings *settings = read_loket("");

	(void)unused;
	assert_memory_equal(settings->lokets[0].terms.days, wanted, sizeof(wanted));
	assert_int_equal(sizeof(wanted), sizeof(settings->lokets[0].terms.days));
	settings_free(&settings);
	settings = read_loket("terms : { decide = 1; decide_escalate = 0; };");
	assert_memory_equal(settings->lokets[0].terms.days, changed, sizeof(changed));
	settings_free(&settings);
}

static void office_hours_are_read_to_the_minute(void **unused)
{
	struct settings *settings = read_loket("office : { days = [ \"fri\", \"mon\", \"mon\" ]; "
					       "opens = \"06:00\"; closes = \"22:00\"; };");
	const struct calendar *calendar = &settings->lokets[0].calendar;

	(void)unused;
	assert_int_equal(calendar->days, CALENDAR_MONDAY | CALENDAR_FRIDAY);
	assert_int_equal(calendar->opens, 360);
	assert_int_equal(calendar->closes, 1320);
	settings_free(&settings);
	settings = read_loket("office : { opens = \"08:09\"; closes = \"16:45\"; };");
	assert_int_equal(settings->lokets[0].calendar.opens, 489);
	assert_int_equal(settings->lokets[0].calendar.closes, 1005);
	assert_int_equal(settings->lokets[0].calendar.days, CALENDAR_WEEK);
	settings_free(&settings);
}

/* Hours and holidays of the desk, days and absences of the person. */
static void professionals_have_a_week_of_their_own(void **unused)
{
	struct settings *settings = read_good("config/loketd.cfg.example");
	const struct loket *loket = settings_loket(settings, "limburg");
	const struct calendar *part = &settings_professional(settings, "bm-lim-1", NULL)->calendar;
	const struct calendar *whole = &settings_professional(settings, "vz-lim-1", NULL)->calendar;

	(void)unused;
	assert_int_equal(loket->calendar.holiday_count, 5);
	assert_int_equal(loket->calendar.absence_count, 0);
	assert_false(calendar_works(&loket->calendar, calendar_date(2026, 7, 20)));
	assert_true(calendar_works(&loket->calendar, calendar_date(2027, 7, 20)));
	assert_false(calendar_works(&loket->calendar, calendar_date(2028, 7, 11)));
	assert_int_equal(whole->days, CALENDAR_WEEK);
	assert_int_equal(whole->absence_count, 0);
	assert_false(calendar_works(whole, calendar_date(2026, 7, 20)));
	assert_int_equal(part->days, CALENDAR_MONDAY | CALENDAR_TUESDAY | CALENDAR_THURSDAY);
	assert_int_equal(part->opens, 9 * 60);
	assert_false(calendar_works(part, calendar_date(2026, 12, 21))); /* absent */
	assert_true(calendar_works(part, calendar_date(2027, 1, 4)));
	assert_false(calendar_works(part, calendar_date(2027, 1, 6))); /* a Wednesday */
	assert_false(calendar_works(part, calendar_date(2026, 11, 2)));
	settings_free(&settings);
}

static void each_term_is_named_as_its_reminder(void **unused)
{
	const struct settings_group *terms = NULL;

	(void)unused;
	for (size_t i = 0; settings_groups[i]; i++)
		if (strcmp(settings_groups[i]->name, "terms") == 0)
			terms = settings_groups[i];
	assert_non_null(terms);
	assert_int_equal(terms->key_count, REMINDER_KIND_COUNT);
	for (size_t i = 0; i < terms->key_count; i++) {
		assert_string_equal(terms->keys[i].name, names_text(&names_reminder, (int)i));
		assert_int_equal(terms->keys[i].offset, i * sizeof(int));
	}
}

static int make_folder(void **unused)
{
	(void)unused;
	snprintf(path, sizeof(path), "%s/a.cfg", mkdtemp(folder));
	return 0;
}

static int remove_folder(void **unused)
{
	(void)unused;
	unlink(path);
	return rmdir(folder);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_term_left_out_has_its_default_and_0_is_kept),
	    cmocka_unit_test(office_hours_are_read_to_the_minute),
	    cmocka_unit_test(professionals_have_a_week_of_their_own),
	    cmocka_unit_test(each_term_is_named_as_its_reminder),
	};

	return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
