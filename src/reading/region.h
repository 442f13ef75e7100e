/* region: from a Belgian postcode to the region of a loket (domain.md section 3.2). Pure. */
#ifndef LOKET_READING_REGION_H
#define LOKET_READING_REGION_H

#include "names/names.h"

/* The region of a four-digit postcode on a day ("2026-11-21...", ISO 8601; NULL: after every dated
 * exception). REGIO_GEEN for a Belgian postcode outside the six, REGIO_ONBEKEND for anything else.
 */
enum regio region_of_postcode(const char *postcode, const char *day);

#endif
