/* Dossiers that belong together: what leads where, and what is left of it after an undo. */
#include "store_fixture.h"

struct seen {
	struct arena *arena;
	struct store_link links[4];
	int count;
};

static bool keep(const struct store_link *link, void *context)
{
	struct seen *seen = context;

	assert_true(seen->count < 4);
	seen->links[seen->count++] =
	    (struct store_link){arena_text(seen->arena, link->dossier),
				arena_text(seen->arena, link->other), link->kind, link->at};
	return true;
}

static struct seen links_of(struct fixture *f, const char *reference)
{
	struct seen seen = {.arena = f->arena};

	DO(f, store_each_link(f->store, reference, keep, &seen, &f->err));
	return seen;
}

static int64_t decide(struct fixture *f, const char *reference)
{
	struct store_decision decision = {
	    .who = "loket@limburg.be", .what = "samenvoegen", .at = 100, .until = 200};

	DO(f, store_open_decision(f->store, reference, &decision, &f->err));
	return decision.id;
}

static void add_link(struct fixture *f, const char *from, const char *to, enum store_link_kind kind,
		     int64_t decision)
{
	DO(f, store_add_link(f->store, &(struct store_link){from, to, kind, 7}, decision, &f->err));
}

static void both_sides_see_a_link(void **state)
{
	struct fixture *f = *state;
	char one[DOSSIER_REFERENCE], two[DOSSIER_REFERENCE], out[DOSSIER_REFERENCE];
	struct seen seen;

	fixture_dossier(f, "{}", one);
	fixture_dossier(f, "{}", two);
	DO(f, store_begin(f->store, &f->err));
	add_link(f, two, one, STORE_LINK_VERVOLG, 0);
	DO(f, store_commit(f->store, &f->err));
	for (int i = 0; i < 2; i++) {
		seen = links_of(f, i ? two : one);
		assert_int_equal(seen.count, 1);
		assert_string_equal(seen.links[0].dossier, two);
		assert_string_equal(seen.links[0].other, one);
		assert_int_equal(seen.links[0].kind, STORE_LINK_VERVOLG);
		assert_int_equal(seen.links[0].at, 7);
	}
	/* a follow-up is no merger */
	assert_int_equal(store_follow_link(f->store, two, STORE_LINK_SAMENGEVOEGD, out, &f->err),
			 0);
	assert_string_equal(out, two);
}

static void mergers_are_followed_to_the_end(void **state)
{
	struct fixture *f = *state;
	char references[4][DOSSIER_REFERENCE], out[DOSSIER_REFERENCE];

	for (int i = 0; i < 4; i++)
		fixture_dossier(f, "{}", references[i]);
	DO(f, store_begin(f->store, &f->err));
	add_link(f, references[0], references[1], STORE_LINK_SAMENGEVOEGD, 0);
	add_link(f, references[1], references[2], STORE_LINK_SAMENGEVOEGD, 0);
	add_link(f, references[2], references[3], STORE_LINK_GESPLITST, 0);
	DO(f, store_commit(f->store, &f->err));
	for (int i = 0; i < 4; i++) {
		assert_int_equal(store_follow_link(f->store, references[i], STORE_LINK_SAMENGEVOEGD,
						   out, &f->err),
				 i < 2);
		assert_string_equal(out, references[i < 2 ? 2 : i]);
	}
}

/* The program makes none, but one in the file must not hang it. */
static void a_circle_ends(void **state)
{
	struct fixture *f = *state;
	char one[DOSSIER_REFERENCE], two[DOSSIER_REFERENCE], out[DOSSIER_REFERENCE];

	fixture_dossier(f, "{}", one);
	fixture_dossier(f, "{}", two);
	DO(f, store_begin(f->store, &f->err));
	add_link(f, one, two, STORE_LINK_SAMENGEVOEGD, 0);
	add_link(f, two, one, STORE_LINK_SAMENGEVOEGD, 0);
	DO(f, store_commit(f->store, &f->err));
	assert_int_equal(store_follow_link(f->store, one, STORE_LINK_SAMENGEVOEGD, out, &f->err),
			 1);
}

static bool count_undone(const struct store_event *event, void *context)
{
	*(int *)context += strcmp(event->what, "ongedaan") == 0;
	return true;
}

static void an_undone_decision_takes_its_links_along(void **state)
{
	struct fixture *f = *state;
	char one[DOSSIER_REFERENCE], two[DOSSIER_REFERENCE];
	struct store_decision decision;
	int undone = 0;

	fixture_dossier(f, "{}", one);
	fixture_dossier(f, "{}", two);
	DO(f, store_begin(f->store, &f->err));
	add_link(f, two, one, STORE_LINK_VERVOLG, 0);
	add_link(f, one, two, STORE_LINK_SAMENGEVOEGD, decide(f, one));
	assert_int_equal(store_last_decision(f->store, f->arena, one, &decision, &f->err), 1);
	assert_string_equal(decision.loket, "limburg");
	DO(f, store_undo_decision(f->store, one, &decision, "loket@limburg.be", 150, &f->err));
	DO(f, store_commit(f->store, &f->err));
	assert_int_equal(links_of(f, one).count, 1);
	assert_int_equal(links_of(f, one).links[0].kind, STORE_LINK_VERVOLG);
	/* the history of the other side says it too */
	DO(f, store_each_event(f->store, two, count_undone, &undone, &f->err));
	assert_int_equal(undone, 1);
}

static void instrument_loket_and_mailbox_come_back(void **state)
{
	struct fixture *f = *state;
	char one[DOSSIER_REFERENCE];
	struct store_dossier before, dossier;
	struct store_decision decision;

	fixture_dossier(f, "{}", one);
	assert_int_equal(store_dossier(f->store, f->arena, one, &before, &f->err), 1);
	DO(f, store_begin(f->store, &f->err));
	decide(f, one);
	DO(f, store_set_instrument(f->store, one, INSTRUMENT_BEIDE, &f->err));
	DO(f, store_move_dossier(f->store, one, "antwerpen", "co@antwerpen.be", &f->err));
	assert_int_equal(store_dossier(f->store, f->arena, one, &dossier, &f->err), 1);
	assert_int_equal(dossier.instrument, INSTRUMENT_BEIDE);
	assert_string_equal(dossier.loket, "antwerpen");
	assert_string_equal(dossier.mailbox, "co@antwerpen.be");
	assert_int_equal(store_last_decision(f->store, f->arena, one, &decision, &f->err), 1);
	DO(f, store_undo_decision(f->store, one, &decision, "x", 150, &f->err));
	DO(f, store_commit(f->store, &f->err));
	assert_int_equal(store_dossier(f->store, f->arena, one, &dossier, &f->err), 1);
	assert_int_equal(dossier.instrument, before.instrument);
	assert_string_equal(dossier.loket, before.loket);
	assert_string_equal(dossier.mailbox, before.mailbox);
}

int main(void)
{
#define LINK_TEST(name) cmocka_unit_test_setup_teardown(name, fixture_set_up, fixture_tear_down)
	const struct CMUnitTest tests[] = {
	    LINK_TEST(both_sides_see_a_link),
	    LINK_TEST(mergers_are_followed_to_the_end),
	    LINK_TEST(a_circle_ends),
	    LINK_TEST(an_undone_decision_takes_its_links_along),
	    LINK_TEST(instrument_loket_and_mailbox_come_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
