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
	size_t at = 0;

	if (words->count)
		qsort(words->items, words->count, sizeof(*words->items), compare);
	for (size_t first = 0; first < 257; first++) {
		while (at < words->count && (unsigned char)words->items[at].text[0] < first)
			at++;
		words->from[first] = at;
	}
}

static const char *meaning(const struct form_same_words *words, const char *text)
{
	const unsigned char first = (unsigned char)text[0];
	const struct form_same_word wanted = {text, NULL}, *found;
	const size_t from = words->from[first], count = words->from[first + 1] - from;

	found =
	    count ? bsearch(&wanted, words->items + from, count, sizeof(wanted), compare) : NULL;
	return found ? found->means : NULL;
}

/* Where each word of the folded text begins; its spaces become ends. */
static size_t split(char *text, char **starts)
{
	size_t count = 0;
	char *rest = NULL;

	for (char *word = strtok_r(text, " ", &rest); word && count < WORDS;
	     word = strtok_r(NULL, " ", &rest))
		starts[count++] = word;
	return count;
}

/* The meaning of the longest phrase at `at`, of how many words; the word itself when it has none. The words stand
 * one behind the other as split left them: with a space between two again they are a phrase. */
static const char *phrase_at(const struct form_same_words *words, char *const *starts, size_t count,
			     size_t at, size_t *used)
{
	const size_t left = count - at, most = left < PHRASE ? left : PHRASE;
	const char *means = NULL;

	for (size_t i = 1; i < most; i++)
		starts[at + i][-1] = ' ';
	for (*used = most; (means = meaning(words, starts[at])) == NULL && *used > 1; (*used)--)
		starts[at + *used - 1][-1] = '\0';
	for (size_t i = 1; i < *used; i++)
		starts[at + i][-1] = '\0';
	return means ? means : starts[at];
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

/* "1", "a", "iv": what numbers a question; "deel" before it. */
static bool is_number(const char *word, const char *means)
{
	if (means != word)
		return strcmp(means, "weg") == 0;
	return word[1] == '\0' || strspn(word, "0123456789") == strlen(word) ||
	       strspn(word, "iv") == strlen(word);
}

/* False when they are too long for a label. */
static bool join(const char *const *words, size_t count, char *out)
{
	size_t filled = 0;

	*out = '\0';
	for (size_t i = 0; i < count; i++) {
		size_t length = strlen(words[i]);

		if (filled + length + 2 > FORM_LABEL)
			return false;
		if (i)
			out[filled++] = ' ';
		memcpy(out + filled, words[i], length + 1);
		filled += length;
	}
	return true;
}

size_t form_words_of(const struct form_same_words *words, const char *folded, bool *own, char *out)
{
	char text[FORM_LABEL], *starts[WORDS];
	const char *sorted[WORDS] = {NULL};
	size_t count, kept = 0, used = 1, at = 0;
	const bool own_counts = *own;

	memcpy(text, folded, strlen(folded) + 1);
	count = split(text, starts);
	*own = false;
	while (at + 1 < count && is_number(starts[at], phrase_at(words, starts, count, at, &used)))
		at += used;
	for (; at < count; at += used) {
		const char *means = phrase_at(words, starts, count, at, &used);

		if (strcmp(means, "eigen") == 0) {
			*own = true;
			if (!own_counts)
				continue;
		}
		if (strcmp(means, "weg") != 0)
			insert(sorted, &kept, means);
	}
	return join(sorted, kept, out) ? kept : 0;
}
