/* imap_read: open a folder, list its mails, stream them; see imap.h.
 *
 * SECURITY: asks for UID, size, date, flags and the literal only, so that libetpan's parsers of
 * ENVELOPE and BODYSTRUCTURE are left to a server that sends them unasked. */
#include "imap/session.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/error.h"
#include "base/memory.h"

enum {
	SCAN_STEP = 5000, /* mails in one listing: what libetpan holds of an answer grows with it */
};

static bool takes_deleted(const struct mailimap_selection_info *info)
{
	if (!info->sel_perm_flags)
		return true;
	for (clistiter *i = clist_begin(info->sel_perm_flags); i; i = clist_next(i)) {
		const struct mailimap_flag_perm *perm = clist_content(i);

		if (perm->fl_type == MAILIMAP_FLAG_PERM_FLAG && perm->fl_flag &&
		    perm->fl_flag->fl_type == MAILIMAP_FLAG_DELETED)
			return true;
	}
	return false;
}

static bool takes_keyword(const struct mailimap_selection_info *info)
{
	if (!info->sel_perm_flags)
		return true;
	for (clistiter *i = clist_begin(info->sel_perm_flags); i; i = clist_next(i)) {
		const struct mailimap_flag_perm *perm = clist_content(i);

		if (perm->fl_type == MAILIMAP_FLAG_PERM_ALL)
			return true;
		if (perm->fl_flag && perm->fl_flag->fl_type == MAILIMAP_FLAG_KEYWORD &&
		    strcasecmp(perm->fl_flag->fl_data.fl_keyword, "$LoketDone") == 0)
			return true;
	}
	return false;
}

static int fail_select(struct imap *imap, int result, const char *folder, struct error *err)
{
	const char *said = imap->wire->imap_response;
	const char *where = imap->stream->where;

	if (imap_is_broken(imap, result))
		return imap_fail_result(imap, result, err);
	/* Exchange and its kin: the password is right, the mailbox stays shut */
	if (said && strcasestr(said, "authenticated but not connected"))
		return imap_fail(
		    imap, IMAP_FAULT_FOLDER, err,
		    "%s: signed in, but the mailbox of imap.username stays shut: give "
		    "the account full access to that mailbox (FullAccess), see that it "
		    "has a licence and IMAP is on, and that imap.username names the "
		    "mailbox itself",
		    where);
	return imap_fail(imap, IMAP_FAULT_FOLDER, err,
			 "%s: signed in, but folder \"%s\" cannot be opened: does it exist, and "
			 "may this account read it?",
			 where, folder);
}

int imap_select(struct imap *imap, const char *folder, struct imap_folder *folder_r,
		struct error *err)
{
	const struct mailimap_selection_info *info;
	struct buffer name = {0};
	int result;

	imap_encode_folder(folder, &name);
	stream_begin(imap->stream, IMAP_ANSWER);
	result = mailimap_select(imap->wire, name.data ? name.data : "");
	buffer_free(&name);
	if (result != MAILIMAP_NO_ERROR)
		return fail_select(imap, result, folder, err);
	info = imap->wire->imap_selection_info;
	if (!info || info->sel_uidvalidity == 0)
		return imap_fail(imap, IMAP_FAULT_PROTOCOL, err,
				 "%s: folder \"%s\" has no UIDVALIDITY; this server cannot be used",
				 imap->stream->where, folder);
	if (info->sel_perm == MAILIMAP_MAILBOX_READONLY)
		return imap_fail(imap, IMAP_FAULT_FOLDER, err,
				 "%s: folder \"%s\" is read-only for this account; give it the "
				 "right to set flags",
				 imap->stream->where, folder);
	imap->keywords = takes_keyword(info);
	imap->deletable = takes_deleted(info);
	imap->uidnext = info->sel_uidnext;
	imap->exists = info->sel_exists;
	imap_hears_announcements(imap);
	*folder_r =
	    (struct imap_folder){info->sel_uidvalidity, info->sel_uidnext, info->sel_exists};
	return 0;
}

/* --- listings ----------------------------------------------------------------------------- */

/* libetpan takes any number of digits, also of a year and a zone. */
static int64_t epoch_of(const struct mailimap_date_time *date)
{
	struct tm broken = {
	    .tm_year = date->dt_year % 10000 - 1900,
	    .tm_mon = date->dt_month - 1,
	    .tm_mday = date->dt_day,
	    .tm_hour = date->dt_hour,
	    .tm_min = date->dt_min,
	    .tm_sec = date->dt_sec,
	};
	int zone = abs(date->dt_zone % 10000);
	int64_t offset = (int64_t)(zone / 100 * 60 + zone % 100) * 60;

	return timegm(&broken) - (date->dt_zone < 0 ? -offset : offset);
}

static bool is_done(const struct mailimap_msg_att_dynamic *flags)
{
	if (!flags->att_list)
		return false;
	for (clistiter *i = clist_begin(flags->att_list); i; i = clist_next(i)) {
		const struct mailimap_flag_fetch *flag = clist_content(i);

		if (flag->fl_flag && flag->fl_flag->fl_type == MAILIMAP_FLAG_KEYWORD &&
		    strcasecmp(flag->fl_flag->fl_data.fl_keyword, "$LoketDone") == 0)
			return true;
	}
	return false;
}

/* One message as the server tells it. */
struct told {
	struct imap_item item;
	bool listed; /* size and date are there: an answer to a listing */
	bool body;   /* the text was there */
};

static void note_static(struct told *told, const struct mailimap_msg_att_static *item)
{
	switch (item->att_type) {
	case MAILIMAP_MSG_ATT_UID:
		told->item.uid = item->att_data.att_uid;
		break;
	case MAILIMAP_MSG_ATT_RFC822_SIZE:
		told->item.size = item->att_data.att_rfc822_size;
		break;
	case MAILIMAP_MSG_ATT_INTERNALDATE:
		told->item.internaldate = epoch_of(item->att_data.att_internal_date);
		told->listed = true;
		break;
	case MAILIMAP_MSG_ATT_BODY_SECTION:
		/* NIL: the mail has gone */
		told->body = item->att_data.att_body_section->sec_body_part != NULL;
		break;
	default:
		break;
	}
}

static struct told hear(const struct mailimap_msg_att *message)
{
	struct told told = {0};

	for (clistiter *i = clist_begin(message->att_list); i; i = clist_next(i)) {
		const struct mailimap_msg_att_item *item = clist_content(i);

		if (item->att_type == MAILIMAP_MSG_ATT_ITEM_STATIC)
			note_static(&told, item->att_data.att_static);
		if (item->att_type == MAILIMAP_MSG_ATT_ITEM_DYNAMIC)
			told.item.done = is_done(item->att_data.att_dyn);
	}
	return told;
}

static void no_progress(size_t current, size_t maximum, void *context)
{
	(void)current;
	(void)maximum;
	(void)context;
}

static int command_with(struct imap *imap, mailimap_msg_att_handler *message,
			mailimap_msg_body_handler *body, const char *command)
{
	mailimap *wire = imap->wire;
	int result;

	/* without a progress function libetpan ignores the handlers */
	mailimap_set_progress_callback(wire, no_progress, no_progress, NULL);
	mailimap_set_msg_att_handler(wire, message, imap);
	mailimap_set_msg_body_handler(wire, body, imap);
	result = imap_command(imap, IMAP_LISTING, command);
	mailimap_set_progress_callback(wire, NULL, NULL, NULL);
	mailimap_set_msg_att_handler(wire, NULL, NULL);
	mailimap_set_msg_body_handler(wire, NULL, NULL);
	return result;
}

static void on_listed(struct mailimap_msg_att *message, void *context)
{
	struct imap *imap = context;
	struct told told = hear(message);

	if (told.item.uid == 0 || !told.listed)
		return;
	imap->items = memory_grow(imap->items, imap->item_count, sizeof(*imap->items));
	imap->items[imap->item_count++] = told.item;
}

static int list_set(struct imap *imap, const char *set, struct error *err)
{
	char command[IMAP_COMMAND + 64];
	int result;

	snprintf(command, sizeof(command), "UID FETCH %s (UID RFC822.SIZE INTERNALDATE FLAGS)",
		 set);
	result = command_with(imap, on_listed, NULL, command);
	if (result == MAILIMAP_NO_ERROR)
		return 0;
	if (imap_is_broken(imap, result))
		return imap_fail_result(imap, result, err);
	return imap_fail(imap, IMAP_FAULT_FOLDER, err,
			 "%s: the server refuses to list the mails of the folder; may this account "
			 "read it?",
			 imap->stream->where);
}

static int by_uid(const void *left, const void *right)
{
	const struct imap_item *a = left, *b = right;

	return (a->uid > b->uid) - (a->uid < b->uid);
}

/* Hands over what was listed: ascending, each once, between the two. */
static void hand_over(struct imap *imap, uint32_t from, uint32_t to, struct imap_item **items_r,
		      size_t *count_r)
{
	struct imap_item *items = imap->items;
	size_t kept = 0;

	if (imap->item_count > 0)
		qsort(items, imap->item_count, sizeof(*items), by_uid);
	for (size_t i = 0; i < imap->item_count; i++) {
		if (items[i].uid < from || items[i].uid > to)
			continue;
		if (kept == 0 || items[kept - 1].uid != items[i].uid)
			items[kept++] = items[i];
	}
	*items_r = items;
	*count_r = kept;
	imap->items = NULL;
	imap->item_count = 0;
}

static int give_up(struct imap *imap)
{
	free(imap->items);
	imap->items = NULL;
	imap->item_count = 0;
	return -1;
}

/* How many UIDs one listing spans, so that it holds about SCAN_STEP mails. */
static uint64_t span_of(const struct imap *imap, uint32_t from)
{
	uint64_t uids = imap->uidnext > from ? imap->uidnext - from : 0;
	uint64_t thinness = imap->exists ? uids / imap->exists + 1 : 1;

	return SCAN_STEP * thinness;
}

int imap_scan(struct imap *imap, uint32_t from, uint32_t to, struct imap_item **items_r,
	      size_t *count_r, struct error *err)
{
	uint64_t span = span_of(imap, from);
	uint64_t at = from ? from : 1;
	char set[32];

	while (to != 0 ? at <= to : at + span < imap->uidnext) {
		uint64_t last = at + span - 1;

		if (to != 0 && last > to)
			last = to;
		snprintf(set, sizeof(set), "%llu:%llu", (unsigned long long)at,
			 (unsigned long long)last);
		if (list_set(imap, set, err) < 0)
			return give_up(imap);
		at = last + 1;
	}
	if (to == 0) {
		/* "*" is the last mail, whatever its UID: hand_over leaves it out when it is
		 * older */
		snprintf(set, sizeof(set), "%llu:*", (unsigned long long)at);
		if (list_set(imap, set, err) < 0)
			return give_up(imap);
	}
	hand_over(imap, from, to ? to : UINT32_MAX, items_r, count_r);
	return 0;
}

int imap_scan_uids(struct imap *imap, const uint32_t *uids, size_t count,
		   struct imap_item **items_r, size_t *count_r, struct error *err)
{
	char set[IMAP_COMMAND];

	for (size_t at = 0; at < count; at += IMAP_BATCH) {
		size_t part = count - at < IMAP_BATCH ? count - at : IMAP_BATCH;

		imap_uid_set(uids + at, part, set);
		if (list_set(imap, set, err) < 0)
			return give_up(imap);
	}
	hand_over(imap, 1, UINT32_MAX, items_r, count_r);
	return 0;
}

/* --- whole mails -------------------------------------------------------------------------- */

static void stop_sink(struct imap *imap)
{
	imap->sink_failed = true;
	stream_fail(imap->stream, "the mail could not be stored");
}

static bool on_body(int type, struct mailimap_msg_att_body_section *section, const char *bytes,
		    size_t length, void *context)
{
	struct imap *imap = context;

	(void)section;
	if (type != MAILIMAP_MSG_ATT_BODY_SECTION || imap->sink_failed)
		return false;
	stream_credit(imap->stream, length);
	if (imap->sink->data(imap->sink->context, bytes, length) == 0)
		return true;
	stop_sink(imap);
	return false;
}

static void on_message(struct mailimap_msg_att *message, void *context)
{
	struct imap *imap = context;
	struct told told = hear(message);

	if (told.body && !imap->sink_failed &&
	    imap->sink->end(imap->sink->context, told.item.uid) < 0)
		stop_sink(imap);
}

static void on_wait(void *context)
{
	struct imap *imap = context;

	if (!imap->sink_failed && imap->sink->wait(imap->sink->context) < 0)
		stop_sink(imap);
}

int imap_fetch(struct imap *imap, const uint32_t *uids, size_t count, const struct imap_sink *sink,
	       struct error *err)
{
	char set[IMAP_COMMAND], command[IMAP_COMMAND + 64];
	int result;

	imap_uid_set(uids, count, set);
	snprintf(command, sizeof(command), "UID FETCH %s (UID BODY.PEEK[])", set);
	imap->sink = sink;
	imap->sink_failed = false;
	imap->stream->on_wait = on_wait;
	imap->stream->context = imap;
	result = command_with(imap, on_message, on_body, command);
	imap->stream->on_wait = NULL;
	imap->sink = NULL;
	/* a NO here means that some of them could not be had: the caller sees which */
	if (!imap_is_broken(imap, result))
		return 0;
	return imap_fail_result(imap, result, err);
}
