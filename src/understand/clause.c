/* clause: see clause.h. */
#include "understand/clause.h"

#include <stdbool.h>
#include <string.h>

enum { SURNAME = 30, REMARK = 120 };

/* Before signs are looked for: most are none. */
static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_joint(const char *text, size_t length)
{
	static const char *const words[] = {" maar ", " doch ", " terwijl ",
					    " but ",  " mais ", " waar "};

	if (length == 0 || *text != ' ')
		return false;
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		size_t size = strlen(words[i]);

		if (length >= size && memcmp(text, words[i], size) == 0)
			return true;
	}
	return false;
}

/* "D. weet het nog niet" */
static bool is_initial(const char *text, size_t at)
{
	return text[at] == '.' && at > 0 && text[at - 1] >= 'A' && text[at - 1] <= 'Z' &&
	       (at == 1 || strchr(" \n(", text[at - 2]));
}

enum understand_pause understand_pause(const char *text, size_t van, size_t tot)
{
	enum understand_pause pause = UNDERSTAND_NO_PAUSE;

	for (size_t i = van; i < tot; i++) {
		if (is_letter(text[i]))
			continue;
		if ((strchr(".!?", text[i]) && !is_initial(text, i)) ||
		    (text[i] == '\n' && i + 1 < tot && text[i + 1] == '\n'))
			return UNDERSTAND_SENTENCE;
		if (strchr(",;:()", text[i]) || is_joint(text + i, tot + 1 - i))
			pause = UNDERSTAND_CLAUSE;
	}
	return pause;
}

size_t understand_word_before(const char *text, size_t own, size_t at)
{
	size_t van = at;

	while (van > own && text[van - 1] == ' ')
		van--;
	while (van > own && !strchr(" \n\t,.;:()", text[van - 1]))
		van--;
	return text[van] == ' ' ? at : van;
}

size_t understand_behind_remark(const char *text, size_t at, size_t tot)
{
	size_t open = at;
	bool digit = false;

	while (open < tot && open < at + SURNAME &&
	       (is_letter(text[open]) || !strchr("(.,;:!?\n", text[open])))
		open++;
	if (open >= tot || text[open] != '(')
		return at;
	for (size_t i = open; i < tot && i < open + REMARK && text[i] != '\n'; i++) {
		digit |= strchr("0123456789@", text[i]) != NULL;
		if (text[i] == ')')
			return digit ? i + 1 : at;
	}
	return at;
}
