/* The desk's steps, on a real store and the real templates, with readings made by hand. */
#include "desk_fixture.h"

/* ----------------------------------------------------------------------------------------------- */

static void free_text_waits_for_the_desk(void **state)
{
	struct world *world = *state;
	struct store_mail mail = receive(world, plain_reading(world, "an@ouders.example"), "a.1.1");

	assert_int_equal(mail.state, MAIL_VERWERKT);
	assert_true(dossier_reference_valid(mail.dossier));
	assert_count(world, mail.dossier, "ontvangst", "an@ouders.example", 1);
	assert_count(world, mail.dossier, "ticket", "loket@limburg.be", 1);
	assert_count(world, mail.dossier, "ticket", "loket2@limburg.be", 1);
	assert_count(world, mail.dossier, "opdracht", NULL, 0);
	assert_int_equal(state_of(world, mail.dossier), DOSSIER_ONTVANGEN);
}

static void the_same_name_does_nothing_twice(void **state)
{
	struct world *world = *state;
	struct store_mail first =
	    receive(world, plain_reading(world, "an@ouders.example"), "a.1.1");
	struct store_mail again =
	    receive(world, plain_reading(world, "an@ouders.example"), "a.1.1");

	assert_string_equal(first.dossier, again.dossier);
	assert_count(world, NULL, "ontvangst", NULL, 1);
}

static void a_refused_mail_does_not_stop_the_others(void **state)
{
	struct world *world = *state;
	struct arrival_receipt receipts[3];
	struct store_mail mail;
	struct error err;
	char first[DOSSIER_REFERENCE], last[DOSSIER_REFERENCE];

	for (int i = 0; i < 3; i++)
		receipts[i] = receipt_of(world, plain_reading(world, "an@ouders.example"),
					 (const char *const[]){"a.1.1", "a.1.2", "a.1.3"}[i]);
	receipts[1].reading = NULL;
	receipts[1].state = MAIL_MISLUKT;
	receipts[1].reason = ""; /* the store wants a reason or none */
	assert_int_equal(arrival_receive(&world->desk, receipts, 3, &err), 0);
	assert_true(receipts[1].refused);
	assert_int_equal(receipts[1].fault.kind, ERROR_REFUSE);
	assert_int_equal(store_mail_by_name(world->desk.store, world->arena, "a.1.2", &mail, &err),
			 0);
	assert_false(receipts[0].refused || receipts[2].refused);
	assert_count(world, NULL, "ontvangst", NULL, 2);
	assert_count(world, NULL, "melding", NULL, 0);
	dossier_reference(clock_year(clock_now()), 1, first);
	dossier_reference(clock_year(clock_now()), 2, last);
	assert_string_equal(receipts[0].mail.dossier, first);
	assert_string_equal(receipts[2].mail.dossier, last);
}

static void the_same_bytes_are_dubbel(void **state)
{
	struct world *world = *state;
	struct store_mail again;

	receive(world, plain_reading(world, "an@ouders.example"), "a.1.1");
	world->mails--; /* the same hash */
	again = receive(world, plain_reading(world, "an@ouders.example"), "a.2.1");
	assert_int_equal(again.state, MAIL_DUBBEL);
	assert_null(again.dossier);
	assert_count(world, NULL, "ontvangst", NULL, 1);
}

static void a_complete_request_goes_on_directly(void **state)
{
	struct world *world = *state;
	struct store_mail mail =
	    receive(world, complete_reading(world, "els@ouders.example"), "a.1.1");

	assert_count(world, mail.dossier, "opdracht", "een@bm.example", 1);
	assert_count(world, mail.dossier, "doorgegeven", "els@ouders.example", 1);
	assert_int_equal(state_of(world, mail.dossier), DOSSIER_TOEGEWEZEN);
}

static void danger_or_secrecy_never_goes_on_directly(void **state)
{
	struct world *world = *state;
	struct reading *danger = complete_reading(world, "a@ouders.example");
	struct reading *secret = complete_reading(world, "b@ouders.example");

	danger->gevaar = GEVAAR_SPOED;
	secret->contactverbod = true;
	receive(world, danger, "a.1.1");
	receive(world, secret, "a.1.2");
	assert_count(world, NULL, "opdracht", NULL, 0);
}

static void another_region_never_goes_on_directly(void **state)
{
	struct world *world = *state;
	struct reading *reading = complete_reading(world, "a@ouders.example");

	reading->client.postcode = "9000";
	reading->regio = REGIO_OOST_VLAANDEREN;
	receive(world, reading, "a.1.1");
	assert_count(world, NULL, "opdracht", NULL, 0);
	assert_count(world, NULL, "ticket", "loket@limburg.be", 1);
}

static void nobody_free_is_told(void **state)
{
	struct world *world = *state;
	struct store_mail mail;

	receive(world, complete_reading(world, "a@ouders.example"), "a.1.1");
	mail = receive(world, complete_reading(world, "b@ouders.example"), "a.1.2");
	assert_count(world, mail.dossier, "opdracht", NULL, 0);
	assert_int_equal(state_of(world, mail.dossier), DOSSIER_ONTVANKELIJK);
}

static const struct desk_by by_test = {.who = "test"};

static void the_desk_admits_once(void **state)
{
	struct world *world = *state;
	struct store_mail mail = receive(world, plain_reading(world, "an@ouders.example"), "a.1.1");
	struct error err;

	assert_int_equal(desk_admit(&world->desk, mail.dossier, NULL, &by_test, &err), 0);
	assert_int_equal(desk_admit(&world->desk, mail.dossier, NULL, &by_test, &err), -1);
	assert_int_equal(err.kind, ERROR_REFUSE);
	assert_count(world, mail.dossier, "opdracht", "een@bm.example", 1);
	assert_count(world, mail.dossier, "doorgegeven", "an@ouders.example", 1);
}

static void a_professional_of_the_wrong_role_is_refused(void **state)
{
	struct world *world = *state;
	struct store_mail mail = receive(world, plain_reading(world, "an@ouders.example"), "a.1.1");
	struct error err;

	assert_int_equal(desk_admit(&world->desk, mail.dossier, "vz-1", &by_test, &err), -1);
	assert_int_equal(desk_admit(&world->desk, mail.dossier, "niemand", &by_test, &err), -1);
	assert_int_equal(state_of(world, mail.dossier), DOSSIER_ONTVANGEN);
}

static void a_refusal_needs_a_reason_and_an_address(void **state)
{
	struct world *world = *state;
	struct store_mail mail = receive(world, plain_reading(world, "an@ouders.example"), "a.1.1");
	struct store_mail silent =
	    receive(world, plain_reading(world, "no-reply@x.example"), "a.1.2");
	struct error err;

	assert_int_equal(desk_refuse(&world->desk, mail.dossier, " \n", &by_test, &err), -1);
	assert_int_equal(desk_refuse(&world->desk, mail.dossier, "Omdat.", &by_test, &err), 0);
	assert_count(world, mail.dossier, "weigering", "an@ouders.example", 1);
	assert_int_equal(state_of(world, mail.dossier), DOSSIER_NIET_ONTVANKELIJK);
	assert_int_equal(desk_refuse(&world->desk, silent.dossier, "Omdat.", &by_test, &err), -1);
	assert_non_null(strstr(err.text, "address"));
	assert_int_equal(state_of(world, silent.dossier), DOSSIER_ONTVANGEN);
}

static void kinds_that_are_only_filed(void **state)
{
	static const struct {
		enum soort soort;
		enum mail_state state;
		int notices;
	} rows[] = {
	    {SOORT_BOUNCE, MAIL_GENEGEERD, 0},	    {SOORT_AUTOMATISCH, MAIL_GENEGEERD, 0},
	    {SOORT_LIJST, MAIL_GENEGEERD, 0},	    {SOORT_SPAM, MAIL_GENEGEERD, 1},
	    {SOORT_ONLEESBAAR, MAIL_ONLEESBAAR, 1},
	};
	struct world *world = *state;
	int notices = 0;

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct reading *reading = plain_reading(world, "an@ouders.example");
		char name[16];
		struct store_mail mail;

		snprintf(name, sizeof(name), "a.1.%zu", i + 1);
		reading->soort = rows[i].soort;
		mail = receive(world, reading, arena_text(world->arena, name));
		assert_int_equal(mail.state, rows[i].state);
		assert_null(mail.dossier);
		notices += rows[i].notices;
		assert_count(world, NULL, "melding", NULL, notices * 2);
	}
	assert_count(world, NULL, "ontvangst", NULL, 0);
	assert_count(world, NULL, "ticket", NULL, 0);
}

static void a_limit_is_a_named_state_and_a_notice(void **state)
{
	struct world *world = *state;
	struct reading *reading = plain_reading(world, "an@ouders.example");
	struct store_mail mail;

	reading->mail.grens = LETTER_TOO_MANY_PARTS;
	mail = receive(world, reading, "a.1.1");
	assert_int_equal(mail.state, MAIL_TE_GROOT);
	assert_string_equal(mail.reason, "delen");
	assert_count(world, NULL, "melding", NULL, 2);
}

static void who_is_never_answered(void **state)
{
	static const struct {
		const char *from;
		unsigned marks;
	} rows[] = {
	    {"loket@limburg.be", 0},
	    {"een@bm.example", 0},
	    {"loket+x@limburg.be", 0},
	    {"noreply@x.example", 0},
	    {"mailer-daemon@x.example", 0},
	    {"a@x.example", LETTER_LIST},
	    {"a@x.example", LETTER_AUTO_SUBMITTED},
	    {"a@x.example", LETTER_NULL_SENDER},
	    {"a@x.example", LETTER_SPAM},
	};
	struct world *world = *state;

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct reading *reading = plain_reading(world, rows[i].from);
		char name[16];

		snprintf(name, sizeof(name), "a.1.%zu", i + 1);
		reading->mail.marks = rows[i].marks;
		receive(world, reading, arena_text(world->arena, name));
	}
	assert_count_state(world, "ontvangst", OUTBOX_WACHT, 0);
	assert_count(world, NULL, "ticket", "loket@limburg.be",
		     (int)(sizeof(rows) / sizeof(rows[0])));
}

static void failure_25_own_mail_that_comes_back(void **state)
{
	struct world *world = *state;
	struct store_mail mail = receive(world, plain_reading(world, "an@ouders.example"), "a.1.1");
	struct reading *marked = plain_reading(world, "an@ouders.example");
	struct reading *forwarded = plain_reading(world, "bemiddeling@limburg.be");
	struct reading *person = plain_reading(world, "bemiddeling@limburg.be");

	marked->mail.marks = LETTER_LOKET;
	forwarded->mail.message_id =
	    arena_text(world->arena, count(world, mail.dossier, "ticket", NULL).message_id);
	assert_int_equal(receive(world, marked, "a.1.2").state, MAIL_GENEGEERD);
	assert_int_equal(receive(world, forwarded, "a.1.3").state, MAIL_GENEGEERD);
	/* a colleague who sends on a request by hand is lost to nobody, and gets no acknowledgement */
	assert_non_null(receive(world, person, "a.1.4").dossier);
	assert_count_state(world, "ontvangst", OUTBOX_WACHT, 1);
}

static struct reading *own_words(struct world *world, const char *dossier)
{
	struct reading *reading = plain_reading(world, "bemiddeling@limburg.be");

	reading->mail.tekst = reading->mail.volledige_tekst =
	    arena_format(world->arena, "Het gaat over %s.", dossier);
	return reading;
}

/* Anybody can write our address in From, and a number in the subject; and a colleague writes from the mailbox itself:
 * each is read by somebody. */
static void failures_18_and_25_a_person_behind_our_address_is_seen(void **state)
{
	static const char *const subjects[][2] = {{"Re: Uw bericht is ontvangen (", ")"},
						  {"Contactformulier ", ""},
						  {"", ""},
						  {"Nieuw bericht ", ""},
						  {"Nieuw bericht ", " van mij"},
						  {"Fwd: Nieuw bericht ", ""}};
	struct world *world = *state;
	struct store_mail mail = receive(world, plain_reading(world, "an@ouders.example"), "a.1.1");
	int told = 1;

	for (size_t i = 0; i < sizeof(subjects) / sizeof(subjects[0]); i++) {
		struct reading *reading = plain_reading(world, "bemiddeling@limburg.be");
		struct store_mail other;

		reading->mail.onderwerp = arena_format(world->arena, "%s%s%s", subjects[i][0],
						       mail.dossier, subjects[i][1]);
		other = receive(world, reading, arena_format(world->arena, "b.1.%zu", i));
		assert_int_equal(other.state, MAIL_VERWERKT);
		assert_non_null(other.dossier);
		told++;
		assert_int_equal(count(world, NULL, "ticket", "loket@limburg.be").count +
				     count(world, NULL, "melding", "loket@limburg.be").count,
				 told);
	}
	/* in the text only */
	assert_non_null(receive(world, own_words(world, mail.dossier), "c.1.1").dossier);
	assert_count_state(world, "ontvangst", OUTBOX_WACHT, 1);
}

/* Our mailbox forwarded to itself by something that changes subjects: it ends, and the notice names the address. */
static void failure_25_our_address_in_a_circle_ends(void **state)
{
	struct world *world = *state;
	struct store_mail first =
	    receive(world, plain_reading(world, "an@ouders.example"), "a.1.1");

	for (int i = 1; i <= 60; i++) {
		struct reading *reading = own_words(world, first.dossier);

		reading->mail.onderwerp =
		    arena_format(world->arena, "[extern] Nieuw bericht %s", first.dossier);
		receive(world, reading, arena_format(world->arena, "b.1.%d", i));
	}
	assert_count(world, NULL, "ticket", "loket@limburg.be", 21);
	assert_count(world, NULL, "melding", "loket@limburg.be", 1);
	for (int i = 1; i <= 60; i++) {
		struct reading *reading = own_words(world, first.dossier);

		reading->mail.onderwerp =
		    arena_format(world->arena, "Re: Nieuw bericht %s", first.dossier);
		receive(world, reading, arena_format(world->arena, "c.1.%d", i));
	}
	assert_count(world, first.dossier, "melding", "loket@limburg.be", 5);
	assert_count(world, NULL, "ontvangst", "an@ouders.example", 1);
}

/* A request that says something of a child. */
static struct reading *request_of(struct world *world, const char *from)
{
	struct reading *reading = plain_reading(world, from);

	reading->client.leeftijd = 14;
	return reading;
}

/* Whatever it sends, with new subjects and no references: one ontvangst, a few tickets, then silence and one
 * notice that names it. A request from there is still one. */
static void failure_23_a_program_that_answers_is_muted(void **state)
{
	struct world *world = *state;

	for (int i = 1; i <= 60; i++) {
		struct reading *reading = plain_reading(world, "helpdesk@stad.example");

		reading->mail.onderwerp =
		    arena_format(world->arena, "Uw melding %d is geregistreerd", 1000 + i);
		receive(world, reading, arena_format(world->arena, "a.1.%d", i));
	}
	assert_count(world, NULL, "ontvangst", "helpdesk@stad.example", 21);
	assert_count_state(world, "ontvangst", OUTBOX_WACHT, 1);
	assert_count(world, NULL, "ticket", "loket@limburg.be", 21);
	assert_count(world, NULL, "melding", "loket@limburg.be", 1);
	receive(world, request_of(world, "helpdesk@stad.example"), "a.1.99");
	assert_count(world, NULL, "ticket", "loket@limburg.be", 22);
	assert_count_state(world, "ontvangst", OUTBOX_WACHT, 2);
	/* nobody makes another silent by naming him in Reply-To */
	for (int i = 1; i <= 30; i++) {
		struct reading *reading =
		    plain_reading(world, arena_format(world->arena, "dief%d@x.example", i));

		reading->mail.reply_to.adres = "jo@ouders.example";
		receive(world, reading, arena_format(world->arena, "b.1.%d", i));
	}
	assert_non_null(receive(world, plain_reading(world, "jo@ouders.example"), "c.1.1").dossier);
}

static void one_address_is_not_flooded(void **state)
{
	struct world *world = *state;

	for (int i = 1; i <= 5; i++) {
		char name[16];

		snprintf(name, sizeof(name), "a.1.%d", i);
		receive(world, request_of(world, "druk@ouders.example"),
			arena_text(world->arena, name));
	}
	assert_count(world, NULL, "ontvangst", NULL, 2);
	assert_count(world, NULL, "ticket", "loket@limburg.be", 5);
	/* nor under as many names as one likes */
	receive(world, request_of(world, "druk+6@ouders.example"), "a.1.6");
	assert_count(world, NULL, "ontvangst", NULL, 2);
	receive(world, plain_reading(world, "+7@ouders.example"), "a.1.7");
	assert_count(world, NULL, "ontvangst", NULL, 3);
}

/* More than the limit in a day waits for the desk, however complete it is. */
static void one_address_is_not_flooded_directly(void **state)
{
	struct world *world = *state;

	for (int i = 1; i <= 5; i++) {
		char name[16];

		snprintf(name, sizeof(name), "a.1.%d", i);
		world->settings->lokets[0].professionals[0].capacity = 9;
		receive(world, complete_reading(world, "els@ouders.example"),
			arena_text(world->arena, name));
	}
	assert_count(world, NULL, "doorgegeven", NULL, 2);
	assert_count(world, NULL, "opdracht", NULL, 2);
}

static void failure_26_a_failed_sender_is_left_to_the_desk(void **state)
{
	struct world *world = *state;
	struct reading *reading = complete_reading(world, "slachtoffer@ouders.example");
	struct store_mail mail;

	reading->mail.afzender_bevestigd = 0;
	mail = receive(world, reading, "a.1.1");
	assert_count(world, mail.dossier, "ticket", "loket@limburg.be", 1);
	assert_count(world, mail.dossier, "ontvangst", NULL, 0);
	assert_count(world, mail.dossier, "opdracht", NULL, 0);
	assert_count(world, mail.dossier, "doorgegeven", NULL, 0);
	assert_int_equal(state_of(world, mail.dossier), DOSSIER_ONTVANGEN);
}

static void failure_25_our_own_address_as_sender_is_never_answered(void **state)
{
	struct world *world = *state;
	struct reading *reading = plain_reading(world, "bemiddeling@limburg.be");

	reading->mail.reply_to.adres = "slachtoffer@ouders.example";
	assert_non_null(receive(world, reading, "a.1.1").dossier);
	assert_count_state(world, "ontvangst", OUTBOX_WACHT, 0);
}

static void the_answer_goes_to_reply_to_or_from(void **state)
{
	struct world *world = *state;
	struct reading *reading = plain_reading(world, "an@ouders.example");

	reading->mail.reply_to.adres = "antwoord@ouders.example";
	receive(world, reading, "a.1.1");
	assert_count(world, NULL, "ontvangst", "antwoord@ouders.example", 1);
	assert_count(world, NULL, "ontvangst", NULL, 1);
}

static void an_address_in_a_body_only_for_a_confirmed_web_form(void **state)
{
	struct world *world = *state;
	struct reading *confirmed = complete_reading(world, "els@ouders.example");
	struct reading *forged = complete_reading(world, "slachtoffer@ouders.example");

	confirmed->mail.from.adres = forged->mail.from.adres = "formulier@web.example";
	confirmed->mail.afzender_bevestigd = 1;
	forged->mail.afzender_bevestigd = -1;
	receive(world, confirmed, "a.1.1");
	receive(world, forged, "a.1.2");
	assert_count(world, NULL, "ontvangst", "els@ouders.example", 1);
	assert_count(world, NULL, "ontvangst", "slachtoffer@ouders.example", 0);
}

static void an_answer_in_our_thread_joins_its_dossier(void **state)
{
	struct world *world = *state;
	struct store_mail mail = receive(world, plain_reading(world, "an@ouders.example"), "a.1.1");
	struct reading *reading = plain_reading(world, "an@ouders.example");
	struct store_mail answer;

	reading->mail.in_reply_to =
	    arena_text(world->arena, count(world, mail.dossier, "ontvangst", NULL).message_id);
	answer = receive(world, reading, "a.1.2");
	assert_string_equal(answer.dossier, mail.dossier);
	assert_int_equal(answer.soort, SOORT_ANTWOORD);
	assert_count(world, mail.dossier, "melding", "loket@limburg.be", 1);
	assert_count(world, NULL, "ontvangst", NULL, 1);
}

struct last {
	const char *template_name;
	int64_t id;
};

static bool remember_last(const struct store_outgoing *outgoing, void *context)
{
	struct last *last = context;

	if (text_equal(outgoing->template_name, last->template_name))
		last->id = outgoing->id;
	return true;
}

/* True when the last mail of a template holds the words (on one line, ASCII). */
static bool last_says(struct world *world, const char *template_name, const char *words)
{
	struct last last = {.template_name = template_name};
	struct buffer mail = {0};
	struct error err = {0};
	const char *to;
	bool said;

	store_each_outgoing(world->desk.store, NULL, false, remember_last, &last, &err);
	assert_int_equal(
	    store_open_outgoing(world->desk.store, world->arena, last.id, &to, &mail, &err), 0);
	said = strstr(mail.data, words) != NULL;
	buffer_free(&mail);
	return said;
}

/* domain.md section 2.2, X-05: the desk is told of another dossier by name and date of birth; the applicant never. */
static void the_desk_is_told_of_another_dossier_of_the_same_client(void **state)
{
	static const struct {
		const char *name, *born;
		bool told;
	} rows[] = {
	    {"Zo\xC3\xAB van den Berg", "2010-05-03", false},
	    {"VAN DEN BERG, Zoe", "2010-05-03", true},
	    {"Zo\xC3\xAB van den Berg", "2010-05-04", false},
	    {"Zo\xC3\xAB Vandenberg", "2010-05-03", false},
	    {"Zo\xC3\xAB", "2010-05-03", false},
	    {"Zo\xC3\xAB", "2010-05-03", false},
	    {"Zo\xC3\xAB van den Berg", NULL, false},
	    {NULL, "2010-05-03", false},
	};
	struct world *world = *state;
	struct store_mail first = {0}, mail;

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct reading *reading =
		    plain_reading(world, arena_format(world->arena, "a%zu@ouders.example", i));

		reading->client.naam = rows[i].name;
		reading->client.geboortedatum = rows[i].born;
		mail = receive(world, reading, arena_format(world->arena, "a.1.%zu", i + 1));
		if (i == 0)
			first = mail;
		if (last_says(world, "ticket", first.dossier) != (rows[i].told || i == 0))
			fail_msg("%zu", i);
		if (i > 0)
			assert_false(last_says(world, "ontvangst", first.dossier));
	}
}

/* One that is open goes before one that is closed, and another loket's is not told. */
static void an_open_dossier_of_the_same_loket_is_the_one_that_is_told(void **state)
{
	struct world *world = *state;
	struct store_mail mails[3];
	struct error err = {0};
	char found[DOSSIER_REFERENCE];
	unsigned char hash[VAULT_HASH] = "of a child";

	for (int i = 0; i < 3; i++)
		mails[i] = receive(world, plain_reading(world, "an@ouders.example"),
				   arena_format(world->arena, "a.1.%d", i + 1));
	assert_int_equal(store_begin(world->desk.store, &err), 0);
	for (int i = 0; i < 3; i++)
		assert_int_equal(store_add_child(world->desk.store, mails[i].dossier, hash, &err),
				 0);
	assert_int_equal(store_commit(world->desk.store, &err), 0);
	assert_int_equal(store_dossier_of_child(world->desk.store, "limburg", hash, found, &err),
			 1);
	assert_string_equal(found, mails[2].dossier);
	assert_int_equal(
	    desk_refuse(&world->desk, mails[2].dossier, "Geen jeugdhulp.", &by_test, &err), 0);
	assert_int_equal(store_dossier_of_child(world->desk.store, "limburg", hash, found, &err),
			 1);
	assert_string_equal(found, mails[1].dossier);
	assert_int_equal(store_dossier_of_child(world->desk.store, "antwerpen", hash, found, &err),
			 0);
	hash[0]++;
	assert_int_equal(store_dossier_of_child(world->desk.store, "limburg", hash, found, &err),
			 0);
}

/* An acknowledgement can be passed on: who answers in its thread may be anybody. */
static void the_desk_is_told_when_an_answer_is_not_from_the_applicant(void **state)
{
	static const struct {
		const char *from;
		bool other, colleague;
	} rows[] = {
	    {"an@ouders.example", false, false}, {"An+werk@ouders.example", false, false},
	    {"an@thuis.example", false, false}, /* named in the request itself */
	    {"tom@elders.example", true, false}, {"een@bm.example", false, true},
	};
	struct world *world = *state;
	struct reading *request = plain_reading(world, "an@ouders.example");
	struct store_mail mail;

	request->vorm = VORM_GETYPT; /* an address in a form asks for no other one */
	request->aanvrager.email = "an@thuis.example";
	mail = receive(world, request, "a.1.1");
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct reading *reading = plain_reading(world, rows[i].from);

		reading->mail.in_reply_to = arena_text(
		    world->arena, count(world, mail.dossier, "ontvangst", NULL).message_id);
		receive(world, reading, arena_format(world->arena, "a.2.%zu", i));
		assert_int_equal(last_says(world, "melding", "De afzender is niet de aanvrager."),
				 rows[i].other);
		assert_int_equal(last_says(world, "melding", "De afzender is Een, bemiddelaar."),
				 rows[i].colleague);
		assert_false(last_says(world, "melding", "an@thuis.example") && rows[i].other);
	}
}

/* A program that answers everything its mailbox gets, and says so in no header. With or without In-Reply-To. */
static void a_desk_that_answers_by_itself_is_no_loop(void **state)
{
	struct world *world = *state;
	struct store_mail mail = receive(world, plain_reading(world, "an@ouders.example"), "a.1.1");
	struct tally ticket = count(world, mail.dossier, "ticket", "loket@limburg.be");

	for (int i = 2; i < 200; i++) {
		struct reading *reading = plain_reading(world, "loket@limburg.be");

		if (i % 2)
			reading->mail.onderwerp =
			    arena_format(world->arena, "Re: Dossier %s", mail.dossier);
		else
			reading->mail.in_reply_to = ticket.message_id;
		assert_string_equal(
		    receive(world, reading, arena_format(world->arena, "a.1.%d", i)).dossier,
		    mail.dossier);
	}
	assert_true(count(world, NULL, "melding", "loket@limburg.be").count <= 51);
	assert_count(world, NULL, "ticket", "loket@limburg.be", 1);
}

/* A right reference from a stranger is shown to the desk, and to nobody else. */
static void failure_19_a_reference_is_no_key(void **state)
{
	struct world *world = *state;
	struct store_mail mail = receive(world, plain_reading(world, "an@ouders.example"), "a.1.1");
	struct reading *reading = plain_reading(world, "dief@kwaad.example");
	struct store_mail forged;

	reading->mail.in_reply_to = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@limburg.be";
	reading->mail.onderwerp = arena_format(world->arena, "Re: %s", mail.dossier);
	forged = receive(world, reading, "a.1.2");
	assert_string_equal(forged.dossier, mail.dossier);
	assert_int_equal(state_of(world, mail.dossier), DOSSIER_ONTVANGEN);
	assert_count(world, mail.dossier, "melding", "loket@limburg.be", 1);
	assert_count(world, NULL, "ontvangst", NULL, 1);
	assert_count(world, NULL, "ticket", "loket@limburg.be", 1);
}

/* A forward, and a request that only mentions a dossier, are requests of their own. */
static void failure_22_a_forward_opens_its_own_dossier(void **state)
{
	static const char *const subjects[] = {"WG: dossier %s", "TR: dossier %s", "Fwd: %s",
					       "Doorst: %s", "Nieuwe vraag, naast %s"};
	struct world *world = *state;
	struct store_mail mail = receive(world, plain_reading(world, "an@ouders.example"), "a.1.1");

	for (size_t i = 0; i < sizeof(subjects) / sizeof(subjects[0]); i++) {
		struct reading *reading =
		    plain_reading(world, arena_format(world->arena, "school%zu@elders.example", i));
		struct store_mail own;
		reading->mail.onderwerp =
		    arena_format(world->arena, "%.*s%s", (int)strcspn(subjects[i], "%"),
				 subjects[i], mail.dossier);
		own = receive(world, reading, arena_format(world->arena, "b.1.%zu", i));
		assert_string_not_equal(own.dossier, mail.dossier);
		assert_count(world, own.dossier, "ticket", "loket@limburg.be", 1);
	}
	assert_count(world, mail.dossier, "melding", NULL, 0);
}

static void a_bounce_is_told_once_and_never_of_our_own_notices(void **state)
{
	struct world *world = *state;
	struct store_mail mail = receive(world, plain_reading(world, "an@ouders.example"), "a.1.1");
	static const char *const templates[] = {"ontvangst", "ticket"};

	for (size_t i = 0; i < 2; i++) {
		struct reading *reading = plain_reading(world, "mailer-daemon@x.example");
		struct reading_bounce *bounce = arena_zero(world->arena, 1, sizeof(*bounce));
		char name[16];

		snprintf(name, sizeof(name), "a.1.%zu", i + 2);
		bounce->ontvangers = arena_zero(world->arena, 1, sizeof(*bounce->ontvangers));
		bounce->ontvangers[0] =
		    (struct reading_bounce_ontvanger){"an@ouders.example", "5.1.1", true};
		bounce->ontvanger_count = 1;
		bounce->message_id = arena_text(
		    world->arena, count(world, mail.dossier, templates[i], NULL).message_id);
		reading->bounce = bounce;
		reading->soort = SOORT_BOUNCE;
		receive(world, reading, arena_text(world->arena, name));
		assert_count(world, NULL, "melding", "loket@limburg.be", 1);
	}
}

static void refused_at(struct world *world, int64_t id, int64_t now)
{
	struct error err;

	if (store_set_outgoing(world->desk.store, id, OUTBOX_GEWEIGERD, 0, "550 5.1.1", now, &err) <
	    0)
		fail_msg("%s", err.text);
}

static int refusals_told(struct world *world)
{
	struct error err;
	int told = -1;

	assert_int_equal(desk_tell_refusals(&world->desk, &told, &err), 0);
	return told;
}

/* And once more each time that a person tried it again, in vain. */
static void a_mail_refused_by_the_server_is_told_once(void **state)
{
	struct world *world = *state;
	struct store_outgoing outgoing;
	int64_t now = clock_now();
	struct error err;

	receive(world, plain_reading(world, "weg@ouders.example"), "a.1.1");
	assert_int_equal(store_next_due(world->desk.store, world->arena, now + 1, &outgoing, &err),
			 1);
	refused_at(world, outgoing.id, now);
	assert_int_equal(refusals_told(world), 1);
	assert_count(world, NULL, "melding", NULL, 2);
	assert_int_equal(refusals_told(world), 0);
	assert_int_equal(store_retry(world->desk.store, outgoing.id, now + 60, &err), 1);
	refused_at(world, outgoing.id, now + 61);
	assert_int_equal(refusals_told(world), 1);
	assert_count(world, NULL, "melding", NULL, 4);
	assert_int_equal(refusals_told(world), 0);
	assert_count(world, NULL, "melding", NULL, 4);
}

static void minors_get_je_and_adults_u(void **state)
{
	struct world *world = *state;
	struct reading *minor = plain_reading(world, "lotte@jongeren.example");
	struct reading *adult = plain_reading(world, "an@ouders.example");
	struct store_outgoing outgoing;
	struct error err;
	int seen = 0;

	minor->aanvrager.rol = ROL_MINDERJARIGE;
	adult->aanvrager.rol = ROL_OUDER;
	receive(world, minor, "a.1.1");
	receive(world, adult, "a.1.2");
	while (store_next_due(world->desk.store, world->arena, clock_now() + 1, &outgoing, &err) ==
	       1) {
		struct buffer mail = {0};
		const char *to;

		assert_int_equal(store_open_outgoing(world->desk.store, world->arena, outgoing.id,
						     &to, &mail, &err),
				 0);
		if (text_equal(outgoing.template_name, "ontvangst")) {
			bool je = text_equal(to, "lotte@jongeren.example");

			assert_true((strstr(mail.data, " je ") != NULL) == je);
			assert_true((strstr(mail.data, " u ") != NULL) == !je);
			seen++;
		}
		buffer_free(&mail);
		assert_int_equal(store_set_outgoing(world->desk.store, outgoing.id,
						    OUTBOX_VERZONDEN, 0, "250", clock_now(), &err),
				 0);
	}
	assert_int_equal(seen, 2);
}

static bool keep_state(const struct store_outgoing *outgoing, void *context)
{
	struct store_outgoing *wanted = context;

	if (text_equal(outgoing->template_name, wanted->template_name))
		wanted->state = outgoing->state;
	return true;
}

/* The state of the mail of that template. */
static enum outbox_state outgoing_state(struct world *world, const char *dossier, const char *name)
{
	struct store_outgoing wanted = {.template_name = name, .state = OUTBOX_STATE_COUNT};
	struct error err;

	assert_int_equal(
	    store_each_outgoing(world->desk.store, dossier, false, keep_state, &wanted, &err), 0);
	return wanted.state;
}

static void kill_address(struct world *world, const char *address)
{
	unsigned char hash[VAULT_HASH];
	struct error err;
	bool is_new;

	vault_hash_text(world->vault, "address", address, hash);
	assert_int_equal(store_begin(world->desk.store, &err), 0);
	assert_int_equal(
	    store_dead_add(world->desk.store, hash, "5.1.1", clock_now(), &is_new, &err), 0);
	assert_int_equal(store_commit(world->desk.store, &err), 0);
}

static bool is_withdrawn(const struct store_outgoing *outgoing, void *context)
{
	if (text_equal(outgoing->template_name, "ontvangst")) {
		assert_int_equal(outgoing->state, OUTBOX_INGETROKKEN);
		assert_string_equal(outgoing->result, "dood adres");
		(*(int *)context)++;
	} else {
		assert_int_equal(outgoing->state, OUTBOX_WACHT);
	}
	return true;
}

static void failure_27_a_dead_address_is_not_written_to_by_itself(void **state)
{
	struct world *world = *state;
	struct store_mail mail;
	struct error err = {0};
	int withdrawn = 0;

	/* a tag is the same box; the desk's own addresses never die */
	kill_address(world, "an@ouders.example");
	kill_address(world, "loket@limburg.be");
	mail = receive(world, plain_reading(world, "an+school@ouders.example"), "a.1.1");
	assert_count(world, mail.dossier, "ticket", "loket@limburg.be", 1);
	assert_int_equal(store_each_outgoing(world->desk.store, mail.dossier, false, is_withdrawn,
					     &withdrawn, &err),
			 0);
	assert_int_equal(withdrawn, 1);
}

static void a_person_may_write_to_a_dead_address(void **state)
{
	struct world *world = *state;
	struct store_mail mail = receive(world, plain_reading(world, "an@ouders.example"), "a.1.1");
	struct error err = {0};

	kill_address(world, "an@ouders.example");
	assert_int_equal(desk_refuse(&world->desk, mail.dossier, "niet bevoegd", &by_test, &err),
			 0);
	assert_int_equal(outgoing_state(world, mail.dossier, "weigering"), OUTBOX_WACHT);
}

#define DESK_TEST(name) cmocka_unit_test_setup_teardown(name, desk_set_up, desk_tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
	    DESK_TEST(free_text_waits_for_the_desk),
	    DESK_TEST(the_same_name_does_nothing_twice),
	    DESK_TEST(a_refused_mail_does_not_stop_the_others),
	    DESK_TEST(the_same_bytes_are_dubbel),
	    DESK_TEST(a_complete_request_goes_on_directly),
	    DESK_TEST(danger_or_secrecy_never_goes_on_directly),
	    DESK_TEST(another_region_never_goes_on_directly),
	    DESK_TEST(nobody_free_is_told),
	    DESK_TEST(the_desk_admits_once),
	    DESK_TEST(a_professional_of_the_wrong_role_is_refused),
	    DESK_TEST(a_refusal_needs_a_reason_and_an_address),
	    DESK_TEST(kinds_that_are_only_filed),
	    DESK_TEST(a_limit_is_a_named_state_and_a_notice),
	    DESK_TEST(who_is_never_answered),
	    DESK_TEST(failure_25_own_mail_that_comes_back),
	    DESK_TEST(failures_18_and_25_a_person_behind_our_address_is_seen),
	    DESK_TEST(failure_25_our_address_in_a_circle_ends),
	    DESK_TEST(failure_23_a_program_that_answers_is_muted),
	    DESK_TEST(one_address_is_not_flooded),
	    DESK_TEST(one_address_is_not_flooded_directly),
	    DESK_TEST(failure_26_a_failed_sender_is_left_to_the_desk),
	    DESK_TEST(failure_25_our_own_address_as_sender_is_never_answered),
	    DESK_TEST(the_answer_goes_to_reply_to_or_from),
	    DESK_TEST(an_address_in_a_body_only_for_a_confirmed_web_form),
	    DESK_TEST(an_answer_in_our_thread_joins_its_dossier),
	    DESK_TEST(the_desk_is_told_of_another_dossier_of_the_same_client),
	    DESK_TEST(an_open_dossier_of_the_same_loket_is_the_one_that_is_told),
	    DESK_TEST(the_desk_is_told_when_an_answer_is_not_from_the_applicant),
	    DESK_TEST(a_desk_that_answers_by_itself_is_no_loop),
	    DESK_TEST(failure_19_a_reference_is_no_key),
	    DESK_TEST(failure_22_a_forward_opens_its_own_dossier),
	    DESK_TEST(a_bounce_is_told_once_and_never_of_our_own_notices),
	    DESK_TEST(a_mail_refused_by_the_server_is_told_once),
	    DESK_TEST(minors_get_je_and_adults_u),
	    DESK_TEST(failure_27_a_dead_address_is_not_written_to_by_itself),
	    DESK_TEST(a_person_may_write_to_a_dead_address),
	};

	return cmocka_run_group_tests_name("desk", tests, NULL, NULL);
}
