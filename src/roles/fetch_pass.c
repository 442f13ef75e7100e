/* fetch_pass: one look at the folder. What is new is taken at once; what was there at the first
 * contact is judged by its date, and waits as long as `since` is left out. */
#include "roles/fetch_state.h"

#include <stdlib.h>

#include "base/clock.h"
#include "base/log.h"
#include "base/process.h"
#include "settings/settings.h"

enum {
	OLD_WINDOW = 2000,	    /* old mails between two looks at new ones */
	REVIEW_MS = 60 * 60 * 1000, /* what is held and stays so is looked at again this often */
};

static bool same_uids(const struct fetch *fetch)
{
	return fetch->cursor.known && fetch->cursor.uidvalidity == fetch->folder.uidvalidity;
}

/* The server gives out UIDs that it gave before, as one does that was put back from a backup. */
static bool is_set_back(const struct fetch *fetch)
{
	return same_uids(fetch) && fetch->folder.uidnext != 0 &&
	       fetch->folder.uidnext < fetch->cursor.next_uid;
}

/* A name says which mail it is only as long as the UIDs go on. Behind other UIDs and ones that come back
 * the names are such as no mail had; the hash tells what was taken before. */
static int find_generation(const struct fetch *fetch, uint32_t *generation, struct error *err)
{
	const struct spool_cursor *cursor = &fetch->cursor;
	int found = spool_generation(fetch->settings->spool, fetch->mailbox->address,
				     fetch->folder.uidvalidity, generation, err);

	if (found < 0)
		return -1;
	if (!cursor->known)
		return 0;
	if (same_uids(fetch) && *generation < cursor->generation)
		*generation = cursor->generation;
	if (found || same_uids(fetch))
		(*generation)++;
	return 0;
}

/* The folder is new to us, or its UIDs are: all that is in it now counts as old. */
static void start_cursor(struct fetch *fetch, uint32_t next_uid, uint32_t generation)
{
	struct spool_cursor *cursor = &fetch->cursor;
	bool first = !cursor->known;

	if (first)
		cursor->first_contact = clock_now();
	/* with other UIDs, what came since we know the mailbox is ours to take; its hash tells
	 * what was taken before */
	cursor->old_cutoff = first ? -1 : cursor->first_contact;
	/* what is held with the same UIDs is there, or told as vanished */
	if (!same_uids(fetch))
		cursor->held_count = 0;
	fetch->review = cursor->held_count > 0;
	fetch->review_at = 0;
	cursor->uidvalidity = fetch->folder.uidvalidity;
	cursor->generation = generation;
	cursor->next_uid = next_uid;
	cursor->old_from = 1;
	cursor->old_below = next_uid;
	cursor->waiting = 0;
}

/* UIDNEXT, or for a server that does not tell it, the UID behind the last mail. */
static int find_next_uid(struct fetch *fetch, uint32_t *next_uid, struct error *err)
{
	struct imap_item *items;
	size_t count;

	*next_uid = fetch->folder.uidnext;
	if (*next_uid != 0)
		return 0;
	if (imap_scan(fetch->imap, 1, 0, &items, &count, err) < 0)
		return -1;
	*next_uid = count ? items[count - 1].uid + 1 : 1;
	free(items);
	return 0;
}

static void tell_restart(const struct fetch *fetch, uint32_t generation)
{
	const struct spool_cursor *cursor = &fetch->cursor;
	const struct imap_folder *folder = &fetch->folder;

	if (is_set_back(fetch))
		log_alarm(
		    "mailbox-set-back",
		    "uidvalidity=%u uidnext=%u before=%u exists=%u generation=%u the server "
		    "was put back from a backup; all is read once more, and what is new taken",
		    folder->uidvalidity, folder->uidnext, cursor->next_uid, folder->exists,
		    generation);
	else if (cursor->known)
		log_warn("uidvalidity-changed", "old=%u new=%u exists=%u", cursor->uidvalidity,
			 folder->uidvalidity, folder->exists);
}

static int settle_cursor(struct fetch *fetch, struct error *err)
{
	uint32_t next_uid, generation;

	if (same_uids(fetch) && !is_set_back(fetch))
		return 0;
	if (find_next_uid(fetch, &next_uid, err) < 0 ||
	    find_generation(fetch, &generation, err) < 0)
		return -1;
	tell_restart(fetch, generation);
	start_cursor(fetch, next_uid, generation);
	if (fetch->mailbox->since < 0 && fetch->cursor.old_cutoff < 0) {
		fetch->cursor.waiting = fetch->folder.exists;
		log_info("first-contact", "waiting=%u", fetch->cursor.waiting);
	}
	return fetch_save_cursor(fetch, err);
}

/* --- what was there before ---------------------------------------------------------------- */

static uint32_t window_end(const struct fetch *fetch)
{
	const struct spool_cursor *cursor = &fetch->cursor;
	uint64_t uids = cursor->old_below - cursor->old_from;
	uint64_t thinness = fetch->folder.exists ? uids / fetch->folder.exists + 1 : uids;
	uint64_t end = cursor->old_from + OLD_WINDOW * thinness;

	return end < cursor->old_below ? (uint32_t)end : cursor->old_below;
}

/* All of the old ones were judged. Those too old for a cutoff of our own wait for `since`. */
static void end_old(struct fetch *fetch)
{
	struct spool_cursor *cursor = &fetch->cursor;

	cursor->old_cutoff = -1;
	if (fetch->mailbox->since < 0 && cursor->waiting > 0) {
		cursor->old_from = 1;
		return;
	}
	cursor->old_from = cursor->old_below = 0;
	cursor->waiting = 0;
}

/* One window of old mails: 1 it was judged, 0 there is none to judge, -1. */
static int take_old(struct fetch *fetch, struct error *err)
{
	struct spool_cursor *cursor = &fetch->cursor;
	int64_t cutoff = fetch->mailbox->since >= 0 ? fetch->mailbox->since : cursor->old_cutoff;
	uint32_t end, left = 0;
	struct imap_item *items;
	size_t count;
	int result;

	if (cursor->old_from >= cursor->old_below || cutoff < 0)
		return 0;
	end = window_end(fetch);
	if (imap_scan(fetch->imap, cursor->old_from, end - 1, &items, &count, err) < 0)
		return -1;
	if (fetch->mailbox->since >= 0)
		cursor->waiting = 0;
	result = fetch_take(fetch, items, count, cutoff, &cursor->old_from, &left, err);
	free(items);
	if (result < 0 || process_stop)
		return result;
	cursor->old_from = end;
	if (fetch->mailbox->since < 0)
		cursor->waiting += left;
	if (end == cursor->old_below)
		end_old(fetch);
	result = fetch_save_cursor(fetch, err);
	return result < 0 ? -1 : 1;
}

/* --- what is new -------------------------------------------------------------------------- */

/* The UIDs in [from, end) are not in the listing: someone was faster, or the server is slow. */
static int hold_gap(struct fetch *fetch, uint32_t from, uint32_t end, struct error *err)
{
	for (uint32_t uid = from; uid < end; uid++) {
		int known = fetch_knows(fetch, uid, err);

		if (known < 0)
			return -1;
		if (known || fetch_hold(fetch, uid))
			continue;
		/* more than anyone can look at one by one */
		fetch_health_vanished(fetch, uid, end - uid);
		fetch_health_write(fetch);
		return 0;
	}
	return 0;
}

/* UIDs that were given out but are not there. */
static int hold_gaps(struct fetch *fetch, const struct imap_item *items, size_t count,
		     struct error *err)
{
	uint32_t expected = fetch->cursor.next_uid;

	for (size_t i = 0; i < count; i++) {
		if (hold_gap(fetch, expected, items[i].uid, err) < 0)
			return -1;
		expected = items[i].uid + 1;
	}
	return hold_gap(fetch, expected, fetch->folder.uidnext, err);
}

static int take_new(struct fetch *fetch, struct error *err)
{
	struct spool_cursor *cursor = &fetch->cursor;
	struct imap_item *items;
	uint32_t left = 0;
	size_t count;
	int result;

	if (imap_scan(fetch->imap, cursor->next_uid, 0, &items, &count, err) < 0)
		return -1;
	result = hold_gaps(fetch, items, count, err);
	if (result == 0)
		result = fetch_take(fetch, items, count, -1, &cursor->next_uid, &left, err);
	free(items);
	if (result < 0 || process_stop || cursor->next_uid >= fetch->folder.uidnext)
		return result;
	/* the last ones announced are gone */
	cursor->next_uid = fetch->folder.uidnext;
	return fetch_save_cursor(fetch, err);
}

/* --- both ----------------------------------------------------------------------------- */

static int look(struct fetch *fetch, struct error *err)
{
	if (imap_select(fetch->imap, fetch->mailbox->imap.folder, &fetch->folder, err) < 0)
		return -1;
	return settle_cursor(fetch, err);
}

static int review_when_due(struct fetch *fetch, struct error *err)
{
	int64_t now = clock_monotonic_ms();

	if (fetch->cursor.held_count == 0) {
		fetch->review = false;
		fetch->too_large = fetch->unreadable = fetch->reviewed = 0;
		return 0;
	}
	/* with --once nobody comes back later */
	if (!fetch->once && now < fetch->review_at)
		return 0;
	fetch->review_at = now + REVIEW_MS;
	return fetch_review(fetch, err);
}

int fetch_pass(struct fetch *fetch, struct error *err)
{
	int more;

	if (look(fetch, err) < 0)
		return -1;
	do {
		if (take_new(fetch, err) < 0)
			return -1;
		more = take_old(fetch, err);
		if (more > 0 && look(fetch, err) < 0)
			return -1;
	} while (more > 0 && !process_stop);
	if (more < 0)
		return -1;
	return review_when_due(fetch, err);
}
