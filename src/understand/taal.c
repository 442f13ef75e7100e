/* taal: the language of what this person wrote, by its little words; by its script where
 * that tells. Few words of it, or two languages that come near one another: not said. */
#include "understand/claims.h"

#include <stdint.h>
#include <string.h>

#include "base/text.h"
#include "form/words.h"

enum {
	WORDS_LOOKED_AT = 2000,
	LITTLE_WORDS = 72,
	LITTLE = 9,
	ENOUGH = 3,
	FEW = 2,
	USUAL = 4,
	FAR = 6,
	SHARE = 8
};

/* Common little words of each, folded; those that Dutch shares are left out. */
static const struct {
	const char *taal;
	char words[LITTLE_WORDS][LITTLE];
} languages[] = {
    {"nl",
     {"ik",	 "het",	 "een",	 "van",	   "niet",  "is",     "dat",   "zijn",	  "met",   "voor",
      "mijn",	 "wij",	 "ben",	 "aan",	   "ze",    "wil",    "naar",  "ook",	  "heb",   "maar",
      "er",	 "ni",	 "je",	 "jullie", "graag", "dag",    "mvg",   "groeten", "beste", "dank",
      "bijlage", "kan",	 "hij",	 "bij",	   "ons",   "op",     "wordt", "gerust",  "uw",	   "onze",
      "geen",	 "nog",	 "naam", "da",	   "wa",    "nie",    "gij",   "ge",	  "kheb",  "kben",
      "kzit",	 "kwil", "mn",	 "zyn",	   "joar",  "goat",   "ulder", "bende",	  "tis",   "oek",
      "gwn",	 "mij",	 "want", "als",	   "of",    "iemand", "zou",   "gaat",	  "heeft"}},
    {"fr", {"la",   "ne",   "le",   "les",  "et",    "je",   "nous", "pas",	"est",	 "une",
	    "mon",  "ma",   "avec", "pour", "dans",  "mais", "que",  "qui",	"notre", "il",
	    "elle", "des",  "du",   "au",   "ce",    "suis", "vous", "bonjour", "sur",	 "merci",
	    "mes",  "sont", "plus", "chez", "votre", "aide", "fils", "fille"}},
    {"en", {"the",  "and",  "my",     "not",   "are",  "with",	"for",	   "she",   "our",
	    "to",   "this", "that",   "have",  "has",  "it",	"would",   "you",   "his",
	    "i",    "from", "please", "thank", "they", "he",	"can",	   "hello", "help",
	    "what", "when", "your",   "there", "who",  "about", "because", "am",    "do"}},
    {"de", {"und",   "ich",  "nicht", "das", "ist",  "mit",   "fur",   "wir",  "mein",
	    "meine", "ein",  "eine",  "sie", "der",  "zu",    "auf",   "sich", "auch",
	    "haben", "habe", "wird",  "uns", "sind", "bitte", "danke", "sehr", "kann",
	    "sein",  "ihr",  "von",   "bei", "aber", "noch",  "einen", "dem",  "den"}},
    {"es", {"el",   "los",   "las",  "una",   "con",   "para",	   "pero",   "mi", "hijo",
	    "hija", "muy",   "esta", "estoy", "tengo", "por",	   "como",   "y",  "gracias",
	    "hola", "ayuda", "su",   "del",   "nos",   "necesito", "quiero", "yo", "hay"}},
    {"pt", {"nao",	"uma", "com",	  "meu",   "minha", "voces", "estou", "tenho", "obrigado",
	    "obrigada", "ola", "mas",	  "os",	   "ele",   "ela",   "muito", "filho", "filha",
	    "eu",	"por", "preciso", "quero", "para",  "dos",   "das"}},
    {"it", {"il",    "che", "non", "sono", "mio",    "mia",    "figlio", "figlia",
	    "della", "per", "con", "una",  "grazie", "salve",  "aiuto",	 "abbiamo",
	    "ho",    "gli", "di",  "ma",   "anche",  "vorrei", "nel"}},
    {"pl",
     {"nie",	"jest",	 "moj",	 "moja",   "syn",      "corka",	  "prosze", "dziekuje", "dzien",
      "dobry",	"na",	 "do",	 "ze",	   "mam",      "bardzo",  "czy",    "ale",	"przez",
      "jestem", "sie",	 "nas",	 "lat",	   "mieszkam", "nazywam", "pani",   "teraz",	"tylko",
      "moim",	"nasza", "nasz", "szkoly", "mojego",   "mojej"}},
    {"ro",
     {"si", "nu", "este", "pentru", "cu", "fiul", "fiica", "noastra", "buna", "ziua", "sunt", "am",
      "ca", "va", "rog", "meu", "mea", "din"}},
    {"tr",
     {"ve", "bir", "bu", "icin", "ile", "oglum", "kizim", "merhaba", "tesekkur", "degil", "cok",
      "ama", "ben", "benim", "var", "yok", "evet", "gibi"}},
    {"sq",
     {"dhe", "nuk", "eshte", "per", "djali", "vajza", "shume", "une", "jam", "kam", "nje", "qe",
      "me", "ne", "ju", "lutem", "ndihme"}},
};
enum { LANGUAGES = sizeof(languages) / sizeof(languages[0]) };

/* Letters that only one language of those who write to us uses, or mostly. */
static const struct {
	const char *taal;
	uint32_t from, to;
} scripts[] = {{"ar", 0x0600, 0x06FF}, {"ru", 0x0400, 0x04FF}, {"el", 0x0370, 0x03FF},
	       {"he", 0x0590, 0x05FF}, {"ti", 0x1200, 0x137F}, {"hy", 0x0530, 0x058F},
	       {"ka", 0x10A0, 0x10FF}, {"zh", 0x4E00, 0x9FFF}};
enum { SCRIPTS = sizeof(scripts) / sizeof(scripts[0]) };

/* Letters by which one language tells itself from another of the same script. */
static const struct {
	const char *script, *letter, *taal;
} letters[] = {
    {"ru", "\xD1\x96", "uk"}, {"ru", "\xD1\x97", "uk"}, {"ru", "\xD1\x94", "uk"},
    {"ar", "\xDA\xAF", "fa"}, {"ar", "\xDA\x86", "fa"}, {"ar", "\xD9\xBE", "fa"},
};

struct counts {
	size_t words[LANGUAGES], script[SCRIPTS], all;
};

/* The little words of all languages by their first two letters, of those of one letter by that: a word is compared with
 * those that begin like it. */
enum {
	ALPHABET = 26,
	SECONDS = ALPHABET + 1,
	PAIRS = ALPHABET * SECONDS,
	ALL = LANGUAGES * LITTLE_WORDS
};
static struct {
	const char *word;
	size_t language;
} by_pair[ALL];
static unsigned short begins[PAIRS + 1]; /* [PAIRS]: how many there are; 0: not made yet */

/* PAIRS: not two letters of ASCII. */
static size_t pair_of(const char *word)
{
	size_t first = (size_t)(unsigned char)word[0] - 'a';
	size_t second = word[1] ? (size_t)(unsigned char)word[1] - 'a' + 1 : 0;

	return first < ALPHABET && second < SECONDS ? first * SECONDS + second : PAIRS;
}

static void make_index(void)
{
	unsigned short count = 0;

	for (size_t pair = 0; pair < PAIRS; pair++) {
		begins[pair] = count;
		for (size_t i = 0; i < ALL; i++) {
			const char *word = languages[i / LITTLE_WORDS].words[i % LITTLE_WORDS];

			if (pair_of(word) != pair)
				continue;
			by_pair[count].word = word;
			by_pair[count++].language = i / LITTLE_WORDS;
		}
	}
	begins[PAIRS] = count;
}

static void count_little_word(struct counts *counts, const char *word)
{
	size_t pair = pair_of(word);

	if (pair == PAIRS)
		return;
	for (size_t i = begins[pair]; i < begins[pair + 1]; i++)
		counts->words[by_pair[i].language] += strcmp(by_pair[i].word, word) == 0;
}

static void count_script(struct counts *counts, const char *word, size_t length)
{
	size_t size;
	uint32_t c = (unsigned char)word[0] < 0x80 ? 0 : text_decode(word, length, &size);

	for (size_t i = 0; i < SCRIPTS; i++)
		counts->script[i] += c >= scripts[i].from && c <= scripts[i].to;
}

static void count(struct counts *counts, const char *text, size_t van, size_t tot)
{
	struct form_word word;

	if (!begins[PAIRS])
		make_index();
	while (counts->all < WORDS_LOOKED_AT && form_next_word(text, tot, &van, &word)) {
		counts->all++;
		count_script(counts, text + word.van, word.tot - word.van);
		count_little_word(counts, word.text);
	}
}

/* Of the languages that people here write in: two little words and none of another's, or three and nearly three
 * times as many. Any other is believed of a text that is long enough, and mostly when a share of it is little words
 * of that language: a few of a dialect are like those of some language far away. */
static bool is_sure(const struct counts *counts, size_t best, size_t second)
{
	size_t found = counts->words[best], other = counts->words[second];

	if (best >= USUAL)
		return found >= FAR && found * SHARE >= counts->all && found >= 3 * other;
	/* Dutch is what most write, and its dialects share little words with French */
	if (best == 0 && found >= ENOUGH && found * 2 >= 3 * other)
		return true;
	return (found >= ENOUGH && found * 2 >= 5 * other) || (found >= FEW && other == 0);
}

/* What is spoken here, before what comes from far: by the most little words. */
static size_t most_of(const size_t *words, size_t from, size_t to)
{
	size_t best = from;

	for (size_t i = from; i < to; i++)
		best = words[i] > words[best] ? i : best;
	return best;
}

static const char *judge(const struct counts *counts)
{
	const size_t *words = counts->words;
	size_t near = most_of(words, 0, USUAL), far = most_of(words, USUAL, LANGUAGES);
	size_t best = words[far] >= 3 * words[near] ? far : near, second = best == 0 ? 1 : 0;

	for (size_t i = 0; i < SCRIPTS; i++) {
		if (counts->script[i] >= ENOUGH && counts->script[i] * 2 > counts->all)
			return scripts[i].taal;
	}
	/* a few words like those of a language far away speak against none of the usual ones */
	for (size_t i = 0; i < (best < USUAL ? (size_t)USUAL : (size_t)LANGUAGES); i++)
		second = i != best && words[i] > words[second] ? i : second;
	return is_sure(counts, best, second) ? languages[best].taal : NULL;
}

static const char *refine(const struct understanding *u, const char *taal)
{
	for (size_t i = 0; taal && i < sizeof(letters) / sizeof(letters[0]); i++) {
		if (text_equal(letters[i].script, taal) &&
		    memmem(u->text + u->own.van, u->own.tot - u->own.van, letters[i].letter, 2))
			return letters[i].taal;
	}
	return taal;
}

void understand_taal(struct understanding *u)
{
	const struct reading *reading = u->reading;
	struct counts counts = {{0}, {0}, 0};
	const char *subject = reading->mail.onderwerp;

	count(&counts, u->text, u->own.van, u->own.tot);
	u->reading->taal = refine(u, judge(&counts));
	if (u->reading->taal)
		return;
	/* little was written in the mail itself */
	if (u->form.text && u->form.text != u->text)
		count(&counts, u->form.text, u->form.range.van, u->form.range.tot);
	if (subject)
		count(&counts, subject, 0, strlen(subject));
	for (size_t i = 0; i < reading->deel_count; i++)
		count(&counts, reading->delen[i].tekst, 0, strlen(reading->delen[i].tekst));
	u->reading->taal = judge(&counts);
}
