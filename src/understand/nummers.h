/* nummers: the telephone numbers of a mail. Private to understand. */
#ifndef LOKET_UNDERSTAND_NUMMERS_H
#define LOKET_UNDERSTAND_NUMMERS_H

#include "understand/understanding.h"

enum understand_owner { UNDERSTAND_NOBODYS, UNDERSTAND_MINE, UNDERSTAND_THEIRS };
struct understand_phone {
	char number[FORM_PHONE];
	struct form_range range; /* in "tekst" */
	enum understand_owner owner;
};
/* The next telephone number from `*at` (0 at first) on, and whose it is; false: no more. */
bool understand_next_phone(const struct understanding *u, size_t *at,
			   struct understand_phone *phone);

#endif
