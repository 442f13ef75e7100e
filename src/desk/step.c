/* step: see step.h. */
#include "desk/step.h"

#include "base/clock.h"
#include "base/error.h"
#include "base/memory.h"
#include "base/process.h"
#include "base/text.h"

static int take_up(struct desk *desk, const char *reference, struct step *step, struct error *err)
{
	const struct mailbox *mailbox;

	if (store_known_dossier(desk->store, step->arena, reference, &step->dossier, err) < 0 ||
	    desk_record(desk->store, desk->texts, step->arena, reference, &step->reading,
			&step->answer_to, err) < 0 ||
	    store_key(desk->store, step->dossier.key_id, &step->key, err) < 0)
		return -1;
	mailbox = settings_mailbox(desk->settings, step->dossier.mailbox);
	if (!mailbox)
		return error_set(err, ERROR_REFUSE,
				 "mailbox %s of dossier %s is not in the configuration any more",
				 step->dossier.mailbox, reference);
	step->about = (struct post_about){.mailbox = mailbox,
					  .dossier = step->dossier.reference,
					  .scope = step->dossier.reference,
					  .dossier_key = &step->key,
					  .answers = post_thread(desk, &step->reading->mail),
					  .now = clock_now()};
	return 0;
}

static int begin(struct store *store, bool part, struct error *err)
{
	return part ? store_savepoint(store, err) : store_begin(store, err);
}

static int end(struct store *store, bool part, struct error *err)
{
	return part ? store_release(store, err) : store_commit(store, err);
}

/* What was only refused, but cannot be taken back alone, makes all worthless that it is a part of. */
static void take_back(struct store *store, bool part, struct error *err)
{
	struct error failed;

	if (!part)
		store_rollback(store);
	else if (store_rollback_to(store, &failed) < 0 && err->kind == ERROR_REFUSE)
		error_set(err, ERROR_RETRY, "it cannot be taken back: %s", failed.text);
}

int step_do(struct desk *desk, const char *reference,
	    int (*act)(struct desk *desk, struct step *step, const void *context,
		       struct error *err),
	    const void *context, struct error *err)
{
	struct step step = {.arena = arena_new()};
	bool part = store_in_transaction(desk->store);
	int result = begin(desk->store, part, err);

	if (result == 0) {
		result = take_up(desk, reference, &step, err);
		if (result == 0)
			result = act(desk, &step, context, err);
		process_cut("word-written");
		if (result == 0)
			result = end(desk->store, part, err);
		else
			take_back(desk->store, part, err);
	}
	vault_wipe(&step.key, sizeof(step.key));
	arena_free(&step.arena);
	return result;
}

int step_check(const struct step *step, enum dossier_state to, struct error *err)
{
	char text[200];

	if (dossier_step_allowed(step->dossier.state, to))
		return 0;
	return error_refuse(err, DESK_STEP, "dossier %s is %s; from there: %s",
			    step->dossier.reference,
			    names_text(&names_dossier_state, (int)step->dossier.state),
			    dossier_steps_text(step->dossier.state, text, sizeof(text)));
}

int step_go(struct desk *desk, const struct step *step, enum dossier_state to, const char *who,
	    const char *note, struct error *err)
{
	if (step_check(step, to, err) < 0)
		return -1;
	return store_step_dossier(desk->store, step->dossier.reference, to, who, note,
				  step->about.now, err);
}

int step_note(struct desk *desk, const struct step *step, const char *reference, const char *who,
	      const char *what, const char *detail, struct error *err)
{
	return store_add_event(
	    desk->store, reference,
	    &(struct store_event){
		.at = step->about.now, .who = who, .what = what, .detail = detail},
	    err);
}

int step_check_free(const struct step *step, struct error *err)
{
	switch (step->dossier.state) {
	case DOSSIER_ONTVANGEN:
	case DOSSIER_AANVULLEN:
	case DOSSIER_ONTVANKELIJK:
		return 0;
	case DOSSIER_TOEGEWEZEN:
	case DOSSIER_AANVAARD:
		return error_refuse(err, DESK_ASSIGNED, "dossier %s is assigned",
				    step->dossier.reference);
	default:
		return error_refuse(err, DESK_STEP, "dossier %s has ended: it is %s",
				    step->dossier.reference,
				    names_text(&names_dossier_state, (int)step->dossier.state));
	}
}

static int look_back(struct desk *desk, struct step *step, struct error *err)
{
	if (store_held(desk->store, step->arena, step->dossier.reference, step->about.now,
		       &step->held, err) < 0)
		return -1;
	step->had = step->held.count ? step->held.items[0].assigned : step->dossier.assigned;
	return 0;
}

static int hold(struct desk *desk, struct step *step, const struct word *word, struct error *err)
{
	const struct desk_by *by = word->by;
	struct store_decision decision = {.who = by->who,
					  .what = by->what,
					  .at = step->about.now,
					  .until = step->about.now + by->hold,
					  .aside = word->aside};

	if (by->hold == 0)
		return 0;
	if (store_open_decision(desk->store, step->dossier.reference, &decision, err) < 0)
		return -1;
	step->about.due = decision.until;
	step->about.decision = decision.id;
	return 0;
}

/* What brought it to another loket is no longer so when it goes to yet another; the rest, when its state or who has
 * it is another. */
static void keep_what_is_so(const struct step *step, const struct store_dossier *after,
			    struct store_held *gone)
{
	const struct store_dossier *before = &step->dossier;
	bool moved = !text_equal(before->loket, after->loket);
	bool changed = moved || before->state != after->state ||
		       !text_equal(before->assigned, after->assigned);

	*gone = step->held;
	for (size_t i = gone->count; i > 0 && !moved; i--) {
		if (text_equal(gone->items[i - 1].loket, before->loket))
			continue;
		gone->items += i;
		gone->count -= i;
		break;
	}
	if (!changed)
		gone->count = 0;
}

bool step_may_undo(const struct desk *desk, const char *who, const char *whose)
{
	return text_equal(who, whose) || (!settings_professional(desk->settings, who, NULL) &&
					  !settings_professional(desk->settings, whose, NULL));
}

/* Who undoes this word undoes what it replaced: not when that is the word of others. */
static int end_for_others(struct desk *desk, struct step *step, const struct store_held *gone,
			  const char *who, struct error *err)
{
	for (size_t i = 0; i < gone->count; i++) {
		if (!step_may_undo(desk, who, gone->items[i].who))
			return store_end_decisions(desk->store, step->dossier.reference, err);
	}
	return 0;
}

static int replace(struct desk *desk, struct step *step, const struct word *word, struct error *err)
{
	struct store_dossier after;
	struct store_held gone;
	int replaced;

	if (step->held.count == 0 || word->aside)
		return 0;
	if (store_known_dossier(desk->store, step->arena, step->dossier.reference, &after, err) < 0)
		return -1;
	keep_what_is_so(step, &after, &gone);
	replaced = store_replace_held(desk->store, &gone, err);
	if (replaced <= 0)
		return replaced;
	if (word->by->replaced)
		*word->by->replaced = true;
	return end_for_others(desk, step, &gone, word->by->who, err);
}

static int act_on(struct desk *desk, struct step *step, const void *context, struct error *err)
{
	const struct word *word = context;

	if (look_back(desk, step, err) < 0 || hold(desk, step, word, err) < 0 ||
	    word->act(desk, step, word, err) < 0 || replace(desk, step, word, err) < 0)
		return -1;
	if (word->by->hold > 0 || word->aside)
		return 0;
	return store_end_decisions(desk->store, step->dossier.reference, err);
}

int word_give(struct desk *desk, const char *reference, const struct word *word, struct error *err)
{
	return step_do(desk, reference, act_on, word, err);
}
