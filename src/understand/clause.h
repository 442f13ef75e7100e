/* clause: where a clause ends, and the word before a place. Pure. Private to understand. */
#ifndef LOKET_UNDERSTAND_CLAUSE_H
#define LOKET_UNDERSTAND_CLAUSE_H

#include <stdbool.h>
#include <stddef.h>

enum understand_pause { UNDERSTAND_NO_PAUSE, UNDERSTAND_CLAUSE, UNDERSTAND_SENTENCE };

/* The heaviest pause in text[van, tot): a sign or "maar", the end of a sentence. The dot of an initial is
 * none. */
enum understand_pause understand_pause(const char *text, size_t van, size_t tot);
/* Where the word begins that stands right before `at`, in text[own, at); `at` itself: none. */
size_t understand_word_before(const char *text, size_t own, size_t at);

/* Between two people in text[van, tot) stand other words, and then "en": "Bo wil dat en mama". Not "Bo en ook mama". */
bool understand_goes_on(const char *text, size_t van, size_t tot);

/* Behind the bracket with an age, a number or an address that follows the name that ends at `at`, within
 * `tot`: "moeder (An, 0470 ...) wil dit". Without one, `at`. */
size_t understand_behind_remark(const char *text, size_t at, size_t tot);

#endif
