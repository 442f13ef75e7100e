/* understand_betrokken: who else is involved, from running text: a list where there is one, else
 * those who are named by their tie to the child. One party a tie; never the applicant, the child,
 * or who is out of its life. See understand_who.h. */
#include "reading/understand_list.h"
#include "reading/understand_who.h"

#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "form/words.h"
#include "reading/understand_relation.h"

enum { NEAR = 6, AWAY = 40, LINE = 1000 };

/* The list holds somebody of the family: then it is whole. */
static bool has_family(const struct reading *reading)
{
	for (size_t i = 0; i < reading->partij_count; i++) {
		if (understand_is_client_side(reading->partijen[i].relatie))
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
					   "directeur",
					   NULL};

	for (size_t i = 0; ties[i]; i++) {
		if (text_equal(ties[i], relatie))
			return true;
	}
	return false;
}

/* A word for a tie, where it stands. */
struct mention {
	const char *relatie;
	struct form_range word;
	struct form_range name; /* empty: none */
	enum dienst_type dienst_type;
	struct form_range type;
};

/* "Kelly, mijn individuele begeleidster", "Ilse van de thuisbegeleiding", "mama Nermin". */
static struct form_range name_beside(const struct understanding *u, struct form_range word)
{
	static const char *const small[] = {"van",   "de",   "het",  "mijn", "mn",
					    "zijn",  "haar", "onze", "ons",  "individuele",
					    "vaste", "een",  NULL};
	struct understand_back words[4];
	size_t count = understand_words_before(u->text, u->told.van, word.van, 4, true, words),
	       i = 0;
	size_t at = word.tot;
	struct form_range name;

	while (u->text[at] && strchr(" ,(", u->text[at]) && at < word.tot + 3)
		at++;
	name = understand_name_at(u->text, u->told.tot, at);
	if (name.tot > name.van)
		return name;
	while (i < count && understand_is_of(words[i].text, small))
		i++;
	if (i == 0 || i >= count || !words[i].capital)
		return name;
	return understand_name_around(u->text, u->told.tot, words[i].van);
}

/* "consulente van de jeugdrechtbank", "psychologe in het CGG": the service within a few words. */
static void find_type(struct understanding *u, struct mention *mention)
{
	struct form_word word;
	size_t pos = mention->word.tot;

	for (size_t i = 0; i < NEAR && form_next_word(u->text, u->told.tot, &pos, &word); i++) {
		enum dienst_type type = understand_service(word.text);

		if (understand_relation(word.text) && !type)
			return;
		if (type) {
			mention->dienst_type = type;
			mention->type = (struct form_range){word.van, word.tot};
			return;
		}
		if (word.sentence_end || strchr(",;:", u->text[word.tot]))
			return;
	}
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
			const char *relatie = understand_relation(word.text);

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

static void evidence(struct understanding *u, size_t index, const char *field,
		     struct form_range range)
{
	reading_add_bron(u->arena, u->reading,
			 arena_format(u->arena, "partijen.%zu.%s", index, field), "tekst", u->text,
			 range.van, range.tot, 0.7);
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
	evidence(u, *index, "relatie", mention->word);
	return party;
}

static bool is_known_name(const struct understanding *u, struct form_range name)
{
	const struct reading *reading = u->reading;
	const char *text = u->text + name.van;
	size_t length = name.tot - name.van;
	const char *own = reading->aanvrager.naam, *child = reading->client.naam;

	return (own && understand_same_first(own, strlen(own), text, length)) ||
	       (child && understand_same_first(child, strlen(child), text, length));
}

/* What a mention says of its party, for as long as nothing was said before. */
static void fill(struct understanding *u, size_t index, const struct mention *mention)
{
	struct reading_partij *party = &u->reading->partijen[index];
	bool family = understand_is_client_side(party->relatie);

	if (!party->naam && mention->name.tot > mention->name.van &&
	    !is_known_name(u, mention->name)) {
		party->naam = arena_slice(u->arena, u->text + mention->name.van,
					  mention->name.tot - mention->name.van);
		evidence(u, index, "naam", mention->name);
	}
	if (!family && !party->dienst_type && mention->dienst_type) {
		party->dienst_type = mention->dienst_type;
		evidence(u, index, "dienst_type", mention->type);
	}
}

/* A telephone number that is not the applicant's, behind the mention and before the next one. */
static void give_phone(struct understanding *u, size_t index, struct form_range word, size_t to)
{
	struct reading_partij *party = &u->reading->partijen[index];
	size_t line = understand_line_at(u, word.van).van;
	size_t from = word.van - line < LINE ? line : word.tot;
	struct understand_phone phone;

	for (size_t at = from; !party->telefoon && understand_next_phone(u, &at, &phone);) {
		if (phone.range.van >= to)
			return;
		if (phone.range.van < word.tot || phone.owner != UNDERSTAND_THEIRS ||
		    text_equal(u->reading->aanvrager.telefoon, phone.number))
			continue;
		party->telefoon = arena_text(u->arena, phone.number);
		evidence(u, index, "telefoon", phone.range);
	}
}

/* "Tussen mij en de leefgroep", "met de school": in the conflict, or to be there. */
static bool is_against(const struct understanding *u, struct form_range word)
{
	static const char *const articles[] = {"de",   "het",  "mijn", "mn",
					       "onze", "zijn", "haar", NULL};
	static const char *const with[] = {"en", "met", "tussen", "tegen", NULL};
	struct understand_back words[2];

	return understand_words_before(u->text, u->told.van, word.van, 2, true, words) == 2 &&
	       understand_is_of(words[0].text, articles) && understand_is_of(words[1].text, with);
}

static bool counts(const struct understanding *u, const struct mention *mention)
{
	bool place =
	    text_equal(mention->relatie, "voorziening") || text_equal(mention->relatie, "school");

	if (place && !is_against(u, mention->word))
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

/* The next word for a tie from `*pos` on. */
static bool next_mention(struct understanding *u, size_t *pos, size_t tot, struct mention *mention)
{
	struct form_word word;

	while (form_next_word(u->text, tot, pos, &word)) {
		*mention = (struct mention){.relatie = understand_relation(word.text),
					    .word = {word.van, word.tot}};
		if (!mention->relatie)
			mention->relatie = short_tie(u, &word);
		if (!mention->relatie || !counts(u, mention))
			continue;
		mention->name = name_beside(u, mention->word);
		find_type(u, mention);
		return true;
	}
	return false;
}

/* `family`: only the parents, beside a list of services. */
static void take_mentions(struct understanding *u, bool family)
{
	struct form_range signature = understand_signature(u);
	size_t tot = signature.van > u->told.van ? signature.van : u->told.tot;
	size_t pos = u->told.van, index;
	struct mention mention, next;
	bool more = next_mention(u, &pos, tot, &mention);

	while (more) {
		bool known = party_of(u, mention.relatie, &index) != NULL;

		more = next_mention(u, &pos, tot, &next);
		if (family && !understand_is_client_side(mention.relatie)) {
			mention = next;
			continue;
		}
		if (known || new_party(u, &mention, &index)) {
			fill(u, index, &mention);
			give_phone(u, index, mention.word, more ? next.word.van : u->told.tot);
		}
		mention = next;
	}
}

void understand_told_partijen(struct understanding *u)
{
	bool listed;

	if (!understand_is_told(u) || u->reading->partij_count > 0 ||
	    u->reading->soort != SOORT_AANVRAAG || u->answers.count > 2)
		return;
	listed = understand_told_list(u);
	if (!listed || !has_family(u->reading))
		take_mentions(u, listed);
}
