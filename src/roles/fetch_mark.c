/* fetch_mark: step 7, marking on the server what the store has. Only here is anything changed
 * there. */
#include "roles/fetch_state.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/clock.h"
#include "base/log.h"
#include "base/memory.h"
#include "base/process.h"
#include "settings/settings.h"

enum {
	MARKS_AT_ONCE = 1000,
	REFUSED_MS = 15 * 60 * 1000, /* rights do not come back by themselves */
};

/* The UIDs of those marks that belong to the folder as it is now, ascending. */
static size_t collect(const struct fetch *fetch, const struct spool_names *names, uint32_t *uids)
{
	size_t count = 0;

	for (size_t i = 0; i < names->count; i++) {
		char mailbox[SPOOL_NAME];
		struct spool_id id;

		if (spool_name_parts(names->items[i], mailbox, &id) &&
		    id.uidvalidity == fetch->cursor.uidvalidity &&
		    id.generation == fetch->cursor.generation)
			uids[count++] = id.uid;
	}
	return count;
}

static int mark_on_server(struct fetch *fetch, const uint32_t *uids, size_t count,
			  struct error *err)
{
	if (count == 0)
		return 0;
	if (fetch->mailbox->move_to)
		return imap_move(fetch->imap, uids, count, fetch->mailbox->move_to, err);
	return imap_flag_done(fetch->imap, uids, count, err);
}

/* The server will not: mail is still fetched, a person is told, and it is tried again later. */
static int refused(struct fetch *fetch, struct error *err)
{
	if (imap_last_fault(fetch->imap) != IMAP_FAULT_FOLDER)
		return -1;
	if (!fetch->mark_failed)
		log_alarm("mark-refused", "%s", err->text);
	fetch->mark_failed = true;
	snprintf(fetch->mark_fault, sizeof(fetch->mark_fault), "%s", err->text);
	fetch->mark_at = clock_monotonic_ms() + REFUSED_MS;
	return 0;
}

static int unmark_all(struct fetch *fetch, const struct spool_names *names, struct error *err)
{
	for (size_t i = 0; i < names->count; i++) {
		if (spool_unmark(fetch->settings->spool, names->items[i], err) < 0)
			return -1;
		process_cut("fetch-unmarked");
	}
	return 0;
}

static int mark_names(struct fetch *fetch, const struct spool_names *names, struct error *err)
{
	uint32_t *uids = memory_zero(names->count, sizeof(*uids));
	size_t count = collect(fetch, names, uids);
	int result = mark_on_server(fetch, uids, count, err);

	free(uids);
	if (result < 0)
		return refused(fetch, err);
	process_cut("fetch-marked");
	fetch->mark_failed = false;
	log_info("marked", "mails=%zu of=%zu", count, names->count);
	return unmark_all(fetch, names, err);
}

int fetch_mark(struct fetch *fetch, struct error *err)
{
	struct spool_names names;
	bool more = true;

	while (more && !process_stop) {
		int result = 0;

		if (clock_monotonic_ms() < fetch->mark_at && !fetch->once)
			return 0;
		if (spool_list(fetch->settings->spool, SPOOL_MARK, fetch->mailbox->address,
			       MARKS_AT_ONCE, &names, err) < 0)
			return -1;
		more = names.count == MARKS_AT_ONCE;
		if (names.count > 0)
			result = mark_names(fetch, &names, err);
		spool_names_free(&names);
		if (result < 0)
			return -1;
		more = more && !fetch->mark_failed;
	}
	return 0;
}
