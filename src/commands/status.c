/* status: how every mailbox, the mail server and the queue are doing; exit 1 when a person is
 * needed. */
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/clock.h"
#include "base/error.h"
#include "base/file.h"
#include "base/memory.h"
#include "commands/commands.h"
#include "commands/table.h"
#include "json/json.h"
#include "settings/settings.h"
#include "spool/spool.h"
#include "store/store.h"

enum {
	SILENT_SECONDS = 15 * 60,
	QUEUE_SECONDS = 10 * 60,
	UNREAD_SECONDS = 5 * 60,
	AHEAD_SECONDS = 60
};

struct report {
	json_t *json;
	struct table *table;
	bool good;
	int64_t now;
};

static bool is_good(const struct spool_health *health, int64_t now, bool must_speak)
{
	if (!health->known)
		return false;
	if (must_speak && now - health->last_success > SILENT_SECONDS)
		return false;
	return health->healthy && health->waiting == 0 && health->vanished == 0;
}

/* Behind "mail". */
static const char *wait_end(uint32_t count)
{
	return count == 1 ? " waits" : "s wait";
}

/* What a person should know or do. */
static void explain(const struct spool_health *health, int64_t now, bool must_speak, char *out,
		    size_t size)
{
	if (!health->known)
		snprintf(out, size,
			 must_speak ? "nothing heard yet; is loketd running?"
				    : "nothing was to be sent yet");
	else if (!health->healthy)
		snprintf(out, size, "%s", health->fault);
	else if (health->waiting > 0)
		snprintf(out, size, "%u old mail%s; set since = \"YYYY-MM-DD\" for this mailbox",
			 health->waiting, wait_end(health->waiting));
	else if (health->vanished > 0)
		snprintf(out, size, "%u mail%s fetched: UID %s", health->vanished,
			 health->vanished == 1 ? " was taken away before it was"
					       : "s were taken away before they were",
			 health->vanished_uids);
	else if (must_speak && now - health->last_success > SILENT_SECONDS)
		snprintf(out, size, "no word for more than 15 minutes; is loketd running?");
	else
		out[0] = '\0';
}

static json_t *json_time(int64_t seconds)
{
	char text[CLOCK_TEXT];

	return json_text(seconds ? clock_iso(seconds, text) : NULL);
}

static json_t *json_row(const char *who, const struct spool_health *health, bool good,
			const char *what)
{
	json_t *row = json_object();

	json_put(row, "name", json_text(who));
	json_put(row, "healthy", json_boolean(good));
	json_put(row, "what", json_text(*what ? what : NULL));
	json_put(row, "since", json_time(health->since));
	json_put(row, "last_success", json_time(health->last_success));
	json_put(row, "waiting", json_integer(health->waiting));
	json_put(row, "vanished", json_integer(health->vanished));
	return row;
}

static void add_row(struct report *report, const char *who, const struct spool_health *health,
		    bool good, const char *what)
{
	char text[CLOCK_TEXT];

	report->good = report->good && good;
	if (report->json) {
		json_array_append_new(report->json, json_row(who, health, good, what));
		return;
	}
	table_row(report->table);
	table_cell(report->table, TABLE_PLAIN, who);
	table_cell(report->table, good ? TABLE_GREEN : TABLE_RED, good ? "good" : "LOOK");
	table_cell(report->table, TABLE_PLAIN,
		   health->since ? clock_iso(health->since, text) : NULL);
	table_cell(report->table, TABLE_PLAIN,
		   health->last_success ? clock_iso(health->last_success, text) : NULL);
	table_cell(report->table, TABLE_PLAIN, what);
}

static int report_one(const char *spool, const char *who, bool must_speak, struct report *report,
		      struct error *err)
{
	struct spool_health health;
	char what[600];
	bool good;

	if (spool_health_read(spool, who, &health, err) < 0)
		return -1;
	/* a mail server that never had anything to send has nothing to say */
	good = is_good(&health, report->now, must_speak) || (!must_speak && !health.known);
	explain(&health, report->now, must_speak, what, sizeof(what));
	add_row(report, who, &health, good, what);
	return 0;
}

/* Mails that were fetched and that nobody takes up: of a mailbox that is not in the configuration any more, or
 * "intake": of one that is, and for longer than intake needs. */
struct waiting {
	char who[SPOOL_NAME];
	uint32_t count;
	int64_t since; /* when the first of them was fetched */
};

static const char intake[] = "intake";

/* The time at which it came into new/: its other time is the server's. */
static int64_t fetched_at(const char *spool, const char *name)
{
	char path[SPOOL_PATH];
	struct stat status;

	spool_path(spool, SPOOL_NEW, name, path);
	return stat(path, &status) == 0 ? status.st_ctime : 0;
}

static void count_waiting(struct waiting **all, size_t *count, const char *who, int64_t at)
{
	struct waiting *waiting = NULL;

	for (size_t i = 0; i < *count && !waiting; i++) {
		if (strcmp((*all)[i].who, who) == 0)
			waiting = &(*all)[i];
	}
	if (!waiting) {
		*all = memory_grow(*all, *count, sizeof(**all));
		waiting = &(*all)[(*count)++];
		snprintf(waiting->who, sizeof(waiting->who), "%s", who);
	}
	if (at && (!waiting->since || at < waiting->since))
		waiting->since = at;
	waiting->count++;
}

static void report_waiting(const struct waiting *waiting, struct report *report)
{
	struct spool_health health = {.since = waiting->since};
	char what[200];

	snprintf(what, sizeof(what),
		 strcmp(waiting->who, intake) == 0
		     ? "%u fetched mail%s to be read; the log says what stops intake"
		     : "%u fetched mail%s, but this mailbox is not in the configuration; put "
		       "it back and it goes through",
		 waiting->count, wait_end(waiting->count));
	add_row(report, waiting->who, &health, false, what);
}

static int report_unread(const struct settings *settings, struct report *report, struct error *err)
{
	struct spool_names names = {0};
	struct waiting *all = NULL;
	char mailbox[SPOOL_NAME], folder[SPOOL_PATH];
	size_t count = 0;
	struct spool_id id;

	spool_path(settings->spool, SPOOL_NEW, NULL, folder);
	if (!file_exists(folder) && errno == ENOENT)
		return 0; /* before the first start */
	if (spool_list(settings->spool, SPOOL_NEW, NULL, SIZE_MAX, &names, err) < 0)
		return -1;
	for (size_t i = 0; i < names.count; i++) {
		int64_t at = fetched_at(settings->spool, names.items[i]);

		if (!spool_name_parts(names.items[i], mailbox, &id))
			continue;
		if (!settings_mailbox(settings, mailbox))
			count_waiting(&all, &count, mailbox, at);
		else if (at && report->now - at > UNREAD_SECONDS)
			count_waiting(&all, &count, intake, at);
	}
	for (size_t i = 0; i < count; i++)
		report_waiting(&all[i], report);
	free(all);
	spool_names_free(&names);
	return 0;
}

static int report_all(const struct settings *settings, struct report *report, struct error *err)
{
	for (size_t i = 0; i < settings->loket_count; i++) {
		const struct loket *loket = &settings->lokets[i];

		for (size_t j = 0; j < loket->mailbox_count; j++) {
			if (report_one(settings->spool, loket->mailboxes[j].address, true, report,
				       err) < 0)
				return -1;
		}
	}
	if (report_unread(settings, report, err) < 0)
		return -1;
	return report_one(settings->spool, "smtp", false, report, err);
}

/* Mails that were written at a time that is still to come. */
static void report_clock(const struct store_counts *counts, struct report *report)
{
	struct spool_health health = {.since = counts->newest_waiting};

	if (counts->newest_waiting - report->now > AHEAD_SECONDS)
		add_row(report, "clock", &health, false,
			"the clock was set back, and a mail waits that was written before; one of "
			"a decision keeps its time: see 'loketctl queue', and 'loketctl retry'");
}

static void print_report(struct command_context *context, struct report *report, bool runs,
			 const struct store_counts *counts)
{
	char oldest[CLOCK_TEXT] = "";

	if (counts->oldest_waiting)
		clock_iso(counts->oldest_waiting, oldest);
	if (report->json) {
		json_t *object = json_object();

		json_put(object, "healthy", json_boolean(report->good));
		json_put(object, "running", json_boolean(runs));
		json_put(object, "parts", report->json);
		json_put(object, "dossiers", json_integer(counts->dossiers));
		json_put(object, "mails", json_integer(counts->mails));
		json_put(object, "queue", json_integer(counts->waiting));
		json_put(object, "refused", json_integer(counts->refused));
		json_put(object, "oldest_waiting", json_time(counts->oldest_waiting));
		json_print(object, 1);
		json_decref(object);
		return;
	}
	table_print(&report->table, context->color);
	printf("\nloketd is %s; %lld dossiers, %lld mails; queue: %lld waiting",
	       runs ? "running" : "not running: start it", (long long)counts->dossiers,
	       (long long)counts->mails, (long long)counts->waiting);
	if (*oldest)
		printf(" (oldest from %s)", oldest);
	printf(", %lld refused\n", (long long)counts->refused);
}

static int look(struct command_context *context, int argc, char **argv)
{
	(void)context;
	return argc == 1 ? COMMAND_DONE
			 : command_misuse(&command_status, "unexpected argument '%s'", argv[1]);
}

static int run(struct command_context *context, int argc, char **argv)
{
	static const char *const heads[] = {"PART",	    "HEALTH",	  "SINCE",
					    "LAST SUCCESS", "WHAT TO DO", NULL};
	struct report report = {.good = true, .now = clock_now()};
	struct store_counts counts = {0};
	struct error err;
	bool running;
	int result;

	(void)argc;
	(void)argv;
	if (context->json)
		report.json = json_array();
	else
		report.table = table_new(heads);
	result = report_all(context->settings, &report, &err);
	if (result == 0 && context->store)
		result = store_count(context->store, &counts, &err);
	report_clock(&counts, &report);
	running = spool_locked(context->settings->spool);
	if (!running)
		report.good = false;
	if (counts.oldest_waiting && report.now - counts.oldest_waiting > QUEUE_SECONDS)
		report.good = false;
	print_report(context, &report, running, &counts);
	if (result < 0)
		return command_fail("%s", err.text);
	return report.good ? COMMAND_DONE : COMMAND_FAILED;
}

const struct command command_status = {
    .name = "status",
    .needs = NEEDS_STORE_IF_ANY,
    .json = true,
    .usage = "status [--json]",
    .summary = "each mailbox, the mail server and the queue; exit 1 when a person is needed",
    .help = "SINCE is when the present state began. LAST SUCCESS is written at most every ten "
	    "seconds,\n"
	    "so it may be as much too old. Faults too: no loketd that runs, a queue that waits\n"
	    "longer than ten minutes, mails that were fetched and not read for five, those of a\n"
	    "mailbox that is not in the configuration any more, and mails that wait and were\n"
	    "written at a time to come: the clock was set back.",
    .look = look,
    .run = run,
};
