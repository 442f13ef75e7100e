/* streek: where a place lies. Private to understand. */
#ifndef LOKET_UNDERSTAND_STREEK_H
#define LOKET_UNDERSTAND_STREEK_H

#include "understand/understanding.h"

/* The region of a place by its name; REGIO_ONBEKEND: not known, or ambiguous. */
enum regio understand_region_of_place(const struct understanding *u, const char *name);

#endif
