/* marks: what the header says about the kind of mail, field by field (enum letter_mark). */
#ifndef LOKET_READER_MARKS_H
#define LOKET_READER_MARKS_H

#include "reader/headers.h"

/* The marks that single header fields carry. */
unsigned marks_read(const struct headers *headers);

#endif
