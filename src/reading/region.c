/* region: see region.h. Ranges first, then exceptions from a date on; a change of borders is a row.
 */
#include "reading/region.h"

#include <stdlib.h>
#include <string.h>

static const struct {
	int from, to;
	enum regio regio;
} ranges[] = {
    {1000, 1299, REGIO_BRUSSEL},
    {1300, 1499, REGIO_GEEN}, /* Waals-Brabant */
    {1500, 1999, REGIO_VLAAMS_BRABANT},
    {2000, 2999, REGIO_ANTWERPEN},
    {3000, 3499, REGIO_VLAAMS_BRABANT},
    {3500, 3999, REGIO_LIMBURG},
    {4000, 7999, REGIO_GEEN}, /* Wallonie */
    {8000, 8999, REGIO_WEST_VLAANDEREN},
    {9000, 9999, REGIO_OOST_VLAANDEREN},
};

static const struct {
	int postcode;
	const char *since;
	enum regio regio;
} exceptions[] = {
    /* Zwijndrecht and Burcht, by the merger into Beveren-Kruibeke-Zwijndrecht */
    {2070, "2025-01-01", REGIO_OOST_VLAANDEREN},
};

static int four_digits(const char *text)
{
	if (!text || strlen(text) != 4 || strspn(text, "0123456789") != 4)
		return -1;
	return atoi(text);
}

enum regio region_of_postcode(const char *postcode, const char *day)
{
	int number = four_digits(postcode);

	for (size_t i = 0; i < sizeof(exceptions) / sizeof(exceptions[0]); i++) {
		if (exceptions[i].postcode == number &&
		    (!day || strncmp(day, exceptions[i].since, 10) >= 0))
			return exceptions[i].regio;
	}
	for (size_t i = 0; i < sizeof(ranges) / sizeof(ranges[0]); i++) {
		if (number >= ranges[i].from && number <= ranges[i].to)
			return ranges[i].regio;
	}
	return REGIO_ONBEKEND;
}
