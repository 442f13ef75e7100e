/* same: whether two texts say the same but for their numbers, as those of a program do. Private to arrival. */
#ifndef LOKET_ARRIVAL_SAME_H
#define LOKET_ARRIVAL_SAME_H

#include <stdbool.h>

#include "vault/vault.h"

enum { SAME_TEXT = 2 * 16 + 1 };

/* The mark of a text, in hex: equal for texts with equal words, whatever their digits, signs and spaces. A keyed hash:
 * nothing is learned from it. False for a text of a few words only: a person thanks twice, too. */
bool same_mark(const struct vault *vault, const char *text, char mark[SAME_TEXT]);

#endif
