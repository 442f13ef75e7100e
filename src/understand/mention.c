/* mention: see mention.h. */
#include "understand/mention.h"

#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "form/words.h"
#include "reading/relation.h"
#include "understand/call.h"
#include "understand/kindnaam.h"
#include "understand/nummers.h"
#include "understand/service.h"
#include "understand/who.h"
#include "understand/words.h"

enum { NEAR = 6, LINE = 1000, BEHIND = 60, WRAPPED = 60 };

/* Behind `at` a line ends because the next word had no room on it: it is one of several of about that length. */
static bool is_wrapped(const struct understanding *u, size_t at)
{
	struct form_range line = understand_line_at(u, at), next;
	size_t width = line.tot - line.van, word;

	if (u->text[at] != '\n' || line.tot != at || at + 1 >= u->told.tot)
		return false;
	next = understand_line_at(u, at + 1);
	word = strcspn(u->text + at + 1, " ,.\n");
	if (line.van > u->told.van) {
		struct form_range before = understand_line_at(u, line.van - 1);

		if (before.tot - before.van >= WRAPPED)
			return width >= WRAPPED && width + 1 + word > before.tot - before.van;
	}
	return width >= WRAPPED && next.tot - next.van >= WRAPPED &&
	       width + 1 + word > next.tot - next.van;
}

/* "Eva", at the end of a line, and "Lemmens" on the next one. */
static struct form_range over_line(const struct understanding *u, struct form_range name)
{
	struct form_range rest;

	if (name.tot == name.van || !is_wrapped(u, name.tot))
		return name;
	rest = understand_name_at(u->text, u->told.tot, name.tot + 1);
	return (struct form_range){name.van, rest.tot > rest.van ? rest.tot : name.tot};
}

/* "Eva Lemmens van De Stap, zijn begeleidster": before "van" stands who it is. */
static struct form_range of_service(const struct understanding *u, struct form_range name)
{
	struct understand_back words[3];
	size_t count = understand_words_before(u->text, u->told.van, name.van, 3, true, words),
	       i = 0;

	while (i < count && understand_is_article(words[i].text))
		i++;
	if (i + 1 >= count || strcmp(words[i].text, "van") != 0 || !words[i + 1].capital)
		return name;
	return understand_name_around(u->text, u->told.tot, words[i + 1].van);
}

/* "bij zijn moeder, Veldstraat 3 in Zelzate": the number of a house behind it, at the end of a piece. */
static bool is_street(const struct understanding *u, struct form_range name)
{
	const char *number = u->text + name.tot + 1;
	size_t digits = strspn(number, "0123456789");

	if (u->text[name.tot] != ' ' || digits == 0 || digits > 3)
		return false;
	return strchr(",.)\n", number[digits]) || strncmp(number + digits, " in ", 4) == 0 ||
	       strncmp(number + digits, " te ", 4) == 0 ||
	       strncmp(number + digits, " bus ", 5) == 0;
}

/* Behind "mama van Lowen (": where her name may begin; else `at`. */
static size_t behind_child(const struct understanding *u, size_t at)
{
	struct form_range child;

	if (strncmp(u->text + at, " van ", 5) != 0)
		return at;
	child = understand_name_at(u->text, u->told.tot, at + 5);
	return child.tot > child.van && strncmp(u->text + child.tot, " (", 2) == 0 ? child.tot + 2
										   : at;
}

/* "Kelly, mijn individuele begeleidster", "Ilse van de thuisbegeleiding", "mama Nermin". */
static struct form_range name_beside(const struct understanding *u, struct form_range word)
{
	static const char *const small[] = {"van",   "de",   "het",  "mijn", "mn",
					    "zijn",  "haar", "onze", "ons",  "individuele",
					    "vaste", "een",  NULL};
	static const char *const within[] = {"in", "te", "uit", "naar", "bij", NULL};
	static const char *const called[] = {"heet ",	 "een zekere ", "ene ",	  "genaamd ",
					     "de heer ", "mevrouw ",	"mevr. ", "meneer "};
	struct understand_back words[4];
	size_t count = understand_words_before(u->text, u->told.van, word.van, 4, true, words),
	       i = 0;
	size_t at = behind_child(u, word.tot);
	struct form_range name;

	for (size_t from = at; u->text[at] && strchr(" ,(", u->text[at]) && at < from + 3;)
		at++;
	for (size_t j = 0; j < sizeof(called) / sizeof(called[0]); j++) {
		if (strncmp(u->text + at, called[j], strlen(called[j])) == 0)
			at += strlen(called[j]);
	}
	name = understand_name_at(u->text, u->told.tot, at);
	if (name.tot > name.van && is_street(u, name))
		return (struct form_range){at, at};
	if (name.tot > name.van)
		return over_line(u, name);
	while (i < count && understand_is_of(words[i].text, small))
		i++;
	if (i == 0 || i >= count || !words[i].capital)
		return name;
	/* "een leefgroep in Leuven, zijn mama woont ..." */
	if (i + 1 < count && understand_is_of(words[i + 1].text, within) &&
	    understand_at_place(u, (struct form_range){words[i].van, words[i].tot}))
		return name;
	return of_service(u, understand_name_around(u->text, u->told.tot, words[i].van));
}

/* "mijn JAC-begeleidster". */
static bool type_before(const struct understanding *u, struct mention *mention)
{
	struct understand_back before;
	enum dienst_type type;

	if (!understand_words_before(u->text, u->told.van, mention->word.van, 1, true, &before) ||
	    before.tot + 1 != mention->word.van)
		return false;
	type = understand_service(before.text);
	if (!type)
		return false;
	mention->dienst_type = type;
	mention->type = (struct form_range){before.van, before.tot};
	return true;
}

/* "consulente van de jeugdrechtbank", "psychologe in het CGG": the service within a few words. */
static void find_type(struct understanding *u, struct mention *mention)
{
	struct form_word word;
	size_t pos = mention->word.van;

	/* "pleegzorgbegeleidster" */
	if (form_next_word(u->text, u->told.tot, &pos, &word))
		mention->dienst_type = understand_service(word.text);
	mention->type = mention->word;
	if (mention->dienst_type || word.sentence_end || type_before(u, mention))
		return;
	pos = mention->word.tot;
	for (size_t i = 0; i < NEAR && form_next_word(u->text, u->told.tot, &pos, &word); i++) {
		enum dienst_type type = understand_service(word.text);

		if (relation_of(word.text) && !type)
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

void understand_mention_evidence(struct understanding *u, size_t index, const char *field,
				 struct form_range range)
{
	reading_add_bron(u->arena, u->reading,
			 arena_format(u->arena, "partijen.%zu.%s", index, field), "tekst", u->text,
			 range.van, range.tot, 0.7);
}

static bool is_known_name(const struct understanding *u, struct form_range name)
{
	const struct reading *reading = u->reading;
	const char *text = u->text + name.van;
	size_t length = name.tot - name.van;
	const char *own = reading->aanvrager.naam, *child = reading->client.naam;

	for (size_t i = 0; i < reading->partij_count; i++) {
		const char *naam = reading->partijen[i].naam;

		if (naam && understand_same_first(naam, strlen(naam), text, length))
			return true;
	}
	return (own && understand_same_first(own, strlen(own), text, length)) ||
	       (child && understand_same_first(child, strlen(child), text, length));
}

/* What a mention says of its party, for as long as nothing was said before. */
static void fill(struct understanding *u, size_t index, const struct mention *mention)
{
	struct reading_partij *party = &u->reading->partijen[index];
	bool family = relation_is_client_side(party->relatie);

	if (!party->naam && mention->name.tot > mention->name.van &&
	    !is_known_name(u, mention->name)) {
		char *naam = arena_slice(u->arena, u->text + mention->name.van,
					 mention->name.tot - mention->name.van);

		for (char *line = naam; (line = strchr(line, '\n'));)
			*line = ' ';
		party->naam = naam;
		understand_mention_evidence(u, index, "naam", mention->name);
	}
	if (!family && !party->dienst_type && mention->dienst_type) {
		party->dienst_type = mention->dienst_type;
		understand_mention_evidence(u, index, "dienst_type", mention->type);
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
		understand_mention_evidence(u, index, "telefoon", phone.range);
	}
}

/* An address right behind the mention: "de begeleidster, Marijke (marijke@...)". */
static void give_email(struct understanding *u, size_t index, struct form_range word, size_t to)
{
	struct reading_partij *party = &u->reading->partijen[index];
	struct form_range found;
	char email[FORM_EMAIL];

	to = to < word.tot + BEHIND ? to : word.tot + BEHIND;
	for (size_t i = word.tot; i < to; i++) {
		if (strchr(".!?\n;", u->text[i]) && strchr(" \n", u->text[i + 1]))
			to = i;
	}
	if (party->email || to <= word.tot ||
	    !form_find_email(u->text + word.tot, u->told.tot - word.tot, &found, email) ||
	    word.tot + found.van >= to || text_equal(u->reading->aanvrager.email, email))
		return;
	party->email = arena_text(u->arena, email);
	understand_mention_evidence(
	    u, index, "email", (struct form_range){word.tot + found.van, word.tot + found.tot});
}

void understand_mention_words(struct understanding *u, struct mention *mention)
{
	mention->name = name_beside(u, mention->word);
	find_type(u, mention);
}

void understand_mention_fill(struct understanding *u, size_t index, const struct mention *mention,
			     size_t to)
{
	fill(u, index, mention);
	give_phone(u, index, mention->word, to);
	give_email(u, index, mention->word, to);
}
