/* tnef: the words and the files in a winmail.dat, as some mail servers pack what was sent. Within
 * document only. */
#ifndef LOKET_DOCUMENT_TNEF_H
#define LOKET_DOCUMENT_TNEF_H

#include <stdbool.h>
#include <stddef.h>

struct buffer;

/* The next attached file after *at (0 at first), a slice of data; false: no more, or cut off. */
bool tnef_next(const char *data, size_t size, size_t *at, const char **file, size_t *file_size);

/* Adds the words of the mail itself, where they stand there as plain text, at most `limit` bytes; what is no UTF-8 or
 * UTF-16 is taken for windows-1252. Words that stand there as (packed) RTF only are none. */
void tnef_body(const char *data, size_t size, size_t limit, struct buffer *out);

#endif
