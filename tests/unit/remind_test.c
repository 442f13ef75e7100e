/* Reminders on a real store: each kind once, to whom, when, and what stops them. */
#define DESK_PROFESSIONALS                                                                         \
	"    { id = \"bm-1\"; role = \"bemiddelaar\"; name = \"Een\"; address = "                  \
	"\"een@bm.example\"; },\n"                                                                 \
	"    { id = \"bm-2\"; role = \"bemiddelaar\"; name = \"Tweede\"; address = "               \
	"\"tweede@bm.example\"; }\n"
#include "answer_fixture.h"

#include <time.h>

static const struct desk_by by_hand = {.who = "test"};

/* "2026-07-01 09:00" in Brussels. */
static int64_t moment(const char *text)
{
	struct tm parts = {0};

	assert_non_null(strptime(text, "%Y-%m-%d %H:%M", &parts));
	parts.tm_isdst = -1;
	return mktime(&parts);
}

/* How many were sent at that moment. */
static int remind_at(struct world *world, const char *when)
{
	struct error err = {0};
	int64_t next;
	int sent;

	answer_at(moment(when));
	if (desk_remind(&world->desk, &next, &sent, &err) < 0)
		fail_msg("%s: %s", when, err.text);
	assert_true(next > clock_now());
	return sent;
}

/* Nothing a second before, one at that moment, nothing after it. */
static void assert_due(struct world *world, const char *before, const char *when)
{
	assert_int_equal(remind_at(world, before), 0);
	assert_int_equal(remind_at(world, when), 1);
	assert_int_equal(remind_at(world, when), 0);
}

static void set_state(struct world *world, const char *dossier, enum dossier_state to)
{
	struct error err;

	assert_int_equal(store_begin(world->desk.store, &err), 0);
	assert_int_equal(store_step_dossier(world->desk.store, dossier, to, "loket@limburg.be",
					    NULL, clock_now(), &err),
			 0);
	assert_int_equal(store_commit(world->desk.store, &err), 0);
}

static void give(struct world *world, const char *dossier, const char *professional)
{
	struct error err = {0};

	if (desk_admit(&world->desk, dossier, professional, &by_hand, &err) < 0)
		fail_msg("%s", err.text);
}

static const char *assigned_to(struct world *world, const char *reference)
{
	struct store_dossier dossier;
	struct error err;

	assert_int_equal(store_dossier(world->desk.store, world->arena, reference, &dossier, &err),
			 1);
	return dossier.assigned ? dossier.assigned : "";
}

static void hears(struct world *world, const char *dossier, const char *from, enum token_role role,
		  const char *text)
{
	answer(world,
	       &(struct answer_mail){
		   .dossier = dossier, .from = from, .person = from, .role = role, .text = text});
}

/* --- each kind ------------------------------------------------------------------------------------ */

/* new_dossier: Monday 29 June 2026, 14:00. 2 working days: Wednesday; 5: Monday 6 July. */
static void the_desk_is_reminded_once_and_then_for_the_last_time(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world);

	assert_due(world, "2026-07-01 08:59", "2026-07-01 09:00");
	assert_count(world, dossier, "herinnering", "loket@limburg.be", 1);
	assert_count(world, dossier, "herinnering", "loket2@limburg.be", 1);
	assert_count(world, dossier, "herinnering", NULL, 2);
	assert_due(world, "2026-07-06 08:59", "2026-07-06 09:00");
	assert_count(world, dossier, "herinnering", NULL, 2);
	assert_count(world, dossier, "melding", "loket@limburg.be", 1);
	assert_count(world, dossier, "melding", "loket2@limburg.be", 1);
	assert_int_equal(remind_at(world, "2027-07-06 09:00"), 0);
	/* nothing of it is for the applicant */
	assert_count(world, dossier, "herinnering", "an@ouders.example", 0);
}

static void a_decision_stops_it(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world);

	answer_at(moment("2026-07-01 08:00"));
	hears(world, dossier, "loket@limburg.be", TOKEN_STAFF, "sluit opgelost");
	assert_int_equal(state_of(world, dossier), DOSSIER_AFGESLOTEN);
	assert_int_equal(remind_at(world, "2026-07-01 09:00"), 0);
	assert_int_equal(remind_at(world, "2026-07-20 09:00"), 0);
}

static void nothing_is_sent_at_night_in_a_weekend_or_on_a_holiday(void **state)
{
	static const char *const closed[] = {"2026-07-20 17:00", "2026-07-20 23:59",
					     "2026-07-21 00:00", "2026-07-21 12:00",
					     "2026-07-22 08:59"};
	struct world *world = *state;

	answer_at(moment("2026-07-16 10:00"));
	receive(world, plain_reading(world, "an@ouders.example"), "july.1.1");
	/* due on Monday 20, but the machine stood still; 21 July is a holiday */
	for (size_t i = 0; i < sizeof(closed) / sizeof(closed[0]); i++)
		assert_int_equal(remind_at(world, closed[i]), 0);
	assert_int_equal(remind_at(world, "2026-07-22 09:00"), 1);
}

static void the_applicant_is_reminded_and_then_the_desk_is_told(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world);

	set_state(world, dossier, DOSSIER_AANVULLEN);
	assert_due(world, "2026-07-06 08:59", "2026-07-06 09:00");
	assert_count(world, dossier, "herinnering", "an@ouders.example", 1);
	assert_count(world, dossier, "herinnering", NULL, 1);
	assert_due(world, "2026-07-13 08:59", "2026-07-13 09:00");
	assert_count(world, dossier, "herinnering", NULL, 1);
	assert_count(world, dossier, "melding", "loket@limburg.be", 1);
	assert_int_equal(remind_at(world, "2026-12-14 12:00"), 0);
}

static void staff_says(struct world *world, const char *dossier, const char *text)
{
	answer(world, &(struct answer_mail){.dossier = dossier,
					    .from = "loket@limburg.be",
					    .person = "loket@limburg.be",
					    .text = text});
}

/* Who has to answer reads what was asked, and not what was asked before. */
static void the_reminder_says_what_was_asked(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world);

	staff_says(world, dossier, "vraag: Welke school is het?");
	answer_at(moment("2026-06-30 10:00"));
	answer(world, &(struct answer_mail){.dossier = dossier,
					    .from = "an@ouders.example",
					    .person = "an@ouders.example",
					    .role = TOKEN_AANVRAGER,
					    .text = "De Wissel."});
	staff_says(world, dossier, "vraag: Hoe oud is uw zoon?");
	assert_due(world, "2026-07-07 08:59", "2026-07-07 09:00");
	assert_count(world, dossier, "herinnering", "an@ouders.example", 1);
	assert_true(outbox_says(world, "herinnering", "Hoe oud is uw zoon?"));
	assert_false(outbox_says(world, "herinnering", "Welke school"));
	assert_false(outbox_says(world, "herinnering", "van die dag. Antwoord"));
}

static void the_answer_stops_it_but_no_robot_and_no_stranger_does(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world);
	struct reading *away;

	set_state(world, dossier, DOSSIER_AANVULLEN);
	answer_at(moment("2026-07-02 10:00"));
	away = answer_reading(world, &(struct answer_mail){.dossier = dossier,
							   .from = "an@ouders.example",
							   .person = "an@ouders.example",
							   .role = TOKEN_AANVRAGER,
							   .text = "Ik ben met vakantie."});
	away->soort = SOORT_AUTOMATISCH;
	away->mail.marks |= LETTER_AUTO_SUBMITTED;
	receive(world, away, "away.1.1");
	answer(world, &(struct answer_mail){.dossier = dossier,
					    .from = "vreemde@elders.example",
					    .person = "an@ouders.example",
					    .role = TOKEN_AANVRAGER,
					    .text = "Hier is het antwoord."});
	assert_int_equal(state_of(world, dossier), DOSSIER_AANVULLEN);
	assert_int_equal(remind_at(world, "2026-07-06 09:00"), 1);
	answer_at(moment("2026-07-06 10:00"));
	hears(world, dossier, "an@ouders.example", TOKEN_AANVRAGER, "Bel mij na vier uur.");
	assert_int_equal(state_of(world, dossier), DOSSIER_ONTVANGEN);
	/* nobody waits for the applicant any more: the desk is asked to decide, from then on */
	assert_int_equal(remind_at(world, "2026-07-08 08:59"), 0);
	assert_int_equal(remind_at(world, "2026-07-13 09:00"), 1);
	assert_count(world, dossier, "herinnering", "an@ouders.example", 1);
}

static void a_dead_address_is_told_to_the_desk_instead(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world);
	unsigned char hash[VAULT_HASH];
	struct error err;
	bool is_new;

	set_state(world, dossier, DOSSIER_AANVULLEN);
	vault_hash_text(world->vault, "address", "an@ouders.example", hash);
	assert_int_equal(store_begin(world->desk.store, &err), 0);
	assert_int_equal(store_dead_add(world->desk.store, hash, "5.1.1", MONDAY, &is_new, &err),
			 0);
	assert_int_equal(store_commit(world->desk.store, &err), 0);
	assert_due(world, "2026-07-06 08:59", "2026-07-06 09:00");
	assert_count(world, dossier, "herinnering", NULL, 0);
	assert_count(world, dossier, "melding", "loket@limburg.be", 1);
}

static void silence_passes_it_on_to_the_next_and_then_to_nobody(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world);

	give(world, dossier, "bm-1");
	assert_due(world, "2026-07-01 08:59", "2026-07-01 09:00");
	assert_count(world, dossier, "herinnering", "een@bm.example", 1);
	assert_due(world, "2026-07-03 08:59", "2026-07-03 09:00");
	assert_string_equal(assigned_to(world, dossier), "bm-2");
	assert_int_equal(state_of(world, dossier), DOSSIER_TOEGEWEZEN);
	assert_count(world, dossier, "opdracht", "tweede@bm.example", 1);
	assert_count(world, dossier, "herinnering", "een@bm.example", 2); /* no more theirs */
	assert_count(world, dossier, "melding", "loket@limburg.be", 1);
	/* from Friday on it is the turn of the next */
	assert_due(world, "2026-07-07 08:59", "2026-07-07 09:00");
	assert_count(world, dossier, "herinnering", "tweede@bm.example", 1);
	assert_due(world, "2026-07-09 08:59", "2026-07-09 09:00");
	assert_string_equal(assigned_to(world, dossier), "");
	assert_int_equal(state_of(world, dossier), DOSSIER_ONTVANKELIJK);
	assert_count(world, dossier, "melding", "loket@limburg.be", 2);
	/* and the desk is reminded that it is nobody's */
	assert_due(world, "2026-07-13 08:59", "2026-07-13 09:00");
	assert_count(world, dossier, "herinnering", "loket@limburg.be", 1);
	assert_due(world, "2026-07-16 08:59", "2026-07-16 09:00");
	assert_count(world, dossier, "melding", "loket@limburg.be", 3);
	assert_int_equal(remind_at(world, "2026-12-14 12:00"), 0);
}

static void acceptance_stops_it_and_at_last_it_is_asked_how_it_ended(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world);

	give(world, dossier, "bm-1");
	answer_at(moment("2026-07-01 08:00"));
	hears(world, dossier, "een@bm.example", TOKEN_PROFESSIONAL, "aanvaard");
	assert_int_equal(remind_at(world, "2026-07-01 09:00"), 0);
	assert_int_equal(remind_at(world, "2026-07-31 12:00"), 0);
	/* 40 working days after Wednesday 1 July, without 21 July: eight weeks and a day */
	assert_due(world, "2026-08-27 08:59", "2026-08-27 09:00");
	assert_count(world, dossier, "herinnering", "een@bm.example", 1);
	assert_int_equal(remind_at(world, "2027-08-26 12:00"), 0);
}

/* --- what is broken or cut off ---------------------------------------------------------------------- */

static void a_restart_sends_nothing_twice(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world);
	char first[200];
	struct error err = {0};

	assert_int_equal(remind_at(world, "2026-07-01 09:00"), 1);
	snprintf(first, sizeof(first), "%s",
		 count(world, dossier, "herinnering", "loket@limburg.be").message_id);
	store_close(&world->desk.store);
	assert_int_equal(store_open(world->settings->store, world->settings->keys, world->vault,
				    &world->desk.store, &err),
			 0);
	assert_int_equal(remind_at(world, "2026-07-01 09:01"), 0);
	assert_string_equal(count(world, dossier, "herinnering", "loket@limburg.be").message_id,
			    first);
	/* a machine that stood still for both sends the later one only */
	dossier = receive(world, plain_reading(world, "jan@ouders.example"), "second.1.1").dossier;
	assert_int_equal(remind_at(world, "2026-07-09 10:00"), 2);
	assert_count(world, dossier, "herinnering", NULL, 0);
	assert_count(world, dossier, "melding", "loket@limburg.be", 1);
}

static struct loket *loket_of(struct world *world)
{
	return &world->settings->lokets[0];
}

static void who_left_the_configuration_is_told_to_the_desk_and_passed_by(void **state)
{
	struct world *world = *state;
	const char *waits = new_dossier(world), *accepted = new_dossier(world);

	give(world, waits, "bm-1");
	give(world, accepted, "bm-1");
	hears(world, accepted, "een@bm.example", TOKEN_PROFESSIONAL, "aanvaard");
	loket_of(world)->professionals[0].id = "iemand-anders";
	loket_of(world)->professionals[0].capacity = 0;
	assert_int_equal(remind_at(world, "2026-07-01 09:00"), 1);
	assert_count(world, waits, "melding", "loket@limburg.be", 1);
	assert_count(world, waits, "herinnering", NULL, 0);
	assert_int_equal(remind_at(world, "2026-07-03 09:00"), 1);
	assert_string_equal(assigned_to(world, waits), "bm-2");
	answer_at(moment("2026-07-03 10:00"));
	hears(world, waits, "tweede@bm.example", TOKEN_PROFESSIONAL, "aanvaard");
	assert_int_equal(remind_at(world, "2026-08-25 09:00"), 1);
	assert_true(outbox_says(world, "melding", "bm-1"));
}

static void a_dossier_without_a_loket_holds_up_nobody(void **state)
{
	struct world *world = *state;
	const char *dossier;

	new_dossier(world);
	loket_of(world)->mailboxes[0].address = "elders@limburg.be";
	assert_int_equal(remind_at(world, "2026-07-01 09:00"), 0);
	dossier = receive(world, plain_reading(world, "jan@ouders.example"), "second.1.1").dossier;
	assert_int_equal(remind_at(world, "2026-07-03 09:00"), 1);
	assert_count(world, dossier, "herinnering", "loket@limburg.be", 1);
}

/* --- ten weeks, day by day -------------------------------------------------------------------------- */

/* Each hour of ten weeks somebody looks; a step is taken when it is told; all that was sent, in order. */
static void ten_weeks_of_one_dossier(void **state)
{
	static const struct {
		const char *when;
		const char *from;
		enum token_role role;
		const char *text;
	} said[] = {
	    /* asked on Wednesday, answered on Friday of the week after; decided on Monday */
	    {"2026-07-10 11:00", "an@ouders.example", TOKEN_AANVRAGER, "Bel mij na vier uur."},
	    {"2026-07-13 10:00", "loket@limburg.be", TOKEN_STAFF, "ontvankelijk bm-1"},
	    {"2026-07-23 10:00", "tweede@bm.example", TOKEN_PROFESSIONAL, "aanvaard"},
	    {"2026-09-04 10:00", "tweede@bm.example", TOKEN_PROFESSIONAL, "sluit opgelost"},
	};
	static const char *const sent[] = {
	    "2026-07-01 09:00", /* the desk: nobody decided */
	    "2026-07-08 09:00", /* the applicant, five days after Wednesday's question */
	    "2026-07-15 09:00", /* bm-1, two days after Monday's assignment */
	    "2026-07-17 09:00", /* on to bm-2 */
	    "2026-07-22 09:00", /* bm-2: Monday, and Wednesday after the holiday */
	};
	struct world *world = *state;
	const char *dossier = new_dossier(world);
	int64_t asked = moment("2026-07-01 10:00"), end = moment("2026-09-07 17:00");
	size_t at = 0, said_count = 0;

	for (int64_t now = moment("2026-06-29 15:00"); now <= end; now += 60 * 60) {
		char text[40];
		struct tm parts;

		if (now == asked) {
			answer_at(now);
			set_state(world, dossier, DOSSIER_AANVULLEN);
		}
		if (said_count < 4 && now == moment(said[said_count].when)) {
			answer_at(now);
			hears(world, dossier, said[said_count].from, said[said_count].role,
			      said[said_count].text);
			said_count++;
		}
		localtime_r(&now, &parts);
		strftime(text, sizeof(text), "%Y-%m-%d %H:%M", &parts);
		for (int count = remind_at(world, text); count > 0; count--) {
			if (at >= sizeof(sent) / sizeof(sent[0]) || !text_equal(text, sent[at]))
				fail_msg("number %zu at %s", at, text);
			at++;
		}
	}
	assert_int_equal(said_count, 4);
	assert_int_equal(at, sizeof(sent) / sizeof(sent[0]));
	assert_int_equal(state_of(world, dossier), DOSSIER_AFGESLOTEN);
	assert_count(world, dossier, "herinnering", "an@ouders.example", 1);
}

int main(void)
{
#define REMIND_TEST(name) cmocka_unit_test_setup_teardown(name, desk_set_up, answer_tear_down)
	const struct CMUnitTest tests[] = {
	    REMIND_TEST(the_desk_is_reminded_once_and_then_for_the_last_time),
	    REMIND_TEST(a_decision_stops_it),
	    REMIND_TEST(nothing_is_sent_at_night_in_a_weekend_or_on_a_holiday),
	    REMIND_TEST(the_applicant_is_reminded_and_then_the_desk_is_told),
	    REMIND_TEST(the_reminder_says_what_was_asked),
	    REMIND_TEST(the_answer_stops_it_but_no_robot_and_no_stranger_does),
	    REMIND_TEST(a_dead_address_is_told_to_the_desk_instead),
	    REMIND_TEST(silence_passes_it_on_to_the_next_and_then_to_nobody),
	    REMIND_TEST(acceptance_stops_it_and_at_last_it_is_asked_how_it_ended),
	    REMIND_TEST(a_restart_sends_nothing_twice),
	    REMIND_TEST(who_left_the_configuration_is_told_to_the_desk_and_passed_by),
	    REMIND_TEST(a_dossier_without_a_loket_holds_up_nobody),
	    REMIND_TEST(ten_weeks_of_one_dossier),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
