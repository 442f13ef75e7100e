/* notice: see notice.h. */
#include "desk/notice.h"

#include <inttypes.h>
#include <stdio.h>

#include "base/clock.h"
#include "base/error.h"
#include "base/log.h"
#include "base/memory.h"
#include "base/text.h"
#include "desk/attach.h"
#include "desk/dutch.h"
#include "desk/fill.h"
#include "desk/handover.h"
#include "desk/pick.h"

void notice_common(struct compose_values *values, const struct post_about *about)
{
	compose_set(values, "dossier", about->dossier);
	compose_set(values, "loket", about->mailbox->loket->name);
	compose_set(values, "telefoon", about->mailbox->loket->phone);
	compose_set(values, "mailbox", about->mailbox->address);
}

int notice_post(struct desk *desk, const struct post_about *about, const struct notice *notice,
		struct error *err)
{
	struct post_about when = *about;
	struct post post = {.template_name = "melding",
			    .event = notice->event,
			    .knows = notice->knows,
			    .auto_submitted = "auto-generated",
			    .values = notice->values};

	/* what the desk must know does not wait, and is not undone */
	if (!notice->waits)
		when.due = when.decision = 0;
	if (notice->attach) {
		post.attachments = notice->attach->items;
		post.attachment_count = notice->attach->count;
	}
	return post_to_staff(desk, &when, &post, err);
}

void notice_status(struct compose_values *values, const char *status)
{
	const char *words = dutch_refusal(status);

	compose_set(values, "code", words ? words : status);
}

int notice_event(struct desk *desk, const struct post_about *about, const char *what,
		 char event[NOTICE_EVENT], struct error *err)
{
	int round;

	if (handover_round(desk, about->dossier, &round, err) < 0)
		return -1;
	snprintf(event, NOTICE_EVENT, "melding:%s:%d", what, round);
	return 0;
}

int notice_nobody_free(struct desk *desk, const struct post_about *about, const struct pick *pick,
		       struct error *err)
{
	struct arena *arena = arena_new();
	struct compose_values *values = compose_values_new(arena);
	char event[NOTICE_EVENT];
	int result;

	notice_common(values, about);
	compose_set_flag(values, "niemand_vrij", true);
	compose_set_flag(values, pick->bemiddelaar ? "bemiddelaar" : "voorzitter", true);
	result = pick_tell_others(desk, pick, values, err);
	if (result == 0)
		result = notice_event(desk, about, "niemand_vrij", event, err);
	if (result == 0)
		result = notice_post(desk, about,
				     &(struct notice){.event = event, .values = values}, err);
	arena_free(&arena);
	return result;
}

/* A ticket that cannot be delivered is told to the other staff; a notice about a notice would never end. */
static bool tells(const struct store_outgoing *outgoing)
{
	return !text_equal(outgoing->template_name, "melding");
}

static int post_refusal(struct desk *desk, const struct store_outgoing *outgoing,
			const struct mailbox *mailbox, int64_t now, struct error *err)
{
	struct vault_key key;
	int64_t key_id;
	struct arena *arena;
	struct compose_values *values;
	struct post_about about = {.mailbox = mailbox,
				   .dossier = outgoing->dossier,
				   .scope = outgoing->message_id,
				   .dossier_key = &key,
				   .now = now};
	char event[NOTICE_EVENT];
	int result;

	/* one that was tried again and refused again is told again; `due`: when it was refused */
	snprintf(event, sizeof(event), "melding:geweigerd:%lld", (long long)outgoing->due);
	if (post_dossier_key(desk, outgoing->dossier, &key_id, &key, err) < 0)
		return -1;
	arena = arena_new();
	values = compose_values_new(arena);
	notice_common(values, &about);
	compose_set_flag(values, "geweigerd", true);
	compose_set(values, "aan", outgoing->to);
	compose_set(values, "sjabloon", dutch_template(outgoing->template_name));
	notice_status(values, outgoing->result);
	result = notice_post(desk, &about, &(struct notice){.event = event, .values = values}, err);
	vault_wipe(&key, sizeof(key));
	arena_free(&arena);
	return result;
}

static int tell_one(struct desk *desk, const struct store_outgoing *outgoing, struct error *err)
{
	const struct mailbox *mailbox = settings_mailbox(desk->settings, outgoing->mailbox);
	int result = 0;

	if (store_begin(desk->store, err) < 0)
		return -1;
	/* a mailbox that is gone from the configuration has no desk to tell */
	if (mailbox && tells(outgoing))
		result = post_refusal(desk, outgoing, mailbox, clock_now(), err);
	if (result < 0 && err->kind == ERROR_REFUSE) {
		/* a dossier that was erased meanwhile: there is nobody to tell of, and the others wait */
		store_rollback(desk->store);
		result = store_begin(desk->store, err);
	}
	if (result == 0)
		result = store_refusal_told(desk->store, outgoing->id, err);
	if (result < 0) {
		store_rollback(desk->store);
		return -1;
	}
	return store_commit(desk->store, err);
}

int desk_tell_refusals(struct desk *desk, int *told_r, struct error *err)
{
	struct arena *arena = arena_new();
	struct store_outgoing outgoing;
	int found;

	*told_r = 0;
	while ((found = store_next_refused(desk->store, arena, &outgoing, err)) == 1) {
		if (tell_one(desk, &outgoing, err) < 0) {
			found = -1;
			break;
		}
		(*told_r)++;
	}
	arena_free(&arena);
	return found;
}
