/* whose: whose name and number each answer of a form is. Private to understand. */
#ifndef LOKET_UNDERSTAND_WHOSE_H
#define LOKET_UNDERSTAND_WHOSE_H

#include "understand/understanding.h"

/* "persoon." keys become "aanvrager.", "client.", "ouder.moeder." ..., or NULL when that cannot be told. */
void understand_settle_owners(struct understanding *u);

#endif
