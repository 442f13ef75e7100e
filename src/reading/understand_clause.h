/* understand_clause: where a clause ends, and the word before a place. Pure. Inside understand*.c
 * only. */
#ifndef LOKET_READING_UNDERSTAND_CLAUSE_H
#define LOKET_READING_UNDERSTAND_CLAUSE_H

#include <stddef.h>

enum understand_pause { UNDERSTAND_NO_PAUSE, UNDERSTAND_CLAUSE, UNDERSTAND_SENTENCE };

/* The heaviest pause in text[van, tot): a sign or "maar", the end of a sentence. The dot of an initial is
 * none. */
enum understand_pause understand_pause(const char *text, size_t van, size_t tot);
/* Where the word begins that stands right before `at`, in text[own, at); `at` itself: none. */
size_t understand_word_before(const char *text, size_t own, size_t at);

#endif
