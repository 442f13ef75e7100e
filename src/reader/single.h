/* single: character sets of one byte a character, as tables. They are made with iconv once, so that no
 * reader needs iconv's modules for them: each of those costs every fork a handful of mappings. */
#ifndef LOKET_READER_SINGLE_H
#define LOKET_READER_SINGLE_H

#include <stdint.h>

/* Makes all tables; again is fine. */
void single_prepare(void);

/* The code points of bytes 0x80 to 0xFF (0xFFFD for none) in the set of that name (any case); NULL: it is
 * no set of this kind, or the system does not have it. Below 0x80 all are ASCII. */
const uint16_t *single_table(const char *name);

#endif
