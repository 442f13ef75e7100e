/* intake: see intake.h.
 *
 * One mail at a time: hash, sealed reader, one transaction (desk_receive), then the raw mail is sealed into
 * kept/ or failed/, the mark is left for fetch, and new/NAME goes. Cut off anywhere, the next start finds new/NAME again;
 * when the store knows the name, only the part after the transaction is repeated. */
#include "roles/intake.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/error.h"
#include "base/file.h"
#include "base/log.h"
#include "base/memory.h"
#include "base/process.h"
#include "base/wake.h"
#include "compose/compose.h"
#include "desk/desk.h"
#include "reader/reader.h"
#include "roles/intake_tries.h"
#include "settings/settings.h"
#include "spool/spool.h"
#include "store/store.h"
#include "vault/vault.h"

enum {
	BATCH = 500,	     /* names taken from new/ at a time */
	SCAN_MS = 5 * 1000,  /* the wake-up is a hint, this is the truth */
	CRASHES_ALLOWED = 2, /* readings tried of a mail whose reader dies */
	RETRY_MS = 2 * 1000, /* and then ever more slowly: what waits is told each time */
	RETRY_LAST_MS = 30 * 1000,
};

struct intake {
	const struct settings *settings;
	struct reader_pool *readers;
	struct vault *vault;
	struct store *store;
	struct compose_templates *templates;
	struct desk desk;
	int wake;
};

/* --- one mail ---------------------------------------------------------------------------------- */

/* What is left to do with a mail, or why not. */
enum outcome { TAKEN, LATER, BROKEN };

static int read_mail(struct intake *intake, int fd, struct desk_receipt *receipt, struct error *err)
{
	struct reading_context context = {.mailbox = receipt->mailbox->address,
					  .regio = receipt->mailbox->loket->regio,
					  .authserv_id = receipt->mailbox->authserv_id};
	enum reader_end end = READER_CRASHED;

	for (int tries = 0; tries < CRASHES_ALLOWED && end == READER_CRASHED; tries++) {
		if (reader_pool_read(intake->readers, receipt->arena, fd, &context, &end,
				     &receipt->reading, err) < 0)
			return -1;
	}
	process_cut("intake-reading");
	if (end == READER_OK)
		return 0;
	receipt->reading = NULL;
	receipt->state = MAIL_MISLUKT;
	receipt->reason = reader_end_name(end);
	log_warn("reader-ended", "name=%s how=%s", receipt->name, receipt->reason);
	return 0;
}

/* Fills the receipt from the raw mail: size, hash, reading. */
static int take_in(struct intake *intake, int fd, struct desk_receipt *receipt, struct error *err)
{
	struct stat info;

	if (fstat(fd, &info) < 0)
		return error_system(err, ERROR_STOP, "%s", receipt->name);
	receipt->size = info.st_size;
	receipt->raw_fd = fd;
	receipt->now = clock_now();
	/* fetch left the server's time of receipt on the file; a clock of the future is not believed */
	receipt->received = info.st_mtime < receipt->now ? info.st_mtime : receipt->now;
	if (vault_hash_file(intake->vault, fd, receipt->hash, err) < 0)
		return -1;
	if (receipt->size > intake->settings->limits.mail) {
		receipt->state = MAIL_TE_GROOT;
		receipt->reason = letter_limit_name(LETTER_TOO_LARGE);
		return 0;
	}
	/* refused once: its reading may be what was at fault */
	if (receipt->state != MAIL_VERWERKT)
		return 0;
	return read_mail(intake, fd, receipt, err);
}

/* Writes FOLDER/NAME.sealed; what a cut left of it is written anew. */
static int seal_raw(struct intake *intake, int fd, const struct store_mail *mail, struct error *err)
{
	bool failed = mail->state == MAIL_TE_GROOT || mail->state == MAIL_ONLEESBAAR ||
		      mail->state == MAIL_MISLUKT;
	char name[SPOOL_NAME + 8], path[SPOOL_PATH], temporary[SPOOL_PATH + 8];
	struct vault_key key;
	int out, result;

	snprintf(name, sizeof(name), "%s.sealed", mail->name);
	spool_path(intake->settings->spool, failed ? SPOOL_FAILED : SPOOL_KEPT, name, path);
	snprintf(temporary, sizeof(temporary), "%s.tmp", path);
	if (file_exists(path))
		return 0;
	if (store_key(intake->store, mail->key_id, &key, err) < 0)
		return -1;
	out = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
	if (out < 0)
		return error_system(err, ERROR_STOP, "%s", temporary);
	result = lseek(fd, 0, SEEK_SET) < 0 ? error_system(err, ERROR_STOP, "%s", mail->name)
					    : vault_seal_stream(&key, fd, out, err);
	vault_wipe(&key, sizeof(key));
	if (result == 0 && fsync(out) < 0)
		result = error_system(err, ERROR_STOP, "fsync %s", temporary);
	close(out);
	process_cut("intake-sealed");
	return result < 0 ? -1 : file_rename(temporary, path, err);
}

/* Step 5: raw mail sealed away, mark left, new/NAME gone. Repeatable. */
static int put_away(struct intake *intake, int fd, const struct store_mail *mail, struct error *err)
{
	const char *spool = intake->settings->spool;

	if (mail->key_id != 0 && seal_raw(intake, fd, mail, err) < 0)
		return -1;
	process_cut("intake-kept");
	if (spool_mark(spool, mail->name, err) < 0)
		return -1;
	process_cut("intake-marked");
	if (spool_remove_new(spool, mail->name, err) < 0)
		return -1;
	process_cut("intake-removed");
	return 0;
}

static void say_stored(const struct store_mail *mail)
{
	log_info("mail-stored", "name=%s soort=%s state=%s dossier=%s reason=%s", mail->name,
		 names_text(&names_soort, (int)mail->soort),
		 names_text(&names_mail_state, (int)mail->state),
		 mail->dossier ? mail->dossier : "-", mail->reason ? mail->reason : "-");
}

static void wake_deliver(const struct intake *intake)
{
	char path[SPOOL_PATH];

	spool_path(intake->settings->spool, SPOOL_WAKE, "deliver", path);
	wake_touch(path);
}

static int handle(struct intake *intake, struct desk_receipt *receipt, struct error *err)
{
	char path[SPOOL_PATH];
	struct store_mail mail;
	int fd, known, result = 0;

	spool_path(intake->settings->spool, SPOOL_NEW, receipt->name, path);
	fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
	if (fd < 0)
		return error_system(err, ERROR_STOP, "%s", receipt->name);
	known = store_mail_by_name(intake->store, receipt->arena, receipt->name, &mail, err);
	if (known < 0)
		result = -1;
	if (known == 0) {
		result = take_in(intake, fd, receipt, err);
		process_cut("intake-read");
		if (result == 0)
			result = desk_receive(&intake->desk, receipt, &mail, err);
		if (result == 0) {
			wake_deliver(intake);
			say_stored(&mail);
		}
	}
	if (result == 0)
		result = put_away(intake, fd, &mail, err);
	close(fd);
	return result;
}

/* A fault of one mail (ERROR_REFUSE) must not stop the others: without its reading, as `mislukt`, it
 * can always be stored. */
static int handle_refused(struct intake *intake, struct desk_receipt *receipt, struct error *err)
{
	log_warn("mail-refused", "name=%s error=\"%s\"", receipt->name, err->text);
	receipt->reading = NULL;
	receipt->state = MAIL_MISLUKT;
	receipt->reason = "verwerking";
	return handle(intake, receipt, err);
}

static enum outcome take_one(struct intake *intake, const char *name)
{
	char address[SPOOL_NAME];
	struct desk_receipt receipt = {.name = name, .state = MAIL_VERWERKT, .raw_fd = -1};
	uint32_t uidvalidity, uid;
	struct error err;
	int result, tries;

	if (!spool_name_parts(name, address, &uidvalidity, &uid))
		return TAKEN;
	receipt.mailbox = settings_mailbox(intake->settings, address);
	if (!receipt.mailbox) {
		log_warn("mail-waits", "name=%s its mailbox is not in the configuration", name);
		return LATER;
	}
	tries = intake_tries_begin(intake->settings->spool, name);
	if (tries >= TRIES_TAKE) {
		log_alarm("mail-kills",
			  "name=%s intake died over it %d times; it waits in new/ for a person",
			  name, tries);
		return LATER;
	}
	if (tries >= TRIES_READ) {
		log_alarm("mail-kills",
			  "name=%s intake died over it %d times; it is set aside unread", name,
			  tries);
		receipt.state = MAIL_MISLUKT;
		receipt.reason = "crash";
	}
	receipt.arena = arena_new();
	result = handle(intake, &receipt, &err);
	if (result < 0 && err.kind == ERROR_REFUSE)
		result = handle_refused(intake, &receipt, &err);
	arena_free(&receipt.arena);
	intake_tries_end(intake->settings->spool);
	if (result == 0)
		return TAKEN;
	log_alarm("intake-fault", "name=%s error=\"%s\"", name, err.text);
	/* one mail that cannot even be set aside waits in new/; the others go on */
	return err.kind == ERROR_STOP ? BROKEN : LATER;
}

/* --- the role ---------------------------------------------------------------------------------- */

/* Takes all that is in new/. */
static enum outcome take_all(struct intake *intake)
{
	struct spool_names names;
	enum outcome worst = TAKEN;
	struct error err;
	size_t taken;

	do {
		if (spool_list(intake->settings->spool, SPOOL_NEW, NULL, BATCH, &names, &err) < 0) {
			log_alarm("spool-fault", "error=\"%s\"", err.text);
			return BROKEN;
		}
		taken = 0;
		for (size_t i = 0; i < names.count && !process_stop && worst != BROKEN; i++) {
			enum outcome outcome = take_one(intake, names.items[i]);

			taken += outcome == TAKEN;
			if (outcome > worst)
				worst = outcome;
		}
		spool_names_free(&names);
	} while (taken > 0 && !process_stop && worst != BROKEN);
	return worst;
}

static enum outcome tell_refusals(struct intake *intake)
{
	struct error err;
	int told;

	if (desk_tell_refusals(&intake->desk, &told, &err) < 0) {
		log_alarm("refusals-fault", "error=\"%s\"", err.text);
		return err.kind == ERROR_STOP ? BROKEN : LATER;
	}
	if (told > 0)
		wake_deliver(intake);
	return TAKEN;
}

static int open_store(struct intake *intake, struct error *err)
{
	const struct settings *settings = intake->settings;
	char path[1024];

	snprintf(path, sizeof(path), "%s/master", settings->secrets);
	if (vault_open(path, store_is_empty(settings->store), &intake->vault, err) < 0)
		return -1;
	return store_open(settings->store, settings->keys, intake->vault, &intake->store, err);
}

static int load_templates(struct intake *intake, struct error *err)
{
	struct compose_faults faults = {0};
	int result = compose_load(intake->settings->templates, &intake->templates, &faults);

	if (result < 0)
		error_set(err, ERROR_STOP, "%s", faults.count ? faults.items[0] : "templates");
	compose_faults_free(&faults);
	return result;
}

static int watch_folders(struct intake *intake, struct error *err)
{
	char new_mail[SPOOL_PATH];
	const char *folders[] = {new_mail};

	spool_path(intake->settings->spool, SPOOL_NEW, NULL, new_mail);
	return wake_open(folders, 1, &intake->wake, err);
}

static int start(struct intake *intake, struct error *err)
{
	/* the readers' parent is forked before this process holds a key */
	if (reader_pool_start(intake->settings->tables, &intake->settings->limits, &intake->readers,
			      err) < 0 ||
	    open_store(intake, err) < 0 || load_templates(intake, err) < 0 ||
	    watch_folders(intake, err) < 0)
		return -1;
	intake->desk = (struct desk){.settings = intake->settings,
				     .vault = intake->vault,
				     .store = intake->store,
				     .templates = intake->templates};
	return 0;
}

static void stop(struct intake *intake)
{
	if (intake->wake >= 0)
		close(intake->wake);
	compose_free(&intake->templates);
	store_close(&intake->store);
	vault_close(&intake->vault);
	reader_pool_stop(&intake->readers);
}

static enum outcome pass(struct intake *intake)
{
	enum outcome mails = take_all(intake);
	enum outcome refusals = mails == BROKEN ? BROKEN : tell_refusals(intake);

	return mails > refusals ? mails : refusals;
}

int role_intake(const struct settings *settings, bool once)
{
	struct intake intake = {.settings = settings, .wake = -1};
	enum outcome outcome = BROKEN;
	int retry = RETRY_MS;
	struct error err;

	if (start(&intake, &err) < 0) {
		log_alarm("intake-refused", "error=\"%s\"", err.text);
		stop(&intake);
		return 1;
	}
	for (;;) {
		outcome = pass(&intake);
		if (once || process_stop || outcome == BROKEN)
			break;
		wake_wait(intake.wake, outcome == LATER ? retry : SCAN_MS);
		retry = outcome != LATER	    ? RETRY_MS
			: retry < RETRY_LAST_MS / 2 ? retry * 2
						    : RETRY_LAST_MS;
	}
	stop(&intake);
	return outcome == TAKEN || (process_stop && !once) ? 0 : 1;
}
