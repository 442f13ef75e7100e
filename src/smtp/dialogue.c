/* dialogue: see dialogue.h. */
#include "smtp/dialogue.h"

#include <string.h>
#include <strings.h>

enum {
	PIECE = 16 * 1024,	  /* one record of TLS */
	ANSWER_LIMIT = 64 * 1024, /* no server needs more lines than that */
};

static bool is_ascii(const char *text)
{
	for (; *text; text++) {
		if ((unsigned char)*text >= 0x80)
			return false;
	}
	return true;
}

static void put_out(struct dialogue *dialogue, const struct buffer *command)
{
	buffer_add(&dialogue->out, command->data, command->length);
}

/* From here on the server's next answer is to that command. */
static void await(struct dialogue *dialogue, size_t which)
{
	const struct buffer *command = &dialogue->commands[which];

	dialogue->at = which;
	dialogue->heard = 0;
	answer_sent(&dialogue->answer, command->data, command->length);
}

static void begin(struct dialogue *dialogue)
{
	dialogue->at = dialogue->sent = dialogue->taken = 0;
	dialogue->line_length = 0;
	dialogue->ended = dialogue->accepted = false;
	dialogue->out.length = 0;
	for (size_t i = 0; i < DIALOGUE_COMMANDS; i++)
		dialogue->commands[i].length = 0;
}

void dialogue_begin(struct dialogue *dialogue, const struct dialogue_mail *mail,
		    const struct dialogue_offers *offers)
{
	struct buffer *commands = dialogue->commands;

	begin(dialogue);
	dialogue->mail = *mail;
	dialogue->pipelining = offers->pipelining;
	buffer_format(&commands[0], "MAIL FROM:<%s>", mail->from);
	if (offers->size)
		buffer_format(&commands[0], " SIZE=%zu", mail->length);
	if (offers->utf8 && !(is_ascii(mail->from) && is_ascii(mail->to)))
		buffer_text(&commands[0], " SMTPUTF8");
	buffer_text(&commands[0], "\r\n");
	buffer_format(&commands[1], "RCPT TO:<%s>\r\n", mail->to);
	buffer_text(&commands[2], "DATA\r\n");
	for (size_t i = 0; i < (offers->pipelining ? DIALOGUE_COMMANDS : 1); i++)
		put_out(dialogue, &commands[i]);
	await(dialogue, 0);
}

void dialogue_begin_noop(struct dialogue *dialogue)
{
	begin(dialogue);
	dialogue->mail = (struct dialogue_mail){0};
	dialogue->pipelining = false;
	buffer_text(&dialogue->commands[0], "NOOP\r\n");
	put_out(dialogue, &dialogue->commands[0]);
	await(dialogue, 0);
}

/* --- the mail --- */

/* A dot at the start of a line is doubled (RFC 5321 4.5.2). The mail before `at` ends in a line end
 * or is empty. */
static bool at_line_start(const struct dialogue_mail *mail, size_t at)
{
	return at == 0 || (at >= 2 && mail->data[at - 2] == '\r' && mail->data[at - 1] == '\n');
}

static void put_end(struct dialogue *dialogue)
{
	if (!at_line_start(&dialogue->mail, dialogue->mail.length))
		buffer_text(&dialogue->out, "\r\n");
	buffer_text(&dialogue->out, ".\r\n");
	dialogue->taken++; /* so that it comes once */
}

static void put_piece(struct dialogue *dialogue)
{
	const struct dialogue_mail *mail = &dialogue->mail;
	size_t left = mail->length - dialogue->taken;
	size_t end = dialogue->taken + (left < PIECE ? left : PIECE);

	while (dialogue->taken < end) {
		const char *from = mail->data + dialogue->taken;
		const char *line_end = memchr(from, '\n', end - dialogue->taken);
		size_t length = line_end ? (size_t)(line_end - from) + 1 : end - dialogue->taken;

		if (*from == '.' && at_line_start(mail, dialogue->taken))
			buffer_char(&dialogue->out, '.');
		buffer_add(&dialogue->out, from, length);
		dialogue->taken += length;
	}
	if (end == mail->length)
		put_end(dialogue);
}

bool dialogue_handed_over(const struct dialogue *dialogue)
{
	return dialogue->taken > dialogue->mail.length && dialogue->sent == dialogue->out.length;
}

size_t dialogue_output(struct dialogue *dialogue, const char **data_r)
{
	if (dialogue->sent == dialogue->out.length) {
		dialogue->sent = dialogue->out.length = 0;
		if (dialogue->answer.phase == ANSWER_BODY &&
		    dialogue->taken <= dialogue->mail.length && !dialogue->ended)
			put_piece(dialogue);
	}
	*data_r = dialogue->out.data ? dialogue->out.data + dialogue->sent : NULL;
	return dialogue->out.length - dialogue->sent;
}

void dialogue_sent(struct dialogue *dialogue, size_t length)
{
	dialogue->sent += length;
}

/* --- answers --- */

static void end(struct dialogue *dialogue, bool accepted)
{
	dialogue->ended = true;
	dialogue->accepted = accepted;
}

static bool is_last_command(const struct dialogue *dialogue)
{
	return dialogue->at + 1 == DIALOGUE_COMMANDS ||
	       dialogue->commands[dialogue->at + 1].length == 0;
}

/* The code of a whole answer is known. 354 to DATA has become ANSWER_BODY. */
static void on_answer(struct dialogue *dialogue, bool was_body)
{
	int code = dialogue->answer.code;

	if (!was_body && dialogue->answer.phase == ANSWER_BODY)
		return;
	if (code / 100 != 2 || dialogue->answer.phase == ANSWER_DATA) {
		end(dialogue, false);
		return;
	}
	if (was_body) {
		end(dialogue, dialogue_handed_over(dialogue));
		return;
	}
	if (is_last_command(dialogue)) {
		end(dialogue, true);
		return;
	}
	await(dialogue, dialogue->at + 1);
	if (!dialogue->pipelining)
		put_out(dialogue, &dialogue->commands[dialogue->at]);
}

static bool is_code(const char *line, size_t length)
{
	for (size_t i = 0; i < 3; i++) {
		if (i >= length || line[i] < '0' || line[i] > '9')
			return false;
	}
	return true;
}

static void on_line(struct dialogue *dialogue, const char *line, size_t length)
{
	bool was_body = dialogue->answer.phase == ANSWER_BODY;

	if (!is_code(line, length)) {
		end(dialogue, false); /* whatever that is, it is no answer */
		return;
	}
	answer_received(&dialogue->answer, line, length);
	if (dialogue->answer.code != 0 || (!was_body && dialogue->answer.phase == ANSWER_BODY))
		on_answer(dialogue, was_body);
}

void dialogue_input(struct dialogue *dialogue, const char *data, size_t length)
{
	for (size_t i = 0; i < length && !dialogue->ended; i++) {
		if (dialogue->line_length == sizeof(dialogue->line) ||
		    ++dialogue->heard > ANSWER_LIMIT) {
			end(dialogue, false);
			return;
		}
		dialogue->line[dialogue->line_length++] = data[i];
		if (data[i] != '\n')
			continue;
		on_line(dialogue, dialogue->line, dialogue->line_length);
		dialogue->line_length = 0;
	}
}

/* --- what the server offers --- */

void dialogue_offer(struct dialogue_offers *offers, const char *line, size_t length)
{
	const struct {
		const char *word;
		bool *offered;
	} words[] = {{"PIPELINING", &offers->pipelining},
		     {"SIZE", &offers->size},
		     {"SMTPUTF8", &offers->utf8}};

	if (length < 5 || memcmp(line, "250", 3) != 0)
		return;
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		size_t size = strlen(words[i].word);

		if (length > 4 + size && strncasecmp(line + 4, words[i].word, size) == 0 &&
		    strchr(" \r\n", line[4 + size]))
			*words[i].offered = true;
	}
}

void dialogue_free(struct dialogue *dialogue)
{
	for (size_t i = 0; i < DIALOGUE_COMMANDS; i++)
		buffer_free(&dialogue->commands[i]);
	buffer_free(&dialogue->out);
	*dialogue = (struct dialogue){0};
}
