/* nummers: telephone numbers in running text, and whose each is: by the words before it.
 * What stands in the signature is the sender's. See who.h. */
#include "understand/nummers.h"

#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "form/words.h"
#include "reading/relation.h"
#include "understand/call.h"
#include "understand/claims.h"
#include "understand/names.h"
#include "understand/service.h"
#include "understand/who.h"
#include "understand/words.h"

enum { BACK = 8, CALL = 20, APART = 3, MINE = 3 };

/* Words for who writes, and for others. */
static const char *const mine[] = {
    "mij", "me",  "mijn", "mn",	   "ik",       "kik",	 "k", "ons",	"onze",	  "wij",     "my",
    "moi", "mon", "i",	  "mijne", "mappeler", "mobile", "m", "ikzelf", "mezelf", "mijzelf", NULL};
static const char *const theirs[] = {"haar", "hem",   "zijn", "hun", "hen", "her",
				     "his",  "zijne", "elle", "lui", "van", NULL};

/* "Ze is bereikbaar op", "hij is te bereiken op"; not "zodat ze mij kunnen bellen". */
static bool is_reached(const struct understand_back *words, size_t count, size_t i)
{
	static const char *const persons[] = {"ze", "zij", "hij", NULL};

	return understand_is_of(words[i].text, persons) &&
	       ((i > 0 && strcmp(words[i - 1].text, "is") == 0) ||
		(i + 1 < count && strcmp(words[i + 1].text, "is") == 0));
}

/* "van mama", "van de begeleider", "van haar"; "van mij" is mine. */
static enum understand_owner owner_of(const struct understand_back *words, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (understand_is_of(words[i].text, mine))
			return UNDERSTAND_MINE;
		if (strcmp(words[i].text, "zijn") == 0 && i + 1 < count &&
		    understand_is_of(words[i + 1].text, mine))
			continue; /* "mijn man en ik zijn te bereiken" */
		if (i > 0 && strcmp(words[i - 1].text, "erbij") == 0)
			continue; /* "dan roep ik haar erbij" */
		if (relation_of(words[i].text) || understand_is_of(words[i].text, theirs) ||
		    is_reached(words, count, i) || understand_service(words[i].text) != DIENST_NONE)
			return UNDERSTAND_THEIRS;
	}
	return UNDERSTAND_NOBODYS;
}

/* "Tom Leys (0470 ...": a name right before it, of somebody else. */
static bool is_behind_name(const struct understanding *u, size_t at)
{
	struct understand_back word;

	static const char *const labels[] = {
	    "telefonisch", "noodgeval",	   "nood",	  "dringend",	    "spoed",
	    "bereikbaar",  "whatsapp",	   "sms",	  "thuis",	    "werk",
	    "prive",	   "bellen",	   "bel",	  "contact",	    "vast",
	    "vaste",	   "rechtstreeks", "permanentie", "doorkiesnummer", "bereikbaarheid",
	    NULL};
	const char *own = u->reading->aanvrager.naam;
	struct form_range name;

	own = own ? own : understand_without_title(u->reading->mail.from.naam);
	if (!understand_words_before(u->text, u->told.van, at, 1, true, &word) || !word.capital ||
	    understand_is_of(word.text, labels))
		return false;
	name = understand_name_around(u->text, u->told.tot, word.van);
	if (own && understand_same_first(own, strlen(own), u->text + name.van, name.tot - name.van))
		return false; /* "Jarne, 0485 ...", under what Jarne wrote */
	return name.tot == word.tot && name.tot > name.van;
}

static bool is_kin(const char *word)
{
	static const char *const married[] = {"man", "vrouw", "echtgenoot", "echtgenote",
					      "pa",  "ma",    NULL};
	const char *relatie = relation_of(word);

	return (relatie && relation_is_client_side(relatie)) || understand_is_of(word, married);
}

static bool is_label(const char *word)
{
	static const char *const labels[] = {"telefoon", "tel",	   "gsm",	"nummer",
					     "nr",	 "mobiel", "gsmnummer", NULL};

	return understand_is_of(word, labels);
}

/* The words before a number, the nearest first, from `i` on: "papa", "mijn", "van". */
static bool is_owner_of_label(const struct understand_back *words, size_t count, size_t i)
{
	static const char *const whose[] = {"haar", "zijn", "dr", "er", "zn", "hun", "s", NULL};
	static const char *const of[] = {"van", "mijn", "de", "mn", "haar", "zijn", NULL};

	static const char *const towards[] = {"naar", "aan", "via", "bij", "bel", "sms", NULL};

	if (is_kin(words[i].text))
		return i + 1 < count && (understand_is_of(words[i + 1].text, of) ||
					 (i == 0 && understand_is_of(words[i + 1].text, towards)));
	return i + 2 < count && is_label(words[i].text) &&
	       understand_is_of(words[i + 1].text, whose) && is_kin(words[i + 2].text);
}

static bool is_my_label(const struct understand_back *words, size_t count)
{
	for (size_t i = 0; i + 1 < count; i++) {
		if (is_label(words[i].text) && understand_is_of(words[i + 1].text, mine))
			return true;
	}
	return false;
}

/* "gsm mama: 0495 ...", "telefoon man van mij 0467 ...", "mama haar nummer is 0486 ..." in a signature. */
static bool is_of_other(const struct understand_back *words, size_t count)
{
	if (is_my_label(words, count))
		return false;
	for (size_t i = 0; i < count && i < 2; i++) {
		if (is_owner_of_label(words, count, i))
			return true;
		if (is_kin(words[i].text))
			return count < 3;
	}
	/* "mijn papa is akkoord (0486 ..." */
	return count > 1 && count < BACK &&
	       (is_label(words[count - 1].text) || understand_is_of(words[count - 1].text, mine)) &&
	       is_kin(words[count - 2].text);
}

/* Within the line and the sentence, not beyond the number before it. */
static enum understand_owner owner_here(const struct understanding *u, size_t from, size_t at,
					bool signed_here)
{
	struct understand_back words[BACK];
	size_t line = understand_line_at(u, at).van, count;
	enum understand_owner owner;

	from = line > from ? line : from;
	count = understand_words_before(u->text, from, at, BACK, true, words);
	if (signed_here && !strchr("-*", u->text[line]))
		return is_of_other(words, count) ? UNDERSTAND_THEIRS : UNDERSTAND_MINE;
	owner = owner_of(words, count);
	if (owner == UNDERSTAND_NOBODYS && !is_behind_name(u, at))
		return UNDERSTAND_MINE;
	return owner;
}

bool understand_next_phone(const struct understanding *u, size_t *at,
			   struct understand_phone *phone)
{
	struct form_range signature = understand_signature(u), found;
	size_t from = *at > u->told.van ? *at : u->told.van;

	if (from >= u->told.tot ||
	    !form_find_phone(u->text + from, u->told.tot - from, &found, phone->number))
		return false;
	phone->range = (struct form_range){from + found.van, from + found.tot};
	phone->owner = owner_here(u, from, phone->range.van, phone->range.van >= signature.van);
	*at = phone->range.tot;
	return true;
}

/* "Kunt u mij bellen ... 0470 ...": asked for, before the number and in its sentence. */
static bool is_asked_for(const struct understanding *u, size_t at)
{
	static const char *const calls[] = {"bel", "bellen", "belt",	 "call",
					    "sms", "smsen",  "opbellen", NULL};
	static const char *const me[] = {"mij", "me", "ons", NULL};
	struct understand_back words[CALL];
	size_t count = understand_words_before(u->text, u->told.van, at, CALL, true, words);
	size_t call = 0, who = 0;

	for (size_t i = 0; i < count; i++) {
		call = understand_is_of(words[i].text, calls) ? i + 1 : call;
		who = understand_is_of(words[i].text, me) ? i + 1 : who;
		if (call && who && (call > who ? call - who : who - call) <= APART)
			return true;
	}
	return false;
}

/* "Bel Sabrina 0467 ... of mij 0468 ...": who writes stands right before it. */
static bool is_said_mine(const struct understanding *u, size_t from, size_t at)
{
	static const char *const me[] = {"mij", "mijzelf", "ikzelf", "ik", "mezelf", NULL};
	struct understand_back words[MINE];
	size_t line = understand_line_at(u, at).van;
	size_t count =
	    understand_words_before(u->text, line > from ? line : from, at, MINE, true, words);

	for (size_t i = 0; i < count; i++) {
		if (is_kin(words[i].text))
			return false;
		if (understand_is_of(words[i].text, me))
			return true;
	}
	return false;
}

/* Of more numbers than one. */
static bool find_mine(const struct understanding *u, struct understand_phone *phone)
{
	size_t count = 0, from = u->told.van;

	for (size_t at = 0; understand_next_phone(u, &at, phone); from = at, count++) {
		if (count > 0 && is_said_mine(u, from, phone->range.van))
			return true;
	}
	return false;
}

static void take_phone(struct understanding *u, const struct understand_phone *phone, double sure)
{
	u->reading->aanvrager.telefoon = arena_text(u->arena, phone->number);
	reading_add_bron(u->arena, u->reading, "aanvrager.telefoon", "tekst", u->text,
			 phone->range.van, phone->range.tot, sure);
}

void understand_told_nummers(struct understanding *u)
{
	struct understand_phone phone, only;
	size_t count = 0;

	if (!understand_is_told(u) || u->reading->aanvrager.telefoon)
		return;
	if (find_mine(u, &phone)) {
		take_phone(u, &phone, 0.8);
		return;
	}
	for (size_t at = 0; understand_next_phone(u, &at, &phone); count++) {
		only = phone;
		if (phone.owner != UNDERSTAND_MINE)
			continue;
		take_phone(u, &phone, 0.8);
		return;
	}
	if (count == 1 && is_asked_for(u, only.range.van))
		take_phone(u, &only, 0.6);
}

void understand_told_nummer_van(struct understanding *u)
{
	struct reading_client *client = &u->reading->client;
	struct understand_phone phone;

	if (!understand_is_told(u) || client->telefoon || !client->naam ||
	    (u->reading->aanvrager.naam &&
	     understand_same_first(client->naam, strlen(client->naam), u->reading->aanvrager.naam,
				   strlen(u->reading->aanvrager.naam))))
		return;
	for (size_t at = 0; understand_next_phone(u, &at, &phone);) {
		struct understand_back words[2];

		if (understand_words_before(u->text, understand_line_at(u, phone.range.van).van,
					    phone.range.van, 2, true, words) < 2 ||
		    strcmp(words[1].text, "van") != 0 || !words[0].capital ||
		    !understand_same_first(client->naam, strlen(client->naam),
					   u->text + words[0].van, words[0].tot - words[0].van))
			continue;
		client->telefoon = arena_text(u->arena, phone.number);
		reading_add_bron(u->arena, u->reading, "client.telefoon", "tekst", u->text,
				 phone.range.van, phone.range.tot, 0.8);
		return;
	}
}
