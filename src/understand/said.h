/* said: whether folded words say something. Private to understand. */
#ifndef LOKET_UNDERSTAND_SAID_H
#define LOKET_UNDERSTAND_SAID_H

#include "understand/understanding.h"

/* The folded words of a value, at most 400 bytes of it. */
const char *understand_folded(struct understanding *u, const char *text, size_t length);
/* True when a folded text holds the folded word or phrase, at word boundaries; "~" at its end: any
 * ending. */
bool understand_says(const char *folded, const char *phrase);
/* The same for its beginning only; and what follows its first word. */
bool understand_begins(const char *folded, const char *phrase);
const char *understand_behind_word(const char *folded);
/* The value of the first row whose word is said; 0: none. */
struct understand_word {
	const char *phrase;
	int value;
};
int understand_first(const char *folded, const struct understand_word *words);
/* "jongere / ouder / hulpverlener": the printed options, of which nobody chose one. */
bool understand_is_choice(struct understanding *u, const char *text, size_t length,
			  const struct understand_word *words);

#endif
