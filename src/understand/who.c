/* who: see who.h. */
#include "understand/who.h"

#include <string.h>

#include "base/text.h"
#include "form/words.h"
#include "understand/phrases.h"

enum {
	TOLD = 12000,	 /* bytes of a story */
	STORY = 60,	 /* bytes of an answer that tells one */
	SIGN_LINES = 12, /* of a signature, blank ones too */
	SIGN_LINE = 100, /* bytes of a line in it */
	SIGN_WORDS = 9,	 /* of a line in it that ends like a sentence */
	GREETING = 60,	 /* bytes of the line of a greeting */
};

bool understand_is_told(const struct understanding *u)
{
	return u->reading->vorm != VORM_WEB && u->reading->vorm != VORM_GETYPT &&
	       u->source_count > 0;
}

bool understand_is_plain(const struct lexicon_hit *hit)
{
	return hit->meaning->weight != LEXICON_VAL && !hit->hidden;
}

bool understand_told_next(const struct understanding *u, const char *onderwerp, size_t *at,
			  struct understand_phrase *phrase)
{
	while (understand_next(u, onderwerp, at, phrase)) {
		if (phrase->source != &u->sources[0] ||
		    (phrase->hit->van >= u->told.van && phrase->hit->tot <= u->told.tot))
			return true;
	}
	return false;
}

/* People are looked for in as much as a person writes; longer texts would take time by their square. */
struct form_range understand_told_start(const char *text, struct form_range range)
{
	if (range.tot - range.van <= TOLD)
		return range;
	range.tot = range.van + TOLD;
	while (range.tot > range.van && ((unsigned char)text[range.tot] & 0xC0) == 0x80)
		range.tot--;
	return range;
}

struct form_range understand_told_range(const struct letter *mail, struct form_range own)
{
	const char *inner = mail->doorgestuurd ? mail->doorgestuurd->tekst : NULL;
	const char *found = inner && *inner ? strstr(mail->volledige_tekst, inner) : NULL;
	size_t van = found ? (size_t)(found - mail->volledige_tekst) : 0;

	return found ? (struct form_range){van, van + strlen(inner)} : own;
}

struct form_range understand_line_at(const struct understanding *u, size_t at)
{
	struct form_range line = {at, at};

	while (line.van > u->told.van && u->text[line.van - 1] != '\n')
		line.van--;
	while (line.tot < u->told.tot && u->text[line.tot] != '\n')
		line.tot++;
	return line;
}

/* At the start of a line, or of a sentence. */
static bool is_start(const char *text, size_t line, size_t at)
{
	if (at <= line + 3)
		return true;
	return text[at - 1] == ' ' && strchr(".!?", text[at - 2]);
}

/* Behind a greeting that stands on a line of its own or ends one, the last. */
static size_t behind_greeting(const struct understanding *u)
{
	struct understand_phrase phrase;
	size_t behind = 0;

	for (size_t at = 0; understand_told_next(u, "groet", &at, &phrase);) {
		struct form_range line;

		if (phrase.source != &u->sources[0] || !understand_is_plain(phrase.hit))
			continue;
		line = understand_line_at(u, phrase.hit->van);
		if (line.tot - phrase.hit->van <= GREETING &&
		    is_start(u->text, line.van, phrase.hit->van))
			behind = phrase.hit->tot;
	}
	return behind;
}

static bool is_blank_line(const char *text, struct form_range line)
{
	while (line.van < line.tot && strchr(" \t\r", text[line.van]))
		line.van++;
	return line.van == line.tot;
}

static bool ends_sentence(const char *text, struct form_range line)
{
	while (line.tot > line.van && strchr(" \t\r)\"'", text[line.tot - 1]))
		line.tot--;
	return line.tot > line.van && strchr(".!?:,;", text[line.tot - 1]) != NULL;
}

static size_t words_in(const char *text, struct form_range line)
{
	struct form_word word;
	size_t count = 0, pos = line.van;

	while (form_next_word(text, line.tot, &pos, &word))
		count++;
	return count;
}

/* A line that can stand in a signature without a greeting above it: short, and no sentence. */
static bool is_sign_line(const char *text, struct form_range line)
{
	return line.tot - line.van <= SIGN_LINE && !strchr("-*", text[line.van]) &&
	       !ends_sentence(text, line) && words_in(text, line) <= SIGN_WORDS;
}

/* The last lines, up to a sentence. */
static size_t trailing_lines(const struct understanding *u)
{
	size_t at = u->told.tot, start = at;

	for (size_t lines = 0; lines < SIGN_LINES && at > u->told.van; lines++) {
		struct form_range line = understand_line_at(u, at);

		if (!is_blank_line(u->text, line)) {
			if (!is_sign_line(u->text, line))
				break;
			start = line.van;
		}
		if (line.van == u->told.van)
			break;
		at = line.van - 1;
	}
	return start;
}

static size_t lines_in(const char *text, size_t van, size_t tot)
{
	size_t count = 0;

	for (; van < tot; van++)
		count += text[van] == '\n' && van + 1 < tot && text[van + 1] != '\n';
	return count;
}

struct form_range understand_signature(const struct understanding *u)
{
	size_t greeted = behind_greeting(u), start;

	if (u->source_count == 0)
		return (struct form_range){0, 0};
	if (greeted && lines_in(u->text, greeted, u->told.tot) <= SIGN_LINES + 6)
		return (struct form_range){greeted, u->told.tot};
	start = trailing_lines(u);
	return (struct form_range){start, u->told.tot};
}

/* --- the words before a place ------------------------------------------------------------------------------ */

static bool is_inside_word(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	       c == '\'' || (unsigned char)c >= 0x80;
}

/* Where the word that ends at `tot` begins. */
static size_t word_start(const char *text, size_t van, size_t tot)
{
	while (tot > van && is_inside_word(text[tot - 1]))
		tot--;
	return tot;
}

static void keep_word(const char *text, size_t van, size_t tot, struct understand_back *word)
{
	word->van = van;
	word->tot = tot;
	word->capital = text[van] >= 'A' && text[van] <= 'Z';
	form_fold(text + van, tot - van, word->text, sizeof(word->text));
}

size_t understand_words_before(const char *text, size_t van, size_t at, size_t most, bool stop,
			       struct understand_back *words)
{
	size_t count = 0;

	while (count < most && at > van) {
		char c = text[at - 1];
		size_t start;

		if (!is_inside_word(c)) {
			if (stop && (c == '!' || c == '?' || c == '\n' ||
				     (c == '.' && strchr(" \n", text[at]))))
				break;
			at--;
			continue;
		}
		start = word_start(text, van, at);
		keep_word(text, start, at, &words[count]);
		count += words[count].text[0] != '\0';
		at = start;
	}
	return count;
}

bool understand_is_story(const struct understanding *u, const struct understand_phrase *phrase)
{
	if (understand_is_told(u))
		return true;
	for (size_t i = 0; i < u->answers.count && phrase->source == &u->sources[0]; i++) {
		const struct form_answer *answer = &u->answers.items[i];

		if (phrase->hit->van >= answer->waarde_van &&
		    phrase->hit->tot <= answer->waarde_tot)
			return answer->waarde_tot - answer->waarde_van > STORY;
	}
	return false;
}
