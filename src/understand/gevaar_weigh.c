/* gevaar_weigh: danger between the lines: words that together speak for it, where no phrase says it. */
#include "understand/gevaar_weigh.h"

#include "base/text.h"
#include "form/lexicon.h"
#include "understand/gevaar_signal.h"
#include "understand/gevaar_trap.h"
#include "understand/what.h"

enum {
	LITTLE = 80, /* points above which a stretch is mentioned, and a short text alarms */
	LEVEL = 150, /* a longer one, in which chance has more tries */
};

/* The kind that its words are most likely about; one that is less likely than not is not named, for it is wrong as often
 * as right. */
static enum gevaar_soort kind_of(const struct lexicon *lexicon,
				 const struct lexicon_stretch *stretch)
{
	enum gevaar_soort best = GEVAAR_ANDERE;
	int most = 0;

	for (int soort = GEVAAR_SOORT_NONE + 1; soort < GEVAAR_SOORT_COUNT; soort++) {
		int column =
		    lexicon_column(lexicon, "gevaar", names_text(&names_gevaar_soort, soort));

		if (column >= 0 && stretch->points[column] > most) {
			most = stretch->points[column];
			best = (enum gevaar_soort)soort;
		}
	}
	return best;
}

/* Whether some sentence of the range weighs enough alone, and no trap stands in it. */
static bool weighs_free(struct understanding *u, const struct understand_source *source,
			struct form_range range, int column)
{
	struct form_range all = understand_sentences(source, range), one = {all.van, all.van};

	for (; one.van < all.tot; one.van = one.tot = one.tot + 1) {
		one = understand_sentences(source, one);
		if (lexicon_heaviest(u->tables->lexicon, column, source->text + one.van,
				     one.tot - one.van) > 0 &&
		    !understand_beside_trap(u, source, one))
			return true;
	}
	return false;
}

/* Whether what the words of a text say together is danger. An answer is one of many tries, as a longer text has. */
static bool is_alarming(const struct lexicon_stretches *found, bool is_answer)
{
	return found->together > (found->weighed < LEXICON_SHORT && !is_answer ? LITTLE : LEVEL);
}

/* Whether a stretch of so many points alarms in a text that does. Any other of more than LITTLE is mentioned: a person
 * at the desk reads it all the same. */
static bool alarms(struct understanding *u, const struct understand_source *source,
		   struct form_range range, int column, int points)
{
	return points > 0 &&
	       (points >= UNDERSTAND_TRAP || !understand_beside_trap(u, source, range) ||
		weighs_free(u, source, range, column));
}

/* The points that words of a stretch get although a phrase says that they are a figure of speech, denied or a name. */
static int points_of_traps(struct understanding *u, const struct understand_source *source,
			   struct form_range range, int column)
{
	const struct lexicon *lexicon = u->tables->lexicon;
	size_t behind = range.van; /* traps may cross: no word twice */
	int points = 0;

	for (size_t i = 0; i < source->hits.count && source->hits.items[i].van < range.tot; i++) {
		const struct lexicon_hit *hit = &source->hits.items[i];
		size_t van = hit->van > behind ? hit->van : behind;

		if (hit->meaning->weight != LEXICON_VAL || hit->tot <= van ||
		    !text_equal(hit->meaning->onderwerp, "gevaar"))
			continue;
		behind = hit->tot;
		points += lexicon_points_in(lexicon, column, source->text + van, hit->tot - van);
	}
	return points > 0 ? points : 0;
}

/* What is said between the lines of a text. */
static void weigh(struct understanding *u, const struct understand_source *source,
		  struct form_range text, bool is_answer)
{
	const struct lexicon *lexicon = u->tables->lexicon;
	int column = lexicon_column(lexicon, "gevaar", "");
	struct lexicon_stretches found;

	if (column < 0 || text.tot <= text.van)
		return;
	lexicon_weigh(lexicon, column, source->text + text.van, text.tot - text.van, &found);
	for (size_t i = 0; i < found.count; i++) {
		const struct lexicon_stretch *stretch = &found.items[i];
		struct form_range range = {text.van + stretch->van, text.van + stretch->tot};
		int points = stretch->points[column] - points_of_traps(u, source, range, column);
		bool low =
		    !is_alarming(&found, is_answer) || !alarms(u, source, range, column, points);

		if (low && points <= LITTLE)
			continue;
		understand_danger_raise(u->reading, low ? GEVAAR_VERMELD : GEVAAR_SPOED);
		if (!understand_danger_is_told(u->reading, source, range, low ? 0.3 : 0.5))
			understand_danger_add(u, source, range, kind_of(lexicon, stretch),
					      low ? 0.3 : 0.5);
	}
}

/* In this person's own words; of a form in what was filled in, without its labels. Of a document that is all; in
 * the mail itself a letter may stand above the form. */
void understand_danger_weigh(struct understanding *u, const struct understand_source *source)
{
	bool is_form = source->text == u->form.text && u->answers.count > 0;

	for (size_t i = 0; is_form && i < u->answers.count; i++) {
		const struct form_answer *answer = &u->answers.items[i];

		weigh(u, source, (struct form_range){answer->waarde_van, answer->waarde_tot}, true);
	}
	if (!is_form || source->text == u->text)
		weigh(u, source, source->own, false);
}
