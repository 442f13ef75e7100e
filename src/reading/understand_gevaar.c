/* understand_gevaar: danger, and the wish that nobody at home learns of this mail: words that a
 * person must see before anything goes on by itself.
 *
 * SECURITY: a first, conservative search. Every hit in what the sender wrote is `spoed`, but inside
 * a phrase that is figurative or denied, told as long over, or quoted between the lines, it is `vermeld`; never
 * nothing, but within a name, or in the mail that stands below an answer. Where no phrase says it, the words of a
 * stretch are weighed together. Better ten false alarms than one miss. */
#include "reading/understand_what.h"

#include <limits.h>
#include <string.h>
#include <strings.h>

#include "base/memory.h"
#include "base/text.h"
#include "form/lexicon.h"

enum { SIGNALS = 20, SNIPPET = 60, FAR = 12 };

/* Crosses a phrase that is figurative or denies ("vermeld"), or a name ("naam"). */
static bool is_in(const struct lexicon_hits *hits, const struct lexicon_hit *hit,
		  const char *waarde)
{
	for (size_t i = 0; i < hits->count; i++) {
		const struct lexicon_hit *other = &hits->items[i];

		if (other->meaning->weight == LEXICON_VAL &&
		    text_equal(other->meaning->onderwerp, "gevaar") &&
		    text_equal(other->meaning->waarde, waarde) && other->van < hit->tot &&
		    hit->van < other->tot)
			return true;
	}
	return false;
}

static bool is_quoted(const char *text, size_t at)
{
	while (at > 0 && text[at - 1] != '\n')
		at--;
	while (text[at] == ' ')
		at++;
	return text[at] == '>';
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

/* Told as over, long ago: no word of now beside it, no "maar" before it, and nothing that somebody wants
 * or is going to do. */
static bool is_past(struct understanding *u, const struct understand_source *source,
		    const struct lexicon_hit *hit)
{
	const struct understand_phrase phrase = {source, hit};
	const char *folded;

	if (!understand_beside(&phrase, "verleden", FAR, FAR) ||
	    understand_beside(&phrase, "nu", FAR, FAR) ||
	    understand_beside(&phrase, "toch", FAR / 2, 0))
		return false;
	folded = understand_folded(u, source->text + hit->van, hit->tot - hit->van);
	return !understand_says(folded, "wil~") && !understand_says(folded, "ga~") &&
	       !understand_says(folded, "durf~");
}

static void judge_danger(struct understanding *u, const struct understand_source *source,
			 const struct lexicon_hit *hit, bool others)
{
	int soort = names_value(&names_gevaar_soort, hit->meaning->waarde);
	bool low = others || is_in(&source->hits, hit, "vermeld") || is_past(u, source, hit);

	if (hit->meaning->weight == LEXICON_VAL) {
		if (text_equal(hit->meaning->waarde, "vermeld"))
			raise_to(u->reading, GEVAAR_VERMELD);
	} else if (hit->meaning->weight == LEXICON_STERK && !is_in(&source->hits, hit, "naam")) {
		raise_to(u->reading, low ? GEVAAR_VERMELD : GEVAAR_SPOED);
		add_signal(u, source, hit, (enum gevaar_soort)soort, low ? 0.3 : 0.7);
	}
}

/* Of a mail that stands below an answer: that one came in by itself, or was ours. */
static bool is_below(const struct understanding *u, const struct understand_source *source,
		     const struct lexicon_hit *hit)
{
	return (u->reading->mail.marks & LETTER_REPLY) && source->own.tot > source->own.van &&
	       (hit->van < source->own.van || hit->van >= source->own.tot);
}

static void judge(struct understanding *u, const struct understand_source *source,
		  const struct lexicon_hit *hit)
{
	bool others = hit->van < source->own.van || hit->van >= source->own.tot ||
		      is_quoted(source->text, hit->van);

	if (is_below(u, source, hit))
		return;

	if (text_equal(hit->meaning->onderwerp, "gevaar")) {
		judge_danger(u, source, hit, others);
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

/* A weak sign in the person's own words, of a kind. */
static bool is_weak(const struct understand_phrase *phrase, enum gevaar_soort soort)
{
	const struct lexicon_meaning *meaning = phrase->hit->meaning;

	return meaning->weight == LEXICON_ZWAK && !phrase->hit->hidden && !phrase->hit->denied &&
	       !phrase->hit->past &&
	       names_value(&names_gevaar_soort, meaning->waarde) == (int)soort;
}

static bool is_same_sign(const struct understand_phrase *a, const struct understand_phrase *b)
{
	size_t length = a->hit->tot - a->hit->van;

	return length == b->hit->tot - b->hit->van &&
	       strncasecmp(a->source->text + a->hit->van, b->source->text + b->hit->van, length) ==
		   0;
}

/* Two different weak signs of one kind are as good as a strong one. */
static void add_weak(struct understanding *u, enum gevaar_soort soort)
{
	struct understand_phrase first = {NULL, NULL}, next;

	for (size_t at = 0; understand_next(u, "gevaar", &at, &next);) {
		if (!is_weak(&next, soort) || (first.hit && is_same_sign(&first, &next)))
			continue;
		if (first.hit) {
			raise_to(u->reading, GEVAAR_SPOED);
			add_signal(u, first.source, first.hit, soort, 0.6);
			add_signal(u, next.source, next.hit, soort, 0.6);
			return;
		}
		first = next;
	}
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

/* What is said between the lines, in this person's own words. */
static void weigh(struct understanding *u, const struct understand_source *source)
{
	const struct lexicon *lexicon = u->tables->lexicon;
	int column = lexicon_column(lexicon, "gevaar", "");
	const struct form_range own = source->own;
	struct lexicon_stretches found;

	if (column < 0 || own.tot <= own.van)
		return;
	lexicon_weigh(lexicon, column, source->text + own.van, own.tot - own.van, &found);
	for (size_t i = 0; i < found.count; i++) {
		const struct lexicon_stretch *stretch = &found.items[i];

		raise_to(u->reading, GEVAAR_SPOED);
		add_range(u, source,
			  (struct form_range){own.van + stretch->van, own.van + stretch->tot},
			  kind_of(lexicon, stretch), 0.5);
	}
}

/* Everywhere: also in what others wrote. */
void understand_gevaar(struct understanding *u)
{
	for (size_t i = 0; i < u->source_count; i++) {
		const struct understand_source *source = &u->sources[i];

		for (size_t j = 0; j < source->hits.count; j++)
			judge(u, source, &source->hits.items[j]);
		if (source->hits.full)
			raise_to(u->reading, GEVAAR_SPOED); /* not all was looked at */
	}
	for (int soort = GEVAAR_SOORT_NONE + 1; soort < GEVAAR_SOORT_COUNT; soort++)
		add_weak(u, (enum gevaar_soort)soort);
	for (size_t i = 0; i < u->source_count; i++)
		weigh(u, &u->sources[i]);
	take_contact_field(u);
}
