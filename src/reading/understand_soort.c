/* understand_soort: what a mail is for, as far as its words tell: a question, an answer, a
 * withdrawal, spam, something else. A request is what is left: who is in doubt is treated as one
 * who asks. */
#include "reading/understand_what.h"

#include <string.h>

#include "base/text.h"
#include "form/words.h"

enum { SURE = 2, CERTAIN = 4, SHORT = 60 };

bool understand_pressing(struct understanding *u)
{
	struct understand_phrase first;

	return u->reading->gevaar == GEVAAR_SPOED ||
	       understand_sum(u, "stop", "ja", &first) >= SURE ||
	       understand_sum(u, "stop", "dreigt", &first) >= SURE;
}

bool understand_wished(struct understanding *u)
{
	struct understand_phrase next;

	for (size_t at = 0; understand_next(u, "instrument", &at, &next);) {
		if (understand_speaks(&next) && text_equal(next.source->deel, "tekst") &&
		    !understand_asked(&next) && understand_beside(&next, "wens", 6, 6))
			return true;
	}
	return false;
}

/* A number of ours ("26-00031-9") in the subject, or our own subject. */
static bool answers_us(struct understanding *u)
{
	const char *subject = u->reading->mail.onderwerp;

	if (!subject || !(u->reading->mail.marks & LETTER_REPLY))
		return false;
	for (const char *p = subject; strlen(p) >= 10; p++) {
		if (strspn(p, "0123456789") == 2 && p[2] == '-' &&
		    strspn(p + 3, "0123456789") == 5 && p[8] == '-' &&
		    strspn(p + 9, "0123456789") == 1)
			return true;
	}
	return understand_says(understand_folded(u, subject, strlen(subject)),
			       "bericht is ontvangen");
}

static bool is_question(struct understanding *u, unsigned sum)
{
	if (understand_pressing(u))
		return false;
	return sum >= CERTAIN || (!understand_wished(u) && !understand_mentions(u, "concreet"));
}

static bool is_answer(struct understanding *u, unsigned sum)
{
	(void)sum;
	return !understand_pressing(u) && !understand_wished(u);
}

static bool is_withdrawal(struct understanding *u, unsigned sum)
{
	(void)sum;
	return u->reading->gevaar != GEVAAR_SPOED;
}

/* A mistake here is a child that nobody answers. */
static bool is_spam(struct understanding *u, unsigned sum)
{
	(void)sum;
	return u->reading->gevaar != GEVAAR_SPOED && !understand_mentions(u, "concreet") &&
	       !(u->reading->mail.marks & LETTER_REPLY);
}

static bool is_other(struct understanding *u, unsigned sum)
{
	(void)sum;
	return !understand_pressing(u) && !understand_wished(u);
}

/* In this order; the first that is said clearly enough, and that nothing speaks against. */
static const struct {
	enum soort soort;
	const char *value;
	unsigned enough;
	bool (*may)(struct understanding *u, unsigned sum);
} kinds[] = {
    {SOORT_SPAM, "spam", CERTAIN - 1, is_spam},
    {SOORT_INTREKKING, "intrekking", SURE, is_withdrawal},
    {SOORT_OVERIG, "overig", SURE, is_other},
    {SOORT_ANTWOORD, "antwoord", SURE, is_answer},
    {SOORT_VRAAG, "vraag", SURE, is_question},
};

/* A reply to our own mail needs less. */
static unsigned enough_for(size_t kind, bool ours)
{
	return kinds[kind].soort == SOORT_ANTWOORD && ours ? 1 : kinds[kind].enough;
}

static bool may_answer(const struct understanding *u, size_t kind, bool ours)
{
	return kinds[kind].soort != SOORT_ANTWOORD || ours ||
	       (u->reading->mail.marks & LETTER_REPLY) != 0;
}

/* A few lines below somebody else's mail, that tell no story of their own. */
static bool is_short_reply(struct understanding *u)
{
	struct understand_phrase first;
	struct form_word word;
	size_t pos = u->own.van, words = 0;

	if (!(u->reading->mail.marks & LETTER_REPLY) || u->reading->mail.doorgestuurd)
		return false;
	while (words <= SHORT && form_next_word(u->text, u->own.tot, &pos, &word))
		words++;
	return words <= SHORT && u->reading->delen == NULL &&
	       understand_sum(u, "omschrijving", "bemiddeling", &first) < SURE &&
	       understand_sum(u, "omschrijving", "clientoverleg", &first) < SURE;
}

/* Only what would be a request; a form is one. */
void understand_soort(struct understanding *u)
{
	bool ours = answers_us(u);
	struct understand_phrase first;

	if (u->reading->soort != SOORT_AANVRAAG || u->answers.count > 0)
		return;
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		unsigned sum = understand_sum(u, "soort", kinds[i].value, &first);

		if (sum < enough_for(i, ours) || !may_answer(u, i, ours) || !kinds[i].may(u, sum))
			continue;
		u->reading->soort = kinds[i].soort;
		understand_evidence_phrase(u, "soort", &first, 0.8);
		return;
	}
	if (ours ? !understand_wished(u) : is_short_reply(u) && is_answer(u, 0))
		u->reading->soort = SOORT_ANTWOORD;
}
