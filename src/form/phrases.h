/* phrases: a table of phrases, and where they stand in a text. For words that a person must see
 * before anything goes on by itself; a search without judgement. Linear: each word of the text is
 * compared with the few phrases that begin with its two first letters. Pure. */
#ifndef LOKET_FORM_PHRASES_H
#define LOKET_FORM_PHRASES_H

#include <stdbool.h>
#include <stddef.h>

struct error;
struct form_phrases;

enum { FORM_PHRASE_WORDS = 8, FORM_PHRASE_GAP = 5 };

/* Parses lines "SOORT = phrase | phrase", "#" comments. In a phrase "word~" stands for any ending,
 * "..." for up to five words. A line "= word = variant | variant" (SOORT empty) gives other
 * spellings of one word, for all phrases. A fault is ERROR_STOP with NAME and the line. */
int form_phrases_parse(const char *name, const char *data, size_t size,
		       struct form_phrases **phrases_r, struct error *err);
void form_phrases_free(struct form_phrases **phrases);

/* One place where a phrase stands. */
struct form_hit {
	const char *soort; /* as the file names it */
	size_t van, tot;
};

/* Calls each for every hit, in the order of the text; false from it ends the search. */
void form_phrases_each(const struct form_phrases *phrases, const char *text, size_t length,
		       bool (*each)(const struct form_hit *hit, void *context), void *context);

/* The soorten that the table names, 0 and on; NULL behind the last. */
const char *form_phrases_soort(const struct form_phrases *phrases, size_t index);

#endif
