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

#include "base/memory.h"
#include "base/text.h"
#include "form/lexicon.h"

enum {
	SIGNALS = 20,
	SNIPPET = 60,
	FAR = 12,
	BESIDE = 8,   /* words between it and what makes it a figure of speech */
	AFTER = 60,   /* words behind, in which it is said to be over, or to go on */
	ASIDE = 120,  /* bytes before and behind a stretch in which a trap counts for it */
	AROUND = 200, /* bytes before and behind a half phrase that are weighed with it */
	HALF = -300,  /* the points that make it count */
	TRAP =
	    150, /* and where a figure of speech, a denial or the past stands in it or beside it */
	ALONE = 100, /* and one with fewer than COMPANY that nearly count, itself among them */
	COMPANY = 3,
	LONG = 8, /* stretches of a text in which that holds: of a few lines each counts */
};

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

/* Somebody wants it, or is going to do it; or it goes on, or has begun again. */
static bool is_ahead(struct understanding *u, const struct understand_phrase *phrase)
{
	const struct lexicon_hit *hit = phrase->hit;
	const char *folded =
	    understand_folded(u, phrase->source->text + hit->van, hit->tot - hit->van);

	return understand_says(folded, "wil~") || understand_says(folded, "ga~") ||
	       understand_says(folded, "durf~") || understand_beside(phrase, "straks", FAR, FAR) ||
	       understand_beside(phrase, "hervat", FAR, FAR) ||
	       understand_follows(phrase, "hervat", AFTER);
}

/* A word of now stands beside it; not one that follows "dat is voorbij", and tells how it is since. */
static bool is_now(const struct understand_phrase *phrase)
{
	unsigned now = understand_words_to(phrase, "nu", FAR);
	unsigned over = understand_words_to(phrase, "voorbij", FAR);

	return understand_beside(phrase, "nu", FAR, 0) || (now && !(over && over < now));
}

/* Told as over: long ago, or lately and then that it is over; no word of now beside it, no "maar" before it. */
static bool is_past(struct understanding *u, const struct understand_source *source,
		    const struct lexicon_hit *hit)
{
	const struct understand_phrase phrase = {source, hit};
	bool over = understand_beside(&phrase, "voorbij", 0, FAR) ||
		    understand_follows(&phrase, "voorbij", AFTER);

	if (!understand_beside(&phrase, "verleden", FAR, FAR) &&
	    !(over && understand_beside(&phrase, "onlangs", FAR, FAR)))
		return false;
	return !is_now(&phrase) && !understand_beside(&phrase, "toch", FAR / 2, 0) &&
	       !is_ahead(u, &phrase);
}

/* What the writer is said to have done, and says is not so. */
static bool is_rebutted(const struct understand_source *source, const struct lexicon_hit *hit)
{
	const struct understand_phrase phrase = {source, hit};

	return understand_beside(&phrase, "beschuldigd", FAR, FAR) &&
	       understand_follows(&phrase, "weerlegd", FAR);
}

/* "Stijf van de pillen, bij wijze van spreken" */
static bool is_figure(const struct understand_source *source, const struct lexicon_hit *hit)
{
	const struct understand_phrase phrase = {source, hit};

	return understand_beside(&phrase, "beeld", BESIDE, BESIDE);
}

/* A figure of speech or a denial, the past, or a word that it is over. */
static bool is_trap(struct understanding *u, const struct understand_source *source,
		    const struct lexicon_hit *hit)
{
	const struct lexicon_meaning *meaning = hit->meaning;

	if (meaning->weight != LEXICON_VAL && text_equal(meaning->onderwerp, "voorbij"))
		return !hit->hidden;
	if (!text_equal(meaning->onderwerp, "gevaar"))
		return false;
	return hit->denied || is_past(u, source, hit) ||
	       (meaning->weight == LEXICON_VAL && text_equal(meaning->waarde, "vermeld"));
}

/* One stands in it or just beside it, and no word that it goes on. */
static bool has_trap(struct understanding *u, const struct understand_source *source,
		     struct form_range range)
{
	bool found = false;

	range.van -= range.van < ASIDE ? range.van : ASIDE;
	range.tot += ASIDE;
	for (size_t i = 0; i < source->hits.count && source->hits.items[i].van < range.tot; i++) {
		const struct lexicon_hit *hit = &source->hits.items[i];

		if (hit->tot <= range.van)
			continue;
		if (hit->meaning->weight != LEXICON_VAL && !hit->hidden &&
		    text_equal(hit->meaning->onderwerp, "hervat"))
			return false;
		found = found || is_trap(u, source, hit);
	}
	return found;
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

	if (hit->denied || is_in(&source->hits, hit, "vermeld") || is_past(u, source, hit) ||
	    is_rebutted(source, hit) || is_figure(source, hit))
		return true;
	if (hit->meaning->weight != LEXICON_HALF || column < 0)
		return false;
	if (tot > source->length)
		tot = source->length;
	points = lexicon_heaviest(lexicon, column, source->text + van, tot - van);
	return points < HALF || (points < TRAP && has_trap(u, source, own));
}

static void judge_danger(struct understanding *u, const struct understand_source *source,
			 const struct lexicon_hit *hit, bool others)
{
	int soort = names_value(&names_gevaar_soort, hit->meaning->waarde);
	enum lexicon_weight weight = hit->meaning->weight;
	bool low;

	if (weight == LEXICON_VAL && text_equal(hit->meaning->waarde, "vermeld"))
		raise_to(u->reading, GEVAAR_VERMELD);
	if ((weight != LEXICON_STERK && weight != LEXICON_HALF) ||
	    is_in(&source->hits, hit, "naam"))
		return;
	low = others || is_low(u, source, hit);
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
		  struct lines *lines, const struct lexicon_hit *hit)
{
	bool others = is_quoted(source->text, lines, hit->van) || hit->van < source->own.van ||
		      hit->van >= source->own.tot;

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
		bool low = (stretch->points[column] < ALONE && is_alone(&found)) ||
			   (stretch->points[column] < TRAP && has_trap(u, source, range));

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

		for (size_t j = 0; j < source->hits.count; j++)
			judge(u, source, &lines, &source->hits.items[j]);
		if (source->hits.full)
			raise_to(u->reading, GEVAAR_SPOED); /* not all was looked at */
	}
	for (size_t i = 0; i < u->source_count; i++)
		weigh_source(u, &u->sources[i]);
	take_contact_field(u);
}
