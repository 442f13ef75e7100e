/* betrokken: who else is involved, from running text: a list where there is one, else
 * those who are named by their tie to the child. One party a tie; never the applicant, the child,
 * or who is out of its life. See who.h. */
#include "understand/claims.h"

#include <string.h>
#include <strings.h>

#include "base/memory.h"
#include "base/text.h"
#include "form/words.h"
#include "reading/relation.h"
#include "understand/call.h"
#include "understand/dienstmens.h"
#include "understand/list.h"
#include "understand/mention.h"
#include "understand/plaats.h"
#include "understand/who.h"
#include "understand/words.h"

enum { AWAY = 40, HELP = 11 };

/* The list holds somebody of the family: then it is whole. */
static bool has_family(const struct reading *reading)
{
	for (size_t i = 0; i < reading->partij_count; i++) {
		if (relation_is_client_side(reading->partijen[i].relatie))
			return true;
	}
	return false;
}

/* --- one by one -------------------------------------------------------------------------------------- */

/* Ties that make a party of whoever is named by them. */
static bool is_party(const char *relatie)
{
	static const char *const ties[] = {"moeder",
					   "vader",
					   "plusouder",
					   "pleegouder",
					   "voogd",
					   "begeleider",
					   "consulent",
					   "psycholoog",
					   "psychiater",
					   "orthopedagoog",
					   "pedagoog",
					   "therapeut",
					   "leerlingbegeleider",
					   "zorgcoordinator",
					   "teamcoach",
					   "teamleider",
					   "coordinator",
					   "directeur",
					   NULL};

	for (size_t i = 0; ties[i]; i++) {
		if (text_equal(ties[i], relatie))
			return true;
	}
	return false;
}

/* The gender of the parent who writes: 'm' moeder, 'v' vader, 0 unknown. */
static const char *own_tie(const struct understanding *u)
{
	const struct reading *reading = u->reading;

	for (size_t i = 0; i < reading->bron_count; i++) {
		const struct reading_bron *bron = &reading->bronnen[i];
		struct form_word word;
		size_t pos = 0;

		if (!text_equal(bron->pad, "aanvrager.rol"))
			continue;
		if (strstr(bron->citaat, " en ik") || strstr(bron->citaat, "k en "))
			return NULL; /* "haar vader en ik" */
		while (form_next_word(bron->citaat, strlen(bron->citaat), &pos, &word)) {
			const char *relatie = relation_of(word.text);

			if (relatie && is_party(relatie))
				return relatie;
		}
	}
	return NULL;
}

/* A sentence ends between the word and the phrase. */
static bool ends_between(const char *text, struct form_range word, const struct lexicon_hit *hit)
{
	size_t van = word.tot < hit->van ? word.tot : hit->tot;
	size_t tot = word.tot < hit->van ? hit->van : word.van;

	for (; van < tot; van++) {
		if (strchr("!?\n", text[van]) ||
		    (text[van] == '.' && text[van + 1] == ' ' && !understand_joins(text, van + 2)))
			return true;
	}
	return false;
}

/* "Papa is niet in beeld": within a few words of it. */
static bool is_away(const struct understanding *u, struct form_range word)
{
	struct understand_phrase phrase;

	for (size_t at = 0; understand_told_next(u, "afwezig", &at, &phrase);) {
		if (phrase.source == &u->sources[0] && phrase.hit->van < word.tot + AWAY &&
		    word.van < phrase.hit->tot + AWAY && !ends_between(u->text, word, phrase.hit))
			return true;
	}
	return false;
}

static bool is_trapped(const struct understanding *u, struct form_range word)
{
	struct understand_phrase phrase;

	for (size_t at = 0; understand_told_next(u, "betrokken", &at, &phrase);) {
		if (phrase.source == &u->sources[0] && phrase.hit->van <= word.van &&
		    phrase.hit->tot >= word.tot)
			return true;
	}
	return false;
}

/* The word by which the applicant says who they are: "ik ben contextbegeleider". */
static bool is_own_word(const struct understanding *u, struct form_range word)
{
	const struct reading *reading = u->reading;
	struct understand_back before;

	if (reading->aanvrager.rol == ROL_HULPVERLENER &&
	    understand_words_before(u->text, u->told.van, word.van, 1, true, &before) &&
	    (strcmp(before.text, "als") == 0 || strcmp(before.text, "ben") == 0))
		return true;
	for (size_t i = 0; i < reading->bron_count; i++) {
		const struct reading_bron *bron = &reading->bronnen[i];

		if (text_equal(bron->pad, "aanvrager.rol") && text_equal(bron->deel, "tekst") &&
		    word.van >= bron->van && word.tot <= bron->tot)
			return reading->aanvrager.rol != ROL_MINDERJARIGE &&
			       reading->aanvrager.rol != ROL_JONGVOLWASSENE;
	}
	return false;
}

/* Whoever the applicant is, in the words that they use for themselves. */
static bool is_self(const struct understanding *u, const struct mention *mention)
{
	enum rol rol = u->reading->aanvrager.rol;
	const char *own = own_tie(u);

	if (is_own_word(u, mention->word))
		return true;
	if (rol == ROL_PLEEGOUDER)
		return text_equal(mention->relatie, "pleegouder");
	if (rol == ROL_OPVOEDINGSVERANTWOORDELIJKE)
		return text_equal(mention->relatie, "plusouder") ||
		       text_equal(mention->relatie, "voogd");
	return rol == ROL_OUDER && text_equal(mention->relatie, own);
}

/* Where a parent writes, "mama" is the other one only as "haar mama", "de papa", "mijn ex". */
static bool is_others(const struct understanding *u, const struct mention *mention)
{
	static const char *const theirs[] = {"haar", "zijn", "hun", "de", "met", "en", NULL};
	struct understand_back word;

	if (u->reading->aanvrager.rol != ROL_OUDER || own_tie(u) ||
	    (!text_equal(mention->relatie, "moeder") && !text_equal(mention->relatie, "vader")))
		return true;
	return understand_words_before(u->text, u->told.van, mention->word.van, 1, true, &word) &&
	       understand_is_of(word.text, theirs);
}

static struct reading_partij *party_of(struct understanding *u, const char *relatie, size_t *index)
{
	struct reading *reading = u->reading;

	for (*index = 0; *index < reading->partij_count; (*index)++) {
		if (text_equal(reading->partijen[*index].relatie, relatie))
			return &reading->partijen[*index];
	}
	return NULL;
}

static struct reading_partij *new_party(struct understanding *u, const struct mention *mention,
					size_t *index)
{
	struct reading *reading = u->reading;
	struct reading_partij *party;

	if (reading->partij_count >= UNDERSTAND_PARTIES)
		return NULL;
	reading->partijen = arena_grow(u->arena, reading->partijen, reading->partij_count,
				       sizeof(*reading->partijen));
	*index = reading->partij_count++;
	party = &reading->partijen[*index];
	party->relatie = mention->relatie;
	understand_mention_evidence(u, *index, "relatie", mention->word);
	return party;
}

/* "Tussen mij en de leefgroep", "met de school": in the conflict, or to be there. */
static bool is_against(const struct understanding *u, struct form_range word)
{
	static const char *const articles[] = {"de",   "het", "mijn", "mn",   "onze", "zijn",
					       "haar", "die", "dat",  "deze", NULL};
	static const char *const with[] = {"en", "met", "me", "tussen", "tegen", NULL};
	struct understand_back words[2];

	return understand_words_before(u->text, u->told.van, word.van, 2, true, words) == 2 &&
	       understand_is_of(words[0].text, articles) && understand_is_of(words[1].text, with);
}

/* "De begeleiding": where a worker writes, what is done, and nobody who does it. */
static bool is_help(const struct understanding *u, const struct mention *mention)
{
	size_t length = mention->word.tot - mention->word.van;

	return length == HELP && strncasecmp(u->text + mention->word.van, "begeleiding", HELP) == 0;
}

static bool counts(const struct understanding *u, const struct mention *mention)
{
	bool place =
	    text_equal(mention->relatie, "voorziening") || text_equal(mention->relatie, "school");

	if (place && !is_against(u, mention->word))
		return false;
	if (u->reading->aanvrager.rol == ROL_HULPVERLENER && is_help(u, mention))
		return false;
	return (place || is_party(mention->relatie)) && !is_self(u, mention) &&
	       is_others(u, mention) && !is_away(u, mention->word) && !is_trapped(u, mention->word);
}

/* "Mijn ma", "haar pa": as a word of its own "ma" is "maar". */
static const char *short_tie(const struct understanding *u, const struct form_word *word)
{
	static const char *const whose[] = {"mijn", "mn",  "zijn",  "zn",  "haar", "hun",
					    "onze", "ons", "mijne", "m'n", NULL};
	const char *relatie = strcmp(word->text, "ma") == 0 || strcmp(word->text, "mam") == 0
				  ? "moeder"
			      : strcmp(word->text, "pa") == 0 ? "vader"
							      : NULL;
	struct understand_back before;

	if (!relatie ||
	    !understand_words_before(u->text, u->told.van, word->van, 1, true, &before) ||
	    !understand_is_of(before.text, whose))
		return NULL;
	return relatie;
}

/* "Onze dochter", where a grandparent writes: the child's mother. */
static const char *grown_tie(const struct understanding *u, const struct form_word *word)
{
	static const char *const whose[] = {"mijn", "onze", "ons", NULL};
	struct understand_back before;

	if (u->reading->aanvrager.rol != ROL_GROOTOUDER ||
	    (strcmp(word->text, "dochter") != 0 && strcmp(word->text, "zoon") != 0) ||
	    !understand_words_before(u->text, u->told.van, word->van, 1, true, &before) ||
	    !understand_is_of(before.text, whose))
		return NULL;
	return word->text[0] == 'd' ? "moeder" : "vader";
}

/* "Mijn vrouw", where a step-parent writes: the child's parent. */
static const char *partner_tie(const struct understanding *u, const struct form_word *word)
{
	static const char *const women[] = {"vrouw", "vriendin", "echtgenote", NULL};
	static const char *const men[] = {"man", "vriend", "vent", "echtgenoot", NULL};
	struct understand_back before;

	if (u->reading->aanvrager.rol != ROL_OPVOEDINGSVERANTWOORDELIJKE ||
	    !understand_words_before(u->text, u->told.van, word->van, 1, true, &before) ||
	    (strcmp(before.text, "mijn") != 0 && strcmp(before.text, "mn") != 0))
		return NULL;
	return understand_is_of(word->text, women) ? "moeder"
	       : understand_is_of(word->text, men) ? "vader"
						   : NULL;
}

/* The next word for a tie from `*pos` on. */
static bool next_mention(struct understanding *u, size_t *pos, size_t tot, struct mention *mention)
{
	/* "ik begeleid Bo" */
	static const char *const verbs[] = {"begeleid",	  "begeleidt",	 "begeleiden",
					    "begeleidde", "begeleidden", NULL};
	struct form_word word;

	while (form_next_word(u->text, tot, pos, &word)) {
		*mention =
		    (struct mention){.relatie = grown_tie(u, &word), .word = {word.van, word.tot}};
		if (!mention->relatie && !understand_is_of(word.text, verbs))
			mention->relatie = relation_of(word.text);
		if (!mention->relatie)
			mention->relatie = short_tie(u, &word);
		if (!mention->relatie)
			mention->relatie = partner_tie(u, &word);
		if (!mention->relatie || !counts(u, mention))
			continue;
		understand_mention_words(u, mention);
		return true;
	}
	return false;
}

/* Which of those who are mentioned count: all; only the family, beside a list of services; only who stands in
 * the list, once. */
enum which { EVERYBODY, FAMILY, LISTED };

static bool is_once(const struct reading *reading, const char *relatie)
{
	size_t count = 0;

	for (size_t i = 0; i < reading->partij_count; i++)
		count += text_equal(reading->partijen[i].relatie, relatie);
	return count == 1;
}

static bool is_wanted(const struct understanding *u, const struct mention *mention,
		      enum which which)
{
	return which == EVERYBODY || (which == FAMILY ? relation_is_client_side(mention->relatie)
						      : is_once(u->reading, mention->relatie));
}

/* "Mama, papa, Saartje", and above it "mijn begeleidster Saartje": the tie of who stands in the list by name. */
static void take_tie(struct understanding *u, const struct mention *mention)
{
	const char *text = u->text + mention->name.van;
	size_t length = mention->name.tot - mention->name.van;

	for (size_t i = 0; i < u->reading->partij_count && length > 0; i++) {
		struct reading_partij *party = &u->reading->partijen[i];

		if (party->relatie || !party->naam ||
		    !understand_same_first(party->naam, strlen(party->naam), text, length))
			continue;
		party->relatie = mention->relatie;
		understand_mention_evidence(u, i, "relatie", mention->word);
	}
}

static void take_mentions(struct understanding *u, enum which which)
{
	struct form_range signature = understand_signature(u);
	size_t tot = signature.van > u->told.van ? signature.van : u->told.tot;
	size_t pos = u->told.van, index;
	struct mention mention, next;
	bool more = next_mention(u, &pos, tot, &mention);

	while (more) {
		bool known;

		if (which != EVERYBODY)
			take_tie(u, &mention);
		known = party_of(u, mention.relatie, &index) != NULL;
		more = next_mention(u, &pos, tot, &next);
		if (!is_wanted(u, &mention, which)) {
			mention = next;
			continue;
		}
		if (known || new_party(u, &mention, &index)) {
			understand_mention_fill(u, index, &mention,
						more ? next.word.van : u->told.tot);
		}
		mention = next;
	}
	if (which == EVERYBODY)
		understand_people_of_services(u, tot);
}

/* --- the service that is quarrelled with ----------------------------------------------------------------------- */

static bool has_helper(const struct reading *reading)
{
	for (size_t i = 0; i < reading->partij_count; i++) {
		if (!relation_is_client_side(reading->partijen[i].relatie))
			return true;
	}
	return false;
}

/* "De voorziening zegt dat ik te laat kom": with an article before it, and what it says or wants behind it. */
static bool takes_a_stand(const struct understanding *u, const struct form_word *word, size_t pos)
{
	static const char *const verbs[] = {"zegt",    "zei",	   "vindt",    "vond",	   "wil",
					    "wou",     "beweert",  "weigert",  "weigerde", "eist",
					    "beslist", "besliste", "verbiedt", "verbood",  NULL};
	struct understand_back before;
	struct form_word next;

	return !word->sentence_end &&
	       understand_words_before(u->text, u->told.van, word->van, 1, true, &before) &&
	       understand_is_article(before.text) &&
	       form_next_word(u->text, u->told.tot, &pos, &next) && next.van == word->tot + 1 &&
	       understand_is_of(next.text, verbs);
}

/* Where nobody of it is named: the service itself is in the conflict. */
static void take_service_in_conflict(struct understanding *u)
{
	struct form_word word;
	size_t pos = u->told.van, index;

	if (u->reading->instrument != INSTRUMENT_BEMIDDELING || has_helper(u->reading) ||
	    u->reading->aanvrager.rol == ROL_HULPVERLENER)
		return;
	while (form_next_word(u->text, u->told.tot, &pos, &word)) {
		struct mention mention = {.relatie = relation_of(word.text),
					  .word = {word.van, word.tot}};

		if (!text_equal(mention.relatie, "voorziening") || !takes_a_stand(u, &word, pos))
			continue;
		new_party(u, &mention, &index);
		return;
	}
}

void understand_told_partijen(struct understanding *u)
{
	bool listed;

	if (!understand_is_told(u) || u->reading->partij_count > 0 ||
	    u->reading->soort != SOORT_AANVRAAG || u->answers.count > 2)
		return;
	listed = understand_told_list(u);
	take_mentions(u, !listed ? EVERYBODY : !has_family(u->reading) ? FAMILY : LISTED);
	if (!listed)
		take_service_in_conflict(u);
}
