/* fetch_take: mails of a listing, oldest first, each synced on the disk before anything
 * remembers it.
 *
 * A mail that was listed but not handed over is held: looked at again, alone. So one bad mail
 * never hides the rest of its batch, and nothing that another client takes away goes unseen. */
#include "roles/fetch_state.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/log.h"
#include "base/memory.h"
#include "base/process.h"
#include "settings/settings.h"

enum {
	SECOND_LOOK_MS = 2 * 1000, /* some servers announce a mail before they show it */
	DROPS = 3,		   /* sessions that one mail may cost before it is held */
};

int fetch_knows(const struct fetch *fetch, uint32_t uid, struct error *err)
{
	char name[SPOOL_NAME];

	fetch_name(fetch, uid, name);
	return spool_knows(fetch->settings->spool, name, err);
}

int fetch_save_cursor(struct fetch *fetch, struct error *err)
{
	if (spool_cursor_write(fetch->settings->spool, fetch->mailbox->address, &fetch->cursor,
			       err) < 0)
		return -1;
	fetch->cursor.known = true;
	process_cut("fetch-cursor");
	return 0;
}

static bool is_held(const struct fetch *fetch, uint32_t uid)
{
	for (size_t i = 0; i < fetch->cursor.held_count; i++) {
		if (fetch->cursor.held[i] == uid)
			return true;
	}
	return false;
}

bool fetch_hold(struct fetch *fetch, uint32_t uid)
{
	struct spool_cursor *cursor = &fetch->cursor;
	size_t at = cursor->held_count;

	if (is_held(fetch, uid))
		return true;
	if (cursor->held_count == SPOOL_HELD)
		return false;
	if (!fetch->review)
		fetch->review_at = clock_monotonic_ms() + SECOND_LOOK_MS;
	fetch->review = true;
	for (; at > 0 && cursor->held[at - 1] > uid; at--)
		cursor->held[at] = cursor->held[at - 1];
	cursor->held[at] = uid;
	cursor->held_count++;
	return true;
}

static void drop_held(struct fetch *fetch, uint32_t uid)
{
	struct spool_cursor *cursor = &fetch->cursor;
	size_t kept = 0;

	for (size_t i = 0; i < cursor->held_count; i++) {
		if (cursor->held[i] != uid)
			cursor->held[kept++] = cursor->held[i];
	}
	cursor->held_count = kept;
}

/* --- mails that cost the session --- */

/* It cost the session: a person is told, and the review goes on behind it in the next one. */
static void lost_at(struct fetch *fetch, uint32_t uid)
{
	if (fetch->unreadable == 0)
		fetch->unreadable = uid;
	fetch->reviewed = uid;
	fetch->review = true;
	fetch->review_at = clock_monotonic_ms() + SECOND_LOOK_MS;
}

/* The session was lost while mails were on their way. If that happens at the same mail again and
 * again, it is the mail: it is held, and the others go on without it. */
static void suspect_mail(struct fetch_batch *batch)
{
	struct fetch *fetch = batch->fetch;
	size_t at = 0;

	while (at < batch->count && batch->here[at])
		at++;
	if (at == batch->count || batch->err.kind != ERROR_NONE || process_stop)
		return;
	fetch->suspect_drops = fetch->suspect == batch->uids[at] ? fetch->suspect_drops + 1 : 1;
	fetch->suspect = batch->uids[at];
	if (fetch->suspect_drops < DROPS || !fetch_hold(fetch, fetch->suspect))
		return;
	log_warn("mail-drops-session", "uidvalidity=%u uid=%u tries=%d", fetch->cursor.uidvalidity,
		 fetch->suspect, DROPS);
	fetch->suspect = 0;
	fetch->suspect_drops = 0;
}

/* --- what of a listing is taken ----------------------------------------------------------- */

/* Takes what the batch holds and moves the cursor behind it. */
static int finish_batch(struct fetch_batch *batch, uint32_t *next, uint32_t next_uid,
			struct error *err)
{
	struct fetch *fetch = batch->fetch;

	if (batch->count > 0 && fetch_batch_run(batch, err) < 0) {
		suspect_mail(batch);
		return -1;
	}
	for (size_t i = 0; i < batch->count; i++) {
		if (!batch->here[i] && !fetch_hold(fetch, batch->uids[i]))
			return error_set(err, ERROR_RETRY,
					 "the server does not hand over %d mails that it lists; "
					 "look at the mailbox there",
					 SPOOL_HELD);
	}
	*batch = (struct fetch_batch){.fetch = fetch};
	*next = next_uid;
	return fetch_save_cursor(fetch, err);
}

/* 1 it is to be fetched, 0 not, -1. */
static int wants(struct fetch *fetch, const struct imap_item *item, int64_t cutoff, uint32_t *left,
		 struct error *err)
{
	int known = fetch_knows(fetch, item->uid, err);

	if (known != 0 || is_held(fetch, item->uid))
		return known < 0 ? -1 : 0;
	if (item->internaldate < cutoff) {
		(*left)++;
		return 0;
	}
	/* with no room to hold it, it is fetched and found too large there */
	return item->size <= fetch->settings->raw_limit || !fetch_hold(fetch, item->uid);
}

int fetch_take(struct fetch *fetch, const struct imap_item *items, size_t count, int64_t cutoff,
	       uint32_t *next, uint32_t *left_r, struct error *err)
{
	struct fetch_batch *batch = memory_zero(1, sizeof(*batch));
	int result = 0;

	batch->fetch = fetch;
	for (size_t i = 0; i < count && result == 0 && !process_stop; i++) {
		int wanted = wants(fetch, &items[i], cutoff, left_r, err);

		if (wanted < 0) {
			result = -1;
			break;
		}
		if (wanted) {
			batch->dates[batch->count] = items[i].internaldate;
			batch->uids[batch->count++] = items[i].uid;
		}
		if (batch->count == IMAP_BATCH || i + 1 == count)
			result = finish_batch(batch, next, items[i].uid + 1, err);
	}
	free(batch);
	return result;
}

/* --- the second look ---------------------------------------------------------------------- */

/* One that is there still, alone in its command. */
static int take_held(struct fetch *fetch, const struct imap_item *item, struct error *err)
{
	struct fetch_batch batch = {
	    .fetch = fetch, .uids = {item->uid}, .dates = {item->internaldate}, .count = 1};
	int known = fetch_knows(fetch, item->uid, err);

	if (known < 0)
		return -1;
	if (known) {
		drop_held(fetch, item->uid);
		return 0;
	}
	if (item->size > fetch->settings->raw_limit) {
		if (fetch->too_large == 0)
			fetch->too_large = item->uid;
		return 0;
	}
	if (fetch_batch_run(&batch, err) < 0) {
		if (batch.err.kind == ERROR_NONE && !process_stop)
			lost_at(fetch, item->uid);
		return -1;
	}
	if (batch.here[0])
		drop_held(fetch, item->uid);
	else if (batch.length > fetch->settings->raw_limit && fetch->too_large == 0)
		fetch->too_large = item->uid;
	else if (fetch->unreadable == 0)
		fetch->unreadable = item->uid;
	return 0;
}

/* Those that the listing no longer shows. */
static int tell_vanished(struct fetch *fetch, const uint32_t *held, size_t held_count,
			 const struct imap_item *items, size_t count, struct error *err)
{
	size_t at = 0;

	for (size_t i = 0; i < held_count; i++) {
		int known;

		while (at < count && items[at].uid < held[i])
			at++;
		if (at < count && items[at].uid == held[i])
			continue;
		known = fetch_knows(fetch, held[i], err);
		if (known < 0)
			return -1;
		drop_held(fetch, held[i]);
		if (!known)
			fetch_health_vanished(fetch, held[i], 1);
	}
	fetch_health_write(fetch);
	return 0;
}

int fetch_review(struct fetch *fetch, struct error *err)
{
	struct imap_item *items;
	uint32_t held[SPOOL_HELD];
	size_t held_count = fetch->cursor.held_count, count;
	int result;

	fetch->review = false;
	if (fetch->reviewed == 0)
		fetch->too_large = fetch->unreadable = 0;
	if (held_count == 0)
		return 0;
	memcpy(held, fetch->cursor.held, held_count * sizeof(held[0]));
	if (imap_scan_uids(fetch->imap, held, held_count, &items, &count, err) < 0)
		return -1;
	result = tell_vanished(fetch, held, held_count, items, count, err);
	for (size_t i = 0; i < count && result == 0 && !process_stop; i++) {
		if (items[i].uid > fetch->reviewed)
			result = take_held(fetch, &items[i], err);
	}
	free(items);
	if (result == 0)
		fetch->reviewed = 0;
	return result < 0 ? -1 : fetch_save_cursor(fetch, err);
}
