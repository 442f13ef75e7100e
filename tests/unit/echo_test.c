/* Our own mail, passed on to us: known by what we said; and whoever adds a word, or only shows our address, is heard. */
#include "answer_fixture.h"

#include <sys/mman.h>

#include "reader/reader.h"

#define DESK	  "loket@limburg.be"
#define APPLICANT "an@ouders.example"

static struct reading *read_it(struct world *world, const void *data, size_t length)
{
	const struct letter_limits limits = letter_limits_default();
	const struct reading_context context = {.authserv_id = "mx.limburg.be"};
	int fd = memfd_create("mail", MFD_CLOEXEC);
	struct reading *reading;
	struct error err = {0};

	assert_int_equal(reader_prepare("config/lexicon", &err), 0);
	assert_int_equal(write(fd, data, length), (ssize_t)length);
	assert_int_equal(reader_read(world->arena, fd, &context, &limits, &reading, &err), 0);
	close(fd);
	return reading;
}

struct wanted {
	struct world *world;
	const char *template_name;
	struct letter *letter;
};

static bool take(const struct store_outgoing *outgoing, void *context)
{
	struct wanted *wanted = context;
	struct buffer mail = {0};
	struct error err;
	const char *to;

	if (!text_equal(outgoing->template_name, wanted->template_name))
		return true;
	assert_int_equal(store_open_outgoing(wanted->world->desk.store, wanted->world->arena,
					     outgoing->id, &to, &mail, &err),
			 0);
	wanted->letter = &read_it(wanted->world, mail.data, mail.length)->mail;
	buffer_free(&mail);
	return false;
}

/* A mail of ours as its recipient has it. */
static struct letter *ours(struct world *world, const char *dossier, const char *template_name)
{
	struct wanted wanted = {.world = world, .template_name = template_name};
	struct error err;

	assert_int_equal(
	    store_each_outgoing(world->desk.store, dossier, false, take, &wanted, &err), 0);
	assert_non_null(wanted.letter);
	return wanted.letter;
}

/* The text of its HTML. */
static bool take_html(const struct store_outgoing *outgoing, void *context)
{
	struct wanted *wanted = context;
	struct buffer mail = {0}, html = {0};
	struct error err;
	const char *to, *part;

	if (!text_equal(outgoing->template_name, wanted->template_name))
		return true;
	assert_int_equal(store_open_outgoing(wanted->world->desk.store, wanted->world->arena,
					     outgoing->id, &to, &mail, &err),
			 0);
	part = strstr(mail.data, "Content-Type: text/html");
	assert_non_null(part);
	buffer_text(&html, "From: x@x.example\r\nMIME-Version: 1.0\r\n");
	buffer_add(&html, part, (size_t)(strstr(part, "\r\n--") - part));
	wanted->letter = &read_it(wanted->world, html.data, html.length)->mail;
	buffer_free(&html);
	buffer_free(&mail);
	return false;
}

static const char *html_of(struct world *world, const char *dossier, const char *template_name)
{
	struct wanted wanted = {.world = world, .template_name = template_name};
	struct error err;

	assert_int_equal(
	    store_each_outgoing(world->desk.store, dossier, false, take_html, &wanted, &err), 0);
	assert_non_null(wanted.letter);
	return wanted.letter->volledige_tekst;
}

/* How it comes back: what a mail program writes above it, and before each line; and what somebody adds. */
struct back {
	const char *subject; /* %s: that of ours */
	const char *head;    /* %s: the subject of ours */
	const char *before;  /* each line */
	const char *above, *below;
	bool alone; /* its attachments stay behind */
};

static const char outlook[] = "Van: Loket Limburg <bemiddeling@limburg.be>\nVerzonden: maandag 29 "
			      "juni 2026 14:00\nAan: loket@limburg.be\nOnderwerp: %s\n\n";
static const char original[] = "-----Oorspronkelijk bericht-----\nVan: Loket Limburg "
			       "<bemiddeling@limburg.be>\nVerzonden: maandag 29 juni 2026 14:00\n"
			       "Aan: loket@limburg.be\nOnderwerp: %s\n\n";
static const char gmail[] = "---------- Forwarded message ---------\nVan: Loket Limburg "
			    "<bemiddeling@limburg.be>\nDate: ma 29 jun 2026 om 14:00\nSubject: "
			    "%s\nTo: <loket@limburg.be>\n\n\n";
static const char apple[] = "Begin doorgestuurd bericht:\n\n> Van: Loket Limburg "
			    "<bemiddeling@limburg.be>\n> Onderwerp: %s\n> Datum: 29 juni 2026 om "
			    "14:00\n> Aan: loket@limburg.be\n>\n";

static void add_lines(struct buffer *out, const char *text, const char *before)
{
	while (*text) {
		size_t length = strcspn(text, "\n");

		buffer_format(out, "%s%.*s\n", before ? before : "", (int)length, text);
		text += length + (text[length] == '\n');
	}
}

#pragma GCC diagnostic ignored "-Wformat-nonliteral"
static struct store_mail comes_back(struct world *world, const char *from,
				    const struct letter *letter, const struct back *back)
{
	const char *subject = letter->onderwerp;
	struct buffer mail = {0};
	struct reading *reading;

	buffer_format(&mail, "From: %s\nTo: bemiddeling@limburg.be\nMessage-ID: <b%d@x.example>\n",
		      from, world->readings++);
	buffer_text(&mail, "Subject: ");
	buffer_format(&mail, back->subject, subject);
	buffer_text(&mail, "\nContent-Type: text/plain; charset=utf-8\n\n");
	buffer_text(&mail, back->above ? back->above : "");
	if (back->head)
		buffer_format(&mail, back->head, subject);
	add_lines(&mail, letter->volledige_tekst, back->before);
	buffer_text(&mail, back->below ? back->below : "");
	reading = read_it(world, mail.data, mail.length);
	buffer_free(&mail);
	if (!back->alone) {
		reading->mail.bijlagen = letter->bijlagen;
		reading->mail.bijlage_count = letter->bijlage_count;
	}
	return receive(world, reading, arena_format(world->arena, "back.1.%d", world->mails));
}

static void assert_own(const struct store_mail *mail, const char *what)
{
	if (mail->state != MAIL_GENEGEERD || !text_equal(mail->reason, "eigen"))
		fail_msg("not known: %s", what);
}

static void assert_heard(const struct store_mail *mail, const char *what)
{
	if (mail->state != MAIL_VERWERKT || !mail->dossier)
		fail_msg("not heard: %s (%d %s)", what, (int)mail->state, mail->reason);
}

static void a_mail_of_ours_is_known_under_any_head(void **state)
{
	static const struct back ways[] = {
	    {.subject = "%s"},
	    {.subject = "FW: %s", .head = outlook},
	    {.subject = "%s", .head = outlook},
	    {.subject = "%s", .head = original},
	    {.subject = "", .head = original},
	    {.subject = "Fwd: %s", .head = gmail},
	    {.subject = "%s", .head = gmail},
	    {.subject = "Fwd: %s", .head = apple, .before = "> "},
	    {.subject = "%s", .head = apple, .before = "> "},
	    {.subject = "%s", .head = outlook, .alone = true},
	    {.subject = "%s", .before = "> "},
	    {.subject = "%s", .below = "\n-----------------\n"},
	};
	static const char *const who[][2] = {
	    {DESK, "ticket"}, {"bemiddeling@limburg.be", "ticket"}, {APPLICANT, "ontvangst"}};
	struct world *world = *state;
	const char *dossier = new_dossier(world);

	for (size_t i = 0; i < sizeof(who) / sizeof(who[0]); i++) {
		const struct letter *letter = ours(world, dossier, who[i][1]);

		for (size_t j = 0; j < sizeof(ways) / sizeof(ways[0]); j++) {
			struct store_mail mail = comes_back(world, who[i][0], letter, &ways[j]);

			assert_own(&mail, arena_format(world->arena, "%s, %zu", who[i][0], j));
		}
	}
	assert_count(world, NULL, "ticket", DESK, 1);
	assert_count(world, NULL, "melding", DESK, 0);
}

/* One word is enough, wherever it stands. */
static void who_adds_a_word_is_heard(void **state)
{
	static const struct back ways[] = {
	    {.subject = "Fwd: %s", .head = gmail, .above = "Help\n\n"},
	    {.subject = "Fwd: %s", .head = gmail, .above = "Datum: 3 mei\nAan: papa\n\n"},
	    {.subject = "%s", .above = "Op 3 mei 2026 om 10:00 schreef papa:\n\n"},
	    {.subject = "%s", .above = "Bel mij\n\n"},
	    {.subject = "%s", .above = "\xf0\x9f\x91\x8d\n\n"}, /* a thumb up */
	    {.subject = "Help mij: %s", .head = outlook},
	    {.subject = "Fwd: %s", .head = apple, .before = "> ", .below = "\nHij slaat mij.\n"},
	    {.subject = "Fwd: %s", .head = gmail, .below = "\nHij slaat mij.\n"},
	    {.subject = "Fwd: %s", .head = gmail, .below = "\n\xd8\xb3\xd8\xa7\xd8\xb9\xd8\xaf\n"},
	};
	static const char *const who[][2] = {{APPLICANT, "ontvangst"}, {DESK, "ticket"}};
	struct world *world = *state;
	const char *dossier = new_dossier(world);

	for (size_t i = 0; i < sizeof(who) / sizeof(who[0]); i++) {
		const struct letter *letter = ours(world, dossier, who[i][1]);

		for (size_t j = 0; j < (i == 0 ? 9 : 6); j++) {
			struct store_mail mail = comes_back(world, who[i][0], letter, &ways[j]);

			assert_heard(&mail, arena_format(world->arena, "%s, %zu", who[i][0], j));
		}
	}
}

/* What a colleague's mail server writes under all mails is nobody's word. */
static void a_footer_of_the_house_is_no_word(void **state)
{
	static const struct back footer = {.subject = "FW: %s",
					   .head = outlook,
					   .below = "\nDenk aan het milieu voor u dit print.\n"};
	struct world *world = *state;
	const char *dossier = new_dossier(world);
	const struct letter *ticket = ours(world, dossier, "ticket");
	struct store_mail mail = comes_back(world, DESK, ticket, &footer);

	assert_own(&mail, "footer");
}

/* A child writes between the lines of our letter; some programs mark no quotation. What the desk was told before, in a
 * mail of ours, would be ours. */
static void who_writes_between_our_lines_is_heard(void **state)
{
	static const struct back ways[] = {{.subject = "Fwd: %s", .head = gmail},
					   {.subject = "Fwd: %s", .head = apple, .before = "> "}};
	static const char *const who[][2] = {{APPLICANT, "ontvangst"}, {DESK, "ticket"}};
	static const char *const words[] = {"niet waar", "help", "bel mij", "vraag dat eens na"};
	struct world *world = *state;
	const char *dossier = new_dossier(world);

	for (size_t i = 0; i < 4; i++) {
		struct letter letter = *ours(world, dossier, who[i / 2][1]);
		const char *text = letter.volledige_tekst;
		const char *middle = strchr(text + strlen(text) / 2, '\n');
		struct store_mail mail;

		letter.volledige_tekst = arena_format(world->arena, "%.*s\n\n%s\n%s",
						      (int)(middle - text), text, words[i], middle);
		mail = comes_back(world, who[i / 2][0], &letter, &ways[i % 2]);
		assert_heard(&mail, words[i]);
	}
}

/* Our head, our address, our number and our closing are what anybody can write. */
static void a_forged_forward_is_a_mail_of_its_sender(void **state)
{
	static const char *const from[] = {"x@vreemd.example", DESK, "bemiddeling@limburg.be"};
	static const char *const subjects[] = {"Fwd: %s", "%s"};
	struct world *world = *state;
	const char *dossier = new_dossier(world);
	struct letter letter = {0};

	letter.onderwerp = arena_format(world->arena, "Nieuw bericht %s", dossier);
	letter.volledige_tekst =
	    arena_format(world->arena,
			 "Dag\n\nHet gaat over %s. Mijn stiefvader sluit mij op en ik weet niet "
			 "waar ik naartoe moet.\n\nDe medewerkers van Loket Limburg",
			 dossier);
	for (size_t i = 0; i < sizeof(from) / sizeof(from[0]); i++) {
		for (size_t j = 0; j < sizeof(subjects) / sizeof(subjects[0]); j++) {
			struct back back = {.subject = subjects[j], .head = gmail};
			struct store_mail mail = comes_back(world, from[i], &letter, &back);

			assert_heard(&mail, arena_format(world->arena, "%s, %zu", from[i], j));
		}
	}
}

/* Only a number, or a few words of ours, is no mail of ours. */
static void a_few_of_our_words_are_no_mail_of_ours(void **state)
{
	static const char *const texts[] = {"%s", "Nieuw bericht %s", "%s Loket Limburg"};
	struct world *world = *state;
	const char *dossier = new_dossier(world);

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		struct letter letter = {.onderwerp = dossier,
					.volledige_tekst =
					    arena_format(world->arena, texts[i], dossier)};
		struct store_mail mail =
		    comes_back(world, APPLICANT, &letter, &(struct back){.subject = "%s"});

		assert_heard(&mail, texts[i]);
	}
}

static void what_a_colleague_attaches_is_not_lost(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world);
	const struct letter *ticket = ours(world, dossier, "ticket");
	static struct letter_bijlage paper = {
	    .naam = "verslag.pdf", .type = "application/pdf", .grootte = 1000};
	struct letter with = *ticket;
	struct store_mail mail;

	memset(paper.sha256, 'a', 64);
	with.bijlagen = &paper;
	with.bijlage_count = 1;
	mail = comes_back(world, DESK, &with, &(struct back){"FW: %s", .head = outlook});
	assert_heard(&mail, "a paper of his own");
	assert_true(ticket->bijlage_count > 0);
	mail = comes_back(world, DESK, ticket, &(struct back){"FW: %s", .head = outlook});
	assert_own(&mail, "our own papers");
}

/* Who takes a word of ours away, says one twice or writes it large has chosen; a mark alone asks, or says how it is. */
static void who_changes_our_words_is_heard(void **state)
{
	struct change {
		const char *ours, *theirs;
	};
	static const struct change changes[] = {
	    {"medewerkers van", "van"},
	    {"De medewerkers", "DE medewerkers"},
	    {"De medewerkers", "De de medewerkers"},
	    {"De medewerkers", "De m\xcc\xb6"
			       "e\xcc\xb6"
			       "dewerkers"},
	    {"De medewerkers", "\xe2\x98\x91 De medewerkers"},
	    {"De medewerkers", "De medewerkers?"},
	    {"De medewerkers", "De medewerkers :-("},
	    {"De medewerkers", "-> De medewerkers"},
	    {"De medewerkers", "De medewerkers =)"},
	    {"De medewerkers", "De medewerkers \xe2\x9d\xa4\xef\xb8\x8f"},
	    {"De medewerkers", "De medewerkers \xf0\x9f\x91\x8d"},
	    {"De medewerkers", "[ ] De medewerkers"},
	    {"De medewerkers", "~~De~~ medewerkers"},
	};
	struct world *world = *state;
	const char *dossier = new_dossier(world);
	const struct letter *letter = ours(world, dossier, "ontvangst");

	for (size_t i = 0; i < sizeof(changes) / sizeof(changes[0]); i++) {
		const char *text = letter->volledige_tekst;
		const char *at = strstr(text, changes[i].ours);
		struct letter changed = *letter;
		struct store_mail mail;

		assert_non_null(at);
		changed.volledige_tekst =
		    arena_format(world->arena, "%.*s%s%s", (int)(at - text), text,
				 changes[i].theirs, at + strlen(changes[i].ours));
		mail = comes_back(world, APPLICANT, &changed,
				  &(struct back){"Fwd: %s", .head = gmail});
		assert_heard(&mail, changes[i].theirs);
	}
}

/* Many programs put the cursor under what they pass on. */
static void a_colleague_who_writes_below_is_heard(void **state)
{
	static const char *const words[] = {
	    "\nDit kind ken ik. Bel mij eens.\n", "\nNiet voor ons!\n\nGroeten\nEls\n",
	    "\n-- \nEls\n\nIk neem dit op mij.\n",
	    "\nDenk aan het milieu voor u dit print.\n\nIk neem dit op mij.\n"};
	struct world *world = *state;
	const char *dossier = new_dossier(world);
	const struct letter *ticket = ours(world, dossier, "ticket");

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		struct back back = {"FW: %s", .head = outlook, .below = words[i]};
		struct store_mail mail = comes_back(world, DESK, ticket, &back);

		assert_heard(&mail, words[i]);
	}
}

/* What the desk was told before is in mails of ours. */
static void who_says_it_again_is_heard(void **state)
{
	static const struct back ways[] = {
	    {"Fwd: %s", .head = gmail, .above = "Bel mij nu aub\n\n"},
	    {"Fwd: %s", .head = apple, .before = "> ", .above = "Bel mij nu aub\n\n"}};
	struct world *world = *state;
	const char *dossier = new_dossier(world);
	const struct answer_mail words = {.dossier = dossier,
					  .from = APPLICANT,
					  .person = APPLICANT,
					  .text = "Bel mij nu aub",
					  .role = TOKEN_AANVRAGER,
					  .purpose = TOKEN_DOSSIER};
	struct store_mail mail = answer(world, &words);

	assert_heard(&mail, "the first time");
	for (int i = 0; i < 2; i++) {
		mail = comes_back(world, APPLICANT, ours(world, dossier, "ontvangst"), &ways[i]);
		assert_heard(&mail, ways[i].above);
	}
}

/* Only those who got a ticket pass on the request that it carries. */
static void a_stranger_who_attaches_a_mail_is_heard(void **state)
{
	static struct letter_bijlage paper = {
	    .naam = "origineel.eml", .type = "message/rfc822", .grootte = 1000};
	struct world *world = *state;
	const char *dossier = new_dossier(world);
	struct letter with = *ours(world, dossier, "ontvangst");
	struct store_mail mail;

	memset(paper.sha256, 'a', 64);
	with.bijlagen = &paper;
	with.bijlage_count = 1;
	mail = comes_back(world, APPLICANT, &with, &(struct back){"Fwd: %s", .head = gmail});
	assert_heard(&mail, "a mail of his own");
}

/* The HTML of a mail of ours, without its plain text, as many programs pass it on. */
static void our_html_is_known(void **state)
{
	static const char *const who[][2] = {{DESK, "ticket"}, {APPLICANT, "ontvangst"}};
	struct world *world = *state;
	const char *dossier = new_dossier(world);

	for (size_t i = 0; i < 2; i++) {
		struct store_mail mail;
		struct letter letter = *ours(world, dossier, who[i][1]);

		letter.volledige_tekst = html_of(world, dossier, who[i][1]);
		mail = comes_back(world, who[i][0], &letter,
				  &(struct back){"Fwd: %s", .head = gmail, .alone = true});
		assert_own(&mail, who[i][1]);
	}
}

/* Who answers is heard, though he wrote nothing: he may think that he did. */
static void an_empty_answer_is_an_answer(void **state)
{
	struct world *world = *state;
	const char *dossier = new_dossier(world);
	const struct letter *letter = ours(world, dossier, "ontvangst");
	struct store_mail mail = comes_back(
	    world, APPLICANT, letter, &(struct back){"Re: %s", .head = original, .alone = true});

	assert_heard(&mail, "Re:");
}

/* What was forgotten with its person is known no more; other dossiers are. */
static void what_was_forgotten_is_heard(void **state)
{
	static const struct back back = {.subject = "Fwd: %s", .head = gmail};
	struct world *world = *state;
	const char *dossiers[] = {new_dossier(world), new_dossier(world)};
	struct store_mail mail;
	struct error err;

	assert_int_equal(store_begin(world->desk.store, &err), 0);
	assert_int_equal(store_drop_said(world->desk.store, dossiers[0], &err), 0);
	assert_int_equal(store_commit(world->desk.store, &err), 0);
	for (int i = 0; i < 2; i++) {
		mail = comes_back(world, "x@vreemd.example", ours(world, dossiers[i], "ontvangst"),
				  &back);
		if (i == 0)
			assert_heard(&mail, "forgotten");
		else
			assert_own(&mail, "the other");
	}
}

int main(void)
{
#define ECHO_TEST(name) cmocka_unit_test_setup_teardown(name, desk_set_up, answer_tear_down)
	const struct CMUnitTest tests[] = {
	    ECHO_TEST(a_mail_of_ours_is_known_under_any_head),
	    ECHO_TEST(who_adds_a_word_is_heard),
	    ECHO_TEST(a_footer_of_the_house_is_no_word),
	    ECHO_TEST(who_writes_between_our_lines_is_heard),
	    ECHO_TEST(a_forged_forward_is_a_mail_of_its_sender),
	    ECHO_TEST(a_few_of_our_words_are_no_mail_of_ours),
	    ECHO_TEST(what_a_colleague_attaches_is_not_lost),
	    ECHO_TEST(who_changes_our_words_is_heard),
	    ECHO_TEST(a_colleague_who_writes_below_is_heard),
	    ECHO_TEST(who_says_it_again_is_heard),
	    ECHO_TEST(a_stranger_who_attaches_a_mail_is_heard),
	    ECHO_TEST(our_html_is_known),
	    ECHO_TEST(an_empty_answer_is_an_answer),
	    ECHO_TEST(what_was_forgotten_is_heard),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
