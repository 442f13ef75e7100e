/* verdict: see verdict.h. */
#include "smtp/verdict.h"

/* The first row that fits. A fault before MAIL is never the mail's. A sender that the server
 * does not want (5xx to MAIL) is a fault of its configuration or ours: mails wait until a
 * person has mended it. */
static const struct row {
	enum answer_phase from, to;
	int low, high;
	struct verdict verdict;
} rows[] = {
    {ANSWER_CONNECT, ANSWER_AUTH, 0, 599, {SMTP_LATER, true}},
    {ANSWER_MAIL, ANSWER_BODY, 0, 0, {SMTP_LATER, true}},     /* no answer */
    {ANSWER_MAIL, ANSWER_BODY, 421, 421, {SMTP_LATER, true}}, /* the server closes */
    {ANSWER_MAIL, ANSWER_RCPT, 530, 530, {SMTP_LATER, true}}, /* wants a sign-in or TLS */
    {ANSWER_MAIL, ANSWER_RCPT, 534, 535, {SMTP_LATER, true}},
    {ANSWER_MAIL, ANSWER_RCPT, 538, 538, {SMTP_LATER, true}},
    {ANSWER_MAIL, ANSWER_MAIL, 552, 552, {SMTP_REFUSED, false}}, /* SIZE: too large for ever */
    {ANSWER_MAIL, ANSWER_MAIL, 400, 599, {SMTP_LATER, false}},
    {ANSWER_RCPT, ANSWER_BODY, 500, 599, {SMTP_REFUSED, false}},
};

struct verdict verdict_of(const struct answer *answer)
{
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		if (answer->phase >= rows[i].from && answer->phase <= rows[i].to &&
		    answer->code >= rows[i].low && answer->code <= rows[i].high)
			return rows[i].verdict;
	}
	return (struct verdict){SMTP_LATER, false};
}
