/* note: whether the covering note of a forwarded mail is the request itself: "hieronder het mailtje van
 * de opvang. Ik ben de papa van Tess en vraag bemiddeling". */
#include "understand/claims.h"

#include <string.h>

#include "base/text.h"
#include "understand/phrases.h"
#include "understand/what.h"
#include "understand/who.h"

enum { ASKS_BEFORE = 9, ASKS_BEHIND = 7, SIGNED = 60 /* bytes of a line */ };

/* A worker who passes a mail on says who they are too. */
static bool is_own_matter(const struct understand_phrase *phrase)
{
	int rol = names_value(&names_rol, phrase->hit->meaning->waarde);

	return phrase->hit->meaning->weight == LEXICON_STERK && rol > ROL_ONBEKEND &&
	       rol != ROL_HULPVERLENER && rol != ROL_ADVOCAAT;
}

static bool is_in(const struct understand_phrase *phrase, struct form_range note)
{
	return text_equal(phrase->source->deel, "tekst") && understand_speaks(phrase) &&
	       phrase->hit->tot <= note.tot;
}

static bool says_who(const struct understanding *u, struct form_range note, const char *subject)
{
	struct understand_phrase next;

	for (size_t at = 0; understand_next(u, subject, &at, &next);) {
		if (is_in(&next, note) && is_own_matter(&next))
			return true;
	}
	return false;
}

static bool says_what(const struct understanding *u, struct form_range note)
{
	struct understand_phrase next;

	for (size_t at = 0; understand_next(u, "instrument", &at, &next);) {
		if (is_in(&next, note) &&
		    understand_beside(&next, "wens", ASKS_BEFORE, ASKS_BEHIND))
			return true;
	}
	return false;
}

static bool is_worker(const struct understand_phrase *phrase)
{
	int rol = names_value(&names_rol, phrase->hit->meaning->waarde);

	return phrase->hit->meaning->weight == LEXICON_STERK &&
	       (rol == ROL_HULPVERLENER || rol == ROL_ADVOCAAT);
}

/* A line of its own, as below a letter; not "de mail van onze begeleidster". */
static bool is_signed(const struct understanding *u, const struct lexicon_hit *hit)
{
	size_t van = hit->van, tot = hit->tot;

	while (van > 0 && u->text[van - 1] != '\n')
		van--;
	while (tot < u->length && u->text[tot] != '\n')
		tot++;
	while (tot > van && strchr(" \r", u->text[tot - 1]))
		tot--;
	return tot - van <= SIGNED && tot > van && !strchr(".!?", u->text[tot - 1]);
}

/* A worker is heard within the note, or below it. */
static bool has_worker(const struct understanding *u, struct form_range note, bool below)
{
	static const char *const subjects[] = {"zelf", "functie"};
	struct understand_phrase next;

	for (size_t i = 0; i < sizeof(subjects) / sizeof(subjects[0]); i++) {
		for (size_t at = 0; understand_next(u, subjects[i], &at, &next);) {
			if (text_equal(next.source->deel, "tekst") && is_worker(&next) &&
			    understand_is_plain(next.hit) && (next.hit->van >= note.tot) == below &&
			    (i == 0 || is_signed(u, next.hit)))
				return true;
		}
	}
	return false;
}

/* "Wij willen een bemiddeling met die dienst", above what a worker of that service wrote. */
static bool answers_worker(const struct understanding *u, struct form_range note)
{
	return has_worker(u, note, true) && !has_worker(u, note, false);
}

static bool is_asked_below(const struct understanding *u, struct form_range note)
{
	static const char *const subjects[] = {"instrument", "omschrijving"};
	struct understand_phrase next;

	for (size_t i = 0; i < sizeof(subjects) / sizeof(subjects[0]); i++) {
		for (size_t at = 0; understand_next(u, subjects[i], &at, &next);) {
			if (text_equal(next.source->deel, "tekst") &&
			    next.hit->meaning->weight != LEXICON_VAL && next.hit->van >= note.tot)
				return true;
		}
	}
	return false;
}

/* "Ik stuur jullie de mails hieronder door", signed by the worker who asks: nobody asks in those mails. */
static bool is_workers_own(const struct understanding *u, struct form_range note)
{
	return has_worker(u, note, false) && !is_asked_below(u, note);
}

void understand_note(struct understanding *u)
{
	const struct letter_forward *inner = u->reading->mail.doorgestuurd;
	const char *text = inner && inner->begeleidende_tekst ? inner->begeleidende_tekst : "";
	const char *found = *text ? strstr(u->text, text) : NULL;
	struct form_range note;

	if (!found)
		return;
	note.van = (size_t)(found - u->text);
	note.tot = note.van + strlen(text);
	if (!says_what(u, note) || !(says_who(u, note, "zelf") || says_who(u, note, "rol") ||
				     answers_worker(u, note) || is_workers_own(u, note)))
		return;
	u->told = understand_told_start(u->text, note);
	u->told_cut = u->told.tot < note.tot;
	u->passed_on = false;
}
