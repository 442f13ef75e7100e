/* Ten years of reminders: what the derivation says, jumping from one to the next, against a desk that looks at the
 * clock on the wall each minute and counts the openings of offices on its fingers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "calendar_fixture.h"
#include "dossier/reminder.h"

/* Each desk with two professionals, and the week of each. */
static const int staff_of[DESKS][2] = {{3, 6}, {4, 7}, {5, 5}};
static const int week_of[PEOPLE] = {[3] = 3, [4] = 4, [5] = 8, [6] = 9, [7] = 7};
static const struct reminder_terms terms[DESKS] = {
    {{2, 5, 5, 10, 2, 4, 40}}, {{1, 0, 3, 0, 1, 2, 20}}, {{0, 3, 10, 12, 3, 7, 60}}};

/* --- what happens to the dossiers ------------------------------------------------------------------ */

/* A time in one state, until the answer comes; or, in toegewezen, until the dossier goes on to the next. */
struct wait {
	enum dossier_state state;
	int person;
	int answered; /* minutes after it began */
};
enum { DOSSIERS = 2500, WAITS = 6, OUTAGES = 60 };
static struct plan {
	int desk, begins, count;
	struct wait waits[WAITS];
} plans[DOSSIERS];

struct sent {
	int minute, dossier;
	enum reminder_kind kind;
	enum reminder_to to;
};
struct record {
	struct sent *items;
	size_t count;
};
enum { SENT_LIMIT = DOSSIERS * WAITS * 2 };

static void note(struct record *record, struct sent sent)
{
	assert_true(record->count < SENT_LIMIT);
	record->items[record->count++] = sent;
}

/* Some at once, some within a fortnight, some after months. */
static int some_minutes(void)
{
	static const int longest[] = {3 * 1440, 15 * 1440, 100 * 1440};

	return 1 + chance(longest[chance(3)]);
}

static void make_plans(void)
{
	static const enum dossier_state states[] = {DOSSIER_ONTVANGEN,	  DOSSIER_AANVULLEN,
						    DOSSIER_ONTVANKELIJK, DOSSIER_TOEGEWEZEN,
						    DOSSIER_TOEGEWEZEN,	  DOSSIER_AANVAARD};

	for (int i = 0; i < DOSSIERS; i++) {
		struct plan *plan = &plans[i];

		plan->desk = chance(DESKS);
		/* one after the other, at any hour of all the years */
		plan->begins = i * (MINUTES / DOSSIERS) + chance(MINUTES / DOSSIERS);
		plan->count = 1 + chance(WAITS);
		for (int j = 0; j < plan->count; j++)
			plan->waits[j] =
			    (struct wait){.state = j == 0 ? DOSSIER_ONTVANGEN : states[chance(6)],
					  .person = staff_of[plan->desk][chance(2)],
					  .answered = some_minutes()};
	}
}

/* The machine stands still now and then, for up to a week. */
static void make_outages(void)
{
	for (int i = 0; i < OUTAGES; i++) {
		int from = chance(MINUTES), to = from + chance(7 * 1440);

		for (int minute = from; minute < to && minute < MINUTES; minute++)
			seen[minute] &= (uint16_t) ~(1u << UP);
	}
}

/* --- the desk that counts on its fingers ----------------------------------------------------------- */

static struct hand {
	int wait, since;
	int desk_days, own_days, week_days;
	bool mild_sent, harsh_sent;
} hands[DOSSIERS];

static void count_openings(struct hand *hand, const struct plan *plan, int person, int minute)
{
	if (day_at[minute] == day_at[hand->since])
		return;
	hand->desk_days += opens_now(plan->desk, minute);
	hand->own_days += opens_now(person, minute);
	hand->week_days += opens_now(week_of[person], minute);
}

static bool over(int term, int days)
{
	return term > 0 && days >= term;
}

/* The reminder that this minute brings; false: none. */
static bool look_at_dossier(struct hand *hand, const struct plan *plan, int minute,
			    struct sent *sent)
{
	const struct wait *wait = &plan->waits[hand->wait];
	const int *term = terms[plan->desk].days;
	bool desk = is_open(plan->desk, minute), own = is_open(wait->person, minute);
	bool mild = false, harsh = false;

	switch (wait->state) {
	case DOSSIER_AANVULLEN:
		mild = desk && over(term[2], hand->desk_days);
		harsh = desk && over(term[3], hand->desk_days);
		*sent = harsh ? (struct sent){0, 0, REMINDER_SUPPLEMENT_ESCALATE, REMINDER_TO_DESK}
			      : (struct sent){0, 0, REMINDER_SUPPLEMENT, REMINDER_TO_APPLICANT};
		break;
	case DOSSIER_TOEGEWEZEN:
		mild = own && over(term[4], hand->own_days);
		harsh = desk && over(term[5], hand->week_days);
		*sent = harsh ? (struct sent){0, 0, REMINDER_ACCEPT_NEXT, REMINDER_TO_DESK}
			      : (struct sent){0, 0, REMINDER_ACCEPT, REMINDER_TO_PROFESSIONAL};
		break;
	case DOSSIER_AANVAARD:
		harsh = own && over(term[6], hand->desk_days);
		*sent = (struct sent){0, 0, REMINDER_CLOSE, REMINDER_TO_PROFESSIONAL};
		break;
	default: /* ontvangen, ontvankelijk */
		mild = desk && over(term[0], hand->desk_days);
		harsh = desk && over(term[1], hand->desk_days);
		*sent = (struct sent){0, 0, harsh ? REMINDER_DECIDE_ESCALATE : REMINDER_DECIDE,
				      REMINDER_TO_DESK};
	}
	if (hand->harsh_sent || !(harsh || (mild && !hand->mild_sent)))
		return false;
	hand->harsh_sent = harsh;
	hand->mild_sent = true;
	return true;
}

/* One minute of one dossier; false: it is closed. */
static bool live_a_minute(struct record *record, int dossier, int minute)
{
	const struct plan *plan = &plans[dossier];
	struct hand *hand = &hands[dossier];
	const struct wait *wait = &plan->waits[hand->wait];
	struct sent sent;

	if (minute == hand->since + wait->answered) {
		*hand = (struct hand){.wait = hand->wait + 1, .since = minute};
		return hand->wait < plan->count;
	}
	count_openings(hand, plan, wait->person, minute);
	if (!is_open(UP, minute) || !look_at_dossier(hand, plan, minute, &sent))
		return true;
	sent.minute = minute;
	sent.dossier = dossier;
	note(record, sent);
	if (sent.kind == REMINDER_ACCEPT_NEXT)
		*hand = (struct hand){.wait = hand->wait + 1, .since = minute};
	return hand->wait < plan->count;
}

static void look_each_minute(struct record *record)
{
	static int open[DOSSIERS];
	int count = 0, opened = 0;

	for (int minute = 0; minute < MINUTES; minute++) {
		for (int i = 0; i < count;)
			if (live_a_minute(record, open[i], minute))
				i++;
			else
				open[i] = open[--count];
		for (; opened < DOSSIERS && plans[opened].begins == minute; opened++) {
			hands[opened].since = minute;
			open[count++] = opened;
		}
	}
	assert_int_equal(opened, DOSSIERS);
}

/* --- the derivation, from one reminder to the next ------------------------------------------------- */

/* One wait; the minute in which it ends. */
static int jump_through(struct record *record, int dossier, const struct wait *wait, int since)
{
	int end = since + wait->answered, now = since;
	struct reminder_wait asked = {.state = wait->state,
				      .since = at(since),
				      .desk = &calendars[plans[dossier].desk],
				      .person = &calendars[wait->person],
				      .terms = &terms[plans[dossier].desk]};
	struct reminder next;

	while (reminder_next(&asked, at(now), &next)) {
		assert_int_equal((next.due - first_second) % 60, 0);
		if (next.due >= at(end) || next.due >= at(MINUTES))
			break;
		now = (int)((next.due - first_second) / 60);
		if (!is_open(UP, now)) {
			while (now < MINUTES && !is_open(UP, now))
				now++;
			continue;
		}
		note(record, (struct sent){now, dossier, next.kind, next.to});
		asked.sent[next.kind]++;
		if (next.kind == REMINDER_ACCEPT_NEXT)
			return now;
	}
	return end;
}

static int by_dossier(const void *a, const void *b)
{
	const struct sent *one = a, *other = b;

	return one->dossier != other->dossier ? one->dossier - other->dossier
					      : one->minute - other->minute;
}

static void assert_equal(const struct record *record, const struct record *counted)
{
	for (size_t i = 0; i < record->count && i < counted->count; i++) {
		const struct sent *a = &record->items[i], *b = &counted->items[i];

		if (a->dossier != b->dossier || a->minute != b->minute || a->kind != b->kind ||
		    a->to != b->to)
			fail_msg("dossier %d: %s in minute %d; counted: dossier %d, %s in %d",
				 a->dossier, names_text(&names_reminder, (int)a->kind), a->minute,
				 b->dossier, names_text(&names_reminder, (int)b->kind), b->minute);
	}
	assert_int_equal(record->count, counted->count);
}

static void ten_years_of_reminders_are_those_that_are_counted(void **unused)
{
	struct record derived = {calloc(SENT_LIMIT, sizeof(struct sent)), 0};
	struct record counted = {calloc(SENT_LIMIT, sizeof(struct sent)), 0};
	int kinds[REMINDER_KIND_COUNT] = {0};

	(void)unused;
	make_plans();
	make_outages();
	for (int i = 0; i < DOSSIERS; i++)
		for (int j = 0, minute = plans[i].begins; j < plans[i].count && minute < MINUTES;
		     j++)
			minute = jump_through(&derived, i, &plans[i].waits[j], minute);
	look_each_minute(&counted);
	qsort(counted.items, counted.count, sizeof(struct sent), by_dossier);
	assert_equal(&derived, &counted);
	for (size_t i = 0; i < derived.count; i++)
		kinds[derived.items[i].kind]++;
	for (int kind = 0; kind < REMINDER_KIND_COUNT; kind++)
		if (kinds[kind] < 100)
			fail_msg("%s only %d times", names_text(&names_reminder, kind),
				 kinds[kind]);
	free(derived.items);
	free(counted.items);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(ten_years_of_reminders_are_those_that_are_counted),
	};

	return cmocka_run_group_tests(tests, begin, NULL);
}
