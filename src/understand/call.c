/* call: names in running text. See who.h. A wrong name is worse than none:
 * words that begin a sentence, days, services and ties are none. */
#include "understand/call.h"

#include <stdint.h>
#include <string.h>

#include "base/text.h"
#include "form/words.h"
#include "reading/relation.h"
#include "understand/service.h"
#include "understand/words.h"

enum { NAME_WORDS = 5, FIRST = 48 };

/* Words that bear a capital and are no part of a name. */
static const char *const others[] = {
    "hij",	   "zij",	  "ze",	      "we",	     "u",	    "jij",
    "je",	   "dat",	  "dit",      "die",	     "er",	    "maar",
    "want",	   "omdat",	  "dus",      "nu",	     "toen",	    "daar",
    "hier",	   "waar",	  "wat",      "wie",	     "hoe",	    "kan",
    "kunnen",	   "kunt",	  "mag",      "zou",	     "maandag",	    "dinsdag",
    "woensdag",	   "donderdag",	  "vrijdag",  "zaterdag",    "zondag",	    "januari",
    "februari",	   "maart",	  "april",    "mei",	     "juni",	    "juli",
    "augustus",	   "september",	  "oktober",  "november",    "december",    "vandaag",
    "gisteren",	   "morgen",	  "beste",    "geachte",     "dag",	    "hallo",
    "hey",	   "hoi",	  "met",      "vriendel~",   "groet~",	    "mvg",
    "alvast",	   "bedankt",	  "dank",     "nederl~",     "frans",	    "arabisch",
    "turks",	   "belgie",	  "vlaande~", "vlaams~",     "jeugd~",	    "integrale",
    "client~",	   "bemiddel~",	  "aanvraag", "onze",	     "verstuurd",   "verzonden",
    "i",	   "my",	  "the",      "he",	     "she",	    "they",
    "mon",	   "ma",	  "il",	      "elle",	     "nous",	    "je",
    "bonjour",	   "madame",	  "monsieur", "mevrouw",     "meneer",	    "tel",
    "ps",	   "pps",	  "vroeger",  "sinds",	     "vorige",	    "graag",
    "kort",	   "ook",	  "als",      "noch",	     "wij",	    "men",
    "vzw",	   "tot",	  "wil",      "volgens",     "eerst",	    "ter",
    "betreft",	   "re",	  "fwd",      "fw",	     "dringend",    "sorry",
    "thuis~",	   "context~",	  "groep",    "jullie",	     "straat",	    "bus",
    "heel",	   "hun",	  "mijne",    "zelf",	     "eigenlijk",   "misschien",
    "soms",	   "child",	  "focus",    "adhd",	     "ass",	    "autisme",
    "al",	   "zoals",	  "bent",     "ben",	     "heeft",	    "hebben",
    "is",	   "naar",	  "verder",   "daarom",	     "voor",	    "over",
    "in",	   "op",	  "bij",      "uit",	     "van",	    "door",
    "om",	   "toch",	  "wel",      "geen",	     "niet",	    "teen",
    "kerst~",	   "pasen",	  "paas~",    "ramadan",     "whatsapp",    "teams",
    "gmail",	   "hilfe",	  "please",   "hello",	     "hi",	    "thanks",
    "enkel",	   "a",		  "regards",  "kind",	     "best",	    "sincerely",
    "bien",	   "this",	  "that",     "here",	     "there",	    "it",
    "you",	   "our",	  "these",    "united",	     "when",	    "cordialement",
    "unsere",	   "unser",	  "meine",    "mein",	     "tochter",	    "sohn",
    "fils",	   "fille",	  "notre",    "our",	     "daughter",    "son",
    "klik",	   "tussen",	  "tegen",    "tijdens",     "sedert",	    "goeiedag",
    "goeiendag",   "goedendag",	  "goededag", "goedemorgen", "goeiemorgen", "goedemiddag",
    "goedenavond", "goeienavond", "gegroet",  "phone",	     "franstalig~", "onderget~",
    NULL};

/* And those for ties, which begin a title: "Plusdochter Lena", "Ich bin Pflegemutter", "I'm Maya". */
static const char *const ties[] = {
    "im",     "pflege~",   "mutter",  "vater",	      "oma",	 "opa",	     "frau",
    "herr",   "guten",	   "sehr",    "erzieher~",    "vormund", "niederl~", "dear",
    "sir",    "madam",	   "zoon~",   "dochter~",     "klein~",	 "plus~",    "stief~",
    "pleeg~", "leerling~", "jongere", "minderjarige", "casus",	 NULL};

static bool is_capital(uint32_t c)
{
	return (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7) ||
	       (c >= 0x100 && c < 0x180);
}

static bool has_capital(const char *text, const struct form_word *word)
{
	size_t size;

	return is_capital(text_decode(text + word->van, word->tot - word->van, &size));
}

/* "CLB", "OCMW": letters for a service; "AN" may be a name in capitals, and is none here. */
static bool is_all_capitals(const char *text, const struct form_word *word)
{
	size_t size, count = 0;

	for (size_t at = word->van; at < word->tot; at += size, count++) {
		uint32_t c = text_decode(text + at, word->tot - at, &size);

		if (!is_capital(c))
			return false;
	}
	return count > 1;
}

static bool is_initial(const char *text, size_t length, const struct form_word *word)
{
	return word->tot - word->van == 1 && word->tot < length && text[word->tot] == '.';
}

/* It can be a name, but for its capitals. */
static bool names_somebody(const struct form_word *word)
{
	return !understand_is_no_name(word->text) && !understand_is_of(word->text, others) &&
	       !understand_is_of(word->text, ties) && !relation_of(word->text) &&
	       !understand_is_place(word->text) && understand_service(word->text) == DIENST_NONE;
}

static bool is_name_word(const char *text, const struct form_word *word)
{
	return has_capital(text, word) && !is_all_capitals(text, word) && names_somebody(word);
}

/* Only a space or a hyphen between two words of a name. */
static bool is_near(const char *text, size_t tot, size_t van)
{
	if (van == tot + 1)
		return text[tot] == ' ' || text[tot] == '-';
	return van == tot + 2 && text[tot] == '.' && text[tot + 1] == ' ' &&
	       (tot < 2 || strchr(" \n(", text[tot - 2]));
}

/* The small words from here on lead to a word with a capital: "Van den Berghe", "De Smet". */
static bool leads_to_name(const char *text, size_t length, size_t pos)
{
	struct form_word word;

	for (size_t i = 0; i < 3 && form_next_word(text, length, &pos, &word); i++) {
		if (is_name_word(text, &word) && !understand_is_particle(word.text))
			return true;
		if (!understand_is_particle(word.text))
			return false;
	}
	return false;
}

/* Parts of a name that are words as well: "Yara Ben Ali". */
static const char *const inside[] = {"ben", "al", "el", "op", NULL};

/* The word goes on with the name that ends at `tot`. A small "van" without a capital does not: "Jan van het CLB",
 * "Jonas van de buren"; "van den", "van der" do. */
static bool goes_on(const char *text, size_t length, size_t tot, const struct form_word *word,
		    size_t pos)
{
	if (!is_near(text, tot, word->van))
		return false;
	if (is_initial(text, length, word) || understand_is_of(word->text, inside))
		return has_capital(text, word);
	if (!understand_is_particle(word->text))
		return is_name_word(text, word);
	if (!leads_to_name(text, length, pos))
		return false;
	if (has_capital(text, word) || strcmp(word->text, "van") != 0)
		return true;
	return strncmp(text + pos, "den ", 4) == 0 || strncmp(text + pos, "der ", 4) == 0;
}

/* Where the word before `at` begins; `at` itself: there is none beside it. */
static size_t word_before(const char *text, size_t at)
{
	size_t start = at;

	if (start < 2 || (text[start - 1] != ' ' && text[start - 1] != '-'))
		return at;
	start--;
	while (start > 0 && !strchr(" \n\r\t(,:;.\"-/", text[start - 1]))
		start--;
	return start;
}

struct form_range understand_name_around(const char *text, size_t length, size_t at)
{
	struct form_range name = understand_name_at(text, length, at);
	size_t start = at;

	for (size_t i = 1; i < NAME_WORDS && name.tot > name.van; i++) {
		size_t before = word_before(text, start);
		struct form_range longer = understand_name_at(text, length, before);

		if (before == start)
			break;
		start = before;
		if (longer.tot >= name.tot)
			name = longer;
	}
	return name;
}

struct form_range understand_name_at(const char *text, size_t length, size_t at)
{
	struct form_range name = {at, at};
	struct form_word word;
	size_t pos = at;

	if (!form_next_word(text, length, &pos, &word) || word.van != at)
		return name;
	if (!(is_name_word(text, &word) ||
	      (is_initial(text, length, &word) && has_capital(text, &word))) ||
	    (understand_is_particle(word.text) && !leads_to_name(text, length, pos)))
		return name;
	name.tot = word.tot;
	if (is_initial(text, length, &word) && !leads_to_name(text, length, pos))
		name.tot++; /* "D." is all there is */
	for (size_t i = 1; i < NAME_WORDS && form_next_word(text, length, &pos, &word); i++) {
		if (!goes_on(text, length, name.tot, &word, pos))
			break;
		name.tot = word.tot + is_initial(text, length, &word);
	}
	if (name.tot - name.van < 2)
		name.tot = name.van;
	return name;
}

bool understand_joins(const char *text, size_t at)
{
	size_t newlines = 0;

	while (at > 0 && strchr(" \n\r\t,:;(\"'-*.!?", text[at - 1])) {
		at--;
		newlines += text[at] == '\n';
		if ((strchr(".!?;", text[at]) && !understand_is_cut_short(text, at)) ||
		    newlines > 1)
			return false;
	}
	return true;
}

/* The first word of a name, folded. */
static void first_of(const char *name, size_t length, char out[FIRST])
{
	struct form_word word;
	size_t pos = 0;

	out[0] = '\0';
	if (form_next_word(name, length, &pos, &word))
		memcpy(out, word.text, word.length + 1);
}

bool understand_same_first(const char *a, size_t a_length, const char *b, size_t b_length)
{
	char one[FIRST], other[FIRST];

	first_of(a, a_length, one);
	first_of(b, b_length, other);
	return one[0] && strcmp(one, other) == 0;
}

bool understand_is_shouted_name(const char *text, struct form_range range)
{
	struct form_word word;
	size_t pos = range.van;

	return form_next_word(text, range.tot, &pos, &word) && word.van == range.van &&
	       has_capital(text, &word) && names_somebody(&word);
}
