/* warm: a reading of a mail of our own, once, before the first reader is forked: what the libraries
 * make at their first use (types, tables, buffers) is then there for all readers, and none makes it
 * anew. */
#ifndef LOKET_READER_WARM_H
#define LOKET_READER_WARM_H

struct letter_limits;

/* After reader_prepare. Nothing that it finds matters; a failure neither. */
void warm_up(const struct letter_limits *limits);

#endif
