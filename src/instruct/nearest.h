/* nearest: the command that somebody may have meant. */
#ifndef LOKET_INSTRUCT_NEAREST_H
#define LOKET_INSTRUCT_NEAREST_H

#include "instruct/instruct.h"

/* True when the folded line, from its first word on, looks like a command that is spelled wrongly. *whole_r: it is
 * written as a command, with nothing but it on the line or a colon behind it. Those of `who` come first. */
bool nearest_find(const char *folded, unsigned who, enum instruct_kind *kind_r, bool *whole_r);

#endif
