/* fold: a line as commands are compared: lower case, without diacritics; every kind of space, hyphen and colon in
 * one form; what has no width is gone. What looks like a letter and is another (Cyrillic) stays another. */
#ifndef LOKET_INSTRUCT_FOLD_H
#define LOKET_INSTRUCT_FOLD_H

#include <stdbool.h>
#include <stddef.h>

enum { FOLD_MOST = 512, FOLD_KEY = 96 };

struct fold {
	char text
	    [FOLD_MOST]; /* a control character, a bidi override: '\x01', which stands in no name */
	size_t
	    at[FOLD_MOST]; /* where each byte came from; at[length]: the end of what was folded */
	size_t length;
	bool cut; /* the line is longer */
};

void fold_line(const char *text, size_t length, struct fold *fold);

/* What is compared of a name: without spaces, hyphens, underscores, brackets, stars. Returns its length;
 * 0: nothing, or longer than any name. */
size_t fold_key(const char *folded, size_t length, char key[FOLD_KEY]);
size_t fold_key_of(const char *text, char key[FOLD_KEY]); /* of text that is not folded yet */

/* Whether the word is one of a table that ends with NULL, byte for byte. */
bool fold_stands_in(const char *word, size_t length, const char *const *table);

#endif
