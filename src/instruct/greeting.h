/* greeting: how an answer begins. Pure, linear. Private to instruct. */
#ifndef LOKET_INSTRUCT_GREETING_H
#define LOKET_INSTRUCT_GREETING_H

#include <stdbool.h>

struct line;

/* "Dag Els", "Beste collega's van het loket": a greeting and nothing else. Names begin with a capital; one word may be
 * written without. */
bool greeting_line(const struct line *line);

#endif
