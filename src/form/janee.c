/* janee: yes and no (values.h). */
#include "form/values.h"

#include <string.h>

#include "form/words.h"

static const struct {
	const char *word;
	enum form_janee means;
} words[] = {
    {"ja", FORM_JA},	 {"jawel", FORM_JA},   {"jazeker", FORM_JA}, {"yes", FORM_JA},
    {"oui", FORM_JA},	 {"akkoord", FORM_JA}, {"zeker", FORM_JA},   {"ok", FORM_JA},
    {"oke", FORM_JA},	 {"nee", FORM_NEE},    {"neen", FORM_NEE},   {"nee nee", FORM_NEE},
    {"no", FORM_NEE},	 {"non", FORM_NEE},    {"geen", FORM_NEE},   {"niet", FORM_NEE},
    {"nooit", FORM_NEE},
};

static enum form_janee meaning(const char *word)
{
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		if (strcmp(words[i].word, word) == 0)
			return words[i].means;
	}
	return FORM_GEEN_ANTWOORD;
}

static enum form_janee first_word(const char *text, size_t length)
{
	struct form_word word, next;
	size_t pos = 0;
	enum form_janee means;

	if (!form_next_word(text, length, &pos, &word))
		return FORM_GEEN_ANTWOORD;
	means = meaning(word.text);
	if (!form_next_word(text, length, &pos, &next))
		return means;
	/* "ja / nee" and "zeker niet": printed options, and a no */
	if (means == FORM_JA && meaning(next.text) == FORM_NEE)
		return strcmp(word.text, "zeker") == 0 ? FORM_NEE : FORM_GEEN_ANTWOORD;
	/* "geen idee", "niet gevraagd": not known */
	if (strcmp(word.text, "geen") == 0 &&
	    (strcmp(next.text, "idee") == 0 || strcmp(next.text, "antwoord") == 0))
		return FORM_GEEN_ANTWOORD;
	return strcmp(word.text, "niet") == 0 && strcmp(next.text, "akkoord") != 0
		   ? FORM_GEEN_ANTWOORD
		   : means;
}

enum form_janee form_yes_no(const char *text, size_t length)
{
	enum form_janee answer = FORM_GEEN_ANTWOORD;
	struct form_range option;
	size_t pos = 0, ticks = 0;
	bool ticked, boxes = false;

	while (form_next_option(text, length, &pos, &option, &ticked)) {
		boxes = true;
		if (ticked && ticks++ == 0)
			answer = first_word(text + option.van, option.tot - option.van);
	}
	if (boxes)
		return ticks == 1 ? answer : FORM_GEEN_ANTWOORD;
	return first_word(text, length);
}
