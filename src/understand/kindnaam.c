/* kindnaam: the name of the child, from running text, and what names in running text share. See
 * kindnaam.h. */
#include "understand/kindnaam.h"

#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "form/words.h"
#include "understand/call.h"
#include "understand/claims.h"
#include "understand/geboren.h"
#include "understand/leeftijd.h"
#include "understand/service.h"
#include "understand/who.h"
#include "understand/words.h"

enum { NAMES = 20, SHOUT = 2000, SENTENCE = 22, NICK = 4 };

/* "Vandamme" beside "Senna Vandamme". */
static bool is_family_name(const struct found_name *family, const struct found_name *whole)
{
	size_t size = family->range.tot - family->range.van;

	return whole->range.tot - whole->range.van > size &&
	       whole->text[whole->range.tot - size - 1] == ' ' &&
	       memcmp(whole->text + whole->range.tot - size, family->text + family->range.van,
		      size) == 0;
}

/* "A. Demir" beside "Azra Demir". */
static bool is_short_for(const struct found_name *initial, const struct found_name *whole)
{
	const char *dot = initial->text + initial->range.van + 1, *rest;
	size_t size = initial->range.tot - initial->range.van;

	if (size < 5 || dot[0] != '.' || dot[1] != ' ' || dot[-1] != whole->text[whole->range.van])
		return false;
	rest = memchr(whole->text + whole->range.van, ' ', whole->range.tot - whole->range.van);
	return rest && whole->text + whole->range.tot - rest == (ptrdiff_t)size - 2 &&
	       memcmp(rest, dot + 1, size - 2) == 0;
}

/* "Bouba" beside "Boubacar": one word, and what the other begins with. */
static bool is_nickname(const struct found_name *nick, const struct found_name *whole)
{
	size_t size = nick->range.tot - nick->range.van;

	return size >= NICK && whole->range.tot - whole->range.van > size &&
	       !memchr(nick->text + nick->range.van, ' ', size) &&
	       memcmp(nick->text + nick->range.van, whole->text + whole->range.van, size) == 0;
}

bool understand_same_name(const struct found_name *a, const struct found_name *b)
{
	if (is_family_name(a, b) || is_family_name(b, a) || is_short_for(a, b) ||
	    is_short_for(b, a))
		return true;

	return is_nickname(a, b) || is_nickname(b, a) ||
	       understand_same_first(a->text + a->range.van, a->range.tot - a->range.van,
				     b->text + b->range.van, b->range.tot - b->range.van);
}

/* Written in capitals, all of it. */
static bool is_in_capitals(const char *text, size_t length)
{
	size_t capitals = 0, small = 0;

	for (size_t i = 0; i < length && i < SHOUT; i++) {
		capitals += text[i] >= 'A' && text[i] <= 'Z';
		small += text[i] >= 'a' && text[i] <= 'z';
	}
	return capitals > 20 && capitals > 9 * small;
}

/* The mail, or the words before and behind the name. */
static bool is_shouted(const struct understand_source *source, const struct lexicon_hit *hit)
{
	size_t van = hit->naam_van > SENTENCE ? hit->naam_van - SENTENCE : 0;
	size_t left = source->length - van;

	return is_in_capitals(source->text, source->length) ||
	       is_in_capitals(source->text + van, left < 2 * SENTENCE ? left : 2 * SENTENCE);
}

/* "Arthur is 8", "Elias (8)", "Elias is mijn neefje": a phrase begins with the name, and so may the sentence. */
static bool begins_with_name(const struct lexicon_hit *hit)
{
	return (text_equal(hit->meaning->onderwerp, "leeftijd") ||
		text_equal(hit->meaning->onderwerp, "jaren") ||
		text_equal(hit->meaning->waarde, "vooraan")) &&
	       hit->van == hit->naam_van;
}

/* "d'Aminata": where the name begins; 0: no such sign. */
static size_t behind_elision(const char *text, size_t at)
{
	static const char curly[] = "\xE2\x80\x99";

	if (strncmp(text + at, "d'", 2) == 0)
		return at + 2;
	return strncmp(text + at, "d", 1) == 0 && strncmp(text + at + 1, curly, 3) == 0 ? at + 4
											: 0;
}

/* "Lise Mertens, 16 jaar": nothing but a name and an age; not "Leerling Bo Maes, 12". */
static bool is_all_name(const struct understand_phrase *phrase)
{
	const struct lexicon_hit *hit = phrase->hit, *items = phrase->source->hits.items;

	if (!text_equal(hit->meaning->onderwerp, "jaren"))
		return false;
	for (size_t i = (size_t)(hit - items); i > 0 && items[i - 1].van == hit->van; i--) {
		if (text_equal(items[i - 1].meaning->onderwerp, "kind"))
			return false;
	}
	for (size_t i = (size_t)(hit - items) + 1;
	     i < phrase->source->hits.count && items[i].van == hit->van; i++) {
		if (text_equal(items[i].meaning->onderwerp, "kind"))
			return false;
	}
	return true;
}

/* "Situatie Jens", at the start of a sentence. */
static struct found_name without_lead(struct found_name name)
{
	static const char *const leads[] = {
	    "Situatie ", "Dossier ",  "Casus ",		 "Betreft ", "Betr ",
	    "Vraag ",	 "Leerling ", "Aanmelding ",	 "Jongere ", "Client ",
	    "Lln ",	 "Patient ",  "Pati\xC3\xABnt ", NULL};

	for (size_t i = 0; understand_is_found(&name) && leads[i]; i++) {
		size_t length = strlen(leads[i]);

		if (strncmp(name.text + name.range.van, leads[i], length) == 0 &&
		    name.range.van + length < name.range.tot)
			name.range.van += length;
	}
	return name;
}

/* "Maman de Nathan", "voor de Nathan": an article before a first name alone. */
static struct found_name without_article(struct found_name name)
{
	const char *text = name.text + name.range.van;
	size_t length = name.range.tot - name.range.van;

	if (understand_is_found(&name) && length > 3 && strncmp(text, "de ", 3) == 0 &&
	    !memchr(text + 3, ' ', length - 3))
		name.range.van += 3;
	return name;
}

/* The name in the slot of a phrase, whole. */
struct found_name understand_named_by(const struct understand_phrase *phrase)
{
	const struct understand_source *source = phrase->source;
	struct found_name name = {source->deel, source->text, {0, 0}};

	if (text_equal(phrase->hit->meaning->waarde, "elisie")) {
		size_t at = behind_elision(source->text, phrase->hit->naam_van);

		if (at > 0)
			name.range = understand_name_at(source->text, source->length, at);
	} else if (is_shouted(source, phrase->hit) && phrase->hit->van < phrase->hit->naam_van) {
		struct form_range slot = {phrase->hit->naam_van, phrase->hit->naam_tot};

		if (understand_is_shouted_name(source->text, slot))
			name.range = slot;
	} else if (understand_joins(source->text, phrase->hit->naam_van) ||
		   begins_with_name(phrase->hit))
		name.range =
		    understand_name_around(source->text, source->length, phrase->hit->naam_van);
	/* "Dossier Van Gestel": the word that begins the phrase is none of the name */
	if (phrase->hit->van < phrase->hit->naam_van && understand_is_found(&name) &&
	    name.range.van <= phrase->hit->van && !is_all_name(phrase))
		name.range.van =
		    phrase->hit->van + strcspn(source->text + phrase->hit->van, " ") + 1;
	return without_article(without_lead(name));
}

static bool is_place_in(const struct understanding *u, const char *text, struct form_range range)
{
	struct understand_phrase phrase;

	for (size_t at = 0; understand_told_next(u, "plaats", &at, &phrase);) {
		if (phrase.source->text == text && phrase.hit->van <= range.van &&
		    phrase.hit->tot >= range.tot)
			return true;
	}
	return false;
}

bool understand_at_place(const struct understanding *u, struct form_range range)
{
	return is_place_in(u, u->sources[0].text, range);
}

struct found_names {
	struct found_name items[NAMES];
	size_t count;
};

static bool is_applicant(const struct understanding *u, const struct found_name *name)
{
	const char *naam = u->reading->aanvrager.naam;

	return naam && understand_same_first(naam, strlen(naam), name->text + name->range.van,
					     name->range.tot - name->range.van);
}

/* The name stands behind a word that makes it somebody else's: "begeleidster Kelly", "mevrouw Claes". */
static bool is_hidden_by_trap(const struct understand_phrase *phrase)
{
	return phrase->hit->hidden && phrase->hit->meaning->weight != LEXICON_STERK;
}

static void add_name(struct found_names *names, const struct found_name *name)
{
	if (understand_is_found(name) && names->count < NAMES)
		names->items[names->count++] = *name;
}

/* "In Rijsel gaat", "naar Kelly", "CAW Hageland zit": no child, and "de PlayStation is" is nobody. */
static bool is_behind_place(const struct found_name *name)
{
	static const char *const words[] = {"in",      "te",	 "uit", "naar", "bij", "op",
					    "van",     "met",	 "en",	"de",	"het", "een",
					    "mevrouw", "meneer", "die", "dat",	"dit", NULL};
	struct understand_back word;

	return understand_words_before(name->text, 0, name->range.van, 1, true, &word) &&
	       (understand_is_of(word.text, words) || understand_service(word.text) != DIENST_NONE);
}

/* "Mijn dochter Kim", where a grandparent writes: the child's mother. */
static bool is_own_child(const struct understanding *u, const struct understand_phrase *phrase)
{
	static const char *const own[] = {"dochter", "zoon",	  "oudste",
					  "jongste", "middelste", NULL};
	struct form_word word;
	size_t pos = phrase->hit->van;

	return u->reading->aanvrager.rol == ROL_GROOTOUDER &&
	       form_next_word(phrase->source->text, phrase->hit->tot, &pos, &word) &&
	       understand_is_of(word.text, own);
}

/* "Moeder, Cis Faes: wil niet": a trap for names holds its first word. */
static bool is_of_other(const struct understanding *u, const struct found_name *name)
{
	struct understand_phrase trap;

	for (size_t at = 0; understand_told_next(u, "kind", &at, &trap);) {
		if (trap.hit->meaning->weight == LEXICON_VAL && trap.source->text == name->text &&
		    trap.hit->van <= name->range.van && trap.hit->tot > name->range.van)
			return true;
	}
	return false;
}

/* "Mijn zoon Brecht": the tie right before it says that it is no place. */
static bool is_behind_tie(const struct understand_phrase *phrase, const struct found_name *name)
{
	static const char *const ties[] = {
	    "zoon",	    "dochter",	 "zoontje",	 "dochtertje", "kleinzoon",
	    "kleindochter", "pleegzoon", "pleegdochter", "petekind",   "neefje",
	    "nichtje",	    "jongste",	 "oudste",	 NULL};
	struct understand_back word;

	return phrase->hit->meaning->weight == LEXICON_STERK &&
	       understand_words_before(name->text, 0, name->range.van, 1, true, &word) &&
	       word.tot + 1 == name->range.van && understand_is_of(word.text, ties);
}

/* "Voor Brecht, 14 jaar": with an age behind it, it is no place; but "een meisje uit Brecht, 14 jaar". */
static bool is_aged(const struct understand_phrase *phrase, const struct found_name *name)
{
	struct understand_back word;

	if (understand_words_before(name->text, 0, name->range.van, 1, true, &word) &&
	    strchr("0123456789", word.text[0])) /* "3450 Geetbets, 14 jaar" */
		return false;
	return begins_with_name(phrase->hit) &&
	       !text_equal(phrase->hit->meaning->waarde, "vooraan") &&
	       phrase->hit->van == name->range.van && !is_behind_place(name);
}

/* "Afghanistan, 16 j", "een tolk Lingala", "de Arktos-werking". */
static bool is_no_person(const struct understanding *u, const struct found_name *name)
{
	struct understand_phrase land;

	if (!understand_is_found(name))
		return false;
	if (name->text[name->range.tot] == '-')
		return true;
	for (size_t at = 0; understand_told_next(u, "land", &at, &land);) {
		if (land.source->text == name->text && land.hit->van == name->range.van &&
		    land.hit->tot == name->range.tot)
			return true;
	}
	return false;
}

static void find_in(const struct understanding *u, const char *onderwerp, const char *waarde,
		    enum lexicon_weight weight, struct found_names *names)
{
	struct understand_phrase phrase;

	for (size_t at = 0; understand_told_next(u, onderwerp, &at, &phrase);) {
		struct found_name name;

		if (phrase.hit->meaning->weight != weight || is_hidden_by_trap(&phrase) ||
		    phrase.hit->naam_tot == phrase.hit->naam_van ||
		    (waarde && !text_equal(phrase.hit->meaning->waarde, waarde)) ||
		    (waarde && text_equal(waarde, "kind") && !understand_is_age(&phrase)) ||
		    is_own_child(u, &phrase) || !understand_is_story(u, &phrase))
			continue;
		name = understand_named_by(&phrase);
		if (is_no_person(u, &name))
			continue;
		if (weight == LEXICON_ZWAK && (is_behind_place(&name) || is_of_other(u, &name)))
			continue;
		if (understand_is_found(&name) && !is_applicant(u, &name) &&
		    (is_behind_tie(&phrase, &name) || is_aged(&phrase, &name) ||
		     !is_place_in(u, phrase.source->text, name.range)))
			add_name(names, &name);
	}
}

/* "D.": beside a whole name it says nothing. */
static bool is_initial(const struct found_name *name)
{
	return name->range.tot - name->range.van == 2 && name->text[name->range.van + 1] == '.';
}

static bool has_whole(const struct found_names *names)
{
	for (size_t i = 0; i < names->count; i++) {
		if (!is_initial(&names->items[i]))
			return true;
	}
	return false;
}

/* One child: all names begin alike; the longest. NULL: none, or two. */
static const struct found_name *only(const struct found_names *names)
{
	const struct found_name *one = NULL;
	bool whole = has_whole(names);

	for (size_t i = 0; i < names->count; i++) {
		const struct found_name *name = &names->items[i];

		if (whole && is_initial(name))
			continue;

		if (one && !understand_same_name(one, name))
			return NULL;
		if (!one || name->range.tot - name->range.van > one->range.tot - one->range.van)
			one = name;
	}
	return one;
}

/* The same first name with a family name elsewhere: "Jef" and "Jef Cools". */
static const struct found_name *longest(const struct found_names *names,
					const struct found_name *one)
{
	for (size_t i = 0; i < names->count; i++) {
		const struct found_name *name = &names->items[i];

		if (understand_same_name(one, name) &&
		    name->range.tot - name->range.van > one->range.tot - one->range.van)
			one = name;
	}
	return one;
}

/* "Arne" in the story of a form, "Arne Maes" in its list of people. */
static struct found_name whole_in_form(const struct understanding *u, struct found_name name)
{
	size_t length = name.range.tot - name.range.van;

	for (size_t i = 0; i < u->answers.count && name.text == u->form.text &&
			   !memchr(name.text + name.range.van, ' ', length);
	     i++) {
		const struct form_answer *answer = &u->answers.items[i];
		struct form_range longer =
		    understand_name_at(name.text, answer->waarde_tot, answer->waarde_van);

		if (longer.tot - longer.van > length &&
		    understand_same_first(name.text + name.range.van, length,
					  name.text + longer.van, longer.tot - longer.van))
			name.range = longer;
	}
	return name;
}

/* "Zoë" in the subject, "Zoë Geraerts uit Lommel" in the mail; two that differ: as it was. */
static struct found_name whole_in_told(const struct understanding *u, struct found_name name)
{
	const char *first = name.text + name.range.van;
	size_t length = name.range.tot - name.range.van, at = u->told.van;
	struct found_name whole = name;

	if (memchr(first, ' ', length) || is_initial(&name))
		return name;
	while (at + length < u->told.tot) {
		const char *found = memmem(u->text + at, u->told.tot - at, first, length);
		struct form_range longer;

		if (!found)
			break;
		at = (size_t)(found - u->text);
		longer = understand_name_at(u->text, u->told.tot, at);
		at += length;
		if (u->text[at] != ' ' || longer.tot <= at || is_place_in(u, u->text, longer))
			continue;
		if (whole.range.tot - whole.range.van > length &&
		    (whole.range.tot - whole.range.van != longer.tot - longer.van ||
		     memcmp(whole.text + whole.range.van, u->text + longer.van,
			    longer.tot - longer.van) != 0))
			return name;
		whole = (struct found_name){"tekst", u->text, longer};
	}
	return whole;
}

/* "Finn Bastiaens, 21/03/2013, Bergstraat 9": two words of a name that begin a line, before a date of birth. */
static struct found_name headed_by_birth(const struct understanding *u)
{
	struct found_name name = {"tekst", u->text, {0, 0}};

	for (size_t at = u->told.van; at < u->told.tot && u->source_count > 0;) {
		struct form_range line = understand_line_at(u, at), found;

		at = line.tot + 1;
		found = understand_name_at(u->text, line.tot, line.van);
		if (found.van == line.van && found.tot > found.van &&
		    memchr(u->text + found.van, ' ', found.tot - found.van) &&
		    strncmp(u->text + found.tot, ", ", 2) == 0 &&
		    understand_birth_at(u, found.tot + 2)) {
			name.range = found;
			return name;
		}
	}
	return name;
}

void understand_told_client(struct understanding *u)
{
	struct found_names matter = {.count = 0}, sure = {.count = 0}, weak = {.count = 0};
	const struct found_name *name;
	struct found_name whole, headed;

	if ((!understand_is_told(u) && u->form.text != u->text) || u->reading->client.naam ||
	    u->reading->aanvrager.rol == ROL_MINDERJARIGE ||
	    u->reading->aanvrager.rol == ROL_JONGVOLWASSENE)
		return;
	find_in(u, "kind", "zaak", LEXICON_STERK, &matter);
	find_in(u, "kind", NULL, LEXICON_STERK, &sure);
	find_in(u, "leeftijd", "kind", LEXICON_STERK, &sure);
	find_in(u, "jaren", "kind", LEXICON_STERK, &sure);
	find_in(u, "kind", NULL, LEXICON_ZWAK, &weak);
	name = sure.count ? only(&sure) : only(&weak);
	name = name ? name : only(&matter);
	headed = headed_by_birth(u);
	name = !name && understand_is_told(u) && understand_is_found(&headed) ? &headed : name;
	if (!name)
		return;
	name = longest(&sure, name);
	name = longest(&weak, name);
	whole = whole_in_form(u, *name);
	whole = understand_is_told(u) ? whole_in_told(u, whole) : whole;
	u->reading->client.naam =
	    arena_slice(u->arena, whole.text + whole.range.van, whole.range.tot - whole.range.van);
	reading_add_bron(u->arena, u->reading, "client.naam", whole.deel, whole.text,
			 whole.range.van, whole.range.tot, 0.8);
}
