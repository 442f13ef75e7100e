/* tnef: the files in a winmail.dat, as some mail servers pack what was attached. Within document only. */
#ifndef LOKET_DOCUMENT_TNEF_H
#define LOKET_DOCUMENT_TNEF_H

#include <stdbool.h>
#include <stddef.h>

/* The next attached file after *at (0 at first), a slice of data; false: no more, or cut off. */
bool tnef_next(const char *data, size_t size, size_t *at, const char **file, size_t *file_size);

#endif
