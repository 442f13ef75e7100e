/* How an SMTP dialogue is followed, and what follows from where it ended. Codes and their
 * meaning: RFC 5321 section 4.2, RFC 4954 section 6, RFC 3463. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "smtp/answer.h"
#include "smtp/verdict.h"

/* Lines with "C: " go out, "S: " come in. */
static void play(struct answer *answer, const char *const *lines)
{
	answer_reset(answer);
	for (; *lines; lines++) {
		char line[400];
		int length = snprintf(line, sizeof(line), "%s\r\n", *lines + 3);

		if ((*lines)[0] == 'C')
			answer_sent(answer, line, (size_t)length);
		else
			answer_received(answer, line, (size_t)length);
	}
}

static const struct dialogue {
	const char *name;
	const char *lines[12];
	enum answer_phase phase;
	const char *text;
} dialogues[] = {
    {"nothing said", {NULL}, ANSWER_CONNECT, ""},
    {"greeting refuses",
     {"S: 554 5.3.2 no service", NULL},
     ANSWER_CONNECT,
     "554 5.3.2 in the greeting"},
    {"greeting of several lines, only the last counts",
     {"S: 220-wait", "S: 421 later", NULL},
     ANSWER_CONNECT,
     "421 in the greeting"},
    {"HELO after EHLO",
     {"S: 220 x", "C: EHLO a", "S: 502 what", "C: HELO a", "S: 550 no", NULL},
     ANSWER_EHLO,
     "550 to EHLO"},
    {"sign-in refused",
     {"S: 220 x", "C: EHLO a", "S: 250 x", "C: AUTH PLAIN AGEAYg==", "S: 535 5.7.8 bad", NULL},
     ANSWER_AUTH,
     "535 5.7.8 to the sign-in"},
    {"a password that looks like a command stays the sign-in",
     {"C: EHLO a", "S: 250 x", "C: AUTH LOGIN", "S: 334 VXNlcg==", "C: DATA", "S: 535 no", NULL},
     ANSWER_AUTH,
     "535 to the sign-in"},
    {"reused connection, recipient refused",
     {"C: MAIL FROM:<a@b.be>", "S: 250 2.1.0 ok", "C: RCPT TO:<c@d.be>", "S: 550 5.1.1 <c@d.be> no",
      NULL},
     ANSWER_RCPT,
     "550 5.1.1 to RCPT"},
    {"command without an answer forgets the last one",
     {"C: MAIL FROM:<a@b.be>", "S: 250 2.1.0 ok", "C: RCPT TO:<c@d.be>", NULL},
     ANSWER_RCPT,
     ""},
    {"354 opens the mail, its answer is not there yet",
     {"C: MAIL FROM:<a@b.be>", "S: 250 ok", "C: RCPT TO:<c@d.be>", "S: 250 ok", "C: DATA",
      "S: 354 go", NULL},
     ANSWER_BODY,
     ""},
    {"mail refused",
     {"C: MAIL FROM:<a@b.be>", "S: 250 ok", "C: RCPT TO:<c@d.be>", "S: 250 ok", "C: DATA",
      "S: 354 go", "S: 554 5.7.1 spam", NULL},
     ANSWER_BODY,
     "554 5.7.1 to the mail"},
    {"QUIT does not wipe out why",
     {"C: MAIL FROM:<a@b.be>", "S: 450 4.7.1 slow", "C: QUIT", "S: 221 2.0.0 bye", NULL},
     ANSWER_MAIL,
     "450 4.7.1 to MAIL"},
    {"enhanced code of another class is none",
     {"C: MAIL FROM:<a@b.be>", "S: 450 5.1.1 odd", NULL},
     ANSWER_MAIL,
     "450 to MAIL"},
    {"enhanced code with a tail is none",
     {"C: MAIL FROM:<a@b.be>", "S: 450 4.1.1x", NULL},
     ANSWER_MAIL,
     "450 to MAIL"},
    {"enhanced code of four digits is none",
     {"C: MAIL FROM:<a@b.be>", "S: 450 4.1111.1 x", NULL},
     ANSWER_MAIL,
     "450 to MAIL"},
    {"code alone", {"C: MAIL FROM:<a@b.be>", "S: 450", NULL}, ANSWER_MAIL, "450 to MAIL"},
    {"what is no answer is passed over",
     {"C: MAIL FROM:<a@b.be>", "S: 4x0 4.1.1", "S: 999 x", "S: x", "S: ", NULL},
     ANSWER_MAIL,
     ""},
};

static void the_dialogue_is_followed(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(dialogues) / sizeof(dialogues[0]); i++) {
		struct answer answer;
		char text[ANSWER_TEXT];

		play(&answer, dialogues[i].lines);
		answer_text(&answer, text);
		if (answer.phase != dialogues[i].phase || strcmp(text, dialogues[i].text) != 0)
			fail_msg("%s: phase %d, \"%s\"", dialogues[i].name, (int)answer.phase,
				 text);
	}
}

static void an_answer_may_end_anywhere(void **state)
{
	static const char line[] = "550 5.1.1 no";

	(void)state;
	for (size_t length = 0; length < sizeof(line); length++) {
		char exact[sizeof(line)];
		struct answer answer;

		memcpy(exact, line, length);
		answer_reset(&answer);
		answer_received(&answer, exact, length);
		assert_int_equal(answer.code, length < 3 ? 0 : 550);
	}
}

static const struct verdict_case {
	const char *name;
	enum answer_phase phase;
	int code;
	enum smtp_result result;
	bool outage;
} verdicts[] = {
    {"no connection", ANSWER_CONNECT, 0, SMTP_LATER, true},
    {"5xx greeting is the server's trouble", ANSWER_CONNECT, 554, SMTP_LATER, true},
    {"5xx to EHLO", ANSWER_EHLO, 550, SMTP_LATER, true},
    {"STARTTLS not possible now", ANSWER_STARTTLS, 454, SMTP_LATER, true},
    {"wrong password", ANSWER_AUTH, 535, SMTP_LATER, true},
    {"sign-in server down", ANSWER_AUTH, 454, SMTP_LATER, true},
    {"sign-in wanted at MAIL", ANSWER_MAIL, 530, SMTP_LATER, true},
    {"sign-in wanted at RCPT", ANSWER_RCPT, 530, SMTP_LATER, true},
    {"sender not ours there: mails wait", ANSWER_MAIL, 553, SMTP_LATER, false},
    {"too large for the server", ANSWER_MAIL, 552, SMTP_REFUSED, false},
    {"sender limited", ANSWER_MAIL, 450, SMTP_LATER, false},
    {"server closes at RCPT", ANSWER_RCPT, 421, SMTP_LATER, true},
    {"recipient busy", ANSWER_RCPT, 450, SMTP_LATER, false},
    {"too many connections to the recipient", ANSWER_RCPT, 432, SMTP_LATER, false},
    {"no such recipient", ANSWER_RCPT, 550, SMTP_REFUSED, false},
    {"lost at RCPT", ANSWER_RCPT, 0, SMTP_LATER, true},
    {"DATA put off", ANSWER_DATA, 451, SMTP_LATER, false},
    {"DATA refused", ANSWER_DATA, 554, SMTP_REFUSED, false},
    {"DATA answered with 250", ANSWER_DATA, 250, SMTP_LATER, false},
    {"lost in the mail", ANSWER_BODY, 0, SMTP_LATER, true},
    {"mail put off", ANSWER_BODY, 452, SMTP_LATER, false},
    {"mail refused", ANSWER_BODY, 550, SMTP_REFUSED, false},
};

static void the_place_and_the_code_decide(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(verdicts) / sizeof(verdicts[0]); i++) {
		const struct verdict_case *wanted = &verdicts[i];
		struct answer answer = {.phase = wanted->phase, .code = wanted->code};
		struct verdict verdict = verdict_of(&answer);

		if (verdict.result != wanted->result || verdict.outage != wanted->outage)
			fail_msg("%s: result %d, outage %d", wanted->name, (int)verdict.result,
				 verdict.outage);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_dialogue_is_followed),
	    cmocka_unit_test(an_answer_may_end_anywhere),
	    cmocka_unit_test(the_place_and_the_code_decide),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
