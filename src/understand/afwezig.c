/* afwezig: until when an absence notice says that nobody answers: the day of return, or the last day
 * away, as it is named. A day is claimed only when a word beside it says what it is. */
#include "understand/claims.h"

#include <string.h>

#include "base/memory.h"
#include "form/words.h"

enum {
	ITEMS = 400, /* words of a notice that are looked at */
	REACH = 8,   /* words before a day, in its sentence, in which "terug" may stand */
	BEHIND = 6,  /* the same behind it */
};

enum kind { OTHER, FILLER, WEEKDAY, NUMBER, DAY, UNTIL, AFTER, RETURN };

/* How sure it is that a day is the one that is asked for. */
enum rank { RANK_NONE, RANK_AFTER, RANK_UNTIL, RANK_RETURN };

struct item {
	enum kind kind;
	size_t van, tot;
	unsigned sentence;
	int weekday;	    /* of WEEKDAY */
	char day[FORM_DAY]; /* of DAY */
};

struct items {
	const char *text;
	struct item list[ITEMS];
	size_t count;
};

/* Folded. A single letter is what is left of "t/m" and "t.e.m.". */
static const struct {
	enum kind kind;
	const char *words[20];
} kinds[] = {
    {RETURN,
     {"terug", "terugkeer", "terugkomst", "terugkom", "terugkeren", "weer", "opnieuw", "hervat",
      "herneem", "back", "return", "returning", "retour", "reviens", "reviendrai", "reprends",
      "reprendrai", "reprise", "wieder"}},
    {RETURN, {"zuruck", "ruckkehr", "returns", "rentree", "revient", "terugben"}},
    {UNTIL,
     {"tot", "tem", "tm", "t", "jusquau", "jusqua", "jusque", "au", "bis", "until", "untill",
      "till", "til", "through", "thru", "to"}},
    {AFTER, {"na", "after", "apres", "nach"}},
    {FILLER,
     {"en", "met", "e", "m", "de", "den", "dem", "le", "la", "the", "op", "on", "am", "aan", "zum",
      "einschliesslich", "inklusive", "inclus", "including"}},
    {FILLER, {"and", "het", "y", "compris", "incl", "inclusief"}},
};

static enum kind kind_of(const struct form_word *word)
{
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		for (size_t j = 0; j < 20 && kinds[i].words[j]; j++) {
			if (strcmp(word->text, kinds[i].words[j]) == 0)
				return kinds[i].kind;
		}
	}
	if (strspn(word->text, "0123456789") == word->length)
		return NUMBER;
	return form_weekday(word->text) ? WEEKDAY : OTHER;
}

/* The words of text[0, length), and its days in their place. */
static void read_items(const char *text, size_t length, const char *today, struct items *items)
{
	struct form_range range = {0, 0};
	struct form_word word;
	char day[FORM_DAY] = "";
	size_t pos = 0, behind = 0;
	unsigned sentence = 0;
	bool more = form_next_day(text, length, today, &behind, &range, day);

	items->text = text;
	items->count = 0;
	while (items->count < ITEMS && form_next_word(text, length, &pos, &word)) {
		struct item *item = &items->list[items->count++];

		*item = (struct item){.kind = kind_of(&word),
				      .van = word.van,
				      .tot = word.tot,
				      .sentence = sentence,
				      .weekday = form_weekday(word.text)};
		if (more && word.van == range.van) {
			item->kind = DAY;
			item->tot = pos = range.tot;
			memcpy(item->day, day, sizeof(day));
			more = form_next_day(text, length, today, &behind, &range, day);
		} else if (word.sentence_end && word.length > 1 && item->kind != NUMBER) {
			/* a full stop behind one letter or a number ends no sentence */
			sentence++;
		}
	}
}

static const struct item *item_at(const struct items *items, size_t at, unsigned sentence)
{
	return at < items->count && items->list[at].sentence == sentence ? &items->list[at] : NULL;
}

/* "24/12 - 3/1", "3-10 december": the second of two. */
static bool is_joined(const struct items *items, size_t at)
{
	const struct item *before = at > 0 ? &items->list[at - 1] : NULL;

	if (!before || (before->kind != DAY && before->kind != NUMBER))
		return false;
	for (size_t i = before->tot; i < items->list[at].van; i++) {
		/* a dash, also the long ones (U+2010 to U+2015) */
		if (items->text[i] == '-' || memcmp(items->text + i, "\xE2\x80", 2) == 0)
			return true;
	}
	return false;
}

/* What the words before a day or weekday make of it. */
static enum rank rank_before(const struct items *items, size_t at)
{
	unsigned sentence = items->list[at].sentence;
	bool beside = true;

	if (is_joined(items, at))
		return RANK_UNTIL;
	for (size_t i = 1; i <= REACH; i++) {
		const struct item *item = item_at(items, at - i, sentence);

		if (!item || item->kind == DAY)
			break;
		if (item->kind == RETURN)
			return RANK_RETURN;
		if (beside && item->kind == UNTIL)
			return RANK_UNTIL;
		if (beside && item->kind == AFTER)
			return RANK_AFTER;
		beside = beside && (item->kind == FILLER || item->kind == WEEKDAY);
	}
	return RANK_NONE;
}

/* A day that follows in the same sentence is the one that the word before it speaks of. */
static bool speaks_of_another(const struct items *items, size_t at)
{
	for (size_t i = 1; i <= REACH; i++) {
		const struct item *item = item_at(items, at + i, items->list[at].sentence);

		if (item && (item->kind == DAY || item->kind == WEEKDAY))
			return true;
	}
	return false;
}

/* "Vanaf 3 december ben ik terug." */
static enum rank rank_behind(const struct items *items, size_t at)
{
	for (size_t i = 1; i <= BEHIND; i++) {
		const struct item *item = item_at(items, at + i, items->list[at].sentence);

		if (!item || item->kind == DAY)
			break;
		if (item->kind == RETURN)
			return speaks_of_another(items, at + i) ? RANK_NONE : RANK_RETURN;
	}
	return RANK_NONE;
}

/* The surest day; of equal ones the first that is not past. */
static const struct item *best_day(const struct items *items, const char *today)
{
	const struct item *best = NULL;
	enum rank most = RANK_NONE;

	for (size_t i = 0; i < items->count; i++) {
		const struct item *item = &items->list[i];
		enum rank rank = RANK_NONE;
		bool past = best && today && strncmp(best->day, today, FORM_DAY - 1) < 0;

		if (item->kind == DAY)
			rank = rank_before(items, i);
		if (item->kind == DAY && rank == RANK_NONE)
			rank = rank_behind(items, i);
		if (rank > most || (rank == most && rank > RANK_NONE && past)) {
			best = item;
			most = rank;
		}
	}
	return best;
}

/* "Ik ben terug op maandag." */
static const struct item *best_weekday(struct items *items, const char *today)
{
	for (size_t i = 0; i < items->count; i++) {
		struct item *item = &items->list[i];

		if (item->kind == WEEKDAY && rank_before(items, i) >= RANK_UNTIL &&
		    form_next_weekday(item->weekday, today, item->day))
			return item;
	}
	return NULL;
}

static bool find_in(struct understanding *u, const char *deel, const char *text,
		    struct form_range range)
{
	struct items *items = arena_zero(u->arena, 1, sizeof(*items));
	const struct item *found;
	double sure = 0.9;

	read_items(text + range.van, range.tot - range.van, u->today, items);
	found = best_day(items, u->today);
	if (!found) {
		found = best_weekday(items, u->today);
		sure = 0.6;
	}
	if (!found)
		return false;
	u->reading->afwezig_tot = arena_text(u->arena, found->day);
	reading_add_bron(u->arena, u->reading, "afwezig_tot", deel, text, range.van + found->van,
			 range.van + found->tot, sure);
	return true;
}

void understand_afwezig(struct understanding *u)
{
	const char *subject = u->reading->mail.onderwerp;

	if (u->reading->soort != SOORT_AUTOMATISCH || find_in(u, "tekst", u->text, u->own))
		return;
	if (subject)
		find_in(u, "onderwerp", subject, (struct form_range){0, strlen(subject)});
}
