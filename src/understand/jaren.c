/* jaren: an age that stands by itself: below the mail, on its first line behind a name that the header knows,
 * or as a sentence of its own behind "mijn naam is". */
#include "understand/jaren.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "form/words.h"
#include "understand/header.h"
#include "understand/signs.h"
#include "understand/who.h"
#include "understand/words.h"

enum {
	ADULT = 26,
	YOUNGEST = 6,
	SIGNED = 24, /* bytes of a line with a name and an age */
	MORE_NAMES = 4,
	NO_AGE = -1,
};

/* The last line of what they wrote, without what stands behind its last letter or digit. */
static struct form_range last_line(const struct understanding *u)
{
	const char *text = u->text;
	struct form_range line = {u->told.tot, u->told.tot};

	while (line.tot > u->told.van && strchr(" \t\r\n.!)", text[line.tot - 1]))
		line.tot--;
	line.van = line.tot;
	while (line.van > u->told.van && text[line.van - 1] != '\n')
		line.van--;
	return line;
}

/* The end of a telephone number is no age. */
static bool has_digit(const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		if (text_is_digit(text[i]))
			return true;
	}
	return false;
}

/* "Nelle, 17", "senne (15", "... vannacht. 17j": where the number ends a line, as an age. */
static struct form_range age_at_end(const struct understanding *u, struct form_range line)
{
	const char *text = u->text;
	size_t tot = line.tot;
	struct form_range age;

	while (tot > line.van && strchr("jrao ", text[tot - 1]))
		tot--;
	age = understand_digits_to(text, line.van, tot);
	if (age.tot - age.van != 2 || (age.van > line.van && !strchr(" (,", text[age.van - 1])) ||
	    has_digit(text + line.van, age.van - line.van))
		return (struct form_range){0, 0};
	if (tot == line.tot && line.tot - line.van > SIGNED)
		return (struct form_range){0, 0};
	return (struct form_range){age.van, line.tot};
}

struct lexicon_hit *understand_said_at(const struct understanding *u, size_t van, size_t tot,
				       int number)
{
	struct lexicon_hit *hit = arena_zero(u->arena, 1, sizeof(*hit));

	*hit = (struct lexicon_hit){.van = van, .tot = tot, .number = number};
	return hit;
}

/* The first line with words in it. */
static struct form_range first_line(const struct understanding *u)
{
	size_t at = u->told.van;

	while (at < u->told.tot && strchr(" \t\r\n", u->text[at]))
		at++;
	return understand_line_at(u, at);
}

/* "lexi 15 jaar" above the mail, from lexi.k@: one word, and an age. */
static struct form_range age_behind_name(const struct understanding *u, struct form_range line)
{
	struct form_range nothing = {0, 0}, age;
	struct form_word word;
	size_t pos = line.van;

	if (line.tot - line.van > SIGNED || !form_next_word(u->text, line.tot, &pos, &word) ||
	    !understand_is_in_header(u, u->text + word.van, word.tot - word.van))
		return nothing;
	while (line.tot > pos && strchr(" \t\r.!)", u->text[line.tot - 1]))
		line.tot--;
	age = age_at_end(u, line);
	return age.tot > 0 && strspn(u->text + pos, " ,(") == age.van - pos ? age : nothing;
}

/* The words of a name that begins this line, its first one of the header, the others with a capital or of the header
 * too: where it ends; the start of the line: there is none. */
static size_t behind_headed(const struct understanding *u, struct form_range line)
{
	struct form_word word;
	size_t pos = line.van, tot;

	if (!form_next_word(u->text, line.tot, &pos, &word) ||
	    !understand_is_in_header(u, u->text + word.van, word.tot - word.van))
		return line.van;
	tot = word.tot;
	for (size_t i = 0; i < MORE_NAMES && form_next_word(u->text, line.tot, &pos, &word); i++) {
		bool capital = u->text[word.van] >= 'A' && u->text[word.van] <= 'Z';

		if (word.van != tot + 1 || u->text[tot] != ' ' ||
		    (!capital && !understand_is_particle(word.text) &&
		     !understand_is_in_header(u, u->text + word.van, word.tot - word.van)))
			break;
		tot = word.tot;
	}
	return tot;
}

/* "22 jaar ervaring", "20. november" */
static bool is_no_age(const char *rest)
{
	static const char *const words[] = {" jaar ervaring", " jaar geleden", " jaar in ",
					    " jaar actief",   " jaar samen",   NULL};

	for (size_t i = 0; words[i]; i++) {
		if (strncmp(rest, words[i], strlen(words[i])) == 0)
			return true;
	}
	return rest[0] == '.' && rest[1] == ' ' && !(rest[2] >= 'A' && rest[2] <= 'Z');
}

/* "Ilias, 17 jaar, leefgroep in Halle", "Ruben De Greef. 20. Begeleid wonen": a line that begins with a name of the
 * header, and an age said as one. */
static struct form_range age_behind_headed(const struct understanding *u)
{
	static const char *const ends[] = {" jaar", " jr", "j,", "j ", " j,",
					   "j.",    ".",   ", ", NULL};

	for (size_t at = u->told.van; at < u->told.tot;) {
		struct form_range line = understand_line_at(u, at);
		size_t name = behind_headed(u, line), van, tot;
		bool one = !memchr(u->text + line.van, ' ', name - line.van);

		at = line.tot + 1;
		van = name + strspn(u->text + name, " ,(.");
		tot = van + strspn(u->text + van, "0123456789");
		if (name == line.van || van == name || tot != van + 2 || is_no_age(u->text + tot) ||
		    (!one && u->text[name] == ' '))
			continue;
		for (size_t i = 0; ends[i]; i++) {
			if (strncmp(u->text + tot, ends[i], strlen(ends[i])) == 0)
				return (struct form_range){van, tot};
		}
	}
	return (struct form_range){0, 0};
}

/* "Mijn naam Naweed. 16 jaar." */
static struct form_range age_behind_said(const struct understanding *u)
{
	static const char *const ends[] = {" jaar", " jr", "j", " j", NULL};
	struct understand_phrase phrase;

	for (size_t at = 0; understand_told_next(u, "heet", &at, &phrase);) {
		size_t van = phrase.hit->naam_tot, tot;

		if (phrase.source != &u->sources[0] || !understand_is_plain(phrase.hit) ||
		    phrase.hit->naam_tot == phrase.hit->naam_van ||
		    strncmp(u->text + van, ". ", 2) != 0)
			continue;
		van += 2;
		tot = van + strspn(u->text + van, "0123456789");
		for (size_t i = 0; tot == van + 2 && ends[i]; i++) {
			size_t size = strlen(ends[i]);

			if (strncmp(u->text + tot, ends[i], size) == 0 &&
			    strchr(".,\r\n", u->text[tot + size]))
				return (struct form_range){van, tot + size};
		}
	}
	return (struct form_range){0, 0};
}

int understand_bare_age(const struct understanding *u, struct understand_phrase *phrase)
{
	struct form_range age = age_at_end(u, last_line(u));
	int number;

	age = age.tot ? age : age_behind_name(u, first_line(u));
	age = age.tot ? age : age_behind_said(u);
	age = age.tot ? age : age_behind_headed(u);
	number = age.tot ? atoi(u->text + age.van) : NO_AGE;
	if (number < YOUNGEST || number >= ADULT)
		return NO_AGE;
	*phrase = (struct understand_phrase){&u->sources[0],
					     understand_said_at(u, age.van, age.tot, number)};
	return number;
}
