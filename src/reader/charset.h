/* charset: bytes in whatever they are said to be, or are, to clean UTF-8.
 *
 * Mail lies about its character set: windows-1252 is called latin-1 or us-ascii, UTF-8 nothing at
 * all. So what is valid UTF-8 is UTF-8, what claims a Western set is windows-1252, and the rest is
 * believed. */
#ifndef LOKET_READER_CHARSET_H
#define LOKET_READER_CHARSET_H

#include <stddef.h>

struct arena;

/* Takes ICU's tables in, so that a sealed process needs no file. Once a process; again is fine. */
void charset_prepare(void);

/* `label` may be NULL. Never fails: what cannot be decoded becomes U+FFFD. The result is NUL-terminated
 * UTF-8, not yet cleaned (text_clean). */
char *charset_decode(struct arena *arena, const char *label, const char *data, size_t size,
		     size_t *length_r);

#endif
