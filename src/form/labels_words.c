/* labels_words: see labels.h. What a label says, whatever words it says it with: "Gsm-nummer van uw dochter" is
 * "kind tel". The lines "woord." of the table of labels tell which words are one; words of no weight are left
 * out, and order does not matter. */
#include "form/labels.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

enum { WORDS = 16, PHRASE = 3 };

static int compare(const void *a, const void *b)
{
	const struct form_same_word *one = a, *other = b;

	return strcmp(one->text, other->text);
}

void form_words_add(struct form_same_words *words, const char *text, const char *means)
{
	words->items = memory_grow(words->items, words->count, sizeof(*words->items));
	words->items[words->count++] = (struct form_same_word){text, means};
}

void form_words_sort(struct form_same_words *words)
{
	if (words->count)
		qsort(words->items, words->count, sizeof(*words->items), compare);
}

static const char *meaning(const struct form_same_words *words, const char *text)
{
	struct form_same_word wanted = {text, NULL}, *found = NULL;

	if (words->count)
		found = bsearch(&wanted, words->items, words->count, sizeof(wanted), compare);
	return found ? found->means : NULL;
}

/* Where each word of the folded text begins; its spaces become ends. */
static size_t split(char *text, const char **starts)
{
	size_t count = 0;
	char *rest = NULL;

	for (char *word = strtok_r(text, " ", &rest); word && count < WORDS;
	     word = strtok_r(NULL, " ", &rest))
		starts[count++] = word;
	return count;
}

/* The meaning of the longest phrase at `at`, of how many words; the word itself when it has none. */
static const char *phrase_at(const struct form_same_words *words, const char *const *starts,
			     size_t count, size_t at, size_t *used)
{
	for (size_t length = PHRASE; length > 0; length--) {
		char phrase[FORM_LABEL] = "";
		const char *means;

		if (at + length > count)
			continue;
		for (size_t i = 0; i < length; i++) {
			strcat(phrase, i ? " " : "");
			strcat(phrase, starts[at + i]);
		}
		*used = length;
		means = meaning(words, phrase);
		if (means)
			return means;
	}
	return starts[at];
}

/* Puts a word where it belongs in the order; each stands once. */
static void insert(const char **sorted, size_t *count, const char *word)
{
	size_t at = 0;

	while (at < *count && strcmp(sorted[at], word) < 0)
		at++;
	if (at < *count && strcmp(sorted[at], word) == 0)
		return;
	memmove(sorted + at + 1, sorted + at, (*count - at) * sizeof(*sorted));
	sorted[at] = word;
	(*count)++;
}

static bool is_dropped(const char *means, bool own)
{
	return strcmp(means, "weg") == 0 || (!own && strcmp(means, "eigen") == 0);
}

/* "1", "a", "iv": what numbers a question; "deel" before it. */
static bool is_number(const char *word, const char *means)
{
	if (means != word)
		return strcmp(means, "weg") == 0;
	return word[1] == '\0' || strspn(word, "0123456789") == strlen(word) ||
	       strspn(word, "iv") == strlen(word);
}

size_t form_words_of(const struct form_same_words *words, const char *folded, bool own, char *out)
{
	char text[FORM_LABEL];
	const char *starts[WORDS], *sorted[WORDS];
	size_t count, kept = 0, used = 1, at = 0;

	strcpy(text, folded);
	strcpy(out, "");
	count = split(text, starts);
	while (at + 1 < count && is_number(starts[at], phrase_at(words, starts, count, at, &used)))
		at += used;
	for (; at < count; at += used) {
		const char *means = phrase_at(words, starts, count, at, &used);

		if (!is_dropped(means, own))
			insert(sorted, &kept, means);
	}
	for (size_t i = 0; i < kept; i++) {
		if (strlen(out) + strlen(sorted[i]) + 2 > FORM_LABEL)
			return 0;
		strcat(out, i ? " " : "");
		strcat(out, sorted[i]);
	}
	return kept;
}
