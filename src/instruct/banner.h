/* banner: what a mail server writes above a mail that comes from outside its house ("[EXTERN] Klik niet op links"). */
#ifndef LOKET_INSTRUCT_BANNER_H
#define LOKET_INSTRUCT_BANNER_H

#include <stdbool.h>

#include "letter/lines.h"

/* True for a line of one. What a person says of such a mail ("ik kreeg dit van een externe afzender") is none. */
bool banner_line(const struct line *line);

#endif
