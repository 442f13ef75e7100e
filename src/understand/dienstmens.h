/* dienstmens: somebody who is named by no tie, but by a name and a service. Private to understand. */
#ifndef LOKET_UNDERSTAND_DIENSTMENS_H
#define LOKET_UNDERSTAND_DIENSTMENS_H

#include "understand/understanding.h"

/* Adds those who are named with their service before byte `tot`: "meneer Lagae van het CLB". */
void understand_people_of_services(struct understanding *u, size_t tot);

#endif
