/* choose: who gets a dossier (dossier.h). */
#include "dossier/dossier.h"

static bool is_free(const struct dossier_candidate *candidate, bool bemiddelaar)
{
	return candidate->bemiddelaar == bemiddelaar && !candidate->absent &&
	       candidate->open < candidate->capacity;
}

static bool goes_before(const struct dossier_candidate *a, const struct dossier_candidate *b)
{
	if (a->open != b->open)
		return a->open < b->open;
	return a->last_assigned < b->last_assigned;
}

int dossier_choose(const struct dossier_candidate *candidates, size_t count, bool bemiddelaar)
{
	int best = -1;

	for (size_t i = 0; i < count; i++) {
		if (is_free(&candidates[i], bemiddelaar) &&
		    (best < 0 || goes_before(&candidates[i], &candidates[best])))
			best = (int)i;
	}
	return best;
}
