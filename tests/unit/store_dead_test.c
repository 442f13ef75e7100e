/* store_dead_test: the mail that a report is about, and addresses at which mail failed for good. */
#include "store_fixture.h"

static const char jan[] = "jan@voorbeeld.be", an[] = "an@voorbeeld.be";

static void hash_of(struct fixture *f, const char *address, unsigned char hash[VAULT_HASH])
{
	vault_hash_text(f->vault, "adres", address, hash);
}

/* 1 dead, 0 not */
static int find(struct fixture *f, const char *address, int64_t *since)
{
	unsigned char hash[VAULT_HASH];

	hash_of(f, address, hash);
	return store_dead_find(f->store, hash, since, &f->err);
}

static bool add(struct fixture *f, const char *address, const char *status, int64_t now)
{
	unsigned char hash[VAULT_HASH];
	bool is_new;

	hash_of(f, address, hash);
	DO(f, store_begin(f->store, &f->err));
	DO(f, store_dead_add(f->store, hash, status, now, &is_new, &f->err));
	DO(f, store_commit(f->store, &f->err));
	return is_new;
}

static int drop(struct fixture *f, const char *address)
{
	unsigned char hash[VAULT_HASH];
	int result;

	hash_of(f, address, hash);
	DO(f, store_begin(f->store, &f->err));
	result = store_dead_drop(f->store, hash, &f->err);
	DO(f, store_commit(f->store, &f->err));
	return result;
}

static void failure_27_an_address_is_dead_until_somebody_says_otherwise(void **state)
{
	struct fixture *f = *state;
	int64_t since = 0;

	assert_int_equal(find(f, jan, &since), 0);
	assert_true(add(f, jan, "5.1.1", 100));
	assert_int_equal(find(f, jan, &since), 1);
	assert_int_equal(since, 100);
	assert_int_equal(find(f, an, &since), 0);
	assert_int_equal(drop(f, an), 0);
	assert_int_equal(drop(f, jan), 1);
	assert_int_equal(find(f, jan, &since), 0);
	assert_true(add(f, jan, NULL, 300));
	assert_int_equal(find(f, jan, &since), 1);
	assert_int_equal(since, 300);
}

static void failure_27_a_second_bounce_is_nothing_new(void **state)
{
	struct fixture *f = *state;
	int64_t since = 0;

	assert_true(add(f, jan, "5.1.1", 100));
	assert_false(add(f, jan, "5.2.2", 200));
	assert_int_equal(find(f, jan, &since), 1);
	assert_int_equal(since, 100);
	assert_int_equal(
	    fixture_number(f->path, "SELECT count(*) FROM dead WHERE status = '5.1.1'"), 1);
}

static void no_address_stands_in_the_clear(void **state)
{
	struct fixture *f = *state;

	add(f, jan, "5.1.1", 100);
	assert_int_equal(fixture_number(f->path, "SELECT count(*) FROM dead WHERE"
						 " instr(hash, 'jan') + instr(status, 'jan') > 0"),
			 0);
	assert_int_equal(fixture_number(f->path, "SELECT length(hash) FROM dead"), VAULT_HASH);
}

static void failure_27_a_report_names_the_mail_and_its_recipient(void **state)
{
	struct fixture *f = *state;
	struct store_outgoing outgoing;
	unsigned char hash[VAULT_HASH];
	char reference[DOSSIER_REFERENCE];
	const char *named = NULL;

	fixture_dossier(f, "{}", reference);
	fixture_outgoing(f, reference, "1@limburg.be", jan, 500, "A: b\r\n\r\n");
	fixture_outgoing(f, NULL, "2@limburg.be", an, 500, "A: b\r\n\r\n");
	hash_of(f, jan, hash);
	assert_int_equal(
	    store_outgoing_by_message_id(f->store, f->arena, "1@limburg.be", &outgoing, &f->err),
	    1);
	assert_string_equal(outgoing.dossier, reference);
	assert_string_equal(outgoing.template_name, "ontvangst");
	assert_memory_equal(outgoing.to_hash, hash, VAULT_HASH);
	assert_null(outgoing.to);
	assert_int_equal(
	    store_outgoing_by_message_id(f->store, f->arena, "2@limburg.be", &outgoing, &f->err),
	    1);
	assert_null(outgoing.dossier);
	assert_int_equal(
	    store_outgoing_by_message_id(f->store, f->arena, "3@limburg.be", &outgoing, &f->err),
	    0);
	assert_int_equal(
	    store_dossier_by_message_id(f->store, f->arena, "1@limburg.be", &named, &f->err), 1);
	assert_string_equal(named, reference);
	assert_int_equal(
	    store_dossier_by_message_id(f->store, f->arena, "2@limburg.be", &named, &f->err), 0);
}

struct seen {
	int count;
	struct store_outgoing last;
	char to[80], result[80];
};

static bool see(const struct store_outgoing *outgoing, void *context)
{
	struct seen *seen = context;

	seen->count++;
	seen->last = *outgoing;
	snprintf(seen->to, sizeof(seen->to), "%s", outgoing->to ? outgoing->to : "-");
	snprintf(seen->result, sizeof(seen->result), "%s",
		 outgoing->result ? outgoing->result : "-");
	return true;
}

static void a_withdrawn_mail_is_seen_and_never_leaves(void **state)
{
	struct fixture *f = *state;
	struct store_outgoing row = {.message_id = "w@limburg.be",
				     .template_name = "herinnering",
				     .mailbox = "bemiddeling@limburg.be",
				     .to = jan,
				     .created = 1000,
				     .due = 1000,
				     .result = "dood adres"};
	struct seen seen = {0};
	struct store_outgoing due;
	struct store_dossier dossier;
	struct vault_key key;
	char reference[DOSSIER_REFERENCE];

	fixture_dossier(f, "{}", reference);
	row.dossier = reference;
	hash_of(f, jan, row.to_hash);
	assert_int_equal(store_dossier(f->store, f->arena, reference, &dossier, &f->err), 1);
	DO(f, store_key(f->store, dossier.key_id, &key, &f->err));
	for (int i = 0; i < 2; i++) {
		DO(f, store_begin(f->store, &f->err));
		DO(f, store_add_withdrawn(f->store, &row, &key, &f->err));
		DO(f, store_commit(f->store, &f->err));
	}
	assert_int_equal(store_next_due(f->store, f->arena, 9999, &due, &f->err), 0);
	DO(f, store_each_outgoing(f->store, reference, false, see, &seen, &f->err));
	assert_int_equal(seen.count, 1);
	assert_int_equal(seen.last.state, OUTBOX_INGETROKKEN);
	assert_string_equal(seen.to, jan);
	assert_string_equal(seen.result, "dood adres");
	assert_int_equal(store_retry(f->store, seen.last.id, 2000, &f->err), 0);
	DO(f, store_tidy(f->store, &f->err));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_set_up, fixture_tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(failure_27_an_address_is_dead_until_somebody_says_otherwise),
	    TEST(failure_27_a_second_bounce_is_nothing_new),
	    TEST(no_address_stands_in_the_clear),
	    TEST(failure_27_a_report_names_the_mail_and_its_recipient),
	    TEST(a_withdrawn_mail_is_seen_and_never_leaves),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
