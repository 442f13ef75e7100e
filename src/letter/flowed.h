/* flowed: lines of format=flowed text (RFC 3676) put together again. Pure, linear. */
#ifndef LOKET_LETTER_FLOWED_H
#define LOKET_LETTER_FLOWED_H

#include <stdbool.h>
#include <stddef.h>

struct arena;

/* Joins soft line breaks of the same quote depth, takes the space-stuffing away, leaves quote marks in
 * place ("> "). A short line that ends in ": " is a label whose answer is blank, and stays alone. delsp: the DelSp=yes parameter. Lines end in LF in and out. */
char *flowed_join(struct arena *arena, const char *text, size_t length, bool delsp);

#endif
