/* dialogue: one mail on an open connection: MAIL, RCPT, DATA, the mail. Pure: bytes go in and come
 * out. With PIPELINING (RFC 2920) the three commands leave together, which saves two waits.
 *
 * SECURITY: lines of the server are hostile text; see answer.h. */
#ifndef LOKET_SMTP_DIALOGUE_H
#define LOKET_SMTP_DIALOGUE_H

#include <stdbool.h>
#include <stddef.h>
#include "base/memory.h"
#include "smtp/answer.h"

enum { DIALOGUE_COMMANDS = 3, DIALOGUE_LINE = 2048 };

/* What the server offered in its last answer to EHLO. */
struct dialogue_offers {
	bool pipelining, size, utf8;
};

struct dialogue_mail {
	const char *from, *to; /* domains in ASCII; nothing that ends a line or a bracket */
	const char *data;      /* CRLF line ends */
	size_t length;
};

struct dialogue {
	struct answer answer;
	struct dialogue_mail mail; /* borrowed until it has ended */
	bool pipelining;
	struct buffer commands[DIALOGUE_COMMANDS];
	size_t at;	   /* the command whose answer is awaited */
	struct buffer out; /* what is to be sent now */
	size_t sent;	   /* of out */
	size_t taken;	   /* of the mail */
	bool ended, accepted;
	char line[DIALOGUE_LINE];
	size_t line_length, heard; /* heard: bytes of the present answer */
};

/* A greeting, EHLO and so on were read by others; `offers` is what came of it. */
void dialogue_begin(struct dialogue *dialogue, const struct dialogue_mail *mail,
		    const struct dialogue_offers *offers);
/* One command instead of a mail, for `check`. */
void dialogue_begin_noop(struct dialogue *dialogue);
/* What is to be sent, in *data_r; its length, 0: nothing before the server answers. */
size_t dialogue_output(struct dialogue *dialogue, const char **data_r);
void dialogue_sent(struct dialogue *dialogue, size_t length);
/* What the server said, in any pieces; afterwards look at `ended` and `accepted`. */
void dialogue_input(struct dialogue *dialogue, const char *data, size_t length);
/* The last byte of the mail is out: the server may have it. */
bool dialogue_handed_over(const struct dialogue *dialogue);
/* Notes what a line of the answer to EHLO offers ("250-PIPELINING"). */
void dialogue_offer(struct dialogue_offers *offers, const char *line, size_t length);
void dialogue_free(struct dialogue *dialogue);

#endif
