/* fault: a failed transfer in words that a person can act on, and that quote nothing of the
 * server. */
#ifndef LOKET_SMTP_FAULT_H
#define LOKET_SMTP_FAULT_H

#include <curl/curl.h>
#include "smtp/answer.h"
#include "settings/settings.h"

struct error;

/* Fills *err (ERROR_RETRY). */
void fault_describe(CURL *curl, const struct endpoint *endpoint, const struct answer *answer,
		    CURLcode status, struct error *err);

#endif
