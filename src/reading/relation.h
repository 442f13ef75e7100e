/* relation: the words for a tie to the child, as the general word of the contract. */
#ifndef LOKET_READING_RELATION_H
#define LOKET_READING_RELATION_H

#include <stdbool.h>

/* The general word ("moeder", "begeleider") for a folded word ("mama", "thuisbegeleidster"); NULL:
 * no such. */
const char *relation_of(const char *word);

/* True for a general word of somebody on the side of the client. */
bool relation_is_client_side(const char *relatie);

#endif
