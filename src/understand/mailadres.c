/* mailadres: the address at which who writes asks to be answered, where that is not the one they write from. What is
 * somebody else's address, or where they wrote before, is none. */
#include "understand/claims.h"

#include "base/memory.h"
#include "form/values.h"
#include "reading/reading.h"
#include "understand/who.h"
#include "understand/words.h"

enum { WORDS = 6 };

/* "schrijf naar", "antwoord mij liever op": the words before an address, the nearest first. */
static bool asks(const struct understand_back *words, size_t count)
{
	static const char *const towards[] = {"naar", "op", "aan", "to", "at", NULL};
	static const char *const fillers[] = {"mij",  "me",    "ons", "terug",	"liever", "best",
					      "maar", "enkel", "dan", "alleen", "gerust", NULL};
	static const char *const verbs[] = {"schrijf",	 "schrijft", "mail",  "mailt", "antwoord",
					    "antwoordt", "reply",    "write", NULL};
	/* "ik schrijf naar", "deze mail aan" */
	static const char *const others[] = {"ik",     "k",    "we",  "wij",  "hij", "ze", "zij",
					     "deze",   "de",   "een", "mijn", "uw",  "je", "die",
					     "jullie", "niet", "het", "geen", NULL};
	size_t i = 1;

	if (count < 2 || !understand_is_of(words[0].text, towards))
		return false;
	while (i < count && understand_is_of(words[i].text, fillers))
		i++;
	return i < count && understand_is_of(words[i].text, verbs) &&
	       (i + 1 == count || !understand_is_of(words[i + 1].text, others));
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
