/* service: what kind of service a name or word is. Private to understand. */
#ifndef LOKET_UNDERSTAND_SERVICE_H
#define LOKET_UNDERSTAND_SERVICE_H

#include "names/names.h"

/* The kind of service that folded words name; DIENST_NONE: no such. */
enum dienst_type understand_service(const char *folded);
/* And of an applicant: a group that lives together, a day centre and care in the surroundings are of private services,
 * when nothing else is said. */
enum dienst_type understand_service_of_work(const char *folded);
/* The bits of every mandated service that is named. */
unsigned understand_mandated(const char *folded);

#endif
