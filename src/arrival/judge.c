/* judge: see judge.h. */
#include "arrival/judge.h"

/* What becomes of each kind of mail (contract section 4). */
static const struct plan {
	bool dossier;
	enum mail_state state;
} plans[SOORT_COUNT] = {
    [SOORT_OVERIG] = {true, MAIL_VERWERKT},	   [SOORT_AANVRAAG] = {true, MAIL_VERWERKT},
    [SOORT_VRAAG] = {true, MAIL_VERWERKT},	   [SOORT_ANTWOORD] = {true, MAIL_VERWERKT},
    [SOORT_INTREKKING] = {true, MAIL_VERWERKT},	   [SOORT_OPDRACHT] = {true, MAIL_VERWERKT},
    [SOORT_BOUNCE] = {false, MAIL_GENEGEERD},	   [SOORT_AUTOMATISCH] = {false, MAIL_GENEGEERD},
    [SOORT_LIJST] = {false, MAIL_GENEGEERD},	   [SOORT_SPAM] = {false, MAIL_GENEGEERD},
    [SOORT_ONLEESBAAR] = {false, MAIL_ONLEESBAAR},
};

/* The code that `list --mail` shows for a mail that is left alone. */
static const char *why_ignored(const struct reading *reading)
{
	for (unsigned bit = 1; bit <= LETTER_OUT_OF_OFFICE; bit <<= 1) {
		if (reading->mail.marks & bit)
			return letter_mark_name((enum letter_mark)bit);
	}
	return NULL;
}

bool judge_is_echo(const struct opening *opening)
{
	const struct reading *reading = opening->receipt->reading;
	bool colleague = opening->whose.addressed && opening->whose.role != TOKEN_AANVRAGER &&
			 !(reading->mail.marks & LETTER_LOKET);

	return !colleague && answer_is_own(opening->desk, reading);
}

bool judge_mail(struct opening *opening)
{
	struct arrival_receipt *receipt = opening->receipt;
	struct store_mail *mail = &opening->mail;
	const struct plan *plan;

	mail->state = receipt->state;
	mail->reason = receipt->reason;
	if (!receipt->reading || receipt->state != MAIL_VERWERKT)
		return false;
	if (judge_is_echo(opening)) {
		mail->soort = receipt->reading->soort = SOORT_AUTOMATISCH;
		mail->state = MAIL_GENEGEERD;
		mail->reason = "eigen";
		return false;
	}
	plan = &plans[receipt->reading->soort];
	mail->state = plan->state;
	if (receipt->reading->mail.grens != LETTER_WITHIN_LIMITS) {
		mail->state = MAIL_TE_GROOT;
		mail->reason = letter_limit_name(receipt->reading->mail.grens);
	} else if (!plan->dossier && !mail->reason) {
		mail->reason = why_ignored(receipt->reading);
	}
	return plan->dossier && mail->state == MAIL_VERWERKT;
}
