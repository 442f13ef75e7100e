/* Whose a mail is: 10^6 forged references, keys and subjects are nobody's key; and a person who works at two places
 * is the one who has a say. */
#include "arrival/whose.h"
#include "answer_fixture.h"

enum { FORGERIES = 1000000, DOSSIERS = 5, A_MAIL = 100, SUBJECTS = 50000, KEYS = 150000 };

/* A Message-ID of ours, and the letters that it is made of. */
static const char letters[] = "abcdefghijklmnopqrstuvwxyz234567";

struct forger {
	struct world *world;
	const char *dossiers[DOSSIERS];
	char ids[DOSSIERS][200];  /* of the tickets */
	char keys[DOSSIERS][100]; /* tokens of the desk */
	uint64_t chance;
	int named, keyed;
};

static unsigned below(struct forger *forger, unsigned limit)
{
	forger->chance = forger->chance * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(forger->chance >> 33) % limit;
}

static void prepare(struct forger *forger, struct world *world)
{
	*forger = (struct forger){.world = world, .chance = 20261122};
	for (int i = 0; i < DOSSIERS; i++) {
		struct token token = {.role = TOKEN_STAFF, .period = token_period(MONDAY)};

		forger->dossiers[i] = new_dossier(world);
		snprintf(
		    forger->ids[i], sizeof(forger->ids[i]), "%s",
		    count(world, forger->dossiers[i], "ticket", "loket@limburg.be").message_id);
		snprintf(token.dossier, sizeof(token.dossier), "%s", forger->dossiers[i]);
		token_make(world->vault, &token, "loket@limburg.be", forger->keys[i]);
	}
}

/* Up to three letters become others; at least one. */
static void alter(struct forger *forger, char *text, size_t length)
{
	unsigned first = below(forger, (unsigned)length), times = 1 + below(forger, 3);

	for (unsigned i = 0; i < times; i++) {
		char *at = &text[(first + i * 7) % length];
		char other = letters[below(forger, 32)];

		*at = other != *at ? other : (other == 'a' ? 'b' : 'a');
	}
}

/* Who looks: the first mail of somebody who would be obeyed with a right key. */
static void look(struct forger *forger, struct arena *arena, const struct letter *mail)
{
	struct reading reading = {.mail = *mail};
	struct arrival_receipt receipt = {.mailbox =
					      &forger->world->settings->lokets[0].mailboxes[0],
					  .now = MONDAY,
					  .arena = arena,
					  .reading = &reading};
	struct whose whose;
	struct error err = {0};

	reading.mail.from.adres = "loket@limburg.be";
	reading.mail.afzender_bevestigd = -1;
	if (whose_find(&forger->world->desk, &receipt, &whose, &err) < 0)
		fail_msg("%s", err.text);
	forger->named += whose.proof == WHOSE_NAMED;
	forger->keyed += whose.proof == WHOSE_KEYED || whose.sender;
}

static void forge_references(struct forger *forger)
{
	char ids[A_MAIL][200];
	const char *references[A_MAIL];
	struct arena *arena = arena_new();
	struct letter mail = {.references = references, .reference_count = A_MAIL};

	for (int i = 0; i < A_MAIL; i++) {
		char *id = ids[i];

		snprintf(id, sizeof(ids[i]), "%s", forger->ids[below(forger, DOSSIERS)]);
		alter(forger, id, strcspn(id, "@"));
		references[i] = id;
	}
	mail.in_reply_to = ids[0];
	look(forger, arena, &mail);
	arena_free(&arena);
}

static void forge_subject(struct forger *forger)
{
	struct arena *arena = arena_new();
	const char *right = forger->dossiers[below(forger, DOSSIERS)];
	struct letter mail = {
	    .onderwerp = below(forger, 2) ? arena_format(arena, "Re: %s ontvankelijk", right)
					  : arena_format(arena, "Re: 26-%05u-%u",
							 below(forger, 100000), below(forger, 10))};

	look(forger, arena, &mail);
	arena_free(&arena);
}

/* Another role, audience, month or dossier in the head of a right key, or another letter anywhere. */
static void forge_keys(struct forger *forger)
{
	struct arena *arena = arena_new();
	struct letter_address to[A_MAIL];
	struct letter mail = {.to = {to, A_MAIL}};

	for (int i = 0; i < A_MAIL; i++) {
		char key[100];

		snprintf(key, sizeof(key), "%s", forger->keys[below(forger, DOSSIERS)]);
		alter(forger, key, below(forger, 4) ? TOKEN_LENGTH : 12);
		to[i] = (struct letter_address){
		    NULL, arena_format(arena, "bemiddeling+%s@limburg.be", key)};
	}
	look(forger, arena, &mail);
	arena_free(&arena);
}

static void failure_20_a_million_forgeries_are_no_key(void **state)
{
	struct forger forger;

	prepare(&forger, *state);
	for (int i = 0; i < FORGERIES - KEYS - SUBJECTS; i += A_MAIL)
		forge_references(&forger);
	for (int i = 0; i < KEYS; i += A_MAIL)
		forge_keys(&forger);
	assert_int_equal(forger.named, 0);
	for (int i = 0; i < SUBJECTS; i++)
		forge_subject(&forger);
	assert_int_equal(forger.keyed, 0);
	/* a right number in a subject is a claim */
	assert_true(forger.named >= SUBJECTS / 3);
}

/* The same ways with what was not forged: else the test above could pass by refusing all. */
static void the_right_ones_are_keys(void **state)
{
	struct forger forger;

	prepare(&forger, *state);
	for (int i = 0; i < DOSSIERS; i++) {
		const char *reference = forger.ids[i];
		struct arena *arena = arena_new();
		struct letter_address to = {
		    NULL, arena_format(arena, "bemiddeling+%s@limburg.be", forger.keys[i])};

		look(&forger, arena,
		     &(struct letter){.references = &reference, .reference_count = 1});
		look(&forger, arena, &(struct letter){.to = {&to, 1}});
		look(&forger, arena, &(struct letter){.in_reply_to = reference, .to = {&to, 1}});
		arena_free(&arena);
	}
	assert_int_equal(forger.keyed, 3 * DOSSIERS);
}

/* --- at two places ------------------------------------------------------------------------------- */

static struct store_mail says(struct world *world, const char *dossier, const char *who,
			      enum token_role role, const char *text)
{
	return answer(
	    world, &(struct answer_mail){
		       .dossier = dossier, .from = who, .person = who, .role = role, .text = text});
}

static void who_is_voorzitter_too_has_the_dossier_of_a_bemiddelaar(void **state)
{
	struct world *world = *state;
	struct loket *loket = &world->settings->lokets[0];
	struct professional one = loket->professionals[0];
	const char *dossier = new_dossier(world);

	/* the voorzitter stands first, at the address of the bemiddelaar */
	loket->professionals[0] = loket->professionals[1];
	loket->professionals[1] = one;
	loket->professionals[0].address = one.address;
	says(world, dossier, "loket@limburg.be", TOKEN_STAFF, "ontvankelijk bm-1");
	says(world, dossier, "een@bm.example", TOKEN_PROFESSIONAL, "aanvaard");
	assert_int_equal(state_of(world, dossier), DOSSIER_AANVAARD);
}

static void who_works_for_two_lokets_decides_for_both(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world);

	world->settings->lokets[1].staff[0] = world->settings->lokets[0].staff[0];
	says(world, dossier, "loket@limburg.be", TOKEN_STAFF, "regio antwerpen");
	says(world, dossier, "loket@limburg.be", TOKEN_STAFF, "niet ontvankelijk: geen jeugdhulp");
	assert_int_equal(state_of(world, dossier), DOSSIER_NIET_ONTVANKELIJK);
	says(world, dossier, "loket2@limburg.be", TOKEN_STAFF, "ongedaan");
	assert_int_equal(state_of(world, dossier), DOSSIER_NIET_ONTVANKELIJK);
}

int main(void)
{
#define WHOSE_TEST(name) cmocka_unit_test_setup_teardown(name, desk_set_up, answer_tear_down)
	const struct CMUnitTest tests[] = {
	    WHOSE_TEST(failure_20_a_million_forgeries_are_no_key),
	    WHOSE_TEST(the_right_ones_are_keys),
	    WHOSE_TEST(who_is_voorzitter_too_has_the_dossier_of_a_bemiddelaar),
	    WHOSE_TEST(who_works_for_two_lokets_decides_for_both),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
