/* said: see said.h. */
#include "understand/said.h"

#include <stdint.h>
#include <string.h>

#include "base/memory.h"
#include "form/words.h"

enum { FOLD_LIMIT = 400 };

const char *understand_folded(struct understanding *u, const char *text, size_t length)
{
	char folded[FOLD_LIMIT + 1];

	form_fold(text, length, folded, sizeof(folded));
	return arena_text(u->arena, folded);
}

bool understand_begins(const char *folded, const char *phrase)
{
	while (*phrase && *folded == *phrase) {
		folded++;
		phrase++;
	}
	if (phrase[0] == '~' && phrase[1] == '\0')
		return true;
	return *phrase == '\0' && (*folded == ' ' || *folded == '\0');
}

const char *understand_behind_word(const char *folded)
{
	while (*folded && *folded != ' ')
		folded++;
	return *folded ? folded + 1 : folded;
}

bool understand_says(const char *folded, const char *phrase)
{
	for (; *folded; folded = understand_behind_word(folded)) {
		if (*folded == *phrase && understand_begins(folded, phrase))
			return true;
	}
	return false;
}

/* One bit of 32 for a letter. */
static uint32_t letter_bit(char c)
{
	return UINT32_C(1) << ((unsigned char)c % 32);
}

/* The letters that its words begin with. */
static uint32_t first_letters(const char *folded)
{
	uint32_t letters = 0;

	for (; *folded; folded = understand_behind_word(folded))
		letters |= letter_bit(*folded);
	return letters;
}

int understand_first(const char *folded, const struct understand_word *words)
{
	uint32_t letters = first_letters(folded);

	for (; words->phrase; words++) {
		if ((letters & letter_bit(words->phrase[0])) &&
		    understand_says(folded, words->phrase))
			return words->value;
	}
	return 0;
}

bool understand_is_choice(struct understanding *u, const char *text, size_t length,
			  const struct understand_word *words)
{
	const char *slash = memchr(text, '/', length);
	int before, after;

	if (!slash)
		return false;
	before = understand_first(understand_folded(u, text, (size_t)(slash - text)), words);
	after =
	    understand_first(understand_folded(u, slash, length - (size_t)(slash - text)), words);
	return before != after && before != 0 && after != 0;
}
