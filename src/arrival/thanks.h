/* thanks: a few words that only thank. Pure. Private to arrival. */
#ifndef LOKET_ARRIVAL_THANKS_H
#define LOKET_ARRIVAL_THANKS_H

#include <stdbool.h>

/* True for a few words of thanks and nothing else ("Merci!", "bedankt voor het snelle antwoord"): nobody is disturbed
 * for them, when nothing else speaks against it. A word that may be a yes or a farewell is no thanks. */
bool thanks_only(const char *text);

#endif
