/* split: brother and sister in one mail: a second dossier with the same request, under a key of its own. The desk gets
 * its ticket; the applicant, who wrote once, gets nothing. */
#include <stdio.h>

#include "base/clock.h"
#include "base/error.h"
#include "base/memory.h"
#include "desk/desk.h"
#include "desk/retell.h"
#include "desk/step.h"

struct split {
	const struct desk_by *by;
	char *reference; /* of the new dossier */
};

/* The same request, sealed anew. Whose dossier it is (store_add_child) is not copied: it is the other child's. */
static int add_dossier(struct desk *desk, const struct step *step, struct store_dossier *dossier,
		       const struct vault_key *key, struct error *err)
{
	struct buffer record = {0};
	int result = store_dossier_record(desk->store, step->dossier.reference, &record, err);

	dossier->state = DOSSIER_ONTVANGEN;
	dossier->outcome = dossier->assigned = NULL;
	dossier->changed = step->about.now;
	if (result == 0)
		result =
		    store_add_dossier(desk->store, dossier, key, record.data, record.length, err);
	buffer_free(&record);
	return result;
}

static int add_links(struct desk *desk, const struct step *step, const struct split *split,
		     struct error *err)
{
	const char *from = step->dossier.reference, *who = split->by->who;
	struct store_link link = {.dossier = split->reference,
				  .other = from,
				  .kind = STORE_LINK_GESPLITST,
				  .at = step->about.now};

	if (store_add_link(desk->store, &link, 0, err) < 0 ||
	    step_note(desk, step, split->reference, who, "gesplitst_uit", from, err) < 0)
		return -1;
	return step_note(desk, step, from, who, "gesplitst", split->reference, err);
}

static int post_ticket(struct desk *desk, const struct step *step, const struct split *split,
		       const struct vault_key *key, struct error *err)
{
	struct post_about about = step->about;

	about.dossier = about.scope = split->reference;
	about.dossier_key = key;
	return retell_ticket(
	    desk, &about, step,
	    &(struct ticket){.event = "ticket", .split_from = step->dossier.reference}, err);
}

static int cut(struct desk *desk, struct step *step, const void *context, struct error *err)
{
	const struct split *split = context;
	struct store_dossier dossier = step->dossier;
	struct vault_key key;
	int result = -1;

	/* who is refused or closed has nothing left that could be split */
	if (step_check(step, DOSSIER_AFGESLOTEN, err) < 0 ||
	    store_next_reference(desk->store, clock_year(step->about.now), split->reference, err) <
		0 ||
	    store_new_key(desk->store, &dossier.key_id, &key, err) < 0)
		return -1;
	dossier.reference = split->reference;
	/* it cannot be taken back; so neither can what came before it */
	if (store_end_decisions(desk->store, step->dossier.reference, err) == 0 &&
	    add_dossier(desk, step, &dossier, &key, err) == 0 &&
	    add_links(desk, step, split, err) == 0)
		result = post_ticket(desk, step, split, &key, err);
	vault_wipe(&key, sizeof(key));
	return result;
}

int desk_split(struct desk *desk, const char *reference, const struct desk_by *by,
	       char new_r[DOSSIER_REFERENCE], struct error *err)
{
	struct split split = {.by = by, .reference = new_r};

	return step_do(desk, reference, cut, &split, err);
}
