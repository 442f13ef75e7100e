/* applicant: a letter in the desk's words to who asks. Private to desk. */
#ifndef LOKET_DESK_APPLICANT_H
#define LOKET_DESK_APPLICANT_H

#include "desk/step.h"

/* What every such letter says: reference, when it was asked, loket, contact, crisis numbers. In the step's arena. */
struct compose_values *applicant_values(struct desk *desk, const struct step *step);

/* -- in a transaction, after the line in the history: the letter to the address that is answered. One that is written
 * again, after it was undone too, is another mail. Refuses (DESK_NO_ADDRESS) when there is no address. */
int applicant_post(struct desk *desk, const struct step *step, const char *template_name,
		   struct compose_values *values, struct error *err);

#endif
