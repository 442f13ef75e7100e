/* gevaar: danger, and the wish that nobody at home learns of this mail: words that a
 * person must see before anything goes on by itself.
 *
 * SECURITY: a first, conservative search. Every phrase in what the sender wrote is `spoed`, but one that is figurative
 * or denied, told as long over, quoted, or that the words around it speak against (is_doubted), is `vermeld`; never
 * nothing, but within a name, or in the mail that stands below an answer. Where no phrase says it, the words are
 * weighed together (gevaar_weigh.c). Better ten false alarms than one miss. */
#include "understand/gevaar.h"

#include <string.h>

#include "base/text.h"
#include "form/lexicon.h"
#include "form/words.h"
#include "understand/answers.h"
#include "understand/claims.h"
#include "understand/evidence.h"
#include "understand/gevaar_signal.h"
#include "understand/gevaar_trap.h"
#include "understand/gevaar_weigh.h"
#include "understand/what.h"
#include "understand/who.h"
#include "understand/words.h"

enum {
	SNIPPET = 60,
	PLAIN = 14,	/* words of a sentence that says one thing */
	LONG = 12,	/* stretches of a long text */
	CALM = 0,	/* its points below which its words speak against any phrase */
	AGAINST = -150, /* the same, of one that is not */
	HALF = 0,	/* the same, of a text that is not short, for a half phrase */
	HALF_SHORT = -100,
	LEARNED = 50, /* points of a phrase whose words were met in learning */
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

/* What the words of a text weigh. */
struct weighed {
	bool known, any, is_short, is_long;
	int points;
};

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

static bool ends_snippet(const struct understand_source *source, size_t at)
{
	return source->text[at] == '\n' || understand_ends(source, at);
}

/* The hit with some words around it, of its line and sentence, at most 200 bytes. */
static struct form_range snippet(const struct understand_source *source,
				 const struct lexicon_hit *hit)
{
	const char *text = source->text;
	struct form_range range = {hit->van, hit->tot};

	while (range.van > 0 && hit->van - range.van < SNIPPET &&
	       !ends_snippet(source, range.van - 1))
		range.van--;
	while (range.tot < source->length && range.tot - hit->tot < SNIPPET &&
	       !ends_snippet(source, range.tot))
		range.tot++;
	while (range.van < hit->van && ((unsigned char)text[range.van] & 0xC0) == 0x80)
		range.van++;
	while (range.tot > hit->tot && ((unsigned char)text[range.tot] & 0xC0) == 0x80)
		range.tot--;
	while (range.van < hit->van && text[range.van] == ' ')
		range.van++;
	return range;
}

static void add_signal(struct understanding *u, const struct understand_source *source,
		       const struct lexicon_hit *hit, enum gevaar_soort soort, double zekerheid)
{
	understand_danger_add(u, source, snippet(source, hit), soort, zekerheid);
}

/* Danger only in its words, not in what they say. */
static bool is_low(struct understanding *u, const struct understand_source *source,
		   const struct lexicon_hit *hit)
{
	return hit->denied || is_in(&source->hits, hit, "vermeld") ||
	       understand_told(u, source, hit);
}

static bool is_phrase(const struct lexicon_hit *hit)
{
	enum lexicon_weight weight = hit->meaning->weight;

	return text_equal(hit->meaning->onderwerp, "gevaar") &&
	       (weight == LEXICON_STERK || weight == LEXICON_HALF);
}

/* What the words of a text say together, weighed once a text. */
static const struct weighed *weigh_text(const struct understanding *u,
					const struct understand_source *source,
					struct weighed *weighed)
{
	int column = lexicon_column(u->tables->lexicon, "gevaar", "");
	struct lexicon_stretches found;

	if (weighed->known)
		return weighed;
	*weighed = (struct weighed){.known = true};
	if (column < 0 || source->own.tot <= source->own.van)
		return weighed;
	lexicon_weigh(u->tables->lexicon, column, source->text + source->own.van,
		      source->own.tot - source->own.van, &found);
	weighed->any = found.weighed > 0;
	weighed->is_short = found.weighed < LEXICON_SHORT;
	weighed->is_long = found.weighed >= LONG;
	weighed->points = found.together;
	return weighed;
}

/* What the words of a sentence say, alone. */
static int points_of_sentence(const struct understanding *u, const struct understand_source *source,
			      struct form_range sentence)
{
	return lexicon_heaviest(u->tables->lexicon,
				lexicon_column(u->tables->lexicon, "gevaar", ""),
				source->text + sentence.van, sentence.tot - sentence.van);
}

/* A sentence of a few words, which cannot be about something else. */
static bool is_plain(const struct understand_source *source, struct form_range sentence)
{
	struct form_word word;
	size_t pos = sentence.van, count = 0;

	while (count <= PLAIN && form_next_word(source->text, sentence.tot, &pos, &word))
		count++;
	return count <= PLAIN;
}

/* Points were learned of its words: those of the others cannot speak against what nobody learned. */
static bool is_learned(const struct understanding *u, const struct understand_source *source,
		       const struct lexicon_hit *hit)
{
	return lexicon_points_in(u->tables->lexicon,
				 lexicon_column(u->tables->lexicon, "gevaar", ""),
				 source->text + hit->van, hit->tot - hit->van) >= LEARNED;
}

/* A strong phrase in a text that is not short, where both the text and a sentence of more than a few words are about
 * something else by their words: sooner in a long text. */
static bool is_spoken_against(struct understanding *u, const struct understand_source *source,
			      const struct lexicon_hit *hit, const struct weighed *weighed)
{
	struct form_range sentence =
	    understand_sentences(source, (struct form_range){hit->van, hit->tot});
	int level = weighed->is_long ? CALM : AGAINST;

	return weighed->points < level && !is_plain(source, sentence) &&
	       points_of_sentence(u, source, sentence) < level && is_learned(u, source, hit);
}

/* A phrase that the words around it speak against: a half one sooner. Whoever writes at length of danger lets it be seen
 * elsewhere too (README of tests/gevaar). It is mentioned all the same. */
static bool is_doubted(struct understanding *u, const struct understand_source *source,
		       const struct lexicon_hit *hit, const struct weighed *weighed)
{
	if (!weighed->any)
		return false;
	if (hit->meaning->weight == LEXICON_HALF)
		return weighed->points < (weighed->is_short ? HALF_SHORT : HALF) ||
		       (weighed->points < UNDERSTAND_TRAP &&
			understand_beside_trap(u, source, (struct form_range){hit->van, hit->tot}));
	return !weighed->is_short && is_spoken_against(u, source, hit, weighed);
}

static void judge_danger(struct understanding *u, const struct understand_source *source,
			 const struct lexicon_hit *hit, bool others, struct weighed *weighed)
{
	int soort = names_value(&names_gevaar_soort, hit->meaning->waarde);
	enum lexicon_weight weight = hit->meaning->weight;
	bool low;

	if (weight == LEXICON_VAL && text_equal(hit->meaning->waarde, "vermeld"))
		understand_danger_raise(u->reading, GEVAAR_VERMELD);
	if (!is_phrase(hit) || is_in(&source->hits, hit, "naam"))
		return;
	low = others || is_low(u, source, hit) ||
	      is_doubted(u, source, hit, weigh_text(u, source, weighed));
	understand_danger_raise(u->reading, low ? GEVAAR_VERMELD : GEVAAR_SPOED);
	add_signal(u, source, hit, (enum gevaar_soort)soort, low ? 0.3 : 0.7);
}

/* Of a mail that stands below an answer: that one came in by itself, or was ours. */
static bool is_below(const struct understanding *u, const struct understand_source *source,
		     const struct lexicon_hit *hit)
{
	return (u->reading->mail.marks & LETTER_REPLY) && source->own.tot > source->own.van &&
	       (hit->van < source->own.van || hit->van >= source->own.tot);
}

/* Told elsewhere to be the child's: "mama van Yassin". */
static bool is_childs_name(const struct understand_source *source, const char *name, size_t length)
{
	for (size_t i = 0; i < source->hits.count; i++) {
		const struct lexicon_hit *hit = &source->hits.items[i];

		if (text_equal(hit->meaning->onderwerp, "kind") &&
		    hit->meaning->weight != LEXICON_VAL &&
		    hit->naam_tot - hit->naam_van == length &&
		    memcmp(source->text + hit->naam_van, name, length) == 0)
			return true;
	}
	return false;
}

/* "Yassin weet niet dat ik dit schrijf": the child is not told, and nobody at home is to be kept from it. */
static bool is_of_child(const struct understand_source *source, const struct lexicon_hit *hit)
{
	static const char *const words[] = {"zoon",	 "dochter",	 "zoontje",   "dochtertje",
					    "kind",	 "kinderen",	 "jongste",   "oudste",
					    "kleinzoon", "kleindochter", "kleinkind", "pleegkind",
					    "pleegzoon", "pleegdochter", NULL};
	struct understand_back word;

	return understand_words_before(source->text, 0, hit->van, 1, true, &word) == 1 &&
	       (understand_is_of(word.text, words) ||
		is_childs_name(source, source->text + word.van, word.tot - word.van));
}

static void judge(struct understanding *u, const struct understand_source *source,
		  struct lines *lines, const struct lexicon_hit *hit, struct weighed *weighed)
{
	bool others = is_quoted(source->text, lines, hit->van) || hit->van < source->own.van ||
		      hit->van >= source->own.tot;

	if (is_below(u, source, hit))
		return;

	if (text_equal(hit->meaning->onderwerp, "gevaar")) {
		judge_danger(u, source, hit, others, weighed);
	} else if (text_equal(hit->meaning->onderwerp, "contactverbod") && !hit->hidden &&
		   hit->meaning->weight == LEXICON_STERK && !others && !u->reading->contactverbod &&
		   !is_of_child(source, hit)) {
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

/* Everywhere: also in what others wrote. */
void understand_gevaar(struct understanding *u)
{
	for (size_t i = 0; i < u->source_count; i++) {
		const struct understand_source *source = &u->sources[i];
		struct lines lines = {0};
		struct weighed weighed = {0};

		for (size_t j = 0; j < source->hits.count; j++)
			judge(u, source, &lines, &source->hits.items[j], &weighed);
		if (source->hits.full)
			understand_danger_raise(u->reading,
						GEVAAR_SPOED); /* not all was looked at */
	}
	for (size_t i = 0; i < u->source_count; i++)
		understand_danger_weigh(u, &u->sources[i]);
	take_contact_field(u);
}
