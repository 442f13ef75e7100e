/* Submission against a scripted server: every phase refused, put off, cut and silent; what the
 * mail looks like on the other side; one connection for many mails. */
#include <signal.h>
#include <stdbool.h>

#include "base/clock.h"
#include "base/process.h"
#include "smtp_fixture.h"

static const char MAIL[] = "Subject: proef\r\n\r\nDag.\r\n";

static enum smtp_result submit_to(struct smtp *smtp, const char *to, int *code, bool *outage,
				  struct error *err)
{
	err->text[0] = '\0';
	return smtp_submit(smtp, "loket@limburg.be", to, MAIL, strlen(MAIL), code, outage, err);
}

/* --- one fault a phase --- */

static const struct fault_case {
	const char *name;
	const char *rule;
	enum smtp_result result;
	bool outage;
	int code;
	const char *text; /* begins with this; NULL: it does not matter */
} faults[] = {
    {"greeting 554", "greeting=554 5.3.2 no", SMTP_LATER, true, 554, "554 5.3.2 in the greeting"},
    {"greeting 421", "greeting=421 4.3.2 no", SMTP_LATER, true, 421, "421 4.3.2 in the greeting"},
    {"greeting cut", "greeting=CUT", SMTP_LATER, true, 0, NULL},
    {"EHLO cut", "ehlo=CUT", SMTP_LATER, true, 0, NULL},
    {"MAIL 450", "mail=450 4.7.1 slow", SMTP_LATER, false, 450, "450 4.7.1 to MAIL"},
    {"MAIL 553", "mail=553 5.7.1 not yours", SMTP_LATER, false, 553, "553 5.7.1 to MAIL"},
    {"MAIL 552", "mail=552 5.3.4 too big", SMTP_REFUSED, false, 552, "552 5.3.4 to MAIL"},
    {"MAIL 421", "mail=421 4.3.2 closing", SMTP_LATER, true, 421, "421 4.3.2 to MAIL"},
    {"MAIL cut", "mail=CUT", SMTP_LATER, true, 0, NULL},
    {"RCPT 550", "rcpt=550 5.1.1 <b@c.be> unknown", SMTP_REFUSED, false, 550, "550 5.1.1 to RCPT"},
    {"RCPT 450", "rcpt=450 4.2.1 busy", SMTP_LATER, false, 450, "450 4.2.1 to RCPT"},
    {"RCPT 432", "rcpt=432 4.3.2 limit", SMTP_LATER, false, 432, "432 4.3.2 to RCPT"},
    {"RCPT 421", "rcpt=421 4.3.2 closing", SMTP_LATER, true, 421, "421 4.3.2 to RCPT"},
    {"RCPT cut", "rcpt=CUT", SMTP_LATER, true, 0, NULL},
    {"DATA 451", "data=451 4.3.0 later", SMTP_LATER, false, 451, "451 4.3.0 to DATA"},
    {"DATA 554", "data=554 5.5.1 no", SMTP_REFUSED, false, 554, "554 5.5.1 to DATA"},
    {"DATA cut", "data=CUT", SMTP_LATER, true, 0, NULL},
    {"mail 451", "body=451 4.3.0 later", SMTP_LATER, false, 451, "451 4.3.0 to the mail"},
    {"mail 554", "body=554 5.7.1 spam of <b@c.be>", SMTP_REFUSED, false, 554,
     "554 5.7.1 to the mail"},
    {"mail 421", "body=421 4.3.2 closing", SMTP_LATER, true, 421, "421 4.3.2 to the mail"},
    {"mail cut", "body=CUT", SMTP_LATER, true, 0, NULL},
    {"an answer that is none", "rcpt=hello <b@c.be>", SMTP_LATER, true, 0, NULL},
};

/* One command at a time, and all at once: what is left unread then must not be taken for the
 * answer to the next mail. */
static void each_fault_has_its_result(void **state)
{
	(void)state;
	for (size_t i = 0; i < 2 * sizeof(faults) / sizeof(faults[0]); i++) {
		const struct fault_case *wanted = &faults[i / 2];
		const char *rules[] = {wanted->rule, i % 2 ? "--offer" : NULL, "PIPELINING", NULL};
		struct smtp *smtp = NULL;
		struct error err = {0};
		struct fake fake;
		enum smtp_result result;
		bool outage;
		int code;

		fake_start(&fake, rules);
		fake.endpoint.timeout = 2;
		assert_int_equal(smtp_open(&fake.endpoint, NULL, &smtp, &err), 0);
		result = submit_to(smtp, "b@c.be", &code, &outage, &err);
		if (result != wanted->result || outage != wanted->outage || code != wanted->code ||
		    (wanted->text && strcmp(err.text, wanted->text) != 0))
			fail_msg("%s%s: result %d outage %d code %d \"%s\"", wanted->name,
				 i % 2 ? ", pipelining" : "", (int)result, outage, code, err.text);
		/* what the server said, and to whom, stays out of the text */
		assert_null(strstr(err.text, "b@c.be"));
		assert_true(err.text[0] != '\0');
		assert_int_equal(fake_accepted(&fake), 0);
		smtp_close(&smtp);
		fake_stop(&fake);
	}
}

/* --- silence --- */

static const char *const silences[] = {
    "greeting=SILENT", "ehlo=SILENT", "mail=SILENT", "rcpt=SILENT", "data=SILENT",
    "greeting=DRIP",   "ehlo=DRIP",   "mail=DRIP",   "rcpt=DRIP",   "data=DRIP"};

enum { SILENCES = sizeof(silences) / sizeof(silences[0]) };

/* Side by side, as each waits for its own end. */
static void a_silent_server_is_left_in_time(void **state)
{
	struct fake fakes[SILENCES];
	struct smtp *sessions[SILENCES];
	struct error err = {0};
	int64_t start;
	bool outage;
	int code;

	(void)state;
	for (size_t i = 0; i < SILENCES; i++) {
		const char *rules[] = {silences[i], NULL};

		fake_start(&fakes[i], rules);
		fakes[i].endpoint.timeout = 1; /* 60 and more would be the fault */
		assert_int_equal(smtp_open(&fakes[i].endpoint, NULL, &sessions[i], &err), 0);
	}
	start = clock_monotonic_ms();
	for (size_t i = 0; i < SILENCES; i++)
		smtp_start(sessions[i], "loket@limburg.be", "b@c.be", MAIL, strlen(MAIL));
	for (size_t i = 0; i < SILENCES; i++) {
		while (!smtp_ended(sessions[i]))
			smtp_wait(&sessions[i], 1, -1, 1000);
		if (clock_monotonic_ms() - start < 900 || clock_monotonic_ms() - start > 8000 ||
		    smtp_outcome(sessions[i], &code, &outage, &err) != SMTP_LATER || !outage)
			fail_msg("%s: \"%s\" after %lld ms", silences[i], err.text,
				 (long long)(clock_monotonic_ms() - start));
	}
	/* before the server has said a word, its place may be wrong */
	smtp_outcome(sessions[0], &code, &outage, &err);
	assert_non_null(strstr(err.text, "host and port of smtp.url"));
	assert_non_null(strstr(err.text, "firewall"));
	for (size_t i = 0; i < SILENCES; i++) {
		smtp_close(&sessions[i]);
		fake_stop(&fakes[i]);
	}
}

static void a_frozen_server_does_not_hold_up_the_end(void **state)
{
	static const char *const none[] = {NULL};
	struct smtp *smtp = NULL;
	struct error err = {0};
	struct fake fake;
	int64_t start;
	bool outage;
	int code;

	(void)state;
	fake_start(&fake, none);
	assert_int_equal(smtp_open(&fake.endpoint, NULL, &smtp, &err), 0);
	assert_int_equal(submit_to(smtp, "b@c.be", &code, &outage, &err), SMTP_ACCEPTED);
	kill(fake.pid, SIGSTOP);
	start = clock_monotonic_ms();
	smtp_close(&smtp);
	assert_true(clock_monotonic_ms() - start < 1500);
	kill(fake.pid, SIGCONT);
	fake_stop(&fake);
}

static const char *const waits[] = {"greeting=SILENT", "rcpt=SILENT"};

static void a_stop_ends_the_wait(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(waits) / sizeof(waits[0]); i++) {
		const char *rules[] = {waits[i], NULL};
		struct smtp *smtp = NULL;
		struct error err = {0};
		struct fake fake;
		int64_t start;
		bool outage;
		int code;

		fake_start(&fake, rules);
		assert_int_equal(smtp_open(&fake.endpoint, NULL, &smtp, &err), 0);
		process_stop = 1;
		start = clock_monotonic_ms();
		assert_int_equal(submit_to(smtp, "b@c.be", &code, &outage, &err), SMTP_LATER);
		process_stop = 0;
		assert_true(clock_monotonic_ms() - start < 3000);
		smtp_close(&smtp);
		fake_stop(&fake);
	}
}

/* --- cut at byte n of the answers, n from 1 to the end of the dialogue --- */

static void cut_at_each_byte_nothing_is_believed_sent(void **state)
{
	static const char *const rules[] = {"--cut-each", NULL};
	/* greeting, three lines of EHLO, MAIL, RCPT, DATA; then the answer to the mail */
	static const char before[] =
	    "220 fake ESMTP\r\n250-fake\r\n250-ENHANCEDSTATUSCODES\r\n"
	    "250 8BITMIME\r\n250 2.1.0 ok\r\n250 2.1.5 ok\r\n354 go on\r\n";
	static const char last[] = "250 2.0.0 kept\r\n";
	size_t whole = strlen(before) + strlen(last);
	struct fake fake;

	(void)state;
	fake_start(&fake, rules);
	fake.endpoint.timeout = 5;
	for (size_t n = 1; n <= whole; n++) {
		struct smtp *smtp = NULL;
		struct error err = {0};
		enum smtp_result result;
		bool outage;
		int code;

		assert_int_equal(smtp_open(&fake.endpoint, NULL, &smtp, &err), 0);
		result = submit_to(smtp, "b@c.be", &code, &outage, &err);
		if (n < whole && (result != SMTP_LATER || !outage))
			fail_msg("cut at byte %zu: result %d, outage %d", n, (int)result, outage);
		if (n == whole)
			assert_int_equal(result, SMTP_ACCEPTED);
		smtp_close(&smtp);
	}
	assert_int_equal(fake_number(&fake, "connections"), (int)whole);
	fake_stop(&fake);
}

/* --- the mail on the other side --- */

static void check_mail(struct smtp *smtp, const struct fake *fake, const struct buffer *mail,
		       int number)
{
	struct error err = {0};
	struct buffer there;
	char name[20];
	bool outage;
	int code;

	assert_int_equal(smtp_submit(smtp, "loket@limburg.be", "b@c.be", mail->data, mail->length,
				     &code, &outage, &err),
			 SMTP_ACCEPTED);
	snprintf(name, sizeof(name), "%d.eml", number);
	there = fake_recorded(fake, name);
	if (there.length != mail->length || memcmp(there.data, mail->data, mail->length) != 0)
		fail_msg("mail %d: %zu bytes became %zu", number, mail->length, there.length);
	buffer_free(&there);
}

static void the_mail_arrives_byte_for_byte(void **state)
{
	static const char *const none[] = {NULL};
	static const char *const mails[] = {
	    "A: b\r\n\r\n.\r\n",	       /* a line that would end the mail */
	    ".A: b\r\n\r\nx\r\n",	       /* a dot at the very start */
	    "A: b\r\n\r\n..\r\n...\r\n.x\r\n", /* dots that are there already */
	    "A: b\r\n\r\n.\r\n.\r\n.\r\n",
	    "A: b\r\n\r\ncaf\xC3\xA9 \xF0\x9F\x98\x80\r\n",
	};
	struct buffer large = {0};
	struct smtp *smtp = NULL;
	struct error err = {0};
	struct fake fake;
	int number = 0;

	(void)state;
	fake_start(&fake, none);
	assert_int_equal(smtp_open(&fake.endpoint, NULL, &smtp, &err), 0);
	for (size_t i = 0; i < sizeof(mails) / sizeof(mails[0]); i++) {
		struct buffer mail = {0};

		buffer_text(&mail, mails[i]);
		check_mail(smtp, &fake, &mail, ++number);
		buffer_free(&mail);
	}
	/* longer than any buffer on the way, a dot at every place in it */
	for (int i = 0; large.length < 3000000; i++)
		buffer_format(
		    &large, "%.*s\r\n.%d\r\n", i % 71,
		    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
		    i);
	check_mail(smtp, &fake, &large, ++number);
	buffer_free(&large);
	assert_int_equal(fake_number(&fake, "connections"), 1);
	smtp_close(&smtp);
	fake_stop(&fake);
}

/* --- one connection, many mails; a refusal or an end in between --- */

static void many_mails_take_one_connection(void **state)
{
	static const char *const none[] = {"--offer", "PIPELINING", NULL};
	struct smtp *smtp = NULL;
	struct error err = {0};
	struct fake fake;
	bool outage;
	int code;

	(void)state;
	fake_start(&fake, none);
	assert_int_equal(smtp_open(&fake.endpoint, NULL, &smtp, &err), 0);
	for (int i = 0; i < 50; i++)
		assert_int_equal(submit_to(smtp, "b@c.be", &code, &outage, &err), SMTP_ACCEPTED);
	assert_int_equal(fake_accepted(&fake), 50);
	assert_int_equal(fake_number(&fake, "connections"), 1);
	smtp_close(&smtp);
	fake_stop(&fake);
}

static void failure_36_one_refused_recipient_does_not_stop_the_others(void **state)
{
	static const char *const rules[] = {"rcpt~een@=550 5.1.1 unknown",
					    "rcpt~twee@=450 4.2.1 busy",
					    "rcpt~drie@=432 4.3.2 limit",
					    "--offer",
					    "PIPELINING",
					    NULL};
	static const struct {
		const char *to;
		enum smtp_result result;
	} mails[] = {{"een@c.be", SMTP_REFUSED}, {"vier@c.be", SMTP_ACCEPTED},
		     {"twee@c.be", SMTP_LATER},	 {"vijf@c.be", SMTP_ACCEPTED},
		     {"drie@c.be", SMTP_LATER},	 {"zes@c.be", SMTP_ACCEPTED}};
	struct smtp *smtp = NULL;
	struct error err = {0};
	struct fake fake;
	bool outage;
	int code;

	(void)state;
	fake_start(&fake, rules);
	assert_int_equal(smtp_open(&fake.endpoint, NULL, &smtp, &err), 0);
	for (size_t i = 0; i < sizeof(mails) / sizeof(mails[0]); i++) {
		assert_int_equal(submit_to(smtp, mails[i].to, &code, &outage, &err),
				 mails[i].result);
		assert_false(outage);
	}
	assert_int_equal(fake_accepted(&fake), 3);
	smtp_close(&smtp);
	fake_stop(&fake);
}

static void a_connection_that_ended_meanwhile_is_opened_again(void **state)
{
	static const char *const rules[] = {"body~laatste=421 4.4.2 idle too long", NULL};
	static const char last[] = "Subject: laatste\r\n\r\nDag.\r\n";
	struct smtp *smtp = NULL;
	struct error err = {0};
	struct fake fake;
	bool outage;
	int code;

	(void)state;
	fake_start(&fake, rules);
	assert_int_equal(smtp_open(&fake.endpoint, NULL, &smtp, &err), 0);
	assert_int_equal(submit_to(smtp, "b@c.be", &code, &outage, &err), SMTP_ACCEPTED);
	assert_int_equal(smtp_submit(smtp, "loket@limburg.be", "b@c.be", last, strlen(last), &code,
				     &outage, &err),
			 SMTP_LATER);
	assert_true(outage);
	assert_int_equal(submit_to(smtp, "b@c.be", &code, &outage, &err), SMTP_ACCEPTED);
	assert_int_equal(fake_number(&fake, "connections"), 2);
	smtp_close(&smtp);
	fake_stop(&fake);
}

/* The server hung up meanwhile, before or with its first answer: the mail goes out all the same. */
static void a_kept_connection_that_is_stale_costs_nothing(void **state)
{
	static const char *const rules[] = {
	    "mail~twee@#1=CUT", "mail~drie@#1=421 4.4.2 idle too long",
	    "rcpt~vier@#1=CUT", "--offer",
	    "PIPELINING",	NULL};
	static const char *const from[] = {"een@limburg.be", "twee@limburg.be", "drie@limburg.be",
					   "vier@limburg.be"};
	struct smtp *smtp = NULL;
	struct error err = {0};
	struct fake fake;
	bool outage;
	int code;

	(void)state;
	fake_start(&fake, rules);
	assert_int_equal(smtp_open(&fake.endpoint, NULL, &smtp, &err), 0);
	for (size_t i = 0; i < sizeof(from) / sizeof(from[0]); i++) {
		const char *to = i == 3 ? "vier@c.be" : "b@c.be";

		if (smtp_submit(smtp, from[i], to, MAIL, strlen(MAIL), &code, &outage, &err) !=
		    SMTP_ACCEPTED)
			fail_msg("mail %zu: %s", i, err.text);
	}
	assert_int_equal(fake_accepted(&fake), 4);
	assert_int_equal(fake_number(&fake, "connections"), 4);
	smtp_close(&smtp);
	fake_stop(&fake);
}

/* What the server says after its answer to a mail is no answer to the next one. */
static const struct late_case {
	const char *said;
	int pause_ms; /* until the next mail */
} lates[] = {{"after=552 5.3.4 too big", 0},   {"after=552 5.3.4 too big", 60},
	     {"after=553 5.7.1 not yours", 0}, {"after=250 2.0.0 kept", 0},
	     {"after=250 2.0.0 kept", 60},     {"after=354 go on", 0},
	     {"after=221 2.0.0 bye", 60},      {"after=what", 0}};

static void an_answer_unasked_is_not_the_next_mails(void **state)
{
	(void)state;
	for (size_t i = 0; i < 2 * sizeof(lates) / sizeof(lates[0]); i++) {
		const struct late_case *late = &lates[i / 2];
		const char *rules[] = {late->said, i % 2 ? "--offer" : NULL, "PIPELINING", NULL};
		struct smtp *smtp = NULL;
		struct error err = {0};
		struct fake fake;
		bool outage;
		int code;

		fake_start(&fake, rules);
		assert_int_equal(smtp_open(&fake.endpoint, NULL, &smtp, &err), 0);
		for (int mail = 0; mail < 5; mail++) {
			if (submit_to(smtp, "b@c.be", &code, &outage, &err) != SMTP_ACCEPTED)
				fail_msg("%s, %zu: mail %d: %s", late->said, i, mail, err.text);
			usleep((useconds_t)late->pause_ms * 1000);
		}
		assert_int_equal(fake_accepted(&fake), 5);
		smtp_close(&smtp);
		fake_stop(&fake);
	}
}

/* A stop in that moment: the mail waits, it is not refused. */
static void an_answer_unasked_at_a_stop_refuses_nothing(void **state)
{
	static const char *const rules[] = {"after=552 5.3.4 too big", NULL};
	struct smtp *smtp = NULL;
	struct error err = {0};
	struct fake fake;
	bool outage;
	int code;

	(void)state;
	fake_start(&fake, rules);
	assert_int_equal(smtp_open(&fake.endpoint, NULL, &smtp, &err), 0);
	assert_int_equal(submit_to(smtp, "b@c.be", &code, &outage, &err), SMTP_ACCEPTED);
	process_stop = 1;
	assert_int_equal(submit_to(smtp, "b@c.be", &code, &outage, &err), SMTP_LATER);
	process_stop = 0;
	smtp_close(&smtp);
	fake_stop(&fake);
}

static void failure_35_no_server_is_an_outage_and_it_heals(void **state)
{
	static const char *const none[] = {NULL};
	struct smtp *smtp = NULL;
	struct error err = {0};
	char port[20];
	const char *again[] = {"--port", port, NULL};
	struct fake fake;
	struct endpoint endpoint;
	bool outage;
	int code;

	(void)state;
	fake_start(&fake, none);
	endpoint = fake.endpoint;
	snprintf(port, sizeof(port), "%d", endpoint.port);
	fake_stop(&fake);
	assert_int_equal(smtp_open(&endpoint, NULL, &smtp, &err), 0);
	assert_int_equal(submit_to(smtp, "b@c.be", &code, &outage, &err), SMTP_LATER);
	assert_true(outage);
	assert_false(smtp_reached_mail(smtp));
	assert_int_equal(code, 0);
	assert_non_null(strstr(err.text, "cannot be reached"));
	fake_start(&fake, again);
	assert_int_equal(submit_to(smtp, "b@c.be", &code, &outage, &err), SMTP_ACCEPTED);
	smtp_close(&smtp);
	fake_stop(&fake);
}

/* --- several at once --- */

/* One answers late: the others are served meanwhile, and its wait is not theirs. */
static void sessions_do_not_wait_for_one_another(void **state)
{
	static const char *const rules[] = {"body~traag=SILENT", "--offer", "PIPELINING", NULL};
	static const char slow[] = "Subject: traag\r\n\r\nDag.\r\n";
	struct smtp *sessions[3];
	struct error err = {0};
	struct fake fake;
	bool outage;
	int code;

	(void)state;
	fake_start(&fake, rules);
	for (int i = 0; i < 3; i++)
		assert_int_equal(smtp_open(&fake.endpoint, NULL, &sessions[i], &err), 0);
	smtp_start(sessions[0], "loket@limburg.be", "b@c.be", slow, strlen(slow));
	for (int mails = 0; mails < 20; mails++) {
		for (int i = 1; i < 3; i++)
			smtp_start(sessions[i], "loket@limburg.be", "b@c.be", MAIL, strlen(MAIL));
		while (!smtp_ended(sessions[1]))
			smtp_wait(sessions, 2, -1, 5000);
		while (!smtp_ended(sessions[2]))
			smtp_wait(sessions + 2, 1, -1, 5000);
		for (int i = 1; i < 3; i++)
			assert_int_equal(smtp_outcome(sessions[i], &code, &outage, &err),
					 SMTP_ACCEPTED);
	}
	assert_false(smtp_ended(sessions[0]));
	assert_int_equal(fake_accepted(&fake), 40);
	assert_int_equal(fake_number(&fake, "connections"), 3);
	for (int i = 0; i < 3; i++)
		smtp_close(&sessions[i]);
	fake_stop(&fake);
}

static void a_wait_ends_in_time_and_at_a_wake_up(void **state)
{
	static const char *const rules[] = {"rcpt=SILENT", NULL};
	struct smtp *smtp = NULL;
	struct error err = {0};
	struct fake fake;
	int64_t start;
	int ends[2];

	(void)state;
	fake_start(&fake, rules);
	assert_int_equal(pipe(ends), 0);
	assert_int_equal(smtp_open(&fake.endpoint, NULL, &smtp, &err), 0);
	smtp_start(smtp, "loket@limburg.be", "b@c.be", MAIL, strlen(MAIL));
	start = clock_monotonic_ms();
	smtp_wait(&smtp, 1, ends[0], 1300);
	assert_in_range(clock_monotonic_ms() - start, 1290, 2000);
	assert_int_equal(write(ends[1], "x", 1), 1);
	start = clock_monotonic_ms();
	smtp_wait(&smtp, 1, ends[0], 60000);
	assert_true(clock_monotonic_ms() - start < 1000);
	assert_false(smtp_ended(smtp));
	smtp_close(&smtp);
	close(ends[0]);
	close(ends[1]);
	fake_stop(&fake);
}

/* --- addresses --- */

static const struct written_case {
	const char *offer, *from, *to;
	const char *mail, *rcpt; /* what the server reads */
} written[] = {
    {"SIZE 1000000", "a@b.be", "c@d.be", "MAIL FROM:<a@b.be> SIZE=24\r\n", "RCPT TO:<c@d.be>\r\n"},
    {"PIPELINING", "a@b.be", "c@d.be", "MAIL FROM:<a@b.be>\r\n", "RCPT TO:<c@d.be>\r\n"},
    {"SIZES", "a@b.be", "c@d.be", "MAIL FROM:<a@b.be>\r\n", "RCPT TO:<c@d.be>\r\n"},
    {"SMTPUTF8", "a@b.be", "c@d.be", "MAIL FROM:<a@b.be>\r\n", "RCPT TO:<c@d.be>\r\n"},
    /* a domain has a form for those who know only ASCII, a name before the @ has none */
    {"SMTPUTF8", "a@b.be", "c@caf\xC3\xA9.be", "MAIL FROM:<a@b.be>\r\n",
     "RCPT TO:<c@xn--caf-dma.be>\r\n"},
    {"SMTPUTF8", "a@b.be", "ren\xC3\xA9@caf\xC3\xA9.be", "MAIL FROM:<a@b.be> SMTPUTF8\r\n",
     "RCPT TO:<ren\xC3\xA9@xn--caf-dma.be>\r\n"},
};

static void the_commands_are_written_as_the_server_offers(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(written) / sizeof(written[0]); i++) {
		const char *rules[] = {"--offer", written[i].offer, NULL};
		struct smtp *smtp = NULL;
		struct error err = {0};
		struct buffer plain;
		struct fake fake;
		bool outage;
		int code;

		fake_start(&fake, rules);
		assert_int_equal(smtp_open(&fake.endpoint, NULL, &smtp, &err), 0);
		assert_int_equal(smtp_submit(smtp, written[i].from, written[i].to, MAIL,
					     strlen(MAIL), &code, &outage, &err),
				 SMTP_ACCEPTED);
		plain = fake_recorded(&fake, "plain");
		if (!strstr(plain.data, written[i].mail) || !strstr(plain.data, written[i].rcpt))
			fail_msg("case %zu: %s", i, plain.data);
		buffer_free(&plain);
		smtp_close(&smtp);
		fake_stop(&fake);
	}
}

/* A sign-in comes between EHLO and the mail. */
static void what_is_offered_counts_after_a_sign_in_too(void **state)
{
	static const char *const rules[] = {"--auth",  "loket:geheim", "--offer", "PIPELINING",
					    "--offer", "SIZE 1000000", NULL};
	struct smtp *smtp = NULL;
	struct error err = {0};
	struct buffer plain;
	struct fake fake;
	bool outage;
	int code;

	(void)state;
	fake_start(&fake, rules);
	fake.endpoint.auth = AUTH_PASSWORD;
	fake.endpoint.username = "loket";
	assert_int_equal(smtp_open(&fake.endpoint, "geheim", &smtp, &err), 0);
	assert_int_equal(submit_to(smtp, "b@c.be", &code, &outage, &err), SMTP_ACCEPTED);
	plain = fake_recorded(&fake, "plain");
	assert_non_null(strstr(plain.data, "MAIL FROM:<loket@limburg.be> SIZE=24\r\n"));
	buffer_free(&plain);
	assert_int_equal(fake_number(&fake, "together"), 1);
	smtp_close(&smtp);
	fake_stop(&fake);
}

static const char *const bad_addresses[] = {
    "",
    "geen",
    "@c.be",
    "a@",
    "a b@c.be",
    "a@c.be>\r\nDATA",
    "a@c.be\r\nRCPT TO:<x@y.be>",
    "a@c.be\n",
    "<a@c.be>",
    "a\t@c.be",
    "a@c.be\x7F",
};

static void an_address_cannot_become_a_command(void **state)
{
	static const char *const none[] = {NULL};
	struct smtp *smtp = NULL;
	struct error err = {0};
	struct fake fake;
	bool outage;
	int code;

	(void)state;
	fake_start(&fake, none);
	assert_int_equal(smtp_open(&fake.endpoint, NULL, &smtp, &err), 0);
	for (size_t i = 0; i < sizeof(bad_addresses) / sizeof(bad_addresses[0]); i++) {
		const char *bad = bad_addresses[i];

		if (submit_to(smtp, bad, &code, &outage, &err) != SMTP_REFUSED || outage)
			fail_msg("recipient %zu got through", i);
		if (smtp_submit(smtp, bad, "b@c.be", MAIL, strlen(MAIL), &code, &outage, &err) !=
		    SMTP_REFUSED)
			fail_msg("sender %zu got through", i);
	}
	assert_int_equal(fake_number(&fake, "connections"), 0);
	smtp_close(&smtp);
	fake_stop(&fake);
}

static void check_says_yes_and_no_and_leaves_no_mail(void **state)
{
	static const char *const rules[] = {"greeting#1=421 4.3.2 no", NULL};
	struct smtp *smtp = NULL;
	struct error err = {0};
	struct fake fake;
	bool outage;
	int code;

	(void)state;
	fake_start(&fake, rules);
	assert_int_equal(smtp_open(&fake.endpoint, NULL, &smtp, &err), 0);
	assert_int_equal(smtp_check(smtp, &err), -1);
	assert_string_equal(err.text, "421 4.3.2 in the greeting");
	assert_int_equal(smtp_check(smtp, &err), 0);
	assert_int_equal(fake_accepted(&fake), 0);
	assert_int_equal(submit_to(smtp, "b@c.be", &code, &outage, &err), SMTP_ACCEPTED);
	smtp_close(&smtp);
	fake_stop(&fake);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(each_fault_has_its_result),
	    cmocka_unit_test(a_silent_server_is_left_in_time),
	    cmocka_unit_test(a_frozen_server_does_not_hold_up_the_end),
	    cmocka_unit_test(a_stop_ends_the_wait),
	    cmocka_unit_test(cut_at_each_byte_nothing_is_believed_sent),
	    cmocka_unit_test(the_mail_arrives_byte_for_byte),
	    cmocka_unit_test(many_mails_take_one_connection),
	    cmocka_unit_test(failure_36_one_refused_recipient_does_not_stop_the_others),
	    cmocka_unit_test(a_connection_that_ended_meanwhile_is_opened_again),
	    cmocka_unit_test(a_kept_connection_that_is_stale_costs_nothing),
	    cmocka_unit_test(an_answer_unasked_is_not_the_next_mails),
	    cmocka_unit_test(an_answer_unasked_at_a_stop_refuses_nothing),
	    cmocka_unit_test(failure_35_no_server_is_an_outage_and_it_heals),
	    cmocka_unit_test(sessions_do_not_wait_for_one_another),
	    cmocka_unit_test(a_wait_ends_in_time_and_at_a_wake_up),
	    cmocka_unit_test(the_commands_are_written_as_the_server_offers),
	    cmocka_unit_test(what_is_offered_counts_after_a_sign_in_too),
	    cmocka_unit_test(an_address_cannot_become_a_command),
	    cmocka_unit_test(check_says_yes_and_no_and_leaves_no_mail),
	};

	return cmocka_run_group_tests(tests, fake_prepare, fake_clean);
}
