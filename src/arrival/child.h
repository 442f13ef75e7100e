/* child: another dossier of the same client (domain.md section 2.2, X-05), for the desk only: no
 * mail to an applicant ever tells it. Known by name and date of birth, both of them, as a keyed
 * hash. Private to arrival. */
#ifndef LOKET_ARRIVAL_CHILD_H
#define LOKET_ARRIVAL_CHILD_H

#include "desk/desk.h"

/* -- in a transaction. Looks for another dossier of that loket (its reference into `known_r`, "" when there is
 * none, or when name or date is not given), then takes this one up. */
int child_take_up(struct desk *desk, const struct reading *reading,
		  const struct store_dossier *dossier, char known_r[DOSSIER_REFERENCE],
		  struct error *err);

#endif
