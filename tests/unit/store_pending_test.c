/* Commands that wait for a confirmation, and what the outbox knows of a key. */
#include "store_fixture.h"

#include "vault/token.h"

static const unsigned char her[VAULT_HASH] = {1}, other[VAULT_HASH] = {2};

static uint32_t put(struct fixture *f, const char *reference, int64_t now)
{
	uint32_t serial;

	DO(f, store_begin(f->store, &f->err));
	DO(f, store_add_pending(f->store, reference, her, "ontvankelijk", now, &serial, &f->err));
	DO(f, store_commit(f->store, &f->err));
	return serial;
}

static int take(struct fixture *f, uint32_t serial, const char *reference,
		const unsigned char person[VAULT_HASH], int64_t since)
{
	const char *text = NULL;
	int found;

	DO(f, store_begin(f->store, &f->err));
	found = store_take_pending(f->store, f->arena, serial, reference, person, since, &text,
				   &f->err);
	DO(f, store_commit(f->store, &f->err));
	if (found == 1)
		assert_string_equal(text, "ontvankelijk");
	return found;
}

static void a_command_is_taken_once_and_by_its_person(void **state)
{
	struct fixture *f = *state;
	char one[DOSSIER_REFERENCE], two[DOSSIER_REFERENCE];
	uint32_t serial, next;

	fixture_dossier(f, "{}", one);
	fixture_dossier(f, "{}", two);
	serial = put(f, one, 1000);
	next = put(f, one, 1000);
	assert_int_not_equal(serial, next);
	assert_int_equal(take(f, serial, one, other, 0), 0);
	assert_int_equal(take(f, serial, two, her, 0), 0);
	assert_int_equal(take(f, serial, one, her, 1001), 0);
	assert_int_equal(take(f, serial + 100, one, her, 0), 0);
	assert_int_equal(take(f, serial, one, her, 1000), 1);
	assert_int_equal(take(f, serial, one, her, 1000), 0);
	assert_int_equal(take(f, next, one, her, 1000), 1);
}

static void what_was_taken_is_gone_from_the_file(void **state)
{
	struct fixture *f = *state;
	char one[DOSSIER_REFERENCE];

	fixture_dossier(f, "{}", one);
	assert_int_equal(take(f, put(f, one, 1), one, her, 0), 1);
	assert_int_equal(fixture_number(f->path, "SELECT length(sealed) FROM pending"), 0);
}

int main(void)
{
#define PENDING_TEST(name) cmocka_unit_test_setup_teardown(name, fixture_set_up, fixture_tear_down)
	const struct CMUnitTest tests[] = {
	    PENDING_TEST(a_command_is_taken_once_and_by_its_person),
	    PENDING_TEST(what_was_taken_is_gone_from_the_file),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
