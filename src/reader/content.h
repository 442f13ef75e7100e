/* content: the decoded bytes of one part of a mail. */
#ifndef LOKET_READER_CONTENT_H
#define LOKET_READER_CONTENT_H

#include <gmime/gmime.h>
#include <stdbool.h>
#include <stddef.h>

struct buffer;

/* Adds them to out, at most a piece more than `limit`; true when there were more than that. */
bool content_read(GMimePart *part, size_t limit, struct buffer *out);

#endif
