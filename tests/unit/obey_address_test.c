/* Commands by mail about the address of the applicant: adres, adres opnieuw. */
#include "mail_fixture.h"

#include "desk/post.h"
#include "json/json.h"

static void later_letters_go_to_the_new_address(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world);

	staff_says(world, dossier, "adres Nieuw@Veilig.example\nvraag: Wie?");
	assert_count(world, dossier, "vraag", "nieuw@veilig.example", 1);
	assert_count(world, dossier, "vraag", NULL, 1);
	staff_says(world, dossier, "niet ontvankelijk: Dat kan hier niet.");
	assert_count(world, dossier, "weigering", "nieuw@veilig.example", 1);
}

/* Who has the old address has no key any more; who has the new one has one. */
static void the_key_moves_with_the_address(void **state)
{
	static const struct {
		const char *address;
		enum soort soort;
	} cases[] = {{applicant, SOORT_AANVRAAG}, {"nieuw@veilig.example", SOORT_ANTWOORD}};
	struct world *world = *state;
	const char *dossier = new_dossier(world);

	staff_says(world, dossier, "adres nieuw@veilig.example\nvraag: Wie?");
	/* the question has left by then */
	answer_at(MONDAY + 600);
	for (size_t i = 0; i < 2; i++) {
		struct store_mail mail =
		    answer(world, &(struct answer_mail){.dossier = dossier,
							.from = cases[i].address,
							.person = cases[i].address,
							.role = TOKEN_AANVRAGER,
							.text = "Mijn moeder."});

		assert_int_equal(mail.soort, cases[i].soort);
	}
	assert_int_equal(state_of(world, dossier), DOSSIER_ONTVANGEN);
}

static bool is_in_file(const char *path, const char *text)
{
	struct buffer data = {0};
	struct error err;
	bool found;

	if (file_read(path, 64 << 20, &data, &err) < 0)
		return false;
	found = memmem(data.data, data.length, text, strlen(text)) != NULL;
	buffer_free(&data);
	return found;
}

struct noted {
	char note[200];
	bool detail;
};

static bool keep_note(const struct store_event *event, void *context)
{
	struct noted *noted = context;

	if (text_equal(event->what, "adres")) {
		snprintf(noted->note, sizeof(noted->note), "%s", event->note);
		noted->detail = event->detail != NULL;
	}
	return true;
}

static void the_history_knows_it_and_nobody_else(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world);
	struct noted noted = {.note = ""};
	struct error err;
	char wal[160];

	staff_says(world, dossier, "adres nieuw@veilig.example");
	assert_int_equal(store_each_event(world->desk.store, dossier, keep_note, &noted, &err), 0);
	assert_string_equal(noted.note, "an@ouders.example -> nieuw@veilig.example");
	assert_false(noted.detail);
	snprintf(wal, sizeof(wal), "%s-wal", world->settings->store);
	assert_true(is_in_file(wal, dossier));
	assert_false(is_in_file(wal, "veilig.example"));
	assert_false(is_in_file(world->settings->store, "veilig.example"));
}

static bool same_reading(const struct buffer *one, const struct buffer *other)
{
	json_t *left = json_loadb(one->data, one->length, 0, NULL);
	json_t *right = json_loadb(other->data, other->length, 0, NULL);
	bool same =
	    left &&
	    json_equal(json_object_get(left, "reading"), json_object_get(right, "reading")) &&
	    json_equal(json_object_get(left, "antwoord_aan"),
		       json_object_get(right, "antwoord_aan"));

	json_decref(left);
	json_decref(right);
	return same;
}

/* A large record, that SQLite gets in place, too. */
static void the_rest_of_the_record_stays_as_it_was(void **state)
{
	struct world *world = *state;
	struct reading *reading = complete_reading(world, applicant), *after;
	static const char start[] = "\"antwoord_aan\":\"x\" \\ \n \xC3\xAB";
	char *text = arena_zero(world->arena, 200001, 1);
	struct buffer before = {0}, now = {0};
	const char *dossier, *answer_to;
	struct error err;

	memset(text, 'a', 200000);
	memcpy(text, start, strlen(start));
	reading->mail.tekst = reading->mail.volledige_tekst = text;
	answer_at(MONDAY);
	dossier = receive(world, reading, "large.1.1").dossier;
	assert_int_equal(store_dossier_record(world->desk.store, dossier, &before, &err), 0);
	staff_says(world, dossier, "adres nieuw@veilig.example");
	assert_int_equal(desk_record(world->desk.store, world->texts, world->arena, dossier, &after,
				     &answer_to, &err),
			 0);
	assert_string_equal(answer_to, "nieuw@veilig.example");
	assert_string_equal(after->mail.tekst, text);
	staff_says(world, dossier, "adres an@ouders.example");
	assert_int_equal(store_dossier_record(world->desk.store, dossier, &now, &err), 0);
	assert_true(same_reading(&before, &now));
	buffer_free(&before);
	buffer_free(&now);
}

/* The mediator must not write to the one that is dead. */
static void the_order_tells_the_new_address(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world);

	staff_says(world, dossier, "adres nieuw@veilig.example");
	staff_says(world, dossier, "ontvankelijk");
	assert_true(outbox_says(world, "opdracht", "nieuw@veilig.example"));
	assert_false(outbox_says(world, "opdracht", "an@ouders.example"));
}

static void an_address_that_is_no_applicant_s_is_refused(void **state)
{
	static const char *const addresses[] = {
	    "loket2@limburg.be",	  "LOKET@limburg.be",	 "een@bm.example",
	    "loket+an@limburg.be",	  "twee+x@vz.example",	 "bemiddeling@limburg.be",
	    "bemiddeling+abc@limburg.be", "noreply@web.example", "mailer-daemon@x.example",
	    "an@ouders.example"};
	struct world *world = *state;
	const char *dossier = new_dossier(world);
	struct desk_by by = {.who = "test"};
	struct error err;

	for (size_t i = 0; i < sizeof(addresses) / sizeof(addresses[0]); i++)
		staff_says(world, dossier, arena_format(world->arena, "adres %s", addresses[i]));
	assert_int_equal(desk_set_address(&world->desk, dossier, "a b@x.example", &by, &err), -1);
	assert_int_equal(err.code, DESK_BAD_ADDRESS);
	assert_int_equal(
	    desk_set_address(&world->desk, dossier, "a@x.example\nBcc: b@x.example", &by, &err),
	    -1);
	assert_int_equal(desk_set_address(&world->desk, dossier, applicant, &by, &err), -1);
	assert_int_equal(err.code, DESK_SAME);
	staff_says(world, dossier, "vraag: Wie?");
	assert_count(world, dossier, "vraag", applicant, 1);
}

/* The old address may be one that somebody else reads. */
static void no_letter_waits_for_the_old_address(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world);

	staff_says(world, dossier, "ontvankelijk");
	staff_says(world, dossier, "adres nieuw@veilig.example");
	assert_says(last_mail(world, dossier, "verslag", NULL), "Er wacht nog een mail");
	staff_says(world, dossier, "ongedaan");
	staff_says(world, dossier, "adres nieuw@veilig.example\nontvankelijk");
	assert_count(world, dossier, "doorgegeven", "nieuw@veilig.example", 1);
	/* what is past undoing does not hinder */
	answer_at(MONDAY + 700);
	staff_says(world, dossier, "adres derde@veilig.example");
	staff_says(world, dossier, "antwoord contact");
	assert_count(world, dossier, "antwoord-contact", "derde@veilig.example", 1);
}

static void a_dossier_without_an_address_can_be_given_one(void **state)
{
	struct world *world = *state;
	const char *dossier;

	answer_at(MONDAY);
	dossier =
	    receive(world, plain_reading(world, "noreply@elders.example"), "none.1.1").dossier;
	staff_says(world, dossier, "vraag: Wie?");
	assert_says(last_mail(world, dossier, "verslag", NULL), "Geef er een met");
	staff_says(world, dossier, "antwoord contact");
	staff_says(world, dossier, "adres opnieuw");
	assert_int_equal(state_of(world, dossier), DOSSIER_ONTVANGEN);
	assert_count(world, dossier, "vraag", NULL, 0);
	assert_count(world, dossier, "antwoord-contact", NULL, 0);
	staff_says(world, dossier, "adres an@ouders.example\nvraag: Wie?");
	assert_count(world, dossier, "vraag", applicant, 1);
}

static void die(struct world *world, const char *address)
{
	unsigned char hash[VAULT_HASH];
	struct error err;
	bool is_new;

	post_address_hash(&world->desk, address, hash);
	assert_int_equal(store_begin(world->desk.store, &err), 0);
	assert_int_equal(store_dead_add(world->desk.store, hash, "5.1.1", MONDAY, &is_new, &err),
			 0);
	assert_int_equal(store_commit(world->desk.store, &err), 0);
}

static bool is_dead(struct world *world, const char *address)
{
	unsigned char hash[VAULT_HASH];
	struct error err;
	int64_t since;

	post_address_hash(&world->desk, address, hash);
	return store_dead_find(world->desk.store, hash, &since, &err) == 1;
}

static void a_dead_address_may_be_written_to_again(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world);

	die(world, applicant);
	die(world, "ander@ouders.example");
	staff_says(world, dossier, "adres opnieuw");
	assert_false(is_dead(world, applicant));
	assert_true(is_dead(world, "ander@ouders.example"));
	staff_says(world, dossier, "ontvankelijk");
	assert_says(last_mail(world, dossier, "doorgegeven", NULL), "To: an@ouders.example");
	staff_says(world, dossier, "adres opnieuw");
	assert_says(last_mail(world, dossier, "verslag", NULL), "komen onze mails aan");
	/* who names it says so */
	staff_says(world, dossier, "ongedaan");
	staff_says(world, dossier, "adres ander@ouders.example");
	assert_false(is_dead(world, "ander@ouders.example"));
}

/* What a person writes goes there all the same; that it comes back is told once, and that was before. */
static void a_word_to_a_dead_address_is_warned_of(void **state)
{
	static const char *const words[] = {"antwoord tekst: Bel ons eens.",
					    "vraag: Wie komt er mee?",
					    "niet ontvankelijk: er is geen jeugdhulp bij"};
	struct world *world = *state;
	const char *dossier = new_dossier(world);

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		staff_says(world, dossier, words[i]);
		assert_silent(last_mail(world, dossier, "verslag", NULL), "kwam onze mail");
		staff_says(world, dossier, "ongedaan");
	}
	die(world, applicant);
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		staff_says(world, dossier, words[i]);
		assert_says(last_mail(world, dossier, "verslag", NULL),
			    "Op het adres van de aanvrager kwam onze mail niet aan.");
		staff_says(world, dossier, "ongedaan");
	}
	/* nothing leaves by that */
	staff_says(world, dossier, "sluit opgelost");
	assert_silent(last_mail(world, dossier, "verslag", NULL), "kwam onze mail");
}

int main(void)
{
#define ASK_TEST(name) cmocka_unit_test_setup_teardown(name, desk_set_up, answer_tear_down)
	const struct CMUnitTest tests[] = {
	    ASK_TEST(later_letters_go_to_the_new_address),
	    ASK_TEST(the_key_moves_with_the_address),
	    ASK_TEST(the_history_knows_it_and_nobody_else),
	    ASK_TEST(the_rest_of_the_record_stays_as_it_was),
	    ASK_TEST(the_order_tells_the_new_address),
	    ASK_TEST(an_address_that_is_no_applicant_s_is_refused),
	    ASK_TEST(no_letter_waits_for_the_old_address),
	    ASK_TEST(a_dossier_without_an_address_can_be_given_one),
	    ASK_TEST(a_dead_address_may_be_written_to_again),
	    ASK_TEST(a_word_to_a_dead_address_is_warned_of),
	};

	return cmocka_run_group_tests_name("obey_address", tests, NULL, NULL);
}
