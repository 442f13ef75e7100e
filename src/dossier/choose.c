/* choose: who gets a dossier (dossier.h). */
#include "dossier/dossier.h"

enum dossier_unfit dossier_unfit(const struct dossier_candidate *candidate, bool bemiddelaar)
{
	if (candidate->bemiddelaar != bemiddelaar)
		return DOSSIER_OTHER_ROLE;
	if (candidate->party)
		return DOSSIER_PARTY;
	if (candidate->passed)
		return DOSSIER_PASSED;
	if (candidate->absent)
		return DOSSIER_ABSENT;
	return candidate->open < candidate->capacity ? DOSSIER_FIT : DOSSIER_FULL;
}

static bool goes_before(const struct dossier_candidate *a, const struct dossier_candidate *b)
{
	if (a->earlier != b->earlier)
		return a->earlier;
	if (a->speaks != b->speaks)
		return a->speaks;
	if (a->day_off != b->day_off)
		return b->day_off;
	if (a->open != b->open)
		return a->open < b->open;
	return a->last_assigned < b->last_assigned;
}

int dossier_choose(const struct dossier_candidate *candidates, size_t count, bool bemiddelaar)
{
	int best = -1;

	for (size_t i = 0; i < count; i++) {
		if (dossier_unfit(&candidates[i], bemiddelaar) == DOSSIER_FIT &&
		    (best < 0 || goes_before(&candidates[i], &candidates[best])))
			best = (int)i;
	}
	return best;
}
