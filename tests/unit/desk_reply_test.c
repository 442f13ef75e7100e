/* desk_reply: to which address each mail is answered, and that nobody gets the key of another. */
#include "desk_fixture.h"

#include <sodium.h>

#include "vault/token.h"

#define PERSON "els@ouders.example"

/* Mails that went out, in the order of the outbox. */
struct sent {
	const char *template_name, *to, *message_id;
	char *raw;	/* the whole mail */
	char *text;	/* the same without soft line breaks */
	char *reply_to; /* NULL: none */
};

struct all_sent {
	struct sent mails[20];
	size_t count;
};

static void remove_all(char *text, const char *what)
{
	size_t size = strlen(what);

	for (char *at = strstr(text, what); at; at = strstr(at, what))
		memmove(at, at + size, strlen(at + size) + 1);
}

/* The address between < and > of a header that may be folded. */
static char *address_of(struct arena *arena, const char *mail, const char *header)
{
	const char *at = strstr(mail, header), *end;

	if (!at || at > strstr(mail, "\r\n\r\n"))
		return NULL;
	at = strchr(at, '<') + 1;
	end = strchr(at, '>');
	return arena_slice(arena, at, (size_t)(end - at));
}

static void take_one(struct world *world, const struct store_outgoing *outgoing, struct sent *sent)
{
	struct buffer mail = {0};
	struct error err = {0};

	sent->template_name = arena_text(world->arena, outgoing->template_name);
	sent->message_id = arena_text(world->arena, outgoing->message_id);
	assert_int_equal(store_open_outgoing(world->desk.store, world->arena, outgoing->id,
					     &sent->to, &mail, &err),
			 0);
	sent->raw = arena_slice(world->arena, mail.data, mail.length);
	sent->text = arena_text(world->arena, sent->raw);
	remove_all(sent->text, "=\r\n");
	sent->reply_to = address_of(world->arena, sent->text, "\r\nReply-To:");
	assert_string_equal(address_of(world->arena, sent->text, "\r\nFrom:"),
			    "bemiddeling@limburg.be");
	buffer_free(&mail);
}

/* Everything that waits, taken out of the outbox. */
static struct all_sent take_all(struct world *world)
{
	struct all_sent all = {0};
	struct store_outgoing outgoing;
	struct error err = {0};

	while (store_next_due(world->desk.store, world->arena, clock_now() + 1, &outgoing, &err) ==
	       1) {
		assert_true(all.count < sizeof(all.mails) / sizeof(all.mails[0]));
		take_one(world, &outgoing, &all.mails[all.count++]);
		assert_int_equal(store_set_outgoing(world->desk.store, outgoing.id,
						    OUTBOX_VERZONDEN, 0, "250", clock_now(), &err),
				 0);
	}
	return all;
}

/* The token of "bemiddeling+TOKEN@limburg.be". */
static struct token token_of(const char *address)
{
	struct token token;

	assert_int_equal(strncmp(address, "bemiddeling+", 12), 0);
	assert_string_equal(address + 12 + TOKEN_LENGTH, "@limburg.be");
	assert_true(strcspn(address, "@") <= 64);
	assert_true(token_read(address + 12, TOKEN_LENGTH, &token));
	return token;
}

static bool is_of(struct world *world, const struct token *token, const char *person)
{
	return token_is_of(world->vault, token, person, token_period(clock_now()), 1);
}

static const struct {
	const char *template_name;
	enum token_role role;
	enum token_audience audience;
} expected[] = {
    {"ontvangst", TOKEN_AANVRAGER, TOKEN_EXTERN}, {"doorgegeven", TOKEN_AANVRAGER, TOKEN_EXTERN},
    {"weigering", TOKEN_AANVRAGER, TOKEN_EXTERN}, {"ticket", TOKEN_STAFF, TOKEN_INTERN},
    {"melding", TOKEN_STAFF, TOKEN_INTERN},	  {"opdracht", TOKEN_PROFESSIONAL, TOKEN_INTERN},
};
enum { TEMPLATES = sizeof(expected) / sizeof(expected[0]) };

/* failures 20, 37: the key of its recipient and of nobody else, with the audience of the mail */
static void check_key(struct world *world, const struct sent *sent, const char *dossier,
		      int seen[TEMPLATES])
{
	static const char *const persons[] = {PERSON, "loket@limburg.be", "loket2@limburg.be",
					      "een@bm.example", "bemiddeling@limburg.be"};
	struct token token = token_of(sent->reply_to);
	size_t i = 0;

	while (!text_equal(expected[i].template_name, sent->template_name))
		i++;
	seen[i]++;
	assert_int_equal(token.role, expected[i].role);
	assert_int_equal(token.audience, expected[i].audience);
	assert_int_equal(token.purpose, TOKEN_DOSSIER);
	assert_int_equal(token.period, token_period(clock_now()));
	assert_string_equal(token.dossier, dossier);
	for (size_t k = 0; k < sizeof(persons) / sizeof(persons[0]); k++)
		assert_true(is_of(world, &token, persons[k]) == text_equal(persons[k], sent->to));
}

static void failure_37_each_mail_is_answered_to_a_key_of_its_recipient(void **state)
{
	struct world *world = *state;
	struct store_mail admitted = receive(world, complete_reading(world, PERSON), "a.1.1");
	struct desk_by by = {.who = "loket"};
	struct all_sent first = take_all(world), second;
	struct reading *answer = plain_reading(world, PERSON);
	struct reading *next = plain_reading(world, PERSON);
	struct store_mail refused;
	int seen[TEMPLATES] = {0};
	struct error err = {0};

	next->client.leeftijd = 15; /* another request, no answer to our ontvangst */
	refused = receive(world, next, "a.1.2");
	for (size_t i = 0; i < first.count; i++)
		check_key(world, &first.mails[i], admitted.dossier, seen);
	assert_int_equal(desk_refuse(&world->desk, refused.dossier, "Dit kan niet.", &by, &err), 0);
	answer->mail.in_reply_to =
	    arena_text(world->arena, count(world, refused.dossier, "ontvangst", NULL).message_id);
	receive(world, answer, "a.1.3");
	second = take_all(world);
	for (size_t i = 0; i < second.count; i++)
		check_key(world, &second.mails[i], refused.dossier, seen);
	assert_int_equal(seen[0], 2);
	assert_int_equal(seen[1], 1);
	assert_int_equal(seen[2], 1);
	assert_int_equal(seen[3], 4);
	assert_int_equal(seen[4], 2);
	assert_int_equal(seen[5], 1);
}

static void a_mail_about_no_dossier_has_no_key(void **state)
{
	struct world *world = *state;
	struct reading *spam = plain_reading(world, "x@spam.example");
	struct all_sent all;

	spam->soort = SOORT_SPAM;
	receive(world, spam, "a.1.1");
	all = take_all(world);
	assert_int_equal(all.count, 2);
	for (size_t i = 0; i < all.count; i++)
		assert_null(all.mails[i].reply_to);
}

static void without_plus_addresses_the_mailbox_is_answered(void **state)
{
	struct world *world = *state;
	struct all_sent all;

	world->settings->lokets[0].mailboxes[0].reply_plus = false;
	receive(world, complete_reading(world, PERSON), "a.1.1");
	all = take_all(world);
	assert_int_equal(all.count, 5);
	for (size_t i = 0; i < all.count; i++)
		assert_string_equal(all.mails[i].reply_to, "bemiddeling@limburg.be");
}

/* A store that has lost all since the mail came: as after a kill before the commit. */
static void forget_all(struct world *world)
{
	char command[300];
	struct error err = {0};

	store_close(&world->desk.store);
	snprintf(command, sizeof(command), "rm -f %s/spool/*.db* %s/*.db*", world->folder,
		 world->folder);
	assert_int_equal(system(command), 0);
	assert_int_equal(store_open(world->settings->store, world->settings->keys, world->vault,
				    &world->desk.store, &err),
			 0);
}

static void a_mail_made_again_has_the_same_id_and_key(void **state)
{
	struct world *world = *state;
	struct reading *reading = complete_reading(world, PERSON);
	struct all_sent once, again;

	/* two months would be two keys */
	setenv("LOKET_NOW", "1795265580", 1);
	receive(world, reading, "a.1.1");
	once = take_all(world);
	forget_all(world);
	receive(world, reading, "a.1.1");
	again = take_all(world);
	unsetenv("LOKET_NOW");
	assert_int_equal(once.count, 5);
	assert_int_equal(again.count, once.count);
	for (size_t i = 0; i < once.count; i++) {
		assert_string_equal(again.mails[i].message_id, once.mails[i].message_id);
		assert_string_equal(again.mails[i].reply_to, once.mails[i].reply_to);
		/* one person, one key; another person, another */
		for (size_t k = 0; k < i; k++)
			assert_true(text_equal(once.mails[k].to, once.mails[i].to) ==
				    text_equal(once.mails[k].reply_to, once.mails[i].reply_to));
	}
}

/* --- what is passed on -------------------------------------------------------------------------- */

#define KEY	    "krjtdf4fsv4337t32cn22fi5sghhi6f5zmivkh5"
#define KEY_ADDRESS "bemiddeling+" KEY "@limburg.be"
#define ID	    "cskummxpzpe53jjzhssy3xrjexubg7il"
#define ID_WHOLE    ID "@limburg.be"

static void put_raw(struct world *world, const char *text)
{
	char path[128];
	struct error err = {0};

	close(world->raw);
	snprintf(path, sizeof(path), "%s/raw", world->folder);
	assert_int_equal(file_replace(path, text, strlen(text), &err), 0);
	world->raw = open(path, O_RDONLY);
}

/* A mail that quotes, in all its places, what Loket wrote to somebody else. */
static struct reading *quoting_reading(struct world *world, const char *message_id)
{
	struct reading *reading = plain_reading(world, PERSON);

	reading->mail.message_id = message_id;
	reading->mail.onderwerp = "FW: " KEY_ADDRESS;
	reading->mail.tekst = reading->mail.volledige_tekst =
	    "Zie hieronder.\nAan: " KEY_ADDRESS "\nIn-Reply-To: <" ID_WHOLE ">\n";
	reading->mail.to.items = arena_zero(world->arena, 1, sizeof(*reading->mail.to.items));
	reading->mail.to.items[0].adres = KEY_ADDRESS;
	reading->mail.to.count = 1;
	reading->mail.references = arena_zero(world->arena, 1, sizeof(*reading->mail.references));
	reading->mail.references[0] = ID_WHOLE;
	reading->mail.reference_count = 1;
	reading->vraag = "Wie is " KEY_ADDRESS "?";
	return reading;
}

/* The attachment of that name, decoded from base64. */
static char *attached_json(struct arena *arena, const char *mail)
{
	const char *at = strstr(mail, "filename=dossier.json"), *end;
	char *json;
	size_t length;

	assert_non_null(at);
	at = strstr(at, "\r\n\r\n") + 4;
	end = strstr(at, "\r\n--");
	json = arena_zero(arena, (size_t)(end - at) + 1, 1);
	assert_int_equal(sodium_base642bin((unsigned char *)json, (size_t)(end - at), at,
					   (size_t)(end - at), "\r\n", &length, NULL,
					   sodium_base64_VARIANT_ORIGINAL),
			 0);
	return json;
}

static int count_of(const char *text, const char *word)
{
	int found = 0;

	for (const char *at = strstr(text, word); at; at = strstr(at + 1, word))
		found++;
	return found;
}

static void assert_no_key(const char *text)
{
	assert_null(strstr(text, KEY));
	assert_null(strstr(text, ID));
}

#define X39 "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
#define X32 "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"

static void a_ticket_passes_no_key_on(void **state)
{
	struct world *world = *state;
	struct all_sent all;
	int tickets = 0;

	put_raw(world, "To: <" KEY_ADDRESS ">\r\nReferences: <" ID_WHOLE ">\r\n\r\nhallo\r\n");
	receive(world, quoting_reading(world, "m@x.example"), "a.1.1");
	all = take_all(world);
	for (size_t i = 0; i < all.count; i++) {
		const char *json;

		if (!text_equal(all.mails[i].template_name, "ticket"))
			continue;
		tickets++;
		assert_no_key(all.mails[i].text);
		assert_non_null(strstr(all.mails[i].text, "To: <bemiddeling+" X39 "@limburg.be>"));
		assert_non_null(strstr(all.mails[i].text, "References: <" X32 "@limburg.be>"));
		/* text/plain and text/html: subject, text, question */
		assert_true(count_of(all.mails[i].text, "bemiddeling+" X39) >= 1 + 2 * 3);
		json = attached_json(world->arena, all.mails[i].raw);
		assert_no_key(json);
		/* subject, text, whole text, To, question */
		assert_int_equal(count_of(json, "bemiddeling+" X39 "@limburg.be"), 5);
		assert_int_equal(count_of(json, X32 "@limburg.be"), 5 + 3);
	}
	assert_int_equal(tickets, 2);
}

static void the_record_keeps_what_it_read(void **state)
{
	struct world *world = *state;
	struct store_mail mail = receive(world, quoting_reading(world, "m@x.example"), "a.1.1");
	struct reading *reading;
	const char *answer_to;
	struct error err = {0};

	assert_int_equal(desk_record(world->desk.store, world->texts, world->arena, mail.dossier,
				     &reading, &answer_to, &err),
			 0);
	assert_string_equal(reading->mail.to.items[0].adres, KEY_ADDRESS);
	assert_string_equal(reading->mail.references[0], ID_WHOLE);
}

static void a_notice_passes_no_key_on(void **state)
{
	struct world *world = *state;
	struct store_mail mail = receive(world, plain_reading(world, PERSON), "a.1.1");
	struct reading *answer = quoting_reading(world, "n@x.example");
	struct all_sent all;
	int notices = 0;

	answer->mail.in_reply_to =
	    arena_text(world->arena, count(world, mail.dossier, "ontvangst", NULL).message_id);
	take_all(world);
	receive(world, answer, "a.1.2");
	all = take_all(world);
	for (size_t i = 0; i < all.count; i++) {
		assert_no_key(all.mails[i].text);
		notices += text_equal(all.mails[i].template_name, "melding") &&
			   strstr(all.mails[i].text, X39);
	}
	assert_int_equal(notices, 2);
}

int main(void)
{
#define WITH_WORLD(test) cmocka_unit_test_setup_teardown(test, desk_set_up, desk_tear_down)
	const struct CMUnitTest tests[] = {
	    WITH_WORLD(failure_37_each_mail_is_answered_to_a_key_of_its_recipient),
	    WITH_WORLD(a_mail_about_no_dossier_has_no_key),
	    WITH_WORLD(without_plus_addresses_the_mailbox_is_answered),
	    WITH_WORLD(a_mail_made_again_has_the_same_id_and_key),
	    WITH_WORLD(a_ticket_passes_no_key_on),
	    WITH_WORLD(the_record_keeps_what_it_read),
	    WITH_WORLD(a_notice_passes_no_key_on),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
