/* vraag: what it is about, in the sender's own words: the sentence in which the conflict
 * is told, else the one that asks. Where it says too little, what stands right before it belongs to it. See who.h. */
#include "understand/claims.h"

#include <string.h>
#include <strings.h>

#include "base/memory.h"
#include "base/text.h"
#include "form/blank.h"
#include "form/words.h"
#include "understand/who.h"
#include "understand/words.h"

enum { SENTENCE = 400, FEW = 8, LEAST = 5, BEFORE = 2 };

static bool is_end(const char *text, size_t at)
{
	if (strchr("!?", text[at]) || (text[at] == '\n' && text[at + 1] == '\n'))
		return true;
	/* "hij is... weg", "met dr. Maes" */
	return text[at] == '.' && strchr(" \n\r", text[at + 1]) &&
	       !(at > 0 && text[at - 1] == '.') && !understand_is_cut_short(text, at);
}

/* Where the sentence of `at` begins; never inside a character. */
static size_t sentence_start(const struct understanding *u, size_t at)
{
	size_t van = at;

	while (van > u->told.van && at - van < SENTENCE && !is_end(u->text, van - 1))
		van--;
	while (van < at && ((unsigned char)u->text[van] & 0xC0) == 0x80)
		van++;
	return van;
}

/* The sentence around a phrase, within what the applicant wrote; a cut never inside a character. */
static struct form_range sentence_around(const struct understanding *u,
					 const struct lexicon_hit *hit)
{
	struct form_range range = {sentence_start(u, hit->van), hit->tot};

	while (range.tot < u->told.tot && range.tot - hit->tot < SENTENCE &&
	       !is_end(u->text, range.tot))
		range.tot++;
	if (range.tot < u->told.tot && strchr("!?.", u->text[range.tot]))
		range.tot++;
	while (range.tot > hit->tot && ((unsigned char)u->text[range.tot] & 0xC0) == 0x80)
		range.tot--;
	form_trim(u->text, &range.van, &range.tot);
	return range;
}

/* The sentence that ends before `at`; empty: none. */
static struct form_range sentence_before(const struct understanding *u, size_t at)
{
	struct form_range range = {u->told.van, at};

	form_trim(u->text, &range.van, &range.tot);
	if (range.tot <= range.van)
		return (struct form_range){at, at};
	range.van = sentence_start(u, range.tot - 1);
	form_trim(u->text, &range.van, &range.tot);
	return range;
}

/* --- alone, or with what stands before it? ---------------------------------------------------------------- */

/* "Daarover", "we maken er altijd ruzie over": about what stands before it. */
static bool points_back(const struct understanding *u, struct form_range range)
{
	static const char *const words[] = {"erover", "hierover", "daarover", NULL};
	struct form_word word;
	size_t pos = range.van;
	bool there = false;

	while (form_next_word(u->text, range.tot, &pos, &word)) {
		if (understand_is_of(word.text, words) || (there && strcmp(word.text, "over") == 0))
			return true;
		there |= strcmp(word.text, "er") == 0 || strcmp(word.text, "daar") == 0;
	}
	return false;
}

static size_t words_in(const struct understanding *u, struct form_range range)
{
	struct form_word word;
	size_t pos = range.van, count = 0;

	while (form_next_word(u->text, range.tot, &pos, &word))
		count++;
	return count;
}

/* A sign of danger stands in it: that is told among the signals, and is no question. */
static bool is_cry(const struct understanding *u, struct form_range range)
{
	static const char signals[] = "gevaar.signalen.";

	for (size_t i = 0; i < u->reading->bron_count; i++) {
		const struct reading_bron *bron = &u->reading->bronnen[i];

		if (strncmp(bron->pad, signals, sizeof(signals) - 1) == 0 &&
		    text_equal(bron->deel, "tekst") && bron->van < range.tot &&
		    range.van < bron->tot)
			return true;
	}
	return false;
}

/* An age, a postcode, a number to call. */
static bool is_fact(const char *pad)
{
	static const char *const facts[] = {"client.leeftijd", "client.geboortedatum",
					    "client.postcode", "client.telefoon",
					    "aanvrager.telefoon"};

	for (size_t i = 0; i < sizeof(facts) / sizeof(facts[0]); i++) {
		if (text_equal(pad, facts[i]))
			return true;
	}
	return false;
}

static bool has_fact(const struct understanding *u, struct form_range range)
{
	for (size_t i = 0; i < u->reading->bron_count; i++) {
		const struct reading_bron *bron = &u->reading->bronnen[i];

		if (is_fact(bron->pad) && text_equal(bron->deel, "tekst") &&
		    bron->van < range.tot && range.van < bron->tot)
			return true;
	}
	return false;
}

/* "Ik ben de mama van Bo" */
static bool is_of_self(const char *text)
{
	static const char *const starts[] = {"ik ben ",	   "ik heet ", "wij zijn ", "we zijn ",
					     "mijn naam ", "je suis ", "i am "};

	for (size_t i = 0; i < sizeof(starts) / sizeof(starts[0]); i++) {
		if (strncasecmp(text, starts[i], strlen(starts[i])) == 0)
			return true;
	}
	return false;
}

/* Not who it is about, where they live, how to be reached: those have their own place in the reading. */
static bool is_matter(const struct understanding *u, struct form_range range)
{
	static const char *const told[] = {"woon",	 "woont",  "wonen",  "habite",
					   "habitons",	 "live",   "lives",  "bereiken",
					   "bereikbaar", "bellen", "mailen", NULL};
	struct form_word word;
	size_t pos = range.van, count = 0;

	while (form_next_word(u->text, range.tot, &pos, &word)) {
		if (understand_is_of(word.text, told))
			return false;
		count++;
	}
	return count >= LEAST && strchr(".!?", u->text[range.tot - 1]) &&
	       !is_of_self(u->text + range.van) && !has_fact(u, range) && !is_cry(u, range);
}

/* "Kan er iemand bemiddelen?" does not say about what: the sentence before it, and the one before that where it is as
 * short. */
static struct form_range with_matter(const struct understanding *u, struct form_range range)
{
	struct form_range last = range;

	for (size_t i = 0;
	     i < BEFORE && (words_in(u, last) <= FEW || (i == 0 && points_back(u, last))); i++) {
		struct form_range before = sentence_before(u, last.van);

		if (before.tot <= before.van || !is_matter(u, before))
			break;
		range.van = before.van;
		last = before;
	}
	return range;
}

/* --- which sentence? ------------------------------------------------------------------------------------------ */

static bool find_phrase(const struct understanding *u, const char *onderwerp, bool cries,
			struct understand_phrase *phrase)
{
	for (size_t at = 0; understand_told_next(u, onderwerp, &at, phrase);) {
		if (phrase->source == &u->sources[0] && understand_is_plain(phrase->hit) &&
		    (cries || !is_cry(u, (struct form_range){phrase->hit->van, phrase->hit->tot})))
			return true;
	}
	return false;
}

/* The phrase that tells most of the matter; one that is a cry, where nothing else is. */
static bool find_matter(const struct understanding *u, struct understand_phrase *phrase)
{
	static const char *const subjects[] = {"omschrijving", "stop", "toegangspoort",
					       "instrument", "wens"};
	const size_t count = sizeof(subjects) / sizeof(subjects[0]);

	for (size_t i = 0; i < 2 * count; i++) {
		if (find_phrase(u, subjects[i % count], i >= count, phrase))
			return true;
	}
	return false;
}

void understand_told_vraag(struct understanding *u)
{
	struct understand_phrase phrase;
	struct form_range range;

	if (!understand_is_told(u) || u->reading->vraag || u->reading->soort != SOORT_AANVRAAG ||
	    !find_matter(u, &phrase))
		return;
	range = with_matter(u, sentence_around(u, phrase.hit));
	u->reading->vraag = arena_slice(u->arena, u->text + range.van, range.tot - range.van);
	reading_add_bron(u->arena, u->reading, "vraag", "tekst", u->text, range.van, range.tot,
			 0.7);
}
