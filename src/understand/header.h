/* header: what the sender's header says of a name. Private to understand. */
#ifndef LOKET_UNDERSTAND_HEADER_H
#define LOKET_UNDERSTAND_HEADER_H

#include "understand/understanding.h"

/* The sender's header holds that word: "robbe" in "robbe.dw13@". Ties and services are no names. */
bool understand_is_in_header(const struct understanding *u, const char *word, size_t length);

#endif
