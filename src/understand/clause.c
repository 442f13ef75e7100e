/* clause: see clause.h. */
#include "understand/clause.h"

#include <string.h>
#include <strings.h>

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

bool understand_goes_on(const char *text, size_t van, size_t tot)
{
	static const char *const small[] = {"zelf en ", "ook en ", "allebei en ", "samen en "};

	while (van < tot && text[van] == ' ')
		van++;
	if (van + 4 >= tot || !is_letter(text[van]))
		return false;
	for (size_t i = 0; i < sizeof(small) / sizeof(small[0]); i++) {
		if (strncmp(text + van, small[i], strlen(small[i])) == 0)
			return false;
	}
	/* " en " that does not stand first */
	return memmem(text + van, tot - van, " en ", 4) != NULL;
}

/* "(alleenstaand)": one word, and none of a consent. */
static bool is_word_remark(const char *text, size_t van, size_t tot)
{
	static const char *const consents[] = {
	    "akkoord", "ja",	    "nee",     "neen",	   "niet",  "ok",     "oke",
	    "wel",     "ingelicht", "weigert", "twijfelt", "tegen", "vragend"};

	for (size_t i = van; i < tot; i++) {
		if (!is_letter(text[i]))
			return false;
	}
	for (size_t i = 0; i < sizeof(consents) / sizeof(consents[0]); i++) {
		if (strlen(consents[i]) == tot - van &&
		    strncasecmp(text + van, consents[i], tot - van) == 0)
			return false;
	}
	return tot > van;
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
			return digit || is_word_remark(text, open + 1, i) ? i + 1 : at;
	}
	return at;
}
