/* intake_batch: steps 3 to 5 of the life of some mails together: see intake_state.h.
 *
 * Each is read by a reader of its own; then one transaction for all (arrival_receive), then all are
 * put away. Cut off anywhere, the next start finds new/NAME again; of a name that the store knows
 * only the last step is repeated. */
#include "roles/intake_state.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/error.h"
#include "base/log.h"
#include "base/memory.h"
#include "base/process.h"
#include "reader/reader.h"
#include "settings/settings.h"
#include "spool/spool.h"
#include "store/store.h"
#include "vault/vault.h"

struct batch {
	struct intake *intake;
	struct arena *arena;
	struct arrival_receipt receipts[INTAKE_BATCH];
	struct {
		bool known;		/* stored before: only to be put away */
		struct reader_job *job; /* its reader at work; NULL: none */
	} items[INTAKE_BATCH];
	size_t count;
	int64_t bytes;
	enum intake_outcome worst;
};

static void note(struct batch *batch, enum intake_outcome outcome)
{
	if (outcome > batch->worst)
		batch->worst = outcome;
}

static void note_fault(struct batch *batch, const char *name, const struct error *err)
{
	log_alarm("intake-fault", "name=%s error=\"%s\"", name, err->text);
	note(batch, err->kind == ERROR_STOP ? INTAKE_BROKEN : INTAKE_LATER);
}

/* --- which mails ------------------------------------------------------------------------------- */

/* A mail over which intake died again and again is no longer read, and at last left alone. */
static bool may_be_taken(struct batch *batch, struct arrival_receipt *receipt)
{
	int deaths = intake_tries_deaths(&batch->intake->tries, receipt->name);

	if (deaths >= TRIES_TAKE) {
		log_alarm("mail-kills",
			  "name=%s intake died over it %d times; it waits in new/ for a person",
			  receipt->name, deaths);
		note(batch, INTAKE_LATER);
		return false;
	}
	if (deaths >= TRIES_READ) {
		log_alarm("mail-kills",
			  "name=%s intake died over it %d times; it is set aside unread",
			  receipt->name, deaths);
		receipt->state = MAIL_MISLUKT;
		receipt->reason = "crash";
	}
	return true;
}

/* Opens new/NAME; its fault is its own and does not stop the others. */
static bool open_raw(struct batch *batch, struct arrival_receipt *receipt)
{
	char path[SPOOL_PATH];
	struct error err;
	struct stat info;

	spool_path(batch->intake->settings->spool, SPOOL_NEW, receipt->name, path);
	receipt->raw_fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
	if (receipt->raw_fd >= 0 && fstat(receipt->raw_fd, &info) == 0) {
		receipt->size = info.st_size;
		receipt->now = clock_now();
		/* fetch left the server's time of receipt on the file; a clock of the future is not believed */
		receipt->received = info.st_mtime < receipt->now ? info.st_mtime : receipt->now;
		return true;
	}
	error_system(&err, ERROR_RETRY, "%s", receipt->name);
	note_fault(batch, receipt->name, &err);
	if (receipt->raw_fd >= 0)
		close(receipt->raw_fd);
	return false;
}

/* False when the batch is full without it. */
static bool add(struct batch *batch, const char *name)
{
	struct arrival_receipt receipt = {
	    .name = name, .state = MAIL_VERWERKT, .raw_fd = -1, .arena = batch->arena};
	char address[SPOOL_NAME];
	struct spool_id id;

	if (!spool_name_parts(name, address, &id))
		return true;
	receipt.mailbox = settings_mailbox(batch->intake->settings, address);
	if (!receipt.mailbox) {
		log_warn("mail-waits", "name=%s its mailbox is not in the configuration", name);
		note(batch, INTAKE_LATER);
		return true;
	}
	if (!may_be_taken(batch, &receipt) || !open_raw(batch, &receipt))
		return true;
	if (batch->count > 0 && batch->bytes + receipt.size > INTAKE_BATCH_BYTES) {
		close(receipt.raw_fd);
		return false;
	}
	batch->bytes += receipt.size;
	batch->receipts[batch->count++] = receipt;
	return true;
}

/* How many of the names were looked at. */
static size_t gather(struct batch *batch, char *const *names, size_t count)
{
	struct intake *intake = batch->intake;
	size_t room = intake->careful > 0 ? 1 : INTAKE_BATCH, used = 0;

	while (used < count && batch->count < room && add(batch, names[used]))
		used++;
	if (intake->careful > 0)
		intake->careful--;
	return used;
}

/* --- reading ----------------------------------------------------------------------------------- */

static struct reading_context context_of(const struct arrival_receipt *receipt)
{
	return (struct reading_context){.mailbox = receipt->mailbox->address,
					.regio = receipt->mailbox->loket->regio,
					.authserv_id = receipt->mailbox->authserv_id};
}

/* Takes the hash. 1 the mail is stored already, 0 it is not, -1; also when the store knows the name, and by it
 * another mail: behind a lost spool, UIDs that a server gives a second time look like that. */
static int find_stored(struct intake *intake, struct arrival_receipt *receipt, struct error *err)
{
	int known =
	    store_mail_by_name(intake->store, receipt->arena, receipt->name, &receipt->mail, err);

	if (known < 0 || vault_hash_file(intake->vault, receipt->raw_fd, receipt->hash, err) < 0)
		return -1;
	if (known == 1 && memcmp(receipt->hash, receipt->mail.hash, sizeof(receipt->hash)) != 0)
		return error_set(
		    err, ERROR_RETRY,
		    "the store has another mail of this name; it waits in new/: rename "
		    "it, with -1000 behind the UIDVALIDITY (MAILBOX.7-1000.2)");
	return known;
}

/* Starts the reader; of a mail that is stored already it is not needed. */
static int begin_reading(struct batch *batch, size_t index, struct error *err)
{
	struct intake *intake = batch->intake;
	struct arrival_receipt *receipt = &batch->receipts[index];
	struct reading_context context = context_of(receipt);
	int known = find_stored(intake, receipt, err);

	batch->items[index].known = known == 1;
	if (known != 0)
		return known < 0 ? -1 : 0;
	intake_tries_begin(&intake->tries, receipt->name);
	if (receipt->size > intake->settings->limits.mail) {
		receipt->state = MAIL_TE_GROOT;
		receipt->reason = letter_limit_name(LETTER_TOO_LARGE);
	}
	if (receipt->state != MAIL_VERWERKT)
		return 0;
	return reader_pool_begin(intake->readers, receipt->raw_fd, &context,
				 &batch->items[index].job, err);
}

/* Waits for the reader. One that died gets a second chance: what killed it (the kernel short of memory, a person)
 * need not be the mail. */
static int end_reading(struct batch *batch, size_t index, struct error *err)
{
	struct reader_pool *readers = batch->intake->readers;
	struct arrival_receipt *receipt = &batch->receipts[index];
	struct reading_context context = context_of(receipt);
	enum reader_end end;

	if (!batch->items[index].job)
		return 0;
	intake_tries_begin(&batch->intake->tries, receipt->name);
	if (reader_pool_end(readers, &batch->items[index].job, receipt->arena, &end,
			    &receipt->reading, err) < 0)
		return -1;
	if ((end == READER_CRASHED || end == READER_MEMORY) &&
	    reader_pool_read(readers, receipt->arena, receipt->raw_fd, &context, &end,
			     &receipt->reading, err) < 0)
		return -1;
	process_cut("intake-reading");
	if (end == READER_OK)
		return 0;
	receipt->reading = NULL;
	receipt->state = MAIL_MISLUKT;
	receipt->reason = reader_end_name(end);
	log_warn("reader-ended", "name=%s how=%s", receipt->name, receipt->reason);
	return 0;
}

static void drop(struct batch *batch, size_t index)
{
	close(batch->receipts[index].raw_fd);
	batch->count--;
	memmove(&batch->receipts[index], &batch->receipts[index + 1],
		(batch->count - index) * sizeof(batch->receipts[0]));
	memmove(&batch->items[index], &batch->items[index + 1],
		(batch->count - index) * sizeof(batch->items[0]));
}

/* What cannot be read now stays in new/, and the others go on. */
static void leave(struct batch *batch, size_t index, const struct error *err)
{
	note_fault(batch, batch->receipts[index].name, err);
	drop(batch, index);
}

/* Some readers are at work while the first of them is waited for. */
static void read_all(struct batch *batch)
{
	size_t begun = 0, ended = 0;
	struct error err;

	while (ended < batch->count && batch->worst != INTAKE_BROKEN) {
		if (begun < batch->count &&
		    begun < ended + (size_t)batch->intake->settings->readers) {
			if (begin_reading(batch, begun, &err) == 0)
				begun++;
			else
				leave(batch, begun, &err);
		} else if (end_reading(batch, ended, &err) == 0) {
			process_cut("intake-read");
			ended++;
		} else {
			leave(batch, ended, &err);
			begun--;
		}
	}
}

/* --- storing ----------------------------------------------------------------------------------- */

static void say_stored(const struct store_mail *mail)
{
	log_info("mail-stored", "name=%s soort=%s state=%s dossier=%s reason=%s", mail->name,
		 names_text(&names_soort, (int)mail->soort),
		 names_text(&names_mail_state, (int)mail->state),
		 mail->dossier ? mail->dossier : "-", mail->reason ? mail->reason : "-");
}

/* A mail that the store refuses: without its reading, as `mislukt`, it can always be stored. One that cannot even
 * be set aside waits in new/. */
static void set_aside(struct batch *batch, size_t index)
{
	struct arrival_receipt *receipt = &batch->receipts[index];
	struct error err = receipt->fault;

	log_warn("mail-refused", "name=%s error=\"%s\"", receipt->name, err.text);
	receipt->reading = NULL;
	receipt->state = MAIL_MISLUKT;
	receipt->reason = "verwerking";
	if (arrival_receive(&batch->intake->desk, receipt, 1, &err) == 0 && !receipt->refused)
		return;
	note_fault(batch, receipt->name, receipt->refused ? &receipt->fault : &err);
	drop(batch, index);
}

static void store_all(struct batch *batch)
{
	struct intake *intake = batch->intake;
	struct error err;

	intake_tries_begin(&intake->tries, batch->receipts[0].name);
	if (arrival_receive(&intake->desk, batch->receipts, batch->count, &err) < 0) {
		/* then one by one: the others shall not suffer from the fault of one */
		if (batch->count > 1) {
			intake->careful = INTAKE_BATCH;
			err.kind = ERROR_RETRY;
		}
		/* of several nobody can say yet whose fault it is */
		note_fault(batch, batch->count > 1 ? "several" : batch->receipts[0].name, &err);
		while (batch->count > 0)
			drop(batch, batch->count - 1);
		return;
	}
	for (size_t i = batch->count; i-- > 0;) {
		if (batch->receipts[i].refused)
			set_aside(batch, i);
	}
	intake_wake_deliver(intake);
	for (size_t i = 0; i < batch->count; i++) {
		if (!batch->items[i].known)
			say_stored(&batch->receipts[i].mail);
	}
}

static void put_away(struct batch *batch, size_t *taken_r)
{
	struct error err;

	if (intake_put_away(batch->intake, batch->receipts, batch->count, taken_r, &err) < 0)
		note_fault(batch, batch->receipts[0].name, &err);
	else if (*taken_r < batch->count)
		note(batch, INTAKE_LATER);
}

enum intake_outcome intake_batch(struct intake *intake, char *const *names, size_t count,
				 size_t *used_r, size_t *taken_r)
{
	struct batch batch = {.intake = intake, .arena = arena_new()};

	*taken_r = 0;
	*used_r = gather(&batch, names, count);
	read_all(&batch);
	if (batch.count > 0 && batch.worst != INTAKE_BROKEN)
		store_all(&batch);
	if (batch.count > 0 && batch.worst != INTAKE_BROKEN)
		put_away(&batch, taken_r);
	while (batch.count > 0)
		drop(&batch, batch.count - 1);
	arena_free(&batch.arena);
	intake_tries_end(&intake->tries);
	return batch.worst;
}
