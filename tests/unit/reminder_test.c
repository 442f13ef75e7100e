/* Reminders by hand: who is reminded of what, when, and when no longer. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <cmocka.h>

#include "base/clock.h"
#include "dossier/reminder.h"

static const struct reminder_terms terms = {{2, 5, 5, 10, 2, 4, 40}};
static const struct calendar desk = {.days = CALENDAR_WEEK, .opens = 9 * 60, .closes = 17 * 60};

/* "2026-04-03 17:30" in the zone of the process. */
static int64_t at(const char *text)
{
	struct tm parts = {0};

	assert_non_null(strptime(text, "%Y-%m-%d %H:%M", &parts));
	parts.tm_isdst = -1;
	return mktime(&parts);
}

static struct reminder_wait waits(enum dossier_state state, const char *since)
{
	return (struct reminder_wait){
	    .state = state, .since = at(since), .desk = &desk, .person = &desk, .terms = &terms};
}

/* wanted NULL: none. */
static void assert_next(const struct reminder_wait *wait, const char *now, enum reminder_kind kind,
			const char *wanted)
{
	struct reminder next;
	char text[CLOCK_TEXT];
	bool found = reminder_next(wait, at(now), &next);

	if (!found && !wanted)
		return;
	if (found != (wanted != NULL))
		fail_msg("since then: %s, not %s",
			 found ? names_text(&names_reminder, (int)next.kind) : "none",
			 wanted ? wanted : "none");
	if (next.kind != kind || next.due != at(wanted))
		fail_msg("%s at %s, not %s at %s", names_text(&names_reminder, (int)next.kind),
			 clock_iso(next.due, text), names_text(&names_reminder, (int)kind), wanted);
}

static const struct {
	enum dossier_state state;
	const char *since;
	enum reminder_kind kind;
	enum reminder_to to;
	const char *due;
} first_cases[] = {
    /* after hours on Good Friday: Tuesday is the first day, Wednesday the second */
    {DOSSIER_ONTVANGEN, "2026-04-03 17:30", REMINDER_DECIDE, REMINDER_TO_DESK, "2026-04-08 09:00"},
    {DOSSIER_ONTVANKELIJK, "2026-11-23 10:00", REMINDER_DECIDE, REMINDER_TO_DESK,
     "2026-11-25 09:00"},
    {DOSSIER_AANVULLEN, "2026-11-23 10:00", REMINDER_SUPPLEMENT, REMINDER_TO_APPLICANT,
     "2026-11-30 09:00"},
    {DOSSIER_TOEGEWEZEN, "2026-11-23 10:00", REMINDER_ACCEPT, REMINDER_TO_PROFESSIONAL,
     "2026-11-25 09:00"},
    /* 24 November to 20 January: eight weeks without 25 December and 1 January, so two days more */
    {DOSSIER_AANVAARD, "2026-11-23 10:00", REMINDER_CLOSE, REMINDER_TO_PROFESSIONAL,
     "2027-01-20 09:00"},
};

static void who_is_waited_for_is_reminded(void **unused)
{
	(void)unused;
	for (size_t i = 0; i < sizeof(first_cases) / sizeof(first_cases[0]); i++) {
		struct reminder_wait wait = waits(first_cases[i].state, first_cases[i].since);
		struct reminder next;

		assert_next(&wait, first_cases[i].since, first_cases[i].kind, first_cases[i].due);
		assert_true(reminder_next(&wait, wait.since, &next));
		assert_int_equal(next.to, first_cases[i].to);
	}
}

static void what_is_over_waits_for_nobody(void **unused)
{
	static const enum dossier_state over[] = {DOSSIER_AFGESLOTEN, DOSSIER_NIET_ONTVANKELIJK,
						  DOSSIER_INGETROKKEN};

	(void)unused;
	for (size_t i = 0; i < sizeof(over) / sizeof(over[0]); i++) {
		struct reminder_wait wait = waits(over[i], "2026-11-02 10:00");

		assert_next(&wait, "2027-11-02 10:00", REMINDER_DECIDE, NULL);
	}
}

static void each_is_sent_once_and_the_harsher_one_follows(void **unused)
{
	static const struct {
		enum dossier_state state;
		enum reminder_kind first, then;
		enum reminder_to to;
		const char *due;
	} cases[] = {
	    {DOSSIER_ONTVANGEN, REMINDER_DECIDE, REMINDER_DECIDE_ESCALATE, REMINDER_TO_DESK,
	     "2026-11-30 09:00"},
	    {DOSSIER_AANVULLEN, REMINDER_SUPPLEMENT, REMINDER_SUPPLEMENT_ESCALATE, REMINDER_TO_DESK,
	     "2026-12-07 09:00"},
	    {DOSSIER_TOEGEWEZEN, REMINDER_ACCEPT, REMINDER_ACCEPT_NEXT, REMINDER_TO_DESK,
	     "2026-11-27 09:00"},
	};

	(void)unused;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct reminder_wait wait = waits(cases[i].state, "2026-11-23 10:00");
		struct reminder next;

		wait.sent[cases[i].first] = 1;
		assert_next(&wait, "2026-11-25 09:00", cases[i].then, cases[i].due);
		assert_true(reminder_next(&wait, wait.since, &next));
		assert_int_equal(next.to, cases[i].to);
		wait.sent[cases[i].then] = 1;
		assert_next(&wait, "2026-12-31 09:00", cases[i].then, NULL);
		/* the milder one is not made up for */
		wait.sent[cases[i].first] = 0;
		assert_next(&wait, "2026-12-31 09:00", cases[i].then, NULL);
	}
}

static void what_a_kind_of_another_state_was_sent_does_not_count(void **unused)
{
	struct reminder_wait wait = waits(DOSSIER_ONTVANGEN, "2026-11-23 10:00");

	(void)unused;
	wait.sent[REMINDER_CLOSE] = 1;
	wait.sent[REMINDER_SUPPLEMENT_ESCALATE] = 1;
	assert_next(&wait, "2026-11-23 10:00", REMINDER_DECIDE, "2026-11-25 09:00");
}

static void a_late_one_waits_for_the_office(void **unused)
{
	struct reminder_wait wait = waits(DOSSIER_ONTVANGEN, "2026-11-23 10:00");

	(void)unused;
	assert_next(&wait, "2026-11-25 09:00", REMINDER_DECIDE, "2026-11-25 09:00");
	assert_next(&wait, "2026-11-25 16:59", REMINDER_DECIDE, "2026-11-25 16:59");
	assert_next(&wait, "2026-11-25 17:00", REMINDER_DECIDE, "2026-11-26 09:00");
	assert_next(&wait, "2026-11-26 00:00", REMINDER_DECIDE, "2026-11-26 09:00");
	/* Friday evening: Monday brings the harsher one by itself */
	assert_next(&wait, "2026-11-27 17:00", REMINDER_DECIDE_ESCALATE, "2026-11-30 09:00");
	assert_next(&wait, "2026-12-24 18:00", REMINDER_DECIDE_ESCALATE, "2026-12-28 09:00");
}

static void a_term_of_0_is_off(void **unused)
{
	struct reminder_terms some = terms, none = {{0}};
	struct reminder_wait wait = waits(DOSSIER_ONTVANGEN, "2026-11-23 10:00");

	(void)unused;
	some.days[REMINDER_DECIDE] = 0;
	wait.terms = &some;
	assert_next(&wait, "2026-11-23 10:00", REMINDER_DECIDE_ESCALATE, "2026-11-30 09:00");
	wait.terms = &none;
	for (int state = 0; state < DOSSIER_STATE_COUNT; state++) {
		wait.state = (enum dossier_state)state;
		assert_next(&wait, "2027-11-23 10:00", REMINDER_DECIDE, NULL);
	}
}

static void a_part_time_professional_gets_days_of_their_own(void **unused)
{
	struct calendar part = desk;
	struct reminder_wait wait = waits(DOSSIER_TOEGEWEZEN, "2026-11-23 10:00");

	(void)unused;
	part.days = CALENDAR_MONDAY | CALENDAR_THURSDAY;
	wait.person = &part;
	/* Thu 26, Mon 30; Thu 3, Mon 7 */
	assert_next(&wait, "2026-11-23 10:00", REMINDER_ACCEPT, "2026-11-30 09:00");
	assert_next(&wait, "2026-12-01 10:00", REMINDER_ACCEPT, "2026-12-03 09:00");
	wait.sent[REMINDER_ACCEPT] = 1;
	assert_next(&wait, "2026-11-30 09:00", REMINDER_ACCEPT_NEXT, "2026-12-07 09:00");
	/* how it ended: the days of the desk, on a day of the person (20 January is a Wednesday) */
	wait = waits(DOSSIER_AANVAARD, "2026-11-23 10:00");
	wait.person = &part;
	assert_next(&wait, "2026-11-23 10:00", REMINDER_CLOSE, "2027-01-21 09:00");
}

/* Who is away is not written to, and keeps no dossier waiting. */
static void failure_39_who_is_away_gets_no_reminder(void **unused)
{
	struct absence away = {at("2026-11-25 00:00"), at("2026-12-05 00:00")};
	struct calendar person = desk;
	struct reminder_wait wait = waits(DOSSIER_TOEGEWEZEN, "2026-11-23 10:00");

	(void)unused;
	person.absences = &away;
	person.absence_count = 1;
	wait.person = &person;
	assert_next(&wait, "2026-11-23 10:00", REMINDER_ACCEPT_NEXT, "2026-11-27 09:00");
	/* for a day or two: the reminder moves, and still comes before the other */
	away.to = at("2026-11-26 00:00");
	assert_next(&wait, "2026-11-23 10:00", REMINDER_ACCEPT, "2026-11-26 09:00");
	wait = waits(DOSSIER_AANVAARD, "2026-11-23 10:00");
	wait.person = &person;
	away = (struct absence){at("2027-01-18 00:00"), at("2027-02-01 00:00")};
	assert_next(&wait, "2026-11-23 10:00", REMINDER_CLOSE, "2027-02-01 09:00");
}

static void a_dossier_of_nobody_known_goes_on_all_the_same(void **unused)
{
	struct reminder_wait wait = waits(DOSSIER_TOEGEWEZEN, "2026-11-23 10:00");

	(void)unused;
	wait.person = NULL;
	assert_next(&wait, "2026-11-23 10:00", REMINDER_ACCEPT_NEXT, "2026-11-27 09:00");
	wait.state = DOSSIER_AANVAARD;
	assert_next(&wait, "2026-11-23 10:00", REMINDER_CLOSE, NULL);
}

static int set_zone(void **unused)
{
	(void)unused;
	setenv("TZ", "Europe/Brussels", 1);
	tzset();
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(who_is_waited_for_is_reminded),
	    cmocka_unit_test(what_is_over_waits_for_nobody),
	    cmocka_unit_test(each_is_sent_once_and_the_harsher_one_follows),
	    cmocka_unit_test(what_a_kind_of_another_state_was_sent_does_not_count),
	    cmocka_unit_test(a_late_one_waits_for_the_office),
	    cmocka_unit_test(a_term_of_0_is_off),
	    cmocka_unit_test(a_part_time_professional_gets_days_of_their_own),
	    cmocka_unit_test(failure_39_who_is_away_gets_no_reminder),
	    cmocka_unit_test(a_dossier_of_nobody_known_goes_on_all_the_same),
	};

	return cmocka_run_group_tests(tests, set_zone, NULL);
}
