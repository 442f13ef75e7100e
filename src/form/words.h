/* words: a text as folded words with their places: lower case, without diacritics, apostrophes and
 * letters that are drawn out ("heeeel" is "hel"). What every table of words is compared with. Pure;
 * linear; no memory beyond the word. */
#ifndef LOKET_FORM_WORDS_H
#define LOKET_FORM_WORDS_H

#include <stdbool.h>
#include <stddef.h>

enum { FORM_WORD = 48 };

struct form_word {
	size_t van, tot;      /* bytes in the text */
	size_t length;	      /* of the folded word */
	char text[FORM_WORD]; /* folded; a longer word is cut, which matches nothing */
	bool sentence_end;    /* ". ! ?" or a blank line stood between it and the next word */
};

/* The next word at or after *pos; false at the end. *pos moves to the one after it. A word is a run
 * of letters and digits; "@", "+" and "°" stand as words of their own. */
bool form_next_word(const char *text, size_t length, size_t *pos, struct form_word *word);

/* All words of text, joined by single spaces, into out; false when they do not fit in size. */
bool form_fold(const char *text, size_t length, char *out, size_t size);

/* True when one of the words of text, folded, is `word`. */
bool form_has_word(const char *text, size_t length, const char *word);

#endif
