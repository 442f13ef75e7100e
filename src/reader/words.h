/* words: header text as people wrote it: encoded words (RFC 2047), whole and broken, and raw 8-bit
 * bytes. */
#ifndef LOKET_READER_WORDS_H
#define LOKET_READER_WORDS_H

#include <stddef.h>

struct arena;

/* One clean line. Never fails: what is no encoded word stays as it stands. */
char *words_decode(struct arena *arena, const char *value, size_t length);

#endif
