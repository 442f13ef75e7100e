/* words: see words.h. */
#include "understand/words.h"

#include <stddef.h>

#include "base/text.h"
#include "form/words.h"
#include "understand/said.h"

enum { SHORT = 8 }; /* bytes, more than the longest word that is cut short has */

bool understand_is_of(const char *word, const char *const *words)
{
	for (; *word; word = understand_behind_word(word)) {
		for (const char *const *other = words; *other; other++) {
			if (understand_begins(word, *other))
				return true;
		}
	}
	return false;
}

bool understand_is_cut_short(const char *text, size_t at)
{
	static const char *const words[] = {"dr",   "mr",   "mevr", "mw",  "mej",  "dhr", "prof",
					    "mrs",  "zr",   "br",   "st",  "nr",   "art", "blz",
					    "tel",  "geb",  "bv",   "vb",  "bijv", "ca",  "incl",
					    "excl", "resp", "zgn",  "evt", NULL};
	struct form_word word;
	size_t van = at;

	while (van > 0 && at - van < SHORT && text_is_letter(text[van - 1]))
		van--;
	return at - van < SHORT && form_next_word(text, at, &van, &word) &&
	       understand_is_of(word.text, words);
}

/* The small words inside a name. */
bool understand_is_particle(const char *word)
{
	static const char *const words[] = {"van",   "de",     "den", "der", "ter", "ten",
					    "vande", "vanden", "le",  "la",  "el",  NULL};

	return understand_is_of(word, words);
}

bool understand_is_article(const char *word)
{
	static const char *const words[] = {"de",   "het", "t",	   "een", "mijn", "onze",
					    "zijn", "ons", "haar", "hun", "mn",	  NULL};

	return understand_is_of(word, words);
}

/* Words with a capital that are no name. */
bool understand_is_no_name(const char *word)
{
	static const char *const words[] = {
	    "mijn",	 "onze",	 "ons",		"zijn",	     "haar",
	    "hun",	 "de",		 "het",		"een",	     "ik",
	    "wij",	 "we",		 "ja",		"nee",	     "tel",
	    "gsm",	 "nr",		 "telefoo~",	"mail",	     "e",
	    "email",	 "akkoord",	 "geen",	"en",	     "met",
	    "bij",	 "is",		 "mevrouw",	"meneer",    "mijnheer",
	    "mevr",	 "mrs",		 "ms",		"miss",	     "mw",
	    "dhr",	 "mr",		 "dr",		"iedereen",  "alle",
	    "beide",	 "zelf",	 "niemand",	"thuis",     "dienst",
	    "weet",	 "niet",	 "als",		"t",	     "naam",
	    "relatie",	 "functie",	 "rol",		"adres",     "contact~",
	    "mobiel",	 "bereikba~",	 "organisatie", "nummer",    "ook",
	    "samen",	 "nog",		 "verder",	"daarnaast", "uitnodigen",
	    "gsmnummer", "hoedanigheid", "mailadres",	"uit",	     "te",
	    "nodigen",	 "werkt",	 "phone",	"mobile",    "number",
	    "whatsapp",	 "sms",		 NULL};

	return understand_is_of(word, words);
}

bool understand_is_preposition(const char *word)
{
	static const char *const words[] = {"van", "bij", "vanuit", "voor", "v", NULL};

	return understand_is_of(word, words);
}

/* Words that a service's name begins with. */
bool understand_is_place(const char *word)
{
	static const char *const words[] = {"leefgroep",
					    "voorziening",
					    "instelling",
					    "school",
					    "internaat",
					    "vzw",
					    "dagcentrum",
					    "centrum",
					    "tehuis",
					    "basisschool",
					    "ziekenhuis",
					    "pleegzorg",
					    "pleegzorgdienst",
					    "atheneum",
					    "college",
					    "instituut",
					    "begeleiding",
					    "thuisbegeleiding",
					    "gezinsbegeleiding",
					    "contextbegeleiding",
					    "thuisbegeleidingsdienst",
					    "begeleidingsdienst",
					    "kinderpsychiatrie",
					    "begeleidingstehuis",
					    "campus",
					    "jeugdhuis",
					    "gezinshuis",
					    "lagere",
					    "crisisopvang",
					    "opvang",
					    "go", /* "GO! atheneum" */
					    NULL};

	return understand_is_of(word, words);
}
