/* vraag: what it is about, in the sender's own words: the sentence in which the conflict
 * is told, else the one that asks. See who.h. */
#include "understand/claims.h"

#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "form/blank.h"
#include "understand/call.h"
#include "understand/who.h"

enum { SENTENCE = 400 };

static bool is_end(const char *text, size_t at)
{
	if (strchr("!?", text[at]) || (text[at] == '\n' && text[at + 1] == '\n'))
		return true;
	return text[at] == '.' && strchr(" \n\r", text[at + 1]) && understand_joins(text, at);
}

/* The sentence around a phrase, within what the applicant wrote; a cut never inside a character. */
static struct form_range sentence_around(const struct understanding *u,
					 const struct lexicon_hit *hit)
{
	struct form_range range = {hit->van, hit->tot};

	while (range.van > u->told.van && hit->van - range.van < SENTENCE &&
	       !is_end(u->text, range.van - 1))
		range.van--;
	while (range.tot < u->told.tot && range.tot - hit->tot < SENTENCE &&
	       !is_end(u->text, range.tot))
		range.tot++;
	if (range.tot < u->told.tot && strchr("!?.", u->text[range.tot]))
		range.tot++;
	while (range.van < hit->van && ((unsigned char)u->text[range.van] & 0xC0) == 0x80)
		range.van++;
	while (range.tot > hit->tot && ((unsigned char)u->text[range.tot] & 0xC0) == 0x80)
		range.tot--;
	form_trim(u->text, &range.van, &range.tot);
	return range;
}

static bool find_phrase(const struct understanding *u, const char *onderwerp,
			struct understand_phrase *phrase)
{
	for (size_t at = 0; understand_told_next(u, onderwerp, &at, phrase);) {
		if (phrase->source == &u->sources[0] && understand_is_plain(phrase->hit))
			return true;
	}
	return false;
}

void understand_told_vraag(struct understanding *u)
{
	/* what tells most of the matter first */
	static const char *const subjects[] = {"omschrijving", "stop", "toegangspoort",
					       "instrument", "wens"};
	struct understand_phrase phrase;
	struct form_range range;

	if (!understand_is_told(u) || u->reading->vraag || u->reading->soort != SOORT_AANVRAAG)
		return;
	for (size_t i = 0; i < sizeof(subjects) / sizeof(subjects[0]); i++) {
		if (!find_phrase(u, subjects[i], &phrase))
			continue;
		range = sentence_around(u, phrase.hit);
		u->reading->vraag =
		    arena_slice(u->arena, u->text + range.van, range.tot - range.van);
		reading_add_bron(u->arena, u->reading, "vraag", "tekst", u->text, range.van,
				 range.tot, 0.7);
		return;
	}
}
