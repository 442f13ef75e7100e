/* understand_gevaar: danger, and the wish that nobody at home learns of this mail: words that a
 * person must see before anything goes on by itself.
 *
 * SECURITY: a first, conservative search. Every hit in what the sender wrote is `spoed`, but inside
 * a phrase that is figurative, denied or a name, and in text that is quoted from another mail, it
 * is `vermeld`; never nothing. Better ten false alarms than one miss. */
#include "reading/understand_parts.h"

#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "form/phrases.h"

enum { SIGNALS = 20, SNIPPET = 60, HITS = 200 };

struct hits {
	struct form_hit items[HITS];
	size_t count;
};

static bool keep(const struct form_hit *hit, void *context)
{
	struct hits *hits = context;

	hits->items[hits->count++] = *hit;
	return hits->count < HITS;
}

static bool is_kind(const struct form_hit *hit, const char *soort)
{
	return text_equal(hit->soort, soort);
}

/* Inside a phrase that is figurative or denies ("vermeld"), or in a name ("naam"). */
static bool is_in(const struct hits *hits, const struct form_hit *hit, const char *soort)
{
	for (size_t i = 0; i < hits->count; i++) {
		const struct form_hit *other = &hits->items[i];

		if (is_kind(other, soort) && other->van < hit->tot && hit->van < other->tot)
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
static struct form_range snippet(const char *text, size_t length, const struct form_hit *hit)
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

static void add_signal(struct understanding *u, const char *deel, const char *text, size_t length,
		       const struct form_hit *hit, enum gevaar_soort soort, double zekerheid)
{
	struct reading *reading = u->reading;
	struct form_range range = snippet(text, length, hit);
	size_t size = text_fit(text + range.van, range.tot - range.van, 200);
	const char *citaat = arena_slice(u->arena, text + range.van, size);

	if (reading->signaal_count >= SIGNALS || was_told(reading, soort, citaat))
		return;
	reading->signalen = arena_grow(u->arena, reading->signalen, reading->signaal_count,
				       sizeof(*reading->signalen));
	reading->signalen[reading->signaal_count] = (struct reading_signaal){soort, citaat};
	reading_add_bron(u->arena, reading,
			 arena_format(u->arena, "gevaar.signalen.%zu", reading->signaal_count),
			 deel, text, range.van, range.van + size, zekerheid);
	reading->signaal_count++;
}

static void raise_to(struct reading *reading, enum gevaar niveau)
{
	if (niveau > reading->gevaar)
		reading->gevaar = niveau;
}

static void judge(struct understanding *u, const char *deel, const char *text, size_t length,
		  const struct hits *hits, size_t i)
{
	const struct form_hit *hit = &hits->items[i];
	int soort = names_value(&names_gevaar_soort, hit->soort);
	bool others = text == u->text && (hit->van < u->own.van || hit->van >= u->own.tot);
	bool low = others || is_quoted(text, hit->van) || is_in(hits, hit, "vermeld");

	if (is_kind(hit, "contactverbod")) {
		if (others || is_quoted(text, hit->van) || u->reading->contactverbod)
			return;
		u->reading->contactverbod = true;
		reading_add_bron(u->arena, u->reading, "contactverbod", deel, text, hit->van,
				 hit->tot, 0.8);
	} else if (is_kind(hit, "vermeld")) {
		raise_to(u->reading, GEVAAR_VERMELD);
	} else if (soort > GEVAAR_SOORT_NONE && !is_in(hits, hit, "naam")) {
		raise_to(u->reading, low ? GEVAAR_VERMELD : GEVAAR_SPOED);
		add_signal(u, deel, text, length, hit, (enum gevaar_soort)soort, low ? 0.3 : 0.7);
	}
}

static void search(struct understanding *u, const char *deel, const char *text)
{
	size_t length = strlen(text);
	struct hits *hits = arena_zero(u->arena, 1, sizeof(*hits));

	form_phrases_each(u->tables->gevaar, text, length, keep, hits);
	for (size_t i = 0; i < hits->count; i++)
		judge(u, deel, text, length, hits, i);
	if (hits->count == HITS)
		raise_to(u->reading, GEVAAR_SPOED); /* not all was looked at */
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

void understand_gevaar(struct understanding *u)
{
	const struct reading *reading = u->reading;

	search(u, "tekst", u->text);
	if (reading->mail.onderwerp)
		search(u, "onderwerp", reading->mail.onderwerp);
	for (size_t i = 0; i < reading->deel_count; i++)
		search(u, reading->delen[i].naam, reading->delen[i].tekst);
	take_contact_field(u);
}
