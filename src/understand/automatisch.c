/* automatisch: absence notices and acknowledgements of which no header says what they are. Several kinds
 * of words of machines must stand together (config/lexicon/automatisch), little may stand beside them, and
 * nothing that only a person writes: in doubt it is a person, for an answer too many can be borne, and a
 * request that nobody sees cannot. */
#include "understand/claims.h"

#include <string.h>

#include "base/text.h"
#include "form/words.h"
#include "sorting/sorting.h"
#include "understand/evidence.h"
#include "understand/phrases.h"
#include "understand/soort.h"
#include "understand/what.h"

enum {
	WORDS = 160,	   /* of a whole notice */
	BESIDE = 32,	   /* of greetings and a signature */
	BESIDE_NAMED = 60, /* where the subject says that it is one */
	FEW = 15,	   /* the same, when nothing of the kind is said */
	SENTENCES = 80,
};

/* What is said, as bits in the order of `says`. */
enum { ZELF = 1, WEG = 2, DRINGEND = 4, LATER = 8, DANK = 16 };
static const char *const says[] = {"zelf", "weg", "dringend", "later", "dank"};

struct notice {
	unsigned said;
	bool covered[SENTENCES]; /* sentences that hold words of a machine */
	struct understand_phrase first;
};

/* Denial and time change nothing of these words. */
static bool is_plain(const struct lexicon_hit *hit)
{
	return hit->meaning->weight != LEXICON_VAL && !hit->hidden;
}

static void collect(const struct understanding *u, struct notice *notice)
{
	struct understand_phrase next;

	for (size_t at = 0; understand_next(u, "automaat", &at, &next);) {
		if (!is_plain(next.hit) || !text_equal(next.source->deel, "tekst"))
			continue;
		for (size_t i = 0; i < sizeof(says) / sizeof(says[0]); i++) {
			if (text_equal(next.hit->meaning->waarde, says[i]))
				notice->said |= 1u << i;
		}
		if (!notice->first.hit)
			notice->first = next;
		if (next.hit->sentence < SENTENCES)
			notice->covered[next.hit->sentence] = true;
	}
}

static bool asks(const char *text, size_t from, size_t to)
{
	return memchr(text + from, '?', to - from) != NULL;
}

/* How many words of what this person wrote stand in no sentence of a machine; too many for a question. */
static size_t words_beside(const struct understanding *u, const struct notice *notice)
{
	struct form_word word;
	size_t pos = 0, all = 0, beside = 0, behind = 0;
	unsigned sentence = 0;

	while (behind < u->own.tot && form_next_word(u->text, u->length, &pos, &word)) {
		bool inside = word.van >= u->own.van && word.tot <= u->own.tot;
		bool covered = sentence < SENTENCES && notice->covered[sentence];
		size_t next = pos;
		struct form_word after;

		all += inside;
		beside += inside && !covered;
		behind = word.tot;
		if (!form_next_word(u->text, u->length, &next, &after))
			after.van = u->length;
		if (inside && !covered && asks(u->text, word.tot, after.van))
			return WORDS;
		sentence += word.sentence_end;
	}
	return all > WORDS ? WORDS : beside;
}

static bool is_person(struct understanding *u)
{
	struct understand_phrase next;

	for (size_t at = 0; understand_next(u, "mens", &at, &next);) {
		if (is_plain(next.hit))
			return true;
	}
	return u->answers.count > 0 || u->reading->deel_count > 0 ||
	       u->reading->mail.doorgestuurd || understand_mentions(u, "concreet") ||
	       understand_wished(u) || understand_pressing(u);
}

static unsigned count_bits(unsigned bits)
{
	unsigned count = 0;

	for (; bits; bits &= bits - 1)
		count++;
	return count;
}

/* Without any of this it is none, however few its words are: most mails, of which none is counted. */
static bool says_something(const struct notice *notice, enum sorting_absence subject)
{
	return subject == SORTING_ABSENT || (notice->said & (ZELF | WEG));
}

/* Whether what is said makes a notice: the more of it the less the header says. `beside`: words that stand in
 * none of it. */
static bool says_enough(const struct notice *notice, size_t beside, enum sorting_absence subject,
			unsigned marks)
{
	const unsigned hints = LETTER_PRECEDENCE_BULK | LETTER_NULL_SENDER;
	unsigned others = count_bits(notice->said & ~(unsigned)(ZELF | WEG));
	bool hinted = subject == SORTING_MAYBE || (marks & hints);

	if (subject == SORTING_ABSENT)
		return notice->said ? beside <= BESIDE_NAMED : beside <= FEW;
	if (beside > BESIDE)
		return false;
	if (notice->said & ZELF)
		return (notice->said & ~(unsigned)ZELF) != 0;
	return (notice->said & WEG) && others >= (hinted ? 1 : 2);
}

void understand_automatisch(struct understanding *u)
{
	enum sorting_absence subject = sorting_absence_subject(u->reading->mail.onderwerp);
	struct letter *mail = &u->reading->mail;
	struct notice notice = {0};

	if (u->reading->soort == SOORT_SPAM)
		return;
	/* the program says so itself, twice: Exchange puts both on its notices, nobody writes them */
	if (subject == SORTING_ABSENT && (mail->marks & LETTER_SUPPRESS)) {
		u->reading->soort = SOORT_AUTOMATISCH;
		mail->marks |= LETTER_OUT_OF_OFFICE;
		return;
	}
	collect(u, &notice);
	if (!says_something(&notice, subject) ||
	    !says_enough(&notice, words_beside(u, &notice), subject, mail->marks) || is_person(u)) {
		if (u->reading->soort == SOORT_AUTOMATISCH)
			u->reading->soort = SOORT_AANVRAAG;
		mail->marks &= ~(unsigned)LETTER_OUT_OF_OFFICE;
		return;
	}
	u->reading->soort = SOORT_AUTOMATISCH;
	if (notice.said & (WEG | DRINGEND))
		mail->marks |= LETTER_OUT_OF_OFFICE;
	if (notice.first.hit)
		understand_evidence_phrase(u, "soort", &notice.first, 0.8);
}
