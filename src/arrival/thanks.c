/* thanks: see thanks.h. */
#include "arrival/thanks.h"

#include <string.h>

#include "form/words.h"

enum { THANKS_MOST = 12 /* words */ };

/* Words that thank, and words that may stand beside them: none that agrees, asks or takes leave, for that may answer
 * what somebody asked. */
static const char *const thanking[] = {"bedankt",  "bedank", "merci",	  "mercikes", "thx",
				       "thanks",   "dank",   "dankje",	  "danku",    "dankjewel",
				       "dankuwel", "tnx",    "merciekes", "bedankje"};
static const char *const beside[] = {
    "je",      "u",    "wel",	 "voor",  "het",       "de",	   "uw",      "jullie", "antwoord",
    "bericht", "mail", "alvast", "heel",  "hartelijk", "veel",	   "snelle",  "vlugge", "moeite",
    "reactie", "nog",  "en",	 "dag",	  "hallo",     "groetjes", "groeten", "mvg",	"ontvangen",
    "vele",    "zeer", "dat",	 "weten", "dan",       "we",	   "ik",      "weet"};

static bool is_among(const char *word, const char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (strcmp(word, words[i]) == 0)
			return true;
	}
	return false;
}

/* "Voor uw hulp", and not "Hulp!". */
static bool is_their_help(const char *word, const char *before)
{
	static const char *const whose[] = {"je", "u", "de", "uw", "jullie", "snelle", "vlugge"};

	return strcmp(word, "hulp") == 0 &&
	       is_among(before, whose, sizeof(whose) / sizeof(whose[0]));
}

bool thanks_only(const char *text)
{
	struct form_word word, before = {.text = ""};
	size_t length = strlen(text), pos = 0, count = 0, thanks = 0;

	if (strchr(text, '?'))
		return false;
	while (form_next_word(text, length, &pos, &word)) {
		bool is_thanks =
		    is_among(word.text, thanking, sizeof(thanking) / sizeof(thanking[0]));

		if (++count > THANKS_MOST ||
		    (!is_thanks &&
		     !is_among(word.text, beside, sizeof(beside) / sizeof(beside[0])) &&
		     !is_their_help(word.text, before.text)))
			return false;
		thanks += is_thanks;
		before = word;
	}
	return thanks > 0;
}
