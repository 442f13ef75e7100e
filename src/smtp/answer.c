/* answer: see answer.h. */
#include "smtp/answer.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"

static const struct command {
	const char *begins;
	enum answer_phase
	    from; /* not before this phase, so that a password cannot look like a command */
	enum answer_phase to;
} commands[] = {
    {"EHLO ", ANSWER_CONNECT, ANSWER_EHLO},	 {"HELO ", ANSWER_CONNECT, ANSWER_EHLO},
    {"STARTTLS", ANSWER_EHLO, ANSWER_STARTTLS},	 {"AUTH ", ANSWER_EHLO, ANSWER_AUTH},
    {"MAIL FROM:", ANSWER_CONNECT, ANSWER_MAIL}, /* the first on a reused connection */
    {"RCPT TO:", ANSWER_MAIL, ANSWER_RCPT},	 {"DATA", ANSWER_RCPT, ANSWER_DATA},
};

static const char *const phase_names[ANSWER_PHASE_COUNT] = {
    [ANSWER_CONNECT] = "in the greeting",
    [ANSWER_EHLO] = "to EHLO",
    [ANSWER_STARTTLS] = "to STARTTLS",
    [ANSWER_AUTH] = "to the sign-in",
    [ANSWER_MAIL] = "to MAIL",
    [ANSWER_RCPT] = "to RCPT",
    [ANSWER_DATA] = "to DATA",
    [ANSWER_BODY] = "to the mail",
};

void answer_reset(struct answer *answer)
{
	*answer = (struct answer){.phase = ANSWER_CONNECT};
}

static void forget(struct answer *answer)
{
	answer->code = 0;
	memset(answer->enhanced, 0, sizeof(answer->enhanced));
}

void answer_sent(struct answer *answer, const char *data, size_t length)
{
	if (length >= 4 && memcmp(data, "QUIT", 4) == 0)
		answer->ended = true;
	if (answer->ended)
		return;
	forget(answer);
	if (answer->phase == ANSWER_BODY)
		return;
	for (size_t i = 0; i < sizeof(commands) / sizeof(commands[0]); i++) {
		size_t size = strlen(commands[i].begins);

		if (answer->phase < commands[i].from || length < size ||
		    memcmp(data, commands[i].begins, size) != 0)
			continue;
		answer->phase = commands[i].to;
		return;
	}
}

/* Up to three digits; 0 when there is none or more. */
static size_t read_number(const char *text, size_t length, int *number)
{
	size_t used = 0;

	for (*number = 0; used < length && text_is_digit(text[used]); used++) {
		if (used == 3)
			return 0;
		*number = *number * 10 + (text[used] - '0');
	}
	return used;
}

/* "4.7.1" with the class of the code in front. */
static void read_enhanced(struct answer *answer, const char *text, size_t length)
{
	int numbers[3];
	size_t at = 0;

	for (int i = 0; i < 3; i++) {
		size_t used;

		if (i > 0 && (at >= length || text[at++] != '.'))
			return;
		used = read_number(text + at, length - at, &numbers[i]);
		if (used == 0)
			return;
		at += used;
	}
	if (numbers[0] == answer->code / 100 && (at == length || strchr(" \r\n", text[at])))
		memcpy(answer->enhanced, numbers, sizeof(numbers));
}

void answer_received(struct answer *answer, const char *line, size_t length)
{
	int code;

	if (answer->ended || length < 3 || read_number(line, 3, &code) != 3 || code < 200 ||
	    code > 599)
		return;
	if (length > 3 && line[3] == '-')
		return; /* more lines follow */
	forget(answer);
	answer->code = code;
	if (length > 4 && line[3] == ' ')
		read_enhanced(answer, line + 4, length - 4);
	if (answer->phase == ANSWER_DATA && code == 354) {
		answer->phase = ANSWER_BODY;
		forget(answer);
	}
}

void answer_text(const struct answer *answer, char out[ANSWER_TEXT])
{
	const int *enhanced = answer->enhanced;

	out[0] = '\0';
	if (answer->code == 0)
		return;
	if (enhanced[0])
		snprintf(out, ANSWER_TEXT, "%d %d.%d.%d %s", answer->code, enhanced[0], enhanced[1],
			 enhanced[2], phase_names[answer->phase]);
	else
		snprintf(out, ANSWER_TEXT, "%d %s", answer->code, phase_names[answer->phase]);
}
