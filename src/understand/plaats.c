/* plaats: where the child lives, from running text. A name of a place counts by what
 * stands before it: whether somebody lives there, stays there, or works there. Two homes are
 * none. */
#include "understand/plaats.h"

#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "form/words.h"
#include "reading/region.h"
#include "understand/claims.h"
#include "understand/straat.h"
#include "understand/who.h"
#include "understand/words.h"

enum {
	PLACES = 40,
	WORDS = 10,
	BEHIND = 8,
	WORKER = 4,
	LETTERHEAD = 400,
	BESIDE = 2,
};

struct places {
	struct place items[PLACES];
	size_t count;
};

static bool is_capital(const char *text, size_t at)
{
	return (text[at] >= 'A' && text[at] <= 'Z') || (unsigned char)text[at] == 0xC3;
}

/* --- what stands around it ------------------------------------------------------------------------ */

/* Behind "Peer, 3990" and "Mol (2400)". */
static size_t end_of(const struct place *place)
{
	bool adjoins = place->postcode.van >= place->hit->tot &&
		       place->postcode.van <= place->hit->tot + BESIDE;
	size_t tot = adjoins ? place->postcode.tot : place->hit->tot;

	return tot + (place->source->text[tot] == ')');
}

/* The nearest phrase of `waar` before the place, in its sentence. */
static const struct lexicon_hit *nearest_before(const struct place *place)
{
	const struct lexicon_hits *hits = &place->source->hits;
	const struct lexicon_hit *nearest = NULL;

	for (size_t i = 0; i < hits->count && hits->items[i].first < place->hit->first; i++) {
		const struct lexicon_hit *hit = &hits->items[i];

		if (!text_equal(hit->meaning->onderwerp, "waar") || hit->hidden ||
		    hit->sentence != place->hit->sentence || hit->last >= place->hit->first ||
		    place->hit->first - hit->last > WORDS ||
		    text_equal(hit->meaning->waarde, "daar"))
			continue;
		if (!nearest || hit->last > nearest->last)
			nearest = hit;
	}
	return nearest;
}

/* Whom one lives with says nothing of where: what stands before them does. */
static const struct lexicon_hit *before(const struct place *place)
{
	const struct lexicon_hit *nearest = nearest_before(place);
	const struct lexicon_hit *with =
	    nearest && text_equal(nearest->meaning->waarde, "elders")
		? understand_place_with(place, understand_place_begin(place))
		: NULL;

	return with ? with : nearest;
}

/* "..., daar ben ik gedomicilieerd". */
static bool is_home_behind(const struct place *place)
{
	const struct lexicon_hits *hits = &place->source->hits;

	for (size_t i = (size_t)(place->hit - hits->items) + 1; i < hits->count; i++) {
		const struct lexicon_hit *hit = &hits->items[i];

		struct place next = {.source = place->source, .hit = hit};
		bool another = text_equal(hit->meaning->onderwerp, "plaats") &&
			       hit->first > place->hit->last &&
			       (hit->meaning->weight == LEXICON_STERK ||
				understand_postcode_beside(&next).tot);

		if (hit->first > place->hit->last + BEHIND || another)
			break;
		if (text_equal(hit->meaning->onderwerp, "waar") &&
		    text_equal(hit->meaning->waarde, "daar"))
			return true;
	}
	return false;
}

/* "ik ben yelka van waregem", "Ik ben Sien Maes van Mol": the words before the place, the last first. */
static bool is_introduced(const struct understand_back *words, size_t count)
{
	size_t ben = count == 5 && words[2].capital ? 3 : 2;

	return count > ben + 1 && strcmp(words[ben].text, "ben") == 0 &&
	       strcmp(words[ben + 1].text, "ik") == 0;
}

/* "Ayla, 15j, uit Maasmechelen", "Jef Cools uit 3450 Geetbets": behind an age, or a name that is no
 * worker's. */
static bool is_from(const struct place *place, const struct lexicon_hit *hit)
{
	struct understand_back words[5];
	size_t count = understand_words_before(place->source->text, 0,
					       understand_place_begin(place), 5, true, words);
	bool worker = hit && text_equal(hit->meaning->waarde, "elders") &&
		      place->hit->first - hit->last <= WORKER;

	if (count < 2 || (strcmp(words[0].text, "uit") != 0 && strcmp(words[0].text, "van") != 0))
		return false;
	if (understand_place_age_word(&words[1]) || is_introduced(words, count))
		return true;
	return words[1].capital && !worker && strcmp(words[0].text, "uit") == 0;
}

/* A preposition of place; a youngster's "in aalst" needs one. */
static bool is_in(const struct place *place)
{
	static const char *const words[] = {"in", "te", "uit", "van", "near", "a", NULL};
	struct understand_back word;

	if (understand_words_before(place->source->text, 0, understand_place_begin(place), 1, true,
				    &word) == 0)
		return false;
	for (size_t i = 0; words[i]; i++) {
		if (strcmp(words[i], word.text) == 0)
			return true;
	}
	return false;
}

static bool says_bij(const struct place *place)
{
	struct understand_back word;

	return understand_words_before(place->source->text, 0, understand_place_begin(place), 1,
				       true, &word) &&
	       (strcmp(word.text, "bij") == 0 || strcmp(word.text, "near") == 0 ||
		strcmp(word.text, "bei") == 0);
}

/* "Mijn zus woont in ...": the child's home, where an aunt or a grandfather writes. */
static bool is_kin(const struct understanding *u)
{
	return u->reading->aanvrager.rol == ROL_FAMILIE ||
	       u->reading->aanvrager.rol == ROL_GROOTOUDER;
}

static enum where where_is(const struct understanding *u, const struct place *place)
{
	const struct lexicon_hit *hit = before(place);
	const char *waarde = hit ? hit->meaning->waarde : "";

	if (is_home_behind(place) || text_equal(waarde, "domicilie"))
		return WHERE_DOMICILE;
	if (hit && text_equal(waarde, "thuis") &&
	    (understand_place_of_kin(place, hit) || understand_place_of_other(u, place, hit)))
		return WHERE_ELSE;
	if (understand_place_listed(u, place))
		return WHERE_HOME;
	if (understand_place_past(place))
		return WHERE_ELSE;
	if (says_bij(place) && !place->postcode.tot)
		return WHERE_ELSE;
	if (is_from(place, hit) || text_equal(waarde, "thuis") ||
	    understand_place_lived_in(place, understand_place_begin(place)) ||
	    (text_equal(waarde, "thuis-familie") && is_kin(u)))
		return WHERE_HOME;
	if (text_equal(waarde, "verblijf"))
		return WHERE_STAY;
	return place->postcode.tot && !hit ? WHERE_HOME : WHERE_ELSE;
}

/* "Ik ben Rosa uit Genk": where somebody lives who is not the child. */
static bool is_writers(const struct understanding *u, const struct place *place)
{
	struct understand_back words[6];
	size_t count = understand_words_before(place->source->text, 0,
					       understand_place_begin(place), 6, true, words);
	bool young = u->reading->aanvrager.rol == ROL_MINDERJARIGE ||
		     u->reading->aanvrager.rol == ROL_JONGVOLWASSENE;

	for (size_t i = 0; i + 1 < count && !young; i++) {
		if (strcmp(words[i].text, "ben") == 0 && strcmp(words[i + 1].text, "ik") == 0)
			return true;
	}
	return false;
}

/* A name in small letters only where it can be nothing else: "woon in lier", "14j, torhout". */
static bool is_named(const struct understanding *u, const struct place *place)
{
	bool capital = is_capital(place->source->text, place->hit->van);
	const struct lexicon_hit *hit = before(place);

	if (place->postcode.tot)
		return true;
	if (hit && text_equal(hit->meaning->waarde, "thuis") &&
	    place->hit->first - hit->last <= 2 && is_in(place))
		return true;
	return capital || (place->hit->meaning->weight == LEXICON_STERK &&
			   (is_in(place) || understand_place_listed(u, place)));
}

/* --- all of them -------------------------------------------------------------------------------------- */

/* "Ledeberg (9050 Gent)", "Merksem, 2170 Antwerpen": the second says more of the first. */
static bool is_same_place(const struct place *first, const struct place *second)
{
	const char *text = first->source->text;
	size_t tot = first->hit->tot;

	if (first->source != second->source)
		return false;
	if (first->postcode.tot && first->postcode.van == second->postcode.van)
		return true;
	return text[tot] == ' ' && text[tot + 1] == '(' &&
	       understand_place_begin(second) == tot + 2;
}

static void add(struct places *places, const struct place *place)
{
	struct place *last = places->count ? &places->items[places->count - 1] : NULL;

	if (last && is_same_place(last, place)) {
		if (!last->postcode.tot)
			last->postcode = place->postcode;
		if (last->where == WHERE_ELSE && place->postcode.tot && !before(last))
			last->where = WHERE_HOME;
		return;
	}
	if (places->count < PLACES)
		places->items[places->count++] = *place;
}

/* "Britt woont bij mij". */
static bool lives_with_writer(const struct understanding *u)
{
	static const char *const verbs[] = {"woont", "verblijft", "leeft", "wonen", NULL};
	struct understand_phrase phrase;

	for (size_t at = 0; understand_told_next(u, "waar", &at, &phrase);) {
		const char *text = phrase.source->text, *said = text + phrase.hit->van;
		struct understand_back word;

		if ((strncmp(said, "bij mij", 7) == 0 || strncmp(said, "bij ons", 7) == 0) &&
		    understand_words_before(text, 0, phrase.hit->van, 1, true, &word) &&
		    understand_is_of(word.text, verbs))
			return true;
	}
	return false;
}

/* Whose signature tells where the child lives: the child's own, and that of who it lives with. */
static bool signs_for_child(const struct understanding *u)
{
	static const enum rol roles[] = {ROL_MINDERJARIGE, ROL_JONGVOLWASSENE, ROL_OUDER,
					 ROL_PLEEGOUDER, ROL_OPVOEDINGSVERANTWOORDELIJKE};

	for (size_t i = 0; i < sizeof(roles) / sizeof(roles[0]); i++) {
		if (u->reading->aanvrager.rol == roles[i])
			return true;
	}
	return is_kin(u) && lives_with_writer(u);
}

/* "Veerle" is a place and a name. */
static bool is_senders_name(const struct understanding *u, const struct place *place)
{
	const char *naam = u->reading->mail.from.naam;
	char word[48];

	form_fold(place->source->text + place->hit->van, place->hit->tot - place->hit->van, word,
		  sizeof(word));
	return naam && form_has_word(naam, strlen(naam), word);
}

/* In a signature only "Thuisadres: 1731 Zellik" is said of the child; all else of who signs. */
static void judge_signed(const struct understanding *u, struct place *place)
{
	const struct lexicon_hit *hit = before(place);

	if (hit && text_equal(hit->meaning->waarde, "thuis"))
		return;
	if (place->where == WHERE_STAY && signs_for_child(u))
		return;
	if (place->where != WHERE_DOMICILE && !understand_place_listed(u, place))
		place->where = signs_for_child(u) && !hit ? WHERE_SIGNED : WHERE_ELSE;
}

/* Above a letter stands who wrote it, as below it. */
static bool is_letterhead(const struct understanding *u, const struct place *place)
{
	const char *text = place->source->text;
	const char *blank = strstr(text, "\n\n");
	const char *end = blank ? blank : text + strlen(text);

	return place->source != &u->sources[0] && !text_equal(place->source->deel, "onderwerp") &&
	       place->hit->tot <= (size_t)(end - text) && end - text <= LETTERHEAD;
}

static bool is_signed(const struct understanding *u, const struct place *place,
		      struct form_range signature)
{
	return (place->source == &u->sources[0] && place->hit->van >= signature.van &&
		place->hit->tot <= signature.tot) ||
	       is_letterhead(u, place);
}

static struct places find_places(const struct understanding *u)
{
	struct form_range signature = understand_signature(u);
	struct places places = {.count = 0};
	struct understand_phrase phrase;

	for (size_t at = 0; understand_told_next(u, "plaats", &at, &phrase);) {
		struct place place = {.source = phrase.source, .hit = phrase.hit};

		place.postcode = understand_postcode_beside(&place);
		if (!understand_is_plain(phrase.hit) ||
		    (is_senders_name(u, &place) && !place.postcode.tot) ||
		    understand_in_street(phrase.source->text, phrase.hit->van))
			continue;
		place.where = where_is(u, &place);
		if (is_signed(u, &place, signature))
			judge_signed(u, &place);
		if (place.where == WHERE_HOME && is_from(&place, before(&place)) &&
		    is_writers(u, &place))
			place.where = WHERE_ELSE;
		if (is_named(u, &place))
			add(&places, &place);
	}
	return places;
}

static bool is_one_name(const struct place *a, const struct place *b)
{
	return a->hit->meaning == b->hit->meaning &&
	       a->hit->tot - a->hit->van == b->hit->tot - b->hit->van;
}

/* The one place of that kind, with its postcode if any mention has it; NULL: none or two. */
static const struct place *only(const struct places *places, enum where where)
{
	const struct place *one = NULL;

	for (size_t i = 0; i < places->count; i++) {
		const struct place *place = &places->items[i];

		if (place->where != where)
			continue;
		if (one && !is_one_name(one, place))
			return NULL;
		if (!one || (!one->postcode.tot && place->postcode.tot))
			one = place;
	}
	return one;
}

/* "Begeleid wonen Wetteren" above "op een studio, Kapellendries 4, 9230 Wetteren": the mail says more than its subject. */
static const struct place *fuller(const struct places *places, const struct place *place)
{
	if (place->postcode.tot || !text_equal(place->source->deel, "onderwerp"))
		return place;
	for (size_t i = 0; i < places->count; i++) {
		const struct place *other = &places->items[i];

		if (other->where != WHERE_ELSE && other->postcode.tot && is_one_name(other, place))
			return other;
	}
	return place;
}

static enum where strongest(const struct places *places)
{
	enum where most = WHERE_ELSE;

	for (size_t i = 0; i < places->count; i++)
		most = places->items[i].where > most ? places->items[i].where : most;
	return most;
}

/* --- the claims -------------------------------------------------------------------------------------- */

static void claim(struct understanding *u, const struct place *place, double sure)
{
	struct reading_client *client = &u->reading->client;
	const char *text = place->source->text, *deel = place->source->deel;
	const struct lexicon_hit *hit = place->hit;

	client->gemeente =
	    text_clean(u->arena, text + hit->van, hit->tot - hit->van, TEXT_ONE_LINE, NULL);
	reading_add_bron(u->arena, u->reading, "client.gemeente", deel, text, hit->van, hit->tot,
			 sure);
	if (!place->postcode.tot)
		return;
	client->postcode = arena_slice(u->arena, text + place->postcode.van, 4);
	reading_add_bron(u->arena, u->reading, "client.postcode", deel, text, place->postcode.van,
			 place->postcode.tot, sure);
}

static void take_street(struct understanding *u, const struct place *place)
{
	const char *text = place->source->text;
	struct form_range street = understand_street_before(text, understand_place_begin(place));

	if (u->reading->client.adres || !place->postcode.tot)
		return;
	if (!understand_is_street(text, street))
		street = understand_street_behind(text, end_of(place));
	if (!understand_is_street(text, street))
		return;
	u->reading->client.adres =
	    arena_slice(u->arena, text + street.van, street.tot - street.van);
	reading_add_bron(u->arena, u->reading, "client.adres", place->source->deel, text,
			 street.van, street.tot, 0.8);
}

void understand_told_plaats(struct understanding *u)
{
	static const double sure[] = {0, 0.6, 0.7, 0.85, 0.9};
	const struct reading_client *client = &u->reading->client;
	struct places places;
	const struct place *place;
	enum where where;

	if (!understand_is_told(u) || client->gemeente || client->postcode)
		return;
	places = find_places(u);
	where = strongest(&places);
	place = where == WHERE_ELSE ? NULL : only(&places, where);
	if (!place)
		return;
	place = fuller(&places, place);
	claim(u, place, sure[where]);
	take_street(u, place);
}
