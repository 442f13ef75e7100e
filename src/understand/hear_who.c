/* hear_who: of whom a word of a consent is said: see hear_who.h. */
#include "understand/hear_who.h"

#include <string.h>
#include <strings.h>

#include "base/text.h"
#include "form/words.h"
#include "reading/relation.h"
#include "understand/clause.h"
#include "understand/hear.h"
#include "understand/who.h"

enum { NEAR = 60 };

static bool is_parent(const struct reading_partij *party)
{
	static const char *const ties[] = {"moeder", "vader", "ouder", "ouders"};

	for (size_t i = 0; i < sizeof(ties) / sizeof(ties[0]); i++) {
		if (text_equal(party->relatie, ties[i]))
			return true;
	}
	return false;
}

static bool is_child(const struct lexicon_hit *hit)
{
	return text_equal(hit->meaning->waarde, "client") ||
	       text_equal(hit->meaning->waarde, "kind");
}

/* "kleinzoon", "ons dochtertje": by their endings. */
static unsigned sex_of_word(const char *text, size_t length)
{
	static const struct {
		const char *part;
		unsigned sex;
	} parts[] = {{"zoon", HEAR_HE},	     {"jongen", HEAR_HE},      {"neefje", HEAR_HE},
		     {" son", HEAR_HE},	     {" fils", HEAR_HE},       {"sohn", HEAR_HE},
		     {"dochter", HEAR_SHE},  {"meisje", HEAR_SHE},     {"meiske", HEAR_SHE},
		     {"nichtje", HEAR_SHE},  {"leerlinge ", HEAR_SHE}, {"cliente", HEAR_SHE},
		     {"daughter", HEAR_SHE}, {"fille", HEAR_SHE},      {"tochter", HEAR_SHE}};
	unsigned sex = 0;

	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		if (memmem(text, length, parts[i].part, strlen(parts[i].part)))
			sex |= parts[i].sex;
	}
	return sex;
}

static void add_name(struct hear_names *names, const char *name, unsigned who, unsigned sex)
{
	struct form_word word;
	size_t pos = 0;

	if (!name || names->count == HEAR_NAMES ||
	    !form_next_word(name, strlen(name), &pos, &word) || word.length >= HEAR_NAME)
		return;
	memcpy(names->items[names->count].folded, word.text, word.length + 1);
	names->items[names->count].sex = sex;
	names->items[names->count++].who = who;
}

/* What the child is called by others: a son or a daughter, a boy or a girl. Both: it is not known. */
static unsigned child_in(const struct understanding *u)
{
	unsigned said = 0;
	struct understand_phrase phrase;

	for (size_t at = 0; understand_told_next(u, "kind", &at, &phrase);)
		said |= sex_of_word(phrase.source->text + phrase.hit->van,
				    phrase.hit->tot - phrase.hit->van);
	for (size_t at = 0; understand_told_next(u, "wie", &at, &phrase);) {
		if (is_child(phrase.hit))
			said |= sex_of_word(phrase.source->text + phrase.hit->van,
					    phrase.hit->tot - phrase.hit->van);
	}
	return said == (HEAR_HE | HEAR_SHE) ? 0 : said;
}

static unsigned sex_of_tie(const char *relatie)
{
	return text_equal(relatie, "moeder") || text_equal(relatie, "grootmoeder") ? HEAR_SHE
	       : text_equal(relatie, "vader") || text_equal(relatie, "grootvader") ? HEAR_HE
										   : 0;
}

/* The party with that tie; 0: none, or two. */
static unsigned with_tie(const struct hear_names *names, const char *relatie)
{
	const struct reading *reading = names->reading;
	unsigned found = 0;

	for (size_t i = 0; i < reading->partij_count && i < HEAR_PARTIES && relatie; i++) {
		if (!text_equal(reading->partijen[i].relatie, relatie))
			continue;
		if (found)
			return 0;
		found = understand_hear_party(i);
	}
	return found;
}

/* "Mama": she; "mijn man", where a parent writes: the other one, if one is known. */
static unsigned parent_with_tie(const struct hear_names *names, const char *relatie)
{
	unsigned found = with_tie(names, relatie);
	bool one = names->parents && !(names->parents & (names->parents - 1));

	return found || !one || names->reading->aanvrager.rol != ROL_OUDER ? found : names->parents;
}

/* "Ma weet het": with a capital, for without one it is "maar". */
static void add_short(struct hear_names *names)
{
	static const struct {
		const char *name, *relatie;
	} rows[] = {{"ma", "moeder"}, {"mam", "moeder"}, {"pa", "vader"}, {"pap", "vader"}};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		add_name(names, rows[i].name, OF_PARENT | parent_with_tie(names, rows[i].relatie),
			 sex_of_tie(rows[i].relatie));
}

void understand_hear_names(const struct understanding *u, struct hear_names *names)
{
	const struct reading *reading = u->reading;

	*names = (struct hear_names){.reading = reading, .child = child_in(u)};
	add_name(names, reading->client.naam, OF_CLIENT, names->child);
	for (size_t i = 0; i < reading->partij_count; i++) {
		const struct reading_partij *party = &reading->partijen[i];
		unsigned bit = i < HEAR_PARTIES ? understand_hear_party(i) : 0;

		if (is_parent(party))
			names->parents |= bit;
		add_name(names, party->naam, (is_parent(party) ? OF_PARENT : OF_OTHER) | bit,
			 sex_of_tie(party->relatie));
	}
	add_short(names);
}

/* "Mevrouw Mertens", where the child is called Mertens: HEAR_SHE, HEAR_HE; 0: somebody else. */
static unsigned parent_by_name(const struct hear_names *names, const char *text,
			       const struct lexicon_hit *hit)
{
	static const struct {
		const char *title;
		unsigned sex;
	} titles[] = {{"mevrouw", HEAR_SHE},
		      {"madame", HEAR_SHE},
		      {"meneer", HEAR_HE},
		      {"mijnheer", HEAR_HE}};
	const char *naam = names->reading->client.naam, *family = naam ? strchr(naam, ' ') : NULL;
	size_t length = family ? strlen(family) : 0;

	if (!family || strncmp(text + hit->tot, family, length) != 0 ||
	    !strchr(" ,.;:)\n", text[hit->tot + length]))
		return 0;
	for (size_t i = 0; i < sizeof(titles) / sizeof(titles[0]); i++) {
		if (strncasecmp(text + hit->van, titles[i].title, hit->tot - hit->van) == 0)
			return titles[i].sex;
	}
	return 0;
}

unsigned understand_hear_sex(const struct hear_names *names, const char *text,
			     const struct lexicon_hit *hit)
{
	const char *waarde = hit->meaning->waarde;

	if (text_equal(waarde, "ander"))
		return parent_by_name(names, text, hit);
	if (text_equal(waarde, "hij"))
		return HEAR_HE;
	if (text_equal(waarde, "zelfde"))
		return HEAR_SHE;
	return is_child(hit) ? names->child : sex_of_tie(waarde);
}

/* "De begeleidster": by the last word of the phrase. */
static unsigned other_with_tie(const struct hear_names *names, const char *text,
			       const struct lexicon_hit *hit)
{
	struct form_word word;
	const char *relatie = NULL;
	size_t pos = hit->van;

	while (form_next_word(text, hit->tot, &pos, &word))
		relatie = relation_of(word.text);
	return with_tie(names, relatie);
}

unsigned understand_hear_who(const struct hear_names *names, const char *text,
			     const struct lexicon_hit *hit)
{
	static const struct {
		const char *value;
		unsigned who;
	} values[] = {{"client", OF_CLIENT}, {"instantie", OF_THING}, {"zelfde", OF_SAME},
		      {"hij", OF_SAME},	     {"beiden", OF_BOTH},     {"hen", OF_THEM}};
	const char *waarde = hit->meaning->waarde;
	enum rol rol = names->reading->aanvrager.rol;

	/* a grandparent's own child is the parent, and so is an aunt's sister */
	if (text_equal(waarde, "kind"))
		return rol == ROL_GROOTOUDER ? OF_PARENT : OF_CLIENT;
	if (text_equal(waarde, "zus") && rol == ROL_FAMILIE)
		return OF_PARENT;
	if (text_equal(waarde, "moeder") || text_equal(waarde, "vader"))
		return OF_PARENT | parent_with_tie(names, waarde);
	if (text_equal(waarde, "ouders"))
		return OF_PARENT | names->parents;
	if (text_equal(waarde, "allen"))
		return OF_CLIENT | OF_PARENT | names->parents;
	for (size_t i = 0; i < sizeof(values) / sizeof(values[0]); i++) {
		if (text_equal(values[i].value, waarde))
			return values[i].who;
	}
	switch (parent_by_name(names, text, hit)) {
	case HEAR_SHE:
		return OF_PARENT | parent_with_tie(names, "moeder");
	case HEAR_HE:
		return OF_PARENT | parent_with_tie(names, "vader");
	}
	return OF_OTHER | other_with_tie(names, text, hit);
}

bool understand_hear_we(const char *text)
{
	return strncasecmp(text, "wij ", 4) == 0 || strncasecmp(text, "we ", 3) == 0;
}

bool understand_hear_plural(const char *text)
{
	size_t length = strcspn(text, " ");

	return length > 2 && strncmp(text + length - 2, "en", 2) == 0;
}

bool understand_hear_plural_verb(const char *word, size_t length)
{
	static const char *const verbs[] = {"stemmen", "gaan",	 "willen", "vinden", "zijn",
					    "weten",   "zien",	 "staan",  "vragen", "komen",
					    "geven",   "hebben", "doen",   "zeggen"};

	while (length > 0 && strchr(" \n", word[length - 1]))
		length--;
	for (size_t i = 0; i < sizeof(verbs) / sizeof(verbs[0]); i++) {
		if (strlen(verbs[i]) == length && strncasecmp(word, verbs[i], length) == 0)
			return true;
	}
	return false;
}

bool understand_hear_object(const char *text, size_t own, size_t at)
{
	static const char *const words[] = {"met ", "van ",  "voor ", "tegen ",
					    "bij ", "over ", "naar "};
	static const char *const articles[] = {"de ", "het ", "een ", "mijn ", "onze ", "ons "};
	const char *word = text + understand_word_before(text, own, at);

	for (size_t i = 0; i < sizeof(articles) / sizeof(articles[0]); i++) {
		if (strncmp(word, articles[i], strlen(articles[i])) == 0)
			word = text + understand_word_before(text, own, (size_t)(word - text));
	}
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		if (strncmp(word, words[i], strlen(words[i])) == 0)
			return true;
	}
	return false;
}

bool understand_hear_owner(const char *behind)
{
	static const char *const words[] = {" zijn ", " haar ", " hun ", " zn ", " z'n "};
	static const char *const parents[] = {"mama",	"papa",	    "moeder",	"vader",
					      "ouders", "mams",	    "paps",	"oma",
					      "opa",	"plusmama", "pluspapa", "voogd"};

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		const char *next = behind + strlen(words[i]);

		if (strncasecmp(behind, words[i], strlen(words[i])) != 0)
			continue;
		for (size_t j = 0; j < sizeof(parents) / sizeof(parents[0]); j++) {
			size_t length = strlen(parents[j]);

			if (strncasecmp(next, parents[j], length) == 0 &&
			    strchr(" ,.;:)!?\n", next[length]))
				return true;
		}
	}
	return false;
}

bool understand_hear_stranger(const char *text, size_t own, size_t at)
{
	const char *word;

	while (at > own && text[at - 1] == ' ')
		at--;
	if (at > own && text[at - 1] == ')') /* "Jeroen (0484 ...) vindt" */
		while (at > own && !strchr("(\n", text[at]))
			at--;
	word = text + understand_word_before(text, own, at);
	return word < text + at && *word >= 'A' && *word <= 'Z';
}

/* "Ze willen dat hij op internaat gaat, hij en ik willen dat niet": in this sentence or the one before. */
bool understand_hear_measure(const struct lexicon_hits *hits, const struct lexicon_hit *hit)
{
	bool measure = false;

	if (!text_equal(hit->meaning->waarde, "nee_dat"))
		return false;
	for (size_t i = 0; i < hits->count && hits->items[i].first < hit->first; i++) {
		const struct lexicon_hit *other = &hits->items[i];
		const char *subject = other->meaning->onderwerp;

		if (other->sentence + 1 < hit->sentence || other->last >= hit->first ||
		    other->hidden)
			continue;
		if (text_equal(subject, "maatregel"))
			measure = true;
		else if (text_equal(subject, "gesprek") || text_equal(subject, "instrument") ||
			 text_equal(subject, "akkoord"))
			measure = false;
	}
	return measure;
}

unsigned understand_hear_within(const struct hear_names *names,
				const struct understand_source *source,
				const struct lexicon_hit *hit)
{
	unsigned who = 0;
	size_t i = (size_t)(hit - source->hits.items);

	while (i > 0 && source->hits.items[i - 1].first + NEAR >= hit->first)
		i--;
	for (; i < source->hits.count && source->hits.items[i].first <= hit->last; i++) {
		const struct lexicon_hit *other = &source->hits.items[i];

		if (other->van > hit->van && other->tot <= hit->tot && !other->hidden &&
		    text_equal(other->meaning->onderwerp, "wie"))
			who |= understand_hear_who(names, source->text, other);
	}
	return who & (OF_CLIENT | OF_PARENT | names->parents);
}
