/* gevaar: danger, and the wish that nobody at home learns of this mail: words that a
 * person must see before anything goes on by itself.
 *
 * SECURITY: a first, conservative search. Every hit in what the sender wrote is `spoed`, but inside
 * a phrase that is figurative or denied, told as long over, or quoted between the lines, it is `vermeld`; never
 * nothing, but within a name, or in the mail that stands below an answer. Where no phrase says it, the words of a
 * stretch are weighed together. Better ten false alarms than one miss. */
#include "understand/gevaar.h"

#include <limits.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "form/lexicon.h"
#include "understand/answers.h"
#include "understand/claims.h"
#include "understand/evidence.h"

enum {
	SIGNALS = 20,
	SNIPPET = 60,
	ASIDE = 300,  /* bytes before and behind a stretch in which its sentences end */
	AROUND = 200, /* bytes before and behind a half phrase that are weighed with it */
	HALF = -200,  /* the points that make it count */
	FAINT = 4,    /* and the stretches of a long text that weigh faintly, lest it be alone */
	TRAP =
	    300, /* points where a figure of speech, a denial or the past stands in it or beside it */
	SHORT = 5,  /* stretches of a text; with fewer each that weighs above zero alarms */
	SURE = 150, /* and in a longer one, where chance has more tries, each above that */
	ALONE =
	    100, /* and of a stretch with fewer than COMPANY that nearly count, itself among them */
	COMPANY = 3,
	LONG = 8, /* stretches of a text in which that holds: of a few lines each counts */
};

/* All of the trap, and more ("niet geslagen als oma er is, anders wel"). */
static bool says_more(const struct lexicon_hit *hit, const struct lexicon_hit *trap)
{
	return hit->first <= trap->first && hit->last >= trap->last &&
	       hit->last - hit->first > trap->last - trap->first;
}

/* Crosses a phrase that is figurative or denies ("vermeld") and does not hold it, or a name ("naam"). */
static bool is_in(const struct lexicon_hits *hits, const struct lexicon_hit *hit,
		  const char *waarde)
{
	bool is_denial = text_equal(waarde, "vermeld");

	for (size_t i = 0; i < hits->count; i++) {
		const struct lexicon_hit *other = &hits->items[i];

		if (other->meaning->weight == LEXICON_VAL &&
		    text_equal(other->meaning->onderwerp, "gevaar") &&
		    text_equal(other->meaning->waarde, waarde) && other->van < hit->tot &&
		    hit->van < other->tot && lexicon_shares_word(other, hit) &&
		    !(is_denial && says_more(hit, other)))
			return true;
	}
	return false;
}

/* Whether something else in a text speaks for danger. */
enum company { COMPANY_UNKNOWN, COMPANY_NONE, COMPANY_SOME };

/* A text, line by line, up to a place in it. */
struct lines {
	size_t at;
	bool begun, quoted; /* the line has more than blanks; it began with ">" */
};

/* Whether the place, which is behind the last one that was asked for, stands in a quoted line. */
static bool is_quoted(const char *text, struct lines *lines, size_t at)
{
	for (; lines->at < at; lines->at++) {
		char c = text[lines->at];

		if (c == '\n')
			lines->begun = lines->quoted = false;
		else if (!lines->begun && c != ' ')
			*lines = (struct lines){lines->at, true, c == '>'};
	}
	return lines->quoted;
}

/* The hit with some words around it, at most a line and 200 bytes. */
static struct form_range snippet(const char *text, size_t length, const struct lexicon_hit *hit)
{
	struct form_range range = {hit->van, hit->tot};

	while (range.van > 0 && hit->van - range.van < SNIPPET &&
	       !strchr("\n.!?", text[range.van - 1]))
		range.van--;
	while (range.tot < length && range.tot - hit->tot < SNIPPET &&
	       !strchr("\n.!?", text[range.tot]))
		range.tot++;
	while (range.van < hit->van && ((unsigned char)text[range.van] & 0xC0) == 0x80)
		range.van++;
	while (range.tot > hit->tot && ((unsigned char)text[range.tot] & 0xC0) == 0x80)
		range.tot--;
	while (range.van < hit->van && text[range.van] == ' ')
		range.van++;
	return range;
}

static bool was_told(const struct reading *reading, enum gevaar_soort soort, const char *citaat)
{
	for (size_t i = 0; i < reading->signaal_count; i++) {
		if (reading->signalen[i].soort == soort &&
		    text_equal(reading->signalen[i].citaat, citaat))
			return true;
	}
	return false;
}

static void add_range(struct understanding *u, const struct understand_source *source,
		      struct form_range range, enum gevaar_soort soort, double zekerheid)
{
	struct reading *reading = u->reading;
	size_t size = text_fit(source->text + range.van, range.tot - range.van, 200);
	const char *citaat = arena_slice(u->arena, source->text + range.van, size);

	if (reading->signaal_count >= SIGNALS || was_told(reading, soort, citaat))
		return;
	reading->signalen = arena_grow(u->arena, reading->signalen, reading->signaal_count,
				       sizeof(*reading->signalen));
	reading->signalen[reading->signaal_count] = (struct reading_signaal){soort, citaat};
	reading_add_bron(u->arena, reading,
			 arena_format(u->arena, "gevaar.signalen.%zu", reading->signaal_count),
			 source->deel, source->text, range.van, range.van + size, zekerheid);
	reading->signaal_count++;
}

static void add_signal(struct understanding *u, const struct understand_source *source,
		       const struct lexicon_hit *hit, enum gevaar_soort soort, double zekerheid)
{
	add_range(u, source, snippet(source->text, source->length, hit), soort, zekerheid);
}

static void raise_to(struct reading *reading, enum gevaar niveau)
{
	if (niveau > reading->gevaar)
		reading->gevaar = niveau;
}

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

/* A sentence ends there: a mark, or an empty line. */
static bool is_end(const struct understand_source *source, size_t at)
{
	return strchr(".!?", source->text[at]) ||
	       (source->text[at] == '\n' && at > 0 && source->text[at - 1] == '\n');
}

/* Widened to whole sentences, by ASIDE at most. */
static struct form_range sentences_of(const struct understand_source *source,
				      struct form_range range)
{
	struct form_range wide = range;

	while (wide.van > 0 && range.van - wide.van < ASIDE && !is_end(source, wide.van - 1))
		wide.van--;
	while (wide.tot < source->length && wide.tot - range.tot < ASIDE &&
	       !is_end(source, wide.tot))
		wide.tot++;
	return wide;
}

/* A figure of speech, a denial or the past stands in one of its sentences, or the next says that it is over. */
static bool is_beside_trap(struct understanding *u, const struct understand_source *source,
			   struct form_range range)
{
	struct form_range wide = sentences_of(source, range), next = {wide.tot, wide.tot};

	while (next.van < source->length && next.van - wide.tot < ASIDE && is_end(source, next.van))
		next.van = ++next.tot;
	return has_trap(u, source, wide, sentences_of(source, next).tot);
}

/* Whether some sentence of the range weighs enough alone, and no trap stands in it. */
static bool weighs_free(struct understanding *u, const struct understand_source *source,
			struct form_range range, int column)
{
	struct form_range all = sentences_of(source, range), one = {all.van, all.van};

	for (; one.van < all.tot; one.van = one.tot = one.tot + 1) {
		one = sentences_of(source, one);
		if (lexicon_heaviest(u->tables->lexicon, column, source->text + one.van,
				     one.tot - one.van) > 0 &&
		    !is_beside_trap(u, source, one))
			return true;
	}
	return false;
}

/* Danger only in its words, not in what they say; of a half phrase the words around it tell. */
static bool is_low(struct understanding *u, const struct understand_source *source,
		   const struct lexicon_hit *hit)
{
	const struct lexicon *lexicon = u->tables->lexicon;
	int column = lexicon_column(lexicon, "gevaar", "");
	size_t van = hit->van > AROUND ? hit->van - AROUND : 0, tot = hit->tot + AROUND;
	struct form_range own = {hit->van, hit->tot};
	int points;

	if (hit->denied || is_in(&source->hits, hit, "vermeld") || understand_told(u, source, hit))
		return true;
	if (hit->meaning->weight != LEXICON_HALF || column < 0)
		return false;
	if (tot > source->length)
		tot = source->length;
	points = lexicon_heaviest(lexicon, column, source->text + van, tot - van);
	return points < HALF || (points < TRAP && is_beside_trap(u, source, own));
}

static bool is_phrase(const struct lexicon_hit *hit)
{
	enum lexicon_weight weight = hit->meaning->weight;

	return text_equal(hit->meaning->onderwerp, "gevaar") &&
	       (weight == LEXICON_STERK || weight == LEXICON_HALF);
}

/* Whether two phrases that count, not the same, stand so far apart that each is weighed with other words. */
static bool has_second(struct understanding *u, const struct understand_source *source)
{
	const struct lexicon_hit *first = NULL;

	for (size_t i = 0; i < source->hits.count; i++) {
		const struct lexicon_hit *hit = &source->hits.items[i];

		if (!is_phrase(hit) || hit->van < source->own.van || hit->van >= source->own.tot ||
		    (first && (hit->phrase == first->phrase || hit->van < first->tot + AROUND)) ||
		    is_in(&source->hits, hit, "naam") || is_low(u, source, hit))
			continue;
		if (first)
			return true;
		first = hit;
	}
	return false;
}

/* Whether the half phrases of a longer text are all that speaks for danger there: no words weigh, and no other phrase
 * counts. */
static bool looks_lonely(struct understanding *u, const struct understand_source *source)
{
	const struct lexicon *lexicon = u->tables->lexicon;
	int column = lexicon_column(lexicon, "gevaar", "");
	struct lexicon_stretches found;

	if (column < 0 || source->own.tot <= source->own.van)
		return false;
	lexicon_weigh(lexicon, column, source->text + source->own.van,
		      source->own.tot - source->own.van, &found);
	return found.weighed >= LONG && found.faintly < FAINT && !has_second(u, source);
}

/* The same, looked at once a text. */
static bool is_lonely(struct understanding *u, const struct understand_source *source,
		      enum company *company)
{
	if (*company == COMPANY_UNKNOWN)
		*company = looks_lonely(u, source) ? COMPANY_NONE : COMPANY_SOME;
	return *company == COMPANY_NONE;
}

static void judge_danger(struct understanding *u, const struct understand_source *source,
			 const struct lexicon_hit *hit, bool others, enum company *company)
{
	int soort = names_value(&names_gevaar_soort, hit->meaning->waarde);
	enum lexicon_weight weight = hit->meaning->weight;
	bool low;

	if (weight == LEXICON_VAL && text_equal(hit->meaning->waarde, "vermeld"))
		raise_to(u->reading, GEVAAR_VERMELD);
	if (!is_phrase(hit) || is_in(&source->hits, hit, "naam"))
		return;
	low = others || is_low(u, source, hit) ||
	      (weight == LEXICON_HALF && is_lonely(u, source, company));
	raise_to(u->reading, low ? GEVAAR_VERMELD : GEVAAR_SPOED);
	add_signal(u, source, hit, (enum gevaar_soort)soort, low ? 0.3 : 0.7);
}

/* Of a mail that stands below an answer: that one came in by itself, or was ours. */
static bool is_below(const struct understanding *u, const struct understand_source *source,
		     const struct lexicon_hit *hit)
{
	return (u->reading->mail.marks & LETTER_REPLY) && source->own.tot > source->own.van &&
	       (hit->van < source->own.van || hit->van >= source->own.tot);
}

static void judge(struct understanding *u, const struct understand_source *source,
		  struct lines *lines, const struct lexicon_hit *hit, enum company *company)
{
	bool others = is_quoted(source->text, lines, hit->van) || hit->van < source->own.van ||
		      hit->van >= source->own.tot;

	if (is_below(u, source, hit))
		return;

	if (text_equal(hit->meaning->onderwerp, "gevaar")) {
		judge_danger(u, source, hit, others, company);
	} else if (text_equal(hit->meaning->onderwerp, "contactverbod") && !hit->hidden &&
		   hit->meaning->weight == LEXICON_STERK && !others && !u->reading->contactverbod) {
		u->reading->contactverbod = true;
		reading_add_bron(u->arena, u->reading, "contactverbod", source->deel, source->text,
				 hit->van, hit->tot, 0.8);
	}
}

/* "Mogen we je ouders contacteren?: nee" */
static void take_contact_field(struct understanding *u)
{
	const struct form_answer *answer = understand_answer(u, "client.ouders_contact");

	if (!answer || u->reading->contactverbod ||
	    form_yes_no(answer->waarde, strlen(answer->waarde)) != FORM_NEE)
		return;
	u->reading->contactverbod = true;
	understand_evidence_all(u, "contactverbod", answer, 0.95);
}

/* The kind that most of its words are about. */
static enum gevaar_soort kind_of(const struct lexicon *lexicon,
				 const struct lexicon_stretch *stretch)
{
	enum gevaar_soort best = GEVAAR_SOORT_COUNT - 1;
	int most = INT_MIN;

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

/* One weighty stretch in a long text is chance more often than danger: whoever writes of danger comes back to it. Of
 * a text that has no more stretches nothing can be told. */
static bool is_alone(const struct lexicon_stretches *found)
{
	return found->weighed >= LONG && found->nearly < COMPANY;
}

/* The points above which a stretch alarms. One with fewer is mentioned: a person at the desk reads it all the same. */
static int alarming(const struct lexicon_stretches *found)
{
	return found->weighed < SHORT ? 0 : SURE;
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
		  struct form_range text)
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
		bool low = points <= alarming(&found) ||
			   (points < TRAP && is_beside_trap(u, source, range) &&
			    !weighs_free(u, source, range, column));

		if (points > 0 && points < ALONE && is_alone(&found))
			continue;

		raise_to(u->reading, low ? GEVAAR_VERMELD : GEVAAR_SPOED);
		add_range(u, source, range, kind_of(lexicon, stretch), low ? 0.3 : 0.5);
	}
}

/* In this person's own words; of a form in what was filled in, without its labels. Of a document that is all; in
 * the mail itself a letter may stand above the form. */
static void weigh_source(struct understanding *u, const struct understand_source *source)
{
	bool is_form = source->text == u->form.text && u->answers.count > 0;

	for (size_t i = 0; is_form && i < u->answers.count; i++) {
		const struct form_answer *answer = &u->answers.items[i];

		weigh(u, source, (struct form_range){answer->waarde_van, answer->waarde_tot});
	}
	if (!is_form || source->text == u->text)
		weigh(u, source, source->own);
}

/* Everywhere: also in what others wrote. */
void understand_gevaar(struct understanding *u)
{
	for (size_t i = 0; i < u->source_count; i++) {
		const struct understand_source *source = &u->sources[i];
		struct lines lines = {0};
		enum company company = COMPANY_UNKNOWN;

		for (size_t j = 0; j < source->hits.count; j++)
			judge(u, source, &lines, &source->hits.items[j], &company);
		if (source->hits.full)
			raise_to(u->reading, GEVAAR_SPOED); /* not all was looked at */
	}
	for (size_t i = 0; i < u->source_count; i++)
		weigh_source(u, &u->sources[i]);
	take_contact_field(u);
}
