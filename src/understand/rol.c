/* rol: who writes, from running text: what they say they are, how they speak of others,
 * how old they are, what stands in their signature. In that order, see take_told. */
#include "understand/claims.h"

#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "understand/evidence.h"
#include "understand/leeftijd.h"
#include "understand/who.h"

enum { ADULT = 18, YOUNG = 26, ENOUGH = 2, QUOTE = 400 };

/* Those who speak of their own kin: no function in a signature makes them professionals. */
static bool is_kin(enum rol rol)
{
	return rol == ROL_OUDER || rol == ROL_PLEEGOUDER || rol == ROL_GROOTOUDER ||
	       rol == ROL_FAMILIE || rol == ROL_OPVOEDINGSVERANTWOORDELIJKE;
}

static bool is_within(struct form_range range, const struct understand_phrase *phrase)
{
	return phrase->hit->van >= range.van && phrase->hit->tot <= range.tot;
}

static enum rol rol_of(const struct understand_phrase *phrase)
{
	return (enum rol)names_value(&names_rol, phrase->hit->meaning->waarde);
}

/* "Er stond: \"in ons dagcentrum\"": words between quotation marks are somebody else's. The nearest mark before it, in its
 * paragraph, opens. */
static bool is_quoted_words(const struct understand_phrase *phrase)
{
	const char *text = phrase->source->text;
	size_t at = phrase->hit->van, steps = 0;

	for (; at > 0 && steps < QUOTE && text[at - 1] != '"'; at--, steps++) {
		if (text[at - 1] == '\n' && text[at] == '\n')
			return false;
	}
	if (at == 0 || text[at - 1] != '"' || strchr(" \n.,;:)", text[at]))
		return false;
	/* and one closes it */
	return (at == 1 || strchr(" \n(:", text[at - 2])) &&
	       memchr(text + phrase->hit->tot, '"', strnlen(text + phrase->hit->tot, QUOTE));
}

/* The first phrase of `zelf` with that weight. */
static bool find_self(const struct understanding *u, enum lexicon_weight weight,
		      struct understand_phrase *found)
{
	for (size_t at = 0; understand_told_next(u, "zelf", &at, found);) {
		if (understand_is_plain(found->hit) && found->hit->meaning->weight == weight &&
		    !is_quoted_words(found))
			return true;
	}
	return false;
}

/* "Ik train de ploeg. Zij heeft mij als vertrouwenspersoon gekozen": what somebody was chosen for, over what he does. */
static enum rol helper(const struct understanding *u, struct understand_phrase *found)
{
	struct understand_phrase next;

	for (size_t at = 0; understand_told_next(u, "zelf", &at, &next);) {
		if (!understand_is_plain(next.hit) || rol_of(&next) != ROL_VERTROUWENSPERSOON ||
		    next.hit->meaning->weight != LEXICON_STERK || is_quoted_words(&next))
			continue;
		*found = next;
		return ROL_VERTROUWENSPERSOON;
	}
	return ROL_STEUNFIGUUR;
}

/* What speaks for each role; the first of the strongest phrases for it. */
struct votes {
	unsigned sum[ROL_COUNT];
	struct understand_phrase best[ROL_COUNT];
};

/* "Mama" once more says nothing more: whoever else writes speaks of her too. */
static bool is_again(const struct understand_phrase *best, const struct understand_phrase *next)
{
	return best->hit && rol_of(next) == ROL_MINDERJARIGE &&
	       next->hit->meaning->weight == LEXICON_ZWAK && best->hit->phrase == next->hit->phrase;
}

static struct votes count_votes(const struct understanding *u)
{
	struct understand_phrase phrase;
	struct votes votes = {{0}, {{0}}};

	for (size_t at = 0; understand_told_next(u, "rol", &at, &phrase);) {
		enum lexicon_weight weight = phrase.hit->meaning->weight;
		struct understand_phrase *best;

		if (!understand_is_plain(phrase.hit)) /* a trap need not name a role */
			continue;
		best = &votes.best[rol_of(&phrase)];
		if (is_again(best, &phrase))
			continue;
		votes.sum[rol_of(&phrase)] += weight == LEXICON_STERK ? ENOUGH : 1;
		if (!best->hit || weight > best->hit->meaning->weight)
			*best = phrase;
	}
	return votes;
}

/* "Ons pleegkind" beside "onze dochter" is a foster parent; "mijn kleinzoon" beside "mijn dochter" a
 * grandparent. */
static enum rol kin_in(const struct votes *votes, struct understand_phrase *found)
{
	static const enum rol order[] = {ROL_PLEEGOUDER, ROL_GROOTOUDER, ROL_FAMILIE,
					 ROL_OPVOEDINGSVERANTWOORDELIJKE, ROL_OUDER};

	for (size_t i = 0; i < sizeof(order) / sizeof(order[0]); i++) {
		const struct understand_phrase *best = &votes->best[order[i]];

		if (!best->hit || best->hit->meaning->weight != LEXICON_STERK)
			continue;
		*found = *best;
		return order[i];
	}
	return ROL_ONBEKEND;
}

static enum rol most_in(const struct votes *votes, struct understand_phrase *found)
{
	int most = ROL_ONBEKEND;
	bool draw = false;

	for (int i = ROL_ONBEKEND + 1; i < ROL_COUNT; i++) {
		draw =
		    votes->sum[i] == votes->sum[most] || (draw && votes->sum[i] < votes->sum[most]);
		if (votes->sum[i] > votes->sum[most])
			most = i;
	}
	if (draw || votes->sum[most] < ENOUGH)
		return ROL_ONBEKEND;
	*found = votes->best[most];
	return (enum rol)most;
}

/* "Ik ben 15": under age; 18 to 25: a young adult; any other says nothing. */
static enum rol by_age(const struct understanding *u, struct understand_phrase *found)
{
	int age = understand_own_age(u, found);

	if (age < 4 || age >= YOUNG)
		return ROL_ONBEKEND;
	return age < ADULT ? ROL_MINDERJARIGE : ROL_JONGVOLWASSENE;
}

/* "maatschappelijk werker" on a line of its own, behind a comma or a name; not "mijn begeleider". */
static bool is_function(const struct understanding *u, const struct understand_phrase *phrase)
{
	size_t line = understand_line_at(u, phrase->hit->van).van;
	size_t at = phrase->hit->van;
	struct understand_back before;

	if (strchr("-*0123456789", u->text[line]))
		return false; /* an item of a list of others */
	while (at > line && strchr(" \t_", u->text[at - 1]))
		at--;
	if (at == line || strchr(",(|/-:;", u->text[at - 1]) ||
	    (unsigned char)u->text[at - 1] >= 0x80)
		return true;
	return understand_words_before(u->text, line, at, 1, false, &before) == 1 && before.capital;
}

static enum rol by_signature(const struct understanding *u, struct understand_phrase *found)
{
	struct form_range signature = understand_signature(u);
	struct understand_phrase phrase;
	enum rol rol = ROL_ONBEKEND;

	for (size_t at = 0; understand_told_next(u, "functie", &at, &phrase);) {
		if (!understand_is_plain(phrase.hit) || phrase.source != &u->sources[0] ||
		    !is_within(signature, &phrase) || !is_function(u, &phrase) ||
		    (rol && is_kin(rol_of(&phrase))))
			continue;
		if (rol == ROL_ONBEKEND || rol_of(&phrase) == ROL_ADVOCAAT) {
			rol = rol_of(&phrase);
			*found = phrase;
		}
	}
	return rol;
}

/* "Ik ben 24", of "mijn zusje" who is 14. */
static bool is_sibling(const struct understanding *u, const struct votes *votes)
{
	struct understand_phrase phrase;
	int age = understand_child_age(u, &phrase);

	return votes->sum[ROL_FAMILIE] > 0 && age >= 0 && age < ADULT;
}

/* "Ik ben Lara (15)", whose own niece is named, and no other child with its age. */
static bool speaks_for_self(const struct understanding *u)
{
	struct understand_phrase phrase;
	int age = understand_own_age(u, &phrase);

	return age >= 0 && age < ADULT && understand_child_age(u, &phrase) < 0;
}

static enum rol told(const struct understanding *u, struct understand_phrase *found)
{
	struct votes votes = count_votes(u);
	enum rol rol;

	if (find_self(u, LEXICON_STERK, found))
		return rol_of(found) == ROL_STEUNFIGUUR
			   ? helper(u, found)
			   : rol_of(found); /* "onbekend" too: a student, a journalist */
	rol = kin_in(&votes, found);
	if (rol == ROL_ONBEKEND || (rol == ROL_FAMILIE && speaks_for_self(u)))
		rol = by_age(u, found);
	if (rol == ROL_JONGVOLWASSENE && is_sibling(u, &votes)) {
		*found = votes.best[ROL_FAMILIE];
		return ROL_FAMILIE;
	}
	rol = rol ? rol : by_signature(u, found);
	rol = rol ? rol : most_in(&votes, found);
	if (rol == ROL_ONBEKEND && find_self(u, LEXICON_ZWAK, found))
		return rol_of(found);
	return rol;
}

/* "Minderjarige" is said of somebody of 18 or more too. */
static enum rol with_age(const struct understanding *u, enum rol rol)
{
	struct understand_phrase phrase;
	int age = understand_own_age(u, &phrase);

	return rol == ROL_MINDERJARIGE && age >= ADULT ? ROL_JONGVOLWASSENE : rol;
}

void understand_told_rol(struct understanding *u)
{
	struct reading_aanvrager *aanvrager = &u->reading->aanvrager;
	struct understand_phrase phrase;
	enum rol rol;

	if (!understand_is_told(u) || aanvrager->rol != ROL_ONBEKEND)
		return;
	rol = told(u, &phrase);
	if (rol == ROL_ONBEKEND)
		return;
	aanvrager->rol = with_age(u, rol);
	understand_evidence_phrase(u, "aanvrager.rol", &phrase, 0.85);
}
