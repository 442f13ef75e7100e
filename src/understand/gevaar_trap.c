/* gevaar_trap: what stands beside words of danger and takes them back: a figure of speech, a denial, the past. */
#include "understand/gevaar_trap.h"

#include <string.h>

#include "base/text.h"
#include "form/lexicon.h"
#include "understand/gevaar.h"
#include "understand/what.h"

/* Bytes before and behind some sentences in which is looked. */
enum { ASIDE = 300 };

static bool is_about(const struct lexicon_hit *hit, const char *onderwerp)
{
	return hit->meaning->weight != LEXICON_VAL && !hit->hidden &&
	       text_equal(hit->meaning->onderwerp, onderwerp);
}

/* A figure of speech or a denial, the past, or a word that it is over. */
static bool is_trap(struct understanding *u, const struct understand_source *source,
		    const struct lexicon_hit *hit)
{
	if (is_about(hit, "voorbij"))
		return true;
	if (!text_equal(hit->meaning->onderwerp, "gevaar"))
		return false;
	return hit->denied || understand_told(u, source, hit) ||
	       (hit->meaning->weight == LEXICON_VAL && text_equal(hit->meaning->waarde, "vermeld"));
}

/* One stands in it, or behind it in `next` a word that it is over, and nowhere beside it one that it goes on. */
static bool has_trap(struct understanding *u, const struct understand_source *source,
		     struct form_range range, size_t next)
{
	bool found = false;

	for (size_t i = 0; i < source->hits.count && source->hits.items[i].van < range.tot + ASIDE;
	     i++) {
		const struct lexicon_hit *hit = &source->hits.items[i];

		if (hit->tot + ASIDE <= range.van)
			continue;
		if (is_about(hit, "hervat"))
			return false;
		if (found || hit->tot <= range.van || hit->van >= next)
			continue;
		found = hit->van < range.tot ? is_trap(u, source, hit) : is_about(hit, "voorbij");
	}
	return found;
}

/* A figure of speech, a denial or the past stands in one of its sentences, or the next says that it is over. */
bool understand_beside_trap(struct understanding *u, const struct understand_source *source,
			    struct form_range range)
{
	struct form_range wide = understand_sentences(source, range), next = {wide.tot, wide.tot};

	while (next.van < source->length && next.van - wide.tot < ASIDE &&
	       understand_ends(source, next.van))
		next.van = ++next.tot;
	return has_trap(u, source, wide, understand_sentences(source, next).tot);
}
