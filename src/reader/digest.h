/* digest: a stream to write to that keeps nothing: it counts what comes, and makes its SHA-256 (FIPS 180-4). */
#ifndef LOKET_READER_DIGEST_H
#define LOKET_READER_DIGEST_H

#include <gmime/gmime.h>
#include <stdint.h>

enum { DIGEST_HEX = 65 }; /* with the NUL */

/* The caller unrefs it. */
GMimeStream *digest_new(void);
/* The bytes that were written so far. */
int64_t digest_length(const GMimeStream *stream);
/* Their digest in lower case; once, at the end. */
void digest_hex(GMimeStream *stream, char hex_r[static DIGEST_HEX]);

#endif
