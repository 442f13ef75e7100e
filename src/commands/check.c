/* check: the doctor. Connects to every server, verifies certificates, signs in, looks for each
 * folder, loads each template, and says what to do about each fault.
 *
 * SECURITY: reads every secret that it checks, one at a time; prints none. */
#include <stdio.h>
#include <unistd.h>

#include "base/error.h"
#include "base/memory.h"
#include "base/place.h"
#include "commands/commands.h"
#include "commands/table.h"
#include "compose/compose.h"
#include "desk/texts.h"
#include "imap/imap.h"
#include "json/json.h"
#include "reader/reader.h"
#include "settings/settings.h"
#include "smtp/smtp.h"
#include "spool/spool.h"
#include "store/store.h"

struct checkup {
	json_t *json;
	struct table *table;
	size_t faults;
};

/* `note`: what there is to say of a part without a fault. */
static void tell(struct checkup *checkup, const char *part, const char *fault, const char *note)
{
	checkup->faults += fault != NULL;
	if (checkup->json) {
		json_t *row = json_object();

		json_put(row, "part", json_text(part));
		json_put(row, "good", json_boolean(fault == NULL));
		json_put(row, "fault", json_text(fault));
		if (note)
			json_put(row, "note", json_text(note));
		json_array_append_new(checkup->json, row);
		return;
	}
	table_row(checkup->table);
	table_cell(checkup->table, TABLE_PLAIN, part);
	table_cell(checkup->table, fault ? TABLE_RED : TABLE_GREEN, fault ? "FAULT" : "good");
	table_cell(checkup->table, TABLE_PLAIN, fault ? fault : note);
}

static void say(struct checkup *checkup, const char *part, const char *fault)
{
	tell(checkup, part, fault, NULL);
}

static void check_templates(const struct settings *settings, struct checkup *checkup)
{
	struct compose_templates *templates = NULL;
	struct compose_faults faults = {0};

	if (compose_load(settings->templates, &templates, &faults) == 0)
		say(checkup, "templates", NULL);
	for (size_t i = 0; i < faults.count; i++)
		say(checkup, "templates", faults.items[i]);
	compose_faults_free(&faults);
	compose_free(&templates);
}

static void check_tables(const struct settings *settings, struct checkup *checkup)
{
	struct error err;

	say(checkup, "lexicon", reader_check_tables(settings->lexicon, &err) < 0 ? err.text : NULL);
}

static void check_texts(const struct settings *settings, struct checkup *checkup)
{
	struct error err;

	say(checkup, "advies", desk_texts_check(settings->advies, &err) < 0 ? err.text : NULL);
}

static void check_reader(const struct settings *settings, struct checkup *checkup)
{
	struct error err;
	int result = reader_check_program(&settings->limits, &err);

	say(checkup, "reader", result < 0 ? err.text : NULL);
}

/* Of a place that was looked at: `fault`, or that nothing stands there. */
static void say_place(struct checkup *checkup, const char *part, const char *fault,
		      const char *path)
{
	tell(checkup, part, fault,
	     !fault && place_is_missing(path) ? "not there yet; made at the first start" : NULL);
}

static void check_places(const struct settings *settings, struct checkup *checkup)
{
	char master[SPOOL_PATH];
	struct error err;
	int result = settings_secrets_examine(settings, &err);

	say(checkup, "secrets", result < 0 ? err.text : NULL);
	result = spool_examine(settings->spool, settings->raw_limit, &err);
	say_place(checkup, "spool", result < 0 ? err.text : NULL, settings->spool);
	result = store_examine_place(settings->store, settings->keys, settings->spool, &err);
	if (result == 0)
		result = store_examine_files(settings->store, settings->keys, &err);
	say_place(checkup, "store", result < 0 ? err.text : NULL, settings->store);
	if (result < 0)
		return;
	snprintf(master, sizeof(master), "%s/master", settings->secrets);
	result = store_examine(settings->store, settings->keys, master, &err);
	say_place(checkup, "master key", result < 0 ? err.text : NULL, master);
}

static int open_mailbox(const struct settings *settings, const struct mailbox *mailbox,
			struct error *err)
{
	struct buffer secret = {0};
	struct imap *imap = NULL;
	struct imap_folder folder;
	enum imap_fault fault;
	int result = 0;

	if (mailbox->imap.secret)
		result = settings_secret(settings, mailbox->imap.secret, &secret, err);
	if (result == 0)
		result = imap_open(&mailbox->imap, secret.data, &imap, &fault, err);
	buffer_free(&secret);
	if (result == 0)
		result = imap_select(imap, mailbox->imap.folder, &folder, err);
	imap_close(&imap);
	return result;
}

static void check_mailboxes(const struct settings *settings, struct checkup *checkup)
{
	for (size_t i = 0; i < settings->loket_count; i++) {
		const struct loket *loket = &settings->lokets[i];

		for (size_t j = 0; j < loket->mailbox_count; j++) {
			const struct mailbox *mailbox = &loket->mailboxes[j];
			struct error err;

			if (isatty(STDERR_FILENO))
				fprintf(stderr, "\r\033[K%s ...", mailbox->address);
			if (open_mailbox(settings, mailbox, &err) < 0)
				say(checkup, mailbox->address, err.text);
			else
				say(checkup, mailbox->address, NULL);
		}
	}
	if (isatty(STDERR_FILENO))
		fputs("\r\033[K", stderr);
}

static void check_smtp(const struct settings *settings, struct checkup *checkup)
{
	struct buffer secret = {0};
	struct smtp *smtp = NULL;
	struct error err;
	int result = 0;

	if (settings->smtp.secret)
		result = settings_secret(settings, settings->smtp.secret, &secret, &err);
	if (result == 0)
		result = smtp_open(&settings->smtp, secret.data, &smtp, &err);
	buffer_free(&secret);
	if (result == 0)
		result = smtp_check(smtp, &err);
	smtp_close(&smtp);
	say(checkup, "smtp", result < 0 ? err.text : NULL);
}

/* NULL after the faults were told. */
static const struct settings *read_settings(struct command_context *context)
{
	struct settings_faults faults = {0};
	struct checkup checkup = {.json = context->json ? json_array() : NULL};

	settings_read(settings_path(context->config), &context->settings, &faults);
	for (size_t i = 0; i < faults.count; i++) {
		if (checkup.json)
			say(&checkup, "configuration", faults.items[i]);
		else
			fprintf(stderr, "%s\n", faults.items[i]);
	}
	if (checkup.json && !context->settings)
		json_print(checkup.json, 1);
	json_decref(checkup.json);
	settings_faults_free(&faults);
	return context->settings;
}

static int look(struct command_context *context, int argc, char **argv)
{
	(void)context;
	return argc == 1 ? COMMAND_DONE
			 : command_misuse(&command_check, "unexpected argument '%s'", argv[1]);
}

static int run(struct command_context *context, int argc, char **argv)
{
	static const char *const heads[] = {"PART", "HEALTH", "WHAT TO DO", NULL};
	struct checkup checkup = {0};
	struct error err;

	(void)argc;
	(void)argv;
	if (!read_settings(context))
		return COMMAND_USAGE;
	if (context->json)
		checkup.json = json_array();
	else
		checkup.table = table_new(heads);
	say(&checkup, "configuration",
	    settings_as_owner(context->settings, &err) < 0 ? err.text : NULL);
	check_templates(context->settings, &checkup);
	check_tables(context->settings, &checkup);
	check_texts(context->settings, &checkup);
	check_reader(context->settings, &checkup);
	check_places(context->settings, &checkup);
	check_mailboxes(context->settings, &checkup);
	check_smtp(context->settings, &checkup);
	if (checkup.json) {
		json_print(checkup.json, 1);
		json_decref(checkup.json);
	} else {
		table_print(&checkup.table, context->color);
	}
	return checkup.faults ? COMMAND_FAILED : COMMAND_DONE;
}

const struct command command_check = {
    .name = "check",
    .needs = NEEDS_NOTHING,
    .json = true,
    .usage = "check [--json]",
    .summary =
	"the doctor: connects, verifies, signs in, looks for each mailbox, loads each template",
    .help = "Nothing is changed and nothing is sent. Each fault says what to do. Exit 1: a fault.",
    .look = look,
    .run = run,
};
