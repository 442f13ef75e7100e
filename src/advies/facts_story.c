/* facts_story: words in the free answers that a person must have read before anything goes on by
 * itself. A search without judgement, and never the ground of a refusal. See facts.h. */
#include "advies/facts.h"

#include <stdio.h>
#include <string.h>

#include "form/values.h"
#include "form/words.h"

bool facts_is_of(const char *word, const char *const *words)
{
	for (; *words; words++) {
		size_t length = strlen(*words);
		bool prefix = length > 0 && (*words)[length - 1] == '~';

		if (prefix ? strncmp(word, *words, length - 1) == 0 : strcmp(word, *words) == 0)
			return true;
	}
	return false;
}

bool facts_has_one_of(const char *text, size_t length, const char *const *words)
{
	struct form_word word;
	size_t pos = 0;

	while (form_next_word(text, length, &pos, &word)) {
		if (facts_is_of(word.text, words))
			return true;
	}
	return false;
}

/* A field that tells a story, or that answers a question nobody here knows. */
static bool is_story(const struct reading_veld *veld)
{
	static const char *const stories[] = {
	    "vraag",	  "bm.",	"co.aanleiding",    "co.doel",
	    "co.agenda",  "co.hulp_nu", "co.al_overlegd",   "co.info_delen",
	    "co.wanneer", "co.waar",	"client.mobiliteit"};

	for (size_t i = 0; veld->sleutel && i < sizeof(stories) / sizeof(stories[0]); i++) {
		if (strncmp(veld->sleutel, stories[i], strlen(stories[i])) == 0)
			return strcmp(veld->sleutel, "bm.tussen") != 0;
	}
	return !veld->sleutel;
}

/* Of a list of boxes only what is ticked was said. */
static bool answer_has(const char *value, const char *const *words)
{
	size_t length = strlen(value), pos = 0;
	struct form_range option;
	bool ticked, boxes = false;

	while (form_next_option(value, length, &pos, &option, &ticked)) {
		boxes = true;
		if (ticked && facts_has_one_of(value + option.van, option.tot - option.van, words))
			return true;
	}
	return !boxes && facts_has_one_of(value, length, words);
}

static bool story_has(const struct facts *facts, const char *const *words)
{
	for (size_t i = 0; i < facts->reading->veld_count; i++) {
		const struct reading_veld *veld = &facts->reading->velden[i];

		if (is_story(veld) && answer_has(veld->waarde, words))
			return true;
	}
	return false;
}

/* One of the phrases, word by word; a story that is too long to look through counts as well. */
static bool story_says(const struct facts *facts, const char *const *phrases)
{
	enum { LIMIT = 8000 };
	char words[LIMIT], folded[LIMIT + 2];

	for (size_t i = 0; i < facts->reading->veld_count; i++) {
		const struct reading_veld *veld = &facts->reading->velden[i];

		if (!is_story(veld))
			continue;
		if (!form_fold(veld->waarde, strlen(veld->waarde), words, sizeof(words)))
			return true;
		snprintf(folded, sizeof(folded), " %s ", words);
		for (size_t j = 0; phrases[j]; j++) {
			if (strstr(folded, phrases[j]))
				return true;
		}
	}
	return false;
}

/* Words of help that ends, beside a "nee" to that question. */
bool facts_story_stops(const struct facts *facts)
{
	static const char *const words[] = {
	    "stop",	    "stopt",	  "stoppen",	"stopte",   "gestopt",	   "stopgezet",
	    "stopzet~",	    "beeindig~",  "buitenzet~", "buiten",   "buitengezet", "uitgesloten",
	    "uitsluit~",    "geschorst",  "schors~",	"opgezegd", "opzeg~",	   "ontslag",
	    "ontslagen",    "afgesloten", "afsluit~",	"weigert",  "weigeren",	   "weggestuurd",
	    "buitenvlieg~", "vertrekken", "laatste",	NULL};

	static const char *const phrases[] = {" niet meer terug ", " mag niet meer ",
					      " niet meer welkom ", " mag niet blijven ", NULL};

	return facts->reading->eenzijdige_stop != STOP_JA &&
	       facts->reading->eenzijdige_stop != STOP_DREIGT &&
	       (story_has(facts, words) || story_says(facts, phrases));
}

bool facts_story_mandated(const struct facts *facts)
{
	static const char *const words[] = {
	    "consulent~", "jeugdrecht~", "rechter", "rechtbank", "ocj",		  "sdj",
	    "vk",	  "osd",	 "parket",  "politie",	 "toegangspoort", NULL};

	return facts->reading->mandaat == 0 && story_has(facts, words);
}

/* BM-08: what is no conflict about help. */
bool facts_story_elsewhere(const struct facts *facts)
{
	static const char *const words[] = {"alimentatie",
					    "onderhoudsgeld",
					    "echtscheiding~",
					    "scheiding",
					    "scheiden",
					    "hoederecht",
					    "verblijfsregeling",
					    "erfenis",
					    "schuld~",
					    "huur",
					    "buren",
					    "notaris",
					    "co",
					    "coouderschap",
					    NULL};

	return story_has(facts, words);
}

/* BM-14 */
bool facts_story_complains(const struct facts *facts)
{
	static const char *const words[] = {"klacht~",	    "klagen",	"aanklacht~", "aanklagen",
					    "ombudsdienst", "advocaat", NULL};

	return story_has(facts, words);
}

/* Somebody who does not want the talk, does not know of it, or reads the mail of the other. */
bool facts_story_refuses(const struct facts *facts)
{
	static const char *const phrases[] = {
	    " wil geen ",	    " wil zelf geen ",	     " wil niet dat ",
	    " wil niet praten ",    " wil niet meedoen ",    " wil niet komen ",
	    " wil dit niet ",	    " wil het niet ",	     " wil er niet ",
	    " willen niet praten ", " willen niet meedoen ", " willen dit niet ",
	    " willen het niet ",    " willen geen ",	     " zonder dat ",
	    " weet niet dat ",	    " weten niet dat ",	     " weten hier ",
	    " weet hier ",	    " weet er niet",	     " weet van niets ",
	    " weet van niks ",	    " leest mee ",	     " niet akkoord ",
	    " mail niet ",	    " niet mailen ",	     " bel niet ",
	    " niet bellen ",	    " niet praten ",	     NULL};

	return story_says(facts, phrases);
}

/* CO-05: a place is sought. */
bool facts_story_seeks_place(const struct facts *facts)
{
	static const char *const words[] = {"plaats",  "plaatsen",    "plaatsing",
					    "plek",    "wachtlijst~", "opvangplaats",
					    "aanbod~", "opname",      NULL};

	return story_has(facts, words);
}

/* An answer under a label that is in no table: nobody has read it. */
bool facts_unknown_answer(const struct facts *facts)
{
	return facts_field_count(facts, NULL) > 0;
}
