/* address: where the applicant is written to. An address stands in the sealed record only, and in a sealed note of
 * the history.
 *
 * SECURITY: what goes to an address holds a key to the dossier; it is never given to a colleague, to ourselves, or to a
 * system that answers by itself. */
#include "base/error.h"
#include "base/memory.h"
#include "base/text.h"
#include "desk/desk.h"
#include "desk/person.h"
#include "desk/record.h"
#include "desk/step.h"
#include "json/json.h"
#include "sorting/sorting.h"

struct address_word {
	const char *address;
	const struct desk_by *by;
};

static int add_event(struct desk *desk, const struct step *step, const struct desk_by *by,
		     const char *what, const char *note, struct error *err)
{
	return store_add_event(
	    desk->store, step->dossier.reference,
	    &(struct store_event){
		.at = step->about.now, .who = by->who, .what = what, .note = note},
	    err);
}

/* Whatever else stands in the record stays as it is. */
static int set_record(struct desk *desk, const struct step *step, const char *address,
		      struct error *err)
{
	const char *reference = step->dossier.reference;
	json_t *record;
	int result;

	if (record_open(desk->store, reference, &record, err) < 0)
		return -1;
	json_put(record, "antwoord_aan", json_text(address));
	json_put(record, "adres_gezegd",
		 json_true()); /* in place of the one that stands in the request */
	result = record_put(desk, reference, &step->key, record, err);
	json_decref(record);
	return result;
}

struct held {
	int64_t now;
	const char *to;
	bool some;
};

static bool look_for_held(const struct store_outgoing *outgoing, void *context)
{
	struct held *held = context;

	held->some = outgoing->state == OUTBOX_WACHT && outgoing->attempts == 0 &&
		     outgoing->due > held->now && text_equal(outgoing->to, held->to);
	return !held->some;
}

/* A letter that waits to be undone would still go to the old address. */
static int check_none_held(struct desk *desk, const struct step *step, struct error *err)
{
	struct held held = {.now = step->about.now, .to = step->answer_to};

	if (!held.to)
		return 0;
	if (store_each_outgoing(desk->store, step->dossier.reference, true, look_for_held, &held,
				err) < 0)
		return -1;
	return held.some ? error_refuse(err, DESK_MAIL_WAITS,
					"dossier %s: a mail to the old address waits",
					step->dossier.reference)
			 : 0;
}

static int forget_dead(struct desk *desk, const char *address, struct error *err)
{
	unsigned char hash[VAULT_HASH];

	post_address_hash(desk, address, hash);
	return store_dead_drop(desk->store, hash, err);
}

static int set_address(struct desk *desk, struct step *step, const void *context, struct error *err)
{
	const struct address_word *word = context;
	const char *old = step->answer_to;
	const char *note =
	    arena_format(step->arena, "%s -> %s", old ? old : "geen adres", word->address);

	if (text_equal(old, word->address))
		return error_refuse(err, DESK_SAME, "dossier %s: that is its address already",
				    step->dossier.reference);
	if (check_none_held(desk, step, err) < 0 ||
	    set_record(desk, step, word->address, err) < 0 ||
	    forget_dead(desk, word->address, err) < 0)
		return -1;
	return add_event(desk, step, word->by, "adres", note, err);
}

static bool is_for_applicants(struct desk *desk, const char *address)
{
	return compose_can_write_to(address) && !settings_own_address(desk->settings, address) &&
	       !sorting_daemon_address(address) && !person_known(desk->settings, address);
}

int desk_set_address(struct desk *desk, const char *reference, const char *address,
		     const struct desk_by *by, struct error *err)
{
	struct address_word word = {.address = address, .by = by};

	if (!is_for_applicants(desk, address))
		return error_refuse(err, DESK_BAD_ADDRESS,
				    "that address is not one of an applicant");
	return step_do(desk, reference, set_address, &word, err);
}

static int revive(struct desk *desk, struct step *step, const void *context, struct error *err)
{
	int dead;

	if (!step->answer_to)
		return error_refuse(err, DESK_NO_ADDRESS, "dossier %s has no address",
				    step->dossier.reference);
	dead = forget_dead(desk, step->answer_to, err);
	if (dead == 0)
		return error_refuse(err, DESK_NOT_DEAD, "dossier %s: its address can be used",
				    step->dossier.reference);
	return dead < 0 ? -1 : add_event(desk, step, context, "adres_opnieuw", NULL, err);
}

int desk_revive_address(struct desk *desk, const char *reference, const struct desk_by *by,
			struct error *err)
{
	return step_do(desk, reference, revive, by, err);
}
