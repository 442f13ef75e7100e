/* Decisions that wait: undone as if they had never been, or final. */
#include "desk_fixture.h"

#include "desk/step.h"

static const struct desk_by held = {.who = "loket@limburg.be", .what = "ontvankelijk", .hold = 600};
static const struct desk_by refused = {
    .who = "loket@limburg.be", .what = "niet ontvankelijk", .hold = 600};
static const struct desk_by at_once = {.who = "test"};

static const int64_t MONDAY = 1782734400; /* 2026-06-29 12:00 UTC */

static void at(int64_t when)
{
	char text[32];

	snprintf(text, sizeof(text), "%lld", (long long)when);
	setenv("LOKET_NOW", text, 1);
}

static int tear_down(void **state)
{
	unsetenv("LOKET_NOW");
	return desk_tear_down(state);
}

struct due {
	int64_t first, last;
	int withdrawn;
};

static bool due_of(const struct store_outgoing *outgoing, void *context)
{
	struct due *due = context;

	if (text_equal(outgoing->template_name, "opdracht") ||
	    text_equal(outgoing->template_name, "doorgegeven") ||
	    text_equal(outgoing->template_name, "weigering")) {
		due->first = due->first && due->first < outgoing->due ? due->first : outgoing->due;
		due->last = due->last > outgoing->due ? due->last : outgoing->due;
		due->withdrawn += outgoing->state == OUTBOX_INGETROKKEN;
	}
	return true;
}

static struct due dues(struct world *world, const char *dossier)
{
	struct due due = {0};
	struct error err;

	assert_int_equal(store_each_outgoing(world->desk.store, dossier, false, due_of, &due, &err),
			 0);
	return due;
}

static const char *assigned_of(struct world *world, const char *reference)
{
	struct store_dossier dossier;
	struct error err;

	assert_int_equal(store_dossier(world->desk.store, world->arena, reference, &dossier, &err),
			 1);
	return dossier.assigned;
}

struct waiting {
	const char *template_name, *to;
	int count;
};

static bool count_waiting(const struct store_outgoing *outgoing, void *context)
{
	struct waiting *waiting = context;

	waiting->count += outgoing->state == OUTBOX_WACHT &&
			  text_equal(outgoing->template_name, waiting->template_name) &&
			  (!waiting->to || text_equal(outgoing->to, waiting->to));
	return true;
}

static void assert_waiting(struct world *world, const char *dossier, const char *name,
			   const char *to, int expected)
{
	struct waiting waiting = {.template_name = name, .to = to};
	struct error err;

	assert_int_equal(
	    store_each_outgoing(world->desk.store, dossier, false, count_waiting, &waiting, &err),
	    0);
	assert_int_equal(waiting.count, expected);
}

static const char *new_dossier(struct world *world, const char *name)
{
	at(MONDAY);
	return receive(world, plain_reading(world, "an@ouders.example"), name).dossier;
}

/* What is due now. */
static void send_all(struct world *world, struct store *deliver)
{
	struct store_outgoing row;
	struct error err;

	while (store_next_due(deliver, world->arena, MONDAY, &row, &err) == 1)
		assert_int_equal(
		    store_set_outgoing(deliver, row.id, OUTBOX_VERZONDEN, 0, "250", MONDAY, &err),
		    0);
}

static void the_mails_of_a_held_decision_wait(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world, "a.1.1");
	struct error err;

	assert_int_equal(desk_admit(&world->desk, dossier, NULL, &held, &err), 0);
	assert_int_equal(state_of(world, dossier), DOSSIER_TOEGEWEZEN);
	assert_int_equal(dues(world, dossier).first, MONDAY + 600);
	assert_int_equal(dues(world, dossier).last, MONDAY + 600);
}

static void undone_is_as_if_it_had_never_been(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world, "a.1.1");
	struct error err;

	assert_int_equal(desk_admit(&world->desk, dossier, NULL, &held, &err), 0);
	at(MONDAY + 599);
	assert_int_equal(desk_undo(&world->desk, dossier, &at_once, &err), 0);
	assert_int_equal(state_of(world, dossier), DOSSIER_ONTVANGEN);
	assert_null(assigned_of(world, dossier));
	assert_int_equal(dues(world, dossier).withdrawn, 2);
	/* once is all */
	assert_int_equal(desk_undo(&world->desk, dossier, &at_once, &err), -1);
	assert_int_equal(err.code, DESK_NOTHING_TO_UNDO);
	/* and the other word can be given, with a letter that leaves */
	assert_int_equal(desk_refuse(&world->desk, dossier, "Omdat.", &refused, &err), 0);
	assert_count(world, dossier, "weigering", "an@ouders.example", 1);
}

static void a_decision_given_again_is_another_mail(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world, "a.1.1");
	struct error err;

	assert_int_equal(desk_refuse(&world->desk, dossier, "Omdat.", &refused, &err), 0);
	assert_int_equal(desk_undo(&world->desk, dossier, &at_once, &err), 0);
	assert_int_equal(desk_refuse(&world->desk, dossier, "Anders.", &refused, &err), 0);
	assert_count(world, dossier, "weigering", "an@ouders.example", 2);
	assert_int_equal(dues(world, dossier).withdrawn, 1);
}

static void when_the_mails_leave_it_is_too_late(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world, "a.1.1");
	struct error err;

	assert_int_equal(desk_admit(&world->desk, dossier, NULL, &held, &err), 0);
	at(MONDAY + 600);
	assert_int_equal(desk_undo(&world->desk, dossier, &at_once, &err), -1);
	assert_int_equal(err.code, DESK_TOO_LATE);
	assert_int_equal(state_of(world, dossier), DOSSIER_TOEGEWEZEN);
	assert_int_equal(dues(world, dossier).withdrawn, 0);
}

/* Both look at the clock a while before they write: whoever writes first has it. */
static void deliver_and_ongedaan_in_the_same_second(void **state)
{
	struct world *world = *state;
	const char *one = new_dossier(world, "a.1.1"), *two = new_dossier(world, "a.1.2");
	struct store_outgoing row = {.id = 0};
	struct store *deliver;
	struct error err;

	assert_int_equal(
	    store_open(world->settings->store, world->settings->keys, NULL, &deliver, &err), 0);
	send_all(world, deliver);
	assert_int_equal(desk_refuse(&world->desk, one, "Omdat.", &refused, &err), 0);
	assert_int_equal(store_next_due(deliver, world->arena, MONDAY + 600, &row, &err), 1);
	at(MONDAY + 599);
	assert_int_equal(desk_undo(&world->desk, one, &at_once, &err), 0);
	assert_int_equal(store_claim(deliver, row.id, &err), 0);

	assert_int_equal(desk_refuse(&world->desk, two, "Omdat.", &refused, &err), 0);
	assert_int_equal(store_next_due(deliver, world->arena, MONDAY + 1199, &row, &err), 1);
	assert_int_equal(store_claim(deliver, row.id, &err), 1);
	at(MONDAY + 1198);
	assert_int_equal(desk_undo(&world->desk, two, &at_once, &err), -1);
	assert_int_equal(err.code, DESK_TOO_LATE);
	assert_int_equal(state_of(world, two), DOSSIER_NIET_ONTVANKELIJK);
	assert_waiting(world, two, "weigering", NULL, 1);
	store_close(&deliver);
}

static void a_word_at_once_makes_the_one_before_final(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world, "a.1.1");
	struct error err;

	assert_int_equal(desk_admit(&world->desk, dossier, NULL, &held, &err), 0);
	assert_int_equal(desk_close(&world->desk, dossier, "opgelost", &at_once, &err), 0);
	assert_int_equal(desk_undo(&world->desk, dossier, &at_once, &err), -1);
	assert_int_equal(err.code, DESK_NOTHING_TO_UNDO);
	assert_int_equal(state_of(world, dossier), DOSSIER_AFGESLOTEN);
	/* nobody gets a dossier that is closed */
	assert_int_equal(dues(world, dossier).withdrawn, 2);
}

static void a_word_that_takes_it_on_stops_what_waits(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world, "a.1.1");
	const struct desk_by closed = {.who = "loket@limburg.be", .what = "sluit", .hold = 600};
	struct error err;

	assert_int_equal(desk_admit(&world->desk, dossier, NULL, &held, &err), 0);
	at(MONDAY + 60);
	assert_int_equal(desk_close(&world->desk, dossier, "opgelost", &closed, &err), 0);
	assert_int_equal(dues(world, dossier).withdrawn, 2);
	/* there is nothing left of the first to go back to */
	at(MONDAY + 120);
	assert_int_equal(desk_undo(&world->desk, dossier, &at_once, &err), 0);
	assert_int_equal(state_of(world, dossier), DOSSIER_ONTVANGEN);
	assert_null(assigned_of(world, dossier));
	assert_int_equal(desk_undo(&world->desk, dossier, &at_once, &err), -1);
	assert_int_equal(err.code, DESK_NOTHING_TO_UNDO);
}

/* The file goes to one of the two, and who never got it is not told that it is taken over. */
static void assigned_to_another_meanwhile_goes_there_only(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world, "a.1.1");
	const struct desk_by assigned = {
	    .who = "loket@limburg.be", .what = "toewijzen", .hold = 600};
	struct error err;

	/* whom it is for is not said, so that either may have it */
	assert_int_equal(store_begin(world->desk.store, &err), 0);
	assert_int_equal(store_set_instrument(world->desk.store, dossier, INSTRUMENT_BEIDE, &err),
			 0);
	assert_int_equal(store_commit(world->desk.store, &err), 0);
	assert_int_equal(desk_admit(&world->desk, dossier, "bm-1", &held, &err), 0);
	at(MONDAY + 60);
	assert_int_equal(desk_assign(&world->desk, dossier, "vz-1", &assigned, &err), 0);
	assert_waiting(world, dossier, "opdracht", "een@bm.example", 0);
	assert_waiting(world, dossier, "opdracht", "twee@vz.example", 1);
	assert_waiting(world, dossier, "doorgegeven", "an@ouders.example", 1);
	assert_count(world, dossier, "herinnering", NULL, 0);
	assert_int_equal(desk_undo(&world->desk, dossier, &at_once, &err), 0);
	assert_int_equal(state_of(world, dossier), DOSSIER_ONTVANGEN);
}

/* What changes nothing of it stops nothing, and is not stopped. */
static void a_word_aside_stands_beside_what_waits(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world, "a.1.1");
	const struct desk_by said = {.who = "loket@limburg.be", .what = "antwoord", .hold = 600};
	const struct desk_by closed = {.who = "loket@limburg.be", .what = "sluit", .hold = 600};
	struct error err;

	assert_int_equal(desk_admit(&world->desk, dossier, NULL, &held, &err), 0);
	assert_int_equal(desk_reply(&world->desk, dossier, "tekst", "Tot dan.", &said, &err), 0);
	assert_waiting(world, dossier, "opdracht", NULL, 1);
	assert_int_equal(desk_close(&world->desk, dossier, "opgelost", &closed, &err), 0);
	assert_waiting(world, dossier, "opdracht", NULL, 0);
	assert_waiting(world, dossier, "antwoord", NULL, 1);
	/* back to the beginning, in two steps, and not to the middle */
	assert_int_equal(desk_undo(&world->desk, dossier, &at_once, &err), 0);
	assert_int_equal(state_of(world, dossier), DOSSIER_ONTVANGEN);
	assert_waiting(world, dossier, "antwoord", NULL, 1);
	assert_int_equal(desk_undo(&world->desk, dossier, &at_once, &err), 0);
	assert_int_equal(state_of(world, dossier), DOSSIER_ONTVANGEN);
	assert_waiting(world, dossier, "antwoord", NULL, 0);
}

/* The other loket's word does not take back that the dossier is there. */
static void a_word_of_the_new_loket_leaves_the_move(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world, "a.1.1");
	const struct desk_by moved = {.who = "loket@limburg.be", .what = "regio", .hold = 600};
	struct error err;

	assert_int_equal(desk_region(&world->desk, dossier, "antwerpen", &moved, &err), 0);
	assert_int_equal(desk_refuse(&world->desk, dossier, "Omdat.", &refused, &err), 0);
	assert_waiting(world, dossier, "andere_regio", "an@ouders.example", 1);
	assert_waiting(world, dossier, "weigering", "an@ouders.example", 1);
}

/* A question is withdrawn when the dossier goes on without its answer. */
static void a_question_that_waits_goes_with_its_state(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world, "a.1.1");
	const struct desk_by asked = {.who = "loket@limburg.be", .what = "vraag", .hold = 600};
	struct error err;

	assert_int_equal(desk_ask(&world->desk, dossier, "Waar?", &asked, &err), 0);
	assert_int_equal(desk_ask(&world->desk, dossier, "Wanneer?", &asked, &err), 0);
	assert_waiting(world, dossier, "vraag", NULL, 2);
	assert_int_equal(desk_admit(&world->desk, dossier, NULL, &held, &err), 0);
	assert_waiting(world, dossier, "vraag", NULL, 0);
	assert_int_equal(desk_undo(&world->desk, dossier, &at_once, &err), 0);
	assert_int_equal(state_of(world, dossier), DOSSIER_ONTVANGEN);
}

static void a_part_that_is_refused_leaves_the_rest(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world, "a.1.1");
	struct error err;

	assert_int_equal(store_begin(world->desk.store, &err), 0);
	assert_int_equal(desk_admit(&world->desk, dossier, "niemand", &held, &err), -1);
	assert_int_equal(err.code, DESK_NO_PROFESSIONAL);
	assert_int_equal(desk_close(&world->desk, dossier, "opgelost", &at_once, &err), 0);
	assert_int_equal(desk_admit(&world->desk, dossier, NULL, &held, &err), -1);
	assert_int_equal(err.code, DESK_DECIDED);
	assert_int_equal(store_commit(world->desk.store, &err), 0);
	assert_int_equal(state_of(world, dossier), DOSSIER_AFGESLOTEN);
	assert_count(world, dossier, "opdracht", NULL, 0);
}

/* As SQLite does it by itself when a statement fails badly. */
static int lose_all(struct desk *desk, struct step *step, const void *context, struct error *err)
{
	(void)context;
	store_rollback(desk->store);
	return error_refuse(err, DESK_STEP, "dossier %s: no", step->dossier.reference);
}

static void a_part_that_cannot_be_taken_back_is_no_refusal(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world, "a.1.1");
	struct error err;

	assert_int_equal(store_begin(world->desk.store, &err), 0);
	assert_int_equal(step_do(&world->desk, dossier, lose_all, NULL, &err), -1);
	assert_int_equal(err.kind, ERROR_RETRY);
	/* alone there is nothing else that was lost */
	assert_int_equal(step_do(&world->desk, dossier, lose_all, NULL, &err), -1);
	assert_int_equal(err.kind, ERROR_REFUSE);
}

int main(void)
{
#define DECISION_TEST(name) cmocka_unit_test_setup_teardown(name, desk_set_up, tear_down)
	const struct CMUnitTest tests[] = {
	    DECISION_TEST(the_mails_of_a_held_decision_wait),
	    DECISION_TEST(undone_is_as_if_it_had_never_been),
	    DECISION_TEST(a_decision_given_again_is_another_mail),
	    DECISION_TEST(when_the_mails_leave_it_is_too_late),
	    DECISION_TEST(a_word_at_once_makes_the_one_before_final),
	    DECISION_TEST(deliver_and_ongedaan_in_the_same_second),
	    DECISION_TEST(a_word_that_takes_it_on_stops_what_waits),
	    DECISION_TEST(assigned_to_another_meanwhile_goes_there_only),
	    DECISION_TEST(a_word_aside_stands_beside_what_waits),
	    DECISION_TEST(a_word_of_the_new_loket_leaves_the_move),
	    DECISION_TEST(a_question_that_waits_goes_with_its_state),
	    DECISION_TEST(a_part_that_is_refused_leaves_the_rest),
	    DECISION_TEST(a_part_that_cannot_be_taken_back_is_no_refusal),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
