/* answer: how far an SMTP dialogue came and what the server said last, read from the lines on
 * the wire.
 *
 * SECURITY: lines of the server are hostile text. Only digits are taken from them, at fixed
 * places. */
#ifndef LOKET_SMTP_ANSWER_H
#define LOKET_SMTP_ANSWER_H

#include <stdbool.h>
#include <stddef.h>

/* In the order in which they come; each is entered with the command that opens it. */
enum answer_phase {
	ANSWER_CONNECT, /* until the greeting was answered */
	ANSWER_EHLO,
	ANSWER_STARTTLS,
	ANSWER_AUTH,
	ANSWER_MAIL,
	ANSWER_RCPT,
	ANSWER_DATA,
	ANSWER_BODY, /* after 354: the mail itself and the final answer */
	ANSWER_PHASE_COUNT
};

enum { ANSWER_TEXT = 40 };

struct answer {
	enum answer_phase phase;
	int code;	 /* of the last answer; 0: the last command has none yet */
	int enhanced[3]; /* RFC 3463, {0} when there is none */
	bool ended;	 /* QUIT went out: its answer is of no interest */
};

void answer_reset(struct answer *answer);
/* A command (or a piece of the mail) went out. */
void answer_sent(struct answer *answer, const char *data, size_t length);
/* A line came in. */
void answer_received(struct answer *answer, const char *line, size_t length);
/* "450 4.7.1 to RCPT", "421 in the greeting"; "" without a code. */
void answer_text(const struct answer *answer, char out[ANSWER_TEXT]);

#endif
