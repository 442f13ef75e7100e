/* soort: what a mail is for, as far as its words tell: a question, an answer, a
 * withdrawal, spam, something else. A request is what is left: who is in doubt is treated as one
 * who asks. */
#include "understand/soort.h"

#include <string.h>

#include "base/text.h"
#include "form/words.h"
#include "letter/forward.h"
#include "letter/lines.h"
#include "letter/signoff.h"
#include "understand/claims.h"
#include "understand/evidence.h"
#include "understand/phrases.h"
#include "understand/said.h"
#include "understand/what.h"
#include "understand/who.h"
#include "understand/words.h"

enum { SURE = 2, CERTAIN = 4, SHORT = 60, GREETING = 4, POLITE = 6, BREATH = 15 /* words */ };

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

/* --- "laat maar" ---------------------------------------------------------------------------------- */

/* What may stand in one clause with it, before and behind. */
static const char *const before_it[] = {
    "dus", "dan",   "en",      "nee",	  "neen",    "ok",     "oke",	 "och",
    "ach", "sorry", "nu",      "pardon",  "hallo",   "dag",    "hoi",	 "hey",
    "hey", "beste", "geachte", "maar",	  "merci",   "dank",   "u",	 "goedemorgen",
    "we",  "wij",   "ik",      "bedankt", "heb",     "hebben", "mij",	 "voor",
    "ons", "goeie", "het",     "is",	  "mevrouw", "dat",    "meneer", NULL};
static const char *const behind_it[] = {
    "hoor", "dan", "want", "omdat", "bedankt", "merci", "dank", "sorry",  "ze",	      "we",
    "wij",  "ik",  "mvg",  "gr",    "thx",     "toch",	"nu",	"alvast", "groetjes", NULL};

/* "Dag mevrouw Claes," */
static bool is_salutation(const struct understanding *u, size_t end)
{
	struct form_range line = understand_line_at(u, end);
	struct form_word word;
	size_t pos = line.van, words = 0;

	if (!form_next_word(u->text, end, &pos, &word) || !understand_is_of(word.text, before_it))
		return false;
	while (words <= GREETING && form_next_word(u->text, end, &pos, &word))
		words++;
	return words < GREETING;
}

/* Nothing before it in its clause says of what, or by whom ("hij laat maar begaan", "ze zeggen: laat maar"); `first`:
 * nor before that clause. */
static bool begins(const struct understanding *u, size_t at, bool first)
{
	while (at > u->own.van) {
		struct understand_back word;
		char sign = u->text[at - 1];

		if (strchr(".,;!\n", sign) && (!first || is_salutation(u, at - 1)))
			return true;
		if (strchr(" \t\r-.,;!\n", sign)) {
			at--;
			continue;
		}
		if (!understand_words_before(u->text, u->own.van, at, 1, false, &word) ||
		    word.tot != at || !understand_is_of(word.text, before_it))
			return false;
		at = word.van;
	}
	return true;
}

/* And what goes on about a withdrawal, and not about what is left of it. */
static const char *const behind_all[] = {
    "worden", "en",    "voor",	 "aangezien",	"vermits",     "nadat", "doordat",
    "aub",    "graag", "hebben", "alstublieft", "alsjeblieft", NULL};

static bool ends_clause(const struct understanding *u, size_t at, const char *const *more)
{
	struct form_word word;

	at += strspn(u->text + at, " \t\r");
	return at >= u->own.tot || strchr(".,;!\n-:)", u->text[at]) ||
	       !form_next_word(u->text, u->own.tot, &at, &word) ||
	       understand_is_of(word.text, behind_it) ||
	       (more && understand_is_of(word.text, more));
}

static bool says_alone(const struct understanding *u, const char *value, bool first)
{
	struct understand_phrase next;

	for (size_t at = 0; understand_next(u, "antwoord", &at, &next);) {
		if (text_equal(next.hit->meaning->waarde, value) && understand_speaks(&next) &&
		    next.source == &u->sources[0] && next.hit->van >= u->own.van &&
		    next.hit->tot <= u->own.tot && begins(u, next.hit->van, first) &&
		    ends_clause(u, next.hit->tot, NULL))
			return true;
	}
	return false;
}

/* An answer that drops the matter in so many words, and says or asks little else: it ends a dossier, and in doubt it
 * is a message. */
static bool is_dropped(struct understanding *u)
{
	struct understand_phrase phrase;

	return is_short_reply(u) && u->reading->gevaar == GEVAAR_GEEN && is_answer(u, 0) &&
	       !memchr(u->text + u->own.van, '?', u->own.tot - u->own.van) &&
	       understand_sum(u, "antwoord", "loopt", &phrase) == 0;
}

static bool drops(struct understanding *u, unsigned sum)
{
	(void)sum;
	return is_dropped(u) && says_alone(u, "laat_maar", false);
}

static bool needs_no_more(struct understanding *u, unsigned sum)
{
	(void)sum;
	return is_dropped(u) && says_alone(u, "hoeft_niet", true);
}

/* "ik ga mijn aanvraag zeker niet intrekken" */
static bool doubts_within(const struct understanding *u, const struct understand_phrase *phrase)
{
	struct understand_phrase next;

	for (size_t at = 0; understand_next(u, "twijfel", &at, &next);) {
		if (next.source == phrase->source && next.hit->van >= phrase->hit->van &&
		    next.hit->tot <= phrase->hit->tot && !next.hit->hidden &&
		    next.hit->meaning->weight != LEXICON_VAL)
			return true;
	}
	return false;
}

/* Said of the request by who asked for it: no question, no doubt, nothing behind it that says what else it is of. What
 * stands in the subject of an answer was said before. `done`: the mail says why, and then a question is only polite:
 * "Het is uitgepraat. Mag ik de aanvraag dus intrekken?" */
static bool is_plain(const struct understanding *u, const struct understand_phrase *phrase,
		     bool done)
{
	const struct lexicon_hit *hit = phrase->hit;
	bool asked = understand_asked(phrase);

	if (hit->meaning->weight != LEXICON_STERK || !understand_speaks(phrase) ||
	    (asked && !(done && understand_beside(phrase, "beleefd", POLITE, 0))) ||
	    understand_beside(phrase, "twijfel", BREATH, BREATH) ||
	    understand_beside(phrase, "derde", BREATH, 0))
		return false;
	if (phrase->source != &u->sources[0])
		return !(u->reading->mail.marks & LETTER_REPLY);
	return hit->van >= u->own.van && hit->tot <= u->own.tot &&
	       (ends_clause(u, hit->tot, behind_all) || (asked && u->text[hit->tot] == '?')) &&
	       !doubts_within(u, phrase);
}

/* "Alles is uitgepraat"; not "mijn begeleider zegt dat alles opgelost is". */
static bool is_done_by_own_word(const struct understanding *u)
{
	struct understand_phrase next;

	for (size_t at = 0; understand_next(u, "gedaan", &at, &next);) {
		if (understand_speaks(&next) &&
		    !understand_beside(&next, "twijfel", BREATH, BREATH))
			return true;
	}
	return false;
}

static bool is_withdrawal(struct understanding *u, unsigned sum)
{
	struct understand_phrase next;
	bool done = is_done_by_own_word(u);

	(void)sum;
	for (size_t at = 0; understand_next(u, "soort", &at, &next);) {
		if (text_equal(next.hit->meaning->waarde, "intrekking") && is_plain(u, &next, done))
			return u->reading->gevaar != GEVAAR_SPOED;
	}
	return false;
}

static bool is_done(struct understanding *u, unsigned sum)
{
	(void)sum;
	return is_dropped(u) && says_alone(u, "klaar", false);
}

/* In this order; the first that is said clearly enough, and that nothing speaks against. */
static const struct {
	enum soort soort;
	const char *subject, *value;
	unsigned enough;
	bool (*may)(struct understanding *u, unsigned sum);
} kinds[] = {
    {SOORT_SPAM, "soort", "spam", CERTAIN - 1, is_spam},
    {SOORT_INTREKKING, "soort", "intrekking", SURE, is_withdrawal},
    {SOORT_INTREKKING, "antwoord", "laat_maar", SURE, drops},
    {SOORT_INTREKKING, "antwoord", "hoeft_niet", SURE, needs_no_more},
    {SOORT_INTREKKING, "antwoord", "klaar", SURE, is_done},
    {SOORT_OVERIG, "soort", "overig", SURE, is_other},
    {SOORT_ANTWOORD, "soort", "antwoord", SURE, is_answer},
    {SOORT_VRAAG, "soort", "vraag", SURE, is_question},
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

/* "Fwd:" alone was written by the program, and so was "(geen onderwerp)". */
static bool is_empty_subject(const char *subject)
{
	static const char *const fillers[] = {
	    "geen onderwerp", "geen titel",	  "no subject", "sans objet",
	    "kein betreff",   "zonder onderwerp", NULL};
	char folded[32];

	if (text_blank(subject) || text_blank(forward_subject_rest(subject)))
		return true;
	if (strlen(subject) >= sizeof(folded))
		return false;
	form_fold(subject, strlen(subject), folded, sizeof(folded));
	for (size_t i = 0; fillers[i]; i++) {
		if (text_equal(folded, fillers[i]))
			return true;
	}
	return false;
}

/* Nothing but a footer of a device, below no subject: no word of a person. */
static bool is_only_footer(const struct understanding *u)
{
	const char *own = u->text + u->own.van;
	size_t length = u->own.tot - u->own.van, at = 0;
	struct line line;
	bool footer = false;

	if (u->reading->delen || !is_empty_subject(u->reading->mail.onderwerp) ||
	    u->reading->mail.bijlage_count > 0)
		return false;
	while (lines_next(own, length, at, &line)) {
		at = line.next;
		if (lines_blank(&line))
			continue;
		if (!signoff_device(&line))
			return false;
		footer = true;
	}
	return footer;
}

/* Only what would be a request; a form is one. */
void understand_soort(struct understanding *u)
{
	bool ours = answers_us(u);
	struct understand_phrase first;

	if (u->reading->soort != SOORT_AANVRAAG || u->answers.count > 0)
		return;
	if (is_only_footer(u)) {
		u->reading->soort = SOORT_OVERIG;
		return;
	}
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		unsigned sum = understand_sum(u, kinds[i].subject, kinds[i].value, &first);

		if (sum < enough_for(i, ours) || !may_answer(u, i, ours) || !kinds[i].may(u, sum))
			continue;
		u->reading->soort = kinds[i].soort;
		understand_evidence_phrase(u, "soort", &first, 0.8);
		return;
	}
	if (ours ? !understand_wished(u) : is_short_reply(u) && is_answer(u, 0))
		u->reading->soort = SOORT_ANTWOORD;
}
