/* names: whether the name in a header can be a person's. A wrong name in a letter is
 * worse than none: devices, teams, forms and nicknames give none. */
#include "understand/names.h"

#include <stdint.h>
#include <string.h>

#include "base/text.h"
#include "form/words.h"
#include "understand/said.h"

static const char *const no_names[] = {
    "familie",
    "fam",
    "gezin",
    "iphone",
    "ipad",
    "samsung",
    "galaxy",
    "huawei",
    "tablet",
    "laptop",
    "formulier~",
    "webform~",
    "online",
    "loket",
    "team",
    "info",
    "onthaal",
    "secretariaat",
    "politie",
    "pz",
    "jeugdinspect~",
    "beenhouwerij",
    "slagerij",
    "bakkerij",
    "garage",
    "bv",
    "nv",
    "bvba",
    "administratie",
    "vzw",
    "dienst",
    "jeugdhulp~",
    "aanvraag~",
    "aanmeld~",
    "systeem",
    "noreply",
    "reply",
    "mail",
    "mailbox",
    "website",
    "contact",
    "clb",
    "caw",
    "ocmw",
    "centrum",
    "school",
    "anon~",
    "support",
    "mailer",
    "postmaster",
    "daemon",
    "bemiddeling",
    "clientoverleg",
    "mijn",
    "papa",
    "mama",
    "advocat~",
    "kantoor",
    "zorg~",
    "praktijk",
    "groepspraktijk",
    "leefgroep~",
    "dagcentrum",
    "internaat~",
    "opvoeders",
    "leerlingbegeleid~",
    "leerlingenbegeleid~",
    "basisschool",
    "college",
    "instituut",
    "atheneum",
    "thuisbegeleid~",
    "contextbegeleid~",
    "pleegzorg~",
    "gemeente",
    "stad",
    "vrijwilligers",
    "huisartsen~",
    "balie",
    "gsm",
    "telefoon",
    "oma",
    "opa",
    "bomma",
    "bompa",
    "meme",
    "pepe",
    "moemoe",
    "vava",
    "tante",
    "nonkel",
    NULL,
};

/* Small words inside Flemish names. */
static const char *const particles[] = {"van",	  "de",	 "den", "der", "ter", "ten", "vande",
					"vanden", "la",	 "le",	"du",  "el",  "al",  "t",
					"s",	  "von", "bin", "ben", "op",  "in",  NULL};

static bool is_one_of(const char *folded, const char *const *words)
{
	for (; *words; words++) {
		if (understand_says(folded, *words))
			return true;
	}
	return false;
}

static bool has_capital(const char *name, const struct form_word *word)
{
	size_t size;
	uint32_t c = text_decode(name + word->van, word->tot - word->van, &size);

	return (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE) || (c >= 0x100 && c < 0x180);
}

const char *understand_without_title(const char *name)
{
	static const char *const titles[] = {"mr",	  "dr",	  "prof",  "mevr",   "mevrouw",
					     "meneer",	  "dhr",  "mej",   "mw",     "mrs",
					     "ms",	  "miss", "psych", "drs",    "lic",
					     "mijnheer",  "inp",  "hinp",  "coach",  "trainer",
					     "trainster", "juf",  "wed",   "weduwe", NULL};
	struct form_word word;
	size_t pos = 0;

	while (name && form_next_word(name, strlen(name), &pos, &word) &&
	       is_one_of(word.text, titles)) {
		name += strspn(name + pos, ". ") + pos;
		pos = 0;
	}
	return name;
}

size_t understand_person_length(const char *name)
{
	size_t length = name ? strcspn(name, "(") : 0, comma = name ? strcspn(name, ",") : 0;

	/* "Bo Vercammen, CLB Zuid"; "Peeters, Jan" is one name */
	if (comma < length && memchr(name, ' ', comma))
		length = comma;
	while (length > 0 && name[length - 1] == ' ')
		length--;
	return length;
}

/* "Xander VH", "An VDB": what stands for a name, and is none. */
static bool is_initials(const char *name, const struct form_word *word)
{
	size_t length = word->tot - word->van;

	return length >= 2 && length <= 3 &&
	       strspn(name + word->van, "BCDFGHJKLMNPQRSTVWXZ") >= length;
}

bool understand_is_person(const char *name)
{
	struct form_word word;
	size_t pos = 0, capitals = 0, length = understand_person_length(name);

	if (length == 0 || length > 80 || strcspn(name, "@0123456789_[]{}<>|/\\*#!?:;&") < length)
		return false;
	while (form_next_word(name, length, &pos, &word)) {
		if (is_one_of(word.text, no_names) || is_initials(name, &word))
			return false;
		if (has_capital(name, &word) && word.length > 1)
			capitals++;
		else if (!is_one_of(word.text, particles))
			return false;
	}
	return capitals >= 2;
}

bool understand_is_site(const char *naam)
{
	static const char *const words[] = {
	    "webaanvraag",	 "webaanvragen",     "webformulier",
	    "webformulieren",	 "webform",	     "eloket",
	    "e loket",		 "formulierdienst",  "online formulier",
	    "formulierendienst", "formulier online", "webmaster"};
	char folded[80];

	if (!naam || !form_fold(naam, strlen(naam), folded, sizeof(folded)))
		return false;
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		if (understand_says(folded, words[i]))
			return true;
	}
	return false;
}
