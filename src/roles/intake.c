/* intake: see intake.h. Finds what is in new/, in turns, and takes it in batches
 * (intake_batch.c). */
#include "roles/intake.h"

#include <stdio.h>
#include <unistd.h>

#include "advies/advies.h"
#include "base/error.h"
#include "base/file.h"
#include "base/log.h"
#include "base/process.h"
#include "base/wake.h"
#include "compose/compose.h"
#include "desk/desk.h"
#include "desk/texts.h"
#include "reader/reader.h"
#include "roles/intake_state.h"
#include "settings/settings.h"
#include "spool/spool.h"
#include "store/store.h"
#include "vault/vault.h"

enum {
	NAMES_AT_ONCE = 500, /* taken from new/ at a time */
	SCAN_MS = 5 * 1000,  /* the wake-up is a hint, this is the truth */
	RETRY_MS = 2 * 1000, /* and then ever more slowly: what waits is told each time */
	RETRY_LAST_MS = 30 * 1000,
};

/* As many batches as these names make; how many of them are done with. */
static size_t take_names(struct intake *intake, const struct spool_names *names,
			 enum intake_outcome *worst)
{
	size_t done = 0, used, taken;

	for (size_t i = 0; i < names->count && !process_stop && *worst != INTAKE_BROKEN;
	     i += used) {
		enum intake_outcome outcome =
		    intake_batch(intake, names->items + i, names->count - i, &used, &taken);

		done += taken;
		if (outcome > *worst)
			*worst = outcome;
	}
	return done;
}

/* Takes all that is in new/. */
static enum intake_outcome take_all(struct intake *intake)
{
	enum intake_outcome worst = INTAKE_TAKEN;
	struct spool_names names;
	struct error err;
	size_t taken;

	do {
		if (spool_list(intake->settings->spool, SPOOL_NEW, NULL, NAMES_AT_ONCE, &names,
			       &err) < 0) {
			log_alarm("spool-fault", "error=\"%s\"", err.text);
			return INTAKE_BROKEN;
		}
		taken = take_names(intake, &names, &worst);
		spool_names_free(&names);
	} while (taken > 0 && !process_stop && worst != INTAKE_BROKEN);
	return worst;
}

static enum intake_outcome tell_refusals(struct intake *intake)
{
	struct error err;
	int told;

	if (desk_tell_refusals(&intake->desk, &told, &err) < 0) {
		log_alarm("refusals-fault", "error=\"%s\"", err.text);
		return err.kind == ERROR_STOP ? INTAKE_BROKEN : INTAKE_LATER;
	}
	if (told > 0)
		intake_wake_deliver(intake);
	return INTAKE_TAKEN;
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

static int load_texts(struct intake *intake, struct error *err)
{
	intake->texts = desk_texts_load(intake->settings->advies, err);
	return intake->texts ? 0 : -1;
}

static int watch_folders(struct intake *intake, struct error *err)
{
	char new_mail[SPOOL_PATH], hints[SPOOL_PATH];
	const char *folders[] = {new_mail, hints};

	spool_path(intake->settings->spool, SPOOL_NEW, NULL, new_mail);
	spool_path(intake->settings->spool, SPOOL_WAKE, "intake", hints);
	unlink(hints); /* earlier versions touched a file of that name */
	if (file_make_folder(hints, err) < 0)
		return -1;
	return wake_open(folders, 2, &intake->wake, err);
}

static int start(struct intake *intake, struct error *err)
{
	/* the readers' parent is forked before this process holds a key */
	if (reader_pool_start(intake->settings->lexicon, &intake->settings->limits,
			      &intake->readers, err) < 0 ||
	    open_store(intake, err) < 0 || load_templates(intake, err) < 0 ||
	    load_texts(intake, err) < 0 || spool_empty_marks(intake->settings->spool, err) < 0 ||
	    watch_folders(intake, err) < 0)
		return -1;
	if (intake_tries_open(&intake->tries, intake->settings->spool))
		intake->careful = INTAKE_BATCH;
	intake->desk = (struct desk){.settings = intake->settings,
				     .vault = intake->vault,
				     .store = intake->store,
				     .templates = intake->templates,
				     .texts = intake->texts};
	return 0;
}

static void stop(struct intake *intake)
{
	if (intake->wake >= 0)
		close(intake->wake);
	intake_tries_close(&intake->tries);
	advies_texts_free(&intake->texts);
	compose_free(&intake->templates);
	store_close(&intake->store);
	vault_close(&intake->vault);
	reader_pool_stop(&intake->readers);
}

/* What came in is looked at before what is due: it may be the answer. */
static enum intake_outcome pass(struct intake *intake)
{
	static enum intake_outcome (*const steps[])(struct intake * intake) = {
	    take_all, tell_refusals, intake_remind};
	enum intake_outcome worst = INTAKE_TAKEN;

	for (size_t i = 0; i < sizeof(steps) / sizeof(steps[0]) && worst != INTAKE_BROKEN; i++) {
		enum intake_outcome outcome = steps[i](intake);

		worst = outcome > worst ? outcome : worst;
	}
	return worst;
}

int role_intake(const struct settings *settings, bool once)
{
	struct intake intake = {.settings = settings, .tries = {.fd = -1}, .wake = -1};
	enum intake_outcome outcome = INTAKE_BROKEN;
	int retry = RETRY_MS;
	struct error err;

	if (start(&intake, &err) < 0) {
		log_alarm("intake-refused", "error=\"%s\"", err.text);
		stop(&intake);
		return 1;
	}
	intake_remind_start(&intake, once);
	for (;;) {
		outcome = pass(&intake);
		if (once || process_stop || outcome == INTAKE_BROKEN)
			break;
		wake_wait(intake.wake, outcome == INTAKE_LATER ? retry : SCAN_MS);
		retry = outcome != INTAKE_LATER	    ? RETRY_MS
			: retry < RETRY_LAST_MS / 2 ? retry * 2
						    : RETRY_LAST_MS;
	}
	stop(&intake);
	return outcome == INTAKE_TAKEN || (process_stop && !once) ? 0 : 1;
}
