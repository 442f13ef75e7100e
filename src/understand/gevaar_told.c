/* gevaar_told: danger that is told, but is no danger now: long over, denied behind, a figure of speech,
 * a game, a joke. */
#include "understand/gevaar.h"

#include <string.h>

#include "base/text.h"
#include "understand/gevaar_jaar.h"
#include "understand/said.h"
#include "understand/what.h"

enum {
	FAR = 12,
	BESIDE = 8, /* words between it and what makes it a figure of speech */
	AFTER = 60, /* words behind, in which it is said to be over, or to go on */
	NEXT = 4,   /* words behind it, in which the next sentence laughs */
	ANSWER = 3, /* words behind what was asked, in which the answer begins */
	JOKE = 60,  /* bytes behind a threat to kill in which a laughing face takes it back */
};

/* Whether its words say one of these; the last is NULL. */
static bool says_any(struct understanding *u, const struct understand_phrase *phrase,
		     const char *const *words)
{
	const struct lexicon_hit *hit = phrase->hit;
	const char *folded =
	    understand_folded(u, phrase->source->text + hit->van, hit->tot - hit->van);

	for (; *words; words++) {
		if (understand_says(folded, *words))
			return true;
	}
	return false;
}

static bool is_of(const struct understand_phrase *phrase, enum gevaar_soort soort)
{
	return text_equal(phrase->hit->meaning->waarde,
			  names_text(&names_gevaar_soort, (int)soort));
}

/* Somebody wants it, or is going to do it; or it goes on, or has begun again. */
static bool is_ahead(struct understanding *u, const struct understand_phrase *phrase)
{
	static const char *const words[] = {"wil~", "ga~", "durf~", NULL};

	return says_any(u, phrase, words) || understand_beside(phrase, "straks", FAR, FAR) ||
	       understand_beside(phrase, "hervat", FAR, FAR) ||
	       understand_follows(phrase, "hervat", AFTER);
}

/* A word of now stands beside it; not one that follows "dat is voorbij", and tells how it is since. */
static bool is_now(const struct understand_phrase *phrase)
{
	unsigned now = understand_words_to(phrase, "nu", FAR);
	unsigned over = understand_words_to(phrase, "voorbij", FAR);

	return understand_beside(phrase, "nu", FAR, 0) || (now && !(over && over < now));
}

/* Told of a time that is closed: "vorig jaar is ze weggelopen". Who was touched then may not have said so before. */
static bool is_closed(const struct understand_phrase *phrase)
{
	return !is_of(phrase, GEVAAR_SEKSUEEL) && understand_beside(phrase, "besloten", FAR, FAR) &&
	       understand_beside(phrase, "vertelling", FAR, FAR) &&
	       !understand_follows(phrase, "nu", FAR);
}

/* A day or night just gone is named: what is told first may be of another time, and what follows is not. */
static bool is_fresh(const struct understand_phrase *phrase)
{
	return understand_beside(phrase, "vers", FAR, FAR) ||
	       understand_follows(phrase, "vers", AFTER);
}

/* Of another time of life, or of another life: "toen ons Kaat dertien was", "mijn broer zaliger", "in 2015". Who was
 * touched as a child may tell it now for the first time, unless that it is over follows. */
static bool is_of_old(const struct understanding *u, const struct understand_phrase *phrase,
		      bool over)
{
	return (over || !is_of(phrase, GEVAAR_SEKSUEEL)) && !is_fresh(phrase) &&
	       (understand_beside(phrase, "weleer", FAR, FAR) || understand_years_ago(u, phrase));
}

/* It is said as of now ("slaat", "snijdt"), or since a year: "sinds de scheiding in 2019". */
static bool is_going_on(const struct understand_phrase *phrase)
{
	return understand_holds(phrase, "bezig") || understand_holds(phrase, "hervat") ||
	       understand_since_year(phrase);
}

/* Told as over: long ago, or lately and then that it is over; no word of now beside it, no "maar" before it. */
static bool is_past(struct understanding *u, const struct understand_source *source,
		    const struct lexicon_hit *hit)
{
	const struct understand_phrase phrase = {source, hit};
	bool over = understand_beside(&phrase, "voorbij", 0, FAR) ||
		    understand_follows(&phrase, "voorbij", AFTER);

	if (!understand_beside(&phrase, "verleden", FAR, FAR) && !is_of_old(u, &phrase, over) &&
	    !(over && understand_beside(&phrase, "onlangs", FAR, FAR)) &&
	    !(over && !is_fresh(&phrase) && understand_beside(&phrase, "eertijds", FAR, FAR)) &&
	    !is_closed(&phrase))
		return false;
	return !is_now(&phrase) && !understand_beside(&phrase, "toch", FAR / 2, 0) &&
	       !is_ahead(u, &phrase) && !is_going_on(&phrase);
}

/* What the writer is said to have done, and says is not so. */
static bool is_rebutted(const struct understand_source *source, const struct lexicon_hit *hit)
{
	const struct understand_phrase phrase = {source, hit};

	return understand_beside(&phrase, "beschuldigd", FAR, FAR) &&
	       understand_follows(&phrase, "weerlegd", FAR);
}

/* U+1F602, U+1F605, U+1F606, U+1F923, U+1F61C, U+1F61D: faces that laugh */
static bool is_laughed_at(const struct understand_source *source, const struct lexicon_hit *hit)
{
	static const char *const faces[] = {"\xF0\x9F\x98\x82", "\xF0\x9F\x98\x85",
					    "\xF0\x9F\x98\x86", "\xF0\x9F\xA4\xA3",
					    "\xF0\x9F\x98\x9C", "\xF0\x9F\x98\x9D"};
	size_t rest = source->length - hit->tot;

	for (size_t i = 0; i < sizeof(faces) / sizeof(faces[0]); i++) {
		if (memmem(source->text + hit->tot, rest < JOKE ? rest : JOKE, faces[i], 4))
			return true;
	}
	return false;
}

/* It was tried; or it is said to be meant, or a weapon or fear stands beside it. */
static bool is_meant(struct understanding *u, const struct understand_phrase *phrase)
{
	static const char *const tried[] = {"probeer~", "geprobeerd", "bijna", "dreig~", NULL};

	return says_any(u, phrase, tried) || understand_beside(phrase, "menens", FAR, FAR) ||
	       understand_follows(phrase, "menens", FAR);
}

/* "Mama gaat mij vermoorden haha": of a threat to kill only, for who is hit may laugh it away, and who wants to die. */
static bool is_joke(struct understanding *u, const struct understand_phrase *phrase)
{
	static const char *const words[] = {"vermoord~", "tuer",    "kill",   "killen",
					    "doodslaan", "afmaken", "villen", NULL};

	if (is_of(phrase, GEVAAR_SUICIDE) || !says_any(u, phrase, words) || is_meant(u, phrase))
		return false;
	return understand_beside(phrase, "grap", BESIDE, 2 * FAR) ||
	       understand_follows(phrase, "grap", NEXT) ||
	       is_laughed_at(phrase->source, phrase->hit);
}

/* A laugh or a light word beside it. */
static bool is_light(const struct understand_phrase *phrase)
{
	return understand_beside(phrase, "grap", FAR, 2 * FAR) ||
	       understand_beside(phrase, "luchtig", FAR, 2 * FAR) ||
	       is_laughed_at(phrase->source, phrase->hit);
}

/* "Ik spring uit het raam als er nog een formulier komt haha": for what nobody dies of, and laughing: who drowns in
 * papers may be in danger. */
static bool is_trifle(struct understanding *u, const struct understand_phrase *phrase)
{
	static const char *const words[] = {"spring", "springen", "springt", "verhang~", "ophangen",
					    "dood",   "doodgaan", "sterf",   "sterven",	 "leven",
					    "jette",  "fenetre",  "raam",    "trein",	 "brug",
					    "dak",    NULL};

	return is_of(phrase, GEVAAR_SUICIDE) && understand_beside(phrase, "bagatel", FAR, FAR) &&
	       is_light(phrase) && says_any(u, phrase, words) && !is_meant(u, phrase);
}

/* "Hij rammelt van de honger, met een volle brooddoos"; not who says plainly to be hungry. */
static bool is_fed(struct understanding *u, const struct understand_phrase *phrase)
{
	static const char *const words[] = {"rammel~", "sterf~", "sterven", "dood", NULL};

	return is_of(phrase, GEVAAR_ANDERE) && says_any(u, phrase, words) &&
	       (understand_beside(phrase, "verzadigd", FAR, FAR) ||
		understand_follows(phrase, "verzadigd", FAR));
}

/* "Op uw vraag of zij zichzelf pijn doet: nee"; not "nee, maar", nor who said no to a hand. */
static bool is_asked_in_vain(const struct understand_phrase *phrase)
{
	return !is_of(phrase, GEVAAR_SEKSUEEL) &&
	       understand_beside(phrase, "gevraagd", BESIDE, 0) &&
	       understand_beside(phrase, "geantwoord", 0, ANSWER) &&
	       !understand_follows(phrase, "toch", FAR);
}

/* "Stijf van de pillen, bij wijze van spreken", "vermoord in het spel" */
static bool is_figure(struct understanding *u, const struct understand_source *source,
		      const struct lexicon_hit *hit)
{
	const struct understand_phrase phrase = {source, hit};

	return understand_beside(&phrase, "beeld", BESIDE, BESIDE) || is_joke(u, &phrase) ||
	       is_trifle(u, &phrase) || is_fed(u, &phrase) || is_asked_in_vain(&phrase);
}

bool understand_told(struct understanding *u, const struct understand_source *source,
		     const struct lexicon_hit *hit)
{
	return is_past(u, source, hit) || is_rebutted(source, hit) || is_figure(u, source, hit);
}
