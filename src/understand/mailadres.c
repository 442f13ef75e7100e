/* mailadres: the address at which who writes asks to be answered, where that is not the one they write from. What is
 * somebody else's address, or where they wrote before, is none. */
#include "understand/claims.h"

#include "base/memory.h"
#include "base/text.h"
#include "form/values.h"
#include "reading/reading.h"
#include "understand/who.h"
#include "understand/words.h"

enum { WORDS = 6 };

/* "Mail mij liever op", "antwoord maar op", "schrijf ons op": the words before an address, the nearest first, from the
 * beginning of the sentence on. What stands within a sentence may be forbidden ("nooit mail naar"), told ("ik stuurde al
 * een mail naar") or a disclaimer's. */
static bool asks(const struct understand_back *words, size_t count)
{
	static const char *const towards[] = {"naar", "op", "aan", "to", "at", NULL};
	static const char *const fillers[] = {"mij",  "me",    "ons", "terug",	"liever", "best",
					      "maar", "enkel", "dan", "alleen", "gerust", NULL};
	static const char *const whom[] = {"mij", "me", "ons", NULL};
	static const char *const verbs[] = {"schrijf", "mail", "write", NULL};
	static const char *const answers[] = {"antwoord", "antwoordt", "reply", NULL};
	bool is_me = false;
	size_t i = 1;

	if (count < 2 || !understand_is_of(words[0].text, towards))
		return false;
	for (; i < count && understand_is_of(words[i].text, fillers); i++)
		is_me = is_me || understand_is_of(words[i].text, whom);
	if (i + 1 < count &&
	    text_equal(words[i + 1].text, "dus")) /* "niet mijn mail, dus schrijf naar" */
		return understand_is_of(words[i].text, verbs) ||
		       understand_is_of(words[i].text, answers);
	return i + 1 == count && (understand_is_of(words[i].text, answers) ||
				  (is_me && understand_is_of(words[i].text, verbs)));
}

void understand_told_mailadres(struct understanding *u)
{
	struct reading_aanvrager *aanvrager = &u->reading->aanvrager;
	struct form_range found;
	char email[FORM_EMAIL];

	if (!understand_is_told(u) || u->passed_on || aanvrager->email)
		return;
	for (size_t at = u->told.van;
	     at < u->told.tot && form_find_email(u->text + at, u->told.tot - at, &found, email);
	     at += found.tot) {
		struct form_range range = {at + found.van, at + found.tot};
		struct understand_back words[WORDS];
		size_t count =
		    understand_words_before(u->text, u->told.van, range.van, WORDS, true, words);

		if (!asks(words, count))
			continue;
		aanvrager->email = arena_text(u->arena, email);
		reading_add_bron(u->arena, u->reading, "aanvrager.email", "tekst", u->text,
				 range.van, range.tot, 0.8);
		return;
	}
}
