/* party: whether a professional works for a service that is a party to a dossier. Pure. Private to desk. */
#ifndef LOKET_DESK_PARTY_H
#define LOKET_DESK_PARTY_H

#include <stdbool.h>

struct professional;
struct reading;

/* True when the service of the professional may be that of a party, of the applicant, or one with a mandate
 * over the child. Names are compared folded, by their words: "CLB" and "CLB De Brug vzw" may be one. A doubt
 * counts: the desk can still name the person. */
bool party_to(const struct professional *professional, const struct reading *reading);

#endif
