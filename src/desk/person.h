/* person: whose an address is: a colleague's, a professional's, or anybody's. Private to desk and
 * arrival. */
#ifndef LOKET_DESK_PERSON_H
#define LOKET_DESK_PERSON_H

#include <stdbool.h>

struct professional;
struct settings;

enum { PERSON_ADDRESS = 321 };
/* The address without its tag: "an+school@x.be" is an@x.be's. For comparing and counting only. */
void person_untagged(const char *address, char out[PERSON_ADDRESS]);

/* The same address but for its tag and capitals; false when one is NULL. */
bool person_same_box(const char *known, const char *address);
/* NULL: it is not one of theirs. */
const struct professional *person_professional(const struct settings *settings,
					       const char *address);
/* A colleague or a professional: known from the configuration, and no applicant. */
bool person_known(const struct settings *settings, const char *address);

#endif
