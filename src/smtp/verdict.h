/* verdict: what follows from the place and the code at which a submission ended; a pure table. */
#ifndef LOKET_SMTP_VERDICT_H
#define LOKET_SMTP_VERDICT_H

#include <stdbool.h>
#include "smtp/answer.h"
#include "smtp/smtp.h"

struct verdict {
	enum smtp_result result;
	bool outage;
};

/* For a submission that did not end with 250. */
struct verdict verdict_of(const struct answer *answer);

#endif
