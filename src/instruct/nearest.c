/* nearest: see nearest.h. */
#include "instruct/nearest.h"

#include <string.h>

#include "instruct/fold.h"

enum {
	NAME_MOST = 24,	 /* letters that are compared */
	FAR = 2,	 /* letters that may differ */
	LONG_NAME = 6,	 /* from here on */
	LEAST = 4,	 /* shorter words are near to too many others */
	WORDS_BEHIND = 3 /* of an argument; more are a sentence */
};

/* Letters to change, add or leave out; more than FAR: FAR + 1. */
static unsigned distance(const char *a, size_t a_length, const char *b, size_t b_length)
{
	unsigned row[NAME_MOST + 1];

	if (a_length > NAME_MOST || b_length > NAME_MOST || a_length > b_length + FAR ||
	    b_length > a_length + FAR)
		return FAR + 1;
	for (unsigned j = 0; j <= b_length; j++)
		row[j] = j;
	for (size_t i = 1; i <= a_length; i++) {
		unsigned corner = row[0];

		row[0] = (unsigned)i;
		for (size_t j = 1; j <= b_length; j++) {
			unsigned best = corner + (a[i - 1] != b[j - 1]);

			corner = row[j];
			if (row[j] + 1 < best)
				best = row[j] + 1;
			if (row[j - 1] + 1 < best)
				best = row[j - 1] + 1;
			row[j] = best;
		}
	}
	return row[b_length] > FAR ? FAR + 1 : row[b_length];
}

/* The beginnings of a line that may be the name of a command. */
struct heads {
	char whole[FOLD_KEY]; /* all of it, or all before a colon; "" when too long */
	char first[FOLD_KEY]; /* its first word, and its first two */
	char second[FOLD_KEY];
	size_t words_behind; /* the first */
};

static size_t count_words(const char *text)
{
	size_t count = 0;

	for (; *text; text++)
		count += *text != ' ' && (text[1] == ' ' || text[1] == '\0');
	return count;
}

static void take_heads(const char *folded, struct heads *heads)
{
	size_t colon = strcspn(folded, ":"), first = strcspn(folded, " :"), second = first;
	size_t end = colon;

	while (end && strchr(" ?!.,;", folded[end - 1]))
		end--;
	if (!fold_key(folded, end, heads->whole))
		heads->whole[0] = '\0';
	if (!fold_key(folded, first, heads->first))
		heads->first[0] = '\0';
	second += strspn(folded + second, " ");
	second += strcspn(folded + second, " :");
	if (!fold_key(folded, second, heads->second))
		heads->second[0] = '\0';
	heads->words_behind = count_words(folded + first);
}

/* How far a name is from the line; more than FAR when the line does not look like that command. */
static unsigned distance_of(const struct heads *heads, const char *name,
			    const struct instruct_command *command, bool *whole_r)
{
	bool loose = command->takes != INSTRUCT_NOTHING && command->takes != INSTRUCT_REASON &&
		     command->takes != INSTRUCT_TEXT && heads->words_behind <= WORDS_BEHIND;
	const char *head = strchr(name, ' ') ? heads->second : heads->first;
	unsigned most, found;
	char key[FOLD_KEY];
	size_t length = fold_key(name, strlen(name), key);

	most = length >= LONG_NAME ? FAR : length >= LEAST ? 1 : 0;
	found = distance(heads->whole, strlen(heads->whole), key, length);
	*whole_r = found <= most;
	if (found > most && loose) {
		found = distance(head, strlen(head), key, length);
		heads = NULL;
	}
	if (length < LONG_NAME && (heads ? heads->whole : head)[0] != key[0])
		return FAR + 1;
	return found <= most && found > 0 ? found : FAR + 1;
}

bool nearest_find(const char *folded, unsigned who, enum instruct_kind *kind_r, bool *whole_r)
{
	unsigned best = 2 * FAR + 2; /* a command for others is as good as one that is further */
	struct heads heads;

	take_heads(folded, &heads);
	if (strlen(heads.first) < LEAST)
		return false;
	for (int kind = 0; kind < INSTRUCT_COUNT; kind++) {
		const struct instruct_command *command = instruct_command((enum instruct_kind)kind);
		const char *name = command->name;

		for (size_t i = 0; name; name = command->variants[i++]) {
			bool whole;
			unsigned far = distance_of(&heads, name, command, &whole);

			if (far > FAR)
				continue;
			far = 2 * far + ((command->who & who) == 0);
			if (far < best) {
				best = far;
				*kind_r = (enum instruct_kind)kind;
				*whole_r = whole;
			}
		}
	}
	return best < 2 * FAR + 2;
}
