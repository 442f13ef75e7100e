/* unseen: words that a mail holds and that nobody sees (white on white, a size of nothing). The reader marks them in
 * the whole text, "[niet zichtbaar: ...]", each within its line; in an answer they are no words of the person. Pure,
 * linear. */
#ifndef LOKET_LETTER_UNSEEN_H
#define LOKET_LETTER_UNSEEN_H

#include <stdbool.h>
#include <stddef.h>

struct arena;

#define UNSEEN_OPEN  "[niet zichtbaar: "
#define UNSEEN_CLOSE "]"
/* Alone on the first line: no word of the mail can be seen, or it cannot be told which. */
#define UNSEEN_ALL "[niet zichtbaar]"

/* A copy without what is marked, and without the lines that hold nothing else. The text itself when that leaves
 * nothing. */
const char *unseen_cut(struct arena *arena, const char *text);

/* Where `own`, a piece of unseen_cut(whole), stands in the whole; false: it does not. */
bool unseen_find(const char *whole, const char *own, size_t *from_r, size_t *to_r);

#endif
