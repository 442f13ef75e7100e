/* params: "type/subtype; name=value; ..." of Content-Type and Content-Disposition, with the
 * continuations and character sets of RFC 2231 and what the wild makes of them. */
#ifndef LOKET_READER_PARAMS_H
#define LOKET_READER_PARAMS_H

#include <stddef.h>

struct arena;

/* The decoded value of a parameter (name without '*'), one clean line; NULL: none. */
char *params_find(struct arena *arena, const char *value, size_t length, const char *name);

/* What stands before the first ';', lower case, without white space: "text/plain", "attachment". */
char *params_value(struct arena *arena, const char *value, size_t length);

#endif
