/* intake_away: step 5 in the life of a mail, for a batch: see intake_state.h. Each step is done for
 * all mails before the next begins, so that they share the syncs of the folders. */
#include "roles/intake_state.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/error.h"
#include "base/file.h"
#include "base/log.h"
#include "base/process.h"
#include "settings/settings.h"
#include "spool/spool.h"
#include "store/store.h"
#include "vault/vault.h"

/* One mail on its way into kept/ or failed/. */
struct away {
	const struct arrival_receipt *receipt;
	enum spool_folder folder;
	char path[SPOOL_PATH], temporary[SPOOL_PATH + 8];
	bool left; /* it stays in new/ */
	int out;   /* the temporary, open until it is synced; -1: none */
};

static struct away away_of(const struct intake *intake, const struct arrival_receipt *receipt)
{
	const struct store_mail *mail = &receipt->mail;
	struct away away = {.receipt = receipt, .folder = SPOOL_KEPT, .out = -1};
	char name[SPOOL_NAME + 8];

	if (mail->state == MAIL_TE_GROOT || mail->state == MAIL_ONLEESBAAR ||
	    mail->state == MAIL_MISLUKT)
		away.folder = SPOOL_FAILED;
	snprintf(name, sizeof(name), "%s.sealed", mail->name);
	spool_path(intake->settings->spool, away.folder, name, away.path);
	snprintf(away.temporary, sizeof(away.temporary), "%s.tmp", away.path);
	return away;
}

/* What a cut left of the temporary is written anew. The disk may begin at once: the fsync that follows then
 * finds little to do. */
static int seal(struct intake *intake, struct away *away, struct error *err)
{
	const struct store_mail *mail = &away->receipt->mail;
	struct vault_key key;
	int result;

	if (mail->key_id == 0 || file_exists(away->path))
		return 0;
	if (store_key(intake->store, mail->key_id, &key, err) < 0)
		return -1;
	away->out =
	    open(away->temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
	if (away->out < 0)
		result = error_system(err, ERROR_STOP, "%s", away->temporary);
	else if (lseek(away->receipt->raw_fd, 0, SEEK_SET) < 0)
		result = error_system(err, ERROR_STOP, "%s", mail->name);
	else
		result = vault_seal_stream(&key, away->receipt->raw_fd, away->out, err);
	vault_wipe(&key, sizeof(key));
	if (result == 0)
		sync_file_range(away->out, 0, 0, SYNC_FILE_RANGE_WRITE);
	return result;
}

static int seal_all(struct intake *intake, struct away *aways, size_t count, struct error *err)
{
	for (size_t i = 0; i < count; i++) {
		intake_tries_begin(&intake->tries, aways[i].receipt->name);
		if (seal(intake, &aways[i], err) == 0)
			continue;
		if (err->kind == ERROR_STOP)
			return -1;
		log_alarm("intake-fault", "name=%s error=\"%s\"", aways[i].receipt->name,
			  err->text);
		aways[i].left = true;
	}
	return 0;
}

static int sync_all(struct away *aways, size_t count, struct error *err)
{
	for (size_t i = 0; i < count; i++) {
		if (aways[i].out >= 0 && fsync(aways[i].out) < 0)
			return error_system(err, ERROR_STOP, "fsync %s", aways[i].temporary);
		process_cut("intake-sealed");
	}
	return 0;
}

static int rename_all(const struct intake *intake, const struct away *aways, size_t count,
		      struct error *err)
{
	bool touched[SPOOL_FOLDER_COUNT] = {false};
	char folder[SPOOL_PATH];

	for (size_t i = 0; i < count; i++) {
		/* renamed by an earlier process, that may have been killed before the sync */
		touched[aways[i].folder] = true;
		if (aways[i].out < 0 || aways[i].left)
			continue;
		if (rename(aways[i].temporary, aways[i].path) < 0)
			return error_system(err, ERROR_STOP, "%s", aways[i].path);
		process_cut("intake-kept");
	}
	for (int i = 0; i < SPOOL_FOLDER_COUNT; i++) {
		spool_path(intake->settings->spool, (enum spool_folder)i, NULL, folder);
		if (touched[i] && file_sync_folder(folder, err) < 0)
			return -1;
	}
	return 0;
}

static int mark_all(struct intake *intake, const struct away *aways, size_t count, size_t *taken_r,
		    struct error *err)
{
	const char *names[INTAKE_BATCH];
	size_t marked = 0;

	for (size_t i = 0; i < count; i++) {
		if (!aways[i].left)
			names[marked++] = aways[i].receipt->name;
	}
	if (spool_mark(intake->settings->spool, names, marked, err) < 0)
		return -1;
	for (size_t i = 0; i < marked; i++)
		intake_tries_clear(&intake->tries, names[i]);
	*taken_r = marked;
	return 0;
}

int intake_put_away(struct intake *intake, const struct arrival_receipt *receipts, size_t count,
		    size_t *taken_r, struct error *err)
{
	struct away aways[INTAKE_BATCH];
	int result;

	*taken_r = 0;
	for (size_t i = 0; i < count; i++)
		aways[i] = away_of(intake, &receipts[i]);
	result = seal_all(intake, aways, count, err);
	if (result == 0)
		result = sync_all(aways, count, err);
	for (size_t i = 0; i < count; i++) {
		if (aways[i].out >= 0)
			close(aways[i].out);
	}
	if (result < 0 || rename_all(intake, aways, count, err) < 0)
		return -1;
	return mark_all(intake, aways, count, taken_r, err);
}
