/* fetch_batch: steps 1 and 2, the mails of one command. Those that come close together share their
 * syncs; none waits long for another. */
#include "roles/fetch_state.h"

#include <sys/stat.h>

#include "base/clock.h"
#include "base/file.h"
#include "base/log.h"
#include "base/process.h"
#include "settings/settings.h"

enum { WAIT_MS = 500 }; /* a whole mail waits no longer than this for a slow server */

void fetch_name(const struct fetch *fetch, uint32_t uid, char out[SPOOL_NAME])
{
	const struct spool_id id = {.uidvalidity = fetch->cursor.uidvalidity,
				    .generation = fetch->cursor.generation,
				    .uid = uid};

	spool_name(fetch->mailbox->address, &id, out);
}

/* Makes all that is whole safe, in new/. */
static int commit(struct fetch_batch *batch)
{
	size_t count = batch->whole_count;

	batch->whole_count = 0;
	batch->whole_bytes = 0;
	if (count == 0)
		return 0;
	if (spool_commit(batch->fetch->settings->spool, batch->whole, count, &batch->err) < 0)
		return -1;
	for (size_t i = 0; i < count; i++)
		log_info("mail-fetched", "item=%s bytes=%lld", batch->whole[i].name,
			 (long long)batch->lengths[i]);
	return 0;
}

/* --- the sink: a mail comes in pieces, its UID last --------------------------------------- */

static int begin_mail(struct fetch_batch *batch)
{
	batch->length = 0;
	/* a number that no other of this batch has */
	fetch_name(batch->fetch, batch->begun++, batch->coming.begun);
	return spool_begin(batch->fetch->settings->spool, &batch->coming, &batch->err);
}

static int on_data(void *context, const char *bytes, size_t length)
{
	struct fetch_batch *batch = context;

	if (batch->coming.fd < 0 && begin_mail(batch) < 0)
		return -1;
	batch->length += (int64_t)length;
	if (batch->whole_bytes + batch->length > FETCH_TOGETHER_BYTES && commit(batch) < 0)
		return -1;
	/* the rest of one that is too large is read and dropped */
	if (batch->length > batch->fetch->settings->raw_limit)
		return 0;
	return file_write_all(batch->coming.fd, bytes, length, &batch->err);
}

/* The file carries the time at which the mail arrived; intake tells it to the applicant. A file system
 * that cannot keep it costs only that. */
static void stamp(int fd, int64_t date)
{
	struct timespec times[2] = {{.tv_sec = date}, {.tv_sec = date}};

	if (date > 0 && futimens(fd, times) < 0)
		log_debug("mail-not-stamped", "fd=%d", fd);
}

static int keep(struct fetch_batch *batch, size_t which)
{
	struct spool_mail *mail = &batch->whole[batch->whole_count];

	*mail = batch->coming;
	batch->coming.fd = -1;
	fetch_name(batch->fetch, batch->uids[which], mail->name);
	stamp(mail->fd, batch->dates[which]);
	spool_written(mail);
	process_cut("fetch-tmp");
	if (batch->whole_count == 0)
		batch->whole_since = clock_monotonic_ms();
	batch->lengths[batch->whole_count++] = batch->length;
	batch->whole_bytes += batch->length;
	batch->here[which] = true;
	batch->here_count++;
	if (batch->whole_count == FETCH_TOGETHER || batch->whole_bytes >= FETCH_TOGETHER_BYTES ||
	    batch->here_count == batch->count)
		return commit(batch);
	return 0;
}

static int on_end(void *context, uint32_t uid)
{
	struct fetch_batch *batch = context;
	const struct settings *settings = batch->fetch->settings;
	size_t which = 0;

	if (batch->coming.fd < 0 && begin_mail(batch) < 0)
		return -1;
	while (which < batch->count && batch->uids[which] != uid)
		which++;
	if (which < batch->count && !batch->here[which] && batch->length <= settings->raw_limit)
		return keep(batch, which);
	/* not asked for, said twice, or larger than the listing said */
	spool_abort(settings->spool, &batch->coming);
	return 0;
}

static int on_wait(void *context)
{
	struct fetch_batch *batch = context;

	if (batch->whole_count == 0 || clock_monotonic_ms() - batch->whole_since < WAIT_MS)
		return 0;
	return commit(batch);
}

int fetch_batch_run(struct fetch_batch *batch, struct error *err)
{
	struct fetch *fetch = batch->fetch;
	struct imap_sink sink = {.data = on_data, .end = on_end, .wait = on_wait, .context = batch};
	int result;

	batch->coming.fd = -1;
	result = imap_fetch(fetch->imap, batch->uids, batch->count, &sink, err);
	if (batch->coming.fd >= 0)
		spool_abort(fetch->settings->spool, &batch->coming);
	/* also when the session was lost or the disk is full: these are whole */
	if (commit(batch) < 0 || batch->err.kind != ERROR_NONE) {
		*err = batch->err;
		return -1;
	}
	return result;
}
