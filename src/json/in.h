/* in: JSON text read into a tree of jansson's: the same tree that json_loadb gives, with
 * JSON_REJECT_DUPLICATES, in a third of its steps. jansson reads a byte at a time through four
 * functions; here a string is one run. What is rare (a real, a long number, \u) is read by jansson
 * itself. */
#ifndef LOKET_JSON_IN_H
#define LOKET_JSON_IN_H

#include <stddef.h>

#include "json/json.h"

enum { JSON_IN_DEPTH = 32 };

/* One object or array with nothing behind it, or NULL: not JSON, not UTF-8, a key twice, a NUL, deeper
 * than JSON_IN_DEPTH, or more than `most` values (those of all levels together). */
json_t *json_in(const char *text, size_t length, size_t most);

#endif
