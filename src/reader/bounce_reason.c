/* bounce_reason: see bounce_text.h. What the words of a server stand for when it gives no code (RFC
 * 3463). */
#include "reader/bounce_text.h"

#include <string.h>

/* The first that is said counts. */
static const struct {
	const char *words, *status;
} reasons[] = {
    {"user unknown", "5.1.1"},	      {"unknown user", "5.1.1"},
    {"no such user", "5.1.1"},	      {"no such recipient", "5.1.1"},
    {"recipient unknown", "5.1.1"},   {"unknown recipient", "5.1.1"},
    {"unknown local", "5.1.1"},	      {"no mailbox here", "5.1.1"},
    {"mailbox not found", "5.1.1"},   {"invalid mailbox", "5.1.1"},
    {"invalid recipient", "5.1.1"},   {"does not exist", "5.1.1"},
    {"doesn't have a", "5.1.1"},      {"not listed in", "5.1.1"},
    {"not a valid mailbox", "5.1.1"}, {"bestaat niet", "5.1.1"},
    {"over quota", "5.2.2"},	      {"quota exceeded", "5.2.2"},
    {"exceeded storage", "5.2.2"},    {"mailbox full", "5.2.2"},
    {"mailbox is full", "5.2.2"},     {"postvak is vol", "5.2.2"},
    {"host unknown", "5.1.2"},	      {"host not found", "5.1.2"},
    {"domain not found", "5.1.2"},    {"couldn't find any host", "5.1.2"},
    {"unrouteable", "5.1.2"},	      {"message too large", "5.3.4"},
    {"size limit", "5.3.4"},	      {"too big", "5.3.4"},
    {"relay denied", "5.7.1"},	      {"relaying denied", "5.7.1"},
    {"account is disabled", "5.2.1"}, {"account disabled", "5.2.1"},
    {"mailbox disabled", "5.2.1"},    {"no mx found", "5.1.2"},
    {"envelope expired", "5.4.7"},    {"delivery time expired", "5.4.7"},
    {"retry timeout", "5.4.7"},	      {"retries, giving up", "5.4.7"},
    {"seconds. giving up", "5.4.7"},  {"check if address is correct", "5.1.1"},
};

const char *bounce_reason(const char *text)
{
	for (size_t i = 0; i < sizeof(reasons) / sizeof(reasons[0]); i++) {
		if (strcasestr(text, reasons[i].words))
			return reasons[i].status;
	}
	return NULL;
}
