/* address: From, To, Cc and the like (RFC 5322) as they come: groups, comments, names with a bare
 * comma, names as encoded words, addresses without angle brackets. */
#ifndef LOKET_READER_ADDRESS_H
#define LOKET_READER_ADDRESS_H

#include <stddef.h>
#include "letter/letter.h"

struct arena;

enum { ADDRESS_COUNT_LIMIT = 1000 };

/* Every address in a header value, at most ADDRESS_COUNT_LIMIT. An entry may have a name only. */
struct letter_addresses address_list(struct arena *arena, const char *value, size_t length);

/* The first entry that has an address, else the first entry; both NULL when there is none. */
struct letter_address address_first(const struct letter_addresses *list);

#endif
