/* imap_mark: what is done to a mail on the server once it is safe here; see imap.h. */
#include "imap/session.h"

#include <stdio.h>

#include "base/error.h"
#include "base/memory.h"

/* One command over a set; a result of libetpan. tail: what stands behind the set. */
static int on_set(struct imap *imap, const char *verb, const uint32_t *uids, size_t count,
		  const char *tail)
{
	struct buffer command = {0};
	char set[IMAP_COMMAND];
	int result;

	imap_uid_set(uids, count, set);
	buffer_format(&command, "UID %s %s%s%s", verb, set, tail[0] ? " " : "", tail);
	result = imap_command(imap, IMAP_LISTING, command.data);
	buffer_free(&command);
	return result;
}

static int fail_mark(struct imap *imap, int result, const char *what, struct error *err)
{
	if (imap_is_broken(imap, result))
		return imap_fail_result(imap, result, err);
	return imap_fail(imap, IMAP_FAULT_FOLDER, err,
			 "%s: the server refuses to %s; give this account the right to do so",
			 imap->stream->where, what);
}

static int flag_part(struct imap *imap, const uint32_t *uids, size_t count, struct error *err)
{
	int result = MAILIMAP_ERROR_CUSTOM_COMMAND;

	if (imap->keywords)
		result = on_set(imap, "STORE", uids, count, "+FLAGS.SILENT ($LoketDone \\Seen)");
	/* a server without keywords of our own still shows people that it was taken */
	if (result == MAILIMAP_ERROR_CUSTOM_COMMAND)
		result = on_set(imap, "STORE", uids, count, "+FLAGS.SILENT (\\Seen)");
	return result == MAILIMAP_NO_ERROR ? 0 : fail_mark(imap, result, "set flags", err);
}

int imap_flag_done(struct imap *imap, const uint32_t *uids, size_t count, struct error *err)
{
	for (size_t at = 0; at < count; at += IMAP_BATCH) {
		size_t part = count - at < IMAP_BATCH ? count - at : IMAP_BATCH;

		if (flag_part(imap, uids + at, part, err) < 0)
			return -1;
	}
	return 0;
}

/* MOVE, or COPY, \Deleted and EXPUNGE of these UIDs only; a result of libetpan. */
static int take_away(struct imap *imap, const uint32_t *uids, size_t count, const char *folder,
		     bool *copied_r)
{
	int result;

	*copied_r = false;
	if (imap_can(imap, "MOVE"))
		return on_set(imap, "MOVE", uids, count, folder);
	result = on_set(imap, "COPY", uids, count, folder);
	*copied_r = result == MAILIMAP_NO_ERROR;
	if (result == MAILIMAP_NO_ERROR)
		result = on_set(imap, "STORE", uids, count, "+FLAGS.SILENT (\\Deleted)");
	if (result == MAILIMAP_NO_ERROR)
		result = on_set(imap, "EXPUNGE", uids, count, "");
	return result;
}

static int move_part(struct imap *imap, const uint32_t *uids, size_t count, const char *folder,
		     struct error *err)
{
	struct buffer create = {0};
	bool copied;
	int result = take_away(imap, uids, count, folder, &copied);

	/* never a second copy */
	if (result != MAILIMAP_NO_ERROR && !copied && !imap_is_broken(imap, result)) {
		/* most often the folder is missing; if not, the second try says so */
		buffer_format(&create, "CREATE %s", folder);
		result = imap_command(imap, IMAP_ANSWER, create.data);
		buffer_free(&create);
		if (!imap_is_broken(imap, result))
			result = take_away(imap, uids, count, folder, &copied);
	}
	return result == MAILIMAP_NO_ERROR
		   ? 0
		   : fail_mark(imap, result, "move mails into the folder of \"done\"", err);
}

int imap_move(struct imap *imap, const uint32_t *uids, size_t count, const char *folder,
	      struct error *err)
{
	struct buffer name = {0};
	int result = 0;

	/* a plain EXPUNGE would also take what other people have marked as deleted */
	if (!imap_can(imap, "MOVE") && !imap_can(imap, "UIDPLUS"))
		return imap_fail(
		    imap, IMAP_FAULT_FOLDER, err,
		    "%s can neither MOVE nor UID EXPUNGE; set done = \"flag\" for this "
		    "mailbox",
		    imap->stream->where);
	/* known before the copy, or each try would leave one more of them */
	if (!imap_can(imap, "MOVE") && !imap->deletable)
		return fail_mark(imap, MAILIMAP_ERROR_CUSTOM_COMMAND,
				 "delete mails (needed for \"done\" without MOVE)", err);
	imap_quote_folder(folder, &name);
	for (size_t at = 0; at < count && result == 0; at += IMAP_BATCH) {
		size_t part = count - at < IMAP_BATCH ? count - at : IMAP_BATCH;

		result = move_part(imap, uids + at, part, name.data, err);
	}
	buffer_free(&name);
	return result;
}
