/* gevaar_jaar: see gevaar_jaar.h. */
#include "understand/gevaar_jaar.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/text.h"
#include "understand/what.h"

enum {
	DIGITS = 4,
	OLDEST = 1900,
	WORD = 24,   /* bytes of the longest word that is looked at */
	SINCE = 6,   /* words between "sinds" and its year */
	NEAR = 30,   /* bytes before a year in which it is said whose it is */
	BESIDE = 10, /* bytes between a phrase and a year that is its own: " van " */
};

/* A year in a text, and what is told of it. */
struct year {
	const char *text;
	size_t van, at; /* where its sentence begins; its first digit */
	int value;
};

/* Four digits and no more. */
static bool is_year(const char *text, size_t length, size_t at)
{
	if (at + DIGITS > length ||
	    (at > 0 &&
	     (text_is_digit(text[at - 1]) || text_is_letter(text[at - 1]) || text[at - 1] == '.')))
		return false;
	for (size_t i = 0; i < DIGITS; i++) {
		if (!text_is_digit(text[at + i]))
			return false;
	}
	return at + DIGITS == length ||
	       (!text_is_digit(text[at + DIGITS]) && !text_is_letter(text[at + DIGITS]));
}

/* The next year of a sentence, from a place on. */
static bool next_year(const struct understand_source *source, size_t tot, struct year *year)
{
	for (; year->at < tot; year->at++) {
		if (is_year(source->text, source->length, year->at)) {
			year->value = atoi(source->text + year->at);
			return true;
		}
	}
	return false;
}

/* The word that ends before *at; *at is moved to where it begins. Empty: none, or a mark between them. */
static void word_before(const struct year *year, size_t *at, char word[WORD])
{
	size_t tot = *at, van;

	while (tot > year->van && year->text[tot - 1] == ' ')
		tot--;
	for (van = tot; van > year->van && text_is_letter(year->text[van - 1]);)
		van--;
	word[0] = '\0';
	if (tot - van >= WORD)
		return;
	memcpy(word, year->text + van, tot - van);
	word[tot - van] = '\0';
	*at = van;
}

static bool is_of(const char *word, const char *const *words)
{
	for (; *words; words++) {
		if (strcasecmp(word, *words) == 0)
			return true;
	}
	return false;
}

/* It began then: "sinds de scheiding in 2019", "al van 2019". */
static bool is_beginning(const struct year *year)
{
	static const char *const words[] = {"sinds", "sedert", "vanaf", "depuis",
					    "since", "seit",   "al",	NULL};
	size_t at = year->at;
	char word[WORD];

	for (unsigned i = 0; i < SINCE; i++) {
		word_before(year, &at, word);
		if (word[0] == '\0')
			return false;
		if (is_of(word, words))
			return true;
	}
	return false;
}

/* "geboren op 3 maart 2012", "het decreet van 2014" */
static bool is_other(const struct year *year)
{
	static const char *const words[] = {"gebor", "geb.", "born", "decreet", NULL};
	char before[NEAR + 1];
	size_t size = year->at - year->van < NEAR ? year->at - year->van : NEAR;

	memcpy(before, year->text + year->at - size, size);
	before[size] = '\0';
	for (size_t i = 0; words[i]; i++) {
		if (strcasestr(before, words[i]))
			return true;
	}
	return false;
}

/* "poging (2020)"; not "Noor (2012)", who is born then. */
static bool is_in_brackets(const struct year *year)
{
	size_t at = year->at - 1;
	char word[WORD], behind = year->text[year->at + DIGITS];

	word_before(year, &at, word);
	return (behind == ')' || behind == ',') && !(word[0] >= 'A' && word[0] <= 'Z');
}

/* "in 2015", "zomer 2019", "dateert van 2024"; a number may be of a street or a law, and who is "van 2012" is born then. */
static bool is_time(const struct year *year, const struct lexicon_hit *hit)
{
	static const char *const words[] = {
	    "in",	"eind",	    "begin",   "anno",	   "zomer",	"winter",
	    "herfst",	"lente",    "januari", "februari", "maart",	"april",
	    "mei",	"juni",	    "juli",    "augustus", "september", "oktober",
	    "november", "december", "jaar",    "voorjaar", "najaar",	NULL};
	static const char *const dated[] = {"dateert", "dateren", "dateerde", "dateerden", NULL};
	size_t at = year->at;
	char word[WORD];

	if (year->at > year->van && year->text[year->at - 1] == '(')
		return is_in_brackets(year);
	word_before(year, &at, word);
	if (is_of(word, words))
		return true;
	if (strcasecmp(word, "van") != 0 && strcasecmp(word, "uit") != 0)
		return false;
	if (year->at >= hit->tot && year->at - hit->tot <= BESIDE)
		return true;
	word_before(year, &at, word);
	return is_of(word, dated);
}

/* The sentence of the phrase, and where its years are looked for from. */
static struct form_range sentence_of(const struct understand_phrase *phrase, struct year *year)
{
	struct form_range sentence = understand_sentences(
	    phrase->source, (struct form_range){phrase->hit->van, phrase->hit->tot});

	*year = (struct year){phrase->source->text, sentence.van, sentence.van, 0};
	return sentence;
}

bool understand_years_ago(const struct understanding *u, const struct understand_phrase *phrase)
{
	struct year year;
	struct form_range sentence = sentence_of(phrase, &year);
	int now = u->today ? atoi(u->today) : 0;

	for (; next_year(phrase->source, sentence.tot, &year); year.at += DIGITS) {
		if (year.value >= OLDEST && year.value + 1 < now && !is_beginning(&year) &&
		    !is_other(&year) && is_time(&year, phrase->hit))
			return true;
	}
	return false;
}

bool understand_since_year(const struct understand_phrase *phrase)
{
	struct year year;

	sentence_of(phrase, &year);
	for (; next_year(phrase->source, phrase->hit->van, &year); year.at += DIGITS) {
		if (is_beginning(&year))
			return true;
	}
	return false;
}
