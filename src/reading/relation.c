/* relation: see relation.h. */
#include "reading/relation.h"

#include <limits.h>
#include <stddef.h>
#include <string.h>

#include "base/text.h"

static const struct {
	const char *word; /* folded; "~" at the end: any ending */
	const char *relatie;
} relations[] = {
    {"moeder", "moeder"},
    {"mama", "moeder"},
    {"mams", "moeder"},
    {"mother", "moeder"},
    {"mere", "moeder"},
    {"maman", "moeder"},
    {"vader", "vader"},
    {"papa", "vader"},
    {"paps", "vader"},
    {"father", "vader"},
    {"pere", "vader"},
    {"ex", "ex-partner"},
    {"exman", "ex-partner"},
    {"exvrouw", "ex-partner"},
    {"expartner", "ex-partner"},
    {"ouders", "ouder"},
    {"ouder", "ouder"},
    {"plusmama", "plusouder"},
    {"pluspapa", "plusouder"},
    {"plusmoeder", "plusouder"},
    {"plusvader", "plusouder"},
    {"plusouder", "plusouder"},
    {"stiefmama", "plusouder"},
    {"stiefpapa", "plusouder"},
    {"stiefmoeder", "plusouder"},
    {"stiefvader", "plusouder"},
    {"stiefouder", "plusouder"},
    {"bonusmama", "plusouder"},
    {"bonuspapa", "plusouder"},
    {"pleegmama", "pleegouder"},
    {"pleegpapa", "pleegouder"},
    {"pleegmoeder", "pleegouder"},
    {"pleegvader", "pleegouder"},
    {"pleegouder", "pleegouder"},
    {"pleegouders", "pleegouder"},
    {"pleeggezin", "pleegouder"},
    {"voogd", "voogd"},
    {"oma", "grootmoeder"},
    {"bomma", "grootmoeder"},
    {"grootmoeder", "grootmoeder"},
    {"meme", "grootmoeder"},
    {"opa", "grootvader"},
    {"bompa", "grootvader"},
    {"grootvader", "grootvader"},
    {"grootouders", "grootouder"},
    {"tante", "tante"},
    {"nonkel", "oom"},
    {"oom", "oom"},
    {"broer", "broer"},
    {"broertje", "broer"},
    {"zus", "zus"},
    {"zusje", "zus"},
    {"vertrouwenspersoon", "vertrouwenspersoon"},
    {"steunfiguur", "steunfiguur"},
    {"begeleid~", "begeleider"},
    {"contextbegeleid~", "begeleider"},
    {"thuisbegeleid~", "begeleider"},
    {"leefgroepbegeleid~", "begeleider"},
    {"trajectbegeleid~", "begeleider"},
    {"hoofdbegeleid~", "begeleider"},
    {"gezinsbegeleid~", "begeleider"},
    {"pleegzorgbegeleid~", "begeleider"},
    {"individueelbegeleid~", "begeleider"},
    {"ib", "begeleider"},
    {"iber", "begeleider"},
    {"ibster", "begeleider"},
    {"opvoeder~", "begeleider"},
    {"opvoedster", "begeleider"},
    {"consulent~", "consulent"},
    {"psycholo~", "psycholoog"},
    {"kinderpsycholo~", "psycholoog"},
    {"psychiater", "psychiater"},
    {"huisarts", "huisarts"},
    {"huisdokter", "huisarts"},
    {"leerkracht", "leerkracht"},
    {"zorgleerkracht", "leerkracht"},
    {"klasleerkracht", "leerkracht"},
    {"juf", "leerkracht"},
    {"meester", "leerkracht"},
    {"directeur", "directeur"},
    {"directrice", "directeur"},
    {"zorgcoordinator", "zorgcoordinator"},
    {"zorgco", "zorgcoordinator"},
    {"zoco", "zorgcoordinator"},
    {"leerlingbegeleid~", "leerlingbegeleider"},
    {"leerlingenbegeleid~", "leerlingbegeleider"},
    {"counsel~", "begeleider"},
    {"school", "school"},
    {"leefgroep", "voorziening"},
    {"voorziening", "voorziening"},
    {"instelling", "voorziening"},
    {"internaat", "internaat"},
    {"maatschappelijk~", "maatschappelijk werker"},
    {"orthopedag~", "orthopedagoog"},
    {"pedago~", "pedagoog"},
    {"educat~", "begeleider"},
    {"accompagnat~", "begeleider"},
    {"advocaat", "advocaat"},
    {"mentor", "mentor"},
    {"medewerk~", "medewerker"},
    {"therapeut~", "therapeut"},
    {"gezinstherapeut~", "therapeut"},
    {"kinderpsychiater", "psychiater"},
    {"verpleegkundige", "verpleegkundige"},
    {"vroedvrouw", "vroedvrouw"},
    {"teamleider", "teamleider"},
    {"teamcoach", "teamcoach"},
    {"teamverantwoordelijke", "teamleider"},
    {"coordinator", "coordinator"},
    {"hulpcoordinator", "hulpcoordinator"},
    {"jeugdrechter", "jeugdrechter"},
    {"partner", "partner"},
    {"vriend", "vriend"},
    {"vriendin", "vriend"},
    {"neef", "neef"},
    {"nicht", "nicht"},
    {"titularis", "leerkracht"},
    {"klastitularis", "leerkracht"},
    {"hulpverle~", "hulpverlener"},
    {"ikzelf", "ikzelf"},
    {"mezelf", "ikzelf"},
    {"mijzelf", "ikzelf"},
    {"wijzelf", "ikzelf"},
    {"onszelf", "ikzelf"},
    {"jongere", "minderjarige"},
    {"minderjarige", "minderjarige"},
    {"client", "minderjarige"},
    {"zoon", "minderjarige"},
    {"dochter", "minderjarige"},
    {"zoontje", "minderjarige"},
    {"dochtertje", "minderjarige"},
    {"kind", "minderjarige"},
};

/* The words by their first letter: each word of a mail is compared with those that begin like it. */
enum { RELATIONS = sizeof(relations) / sizeof(relations[0]) };
static struct {
	unsigned char first[UCHAR_MAX + 1], next[RELATIONS]; /* rows + 1; 0: none */
	bool ready;
} by_letter;
_Static_assert(RELATIONS < UCHAR_MAX, "a row has its number in a byte");

static void make_index(void)
{
	for (size_t i = RELATIONS; i-- > 0;) {
		unsigned char letter = (unsigned char)relations[i].word[0];

		by_letter.next[i] = by_letter.first[letter];
		by_letter.first[letter] = (unsigned char)(i + 1);
	}
	by_letter.ready = true;
}

const char *relation_of(const char *word)
{
	size_t i;

	if (!by_letter.ready)
		make_index();
	for (i = by_letter.first[(unsigned char)word[0]]; i-- > 0; i = by_letter.next[i]) {
		const char *known = relations[i].word;
		size_t length;

		/* all begin with the same letter: the second tells most of them apart */
		if (known[1] != word[1])
			continue;
		length = strlen(known);
		if (known[length - 1] == '~' ? strncmp(word, known, length - 1) == 0
					     : strcmp(word, known) == 0)
			return relations[i].relatie;
	}
	return NULL;
}

bool relation_is_client_side(const char *relatie)
{
	static const char *const ours[] = {
	    "moeder",	  "vader",	 "ouder",      "plusouder",   "pleegouder",
	    "voogd",	  "grootmoeder", "grootvader", "grootouder",  "tante",
	    "oom",	  "broer",	 "zus",	       "steunfiguur", "vertrouwenspersoon",
	    "ex-partner", "partner",	 "vriend",     "neef",	      "nicht",
	    "ikzelf",	  "minderjarige"};

	for (size_t i = 0; i < sizeof(ours) / sizeof(ours[0]); i++) {
		if (text_equal(relatie, ours[i]))
			return true;
	}
	return false;
}
