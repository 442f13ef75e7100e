/* person: see person.h. */
#include "desk/person.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "settings/settings.h"

void person_untagged(const char *address, char out[PERSON_ADDRESS])
{
	size_t local = strcspn(address, "@"), kept = strcspn(address, "+@");

	snprintf(out, PERSON_ADDRESS, "%.*s%s", (int)(kept > 0 ? kept : local), address,
		 address + local);
}

bool person_same_box(const char *known, const char *address)
{
	char left[PERSON_ADDRESS], right[PERSON_ADDRESS];

	if (!known || !address || !text_equal_fold(strchr(known, '@'), strchr(address, '@')))
		return false;
	person_untagged(known, left);
	person_untagged(address, right);
	return text_equal_fold(left, right);
}

const struct professional *person_professional(const struct settings *settings, const char *address)
{
	for (size_t i = 0; i < settings->loket_count; i++) {
		const struct loket *loket = &settings->lokets[i];

		for (size_t j = 0; j < loket->professional_count; j++) {
			if (person_same_box(loket->professionals[j].address, address))
				return &loket->professionals[j];
		}
	}
	return NULL;
}

bool person_known(const struct settings *settings, const char *address)
{
	for (size_t i = 0; i < settings->loket_count; i++) {
		const struct loket *loket = &settings->lokets[i];

		for (size_t j = 0; j < loket->staff_count; j++) {
			if (person_same_box(loket->staff[j], address))
				return true;
		}
	}
	return person_professional(settings, address) != NULL;
}
