/* opsomming: a list of who is involved, in running text: lines with dashes, or a
 * sentence behind a colon. See who.h. */
#include "understand/claims.h"

#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "form/words.h"
#include "reading/relation.h"
#include "understand/call.h"
#include "understand/evidence.h"
#include "understand/list.h"
#include "understand/who.h"
#include "understand/words.h"

enum { LEAST = 6, LIST_HEAD = 90, LIST_LINES = 12, BARE_LINES = 200 };

static bool is_bullet(const char *text, size_t at)
{
	while (text[at] == ' ' || text[at] == '\t')
		at++;
	if (text[at] == '-' || text[at] == '*' || (unsigned char)text[at] == 0xE2)
		return true;
	return text[at] >= '0' && text[at] <= '9' && (text[at + 1] == '.' || text[at + 1] == ')');
}

/* The lines with dashes from the one behind `at` on, a blank line before them left out. */
static struct form_range bullets_behind(const struct understanding *u, size_t at)
{
	struct form_range lines = {0, 0}, line = understand_line_at(u, at);

	at = line.tot;
	for (size_t i = 0; i < LIST_LINES && at < u->told.tot; i++) {
		line = understand_line_at(u, at + 1);
		if (line.tot > line.van && !is_bullet(u->text, line.van))
			break;
		if (line.tot == line.van && lines.tot)
			break;
		if (line.tot > line.van) {
			lines.van = lines.tot ? lines.van : line.van;
			lines.tot = line.tot;
		}
		at = line.tot;
	}
	return lines;
}

/* "2. Zij wil dat mijn ouders erbij zitten": a sentence; not "- ik" and "- ik zelf". */
static bool is_told_line(const struct understanding *u, struct form_range line)
{
	static const char *const subjects[] = {"ik", "wij", "we",  "zij", "ze",
					       "er", "hij", "dat", NULL};
	static const char *const people[] = {"zelf", "en",  "clb",  "caw",
					     "cgg",  "ocj", "ocmw", NULL};
	struct form_word word, next;
	size_t pos = line.van;

	while (pos < line.tot && text_is_digit(u->text[pos]))
		pos++;
	return form_next_word(u->text, line.tot, &pos, &word) &&
	       understand_is_of(word.text, subjects) &&
	       form_next_word(u->text, line.tot, &pos, &next) && next.van == word.tot + 1 &&
	       u->text[next.van] >= 'a' && u->text[next.van] <= 'z' &&
	       !understand_is_of(next.text, people) && !relation_of(next.text);
}

/* A list of what somebody says, and of nobody. */
static bool is_told(const struct understanding *u, struct form_range list)
{
	for (size_t at = list.van; at < list.tot;) {
		struct form_range line = understand_line_at(u, at);

		if (is_told_line(u, line))
			return true;
		at = line.tot + 1;
	}
	return false;
}

/* "Betrokken: a, b en c." up to the end of the sentence. */
static struct form_range sentence_behind(const struct understanding *u, size_t colon)
{
	struct form_range rest = {colon + 1, colon + 1};

	while (rest.tot < u->told.tot && u->text[rest.tot] != '\n' &&
	       !(u->text[rest.tot] == '.' && strchr(" \n\r", u->text[rest.tot + 1]) &&
		 rest.tot > 2 && u->text[rest.tot - 2] != ' ' &&
		 !understand_joins(u->text, rest.tot + 2)))
		rest.tot++;
	return rest;
}

static size_t colon_behind(const struct understanding *u, size_t at)
{
	for (size_t i = at; i < u->told.tot && i < at + LIST_HEAD; i++) {
		if (u->text[i] == ':')
			return i;
		if (strchr(".!?\n", u->text[i]))
			break;
	}
	return 0;
}

/* Lines with dashes that begin with somebody's tie, without a word of what list it is: "- vader, Jan: akkoord". */
static struct form_range bare_list(const struct understanding *u)
{
	struct form_range list = {0, 0};
	size_t people = 0;

	for (size_t at = u->told.van, lines = 0; at < u->told.tot && lines < BARE_LINES; lines++) {
		struct form_range line = understand_line_at(u, at);
		bool bullet = line.tot > line.van && is_bullet(u->text, line.van);
		struct form_word word;
		size_t pos = line.van;

		at = line.tot + 1;
		if (!bullet && list.tot && people >= 2)
			return list;
		if (!bullet) {
			list = (struct form_range){0, 0};
			people = 0;
			continue;
		}
		list.van = list.tot ? list.van : line.van;
		list.tot = line.tot;
		people += form_next_word(u->text, line.tot, &pos, &word) && relation_of(word.text);
	}
	return people >= 2 ? list : (struct form_range){0, 0};
}

static struct form_range find_list(const struct understanding *u, struct understand_phrase *head)
{
	struct form_range list = {0, 0};
	struct understand_phrase phrase;

	for (size_t at = 0; understand_told_next(u, "lijst", &at, &phrase) && !list.tot;) {
		size_t colon;

		if (phrase.source != &u->sources[0] || !understand_is_plain(phrase.hit))
			continue;
		list = bullets_behind(u, phrase.hit->tot);
		list = is_told(u, list) ? (struct form_range){0, 0} : list;
		colon = list.tot ? 0 : colon_behind(u, phrase.hit->tot);
		if (colon)
			list = sentence_behind(u, colon);
		if (list.tot - list.van < LEAST)
			list = (struct form_range){0, 0};
		if (list.tot)
			*head = phrase;
	}
	if (list.tot)
		return list;
	list = bare_list(u);
	return is_told(u, list) ? (struct form_range){0, 0} : list;
}

/* "het CLB": the service is the party, and its kind the tie. */
static void name_services(struct understanding *u)
{
	struct reading *reading = u->reading;

	for (size_t i = 0; i < reading->partij_count; i++) {
		struct reading_partij *party = &reading->partijen[i];
		const char *from = arena_format(u->arena, "partijen.%zu.dienst_type", i);

		if (party->relatie || party->naam || !party->dienst_type)
			continue;
		party->relatie = names_text(&names_dienst_type, (int)party->dienst_type);
		understand_copy_evidence(u, from,
					 arena_format(u->arena, "partijen.%zu.relatie", i));
	}
}

/* The items of a sentence: "de begeleider, de school": an article begins another one. Of the same length as what
 * stands in the mail, so that the places agree. */
static const char *items_of(struct understanding *u, struct form_range list)
{
	static const char *const begins[] = {" de ",   " het ",	 " een ", " mijn ", " zijn ",
					     " haar ", " onze ", " ons ", " hun "};
	char *items = arena_slice(u->arena, u->text + list.van, list.tot - list.van);
	bool lines =
	    strchr(items, '\n') && is_bullet(items, 0); /* "- dokter Hermans, de psychiater" */
	char *self;

	for (char *at = strchr(items, ','); at && !lines; at = strchr(at + 1, ',')) {
		for (size_t i = 0; i < sizeof(begins) / sizeof(begins[0]); i++) {
			if (strncmp(at + 1, begins[i], strlen(begins[i])) == 0)
				*at = ';';
		}
	}
	/* "Kyan zelf": the child */
	while ((self = strstr(items, " zelf")) != NULL) {
		memset(self, ' ', 5);
		while (self > items && self[-1] != ' ')
			*--self = ' ';
	}
	return items;
}

/* All of them are to come. */
static void invite(struct understanding *u, const struct understand_phrase *head)
{
	for (size_t i = 0; i < u->reading->partij_count; i++) {
		if (u->reading->partijen[i].uitnodigen)
			continue;
		u->reading->partijen[i].uitnodigen = JANEE_JA;
		understand_evidence_phrase(u, arena_format(u->arena, "partijen.%zu.uitnodigen", i),
					   head, 0.8);
	}
}

bool understand_told_list(struct understanding *u)
{
	struct understand_phrase head = {NULL, NULL};
	struct form_range list = find_list(u, &head);
	struct form_answer answer;

	if (list.tot == 0 || u->form.text != u->text)
		return false;
	answer = (struct form_answer){
	    .label = "",
	    .waarde_van = list.van,
	    .waarde_tot = list.tot,
	    .waarde = items_of(u, list),
	};
	understand_list(u, &answer);
	name_services(u);
	if (head.hit && text_equal(head.hit->meaning->waarde, "uitnodigen"))
		invite(u, &head);
	return u->reading->partij_count > 0;
}
