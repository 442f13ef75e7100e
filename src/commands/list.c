/* list: the dossiers, or every mail that ever came in. */
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/error.h"
#include "base/memory.h"
#include "commands/commands.h"
#include "commands/options.h"
#include "commands/table.h"
#include "json/json.h"
#include "settings/settings.h"
#include "store/store.h"

struct listing {
	json_t *json;	     /* either this */
	struct table *table; /* or this */
};

static const char *clock_text(int64_t seconds)
{
	static char text[CLOCK_TEXT];

	return clock_iso(seconds, text);
}

static enum table_color state_color(enum dossier_state state)
{
	switch (state) {
	case DOSSIER_ONTVANGEN:
	case DOSSIER_AANVULLEN:
		return TABLE_YELLOW;
	case DOSSIER_AFGESLOTEN:
	case DOSSIER_NIET_ONTVANKELIJK:
	case DOSSIER_INGETROKKEN:
		return TABLE_DIM;
	default:
		return TABLE_GREEN;
	}
}

static bool add_dossier(const struct store_dossier *dossier, void *context)
{
	struct listing *listing = context;
	const char *state = names_text(&names_dossier_state, (int)dossier->state);
	const char *instrument = names_text(&names_instrument, (int)dossier->instrument);

	if (listing->json) {
		json_t *row = json_object();

		json_put(row, "dossier", json_text(dossier->reference));
		json_put(row, "loket", json_text(dossier->loket));
		json_put(row, "instrument", json_text(instrument));
		json_put(row, "state", json_text(state));
		json_put(row, "opened", json_text(clock_text(dossier->opened)));
		json_put(row, "assigned", json_text(dossier->assigned));
		json_array_append_new(listing->json, row);
		return true;
	}
	table_row(listing->table);
	table_cell(listing->table, TABLE_BOLD, dossier->reference);
	table_cell(listing->table, TABLE_PLAIN, dossier->loket);
	table_cell(listing->table, TABLE_PLAIN, instrument);
	table_cell(listing->table, state_color(dossier->state), state);
	table_cell(listing->table, TABLE_PLAIN, clock_text(dossier->opened));
	table_cell(listing->table, TABLE_PLAIN, dossier->assigned);
	return true;
}

static bool add_mail(const struct store_mail *mail, void *context)
{
	struct listing *listing = context;
	const char *soort = names_text(&names_soort, (int)mail->soort);
	const char *state = names_text(&names_mail_state, (int)mail->state);
	bool calm = mail->state <= MAIL_DUBBEL;

	if (listing->json) {
		json_t *row = json_object();

		json_put(row, "id", json_integer(mail->id));
		json_put(row, "mailbox", json_text(mail->mailbox));
		json_put(row, "soort", json_text(soort));
		json_put(row, "state", json_text(state));
		json_put(row, "dossier", json_text(mail->dossier));
		json_put(row, "reason", json_text(mail->reason));
		json_put(row, "received", json_text(clock_text(mail->received)));
		json_array_append_new(listing->json, row);
		return true;
	}
	char id[24];

	snprintf(id, sizeof(id), "%lld", (long long)mail->id);
	table_row(listing->table);
	table_cell(listing->table, TABLE_PLAIN, id);
	table_cell(listing->table, TABLE_PLAIN, mail->mailbox);
	table_cell(listing->table, TABLE_PLAIN, soort);
	table_cell(listing->table, calm ? TABLE_PLAIN : TABLE_RED, state);
	table_cell(listing->table, TABLE_BOLD, mail->dossier);
	table_cell(listing->table, TABLE_PLAIN, mail->reason);
	table_cell(listing->table, TABLE_PLAIN, clock_text(mail->received));
	return true;
}

static const char *const dossier_heads[] = {"DOSSIER", "LOKET",	   "INSTRUMENT", "STATE",
					    "OPENED",  "ASSIGNED", NULL};
static const char *const mail_heads[] = {"ID",	    "MAILBOX", "SOORT",	   "STATE",
					 "DOSSIER", "REASON",  "RECEIVED", NULL};

static int say_which_lokets(const struct settings *settings, const char *given)
{
	struct buffer ids = {0};
	int result;

	for (size_t i = 0; i < settings->loket_count; i++)
		buffer_format(&ids, "%s%s", i ? ", " : "", settings->lokets[i].id);
	result = command_misuse(&command_list, "there is no loket '%s' in %s; there are: %s", given,
				settings->path, ids.data);
	buffer_free(&ids);
	return result;
}

/* COMMAND_DONE, or what was told. `settings` NULL: they are not read yet. */
static int read_arguments(const struct settings *settings, int argc, char **argv,
			  struct store_filter *filter, bool *mail)
{
	const char *state = NULL;
	const struct command_option options[] = {{"--state", &state, NULL},
						 {"--loket", &filter->loket, NULL},
						 {"--mail", NULL, mail},
						 {NULL, NULL, NULL}};
	int operands;

	if (command_options(&command_list, options, argc, argv, &operands) < 0)
		return COMMAND_USAGE;
	if (operands != 0)
		return command_misuse(&command_list, "unexpected argument '%s'", argv[1]);
	if (*mail && (state || filter->loket))
		return command_misuse(
		    &command_list, "--state and --loket choose among dossiers; leave --mail out");
	if (state && (filter->state = names_value(&names_dossier_state, state)) < 0)
		return command_unknown(&command_list, "state", state, &names_dossier_state);
	if (settings && filter->loket && !settings_loket(settings, filter->loket))
		return say_which_lokets(settings, filter->loket);
	return COMMAND_DONE;
}

static int look(struct command_context *context, int argc, char **argv)
{
	struct store_filter filter = {.state = -1};
	bool mail = false;

	(void)context;
	return read_arguments(NULL, argc, argv, &filter, &mail);
}

static int run(struct command_context *context, int argc, char **argv)
{
	struct store_filter filter = {.state = -1};
	struct listing listing = {0};
	struct error err;
	bool mail = false;
	int result = read_arguments(context->settings, argc, argv, &filter, &mail);

	if (result != COMMAND_DONE)
		return result;
	if (context->json)
		listing.json = json_array();
	else
		listing.table = table_new(mail ? mail_heads : dossier_heads);
	result = mail ? store_each_mail(context->store, NULL, add_mail, &listing, &err)
		      : store_each_dossier(context->store, &filter, add_dossier, &listing, &err);
	if (listing.json) {
		if (result == 0)
			json_print(listing.json, 1);
		json_decref(listing.json);
	} else {
		table_print(&listing.table, context->color);
	}
	return result < 0 ? command_fail("%s", err.text) : COMMAND_DONE;
}

const struct command command_list = {
    .name = "list",
    .needs = NEEDS_STORE,
    .json = true,
    .usage = "list [--state STATE] [--loket LOKET] [--json] | list --mail [--json]",
    .summary = "the dossiers; with --mail every mail that came in",
    .help = "  --state STATE  only: ontvangen, ontvankelijk, toegewezen, aanvaard, afgesloten,\n"
	    "                 niet_ontvankelijk, ingetrokken, aanvullen\n"
	    "  --loket LOKET  only of one loket\n"
	    "  --mail         mails instead of dossiers: what kind each was and what became of it",
    .look = look,
    .run = run,
};
