/* words: the little words of a list of people, and what they are to the words beside
 * them. See list.h. */
#include "understand/words.h"

#include <stddef.h>

#include "understand/said.h"

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
	    "mijn",	   "onze",	"ons",	      "zijn",	   "haar",
	    "hun",	   "de",	"het",	      "een",	   "ik",
	    "wij",	   "we",	"ja",	      "nee",	   "tel",
	    "gsm",	   "nr",	"telefoo~",   "mail",	   "e",
	    "email",	   "akkoord",	"geen",	      "en",	   "met",
	    "bij",	   "is",	"mevrouw",    "meneer",	   "mijnheer",
	    "mevr",	   "mevr",	"mw",	      "dhr",	   "mr",
	    "dr",	   "iedereen",	"alle",	      "beide",	   "zelf",
	    "niemand",	   "thuis",	"dienst",     "weet",	   "niet",
	    "als",	   "t",		"naam",	      "relatie",   "functie",
	    "rol",	   "adres",	"contact~",   "mobiel",	   "bereikba~",
	    "organisatie", "nummer",	"ook",	      "samen",	   "nog",
	    "verder",	   "daarnaast", "uitnodigen", "gsmnummer", "hoedanigheid",
	    "mailadres",   "uit",	"te",	      "nodigen",   "werkt",
	    "phone",	   "mobile",	"number",     "whatsapp",  "sms",
	    NULL};

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
